import pytest

from clerk_app.documents.blocks import Heading, Paragraph, Run, plain
from clerk_app.documents.text_rules import language_tag, missing_characters, printable, texts
from tests.documents.papers import an_id, minutes_paper, paper, tables_paper

LATIN = frozenset(range(32, 127)) | {ord("ŵ")}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Tŷ Mawr", "Tŷ Mawr"),
        ("a\tb", "a b"),
        ("a\r\nb", "a\nb"),
        ("bell\x07", "bell"),
        ("half\ud800", "half"),
        ("\ufffe", ""),
    ],
)
def test_only_what_can_be_printed_is_kept(typed: str, printed: str) -> None:
    assert printable(typed) == printed


@pytest.mark.parametrize(
    ("tag", "kept"), [("cy-GB", "cy-GB"), ("en", "en"), ("", ""), ("Welsh please", ""), ("cy_GB", "")]
)
def test_only_language_tags_are_written(tag: str, kept: str) -> None:
    assert language_tag(tag) == kept


def test_missing_characters_are_counted_and_placed() -> None:
    document = paper(
        Paragraph(plain("Diolch, Gŵyr"), source=an_id(1)),
        Paragraph(plain("✓ and ✓"), source=an_id(2)),
        Heading(plain("✓"), source=an_id(3)),
    )
    found = missing_characters(document, LATIN)
    assert [(one.character, one.times, one.source) for one in found] == [("✓", 3, an_id(2))]


def test_a_letter_typed_as_two_characters_counts_as_the_one_it_looks_like() -> None:
    assert missing_characters(paper(Paragraph(plain("w\u0302"))), LATIN) == ()


def test_joiners_direction_marks_and_line_breaks_are_not_missing() -> None:
    assert missing_characters(paper(Paragraph(plain("a\u200d\u200f\ufe0f\u00ad\nb"))), LATIN) == ()


def test_marks_that_are_formats_but_drawn_are_not_passed_over() -> None:
    assert [one.character for one in missing_characters(paper(Paragraph(plain("\u0600"))), LATIN)] == ["\u0600"]


def test_emoji_and_right_to_left_letters_are_reported() -> None:
    found = missing_characters(paper(Paragraph((Run("👍"), Run("שלום", bold=True)))), LATIN)
    assert "".join(one.character for one in found) == "👍שלום"


@pytest.mark.parametrize("words", ["Junior Sailors: Pledges", "4A.1", "Page {page} of {pages}", "Chair", "the tides"])
def test_every_text_of_a_paper_is_looked_at(words: str) -> None:
    assert words in ["".join(run.text for run in runs) for _, runs in texts(minutes_paper())]


def test_cells_captions_and_lists_in_cells_are_looked_at() -> None:
    said = ["".join(run.text for run in runs) for _, runs in texts(tables_paper())]
    assert {"Items as a table", "Over all columns", "oars", "What was said"} <= set(said)
    assert (an_id(5001), "Harbour Master") in [
        (source, "".join(run.text for run in runs)) for source, runs in texts(tables_paper())
    ]
