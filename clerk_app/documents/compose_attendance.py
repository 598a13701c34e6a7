"""Who was there, as a page lists them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from clerk_app.documents.blocks import Block, Heading, PlainEntry, PlainList, plain
from clerk_app.domain.house_style import AttendanceLayout, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, Presence, attended, instant
from clerk_app.wording import papers


def attendance_blocks(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """All who were in the room at some time, whoever presided first; then, where the style asks, who sent apologies.

    A list that nobody is in has no heading either.
    """
    here = attended(record.events)
    present = [attendee for attendee in record.attendees if attendee.id in here]
    chair = presiding(record)
    present.sort(key=lambda attendee: (attendee != chair, attendee.position))
    if present:
        yield Heading(plain(papers.heading("attendees").upper()))
    match style.attendance:
        case AttendanceLayout.FLAT if present:
            yield PlainList(tuple(_line(record, attendee, chair) for attendee in present))
        case AttendanceLayout.GROUPED:
            yield from _groups(record, present, chair)
            yield from _apologies(record, here)


def presiding(record: MeetingRecord) -> Attendee | None:
    """Who was in the chair when the meeting began, or took it first; else whoever is in the chair now."""
    for event in record.events:
        if event.kind in (EventKind.STARTED, EventKind.TOOK_CHAIR):
            chair = record.chair(instant(event.at, event.fold, record.meeting.time_zone))
            if chair is not None:
                return chair
    return record.chair()


def _groups(record: MeetingRecord, present: Sequence[Attendee], chair: Attendee | None) -> Iterator[Block]:
    """The chair and members without a category, with no heading; each category; then whoever else attended."""
    categories = {category.id: category for category in record.categories}

    def group_of(attendee: Attendee) -> tuple[int, int, str]:
        """Where the group stands, and its heading."""
        category = categories.get(attendee.category_id or Id(""))
        if attendee == chair or (category is None and attendee.sits):
            return 0, 0, ""
        if category is not None:
            return 1, category.position, category.name
        return 2, 0, papers.heading("in_attendance")

    for (*_, name), members in groupby(sorted(present, key=group_of), key=group_of):
        if name:
            yield Heading(plain(name), level=2)
        yield PlainList(tuple(_line(record, attendee, chair) for attendee in members))


def _apologies(record: MeetingRecord, here: Collection[Id]) -> Iterator[Block]:
    standings = record.standings()
    away = [
        attendee
        for attendee in record.attendees
        if standings[attendee.id].presence is Presence.APOLOGIES and attendee.id not in here
    ]
    if away:
        yield Heading(plain(papers.heading("apologies").upper()))
        yield PlainList(tuple(_entry(attendee, record.party_name(attendee.who)) for attendee in away))


def _line(record: MeetingRecord, attendee: Attendee, chair: Attendee | None) -> PlainEntry:
    name = record.party_name(attendee.who)
    if attendee == chair:
        name = papers.in_the_chair(name, record.board.chair_title)
    elif attendee.capacity is Capacity.CLERK:
        name = papers.minute_taker(name)
    principal = next((known for known in record.attendees if known.id == attendee.substitute_for), None)
    if principal is not None:
        name = papers.substitute_for(name, papers.in_sentence(record, principal))
    return _entry(attendee, papers.with_head_count(name, attendee.head_count))


def _entry(attendee: Attendee, name: str) -> PlainEntry:
    return PlainEntry(plain(name), source=attendee.id)
