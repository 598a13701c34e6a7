"""Entities as rows and back, and the hash that tells whether a row is as it was written."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Table

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.kinds import KINDS, Entity, kind_named, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.storage.field_rules import Cell, Place, Row, places_of, rules_of
from clerk_app.storage.tables import OF_KIND, ROW_HASH

E = TypeVar("E", bound=Entity)

MOST_KEPT = 4096
"""How many rows of a kind are remembered with what they mean: a little more than 200 boards have seats."""
_READ_OFTEN = frozenset(kind.name for kind in KINDS[: KINDS.index(kind_of(Meeting)) + 1])
"""Boards and what belongs to them, read whole by many screens; none of it is long. What a meeting holds may be."""

_text_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode


class DamagedRowError(Exception):
    """A row that is not as it was written."""

    def __init__(self, kind: str, entity_id: str) -> None:
        super().__init__(kind, entity_id)
        self.kind = kind
        self.entity_id = entity_id


class KindMapping(Generic[E]):
    """How the entities of one kind are kept in their table."""

    def __init__(self, kind: type[E]) -> None:
        self.type = kind
        self.name = kind_of(kind).name
        self.table: Table = OF_KIND[self.name]
        self._rules = rules_of(kind)
        columns = [column for rule in self._rules.values() for column in rule.columns]
        self.columns: list[Column[Any]] = [self.table.c[name] for name in (*columns, ROW_HASH)]
        self._places = list(places_of(self._rules))
        self.is_read_often = self.name in _READ_OFTEN
        # Entities cannot change and may be shared: a row that is as it was read before needs no second reading.
        self._read = lru_cache(MOST_KEPT)(self._entity) if self.is_read_often else self._entity

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
        return self._read(tuple(row))

    def _entity(self, row: tuple[Any, ...]) -> E:
        if not self.is_whole(row):
            raise DamagedRowError(self.name, str(row[0]))
        return self.type(**{name: read(row[place]) for name, read, place in self._places})

    def is_whole(self, row: Row) -> bool:
        """True if the row is as it was written."""
        kept: object = row[-1]
        return hash_of(self.name, row[:-1]) == kept

    def readable(self, row: Row) -> E | None:
        """What can still be read of a damaged row, with defaults for the rest; None where too little is left."""
        return self._with_defaults(row, self._places)

    def earlier(self, cells: Row) -> E | None:
        """The entity of a row of an earlier version, which lacks the columns that were added at the end."""
        known = [column.name for column in self.columns[: len(cells)]]
        there = {name for name, rule in self._rules.items() if set(rule.columns) <= set(known)}
        return self._with_defaults(cells, [place for place in self._places if place[0] in there])

    def _with_defaults(self, row: Row, places: Iterable[tuple[str, Callable[[Any], Any], Place]]) -> E | None:
        known = {field.name: field for field in fields(self.type)}
        values: dict[str, Any] = {}
        for name, read, place in places:
            with suppress(ValueError, TypeError, KeyError, BrokenRule):
                values[name] = read(row[place])
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
    return _digest(_text_of([name, *cells]).encode("utf-8", "surrogatepass"))


def table_with_hash(names: Iterable[str], cells: Sequence[object], kept: str) -> str | None:
    """The first of the tables in which a row with these cells must hash to that; None where there is none."""
    text = _text_of(list(cells)).removeprefix("[").encode("utf-8", "surrogatepass")
    return next((name for name in names if _digest(f'["{name}",'.encode() + text) == kept), None)


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()[:32]
