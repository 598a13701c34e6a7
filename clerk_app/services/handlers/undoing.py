"""An act is taken back by its inverse; taking that back does the act again."""

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.kinds import kind_named, place_of_kind
from clerk_app.domain.minutes import Block
from clerk_app.services.acts import Undo
from clerk_app.services.approved_minutes import refuse_to_change_approved
from clerk_app.services.outcome import Change
from clerk_app.services.references import is_referred_to, references
from clerk_app.services.work import Done, Work


def undo(act: Undo, work: Work) -> Done:
    """Everything that the act changed as it was before.

    Raises BrokenRule `not_found`; `changed_since` where something the act changed was changed again, and
    `minutes_are_approved` where approved minutes would change: then nothing is changed.
    """
    entry = work.uow.journal_entry(act.journal_id)
    if entry is None:
        raise BrokenRule("not_found", kind="journal", id=act.journal_id)
    _check_unchanged(entry.changes, work)
    refuse_to_change_approved(entry.changes, work)
    in_order = sorted(entry.changes, key=lambda change: place_of_kind(change.kind))
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
