"""What Home shows, as plain values: every word is made, nothing is left to decide.

The page needs nothing of the record to be shown: it can be there before the record is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerk_app.ui.place import Place
from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.widgets.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from datetime import date, datetime

    from clerk_app.domain.actions import Action
    from clerk_app.domain.board import Board, DeadlineRule
    from clerk_app.domain.decisions import WrittenProcedure
    from clerk_app.domain.forward_plan import PlannedBusiness
    from clerk_app.domain.identity import Id
    from clerk_app.domain.meeting import Meeting, PlannedMeeting
    from clerk_app.domain.minutes import Block
    from clerk_app.domain.record import MeetingRecord
    from clerk_app.services.awaiting import Awaiting
    from clerk_app.services.provisional import Provisional
    from clerk_app.services.second_meetings import ToBeHeldAgain
    from clerk_app.ui.presenting.membership import MembershipLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """One line of what the next meeting needs: how it stands, a quiet note, and in its place a way to see to it.

    `spoken_way` is the way in full, for whoever hears it without its line.
    """

    kind: Kind
    words: str
    note: str = ""
    way: str = ""
    spoken_way: str = ""
    to: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The card of the next meeting; `to` is where its button leads."""

    weekday: str
    day: str
    month: str
    when: str
    times: str
    button: str
    to: Place
    lines: tuple[Readiness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What stands in place of something that is not there: a fact, what to do, and a button."""

    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """An action that is not done: what is to be done, by whom, and how late it is (empty: not late)."""

    action_id: Id
    text: str
    owners: str
    left: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """Minutes on their way to approval."""

    title: str
    state: str
    note: str
    step: int
    steps: int
    spoken: str
    to: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Everything on Home; `empty` stands in for a missing `next_meeting`, `is_new` is true before the first one."""

    board: str
    today: str
    next_meeting: NextMeeting | None
    empty: Empty | None
    deadlines: tuple[DeadlineRow, ...]
    deadlines_note: str
    actions_title: str
    actions_aside: str
    actions_note: str
    actions: tuple[ActionRow, ...]
    drafts: tuple[DraftRow, ...]
    drafts_note: str
    is_new: bool = False
    membership: tuple[Readiness, ...] = ()
    members: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """What Home is made of. `coming` is the record of the next meeting, None where none is planned.

    `days` are those of all the board's meetings and `meetings` the ones without approved minutes, both latest first;
    `held` are the ids of today's meetings that have ended. `plan` is what the board plans ahead, in the order of when
    it is due, `provisional` the decisions without a quorum that are open still, `in_writing` those that run in writing
    or were not reported to a meeting, `awaiting` those that another body has not answered, `again` the meetings that
    are to be held again for want of a quorum, `announced` the next meeting that was announced where none is planned,
    `early` the deadlines by which papers go to whoever receives them earlier than others, `membership` what is to
    be known of its members today. `has_calendar` is
    false where the window knows no holidays but the board's own; `calendar_doubt` says what is not known of the
    board's.
    """

    board: Board
    now: datetime
    today: date
    days: Mapping[Id, date]
    meetings: tuple[Meeting, ...]
    held: frozenset[Id]
    coming: MeetingRecord | None
    actions: tuple[tuple[Action, Block], ...]
    holidays: Set[date]
    plan: tuple[PlannedBusiness, ...] = ()
    has_calendar: bool = True
    calendar_doubt: str = ""
    provisional: tuple[Provisional, ...] = ()
    in_writing: tuple[WrittenProcedure, ...] = ()
    awaiting: tuple[Awaiting, ...] = ()
    again: tuple[ToBeHeldAgain, ...] = ()
    announced: PlannedMeeting | None = None
    early: tuple[DeadlineRule, ...] = ()
    membership: tuple[MembershipLine, ...] = ()
