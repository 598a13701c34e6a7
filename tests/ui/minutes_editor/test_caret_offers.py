"""What is offered under the caret: dates in an action after "by", people after `@`; the focus stays in the text."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.due import Calendar
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.ui.minutes_editor.caret_list import CaretList
from clerk_app.ui.minutes_editor.date_list import DateList
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.person_list import PersonList
from clerk_app.ui.presenting.due_offers import DateOffer, date_offers
from clerk_app.ui.presenting.meeting_people import PersonChoice
from clerk_app.ui.theme.theme import Theme
from tests.ui.minutes_editor.conftest import NOW, Desk, DeskMaker
from tests.ui.minutes_editor.samples import paragraph

K = BlockKind
SHIFT = Qt.KeyboardModifier.ShiftModifier
CALENDAR = Calendar(today=date(2020, 10, 2), holidays=frozenset({date(2020, 12, 25)}), minutes_out=date(2020, 10, 9))
FRIDAY, MINUTES, MEETING = "Friday 30 October 2020", "Friday 9 October 2020", "Next meeting"


def dates(before: str, after: str) -> tuple[DateOffer, ...]:
    return date_offers(before, after, CALENDAR)


def people(letters: str) -> tuple[PersonChoice, ...]:
    return (PersonChoice("Head of Schools"),) if "head of schools".startswith(letters.lower()) else ()


def desk_with(make_desk: DeskMaker, *blocks: Block) -> Desk:
    desk = make_desk(*blocks, typing=Typing(now=lambda: NOW, people=people, dates=dates))
    desk.caret(len(blocks) - 1, -1)
    return desk


@pytest.fixture
def action(make_desk: DeskMaker) -> Desk:
    """An empty action with the caret in it, below a paragraph."""
    return desk_with(make_desk, paragraph(1, "One."), paragraph(2, "", K.ACTION))


def listed(desk: Desk, kind: type[CaretList] = DateList) -> CaretList:
    return desk.editor.findChild(kind)  # type: ignore[return-value]  # the editor has one of each


def rows(desk: Desk) -> list[str]:
    """The dates that are offered; none where the list is hidden."""
    found = listed(desk)
    return [found.choice(row).words for row in range(found.count)] if found.isVisible() else []


def test_after_by_what_the_words_can_mean_is_offered_with_weekday_and_days_left(action: Desk) -> None:
    action.type("To write by ")
    assert rows(action) == [MINUTES, MEETING]
    action.type("end of oct")
    assert rows(action) == [FRIDAY, MINUTES, MEETING]
    first = listed(action).choice(0)
    assert (first.note, first.aside, first.keys) == ("end of October, last working day", "20 working days", "Tab")
    assert action.editor.hasFocus()


@pytest.mark.parametrize(
    ("words", "day", "note"),
    [
        ("by 31 oct", FRIDAY, "31 October is a Saturday"),
        ("by 25 dec", "Thursday 24 December 2020", "25 December is a public holiday"),
        ("due 1 oct", "Friday 1 October 2021", "1 October has passed"),
    ],
)
def test_a_day_that_is_moved_says_why(action: Desk, words: str, day: str, note: str) -> None:
    action.type(f"To write {words}")
    first = listed(action).choice(0)
    assert (first.words, first.note) == (day, note)


@pytest.mark.parametrize("words", ["To write", "To write by hook or by crook", "To write by end of oct to the schools"])
def test_words_that_give_no_date_stay_words(action: Desk, words: str) -> None:
    action.type(words)
    assert rows(action) == []
    action.press(Qt.Key.Key_Return)
    assert action.words == ["One.", f"action: {words}", ""]


def test_only_an_action_is_offered_dates(make_desk: DeskMaker) -> None:
    desk = desk_with(make_desk, paragraph(1))
    desk.type("It would be done by end of oct")
    assert rows(desk) == []


def test_tab_takes_the_likeliest_date_as_a_step_of_its_own(action: Desk) -> None:
    action.type("To write by end of oct")
    action.press(Qt.Key.Key_Tab)
    assert action.words == ["One.", "action: To write by 30 October 2020"]
    assert rows(action) == []
    action.undo.undo()
    assert action.words == ["One.", "action: To write by end of oct"]


def test_tab_takes_a_date_though_there_is_more_in_the_window(action: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Before"))
    column.addWidget(action.editor)
    column.addWidget(QPushButton("After"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    action.editor.setFocus()
    action.type("To write by end of oct")
    action.press(Qt.Key.Key_Tab)
    assert action.words[1] == "action: To write by 30 October 2020"
    assert action.editor.hasFocus()
    action.press(Qt.Key.Key_Tab)
    assert not action.editor.hasFocus()
    action.editor.setParent(None)


def test_arrows_choose_and_enter_takes_what_they_chose(action: Desk) -> None:
    action.type("To write by end of oct")
    action.press(Qt.Key.Key_Down)
    action.press(Qt.Key.Key_Down)
    action.press(Qt.Key.Key_Up)
    action.press(Qt.Key.Key_Return)
    assert action.words == ["One.", "action: To write due with the minutes"]


def test_enter_alone_ends_the_action_and_takes_no_guess(action: Desk) -> None:
    action.type("To write by fr")
    assert rows(action) == [MINUTES]
    assert listed(action).current is None
    action.press(Qt.Key.Key_Return)
    assert action.words == ["One.", "action: To write by fr", ""]


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_Return, SHIFT, ["One.", "action: to write by Friday\n"]),
        (Qt.Key.Key_Up, SHIFT | Qt.KeyboardModifier.AltModifier, ["action: to write by Friday", "One."]),
    ],
)
def test_chords_are_the_texts_own_while_dates_are_offered(
    action: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: list[str]
) -> None:
    action.type("to write by Friday")
    assert rows(action)
    action.press(key, modifiers)
    assert action.words == words


def test_esc_leaves_the_words_and_offers_nothing_again_for_the_same_phrase(action: Desk) -> None:
    action.type("To write by end of")
    action.press(Qt.Key.Key_Escape)
    action.type(" oct")
    assert rows(action) == []
    action.type(" or by fr")
    assert rows(action) == [MINUTES]
    assert action.words[1] == "action: To write by end of oct or by fr"


def test_arrows_are_the_texts_own_once_the_list_is_gone(action: Desk) -> None:
    action.type("To write by end of oct")
    action.press(Qt.Key.Key_Escape)
    action.press(Qt.Key.Key_Up)
    assert action.at[0] == 0


def test_deleting_and_moving_the_caret_are_followed(action: Desk) -> None:
    action.type("To write by 9 oct")
    action.press(Qt.Key.Key_Backspace)
    assert rows(action) == [MINUTES]
    for _ in range(4):
        action.press(Qt.Key.Key_Backspace)
    assert rows(action) == [MINUTES, MEETING]
    action.press(Qt.Key.Key_Home)
    assert rows(action) == []


def test_a_click_takes_a_date_and_the_focus_stays_in_the_text(action: Desk) -> None:
    action.type("To write by end of oct")
    found = listed(action)
    place = found.visualRect(found.model().index(2, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert action.words[1] == "action: To write by next meeting"
    assert action.editor.hasFocus()


def test_a_click_adds_the_guest_where_nobody_matches(make_desk: DeskMaker, qtbot: QtBot) -> None:
    desk = desk_with(make_desk, paragraph(1))
    desk.type("@xyz")
    found = listed(desk, PersonList)
    spot = found.visualRect(found.model().index(0, 0)).center()
    with qtbot.waitSignal(desk.editor.guest_wanted) as asked:
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == ["xyz"]


def test_leaving_the_text_takes_the_list_away(action: Desk) -> None:
    action.type("To write by ")
    action.editor.clearFocus()
    assert rows(action) == []


def test_the_list_covers_neither_the_line_being_typed_nor_what_the_card_says(action: Desk) -> None:
    action.type("To write to everybody who has ever been asked what they think of the draft plan by end of oct")
    found, line = listed(action).geometry(), action.editor.cursorRect()
    assert found.top() > line.bottom()
    assert found.top() >= action.editor.card_bottom(action.editor.caret_block_id)
    assert found.left() >= action.editor.text_left
    assert found.right() <= action.editor.text_right


@pytest.mark.parametrize(("percent", "height"), [(100, 190), (200, 290), (200, 330)])
def test_in_a_low_pane_two_dates_are_seen_whole_and_the_label_of_the_action_is_not_covered(
    theme: Theme, action: Desk, percent: int, height: int
) -> None:
    theme.set_text_size(percent)
    action.editor.resize(744, height)
    action.type("To write to all by ")
    found = listed(action)
    assert rows(action) == [MINUTES, MEETING]
    assert found.geometry().top() > action.editor.cursorRect().bottom()
    assert found.geometry().bottom() <= action.editor.height()
    assert all(found.viewport().rect().contains(found.visualRect(found.model().index(row, 0))) for row in (0, 1))


def test_the_list_goes_with_the_words_when_text_size_or_pane_change(theme: Theme, action: Desk) -> None:
    action.type("To write to all by ")
    for percent, height in ((200, 420), (100, 420), (150, 330)):
        theme.set_text_size(percent)
        action.editor.resize(744, height)
        for _ in range(4):  # a layout that changes may ask for another layout of what holds it
            QApplication.processEvents()
        found, line = listed(action).geometry(), action.editor.cursorRect()
        assert not found.intersects(line)
        assert found.left() >= action.editor.text_left
        assert 0 <= found.top() - line.bottom() <= theme.metrics.px(70)


@pytest.mark.parametrize("height", [90, 120, 160, 240, 400])
def test_in_a_low_pane_the_list_still_leaves_the_line_free(action: Desk, height: int) -> None:
    action.editor.resize(744, height)
    action.type("To write by end of oct")
    found, line = listed(action).geometry(), action.editor.cursorRect()
    assert listed(action).isVisible()
    assert not found.intersects(line)


def test_a_phrase_that_begins_a_line_above_is_not_covered_either(action: Desk) -> None:
    action.editor.resize(744, 130)
    action.type("To write to everybody who has ever been asked what they think of the plan by the end of oct")
    assert action.editor.document().findBlockByNumber(1).layout().lineCount() == 2
    assert not listed(action).geometry().intersects(action.editor.cursorRect())


def test_the_people_are_found_again_when_letters_are_deleted(make_desk: DeskMaker) -> None:
    desk = desk_with(make_desk, paragraph(1))
    desk.type("@hea")
    desk.press(Qt.Key.Key_Backspace)
    found = listed(desk, PersonList)
    assert found.choice(found.count - 1).words == "Add “he” as a guest"
    for _ in range(3):
        desk.press(Qt.Key.Key_Backspace)
    assert found.isHidden()


def test_people_are_offered_where_the_sign_is_typed_with_alt_gr(make_desk: DeskMaker) -> None:
    desk = desk_with(make_desk, paragraph(1))
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(desk.editor, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Q, modifiers, "@"))
    assert listed(desk, PersonList).isVisible()


def test_tab_takes_a_person(make_desk: DeskMaker) -> None:
    desk = desk_with(make_desk, paragraph(1))
    desk.type("@hea")
    desk.press(Qt.Key.Key_Tab)
    assert desk.words == ["Head of Schools"]


def test_people_are_offered_before_dates(action: Desk) -> None:
    action.type("To write by @h")
    assert rows(action) == []
    assert listed(action, PersonList).isVisible()
    action.press(Qt.Key.Key_Escape)
    action.type("ea")
    assert rows(action) == []


def test_a_screen_reader_is_told_what_is_offered_and_what_the_arrows_choose(
    action: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def note(_source: object, sentence: str, *, urgent: bool = False) -> None:
        told.append(sentence)

    monkeypatch.setattr("clerk_app.ui.widgets.choice_list.announce", note)
    action.type("To write by end of oct")
    action.press(Qt.Key.Key_Down)
    assert told[-2:] == [
        f"{FRIDAY}, end of October, last working day, 20 working days, Tab",
        f"{MINUTES}, when these minutes go out, 5 working days",
    ]
    assert len(told) == len(set(told))
    assert listed(action).accessibleName() == "Dates"
