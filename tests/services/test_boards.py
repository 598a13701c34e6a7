"""Boards and meetings come into being."""

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, PlannedMeeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Group, Party
from clerk_app.domain.seats import Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CreateBoard, CreateMeeting, ImportEntities, MarkAttendance, PlanMeeting
from tests.services.scene import BOARD, DAY, Scene, broken_rule, known_id

NEW = Board(id=Id("1" * 32), names=(DatedName("Task Group"),))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_new_board_is_kept_under_its_own_id(scene: Scene) -> None:
    assert scene.made(CreateBoard(board=NEW)) == NEW.id
    assert scene.get(Board, NEW.id) == NEW


def test_a_board_without_a_proper_id_is_given_one(scene: Scene) -> None:
    made = scene.made(CreateBoard(board=replace(NEW, id=Id(""))))
    assert scene.get(Board, made).names == NEW.names


@pytest.mark.parametrize("names", [(), (DatedName(""),), (DatedName(" \u0000\n"),)])
def test_a_board_without_a_name_is_refused(scene: Scene, names: tuple[DatedName, ...]) -> None:
    assert broken_rule(scene, CreateBoard(board=replace(NEW, names=names))) == "name_is_empty"


def test_a_board_in_an_unknown_time_zone_is_refused(scene: Scene) -> None:
    assert broken_rule(scene, CreateBoard(board=replace(NEW, time_zone="Mars/Olympus"))) == "unknown_time_zone"


def test_a_board_that_is_there_is_not_made_again(scene: Scene) -> None:
    scene.app.execute(CreateBoard(board=NEW))
    assert broken_rule(scene, CreateBoard(board=NEW)) == "already_there"


def test_a_new_meeting_has_an_attendee_for_each_seat_held_on_its_day(scene: Scene) -> None:
    vacant, current, later = known_id("f", 1), known_id("f", 2), known_id("f", 20)
    until = replace(scene.get(Member, vacant), until=date(2022, 1, 23))
    first = replace(scene.get(Member, current), until=date(2022, 1, 31))
    second = Member(id=later, seat_id=first.seat_id, holder=Party(post_id=known_id("d", 4)), since=date(2022, 1, 10))
    scene.app.execute(ImportEntities(entities=(until, first, second)))

    meeting = scene.new_meeting(DAY)

    attendees = scene.all(Attendee, meeting_id=meeting)
    seats = {seat.id: seat.title for seat in scene.all(Seat)}
    assert [seats[attendee.seat_id or Id("")] for attendee in attendees] == [
        "Local Authority", "Health", "Police", "Public Health",
    ]  # fmt: skip
    assert attendees[1].who == second.holder


def test_a_group_that_holds_a_seat_attends_as_a_group(scene: Scene) -> None:
    group = Group(id=known_id("5", 1), names=(DatedName("Young people"),))
    member = replace(scene.get(Member, known_id("f", 4)), holder=Party(group_id=group.id))
    scene.app.execute(ImportEntities(entities=(group, member)))
    meeting = scene.new_meeting(DAY)
    assert scene.all(Attendee, meeting_id=meeting)[4].capacity is Capacity.GROUP


def test_an_observer_has_a_place_at_each_meeting_and_speaks_for_no_agency(scene: Scene) -> None:
    """Guests, clerk and observers never count: the table of quorum details beside the real rules."""
    seat = replace(scene.get(Seat, known_id("e", 1)), roles=(SeatRole.OBSERVER,))
    scene.app.execute(ImportEntities(entities=(seat,)))
    meeting = scene.new_meeting(date(2022, 3, 28))
    (observer,) = (one for one in scene.all(Attendee, meeting_id=meeting) if one.seat_id == seat.id)
    assert observer.capacity is Capacity.OBSERVER
    scene.app.execute(MarkAttendance(meeting_id=meeting, attendee_id=observer.id, kind=EventKind.ARRIVED))
    record = scene.store.queries.meeting_record(meeting)
    assert record is not None
    assert not any(one.is_here for one in record.room().seats)


def test_a_meeting_is_held_in_its_boards_time_zone(scene: Scene) -> None:
    scene.app.execute(CreateBoard(board=replace(NEW, time_zone="Europe/Jersey")))
    made = scene.made(CreateMeeting(board_id=NEW.id, date=DAY, start=time(15, 30)))
    assert scene.get(Meeting, made).time_zone == "Europe/Jersey"


def test_a_meeting_that_ends_before_it_starts_is_refused(scene: Scene) -> None:
    act = CreateMeeting(board_id=BOARD, date=DAY, start=time(15, 30), end=time(15, 30))
    assert broken_rule(scene, act) == "end_before_start"


def test_a_meeting_of_no_known_board_is_refused(scene: Scene) -> None:
    assert broken_rule(scene, CreateMeeting(board_id=NEW.id, date=DAY, start=time(15))) == "not_found"


def test_a_planned_meeting_without_a_year_is_in_the_next_such_year(scene: Scene) -> None:
    made = scene.made(PlanMeeting(meeting_id=scene.meeting, on=PartialDate(day=28, month=3)))
    planned = scene.get(PlannedMeeting, made)
    assert planned.on == PartialDate(day=28, month=3, year=2022, year_inferred=True)
    assert planned.start is None


def test_planned_meetings_keep_the_order_in_which_they_were_said(scene: Scene) -> None:
    made = [scene.made(PlanMeeting(meeting_id=scene.meeting, on=PartialDate(month=month))) for month in (9, 3, 5)]
    assert [planned.id for planned in scene.all(PlannedMeeting, meeting_id=scene.meeting)] == made


@pytest.mark.parametrize(
    "on",
    [
        PartialDate(day=30, month=2),
        PartialDate(day=29, month=2, year=2023),
        PartialDate(day=32),
        PartialDate(month=13),
        PartialDate(day=0, month=3),
        PartialDate(day=28, month=0),
        PartialDate(day=28, month=3, year=0),
    ],
)
def test_a_day_that_no_month_has_is_refused(scene: Scene, on: PartialDate) -> None:
    assert broken_rule(scene, PlanMeeting(meeting_id=scene.meeting, on=on)) == "no_such_date"


def test_the_twenty_ninth_of_february_is_a_day(scene: Scene) -> None:
    made = scene.made(PlanMeeting(meeting_id=scene.meeting, on=PartialDate(day=29, month=2)))
    assert scene.get(PlannedMeeting, made).on.year == 2024


def test_a_planned_meeting_that_ends_before_it_starts_is_refused(scene: Scene) -> None:
    act = PlanMeeting(meeting_id=scene.meeting, on=PartialDate(day=1), start=time(15), end=time(14))
    assert broken_rule(scene, act) == "end_before_start"
