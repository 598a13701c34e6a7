"""How the room stands after the events so far: taken one after another, so that many instants cost one walk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import ABOUT_OFFICE, ABOUT_PRESENCE, Event, EventKind, Standing, standing_after

_RULINGS = frozenset({EventKind.CHAIR_WENT_ON, EventKind.CHAIR_STOPPED})


@dataclass(slots=True)
class Offices:
    """Who became a member in the meeting, who ceased to be one, and who was suspended (False: let in again)."""

    joined: set[Id] = field(default_factory=set)
    ceased: set[Id] = field(default_factory=set)
    suspended: dict[Id, bool] = field(default_factory=dict)

    def note(self, kind: EventKind, attendee_id: Id) -> None:
        """Takes the next event about them."""
        match kind:
            case EventKind.JOINED:
                self.joined.add(attendee_id)
                self.ceased.discard(attendee_id)
            case EventKind.LEFT_OFFICE:
                self.ceased.add(attendee_id)
            case EventKind.SUSPENDED | EventKind.REINSTATED:
                self.suspended[attendee_id] = kind is EventKind.SUSPENDED


@dataclass(slots=True)
class RoomState:
    """What the events noted so far come to.

    `wholes` gives by each further part of a minute the first part of it. `item_began` is the event by which the meeting
    came to the minute that it is on, or went on with it after an adjournment. `out_for` are those who stepped out for
    an interest in the business at hand, with the declaration; `back_from` the declarations of which they came back.
    `missed` are those who came, or came back, after the item was begun. `count_called` is the last call for a count.
    """

    wholes: Mapping[Id, Id]
    standings: dict[Id, Standing] = field(default_factory=dict)
    chair_taken: Id | None = None
    minute_id: Id | None = None
    item_began: Event | None = None
    started: Event | None = None
    ruling: Event | None = None
    out_for: dict[Id, Id] = field(default_factory=dict)
    back_from: set[Id] = field(default_factory=set)
    missed: set[Id] = field(default_factory=set)
    offices: Offices = field(default_factory=Offices)
    count_called: Event | None = None
    last: Event | None = None
    _moved_to: Id | None = None

    def note(self, event: Event) -> None:
        """Takes the next event in order."""
        self.last = event
        match event.kind:
            case EventKind.TOOK_CHAIR:
                self.chair_taken = event.attendee_id
            case EventKind.STARTED:
                self.started = self.started or event
            case EventKind.MOVED:
                self._move(event)
            case EventKind.RESUMED if self.minute_id is None and self._moved_to is not None:
                self.minute_id, self.item_began = self._moved_to, event
            case EventKind.ADJOURNED | EventKind.ENDED:
                self.minute_id = self.item_began = None
            case EventKind.COUNT_CALLED:
                self.count_called = event
            case kind if kind in ABOUT_OFFICE and event.attendee_id is not None:
                self.offices.note(kind, event.attendee_id)
            case kind if kind in _RULINGS:
                self.ruling = event
            case kind if kind in ABOUT_PRESENCE and event.attendee_id is not None:
                self._stand(event, event.attendee_id)

    def whole(self, minute_id: Id | None) -> Id | None:
        """The first part of the minute."""
        return self.wholes.get(minute_id, minute_id) if minute_id is not None else None

    def is_here(self, attendee_id: Id) -> bool:
        """Whether they are in the room or at the other end of a line."""
        standing = self.standings.get(attendee_id)
        return standing is not None and standing.is_here

    def _move(self, event: Event) -> None:
        if self.minute_id is None or self.whole(event.minute_id) != self.whole(self.minute_id):
            self.item_began = event
            self.out_for.clear()
            self.back_from.clear()
            self.missed.clear()
        self.minute_id = self._moved_to = event.minute_id

    def _stand(self, event: Event, attendee_id: Id) -> None:
        was_here = self.is_here(attendee_id)
        self.standings[attendee_id] = standing_after(event)
        if not was_here and self.is_here(attendee_id) and self.item_began is not None:
            self._came(event, attendee_id, self.item_began)
        if event.kind is EventKind.STEPPED_OUT and event.declaration_id is not None:
            self.out_for[attendee_id] = event.declaration_id
            self.back_from.discard(event.declaration_id)
            return
        was_out_for = self.out_for.pop(attendee_id, None)
        if was_out_for is not None and self.is_here(attendee_id):
            self.back_from.add(was_out_for)

    def _came(self, event: Event, attendee_id: Id, item_began: Event) -> None:
        """Within the minute in which the item was begun nobody has missed anything."""
        if (event.at, event.fold) > (item_began.at, item_began.fold):
            self.missed.add(attendee_id)
