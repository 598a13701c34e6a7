"""Pasting and copying: words and their marks, links, lists, tables and paragraphs, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.ui.minutes_editor.context_menu import ContextMenu
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph
from tests.ui.pasting.test_reading import PAGES


def paste(desk: Desk, *, html: str = "", text: str = "") -> None:
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    desk.editor.insertFromMimeData(source)


def test_plain_text_makes_paragraphs_with_ids_of_their_own_in_one_step(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One two."))
    desk.caret(0, 4)
    paste(desk, text="a\r\nb\r\n")
    assert desk.words == ["One a", "btwo."]
    assert len(set(desk.text.order)) == 2
    desk.undo.undo()
    assert desk.words == ["One two."]


def test_what_cannot_be_recorded_is_cleaned_away(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(desk, text="a\x00b\x1fc\x1ed\ufffe")
    assert desk.words == ["abcd"]


def test_of_a_page_only_marks_links_and_lists_are_kept(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(
        desk,
        html="<h1 style='color:red;font-size:40pt'>Head</h1><p>a <b>b</b><i>c</i><u>d</u> "
        "<a href='https://example.org/'>e</a><a href='javascript:x'>f</a><img src='x.png'></p>"
        "<ol><li>one<ul><li>two</li></ul></li></ol>",
    )
    blocks = desk.text.snapshot()
    assert blocks[1].text.runs == (
        Run("a "),
        Run("b", Marks(bold=True)),
        Run("c", Marks(italic=True)),
        Run("d", Marks(underline=True)),
        Run(" "),
        Run("e", Marks(link="https://example.org/")),
        Run("f"),
    )
    assert [(block.kind, block.marker, block.level, block.text.plain) for block in blocks[2:]] == [
        (BlockKind.LIST_ENTRY, ListMarker.DECIMAL, 0, "one"),
        (BlockKind.LIST_ENTRY, ListMarker.BULLET, 1, "two"),
    ]


def test_a_table_of_a_page_becomes_a_block_with_rows(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "Before after."))
    desk.caret(0, 7)
    paste(desk, html="<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></table>")
    assert desk.words == ["Before ", "a | b / c | ", "after."]


def test_what_is_pasted_into_a_private_note_stays_private(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "Hush.", BlockKind.PRIVATE_NOTE))
    desk.caret(0, -1)
    paste(desk, html="<p>a</p><ul><li>b</li></ul><table><tr><td>c</td></tr></table>")
    assert {facts.kind for facts in desk.text.facts} == {BlockKind.PRIVATE_NOTE}


def test_a_pasted_page_inside_a_cell_stays_inside_it(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("/t x")
    paste(desk, html="<p>a</p><p>b</p>")
    assert desk.words == ["xa\nb | "]


def test_what_is_copied_is_pasted_with_its_marks(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "é👩‍💻 one"), paragraph(2))
    desk.select(0, 0, 0, -1)
    desk.editor.toggle_bold()
    copied = desk.editor.createMimeDataFromSelection()
    assert copied.text() == "é👩‍💻 one"
    desk.caret(1)
    desk.editor.insertFromMimeData(copied)
    assert desk.text.snapshot()[1].text == typed("é👩‍💻 one", Marks(bold=True))


def test_a_copied_list_is_pasted_with_its_marks_and_levels(make_desk: DeskMaker) -> None:
    letter, roman, bullet = ListMarker.LETTER, ListMarker.ROMAN, ListMarker.BULLET
    marks = [(letter, 0), (roman, 1), (roman, 1), (letter, 0), (bullet, 0)]
    entries = [
        replace(paragraph(number, f"entry {number}", BlockKind.LIST_ENTRY), marker=marker, level=level)
        for number, (marker, level) in enumerate(marks, start=1)
    ]
    desk = make_desk(*entries, paragraph(6))
    desk.select(0, 0, 4, -1)
    copied = desk.editor.createMimeDataFromSelection()
    assert copied.html().count("<ol") == 2  # the inner list stands inside the lettered one, which goes on behind it
    desk.caret(5)
    desk.editor.insertFromMimeData(copied)
    assert [(facts.marker, facts.level) for facts in desk.text.facts[5:]] == marks


def test_a_cell_that_spans_others_is_pasted_once(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(
        desk,
        html="<table><tr><td colspan=2>wide</td></tr><tr><td>a</td><td rowspan=2>tall</td></tr>"
        "<tr><td>b</td></tr></table>",
    )
    assert desk.words == ["wide |  / a | tall / b | ", ""]


def test_blank_paragraphs_between_others_are_left_behind(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(desk, html="<p>a</p><p>&nbsp;</p><p>b</p><hr><p><img src='x.png'></p><p>c</p>")
    assert desk.words == ["a", "b", "c"]
    desk.undo.undo()
    paste(desk, text="a\n\n \nb\n")
    assert desk.words == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (BlockKind.PARAGRAPH, ["a | b", ""]),
        (BlockKind.LIST_ENTRY, ["* ", "a | b", "* "]),
        (BlockKind.ACTION, ["action: ", "a | b", ""]),
    ],
)
def test_a_table_pasted_where_nothing_is_written_stands_alone(
    make_desk: DeskMaker, kind: BlockKind, left: list[str]
) -> None:
    desk = make_desk(paragraph(1, "", kind))
    paste(desk, html="<table><tr><td>a</td><td>b</td></tr></table>")
    assert desk.words == left


def test_spaces_of_what_is_copied_are_kept(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One  two three."), paragraph(2, "x"))
    desk.select(0, 3, 0, 9)
    copied = desk.editor.createMimeDataFromSelection()
    desk.caret(1, -1)
    desk.editor.insertFromMimeData(copied)
    assert desk.words[1] == "x  two "


def test_what_is_dragged_inside_the_text_is_moved_in_one_step(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One two."), paragraph(2, "Three."))
    desk.select(0, 3, 0, 7)
    desk.editor.move_selection(desk.cursor(1, -1).position())
    assert desk.words == ["One.", "Three. two"]
    desk.undo.undo()
    assert desk.words == ["One two.", "Three."]


def test_who_is_named_in_what_is_dragged_stays_so(make_desk: DeskMaker) -> None:
    mention = Run("Head of Schools", Marks(mention=Party(post_id=Id("a" * 32))))
    desk = make_desk(replace(paragraph(1, "x"), text=rich((Run("The "), mention))), paragraph(2, "Thanks to "))
    desk.select(0, 0, 0, -1)
    desk.editor.move_selection(desk.cursor(1, -1).position())
    assert desk.text.snapshot()[1].text.runs == (Run("Thanks to The "), mention)


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (replace(paragraph(2, kind=BlockKind.TABLE), rows=((typed("a"), typed("b")),)), "a\x1fbOne\x1e"),
        (
            replace(paragraph(2, "To do.", BlockKind.EARLIER_ACTION), update=typed("Done. ")),
            "To do.\x1eDone. One\x1e",
        ),
        (replace(paragraph(2, "Who?", BlockKind.ANSWER), update=typed("All. ")), "Who?\x1eAll. One\x1e"),
    ],
)
def test_what_is_dropped_behind_the_last_part_goes_into_it(make_desk: DeskMaker, block: Block, left: str) -> None:
    desk = make_desk(paragraph(1, "One two."), block)
    desk.select(0, 0, 0, 3)
    desk.editor.move_selection(desk.cursor(1, -1).position())
    assert desk.text.document.lastBlock().text() == left


def test_dragging_over_a_private_note_leaves_it_private(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Hush now.", BlockKind.PRIVATE_NOTE), paragraph(3, "End."))
    desk.select(0, 2, 1, 5)
    desk.editor.move_selection(desk.cursor(2, -1).position())
    assert desk.words[:2] == ["On", "private_note: now."]


def test_the_menu_takes_back_in_the_order_of_the_meeting_and_knows_tables(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    plain = [action.text() for action in ContextMenu(desk.editor).actions()]
    assert not ContextMenu(desk.editor).actions()[0].isEnabled()
    desk.type("/t x")
    menu = ContextMenu(desk.editor)
    assert menu.actions()[0].text() == "&Undo typing"
    added = [action for action in menu.actions()[2:] if action.text() not in plain]
    added[1].trigger()
    assert desk.words == ["x |  | "]
    menu.actions()[0].trigger()
    assert desk.words == ["x | "]


def test_cutting_copies_and_deletes_without_mixing_private_with_public(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One."), paragraph(2, "Hush now.", BlockKind.PRIVATE_NOTE))
    desk.select(0, 2, 1, 5)
    desk.editor.cut()
    assert desk.words == ["On", "private_note: now."]


def test_what_reaches_into_a_part_from_outside_is_not_dragged_away(make_desk: DeskMaker) -> None:
    earlier = replace(paragraph(2, "To write.", BlockKind.EARLIER_ACTION), update=typed("Done."))
    desk = make_desk(paragraph(1, "Begun."), earlier, paragraph(3, "Ended."))
    before = desk.editor.toPlainText()
    cursor = desk.cursor(0, 2)
    cursor.setPosition(desk.cursor(1, 3).position(), cursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)
    desk.editor.move_selection(desk.cursor(2, -1).position())
    assert desk.editor.toPlainText() == before


def test_hard_spaces_and_the_blank_paragraphs_they_keep_open_are_left_behind_on_pasting(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(
        desk,
        html="<p>&nbsp;</p><p>The quay&nbsp;&nbsp; was <b>&nbsp;mended</b>.&nbsp;</p><p>&nbsp;</p>"
        "<p>It&nbsp;held.</p><p>&nbsp; &nbsp;</p>",
    )
    assert desk.words == ["The quay was mended.", "It held."]
    assert desk.text.snapshot()[0].text.runs[1] == Run("mended", Marks(bold=True))
    desk.undo.undo()
    assert desk.words == [""]


def test_lists_whose_marks_were_typed_out_with_hard_spaces_are_lists_when_pasted(make_desk: DeskMaker) -> None:
    """As a text processor puts the entries of a list on the clipboard: each a paragraph with its mark written out."""
    desk = make_desk(paragraph(1))
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    paste(
        desk,
        html=f"<p>The board said:</p><p>·{space}dredge the <i>harbour</i>;</p><p>o{space}in spring;</p><p>&nbsp;</p>"
        f"<p>·{space}mend the quay.</p><p>a){space}first</p><p>2){space}second</p><p>2. March was agreed.</p>",
    )
    blocks = desk.text.snapshot()
    assert [(block.text.plain, block.kind, block.marker, block.level) for block in blocks] == [
        ("The board said:", BlockKind.PARAGRAPH, None, 0),
        ("dredge the harbour;", BlockKind.LIST_ENTRY, ListMarker.BULLET, 0),
        ("in spring;", BlockKind.LIST_ENTRY, ListMarker.BULLET, 1),
        ("mend the quay.", BlockKind.LIST_ENTRY, ListMarker.BULLET, 0),
        ("first", BlockKind.LIST_ENTRY, ListMarker.LETTER, 0),
        ("second", BlockKind.LIST_ENTRY, ListMarker.DECIMAL, 0),
        ("2. March was agreed.", BlockKind.PARAGRAPH, None, 0),
    ]


def test_plain_text_with_typed_bullets_is_pasted_as_a_list_and_its_curly_quotes_stay(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(desk, text="Asked:\n\u00a0\n\uf0b7\u00a0\u00a0 what is ‘good’?\n\n\uf0b7\u00a0\u00a0 who pays?\n\u00a0")
    assert desk.words == ["Asked:", "* what is ‘good’?", "* who pays?"]


LIST = "<ul><li>a</li><li>b</li></ul>"
TABLE = "<table><tr><td>c</td><td>d</td></tr></table>"


@pytest.mark.parametrize(
    ("kind", "html", "left"),
    [
        (BlockKind.PARAGRAPH, "<p>a</p>", ["Be a fore."]),
        (BlockKind.PARAGRAPH, "<p>a</p><p>b</p>", ["Be a", "b fore."]),
        (BlockKind.PARAGRAPH, "<ul><li>a</li></ul>", ["Be a fore."]),
        (BlockKind.PARAGRAPH, LIST, ["Be ", "* a", "* b", " fore."]),
        (BlockKind.PARAGRAPH, f"<p>x</p>{LIST}<p>y</p>", ["Be x", "* a", "* b", "y fore."]),
        (BlockKind.PARAGRAPH, TABLE, ["Be ", "c | d", " fore."]),
        (BlockKind.LIST_ENTRY, "<p>a</p><p>b</p>", ["* Be a", "* b fore."]),
        (BlockKind.LIST_ENTRY, LIST, ["* Be a", "* b fore."]),
        (BlockKind.ACTION, "<p>a</p>", ["action: Be a fore."]),
        (BlockKind.ACTION, "<p>a</p><p>b</p>", ["action: Be a fore.", "b"]),
        (BlockKind.ACTION, LIST, ["action: Be  fore.", "* a", "* b"]),
        (BlockKind.ACTION, TABLE, ["action: Be  fore.", "c | d", ""]),
        (BlockKind.DECISION, f"<p>a</p>{LIST}", ["decision: Be a fore.", "* a", "* b"]),
        (BlockKind.PRIVATE_NOTE, "<p>a</p><p>b</p>", ["private_note: Be a", "private_note: b fore."]),
        (BlockKind.QUOTATION, "<p>a</p><p>b</p>", ["quotation: Be a", "quotation: b fore."]),
    ],
)
def test_what_is_pasted_into_the_midst_of_words_parts_paragraphs_and_no_card(
    make_desk: DeskMaker, kind: BlockKind, html: str, left: list[str]
) -> None:
    desk = make_desk(paragraph(1, "Be  fore.", kind))
    desk.caret(0, 3)
    paste(desk, html=html)
    assert [words for words in desk.words if words or left[-1] == ""] == left
    desk.undo.undo()
    assert len(desk.words) == 1
    assert desk.text.snapshot()[0].text.plain == "Be  fore."


def test_what_is_pasted_over_several_blocks_takes_their_place_in_one_step(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "One two."), paragraph(2, "Do it.", BlockKind.ACTION), paragraph(3, "Five six."))
    desk.select(0, 4, 2, 5)
    paste(desk, html=f"<p>x</p>{LIST}")
    assert desk.words == ["One x", "* a", "* b", "six."]
    assert desk.at == (3, 0)
    desk.undo.undo()
    assert desk.words == ["One two.", "action: Do it.", "Five six."]


def test_a_table_and_a_list_pasted_into_a_cell_or_a_part_are_lines_of_it(make_desk: DeskMaker) -> None:
    table = replace(paragraph(1, kind=BlockKind.TABLE), rows=((typed("x"), typed("y")),))
    earlier = replace(paragraph(2, "To do.", BlockKind.EARLIER_ACTION), update=typed("So far."))
    desk = make_desk(table, earlier)
    desk.caret(0, 1)
    paste(desk, html=LIST + TABLE)
    assert desk.words[0] == "xa\nb\nc\td | y"
    desk.caret(1, -2)
    paste(desk, html=LIST)
    assert desk.words[1] == "earlier: To do. > So far.a\nb"
    assert len(desk.words) == 2


def test_entries_that_counted_from_another_number_keep_it_and_those_that_begin_anew_do(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    paste(desk, html="<ol start=3><li>c</li><li>d</li></ol><ol><li>a</li><li>b</li></ol><p>x</p><ol><li>y</li></ol>")
    assert [(facts.pinned_number, facts.restart) for facts in desk.text.facts] == [
        ("3.", False), ("4.", False), (None, True), (None, False), (None, False), (None, False),
    ]  # fmt: skip


@pytest.mark.parametrize("program", PAGES)
def test_what_any_program_copies_is_one_step_of_undo(make_desk: DeskMaker, program: str) -> None:
    html, paragraphs, _ = PAGES[program]
    desk = make_desk(paragraph(1, "Before after."))
    desk.caret(0, 7)
    paste(desk, html=html)
    assert len(desk.words) >= len(paragraphs)
    assert desk.editor.undo_words == "pasting"
    desk.undo.undo()
    assert desk.words == ["Before after."]
    desk.undo.redo()
    assert len(desk.words) >= len(paragraphs)
