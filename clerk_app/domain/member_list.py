"""A list of members as somebody keeps it, read into rows: who holds which seat, by the words of the list alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.doubts import Doubt, Place
from clerk_app.domain.seats import SeatRole


class ColumnMeaning(StrEnum):
    """What a column of a list of members says."""

    SEAT = "seat"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    POST = "post"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    CATEGORY = "category"
    VOTING = "voting"
    CO_OPTED = "co_opted"
    ROLE = "role"
    SINCE = "since"
    UNTIL = "until"
    TERM = "term"
    SUBSTITUTE = "substitute"
    CONTACT = "contact"
    """How to reach somebody, which the record does not keep."""


class ListDoubt(StrEnum):
    """Doubts about a list of members as a whole."""

    COLUMN_IGNORED = "column_ignored"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_OF_ADDRESS = "column_of_address"
    COLUMN_TWICE = "column_twice"
    COLUMN_HIDDEN = "column_hidden"
    AGENCY_FROM_ORGANISATION = "agency_from_organisation"
    SEAT_FROM_POST = "seat_from_post"
    SEAT_FROM_AGENCY = "seat_from_agency"
    SEAT_FROM_ROLE = "seat_from_role"
    OTHER_SHEETS = "other_sheets"
    SHEET_HIDDEN = "sheet_hidden"
    OLD_LETTERS = "old_letters"
    """The file does not say how its letters are written; Windows' own way was taken."""


class RowDoubt(StrEnum):
    """Doubts about one row of a list of members."""

    NO_SEAT = "no_seat"
    NO_HOLDER = "no_holder"
    TAKEN_FOR_NOBODY = "taken_for_nobody"
    NAMES_TOGETHER = "names_together"
    NO_SUCH_DAY = "no_such_day"
    DAY_IS_NUMBER = "day_is_number"
    DAY_FROM_MONTH = "day_from_month"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    VOTING_UNCLEAR = "voting_unclear"
    CO_OPTED_UNCLEAR = "co_opted_unclear"
    ROLE_UNKNOWN = "role_unknown"
    ROLE_FROM_TITLE = "role_from_title"
    DAY_OR_MONTH = "day_or_month"
    ALONE = "alone"
    CATEGORY_FROM_LINE = "category_from_line"
    SAME_AS_LINE = "same_as_line"
    SEAT_TWICE = "seat_twice"
    HIDDEN = "hidden"
    MERGED = "merged"
    FORMULA = "formula"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMember:
    """One row: a seat with its holder. Empty words and None mean that the list does not say.

    The holder is known by `name`, by `post`, or by both. `weight` is how many votes the seat has.
    """

    place: Place
    seat: str = ""
    name: str = ""
    post: str = ""
    organisation: str = ""
    agency: str = ""
    category: str = ""
    voting: bool | None = None
    weight: int | None = None
    co_opted: bool | None = None
    roles: tuple[SeatRole, ...] = ()
    since: date | None = None
    until: date | None = None
    substitutes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def holder(self) -> str:
        """What the holder is called: the name, else the post; empty for a seat that nobody holds."""
        return self.name or self.post


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """A column by its letter (A, B ...) and heading, and what it was taken to say; None where that is not known."""

    letter: str
    heading: str
    meaning: ColumnMeaning | None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words that were not understood, and where they stood."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """All that was read of a list: its rows in order, its columns, and what was not understood."""

    rows: tuple[ListedMember, ...]
    columns: tuple[ListedColumn, ...] = ()
    titles: tuple[str, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    doubts: tuple[Doubt, ...] = ()
