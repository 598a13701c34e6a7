"""What the agenda's screen shows and reads, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id


class Column(StrEnum):
    """The lines of an item that are typed."""

    TITLE = "item"
    LEAD = "lead"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the lines of an item."""

    title: str = ""
    lead: str = ""
    time: str = ""

    def of(self, column: Column) -> str:
        """What stands in one line, without blanks round it."""
        return {Column.TITLE: self.title, Column.LEAD: self.lead, Column.TIME: self.time}[column].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One item as the screen shows it; `begins` is when it is likely to begin, `parent_id` the item it is below.

    `note` is what else there is to know of it in one line, `is_off` that it is not taken at this meeting; `fault` is
    what does not fit of its time, or of the notice that was given of it.
    """

    item_id: Id
    number: str
    typed: Typed
    begins: str = ""
    parent_id: Id | None = None
    note: str = ""
    fault: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What is said of the whole agenda; `is_late` where it goes past the planned end."""

    words: str
    is_late: bool = False
