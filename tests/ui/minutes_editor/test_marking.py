"""Bold, italic, underline and links: put on, taken off, undone by name, kept through all that is done to the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.word_search import Search
from clerk_app.ui.minutes_editor import marking_pane
from clerk_app.ui.minutes_editor.context_menu import ContextMenu
from clerk_app.ui.minutes_editor.marking import Mark
from clerk_app.ui.minutes_editor.replacing import found_in, replace_found
from clerk_app.ui.minutes_editor.steps import Step
from tests.ui.minutes_editor.conftest import Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph

CTRL = Qt.KeyboardModifier.ControlModifier
ADDRESS = "https://example.org/quay"
LINK = Marks(link=ADDRESS)
BOLD = Marks(bold=True)
MARKS = {Mark.BOLD: BOLD, Mark.ITALIC: Marks(italic=True), Mark.UNDERLINE: Marks(underline=True)}


def runs(desk: Desk, place: int = 0) -> tuple[Run, ...]:
    return desk.text.snapshot()[place].text.runs


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say of marks and links."""
    sentences: list[str] = []

    def say(_source: object, sentence: str, *, urgent: bool = False) -> None:
        sentences.append(sentence)

    monkeypatch.setattr(marking_pane, "announce", say)
    return sentences


@pytest.mark.parametrize("mark", list(MARKS))
def test_a_mark_goes_on_over_several_paragraphs_and_off_again_each_in_one_step_with_a_name(
    mark: Mark, make_desk: DeskMaker
) -> None:
    desk = make_desk(paragraph(1, "One two."), paragraph(2, "Three."), paragraph(3, "Four five."))
    desk.select(0, 4, 2, 4)
    desk.editor.toggle(mark)
    assert runs(desk) == (Run("One "), Run("two.", MARKS[mark]))
    assert runs(desk, 1) == (Run("Three.", MARKS[mark]),)
    assert runs(desk, 2) == (Run("Four", MARKS[mark]), Run(" five."))
    assert desk.editor.undo_words == Step(mark).words
    desk.editor.toggle(mark)
    assert [block.text for block in desk.text.snapshot()] == [typed("One two."), typed("Three."), typed("Four five.")]
    desk.undo.undo()
    assert runs(desk, 1) == (Run("Three.", MARKS[mark]),)
    desk.undo.undo()
    assert runs(desk) == (Run("One two."),)
    assert desk.undo.stack.index() == 0


def test_what_is_partly_marked_is_marked_as_a_whole_first(make_desk: DeskMaker) -> None:
    block = replace(paragraph(1), text=rich((Run("One "), Run("two", BOLD), Run(" three."))))
    desk = make_desk(block)
    desk.select(0, 0, 0, -1)
    desk.press(Qt.Key.Key_B, CTRL)
    assert runs(desk) == (Run("One two three.", BOLD),)
    desk.press(Qt.Key.Key_B, CTRL)
    assert runs(desk) == (Run("One two three."),)


def test_a_selection_that_begins_at_the_edge_of_bold_words_goes_by_what_is_selected(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(paragraph(1), text=rich((Run("One", BOLD), Run(" two.")))))
    desk.select(0, 7, 0, 3)  # the caret stands behind the bold word, which is not selected
    assert not desk.editor.is_marked(Mark.BOLD)
    desk.press(Qt.Key.Key_B, CTRL)
    assert runs(desk) == (Run("One two", BOLD), Run("."))


def test_what_is_typed_before_and_after_a_mark_is_undone_apart_from_it(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1))
    desk.type("One")
    desk.select(0, 0, 0, -1)
    desk.press(Qt.Key.Key_B, CTRL)
    desk.caret(0, -1)
    desk.press(Qt.Key.Key_B, CTRL)
    desk.type(" two")
    assert runs(desk) == (Run("One", BOLD), Run(" two"))
    desk.undo.undo()
    assert runs(desk) == (Run("One", BOLD),)
    desk.undo.undo()
    assert runs(desk) == (Run("One"),)


