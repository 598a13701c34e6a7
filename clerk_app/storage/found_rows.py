"""What the rows in the pages of a damaged store say together: which are whole, and what the record of changes adds.

The hash of a row names its table, so that a row that keeps to it is known for what it is wherever it was found, and
nothing else is ever taken for one.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.kinds import Entity, kind_named, kind_of
from clerk_app.domain.minutes import Block
from clerk_app.plain.values import restored
from clerk_app.storage.mapping import mapping_of, table_with_hash
from clerk_app.storage.pages import USUAL_SIZE, Cells, page_size, rows_in
from clerk_app.storage.tables import OF_KIND, SCHEMA_VERSION, journal, metadata, revisions, store_info

Key = tuple[str, str]
"""Kind and id."""

_HASH = re.compile(r"[0-9a-f]{32}")
_VERSION = re.compile(r"[0-9]{4}")
_REMEMBERED = 64
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, BrokenRule)


class MadeByANewerClerk(Exception):
    """The rows have cells that this version does not know."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@dataclass
class Found:
    """The rows of a store as this version keeps them, and how far they can be trusted.

    `kept_last` are entities as the record of changes or the kept wordings have them; `lost` are rows of which nothing
    but damage was found.
    """

    rows: dict[Key, Cells] = field(default_factory=dict)
    changes: dict[int, Cells] = field(default_factory=dict)
    wordings: dict[tuple[str, int], Cells] = field(default_factory=dict)
    store: Cells | None = None
    kept_last: set[Key] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)


def found_in(data: bytes) -> Found:
    """What can be had of a store's file, its log played in; raises MadeByANewerClerk."""
    for size in dict.fromkeys((page_size(data), USUAL_SIZE)):
        pile = _Pile()
        for row in rows_in(data, size, is_whole):
            pile.put(row.number, row.cells, is_whole=row.is_whole)
        if pile.is_something:
            return pile.sorted_out()
    return Found()


def removed_by(change: Cells) -> Sequence[Key]:
    """What a row of the record of changes says was removed."""
    with suppress(*_UNREADABLE):
        plain = json.loads(str(change[5]))
        return [(one["kind"], one["id"]) for one in plain if one["after"] is None and one["before"] is not None]
    return ()


def is_whole(cells: Cells) -> bool:
    """True for the cells of a row of ours that is as it was written."""
    return table_of(cells) is not None


@lru_cache(_REMEMBERED)
def table_of(cells: Cells) -> str | None:
    """The table that a row was written to, as its hash says; None where that says nothing."""
    if len(cells) < 2 or not isinstance(cells[-1], str) or not _HASH.fullmatch(cells[-1]):
        return None
    if cells[0] is None:  # the number of a change is the number of its row, which SQLite keeps beside it
        return table_with_hash((journal.name,), cells[1:-1], cells[-1])
    return table_with_hash(_likely(len(cells)), cells[:-1], cells[-1])


@cache
def _likely(cells: int) -> Sequence[str]:
    """The tables whose rows are hashed, those with so many columns first: another version has fewer or more."""
    hashed = (*OF_KIND, revisions.name, store_info.name)
    return sorted(hashed, key=lambda name: len(metadata.tables[name].columns) != cells)


