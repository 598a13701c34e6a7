"""The live screen without its widgets: one record, the minute that is shown, and every word there is to show.

It keeps the record as the store had it last and computes from it; it never writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from clerk_app.domain.agenda import ItemState
from clerk_app.domain.board import Board
from clerk_app.domain.capture import Place
from clerk_app.domain.course import turns
from clerk_app.domain.forecast import Forecast, forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.timeline import UNMARKED, Event, Standing, is_broken_up, spells, wall_time
from clerk_app.ui.presenting.attendance_rows import AttendanceRow
from clerk_app.ui.presenting.elsewhere import Elsewhere
from clerk_app.ui.presenting.item_numbers import called_numbers
from clerk_app.ui.presenting.people import attendee_named, party_named
from clerk_app.ui.presenting.quorum import QuorumWords, chair_empty_since, lost_since, quorum_words, verdict_now
from clerk_app.ui.presenting.without_quorum import Deed, follows_in_words, recorded_by, second_in_words
from clerk_app.ui.room_display.presenter import room_values
from clerk_app.ui.room_display.values import RoomBlock, RoomValues
from clerk_app.ui.views.live_meeting.agenda import agenda_rows, heading, top_bar
from clerk_app.ui.views.live_meeting.attendance import attendance_summary, attendance_tree
from clerk_app.ui.views.live_meeting.happenings import happenings_told, placed
from clerk_app.ui.views.live_meeting.interests import interest_bar, interests
from clerk_app.ui.views.live_meeting.places import places_in
from clerk_app.ui.views.live_meeting.values import (
    AgendaRow,
    BarWords,
    Happening,
    Heading,
    Interests,
    TopBar,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.live import count_with_unit, lacks_only_the_chair

Found = TypeVar("Found")

_NIGHT = timedelta(hours=6)
"""How long after its planned end a meeting may still be going on past midnight."""

FetchWords = Callable[[MeetingRecord], MeetingRecord]
"""Gives the record with some blocks as the store has them now."""


class LivePresenter:
    """One meeting on the live screen."""

    def __init__(self, record: MeetingRecord, now: datetime, minute_id: Id | None = None) -> None:
        self._record = record
        self._words_put_off: FetchWords | None = None
        self._events: Sequence[Event] = ()
        self._worked_out: dict[tuple[object, ...], Any] = {}
        self._course = forecast(record, now)
        self._now = now
        self.holidays: Set[date] = frozenset()
        self.elsewhere: Elsewhere | None = None
        self._expected: list[Id] = []
        self._taken_early: frozenset[Id] = frozenset()
        self._passed_over: frozenset[Id] = frozenset()
        self._note_turns()
        self._shown = minute_id if minute_id in self.order else self._course.minute_id or next(iter(self.order), None)

    @property
    def record(self) -> MeetingRecord:
        """The record as the store had it last; words that were put off are fetched first."""
        fetch, self._words_put_off = self._words_put_off, None
        if fetch is not None:
            self._record = fetch(self._record)
        return self._record

    @property
    def meeting(self) -> Meeting:
        """The meeting itself, which no words concern."""
        return self._record.meeting

    @property
    def board(self) -> Board:
        """The board that meets, likewise."""
        return self._record.board

    @property
    def record_without_last_words(self) -> MeetingRecord:
        """The record with all but the words that were put off: enough for whoever saves these words."""
        return self._record

    def put_off_words(self, fetch: FetchWords) -> None:
        """Words changed: fetch them when somebody asks for the record, so that no save of a key grows with it."""
        self._words_put_off = fetch

    def take_words(self, record: MeetingRecord) -> None:
        """Take over the record with some of the words that were put off."""
        self._record = record

    @property
    def course(self) -> Forecast:
        """How the meeting runs, as of the last minute."""
        return self._course

    @property
    def order(self) -> tuple[Id, ...]:
        """The minutes in their order."""
        return tuple(minute.id for minute in sorted(self._record.minutes, key=lambda minute: minute.position))

    @property
    def shown(self) -> Id | None:
        """The minute that is shown."""
        return self._shown

    @property
    def current(self) -> Id | None:
        """The minute that the meeting is on; None before the start and after the end."""
        return self._course.minute_id

    @property
    def headed_for(self) -> Id | None:
        """The minute that the meeting is on once every move that was asked for is made: keys go by this one."""
        return self._expected[-1] if self._expected else self.current

    def expect(self, minute_id: Id) -> None:
        """The meeting was asked to move to a minute, which is not answered yet."""
        self._expected.append(minute_id)

    def expects(self, minute_id: Id) -> bool:
        """True while a move to this minute is not answered."""
        return minute_id in self._expected

    def expect_no_more(self, minute_id: Id) -> None:
        """A move to a minute is made, or could not be."""
        if minute_id in self._expected:
            self._expected.remove(minute_id)

    @property
    def is_editable(self) -> bool:
        """False once the minutes are approved."""
        return not self._record.meeting.is_approved

    def refresh(self, record: MeetingRecord, now: datetime) -> None:
        """Take over the record as it is now."""
        self._record = record
        self._words_put_off = None
        self._note_turns()
        self._foresee(now)
        if self._shown not in self.order:
            self._shown = self.current or next(iter(self.order), None)

    def end_known_later(self) -> datetime | None:
        """The end of a meeting that is ended on a later day: as planned, or the last time that was recorded after it.

        None while its own day lasts, the hours after midnight among it: it then ends now.
        """
        meeting = self._record.meeting
        planned = datetime.combine(meeting.date, meeting.end or meeting.start)
        local, _ = wall_time(self._now, meeting.time_zone)
        if local < planned + _NIGHT or local.date() <= meeting.date:
            return None
        return max((planned, *(event.at for event in self._record.events)))

    def _note_turns(self) -> None:
        """Which minutes were taken before their turn, and which were passed over and wait for theirs."""
        record = self._record
        moved_to = {event.id: event.minute_id for event in record.events}
        early = {moved_to[event_id] for event_id, turn in turns(record).items() if turn.before is not None}
        held = {spell.minute_id for spell in spells(record.events)}
        last = max((place for place, one in enumerate(self.order) if one in held), default=-1)
        planned = {item.id for item in record.items if item.state is ItemState.PLANNED}
        due = {minute.id for minute in record.minutes if planned.intersection(minute.item_ids)}
        self._passed_over = frozenset(one for one in self.order[: last + 1] if one not in held and one in due)
        # What waits for its turn makes whatever was taken behind it early, before the meeting has come back to it.
        first = next((place for place, one in enumerate(self.order) if one in self._passed_over), len(self.order))
        early |= {one for one in self.order[first:] if one in held}
        self._taken_early = frozenset(one for one in early if one is not None)

    def tick(self, now: datetime) -> bool:
        """Time went on; False while it is the same minute, in which nothing else is shown."""
        is_another = wall_time(now, self.meeting.time_zone) != wall_time(self._now, self.meeting.time_zone)
        if is_another:
            self._foresee(now)
        return is_another

    def _foresee(self, now: datetime) -> None:
        self._now = now
        self._course = forecast(self._record, now)

    def look_at(self, minute_id: Id) -> None:
        """Show another minute; the meeting stays where it is."""
        if minute_id in self.order:
            self._shown = minute_id

    # What is shown

    def top_bar(self) -> TopBar:
        """The bar over the screen."""
        return top_bar(self._record, self._course, self._now)

    def agenda(self) -> tuple[AgendaRow, ...]:
        """The agenda, one row per minute."""
        return agenda_rows(self._record, self._course)

    def heading(self) -> Heading:
        """The heading of the minute that is shown."""
        if self._shown is None:
            return Heading(number="", title="")
        return heading(self.record, self._shown, self.holidays)

    def spoken_item(self) -> str:
        """How the minute that is shown is called when its heading is read out."""
        number, title = self.number(self._shown), self.heading().title
        return say("live.spoken_item", number=number, title=title) if number else title

    def quorum(self) -> QuorumWords:
        """The quorum in words; they say so where an earlier rule of the board is what the meeting is held under."""
        words, meeting = self._with_second_meeting(quorum_words(self._record, self._now)), self._record.meeting
        earlier = self._record.board.earlier_rules_on(meeting.date)
        if earlier is None:
            return words
        said = say("membership.earlier_rule", day=day_and_month(earlier.until))
        return replace(words, reason=f"{words.reason} {said}".strip())

    def attendance(self) -> tuple[AttendanceRow, ...]:
        """Who is here."""
        return self._but_for_blocks(self._attendance_tree, self._shown)

    def _attendance_tree(self, record: MeetingRecord, minute_id: Id | None) -> tuple[AttendanceRow, ...]:
        return attendance_tree(record, minute_id, self.elsewhere)

    def attendance_summary(self) -> str:
        """How many are where."""
        return self._but_for_blocks(attendance_summary)

    def interests(self, keys: str) -> Interests:
        """What was declared in the minute that is shown; `keys` record another, none where nothing can be recorded."""
        if self._shown is None:
            return Interests(title="", aside="", text="")
        return interests(self._record, self._shown, self.number(self._shown), keys)

    def number(self, minute_id: Id | None) -> str:
        """The number by which a minute is called, that of its item; empty for none."""
        return called_numbers(self._record).get(minute_id, "") if minute_id is not None else ""

    def printed_number(self, minute_id: Id) -> str:
        """The number of a minute on paper, which its paragraphs bear: after items taken together it is another."""
        return self._record.minute_numbers.get(minute_id, "")

    def parts_just_before(self, minute_id: Id) -> tuple[Id, ...]:
        """The earlier parts of a minute that no other minute parts from it, in order."""
        return self._record.parts_just_before(minute_id)

    def has_parts(self, minute_id: Id) -> bool:
        """Whether a minute is one of several parts."""
        parts = self._record.goes_on_with
        return minute_id in parts or minute_id in parts.values()

    def is_exempt(self, minute_id: Id) -> bool:
        """Whether a minute is closed to the public, by itself or by what it is about."""
        minute = next((one for one in self._record.minutes if one.id == minute_id), None)
        return minute is not None and self._record.exemption_of_minute(minute) is not None

    def happenings(self) -> tuple[Happening, ...]:
        """The lines of the timeline that stand in the minute that is shown, in order."""
        return placed(self.record, self._but_for_blocks(happenings_told, self._shown))

    def lost_bar(self) -> BarWords | None:
        """The bar over the heading while the board is not quorate, or only by the chair's ruling; None while it is."""
        verdict = verdict_now(self._record, self._now)
        if verdict is None or self._course.ended:
            return None
        if verdict.qualified is Qualified.CHAIR_DECIDED:
            return self._ruled_bar(verdict)
        since = lost_since(self._record)
        if since is None:
            return None
        title, chair = say("live.lost_bar.title", time=f"{since:%H:%M}"), self._record.board.chair_title
        if lacks_only_the_chair(verdict):
            here = say("live.lost_bar.no_chair", chair=chair)
        else:
            here = say("live.lost_bar.text", of_units=count_with_unit(verdict), needed=verdict.needed)
        then = follows_in_words(self._record, verdict, self._now, self.holidays)
        return BarWords(title=title, text=f"{here} {then}", offers=recorded_by(self._record, verdict))

    def _with_second_meeting(self, words: QuorumWords) -> QuorumWords:
        """With the first day on which a meeting that broke up for want of a quorum may be held again."""
        verdict = self._record.verdict()
        if verdict is None or verdict.quorate or not is_broken_up(self._record.events):
            return words
        today = wall_time(self._now, self._record.meeting.time_zone)[0].date()
        second = second_in_words(self._record, verdict, today, self.holidays)
        return replace(words, reason=f"{words.reason} {second}".strip()) if second else words

    def _ruled_bar(self, verdict: Verdict) -> BarWords:
        """That the meeting goes on without a quorum since the chair ruled so; the other ruling stays to be recorded."""
        title = say("live.ruled_bar.title", chair=self._record.board.chair_title)
        text = say("live.ruled_bar.text", of_units=count_with_unit(verdict), needed=verdict.needed)
        return BarWords(title=title, text=text, offers=(Deed.CHAIR_STOPS,), is_grave=False)

    def no_chair_bar(self) -> BarWords | None:
        """The bar that says that the chair was left and nobody took it; None where the quorum's bar says so."""
        since, verdict = chair_empty_since(self._record), self._record.verdict()
        if since is None or self._course.ended or (verdict is not None and verdict.chair_required):
            return None
        chair = self._record.board.chair_title
        title = say("live.no_chair_bar.title", time=f"{since:%H:%M}")
        text = say("live.no_chair_bar.text", chair=chair)
        return BarWords(title=title, text=text, button=say("live.no_chair_bar.button", chair=chair))

    def interest_bar(self) -> BarWords | None:
        """The bar that says who is to leave for an interest in the item that is on, or may come back."""
        return self._but_for_blocks(interest_bar)

    def elsewhere_bar(self) -> BarWords | None:
        """The bar that says that the meeting is on another item than is shown; None where it is not."""
        if self.headed_for is None or self.headed_for == self._shown:
            return None
        shown, current = self.number(self._shown), self.number(self.headed_for)
        key = "same_item" if self._is_of_one_item(self._shown, self.headed_for) else "title"
        title = say(f"live.elsewhere.{key}", shown=shown, current=current)
        return BarWords(title=title, button=say("live.elsewhere.button"))

    def _is_of_one_item(self, *minute_ids: Id | None) -> bool:
        """Whether these are parts of one minute."""
        about = {
            minute.item_ids or self._record.parts_of(minute.id)
            for minute in self._record.minutes
            if minute.id in minute_ids
        }
        return len(about) == 1

    def for_the_room(self, *, unfinished: Id | None, shown: RoomBlock | None) -> RoomValues:
        """What everybody in the room may see; `unfinished` is the block being typed, which stays as it is `shown`."""
        return room_values(self.record, self._course, self._now, unfinished=unfinished, shown=shown)

    def number_of_item(self, item_id: Id) -> str:
        """The number by which an agenda item is called; empty where it has no minute."""
        return next((row.number for row in self.agenda() if row.item_id == item_id), "")

    def next_number(self) -> str:
        """The number of the item that Ctrl+Enter moves to; empty at the last and before the start."""
        return self.number(self.next_to_take(self.current))

    def standing(self, attendee_id: Id) -> Standing:
        """How somebody stands to the room now."""
        return self._record.standings().get(attendee_id, UNMARKED)

    def attendee(self, attendee_id: Id | None) -> Attendee | None:
        """Somebody of this meeting, or None."""
        return attendee_named(self._record, attendee_id)

    def name(self, attendee_id: Id | None) -> str:
        """How somebody is called in these minutes."""
        found = self.attendee(attendee_id)
        return self._record.party_name(found.who) if found is not None else ""

    def known_party(self, name: str) -> Party | None:
        """Who is called exactly so in the record, or None."""
        return party_named(self._record, name)

    def last_mark(self, attendee_id: Id) -> Event | None:
        """The event by which somebody stands as they do."""
        return self.standing(attendee_id).event

    def _but_for_blocks(self, work: Callable[..., Found], *given: Id | None) -> Found:
        """What is worked out of the record, no block among it: once, until more than blocks has changed."""
        if self._record.events is not self._events:  # they are taken along where blocks alone have changed
            self._events, self._worked_out = self._record.events, {}
        key = (work, *given)
        if key not in self._worked_out:
            self._worked_out[key] = work(self._record, *given)
        found: Found = self._worked_out[key]
        return found

    # Where to look

    def after(self, minute_id: Id | None) -> Id | None:
        """The minute after another; None after the last."""
        return self._beside(minute_id, 1)

    def next_to_take(self, minute_id: Id | None) -> Id | None:
        """The minute that the meeting comes to after another: the next one that was not taken before its turn."""
        order = self.order
        if minute_id not in order:
            return None
        return next((one for one in order[order.index(minute_id) + 1 :] if one not in self._taken_early), None)

    def passed_over(self) -> tuple[str, ...]:
        """The numbers of the items that others were taken before, and that wait for their turn."""
        return tuple(self.number(one) for one in self.order if one in self._passed_over)

    def neighbour(self, step: int) -> Id | None:
        """The minute after (1) or before (-1) the one that is shown; None at the ends."""
        return self._beside(self._shown, step)

    def _beside(self, minute_id: Id | None, step: int) -> Id | None:
        order = self.order
        if minute_id not in order:
            return None
        place = order.index(minute_id) + step
        return order[place] if 0 <= place < len(order) else None

    def by_number(self) -> dict[str, Id]:
        """The minutes by the numbers they are called by; the first where several share one."""
        numbers = called_numbers(self._record)
        return {numbers[minute_id]: minute_id for minute_id in reversed(self.order)}

    def last_recorded(self, kept: datetime | None = None) -> str:
        """The time of the last thing recorded in the room: "10:48"; `kept` is when words were kept last."""
        times = [event.at for event in self._record.events]
        times += [kept] if kept is not None else []
        times += [block.at for block in self.record.blocks if block.at is not None]
        return f"{max(times):%H:%M}" if times else ""

    def places(self) -> tuple[Place, ...]:
        """Everywhere one can jump to: the minutes, their numbered paragraphs, and the actions raised."""
        return places_in(self.record, self.agenda())
