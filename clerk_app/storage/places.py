"""Where a path leads and what lies there, asked without an error where nobody may look."""

import os
from pathlib import Path

_MOST_LINKS = 40
"""As many as Linux follows."""

_HEADER = b"SQLite format 3\0"
_APPLICATION_AT = 68
_WHILE_WRITTEN = ("-wal", "-journal")
_BESIDE_A_STORE = (*_WHILE_WRITTEN, "-shm", ".lock")
"""How the names of the files end that belong to the store of the name before."""


def exists(path: Path) -> bool:
    """True if something can be found there; a link that leads nowhere is nothing."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def file_at(path: Path) -> tuple[int, int]:
    """What the path leads to: device and inode; zeros where there is nothing."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino


def mark_of(store: Path) -> str:
    """What tells a store that nothing has been written to since from any other state of it; empty where none can.

    The size and the time of its file: enough for a file that only this program writes, and for what is looked at
    alone. While anything waits in a log beside the file, that tells nothing.
    """
    try:
        found = store.stat()
    except OSError:
        return ""
    waits = any(is_filled(store.with_name(f"{store.name}{ending}")) for ending in _WHILE_WRITTEN)
    return "" if waits else f"{found.st_size} {found.st_mtime_ns}"


def may_be_written(path: Path) -> bool:
    """True if the system lets us write the file, and make others beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_filled(path: Path) -> bool:
    """True if a file that is not empty can be found there."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def is_taken(path: Path) -> bool:
    """True if a file can be found where the path leads, or it is a link that leads nowhere but to itself."""
    return exists(path) or _link(followed(path)) is not None


def followed(path: Path) -> Path:
    """The file that a path leads to where it is a link, so that one file has one lock; absolute, folders as given.

    A link that leads in a circle is given back as it is.
    """
    path = path.absolute()
    place = path
    for _ in range(_MOST_LINKS):
        target = _link(place)
        if target is None:
            return place
        place = place.parent / target
    return path


def is_at_rest(path: Path) -> bool:
    """True if no log or journal lies beside the store: nobody has it open to write, or crashed while they did."""
    return not any(exists(path.with_name(f"{path.name}{ending}")) for ending in _WHILE_WRITTEN)


def belongs_to_a_store(path: Path, application: int) -> bool:
    """True if the path is a store of that application, sound or not, or one of the files beside a store.

    A database that may be open is taken for one without a look inside: on POSIX systems, closing the file again would
    let go of the locks that SQLite holds on it in this process.
    """
    endings = [ending for ending in _BESIDE_A_STORE if path.name.endswith(ending) and path.name != ending]
    stores = (path, *(path.with_name(path.name.removesuffix(ending)) for ending in endings))
    may_be_open = any(store.is_file() and not is_at_rest(store) for store in stores)
    return may_be_open or any(_says_it_is(store, application) for store in stores)


def _link(path: Path) -> Path | None:
    try:
        return path.readlink()
    except OSError:  # it is no link, or cannot be asked
        return None


def _says_it_is(path: Path, application: int) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            header = file.read(_APPLICATION_AT + 4)
    except OSError:
        return False
    return header.startswith(_HEADER) and header[_APPLICATION_AT:] == application.to_bytes(4, "big")
