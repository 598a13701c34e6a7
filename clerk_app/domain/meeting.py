"""One meeting of a board, who belongs to it, the states its minutes go through, and the meetings planned after it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party


class MinutesState(StrEnum):
    """The states of a meeting's minutes, in order."""

    DRAFT = "draft"
    WITH_CHAIR = "with_chair"
    AGREED = "agreed"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    SIGNED = "signed"


STATE_ORDER = tuple(MinutesState)
APPROVED = frozenset({MinutesState.APPROVED, MinutesState.SIGNED})
"""The states in which the minutes may no longer change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusStep:
    """A state that the minutes reached, the day they did, when it was recorded (UTC), the reason of a step back."""

    state: MinutesState
    on: date
    recorded_at: datetime
    reason: str = ""


class MeetingMode(StrEnum):
    """How a meeting is held."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    REMOTE = "remote"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: its planned times are local wall time in `time_zone`; `steps` is the history of its minutes.

    `approved_in` is the later meeting at which the minutes were approved. `first_number` is what its items are numbered
    from. `adjourned_from` is the meeting that was adjourned to this one for want of a quorum. `title` is what it is
    called beside its board ("Annual Meeting").
    """

    id: Id
    board_id: Id
    date: date
    start: time
    end: time | None = None
    venue: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    time_zone: str = "Europe/London"
    steps: tuple[StatusStep, ...] = ()
    approved_in: Id | None = None
    first_number: int = 1
    adjourned_from: Id | None = None
    title: str = ""

    @property
    def state(self) -> MinutesState:
        """The state the minutes are in now."""
        return self.steps[-1].state if self.steps else MinutesState.DRAFT

    @property
    def is_approved(self) -> bool:
        """True once the minutes may no longer change."""
        return self.state in APPROVED


def next_state(state: MinutesState) -> MinutesState | None:
    """The state that follows, or None after the last."""
    place = STATE_ORDER.index(state)
    return STATE_ORDER[place + 1] if place + 1 < len(STATE_ORDER) else None


def advance(steps: tuple[StatusStep, ...], step: StatusStep) -> tuple[StatusStep, ...]:
    """The history with one step more.

    Forward goes one state at a time and never to an earlier day; going back needs a reason.
    Raises BrokenRule `minutes_skip_a_state`, `minutes_step_before_last` or `minutes_back_without_reason`.
    """
    current = steps[-1].state if steps else MinutesState.DRAFT
    if steps and step.on < steps[-1].on:
        raise BrokenRule("minutes_step_before_last", on=step.on.isoformat(), last=steps[-1].on.isoformat())
    if STATE_ORDER.index(step.state) <= STATE_ORDER.index(current):
        if not step.reason.strip():
            raise BrokenRule("minutes_back_without_reason", state=step.state)
    elif step.state is not next_state(current):
        raise BrokenRule("minutes_skip_a_state", state=current, wanted=step.state)
    return (*steps, step)


class Capacity(StrEnum):
    """In which capacity somebody is at a meeting."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"
    GUEST = "guest"
    CLERK = "clerk"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who belongs to one meeting, there or not: the timeline says when they were in the room.

    A substitute names the attendee they sit for, an absent member the one who votes for them (`proxy_id`).
    `head_count` is for groups; None means not counted. `remit` is in what right they are here ("for schools, not as a
    provider"), `reason` why they are not, or why somebody sits for them.
    """

    id: Id
    meeting_id: Id
    position: int
    who: Party
    capacity: Capacity = Capacity.MEMBER
    seat_id: Id | None = None
    category_id: Id | None = None
    substitute_for: Id | None = None
    head_count: int | None = None
    proxy_id: Id | None = None
    remit: str = ""
    reason: str = ""

    @property
    def sits(self) -> bool:
        """Whether they sit on the board, as a member or for one; everybody else only attends."""
        return self.capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """A next meeting as it was announced: every part but the board may still be "to be confirmed" (None or empty)."""

    id: Id
    board_id: Id
    meeting_id: Id
    position: int
    on: PartialDate
    start: time | None = None
    end: time | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Minutes as they were at one time: the interchange text of the meeting's record and its SHA-256.

    `name` is what the clerk called a version they kept; it is empty for the seal of approved minutes.
    """

    id: Id
    meeting_id: Id
    sealed_at: datetime
    sha256: str
    record: str
    name: str = ""
