"""A real meeting before anything is minuted: its board, its time, its agenda, who comes, and what is announced."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.domain.kinds import Entity
from clerk_app.services.ports import Ids
from tests.seeds.seed_map import Passage


@dataclass(frozen=True, kw_only=True)
class TypedItem:
    """One item of the agenda as it is typed; `asks` are what the board is asked."""

    title: str
    lead: str = ""
    time: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Programme:
    """What the clerk has before the meeting, and types of it; a time or place left empty is as the last meeting's."""

    opened_at: datetime
    """When the clerk sits down."""
    board: Callable[[Ids], Iterable[Entity]]
    """The board with its seats and members, and what it has of earlier meetings."""
    day: date
    start: str = ""
    end: str = ""
    venue: str = ""
    items: tuple[TypedItem, ...]
    marks: tuple[tuple[str, str], ...] = ()
    """The key of each person by name; of two of one name the one higher in the list is first. All others are absent."""
    guests: tuple[str, ...] = ()
    next_meetings: tuple[str, ...] = ()


@dataclass(frozen=True)
class RealMeeting:
    """The number of the document that tells of a meeting, and how its passages make the programme."""

    number: str
    programme: Callable[[Sequence[Passage]], Programme]
