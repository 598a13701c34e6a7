"""What the live screen shows, as plain values: every word is made, nothing is left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.forecast import Progress
from clerk_app.domain.identity import Id
from clerk_app.ui.presenting.without_quorum import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class TopBar:
    """The bar over the screen; empty texts are not shown. `used` of `planned` are whole minutes, 0 of 0 for no line."""

    clock: str
    started: str = ""
    planned_end: str = ""
    item: str = ""
    minutes: str = ""
    used: int = 0
    planned: int = 0
    lateness: str = ""
    short_lateness: str = ""
    finish: str = ""
    is_late: bool = False
    agenda_button: str = ""
    agenda_button_short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """One minute of the record with its agenda item; `aside` is what it took, "Now", or when it is likely to begin."""

    minute_id: Id
    item_id: Id | None
    number: str
    title: str
    slot: str = ""
    aside: str = ""
    progress: Progress = Progress.TO_COME
    exempt: bool = False

    @property
    def spoken(self) -> str:
        """The row in one line."""
        head = f"{self.number} {self.title}".strip()
        return ", ".join(part for part in (head, self.slot, self.aside) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands over the minute that is shown; `notice` is what is wrong with the notice of its business."""

    number: str
    title: str
    presenter: str = ""
    papers: str = ""
    questions: str = ""
    notice: str = ""
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interests:
    """What was declared in the minute that is shown."""

    title: str
    aside: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A line of the timeline between the paragraphs: after which block (None: before the first), in what words."""

    event_id: Id
    after_block_id: Id | None
    at: datetime
    icon: str
    text: str
    is_alarm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarWords:
    """A bar over the heading: its fact, what follows, and the words of its button (empty: none).

    `offers` are the commands that record what follows, where there are several. `is_grave`: something is wrong.
    """

    title: str
    text: str = ""
    button: str = ""
    offers: tuple[Deed, ...] = ()
    is_grave: bool = True
