"""Counts of days, and how far away things are; always in working days unless said otherwise."""

from collections.abc import Set
from datetime import date

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import DAYS_OF_WORKING_WEEK, DayCount
from clerk_app.domain.working_days import working_days_between
from clerk_app.wording.catalogue import say

_YEAR = 261
_MONTH = _YEAR / 12
"""In working days, public holidays among them: only what is far away is told so roughly."""
_COUNTED = 60
"""Up to how many working days somebody would count them."""


def working_days(count: int) -> str:
    """A number of working days: "1 working day", "3 working days"."""
    return say("days.working", count=count)


def days_left(count: int) -> str:
    """What is left until something is due: "3 working days", "today", "2 working days late", "about 4 months"."""
    if not count:
        return say("days.due_today")
    return _told("late", -count) if count < 0 else _told("working", count)


def time_left(day: date, today: date, holidays: Set[date]) -> str:
    """What is left until a day that has not passed: "3 working days"; "2 days" where none of them is a working day."""
    count = working_days_between(today, day, holidays)
    return days_left(count) if count or day == today else say("days.calendar", count=(day - today).days)


def days_away(count: int) -> str:
    """How far away a meeting is: "In 8 working days", "Today", "2 working days ago", "More than 6 years ago"."""
    if not count:
        return say("days.today")
    return _told("ago", -count) if count < 0 else _told("ahead", count)


def _told(key: str, count: int) -> str:
    """What is far away is told in months or years, as somebody would say it: nobody counts to 1645."""
    if count >= _YEAR:
        return say(f"days.{key}_years", count=count // _YEAR)
    if count > _COUNTED:
        return say(f"days.{key}_months", count=round(count / _MONTH))
    return say(f"days.{key}", count=count)


def count_of_days(number: int, count: DayCount) -> str:
    """So many days of a kind: "3 clear days", "4 working weeks (20 working days)"."""
    if count is DayCount.WORKING_WEEKS:
        return say("days.working_weeks", count=number, days=working_days(number * DAYS_OF_WORKING_WEEK))
    return say(f"days.{count}", count=number)


def deadline(rule: DeadlineRule) -> str:
    """When a deadline falls: "5 clear working days before the meeting"."""
    if rule.days == 0:
        is_clear = rule.count in (DayCount.CLEAR, DayCount.CLEAR_WORKING) and not rule.after_meeting
        return say(f"days.deadline.none_{rule.count}" if is_clear else "days.deadline.same")
    return say(
        "days.deadline.after" if rule.after_meeting else "days.deadline.before",
        days=count_of_days(rule.days, rule.count),
    )


def deadline_if_possible(rule: DeadlineRule) -> str:
    """When a deadline falls, and that it may be missed with good reason where it may: "…, if possible"."""
    return if_possible(deadline(rule)) if rule.soft else deadline(rule)


def if_possible(words: str) -> str:
    """When something falls that may be missed with good reason."""
    return say("days.deadline.soft", words=words)
