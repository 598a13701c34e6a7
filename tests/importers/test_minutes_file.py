"""Minutes as other programs leave them: Word, web pages, text with pieces of HTML in its cells, lists with commas."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_app.domain.dividing import LONGEST_PARAGRAPH
from clerk_app.domain.doubts import doubt
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.minutes_list import ListedBlock, ListedMinute, MinutesDoubt, MinutesList
from clerk_app.domain.richtext import Marks, Run
from clerk_app.importers.minutes_file import read_minutes
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.wording.reading import doubt_words
from tests.importers.files import new_document, saved_document

SEED = "000_10c2e1f74e6b5f5e.txt"


def read(*lines: str) -> MinutesList:
    return read_minutes("\n".join(lines).encode())


def outline(found: MinutesList) -> list[tuple[str, str]]:
    return [(one.item.number, one.item.title) for one in found.minutes]


def said(one: ListedMinute) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.plain) for block in one.blocks]


def codes(one: ListedMinute) -> list[str]:
    return [str(found.code) for found in one.doubts]


def entries(one: ListedMinute) -> list[tuple[ListMarker | None, int, int]]:
    return [(block.marker, block.level, block.count) for block in one.blocks if block.kind is BlockKind.LIST_ENTRY]


def only(found: MinutesList) -> ListedMinute:
    (one,) = found.minutes
    return one


def test_numbered_headings_become_minutes_with_what_is_written_below_them() -> None:
    found = read(
        "Minutes of the Harbour Board", "Friday 4 October 2024", "",
        "1. Welcome (Chair) 1000hrs – 1010hrs", "The Chair welcomed everybody.", "Nobody was new.",
        "2 Budget", "The budget was discussed.",
    )  # fmt: skip
    assert outline(found) == [("1", "Welcome"), ("2", "Budget")]
    assert found.minutes[0].item.leads == ("Chair",)
    assert said(found.minutes[0]) == [
        ("paragraph", "The Chair welcomed everybody."), ("paragraph", "Nobody was new."),
    ]  # fmt: skip
    assert (found.titles[0], found.day) == ("Minutes of the Harbour Board", date(2024, 10, 4))


def test_pieces_of_html_in_the_cells_of_a_table_leave_no_markup() -> None:
    found = read(
        "\tItem",
        "1\t<p>Welcome&nbsp;and <b>news</b></p> <p>Ann &amp; Bob said 3 &lt; 4.</p>"
        '<ol style="list-style-type: lower-alpha"><li>First</li><li>Second</li></ol>',
        "<p>2.</p>\t<p>Budget</p><p>Agreed\u00a0at once.</p>",
    )
    assert outline(found) == [("1", "Welcome and news"), ("2", "Budget")]
    assert said(found.minutes[0]) == [
        ("paragraph", "Ann & Bob said 3 < 4."), ("list_entry", "First"), ("list_entry", "Second"),
    ]  # fmt: skip
    assert entries(found.minutes[0]) == [(ListMarker.LETTER, 0, 1), (ListMarker.LETTER, 0, 2)]
    assert said(found.minutes[1]) == [("paragraph", "Agreed at once.")]


def test_signs_that_only_look_like_markup_stay_as_they_were_typed() -> None:
    one = only(read("1. Figures", "<p>Fewer than < 5 & more than > 3 <x>.</p>"))
    assert said(one) == [("paragraph", "Fewer than < 5 & more than > 3 <x>.")]


def test_a_line_that_says_action_becomes_an_action_with_its_owners() -> None:
    one = only(
        read("1. Plan", "ACTION: Head of Policy, Housing and the School Nurse to write the plan.", "Action 2 - Look.")
    )
    assert [(block.kind, block.text.plain, block.owners) for block in one.blocks] == [
        (BlockKind.ACTION, "To write the plan.", ("Head of Policy, Housing", "School Nurse")),
        (BlockKind.ACTION, "Look.", ()),
    ]
    assert codes(one) == ["owner_read"]


def test_what_stands_in_a_column_of_actions_is_an_action_of_its_row() -> None:
    found = read("No\tItem\tAction", "1\tWelcome\t", "2\tBudget\tClerk to send it")
    assert [(block.kind, block.text.plain, block.owners) for block in found.minutes[1].blocks] == [
        (BlockKind.ACTION, "To send it", ("Clerk",))
    ]


def test_who_was_there_is_left_as_text_at_the_head_and_doubted() -> None:
    found = read("Harbour Board", "Present: Ann, Bob", "Apologies: Cy", "1. Welcome", "All were welcome.")
    assert said(found.minutes[0])[:2] == [("paragraph", "Present: Ann, Bob"), ("paragraph", "Apologies: Cy")]
    assert [block.goes_on for block in found.minutes[0].blocks] == [True, True, False]
    assert codes(found.minutes[0]) == ["attendance_is_text"]


def test_numbers_of_paragraphs_stay_with_them() -> None:
    one = only(read("8. Terms", "8.1 The terms were read.", "- 8.2 They were agreed."))
    assert [(block.number, block.text.plain) for block in one.blocks] == [
        ("8.1", "The terms were read."), ("8.2", "They were agreed."),
    ]  # fmt: skip


def test_lists_have_their_marks_and_levels() -> None:
    one = only(read("1. List", "- dot", "a. one", "i. in", "ii. in too", "b. two", "Text.", "1. first", "2. second"))
    assert entries(one) == [
        (ListMarker.BULLET, 0, 0), (ListMarker.LETTER, 1, 1), (ListMarker.ROMAN, 2, 1), (ListMarker.ROMAN, 2, 2),
        (ListMarker.LETTER, 1, 2), (ListMarker.DECIMAL, 0, 1), (ListMarker.DECIMAL, 0, 2),
    ]  # fmt: skip
    assert "entry_or_item" in codes(one)


def test_a_sentence_that_the_end_of_a_page_parted_is_one_again() -> None:
    one = only(read("1. Page\tx", "1\t<p>Page</p><p>The crew sailed on to</p>", "\t<p>the next page.</p>"))
    assert said(one)[-1] == ("paragraph", "The crew sailed on to the next page.")
    assert "joined" in codes(one)


def test_a_table_of_figures_stays_a_table() -> None:
    one = only(read("1. Figures", "Year\tCount\tShare", "2023\t12\t3", "2024\t14"))
    assert [[cell.plain for cell in row] for row in one.blocks[0].rows] == [
        ["Year", "Count", "Share"], ["2023", "12", "3"], ["2024", "14", ""],
    ]  # fmt: skip


def test_a_paragraph_that_is_too_long_is_divided_and_keeps_its_number() -> None:
    sentence = "This sentence says nothing new. "
    words = sentence * (LONGEST_PARAGRAPH // len(sentence) + 10)
    one = only(read("4. Long", f"4.1 {words}"))
    assert [(block.number, block.goes_on) for block in one.blocks] == [("4.1", False), ("", True)]
    assert " ".join(block.text.plain for block in one.blocks) == words.strip()
    assert codes(one) == ["divided"]


def test_commas_part_the_cells_of_a_list_with_commas() -> None:
    found = read_minutes(b'No,Item\r\n1,"Welcome\nAll, and everybody, came."\r\n2,Budget\r\n', has_commas=True)
    assert outline(found) == [("1", "Welcome"), ("2", "Budget")]
    assert said(found.minutes[0]) == [("paragraph", "All, and everybody, came.")]


def test_bold_italic_and_links_of_a_page_stay() -> None:
    page = (
        "<!doctype html><html><body><h2>1. Looks</h2><p>A <b>bold</b> and <em>slanted</em> word, "
        '<a href="https://example.org/x">elsewhere</a>, <a href="javascript:x">nowhere</a>.</p></body></html>'
    )
    (block,) = only(read_minutes(page.encode())).blocks
    assert block.text.runs == (
        Run("A "), Run("bold", Marks(bold=True)), Run(" and "), Run("slanted", Marks(italic=True)), Run(" word, "),
        Run("elsewhere", Marks(link="https://example.org/x")), Run(", nowhere."),
    )  # fmt: skip


def test_headings_lists_and_looks_of_a_word_file_are_read() -> None:
    document = new_document()
    document.add_heading("Welcome", 2)
    paragraph = document.add_paragraph("It was ")
    paragraph.add_run("warm").bold = True
    paragraph.add_run(" here.").italic = True
    document.add_paragraph("Tea", style="List Bullet")
    document.add_heading("Budget", 2)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Rent", "12"
    found = read_minutes(saved_document(document))
    assert outline(found) == [("", "Welcome"), ("", "Budget")]
    assert [str(one.code) for one in found.doubts] == ["no_numbers"]
    assert found.minutes[0].blocks[0].text.runs == (
        Run("It was "), Run("warm", Marks(bold=True)), Run(" here.", Marks(italic=True)),
    )  # fmt: skip
    assert found.minutes[0].blocks[1] == ListedBlock(
        kind=BlockKind.LIST_ENTRY, text=found.minutes[0].blocks[1].text, marker=ListMarker.BULLET
    )
    assert [[cell.plain for cell in row] for row in found.minutes[1].blocks[0].rows] == [["Rent", "12"]]


def test_what_holds_no_minutes_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read("Only words.", "And more.")
    assert caught.value.code is RefusalCode.NO_ITEMS


def test_every_doubt_has_words() -> None:
    assert all(doubt_words(doubt(code, words="x", count=1)) for code in MinutesDoubt)


def test_real_minutes_in_pieces_of_html_are_found_without_markup(seeds: Path) -> None:
    """Requirement 0.43."""
    found = read_minutes((seeds / SEED).read_bytes())
    assert [one.item.number for one in found.minutes] == ["1", "2", "3", "4", "5", "6", "7"]
    words = [block.text.plain for one in found.minutes for block in one.blocks]
    assert not [text for text in words if "<" in text or "&nbsp;" in text or "\u00a0" in text or "\t" in text]
    assert sum(block.kind is BlockKind.ACTION for one in found.minutes for block in one.blocks) == 2
    assert found.day == date(2019, 2, 7)
