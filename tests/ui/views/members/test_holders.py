"""What the members' screen knows of holders: interests, suspensions, terms that end, co-option and absences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.membership import Absences, CoOption, MembershipRules
from clerk_app.domain.seats import Member, Seat, Suspension
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CreateMeeting, MarkAttendance, SaveSetup, StartMeeting
from clerk_app.ui.forms.rows import SayingRow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.members.values import SEAT, MemberRow, Subject
from clerk_app.ui.views.members.view import MembersScreen
from tests.ui.views.forms import answer, choose, settle, show, shown, undo, wrong
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id

Opener = Callable[[Stage], MembersScreen]
POLICE = Subject(SEAT, known_id("e", 6))
TODAY = date(2024, 10, 4)


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage().with_board(board_entities())


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Shows the screen on the seat of the police."""

    def opener(stage: Stage) -> MembersScreen:
        screen = MembersScreen(stage.desk)
        show(screen, qtbot, ScreenName.MEMBERS)
        assert screen.list.go_to(POLICE)
        return screen

    return opener


def holder(stage: Stage) -> Member:
    (term,) = stage.all(Member, seat_id=POLICE.id)
    return term


def note(screen: MembersScreen, subject: Subject = POLICE) -> str:
    rows: list[MemberRow] = list(screen.list.members.rows)
    return next(one.note for one in rows if one.subject == subject)


def said(screen: MembersScreen, key: str) -> str:
    row = screen.form.row_of(key)
    assert isinstance(row, SayingRow)
    return row.words


def add_interest(stage: Stage, screen: MembersScreen) -> None:
    """The register gets an interest of the holder of the police's seat."""
    choose(screen, f"{POLICE.key}/interest/new", Qt.Key.Key_Space)
    answer(screen, f"{POLICE.key}/interest/new/words", "Trustee of a youth club")
    settle(stage, screen)


def with_rules(stage: Stage, rules: MembershipRules) -> None:
    known = stage.store.queries.entity(Board, BOARD)
    assert known is not None
    stage.execute(SaveSetup(put=(replace(known, membership=rules),)))


def held_without_police(stage: Stage, *days: date) -> None:
    """Meetings to which the police sent apologies and everybody else came."""
    for day in days:
        meeting = stage.made(CreateMeeting(board_id=BOARD, date=day, start=time(10), end=time(11)))
        for one in stage.all(Attendee, meeting_id=meeting):
            kind = EventKind.APOLOGIES if one.seat_id == POLICE.id else EventKind.ARRIVED
            at = datetime.combine(day, time(9, 55))
            stage.execute(MarkAttendance(meeting_id=meeting, attendee_id=one.id, kind=kind, at=at))
        stage.execute(StartMeeting(meeting_id=meeting, at=datetime.combine(day, time(10))))


