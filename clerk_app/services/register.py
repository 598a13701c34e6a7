"""The registers of a board over all its meetings, read from their minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry, RegisterLine, register_lines
from clerk_app.services.ports import Queries


def board_register(queries: Queries, board_id: Id) -> tuple[RegisterLine, ...]:
    """All lines of the board's registers, of the earliest meeting first, in the order of the minutes."""
    return tuple(line for record in records_in_registers(queries, board_id) for line in register_lines(record))


def records_in_registers(queries: Queries, board_id: Id) -> tuple[MeetingRecord, ...]:
    """The records of the board's meetings that have something in a register, the earliest first."""
    found = (queries.meeting_record(meeting.id) for meeting in _meetings_in_registers(queries, board_id))
    return tuple(record for record in found if record is not None)


def as_noted_now(queries: Queries, lines: Sequence[RegisterLine]) -> tuple[RegisterLine, ...]:
    """The lines with what is kept about them now; those that were marked and no longer are, are left out."""
    meetings = {line.meeting_id for line in lines}
    entries = {entry.block_id: entry for entry in queries.where_in(RegisterEntry, "meeting_id", meetings)}
    return tuple(_noted_now(lines, entries))


def _noted_now(lines: Iterable[RegisterLine], entries: dict[Id, RegisterEntry]) -> Iterable[RegisterLine]:
    for line in lines:
        entry = entries.get(line.block_id)
        if entry is not None and entry.kind is not None:
            yield replace(line, kind=entry.kind, entry=entry)
        elif line.is_question:
            yield replace(line, entry=None)


def _meetings_in_registers(queries: Queries, board_id: Id) -> tuple[Meeting, ...]:
    """The meetings of the board that have something in a register, the earliest first."""
    asked = {block.minute_id for block in queries.where_in(Block, "kind", (BlockKind.QUESTION,))}
    kept = {entry.meeting_id for entry in queries.where(RegisterEntry) if entry.kind is not None}
    wanted = kept | {minute.meeting_id for minute in queries.where_in(Minute, "id", asked)}
    meetings = (one for one in queries.where_in(Meeting, "id", wanted) if one.board_id == board_id)
    return tuple(sorted(meetings, key=lambda one: (one.date, one.start, one.id)))
