"""The rows in a database file, read page by page, whatever has become of its structure.

SQLite finds a row by way of the pages above its own, so one broken page may hide thousands of whole rows. Here each
page is asked what it holds, wherever it stands. (The file format is that of sqlite.org/fileformat2.html.) Nothing that
is read so can be trusted before something else vouches for it.
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

Cell = str | int | float | bytes | None
Cells = tuple[Cell, ...]

USUAL_SIZE = 4096
"""How long SQLite makes pages unless it is told otherwise."""

_SECTOR = 512
_LEAF_OF_TABLE = 0x0D
_LEAF_HEADER = 8
_LEAST_CELL = 4
_MOST_CELLS = 2000
"""Of one row; our widest table has not a tenth of it."""
_FURTHEST_SHIFT = 8
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes the numbers of each type take."""
_HASH = 32
_IN_A_HASH = frozenset(b"0123456789abcdef")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it stands in the file: its number in its table, its cells, and whether something vouched for them."""

    number: int
    cells: Cells
    is_whole: bool


class BrokenRecord(Exception):
    """Bytes that are no row."""


def page_size(data: bytes) -> int:
    """How long the pages of a file are by its header; the usual length where that says nothing of use."""
    said = int.from_bytes(data[16:18], "big")
    size = 1 << 16 if said == 1 else said
    return size if size >= _SECTOR and size & (size - 1) == 0 else USUAL_SIZE


def rows_in(data: bytes, size: int, is_whole: Callable[[Cells], bool]) -> Iterator[FoundRow]:
    """Every row in the file's pages of tables, which may stand anywhere; of a long row the rest is looked for.

    `is_whole` vouches for the cells of a row. Rows for which it never does are given as they are read at first.
    """
    chains = _Chains(data, size)
    for start in range(0, len(data), _SECTOR):
        if data[start] == _LEAF_OF_TABLE:
            page = data[start : start + size].ljust(size, b"\0")
            for place in _places_of_cells(page):
                found = _row_at(page, place, chains, is_whole)
                if found is not None:
                    yield found


def _places_of_cells(page: bytes) -> Sequence[int]:
    (count,) = struct.unpack_from(">H", page, 3)
    end = _LEAF_HEADER + 2 * count
    if not 0 < count <= (len(page) - _LEAF_HEADER) // (2 + _LEAST_CELL):
        return ()
    places: tuple[int, ...] = struct.unpack_from(f">{count}H", page, _LEAF_HEADER)
    return [place for place in places if end <= place <= len(page) - _LEAST_CELL]


def _row_at(page: bytes, place: int, chains: "_Chains", is_whole: Callable[[Cells], bool]) -> FoundRow | None:
    first: FoundRow | None = None
    try:
        length, place = _varint(page, place)
        number, place = _varint(page, place)
        for payload in chains.payloads(page, place, length):
            try:
                cells = cells_of(payload)
            except BrokenRecord:
                continue
            if is_whole(cells):
                return FoundRow(number, cells, is_whole=True)
            first = first or FoundRow(number, cells, is_whole=False)
    except BrokenRecord:
        return None
    return first


def cells_of(record: bytes) -> Cells:
    """The cells of a row; raises BrokenRecord for bytes that are none."""
    length, place = _varint(record, 0)
    if not place <= length <= len(record):
        raise BrokenRecord
    types = []
    while place < length:
        kind, place = _varint(record, place)
        types.append(kind)
        if len(types) > _MOST_CELLS:
            raise BrokenRecord
    cells = []
    for kind in types:
        cell, place = _cell(record, place, kind)
        cells.append(cell)
    if place != len(record):
        raise BrokenRecord
    return tuple(cells)


def _cell(record: bytes, place: int, kind: int) -> tuple[Cell, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind in (10, 11):
        raise BrokenRecord
    length = _WHOLE_NUMBERS.get(kind, 8 if kind == 7 else (kind - 12) // 2)
    content = record[place : place + length]
    if len(content) != length:
        raise BrokenRecord
    if kind in _WHOLE_NUMBERS:
        return int.from_bytes(content, "big", signed=True), place + length
    if kind == 7:
        (real,) = struct.unpack(">d", content)
        return float(real), place + length
    return (content.decode("utf-8", "replace") if kind % 2 else content), place + length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    number = 0
    for at in range(place, place + 8):
        if at >= len(data):
            raise BrokenRecord
        number = number << 7 | data[at] & 0x7F
        if data[at] < 0x80:
            return number, at + 1
    if place + 8 >= len(data):
        raise BrokenRecord
    number = number << 8 | data[place + 8]
    return number - (1 << 64) if number >> 63 else number, place + 9


class _Chains:
    """What follows on further pages where a row is longer than its own page can hold.

    Each page names the next by its number. Where pages have changed places the number leads astray; then the rest is
    looked for in the other pages that end a chain of the right length, and a few pages on or back.
    """

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size
        self._room = size - 4
        self._pages = len(data) // size

    def payloads(self, page: bytes, place: int, length: int) -> Iterator[bytes]:
        """What the whole of a row may be: its bytes in its own page, and those of each chain that it may have."""
        here = self._length_here(length)
        if not 0 < length <= len(self._data) or place + here > len(page):
            return
        begin = page[place : place + here]
        if here == length:
            yield begin
            return
        if place + here + 4 > len(page):
            return
        rest = length - here
        pages = -(-rest // self._room)
        for chain in self._chains(int.from_bytes(page[place + here : place + here + 4], "big"), pages):
            if self._may_end_a_row(chain[-1], rest - (pages - 1) * self._room):
                yield begin + b"".join(self._content(number) for number in chain)[:rest]

    def _length_here(self, length: int) -> int:
        most = self._size - 35
        if length <= most:
            return length
        least = (self._size - 12) * 32 // 255 - 23
        even = least + (length - least) % self._room
        return even if even <= most else least

    def _chains(self, first: int, length: int) -> Iterator[list[int]]:
        straight = self._followed([], first, length)
        if len(straight) == length:
            yield straight
        for known in range(min(len(straight) + 1, length)):
            begin = straight[:known]
            for number in self._with_so_many_to_the_end.get(length - known, ()):
                yield self._followed(begin, number, length)
            said = self._next(begin[-1]) if begin else first
            for shift in range(1, _FURTHEST_SHIFT + 1):
                for by in (-shift, shift):
                    shifted = self._followed(begin, said, length, by)
                    if len(shifted) == length:
                        yield shifted

    def _followed(self, begin: list[int], number: int, length: int, by: int = 0) -> list[int]:
        """The chain from a page on; `by`: all pages behind its place are to be found that much further on."""
        chain, behind = list(begin), number
        while len(chain) < length:
            at = number + by if number >= behind else number
            if not 1 <= at <= self._pages or at in chain:
                break
            chain.append(at)
            number = self._next(at)
        return chain if number == 0 or len(chain) < length else chain[:-1]

    @cached_property
    def _with_so_many_to_the_end(self) -> dict[int, list[int]]:
        """Pages by how many it takes from each to the end of a chain, itself included."""
        nexts = {number: self._next(number) for number in range(1, self._pages + 1)}
        before: dict[int, list[int]] = {}
        for number, following in nexts.items():
            before.setdefault(following, []).append(number)
        by_length = [before.get(0, [])]
        while by_length[-1]:  # a page names one other, so that none is come by twice
            by_length.append([number for following in by_length[-1] for number in before.get(following, ())])
        return dict(enumerate(by_length, start=1))

    def _may_end_a_row(self, number: int, length: int) -> bool:
        """Every row of ours ends in its hash; what is left of it in the last page is enough to pass most others by."""
        end = (number - 1) * self._size + 4 + length
        return _IN_A_HASH.issuperset(self._data[end - min(length, _HASH) : end])

    def _next(self, number: int) -> int:
        start = (number - 1) * self._size
        return int.from_bytes(self._data[start : start + 4], "big")

    def _content(self, number: int) -> bytes:
        start = (number - 1) * self._size
        return self._data[start + 4 : start + self._size]
