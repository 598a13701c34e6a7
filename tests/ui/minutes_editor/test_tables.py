"""Tables and earlier actions: blocks with parts, and the keys that go from part to part."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.tables import Change, tab
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph

TAB, BACKTAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return


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


def test_deleting_at_the_edge_of_a_cell_leaves_the_table_whole(make_desk: DeskMaker) -> None:
    desk = filled(make_desk)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Delete)
    assert desk.words == ["Area € | 👩‍💻 /  | "]


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
