"""What became of decisions that were taken without a quorum, in words."""

from datetime import date

from clerk_app.domain.decisions import Settlement
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month


def became(settled: Settlement, on: date | None) -> str:
    """What became of a provisional decision: "Ratified on 4 December 2020"."""
    key = "on" if on is not None else "some_day"
    return say(f"provisional.became.{settled}_{key}", day=day_and_month(on) if on is not None else "")


def end_told(settled: Settlement, taken_on: date) -> str:
    """Of which decision another is the end: "Ratifies that of 2 October 2020"."""
    return say(f"provisional.ends.{settled}", day=day_and_month(taken_on))
