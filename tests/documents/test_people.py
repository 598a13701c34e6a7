"""What lists of people say beside their names, as far as a house style has it."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.documents.blocks import Block, Table, runs_in, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.board import Naming
from clerk_app.domain.house_style import (
    USUAL,
    Apologies,
    AttendanceLayout,
    Headings,
    HouseStyle,
    PartPresence,
    PeopleLists,
)
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.meeting import Attendee, Capacity, MeetingMode
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Organisation, Party, Person, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.timeline import EventKind
from tests.builders import DAY, EXPORT_ID, MADE_AT, RecordBuilder

GROUPED = replace(USUAL, attendance=AttendanceLayout.GROUPED, apologies=Apologies.BLOCK, cover=False)


def blocks(record: MeetingRecord, style: HouseStyle) -> tuple[Block, ...]:
    return compose_minutes(record, style, MADE_AT, EXPORT_ID).blocks


def lines(record: MeetingRecord, style: HouseStyle) -> list[str]:
    return [text_of(runs) for runs in runs_in(blocks(record, style))]


def with_people(**parts: object) -> HouseStyle:
    return replace(GROUPED, lists=PeopleLists(**parts))  # type: ignore[arg-type]  # any field of PeopleLists


def present(build: RecordBuilder, title: str, chair: bool = False, hour: int = 15, minute: int = 30) -> Attendee:
    attendee = build.attendee(title, chair=chair)
    build.event(EventKind.ARRIVED, hour, minute, attendee)
    return attendee


def in_category(build: RecordBuilder, name: str, *attendees: Attendee) -> None:
    category = Category(id=build.id(), board_id=build.board.id, position=len(build.categories), name=name)
    build.categories.append(category)
    build.attendees = [replace(one, category_id=category.id) if one in attendees else one for one in build.attendees]


def test_a_chair_may_stand_among_their_own_group_and_is_counted_there(build: RecordBuilder) -> None:
    pilot, master = present(build, "Pilot"), present(build, "Harbour Master", chair=True)
    in_category(build, "Members", pilot, master)
    counted = replace(with_people(chair_in_group=True), counts=True)
    assert lines(build.record(), counted)[-4:] == [
        "ATTENDEES (2 present)",
        "Members (2)",
        "Harbour Master, Chair",
        "Pilot",
    ]
    apart = replace(GROUPED, counts=True)
    assert lines(build.record(), apart)[-4:] == [
        "ATTENDEES (2 present)",
        "Harbour Master, Chair",
        "Members (1)",
        "Pilot",
    ]


def test_whom_somebody_speaks_for_stands_in_brackets_unless_the_name_says_it(build: RecordBuilder) -> None:
    present(build, "Pilot")
    present(build, "Police Sergeant")
    guest = build.organisation("Yacht Club", Capacity.GUEST)
    build.event(EventKind.ARRIVED, 15, 30, guest)
    pilotage = Agency(id=build.id(), names=(DatedName("Pilotage Authority"),))
    police = Agency(id=build.id(), names=(DatedName("Police"),))
    build.seats = [replace(build.seats[0], agency_id=pilotage.id), replace(build.seats[1], agency_id=police.id)]
    record = replace(build.record(), agencies=(pilotage, police))
    told = lines(record, with_people(agencies=True))
    assert told[-4:] == ["Pilot (Pilotage Authority)", "Police Sergeant", "In attendance", "Yacht Club"]


def test_a_guest_speaks_for_the_body_that_their_post_is_in(build: RecordBuilder) -> None:
    body = Organisation(id=build.id(), names=(DatedName("Lifeboat Station"),))
    build.organisations.append(body)
    guest = build.attendee("Coxswain", Capacity.GUEST)
    build.posts = [replace(one, organisation_id=body.id) for one in build.posts]
    build.event(EventKind.ARRIVED, 15, 30, guest)
    assert lines(build.record(), with_people(agencies=True))[-1] == "Coxswain (Lifeboat Station)"


def test_apologies_say_why_where_the_style_does_and_the_style_that_does_not_keeps_it(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    build.attendees[-1] = replace(pilot, reason="on leave")
    build.event(EventKind.APOLOGIES, 15, 0, pilot)
    assert lines(build.record(), with_people(reasons=True))[-2:] == ["APOLOGIES", "Pilot (on leave)"]
    assert lines(build.record(), GROUPED)[-2:] == ["APOLOGIES", "Pilot"]


def test_who_stayed_away_without_notice_and_vacant_seats_are_listed_where_the_style_has_it(
    build: RecordBuilder,
) -> None:
    pilot, master = build.attendee("Pilot"), present(build, "Harbour Master")
    build.event(EventKind.ABSENT, 15, 30, pilot)
    empty = Seat(id=build.id(), board_id=build.board.id, category_id=None, position=9, title="Diver")
    build.seats.append(empty)
    held = tuple(
        Member(id=build.id(), seat_id=one.seat_id or build.id(), holder=one.who, since=date(2020, 1, 1))
        for one in (pilot, master)
    )
    record = replace(build.record(), members=held)
    told = lines(record, with_people(absent=True, vacant=True))
    assert told[-4:] == ["ABSENT", "Pilot", "VACANCIES", "Diver"]
    assert lines(record, GROUPED)[-2:] == ["ATTENDEES", "Harbour Master"]


def test_a_seat_that_was_filled_in_the_course_of_the_meeting_was_vacant(build: RecordBuilder) -> None:
    pilot = present(build, "Pilot")
    member = Member(id=build.id(), seat_id=pilot.seat_id or build.id(), holder=pilot.who, since=DAY)
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.JOINED, 15, 40, pilot)
    record = replace(build.record(), members=(member,))
    assert lines(record, with_people(vacant=True))[-2:] == ["VACANCIES", "Pilot"]


def test_that_nobody_sent_apologies_is_said_where_the_style_does(build: RecordBuilder) -> None:
    present(build, "Pilot")
    assert lines(build.record(), with_people(nobody=True))[-2:] == ["APOLOGIES", "None."]
    table = replace(with_people(nobody=True), attendance=AttendanceLayout.TABLE)
    assert lines(build.record(), table)[-2:] == ["Apologies", "None."]


def test_who_was_there_from_afar_is_marked_unless_everybody_was(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    build.events.append(replace(build.event(EventKind.ARRIVED, 15, 30, pilot), remote=True))
    del build.events[0]
    assert lines(build.record(), GROUPED)[-1] == "Pilot (remotely)"
    build.meeting = replace(build.meeting, mode=MeetingMode.REMOTE)
    assert lines(build.record(), GROUPED)[-1] == "Pilot"


def held(build: RecordBuilder, count: int) -> None:
    """A meeting that takes ten minutes for each of so many items, from 15:30."""
    build.event(EventKind.STARTED, 15, 30)
    for place in range(count):
        minute = build.minute(f"Subject {place}")
        build.event(EventKind.MOVED, 15 + (30 + 10 * place) // 60, (30 + 10 * place) % 60, in_minute=minute)
    end = 30 + 10 * count
    build.event(EventKind.ENDED, 15 + end // 60, end % 60)


@pytest.mark.parametrize(
    ("came", "left", "back", "items", "times"),
    [
        (30, None, None, "Pilot", "Pilot"),
        (41, None, None, "Pilot (from item 2)", "Pilot (from 15:41)"),
        (50, None, None, "Pilot (from item 3)", "Pilot (from 15:50)"),
        (30, 50, None, "Pilot (to item 2)", "Pilot (until 15:50)"),
        (40, 50, None, "Pilot (item 2 only)", "Pilot (from 15:40 until 15:50)"),
        (30, 40, 50, "Pilot (not for item 2)", "Pilot"),
        (30, 40, 58, "Pilot (not for item 2)", "Pilot"),
    ],
)
def test_for_which_part_somebody_was_there_is_told_by_items_or_by_the_clock(
    build: RecordBuilder, came: int, left: int | None, back: int | None, items: str, times: str
) -> None:
    pilot = present(build, "Pilot", minute=came)
    held(build, 3)
    if left is not None:
        build.event(EventKind.LEFT, 15, left, pilot)
    if back is not None:
        build.event(EventKind.RETURNED, 15, back, pilot)
    assert items in lines(build.record(), with_people(presence=PartPresence.ITEMS))
    assert times in lines(build.record(), with_people(presence=PartPresence.TIMES))


def test_several_items_that_were_missed_are_told_in_rows(build: RecordBuilder) -> None:
    pilot = present(build, "Pilot")
    held(build, 6)
    for minute, kind in ((40, EventKind.LEFT), (50, EventKind.RETURNED)):
        build.event(kind, 15, minute, pilot)
    for minute, kind in ((0, EventKind.LEFT), (20, EventKind.RETURNED)):
        build.event(kind, 16, minute, pilot)
    style = with_people(presence=PartPresence.ITEMS)
    assert "Pilot (not for items 2 and 4 to 5)" in lines(build.record(), style)


def harbour(build: RecordBuilder) -> MeetingRecord:
    """A chair who was there, somebody with apologies and a reason, somebody absent, and a minute taker."""
    build.board = replace(build.board, naming=Naming.NAME_AND_POST)
    person = Person(id=build.id(), names=(DatedName("Ada Reed"),))
    post = Post(id=build.id(), names=(DatedName("Harbour Master"),))
    master = present(build, "placeholder", chair=True)
    build.attendees[-1] = replace(master, who=Party(person_id=person.id, post_id=post.id))
    pilot = build.attendee("Pilot")
    build.attendees[-1] = replace(pilot, reason="on leave")
    build.event(EventKind.APOLOGIES, 15, 0, pilot)
    diver = build.attendee("Diver")
    build.event(EventKind.ABSENT, 15, 30, diver)
    clerk = build.attendee("Records Officer", Capacity.CLERK)
    build.event(EventKind.ARRIVED, 15, 30, clerk)
    ports = Agency(id=build.id(), names=(DatedName("Ports Authority"),))
    build.seats = [replace(one, agency_id=ports.id) for one in build.seats]
    interest = StandingInterest(
        id=build.id(), board_id=build.board.id, holder=Party(person_id=person.id), interest="owns a quay"
    )
    record = replace(build.record(), agencies=(ports,), people=(person,), posts=(*build.posts, post))
    return replace(record, standing_interests=(interest,))


def test_a_register_tells_of_all_who_belong_to_the_board_who_was_there(build: RecordBuilder) -> None:
    record = harbour(build)
    style = replace(with_people(agencies=True, interests=True, reasons=True), attendance=AttendanceLayout.REGISTER)
    table = next(one for one in blocks(record, style) if isinstance(one, Table))
    assert [[text_of(runs) for runs in runs_in(cell.blocks)] for cell in table.header[0].cells] == [
        ["Name"], ["Post"], ["Representing"], ["Other interests"], ["Present"], ["Apologies"],
    ]  # fmt: skip
    rows = [["".join(text_of(runs) for runs in runs_in(cell.blocks)) for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Ada Reed (Chair)", "Harbour Master", "Ports Authority", "owns a quay", "✓", ""],
        ["Pilot", "", "Ports Authority", "", "", "✓ (on leave)"],
        ["Diver", "", "Ports Authority", "", "", "absent"],
    ]
    assert lines(record, style)[-2:] == ["IN ATTENDANCE", "Minute Taker, Records Officer"]


def test_a_register_gives_the_names_the_room_of_columns_that_it_has_not(build: RecordBuilder) -> None:
    present(build, "Pilot")
    for naming, widths in ((Naming.NAME_AND_POST, (10.5, 4.0, 1.6, 1.8)), (Naming.NAME, (14.5, 1.6, 1.8))):
        build.board = replace(build.board, naming=naming)
        style = replace(USUAL, attendance=AttendanceLayout.REGISTER)
        assert next(one for one in blocks(build.record(), style) if isinstance(one, Table)).widths == widths


def test_a_register_that_has_nobody_has_no_heading(build: RecordBuilder) -> None:
    build.item("Welcome")
    style = replace(USUAL, cover=False, attendance=AttendanceLayout.REGISTER)
    assert lines(build.record(), style)[-1] == "Welcome"
    assert not any("ATTENDEES" in line for line in lines(build.record(), style))


def test_a_register_may_mark_who_was_away_before_their_name_in_place_of_ticks(build: RecordBuilder) -> None:
    style = replace(with_people(marks=True, reasons=True), attendance=AttendanceLayout.REGISTER)
    record = harbour(build)
    table = next(one for one in blocks(record, style) if isinstance(one, Table))
    told = [[text_of(next(runs_in(cell.blocks))) for cell in row.cells] for row in (*table.header, *table.rows)]
    assert told == [
        ["Attendance", "Name", "Post"],
        ["", "Ada Reed (Chair)", "Harbour Master"],
        ["Apols (on leave)", "Pilot", ""],
        ["Absent", "Diver", ""],
    ]
    assert not table.row_headers
    in_german = record.with_board(replace(record.board, language="de-DE"))
    assert "Entschuldigt (on leave)" in lines(in_german, style)


def test_a_board_names_the_parts_of_its_minutes_in_its_own_words(build: RecordBuilder) -> None:
    pilot, diver = present(build, "Pilot"), build.attendee("Diver")
    build.event(EventKind.APOLOGIES, 15, 0, diver)
    own = replace(GROUPED, headings=Headings(minutes="Cofnodion", attendees="Yn bresennol", apologies="Ymddiheuriadau"))
    told = lines(build.record(), own)
    assert "Cofnodion" in told
    assert told[-4:] == ["Yn bresennol", "Pilot", "Ymddiheuriadau", "Diver"]
    assert pilot.id != diver.id
