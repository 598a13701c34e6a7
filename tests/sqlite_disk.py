"""The disk as SQLite sees it, with somebody in between who hears of every call and may let it fail.

SQLite's own way to its files (its VFS) stays what it is; the calls on files in one folder go through here first.
"""

import ctypes
import ctypes.util
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

_OK = 0
_POINTER, _INT, _INT64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64


class Call(StrEnum):
    """What is asked of a file."""

    OPEN = "open"
    DELETE = "delete"
    ACCESS = "access"
    READ = "read"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    FILE_SIZE = "file_size"
    LOCK = "lock"
    SHM_MAP = "shm_map"
    SHM_LOCK = "shm_lock"


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: on the file of that name, at a place (for a truncation: the length), with these bytes."""

    call: Call
    name: str
    place: int = 0
    data: bytes = b""


Listener = Callable[[Asked], int]
"""Hears of a call before it is made; gives 0, or the result code with which it fails instead of being made."""

_IN_FILE = {
    Call.READ: (_POINTER, _INT, _INT64),
    Call.WRITE: (_POINTER, _INT, _INT64),
    Call.TRUNCATE: (_INT64,),
    Call.SYNC: (_INT,),
    Call.FILE_SIZE: (_POINTER,),
    Call.LOCK: (_INT,),
    Call.SHM_MAP: (_INT, _INT, _INT, _POINTER),
    Call.SHM_LOCK: (_INT, _INT, _INT),
}
_TYPES: dict[Call, Any] = {call: ctypes.CFUNCTYPE(_INT, _POINTER, *values) for call, values in _IN_FILE.items()}
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
_ACCESS = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _POINTER)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`; what nobody asks about is carried along as it is."""

    _fields_ = (
        ("version", _INT),
        ("close", _POINTER),
        (Call.READ, _TYPES[Call.READ]),
        (Call.WRITE, _TYPES[Call.WRITE]),
        (Call.TRUNCATE, _TYPES[Call.TRUNCATE]),
        (Call.SYNC, _TYPES[Call.SYNC]),
        (Call.FILE_SIZE, _TYPES[Call.FILE_SIZE]),
        (Call.LOCK, _TYPES[Call.LOCK]),
        ("unlock", _POINTER),
        ("check_reserved_lock", _POINTER),
        ("file_control", _POINTER),
        ("sector_size", _POINTER),
        ("device_characteristics", _POINTER),
        (Call.SHM_MAP, _TYPES[Call.SHM_MAP]),
        (Call.SHM_LOCK, _TYPES[Call.SHM_LOCK]),
        ("rest", _POINTER * 4),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` up to version 3."""

    _fields_ = (
        ("version", _INT),
        ("file_size", _INT),
        ("longest_path", _INT),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        (Call.OPEN, _OPEN),
        (Call.DELETE, _DELETE),
        (Call.ACCESS, _ACCESS),
        ("rest", _POINTER * 13),
    )


@contextmanager
def listening(folder: Path, listener: Listener) -> Iterator[bool]:
    """Every connection opened meanwhile asks the listener first, for files in the folder.

    Gives False, and listens to nothing, where Python's SQLite cannot be reached from outside it.
    """
    library = _library()
    if library is None:
        yield False
        return
    with _Between(library, folder, listener).in_use():
        yield True


_STANDING: "list[_Between]" = []
"""None goes while the process runs: connections that were opened through one may be open still."""


class _Between:
    """Stands between SQLite and its files."""

    def __init__(self, library: ctypes.CDLL, folder: Path, listener: Listener) -> None:
        self._library = library
        self._folder = str(folder)
        self._listener = listener
        self._usual = _Vfs.from_address(library.sqlite3_vfs_find(None))
        self._names: dict[int, str] = {}
        self._usual_methods: dict[int, _Methods] = {}
        self._methods: dict[int, _Methods] = {}
        self._callbacks = {call: _TYPES[call](self._method(call)) for call in _IN_FILE}
        self._vfs = _Vfs()
        ctypes.pointer(self._vfs)[0] = self._usual
        self._name = b"listened-to"
        self._vfs.name = self._name
        self._vfs.open, self._vfs.delete = _OPEN(self._open), _DELETE(self._delete)
        self._vfs.access = _ACCESS(self._access)
        _STANDING.append(self)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """New connections go this way."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
            self._library.sqlite3_vfs_register(ctypes.byref(self._usual), 1)

    def _open(self, vfs: int, name: int | None, file: int, flags: int, flags_out: int | None) -> int:
        # The name stays a pointer: SQLite goes on reading it for as long as the file is open.
        failure = self._tell(Call.OPEN, _text_at(name))
        if failure != _OK:
            _File.from_address(file).methods = None  # so that SQLite knows that there is nothing to close
            return failure
        answer: int = self._usual.open(vfs, name, file, flags, flags_out)
        if answer == _OK and self._is_here(_text_at(name)):
            self._names[file] = _text_at(name)
            held = _File.from_address(file)
            self._usual_methods[file] = held.methods.contents
            held.methods = ctypes.pointer(self._between(held.methods))
        return answer

    def _between(self, found: "ctypes._Pointer[_Methods]") -> _Methods:
        address = ctypes.addressof(found.contents)
        if address not in self._methods:
            copied = _Methods()
            ctypes.pointer(copied)[0] = found.contents
            for call, callback in self._callbacks.items():
                setattr(copied, call, callback)
            self._methods[address] = copied
        return self._methods[address]

    def _method(self, call: Call) -> Callable[..., int]:
        def asked(file: int, *values: Any) -> int:
            failure = self._tell(call, self._names[file], *_said(call, values))
            if failure != _OK:
                return failure
            answer: int = getattr(self._usual_methods[file], call)(file, *values)
            return answer

        return asked

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        failure = self._tell(Call.DELETE, _text_at(name))
        return failure or int(self._usual.delete(vfs, name, sync_folder))

    def _access(self, vfs: int, name: int, flags: int, answer: int) -> int:
        failure = self._tell(Call.ACCESS, _text_at(name))
        return failure or int(self._usual.access(vfs, name, flags, answer))

    def _is_here(self, path: str) -> bool:
        return path.startswith(self._folder)

    def _tell(self, call: Call, path: str, place: int = 0, data: bytes = b"") -> int:
        return self._listener(Asked(call, Path(path).name, place, data)) if self._is_here(path) else _OK


def _said(call: Call, values: tuple[Any, ...]) -> tuple[int, bytes]:
    match call:
        case Call.WRITE:
            data, length, place = values
            return place, ctypes.string_at(data, length)
        case Call.TRUNCATE:
            return values[0], b""
        case _:
            return 0, b""


def _library() -> ctypes.CDLL | None:
    """The very library that Python's own module calls; None where that is built into it."""
    name = ctypes.util.find_library("sqlite3")
    loaded = Path("/proc/self/maps")
    if name is None or not loaded.exists() or name not in loaded.read_text():
        return None
    library = ctypes.CDLL(name)
    library.sqlite3_libversion.restype = ctypes.c_char_p
    library.sqlite3_vfs_find.restype = _POINTER
    library.sqlite3_vfs_find.argtypes = (ctypes.c_char_p,)
    same = library.sqlite3_libversion().decode() == sqlite3.sqlite_version
    return library if same else None


def _text_at(address: int | None) -> str:
    return ctypes.string_at(address).decode() if address else ""
