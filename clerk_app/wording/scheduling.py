"""What a board says of the times of its meetings, and what does not fit of one that is planned."""

from collections.abc import Iterator
from datetime import date

from clerk_app.domain.scheduling import (
    Frequency,
    Misfit,
    Month,
    Proposed,
    Scheduling,
    Weekday,
    latest_day,
    misfits,
)
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month, month_name, weekday_name
from clerk_app.wording.lists import listed, sentence_case


def frequency_words(frequency: Frequency) -> str:
    """How often a board meets: "every 6 weeks", "every month", "4 times a year"."""
    return say(f"scheduling.every.{frequency.rhythm}", count=frequency.number)


def longest_words(longest: Frequency) -> str:
    """A time between two meetings: "3 months"."""
    return say(f"scheduling.length.{longest.rhythm}", count=longest.number)


def weekday_words(days: tuple[Weekday, ...]) -> str:
    """Days of the week in their order, with "or": "Tuesday or Thursday"."""
    return listed([weekday_called(day) for day in Weekday if day in days], "or")


def month_words(months: tuple[Month, ...]) -> str:
    """Months in their order: "July and August"."""
    return listed([month_called(month) for month in Month if month in months])


def weekday_called(day: Weekday) -> str:
    """A day of the week by name."""
    return weekday_name(date(2024, 1, 1 + tuple(Weekday).index(day)))  # a Monday


def month_called(month: Month) -> str:
    """A month by name."""
    return month_name(date(2024, 1 + tuple(Month).index(month), 1))


def rule_words(rule: Scheduling) -> str:
    """All that a board says of the times of its meetings, in sentences; empty where it says nothing."""
    return " ".join(_rule_sentences(rule))


def misfit_words(rule: Scheduling, meeting: Proposed) -> str:
    """What does not fit of a meeting, each with its reason, in sentences; empty where all does."""
    return " ".join(_sentence(misfit, rule, meeting) for misfit in misfits(rule, meeting))


def _rule_sentences(rule: Scheduling) -> Iterator[str]:
    if rule.frequency is not None:
        yield say("scheduling.meets", often=frequency_words(rule.frequency))
    if rule.longest is not None:
        yield say("scheduling.within", length=longest_words(rule.longest))
    if rule.weekdays:
        yield say("scheduling.on", days=weekday_words(rule.weekdays))
    if rule.months_without:
        yield say("scheduling.not_in", months=month_words(rule.months_without))
    if rule.not_before is not None:
        yield say("scheduling.begins", time=clock_time(rule.not_before))
    if rule.not_after is not None:
        yield say("scheduling.ends", time=clock_time(rule.not_after))
    if rule.place:
        yield place_words(rule)


def place_words(rule: Scheduling) -> str:
    """What kind of place a board wants, as a sentence; empty where it does not say."""
    return sentence_case(say("scheduling.place", place=rule.place)) if rule.place else ""


def _sentence(misfit: Misfit, rule: Scheduling, meeting: Proposed) -> str:
    values: dict[str, str | int] = {}
    match misfit:
        case Misfit.STARTS_EARLY if rule.not_before is not None:
            values = {"time": clock_time(rule.not_before)}
        case Misfit.ENDS_LATE if rule.not_after is not None:
            values = {"time": clock_time(rule.not_after)}
        case Misfit.WEEKDAY:
            values = {"day": weekday_name(meeting.day), "days": weekday_words(rule.weekdays)}
        case Misfit.MONTH:
            values = {"month": month_name(meeting.day)}
        case Misfit.TOO_LONG if rule.longest is not None and meeting.last is not None:
            values = {
                "length": longest_words(rule.longest),
                "last": day_and_month(meeting.last),
                "day": day_and_month(latest_day(meeting.last, rule.longest)),
            }
        case Misfit.MORE_IN_YEAR if rule.frequency is not None:
            values = {"count": meeting.others_in_year, "number": rule.frequency.number}
        case _ if rule.frequency is not None and meeting.last is not None:
            values = {"often": frequency_words(rule.frequency), "last": day_and_month(meeting.last)}
    return say(f"scheduling.misfit.{misfit}", **values)
