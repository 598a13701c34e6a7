"""Tables, earlier actions and answers: blocks with parts, and the keys that go from part to part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.tables import Change, tab
from clerk_app.ui.minutes_editor.text_ranges import marked_ranges, seen_of
from clerk_app.ui.theme.theme import Theme
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph

TAB, BACKTAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return
BACKSPACE, DELETE = Qt.Key.Key_Backspace, Qt.Key.Key_Delete


def table_of(*cells: str, number: int = 1) -> Block:
    """A table of one row with these cells."""
    return replace(paragraph(number, kind=BlockKind.TABLE), rows=(tuple(map(typed, cells)),))


def filled(make_desk: DeskMaker) -> Desk:
    desk = make_desk(paragraph(1))
    desk.type("/t Area €")
    desk.press(TAB)
    desk.type("👩‍💻")
    desk.press(ENTER)
    desk.type("c")
    desk.press(TAB)
    desk.type("d")
    return desk


def leads_on(desk: Desk, *, back: bool) -> bool:
    """Whether Tab finds another cell."""
    cursor = desk.editor.textCursor()
    return tab(cursor, held_at(cursor), back=back)


def test_cells_are_typed_with_tab_and_enter(make_desk: DeskMaker) -> None:
    assert filled(make_desk).words == ["Area € | 👩‍💻 / c | d"]


def test_tab_goes_back_too_and_leads_out_at_the_edges(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    assert not leads_on(desk, back=False)
    desk.press(BACKTAB)
    desk.type("!")
    assert desk.words == ["Area € | 👩‍💻 / c! | d"]
    desk.caret(0, 0)
    assert not leads_on(desk, back=True)


def test_enter_in_an_empty_last_row_ends_the_table(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.press(ENTER)
    assert desk.words == ["Area € | 👩‍💻 / c | d /  | "]
    desk.press(ENTER)
    assert desk.words == ["Area € | 👩‍💻 / c | d", ""]
    assert desk.at == (1, 0)


def test_enter_in_an_empty_table_makes_it_a_paragraph(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("/t \n")
    assert desk.words == [""]


def test_up_and_down_stay_in_the_column(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.press(Qt.Key.Key_Up)
    desk.type("x")
    desk.press(Qt.Key.Key_Down)
    desk.type("y")
    assert desk.words == ["Area € | 👩‍💻x / c | dy"]


def test_up_and_down_go_through_the_lines_of_a_cell_and_out_of_the_table(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "Above."), table_of("a", "b\nc", number=2), paragraph(3, "Below."))
    desk.caret(1, 3)
    visited = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        desk.press(key)
        visited.append(desk.at)
    assert visited == [(1, 5), (2, 0), (1, 4), (1, 2), (0, 6)]


def test_deleting_at_the_edge_of_a_cell_leaves_the_table_whole(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Delete)
    assert desk.words == ["Area € | 👩‍💻 /  | "]


@pytest.mark.parametrize(
    ("caret", "key", "left"),
    [
        (0, DELETE, " | two three"),
        (1, DELETE, "o | two three"),
        (3, DELETE, "one | two three"),
        (4, DELETE, "one | three"),
        (8, BACKSPACE, "one | three"),
        (3, BACKSPACE, " | two three"),
        (4, BACKSPACE, "one | two three"),
    ],
)
def test_deleting_a_word_stays_inside_its_cell(make_desk: DeskMaker, caret: int, key: Qt.Key, left: str) -> None:
    desk = make_desk(table_of("one", "two three"))
    desk.caret(0, caret)
    desk.press(key, Qt.KeyboardModifier.ControlModifier)
    assert desk.words == [left]


def test_a_double_click_takes_the_word_of_one_cell(make_desk: DeskMaker) -> None:
    desk = make_desk(table_of("one", "two"))
    desk.caret(0, 1)
    spot = desk.editor.cursorRect().center()
    QTest.mouseDClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.type("x")
    assert desk.words == ["x | two"]


def test_going_by_words_stops_at_the_edge_of_each_cell(make_desk: DeskMaker) -> None:
    desk = make_desk(table_of("one", "two three"))
    desk.caret(0, 0)
    visited = []
    for key in (Qt.Key.Key_Right,) * 4 + (Qt.Key.Key_Left,) * 4:
        desk.press(key, Qt.KeyboardModifier.ControlModifier)
        visited.append(desk.at[1])
    assert visited == [3, 4, 8, 13, 8, 4, 3, 0]
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.textCursor().selectedText() == "one"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_arrows_lead_out_of_the_table_and_back_into_it(make_desk: DeskMaker, modifier: Qt.KeyboardModifier) -> None:
    desk = make_desk(paragraph(1, "Above."), table_of("a", "b", number=2), paragraph(3, "Below."))
    desk.caret(1, 3)
    visited = []
    for key in (Qt.Key.Key_Right,) + (Qt.Key.Key_Left,) * 5:
        desk.press(key, modifier)
        visited.append(desk.at)
    assert visited == [(2, 0), (1, 3), (1, 2), (1, 1), (1, 0), (0, 6)]


def test_the_end_of_a_line_is_in_its_cell(make_desk: DeskMaker) -> None:
    desk = make_desk(table_of("one\ntwo", "b"))
    visited = []
    for caret in (1, 5, 8):
        desk.caret(0, caret)
        desk.press(Qt.Key.Key_End)
        visited.append(desk.at[1])
    assert visited == [3, 7, 9]
    desk.caret(0, 4)
    desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.textCursor().selectedText() == "two"
    desk.press(Qt.Key.Key_End)
    assert not desk.editor.textCursor().hasSelection()


def test_a_selection_that_ends_behind_the_table_leaves_the_caret_inside_it(make_desk: DeskMaker) -> None:
    desk = make_desk(table_of("a", "b"), paragraph(2, "Below."))
    desk.caret(0, 3)
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Right)
    assert desk.at == (0, 3)
    desk.type("x")
    assert desk.text.document.firstBlock().text() == "a\x1fbx\x1e"


def test_each_cell_stands_in_its_column_and_no_word_is_broken(make_desk: DeskMaker) -> None:
    desk = make_desk(table_of("", "3", "", "Head of Schools"), paragraph(2, "x"))
    layout = desk.text.document.firstBlock().layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert [line.textStart() for line in lines] == [0, 1, 3, 4, 12]
    assert len({line.x() for line in lines}) == 4


def test_rows_and_columns_come_and_go(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.editor.change_table(Change.COLUMN_BEHIND)
    assert desk.words == ["Area € | 👩‍💻 |  / c | d | "]
    desk.editor.change_table(Change.ROW_BELOW)
    assert desk.words == ["Area € | 👩‍💻 |  / c | d |  /  |  | "]
    desk.editor.change_table(Change.WITHOUT_ROW)
    desk.editor.change_table(Change.WITHOUT_COLUMN)
    assert desk.words == ["👩‍💻 |  / d | "]
    desk.undo.undo()
    assert desk.words == ["Area € | 👩‍💻 |  / c | d | "]


def test_a_table_turned_into_something_else_keeps_its_words(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.caret(0, 0)
    desk.editor.mark_paragraph(BlockKind.PARAGRAPH)
    assert desk.words == ["Area €\n👩‍💻\nc\nd"]


def test_an_earlier_action_has_a_wording_and_an_update(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("/u To write 👩‍💻.\nDone.\nNext.")
    assert desk.words == ["earlier: To write 👩‍💻. > Done.", "Next."]


def test_enter_in_the_midst_of_an_update_takes_the_rest_along(make_desk: DeskMaker) -> None:
    earlier = replace(paragraph(1, "To write.", BlockKind.EARLIER_ACTION), update=typed("Done. More."))
    desk = make_desk(earlier)
    desk.caret(0, len("To write.") + 1 + len("Done. "))
    desk.press(ENTER)
    assert desk.words == ["earlier: To write. > Done. ", "More."]
    assert desk.at == (1, 0)


def test_the_caret_never_stands_behind_the_last_part(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(paragraph(1, "a", BlockKind.EARLIER_ACTION), update=typed("b")))
    desk.caret(0, -1)
    desk.type("c")
    assert desk.words == ["earlier: a > bc"]


def test_of_a_long_table_only_what_is_seen_is_looked_through_when_it_is_drawn(make_desk: DeskMaker) -> None:
    rows = tuple((typed(f"cell {number}"), typed("other")) for number in range(60))
    desk = make_desk(replace(paragraph(1, kind=BlockKind.TABLE), rows=rows))
    block = desk.text.document.findBlockByNumber(0)
    dividers = marked_ranges(block, QColor("blue"), divided=True)
    assert len(dividers) == 2 * len(rows)
    line = block.layout().lineAt(0)
    seen = seen_of(dividers, block.layout(), 0.0, line.y() + line.height())
    assert [one.start for one in seen] == [len("cell 0"), len("cell 0|other")]
    assert seen_of(dividers[:10], block.layout(), 0.0, 0.0) == dividers[:10]


def test_the_last_line_of_a_table_stays_when_what_follows_is_painted_again(make_desk: DeskMaker, theme: Theme) -> None:
    desk = make_desk(table_of("Pier", "Long"), paragraph(2, "The pier is long."))
    QApplication.processEvents()
    layout, viewport = desk.text.document.documentLayout(), desk.editor.viewport()
    table = layout.blockBoundingRect(desk.text.document.firstBlock())
    assert lines_seen(desk, theme) == 2
    viewport.repaint(QRect(0, round(table.bottom()), viewport.width(), viewport.height()))
    assert lines_seen(desk, theme) == 2


def lines_seen(desk: Desk, theme: Theme) -> int:
    """How many rows of pixels are a line of a table, as the window shows them."""
    shown = desk.editor.screen().grabWindow(desk.editor.winId()).toImage()
    colour = theme.colour("control")
    rows = (sum(shown.pixelColor(x, y) == colour for x in range(shown.width())) for y in range(120))
    return sum(row > shown.width() / 2 for row in rows)
