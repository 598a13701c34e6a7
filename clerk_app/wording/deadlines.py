"""Deadlines of a meeting that is set up, and what is not known of a calendar, in sentences."""

from collections.abc import Sequence

from clerk_app.domain.deadlines import Outlook
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.lists import listed


def calendar_place(code: str) -> str:
    """Where the public holidays of a calendar are kept, within a sentence ("the Isle of Man"); else its code."""
    key = f"deadlines.place.{code}"
    return say(key) if has(key) else code


def calendar_unknown(code: str) -> str:
    """That no public holidays are known by this code, and what is left out all the same."""
    return say("deadlines.calendar_unknown", code=code)


def years_unknown(code: str, years: Sequence[int]) -> str:
    """That the calendar does not reach these years, and what to do."""
    return say("deadlines.year_unknown", place=calendar_place(code), years=listed([str(year) for year in years]))


def short_by(seen: Outlook) -> str:
    """By how much a deadline is missed: "2 working days short"."""
    key = "working" if seen.rule.count.is_of_working_days else "calendar"
    return say(f"deadlines.short_{key}", count=seen.late)