class _Pile:
    """Rows as they are found."""

    def __init__(self) -> None:
        self._versions: dict[Key, dict[Cells, None]] = {}
        self._broken: set[str] = set()
        self._acts: set[Cells] = set()
        self._found = Found()
        self._version = 0

    @property
    def is_something(self) -> bool:
        """True once a row of ours was found."""
        return bool(self._versions or self._found.changes or self._found.store)

    def put(self, number: int, cells: Cells, *, is_whole: bool) -> None:
        name = table_of(cells) if is_whole else None
        if name is None:
            self._put_aside(cells)
        elif len(cells) > len(metadata.tables[name].columns):
            raise MadeByANewerClerk(max(self._version, SCHEMA_VERSION + 1))
        elif name == journal.name:
            if cells not in self._acts:  # a page that lies there twice
                self._found.changes[number] = cells
            self._acts.add(cells)
        elif name == revisions.name:
            self._found.wordings[str(cells[0]), int(str(cells[1]))] = cells
        elif name == store_info.name:
            self._found.store = cells
        else:
            self._versions.setdefault((name, str(cells[0])), {})[cells] = None

    def _put_aside(self, cells: Cells) -> None:
        if len(cells) == 1 and isinstance(cells[0], str) and _VERSION.fullmatch(cells[0]):
            self._version = max(self._version, int(cells[0]))
            if self._version > SCHEMA_VERSION:
                raise MadeByANewerClerk(self._version)
        elif len(cells) > 2 and isinstance(cells[0], str) and _HASH.fullmatch(cells[0]):
            self._broken.add(cells[0])

    def sorted_out(self) -> Found:
        """One row for each entity; of what was found in several wordings, the one that was kept last."""
        found = self._found
        last = _Last(found)
        for key, versions in self._versions.items():
            if not last.has_removed(key):
                rows = [row for row in map(_today, [key[0]] * len(versions), versions) if row is not None]
                self._choose(key, rows, last)
        for key in last.known():
            if key not in found.rows:
                row = last.row(key)
                if row is not None:
                    found.rows[key] = row
                    found.kept_last.add(key)
        there = {entity_id for _, entity_id in found.rows} | {block_id for block_id, _ in found.wordings}
        found.lost = self._broken - there
        return found

    def _choose(self, key: Key, rows: Sequence[Cells], last: "_Last") -> None:
        if len(rows) == 1:
            self._found.rows[key] = rows[0]
        elif rows:
            self._found.rows[key] = next((row for row in rows if row == last.row(key)), rows[-1])
            self._found.kept_last.add(key)


class _Last:
    """Each entity as the last change that is known left it."""

    def __init__(self, found: Found) -> None:
        self._changed: dict[Key, tuple[int, str, dict[str, Any] | None]] = {}
        self._worded: dict[str, tuple[str, str]] = {}
        self._known_without_gap_from = _without_gap_from(sorted(found.changes))
        for seq, cells in sorted(found.changes.items()):
            with suppress(*_UNREADABLE):
                for change in json.loads(str(cells[5])):
                    self._changed[change["kind"], change["id"]] = (seq, str(cells[2]), change["after"])
        for (block_id, _), cells in sorted(found.wordings.items()):
            self._worded[block_id] = (str(cells[2]), str(cells[3]))

    def has_removed(self, key: Key) -> bool:
        """True if it was removed, and every change since is known: then a row of it was left behind."""
        seq, _, after = self._changed.get(key, (0, "", {}))
        return after is None and seq >= self._known_without_gap_from

    def known(self) -> Iterator[Key]:
        """What is known to have been there, and not to have been removed."""
        blocks = ((kind_of(Block).name, block_id) for block_id in self._worded)
        for key in dict.fromkeys((*self._changed, *blocks)):
            if self._changed.get(key, (0, "", {}))[2] is not None:
                yield key

    def row(self, key: Key) -> Cells | None:
        """The row that it would have now; None where that cannot be told."""
        with suppress(*_UNREADABLE):
            plain = self._plain(key)
            return _row(restored(kind_named(key[0]).type, plain)) if plain is not None else None
        return None

    def _plain(self, key: Key) -> dict[str, Any] | None:
        _, changed_at, after = self._changed.get(key, (0, "", None))
        worded_at, wording = self._worded.get(key[1], ("", "")) if key[0] == kind_of(Block).name else ("", "")
        plain: dict[str, Any] | None = json.loads(wording) if worded_at > changed_at else after
        return plain


def _without_gap_from(numbers: Sequence[int]) -> int:
    """The first of the numbers behind which none is missing."""
    gaps = [after for before, after in pairwise(numbers) if after != before + 1]
    return max(gaps, default=0)


def _today(name: str, cells: Cells) -> Cells | None:
    """A whole row as this version keeps it: one of an earlier version has fewer cells, and the rest is as usual."""
    mapping = mapping_of(name)
    if len(cells) == len(mapping.columns):
        return cells
    entity = mapping.earlier(cells[:-1])
    return _row(entity) if entity is not None else None


def _row(entity: Entity) -> Cells:
    return tuple(mapping_of(kind_of(entity).name).row(entity).values())
