"""The agenda's screen without its widgets: the record as lines, and lines as acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from clerk_app.domain.agenda import AgendaItem, ItemState, in_agenda_order, with_sub_items
from clerk_app.domain.agenda_list import AgendaList, ListedItem
from clerk_app.domain.forecast import forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.other_business import USUAL_TITLES, notices_found, other_business_among
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.slots import SlotFinding, slot_findings
from clerk_app.domain.timeline import EventKind, instant, wall_time
from clerk_app.services.acts import Act, AddItem, DescribeItem, EditItem, SetExempt, SetItemState, TakeTogether
from clerk_app.services.ports import Ids
from clerk_app.ui.presenting.items import leads_in_words, leads_read, plan_in_words, plan_read
from clerk_app.ui.questions import ItemDetails
from clerk_app.ui.views.agenda.values import AgendaLine, Foot, Typed
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month, long_date, spoken_range
from clerk_app.wording.forward_plan import how_often, when_due
from clerk_app.wording.lists import listed
from clerk_app.wording.other_business import fault_words, notice_words
from clerk_app.wording.papers import board_name
from clerk_app.wording.reading import slot_words

NOTHING_EARLIER: Mapping[Id, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the lines of an item ask for: an act, or None where nothing is to be kept; `wrong` says what is not read.

    What is wrong in one line does not keep the others from being kept.
    """

    act: AddItem | EditItem | None = None
    wrong: str = ""


