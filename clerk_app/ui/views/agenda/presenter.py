"""The agenda's screen without its widgets: the record as lines, and lines as acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from clerk_app.domain.agenda import AgendaItem, in_agenda_order
from clerk_app.domain.forecast import forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, instant, wall_time
from clerk_app.services.acts import AddItem, EditItem
from clerk_app.ui.presenting.items import leads_in_words, leads_read, plan_in_words, plan_read
from clerk_app.ui.views.agenda.values import AgendaLine, Foot, Typed
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month, long_date, spoken_range
from clerk_app.wording.papers import board_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the lines of an item ask for: an act, or None where nothing is to be kept; `wrong` says what is not read.

    What is wrong in one line does not keep the others from being kept.
    """

    act: AddItem | EditItem | None = None
    wrong: str = ""


class AgendaPresenter:
    """The agenda of one meeting at one time."""

    def __init__(self, record: MeetingRecord, now: datetime) -> None:
        self.record = record
        self._now = now
        self._numbers = record.item_numbers
        self._course = forecast(record, _moment_of_plan(record, now))

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items as the agenda orders them."""
        return tuple(in_agenda_order(self.record.items))

    def title(self) -> str:
        """What the window's title says."""
        meeting = self.record.meeting
        return say("agenda.title", day=day_and_month(meeting.date), board=board_name(self.record.board, meeting.date))

    def meeting(self) -> str:
        """Which meeting it is, when and where."""
        meeting = self.record.meeting
        return say(
            "agenda.meeting_at" if meeting.venue else "agenda.meeting",
            board=board_name(self.record.board, meeting.date),
            day=long_date(meeting.date),
            times=spoken_range(meeting.start, meeting.end),
            venue=meeting.venue,
        )

    def clock(self) -> str:
        """The time at the meeting's place: "10:48"."""
        local, _ = wall_time(self._now, self.record.meeting.time_zone)
        return f"{local:%H:%M}"

    def lines(self) -> tuple[AgendaLine, ...]:
        """One line per item, sub-items below theirs."""
        begins = {time.item_id: time.likely_start for time in self._course.items}
        return tuple(self._line(item, begins.get(item.id)) for item in self.items)

    def foot(self) -> Foot:
        """When the agenda is likely to be done with, beside the planned end."""
        course, end = self._course, self.record.meeting.end
        if not self.record.items:
            return Foot(words=say("agenda.nothing"))
        if course.likely_finish is None:
            return Foot(words=say("agenda.no_times"))
        finish = f"{course.likely_finish:%H:%M}"
        if end is None:
            return Foot(words=say("agenda.finish", time=finish))
        late = course.minutes_late or 0
        if late > 0:
            return Foot(words=say("agenda.over", time=finish, count=late, end=clock_time(end)), is_late=True)
        return Foot(words=say("agenda.finish_in_time", time=finish, end=clock_time(end)))

    def number(self, item_id: Id) -> str:
        """The number of an item; empty for one that is not on the agenda."""
        return self._numbers.get(item_id, "")

    def edited(self, item_id: Id, typed: Typed) -> Reading:
        """What the lines of an item on the agenda ask for. Without a title, or where nothing is new, nothing."""
        item = next((one for one in self.record.items if one.id == item_id), None)
        title = " ".join(typed.title.split())
        if item is None or not title:
            return Reading()
        plan = plan_read(typed.time)
        as_it_is = EditItem(
            item_id=item.id,
            title=item.title,
            leads=item.leads,
            slot=item.slot,
            minutes_planned=item.minutes_planned,
        )
        act = replace(as_it_is, title=title, leads=leads_read(typed.lead, item.leads, self.record))
        if not plan.wrong and typed.time.strip() != plan_in_words(item):
            act = replace(act, slot=plan.slot, minutes_planned=plan.minutes)
        return Reading(act=act if act != as_it_is else None, wrong=plan.wrong)

    def added(self, item_id: Id, typed: Typed, after: Id | None, parent: Id | None) -> Reading:
        """What the lines of a new item ask for; nothing while it has no title."""
        title = " ".join(typed.title.split())
        if not title:
            return Reading()
        plan = plan_read(typed.time)
        act = AddItem(
            meeting_id=self.record.meeting.id,
            title=title,
            after_item_id=after,
            parent_id=parent,
            leads=leads_read(typed.lead, (), self.record),
            slot=plan.slot,
            minutes_planned=plan.minutes,
            item_id=item_id,
        )
        return Reading(act=act, wrong=plan.wrong)

    def _line(self, item: AgendaItem, begins: datetime | None) -> AgendaLine:
        return AgendaLine(
            item_id=item.id,
            number=self._numbers[item.id],
            typed=Typed(title=item.title, lead=leads_in_words(item.leads), time=plan_in_words(item)),
            begins=f"{begins:%H:%M}" if begins is not None else "",
            parent_id=item.parent_id,
        )


def _moment_of_plan(record: MeetingRecord, now: datetime) -> datetime:
    """From when the plan counts: from the planned start while it is a plan, and from now once the meeting has begun."""
    if any(event.kind is EventKind.STARTED for event in record.events):
        return now
    meeting = record.meeting
    return instant(datetime.combine(meeting.date, meeting.start), 0, meeting.time_zone)
