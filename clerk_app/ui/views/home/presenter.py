"""Home without its widgets: facts of the store become a page of words."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from clerk_app.domain.actions import Action, DueKind
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.meeting import STATE_ORDER, Meeting, MinutesState
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, Presence
from clerk_app.domain.working_days import working_days_between
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.announced import announced_day
from clerk_app.ui.views.home.deadlines import deadline_rows
from clerk_app.ui.views.home.values import ActionRow, DraftRow, Empty, HomeFacts, HomePage, NextMeeting, Readiness
from clerk_app.wording.actions import owners
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month, day_of_year, long_date, month_name, weekday_name
from clerk_app.wording.days import days_away, days_left
from clerk_app.wording.deadlines import calendar_place
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.minutes import state_step, state_word
from clerk_app.wording.papers import board_name, final_decision, in_sentence
from clerk_app.wording.rules import rule_in_words

MOST_ACTIONS = 3
MOST_DRAFTS = 3


def home_page(facts: HomeFacts) -> HomePage:
    """The page that the facts make."""
    return _Page(facts).made()


class _Page:
    """The facts while they become words."""

    def __init__(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._holidays: Set[date] = facts.holidays

    def made(self) -> HomePage:
        facts = self._facts
        late = self._overdue()
        shown = late or [(action, block, None) for action, block in facts.actions]
        drafts = self._drafts()
        count = len(facts.actions)
        older = len(drafts) - MOST_DRAFTS
        rows = deadline_rows(facts, self._holidays)
        return HomePage(
            board=board_name(facts.board, facts.today),
            today=long_date(facts.today),
            next_meeting=self._next_meeting(facts.coming) if facts.coming is not None else None,
            empty=self._empty() if facts.coming is None else None,
            deadlines=rows,
            deadlines_note=self._note_on_days() if rows else "",
            actions_title=say("home.overdue" if late else "home.open_actions"),
            actions_aside=say("home.more_actions", count=count) if count > len(shown[:MOST_ACTIONS]) else "",
            actions_note=self._left_out(count - len(shown[:MOST_ACTIONS]), len(late) - MOST_ACTIONS),
            actions=tuple(self._action_row(action, block, days) for action, block, days in shown[:MOST_ACTIONS]),
            drafts=tuple(self._draft_row(meeting) for meeting in drafts[:MOST_DRAFTS]),
            is_new=not facts.days,
            drafts_note=say("home.more_drafts", count=older) if older > 0 else "",
            membership=tuple(Readiness(kind=one.kind, words=one.words, note=one.note) for one in facts.membership),
            members=Place(screen=ScreenName.MEMBERS, board_id=facts.board.id),
        )

    # The next meeting

    def _next_meeting(self, record: MeetingRecord) -> NextMeeting:
        meeting = record.meeting
        kinds = {event.kind for event in record.events}
        under_way = EventKind.STARTED in kinds
        is_today = meeting.date == self._facts.today
        button = "back" if under_way else "start" if is_today else "open"
        # Without a minute to be in, the meeting is its agenda as yet.
        opened = ScreenName.LIVE if record.minutes else ScreenName.AGENDA
        screen = ScreenName.ROLL_CALL if is_today and not under_way else opened
        end = meeting.end
        times = (
            clock_time(meeting.start)
            if end is None
            else say("dates.range", start=clock_time(meeting.start), end=clock_time(end))
        )
        where = say("home.time_and_place", times=times, venue=meeting.venue) if meeting.venue else times
        return NextMeeting(
            weekday=weekday_name(meeting.date),
            day=str(meeting.date.day),
            month=f"{month_name(meeting.date)} {meeting.date.year}",
            when=days_away(self._days_until(meeting.date)) if not is_today else days_away(0),
            times=where,
            button=say(f"home.{button}"),
            to=Place(screen=screen, board_id=meeting.board_id, meeting_id=meeting.id),
            lines=(
                *self._agenda(record),
                *self._plan(record),
                *self._provisional(record),
                *self._again(record),
                *self._awaiting(record),
                *self._in_writing(),
                *self._papers(record),
                *self._apologies(record),
                *self._rule(record),
            ),
        )

    def _empty(self) -> Empty:
        key = "none_planned" if self._facts.days else "no_meetings"
        text, count = say(f"home.{key}_text"), len(self._facts.provisional)
        waiting = say("provisional.home.wait_for_a_meeting", count=count) if count else ""
        asked = len(self._facts.awaiting)
        answers = say("final_answer.home.wait_for_an_answer", count=asked) if asked else ""
        again = [
            say("home.again.told", day=day_and_month(one.meeting.date), earliest=long_date(one.earliest))
            for one in self._facts.again
        ]
        if self._facts.announced is not None:
            text = say("home.announced_text", day=announced_day(self._facts.announced))
        told = " ".join(part for part in (text, *again, waiting, answers) if part)
        return Empty(title=say(f"home.{key}"), text=told, button=say("home.new_meeting"))

    def _agenda(self, record: MeetingRecord) -> tuple[Readiness, ...]:
        count, meeting = len(record.items), record.meeting
        return (
            Readiness(
                kind="ok" if count else "warning",
                words=say("home.agenda.count", count=count) if count else say("home.agenda.none"),
                way=say("home.agenda.open" if count else "home.agenda.write"),
                spoken_way=say("home.agenda.open_spoken" if count else "home.agenda.write_spoken"),
                to=Place(screen=ScreenName.AGENDA, board_id=meeting.board_id, meeting_id=meeting.id),
            ),
        )

    def _plan(self, record: MeetingRecord) -> tuple[Readiness, ...]:
        """What the board planned for this meeting, or for an earlier day, and no agenda has."""
        due = [planned.entry.title for planned in self._facts.plan if planned.is_due_at(record.meeting.date)]
        if not due:
            return ()
        return (
            Readiness(
                kind="warning",
                words=say("home.plan.due", count=len(due)),
                note=listed(due),
                way=say("home.plan.open"),
                spoken_way=say("home.plan.open_spoken"),
                to=Place(screen=ScreenName.RULES, board_id=record.board.id, section="plan"),
            ),
        )

    def _provisional(self, record: MeetingRecord) -> Iterator[Readiness]:
        """The decisions without a quorum that nothing has put an end to yet, with where each stands.

        One of today's meeting is being taken just now.
        """
        for one in self._facts.provisional:
            if one.meeting.id == record.meeting.id:
                continue
            day, over = day_and_month(one.meeting.date), one.passed_over
            key = "waits" if over is None else "passed_over"
            note = say(f"provisional.home.{key}", words=one.words, day=day_and_month(over.date) if over else "")
            yield Readiness(
                kind="warning" if over is None else "danger",
                words=say("provisional.home.words", day=day),
                note=note,
                way=say("provisional.home.way"),
                spoken_way=say("provisional.home.spoken_way", day=day),
                to=_in_minutes(one.meeting, one.minute),
            )

    def _again(self, record: MeetingRecord) -> Iterator[Readiness]:
        """The meetings that are to be held again for want of a quorum, each with the first day for that."""
        for one in self._facts.again:
            if one.meeting.id == record.meeting.id:
                continue
            day = day_and_month(one.meeting.date)
            yield Readiness(
                kind="warning",
                words=say("home.again.words", day=day),
                note=say("home.again.note", day=long_date(one.earliest)),
                way=say("home.again.way"),
                spoken_way=say("home.again.spoken_way", day=day),
                to=_in_minutes(one.meeting),
            )

    def _awaiting(self, record: MeetingRecord) -> Iterator[Readiness]:
        """What another body has not answered yet, with when it was to; what today's meeting decides is under way."""
        for one in self._facts.awaiting:
            if one.meeting.id == record.meeting.id:
                continue
            day, decision = day_and_month(one.meeting.date), one.decision
            decider = sentence_case(decision.final_decider) or say("final_answer.other_body")
            on, style = decision.final_on, self._facts.board.formats.date
            is_late = on is not None and _has_passed(on, self._facts.today)
            when = final_decision(FinalDecision("", on), style).removeprefix(say("final_answer.home.lead"))
            key = "due" if is_late else "note"
            yield Readiness(
                kind="warning" if is_late else "neutral",
                words=say("final_answer.home.words", day=day),
                note=say(f"final_answer.home.{key}", decider=decider, when=when, words=one.words),
                way=say("final_answer.home.way"),
                spoken_way=say("final_answer.home.spoken_way", day=day),
                to=_in_minutes(one.meeting, one.minute),
            )

    def _in_writing(self) -> Iterator[Readiness]:
        """What the board is asked in writing, when it closes, and what ended and is to be reported to the meeting."""
        for one in self._facts.in_writing:
            closed = one.closes_on is not None and one.closes_on < self._facts.today
            if one.outcome is not None:
                key = "to_report"
            elif one.closes_on is None:
                key = "running"
            else:
                key = "closed" if closed else "closes"
            yield Readiness(
                kind="neutral" if one.outcome is None and not closed else "warning",
                words=say(f"in_writing.home.{key}", day=day_and_month(one.closes_on) if one.closes_on else ""),
                note=one.title,
                way=say("in_writing.home.way"),
                spoken_way=say("in_writing.home.spoken_way", title=one.title),
                to=Place(
                    screen=ScreenName.IN_WRITING,
                    board_id=one.board_id,
                    section="running" if one.outcome is None else "ended",
                ),
            )

    def _papers(self, record: MeetingRecord) -> tuple[Readiness, ...]:
        """Papers that say where they are have been received; nothing is said where none is listed."""
        if not record.papers:
            return ()
        waiting = [paper for paper in record.papers if not paper.path and not paper.sha256]
        received = len(record.papers) - len(waiting)
        words = say("home.papers.received", received=received, all=len(record.papers))
        note = say("home.papers.waiting", papers=listed([paper.title for paper in waiting])) if waiting else ""
        return (Readiness(kind="warning" if waiting else "ok", words=words, note=note or say("home.papers.ready")),)

    def _apologies(self, record: MeetingRecord) -> tuple[Readiness, ...]:
        standings = record.standings()
        away = [a for a in record.attendees if standings[a.id].presence is Presence.APOLOGIES]
        if not away:
            return (Readiness(kind="neutral", words=say("home.apologies.none")),)
        names = listed([in_sentence(record, attendee) for attendee in away])
        words = say("home.apologies.count", count=len(away))
        return (Readiness(kind="neutral", words=words, note=say("home.apologies.from", names=names)),)

    def _rule(self, record: MeetingRecord) -> tuple[Readiness, ...]:
        rule = record.rules.quorum
        if rule is None:
            return (Readiness(kind="warning", words=say("home.quorum.none"), note=say("home.quorum.none_note")),)
        words = rule_in_words(rule.tree, record.board.chair_title).removesuffix(".")
        return (Readiness(kind="ok", words=say("home.quorum.rule"), note=words[:1].lower() + words[1:]),)

    # Actions

    def _overdue(self) -> list[tuple[Action, Block, int | None]]:
        """Actions whose day has passed, the latest of them last, each with its working days (negative)."""
        dated = [(action, block, self._due_day(action)) for action, block in self._facts.actions]
        late = [(action, block, day) for action, block, day in dated if day is not None and day < self._facts.today]
        ordered = sorted(late, key=lambda one: one[2])
        return [(action, block, min(self._days_until(day), -1)) for action, block, day in ordered]

    def _left_out(self, more: int, late: int) -> str:
        """How many open actions are not shown, and how many of these are overdue; nothing where all are shown."""
        if more <= 0:
            return ""
        return (
            say("home.actions_left_late", count=more, late=late) if late > 0 else say("home.actions_left", count=more)
        )

    def _due_day(self, action: Action) -> date | None:
        """The day an action is due; one for the next meeting is due at the meeting after the one that raised it."""
        due = action.due
        if due is None or due.on is not None or due.kind is not DueKind.NEXT_MEETING:
            return due.on if due is not None else None
        raised = self._facts.days.get(action.meeting_id)
        if raised is None:
            return None
        return min((day for day in self._facts.days.values() if day > raised), default=None)

    def _action_row(self, action: Action, block: Block, days: int | None) -> ActionRow:
        due = self._due_day(action)
        left = days if days is not None else self._days_until(due) if due is not None else None
        is_late = left is not None and (left < 0 or (due is not None and due < self._facts.today))
        return ActionRow(
            action_id=action.id,
            text=block.text.plain,
            owners=owners(action.owners),
            left=days_left(left) if left is not None else "",
            kind="danger" if is_late else "warning" if left is not None and left <= 3 else "neutral",
        )

    # Drafts

    def _drafts(self) -> list[Meeting]:
        facts = self._facts
        return [meeting for meeting in facts.meetings if meeting.date < facts.today or meeting.id in facts.held]

    def _draft_row(self, meeting: Meeting) -> DraftRow:
        facts = self._facts
        chair = facts.board.chair_title
        return DraftRow(
            title=say("home.draft_of", day=day_and_month(meeting.date)),
            state=state_word(meeting.state, chair),
            note=self._draft_note(meeting),
            step=STATE_ORDER.index(meeting.state),
            steps=len(STATE_ORDER),
            spoken=state_step(meeting, facts.today, chair),
            to=Place(screen=ScreenName.LIVE, board_id=meeting.board_id, meeting_id=meeting.id),
        )

    def _draft_note(self, meeting: Meeting) -> str:
        if meeting.state is MinutesState.DRAFT or not meeting.steps:
            return say("home.draft_not_sent")
        since = meeting.steps[-1].on
        if since >= self._facts.today:
            return say("home.draft_today")
        ago = days_away(self._days_until(since))
        return say("home.draft_since", day=day_of_year(since, self._facts.today), ago=ago[:1].lower() + ago[1:])

    # Days

    def _days_until(self, day: date) -> int:
        return working_days_between(self._facts.today, day, self._holidays)

    def _note_on_days(self) -> str:
        facts = self._facts
        if not facts.has_calendar:
            return say("home.weekends")
        place = calendar_place(facts.board.holidays)
        left_out = facts.calendar_doubt or say("home.weekends_and", place=place)
        return " ".join((left_out, *([say("home.own_days")] if facts.board.holiday_changes else [])))


def _in_minutes(meeting: Meeting, minute: Minute | None = None) -> Place:
    """Where the minutes of a meeting are read, or one of them."""
    minute_id = minute.id if minute is not None else None
    return Place(screen=ScreenName.LIVE, board_id=meeting.board_id, meeting_id=meeting.id, minute_id=minute_id)


def _has_passed(on: PartialDate, today: date) -> bool:
    """Whether a day, or a month of which no more is known, is over; one without a year is not known to be."""
    if on.year is None or on.month is None:
        return on.year is not None and on.year < today.year
    return (on.year, on.month, on.day or 32) < (today.year, today.month, today.day)
