"""How the fields of an entity are kept in the columns of its table: one rule per type of field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from clerk_app.domain.actions import Due
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Formats, MonthDay
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.people import Party
from clerk_app.plain.values import decoder, encode

Cell = str | int | None
Row = Sequence[Any]
"""Cells as the database gives them; those of a damaged row may be anything."""

Place = int | slice
"""Where the cells of a field stand in a row: the one cell, or several side by side."""

_SPREAD: tuple[type, ...] = (Party, Formats, MonthDay, Slot, Exemption, Due, PartialDate)
"""The values that have columns of their own for their parts; others that are not simple are one JSON text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a field is kept: its columns, the cells of its value, and its value from what stands at its place."""

    columns: tuple[str, ...]
    cells: Callable[[Any], tuple[Cell, ...]]
    value: Callable[[Any], Any]
    is_spread: bool = False


def rules_of(kind: type, prefix: str = "") -> dict[str, Rule]:
    """The rules of the type's fields by their names, in order; `prefix` goes before the names of the columns."""
    return {name: _rule(f"{prefix}{name}", hint) for name, hint in get_type_hints(kind).items()}


def places_of(rules: Mapping[str, Rule]) -> Iterable[tuple[str, Callable[[Any], Any], Place]]:
    """Each field's name, how its value is read, and where it stands in a row of all columns."""
    at = 0
    for name, rule in rules.items():
        yield name, rule.value, slice(at, at + len(rule.columns)) if rule.is_spread else at
        at += len(rule.columns)


def say_instant(moment: datetime) -> str:
    """A UTC instant as it is kept."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_datetime(text: str) -> datetime:
    """A kept time: in UTC where it ends in Z, else local."""
    return datetime.fromisoformat(text)


def _rule(name: str, hint: Any) -> Rule:
    """The rule for a field of that type; annotations have no common type."""
    optional = NoneType in get_args(hint)
    present = next(part for part in get_args(hint) if part is not NoneType) if optional else hint
    rule = _spread(name, present) if present in _SPREAD else _in_one_cell(name, present)
    return _or_none(rule) if optional else rule


def _in_one_cell(name: str, kind: Any) -> Rule:
    say, read = _conversion(kind)
    return Rule((name,), lambda value: (say(value),), read)


def _spread(name: str, kind: type) -> Rule:
    rules = rules_of(kind, f"{name}_")
    places = list(places_of(rules))
    return Rule(
        tuple(column for rule in rules.values() for column in rule.columns),
        lambda value: tuple(cell for part, rule in rules.items() for cell in rule.cells(getattr(value, part))),
        lambda cells: kind(**{part: read(cells[place]) for part, read, place in places}),
        is_spread=True,
    )


def _or_none(rule: Rule) -> Rule:
    empty = (None,) * len(rule.columns)

    def value(held: Any) -> Any:
        missing = all(cell is None for cell in held) if rule.is_spread else held is None
        return None if missing else rule.value(held)

    return Rule(rule.columns, lambda given: empty if given is None else rule.cells(given), value, rule.is_spread)


def _conversion(kind: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    if kind in (str, Id):
        return _same, _text
    if kind is bool:
        return int, _flag
    if kind is int:
        return _same, _whole
    if kind is datetime:
        return _say_datetime, read_datetime
    if kind in (date, time):
        return kind.isoformat, kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str, kind
    return _json_conversion(kind)


def _json_conversion(kind: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    read = decoder(kind)
    known: dict[str, Any] = {}
    with suppress(ValueError, TypeError, KeyError):
        known["[]"] = read("[]")  # most lists are empty, and values that cannot change may be shared
    return lambda value: encode(value, kind), lambda text: known[text] if text in known else read(text)


def _same(value: Any) -> Any:
    return value


def _text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise TypeError(cell)
    return cell


def _whole(cell: Any) -> int:
    if not isinstance(cell, int):
        raise TypeError(cell)
    return cell


def _flag(cell: Any) -> bool:
    if cell not in (0, 1):
        raise ValueError(cell)
    return bool(cell)


def _say_datetime(moment: datetime) -> str:
    return moment.isoformat() if moment.tzinfo is None else say_instant(moment)
