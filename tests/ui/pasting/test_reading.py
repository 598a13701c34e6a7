"""What comes out of the clipboards of other programs: each fragment with the paragraphs that it is, written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.dividing import LONGEST_PARAGRAPH
from clerk_app.domain.links import safe_link
from clerk_app.domain.richtext import RichText, Run
from clerk_app.ui.pasting.paragraphs import MOST_CELLS, MOST_COLUMNS, PastedParagraph
from clerk_app.ui.pasting.reading import Copied
from clerk_app.ui.pasting.web_page import MOST_TOKENS
from tests.ui.pasting import clipboards


def spelled(copied: Copied) -> list[str]:
    """The paragraphs in short: "decimal 0.3: " before the third entry at the outermost level, and marks as tags."""
    return [_spelled(one) for one in copied.paragraphs() if one is not None]


def _spelled(one: PastedParagraph) -> str:
    if one.rows:
        return " / ".join(" | ".join(map(_tagged, row)) for row in one.rows)
    entry = one.entry
    return (f"{entry.marker} {entry.level}.{entry.count}: " if entry is not None else "") + _tagged(one.words)


def _tagged(words: RichText) -> str:
    return "".join(map(_tagged_run, words.runs))


def _tagged_run(run: Run) -> str:
    text, marks = run.text, run.marks
    for tag, is_on in (("b", marks.bold), ("i", marks.italic), ("u", marks.underline)):
        text = f"<{tag}>{text}</{tag}>" if is_on else text
    return f"[{text}]({marks.link})" if marks.link else text


PAGES = {
    "Word": (
        clipboards.WORD,
        [
            "<b>The quay</b>",
            "The board heard that the <b>north wall</b> is <i>sound</i> and the <u>south</u> one is not. See "
            "[the survey](https://example.org/survey).",
            "bullet 0.0: dredge the harbour;",
            "bullet 1.0: in spring;",
            "bullet 0.0: mend the quay.",
            "decimal 0.3: third of a list;",
            "letter 1.1: a part of it.",
            "It is agreed.[1]",
            "<b>Wall</b> | State / North\nand east | ",
        ],
        1,
    ),
    "Outlook": (
        clipboards.OUTLOOK,
        [
            "Dear clerk,",
            "The ferry is on time. 👍 Ring [Ann](mailto:ann@example.org).",
            "decimal 0.1: first",
            "letter 1.1: its part",
            "decimal 0.2: second",
            "<b>From:</b> Bob Example <bob@example.org>\n<b>Sent:</b> 24 January 2022 10:03\n<b>Subject:</b> The ferry",
            "Is it late?",
        ],
        0,
    ),
    "Chrome": (
        clipboards.CHROME,
        [
            "News",
            "The <b>new ferry</b> <i>sails</i> on Monday, <u>weather permitting</u>: "
            "[timetable](https://example.org/ferry?a=1&b=2).",
            "bullet 0.0: Adults",
            "bullet 1.0: over 60",
            "bullet 0.0: Children",
            "Tickets: buy",
            "At sea",
        ],
        1,
    ),
    "Firefox": (
        clipboards.FIREFOX,
        [
            "The <b>new ferry</b> sails on <i>Monday</i>.",
            "roman 0.4: fares\nfor all",
            "roman 0.5: times",
            "Fares",
            "Who | Pence / Adult | 450 / Dogs go free | ",
        ],
        0,
    ),
    "Excel": (clipboards.EXCEL, ["<b>Wall</b> | <b>Done</b> / North\nand east | <i>50%</i>"], 0),
    "one cell of Excel": (clipboards.EXCEL_CELL, ["4,200"], 0),
    "LibreOffice Writer": (
        clipboards.WRITER,
        [
            "The <b>wall</b> holds; <u><i>so far</i></u>.",
            "decimal 0.1: look at it",
            "letter 1.1: by boat",
            "decimal 0.2: report",
            "bullet 0.0: a [link](https://example.org/a)",
        ],
        1,
    ),
    "LibreOffice Calc": (clipboards.CALC, ["<b>Wall</b> | <b>Pence</b> / North | 12.5"], 0),
    "Google Docs": (
        clipboards.GOOGLE,
        [
            "The <b>wall</b><i> holds </i><u>well</u>[here](https://example.org/w)",
            "bullet 0.0: outer",
            "bullet 1.0: inner",
            "roman 0.1: one",
            "<b>a</b>",
        ],
        0,
    ),
    "Gmail": (
        clipboards.GMAIL,
        [
            "Hello,",
            "two lines\nof one paragraph",
            "and another",
            "On Mon, 24 Jan 2022 at 10:03, Bob <[bob@example.org](mailto:bob@example.org)> wrote:",
            "Is it late? 😀",
        ],
        0,
    ),
    "a newsletter set out in tables": (
        clipboards.NEWSLETTER,
        ["<b>Harbour news</b>", "The quay is open.", "Mon | 9 to 5 / Tue | shut"],
        0,
    ),
}


@pytest.mark.parametrize("program", PAGES)
def test_of_what_a_program_copies_words_lists_tables_and_marks_are_kept_alone(program: str) -> None:
    html, paragraphs, pictures = PAGES[program]
    copied = Copied(html, "The plain words of the same.")
    assert spelled(copied) == paragraphs
    assert copied.left_out.pictures == pictures


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>one<p>two<ul><li>three<li>four</ul>five", ["one", "two", "bullet 0.0: three", "bullet 0.0: four", "five"]),
        ("a <b>b <i>c</b> d</i>", ["a <b>b </b><i><b>c</b></i> d"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", ["a | b / c | ", "d"]),
        ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a | b /  | c"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("a < b and 3 <4, a <b", ["a < b and 3 <4, a <b"]),
        ("<p title='x>y' class=\"a\">words</p>", ["words"]),
        ("<p title='x>words</p>", ["words"]),
        ("a<!-- b -->c<!-- d", ["ac"]),
        ("a&nbsp;&amp;&#8212;&hellip;&unknown;", ["a &—…&unknown;"]),
        ("<li>no list</li>", ["bullet 0.0: no list"]),
        ("<ul style='list-style-type:none'><li>no mark</li></ul>", ["no mark"]),
        ("<ol><li value=7>seven</li><li>eight</li></ol>", ["decimal 0.7: seven", "decimal 0.8: eight"]),
        ("<ul><li>a<ul><li>b<ul><li>c<ul><li>d</ul></ul></ul></ul>", [
            "bullet 0.0: a", "bullet 1.0: b", "bullet 2.0: c", "bullet 2.0: d",
        ]),
        ("<ul><ul><ul><li>set in from nowhere</li></ul></ul></ul>", ["bullet 0.0: set in from nowhere"]),
        ("<table><tr><td><ul><li>a</li><li>b</li></ul></td><td>c</td></tr></table>", ["• a\n• b | c"]),
        ("<pre>one  two\n three</pre>", ["one  two\n three"]),
        ("<p style='font-weight:bold;text-decoration:underline line-through'>x</p>", ["<u><b>x</b></u>"]),
        ("<a href='https://example.org/'><u>x</u></a><a href='tel:123'>y</a>", ["[x](https://example.org/)y"]),
        ("<a href='#part'>x</a> <a>y</a> <a href='file:///etc/passwd'>z</a>", ["x y z"]),
        ("<p>" * 2_000 + "deep", ["", "deep"]),
        ("<div>" * 5_000 + "deep" + "</div>" * 5_000 + "after", ["deep", "after"]),
        ("<p>\x00a\ud800b\ufffe\x1ec</p>", ["abc"]),
        ("<p>before</p><!--StartFragment--><p>words</p><!--EndFragment--><p>behind</p>", ["words"]),
        ("<svg><text>drawn</text></svg><math><mi>x</mi></math>words", ["words"]),
        ("<p hidden>a</p><p style='visibility: hidden'>b</p><textarea>c</textarea>d", ["d"]),
        ("", []),
        ("<p>&nbsp;</p><p><br></p>", []),
    ],
)  # fmt: skip
def test_a_page_is_read_however_broken_it_is(html: str, paragraphs: list[str]) -> None:
    assert spelled(Copied(html)) == paragraphs


TEXTS = {
    "lines": ("one\r\ntwo\n\n\nthree\n", ["one", "two", "three"]),
    "hyphens": ("- one\n- two\n  goes on\n    - inner\n- three", [
        "bullet 0.0: one", "bullet 0.0: two goes on", "bullet 1.0: inner", "bullet 0.0: three",
    ]),
    "stars": ("* one\n* two", ["bullet 0.0: one", "bullet 0.0: two"]),
    "numbers": ("1. one\n2. two\n3) three\nwords", [
        "decimal 0.1: one", "decimal 0.2: two", "decimal 0.3: three", "words",
    ]),
    "letters": ("a) one\nb) two", ["letter 0.1: one", "letter 0.2: two"]),
    "Roman numbers": ("(i) one\n(ii) two\n(iii) three", ["roman 0.1: one", "roman 0.2: two", "roman 0.3: three"]),
    "the letter i": ("g. one\nh. two\ni. three", ["g. one", "h. two", "i. three"]),
    "a date and a number that begin a sentence": ("2. March was agreed.\n5. April too.", [
        "2. March was agreed.", "5. April too.",
    ]),
    "one line alone": ("1. Welcome", ["1. Welcome"]),
    "dashes": ("– one\n– two\nand\n– three", ["bullet 0.0: one", "bullet 0.0: two", "and", "– three"]),
    "numbers with tabs": ("1.\tone\n2.\ttwo", ["decimal 0.1: one", "decimal 0.2: two"]),
    "cells": ("Wall\tPence\nNorth\t12\nSouth\t\n", ["Wall | Pence / North | 12 / South | "]),
    "one line with a tab": ("Wall\tPence", ["Wall\tPence"]),
    "lines set in by a tab": ("\tone\n\ttwo", ["\tone", "\ttwo"]),
    "words round cells": ("Fares:\na\tb\nc\td\nend", ["Fares:", "a | b / c | d", "end"]),
    "letters and tabs": ("a)\tone\nb)\ttwo", ["letter 0.1: one", "letter 0.2: two"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_plain_text_is_lists_and_tables_where_it_was_typed_so(kind: str) -> None:
    text, paragraphs = TEXTS[kind]
    assert spelled(Copied(text=text)) == paragraphs


def test_a_page_without_words_gives_the_plain_text() -> None:
    """As of rich text that a program offers beside plain words, and of a page that holds a picture alone."""
    assert spelled(Copied("<img src='x.png'>", "the words")) == ["the words"]


def test_a_letter_that_is_a_roman_number_too_counts_on_from_the_letter_before_it() -> None:
    html = "".join(f"<p>{letter})&nbsp;&nbsp;x</p>" for letter in "ghi")
    assert spelled(Copied(html)) == ["letter 0.7: x", "letter 0.8: x", "letter 0.9: x"]


SENTENCE = "It was said once more that the harbour is to be dredged. "


def test_a_paragraph_that_no_key_could_follow_is_divided_between_sentences_and_said_to_be() -> None:
    words = (SENTENCE * 1_000).strip()
    copied = Copied(text=words)
    found = [one.words.plain for one in copied.paragraphs() if one is not None]
    assert " ".join(found) == words
    assert all(one.endswith("dredged.") and len(one) <= LONGEST_PARAGRAPH for one in found)
    assert copied.left_out.divided == 1


def test_marks_stay_where_they_are_in_what_is_divided() -> None:
    html = f"<p>{SENTENCE * 300}<b>{SENTENCE * 300}</b></p>"
    found = [one.words for one in Copied(html).paragraphs() if one is not None]
    bold = "".join(run.text for words in found for run in words.runs if run.marks.bold)
    assert bold.replace(" ", "") == (SENTENCE * 300).replace(" ", "")


def test_what_has_no_space_in_it_is_divided_anywhere() -> None:
    found = [one.words.plain for one in Copied(text="x" * 25_000).paragraphs() if one is not None]
    assert [len(one) for one in found] == [LONGEST_PARAGRAPH, LONGEST_PARAGRAPH, 5_000]


def test_a_long_table_is_several_and_a_very_wide_one_is_lines() -> None:
    row = "<tr><td>a</td><td>b</td></tr>"
    tables = [one for one in Copied(f"<table>{row * 1_000}</table>").paragraphs() if one is not None]
    assert sum(len(table.rows) for table in tables) == 1_000
    assert max(2 * len(table.rows) for table in tables) == MOST_CELLS
    wide = "<tr>" + "<td>x</td>" * (MOST_COLUMNS + 1) + "</tr>"
    assert spelled(Copied(f"<table>{wide}</table>")) == ["\t".join("x" * (MOST_COLUMNS + 1))]


def test_columns_that_a_page_says_to_be_millions_are_not_made() -> None:
    html = "<table><tr><td colspan=99999999 rowspan=99999999>a</td></tr><tr><td>b</td><td>c</td></tr></table>"
    assert spelled(Copied(html)) == ["a", "b\tc"]  # too wide for a table, so each row is a line


def test_a_page_of_tags_alone_can_be_put_aside_while_it_is_read() -> None:
    found = list(Copied("<i></i>" * MOST_TOKENS + "x").paragraphs())
    assert found[:-1] == [None, None]


@pytest.mark.parametrize(
    "html",
    [
        "<" * 200_000,
        "<a " * 100_000,
        "<a b='" * 100_000,
        "<p style='" + "a:b;" * 200_000 + "'>x",
        "<!--" * 100_000,
        "<style>" + ".a{" * 200_000,
        "<p " + "x" * 1_000_000 + ">y",
        "&" * 200_000,
        "<table><tr><td>" * 4_000 + "x",
        "<ul><li>" * 4_000 + "x",
        "</p>" * 20_000 + "</td>" * 20_000,
    ],
)
@pytest.mark.timeout(20)
def test_no_page_is_read_over_and_over(html: str) -> None:
    """Each would take hours where something in it were tried again from every place."""
    words = [one.words.plain for one in Copied(html).paragraphs() if one is not None]
    assert sum(map(len, words)) <= len(html)


@given(st.text(alphabet=st.sampled_from("<>/ab='\"&;- \n\t\u00a01.)upliotdrh!"), max_size=200))
def test_whatever_a_page_is_what_comes_of_it_can_be_kept(html: str) -> None:
    for one in Copied(html).paragraphs():
        if one is not None:
            texts = [one.words, *(cell for row in one.rows for cell in row)]
            assert all("\x1e" not in text.plain and "\x1f" not in text.plain for text in texts)
            assert all(safe_link(run.marks.link) == run.marks.link for text in texts for run in text.runs)


def test_every_letter_of_a_page_is_read_once() -> None:
    words = "".join(chr(code) for code in range(0x21, 0x17F) if chr(code).isalnum())
    html = "".join(f"<p><b>{letter}</b></p>" for letter in words)
    assert "".join(one.words.plain for one in Copied(html).paragraphs() if one is not None) == words
