"""When business that a board plans ahead is due, whether an agenda has it, and what is overdue.

An entry is never marked as done: the items that were taken from it say so. One that was withdrawn does not count, nor
does one that was deferred once a later item goes on with it, for then that item tells what became of the business.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, ItemState
from clerk_app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Taking:
    """An item that was taken from an entry, and the day of its meeting."""

    item: AgendaItem
    on: date


@dataclass(frozen=True)
class PlannedBusiness:
    """An entry of the forward plan with all items that were taken from it, of whatever meeting."""

    entry: ForwardPlanEntry
    takings: tuple[Taking, ...] = ()

    @cached_property
    def standing(self) -> tuple[Taking, ...]:
        """The items that count, by the days of their meetings."""
        continued = {taking.item.continues for taking in self.takings}
        counting = (taking for taking in self.takings if _counts(taking.item, is_continued=taking.item.id in continued))
        return tuple(sorted(counting, key=_on))

    @property
    def is_taken_up(self) -> bool:
        """Whether an agenda has it, so that nothing is to come any more: one that recurs always comes again."""
        return self.entry.every_months is None and bool(self.standing)

    @property
    def is_deferred(self) -> bool:
        """Whether an item of it was deferred and comes back as that: it is not to come twice."""
        return any(taking.item.state is ItemState.DEFERRED for taking in self.standing)

    @property
    def is_to_come(self) -> bool:
        """Whether it may be put onto an agenda."""
        return not self.is_taken_up and not self.is_deferred

    @property
    def next_due(self) -> PartialDate | None:
        """When it is due next; None: when it is wanted, or not any more.

        What recurs is due in the month that is so many after the meeting that had it last, on whatever day.
        """
        if self.is_taken_up:
            return None
        if self.entry.every_months is None or not self.standing:
            return self.entry.due
        return months_after(self.standing[-1].on, self.entry.every_months)

    def is_due_at(self, day: date) -> bool:
        """Whether it belongs on the agenda of a meeting of that day: the time in which it is due has begun."""
        due = period(self.next_due)
        return self.is_to_come and due is not None and due.first <= day

    def is_overdue(self, day: date) -> bool:
        """Whether the time in which it was due is past on that day, and no agenda has it."""
        due = period(self.next_due)
        return self.is_to_come and due is not None and due.last < day


def period(due: PartialDate | None) -> Period | None:
    """The days that a date as far as it is known may mean; None where that is not even a year, or no such day."""
    if due is None or due.year is None:
        return None
    if due.month is None:
        return Period(date(due.year, 1, 1), date(due.year, 12, 31))
    last = monthrange(due.year, due.month)[1]
    if due.day is None:
        return Period(date(due.year, due.month, 1), date(due.year, due.month, last))
    day = due.as_date()
    return Period(day, day) if day is not None else None


def months_after(day: date, months: int) -> PartialDate | None:
    """The month so many after that of a day; None beyond the last year that there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return PartialDate(month=month + 1, year=year) if year <= date.max.year else None


def by_due(planned: Iterable[PlannedBusiness]) -> tuple[PlannedBusiness, ...]:
    """What is due first comes first, what has no date last; what is due at the same time in the order of the plan."""
    return tuple(sorted(planned, key=_when_due))


def _counts(item: AgendaItem, *, is_continued: bool) -> bool:
    return item.state is ItemState.PLANNED or (item.state is ItemState.DEFERRED and not is_continued)


def _on(taking: Taking) -> tuple[date, str]:
    return taking.on, taking.item.id


def _when_due(planned: PlannedBusiness) -> tuple[date, date, int, str]:
    due = period(planned.next_due) or Period(date.max, date.max)
    return due.first, due.last, planned.entry.position, planned.entry.id
