"""What leads to another screen can be taken back there: a board that was deleted, a meeting that was added."""

from __future__ import annotations

from datetime import date, time

from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Meeting
from clerk_app.services.acts import AddItem, CreateMeeting, DeleteBoard
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from tests.ui.running import Running

DAY = date(2026, 9, 1)


def _delete_the_board(window: Running) -> Board:
    board = window.queries.entity(Board, window.place.board_id) if window.place.board_id is not None else None
    assert board is not None
    window.program.navigation.go(Place(screen=ScreenName.RULES, board_id=board.id))
    window.hands.settle()
    window.program.lane.submit(DeleteBoard(board_id=board.id), window.window.screen_shown._deleted)  # type: ignore[union-attr]
    window.hands.settle()
    assert window.queries.entity(Board, board.id) is None
    return board


def _undo_part(window: Running) -> bool:
    return window.window.contents._undo.part.isVisible()


def _add_a_meeting(window: Running) -> Meeting:
    board_id = window.place.board_id
    assert board_id is not None
    window.program.lane.submit(CreateMeeting(board_id=board_id, date=DAY, start=time(10)))
    window.hands.settle()
    (meeting,) = [one for one in window.queries.where(Meeting) if one.date == DAY]
    window.program.navigation.go(Place(screen=ScreenName.AGENDA, board_id=board_id, meeting_id=meeting.id))
    window.hands.settle()
    return meeting


def test_a_deleted_board_comes_back_with_one_key_and_is_shown(window: Running) -> None:
    board = _delete_the_board(window)
    assert window.place.screen is ScreenName.HOME
    assert _undo_part(window)
    window.hands.press("Ctrl+Z")
    window.reach(ScreenName.RULES)
    assert window.queries.entity(Board, board.id) == board
    assert window.place.board_id == board.id
    assert not _undo_part(window)


def test_what_was_offered_is_left_behind_where_somebody_goes_on(window: Running) -> None:
    _delete_the_board(window)
    window.window.book.run(ActionId.MEETINGS)
    window.reach(ScreenName.MEETINGS)
    assert not _undo_part(window)
    assert ActionId.UNDO not in window.window.book.works_now()


def test_a_meeting_that_was_added_is_taken_back_from_its_agenda(window: Running) -> None:
    meeting = _add_a_meeting(window)
    assert _undo_part(window)
    window.hands.press("Ctrl+Z")
    window.reach(ScreenName.MEETINGS)
    assert window.queries.entity(Meeting, meeting.id) is None


def test_what_is_done_on_the_agenda_is_taken_back_before_the_meeting_is(window: Running) -> None:
    meeting = _add_a_meeting(window)
    window.hands.write("Welcome")
    window.hands.press("Ctrl+Z")
    window.hands.settle()
    assert window.queries.entity(Meeting, meeting.id) == meeting
    window.hands.write("Apologies")
    window.hands.wait_until(lambda: not _undo_part(window), "the agenda has something of its own to take back")


def test_a_meeting_that_others_have_written_in_stays_and_why_is_said(window: Running) -> None:
    meeting = _add_a_meeting(window)
    window.program.lane.submit(AddItem(meeting_id=meeting.id, title="Welcome"))
    window.hands.settle()
    window.window.contents._undo.undo()
    window.hands.settle()
    assert window.queries.entity(Meeting, meeting.id) == meeting
    screen = window.window.screen_shown
    assert screen is not None
    assert screen.message.isVisible()  # type: ignore[attr-defined]
