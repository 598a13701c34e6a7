from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.meeting import Capacity
from clerk_app.domain.timeline import EventKind, Exclusion, Presence
from clerk_app.services.acts import AddAttendee, MarkAttendance, SendSubstitute
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.problems import Problem
from clerk_app.ui.screen import Screen
from clerk_app.ui.views.arrived_or_left.presenter import Way
from clerk_app.ui.views.arrived_or_left.view import ArrivedOrLeft
from tests.ui.views.stage import Stage, at, utc

POLICE = "Police representative"
SCHOOLS = "Schools representative"


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[..., ArrivedOrLeft]:
    """Opens the pop-up over a text that had the focus."""

    def opened(stage: Stage, text: str = "", **values: object) -> ArrivedOrLeft:
        stage.cover_shown(QTextEdit("Some minutes"), (760, 640), qtbot)
        stage.popups.furnish(stage.desk, {PopupName.ARRIVED_OR_LEFT: ArrivedOrLeft})
        question = Question(name=PopupName.ARRIVED_OR_LEFT, place=stage.place(), text=text, values=values)
        stage.popups.ask(question)
        popup = stage.popups.current
        assert isinstance(popup, ArrivedOrLeft)
        return popup

    return opened


@pytest.fixture
def under_way(stage: Stage) -> Stage:
    stage.clock.set(utc(10, 0))
    for name in ("Director of Children’s Services", SCHOOLS, POLICE, "Independent Chair"):
        stage.mark(name, EventKind.ARRIVED)
    stage.start()
    stage.clock.set(utc(10, 31))
    stage.mark(POLICE, EventKind.LEFT)
    stage.clock.set(utc(10, 48))
    return stage


def last_mark(stage: Stage) -> MarkAttendance:
    act = stage.acts[-1]
    assert isinstance(act, MarkAttendance)
    return act


def press(popup: ArrivedOrLeft, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(popup.field, key, modifier)


@pytest.mark.parametrize(("arriving", "way"), [(True, Way.ARRIVED), (False, Way.LEFT)])
def test_who_is_found_first_is_somebody_of_whom_what_was_typed_can_be_true(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft], arriving: bool, way: Way
) -> None:
    popup = ask(under_way, "rep", arriving=arriving)
    assert [one for one, button in popup.buttons.items() if button.keys == "Enter"] == [way]


def test_it_opens_with_the_focus_in_its_line_and_writes_nothing(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way, "police")
    assert popup.field.hasFocus()
    under_way.done()
    assert under_way.acts == []


def test_a_few_letters_and_enter_record_the_likely_thing(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "pol")
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    act = last_mark(under_way)
    assert (under_way.name(act.attendee_id), act.kind, act.at) == (POLICE, EventKind.RETURNED, None)
    assert act.minute_id == under_way.place().minute_id


def test_enter_gives_the_caret_back_to_the_text(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    editor = popup.parentWidget()
    QTest.keyClicks(popup.field, "pol")
    press(popup, Qt.Key.Key_Return)
    assert isinstance(editor, QTextEdit)
    assert editor.hasFocus()
    assert under_way.popups.current is None


def test_who_is_here_leaves_with_enter_at_the_time_that_was_typed(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "schools at 10:45")
    assert popup.effect.will_read.text() == "The Schools representative left the meeting at 10:45."
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    assert (last_mark(under_way).kind, last_mark(under_way).at) == (EventKind.LEFT, at(10, 45))


def test_the_effect_stands_there_before_enter(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "pol")
    assert popup.effect.quorum.accessibleName() == "Makes the meeting quorate. 3 of 5 agencies, instead of 2 of 5."
    assert popup.effect.will_read.text() == "The Police representative rejoined the meeting at 10:48."


@pytest.mark.parametrize(
    ("letters", "way", "kind", "remote"),
    [
        ("pol", Way.REMOTE, EventKind.RETURNED, True),
        ("housing", Way.APOLOGIES, EventKind.APOLOGIES, False),
        ("housing", Way.ARRIVED, EventKind.ARRIVED, False),
        ("schools", Way.STEPPED_OUT, EventKind.STEPPED_OUT, False),
    ],
)
def test_the_other_buttons_record_what_they_say(
    under_way: Stage,
    ask: Callable[..., ArrivedOrLeft],
    letters: str,
    way: Way,
    kind: EventKind,
    remote: bool,
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, letters)
    popup.buttons[way].click()
    under_way.done()
    assert (last_mark(under_way).kind, last_mark(under_way).remote) == (kind, remote)


def test_tab_leads_to_a_button_whose_effect_is_shown_and_enter_presses_it(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "schools")
    press(popup, Qt.Key.Key_Tab)
    QTest.keyClick(popup.buttons[Way.LEFT], Qt.Key.Key_Tab)
    assert popup.buttons[Way.STEPPED_OUT].hasFocus()
    assert "withdrew" in popup.effect.will_read.text()
    QTest.keyClick(popup.buttons[Way.STEPPED_OUT], Qt.Key.Key_Return)
    under_way.done()
    assert last_mark(under_way).kind is EventKind.STEPPED_OUT


def test_arrows_choose_somebody_else(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "rep")
    first = popup.choices.choice(popup.choices.current or 0).words
    press(popup, Qt.Key.Key_Down)
    chosen = popup.choices.choice(popup.choices.current or 0).words
    assert chosen != first
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    assert under_way.name(last_mark(under_way).attendee_id) == chosen


def test_enter_in_the_empty_line_records_nobody(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    assert popup.choices.current is None
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    assert under_way.acts == []
    assert popup.effect.warning.text() == "Type a few letters of who arrived or left."


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier])
def test_an_unknown_name_becomes_a_guest_who_has_arrived(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft], modifier: Qt.KeyboardModifier
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "Youth worker at 10:40")
    assert popup.effect.will_read.text() == "The Youth worker joined the meeting at 10:40."
    press(popup, Qt.Key.Key_Return, modifier)
    under_way.done()
    under_way.done()
    guest = next(a for a in under_way.attendees() if under_way.name(a.id) == "Youth worker")
    assert guest.capacity is Capacity.GUEST
    assert isinstance(under_way.acts[-2], AddAttendee)
    assert (last_mark(under_way).attendee_id, last_mark(under_way).at) == (guest.id, at(10, 40))
    assert under_way.popups.current is None


