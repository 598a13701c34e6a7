"""What the screen of meetings shows, as plain values: every word is made, nothing is left to decide."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.services.ports import MeetingLine
from clerk_app.ui.place import ScreenName
from clerk_app.ui.widgets.kinds import Kind


class Column(StrEnum):
    """What stands beside one another in a row, in this order."""

    DAY = "day"
    TIME = "time"
    PLACE = "place"
    ITEMS = "items"
    ACTIONS = "actions"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One row: a heading, a meeting, or one that was announced. `key` is the same for as long as it is the same row.

    `below` is all but day and state, for where there is no room for columns; `opens` is the screen that Enter leads to,
    None in a heading.
    """

    key: str
    words: str
    spoken: str = ""
    time: str = ""
    place: str = ""
    items: str = ""
    actions: str = ""
    below: str = ""
    state: str = ""
    kind: Kind = "neutral"
    opens: ScreenName | None = None
    line: MeetingLine | None = None
    planned: PlannedMeeting | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands over others, and is none to go to."""
        return self.line is None and self.planned is None

    @property
    def meeting(self) -> Meeting | None:
        """The meeting of the row; None in a heading, and for one that was only announced."""
        return self.line.meeting if self.line is not None else None

    def cell(self, column: Column) -> str:
        """What stands in a column."""
        if column is Column.DAY:
            return self.words
        return str(getattr(self, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsFacts:
    """What the screen is made of: the first meetings, latest first, and whether these are all.

    `started` and `ended` are the ids of today's meetings that have.
    """

    board: Board
    today: date
    lines: tuple[MeetingLine, ...]
    is_all: bool
    started: frozenset[Id] = frozenset()
    ended: frozenset[Id] = frozenset()
    planned: tuple[PlannedMeeting, ...] = ()
    holidays: Set[date] = frozenset()
