"""Entities as rows and back, one rule per type of field, and the hash that tells whether a row is as it was written."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from sqlalchemy import Column, Table

from clerk_app.domain.actions import Due
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Formats, MonthDay
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_named, kind_of
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.people import Party
from clerk_app.plain.values import decoder, encode
from clerk_app.storage.tables import OF_KIND, ROW_HASH

E = TypeVar("E", bound=Entity)
Cell = str | int | None
Row = Sequence[Any]
"""Cells as the database gives them; those of a damaged row may be anything."""

_IN_COLUMNS: tuple[type, ...] = (Party, Formats, MonthDay, Slot, Exemption, Due, PartialDate)
"""The values that are spread over columns of their own; others that are not simple are one JSON text."""


class DamagedRowError(Exception):
    """A row that is not as it was written."""

    def __init__(self, kind: str, entity_id: str) -> None:
        super().__init__(kind, entity_id)
        self.kind = kind
        self.entity_id = entity_id


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a field is kept: its columns, the cells of its value, and the value of these cells."""

    columns: tuple[str, ...]
    cells: Callable[[Any], tuple[Cell, ...]]
    value: Callable[[Row], Any]


class KindMapping(Generic[E]):
    """How the entities of one kind are kept in their table."""

    def __init__(self, kind: type[E]) -> None:
        self.type = kind
        self.name = kind_of(kind).name
        self.table: Table = OF_KIND[self.name]
        self._rules = {name: _rule(name, hint) for name, hint in get_type_hints(kind).items()}
        columns = [column for rule in self._rules.values() for column in rule.columns]
        self.columns: list[Column[Any]] = [self.table.c[name] for name in (*columns, ROW_HASH)]
        self._places = list(_places(self._rules))

    def row(self, entity: E) -> dict[str, Cell]:
        """The entity's cells by column, its hash included."""
        cells: dict[str, Cell] = {}
        for name, rule in self._rules.items():
            cells.update(zip(rule.columns, rule.cells(getattr(entity, name)), strict=True))
        return {**cells, ROW_HASH: hash_of(self.name, cells.values())}

    def cells_of(self, name: str, value: object) -> Mapping[str, Cell]:
        """The cells of one field's value by column."""
        rule = self._rules[name]
        return dict(zip(rule.columns, rule.cells(value), strict=True))

    def entity(self, row: Row) -> E:
        """The entity of a row in the order of `columns`; raises DamagedRowError where it is not as it was written."""
        if not self.is_whole(row):
            raise DamagedRowError(self.name, str(row[0]))
        return self.type(**{name: rule.value(row[place]) for name, rule, place in self._places})

    def is_whole(self, row: Row) -> bool:
        """True if the row is as it was written."""
        kept: object = row[-1]
        return hash_of(self.name, row[:-1]) == kept

    def readable(self, row: Row) -> E | None:
        """What can still be read of a damaged row, with defaults for the rest; None where too little is left."""
        known = {field.name: field for field in fields(self.type)}
        values: dict[str, Any] = {}
        for name, rule, place in self._places:
            with suppress(ValueError, TypeError, KeyError, BrokenRule):
                values[name] = rule.value(row[place])
        lost = known.keys() - values.keys()
        if any(known[name].default is MISSING and known[name].default_factory is MISSING for name in lost):
            return None
        return self.type(**values)


@cache
def mapping_of(name: str) -> KindMapping[Any]:
    """The mapping of a kind by its name; Any, since the kind is known only by that."""
    return KindMapping(kind_named(name).type)


def mapping_for(kind: type[E]) -> KindMapping[E]:
    """The mapping of a kind."""
    found: KindMapping[E] = mapping_of(kind_of(kind).name)
    return found


def hash_of(name: str, cells: Iterable[object]) -> str:
    """What the cells of a row of a table must hash to: 32 hex digits."""
    text = json.dumps([name, *cells], ensure_ascii=False, separators=(",", ":"), default=repr)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def say_instant(moment: datetime) -> str:
    """A UTC instant as it is kept."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_datetime(text: str) -> datetime:
    """A kept time: in UTC where it ends in Z, else local."""
    return datetime.fromisoformat(text)


def _places(rules: Mapping[str, _Rule]) -> Iterable[tuple[str, _Rule, slice]]:
    place = 0
    for name, rule in rules.items():
        yield name, rule, slice(place, place + len(rule.columns))
        place += len(rule.columns)


def _rule(name: str, hint: Any) -> _Rule:
    """The rule for a field of that type; annotations have no common type."""
    optional = NoneType in get_args(hint)
    present = next(part for part in get_args(hint) if part is not NoneType) if optional else hint
    rule = _in_columns(name, present) if present in _IN_COLUMNS else _in_one_cell(name, present)
    return _or_none(rule) if optional else rule


def _or_none(rule: _Rule) -> _Rule:
    empty = (None,) * len(rule.columns)
    return _Rule(
        rule.columns,
        lambda value: empty if value is None else rule.cells(value),
        lambda row: None if all(cell is None for cell in row) else rule.value(row),
    )


def _in_columns(name: str, kind: type) -> _Rule:
    rules = {part: _rule(f"{name}_{part}", hint) for part, hint in get_type_hints(kind).items()}
    places = list(_places(rules))
    return _Rule(
        tuple(column for rule in rules.values() for column in rule.columns),
        lambda value: tuple(cell for part, rule in rules.items() for cell in rule.cells(getattr(value, part))),
        lambda row: kind(**{part: rule.value(row[place]) for part, rule, place in places}),
    )


def _in_one_cell(name: str, kind: Any) -> _Rule:
    say, read = _conversion(kind)
    return _Rule((name,), lambda value: (say(value),), lambda row: read(row[0]))


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
