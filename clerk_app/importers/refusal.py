"""Why something from outside is not read: a code and values, for the wording to make a sentence of."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class RefusalCode(StrEnum):
    """The reasons; `values` name the limit (`most`) and the place (`line`) where there is one."""

    EMPTY = "empty"
    OTHER_KIND = "other_kind"
    OLD_FORMAT = "old_format"
    LOCKED = "locked"
    HAS_MACROS = "has_macros"
    DAMAGED = "damaged"
    DECLARES_ENTITIES = "declares_entities"
    TOO_LARGE = "too_large"
    EXPANDS_TOO_MUCH = "expands_too_much"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_MANY_SHEETS = "too_many_sheets"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_PARAGRAPHS = "too_many_paragraphs"
    TOO_MANY_ITEMS = "too_many_items"
    CELL_TOO_LONG = "cell_too_long"
    NOT_TEXT = "not_text"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    STRICT_FORM = "strict_form"
    NO_ROOM_ON_PAGE = "no_room_on_page"
    NO_HEADINGS = "no_headings"
    NO_MEMBERS = "no_members"
    NO_ITEMS = "no_items"
    GAVE_UP = "gave_up"


class Refusal(Exception):
    """Something from outside is not read; nothing was changed, and nothing of it is kept."""

    def __init__(self, code: RefusalCode, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int] = MappingProxyType(values)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}" if self.values else str(self.code)
