"""Where requests enter the record: every text of an act is cleaned here once, and nonsense is refused."""

from dataclasses import fields, is_dataclass, replace
from datetime import time
from enum import Enum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clerk_app.domain.cleaning import clean, clean_line
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.limits import LARGEST_NUMBER, LONGEST_LINE
from clerk_app.domain.richtext import RichText, rich

V = TypeVar("V")

_MORE_THAN_A_LINE = frozenset(
    {"text", "record", "note", "reason", "interest", "ruling", "public_summary", "recommendations", "sentence"}
    | {"opening", "legal_basis", "summary"}
)
"""The fields whose line ends are kept; every other text is one line."""

_SPACED = frozenset({"time_range_joint"})
"""One line of which the spaces at its ends are a part."""

_OF_ANY_LENGTH = frozenset({"text", "record", "content"})
"""The fields that hold the minutes themselves, of which nothing that is said is too long, and files, which have a limit
of their own.
"""

_KEPT_OF_A_LONG = {"interest": LONGEST_LINE, "link": 0}
"""How much is kept of what stands beside the words of a block, where it is too long: the block itself is never refused,
and half a link leads nowhere."""


def cleaned(act: V, *, as_lined: bool = False) -> V:
    """The act with every text in it cleaned, rich text in its normal form; what the record cannot hold is refused.

    Names and titles become one line. With `as_lined` all line ends stay: an import keeps what it gets.
    Raises BrokenRule `number_too_large` or `text_too_long`.
    """
    return _Cleaner(as_lined=as_lined).value(act)


def name_given(name: str) -> str:
    """The name; raises BrokenRule `name_is_empty` where nothing is left of it."""
    if not name.strip():
        raise BrokenRule("name_is_empty")
    return name


def check_time_zone(zone: str) -> None:
    """Raises BrokenRule `unknown_time_zone` for a zone that this computer does not know."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BrokenRule("unknown_time_zone", zone=zone) from error


def check_end_after_start(start: time, end: time | None) -> None:
    """Raises BrokenRule `end_before_start` for an end that is not after the start."""
    if end is not None and end <= start:
        raise BrokenRule("end_before_start", at=f"{end:%H:%M}", start=f"{start:%H:%M}")


class _Cleaner:
    """Cleans a value of any type that acts hold, and all values in it."""

    def __init__(self, *, as_lined: bool) -> None:
        self._as_lined = as_lined

    def value(self, value: V, field: str = "") -> V:
        """The value cleaned, as the field of that name."""
        if value is None or isinstance(value, Enum):
            return value
        if isinstance(value, str | RichText | tuple):
            return self._text(value, field)  # type: ignore[return-value]  # of the type that went in
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise BrokenRule("number_too_large")
        if not is_dataclass(value) or isinstance(value, type):
            return value
        return self._fields(value)

    def _text(self, value: str | RichText | tuple[object, ...], field: str) -> object:
        if isinstance(value, RichText):
            return rich(self.value(run) for run in value.runs)
        if isinstance(value, tuple):
            return tuple(self.value(part, field) for part in value)
        text = self._of_lines(value, field)
        if len(text) <= LONGEST_LINE or field in _OF_ANY_LENGTH:
            return text
        if field in _KEPT_OF_A_LONG:
            return text[: _KEPT_OF_A_LONG[field]]
        raise BrokenRule("text_too_long", most=LONGEST_LINE)

    def _of_lines(self, text: str, field: str) -> str:
        if self._as_lined or field in _MORE_THAN_A_LINE:
            return clean(text)
        return clean(text).replace("\n", " ") if field in _SPACED else clean_line(text)

    def _fields(self, value: V) -> V:
        changed: dict[str, object] = {}
        for name in (field.name for field in fields(value)):  # type: ignore[arg-type]  # only dataclasses come here
            held = getattr(value, name)
            new = self.value(held, name)
            if new is not held and new != held:
                changed[name] = new
        return replace(value, **changed) if changed else value  # type: ignore[type-var]  # as above