class AgendaPresenter:
    """The agenda of one meeting at one time."""

    def __init__(
        self,
        record: MeetingRecord,
        now: datetime,
        earlier: Mapping[Id, date] = NOTHING_EARLIER,
        holidays: Set[date] = frozenset(),
    ) -> None:
        self.record = record
        self._earlier = earlier
        self._now = now
        self._numbers = record.item_numbers
        rule = record.board.other_business
        self._raised = other_business_among(record.items, rule.titles if rule is not None else USUAL_TITLES)
        self._notices = notices_found(rule, record.items, record.meeting.date, holidays)
        self._course = forecast(record, _moment_of_plan(record, now))
        self._faults: dict[Id, list[SlotFinding]] = {}
        for finding in slot_findings(record.items, record.meeting.start, record.meeting.end):
            self._faults.setdefault(finding.item_id, []).append(finding)

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

    def item(self, item_id: Id) -> AgendaItem | None:
        """The item with that id; None for one that is not on the agenda."""
        return next((one for one in self.record.items if one.id == item_id), None)

    def minute_of(self, item_id: Id) -> Minute | None:
        """The minute that records an item."""
        return next((minute for minute in self.record.minutes if item_id in minute.item_ids), None)

    # What is asked for beside typing

    def details(self, item: AgendaItem) -> ItemDetails:
        """What the pop-up of an item begins with."""
        papers = [paper for paper in self.record.papers if paper.item_id == item.id]
        questions = self.record.questions_of((item.id,))
        return ItemDetails(
            number=self.number(item.id),
            title=item.title,
            purpose=item.purpose,
            sponsors=leads_in_words(item.sponsors),
            summary=item.summary,
            requests=item.recommendations,
            questions=questions,
            answered=frozenset(self.record.answers),
            papers=tuple(sorted(papers, key=lambda paper: paper.position)),
            gathers=item.gathers,
            exempt=item.exempt,
            state=item.state,
            business=item.business,
            reference=item.reference,
            kinds=kinds_of_business(self.record.rules.quorum, self.record.rules.voting),
            notice=item.notice,
            is_other_business=item.id in self._raised,
            today=wall_time(self._now, self.record.meeting.time_zone)[0].date(),
        )

    def described(self, item: AgendaItem, wanted: ItemDetails) -> tuple[Act, ...]:
        """The acts that make an item as it is described; none where nothing is new."""
        before = self.details(item)
        acts: list[Act] = []
        if _told(wanted) != _told(before):
            acts.append(
                DescribeItem(
                    item_id=item.id,
                    purpose=wanted.purpose,
                    summary=wanted.summary,
                    sponsors=leads_read(wanted.sponsors, item.sponsors, self.record),
                    recommendations=wanted.requests,
                    questions=wanted.questions,
                    papers=wanted.papers,
                    gathers=wanted.gathers,
                    business=wanted.business,
                    reference=wanted.reference,
                    notice=wanted.notice,
                )
            )
        minute = self.minute_of(item.id)
        if wanted.exempt != before.exempt and minute is not None:
            parts = [one for one in self.record.minutes if one.item_ids == minute.item_ids]
            acts += [SetExempt(minute_id=part.id, exempt=wanted.exempt) for part in parts]
        if wanted.state is not before.state:
            acts.append(SetItemState(item_id=item.id, state=wanted.state))
        return tuple(acts)

    def could_be_taken_with(self, item: AgendaItem) -> tuple[Minute, ...]:
        """The minutes of other items that hold no text yet."""
        minute = self.minute_of(item.id)
        others = sorted(self.record.minutes, key=lambda one: one.position)
        blocks = self.record.blocks_of
        return tuple(
            other
            for other in others
            if minute is not None and other.id != minute.id and other.item_ids and not blocks.get(other.id)
        )

    def removed(self, item_id: Id) -> str:
        """What is said once an item is gone: its title, and how much went along with it."""
        item = self.item(item_id)
        if item is None:
            return ""
        gone = [one.id for one in with_sub_items(self.record.items, item)]
        counts = {
            "subs": len(gone) - 1,
            "papers": sum(paper.item_id in gone for paper in self.record.papers),
            "questions": len(self.record.questions_of(tuple(gone))),
        }
        along = [say(f"agenda.{what}", count=count) for what, count in counts.items() if count]
        if not along:
            return say("agenda.removed", title=item.title)
        return say("agenda.removed_with", title=item.title, along=listed(along))

    def taken_together(self, item: AgendaItem, other: Minute) -> TakeTogether | None:
        """The act by which one minute records the item with those of another."""
        minute = self.minute_of(item.id)
        if minute is None:
            return None
        first, second = sorted((minute, other), key=lambda one: one.position)
        heading = say("business.together.heading", first=first.heading, second=second.heading)
        return TakeTogether(minute_id=first.id, item_ids=second.item_ids, heading=heading)

    def pasted(self, titles: Sequence[str], ids: Ids, after: Id | None, parent: Id | None) -> tuple[AddItem, ...]:
        """One item for each line, after one another."""
        acts: list[AddItem] = []
        for title in titles:
            item_id = ids.new()
            acts.append(
                AddItem(
                    meeting_id=self.record.meeting.id,
                    title=title,
                    after_item_id=acts[-1].item_id if acts else after,
                    parent_id=parent,
                    item_id=item_id,
                )
            )
        return tuple(acts)

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
            begins=f"{begins:%H:%M}" if begins is not None and item.state is ItemState.PLANNED else "",
            parent_id=item.parent_id,
            note=" · ".join(self._notes(item)),
            fault=" ".join(self._faults_of(item)),
            is_off=item.state is not ItemState.PLANNED,
        )

    def _notes(self, item: AgendaItem) -> Iterator[str]:
        """What else there is to know of an item, a few words each."""
        if item.state is not ItemState.PLANNED:
            yield say(f"agenda.state_of.{item.state}")
        if item.continues is not None:
            day = self._earlier.get(item.continues)
            yield say("agenda.continues", day=day_and_month(day)) if day is not None else say("agenda.continues_one")
        if item.for_action_id is not None:
            yield say("agenda.about_action")
        if item.plan_entry_id is not None:
            yield self._planned(item.plan_entry_id)
        together = [number for number in (self.number(other) for other in self._taken_with(item.id)) if number]
        if together:
            yield say("agenda.taken_with", numbers=listed(together))
        if item.purpose is not None:
            yield say(f"agenda.purpose_of.{item.purpose}")
        if item.recommendations:
            yield say("agenda.requests", count=len(item.recommendations))
        questions = self.record.questions_of((item.id,))
        if questions:
            yield say("agenda.questions", count=len(questions))
        papers = [paper for paper in self.record.papers if paper.item_id == item.id]
        if papers:
            yield say("agenda.papers", count=len(papers))
        if item.gathers is not None:
            yield say(f"agenda.gathers_of.{item.gathers}")
        if item.id in self._raised and (notice := notice_words(item.notice, day_and_month)):
            yield notice
        if item.exempt is not None:
            yield say("agenda.exempt")

    def _planned(self, entry_id: Id) -> str:
        """That an item comes from the forward plan, and when it was due there or how often it comes back."""
        entry = next((one for one in self.record.plan_entries if one.id == entry_id), None)
        if entry is None or (entry.due is None and entry.every_months is None):
            return say("agenda.planned")
        often = how_often(entry.every_months) or say("forward_plan.due", due=when_due(entry.due))
        return say("agenda.planned_when", when=often)

    def _taken_with(self, item_id: Id) -> tuple[Id, ...]:
        """The other items of the minute that records this one."""
        minute = self.minute_of(item_id)
        return tuple(other for other in minute.item_ids if other != item_id) if minute is not None else ()

    def _faults_of(self, item: AgendaItem) -> Iterator[str]:
        """What does not fit of its time, and of the notice that was given of it."""
        for finding in self._faults.get(item.id, ()):
            yield self._fault(finding)
        if late := fault_words(self._notices.get(item.id), day_and_month):
            yield f"{late}."

    def _fault(self, finding: SlotFinding) -> str:
        other = self.item(finding.other_id) if finding.other_id is not None else None
        return slot_words(finding.fault, finding.minutes, other.title if other is not None else "")


def _told(details: ItemDetails) -> tuple[object, ...]:
    """What one act says of an item."""
    return (
        details.purpose,
        details.summary,
        details.sponsors,
        details.requests,
        details.questions,
        details.papers,
        details.business,
        details.reference,
        details.gathers,
        details.notice,
    )


def is_only_titles(proposal: AgendaList) -> bool:
    """Whether nothing was read but one title after another, so that there is nothing to look at first."""
    plain = (ListedItem(place=item.place, title=item.title) for item in proposal.items)
    return not proposal.left_over and not proposal.titles and tuple(plain) == proposal.items


def _moment_of_plan(record: MeetingRecord, now: datetime) -> datetime:
    """From when the plan counts: from the planned start while it is a plan, and from now once the meeting has begun."""
    if any(event.kind is EventKind.STARTED for event in record.events):
        return now
    meeting = record.meeting
    return instant(datetime.combine(meeting.date, meeting.start), 0, meeting.time_zone)
