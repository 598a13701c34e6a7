"""Minutes parted and joined, and paragraphs moved from one to another, with all that stands at their words.

What was recorded in the room goes where the paragraph goes that it follows, when a minute is parted; when paragraphs
move to another item it stays with the item that the meeting was on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from clerk_app.domain.agenda import AgendaItem, Exemption
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.exempt import exemption_of_minute
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.numbering import goes_on_with
from clerk_app.domain.place_in_text import block_followed
from clerk_app.domain.timeline import Event, EventKind, Spell, spells
from clerk_app.services.acts import JoinMinutes, MoveBlocks, PartFrom, SplitMinute
from clerk_app.services.handlers.plain import hand_line_over
from clerk_app.services.positions import position_after
from clerk_app.services.timelines import NewEvent, Timeline
from clerk_app.services.work import Done, Work

_PARTED_AT_WORDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY, BlockKind.QUOTATION, BlockKind.PRIVATE_NOTE, BlockKind.LATER_NOTE}
)
"""The kinds that may be cut in the midst of their words; what is data or a table goes whole."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a minute, and what is written in it."""

    minute: Minute
    blocks: tuple[Block, ...]


def split_minute(act: SplitMinute, work: Work) -> Done:
    """The minute parted at each of the places, its later parts about the same items; one of them may become exempt.

    Events and what the text shows go with their paragraphs, and so does the meeting, where it is on the minute: each
    part has been sat on since its first paragraph was begun. A place in the midst of the words of a plain paragraph
    parts it too. Raises BrokenRule `not_found`, `already_there`, `minutes_are_approved`, `nothing_before_split` or
    `exempt_without_reason`.
    """
    minute = work.known(Minute, act.minute_id)
    meeting = work.open_meeting(minute.meeting_id)
    if act.exempt is not None and not act.exempt.reason.strip():
        raise BrokenRule("exempt_without_reason")
    for place in act.parts:
        if work.uow.get(Minute, place.minute_id) is not None:
            raise BrokenRule("already_there", kind=kind_of(Minute).name, id=place.minute_id)
    blocks = _in_order(minute.id, work)
    pieces = _cut(blocks, act.parts, work)
    parts = _parts(minute, pieces, act, work)
    for block in (block for part in parts for block in part.blocks):
        _put(block, work)
    if act.exempt is not None and act.exempt_id is not None:
        work.uow.put(replace(work.known(Minute, act.exempt_id), exempt=act.exempt))
        _open_items_of(minute, act.exempt_id, work)
    _take_subjects_along(minute.id, {block.id: block for part in parts for block in part.blocks}, work)
    _take_events_along(minute, blocks, parts, work)
    _sit_on_the_parts(meeting, minute, parts, work)
    return Done(made=act.parts[-1].minute_id, meeting_id=meeting.id)


def join_minutes(act: JoinMinutes, work: Work) -> Done:
    """A further part of a minute joined with the part before it, which takes over all that it holds.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `nothing_to_join` where the minute goes on with none, or
    `parts_differ_in_exemption` where one of the two is open to the public and the other is not.
    """
    later = work.known(Minute, act.minute_id)
    meeting = work.open_meeting(later.meeting_id)
    minutes = work.uow.where(Minute, meeting_id=meeting.id)
    part_before = goes_on_with(minutes).get(later.id)
    if part_before is None:
        raise BrokenRule("nothing_to_join")
    earlier = work.known(Minute, part_before)
    items = work.uow.where(AgendaItem, meeting_id=meeting.id)
    closed = [exemption_of_minute(one, items, minutes) for one in (earlier, later)]
    if (closed[0] is None) != (closed[1] is None):
        raise BrokenRule("parts_differ_in_exemption")
    if earlier.exempt is not None and later.exempt is not None:
        work.uow.put(replace(earlier, exempt=_both(earlier.exempt, later.exempt)))
    last = max((block.position for block in _in_order(earlier.id, work)), default=-POSITION_GAP)
    for place, block in enumerate(_in_order(later.id, work), start=1):
        _put(replace(block, minute_id=earlier.id, position=last + place * POSITION_GAP), work)
    for subject in _subjects_of(later.id, work):
        work.uow.put(replace(subject, minute_id=earlier.id))
    for proposal in work.uow.where(Proposal, minute_id=later.id):
        work.uow.put(replace(proposal, minute_id=earlier.id))
    for event in work.uow.where(Event, minute_id=later.id):
        work.uow.put(replace(event, minute_id=earlier.id))
    hand_line_over(later.id, earlier.id, work)
    work.uow.remove(Minute, later.id)
    return Done(made=earlier.id, meeting_id=meeting.id)


