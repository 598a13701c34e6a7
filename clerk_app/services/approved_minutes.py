"""What may still change in minutes that are approved, whichever act would change it."""

from collections.abc import Iterable

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, ItemQuestion, Paper
from clerk_app.domain.decisions import FinalAnswer
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, Snapshot
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.register import RegisterEntry
from clerk_app.services.outcome import Change
from clerk_app.services.work import Work, refuse_if_approved

_OUTSIDE_THE_SEAL = (Meeting, Action, Snapshot, PlainLine, FinalAnswer, RegisterEntry)
"""Kinds that may change after approval: states, what became of actions, kept versions, what is said in plain words,
what another body answered, what is kept in registers.
"""


def refuse_to_change_approved(changes: Iterable[Change], work: Work) -> None:
    """Raises BrokenRule `minutes_are_approved` where a change touches what the approval of a meeting sealed.

    A meeting that these changes bring, take away, or take into or out of its approval comes and goes whole.
    """
    real = [change for change in changes if change.before != change.after]
    whole = {change.id for change in real if _comes_or_goes(change)}
    for change in real:
        for side in _sides(change):
            if isinstance(side, _OUTSIDE_THE_SEAL) or _is_later_note(change):
                continue
            meeting_id = _meeting_id(side, work)
            if meeting_id is not None and meeting_id not in whole:
                refuse_if_approved(work.known(Meeting, meeting_id))


def _comes_or_goes(change: Change) -> bool:
    meetings = [side for side in _sides(change) if isinstance(side, Meeting)]
    return bool(meetings) and not (len(meetings) == 2 and all(meeting.is_approved for meeting in meetings))


def _is_later_note(change: Change) -> bool:
    return all(isinstance(side, Block) and side.kind is BlockKind.LATER_NOTE for side in _sides(change))


def _sides(change: Change) -> list[Entity]:
    return [side for side in (change.before, change.after) if side is not None]


def _meeting_id(entity: Entity, work: Work) -> Id | None:
    match entity:
        case Block(minute_id=minute_id):
            minute = work.uow.get(Minute, minute_id)
            return minute.meeting_id if minute is not None else None
        case Paper(item_id=item_id) | ItemQuestion(item_id=item_id):
            item = work.uow.get(AgendaItem, item_id)
            return item.meeting_id if item is not None else None
        case _:
            found: Id | None = getattr(entity, "meeting_id", None)
            return found
