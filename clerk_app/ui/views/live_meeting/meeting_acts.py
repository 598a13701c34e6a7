"""The acts that the keys of the live screen ask for, made from the record; whoever is given one submits it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from clerk_app.domain.agenda import AgendaItem, Exemption, ItemState
from clerk_app.domain.forecast import planned_minutes
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.timeline import EventKind, Presence
from clerk_app.services.acts import (
    AddAttendee,
    CorrectEvent,
    CreateMeeting,
    EditItem,
    MarkAttendance,
    MarkRestPresent,
    MoveToMinute,
    NumberMinute,
    SendSubstitute,
    SetExempt,
    SetItemState,
    TimeMeeting,
)
from clerk_app.ui.presenting.items import leads_read
from clerk_app.ui.presenting.marks import mark_for
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.presenting.without_quorum import day_of_second
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.wording.catalogue import say


class MeetingActs:
    """The acts of one meeting, as it stands when each is asked for; None where it cannot be or says nothing new."""

    def __init__(self, presenter: LivePresenter) -> None:
        self._presenter = presenter

    # How the meeting goes on

    def move_on(self) -> MoveToMinute | None:
        """The meeting moves to the next item; None at the last and while it is not under way."""
        following = self._presenter.next_to_take(self._presenter.headed_for)
        return MoveToMinute(meeting_id=self._meeting_id, minute_id=following) if following is not None else None

    def move_here(self) -> MoveToMinute | None:
        """The meeting moves to the item that is shown, whatever the order of the agenda; None where it is on it, or is
        not under way.
        """
        course, shown = self._presenter.course, self._presenter.shown
        is_under_way = course.started and not course.ended
        if not is_under_way or shown is None or shown == self._presenter.headed_for:
            return None
        return MoveToMinute(meeting_id=self._meeting_id, minute_id=shown)

    def pause_or_start_timer(self) -> TimeMeeting | None:
        """The item's timer pauses, or starts again; None while no item is on."""
        course = self._presenter.course
        if self._presenter.current is None or course.adjourned:
            return None
        return self._time(EventKind.TIMER_STARTED if course.paused else EventKind.TIMER_PAUSED)

    def adjourn_or_resume(self) -> TimeMeeting | None:
        """The meeting adjourns, or resumes; None while it is not under way."""
        course = self._presenter.course
        if not course.started or course.ended:
            return None
        return self._time(EventKind.RESUMED if course.adjourned else EventKind.ADJOURNED)

    def adjourn_for(self, note: str, spot: Spot) -> TimeMeeting | None:
        """The meeting adjourns for something; None while it is not under way, or adjourned already."""
        course = self._presenter.course
        if not course.started or course.ended or course.adjourned:
            return None
        return replace(self._time(EventKind.ADJOURNED), note=note, after_block_id=spot.block_id)

    def rule(self, kind: EventKind) -> TimeMeeting | None:
        """The chair rules whether to go on without a quorum; None while the meeting is not under way."""
        course = self._presenter.course
        return self._time(kind) if course.started and not course.ended else None

    def second_meeting(self) -> CreateMeeting:
        """The meeting to which this one is adjourned: at its time and place, so many days later as the rule says."""
        meeting, verdict = self._presenter.meeting, self._presenter.record_without_last_words.verdict()
        return CreateMeeting(
            board_id=meeting.board_id,
            date=day_of_second(verdict, meeting.date, self._presenter.holidays),
            start=meeting.start,
            end=meeting.end,
            venue=meeting.venue,
            mode=meeting.mode,
            copied_from=meeting.id,
            adjourned_from=meeting.id,
        )

    def defer_item(self) -> SetItemState | None:
        """The item that is shown comes back at a later meeting; None where it has none."""
        item = self.item_shown()
        return SetItemState(item_id=item.id, state=ItemState.DEFERRED) if item is not None else None

    def end(self) -> TimeMeeting | None:
        """The meeting ends; None while it is not under way."""
        course = self._presenter.course
        if not course.started or course.ended:
            return None
        return replace(self._time(EventKind.ENDED), at=self._presenter.end_known_later())

    # The item that is shown

    def number(self, typed: str) -> NumberMinute | None:
        """The minute that is shown bears that number; that which counting gives it anyway is not kept with it."""
        minute = self._minute_shown()
        if minute is None:
            return None
        number = None if typed == self.counted_number() else typed
        return NumberMinute(minute_id=minute.id, number=number) if number != minute.pinned_number else None

    def counted_number(self) -> str:
        """The number that the minute shown has by its place; that of a sub-item is its item's."""
        minute, record = self._minute_shown(), self._presenter.record_without_last_words
        if minute is None:
            return ""
        items = tuple(replace(one, pinned_number=None) if (one.id,) == minute.item_ids else one for one in record.items)
        others = tuple(replace(one, pinned_number=None) if one.id == minute.id else one for one in record.minutes)
        free = replace(record, items=items, minutes=others)
        item = next((one for one in items if (one.id,) == minute.item_ids and one.parent_id is not None), None)
        return free.item_numbers[item.id] if item is not None else free.minute_numbers[minute.id]

    def exempt_or_public(self) -> SetExempt | None:
        """The minute that is shown is closed to the public, or public again."""
        minute = self._minute_shown()
        if minute is None:
            return None
        closed = Exemption(reason=say("live.exempt_reason"), public_title=say("live.exempt_public_title"))
        return SetExempt(minute_id=minute.id, exempt=closed if minute.exempt is None else None)

    def item_shown(self) -> AgendaItem | None:
        """The agenda item of the minute that is shown, the first of several; None where it has none."""
        minute = self._minute_shown()
        wanted = minute.item_ids[0] if minute is not None and minute.item_ids else None
        return next((item for item in self._presenter.record_without_last_words.items if item.id == wanted), None)

    def edit_item(self, title: str, presenter: str, minutes: int | None) -> EditItem | None:
        """The item that is shown gets another title, presenter or planned time; a slot keeps its start."""
        item = self.item_shown()
        if item is None:
            return None
        record = self._presenter.record_without_last_words
        slot = item.slot
        if slot is not None and minutes is not None and minutes != planned_minutes(item):
            start = datetime.combine(record.meeting.date, slot.start)
            slot = Slot(start=slot.start, end=(start + timedelta(minutes=minutes)).time())
        return EditItem(
            item_id=item.id,
            title=title,
            leads=leads_read(presenter, item.leads, record),
            slot=slot,
            minutes_planned=item.minutes_planned if slot is not None else minutes,
        )

    # People

    def mark(self, letter: str, attendee_id: Id, spot: Spot) -> MarkAttendance | CorrectEvent | None:
        """What a letter of the attendance list records; "" takes the last mark back."""
        standing = self._presenter.standing(attendee_id)
        if not letter:
            return CorrectEvent(event_id=standing.event.id, at=None) if standing.event is not None else None
        mark = mark_for(letter, standing)
        if mark is None:
            return None
        in_text = self._in_text(spot)
        return MarkAttendance(
            meeting_id=self._meeting_id,
            attendee_id=attendee_id,
            kind=mark.kind,
            remote=mark.remote,
            minute_id=in_text.minute_id,
            after_block_id=in_text.block_id,
        )

    def event_of(
        self, attendee_id: Id, kind: EventKind, spot: Spot, declaration_id: Id | None = None
    ) -> MarkAttendance:
        """Somebody goes, for an interest where one is named, or comes."""
        in_text = self._in_text(spot)
        return MarkAttendance(
            meeting_id=self._meeting_id,
            attendee_id=attendee_id,
            kind=kind,
            minute_id=in_text.minute_id,
            after_block_id=in_text.block_id,
            declaration_id=declaration_id,
        )

    def mark_rest_present(self) -> MarkRestPresent | None:
        """Everybody who is not marked is present; None where everybody is."""
        standings = self._presenter.record_without_last_words.standings().values()
        is_wanted = any(standing.presence is Presence.NOT_MARKED for standing in standings)
        return MarkRestPresent(meeting_id=self._meeting_id) if is_wanted else None

    def correct_time(self, attendee_id: Id, at: time) -> CorrectEvent | None:
        """The last mark of somebody at another time of its day; None where there is no mark."""
        mark = self._presenter.last_mark(attendee_id)
        if mark is None:
            return None
        return CorrectEvent(event_id=mark.id, at=datetime.combine(mark.at.date(), at), fold=mark.fold)

    def send_substitute(self, attendee_id: Id, name: str, spot: Spot) -> SendSubstitute:
        """Somebody of that name sits for an attendee."""
        in_text = self._in_text(spot)
        return SendSubstitute(
            meeting_id=self._meeting_id,
            for_attendee_id=attendee_id,
            name=name,
            who=self._presenter.known_party(name),
            minute_id=in_text.minute_id,
            after_block_id=in_text.block_id,
        )

    def add_guest(self, name: str) -> AddAttendee:
        """Somebody of that name belongs to the meeting."""
        return AddAttendee(meeting_id=self._meeting_id, name=name, who=self._presenter.known_party(name))

    # The inside

    @property
    def _meeting_id(self) -> Id:
        return self._presenter.record_without_last_words.meeting.id

    def _in_text(self, spot: Spot) -> Spot:
        """Before the meeting begins nothing has a place in its text."""
        return spot if self._presenter.course.started else Spot()

    def _time(self, kind: EventKind) -> TimeMeeting:
        return TimeMeeting(meeting_id=self._meeting_id, kind=kind, minute_id=self._presenter.headed_for)

    def _minute_shown(self) -> Minute | None:
        shown = self._presenter.shown
        return next((one for one in self._presenter.record_without_last_words.minutes if one.id == shown), None)
