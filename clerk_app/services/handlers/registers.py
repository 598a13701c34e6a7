"""What is kept in registers about paragraphs: it goes with its paragraph, and comes back with it."""

from dataclasses import replace

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.register import RegisterEntry, RegisterKind, register_entry_id
from clerk_app.services.acts import MarkForRegister, NoteInRegister
from clerk_app.services.work import Done, Work


def mark_for_register(act: MarkForRegister, work: Work) -> Done:
    """The paragraph in that register, with what was noted while it stood in another one; or in none.

    Raises BrokenRule `not_found` where the paragraph is not there.
    """
    block = work.known(Block, act.block_id)
    entry = _entry(block, work)
    if act.kind is None:
        _emptied(entry, work)
    elif entry.kind is not act.kind:
        work.uow.put(replace(entry, kind=act.kind))
    return Done(made=entry.id, meeting_id=entry.meeting_id)


def note_in_register(act: NoteInRegister, work: Work) -> Done:
    """What is kept about the paragraph; a question of which nothing is kept any more stands in its register by itself.

    Raises BrokenRule `not_found` where the paragraph is not there, or stands in no register.
    """
    block = work.known(Block, act.block_id)
    entry = _entry(block, work)
    kind = entry.kind or (RegisterKind.QUESTION if block.kind is BlockKind.QUESTION else None)
    if kind is None:
        raise BrokenRule("not_found", kind=kind_of(RegisterEntry).name, id=entry.id)
    noted = replace(
        entry,
        kind=kind,
        raised_by=act.raised_by,
        kept_with=act.kept_with,
        notes=act.notes,
        closed_on=act.closed_on,
    )
    if noted.says_nothing and block.kind is BlockKind.QUESTION:
        _emptied(entry, work)
    elif noted != entry:
        work.uow.put(noted)
    return Done(made=noted.id, meeting_id=noted.meeting_id)


def remove_entry_about(block_id: Id, work: Work) -> None:
    """What is kept about a paragraph that goes, goes along."""
    if work.uow.get(RegisterEntry, register_entry_id(block_id)) is not None:
        work.uow.remove(RegisterEntry, register_entry_id(block_id))


def bring_entry_back(block_id: Id, work: Work) -> None:
    """What was kept about a paragraph that comes back, comes back with it."""
    entry_id = register_entry_id(block_id)
    entry = work.uow.removed(RegisterEntry, entry_id)
    if entry is not None and work.uow.get(RegisterEntry, entry_id) is None:
        work.uow.put(entry)


def _emptied(entry: RegisterEntry, work: Work) -> None:
    """What is left where nothing is kept any more; of what was never kept, nothing."""
    empty = RegisterEntry(id=entry.id, meeting_id=entry.meeting_id, block_id=entry.block_id)
    if work.uow.get(RegisterEntry, entry.id) not in (None, empty):
        work.uow.put(empty)


def _entry(block: Block, work: Work) -> RegisterEntry:
    """The entry about a paragraph as it is kept, or a new one."""
    entry_id = register_entry_id(block.id)
    minute = work.known(Minute, block.minute_id)
    new = RegisterEntry(id=entry_id, meeting_id=minute.meeting_id, block_id=block.id)
    return work.uow.get(RegisterEntry, entry_id) or new
