"""Who was there, as a page lists them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Row,
    Table,
    cell,
    header_row,
    plain,
)
from clerk_app.documents.compose_house import fixed_heading
from clerk_app.domain.house_style import Apologies, AttendanceLayout, HouseStyle
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
    if present and style.attendance is not AttendanceLayout.TABLE:
        yield Heading(plain(_present(fixed_heading(style, papers.heading("attendees")), present, style)))
    match style.attendance:
        case AttendanceLayout.FLAT if present:
            yield PlainList(tuple(_line(record, attendee, chair) for attendee in present))
        case AttendanceLayout.GROUPED:
            yield from _groups(record, style, present, chair)
        case AttendanceLayout.TABLE:
            yield from _attendance_table(record, style, present, chair)
    if style.apologies is Apologies.BLOCK:
        is_table = style.attendance is AttendanceLayout.TABLE
        yield from (_apologies_table if is_table else _apologies)(record, style, here)


def presiding(record: MeetingRecord) -> Attendee | None:
    """Who was in the chair when the meeting began, or took it first; else whoever is in the chair now."""
    for event in record.events:
        if event.kind in (EventKind.STARTED, EventKind.TOOK_CHAIR):
            chair = record.chair(instant(event.at, event.fold, record.meeting.time_zone))
            if chair is not None:
                return chair
    return record.chair()


def _counted(heading: str, people: Sequence[Attendee], style: HouseStyle) -> str:
    """The heading above a list of people, with their number where the style has it; a group counts its heads."""
    return papers.with_count(heading, _heads(people)) if style.counts else heading


def _present(heading: str, people: Sequence[Attendee], style: HouseStyle) -> str:
    """The heading above all who were there, with their number where the style has it."""
    return papers.with_present(heading, _heads(people)) if style.counts else heading


def _heads(people: Sequence[Attendee]) -> int:
    return sum(1 if one.head_count is None else one.head_count for one in people)


def _groups(
    record: MeetingRecord, style: HouseStyle, present: Sequence[Attendee], chair: Attendee | None
) -> Iterator[Block]:
    """Each group under its heading."""
    for name, members in _grouped(record, present, chair):
        if name:
            yield Heading(plain(_counted(name, members, style)), level=2)
        yield PlainList(tuple(_line(record, attendee, chair) for attendee in members))


def _attendance_table(
    record: MeetingRecord, style: HouseStyle, present: Sequence[Attendee], chair: Attendee | None
) -> Iterator[Block]:
    """Each group in a row, below one with its heading; the chair is first and stands alone."""
    if not present:
        return
    rows: list[Row] = []
    for name, members in _grouped(record, present, chair):
        if name:
            rows.append(Row((replace(cell(_counted(name, members, style), Role.CELL_HEADER), heads=True),)))
        first, others = members[:1], members[1:]
        is_chair = first == [chair]
        for together in (first, others) if is_chair else (members,):
            if together:
                entries = tuple(_line(record, attendee, chair, in_brackets=True) for attendee in together)
                rows.append(Row((Cell((PlainList(entries),)),)))
    heads = (
        Paragraph(plain(_present(papers.heading("attendees"), present, style)), Role.CELL_HEADER),
        Paragraph(plain(papers.heading("departments")), Role.CELL),
    )
    header = (Row((Cell(heads),)),)
    yield Table(widths=(1.0,), rows=tuple(rows), header=header, description=papers.description("attendees"))


def _grouped(
    record: MeetingRecord, present: Sequence[Attendee], chair: Attendee | None
) -> Iterator[tuple[str, list[Attendee]]]:
    """The chair and members without a category, with no name; each category; then whoever else attended."""
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
        yield name, list(members)


def _apologies(record: MeetingRecord, style: HouseStyle, here: Collection[Id]) -> Iterator[Block]:
    away = _away(record, here)
    if away:
        yield Heading(plain(_counted(fixed_heading(style, papers.heading("apologies")), away, style)))
        yield PlainList(tuple(_line_of_absent(record, attendee) for attendee in away))


def _apologies_table(record: MeetingRecord, style: HouseStyle, here: Collection[Id]) -> Iterator[Block]:
    away = _away(record, here)
    if away:
        header = (header_row((_counted(papers.heading("apologies"), away, style),)),)
        lines = PlainList(tuple(_line_of_absent(record, attendee) for attendee in away))
        rows = (Row((Cell((lines,)),)),)
        yield Table(widths=(1.0,), rows=rows, header=header, description=papers.description("apologies"))


def _away(record: MeetingRecord, here: Collection[Id]) -> tuple[Attendee, ...]:
    """Who sent apologies and never came."""
    standings = record.standings()
    return tuple(
        attendee
        for attendee in record.attendees
        if standings[attendee.id].presence is Presence.APOLOGIES and attendee.id not in here
    )


def _line_of_absent(record: MeetingRecord, attendee: Attendee) -> PlainEntry:
    return _entry(attendee, _with_proxy(record, attendee, record.party_name(attendee.who)))


def _line(
    record: MeetingRecord, attendee: Attendee, chair: Attendee | None, *, in_brackets: bool = False
) -> PlainEntry:
    name = record.party_name(attendee.who)
    if attendee == chair and not papers.says_chair(record, attendee):
        told = papers.in_the_chair_in_brackets if in_brackets else papers.in_the_chair
        name = told(name, record.board.chair_title)
    elif attendee.capacity is Capacity.CLERK:
        name = papers.minute_taker(name)
    principal = next((known for known in record.attendees if known.id == attendee.substitute_for), None)
    if principal is not None:
        name = papers.substitute_for(name, papers.in_sentence(record, principal))
    if attendee.remit:
        name = papers.with_remit(name, attendee.remit)
    return _entry(attendee, papers.with_head_count(name, attendee.head_count))


def _with_proxy(record: MeetingRecord, attendee: Attendee, name: str) -> str:
    """Who sent apologies, and who held their vote."""
    proxy = next((one for one in record.attendees if one.id == attendee.proxy_id), None)
    return papers.vote_held_by(name, papers.in_sentence(record, proxy)) if proxy is not None else name


def _entry(attendee: Attendee, name: str) -> PlainEntry:
    return PlainEntry(plain(name), source=attendee.id)
