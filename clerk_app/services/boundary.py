"""Where requests enter the record: every text of an act is cleaned here once, and nonsense is refused."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clerk_app.domain.cleaning import clean, clean_line
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.richtext import RichText, rich

V = TypeVar("V")

_MORE_THAN_A_LINE = frozenset(
    {"text", "record", "note", "reason", "interest", "ruling", "public_summary", "recommendations", "sentence"}
)
"""The fields whose line ends are kept; every other text is one line."""

_SPACED = frozenset({"time_range_joint"})
"""One line of which the spaces at its ends are a part."""

_LARGEST = 2**63 - 1
"""The largest whole number that a store can hold."""


def cleaned(act: V) -> V:
    """The act with every text in it cleaned, rich text in its normal form; numbers no store can hold are refused.

    Raises BrokenRule `number_too_large`.
    """
    return _cleaned(act, several_lines=False)


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


def _cleaned(value: V, *, several_lines: bool) -> V:
    if value is None or isinstance(value, Enum):
        return value
    if isinstance(value, str | RichText | tuple):
        return _cleaned_text(value, several_lines)  # type: ignore[return-value]  # of the type that went in
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise BrokenRule("number_too_large")
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return _cleaned_fields(value)


def _cleaned_text(value: str | RichText | tuple[object, ...], several_lines: bool) -> object:
    if isinstance(value, str):
        return clean(value) if several_lines else clean_line(value)
    if isinstance(value, RichText):
        return rich(_cleaned(run, several_lines=True) for run in value.runs)
    return tuple(_cleaned(part, several_lines=several_lines) for part in value)


def _cleaned_fields(value: V) -> V:
    changed: dict[str, object] = {}
    for name in (field.name for field in fields(value)):  # type: ignore[arg-type]  # only dataclasses come here
        held = getattr(value, name)
        new = _cleaned(held, several_lines=name in _MORE_THAN_A_LINE | _SPACED)
        if name in _SPACED and isinstance(new, str):
            new = new.replace("\n", " ")
        if new is not held and new != held:
            changed[name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # as above
