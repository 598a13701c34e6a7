"""When a meeting that broke up for want of a quorum may be held again."""

from collections.abc import Iterable, Set
from datetime import date, timedelta

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import earliest_after
from clerk_app.domain.deadlines import earliest_for_all
from clerk_app.domain.rules.quorum import Consequence, Follows

A_WEEK = 7
"""How many days later it is held where the rule has it at the same time and does not say when."""
_CALLED_ANEW = frozenset({Consequence.NEW_MEETING, Consequence.DATE_FIXED_BY_CHAIR})
_HELD_AGAIN = _CALLED_ANEW | {Consequence.SAME_TIME_LATER}


def second_day(follows: Follows, held: date, holidays: Set[date]) -> date:
    """The day to which a rule that has the meeting held again at the same time puts it off."""
    return earliest_after(held, follows.days or A_WEEK, follows.count, holidays)


def earliest_second(
    follows: Iterable[Follows], deadlines: Iterable[DeadlineRule], held: date, today: date, holidays: Set[date]
) -> date | None:
    """The first day on which a meeting held on `held` may be held again; None where the rule has none held again.

    One at the same time is called by the rule itself; another one has to be called anew, with all that is due before a
    meeting going out today.
    """
    found = next((one for one in follows if one.consequence in _HELD_AGAIN), None)
    if found is None:
        return None
    if found.consequence not in _CALLED_ANEW:
        return second_day(found, held, holidays)
    by_rule = earliest_after(held, found.days, found.count, holidays) if found.days else held + timedelta(days=1)
    lawful = earliest_for_all(deadlines, today, holidays)
    return max(by_rule, today, lawful) if lawful is not None else max(by_rule, today)
