"""How many a rule asks for: a number, a share of something, a row of a table, or all."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.rules.selection import Who


class Unit(StrEnum):
    """What is counted. Several people of one agency, category or group count once."""

    PERSONS = "persons"
    AGENCIES = "agencies"
    CATEGORIES = "categories"
    GROUPS = "groups"
    WEIGHT = "weight"


class Rounding(StrEnum):
    """How a share becomes a whole number. NEAREST: a half goes up."""

    UP = "up"
    DOWN = "down"
    MORE_THAN = "more_than"
    NEAREST = "nearest"


class Limit(StrEnum):
    """On which side of a share something is."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"


class Base(StrEnum):
    """Which seats a share is of.

    ELIGIBLE: filled, not suspended, and without an interest in the business at hand. NOT_ON_LEAVE: filled, and the
    holder has not sent apologies. PRESENT: those that count as present.
    """

    ALL = "all"
    FILLED = "filled"
    FILLED_NOT_SUSPENDED = "filled_not_suspended"
    ELIGIBLE = "eligible"
    NOT_ON_LEAVE = "not_on_leave"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """So large a part of a whole; raises BrokenRule `fraction_is_no_share` where it is nothing or more than it."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise BrokenRule("fraction_is_no_share", numerator=self.numerator, denominator=self.denominator)

    def rounded(self, size: int, rounding: Rounding) -> int:
        """That part of a whole number: rounded up, down or to the nearest, or the least that is more than it."""
        whole, rest = divmod(size * self.numerator, self.denominator)
        more = {
            Rounding.UP: rest > 0,
            Rounding.DOWN: False,
            Rounding.MORE_THAN: True,
            Rounding.NEAREST: 2 * rest >= self.denominator,
        }
        return whole + more[rounding]

    def has_within(self, limit: Limit, got: int, size: int) -> bool:
        """Whether so many of a size are on that side of it; of nothing there is no part to be on a side of."""
        if size == 0:
            return limit in (Limit.AT_MOST, Limit.FEWER_THAN)
        gap = got * self.denominator - size * self.numerator
        return {
            Limit.AT_LEAST: gap >= 0,
            Limit.MORE_THAN: gap > 0,
            Limit.AT_MOST: gap <= 0,
            Limit.FEWER_THAN: gap < 0,
        }[limit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """So many."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Proportion):
    """That part of a base, and `plus` so many, yet never fewer than `at_least`.

    `base_who` narrows the base where it is of other seats than those that are counted. An empty room is no meeting: it
    never comes to less than 1.
    """

    base: Base = Base.ALL
    rounding: Rounding = Rounding.UP
    plus: int = 0
    at_least: int = 1
    base_who: Who | None = None

    def of(self, size: int) -> int:
        """The whole number that the share of a base of this size comes to."""
        return max(self.rounded(size, self.rounding) + self.plus, self.at_least, 1)

    def most_of(self, size: int) -> int:
        """The same where it is the most that may be: of few it may come to none, unless it is never fewer than some."""
        most = self.rounded(size, self.rounding) + self.plus
        return max(most, self.at_least) if self.at_least > 1 else most


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeRow:
    """For a size of `smallest` to `largest` (None: and more) so many are needed."""

    smallest: int
    largest: int | None
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BySize:
    """What a table says for the size of the base; a size that is in none of its rows the rule does not settle."""

    rows: tuple[SizeRow, ...]
    base: Base = Base.ALL
    base_who: Who | None = None

    def of(self, size: int) -> int | None:
        """What the first row says that the size is in; None where there is none."""
        fitting = (row for row in self.rows if row.smallest <= size and (row.largest is None or size <= row.largest))
        return next((row.needed for row in fitting), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """All there are in the base but for so many."""

    base: Base = Base.ALL
    but: int = 0


Amount = Number | Share | BySize | Every