def test_a_mark_without_a_selection_holds_for_what_is_typed_next(make_desk: DeskMaker) -> None:
    desk = make_desk(replace(paragraph(1), text=rich((Run("See "), Run("the plan", LINK)))))
    desk.caret(0, -1)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.type(" now")
    assert runs(desk) == (Run("See "), Run("the plan", LINK), Run(" now", Marks(italic=True)))


def test_marks_in_cells_and_parts_leave_the_dividers_what_they_are(make_desk: DeskMaker) -> None:
    table = replace(paragraph(1, kind=BlockKind.TABLE), rows=((typed("a"), typed("b")), (typed("c"), typed("d"))))
    earlier = replace(paragraph(2, "To do.", BlockKind.EARLIER_ACTION), update=typed("Done."))
    desk = make_desk(table, earlier)
    desk.editor.selectAll()
    desk.editor.toggle_bold()
    assert desk.editor.is_marked(Mark.BOLD)
    table_now, earlier_now = desk.text.snapshot()
    assert [[cell.runs for cell in row] for row in table_now.rows] == [
        [(Run("a", BOLD),), (Run("b", BOLD),)],
        [(Run("c", BOLD),), (Run("d", BOLD),)],
    ]
    assert (earlier_now.text, earlier_now.update) == (typed("To do.", BOLD), typed("Done.", BOLD))
    desk.editor.toggle_bold()
    assert [block.rows for block in desk.text.snapshot()] == [table.rows, ()]


def test_marks_are_spoken_and_ticked_in_the_menu(make_desk: DeskMaker, said: list[str]) -> None:
    desk = make_desk(paragraph(1, "One."))
    desk.editor.selectAll()
    desk.press(Qt.Key.Key_U, CTRL)
    desk.press(Qt.Key.Key_U, CTRL)
    desk.press(Qt.Key.Key_B, CTRL)
    assert said == ["Underline on", "Underline off", "Bold on"]
    ticked = [action.text().partition("\t")[0] for action in ContextMenu(desk.editor).actions() if action.isChecked()]
    assert ticked == ["&Bold"]
    assert ContextMenu(desk.editor).actions()[0].text() == "&Undo bold"


def test_selected_words_become_a_link_without_the_spaces_at_their_ends(make_desk: DeskMaker) -> None:
    desk = make_desk(paragraph(1, "See the plan now."))
    desk.select(0, 3, 0, 13)
    desk.editor.set_link(ADDRESS)
    assert runs(desk) == (Run("See "), Run("the plan", LINK), Run(" now."))
    assert desk.editor.undo_words == "the link"
    desk.undo.undo()
    assert runs(desk) == (Run("See the plan now."),)


def test_a_link_may_go_on_over_paragraphs_and_cells(make_desk: DeskMaker) -> None:
    table = replace(paragraph(2, kind=BlockKind.TABLE), rows=((typed("a"), typed("b")),))
    desk = make_desk(paragraph(1, "One."), table)
    desk.editor.selectAll()
    desk.editor.set_link(ADDRESS)
    first, second = desk.text.snapshot()
    assert first.text == typed("One.", LINK)
    assert second.rows == ((typed("a", LINK), typed("b", LINK)),)


def test_words_that_are_typed_for_a_link_stand_at_the_caret_and_what_follows_is_no_part_of_it(
    make_desk: DeskMaker,
) -> None:
    desk = make_desk(replace(paragraph(1), text=typed("See  now.", BOLD)))
    desk.caret(0, 4)
    desk.editor.set_link(ADDRESS, "the plan")
    desk.type(" of 1990")
    assert runs(desk) == (
        Run("See ", BOLD),
        Run("the plan", replace(BOLD, link=ADDRESS)),
        Run(" of 1990 now.", BOLD),
    )


