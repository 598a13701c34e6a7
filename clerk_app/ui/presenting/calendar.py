"""Working days on the screen: which public holidays are left out, where the window knows any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import date

from clerk_app.domain.board import Board

HolidaysOf = Callable[[str, Iterable[int]], Set[date]]
"""The public holidays of a calendar ("JE", "GB-ENG") in some years; raises KeyError for a calendar it does not know."""


def holidays_around(board: Board, today: date, holidays_of: HolidaysOf | None) -> Set[date] | None:
    """The board's public holidays from last year to the year after next; None where the window knows none."""
    if holidays_of is None:
        return None
    try:
        return holidays_of(board.holidays, range(today.year - 1, today.year + 3))
    except KeyError:
        return None