def move_blocks(act: MoveBlocks, work: Work) -> Done:
    """The blocks, in their order, behind all that is written in another minute of the meeting; what is left without any
    keeps an empty paragraph.

    Raises BrokenRule `not_found`, `minutes_are_approved` or `block_of_another_meeting`.
    """
    target = work.known(Minute, act.minute_id)
    meeting = work.open_meeting(act.meeting_id)
    if target.meeting_id != meeting.id:
        raise BrokenRule("not_found", kind=kind_of(Minute).name, id=target.id)
    moved = [work.known(Block, block_id) for block_id in act.block_ids]
    sources = {block.minute_id for block in moved}
    if any(work.known(Minute, source).meeting_id != meeting.id for source in sources):
        raise BrokenRule("block_of_another_meeting", id=act.block_ids[0])
    _keep_events(sources, {block.id for block in moved}, work)
    there = [block for block in _in_order(target.id, work) if block not in moved]
    written = [place for place, block in enumerate(there) if block.has_words or block.kind is BlockKind.VOTE]
    at = written[-1] + 1 if written else 0
    now = [*there[:at], *(replace(block, minute_id=target.id) for block in moved), *there[at:]]
    for block in _placed(now, moved):
        _put(block, work)
    for source in sources:
        if not work.uow.where(Block, minute_id=source):
            _put(Block(id=work.ids.new(), minute_id=source, position=0), work)
        _take_subjects_along(source, {block.id: block for block in now}, work)
    return Done(made=target.id, meeting_id=meeting.id)


def _put(block: Block, work: Work) -> None:
    """The block as it is now, kept as such: the text that is saved next is told from this."""
    if work.uow.get(Block, block.id) != block:
        work.uow.put(block)
        work.uow.revise(block, work.now)


def _in_order(minute_id: Id, work: Work) -> tuple[Block, ...]:
    return tuple(sorted(work.uow.where(Block, minute_id=minute_id), key=lambda block: block.position))


# Parting


def _cut(blocks: Sequence[Block], places: Sequence[PartFrom], work: Work) -> list[list[Block]]:
    """The blocks of each part, in order, the first part being what stands before the first place."""
    pieces: list[list[Block]] = [[]]
    left = list(places)
    for block in blocks:
        rest: Block | None = block
        taken = 0
        while rest is not None and left and left[0].block_id == block.id:
            offset = left.pop(0).offset
            before, rest = _parted(rest, offset - taken, work)
            taken = offset
            if before is not None:
                pieces[-1].append(before)
            pieces.append([])
        if rest is not None:
            pieces[-1].append(rest)
    if left:
        raise BrokenRule("not_found", kind=kind_of(Block).name, id=left[0].block_id)
    if not pieces[0]:
        raise BrokenRule("nothing_before_split")
    return pieces


def _parted(block: Block, offset: int, work: Work) -> tuple[Block | None, Block | None]:
    """What of a block stands before a place among its words, and what behind it."""
    length = len(block.text)
    if offset <= 0:
        return None, block
    if block.kind not in _PARTED_AT_WORDS:
        return (block, None) if offset >= length else (None, block)
    words = block.text.plain
    before, behind = words[:offset].rstrip(), words[offset:]
    if not behind.strip():
        return block, None
    first = replace(block, text=block.text.cut(0, len(before)))
    start = length - len(behind.lstrip())
    second = replace(block, id=work.ids.new(), text=block.text.cut(start), pinned_number=None, restart=False)
    return first, second


