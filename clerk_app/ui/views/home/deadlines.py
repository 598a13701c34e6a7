"""The board's own deadlines around its meetings, always in working days."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.deadlines import last_lawful_day
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.working_days import working_days_between
from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.presenting.deadlines import SOON
from clerk_app.ui.views.home.values import HomeFacts
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_of_year, short_date
from clerk_app.wording.days import (
    count_of_days,
    days_away,
    days_left,
    deadline_if_possible,
    if_possible,
    time_left,
)

MOST = 5


def deadline_rows(facts: HomeFacts, holidays: Set[date]) -> tuple[DeadlineRow, ...]:
    """What is due before and after the next meeting, and after the last one while its minutes are a draft; by day.

    A day before a meeting that has passed is told as passed, and only what the record shows to be undone as late.
    """
    due: list[tuple[date, DeadlineRow]] = []
    for meeting in _around(facts):
        for rule in (*facts.board.deadlines, *facts.early):
            if row := _row(rule, meeting, facts, holidays):
                due.append((last_lawful_day(rule, meeting.date, holidays), row))
    return tuple(row for _, row in sorted(due, key=lambda one: one[0])[:MOST])


def _around(facts: HomeFacts) -> list[Meeting]:
    """The last meeting that was held while its minutes are a draft, and the next one."""
    held = next((one for one, day in facts.days.items() if day < facts.today or one in facts.held), None)
    last = [meeting for meeting in facts.meetings if meeting.id == held and meeting.state is MinutesState.DRAFT]
    return [*last, *([facts.coming.meeting] if facts.coming is not None else [])]


def _row(rule: DeadlineRule, meeting: Meeting, facts: HomeFacts, holidays: Set[date]) -> DeadlineRow | None:
    is_held = meeting.date < facts.today or meeting.id in facts.held
    if is_held and not rule.after_meeting:
        return None
    day = last_lawful_day(rule, meeting.date, holidays)
    has_passed = day < facts.today
    left = working_days_between(facts.today, day, holidays)
    left = min(left, -1) if has_passed else left
    known_undone = is_held and rule.after_meeting
    kind: Kind = "warning" if left <= SOON else "neutral"
    if has_passed:
        undone: Kind = "warning" if rule.soft else "danger"
        kind = undone if known_undone else "neutral"
    note = _after_held(rule, meeting, facts.today) if is_held else deadline_if_possible(rule)
    words = time_left(day, facts.today, holidays)
    if has_passed:
        words = days_left(left) if known_undone else days_away(left).lower()
    return DeadlineRow(day=short_date(day), title=rule.title, note=note, left=words, kind=kind)


def _after_held(rule: DeadlineRule, meeting: Meeting, today: date) -> str:
    words = say(
        "home.after_meeting_of", days=count_of_days(rule.days, rule.count), day=day_of_year(meeting.date, today)
    )
    return if_possible(words) if rule.soft else words
