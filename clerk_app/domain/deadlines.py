"""Deadlines around a meeting, both ways: the last lawful day for a meeting, and the first meeting for a day."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import DeadlineRule, HolidayChange
from clerk_app.domain.day_count import earliest_after, last_within, latest_before
from clerk_app.domain.rules.voting import SecondMeeting
from clerk_app.domain.working_days import working_day_on_or_after, working_days_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How a deadline stands for a meeting, looked at on a day.

    `late` is by how many days the day misses it, in working days where its rule counts these; 0 while it can be met.
    `earliest` is the first day of a meeting for which what goes out on the day is in time; None for what is due after
    the meeting, which no day of a meeting breaks.
    """

    rule: DeadlineRule
    last_day: date
    late: int
    earliest: date | None

    @property
    def can_be_met(self) -> bool:
        """Whether the day is not past it."""
        return not self.late


def with_changes(holidays: Set[date], changes: Iterable[HolidayChange]) -> frozenset[date]:
    """The public holidays as the office keeps them: further days closed, and some of them open."""
    told = tuple(changes)
    closed = {change.day for change in told if not change.is_working}
    return frozenset((holidays | closed) - {change.day for change in told if change.is_working})


def last_lawful_day(rule: DeadlineRule, meeting: date, holidays: Set[date]) -> date:
    """The last day on which what the rule asks for is in time for a meeting, or after it."""
    last = last_within if rule.after_meeting else latest_before
    return last(meeting, rule.days, rule.count, holidays)


def is_lawful(rule: DeadlineRule, day: date, meeting: date, holidays: Set[date]) -> bool:
    """Whether what is done on the day is in time for a meeting, or after it."""
    return day <= last_lawful_day(rule, meeting, holidays)


def days_late(rule: DeadlineRule, day: date, meeting: date, holidays: Set[date]) -> int:
    """By how many days it misses what the rule asks for, in working days where the rule counts these; 0 in time."""
    last = last_lawful_day(rule, meeting, holidays)
    if day <= last:
        return 0
    if not rule.count.is_of_working_days:
        return (day - last).days
    return max(1, working_days_between(last, working_day_on_or_after(day, holidays), holidays))


def earliest_meeting(rule: DeadlineRule, day: date, holidays: Set[date]) -> date | None:
    """The first day of a meeting, working day or not, for which what goes out on the day is in time.

    None for what is due after a meeting.
    """
    return earliest_after(day, rule.days, rule.count, holidays) if not rule.after_meeting else None


def outlook(rule: DeadlineRule, meeting: date, today: date, holidays: Set[date]) -> Outlook:
    """How the deadline stands for a meeting if what it asks for is done today."""
    return Outlook(
        rule=rule,
        last_day=last_lawful_day(rule, meeting, holidays),
        late=days_late(rule, today, meeting, holidays),
        earliest=earliest_meeting(rule, today, holidays),
    )


def earliest_for_all(rules: Iterable[DeadlineRule], today: date, holidays: Set[date]) -> date | None:
    """The first working day of a meeting for which all that is due before it is in time if it goes out today.

    None where nothing is due before a meeting.
    """
    days = [day for rule in rules if (day := earliest_meeting(rule, today, holidays)) is not None]
    return working_day_on_or_after(max(days), holidays) if days else None


def earliest_second_meeting(rule: SecondMeeting, first: date, holidays: Set[date]) -> date:
    """The first day, working day or not, of the meeting that carries again what was carried at a first one."""
    return earliest_after(first, rule.days, rule.count, holidays)
