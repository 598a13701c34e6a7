"""How many members may be co-opted, and how many are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.membership import CoOption
from clerk_app.domain.seats import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class CoOpted:
    """The arithmetic of a cap: the share is of `others`, which allows `most`; `now` is how many are co-opted."""

    cap: CoOption
    others: int
    most: int
    now: int

    @property
    def is_above(self) -> bool:
        """True where more are co-opted than the rule allows."""
        return self.now > self.most


def most_co_opted(cap: CoOption, others: int) -> int:
    """How many may be co-opted beside so many other seats."""
    return cap.rounded(others, cap.rounding)


def co_opted_now(cap: CoOption, seats: Iterable[Seat], filled: Collection[Id]) -> CoOpted:
    """The cap beside the board as it is.

    `filled` are the seats that somebody holds. Co-opted are those whose seat was added by co-option and is held; the
    clerk's seat and those of observers are no seats on the board.
    """
    on_the_board = [seat for seat in seats if not seat.is_beside]
    others = [seat for seat in on_the_board if not seat.co_opted and (seat.id in filled or not cap.of_filled_seats)]
    now = sum(seat.co_opted and seat.id in filled for seat in on_the_board)
    return CoOpted(cap=cap, others=len(others), most=most_co_opted(cap, len(others)), now=now)
