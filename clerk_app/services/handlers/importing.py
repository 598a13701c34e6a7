"""Entities of a checked interchange file enter the store."""

from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.style_file import StyleFile
from clerk_app.services.acts import ImportEntities
from clerk_app.services.approved_minutes import refuse_to_change_approved
from clerk_app.services.handlers.style_file_places import take_the_place
from clerk_app.services.reading import in_kind_order
from clerk_app.services.work import Done, Work, refuse_if_approved


def import_entities(act: ImportEntities, work: Work) -> Done:
    """The entities put as they are, what is referred to first; the wordings of their blocks count as kept.

    A logo or a template takes the place of the one that the board has.

    Raises BrokenRule `minutes_are_approved` where they would change approved minutes that the store has.
    """
    files = {entity.id for entity in act.entities if isinstance(entity, StyleFile)}
    for entity in in_kind_order(act.entities):
        _refuse_to_reopen(entity, work)
        work.uow.put(entity)
        if isinstance(entity, StyleFile):
            take_the_place(entity, work, files)
        if isinstance(entity, Block):
            work.uow.revise(entity, work.now)
    refuse_to_change_approved(work.uow.changes(), work)
    return Done()


def _refuse_to_reopen(entity: Entity, work: Work) -> None:
    """A file from before the approval does not take it back: stepping back needs a reason, which no file gives."""
    if isinstance(entity, Meeting) and not entity.is_approved:
        stored = work.uow.get(Meeting, entity.id)
        if stored is not None:
            refuse_if_approved(stored)
