from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.partial_date import PartialDate
from clerk_app.services.acts import AdvanceMinutes, CreateMeeting, DeleteMeeting, EditMeeting, PlanMeeting
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.confirm.view import ConfirmPopup
from clerk_app.ui.views.meetings.gathering import PAGE
from clerk_app.ui.views.meetings.head import MAKE
from clerk_app.ui.views.meetings.meeting_list import columns
from clerk_app.ui.views.meetings.values import Column
from clerk_app.ui.views.meetings.view import MeetingsScreen
from clerk_app.ui.views.new_meeting.edit_view import EditMeetingPopup
from clerk_app.ui.views.new_meeting.presenter import Field
from clerk_app.ui.views.new_meeting.view import NewMeeting
from clerk_app.wording.dates import long_date
from tests.ui.views.home.scene import EARLIER, old_meeting
from tests.ui.views.stage import BOARD, DAY, Stage, utc

Opener = Callable[[Stage], MeetingsScreen]


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A meeting to come, and one that was."""
    return _furnished(make_stage())


@pytest.fixture
def open_meetings(qtbot: QtBot) -> Opener:
    """Shows the screen, filled."""

    def opened(stage: Stage) -> MeetingsScreen:
        screen = MeetingsScreen(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(1100, 640)
        stage.cover(screen)
        stage.popups.furnish(
            stage.desk,
            {
                PopupName.NEW_MEETING: NewMeeting,
                PopupName.EDIT_MEETING: EditMeetingPopup,
                PopupName.CONFIRM: ConfirmPopup,
            },
        )
        screen.visit(Place(screen=ScreenName.MEETINGS, board_id=BOARD))
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        settle(stage)
        return screen

    return opened


def _furnished(stage: Stage) -> Stage:
    stage.with_meeting()
    old_meeting(stage)
    stage.clock.set(utc(9).replace(month=9, day=26))
    return stage


def settle(stage: Stage) -> None:
    """What was asked for is committed, and shown."""
    stage.done()
    stage.jobs.finish()
    QApplication.processEvents()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def days(screen: MeetingsScreen) -> list[str]:
    rows = [screen.model.row_at(place) for place in range(screen.model.rowCount())]
    return [row.words for row in rows if row is not None and not row.is_heading]


def here(screen: MeetingsScreen) -> str:
    row = screen.list.row_here
    return row.words if row is not None else ""


def test_the_focus_is_on_the_next_meeting_and_enter_opens_its_agenda(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    assert screen.list.hasFocus()
    assert here(screen) == "Friday 4 October 2024"
    assert screen.title() == "Meetings – Children’s Partnership Board"
    press(Qt.Key.Key_Return)
    assert stage.places == [Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting)]


def test_arrows_pass_over_headings_and_enter_opens_the_minutes_of_what_was(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    press(Qt.Key.Key_Down)
    assert here(screen) == "Monday 8 July 2024"
    press(Qt.Key.Key_Return)
    assert stage.places[-1].screen is ScreenName.LIVE
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert here(screen) == "Friday 4 October 2024"


@pytest.mark.parametrize(
    ("key", "screen_name"),
    [
        (Qt.Key.Key_A, ScreenName.AGENDA),
        (Qt.Key.Key_R, ScreenName.ROLL_CALL),
        (Qt.Key.Key_M, ScreenName.LIVE),
    ],
)
def test_a_letter_leads_to_agenda_roll_or_minutes(
    stage: Stage, open_meetings: Opener, key: Qt.Key, screen_name: ScreenName
) -> None:
    open_meetings(stage)
    press(key)
    assert stage.places[-1] == Place(screen=screen_name, board_id=BOARD, meeting_id=stage.meeting)


def test_a_meeting_without_items_leads_to_its_agenda(stage: Stage, open_meetings: Opener) -> None:
    made = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 2, 2), start=time(10)))
    screen = open_meetings(stage)
    press(Qt.Key.Key_End)
    assert here(screen) == "Friday 2 February 2024"
    assert ActionId.OPEN_MINUTES not in screen.commands()
    press(Qt.Key.Key_M)
    assert stage.places == []
    press(Qt.Key.Key_Return)
    assert stage.places == [Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=made)]


def test_every_row_is_read_out_in_full(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    spoken = screen.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Friday 4 October 2024, 10:00 – 11:15, Civic Centre, 6 items, In 6 working days"
    assert screen.head.buttons["delete"].accessibleName() == "Delete the meeting: Friday 4 October 2024"


def test_del_asks_first_and_enter_keeps_the_meeting(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    press(Qt.Key.Key_Delete)
    popup = stage.popups.current
    assert isinstance(popup, ConfirmPopup)
    assert popup.keep.hasFocus()
    assert popup.card.accessibleName() == "Delete the meeting of 4 October 2024?"
    assert "6 items" in popup.words.text()
    press(Qt.Key.Key_Return)
    settle(stage)
    assert stage.popups.current is None
    assert stage.acts == []
    assert screen.list.hasFocus()


def test_a_meeting_that_is_deleted_comes_back_whole_with_undo(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    before = stage.store.state()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    settle(stage)
    assert stage.acts == [DeleteMeeting(meeting_id=stage.meeting)]
    assert days(screen) == ["Monday 8 July 2024"]
    assert here(screen) == "Monday 8 July 2024"
    assert screen.undo_bar.accessibleName() == "Deleted the meeting of Friday 4 October 2024."
    screen.commands()[ActionId.UNDO]()
    settle(stage)
    assert stage.store.state() == before
    assert days(screen) == ["Friday 4 October 2024", "Monday 8 July 2024"]
    assert ActionId.UNDO not in screen.commands()


def test_time_place_and_first_number_are_edited_and_taken_back(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    press(Qt.Key.Key_F2)
    popup = stage.popups.current
    assert isinstance(popup, EditMeetingPopup)
    assert [popup.fields[field].text() for field in Field] == [
        "4 October 2024", "10:00", "11:15", "Civic Centre", "", "1",
    ]  # fmt: skip
    popup.fields[Field.DATE].setText("11 October 2024")
    popup.fields[Field.FIRST].setText("21")
    assert "those who hold the seats then" in popup.notes.text()
    press(Qt.Key.Key_Return)
    settle(stage)
    assert stage.acts == [
        EditMeeting(
            meeting_id=stage.meeting,
            date=date(2024, 10, 11),
            start=time(10),
            end=time(11, 15),
            venue="Civic Centre",
            first_number=21,
        )
    ]
    assert here(screen) == "Friday 11 October 2024"
    screen.commands()[ActionId.UNDO]()
    settle(stage)
    assert here(screen) == "Friday 4 October 2024"
    assert stage.the_meeting().first_number == 1


def test_a_first_number_that_is_none_is_said_at_its_line(stage: Stage, open_meetings: Opener) -> None:
    open_meetings(stage)
    press(Qt.Key.Key_F2)
    popup = stage.popups.current
    assert isinstance(popup, EditMeetingPopup)
    popup.fields[Field.FIRST].setText("one")
    press(Qt.Key.Key_Return)
    assert popup.wrong.text() == "“one” is no number. Type what the first item is numbered, like 1."
    assert popup.fields[Field.FIRST].hasFocus()


def test_minutes_that_are_approved_keep_their_meeting_where_it_is(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    press(Qt.Key.Key_Down)
    meeting = next(one for one in stage.all(Meeting) if one.date == EARLIER)
    for number, state in enumerate(tuple(MinutesState)[1:5]):
        stage.execute(AdvanceMinutes(meeting_id=meeting.id, state=state, on=EARLIER + timedelta(days=number)))
    screen.visit(Place(screen=ScreenName.MEETINGS, board_id=BOARD, meeting_id=meeting.id))
    settle(stage)
    assert ActionId.EDIT_MEETING not in screen.commands()
    assert screen.head.buttons["edit"].isHidden()
    press(Qt.Key.Key_F2)
    assert stage.popups.current is None


def test_what_was_announced_becomes_a_meeting_with_what_is_known_filled_in(stage: Stage, open_meetings: Opener) -> None:
    meeting = next(one for one in stage.all(Meeting) if one.date == EARLIER)
    on = PartialDate(day=28, month=9)
    stage.execute(PlanMeeting(meeting_id=meeting.id, on=on, start=time(15, 30), venue="Town Hall"))
    screen = open_meetings(stage)
    assert here(screen) == "Saturday 28 September 2024"
    press(Qt.Key.Key_Return)
    popup = stage.popups.current
    assert isinstance(popup, NewMeeting)
    texts = [line.text() for line in popup.fields.values()]
    assert texts == ["28 September 2024", "15:30", "", "Town Hall", ""]
    press(Qt.Key.Key_Return)
    settle(stage)
    made = next(one for one in stage.all(Meeting) if one.date == date(2024, 9, 28))
    assert stage.places[-1] == Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=made.id)
    assert days(screen) == ["Saturday 28 September 2024", "Friday 4 October 2024", "Monday 8 July 2024"]


def test_a_new_meeting_is_asked_for_from_here(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    screen.commands()[ActionId.NEW_MEETING]()
    assert isinstance(stage.popups.current, NewMeeting)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_older_meetings_are_read_as_the_list_is_scrolled(stage: Stage, open_meetings: Opener) -> None:
    for number in range(2 * PAGE + 5):
        stage.made(CreateMeeting(board_id=BOARD, date=date(2023, 1, 1) - timedelta(days=number), start=time(10)))
    screen = open_meetings(stage)
    assert len(days(screen)) <= PAGE + 1
    while screen.model.canFetchMore():
        press(Qt.Key.Key_End)
    press(Qt.Key.Key_End)
    assert len(days(screen)) == 2 * PAGE + 7
    assert here(screen) == long_date(date(2023, 1, 1) - timedelta(days=2 * PAGE + 4))


def test_what_can_be_done_with_a_meeting_has_its_room_before_it_is_shown(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    QApplication.processEvents()
    top = screen.list.mapTo(screen, QPoint()).y()
    screen.head.offer(frozenset(), "")
    QApplication.processEvents()
    assert screen.list.mapTo(screen, QPoint()).y() == top


def test_the_next_row_is_seen_before_the_buttons_for_it(stage: Stage, open_meetings: Opener, qtbot: QtBot) -> None:
    screen = open_meetings(stage)
    spoken = screen.head.buttons["agenda"].accessibleName
    qtbot.waitUntil(lambda: spoken() == "Agenda: Friday 4 October 2024")
    seen: list[str] = []
    screen.list.painted.connect(lambda: seen.append(spoken()))
    with qtbot.waitSignal(screen.commands_changed):
        press(Qt.Key.Key_Down)
    assert seen == ["Agenda: Friday 4 October 2024"]
    assert spoken() == "Agenda: Monday 8 July 2024"


def test_buttons_are_those_of_the_row_though_nothing_is_painted(
    stage: Stage, open_meetings: Opener, qtbot: QtBot
) -> None:
    screen = open_meetings(stage)
    screen.hide()
    with qtbot.waitSignal(screen.commands_changed):
        screen.list.go_to(screen.model.rowCount() - 1)
    assert screen.head.buttons["agenda"].accessibleName() == "Agenda: Monday 8 July 2024"


def test_headings_stand_over_their_columns_beside_a_scroll_bar_too(stage: Stage, open_meetings: Opener) -> None:
    for number in range(PAGE):
        stage.made(CreateMeeting(board_id=BOARD, date=date(2023, 1, 1) - timedelta(days=number), start=time(10)))
    screen = open_meetings(stage)
    QApplication.processEvents()
    assert screen.list.verticalScrollBar().isVisible()
    assert screen.list.viewport().width() < screen.heads.width()
    for column, place in _columns(screen).items():
        assert screen.heads.rooms[column].left() == place.left()


def test_the_longest_day_fits_its_column(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    room = _columns(screen)[Column.DAY].width()
    assert stage.desk.theme.writer(TextStyle.STRONG, even_figures=True).width("Wednesday 25 September 2024") <= room


def _columns(screen: MeetingsScreen) -> Mapping[Column, QRect]:
    return columns(screen.list.viewport().rect(), screen._theme)


def test_rows_take_two_lines_as_soon_as_the_list_is_narrow_and_one_again_when_it_is_not(
    stage: Stage, open_meetings: Opener
) -> None:
    screen = open_meetings(stage)
    place = screen.model.index(screen.model.first(), 0)
    heights = []
    for width in (1100, 700, 1100):
        screen.resize(width, 640)
        QApplication.processEvents()
        rect = screen.list.visualRect(place)
        assert rect.width() == screen.list.viewport().width()
        heights.append(rect.height())
    assert heights[0] == heights[2] < heights[1] - 10


def test_in_a_narrow_window_the_buttons_keep_their_words_as_long_as_these_have_room(
    theme: Theme, stage: Stage, open_meetings: Opener
) -> None:
    screen = open_meetings(stage)
    theme.set_text_size(200)
    seen = [button for name, button in screen.head.buttons.items() if not button.isHidden() and name != MAKE]
    for width, are_said in ((912, True), (420, False), (912, True)):
        screen.resize(width, 494)
        QApplication.processEvents()
        assert [bool(button.text()) for button in seen] == [are_said] * len(seen)
        assert all(button.toolTip() and button.accessibleName() for button in seen)
        assert max(button.geometry().right() for button in seen) < width


def test_rows_are_as_high_as_the_text_of_the_moment(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    screen.resize(2000, 900)
    QApplication.processEvents()
    before = screen.list.visualRect(screen.model.index(screen.model.first(), 0)).height()
    stage.desk.theme.set_text_size(200)
    QApplication.processEvents()
    assert screen.list.visualRect(screen.model.index(screen.model.first(), 0)).height() > 1.5 * before


def test_a_board_without_meetings_says_what_to_do(make_stage: Callable[..., Stage], open_meetings: Opener) -> None:
    screen = open_meetings(make_stage().with_board())
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()
    assert screen.head.new_button.isVisible()


def test_records_that_are_only_read_are_looked_at(make_stage: Callable[..., Stage], open_meetings: Opener) -> None:
    stage = make_stage(read_only=True)
    screen = open_meetings(_furnished(stage))
    assert set(screen.commands()) == {ActionId.AGENDA, ActionId.ROLL_CALL, ActionId.OPEN_MINUTES}
    assert screen.message.isVisible()
    press(Qt.Key.Key_Delete)
    assert stage.popups.current is None


def test_what_could_not_be_deleted_stays_and_is_told(stage: Stage, open_meetings: Opener) -> None:
    screen = open_meetings(stage)
    press(Qt.Key.Key_Delete)
    popup = stage.popups.current
    assert isinstance(popup, ConfirmPopup)
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    popup.act.click()
    settle(stage)
    assert screen.message.isVisible()
    assert days(screen) == ["Friday 4 October 2024", "Monday 8 July 2024"]
    assert stage.all(AgendaItem, meeting_id=stage.meeting)
    assert stage.the_meeting().date == DAY
