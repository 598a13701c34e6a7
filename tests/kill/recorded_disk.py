"""What SQLite asks of the disk, recorded call by call, and the files that a disk may hold when the power goes.

A drive keeps what was synced. What was written since may be there or not, in any order, the last write torn.
"""

import ctypes
import ctypes.util
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

_OK = 0
_POINTER = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _Methods(ctypes.Structure):
    """The head of `sqlite3_io_methods`; the rest is copied as it is."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("rest", _POINTER * 14),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` up to version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("rest", _POINTER * 14),
    )


class Call(StrEnum):
    """What was asked of a file."""

    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Done:
    """One call: on the file of that name, at a place (for a truncation: the length), with these bytes."""

    call: Call
    name: str
    place: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Recording:
    """Everything that was asked, in order, and the marks that somebody set between."""

    files: dict[str, bytes] = field(default_factory=dict)
    calls: list[Done] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def mark(self, value: int) -> None:
        """Remember that this was acknowledged once all calls so far were made."""
        self.marks.append((len(self.calls), value))

    def marked_before(self, cut: int) -> list[int]:
        """The values marked before a call was made."""
        return [value for place, value in self.marks if place <= cut]

    def image(self, cut: int, random: Random) -> dict[str, bytes]:
        """The files that a drive may hold when the power goes right before a call."""
        held = {name: bytearray(content) for name, content in self.files.items()}
        waiting: dict[str, list[Done]] = {}
        for done in self.calls[:cut]:
            if done.call is Call.DELETE:
                held.pop(done.name, None)
                waiting.pop(done.name, None)
            elif done.call is Call.SYNC:
                _carry_out(held, done.name, waiting.pop(done.name, []))
            else:
                waiting.setdefault(done.name, []).append(done)
        for name, calls in waiting.items():
            survived = _survived(calls, random)
            if survived or name in held:
                _carry_out(held, name, survived)
        return {name: bytes(content) for name, content in held.items()}


@contextmanager
def recorded_disk(folder: Path) -> Iterator[Recording | None]:
    """Records what every connection opened meanwhile asks of the files in a folder.

    Gives None where Python's SQLite cannot be reached from outside it.
    """
    library = _library()
    if library is None:
        yield None
        return
    recording = Recording({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})
    recorder = _Recorder(library, folder, recording)
    with recorder.in_use():
        yield recording


class _Recorder:
    """The file system of SQLite with its writes, truncations, syncs and deletions noted on their way."""

    def __init__(self, library: ctypes.CDLL, folder: Path, recording: Recording) -> None:
        self._library = library
        self._folder = str(folder)
        self._recording = recording
        self._names: dict[int, str] = {}
        self._usual = _Vfs.from_address(library.sqlite3_vfs_find(None))
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        self._vfs = _Vfs()
        ctypes.pointer(self._vfs)[0] = self._usual
        self._name = b"recorded"
        self._vfs.name = self._name
        self._vfs.open = _OPEN(self._open)
        self._vfs.delete = _DELETE(self._delete)
        self._write, self._truncate, self._sync = (
            _WRITE(self._on_write),
            _TRUNCATE(self._on_truncate),
            _SYNC(self._on_sync),
        )

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
        answer: int = self._usual.open(vfs, name, file, flags, flags_out)
        path = _text_at(name)
        if answer == _OK and path.startswith(self._folder):
            self._names[file] = Path(path).name
            held = _File.from_address(file)
            held.methods = ctypes.pointer(self._with_notes(held.methods))
        return answer

    def _with_notes(self, found: "ctypes._Pointer[_Methods]") -> _Methods:
        address = ctypes.addressof(found.contents)
        if address not in self._methods:
            copied = _Methods()
            ctypes.pointer(copied)[0] = found.contents
            copied.write, copied.truncate, copied.sync = self._write, self._truncate, self._sync
            self._methods[address] = (found.contents, copied)
        return self._methods[address][1]

    def _usual_methods(self, file: int) -> _Methods:
        here = ctypes.addressof(_File.from_address(file).methods.contents)
        return next(usual for usual, noted in self._methods.values() if ctypes.addressof(noted) == here)

    def _on_write(self, file: int, data: int, length: int, place: int) -> int:
        self._note(Done(Call.WRITE, self._names[file], place, ctypes.string_at(data, length)))
        answer: int = self._usual_methods(file).write(file, data, length, place)
        return answer

    def _on_truncate(self, file: int, length: int) -> int:
        self._note(Done(Call.TRUNCATE, self._names[file], length))
        answer: int = self._usual_methods(file).truncate(file, length)
        return answer

    def _on_sync(self, file: int, flags: int) -> int:
        answer: int = self._usual_methods(file).sync(file, flags)
        self._note(Done(Call.SYNC, self._names[file]))
        return answer

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        self._note(Done(Call.DELETE, Path(_text_at(name)).name))
        answer: int = self._usual.delete(vfs, name, sync_folder)
        return answer

    def _note(self, done: Done) -> None:
        self._recording.calls.append(done)


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


def _survived(calls: Sequence[Done], random: Random) -> list[Done]:
    some = list(calls)
    match random.choice(("none", "first", "any", "reordered", "torn")):
        case "none":
            return []
        case "first":
            return some[: random.randint(0, len(some))]
        case "any":
            return [done for done in some if random.random() < 0.5]
        case "reordered":
            random.shuffle(some)
            return some[: random.randint(0, len(some))]
        case _:
            some = some[: random.randint(1, len(some))]
            last = some[-1]
            torn = last.data[: random.randint(0, len(last.data))]
            return [*some[:-1], Done(last.call, last.name, last.place, torn)]


def _carry_out(held: dict[str, bytearray], name: str, calls: Sequence[Done]) -> None:
    content = held.setdefault(name, bytearray())
    for done in calls:
        if done.call is Call.TRUNCATE:
            del content[done.place :]
        else:
            content.extend(bytes(max(0, done.place - len(content))))
            content[done.place : done.place + len(done.data)] = done.data
