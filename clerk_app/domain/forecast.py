"""Running late or on time: what each item took, when the rest is likely to begin, and when the meeting may end.

An item begins when the one before it ends, yet not before its slot; it lasts as long as its slot, else its planned
minutes, else no time. A parent whose sub-items have times of their own takes none itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from clerk_app.domain.agenda import AgendaItem, ItemState, in_agenda_order, sub_items, with_sub_items
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, instant, spells, wall_time

LATE_FROM = 2
"""From how many minutes behind plan a meeting is called late; below that, clocks differ and people sit down."""


class Progress(StrEnum):
    """Where an item stands in the course of the meeting."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTime:
    """One agenda item on the clock.

    `planned` and `taken` are whole minutes; None: nothing planned, nothing taken. Items taken together share one
    time, which stands at the first of them. `likely_start` is local time and given for items to come alone, where any
    item has a planned time.
    """

    item_id: Id
    progress: Progress
    planned: int | None = None
    taken: int | None = None
    likely_start: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The meeting on the clock.

    `items` has one entry per agenda item, in the agenda's order. `minute_id` is the minute the meeting is on, `used`
    and `planned` its whole minutes so far and in all; None before the start, after the end, and where nothing was
    planned. `likely_finish` is local time, None where no item has a planned time. `minutes_late` compares it with the
    planned end and is negative when early; None where there is nothing to compare.
    """

    items: tuple[ItemTime, ...] = ()
    minute_id: Id | None = None
    used: int | None = None
    planned: int | None = None
    likely_finish: datetime | None = None
    minutes_late: int | None = None
    started: bool = False
    ended: bool = False
    adjourned: bool = False
    paused: bool = False

    @property
    def is_late(self) -> bool:
        """True from two minutes behind plan."""
        return self.minutes_late is not None and self.minutes_late >= LATE_FROM


def forecast(record: MeetingRecord, now: datetime) -> Forecast:
    """How the meeting runs at an instant, from what was recorded until then."""
    moment = now.replace(second=0, microsecond=0)
    return _Clock(record, moment).forecast()


def planned_minutes(item: AgendaItem) -> int | None:
    """How long the item is to take: its slot, else its planned minutes; None where nothing is planned."""
    return slot_minutes(item.slot) if item.slot is not None else item.minutes_planned


def slot_minutes(slot: Slot) -> int:
    """The whole minutes of a slot; one that ends before it begins goes past midnight."""
    day = date(2000, 1, 1)
    length = datetime.combine(day, slot.end) - datetime.combine(day, slot.start)
    return length // timedelta(minutes=1) % (24 * 60)


_TIMER_RUNS = (EventKind.TIMER_STARTED, EventKind.MOVED, EventKind.RESUMED)


class _Clock:
    """The meeting's events and plan as seen at one instant."""

    def __init__(self, record: MeetingRecord, now: datetime) -> None:
        self._record = record
        self._zone = record.meeting.time_zone
        self._now = now
        self._events = tuple(event for event in record.events if self._instant(event) <= now)
        self._spells = spells(self._events)
        self._minutes_of = _minutes_of_items(record)
        self._items = tuple(in_agenda_order(record.items))

    def forecast(self) -> Forecast:
        kinds = [event.kind for event in self._events]
        started = EventKind.STARTED in kinds or bool(self._spells)
        ended = _last(kinds, EventKind.ENDED, EventKind.MOVED, EventKind.RESUMED) is EventKind.ENDED
        current = self._spells[-1].minute_id if self._spells and not ended else None
        starts, finish = self._likely(current, started=started, ended=ended)
        return Forecast(
            items=tuple(self._item_time(item, current, starts.get(item.id), ended) for item in self._items),
            minute_id=current,
            used=self._used_of_all(current) if current is not None else None,
            planned=self._planned_for(current) if current is not None else None,
            likely_finish=self._wall(finish) if finish is not None else None,
            minutes_late=self._late(finish),
            started=started,
            ended=ended,
            adjourned=_last(kinds, EventKind.ADJOURNED, EventKind.RESUMED, EventKind.MOVED) is EventKind.ADJOURNED,
            paused=current is not None and self._is_paused(kinds),
        )

    def _likely(self, current: Id | None, *, started: bool, ended: bool) -> tuple[dict[Id, datetime], datetime | None]:
        """When each item to come is likely to begin, and the meeting to end: UTC instants."""
        if ended:
            last = next(event for event in reversed(self._events) if event.kind is EventKind.ENDED)
            return {}, self._instant(last)
        clock = self._now if started else max(self._now, self._planned_start)
        if current is not None:
            left = sum(self._own_minutes(item) for item in self._recorded_in(current)) - self._used_of_all(current)
            clock += timedelta(minutes=max(left, 0))
        starts: dict[Id, datetime] = {}
        if all(planned_minutes(item) is None for item in self._items):
            return starts, None
        for item in self._items:
            if self._progress(item, current) is Progress.TO_COME:
                clock = max(clock, self._on_the_day(item.slot.start)) if item.slot is not None else clock
                starts[item.id] = clock
                clock += timedelta(minutes=self._own_minutes(item))
        return starts, clock

    def _item_time(self, item: AgendaItem, current: Id | None, start: datetime | None, ended: bool) -> ItemTime:
        progress = self._progress(item, current)
        return ItemTime(
            item_id=item.id,
            progress=Progress.NOT_TAKEN if ended and progress is Progress.TO_COME else progress,
            planned=planned_minutes(item),
            taken=self._taken(item),
            likely_start=self._wall(start) if start is not None else None,
        )

    def _progress(self, item: AgendaItem, current: Id | None) -> Progress:
        if current is not None and current in self._minutes_of.get(item.id, ()):
            return Progress.NOW
        below = [self._progress(child, current) for child in sub_items(self._items, item.id)]
        if Progress.NOW in below:
            return Progress.NOW
        is_taken = any(spell.minute_id in self._minutes_of.get(item.id, ()) for spell in self._spells)
        if is_taken or (Progress.DONE in below and Progress.TO_COME not in below):
            return Progress.DONE
        return Progress.TO_COME if item.state is ItemState.PLANNED else Progress.NOT_TAKEN

    def _taken(self, item: AgendaItem) -> int | None:
        """The minutes spent on the item; None where it was not taken, or an earlier item stands for both."""
        held = {spell.minute_id for spell in self._spells}
        shown = [
            minute
            for minute in self._minutes_of.get(item.id, ())
            if minute in held and self._recorded_in(minute)[0].id == item.id
        ]
        return self._used(*shown) if shown else None

    def _planned_for(self, minute_id: Id) -> int | None:
        """What was planned for all that a minute records."""
        plans = [planned_minutes(item) for item in self._recorded_in(minute_id)]
        known = [minutes for minutes in plans if minutes is not None]
        return sum(known) if known else None

    def _recorded_in(self, minute_id: Id) -> list[AgendaItem]:
        return [item for item in self._items if minute_id in self._minutes_of.get(item.id, ())]

    def _own_minutes(self, item: AgendaItem) -> int:
        """What the item takes beside its sub-items; nothing where these have times of their own."""
        below = [one for one in with_sub_items(self._items, item) if one.id != item.id]
        return 0 if any(planned_minutes(one) is not None for one in below) else planned_minutes(item) or 0

    def _used_of_all(self, minute_id: Id) -> int:
        """Whole minutes spent on what a minute is about, in every part of it."""
        about = next((minute.item_ids for minute in self._record.minutes if minute.id == minute_id), ())
        if not about:
            return self._used(*self._record.parts_of(minute_id))
        return self._used(*(minute.id for minute in self._record.minutes if minute.item_ids == about))

    def _used(self, *minute_ids: Id) -> int:
        """Whole minutes spent on minutes until now, without adjournments and while the timer was paused."""
        spent = timedelta()
        for spell in self._spells:
            if spell.minute_id in minute_ids:
                end = self._instant(spell.ended) if spell.ended is not None else self._now
                spent += end - self._instant(spell.began) - self._paused_between(spell.began, end)
        return spent // timedelta(minutes=1)

    def _paused_between(self, began: Event, end: datetime) -> timedelta:
        """How long the timer stood still in a sitting; each sitting begins with it running."""
        paused, since = timedelta(), None
        for event in self._events[self._events.index(began) :]:
            at = self._instant(event)
            if at > end:
                break
            if event.kind is EventKind.TIMER_PAUSED and since is None:
                since = at
            elif event.kind in _TIMER_RUNS and since is not None:
                paused, since = paused + (at - since), None
        return paused + (end - since if since is not None else timedelta())

    def _is_paused(self, kinds: Sequence[EventKind]) -> bool:
        return _last(kinds, EventKind.TIMER_PAUSED, *_TIMER_RUNS) is EventKind.TIMER_PAUSED

    def _late(self, finish: datetime | None) -> int | None:
        planned = self._planned_end
        if planned is None:
            return None
        reached = finish if finish is not None else max(self._now, planned)
        return (reached - planned) // timedelta(minutes=1)

    @property
    def _planned_start(self) -> datetime:
        return self._on_the_day(self._record.meeting.start)

    @property
    def _planned_end(self) -> datetime | None:
        """When the meeting is to end: as it says, else when the last slot does."""
        if self._record.meeting.end is not None:
            return self._on_the_day(self._record.meeting.end)
        ends = [self._on_the_day(item.slot.end) for item in self._items if item.slot is not None]
        return max(ends) if ends else None

    def _on_the_day(self, clock: time) -> datetime:
        """The instant of a time of the meeting; one more than half a day before its planned start is past midnight."""
        meeting = self._record.meeting
        planned = datetime.combine(meeting.date, clock)
        if datetime.combine(meeting.date, meeting.start) - planned > timedelta(hours=12):
            planned += timedelta(days=1)
        return instant(planned, 0, self._zone)

    def _instant(self, event: Event) -> datetime:
        return instant(event.at, event.fold, self._zone)

    def _wall(self, moment: datetime) -> datetime:
        return wall_time(moment, self._zone)[0]


def _minutes_of_items(record: MeetingRecord) -> dict[Id, tuple[Id, ...]]:
    found: dict[Id, list[Id]] = {}
    for minute in record.minutes:
        for item_id in minute.item_ids:
            found.setdefault(item_id, []).append(minute.id)
    return {item_id: tuple(minutes) for item_id, minutes in found.items()}


def _last(kinds: Sequence[EventKind], *wanted: EventKind) -> EventKind | None:
    return next((kind for kind in reversed(kinds) if kind in wanted), None)
