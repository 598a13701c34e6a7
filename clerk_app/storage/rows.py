"""Statements by kind, and the entities that they find."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, Update, bindparam, select, update

from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.field_rules import Cell, Row
from clerk_app.storage.mapping import DamagedRowError, KindMapping, mapping_for, mapping_of

E = TypeVar("E", bound=Entity)
_MOST_AT_ONCE = 5000
"""SQLite takes 32,766 values in one statement; other databases fewer."""


def damaged(path: Path, kind: str, entity_id: str) -> Trouble:
    """The trouble that names a row that is not as it was written."""
    return Trouble(TroubleCode.STORE_DAMAGED, path=str(path), kind=kind, id=entity_id)


def entities(mapping: KindMapping[E], rows: Iterable[Row], path: Path) -> tuple[E, ...]:
    """The entities of these rows; raises Trouble `store_damaged` with kind and id for the first damaged one."""
    try:
        return tuple(mapping.entity(row) for row in rows)
    except DamagedRowError as error:
        raise damaged(path, error.kind, error.entity_id) from error


def row_of(connection: Connection, kind: type[E], entity_id: Id) -> Row | None:
    """The row with that id, or None."""
    return connection.execute(_by_id(kind_of(kind).name), {"wanted": entity_id}).fetchone()


def rows_where(connection: Connection, kind: type[E], fields: Mapping[str, object]) -> Sequence[Row]:
    """The rows whose fields have these values, by position where the kind has one, else by id."""
    mapping = mapping_for(kind)
    cells = {column: cell for name, value in fields.items() for column, cell in mapping.cells_of(name, value).items()}
    given = {column: cell for column, cell in cells.items() if cell is not None}
    return connection.execute(_where(mapping.name, tuple(given), tuple(cells.keys() - given.keys())), given).fetchall()


def rows_in(connection: Connection, kind: type[E], column: str, values: Iterable[str]) -> Iterator[Row]:
    """The rows whose column has one of the values, in no order."""
    wanted = sorted(set(values))
    statement = _among(kind_of(kind).name, column)
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        yield from connection.execute(statement, {"wanted": wanted[start : start + _MOST_AT_ONCE]})


def write_cells(connection: Connection, table: Table, entity_id: str, cells: Mapping[str, Cell]) -> None:
    """Sets these columns of one row and no others, so that a save of text leaves the indexes alone."""
    connection.execute(_update(table, tuple(sorted(cells))), {"wanted": entity_id, **cells})


def in_usual_order(statement: Select[Any], table: Table) -> Select[Any]:
    """The statement ordered by position where the kind has one, else by id."""
    return statement.order_by(table.c.position, table.c.id) if "position" in table.c else statement.order_by(table.c.id)


def usual_place(entity: Entity) -> tuple[int, Id]:
    """What entities of one kind are sorted by to stand in that order."""
    return getattr(entity, "position", 0), entity.id


@cache
def _by_id(name: str) -> Select[Any]:
    mapping = mapping_of(name)
    return select(*mapping.columns).where(mapping.table.c.id == bindparam("wanted"))


@cache
def _where(name: str, given: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    mapping = mapping_of(name)
    conditions = [mapping.table.c[column] == bindparam(column) for column in given]
    conditions += [mapping.table.c[column].is_(None) for column in empty]
    return in_usual_order(select(*mapping.columns).where(*conditions), mapping.table)


@cache
def _among(name: str, column: str) -> Select[Any]:
    mapping = mapping_of(name)
    return select(*mapping.columns).where(mapping.table.c[column].in_(bindparam("wanted", expanding=True)))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Update:
    return (
        update(table).where(table.c.id == bindparam("wanted")).values({column: bindparam(column) for column in columns})
    )
