"""Names that change over the years: a meeting prints the names of its own day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and the first day on which it is used; None means from the beginning."""

    name: str
    since: date | None = None


def name_on(names: Sequence[DatedName], day: date) -> str:
    """The name in use on that day: the latest that had begun, else the earliest known, else an empty string."""
    if not names:
        return ""
    begun = [dated for dated in names if dated.since is None or dated.since <= day]
    pool = begun or [min(names, key=_beginning)]
    return max(pool, key=_beginning).name


def latest_name(names: Sequence[DatedName]) -> str:
    """The name that began last, whether it is in use yet or not; empty where there is none."""
    return max(names, key=_beginning).name if names else ""


def _beginning(dated: DatedName) -> date:
    return dated.since or date.min
