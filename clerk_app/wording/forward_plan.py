"""When planned business is due, and how often it comes back, in words."""

from dataclasses import replace

from clerk_app.domain.board import DateStyle
from clerk_app.domain.partial_date import PartialDate
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import partial_date


def when_due(due: PartialDate | None, style: DateStyle = DateStyle.PLAIN) -> str:
    """When an entry is due, always with its year ("March 2027", "2027"); without a date "when wanted"."""
    if due is None or (due.month is None and due.year is None):
        return say("forward_plan.when_wanted")
    if due.month is None:
        return str(due.year)
    return partial_date(replace(due, year_inferred=False), style)


def how_often(months: int | None) -> str:
    """How often it comes back ("every 3 months"); empty for what comes once."""
    return say("forward_plan.every", count=months) if months is not None else ""