def test_the_address_of_a_link_is_changed_and_taken_away_and_its_look_stays(make_desk: DeskMaker) -> None:
    linked = (Run("the ", LINK), Run("plan", replace(BOLD, link=ADDRESS)))
    desk = make_desk(replace(paragraph(1), text=rich((Run("See "), *linked, Run(" now.")))))
    desk.caret(0, 6)
    assert desk.editor.linked_words == "the plan"
    desk.editor.set_link("https://example.org/other")
    assert {run.marks.link for run in runs(desk)} == {"", "https://example.org/other"}
    desk.editor.remove_link()
    assert runs(desk) == (Run("See the "), Run("plan", BOLD), Run(" now."))
    assert desk.editor.undo_words == "removing the link"
    desk.undo.undo()
    desk.undo.undo()
    assert runs(desk) == (Run("See "), *linked, Run(" now."))


def test_who_is_named_inside_a_link_stays_so_when_it_goes(make_desk: DeskMaker) -> None:
    named = Marks(mention=Party(post_id=Id("a" * 32)), link=ADDRESS)
    desk = make_desk(replace(paragraph(1), text=rich((Run("The Head", named),))))
    desk.caret(0, 3)
    desk.editor.remove_link()
    assert runs(desk) == (Run("The Head", replace(named, link="")),)


def test_a_link_survives_splitting_joining_moving_replacing_and_undo(make_desk: DeskMaker) -> None:
    desk = make_desk(
        replace(
            paragraph(1),
            text=rich((Run("See "), Run("the old plan", LINK), Run("."))),
        ),
        paragraph(2, "End."),
    )
    desk.caret(0, 8)
    desk.press(Qt.Key.Key_Return)
    assert [runs(desk), runs(desk, 1)] == [(Run("See "), Run("the ", LINK)), (Run("old plan", LINK), Run("."))]
    desk.press(Qt.Key.Key_Backspace)
    assert runs(desk) == (Run("See "), Run("the old plan", LINK), Run("."))
    desk.editor.move_paragraph(up=False)
    assert runs(desk, 1) == (Run("See "), Run("the old plan", LINK), Run("."))
    replace_found(desk.text, found_in(desk.text, Search("old")), "new")
    assert runs(desk, 1) == (Run("See "), Run("the new plan", LINK), Run("."))
    desk.select(1, 4, 1, 16)
    desk.editor.move_selection(desk.cursor(0, -1).position())
    assert runs(desk) == (Run("End."), Run("the new plan", LINK))
    for _ in range(5):
        desk.undo.undo()
    assert runs(desk) == (Run("See "), Run("the old plan", LINK), Run("."))


def _point_of(desk: Desk, position: int) -> QPoint:
    cursor = desk.cursor(0, position)
    return desk.editor.cursorRect(cursor).center() + QPoint(3, 0)


def test_a_click_with_ctrl_on_a_link_asks_for_it_and_beside_it_does_what_clicks_do(
    make_desk: DeskMaker, qtbot: QtBot
) -> None:
    desk = make_desk(replace(paragraph(1), text=rich((Run("See "), Run("the plan", LINK), Run(" of the quay.")))))
    desk.caret(0, 0)
    with qtbot.waitSignal(desk.editor.link_wanted):
        QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, CTRL, _point_of(desk, 6))
    link = desk.editor.link_here
    assert link is not None
    assert link.address == ADDRESS
    with qtbot.assertNotEmitted(desk.editor.link_wanted):
        QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, CTRL, _point_of(desk, 18))
        QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), _point_of(desk, 6))


def test_where_a_link_leads_is_shown_under_the_pointer_and_spoken_when_the_caret_comes_into_it(
    make_desk: DeskMaker, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, words, _widget: tips.append(words))
    mail = Marks(link="mailto:clerk@example.org")
    desk = make_desk(replace(paragraph(1), text=rich((Run("Ask "), Run("the clerk", mail), Run(" of the board.")))))
    point = _point_of(desk, 6)
    tip = QHelpEvent(QEvent.Type.ToolTip, point, desk.editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(desk.editor.viewport(), tip)
    assert tips == ["clerk@example.org\nCtrl+click to see and open it"]
    desk.caret(0, 6)
    desk.caret(0, 7)
    desk.caret(0, 20)
    assert said == ["Link to clerk@example.org"]
