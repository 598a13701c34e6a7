from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.rows import Piece


def choice(words: str, *, is_heading: bool = False) -> Choice:
    return Choice(pieces=(Piece(words),), is_heading=is_heading)


def shown(qtbot: QtBot, theme: Theme, *choices: Choice, current: int | None = 0) -> ChoiceList:
    listed = ChoiceList(theme, "People", most_rows=3)
    qtbot.addWidget(listed)
    listed.show()
    listed.set_choices(choices, current)
    return listed


def test_the_first_row_that_can_be_chosen_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme, choice("Commands", is_heading=True), choice("Export"))
    assert listed.current == 1


def test_arrows_go_round_and_pass_over_headings(qtbot: QtBot, theme: Theme) -> None:
    rows = (choice("A"), choice("Heading", is_heading=True), choice("B"))
    listed = shown(qtbot, theme, *rows)
    listed.move(1)
    assert listed.current == 2
    listed.move(1)
    assert listed.current == 0
    listed.move(-1)
    assert listed.current == 2


def test_nothing_need_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme, choice("A"), choice("B"), current=None)
    assert listed.current is None
    listed.move(-1)
    assert listed.current == 1


def test_only_headings_leave_nothing_to_choose(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme, choice("Commands", is_heading=True))
    assert listed.current is None
    listed.move(1)
    assert listed.current is None


def test_without_rows_the_list_hides(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme)
    assert listed.isHidden()
    assert listed.current is None


def test_it_never_takes_the_focus_and_says_its_rows_whole(qtbot: QtBot, theme: Theme) -> None:
    row = Choice(pieces=(Piece("Pol", bold=True), Piece("ice")), aside="left 10:31", keys="Enter", note="member")
    listed = shown(qtbot, theme, row)
    assert listed.focusPolicy() is Qt.FocusPolicy.NoFocus
    index = listed.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Police, member, left 10:31, Enter"
    assert listed.accessibleName() == "People"


def test_a_click_picks_a_row_but_no_heading(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme, choice("Commands", is_heading=True), choice("Export"))
    picked: list[int] = []
    listed.picked.connect(picked.append)
    for row in (0, 1):
        place = listed.visualRect(listed.model().index(row, 0)).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked == [1]


def test_a_note_for_whose_words_there_is_no_room_leaves_no_dots(qtbot: QtBot, theme: Theme) -> None:
    plain = Choice(pieces=(Piece("Friday 4 December 2026"),), aside="5 working days")
    listed = shown(qtbot, theme, plain)
    listed.resize(300, 40)
    without = listed.viewport().grab().toImage()
    listed.set_choices((replace(plain, note="when these minutes go out"),))
    assert listed.viewport().grab().toImage() == without
    listed.resize(520, 40)
    with_note = listed.viewport().grab().toImage()
    listed.set_choices((plain,))
    assert listed.viewport().grab().toImage() != with_note


def test_it_is_as_high_as_its_rows_up_to_a_number(qtbot: QtBot, theme: Theme) -> None:
    two = shown(qtbot, theme, choice("A"), choice("B")).sizeHint().height()
    three = shown(qtbot, theme, choice("A"), choice("B"), choice("C")).sizeHint().height()
    five = shown(qtbot, theme, *(choice(letter) for letter in "ABCDE")).sizeHint().height()
    assert two < three == five


def test_its_model_is_sound(qtbot: QtBot, theme: Theme) -> None:
    listed = shown(qtbot, theme, choice("A"), choice("Heading", is_heading=True))
    QAbstractItemModelTester(listed.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, listed)
    listed.set_choices([choice("C")])
    assert listed.count == 1


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    sentences: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return sentences


def test_what_enter_would_take_is_heard_as_often_as_it_becomes_another(
    qtbot: QtBot, theme: Theme, said: list[str]
) -> None:
    listed = shown(qtbot, theme, choice("Police"), choice("Public Health"), current=None)
    assert said == []
    listed.set_choices((choice("Police"), choice("Public Health")))
    listed.set_choices((Choice(pieces=(Piece("Pol", bold=True), Piece("ice"))), choice("Public Health")))
    assert said == ["Police"]
    listed.set_choices((choice("Public Health"),))
    assert said == ["Police", "Public Health"]
    listed.set_choices(())
    listed.set_choices((choice("Public Health"),))
    assert said == ["Police", "Public Health", "Public Health"]


def test_what_is_not_shown_yet_is_not_heard(qtbot: QtBot, theme: Theme, said: list[str]) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    listed = ChoiceList(theme, "Commands", parent=pane)
    listed.set_choices((choice("Export"),))
    assert said == []
    pane.show()
    listed.set_choices((choice("Export"),))
    assert said == ["Export"]
