"""For which part of a meeting somebody was in the room, told by its items or by the clock."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, Stay, instant, sittings, stays


@dataclass(frozen=True, slots=True)
class ItemsAttended:
    """The numbers of the items that were held, in order, and for each whether somebody was there for any of it."""

    numbers: tuple[str, ...]
    was_there: tuple[bool, ...]

    @property
    def is_part(self) -> bool:
        """Whether they missed some, and were there for some."""
        return any(self.was_there) and not all(self.was_there)

    @property
    def first(self) -> int:
        """The place of the first that they were there for."""
        return self.was_there.index(True)

    @property
    def last(self) -> int:
        """The place of the last that they were there for."""
        return len(self.was_there) - 1 - self.was_there[::-1].index(True)

    def missed(self) -> tuple[tuple[str, str], ...]:
        """The first and last number of each row of items that they missed."""
        places = list(zip(self.numbers, self.was_there, strict=True))
        rows = (list(row) for there, row in itertools.groupby(places, key=lambda one: one[1]) if not there)
        return tuple((row[0][0], row[-1][0]) for row in rows)

    @property
    def is_one_stay(self) -> bool:
        """Whether they missed nothing between the first and the last that they were there for."""
        return all(self.was_there[self.first : self.last + 1])


@dataclass(frozen=True)
class PartPresences:
    """Who of one meeting was there when, worked out once for all who are asked for."""

    record: MeetingRecord

    def items(self, attendee_id: Id) -> ItemsAttended:
        """The numbered items that were held and whether the attendee was there for any of each."""
        spells = self._stays.get(attendee_id, ())
        return ItemsAttended(
            tuple(self._held), tuple(any(_overlaps(span, spells) for span in spans) for spans in self._held.values())
        )

    def times(self, attendee_id: Id) -> tuple[time | None, time | None]:
        """When the attendee came, if that was after the beginning, and when they left, if that was before the end."""
        spells = self._stays.get(attendee_id, ())
        if not spells:
            return None, None
        came, left = spells[0].arrived, spells[-1].left
        started, ended = self._moment(EventKind.STARTED), self._moment(EventKind.ENDED)
        late = started is not None and self._at(came) > self._at(started)
        early = left is not None and (ended is None or self._at(left) < self._at(ended))
        return came.at.time() if late else None, left.at.time() if left is not None and early else None

    def was_remote(self, attendee_id: Id) -> bool:
        """Whether the attendee was there from afar, however short."""
        return any(spell.arrived.remote for spell in self._stays.get(attendee_id, ()))

    @cached_property
    def _stays(self) -> dict[Id, tuple[Stay, ...]]:
        return stays(self.record.events)

    @cached_property
    def _held(self) -> dict[str, list[tuple[datetime, datetime]]]:
        """By the number of each item that was held, when it was."""
        numbers = self.record.minute_numbers
        found: dict[str, list[tuple[datetime, datetime]]] = {}
        for minute in self.record.minutes:
            for sitting in sittings(self.record.events):
                if sitting.minute_id == minute.id and numbers[minute.id]:
                    spans = found.setdefault(numbers[minute.id], [])
                    spans.append((sitting.start, sitting.end or datetime.max))
        return found

    def _moment(self, kind: EventKind) -> Event | None:
        return next((event for event in self.record.events if event.kind is kind), None)

    def _at(self, event: Event) -> datetime:
        return instant(event.at, event.fold, self.record.meeting.time_zone)


def _overlaps(span: tuple[datetime, datetime], spells: Sequence[Stay]) -> bool:
    """Whether some of a sitting fell into a stay; one that took no whole minute counts by its beginning."""
    start, end = span
    return any(
        spell.arrived.at <= start and (spell.left is None or spell.left.at > start)
        if start == end
        else spell.arrived.at < end and (spell.left is None or spell.left.at > start)
        for spell in spells
    )
