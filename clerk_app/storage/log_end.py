"""Whether the log that a crash left held more than can be played back: SQLite ends it at the first damage, unsaid.

Each commit is on the disk before the next begins, and before the index of the log says that it is there. So the power
did not cut a page off behind which whole commits of a later one lie, or which the index counts: the disk has changed it
since. Where the head of the log is broken, the power may have been cut while it was begun anew; but then all that it
held had been played into the store before. (The file formats are those of sqlite.org/walformat.html.)
"""

import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clerk_app.services.trouble import Trouble
from clerk_app.storage.creation import free_place
from clerk_app.storage.places import is_taken
from clerk_app.storage.safe_file import OWNER_ONLY, write_safely

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = 0x377F0682
"""One more where the sums are of big-endian words."""
_WORD = 0xFFFFFFFF
_INDEX_HEADER = 48
_LEAST_PAGE, _MOST_PAGE = 512, 1 << 16

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LeftLog:
    """The log beside a store and its index, as they were before SQLite looked at them, which writes the index anew."""

    log: bytes = b""
    index: bytes = b""


@dataclass(frozen=True, slots=True)
class _Head:
    """What a log begins with: how its sums are made, the sums behind its header, and what marks its frames as its own.

    `sums` are None where the header is broken, and the sums of the first frame have nothing to be compared with.
    """

    order: str
    salts: bytes
    page_size: int
    sums: Sums | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page in the log: whether it is the last of a commit, and its sums are right behind those of the last."""

    number: int
    page: bytes
    ends_commit: bool
    follows: bool


def left_log(store: Path) -> LeftLog:
    """What lies beside a store now; asked before this process opens the store, for closing the index loses its locks.

    The index is read first: the log is at least as long as it says, though somebody may be writing.
    """
    log = store.with_name(f"{store.name}-wal")
    with suppress(OSError):
        if log.stat().st_size > _HEADER:
            return LeftLog(index=_bytes_of(store.with_name(f"{store.name}-shm")), log=log.read_bytes())
    return LeftLog()


def keep_damaged_log(store: Path, left: LeftLog) -> Path | None:
    """A copy of what lay beside a store, if that held more than can be played back; None where it did not.

    Called before the store is opened to write, for that writes over the log. What cannot be copied is not.
    """
    if not left.log:
        return None
    with suppress(OSError, Trouble):
        content = left.log
        if not held_more(left, store):
            return None
        place = store.with_name(f"{store.name}.damaged-log")
        if place.is_file() and place.read_bytes() == content:
            return place  # of a start that came to nothing
        kept = free_place(place) if is_taken(place) else place
        write_safely(kept, content, mode=OWNER_ONLY)
        return kept
    return None


def held_more(left: LeftLog, store: Path) -> bool:
    """True if commits are known to have been in the log that can be played back from it no more."""
    head = _head(left.log)
    if head is None:
        return _begins_broken(left.log, store)
    frames = list(_frames(left.log, head))
    return _goes_on_behind_damage(frames) or _counted(left.index, head) > len(_played_back(frames))


def played_back(data: bytes, log: bytes) -> bytes:
    """The file of a store with what can be played back from the log beside it."""
    head = _head(log)
    played = _played_back(list(_frames(log, head))) if head is not None else []
    if head is None or not played:
        return data
    size = head.page_size
    longest = max(len(data), max(frame.number for frame in played) * size)
    made = bytearray(data.ljust(longest, b"\0"))
    for frame in played:
        made[(frame.number - 1) * size : frame.number * size] = frame.page
    return bytes(made)


def _goes_on_behind_damage(frames: Sequence[_Frame]) -> bool:
    """True if a commit was made after the first page that is broken, of those since the log was begun last."""
    broken = next((place for place, frame in enumerate(frames) if not frame.follows), None)
    if broken is None:
        return False
    commits = sum(frame.ends_commit and frame.follows for frame in frames[broken + 1 :])
    # The first may end the very commit that the power cut off.
    return commits > (0 if frames[broken].ends_commit else 1)


def _begins_broken(log: bytes, store: Path) -> bool:
    """True if a log whose header is broken has commits that are not in the store."""
    data = store.read_bytes()
    head = _head_of_frames(log, int.from_bytes(data[16:18], "big"))
    if head is None:
        return False
    size = head.page_size
    last = {frame.number: frame.page for frame in _played_back(_from_the_first_that_follows(log, head))}
    return any(data[(number - 1) * size : number * size] != page for number, page in last.items())


def _from_the_first_that_follows(log: bytes, head: _Head) -> list[_Frame]:
    frames = list(_frames(log, head))
    first = next((place for place, frame in enumerate(frames) if frame.follows), len(frames))
    return frames[first:]


def _played_back(frames: Sequence[_Frame]) -> Sequence[_Frame]:
    """The frames up to the end of the last commit before the first broken one."""
    whole = next((place for place, frame in enumerate(frames) if not frame.follows), len(frames))
    ends = [place for place in range(whole) if frames[place].ends_commit]
    return frames[: ends[-1] + 1] if ends else ()


def _counted(index: bytes, head: _Head) -> int:
    """How many frames of this log its index says are committed; 0 where it says nothing, or speaks of another log.

    A power cut may leave the index as it was earlier, but never as it was later than the log.
    """
    header, again = index[:_INDEX_HEADER], index[_INDEX_HEADER : 2 * _INDEX_HEADER]
    if len(again) < _INDEX_HEADER or header != again or header[32:40] != head.salts:
        return 0
    return int.from_bytes(header[16:20], sys.byteorder)


def _head(log: bytes) -> _Head | None:
    """What a log begins with, None where SQLite takes it for none."""
    if len(log) < _HEADER:
        return None
    magic, _version, page_size = struct.unpack(">3I", log[:12])
    order = ">" if magic & 1 else "<"
    sums: Sums = struct.unpack(">2I", log[24:32])
    if magic & ~1 != _MAGIC or _added((0, 0), log[:24], order) != sums or not _is_page_size(page_size):
        return None
    return _Head(order, log[16:24], page_size, sums)


def _head_of_frames(log: bytes, said_page_size: int) -> _Head | None:
    """What a log with a broken header began with, by its first frames that agree; None where none do."""
    page_size = _MOST_PAGE if said_page_size == 1 else said_page_size
    if not _is_page_size(page_size):
        return None
    starts = range(_HEADER, len(log) - _FRAME_HEADER - page_size + 1, _FRAME_HEADER + page_size)
    salts = [log[start + 8 : start + 16] for start in starts]
    if salts and not any(salts[0]):
        del salts[0]  # it went with the header
    if len(salts) <= 1 or salts[0] != salts[1] or not any(salts[0]):
        return None  # an earlier log may lie behind a single frame
    own = salts[0]
    heads = [_Head(order, own, page_size, None) for order in "<>"]
    return next((head for head in heads if any(frame.follows for frame in _frames(log, head))), None)


def _is_page_size(size: int) -> bool:
    return _LEAST_PAGE <= size <= _MOST_PAGE and size & (size - 1) == 0


def _frames(log: bytes, head: _Head) -> Iterator[_Frame]:
    size, sums = head.page_size, head.sums
    for place in range(_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        header = log[place : place + _FRAME_HEADER]
        page = log[place + _FRAME_HEADER : place + _FRAME_HEADER + size]
        number, pages_after = struct.unpack(">2I", header[:8])
        said: Sums = struct.unpack(">2I", header[16:])
        is_of_this_log = header[8:16] == head.salts and number > 0
        follows = (
            is_of_this_log
            and sums is not None
            and _added(_added(sums, header[:8], head.order), page, head.order) == said
        )
        if not is_of_this_log and pages_after == 0 and number == 0 and head.sums is not None:
            return
        yield _Frame(number, page, ends_commit=is_of_this_log and pages_after > 0, follows=follows)
        sums = said


def _added(sums: Sums, data: bytes, order: str) -> Sums:
    first, second = sums
    words = struct.iter_unpack(f"{order}2I", data)
    for one, other in words:
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
