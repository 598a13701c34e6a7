"""What a board says of its membership: how many may be co-opted, and who has been away too often."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.rules.amount import Proportion, Rounding


class AbsenceYear(StrEnum):
    """Within which year absences are counted.

    BOARD: the board's own year. ROLLING: the twelve months that end with the meeting.
    """

    BOARD = "board"
    CALENDAR = "calendar"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoOption(Proportion):
    """As many members may be co-opted as a share of the other seats comes to ("up to 15% more", requirement 2.21).

    With `strict` the rule allows no exception, else it is a wish: either way it is told, and recording stays possible.
    """

    rounding: Rounding = Rounding.DOWN
    of_filled_seats: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Absences:
    """After more than so many meetings missed in a year a member may be invited to withdraw (requirement 2.20).

    `substitute_counts`: a meeting to which the substitute came was not missed.
    """

    more_than: int
    year: AbsenceYear = AbsenceYear.BOARD
    substitute_counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRules:
    """What is said of membership; None: nothing is said of that."""

    co_option: CoOption | None = None
    absences: Absences | None = None
