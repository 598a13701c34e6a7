"""The live screen without its widgets: one record, the minute that is shown, and every word there is to show.

It keeps the record as the store had it last and computes from it; it never writes. Acts are made here, since they need
the record, and submitted by the view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from clerk_app.domain.agenda import AgendaItem, Exemption, Lead
from clerk_app.domain.capture import Place, PlaceKind
from clerk_app.domain.forecast import Forecast, forecast, planned_minutes
from clerk_app.domain.house_style import house_style
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.numbering import action_numbers, minute_numbers, paragraph_numbers
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import UNMARKED, Event, EventKind, Standing
from clerk_app.services.acts import (
    CorrectEvent,
    EditItem,
    MarkAttendance,
    MoveToMinute,
    SetExempt,
    TimeMeeting,
)
from clerk_app.ui.presenting.quorum import has_started
from clerk_app.ui.views.live_meeting.agenda import agenda_rows, heading, numbers_of, top_bar
from clerk_app.ui.views.live_meeting.attendance import attendance_summary, attendance_tree, interests, mark_for
from clerk_app.ui.views.live_meeting.quorum import (
    lost_since,
    quorum_card,
    verdict_at,
    verdict_before,
)
from clerk_app.ui.views.live_meeting.values import (
    AgendaRow,
    AttendanceRow,
    BarWords,
    Happening,
    Heading,
    Interests,
    QuorumCard,
    TopBar,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.live import count_with_unit, happening, quorum_after

_ICONS = {
    EventKind.ARRIVED: "log-in",
    EventKind.RETURNED: "log-in",
    EventKind.LEFT: "log-out",
    EventKind.STEPPED_OUT: "log-out",
    EventKind.TOOK_CHAIR: "user-round",
    EventKind.ADJOURNED: "clock",
    EventKind.RESUMED: "clock",
    EventKind.ENDED: "circle-check",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the text something is recorded: the minute, and the block the caret is in."""

    minute_id: Id | None = None
    block_id: Id | None = None


FetchWords = Callable[[MeetingRecord], MeetingRecord]
"""Gives the record with some blocks as the store has them now."""


