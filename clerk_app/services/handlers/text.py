"""The text of a minute as the editor holds it. A save touches the rows it names and never loads the meeting."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clerk_app.domain.agenda import AgendaItem, ItemQuestion
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import SAID_IN_PLAIN_WORDS, Block, BlockKind, Minute
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.handlers.plain import bring_line_back, remove_lines_about
from clerk_app.services.handlers.registers import bring_entry_back, remove_entry_about
from clerk_app.services.handlers.subjects import SubjectsInText
from clerk_app.services.outcome import Change
from clerk_app.services.work import Done, Work, refuse_if_approved

_DEEPEST_LEVEL = 2
_BLOCKS = kind_of(Block).name


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block as it stands in the store and as the editor has it; None where it is not there."""

    id: Id
    stored: Block | None
    new: Block | None


def save_blocks(act: SaveBlocks, work: Work) -> Done:
    """The blocks as sent, and what follows for the actions, decisions, votes and declarations they are appearances of.

    A row is overwritten. Revisions and a journal row are kept when `keep` asks for it, and always when more changes
    than words: a block goes or comes back, or something it is an appearance of changes.
    Raises BrokenRule `not_found`, `minutes_are_approved` (for all but later notes), `block_of_another_meeting`,
    `list_level_out_of_range`, `vote_count_negative`, `subject_of_another_meeting`, `approves_another_board` or
    `approves_later_meeting`.
    """
    meeting = work.known(Meeting, act.meeting_id)
    _check_minute(act, work)
    changes = _block_changes(act, work)
    if meeting.is_approved and not (_are_later_notes(changes) and not act.subjects):
        refuse_if_approved(meeting)
    subjects = SubjectsInText(meeting, work)
    subjects.put(act.subjects)
    subjects.restore([change.new for change in changes if change.new is not None])
    for change in changes:
        if change.new is None:
            remove_lines_about(change.stored, work)
            remove_entry_about(change.id, work)
            work.uow.remove(Block, change.id)
        elif change.new != change.stored:
            work.uow.put(change.new)
            if change.stored is None:
                bring_entry_back(change.id, work)
            if change.stored is None and change.new.kind in SAID_IN_PLAIN_WORDS:
                bring_line_back(change.new, work)
    subjects.follow([(change.stored, change.new) for change in changes])
    return Done(meeting_id=meeting.id, changes=_journalled(act, changes, work))


def _check_minute(act: SaveBlocks, work: Work) -> None:
    minute = work.known(Minute, act.minute_id)
    if minute.meeting_id != act.meeting_id:
        raise BrokenRule("not_found", kind="minutes", id=act.minute_id)
    for block in act.put:
        if block.minute_id != act.minute_id:
            raise BrokenRule("block_of_another_meeting", id=block.id)
        if not 0 <= block.level <= _DEEPEST_LEVEL:
            raise BrokenRule("list_level_out_of_range", level=block.level)


def _block_changes(act: SaveBlocks, work: Work) -> tuple[BlockChange, ...]:
    new = {block.id: _answering(block, act, work) for block in act.put}
    changes = []
    for block_id in dict.fromkeys((*act.removed, *new)):
        stored = work.uow.get(Block, block_id)
        if stored is not None and stored.minute_id != act.minute_id:
            _check_same_meeting(stored, act, work)
            if block_id not in new:  # it went to another minute, where it stays
                continue
        if stored is not None or block_id in new:
            changes.append(BlockChange(block_id, stored, new.get(block_id)))
    return tuple(changes)


def _answering(block: Block, act: SaveBlocks, work: Work) -> Block:
    """The block with the question that it answers, which is brought back where it was removed before undo brought back
    the answer. Where its item is gone as well, the words stand alone: no text is ever refused for it.
    """
    if block.question_id is None:
        return block
    question = work.uow.get(ItemQuestion, block.question_id)
    asked = question or work.uow.removed(ItemQuestion, block.question_id)
    item = work.uow.get(AgendaItem, asked.item_id) if asked is not None else None
    if asked is None or item is None:
        return replace(block, question_id=None)
    if item.meeting_id != act.meeting_id:
        raise BrokenRule("subject_of_another_meeting", id=asked.id)
    if question is None:
        work.uow.put(asked)
    return block


def _check_same_meeting(stored: Block, act: SaveBlocks, work: Work) -> None:
    """A block may be moved to another minute, but only of its own meeting."""
    minute = work.uow.get(Minute, stored.minute_id)
    if minute is not None and minute.meeting_id != act.meeting_id:
        raise BrokenRule("block_of_another_meeting", id=stored.id)


def _are_later_notes(changes: tuple[BlockChange, ...]) -> bool:
    sides = (side for change in changes for side in (change.stored, change.new) if side is not None)
    return all(side.kind is BlockKind.LATER_NOTE for side in sides)


def _journalled(act: SaveBlocks, changes: tuple[BlockChange, ...], work: Work) -> tuple[Change, ...]:
    """What the journal is to say: the wordings since they were last kept, and everything else as it changed."""
    others = tuple(change for change in work.uow.changes() if change.kind != _BLOCKS and change.before != change.after)
    if not (act.keep or others or any(_goes_or_comes_back(change, work) for change in changes)):
        return ()
    return (*_kept(changes, work), *others)


def _goes_or_comes_back(change: BlockChange, work: Work) -> bool:
    return change.new is None or (change.stored is None and work.uow.last_revision(change.id) is not None)


def _kept(changes: tuple[BlockChange, ...], work: Work) -> Iterator[Change]:
    """Revises each block and tells it from its last kept wording; a block stored but never kept was new since then.

    Of one that goes before it was ever kept, the journal has what was stored, so that it is told that it went.
    """
    for change in changes:
        last = work.uow.last_revision(change.id)
        last_kept = last.block if last is not None else None
        latest = change.new or change.stored
        if latest is not None and latest != last_kept:
            work.uow.revise(latest, work.now)
        before = last_kept if change.stored is not None else None
        if change.new is None and last_kept is None:
            before = change.stored
        if before != change.new:
            yield Change(_BLOCKS, change.id, before, change.new)
