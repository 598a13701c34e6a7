"""An act is taken back by its inverse; taking that back does the act again."""

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, Paper
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, kind_named, kind_of
from clerk_app.domain.meeting import Meeting, Snapshot
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.services.acts import Undo
from clerk_app.services.outcome import Change
from clerk_app.services.references import is_referred_to, references
from clerk_app.services.work import Done, Work, refuse_if_approved

_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_OUTSIDE_THE_SEAL = (Meeting, Action, Snapshot)
"""Kinds that may change after approval: states, what became of actions, kept versions."""


def undo(act: Undo, work: Work) -> Done:
    """Everything that the act changed as it was before.

    Raises BrokenRule `not_found`; `changed_since` where something the act changed was changed again, and
    `minutes_are_approved` where approved minutes would change: then nothing is changed.
    """
    entry = work.uow.journal_entry(act.journal_id)
    if entry is None:
        raise BrokenRule("not_found", kind="journal", id=act.journal_id)
    _check_unchanged(entry.changes, work)
    _check_not_approved(entry.changes, work)
    in_order = sorted(entry.changes, key=lambda change: _ORDER[change.kind])
    for change in in_order:
        if change.before is not None:
            work.uow.put(change.before)
            if isinstance(change.before, Block):
                work.uow.revise(change.before, work.now)
    for change in reversed(in_order):
        if change.before is None:
            work.uow.remove(kind_named(change.kind).type, change.id)
    _check_holds_together(entry.changes, work)
    return Done(meeting_id=entry.meeting_id)


def _check_unchanged(changes: tuple[Change, ...], work: Work) -> None:
    for change in changes:
        if work.uow.get(kind_named(change.kind).type, change.id) != change.after:
            raise BrokenRule("changed_since", kind=change.kind, id=change.id)


def _check_holds_together(changes: tuple[Change, ...], work: Work) -> None:
    """Refuses where what is put back refers to something gone, or something that stays refers to what was removed."""
    for change in changes:
        if change.before is None:
            if is_referred_to(work.uow, change.kind, change.id):
                raise BrokenRule("changed_since", kind=change.kind, id=change.id)
            continue
        for reference in references(change.before):
            if work.uow.get(kind_named(reference.kind).type, reference.id) is None:
                raise BrokenRule("changed_since", kind=change.kind, id=change.id)


def _check_not_approved(changes: tuple[Change, ...], work: Work) -> None:
    """Refuses to change what is sealed; the undoing of the approval itself changes the meeting's state, and may."""
    own = {change.id for change in changes if change.kind == kind_of(Meeting).name}
    for change in changes:
        entity = change.after if change.after is not None else change.before
        if entity is None or isinstance(entity, _OUTSIDE_THE_SEAL) or _is_later_note(change):
            continue
        meeting_id = _meeting_id(entity, work)
        if meeting_id is not None and meeting_id not in own:
            refuse_if_approved(work.known(Meeting, meeting_id))


def _is_later_note(change: Change) -> bool:
    sides = [side for side in (change.before, change.after) if side is not None]
    return all(isinstance(side, Block) and side.kind is BlockKind.LATER_NOTE for side in sides)


def _meeting_id(entity: Entity, work: Work) -> Id | None:
    match entity:
        case Block(minute_id=minute_id):
            minute = work.uow.get(Minute, minute_id)
            return minute.meeting_id if minute is not None else None
        case Paper(item_id=item_id):
            item = work.uow.get(AgendaItem, item_id)
            return item.meeting_id if item is not None else None
        case _:
            found: Id | None = getattr(entity, "meeting_id", None)
            return found