def _parts(minute: Minute, pieces: Sequence[Sequence[Block]], act: SplitMinute, work: Work) -> list[_Part]:
    parts = [_Part(minute, tuple(pieces[0]))]
    for place, blocks in zip(act.parts, pieces[1:], strict=True):
        minutes = work.uow.where(Minute, meeting_id=minute.meeting_id)
        position = position_after(work.uow, minutes, parts[-1].minute.id)
        made = replace(minute, id=place.minute_id, position=position, pinned_number=None)
        work.uow.put(made)
        held = [replace(block, minute_id=made.id) for block in blocks]
        empty = Block(id=work.ids.new(), minute_id=made.id, position=0)
        parts.append(_Part(made, tuple(held) or (empty,)))
    return parts


def _open_items_of(minute: Minute, exempt_id: Id, work: Work) -> None:
    """Items that were exempt as a whole are so by their parts from now on: each part has its own reason."""
    for item_id in minute.item_ids:
        item = work.known(AgendaItem, item_id)
        if item.exempt is not None:
            work.uow.put(replace(item, exempt=None))
            close_other_parts(item, exempt_id, work)


def close_other_parts(item: AgendaItem, but: Id, work: Work) -> None:
    """What was closed by its item stays closed, each minute by itself."""
    for minute in work.uow.where(Minute, meeting_id=item.meeting_id):
        if item.id in minute.item_ids and minute.id != but and minute.exempt is None:
            work.uow.put(replace(minute, exempt=item.exempt))


def _both(first: Exemption, second: Exemption) -> Exemption:
    """One exemption for two parts that had their own: every reason, and of what the public reads the first."""
    reasons = dict.fromkeys((first.reason, second.reason))
    return replace(
        first,
        reason=" ".join(reasons),
        public_title=first.public_title or second.public_title,
        public_summary=first.public_summary or second.public_summary,
    )


# What stands at the words


def _take_subjects_along(from_id: Id, blocks: Mapping[Id, Block], work: Work) -> None:
    """Decisions, votes and declarations belong to the minute where their blocks are now, proposals go with them."""
    shown = {subject_id: block for block in blocks.values() for subject_id in _shown(block)}
    for subject in _subjects_of(from_id, work):
        block = shown.get(subject.id)
        if block is not None and block.minute_id != from_id:
            work.uow.put(replace(subject, minute_id=block.minute_id))
    for proposal in work.uow.where(Proposal, minute_id=from_id):
        decided = work.uow.where(Decision, proposal_id=proposal.id)
        about = [*(one.minute_id for one in decided), *_voted_on(proposal, work)]
        if about and from_id not in about:
            work.uow.put(replace(proposal, minute_id=about[0]))


def _subjects_of(minute_id: Id, work: Work) -> tuple[Decision | Vote | Declaration, ...]:
    return (
        *work.uow.where(Decision, minute_id=minute_id),
        *work.uow.where(Vote, minute_id=minute_id),
        *work.uow.where(Declaration, minute_id=minute_id),
    )


def _shown(block: Block) -> tuple[Id, ...]:
    held = (block.decision_id, block.vote_id, block.declaration_id)
    return tuple(subject_id for subject_id in held if subject_id is not None)


def _voted_on(proposal: Proposal, work: Work) -> tuple[Id, ...]:
    return tuple(vote.minute_id for vote in work.uow.where(Vote, proposal_id=proposal.id))


def _take_events_along(minute: Minute, before: Sequence[Block], parts: Sequence[_Part], work: Work) -> None:
    """What happened in the room stands in the part where the paragraph is that it follows."""
    home = {block.id: part.minute.id for part in parts for block in part.blocks}
    blocks = [block for part in parts for block in part.blocks]
    rest = _second_halves(before, parts)
    for event in work.uow.where(Event, minute_id=minute.id):
        if event.kind in (EventKind.STARTED, EventKind.MOVED):
            continue
        follows = block_followed(event, blocks)
        last = rest.get(follows, follows) if follows is not None else None
        moved = home.get(last, minute.id) if last is not None else minute.id
        anchor = last if event.after_block_id in rest else event.after_block_id
        if (moved, anchor) != (event.minute_id, event.after_block_id):
            work.uow.put(replace(event, minute_id=moved, after_block_id=anchor))


