from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.seats import Member
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    CreateBoard,
    CreateMeeting,
    DeleteMeeting,
    PlanMeeting,
    SaveSetup,
    TimeMeeting,
    UpdateAction,
)
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import AskingPopup, PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.view import HomeScreen
from clerk_app.ui.widgets.text import TextLabel
from tests.ui.views.home.scene import NOW, holidays, old_meeting
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id, utc

HOME = Place(screen=ScreenName.HOME, board_id=BOARD)


class _Asked(AskingPopup):
    """Stands for the pop-up of a new meeting."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, "New meeting")

    def put(self, question: Question) -> None:
        self.question = question

    def first_field(self) -> QWidget:
        return self


SIZE = QSize(1154, 636)


@pytest.fixture
def open_home(qtbot: QtBot) -> Callable[..., HomeScreen]:
    """Shows Home, filled."""

    def show(stage: Stage, now: datetime = NOW, place: Place = HOME, size: QSize = SIZE) -> HomeScreen:
        stage.clock.set(now)
        stage.popups.furnish(stage.desk, {PopupName.NEW_MEETING: _Asked})
        screen = HomeScreen(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(size)
        stage.cover(screen)
        screen.visit(place)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        stage.jobs.finish()
        return screen

    return show


def test_the_focus_starts_on_the_main_button_once_it_is_there(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    screen = open_home(stage)
    assert screen.body.next_meeting.button.hasFocus()
    assert screen.title() == "Home – Children’s Partnership Board"


def test_a_popup_that_was_opened_meanwhile_keeps_the_focus(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    screen = open_home(stage)
    other = Board(id=known_id("b", 7), names=(DatedName("Harbour Board"),))
    stage.execute(CreateBoard(board=other))
    screen.visit(replace(HOME, board_id=other.id))
    screen.take_focus()
    screen.ask_new_meeting()
    popup = stage.popups.current
    assert popup is not None
    stage.jobs.finish()
    assert popup.hasFocus()


def test_filling_writes_nothing(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    old_meeting(stage)
    open_home(stage)
    stage.done()
    assert stage.acts == []


def test_enter_on_the_main_button_opens_the_meeting(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    screen = open_home(stage)
    QTest.keyClick(screen.body.next_meeting.button, Qt.Key.Key_Return)
    assert (stage.places[-1].screen, stage.places[-1].meeting_id) == (ScreenName.LIVE, stage.meeting)


def test_on_the_day_it_starts_the_roll_call(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    screen = open_home(stage, utc(9, 30))
    assert screen.body.next_meeting.button.text() == "Start the roll call"
    screen.body.next_meeting.button.click()
    assert stage.places[-1].screen is ScreenName.ROLL_CALL


def test_space_in_a_box_marks_the_action_done_and_ctrl_z_takes_it_back(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    old_meeting(stage)
    screen = open_home(stage)
    box = screen.body.actions_card.lines[0].box
    assert box.accessibleName() == "Mark as done: Arrange the training of the young advisers"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    stage.done()
    stage.jobs.finish()
    assert stage.acts == [UpdateAction(action_id=known_id("7", 0), status=ActionStatus.COMPLETED)]
    assert screen.body.actions_card.lines[0].accessibleName().startswith("Report on exclusions")
    assert not box.isChecked()
    screen.commands()[ActionId.UNDO]()
    stage.done()
    stage.jobs.finish()
    assert next(a for a in stage.all(Action) if a.id == known_id("7", 0)).is_open
    assert screen.body.actions_card.lines[0].accessibleName().startswith("Arrange the training")


def test_an_action_that_could_not_be_saved_stays_and_is_told(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    old_meeting(stage)
    screen = open_home(stage)
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    screen.body.actions_card.lines[0].box.click()
    stage.done()
    stage.jobs.finish()
    assert screen.message.title == "That was not recorded. The disk is full."
    assert "everything saved so far" in screen.message.text
    assert not screen.body.actions_card.lines[0].box.isChecked()


def test_a_draft_is_opened_from_its_row(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    old = old_meeting(stage)
    screen = open_home(stage)
    screen.body.drafts.lines[0].button.click()
    assert (stage.places[-1].screen, stage.places[-1].meeting_id) == (ScreenName.LIVE, old)


def test_ctrl_n_asks_for_a_new_meeting_of_this_board(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    screen = open_home(stage)
    screen.commands()[ActionId.NEW_MEETING]()
    popup = stage.popups.current
    assert isinstance(popup, _Asked)
    assert popup.question.place is not None
    assert popup.question.place.board_id == BOARD


def test_a_new_meeting_begins_with_what_the_last_minutes_announced(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    stage.clock.set(utc(10))
    stage.start()
    announced = PartialDate(day=22, month=11, year=2024)
    stage.execute(PlanMeeting(meeting_id=stage.meeting, on=announced, start=time(14), venue="Old Library"))
    stage.execute(TimeMeeting(meeting_id=stage.meeting, kind=EventKind.ENDED))
    screen = open_home(stage, utc(15))
    screen.body.next_meeting.empty_button.click()
    popup = stage.popups.current
    assert isinstance(popup, _Asked)
    assert popup.question.text == "22 November 2024"
    planned = popup.question.values["announced"]
    assert isinstance(planned, PlannedMeeting)
    assert (planned.on, planned.start, planned.venue) == (announced, time(14), "Old Library")


def test_before_the_first_meeting_the_one_button_makes_it(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    stage = make_stage(holidays_of=holidays).with_board()
    screen = open_home(stage)
    assert screen.body.next_meeting.empty_button.hasFocus()
    assert not screen.body.deadlines.isVisible()
    assert not screen.body.new_button.isVisible()
    QTest.keyClick(screen.body.next_meeting.empty_button, Qt.Key.Key_Return)
    assert isinstance(stage.popups.current, _Asked)


def test_without_a_board_it_leads_to_the_first_run(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    stage = make_stage()
    screen = open_home(stage, place=Place(screen=ScreenName.HOME))
    assert screen.body.begin_button.hasFocus()
    assert screen.commands() == {}
    screen.body.begin_button.click()
    assert stage.places[-1].screen is ScreenName.FIRST_RUN


def test_a_board_that_is_gone_gives_way_to_one_that_is_there(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    screen = open_home(stage, place=Place(screen=ScreenName.HOME, board_id=known_id("5", 5)))
    assert screen.body.name.text() == "Children’s Partnership Board"


def test_the_agenda_is_reached_from_its_line_and_by_its_command(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    screen = open_home(stage)
    agenda = Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting)
    button = screen.body.next_meeting.lines[0].button
    assert (button.isVisible(), button.text()) == (True, "Open it")
    assert button.accessibleName() == "Open it: the agenda"
    assert not screen.body.next_meeting.lines[1].button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert stage.places[-1:] == [agenda]
    screen.commands()[ActionId.AGENDA]()
    assert stage.places[-2:] == [agenda, agenda]


def test_reading_only_offers_nothing_that_writes(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    stage = make_stage(read_only=True).with_meeting()
    old_meeting(stage)
    screen = open_home(stage)
    assert set(screen.commands()) == {ActionId.AGENDA}
    assert not screen.body.new_button.isVisible()
    assert not screen.body.actions_card.lines[0].box.isEnabled()


def test_going_to_another_board_shows_its_name_at_once(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    other = known_id("b", 7)
    stage.execute(CreateBoard(board=Board(id=other, names=(DatedName("Harbour Board"),))))
    screen = open_home(stage)
    screen.visit(Place(screen=ScreenName.HOME, board_id=other))
    assert screen.body.name.text() == "Harbour Board"
    assert not screen.body.next_meeting.isVisible()
    stage.jobs.finish()
    assert screen.body.next_meeting.empty_button.isVisible()


def test_a_change_of_the_record_is_shown(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    screen = open_home(stage)
    act = CreateMeeting(board_id=BOARD, date=date(2024, 9, 27), start=time(9))
    stage.lane.submit(act)
    stage.done()
    stage.jobs.finish()
    assert screen.body.next_meeting.button.isVisible()
    labels = screen.body.next_meeting.findChildren(TextLabel)
    assert "In 1 working day" in [label.text() for label in labels]


def test_the_focus_goes_on_where_the_board_shown_before_had_it(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    screen = open_home(stage)
    assert screen.body.next_meeting.button.hasFocus()
    other = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))
    stage.execute(CreateBoard(board=other))
    screen.visit(Place(screen=ScreenName.HOME, board_id=other.id))
    screen.take_focus()
    stage.jobs.finish()
    assert not screen.body.next_meeting.button.isVisible()
    assert screen.body.next_meeting.empty_button.hasFocus()


def test_the_focus_stays_on_the_main_button_when_the_next_meeting_is_gone(
    stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    stage.execute(SaveSetup(removed=stage.all(Member)[:1]))
    screen = open_home(stage)
    assert screen.body.membership.isVisible()  # with a button that the focus could go on to
    coming = max(stage.all(Meeting), key=lambda meeting: meeting.date)
    assert screen.body.next_meeting.button.hasFocus()
    stage.lane.submit(DeleteMeeting(meeting_id=coming.id))
    stage.done()
    stage.jobs.finish()
    assert not screen.body.next_meeting.button.isVisible()
    assert screen.body.next_meeting.empty_button.hasFocus()


def test_two_thousand_meetings_are_read_once(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    stage = make_stage()
    stage.execute(CreateBoard(board=Board(id=BOARD, names=(DatedName("Old Board"),))))
    for number in range(2000):
        day = date.fromordinal(date(2024, 10, 4).toordinal() - number * 2)
        meeting = Meeting(id=known_id("4", number), board_id=BOARD, date=day, start=time(10))
        stage.store.shelf.entities["meetings", meeting.id] = meeting
    screen = open_home(stage, datetime(2024, 9, 26, 9, tzinfo=UTC))
    assert screen.body.next_meeting.button.hasFocus()
    assert len(screen.body.drafts.lines) == 3


def test_in_a_narrow_window_the_cards_stand_in_one_column(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    old_meeting(stage)
    screen = open_home(stage)
    assert screen.body.deadlines.geometry().left() > screen.body.next_meeting.geometry().right()
    screen.resize(790, 600)
    QApplication.processEvents()
    assert screen.body.deadlines.geometry().top() > screen.body.next_meeting.geometry().bottom()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_focused_main_button_is_in_sight_when_one_arrives_however_small_the_window(
    theme: Theme, stage: Stage, open_home: Callable[..., HomeScreen], percent: int
) -> None:
    theme.set_text_size(percent)
    screen = open_home(stage, size=QSize(912, 470))
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    button = screen.body.next_meeting.main_button
    assert button.hasFocus()
    assert button.visibleRegion().boundingRect() == button.rect()
    screen.resize(912, 420)
    for _ in range(4):
        QApplication.processEvents()
    assert button.visibleRegion().boundingRect() == button.rect()


def test_in_a_small_window_home_opens_at_its_top_with_the_main_button_in_sight(
    theme: Theme, make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    theme.set_text_size(200)
    screen = open_home(make_stage(holidays_of=holidays).with_board(), size=QSize(912, 494))
    for _ in range(4):
        QApplication.processEvents()
    button, name = screen.body.next_meeting.empty_button, screen.body.name
    assert button.hasFocus()
    assert button.visibleRegion().boundingRect() == button.rect()
    assert name.visibleRegion().boundingRect() == name.rect()


def test_where_the_name_has_no_room_beside_the_button_it_stands_above_it(
    theme: Theme, stage: Stage, open_home: Callable[..., HomeScreen]
) -> None:
    screen = open_home(stage)
    assert screen.body.new_button.geometry().left() > screen.body.name.geometry().left()
    theme.set_text_size(200)
    screen.resize(912, 470)
    QApplication.processEvents()
    assert screen.body.new_button.geometry().top() > screen.body.name.geometry().bottom()
    assert screen.body.new_button.geometry().left() == screen.body.name.geometry().left()


def test_without_deadlines_the_next_meeting_has_the_whole_width(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    entities = [replace(one, deadlines=()) if isinstance(one, Board) else one for one in board_entities()]
    stage = make_stage().with_board(entities).with_meeting()
    old_meeting(stage)
    screen = open_home(stage)
    assert not screen.body.deadlines.isVisible()
    assert screen.body.next_meeting.geometry().right() == screen.body.drafts.geometry().right()


def test_every_control_says_what_it_is(stage: Stage, open_home: Callable[..., HomeScreen]) -> None:
    old_meeting(stage)
    screen = open_home(stage)
    reachable = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) >= 4
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in reachable)


def test_home_tells_of_vacancies_and_terms_that_end_and_leads_to_the_members(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    stage = make_stage().with_board(board_entities())
    gone, going = stage.all(Member, seat_id=known_id("e", 6))[0], stage.all(Member, seat_id=known_id("e", 7))[0]
    ended = replace(gone, until=date(2024, 8, 31)), replace(going, until=date(2024, 10, 31))
    stage.execute(SaveSetup(put=ended))
    home = open_home(stage)
    assert [line.accessibleName() for line in home.body.membership.lines] == [
        "1 term ends within 60 days, Head of Public Health Programmes, 31 October 2024",
        "1 seat is vacant, Police representative (since 1 September 2024)",
    ]
    home.body.membership.button.click()
    assert stage.places[-1].screen is ScreenName.MEMBERS


def test_where_nothing_is_to_be_known_of_the_members_home_has_no_card_for_them(
    make_stage: Callable[..., Stage], open_home: Callable[..., HomeScreen]
) -> None:
    assert open_home(make_stage().with_board(board_entities())).body.membership.isHidden()
