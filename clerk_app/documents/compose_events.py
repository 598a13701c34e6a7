"""Where the minutes tell of what happened in the room: each event after the block it was recorded at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clerk_app.documents.blocks import Block, Paragraph, Role, plain
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.domain.place_in_text import block_followed
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, sittings
from clerk_app.wording import papers
from clerk_app.wording.interests import absences_for


@dataclass(frozen=True)
class EventLines:
    """The events of a meeting that happened after it began, told between the blocks of its minutes."""

    record: MeetingRecord

    def of_minute(self, minute_id: Id, blocks: Sequence[MinuteBlock]) -> dict[Id | None, tuple[Block, ...]]:
        """The lines of one minute by the block they follow; None stands for the beginning of the minute.

        What a declaration of interest tells below itself is not told again.
        """
        told_already = self._told_by_declarations(blocks)
        placed: dict[Id | None, tuple[Block, ...]] = {}
        for event in self._told:
            if self._minute_of(event) == minute_id and event.id not in told_already:
                after = block_followed(event, blocks)
                placed[after] = (*placed.get(after, ()), *self._line(event))
        return placed

    def _told_by_declarations(self, blocks: Sequence[MinuteBlock]) -> frozenset[Id]:
        """The departures and returns that the declarations among these blocks tell of."""
        shown = {block.declaration_id for block in blocks if block.is_for_paper}
        told: set[Id] = set()
        for declaration in self.record.declarations:
            if declaration.id in shown:
                for out, back in absences_for(self.record, declaration):
                    told |= {out.id} if back is None else {out.id, back.id}
        return frozenset(told)

    def _line(self, event: Event) -> Iterator[Block]:
        sentence = papers.event_sentence(self.record, event)
        if sentence:
            yield Paragraph(plain(sentence), Role.NOTE, source=event.id)

    def _minute_of(self, event: Event) -> Id | None:
        if event.minute_id in self.record.blocks_of:
            return event.minute_id
        sat = sittings(self.record.events)
        held = [sitting for sitting in sat if sitting.start <= event.at]
        if not held and event.exclusion is not None:
            return sat[0].minute_id if sat else None
        return held[-1].minute_id if held else None

    @cached_property
    def _told(self) -> tuple[Event, ...]:
        events = self.record.events
        start = next((place for place, event in enumerate(events) if event.kind is EventKind.STARTED), len(events))
        kept_out = (event for event in events[:start] if self._is_kept_out(event))
        return (*kept_out, *(event for event in events[start:] if papers.tells_of(event)))

    def _is_kept_out(self, event: Event) -> bool:
        """Whether somebody was excluded before the meeting began, and never let in."""
        if event.exclusion is None or event.attendee_id is None:
            return False
        standing = self.record.standings().get(event.attendee_id)
        return standing is not None and standing.event == event
