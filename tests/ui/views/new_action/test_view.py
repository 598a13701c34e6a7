from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.actions import Due, DueKind, Owner
from clerk_app.domain.people import Party
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.popup_host import NewAction, PopupName, Question
from clerk_app.ui.views.new_action.view import NewActionPopup
from tests.ui.views.stage import Stage, known_id, utc


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[..., NewActionPopup]:
    """Opens the pop-up over a text that had the focus."""

    def opened(stage: Stage, text: str = "") -> NewActionPopup:
        stage.clock.set(utc(10, 48))
        stage.cover_shown(QTextEdit("Some minutes"), (760, 640), qtbot)
        stage.popups.furnish(stage.desk, {PopupName.NEW_ACTION: NewActionPopup})
        question = Question(name=PopupName.NEW_ACTION, place=stage.place(), text=text)
        stage.popups.ask(question, stage.answers.append)
        popup = stage.popups.current
        assert isinstance(popup, NewActionPopup)
        return popup

    return opened


def answer(stage: Stage) -> NewAction:
    (given,) = stage.answers
    assert isinstance(given, NewAction)
    return given


def test_it_opens_with_the_caret_in_its_line(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage, "Police representative ")
    assert popup.line.hasFocus()
    assert popup.line.before_caret() == "Police representative "


def test_enter_answers_words_owner_and_date_and_gives_the_caret_back(
    stage: Stage, ask: Callable[..., NewActionPopup]
) -> None:
    popup = ask(stage)
    editor = popup.parentWidget()
    QTest.keyClicks(popup.line, "Police representative to send the figures by next meeting")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    given = answer(stage)
    assert given.words.plain == "To send the figures."
    assert given.owners == (Owner(words="Police representative", party=Party(post_id=known_id("d", 6))),)
    assert given.due == Due(kind=DueKind.NEXT_MEETING, words="next meeting")
    assert not given.another
    assert isinstance(editor, QTextEdit)
    assert editor.hasFocus()


def test_ctrl_enter_adds_and_asks_for_another(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage, "Write to the schools")
    QTest.keyClick(popup.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answer(stage).another


def test_without_owner_or_date_it_may_be_added_and_says_what_is_missing(
    stage: Stage, ask: Callable[..., NewActionPopup]
) -> None:
    popup = ask(stage, "Write to the schools")
    assert popup.values["owner"].accessibleName().startswith("Owner: No owner yet")
    assert popup.values["due"].accessibleName().startswith("Due: No due date yet")
    popup.add.click()
    assert (answer(stage).owners, answer(stage).due) == ((), None)


def test_an_empty_line_is_not_added_and_says_why(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert stage.answers == []
    assert popup.values["will_read"].text() == "Type what is to be done."
    assert popup.line.hasFocus()


def test_enter_after_an_at_sign_puts_the_person_in_and_adds_nothing_yet(
    stage: Stage, ask: Callable[..., NewActionPopup]
) -> None:
    stage.mark("Police representative", EventKind.ARRIVED)
    popup = ask(stage)
    QTest.keyClicks(popup.line, "@pol")
    assert popup.choices.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.line.toPlainText() == "Police representative "
    assert popup.values["owner"].accessibleName() == "Owner: Police representative (here)"
    assert stage.answers == []


def test_arrows_and_tab_take_another_person(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.line, "@rep")
    first = popup.choices.choice(0).words
    QTest.keyClick(popup.line, Qt.Key.Key_Down)
    chosen = popup.choices.choice(popup.choices.current or 0).words
    assert chosen != first
    QTest.keyClick(popup.line, Qt.Key.Key_Tab)
    assert popup.line.toPlainText() == f"{chosen} "
    assert popup.line.hasFocus()


def test_the_space_typed_behind_a_person_is_the_one_that_is_there_already(
    stage: Stage, ask: Callable[..., NewActionPopup]
) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.line, "@rep")
    QTest.keyClick(popup.line, Qt.Key.Key_Tab)
    taken = popup.line.toPlainText()
    QTest.keyClicks(popup.line, " to  write")
    assert popup.line.toPlainText() == f"{taken}to  write"


def test_tab_takes_the_date_and_enter_does_not_wait_for_it(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.line, "Write to the schools by end of oct")
    assert popup.choices.choice(0).words == "Thursday 31 October 2024"
    assert popup.choices.choice(0).keys == "Tab"
    QTest.keyClick(popup.line, Qt.Key.Key_Tab)
    assert popup.line.toPlainText() == "Write to the schools by 31 October 2024"
    assert not popup.choices.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    due = answer(stage).due
    assert due is not None
    assert f"{due.on:%d %m %Y}" == "31 10 2024"


def test_enter_adds_while_dates_are_offered(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.line, "Write to the schools by friday")
    assert popup.choices.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert answer(stage).due is not None


def test_owner_and_date_are_tinted_and_underlined(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage, "Police representative to write by friday")
    marked = [part.cursor.selectedText() for part in popup.line.extraSelections()]
    assert marked == ["Police representative", "by friday"]
    assert all(part.format.fontUnderline() for part in popup.line.extraSelections())


def test_characters_beyond_the_basic_plane_do_not_shift_the_marks(
    stage: Stage, ask: Callable[..., NewActionPopup]
) -> None:
    popup = ask(stage, "𝒲rite by friday")
    assert [part.cursor.selectedText() for part in popup.line.extraSelections()] == ["by friday"]
    assert popup.line.before_caret() == "𝒲rite by friday"


def test_the_line_grows_to_three_lines_and_no_further(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    heights = []
    for words in ("One line", "Two lines of words " * 5, "Many lines of words " * 8, "Many lines of words " * 20):
        popup.line.setPlainText(words)
        heights.append(popup.line.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_esc_answers_nothing(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage, "Write")
    QTest.keyClick(popup.line, Qt.Key.Key_Escape)
    assert stage.answers == []
    assert stage.popups.current is None
    stage.done()
    assert stage.acts == []


def test_every_control_says_what_it_is(stage: Stage, ask: Callable[..., NewActionPopup]) -> None:
    popup = ask(stage)
    reachable = [
        widget
        for widget in popup.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) == 3
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in reachable)
    assert popup.line.accessibleName() == "Who is to do what, by when?"
