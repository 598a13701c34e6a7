"""The agenda beside the minutes, the bar over them, and the heading of the minute that is shown."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime

from clerk_app.domain.agenda import AgendaItem, Paper
from clerk_app.domain.forecast import Forecast, ItemTime, Progress
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.other_business import notices_found
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, wall_time
from clerk_app.ui.presenting.item_numbers import called_numbers
from clerk_app.ui.views.live_meeting.values import AgendaRow, Heading, TopBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.live import lateness, short_lateness
from clerk_app.wording.other_business import fault_words


def agenda_rows(record: MeetingRecord, course: Forecast) -> tuple[AgendaRow, ...]:
    """One row per minute of the record, in order."""
    times = {time.item_id: time for time in course.items}
    numbers = called_numbers(record)
    return tuple(_row(record, minute, numbers[minute.id], times, course) for minute in _in_order(record))


def heading(record: MeetingRecord, minute_id: Id, holidays: Set[date] = frozenset()) -> Heading:
    """What stands over a minute, under the number that papers print."""
    minute = next(minute for minute in record.minutes if minute.id == minute_id)
    items = _items_of(record, minute)
    leads = [lead.words for item in items for lead in item.leads]
    papers = [_paper(paper) for paper in record.papers if paper.item_id in minute.item_ids]
    return Heading(
        number=record.minute_numbers[minute_id],
        title=_title(record, minute),
        presenter=", ".join(leads),
        papers="; ".join(papers),
        questions=_questions(record, minute),
        notice=_notice(record, minute, holidays),
        exempt=minute.exempt is not None,
    )


def top_bar(record: MeetingRecord, course: Forecast, now: datetime) -> TopBar:
    """The bar over the screen at a UTC instant."""
    local, _ = wall_time(now, record.meeting.time_zone)
    rows = agenda_rows(record, course)
    current = next((row for row in rows if row.minute_id == course.minute_id), None)
    place = rows.index(current) + 1 if current is not None else 0
    finish = course.likely_finish
    return TopBar(
        clock=f"{local:%H:%M}",
        started=_started(record, course),
        planned_end=_planned_end(record),
        item=say("live.item", number=current.number) if current is not None else "",
        minutes=_minutes(course),
        used=course.used or 0,
        planned=course.planned or 0,
        lateness=say("live.adjourned") if course.adjourned else lateness(course),
        short_lateness=short_lateness(course),
        finish=say("live.likely_finish", time=f"{finish:%H:%M}") if finish is not None and not course.ended else "",
        is_late=course.is_late,
        agenda_button=say("live.agenda_button", number=place, count=len(rows)),
        agenda_button_short=say("live.agenda_button_short", number=place, count=len(rows)),
    )


def _row(record: MeetingRecord, minute: Minute, number: str, times: dict[Id, ItemTime], course: Forecast) -> AgendaRow:
    items = _items_of(record, minute)
    goes_on = minute.id in record.goes_on_with
    own = next((times[item.id] for item in items if item.id in times), None)
    progress = _progress(minute, own, course)
    return AgendaRow(
        minute_id=minute.id,
        item_id=items[0].id if items else None,
        number=number,
        title=_title(record, minute),
        slot=_slot(items[0].slot) if items and not goes_on else "",
        aside=_aside(own, progress) if not goes_on or progress is Progress.NOW else "",
        progress=progress,
        exempt=minute.exempt is not None,
    )


def _progress(minute: Minute, own: ItemTime | None, course: Forecast) -> Progress:
    if minute.id == course.minute_id:
        return Progress.NOW
    if own is None:
        return Progress.TO_COME
    # A parent's item counts as now while one of its sub-items is; the minute that is on says "Now" alone.
    return Progress.DONE if own.progress is Progress.NOW and own.taken is not None else own.progress


def _aside(own: ItemTime | None, progress: Progress) -> str:
    match progress:
        case Progress.NOW:
            return say("live.now")
        case Progress.DONE if own is not None and own.taken is not None:
            return say("live.took", count=own.taken)
        case Progress.TO_COME if own is not None and own.likely_start is not None:
            return say("live.likely", time=f"{own.likely_start:%H:%M}")
        case Progress.NOT_TAKEN:
            return say("live.deferred")
        case _:
            return ""


def _slot(slot: Slot | None) -> str:
    return f"{slot.start:%H:%M} – {slot.end:%H:%M}" if slot is not None else ""


def _title(record: MeetingRecord, minute: Minute) -> str:
    if minute.exempt is not None:
        return say("live.exempt_title", title=minute.heading)
    if minute.id in record.goes_on_with:
        return say("live.continued_title", title=minute.heading)
    return minute.heading


def _paper(paper: Paper) -> str:
    return f"{paper.number}: {paper.title}" if paper.number else paper.title


def _questions(record: MeetingRecord, minute: Minute) -> str:
    """How many questions of the reports are still to be answered."""
    asked = record.questions_of(minute.item_ids)
    if not asked:
        return ""
    open_ones = sum(not record.is_answered(question) for question in asked)
    return (
        say("live.questions_open", count=open_ones) if open_ones else say("live.questions_answered", count=len(asked))
    )


def _notice(record: MeetingRecord, minute: Minute, holidays: Set[date]) -> str:
    """What is wrong with the notice of other business, as it is said of each piece once."""
    found = notices_found(record.board.other_business, record.items, record.meeting.date, holidays)
    faults = (fault_words(found.get(item_id), day_and_month) for item_id in minute.item_ids)
    return "; ".join(dict.fromkeys(filter(None, faults)))


def _minutes(course: Forecast) -> str:
    if course.used is None:
        return ""
    if course.paused:
        return say("live.paused")
    if course.planned is None:
        return say("live.used", count=course.used)
    return say("live.used_of_planned", used=course.used, planned=course.planned)


def _started(record: MeetingRecord, course: Forecast) -> str:
    begun = next((event for event in record.events if event.kind is EventKind.STARTED), None)
    ended = next((event for event in reversed(record.events) if event.kind is EventKind.ENDED), None)
    if course.ended and ended is not None:
        return say("live.ended", time=f"{ended.at:%H:%M}")
    if begun is not None:
        return say("live.started", time=f"{begun.at:%H:%M}")
    return say("live.not_started")


def _planned_end(record: MeetingRecord) -> str:
    end = record.meeting.end
    return say("live.planned_end", time=f"{end:%H:%M}") if end is not None else ""


def _items_of(record: MeetingRecord, minute: Minute) -> list[AgendaItem]:
    return [item for item_id in minute.item_ids for item in record.items if item.id == item_id]


def _in_order(record: MeetingRecord) -> list[Minute]:
    return sorted(record.minutes, key=lambda minute: minute.position)
