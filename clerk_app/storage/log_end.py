"""Whether the log that a crash left holds more than can be played back: SQLite ends it at the first damage, unsaid.

Each commit is on the disk before the next begins. So where whole commits of a later one lie behind a broken page, the
power did not cut that page off: the disk has changed it since. (The file format is that of sqlite.org/walformat.html.)
"""

import struct
from collections.abc import Iterator
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

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page in the log: whether it is the last of a commit, and its sums are right behind those of the last."""

    ends_commit: bool
    follows: bool


def keep_damaged_log(store: Path) -> Path | None:
    """A copy of the log beside a store, if it holds more than can be played back; None where it does not.

    Called before the store is opened to write, for that writes over the log. What cannot be copied is not.
    """
    log = store.with_name(f"{store.name}-wal")
    with suppress(OSError, Trouble):
        content = log.read_bytes()
        if not goes_on_behind_damage(content):
            return None
        place = store.with_name(f"{store.name}.damaged-log")
        if place.is_file() and place.read_bytes() == content:
            return place  # of a start that came to nothing
        kept = free_place(place) if is_taken(place) else place
        write_safely(kept, content, mode=OWNER_ONLY)
        return kept
    return None


def goes_on_behind_damage(log: bytes) -> bool:
    """True if a commit was made after the first page that is broken, of those since the log was begun last.

    A log whose beginning is broken tells nothing, for the power may have been cut while it was begun anew.
    """
    frames = _frames(log)
    broken = next((frame for frame in frames if not frame.follows), None)
    if broken is None:
        return False
    commits = sum(frame.ends_commit and frame.follows for frame in frames)
    return commits > (0 if broken.ends_commit else 1)  # the first may end the very commit that the power cut off


def _frames(log: bytes) -> Iterator[_Frame]:
    if len(log) < _HEADER:
        return
    magic, _version, page_size = struct.unpack(">3I", log[:12])
    order = ">" if magic & 1 else "<"
    salts, sums = log[16:24], struct.unpack(">2I", log[24:32])
    if magic & ~1 != _MAGIC or _added((0, 0), log[:24], order) != sums:
        return
    for place in range(_HEADER, len(log) - _FRAME_HEADER - page_size + 1, _FRAME_HEADER + page_size):
        header = log[place : place + _FRAME_HEADER]
        page = log[place + _FRAME_HEADER : place + _FRAME_HEADER + page_size]
        number, pages_after = struct.unpack(">2I", header[:8])
        said: Sums = struct.unpack(">2I", header[16:])
        is_of_this_log = header[8:16] == salts and number > 0
        follows = is_of_this_log and _added(_added(sums, header[:8], order), page, order) == said
        if not is_of_this_log and pages_after == 0 and number == 0:
            return
        yield _Frame(ends_commit=is_of_this_log and pages_after > 0, follows=follows)
        sums = said


def _added(sums: Sums, data: bytes, order: str) -> Sums:
    first, second = sums
    words = struct.iter_unpack(f"{order}2I", data)
    for one, other in words:
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