def test_an_interest_is_added_edited_and_ended_by_keys(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    add_interest(board, screen)
    (one,) = board.all(StandingInterest)
    assert (one.interest, one.holder, one.since, one.until) == (
        "Trustee of a youth club", holder(board).holder, TODAY, None,
    )  # fmt: skip
    key = f"{POLICE.key}/interest/{one.id}"
    choose(screen, key, Qt.Key.Key_Space)
    answer(screen, f"{key}/since", "1 March 2023")
    settle(board, screen)
    choose(screen, f"{key}/end", Qt.Key.Key_Space)
    settle(board, screen)
    (one,) = board.all(StandingInterest)
    assert (one.since, one.until) == (date(2023, 3, 1), TODAY)


def test_an_interest_that_ends_before_it_begins_is_refused_in_its_place(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    add_interest(board, screen)
    (one,) = board.all(StandingInterest)
    key = f"{POLICE.key}/interest/{one.id}"
    choose(screen, key, Qt.Key.Key_Space)
    answer(screen, f"{key}/until", "1 March 2023")
    settle(board, screen)
    assert wrong(screen, f"{key}/until") == (
        "The interest “Trustee of a youth club” ends before it begins. Choose a later end."
    )
    assert shown(screen, f"{key}/until") == "1 March 2023"


def test_an_interest_that_was_never_declared_is_removed_and_undo_brings_it_back(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    add_interest(board, screen)
    (one,) = board.all(StandingInterest)
    key = f"{POLICE.key}/interest/{one.id}"
    choose(screen, key, Qt.Key.Key_Space)
    choose(screen, f"{key}/remove", Qt.Key.Key_Space)
    settle(board, screen)
    assert board.all(StandingInterest) == ()
    undo(board, screen)
    assert board.all(StandingInterest) == (one,)


def test_a_holder_is_suspended_from_a_day_with_a_reason_and_the_row_says_so(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, f"{POLICE.key}/suspension/new", Qt.Key.Key_Space)
    settle(board, screen)
    answer(screen, f"{POLICE.key}/suspension/0/reason", "Pending a review")
    answer(screen, f"{POLICE.key}/suspension/0/until", "31 December 2024")
    settle(board, screen)
    assert holder(board).suspensions == (Suspension(since=TODAY, until=date(2024, 12, 31), reason="Pending a review"),)
    assert note(screen) == "suspended until 31 December 2024"


def test_a_suspension_that_ends_before_it_begins_is_refused_in_its_place(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    choose(screen, f"{POLICE.key}/suspension/new", Qt.Key.Key_Space)
    settle(board, screen)
    key = f"{POLICE.key}/suspension/0/until"
    answer(screen, key, "1 January 2024")
    settle(board, screen)
    assert wrong(screen, key) == "The suspension of “Police representative” ends before it begins. Choose a later end."


def test_a_term_that_ends_within_sixty_days_is_told_in_the_row(board: Stage, opened: Opener) -> None:
    board.execute(SaveSetup(put=(replace(holder(board), until=date(2024, 12, 3)),)))
    screen = opened(board)
    assert note(screen) == "term ends on 3 December 2024"
    board.execute(SaveSetup(put=(replace(holder(board), until=date(2024, 12, 4)),)))
    screen = opened(board)
    assert note(screen) == "until 4 December 2024"


def test_a_seat_is_co_opted_and_above_the_cap_the_form_says_so_with_the_arithmetic(
    board: Stage, opened: Opener
) -> None:
    """Twelve seats beside the minute taker's: with one co-opted, 10% of eleven others is 1.1, so one; two are above."""
    with_rules(board, MembershipRules(co_option=CoOption(numerator=10, denominator=100)))
    screen = opened(board)
    choose(screen, f"{POLICE.key}/co_opted", Qt.Key.Key_Space)
    settle(board, screen)
    seat = board.store.queries.entity(Seat, POLICE.id)
    assert seat is not None
    assert seat.co_opted
    assert note(screen) == "co-opted"
    assert screen.form.row_of(f"{POLICE.key}/above_cap") is None
    other = board.store.queries.entity(Seat, known_id("e", 4))
    assert other is not None
    board.execute(SaveSetup(put=(replace(other, co_opted=True),)))
    screen = opened(board)
    assert said(screen, f"{POLICE.key}/above_cap") == (
        "2 co-opted members, more than the 1 that the rule looks for. 10% of 10 other seats is 1."
    )


def test_above_a_strict_cap_the_form_says_that_there_is_no_exception_and_records_it_all_the_same(
    board: Stage, opened: Opener
) -> None:
    with_rules(board, MembershipRules(co_option=CoOption(numerator=5, denominator=100, strict=True)))
    screen = opened(board)
    choose(screen, f"{POLICE.key}/co_opted", Qt.Key.Key_Space)
    settle(board, screen)
    assert said(screen, f"{POLICE.key}/above_cap") == (
        "1 co-opted member, and the rule allows 0 without exception. 5% of 11 other seats is 0.55, rounded down to 0."
    )
    seat = board.store.queries.entity(Seat, POLICE.id)
    assert seat is not None
    assert seat.co_opted


def test_who_was_away_too_often_is_told_with_the_meetings_and_stays_a_member(board: Stage, opened: Opener) -> None:
    with_rules(board, MembershipRules(absences=Absences(more_than=3)))
    days = [date(2024, 2, 6), date(2024, 4, 9), date(2024, 6, 11), date(2024, 9, 10)]
    held_without_police(board, *days[:3])
    screen = opened(board)
    assert note(screen) == ""
    held_without_police(board, days[3])
    screen = opened(board)
    assert note(screen) == "away from 4 meetings"
    assert said(screen, f"{POLICE.key}/missed") == (
        "Away from 4 meetings. Police representative, since 1 January 2024: 6 February 2024, 9 April 2024, "
        "11 June 2024 and 10 September 2024. "
        "The rule lets the board invite them to withdraw; nothing follows by itself."
    )
    assert holder(board).until is None
