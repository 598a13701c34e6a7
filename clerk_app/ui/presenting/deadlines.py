"""How the deadlines of a meeting stand while it is set up: advice that never refuses anything."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.deadlines import Outlook, earliest_for_all, outlook
from clerk_app.domain.working_days import working_days_between
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date, short_date
from clerk_app.wording.days import days_away, deadline_if_possible, time_left
from clerk_app.wording.deadlines import short_by

SOON = 3
"""From how many working days on a deadline is amber."""
MOST_ROWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The deadlines of a meeting by their days, and in sentences what is broken and what day would keep them all."""

    rows: tuple[DeadlineRow, ...] = ()
    words: str = ""
    is_broken: bool = False


NO_ADVICE = Advice()


def advice(rules: Sequence[DeadlineRule], meeting: date | None, today: date, office: OfficeDays) -> Advice:
    """How the deadlines stand for a meeting on that day; without a day, the first one that keeps them all.

    What was due before a meeting that has passed is not told: nobody can see to it any more.
    """
    holidays = office.holidays(today) | (office.holidays(meeting) if meeting is not None else frozenset())
    if meeting is None:
        return Advice(words=_earliest(rules, today, holidays))
    seen = [outlook(rule, meeting, today, holidays) for rule in rules if rule.after_meeting or meeting >= today]
    broken = sum(not one.can_be_met for one in seen)
    shown = sorted(seen, key=lambda one: (one.can_be_met, one.last_day))[: max(MOST_ROWS, broken)]
    shown.sort(key=lambda one: one.last_day)
    more = len(seen) - len(shown)
    sentences = [say("deadlines.more", count=more)] if more else []
    sentences += _about_all(seen, rules, today, holidays) if meeting >= today else []
    return Advice(
        rows=tuple(_row(one, today, holidays) for one in shown),
        words=" ".join(sentences),
        is_broken=any(not one.can_be_met and not one.rule.soft for one in seen) and meeting >= today,
    )


def _about_all(
    seen: Sequence[Outlook], rules: Sequence[DeadlineRule], today: date, holidays: Set[date]
) -> Sequence[str]:
    """What cannot be met any more, and the first meeting for which it could."""
    broken = [one for one in seen if not one.can_be_met]
    hard = [one for one in broken if not one.rule.soft]
    if not broken:
        return [say("deadlines.all_met")] if seen else []
    first = say("deadlines.broken", count=len(hard)) if hard else say("deadlines.broken_soft")
    return [first, _earliest(rules, today, holidays)]


def _earliest(rules: Sequence[DeadlineRule], today: date, holidays: Set[date]) -> str:
    """The first working day that keeps all; where soft ones alone make it later, both days."""
    every = earliest_for_all(rules, today, holidays)
    if every is None:
        return ""
    binding = earliest_for_all([rule for rule in rules if not rule.soft], today, holidays)
    if binding is None or binding == every:
        return say("deadlines.earliest", day=long_date(every))
    return say("deadlines.earliest_two", binding=long_date(binding), every=long_date(every))


def _row(seen: Outlook, today: date, holidays: Set[date]) -> DeadlineRow:
    away = working_days_between(today, seen.last_day, holidays)
    kind: Kind
    if seen.can_be_met:
        kind, left = "warning" if away <= SOON else "neutral", time_left(seen.last_day, today, holidays)
    elif seen.rule.after_meeting:  # nobody knows here whether it was done
        kind, left = "neutral", days_away(min(away, -1)).lower()
    else:
        kind, left = "warning" if seen.rule.soft else "danger", short_by(seen)
    return DeadlineRow(
        day=short_date(seen.last_day),
        title=seen.rule.title,
        note=deadline_if_possible(seen.rule),
        left=left,
        kind=kind,
    )
