"""The rooms of a meeting, one for each instant, and the quorum in them as often as the rule has it tested."""

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.room_state import RoomState
from clerk_app.domain.rules.count import Among
from clerk_app.domain.rules.evaluation import is_met
from clerk_app.domain.rules.judging import find, with_margin
from clerk_app.domain.rules.quorum import Concerns, QuorumRule, Tested
from clerk_app.domain.rules.room import Attendance, ChairsRuling, Room, SeatNow
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.seating import Seating, SeatingWalk, Sitting
from clerk_app.domain.timeline import Event, EventKind, instant

_MINUTE = timedelta(minutes=1)
_STRICTEST_FIRST = (InterestEffect.LEAVES, InterestEffect.SPEAKS_ONLY, InterestEffect.STAYS)


@dataclass(frozen=True)
class Rooms:
    """What a rule asks of a meeting at any instant.

    `events` are those that stand, in order. `wholes` gives the first part of each further part of a minute, `about`
    the items of each minute, `business` the kind of business of each that has one, `chairs` the attendees on the
    chair's seat. `joining` are those who become members in the course of the meeting, `sits_for` gives by attendee the
    minutes at which they sit, where that is not at all of them. `call` is for which time the
    meeting is called, `days_after` how many days later than for the time before.
    """

    meeting: Meeting
    rule: QuorumRule | None
    events: Sequence[Event]
    seating: Seating
    chairs: Sequence[Id]
    declarations: Sequence[Declaration]
    wholes: Mapping[Id, Id]
    about: Mapping[Id, Collection[Id]]
    business: Mapping[Id, str]
    joining: Collection[Id] = ()
    sits_for: Mapping[Id, Collection[Id]] = field(default_factory=dict)
    call: int = 1
    days_after: int | None = None

    def state(self, moment: datetime | None = None) -> RoomState:
        """How the room stands at a UTC instant; None: after all that is recorded. It is not to be taken further."""
        return self._at_last if moment is None else self._after(self._reached(moment))

    @cached_property
    def _at_last(self) -> RoomState:
        return self._after(len(self.events))

    def _after(self, reached: int) -> RoomState:
        state = RoomState(self.wholes)
        for event in self.events[:reached]:
            state.note(event)
        return state

    def chair_of(self, state: RoomState) -> Id | None:
        """Who is in the chair: whoever took it last, else whoever has the chair's seat; None if neither is here."""
        in_office = (one for one in self.chairs if one not in state.offices.ceased)
        wanted = [*([state.chair_taken] if state.chair_taken is not None else []), *in_office]
        return next((one for one in wanted if state.is_here(one)), None)

    def at_other_business(self, state: RoomState) -> frozenset[Id]:
        """Who sits for other business alone than is at hand; none of them sits while there is none."""
        if not self.sits_for:
            return frozenset()
        return frozenset(one for one, minutes in self.sits_for.items() if state.minute_id not in minutes)

    def room(self, moment: datetime | None = None) -> Room:
        """Everything that a rule may ask of that instant."""
        state = self.state(moment)
        room = self._room(state, self._moment(state, moment), self._interests(state, moment))
        ruling = self._ruling(state, moment)
        called = state.count_called is not None and not any(
            map(self._is_met, self._rooms_from(state.count_called, moment))
        )
        return replace(room, ruling=ruling, count_called=called) if ruling is not None or called else room

    def verdict(self, moment: datetime | None = None, *, margin: bool = True) -> Verdict | None:
        """The quorum at that instant by the rule, as often as that has it tested; None where there is no rule."""
        rule = self.rule
        if rule is None:
            return None
        now = self.room(moment)
        if any(one.concerns is Concerns.BEGUN and one.after_minutes is not None for one in rule.if_inquorate):
            now = replace(now, lacking=self._lacking(now, moment))
        found = find(rule, now)
        held = self._held(rule, now, found, moment)
        if held is not None:
            return held
        return with_margin(rule, now, found) if margin else found

    def _held(self, rule: QuorumRule, now: Room, found: Verdict, moment: datetime | None) -> Verdict | None:
        """What an earlier test says of this instant; None where the instant speaks for itself."""
        match rule.tested:
            case Tested.AT_START if now.has_started:
                return self._as_at_start(rule, now, found, moment)
            case Tested.START_KEPT if now.has_started:
                return self._with_whom_began(rule, now, found)
            case Tested.EACH_ITEM if not found.quorate:
                return self._as_item_began(rule, moment)
        return None

    def _as_at_start(self, rule: QuorumRule, now: Room, found: Verdict, moment: datetime | None) -> Verdict | None:
        state = self.state(moment)
        last: Room | None = None
        for room in self._rooms_from(state.started, moment):
            is_late = last is not None and bool(rule.grace_minutes) and (room.waited or 0) > rule.grace_minutes
            if is_late:
                break
            last = room
            if room.ruling is not ChairsRuling.GO_ON and not self._is_met(room):
                continue
            first = find(rule, room)
            if first.quorate:
                return _lasting(found) if found.quorate else _lasting(first, Qualified.FROM_START)
        if last is None or not found.quorate:
            return None
        return find(rule, replace(last, waited=now.waited, ruling=now.ruling))

    def _with_whom_began(self, rule: QuorumRule, now: Room, found: Verdict) -> Verdict | None:
        started = next((event for event in self.events if event.kind is EventKind.STARTED), None)
        if started is None:
            return None
        began = self._room(self.state(self._instant(started)), self._instant(started))
        room = replace(now, seats=tuple(map(_kept, now.seats, began.seats)))
        kept = find(rule, room)
        if not kept.quorate:
            return None
        qualified = Qualified.PLAINLY if found.quorate else Qualified.FROM_START
        if find(rule, replace(room, seats=tuple(map(_of_those_who_began, room.seats, began.seats)))).quorate:
            return _lasting(kept, qualified)
        margin = with_margin(rule, room, kept)
        stay = {one.seat.id for one in began.seats if one.is_here}
        critical = tuple(one for one in margin.critical_seats if one not in stay)
        return replace(margin, qualified=qualified, spare_is_exact=False, critical_seats=critical)

    def _as_item_began(self, rule: QuorumRule, moment: datetime | None) -> Verdict | None:
        state = self.state(moment)
        interests = self._interests(state, moment)
        for room in self._rooms_from(state.item_began, moment, interests):
            first = find(rule, room)
            if first.quorate:
                return _lasting(first, Qualified.FROM_ITEM)
        return None

    def _rooms_from(
        self, began: Event | None, moment: datetime | None, interests: Mapping[Id, InterestEffect] | None = None
    ) -> Iterator[Room]:
        """The room right after an event, then at the end of each minute in which something happened, up to the instant.

        `interests` are those in the business at hand where they are not to be those of each instant.
        """
        if began is None:
            return
        state, reached, walk = RoomState(self.wholes), self._reached(moment), SeatingWalk(self.seating)
        is_due = False
        done_with: Event | None = None
        for place, event in enumerate(self.events[:reached]):
            state.note(event)
            if event.attendee_id is not None:
                walk.touch(event.attendee_id)
            is_due = is_due or event is began
            if not is_due and state.ruling is None:
                continue
            is_last_of_minute = place + 1 == reached or self._instant(self.events[place + 1]) != self._instant(event)
            if event is not began and not is_last_of_minute:
                continue
            room = self._room(state, self._instant(event), interests, walk)
            if state.ruling is not None and state.ruling is not done_with:
                if event is not state.ruling and self._is_met(room):
                    done_with = state.ruling
                else:
                    room = replace(room, ruling=_ruled(state.ruling))
            if is_due:
                yield room

    def _room(
        self,
        state: RoomState,
        moment: datetime | None,
        interests: Mapping[Id, InterestEffect] | None = None,
        walk: SeatingWalk | None = None,
    ) -> Room:
        """The room but for what the chair ruled."""
        chair = self.chair_of(state)
        sitting = Sitting(
            standings=state.standings,
            chair_id=chair,
            interests=self._interests(state, moment) if interests is None else interests,
            offices=state.offices,
            joining=self.joining,
            missed=state.missed,
            at_other_business=self.at_other_business(state),
        )
        return Room(
            seats=(walk or self.seating).now(sitting),
            has_chair=chair is not None,
            business=self.business.get(state.minute_id or Id(""), ""),
            has_started=state.started is not None,
            call=self.call,
            days_after=self.days_after,
            waited=self._waited(moment),
        )

    def _lacking(self, now: Room, moment: datetime | None) -> int | None:
        """For how many minutes the meeting has been without the quorum that it had."""
        had, lost = False, None
        for room in self._rooms_from(self.state(moment).started, moment):
            is_met = self._is_met(room)
            had = had or is_met
            lost = None if is_met or not had else room.waited if lost is None else lost
        return now.waited - lost if lost is not None and now.waited is not None else None

    def _ruling(self, state: RoomState, moment: datetime | None) -> ChairsRuling | None:
        """What the chair ruled; once the board was quorate again it holds no more."""
        if state.ruling is None:
            return None
        return deque(self._rooms_from(state.ruling, moment), maxlen=1)[-1].ruling

    def _is_met(self, room: Room) -> bool:
        return self.rule is not None and is_met(self.rule.tree, room, self.rule.counts, self._among)

    @cached_property
    def _among(self) -> Among:
        return Among(self.seating.seats)

    def _interests(self, state: RoomState, moment: datetime | None) -> Mapping[Id, InterestEffect]:
        """The interests in the business at hand by attendee, the strictest of each.

        They are those that were declared so far in what is recorded of that business, and those for which somebody is
        out. Who came back has taken part in that part of it no longer has an interest in what is left.
        """
        here = state.whole(state.minute_id)
        found: dict[Id, InterestEffect] = {}
        for one in self.declarations:
            effect = self._effect(one, state, here, moment)
            if one.attendee_id is not None and effect is not None:
                known = (effect, found.get(one.attendee_id, effect))
                found[one.attendee_id] = min(known, key=_STRICTEST_FIRST.index)
        return found

    def _effect(
        self, one: Declaration, state: RoomState, here: Id | None, moment: datetime | None
    ) -> InterestEffect | None:
        if one.attendee_id is None:
            return None
        if state.out_for.get(one.attendee_id) == one.id:
            return InterestEffect.LEAVES
        is_known = moment is None or instant(one.at, 0, self.meeting.time_zone) <= moment
        business = self.about.get(here, ()) if here is not None else ()
        is_at_hand = one.item_id in business if one.item_id is not None else state.whole(one.minute_id) == here
        concerns = here is not None and is_at_hand and one.id not in state.back_from
        return one.effect if is_known and concerns and state.is_here(one.attendee_id) else None

    def _waited(self, moment: datetime | None) -> int | None:
        if moment is None:
            return None
        planned = datetime.combine(self.meeting.date, self.meeting.start)
        return max((moment - instant(planned, 0, self.meeting.time_zone)) // _MINUTE, 0)

    def _moment(self, state: RoomState, moment: datetime | None) -> datetime | None:
        return self._instant(state.last) if moment is None and state.last is not None else moment

    def _instant(self, event: Event) -> datetime:
        return instant(event.at, event.fold, self.meeting.time_zone)

    @cached_property
    def _instants(self) -> tuple[datetime, ...]:
        return tuple(map(self._instant, self.events))

    def _reached(self, moment: datetime | None) -> int:
        """How many of the events had happened by then."""
        return len(self.events) if moment is None else bisect_right(self._instants, moment)


def _ruled(event: Event) -> ChairsRuling:
    return ChairsRuling.GO_ON if event.kind is EventKind.CHAIR_WENT_ON else ChairsRuling.DO_NOT


def _kept(now: SeatNow, began: SeatNow) -> SeatNow:
    """The seat with whoever was there when the meeting began, where nobody is there now."""
    if now.is_here or not began.is_here:
        return now
    return replace(now, attendance=began.attendance, sits_as=began.sits_as)


def _of_those_who_began(kept: SeatNow, began: SeatNow) -> SeatNow:
    return kept if began.is_here else replace(kept, attendance=Attendance.AWAY)


def _lasting(verdict: Verdict, qualified: Qualified | None = None) -> Verdict:
    """A verdict that no departure changes."""
    if qualified is None or verdict.qualified is Qualified.CHAIR_DECIDED:
        qualified = verdict.qualified
    return replace(
        verdict,
        qualified=qualified,
        spare=verdict.counted,
        spare_is_exact=True,
        critical_seats=(),
        critical_agencies=(),
    )
