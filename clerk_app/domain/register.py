"""Registers: what a board keeps across its meetings besides actions and decisions, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute

if TYPE_CHECKING:
    from clerk_app.domain.record import MeetingRecord


_ARTICLE = re.compile(r"\s*(?:the|an?)\s+", re.IGNORECASE)


class RegisterKind(StrEnum):
    """Which register a paragraph of the minutes stands in."""

    QUESTION = "question"
    CHALLENGE = "challenge"
    ISSUE = "issue"
    STATEMENT = "statement"


MARKS = (RegisterKind.CHALLENGE, RegisterKind.ISSUE, RegisterKind.STATEMENT)
"""What a paragraph may be marked as; a question that was asked and not answered is in its register by itself."""

MAY_BE_CLOSED = frozenset({RegisterKind.QUESTION, RegisterKind.CHALLENGE, RegisterKind.ISSUE})
"""The registers whose entries wait for an answer; what was agreed stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNote:
    """What was noted of an entry after the meeting, and on which day."""

    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """What is kept about a paragraph in a register, beside what the minutes say themselves.

    `raised_by` is who raised it, in words as the minutes print them, where that is not who it is by the text of the
    paragraph. `kept_with` are the bodies with whom an issue is kept. `closed_on` is when it was answered or closed.
    One without a kind is what is left of a mark that was taken away: were it gone, it would come back with its
    paragraph.
    """

    id: Id
    meeting_id: Id
    block_id: Id
    kind: RegisterKind | None = None
    raised_by: str = ""
    kept_with: str = ""
    notes: tuple[RegisterNote, ...] = ()
    closed_on: date | None = None

    @property
    def says_nothing(self) -> bool:
        """True where nothing is kept but which register it is in."""
        return not (self.raised_by or self.kept_with or self.notes or self.closed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One line of a register: what the minutes of a meeting say, and the entry that is kept beside them, if any.

    `number` is that of the paragraph, or else of its minute; `named` is who raised it by its text. `is_question`: it
    is in its register by itself. `is_exempt`: the public may not read it.
    """

    kind: RegisterKind
    board_id: Id
    meeting_id: Id
    minute_id: Id
    block_id: Id
    day: date
    number: str
    heading: str
    words: str
    named: str = ""
    entry: RegisterEntry | None = None
    is_question: bool = False
    is_exempt: bool = False

    @property
    def raised_by(self) -> str:
        """Who raised it, as it was noted or else as the paragraph says; empty where neither does."""
        return (self.entry.raised_by if self.entry is not None else "") or self.named

    @property
    def kept_with(self) -> str:
        """The bodies with whom it is kept."""
        return self.entry.kept_with if self.entry is not None else ""

    @property
    def notes(self) -> tuple[RegisterNote, ...]:
        """What was noted since, the earliest first."""
        return self.entry.notes if self.entry is not None else ()

    @property
    def closed_on(self) -> date | None:
        """When it was answered or closed; None for a statement, which stands, whatever it was marked as before."""
        return self.entry.closed_on if self.entry is not None and self.kind in MAY_BE_CLOSED else None

    @property
    def is_open(self) -> bool:
        """True while an answer or an outcome is waited for."""
        return self.kind in MAY_BE_CLOSED and self.closed_on is None


def register_entry_id(block_id: Id) -> Id:
    """The id of the entry about a paragraph, so that one that comes back finds its entry again."""
    return Id(uuid5(UUID(block_id), "register entry").hex)


def kind_in_register(block: Block, entry: RegisterEntry | None) -> RegisterKind | None:
    """The register that a paragraph stands in; None for one that is in none."""
    if not block.has_words:
        return None
    if entry is not None and entry.kind is not None:
        return entry.kind
    return RegisterKind.QUESTION if block.kind is BlockKind.QUESTION else None


def who_raised(record: MeetingRecord, block: Block) -> str:
    """Who raised what a paragraph says, in the printed words; empty where it does not say.

    That is the first mention, or else the Chair or whoever of those in attendance the text begins with.
    """
    mentions = (run.text.strip() for run in block.text.runs if run.marks.mention is not None)
    return next(filter(None, mentions), "") or _begun_with(block.text.plain, _names(record))


def _names(record: MeetingRecord) -> Iterator[str]:
    yield record.board.chair_title
    for attendee in record.attendees:
        yield from record.names_of(attendee.who)


def _begun_with(text: str, names: Iterable[str]) -> str:
    """The longest of the names that the text begins with, with or without an article."""
    begun = _ARTICLE.sub("", text, count=1)
    found = (name for name in names if name and re.match(rf"{re.escape(name)}(?!\w)", begun))
    return max(found, key=len, default="")


def register_lines(record: MeetingRecord) -> Iterator[RegisterLine]:
    """The lines of one meeting's minutes, in their order."""
    for minute in sorted(record.minutes, key=lambda one: one.position):
        numbers = record.paragraph_numbers(minute.id, record.house_style.numbering)
        number = record.minute_numbers[minute.id]
        for block in record.blocks_of[minute.id]:
            number = numbers.get(block.id, number)
            line = _line(record, minute, block, number)
            if line is not None:
                yield line


def _line(record: MeetingRecord, minute: Minute, block: Block, number: str) -> RegisterLine | None:
    entry = record.in_register.get(block.id)
    kind = kind_in_register(block, entry)
    if kind is None:
        return None
    return RegisterLine(
        kind=kind,
        board_id=record.board.id,
        meeting_id=record.meeting.id,
        minute_id=minute.id,
        block_id=block.id,
        day=record.meeting.date,
        number=number,
        heading=minute.heading,
        words=block.words,
        named=who_raised(record, block),
        entry=entry,
        is_question=block.kind is BlockKind.QUESTION,
        is_exempt=record.exemption_of_minute(minute) is not None or block.kind is BlockKind.PRIVATE_NOTE,
    )
