"""What the services need from outside, as protocols: ids, a clock, a place to keep things."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from clerk_app.domain.actions import Action
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.people import Agency
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Seat
from clerk_app.services.outcome import Change

E = TypeVar("E", bound=Entity)
T = TypeVar("T")


class Ids(Protocol):
    """Where new ids come from."""

    def new(self) -> Id:
        """An id that has never been given out; later ones sort after earlier ones."""
        ...


class Clock(Protocol):
    """The time, handed in so that tests and tours can set it."""

    def now(self) -> datetime:
        """The current instant in UTC, with its zone."""
        ...


class Spelling(Protocol):
    """The words of a language."""

    def is_known(self, word: str) -> bool:
        """True for a word of the language, written with straight apostrophes."""
        ...

    def suggestions(self, word: str, most: int) -> tuple[str, ...]:
        """Words of the language that may have been meant, the likeliest first, `most` at most."""
        ...


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, or a strip of it, as a picture: four bytes to a pixel (blue, green, red, unused), row after row."""

    pixels: bytes
    width: int
    height: int
    stride: int


@dataclass(frozen=True, slots=True)
class LetterBox:
    """The edges of a character in points from the left and the top of its page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the order of reading, each with its box; what ends a line is a space."""

    text: str
    boxes: tuple[LetterBox, ...]


class OpenPages(Protocol):
    """The pages of a PDF, counted from 0; may be asked from any thread, one question after another."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        ...

    def draw(self, page: int, scale: float, first: int = 0, rows: int = 0) -> DrawnPage:
        """The page with `scale` pixels to a point; `rows` of it from `first` on, or all where that is 0."""
        ...

    def text(self, page: int) -> PageText:
        """What stands on the page."""
        ...

    def close(self) -> None:
        """Let go of them; nothing is asked after."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One row of the record of changes: what act was done when, and the changes from which its inverse is made."""

    id: Id
    recorded_at: datetime
    act: str
    meeting_id: Id | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A wording that a block once had, the `seq`th that was kept of it."""

    block: Block
    recorded_at: datetime
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedBlock:
    """A block that went, in the wording that was kept of it last, and when it went."""

    block: Block
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class Readable(Generic[T]):
    """What could be read of the past, and how many rows of it are damaged: these are told of, and hide no others."""

    found: tuple[T, ...]
    damaged: int = 0


class Reader(Protocol):
    """Something that gives entities by id and by the values of their fields."""

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity, or None."""
        ...

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        """The entities whose fields have these values."""
        ...


class UnitOfWork(Protocol):
    """One transaction over the store: everything put is committed together, or, unless `commit` is called, nothing."""

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity as it is within this unit, or None."""
        ...

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        """The entities whose fields have these values, by position where the kind has one, else by id."""
        ...

    def put(self, entity: Entity) -> None:
        """Adds the entity or takes the place of the one with its id."""
        ...

    def remove(self, kind: type[Entity], entity_id: Id) -> None:
        """Removes the entity; nothing happens if it is not there."""
        ...

    def changes(self) -> tuple[Change, ...]:
        """What was put and removed so far, one change per entity, in the order of their first change."""
        ...

    def revise(self, block: Block, recorded_at: datetime) -> None:
        """Keeps this wording of the block in its history."""
        ...

    def last_revision(self, block_id: Id) -> Revision | None:
        """The wording of the block that was kept last, or None."""
        ...

    def journal(self, entry: JournalEntry) -> None:
        """Writes a row of the record of changes."""
        ...

    def journal_entry(self, journal_id: Id) -> JournalEntry | None:
        """The row with that id, or None."""
        ...

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity as it was before an act removed it last, from the record of changes; None if none ever did."""
        ...

    def commit(self) -> None:
        """Makes everything durable; when this returns, it is on the disk. Raises Trouble, and then nothing is kept."""
        ...


UnitsOfWork = Callable[[], AbstractContextManager[UnitOfWork]]
"""Begins a unit of work; leaving it without `commit`, or by an exception, keeps nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting as lists show it; `has_minutes`: there is a minute to be in, be it of an item or of none.

    `has_announced`: a next meeting was announced at it, which `planned_at` gives.
    """

    meeting: Meeting
    items: int
    open_actions: int
    has_minutes: bool
    has_announced: bool = False


class Queries(Protocol):
    """Reads over what is committed. Safe to call from another thread than the one that writes."""

    def entity(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity, or None."""
        ...

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        """The entities whose fields have these values, by position where the kind has one, else by id."""
        ...

    def where_in(self, kind: type[E], field: str, values: Iterable[str]) -> tuple[E, ...]:
        """The entities whose field has one of these values, in the same order."""
        ...

    def boards(self) -> tuple[Board, ...]:
        """All boards, by their latest name."""
        ...

    def seats_elsewhere(self, board_id: Id, parties: Iterable[Id]) -> tuple[Seat, ...]:
        """The seats of other boards on which one of these people, posts, bodies and groups sits.

        That is: holds the seat, has held it or will hold it, or may sit on it as a named substitute.
        """
        ...

    def agencies_of_no_seat(self) -> tuple[Agency, ...]:
        """The agencies that no seat of any board speaks for."""
        ...

    def meetings(self, board_id: Id, *, after: int = 0, most: int | None = None) -> tuple[MeetingLine, ...]:
        """The board's meetings, latest first; `most` of them at most, those that come after so many (None: all)."""
        ...

    def meeting_days(self, board_id: Id) -> Mapping[Id, date]:
        """The days of all the board's meetings, by their ids and latest first."""
        ...

    def not_approved(self, board_id: Id) -> tuple[Meeting, ...]:
        """The board's meetings without approved minutes, latest first, those that are still to come among them."""
        ...

    def planned_at(self, meeting_ids: Iterable[Id]) -> tuple[PlannedMeeting, ...]:
        """The meetings that were announced at these, by position."""
        ...

    def meeting_record(self, meeting_id: Id) -> MeetingRecord | None:
        """The whole record of one meeting, or None where there is no such meeting."""
        ...

    def open_actions(self, board_id: Id, before: Meeting | None = None) -> tuple[tuple[Action, Block], ...]:
        """The board's open actions with their latest appearance, oldest first; `before`: of earlier meetings only."""
        ...

    def revisions(self, block_id: Id) -> Readable[Revision]:
        """The kept wordings of a block, latest first."""
        ...

    def removed_blocks(self, meeting_id: Id) -> Readable[RemovedBlock]:
        """The blocks that acts on the meeting removed and that are not there now; latest first.

        Those that went together come in the order in which they stood.
        """
        ...

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity as it was before an act removed it last, from the record of changes; None if none ever did."""
        ...

    def last_revisions(self, meeting_id: Id) -> tuple[Revision, ...]:
        """The wording kept last of each block of the meeting's minutes that has one, in no order."""
        ...

    def journal_of(self, meeting_id: Id, most: int) -> tuple[JournalEntry, ...]:
        """The latest rows of the record of changes to a meeting, so many at most, latest first."""
        ...

    def everything(self) -> Iterator[Entity]:
        """The whole store, kinds in the order of KINDS and within a kind by id."""
        ...

    def damage(self) -> Sequence[str]:
        """What a full check finds wrong, one fact each; empty when all is well. May take long."""
        ...