def test_enter_pressed_twice_adds_one_guest(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "Youth worker")
    press(popup, Qt.Key.Key_Return)
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    under_way.done()
    assert [under_way.name(one.id) for one in under_way.attendees()].count("Youth worker") == 1


def test_a_guest_who_could_not_be_added_can_be_tried_again(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "Youth worker")
    under_way.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    for _ in range(2):
        press(popup, Qt.Key.Key_Return)
        under_way.done()
        under_way.done()
    assert "Youth worker" in [under_way.name(one.id) for one in under_way.attendees()]


def test_a_substitute_is_asked_for_and_recorded(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "public")
    popup.buttons[Way.SUBSTITUTE].click()
    assert popup.field.hasFocus()
    assert popup.field.accessibleName() == "Type who sits for the Head of Public Health Programmes."
    assert popup.choices.choice(0).words == "Deputy, Head of Public Health Programmes"
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    act = under_way.acts[-1]
    assert isinstance(act, SendSubstitute)
    assert act.who is not None
    assert act.for_attendee_id == under_way.attendee("Head of Public Health Programmes")


def test_a_substitute_nobody_knows_is_taken_as_typed(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "pol")
    popup.buttons[Way.SUBSTITUTE].click()
    press(popup, Qt.Key.Key_Return)
    assert popup.effect.warning.text() == "Type who sits for the Police representative."
    QTest.keyClicks(popup.field, "Chief Inspector")
    press(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    under_way.done()
    act = under_way.acts[-1]
    assert isinstance(act, SendSubstitute)
    assert (act.name, act.who) == ("Chief Inspector", None)


def test_esc_leads_from_the_substitute_back_to_who_and_then_out(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "pol")
    popup.buttons[Way.SUBSTITUTE].click()
    press(popup, Qt.Key.Key_Escape)
    assert popup.field.text() == "pol"
    assert popup.buttons[Way.ARRIVED].isVisible()
    press(popup, Qt.Key.Key_Escape)
    under_way.done()
    assert under_way.popups.current is None
    assert under_way.acts == []


def test_what_cannot_have_happened_is_said_and_not_recorded(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way)
    QTest.keyClicks(popup.field, "schools at 9:30")
    assert popup.effect.warning.text().startswith("Schools representative was not in the room at 09:30.")
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    assert under_way.acts == []
    assert under_way.popups.current is popup


class _TellingScreen(Screen):
    """A screen that notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Problem] = []

    def tell(self, problem: Problem) -> None:
        self.told.append(problem)


def test_what_could_not_be_recorded_is_told_by_the_screen_below(qtbot: QtBot, under_way: Stage) -> None:
    screen = _TellingScreen()
    qtbot.addWidget(screen)
    screen.resize(760, 640)
    screen.show()
    under_way.cover(screen)
    under_way.popups.furnish(under_way.desk, {PopupName.ARRIVED_OR_LEFT: ArrivedOrLeft})
    under_way.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT, place=under_way.place(), text="police"))
    popup = under_way.popups.current
    assert isinstance(popup, ArrivedOrLeft)
    under_way.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    assert [problem.words.title for problem in screen.told] == ["That was not recorded. The disk is full"]


def test_reading_only_refuses_politely(make_stage: Callable[..., Stage], ask: Callable[..., ArrivedOrLeft]) -> None:
    stage = make_stage(read_only=True).with_meeting()
    popup = ask(stage)
    QTest.keyClicks(popup.field, "pol")
    assert popup.effect.warning.text().startswith("You are reading only.")
    press(popup, Qt.Key.Key_Return)
    press(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.done()
    assert stage.acts == []


def test_words_to_begin_with_are_filled_in_and_matched(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way, "police")
    assert popup.choices.choice(0).words == POLICE
    press(popup, Qt.Key.Key_Return)
    under_way.done()
    standing = under_way.record().standings()[under_way.attendee(POLICE)]
    assert standing.presence is Presence.PRESENT


def test_every_control_says_what_it_is(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = ask(under_way, "pol", back="4.3")
    reachable = [
        widget
        for widget in popup.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) == 6
    assert all(getattr(widget, "text", str)() or widget.accessibleName() for widget in reachable)
    assert popup.choices.accessibleName() == "People"
    assert popup.accessibleName() == "Arrived or left"


def test_a_member_who_resigns_is_recorded_by_keys_and_esc_leads_back_from_it(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = ask(under_way, "schools")
    popup.buttons[Way.OFFICE].setFocus()
    QTest.keyClick(popup.buttons[Way.OFFICE], Qt.Key.Key_Space)
    assert popup.buttons[Way.SUSPENDED].hasFocus()
    QTest.keyClick(popup.buttons[Way.SUSPENDED], Qt.Key.Key_Escape)
    assert popup.field.hasFocus()
    assert (popup.field.text(), popup.buttons[Way.LEFT].isVisible()) == ("schools", True)
    QTest.keyClick(popup.buttons[Way.OFFICE], Qt.Key.Key_Space)
    QTest.keyClick(popup.buttons[Way.SUSPENDED], Qt.Key.Key_Tab)
    assert popup.buttons[Way.LEFT_OFFICE].hasFocus()
    QTest.keyClick(popup.buttons[Way.LEFT_OFFICE], Qt.Key.Key_Space)
    under_way.done()
    assert last_mark(under_way).kind is EventKind.LEFT_OFFICE
    assert under_way.record().standings()[under_way.attendee(SCHOOLS)].is_here


def exclude(stage: Stage, ask: Callable[..., ArrivedOrLeft], *, agreed: bool) -> ArrivedOrLeft:
    popup = ask(stage, "schools")
    popup.buttons[Way.EXCLUDED].setFocus()
    QTest.keyClick(popup.buttons[Way.EXCLUDED], Qt.Key.Key_Return)
    assert popup.agreed.hasFocus()
    if agreed:
        QTest.keyClick(popup.agreed, Qt.Key.Key_Space)
    return popup


@pytest.mark.parametrize(("agreed", "kept"), [(True, Exclusion.AGREED), (False, Exclusion.NOT_AGREED)])
def test_who_is_excluded_is_recorded_by_keys_with_whether_the_chair_agreed(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft], agreed: bool, kept: Exclusion
) -> None:
    popup = exclude(under_way, ask, agreed=agreed)
    assert ("with the agreement of the Chair" in popup.effect.will_read.text()) is agreed
    QTest.keyClick(popup.agreed, Qt.Key.Key_Return)
    under_way.done()
    act = last_mark(under_way)
    assert (under_way.name(act.attendee_id), act.kind, act.exclusion) == (SCHOOLS, EventKind.STEPPED_OUT, kept)
    assert under_way.popups.current is None


def test_escape_leads_back_from_the_agreement_to_who_it_is(under_way: Stage, ask: Callable[..., ArrivedOrLeft]) -> None:
    popup = exclude(under_way, ask, agreed=True)
    QTest.keyClick(popup.agreed, Qt.Key.Key_Escape)
    assert popup.field.hasFocus()
    assert popup.field.text() == "schools"
    assert not popup.agreed.isVisible()
    assert popup.buttons[Way.LEFT].isVisible()
    under_way.done()
    assert under_way.acts == []


def test_what_the_chair_agreed_later_is_put_right_at_the_time_when_they_went(
    under_way: Stage, ask: Callable[..., ArrivedOrLeft]
) -> None:
    popup = exclude(under_way, ask, agreed=False)
    QTest.keyClick(popup.agreed, Qt.Key.Key_Return)
    under_way.done()
    under_way.clock.set(utc(10, 55))
    popup = exclude(under_way, ask, agreed=True)
    QTest.keyClick(popup.agreed, Qt.Key.Key_Return)
    under_way.done()
    standing = under_way.record().standings()[under_way.attendee(SCHOOLS)]
    assert standing.event is not None
    assert (standing.event.at, standing.event.exclusion) == (at(10, 48), Exclusion.AGREED)
