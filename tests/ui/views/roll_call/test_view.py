from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    AddAttendee,
    CorrectEvent,
    DescribeAttendee,
    MarkAttendance,
    MarkRestPresent,
    SendSubstitute,
    StartMeeting,
    Undo,
)
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.presenting.quorum import QuorumWords
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.roll_call.panel import QuorumPanel
from clerk_app.ui.views.roll_call.roll_list import RollList, _columns, _room_for_name, _rooms
from clerk_app.ui.views.roll_call.values import AgencyLine, RollGroup, RollRow
from clerk_app.ui.views.roll_call.view import RollCallScreen
from clerk_app.ui.widgets.choice_list import Choice
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.fitting import cut_off
from tests.ui.views.stage import Stage, at, board_entities, known_id, utc

POLICE = "Police representative"


@pytest.fixture
def open_roll(qtbot: QtBot) -> Callable[[Stage], RollCallScreen]:
    """Shows the roll call of the stage's meeting, its list with the focus."""

    def show(stage: Stage) -> RollCallScreen:
        screen = RollCallScreen(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(1366, 636)
        screen.visit(stage.place(ScreenName.ROLL_CALL))
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        return screen

    return show


@pytest.fixture
def screen(stage: Stage, open_roll: Callable[[Stage], RollCallScreen]) -> RollCallScreen:
    return open_roll(stage)


def press(screen: RollCallScreen, stage: Stage, *keys: str) -> None:
    """Each key in the list, its act carried out before the next."""
    for key in keys:
        QTest.keyClicks(screen.people, key)
        stage.done()


def typed(screen: RollCallScreen, stage: Stage, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Words and a key in the field over a row."""
    screen.questions.field.selectAll()
    QTest.keyClicks(screen.questions.field, text)
    QTest.keyClick(screen.questions.field, key)
    stage.done()


def current(screen: RollCallScreen, stage: Stage) -> str:
    return stage.name(screen.people.attendee_here())


def letter(stage: Stage, screen: RollCallScreen, name: str) -> str:
    row = screen.people.roll.row_at(screen.people.roll.index_of(stage.attendee(name)))
    assert row is not None
    return row.letter


def test_the_focus_starts_in_the_first_row_that_is_not_marked(
    stage: Stage, open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    stage.mark("Director of Children’s Services", EventKind.ARRIVED)
    screen = open_roll(stage)
    assert screen.people.hasFocus()
    assert current(screen, stage) == "Lead Member for Children"


def test_filling_the_roll_writes_nothing(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.setCurrentIndex(screen.people.roll.index_of(stage.attendee(POLICE)))
    stage.done()
    assert stage.acts == []


@pytest.mark.parametrize(("key", "shown"), [("p", "P"), ("R", "R"), ("a", "A"), ("e", "E"), ("n", "N")])
def test_one_key_marks_the_row_and_the_list_moves_on(
    stage: Stage, screen: RollCallScreen, key: str, shown: str
) -> None:
    press(screen, stage, key)
    assert letter(stage, screen, "Director of Children’s Services") == shown
    assert current(screen, stage) == "Lead Member for Children"


def test_a_board_of_25_is_marked_and_started_with_26_keys(
    make_stage: Callable[..., Stage], open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    seats = [(f"Member {number}", number % 5) for number in range(25)]
    stage = make_stage().with_board(board_entities(seats)).with_meeting()
    for guest in stage.all(Attendee, capacity=Capacity.GUEST):
        stage.store.shelf.entities.pop(("attendees", guest.id))
    screen = open_roll(stage)
    keys = 0
    for number in range(25):
        QTest.keyClicks(screen.people, "a" if number == 7 else "p")
        keys += 1
    stage.done()
    screen.commands()[ActionId.NEXT_ITEM]()
    keys += 1
    stage.done()
    marked = [act for act in stage.acts if isinstance(act, MarkAttendance)]
    assert len({act.attendee_id for act in marked}) == 25
    assert isinstance(stage.acts[-1], StartMeeting)
    assert keys == 26


def test_what_was_marked_is_said_aloud_as_the_list_goes_on(
    stage: Stage, screen: RollCallScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    press(screen, stage, "p")
    assert said == ["Director of Children’s Services, Local Authority, Present"]
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "c")
    assert said[1:] == [f"{POLICE}, Police, Present, in the chair"], "once, though two things are recorded"
    QTest.keyClicks(screen.people, "P", Qt.KeyboardModifier.ShiftModifier)
    stage.done()
    assert said[2:] == ["14 of 14 marked"]


def test_fast_keys_never_mark_a_row_twice(stage: Stage, screen: RollCallScreen) -> None:
    QTest.keyClicks(screen.people, "pppp")
    stage.done()
    assert [letter(stage, screen, name) for name in ("Head of Quality", "Housing representative")] == ["P", "P"]
    assert current(screen, stage) == "Schools representative"


def test_shift_p_marks_the_rest_present(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "a")
    QTest.keyClicks(screen.people, "P", Qt.KeyboardModifier.ShiftModifier)
    stage.done()
    assert isinstance(stage.acts[-1], MarkRestPresent)
    assert not screen.panel.rest_button.isVisible()
    assert screen.panel.progress.accessibleDescription() == "14 of 14 marked"


def test_backspace_takes_the_mark_away_and_stays(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee("Director of Children’s Services"))
    QTest.keyClick(screen.people, Qt.Key.Key_Backspace)
    stage.done()
    assert letter(stage, screen, "Director of Children’s Services") == ""
    assert current(screen, stage) == "Director of Children’s Services"


def test_c_puts_somebody_in_the_chair(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "c")
    chair = stage.record().chair()
    assert chair is not None
    assert stage.name(chair.id) == POLICE
    assert current(screen, stage) == POLICE


def test_s_asks_for_the_substitute_in_place_and_enter_takes_the_one_the_seat_names(
    stage: Stage, screen: RollCallScreen
) -> None:
    screen.people.go_to(stage.attendee("Head of Public Health Programmes"))
    press(screen, stage, "s")
    field = screen.questions.field
    assert field.hasFocus()
    assert field.accessibleName() == "Who sits for the Head of Public Health Programmes?"
    assert field.choices.choice(0).words == "Deputy, Head of Public Health Programmes"
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.done()
    assert isinstance(stage.acts[-1], SendSubstitute)
    assert letter(stage, screen, "Head of Public Health Programmes") == "S"
    assert screen.people.hasFocus()
    assert current(screen, stage) == "Independent Chair"


def test_a_substitute_nobody_knows_is_taken_as_typed(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "s")
    typed(screen, stage, "Chief Inspector")
    assert "Chief Inspector" in {stage.name(attendee.id) for attendee in stage.attendees()}


def test_a_substitute_who_was_not_agreed_to_is_recorded_and_pointed_out(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee("Head of Public Health Programmes"))
    press(screen, stage, "s")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Return)
    stage.done()
    assert letter(stage, screen, "Head of Public Health Programmes") == "S"
    assert screen.message.isVisible()
    assert screen.message.title == (
        "It is not noted that the board agreed to Deputy, Head of Public Health Programmes as a substitute, "
        "nor that they were briefed. They are recorded as sitting all the same."
    )


def test_ctrl_enter_takes_the_words_even_where_somebody_is_offered(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "s")
    QTest.keyClicks(screen.questions.field, "Dep")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.done()
    act = stage.acts[-1]
    assert isinstance(act, SendSubstitute)
    assert (act.name, act.who) == ("Dep", None)


def test_arrows_choose_among_those_offered(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "s")
    QTest.keyClicks(screen.questions.field, "deputy head")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Down)
    assert screen.questions.field.choices.current == 1
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Up)
    assert screen.questions.field.choices.current == 0


def test_no_name_for_a_substitute_is_said_and_the_field_stays(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "s")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Return)
    assert screen.message.title == "Type who sits for the Police representative, or press Esc."
    assert screen.questions.field.isVisible()


def test_v_asks_who_holds_the_vote_of_a_member_who_is_away(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "a")
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "v")
    field = screen.questions.field
    assert field.accessibleName() == "Who holds the vote of the Police representative?"
    assert [field.choices.choice(row).words for row in range(field.choices.count)] == ["Nobody"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    screen.people.go_to(stage.attendee("Head of Public Health Programmes"))
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "v")
    typed(screen, stage, "health")
    act = stage.acts[-1]
    assert isinstance(act, DescribeAttendee)
    assert act.proxy_id == stage.attendee("Head of Public Health Programmes")
    assert row_of(stage, screen, POLICE).state == "Apologies, vote held by Head of Public Health Programmes"


def test_a_vote_is_held_for_nobody_who_is_here(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "v")
    assert screen.message.title == (
        "The Police representative votes in person. A vote is held only for a member who is away."
    )


def test_w_notes_why_somebody_is_away_and_in_what_right_they_are_here(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "a")
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "w")
    assert screen.questions.field.accessibleName() == "Why is the Police representative away, or sat for?"
    typed(screen, stage, "on leave")
    assert row_of(stage, screen, POLICE).state == "Apologies, on leave"
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "w")
    assert screen.questions.field.accessibleName() == "In what right is the Police representative here?"
    typed(screen, stage, "for the force, not as a parent")
    assert row_of(stage, screen, POLICE).state == "Present, for the force, not as a parent"
    act = stage.acts[-1]
    assert isinstance(act, DescribeAttendee)
    assert act.reason == "on leave"


def row_of(stage: Stage, screen: RollCallScreen, name: str) -> RollRow:
    """The row of somebody."""
    row = screen.people.roll.row_at(screen.people.roll.index_of(stage.attendee(name)))
    assert row is not None
    return row


def test_esc_leaves_the_field_and_the_focus_is_back_in_the_row(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee(POLICE))
    press(screen, stage, "s")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Escape)
    assert not screen.questions.field.isVisible()
    assert screen.people.hasFocus()
    assert current(screen, stage) == POLICE
    assert stage.acts == []


def test_a_substitute_sits_for_nobody_in_attendance(stage: Stage, screen: RollCallScreen) -> None:
    screen.people.go_to(stage.attendee("Commissioning Manager"))
    press(screen, stage, "s")
    assert not screen.questions.field.isVisible()


def test_the_list_takes_the_focus_back_from_a_field_that_closes_behind_another_window(
    qtbot: QtBot, stage: Stage, screen: RollCallScreen
) -> None:
    press(screen, stage, "G")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    screen.questions.close()
    assert screen.focusWidget() is screen.people


def test_g_adds_a_guest_and_goes_to_their_row(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "g")
    typed(screen, stage, "Research fellow")
    assert isinstance(stage.acts[-1], AddAttendee)
    assert current(screen, stage) == "Research fellow"
    assert screen.people.hasFocus()


def test_a_letter_right_after_a_guest_is_the_guests_though_the_disk_is_slow(
    stage: Stage, screen: RollCallScreen
) -> None:
    for name in ("Research fellow", "Youth worker"):
        QTest.keyClicks(screen.people, "g")
        QTest.keyClicks(screen.questions.field, name)
        QTest.keyClick(screen.questions.field, Qt.Key.Key_Return)
        QTest.keyClicks(screen.people, "p" if name == "Youth worker" else "r")
    stage.done()
    assert [letter(stage, screen, name) for name in ("Research fellow", "Youth worker")] == ["R", "P"]
    marked = [act.attendee_id for act in stage.acts if isinstance(act, MarkAttendance)]
    assert marked == [stage.attendee("Research fellow"), stage.attendee("Youth worker")]


def test_letters_for_a_guest_who_could_not_be_added_mark_nobody(stage: Stage, screen: RollCallScreen) -> None:
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    QTest.keyClicks(screen.people, "g")
    QTest.keyClicks(screen.questions.field, "Research fellow")
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Return)
    QTest.keyClicks(screen.people, "p")
    stage.done()
    assert not [act for act in stage.acts if isinstance(act, MarkAttendance)]
    press(screen, stage, "p")
    assert len([act for act in stage.acts if isinstance(act, MarkAttendance)]) == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Type the guest’s post or name, or press Esc."),
        ("police representative", "police representative is on the list already."),
    ],
)
def test_a_guest_that_cannot_be_added_is_explained(
    stage: Stage, screen: RollCallScreen, name: str, sentence: str
) -> None:
    press(screen, stage, "g")
    typed(screen, stage, name)
    assert screen.message.title == sentence
    assert stage.acts == []


def test_t_changes_the_time_of_a_mark(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee("Director of Children’s Services"))
    press(screen, stage, "t")
    assert screen.questions.field.text() == "09:58"
    typed(screen, stage, "9:50")
    act = stage.acts[-1]
    assert isinstance(act, CorrectEvent)
    assert act.at == at(9, 50)


def test_a_time_that_no_clock_shows_is_explained(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "p")
    screen.people.go_to(stage.attendee("Director of Children’s Services"))
    press(screen, stage, "t")
    typed(screen, stage, "25 past")
    assert screen.message.title == "“25 past” is no time of day. Type it like 10:45."
    assert screen.questions.field.isVisible()


def test_a_time_needs_a_mark_first(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "t")
    assert "then the time can be changed" in screen.message.title
    assert not screen.questions.field.isVisible()


def test_the_quorum_builds_as_people_are_marked(stage: Stage, screen: RollCallScreen) -> None:
    assert screen.panel.card.accessibleName().startswith("Not yet quorate, 0 of 5.")
    for name in ("Schools representative", POLICE, "Head of Public Health Programmes", "Independent Chair"):
        screen.people.go_to(stage.attendee(name))
        press(screen, stage, "p")
    assert screen.panel.card.accessibleName().startswith("Quorate, just, 3 of 5.")


def test_the_keys_that_are_shown_are_those_of_the_list_of_a_question_and_of_a_button(
    stage: Stage, screen: RollCallScreen
) -> None:
    shown = [screen.hints().left[0].keys]
    press(screen, stage, "G")
    shown.append(screen.hints().left[0].keys)
    QTest.keyClick(screen.questions.field, Qt.Key.Key_Escape)
    shown.append(screen.hints().left[0].keys)
    screen.panel.start_button.setFocus()
    shown.append(screen.hints().left[0].keys)
    assert shown == [("P",), ("Enter",), ("P",), ("Tab",)]


def test_starting_the_meeting_leads_to_it(stage: Stage, screen: RollCallScreen) -> None:
    screen.panel.start_button.click()
    stage.done()
    assert isinstance(stage.acts[-1], StartMeeting)
    assert [place.screen for place in stage.places] == [ScreenName.LIVE]
    assert stage.places[0].meeting_id == stage.meeting


def test_starting_twice_at_once_starts_once_and_nothing_is_refused(stage: Stage, screen: RollCallScreen) -> None:
    screen.start_meeting()
    screen.start_meeting()
    stage.done()
    assert [type(act) for act in stage.acts] == [StartMeeting]
    assert stage.refused == []


def test_a_start_that_failed_can_be_tried_again(stage: Stage, screen: RollCallScreen) -> None:
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    screen.start_meeting()
    stage.done()
    screen.start_meeting()
    stage.done()
    assert [type(act) for act in stage.acts] == [StartMeeting]


def test_under_way_the_button_leads_back_and_starts_nothing(
    stage: Stage, open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    stage.clock.set(utc(10, 2))
    stage.start()
    screen = open_roll(stage)
    assert screen.panel.start_button.text() == "Back to the meeting"
    screen.panel.start_button.click()
    stage.done()
    assert stage.acts == []
    assert stage.places[-1].screen is ScreenName.LIVE


def test_ctrl_z_takes_back_the_last_mark(stage: Stage, screen: RollCallScreen) -> None:
    assert ActionId.UNDO not in screen.commands()
    press(screen, stage, "p")
    screen.commands()[ActionId.UNDO]()
    stage.done()
    assert isinstance(stage.acts[-1], Undo)
    assert letter(stage, screen, "Director of Children’s Services") == ""


def test_undo_says_who_was_marked_and_how(stage: Stage, screen: RollCallScreen) -> None:
    assert screen.undo_words() == ("", "")
    names = {}
    for key in "praenc":
        press(screen, stage, key)
        names[key] = screen.undo_words()[0]
    press(screen, stage, "t")
    typed(screen, stage, "10:45")
    names["t"] = screen.undo_words()[0]
    press(screen, stage, "g")
    typed(screen, stage, "Research & policy fellow")
    names["g"] = screen.undo_words()[0]
    QTest.keyClicks(screen.people, "P")
    stage.done()
    names["P"] = screen.undo_words()[0]
    assert names == {
        "p": "marking the Director of Children’s Services as present",
        "r": "marking the Lead Member for Children as remote",
        "a": "marking the apologies of the Head of Quality",
        "e": "marking the Housing representative as expected later",
        "n": "marking the Schools representative as absent",
        "c": "putting the Integrated Care Board representative in the chair",
        "t": "the time of the Integrated Care Board representative",
        "g": "adding Research & policy fellow",
        "P": "marking the Research & policy fellow as present",
    }
    for _ in range(2):
        screen.commands()[ActionId.UNDO]()
        stage.done()
    assert screen.undo_words()[0] == names["t"]


def test_what_could_not_be_recorded_is_said_and_nothing_is_marked(stage: Stage, screen: RollCallScreen) -> None:
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    press(screen, stage, "p")
    assert screen.message.isVisible()
    assert screen.message.title
    assert letter(stage, screen, "Director of Children’s Services") == ""


def test_read_only_marks_nothing_and_says_why(
    make_stage: Callable[..., Stage], open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    stage = make_stage(read_only=True).with_meeting()
    screen = open_roll(stage)
    assert screen.message.title.startswith("You are reading only.")
    press(screen, stage, "p", "g", "s", "t")
    QTest.keyClicks(screen.people, "P", Qt.KeyboardModifier.ShiftModifier)
    screen.start_meeting()
    stage.done()
    assert stage.acts == []
    assert ActionId.NEXT_ITEM not in screen.commands()
    assert not screen.questions.field.isVisible()


def test_every_control_says_what_it_is(stage: Stage, screen: RollCallScreen) -> None:
    press(screen, stage, "p")
    index = screen.people.roll.index_of(stage.attendee("Director of Children’s Services"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Director of Children’s Services, Local Authority, Present"
    reachable = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert reachable
    assert screen.panel.start_button.keys == "Ctrl+Enter"
    names = [getattr(widget, "text", str)() or widget.accessibleName() for widget in reachable]
    assert all(names)


def test_the_model_of_the_roll_is_sound(stage: Stage, screen: RollCallScreen) -> None:
    QAbstractItemModelTester(screen.people.roll, QAbstractItemModelTester.FailureReportingMode.Fatal, screen)
    press(screen, stage, "p", "g")
    typed(screen, stage, "Research fellow")
    assert screen.people.roll.rowCount() == 3


def test_in_a_narrow_window_the_panel_lies_below_with_its_buttons(screen: RollCallScreen) -> None:
    screen.resize(850, 640)
    assert screen.panel.geometry().top() >= screen.people.geometry().bottom()
    assert screen.panel.start_button.isVisible()
    screen.resize(1366, 636)
    assert screen.panel.geometry().left() >= screen.people.geometry().right()


def test_in_a_low_window_how_far_the_roll_is_stands_beside_the_title_and_comes_back(
    theme: Theme, screen: RollCallScreen
) -> None:
    screen.resize(850, 640)
    QApplication.processEvents()
    assert screen.panel.isAncestorOf(screen.panel.status)
    theme.set_text_size(200)
    screen.resize(1024, 494)
    QApplication.processEvents()
    status = screen.panel.status
    assert status.isVisible()
    assert not screen.panel.isAncestorOf(status)
    assert status.mapTo(screen, QPoint()).y() < screen.people.geometry().top()
    assert screen.people.viewport().height() > 0.45 * screen.height(), "half of the window is left to the list"
    assert cut_off(screen) == []
    theme.set_text_size(100)
    screen.resize(1366, 636)
    QApplication.processEvents()
    assert screen.panel.isAncestorOf(status)
    assert screen.panel.progress.isVisible()


def test_an_agency_beside_a_long_remark_has_its_whole_name(qtbot: QtBot, theme: Theme) -> None:
    panel = QuorumPanel(theme, "Ctrl+Enter")
    qtbot.addWidget(panel)
    agency = AgencyLine(
        name="Integrated Care Board of the Northern Harbours", aside="apologies, sent 15 September", is_here=False
    )
    short = AgencyLine(name="Police", aside="present", is_here=True)
    chair = AgencyLine(name="The Chair", aside="nobody", is_here=False)
    panel.show_quorum(QuorumWords(kind="ok", word="Quorate"), (agency, short), chair, "")
    panel.resize(360, 640)
    panel.show()
    for _ in range(4):
        QApplication.processEvents()
    labels = {label.text(): label for label in panel.findChildren(TextLabel)}
    name, remark = labels[agency.name], labels[agency.aside]
    assert remark.geometry().top() > name.geometry().top()
    assert labels["present"].geometry().top() == labels["Police"].geometry().top()
    assert cut_off(panel) == []


def test_the_agenda_of_the_meeting_is_a_command_away(stage: Stage, screen: RollCallScreen) -> None:
    screen.commands()[ActionId.AGENDA]()
    assert stage.places[-1].screen is ScreenName.AGENDA
    assert stage.places[-1].meeting_id == stage.meeting


def test_a_long_name_has_the_room_of_an_organisation(qtbot: QtBot, theme: Theme) -> None:
    people = RollList(theme)
    qtbot.addWidget(people)
    people.resize(900, 200)
    nobody = RollRow(attendee_id=known_id("1", 1), name="", organisation="", letter="", state="", is_marked=False)
    short = replace(nobody, name="Nurse", organisation="")
    long = replace(nobody, name="Representative of a Very Long Name " * 5)
    pictures = []
    for row in (nobody, short, long, replace(long, organisation="Police")):
        people.roll.set_groups([RollGroup(key="members", name="Members", rows=(row,))])
        row_there = people.visualRect(people.roll.index_of(row.attendee_id))
        second_column = QRect(people.width() * 55 // 100, row_there.top(), 60, row_there.height())
        pictures.append(people.viewport().grab(second_column).toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert pictures[1] == pictures[0]
    assert pictures[2] != pictures[0]
    assert pictures[3] == pictures[2]


def test_where_there_is_little_room_the_organisation_gives_way_to_the_name(theme: Theme) -> None:
    wide, narrow = (_columns(QRect(0, 0, width, 32), theme) for width in (900, 460))
    assert [room.width() > 0 for room in wide] == [True] * 3
    assert narrow[1].isEmpty()
    assert narrow[0].width() > 180
    assert narrow[0].right() < narrow[2].left()


def test_a_name_without_an_organisation_keeps_clear_of_the_state_in_a_narrow_list(theme: Theme) -> None:
    for width in (900, 460):
        columns = _columns(QRect(0, 0, width, 32), theme)
        assert columns[2].left() - _room_for_name(columns, "").right() > theme.metrics.px(12)


LONG = RollRow(
    attendee_id=known_id("1", 1),
    name="Acting Director, Children and Learning",
    organisation="Local Authority",
    letter="",
    state="Not marked",
    is_marked=False,
)


@pytest.mark.parametrize(
    ("width", "percent"), [(560, 100), (640, 100), (900, 100), (700, 125), (920, 200), (1270, 200)]
)
def test_a_long_name_is_whole_and_covers_nothing(theme: Theme, width: int, percent: int) -> None:
    theme.set_text_size(percent)
    name, organisation, state = _rooms(QRect(0, 0, width, 64), LONG, theme)
    assert name.width() >= theme.writer(TextStyle.STRONG).width(LONG.name)
    assert organisation.width() in (0, *range(theme.writer(TextStyle.CAPTION).width("Local Authority"), width))
    right = organisation.right() if organisation.width() else name.right()
    assert right < state.left()


@pytest.mark.parametrize("width", [460, 560, 900])
@pytest.mark.parametrize("name", [LONG.name, "Representative of a Very Long Name " * 5])
def test_the_state_keeps_the_room_that_a_field_over_it_takes(theme: Theme, name: str, width: int) -> None:
    called, _, state = _rooms(QRect(0, 0, width, 32), replace(LONG, name=name), theme, has_field=True)
    assert state.width() >= 200
    assert state.left() - called.right() > theme.metrics.px(8)


def test_a_field_over_a_row_never_covers_the_name_in_it(
    stage: Stage, open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    screen = open_roll(stage)
    screen.resize(800, 560)
    who = stage.attendee("Head of Public Health Programmes")
    screen.people.go_to(who)
    press(screen, stage, "s")
    field, index = screen.questions.field, screen.people.roll.index_of(who)
    row = screen.people.roll.row_at(index)
    assert row is not None
    name, organisation, _ = screen.people.rooms(screen.people.visualRect(index), row)
    right = organisation.right() if organisation.width() else name.right()
    assert field.x() > screen.people.viewport().mapTo(screen, QPoint(right, 0)).x()
    assert field.placeholderText() == "Who sits in their place?"
    assert field.fontMetrics().horizontalAdvance(field.placeholderText()) < field.width() - 16


def test_a_name_that_made_room_for_a_field_is_whole_again_when_the_field_closes(
    stage: Stage, open_roll: Callable[[Stage], RollCallScreen]
) -> None:
    stage.theme.set_text_size(200)
    screen = open_roll(stage)
    screen.resize(1024, 540)
    who = stage.attendee("Head of Public Health Programmes")
    screen.people.go_to(who)
    row = screen.people.roll.row_at(screen.people.roll.index_of(who))
    assert row is not None
    row = replace(row, name="Head of Public Health Programmes, Acting")
    wanted = stage.theme.writer(TextStyle.STRONG).width(row.name)
    room = QRect(0, 0, 920, 64)
    assert screen.people.rooms(room, row)[0].width() >= wanted
    press(screen, stage, "s")
    assert screen.people.rooms(room, row)[0].width() < wanted
    screen.questions.close()
    assert screen.people.rooms(room, row)[0].width() >= wanted


@pytest.mark.parametrize(("first", "percent"), [(True, 200), (False, 200), (False, 100)])
def test_what_a_field_offers_never_covers_the_field(
    stage: Stage, open_roll: Callable[[Stage], RollCallScreen], first: bool, percent: int
) -> None:
    stage.theme.set_text_size(percent)
    screen = open_roll(stage)
    screen.resize(1024, 540)
    who = "Director of Children’s Services" if first else "Independent Chair"
    screen.people.go_to(stage.attendee(who))
    press(screen, stage, "s")
    field = screen.questions.field
    field.offer([Choice(pieces=(Piece("Deputy"),))] * 6)
    assert not field.choices.geometry().intersects(field.geometry())
    assert screen.rect().contains(field.choices.geometry())
