"""Places for rows that name what is lost: no words go because the minute is gone that they stood in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Group, Organisation, Person, Post
from clerk_app.services.ports import Ids
from clerk_app.storage.found_rows import Key
from clerk_app.storage.mapping import hash_of, mapping_of
from clerk_app.storage.pages import Cells

_PARTIES = frozenset(kind_of(kind).name for kind in (Person, Post, Organisation, Group))
"""Of these at least one is named wherever any is, so that none may be left out."""
_MINUTES, _MEETINGS, _BOARDS = (kind_of(kind).name for kind in (Minute, Meeting, Board))


@dataclass(frozen=True, slots=True)
class Placed:
    """How many rows name something else than they did, or something made for them; how many had to be left out."""

    loose: int
    without_place: int


@dataclass(frozen=True, slots=True)
class _Reference:
    """A column that names a row of a kind."""

    place: int
    kind: str
    is_optional: bool


def give_places(rows: dict[Key, Cells], name: str, ids: Ids, now: datetime) -> Placed:
    """Sees to it that every row that one of them names is among them.

    What can do without the row that is lost no longer names it; for the rest a board, meeting, minute or the like is
    made that is called `name`. What cannot stand in such a place is left out.
    """
    return _Placing(rows, name, ids, now).place()


@dataclass
class _Placing:
    rows: dict[Key, Cells]
    name: str
    ids: Ids
    now: datetime
    _loose: set[Key] = field(default_factory=set)
    _left_out: set[Key] = field(default_factory=set)
    _made: set[Key] = field(default_factory=set)
    _meeting_made: Id | None = None

    def place(self) -> Placed:
        settled = False
        while not settled:  # what is left out may have been named by another
            settled = not [key for key in list(self.rows) if not self._settle(key)]
        return Placed(len(self._loose - self._left_out - self._made), len(self._left_out))

    def _settle(self, key: Key) -> bool:
        """True if every row that it names is there."""
        settled = True
        for reference in _references(key[0]):
            named = (reference.kind, str(self.rows[key][reference.place]))
            if named in self._made:
                self._loose.add(key)
            if self.rows[key][reference.place] is None or named in self.rows:
                continue
            settled = False
            self._loose.add(key)
            make = _MAKERS.get(reference.kind)
            if make is not None and (not reference.is_optional or reference.kind in _PARTIES):
                self._add(make(self, Id(named[1])))
            elif reference.is_optional:
                self.rows[key] = _without(key[0], self.rows[key], reference.place)
            else:
                del self.rows[key]
                self._left_out.add(key)
                break
        return settled

    def _add(self, entity: Entity) -> None:
        key = (kind_of(entity).name, entity.id)
        self.rows[key] = tuple(mapping_of(key[0]).row(entity).values())
        self._made.add(key)

    def _names(self) -> tuple[DatedName, ...]:
        return (DatedName(self.name),)

    def _person(self, wanted: Id) -> Entity:
        return Person(id=wanted, names=self._names())

    def _post(self, wanted: Id) -> Entity:
        return Post(id=wanted, names=self._names())

    def _organisation(self, wanted: Id) -> Entity:
        return Organisation(id=wanted, names=self._names())

    def _group(self, wanted: Id) -> Entity:
        return Group(id=wanted, names=self._names())

    def _board(self, wanted: Id) -> Entity:
        return Board(id=wanted, names=self._names())

    def _meeting(self, wanted: Id) -> Entity:
        board_id = self._named_beside(_MEETINGS, wanted, _BOARDS)
        if board_id is None:
            board_id = self.ids.new()
            self._add(self._board(board_id))
        return Meeting(id=wanted, board_id=board_id, date=self.now.date(), start=time(0))

    def _item(self, wanted: Id) -> Entity:
        return AgendaItem(id=wanted, meeting_id=self._meeting_for_words(), position=self._position(), title=self.name)

    def _minute(self, wanted: Id) -> Entity:
        meeting_id = self._named_beside(_MINUTES, wanted, _MEETINGS) or self._meeting_for_words()
        return Minute(id=wanted, meeting_id=meeting_id, position=self._position(), heading=self.name)

    def _meeting_for_words(self) -> Id:
        if self._meeting_made is None:
            self._meeting_made = self.ids.new()
            self._add(self._meeting(self._meeting_made))
        return self._meeting_made

    def _named_beside(self, kind: str, lost: Id, wanted: str) -> Id | None:
        """Which row of the wanted kind the lost one belonged to: a decision names minute and meeting, and so on."""
        for (one, _), cells in self.rows.items():
            # Of two of a kind the first is the one that it belongs to.
            places = {reference.kind: reference.place for reference in reversed(_references(one))}
            if kind in places and wanted in places and cells[places[kind]] == lost and cells[places[wanted]]:
                return Id(str(cells[places[wanted]]))
        return None

    def _position(self) -> int:
        """Behind all others: each of them is followed by a gap."""
        return (len(self.rows) + 1) * POSITION_GAP


_MAKERS: Mapping[str, Callable[[_Placing, Id], Entity]] = {
    kind_of(Person).name: _Placing._person,
    kind_of(Post).name: _Placing._post,
    kind_of(Organisation).name: _Placing._organisation,
    kind_of(Group).name: _Placing._group,
    _BOARDS: _Placing._board,
    _MEETINGS: _Placing._meeting,
    kind_of(AgendaItem).name: _Placing._item,
    _MINUTES: _Placing._minute,
}


@cache
def _references(kind: str) -> tuple[_Reference, ...]:
    columns = mapping_of(kind).columns
    return tuple(
        _Reference(place, key.column.table.name, bool(column.nullable))
        for place, column in enumerate(columns)
        for key in column.foreign_keys
    )


def _without(kind: str, cells: Cells, place: int) -> Cells:
    kept = [*cells[:place], None, *cells[place + 1 : -1]]
    return (*kept, hash_of(kind, kept))
