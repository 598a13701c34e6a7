"""What the public may read of a meeting's record: redacted before anything is composed, so that nothing can leak.

It is made of what is allowed, never by taking out what is not: an action, a decision or a vote stays where a block that
stays shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from uuid import UUID, uuid5

from clerk_app.domain.agenda import AgendaItem, Exemption
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import POSITION_GAP, SAID_IN_PLAIN_WORDS, Block, BlockKind, Minute
from clerk_app.domain.numbering import NumberingScheme
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.richtext import EMPTY, typed
from clerk_app.domain.timeline import Event, EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords:
    """What the public reads of business that is closed to it: a title, and paragraphs in place of the minutes."""

    title: Callable[[Exemption], str]
    paragraphs: Callable[[Exemption], Sequence[str]]


def public_record(
    record: MeetingRecord, words: PublicWords, scheme: NumberingScheme, closed_before: frozenset[Id] = frozenset()
) -> MeetingRecord:
    """The record without what is exempt and without private notes; equal input gives an equal record.

    Exempt minutes and items keep their place and number, and have the public's words in place of their own. What was
    raised, decided, voted on or declared in them goes with them, wherever else it is shown. Attendance, times and all
    numbers stay as the full minutes of that numbering have them. `closed_before` are actions of earlier meetings that
    were raised in exempt minutes.
    """
    return _Redaction(record, words, scheme, closed_before).record()


def actions_raised_closed(blocks: Iterable[Block], closed: Callable[[Id], bool]) -> frozenset[Id]:
    """The actions among these blocks that were raised in closed minutes and in no open one, by their ids."""
    raised = [block for block in blocks if block.kind is BlockKind.ACTION and block.action_id is not None]
    open_ones = {block.action_id for block in raised if not closed(block.minute_id)}
    return frozenset(block.action_id for block in raised if block.action_id and block.action_id not in open_ones)


@dataclass(frozen=True)
class _Redaction:
    """One record and what of it is closed."""

    full: MeetingRecord
    words: PublicWords
    scheme: NumberingScheme
    closed_before: frozenset[Id]

    def record(self) -> MeetingRecord:
        full = self.full
        actions, votes, decisions = map(self._shown, ("action_id", "vote_id", "decision_id"))
        unpinned = self._numbered_as_full(
            replace(
                full,
                meeting=replace(full.meeting, steps=tuple(replace(step, reason="") for step in full.meeting.steps)),
                plan_entries=(),
                items=tuple(self._item(item) for item in full.items),
                papers=tuple(
                    replace(one, path="", sha256="") for one in full.papers if one.item_id not in self.closed_items
                ),
                questions=tuple(one for one in full.questions if one.item_id not in self.closed_items),
                minutes=tuple(self._minute(minute) for minute in full.minutes),
                members=tuple(replace(one, only_for=(), agreed_by=None) for one in full.members),
                attendees=tuple(replace(one, reason="") for one in full.attendees),
                all_events=tuple(self._event(event) for event in full.events),
                actions=tuple(
                    replace(one, number=full.action_numbers.get(one.id, one.number))
                    for one in full.actions
                    if one.id in actions
                ),
                votes=tuple(one for one in full.votes if one.id in votes),
                decisions=tuple(replace(one, settles_id=None) for one in full.decisions if one.id in decisions),
                proposals=self._proposals(decisions | votes),
                declarations=self.declarations,
                blocks=tuple(sorted((*self.open_blocks, *self._stand_ins()), key=lambda block: block.position)),
                plain_lines=self._plain_lines(),
                final_answers=tuple(one for one in full.final_answers if one.decision_id in decisions),
                register_entries=self._register_entries(),
                standing_interests=(),
                procedures=(),
                earlier_decisions=(),
                earlier_meetings=(),
                earlier_items=(),
            )
        )
        return _without_strangers(self._numbered_as_full(replace(unpinned, blocks=self._pinned(unpinned))), self)

    def _numbered_as_full(self, record: MeetingRecord) -> MeetingRecord:
        """The record with the numbers of the full one, and who sits for which of its business: both go by headings that
        it does not have.
        """
        full = self.full
        vars(record).update(
            goes_on_with=full.goes_on_with,
            minute_numbers=full.minute_numbers,
            item_numbers=full.item_numbers,
            call=full.call,
            days_after=full.days_after,
            sits_for=full.sits_for,
        )
        return record

    # What is closed

    @cached_property
    def exemptions(self) -> Mapping[Id, Exemption]:
        """Why each closed minute is closed, by its id."""
        found = ((minute.id, self.full.exemption_of_minute(minute)) for minute in self.full.minutes)
        return {minute_id: exemption for minute_id, exemption in found if exemption is not None}

    @cached_property
    def closed_items(self) -> Mapping[Id, Exemption]:
        """Why each closed item is closed, by its id."""
        found = ((item.id, self.full.exemption_of(item)) for item in self.full.items)
        return {item_id: exemption for item_id, exemption in found if exemption is not None}

    @cached_property
    def closed_actions(self) -> frozenset[Id]:
        """The actions that were raised where the public may not read."""
        return self.closed_before | actions_raised_closed(self.full.blocks, lambda minute: minute in self.exemptions)

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """The interests that were declared in open business, in open minutes."""
        shown = {block.declaration_id for block in self.full.blocks if block.minute_id not in self.exemptions}
        return tuple(
            replace(one, standing_id=None)
            for one in self.full.declarations
            if one.id in shown and one.item_id not in self.closed_items
        )

    @cached_property
    def open_blocks(self) -> tuple[Block, ...]:
        """The blocks that the public reads."""
        declared = {one.id for one in self.declarations}
        questions = {one.id for one in self.full.questions if one.item_id not in self.closed_items}
        return tuple(
            block
            for block in self.full.blocks
            if block.minute_id not in self.exemptions
            and block.kind is not BlockKind.PRIVATE_NOTE
            and block.action_id not in self.closed_actions
            and (block.declaration_id is None or block.declaration_id in declared)
            and (block.question_id is None or block.question_id in questions)
        )

    def _plain_lines(self) -> tuple[PlainLine, ...]:
        """What is said in plain words of open minutes, and of decisions and actions that the public reads."""
        minutes = {minute.id for minute in self.full.minutes} - self.exemptions.keys()
        blocks = {block.id for block in self.open_blocks if block.kind in SAID_IN_PLAIN_WORDS}
        return tuple(
            line
            for line in self.full.plain_lines
            if (line.block_id in blocks if line.block_id is not None else line.minute_id in minutes)
        )

    def _register_entries(self) -> tuple[RegisterEntry, ...]:
        """What is kept in registers about paragraphs that the public reads."""
        blocks = {block.id for block in self.open_blocks}
        return tuple(entry for entry in self.full.register_entries if entry.block_id in blocks)

    def _shown(self, field: str) -> frozenset[Id]:
        return frozenset(getattr(block, field) for block in self.open_blocks) - {None}

    @cached_property
    def _declared(self) -> frozenset[Id]:
        return frozenset(one.id for one in self.declarations)

    # What stands in its place

    def _item(self, item: AgendaItem) -> AgendaItem:
        exemption = self.closed_items.get(item.id)
        if exemption is None:
            return replace(item, opening="", continues=None, plan_entry_id=None, notice=None, for_action_id=None)
        return replace(
            item,
            title=self.words.title(exemption),
            leads=(),
            recommendations=(),
            exempt=exemption,
            continues=None,
            opening="",
            summary="",
            sponsors=(),
            plan_entry_id=None,
            for_action_id=None,
            business="",
            reference="",
            notice=None,
        )

    def _proposals(self, shown: frozenset[Id]) -> tuple[Proposal, ...]:
        """Who moved what the public reads of, without the words that were moved."""
        voted: tuple[Decision | Vote, ...] = (*self.full.decisions, *self.full.votes)
        moved = {one.proposal_id for one in voted if one.id in shown}
        return tuple(replace(one, text=EMPTY) for one in self.full.proposals if one.id in moved)

    def _minute(self, minute: Minute) -> Minute:
        exemption = self.exemptions.get(minute.id)
        if exemption is None:
            return minute
        return replace(minute, heading=self.words.title(exemption), exempt=exemption)

    def _stand_ins(self) -> Iterator[Block]:
        for minute_id, exemption in self.exemptions.items():
            for place, paragraph in enumerate(self.words.paragraphs(exemption)):
                yield Block(
                    id=_stand_in_id(minute_id, place),
                    minute_id=minute_id,
                    position=place * POSITION_GAP,
                    text=typed(paragraph),
                    numbered=False,
                )

    def _event(self, event: Event) -> Event:
        """The event without its note, but for what the meeting was adjourned for.

        Of one in a closed minute when somebody went and came stays, and not why; it follows what stands for the minute.
        """
        after = event.after_block_id
        exemption = self.exemptions.get(event.minute_id) if event.minute_id is not None else None
        if exemption is not None and event.minute_id is not None:
            count = len(self.words.paragraphs(exemption))
            after = _stand_in_id(event.minute_id, count - 1) if count else None
        declaration = event.declaration_id if event.declaration_id in self._declared else None
        return replace(
            event,
            note=event.note if event.kind is EventKind.ADJOURNED and exemption is None else "",
            supersedes=None,
            after_block_id=after,
            declaration_id=declaration,
            exclusion=event.exclusion if exemption is None else None,
        )

    # Numbers

    def _pinned(self, record: MeetingRecord) -> tuple[Block, ...]:
        """The blocks, those whose number would be another one with the number that the full minutes print."""
        pins: dict[Id, str] = {}
        for minute in record.minutes:
            for numbers, others in (
                (self.full.paragraph_numbers(minute.id, self.scheme), record.paragraph_numbers(minute.id, self.scheme)),
                (self.full.list_numbers(minute.id, self.scheme), record.list_numbers(minute.id, self.scheme)),
            ):
                if any(numbers.get(block_id) != other for block_id, other in others.items()):
                    pins |= {block_id: numbers[block_id] for block_id in others if block_id in numbers}
        return tuple(
            replace(block, pinned_number=pins[block.id]) if block.id in pins else block for block in record.blocks
        )


def _stand_in_id(minute_id: Id, place: int) -> Id:
    return Id(uuid5(UUID(minute_id), str(place)).hex)


def _without_strangers(record: MeetingRecord, redaction: _Redaction) -> MeetingRecord:
    """The record with those people, posts and bodies alone whom something of it names."""
    named = set(
        _texts((
            record.board, record.seats, record.members, record.attendees, record.items, record.actions, record.votes,
            record.decisions, record.blocks,
        ))
    )  # fmt: skip
    posts = tuple(post for post in record.posts if post.id in named)
    named |= set(_texts(posts))
    return redaction._numbered_as_full(
        replace(
            record,
            posts=posts,
            people=tuple(one for one in record.people if one.id in named),
            organisations=tuple(one for one in record.organisations if one.id in named),
            groups=tuple(one for one in record.groups if one.id in named),
        )
    )


def _texts(value: object) -> Iterator[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, list | tuple | frozenset):
        for one in value:
            yield from _texts(one)
