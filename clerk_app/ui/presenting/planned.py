"""What is said of business in the forward plan."""

from __future__ import annotations

from datetime import date

from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.forward_plan import how_often, when_due


def state_words(planned: PlannedBusiness, today: date) -> str:
    """When it is due, whether that is past, or which agenda has it, and how often it comes back."""
    words = when_words(planned, today)
    return ", ".join(filter(None, (words, how_often(planned.entry.every_months))))


def when_words(planned: PlannedBusiness, today: date) -> str:
    """The same for this time alone."""
    if planned.is_deferred or planned.is_taken_up:
        key = "forward_plan.deferred" if planned.is_deferred else "forward_plan.on_agenda"
        return say(key, day=day_and_month(planned.standing[-1].on))
    due = when_due(planned.next_due)
    if planned.next_due is None:
        return due
    return say("forward_plan.overdue" if planned.is_overdue(today) else "forward_plan.due", due=due)