class LivePresenter:
    """One meeting on the live screen."""

    def __init__(self, record: MeetingRecord, now: datetime, minute_id: Id | None = None) -> None:
        self._record = record
        self._words_put_off: FetchWords | None = None
        self._course = forecast(record, now)
        self._now = now
        self._shown = minute_id if minute_id in self.order else self._course.minute_id or next(iter(self.order), None)

    @property
    def record(self) -> MeetingRecord:
        """The record as the store had it last; words that were put off are fetched first."""
        fetch, self._words_put_off = self._words_put_off, None
        if fetch is not None:
            self._record = fetch(self._record)
        return self._record

    @property
    def record_without_last_words(self) -> MeetingRecord:
        """The record with all but the words that were put off: enough for whoever saves these words."""
        return self._record

    def put_off_words(self, fetch: FetchWords) -> None:
        """Words changed: fetch them when somebody asks for the record, so that no save of a key grows with it."""
        self._words_put_off = fetch

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
    def is_editable(self) -> bool:
        """False once the minutes are approved."""
        return not self._record.meeting.is_approved

    def refresh(self, record: MeetingRecord, now: datetime) -> None:
        """Take over the record as it is now."""
        self._record = record
        self._words_put_off = None
        self.tick(now)
        if self._shown not in self.order:
            self._shown = self.current or next(iter(self.order), None)

    def tick(self, now: datetime) -> None:
        """Time went on."""
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
        return heading(self._record, self._shown) if self._shown is not None else Heading(number="", title="")

    def quorum(self) -> QuorumCard:
        """The quorum in words."""
        return quorum_card(self._record)

    def attendance(self) -> tuple[AttendanceRow, ...]:
        """Who is here."""
        return attendance_tree(self._record, self._shown)

    def attendance_summary(self) -> str:
        """How many are where."""
        return attendance_summary(self._record)

    def interests(self, keys: str) -> Interests:
        """What was declared in the minute that is shown; `keys` record another."""
        if self._shown is None:
            return Interests(title="", aside="", text="")
        return interests(self._record, self._shown, self.number(self._shown), keys)

    def blocks(self, minute_id: Id) -> tuple[Block, ...]:
        """The blocks of a minute, in order."""
        return self.record.blocks_of.get(minute_id, ())

    def number(self, minute_id: Id | None) -> str:
        """The number by which a minute is called, that of its item; empty for none."""
        return numbers_of(self._record).get(minute_id, "") if minute_id is not None else ""

    def printed_number(self, minute_id: Id) -> str:
        """The number of a minute on paper, which its paragraphs bear: after items taken together it is another."""
        return minute_numbers(self._record.minutes).get(minute_id, "")

    def happenings(self) -> tuple[Happening, ...]:
        """The lines of the timeline that stand in the minute that is shown, in order."""
        if not has_started(self._record):
            return ()
        lines = (self._happening(event) for event in self._record.events if event.minute_id == self._shown)
        return tuple(line for line in lines if line is not None)

    def lost_bar(self) -> BarWords | None:
        """The bar over the heading while the board is not quorate; None while it is."""
        since, verdict = lost_since(self._record), self._record.verdict()
        if since is None or verdict is None or self._course.ended:
            return None
        title = say("live.lost_bar.title", time=f"{since:%H:%M}")
        of_units = count_with_unit(verdict)
        return BarWords(title=title, text=say("live.lost_bar.text", of_units=of_units, needed=verdict.needed))

    def elsewhere_bar(self) -> BarWords | None:
        """The bar that says that the meeting is on another item than is shown; None where it is not."""
        if self.current is None or self.current == self._shown:
            return None
        title = say("live.elsewhere.title", shown=self.number(self._shown), current=self.number(self.current))
        return BarWords(title=title, button=say("live.elsewhere.button"))

    def number_of_item(self, item_id: Id) -> str:
        """The number by which an agenda item is called; empty where it has no minute."""
        return next((row.number for row in self.agenda() if row.item_id == item_id), "")

    def next_number(self) -> str:
        """The number of the item that Ctrl+Enter moves to; empty at the last and before the start."""
        following = self._following(self.current)
        return self.number(following)

    def standing(self, attendee_id: Id) -> Standing:
        """How somebody stands to the room now."""
        return self._record.standings().get(attendee_id, UNMARKED)

    def attendee(self, attendee_id: Id) -> Attendee | None:
        """Somebody of this meeting, or None."""
        return next((attendee for attendee in self._record.attendees if attendee.id == attendee_id), None)

    def name(self, attendee_id: Id | None) -> str:
        """How somebody is called in these minutes."""
        found = self.attendee(attendee_id) if attendee_id is not None else None
        return self._record.party_name(found.who) if found is not None else ""

    def is_substitute(self, attendee_id: Id) -> bool:
        """True for somebody who sits for somebody else, and so cannot send a substitute."""
        found = self.attendee(attendee_id)
        return found is None or found.substitute_for is not None

    def known_party(self, name: str) -> Party | None:
        """Who is called exactly so in the record, or None."""
        wanted = name.casefold()
        parties = [Party(post_id=post.id) for post in self._record.posts]
        parties += [Party(person_id=person.id) for person in self._record.people]
        parties += [Party(organisation_id=one.id) for one in self._record.organisations]
        return next((party for party in parties if self._record.party_name(party).casefold() == wanted), None)

    def last_mark(self, attendee_id: Id) -> Event | None:
        """The event by which somebody stands as they do."""
        return self.standing(attendee_id).event

    # Where to look

    def neighbour(self, step: int) -> Id | None:
        """The minute after (1) or before (-1) the one that is shown; None at the ends."""
        if self._shown is None:
            return None
        place = self.order.index(self._shown) + step
        return self.order[place] if 0 <= place < len(self.order) else None

    def numbered(self, number: str) -> Id | None:
        """The minute that is called by a number, or None."""
        return next((row.minute_id for row in self.agenda() if row.number.casefold() == number.casefold()), None)

    # Acts

    def next_act(self) -> MoveToMinute | None:
        """The meeting moves to the next item; None at the last and while it is not under way."""
        following = self._following(self.current)
        if following is None:
            return None
        return MoveToMinute(meeting_id=self._record.meeting.id, minute_id=following)

    def mark_act(self, letter: str, attendee_id: Id, spot: Spot) -> MarkAttendance | CorrectEvent | None:
        """What a letter of the attendance list asks for; None where it says nothing new. "" takes the mark back."""
        standing = self.standing(attendee_id)
        if not letter:
            return CorrectEvent(event_id=standing.event.id, at=None) if standing.event is not None else None
        mark = mark_for(letter, standing)
        if mark is None:
            return None
        in_text = spot if has_started(self._record) else Spot()
        return MarkAttendance(
            meeting_id=self._record.meeting.id,
            attendee_id=attendee_id,
            kind=mark.kind,
            remote=mark.remote,
            minute_id=in_text.minute_id,
            after_block_id=in_text.block_id,
        )

    def timer_act(self) -> TimeMeeting | None:
        """The item's timer pauses, or starts again; None while no item is on."""
        if self.current is None or self._course.adjourned:
            return None
        return self._time(EventKind.TIMER_STARTED if self._course.paused else EventKind.TIMER_PAUSED)

    def adjourn_act(self) -> TimeMeeting | None:
        """The meeting adjourns, or resumes; None while it is not under way."""
        if not self._course.started or self._course.ended:
            return None
        return self._time(EventKind.RESUMED if self._course.adjourned else EventKind.ADJOURNED)

    def end_act(self) -> TimeMeeting | None:
        """The meeting ends; None while it is not under way."""
        return self._time(EventKind.ENDED) if self._course.started and not self._course.ended else None

    def item_shown(self) -> AgendaItem | None:
        """The agenda item of the minute that is shown, the first of several; None where it has none."""
        minute = self._minute(self._shown)
        wanted = minute.item_ids[0] if minute is not None and minute.item_ids else None
        return next((item for item in self._record.items if item.id == wanted), None)

    def edit_act(self, title: str, presenter: str, minutes: int | None) -> EditItem | None:
        """The item that is shown gets another title, presenter or planned time; a slot keeps its start."""
        item = self.item_shown()
        if item is None:
            return None
        leads = item.leads if presenter == _presenters(item) else (Lead(words=presenter),) if presenter else ()
        slot = item.slot
        if slot is not None and minutes is not None and minutes != planned_minutes(item):
            end = datetime.combine(self._record.meeting.date, slot.start) + timedelta(minutes=minutes)
            slot = Slot(start=slot.start, end=end.time())
        return EditItem(
            item_id=item.id,
            title=title,
            leads=leads,
            slot=slot,
            minutes_planned=item.minutes_planned if slot is not None else minutes,
        )

    def planned_minutes(self) -> int | None:
        """The minutes planned for the item that is shown; None where nothing is planned."""
        item = self.item_shown()
        return planned_minutes(item) if item is not None else None

    def last_recorded(self) -> str:
        """The time of the last thing recorded in the room: "10:48"."""
        times = [event.at for event in self._record.events]
        times += [block.at for block in self.record.blocks if block.at is not None]
        return f"{max(times):%H:%M}" if times else ""

    def places(self) -> tuple[Place, ...]:
        """Everywhere one can jump to: the minutes, their numbered paragraphs, and the actions raised."""
        numbering = house_style(self._record.board.house_style).numbering
        found: list[Place] = []
        paragraphs: list[Place] = []
        for row in self.agenda():
            found.append(Place(PlaceKind.ITEM, row.minute_id, row.number, row.title))
            blocks = self.blocks(row.minute_id)
            numbers = paragraph_numbers(self.printed_number(row.minute_id), blocks, numbering)
            texts = {block.id: block.text.plain[:60] for block in blocks}
            paragraphs += [Place(PlaceKind.PARAGRAPH, b, n, texts[b]) for b, n in numbers.items()]
        return (*found, *paragraphs, *self._action_places())

    def _action_places(self) -> list[Place]:
        blocks = [block for minute_id in self.order for block in self.blocks(minute_id)]
        raised = {b.action_id: b for b in reversed(blocks) if b.kind is BlockKind.ACTION and b.action_id is not None}
        return [
            Place(PlaceKind.ACTION, raised[action_id].id, str(number), raised[action_id].text.plain[:60])
            for action_id, number in action_numbers(blocks).items()
        ]

    def minute_of(self, block_id: Id) -> Id | None:
        """The minute in which a block stands, or None."""
        return next((block.minute_id for block in self.record.blocks if block.id == block_id), None)

    def exempt_act(self) -> SetExempt | None:
        """The minute that is shown is closed to the public, or public again."""
        minute = self._minute(self._shown)
        if minute is None:
            return None
        closed = Exemption(reason=say("live.exempt_reason"), public_title=say("live.exempt_public_title"))
        return SetExempt(minute_id=minute.id, exempt=closed if minute.exempt is None else None)

    def _time(self, kind: EventKind) -> TimeMeeting:
        return TimeMeeting(meeting_id=self._record.meeting.id, kind=kind, minute_id=self.current)

    def _following(self, minute_id: Id | None) -> Id | None:
        if minute_id is None or minute_id not in self.order:
            return None
        place = self.order.index(minute_id) + 1
        return self.order[place] if place < len(self.order) else None

    def _minute(self, minute_id: Id | None) -> Minute | None:
        return next((minute for minute in self._record.minutes if minute.id == minute_id), None)

    def _happening(self, event: Event) -> Happening | None:
        told = happening(event.kind, self.name(event.attendee_id), remote=self._is_remote(event))
        if not told:
            return None
        after = verdict_at(self._record, event)
        before = verdict_before(self._record, event)
        lost = after is not None and not after.quorate and before is not None and before.quorate
        return Happening(
            event_id=event.id,
            after_block_id=self._block_before(event),
            at=event.at,
            icon="circle-x" if lost else _ICONS[event.kind],
            text=" ".join(part for part in (told, quorum_after(before, after)) if part),
            is_alarm=lost,
        )

    def _block_before(self, event: Event) -> Id | None:
        """The block that an event follows, as on paper: where the caret was, else the last one begun by then."""
        if event.after_block_id is not None or event.minute_id is None:
            return event.after_block_id
        begun = [b.id for b in self.blocks(event.minute_id) if b.at is not None and b.at <= event.at]
        return begun[-1] if begun else None

    def _is_remote(self, event: Event) -> bool:
        if event.kind is not EventKind.LEFT:
            return event.remote
        came = (EventKind.ARRIVED, EventKind.RETURNED)
        events = self._record.events
        before = [e for e in events[: events.index(event)] if e.attendee_id == event.attendee_id and e.kind in came]
        return bool(before) and before[-1].remote


def _presenters(item: AgendaItem) -> str:
    return ", ".join(lead.words for lead in item.leads)