def _second_halves(before: Sequence[Block], parts: Sequence[_Part]) -> dict[Id, Id]:
    """By the id of a block that was parted, that of the last block that has words of it."""
    known = {block.id for block in before}
    halves: dict[Id, Id] = {}
    whole: Id | None = None
    for block in (block for part in parts for block in part.blocks):
        if block.id in known:
            whole = block.id
        elif whole is not None and block.has_words:
            halves[whole] = block.id
    return halves


def _keep_events(sources: Iterable[Id], moved: set[Id], work: Work) -> None:
    """What happened stays in the minute that the meeting was on, after what stands before the words that go."""
    for source in sources:
        blocks = _in_order(source, work)
        staying: dict[Id, Id | None] = {}
        last: Id | None = None
        for block in blocks:
            last = last if block.id in moved else block.id
            staying[block.id] = last
        for event in work.uow.where(Event, minute_id=source):
            if event.after_block_id in moved:
                work.uow.put(replace(event, after_block_id=staying[event.after_block_id]))


def _placed(now: Sequence[Block], moved: Sequence[Block]) -> Sequence[Block]:
    """The blocks with positions that rise; those that were there before keep theirs where the gap allows."""
    ids = {block.id for block in moved}
    first = next(place for place, block in enumerate(now) if block.id in ids)
    stop = first + len(moved)
    before = now[first - 1].position if first else None
    behind = now[stop].position if stop < len(now) else None
    if behind is None:
        start, step = before if before is not None else -POSITION_GAP, POSITION_GAP
    elif before is None:
        start, step = behind - POSITION_GAP * (len(moved) + 1), POSITION_GAP
    else:
        start, step = before, (behind - before) // (len(moved) + 1)
    if step < 1:
        return [replace(block, position=place * POSITION_GAP) for place, block in enumerate(now)]
    placed = list(now)
    for count, place in enumerate(range(first, stop), start=1):
        placed[place] = replace(now[place], position=start + count * step)
    return placed


# The course of the meeting


def _sit_on_the_parts(meeting: Meeting, minute: Minute, parts: Sequence[_Part], work: Work) -> None:
    """Each stretch of the meeting that was spent on the minute is spent on the parts, as their paragraphs were begun.

    While the meeting is on the minute, it is on its last part from now on.
    """
    timeline = Timeline(meeting, work)
    held = [spell for spell in spells(timeline.ordered) if spell.minute_id == minute.id]
    reached = 0
    for spell in held:
        begun = _begun_in(spell, parts)
        current = begun[0][1] if begun else reached
        if current:
            _begin_on(spell.began, parts[current].minute.id, timeline, work)
        for at, place in begun:
            if place > current:
                current = place
                moved = NewEvent(kind=EventKind.MOVED, at=at, fold=spell.began.fold, minute_id=parts[place].minute.id)
                timeline.add(moved)
        if spell.ended is None and current < len(parts) - 1:
            timeline.add(NewEvent(kind=EventKind.MOVED, minute_id=parts[-1].minute.id))
        reached = max(reached, current)


def _begun_in(spell: Spell, parts: Sequence[_Part]) -> list[tuple[datetime, int]]:
    """When the paragraphs of which part were begun in a sitting, in order; its last minute belongs to what followed."""
    end = spell.ended.at if spell.ended is not None else None
    begun = [
        (block.at, place)
        for place, part in enumerate(parts)
        for block in part.blocks
        if block.at is not None and spell.began.at <= block.at and (end is None or block.at < end)
    ]
    return sorted(begun)


def _begin_on(began: Event, minute_id: Id, timeline: Timeline, work: Work) -> None:
    """The sitting that this event began was of another minute; after an adjournment the meeting moved there first."""
    if began.kind is EventKind.MOVED:
        work.uow.put(replace(began, minute_id=minute_id))
    else:
        timeline.add(NewEvent(kind=EventKind.MOVED, at=began.at, fold=began.fold, minute_id=minute_id))
