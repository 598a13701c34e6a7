"""What earlier meetings leave to the agenda of a meeting, and what was announced or is planned to come after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.minutes import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction:
    """An action that somebody still has to complete, its latest appearance, and the day of the meeting it arose at."""

    action: Action
    block: Block
    raised_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierBusiness:
    """Business that an agenda takes up, so far as the public may read it.

    `open_actions` are the board's, the oldest first. `came_from` has the day of the earlier meeting by the id of the
    item (of this agenda) that continues its business. `planned` are the meetings that were announced to follow, and
    `forward_plan` is the business that may still come onto an agenda, what is due first at the head. `in_writing` are
    the decisions in writing that are reported to the meeting.
    """

    open_actions: Sequence[OpenAction] = ()
    came_from: Mapping[Id, date] = field(default_factory=dict)
    planned: Sequence[PlannedMeeting] = ()
    forward_plan: Sequence[PlannedBusiness] = ()
    in_writing: Sequence[WrittenProcedure] = ()


NOTHING_EARLIER = EarlierBusiness()
