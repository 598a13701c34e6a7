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
from clerk_app.documents.compose_house import named_heading
from clerk_app.documents.compose_person import PersonLines
from clerk_app.documents.compose_register import register
from clerk_app.domain.house_style import Apologies, AttendanceLayout, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, Presence, attended, instant
from clerk_app.wording import papers


def attendance_blocks(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """All who were in the room at some time, whoever presided first; then, where the style asks, who sent apologies,
    who stayed away and which seats nobody holds.

    A list that nobody is in has no heading either.
    """
    lines = PersonLines(record, style, presiding(record))
    here = attended(record.events)
    present = [attendee for attendee in record.attendees if attendee.id in here]
    present.sort(key=lambda attendee: (attendee != lines.chair, attendee.position))
    heading = named_heading(style, "attendees")
    if present and style.attendance in (AttendanceLayout.FLAT, AttendanceLayout.GROUPED):
        yield Heading(plain(_present(heading, present, style)))
    match style.attendance:
        case AttendanceLayout.FLAT if present:
            yield PlainList(tuple(lines.present(attendee) for attendee in present))
        case AttendanceLayout.GROUPED:
            yield from _groups(lines, present)
        case AttendanceLayout.TABLE:
            yield from _attendance_table(lines, present)
        case AttendanceLayout.REGISTER:
            sitting = [attendee for attendee in present if attendee.sits]
            table = tuple(register(lines, here))
            yield from (Heading(plain(_present(heading, sitting, style))), *table) if table else ()
            yield from _beside_register(lines, present)
    is_table = style.attendance is AttendanceLayout.TABLE
    yield from (_tables_of_absent if is_table else _lists)(lines, _absent(lines, here))


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
    return _numbered(heading, _heads(people), style)


def _present(heading: str, people: Sequence[Attendee], style: HouseStyle) -> str:
    """The heading above all who were there, with their number where the style has it."""
    return papers.with_present(heading, _heads(people)) if style.counts else heading


def _heads(people: Sequence[Attendee]) -> int:
    return sum(1 if one.head_count is None else one.head_count for one in people)


def _heading(lines: PersonLines, name: str) -> str:
    """A heading in a cell or above a group: in the style's own words, else as usual; never in capitals."""
    return lines.style.headings.of(name) or papers.heading(name)


def _numbered(heading: str, count: int, style: HouseStyle) -> str:
    return papers.with_count(heading, count) if style.counts and count else heading


def _groups(lines: PersonLines, present: Sequence[Attendee]) -> Iterator[Block]:
    """Each group under its heading."""
    for name, members in _grouped(lines, present):
        if name:
            yield Heading(plain(_counted(name, members, lines.style)), level=2)
        yield PlainList(tuple(lines.present(attendee) for attendee in members))


def _attendance_table(lines: PersonLines, present: Sequence[Attendee]) -> Iterator[Block]:
    """Each group in a row, below one with its heading; a chair who stands apart is first and alone."""
    if not present:
        return
    rows: list[Row] = []
    for name, members in _grouped(lines, present):
        if name:
            rows.append(Row((replace(cell(_counted(name, members, lines.style), Role.CELL_HEADER), heads=True),)))
        first, others = members[:1], members[1:]
        is_chair = first == [lines.chair] and not name
        for together in (first, others) if is_chair else (members,):
            if together:
                entries = tuple(lines.present(attendee, in_brackets=True) for attendee in together)
                rows.append(Row((Cell((PlainList(entries),)),)))
    heads = (
        Paragraph(plain(_present(_heading(lines, "attendees"), present, lines.style)), Role.CELL_HEADER),
        Paragraph(plain(papers.heading("departments")), Role.CELL),
    )
    header = (Row((Cell(heads),)),)
    yield Table(widths=(1.0,), rows=tuple(rows), header=header, description=papers.description("attendees"))


def _grouped(lines: PersonLines, present: Sequence[Attendee]) -> Iterator[tuple[str, list[Attendee]]]:
    """The chair and members without a category, with no name; each category; then whoever else attended.

    Where the style has the chair among their own group, they are the first of it.
    """
    categories = {category.id: category for category in lines.record.categories}

    def group_of(attendee: Attendee) -> tuple[int, int, str]:
        """Where the group stands, and its heading."""
        category = categories.get(attendee.category_id or Id(""))
        is_apart = attendee == lines.chair and not (category is not None and lines.style.lists.chair_in_group)
        if is_apart or (category is None and attendee.sits):
            return 0, 0, ""
        if category is not None:
            return 1, category.position, category.name
        return 2, 0, _heading(lines, "in_attendance")

    for (*_, name), members in groupby(sorted(present, key=group_of), key=group_of):
        yield name, list(members)


def _beside_register(lines: PersonLines, present: Sequence[Attendee]) -> Iterator[Block]:
    """Who was there and does not belong to the board, below the register."""
    others = [attendee for attendee in present if not attendee.sits]
    if others:
        yield Heading(plain(_counted(named_heading(lines.style, "in_attendance"), others, lines.style)))
        yield PlainList(tuple(lines.present(attendee) for attendee in others))


def _lists(lines: PersonLines, lists: Sequence[tuple[str, Sequence[PlainEntry]]]) -> Iterator[Block]:
    for name, entries in lists:
        heading = named_heading(lines.style, name)
        if entries or _says_nobody(lines, name):
            yield Heading(plain(_numbered(heading, len(entries), lines.style)))
            yield (
                PlainList(tuple(entries)) if entries else Paragraph(plain(papers.heading("nobody")), Role.CONTINUATION)
            )


def _tables_of_absent(lines: PersonLines, lists: Sequence[tuple[str, Sequence[PlainEntry]]]) -> Iterator[Block]:
    for name, entries in lists:
        if entries or _says_nobody(lines, name):
            heading = _numbered(_heading(lines, name), len(entries), lines.style)
            inside = PlainList(tuple(entries)) if entries else Paragraph(plain(papers.heading("nobody")), Role.CELL)
            yield Table(
                widths=(1.0,),
                rows=(Row((Cell((inside,)),)),),
                header=(header_row((heading,)),),
                description=papers.description(name),
            )


def _absent(lines: PersonLines, here: Collection[Id]) -> list[tuple[str, Sequence[PlainEntry]]]:
    """As the style has it, who sent apologies and never came, who stayed away without, and which seats are vacant.

    A register tells of the first two by itself.
    """
    standings = lines.record.standings()

    def away(presence: Presence) -> list[PlainEntry]:
        return [
            lines.away(attendee)
            for attendee in lines.record.attendees
            if standings[attendee.id].presence is presence and attendee.id not in here
        ]

    listed: list[tuple[str, Sequence[PlainEntry]]] = []
    is_register = lines.style.attendance is AttendanceLayout.REGISTER
    if lines.style.apologies is Apologies.BLOCK and not is_register:
        listed.append(("apologies", away(Presence.APOLOGIES)))
    if lines.style.lists.absent and not is_register:
        listed.append(("absent", away(Presence.ABSENT)))
    return [*listed, ("vacancies", _vacant(lines))]


def _vacant(lines: PersonLines) -> list[PlainEntry]:
    """The seats on the board that nobody holds on the day, as far as the style lists them.

    One that was filled in the course of the meeting had nobody when it began.
    """
    if not lines.style.lists.vacant:
        return []
    day = lines.record.meeting.date
    joined = {event.attendee_id for event in lines.record.events if event.kind is EventKind.JOINED}
    filled = {attendee.seat_id for attendee in lines.record.attendees if attendee.id in joined}
    held = {member.seat_id for member in lines.record.members if member.holds_on(day)} - filled
    own = [seat for seat in lines.record.seats if seat.board_id == lines.record.board.id and not seat.is_beside]
    return [PlainEntry(plain(seat.title), source=seat.id) for seat in own if seat.id not in held]


def _says_nobody(lines: PersonLines, name: str) -> bool:
    return name == "apologies" and lines.style.lists.nobody
