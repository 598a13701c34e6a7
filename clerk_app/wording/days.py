"""Counts of days, and how far away things are; always in working days unless said otherwise."""

from clerk_app.domain.board import DayCount, DeadlineRule
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


def deadline(rule: DeadlineRule) -> str:
    """When a deadline falls: "5 working days before the meeting"."""
    if rule.days == 0:
        return say("days.deadline.same")
    days = say("days.working" if rule.count is DayCount.WORKING else "days.calendar", count=rule.days)
    return say("days.deadline.after" if rule.after_meeting else "days.deadline.before", days=days)
