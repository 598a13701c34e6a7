"""What a child does to its files, call by call, and what a disk may hold when the power goes in between."""

import ctypes
import os
import random
import re
import shutil
import subprocess
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NoReturn, TypeVar

T = TypeVar("T")

_CALLS = "openat,lseek,pwrite64,write,sendfile,copy_file_range,ftruncate,fsync,fdatasync,rename,unlink,mkdir"
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (\d+)")
_HANDLE = re.compile(r"(\w+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_MAY_BE_WATCHED, _BY_ANYBODY = 0x59616D61, -1
"""What a process tells Linux so that another that is not its parent may watch it."""
_NOT_OF_A_DRIVE = ("-shm", ".lock")
"""What the files are called that say something only while somebody works in the store."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that changed or flushed a file or a folder: "make", "write", "copy", "cut", "sync", "rename", "unlink".

    `file` is where it is below the folder that is watched, "" for that folder; "1" for what the child said. `other` is
    what a file is renamed to, or copied from.
    """

    name: str
    file: str
    data: bytes = b""
    place: int = 0
    other: str = ""


def watch(act: Callable[[Path], None], path: Path) -> list[Call]:
    """The calls of a child that carries out an act, in the folder of the path that the act is given."""
    trace = path.parent.with_name(f"{path.parent.name}.trace")
    waiting, go_on = os.pipe()
    child = os.fork()
    if child == 0:
        _carry_out(act, path, waiting)
    command = [_strace(), "-f", "-y", "-xx", "-s", "2000000", "-e", f"trace={_CALLS}", "-o", str(trace)]
    with subprocess.Popen([*command, "-p", str(child)], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        attached = strace.stderr.readline()
        os.write(go_on, b".")
        _, status = os.waitpid(child, 0)
        strace.communicate(timeout=60)
    os.close(waiting)
    os.close(go_on)
    assert "attached" in attached, attached
    assert os.WEXITSTATUS(status) == 0
    with trace.open() as lines:
        found = list(_Reader(path.parent).calls(lines))
    trace.unlink()
    return found


def _carry_out(act: Callable[[Path], None], path: Path, waiting: int) -> NoReturn:
    code = 1
    try:
        with suppress(AttributeError):
            ctypes.CDLL(None).prctl(_MAY_BE_WATCHED, _BY_ANYBODY)
        os.read(waiting, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        act(path)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _strace() -> str:
    found = shutil.which("strace")
    assert found is not None
    return found


class _Reader:
    """Reads what strace wrote; knows where each handle is in its file."""

    def __init__(self, folder: Path) -> None:
        self._folder = PurePosixPath(folder)
        self._places: dict[str, int] = {}

    def calls(self, lines: Iterable[str]) -> Iterator[Call]:
        for line in lines:
            match = _CALL.match(line)
            if match is not None:
                name, values, result = match.groups()
                yield from self._call(name, values.split(", "), int(result))

    def _call(self, name: str, values: Sequence[str], result: int) -> Iterator[Call]:
        match name:
            case "openat":
                self._places[str(result)] = 0
                yield from self._opened(self._below(values[1]), values[2])
            case "rename":
                yield from self._renamed(self._below(values[0]), self._below(values[1]))
            case "unlink" | "mkdir":
                yield from _call_on(self._below(values[0]), "unlink" if name == "unlink" else "make folder")
            case _:
                yield from self._on_handle(name, values, result)

    def _opened(self, file: str | None, flags: str) -> Iterator[Call]:
        if "O_CREAT" in flags:
            yield from _call_on(file, "make")
        if "O_TRUNC" in flags:
            yield from _call_on(file, "cut")

    def _renamed(self, file: str | None, other: str | None) -> Iterator[Call]:
        assert (file is None) == (other is None), "nothing is moved into the folder or out of it"
        if file is not None and other is not None:
            yield Call("rename", file, other=other)

    def _on_handle(self, name: str, values: Sequence[str], result: int) -> Iterator[Call]:
        handle = _HANDLE.match(values[0])
        if handle is None or "(deleted)" in values[0]:
            return
        number, file = handle[1], "1" if handle[1] == "1" else self._below(handle[2])
        match name:
            case "lseek":
                self._places[number] = result
            case "pwrite64":
                yield from _call_on(file, "write", data=_bytes(values[1]), place=int(values[3]))
            case "write":
                place = self._places.get(number, 0)
                self._places[number] = place + result
                yield from _call_on(file, "write", data=_bytes(values[1])[:result], place=place)
            case "sendfile" | "copy_file_range":
                source = _HANDLE.match(values[1 if name == "sendfile" else 2])
                other = self._below(source[2]) if source is not None else None
                assert file is None or other is not None, "what is copied is in the folder"
                yield from _call_on(file if result else None, "copy", other=other or "")
            case "ftruncate":
                yield from _call_on(file, "cut", place=int(values[1]))
            case _:
                yield from _call_on(file, "sync")

    def _below(self, said: str) -> str | None:
        """The place below the folder; None for what lies elsewhere."""
        text = _TEXT.match(said)
        path = PurePosixPath((_bytes(said) if text is not None else _unescaped(said)).decode())
        if not path.is_relative_to(self._folder):
            return None
        below = path.relative_to(self._folder).as_posix()
        return "" if below == "." else below


def _call_on(file: str | None, name: str, data: bytes = b"", place: int = 0, other: str = "") -> Iterator[Call]:
    if file is not None and not file.endswith(_NOT_OF_A_DRIVE):
        yield Call(name, file, data, place, other)


def _bytes(said: str) -> bytes:
    text = _TEXT.match(said)
    assert text is not None, said
    return _unescaped(text[1])


def _unescaped(said: str) -> bytes:
    return bytes.fromhex(said.replace("\\x", "")) if said.startswith("\\x") else said.encode()


Renaming = dict[str, int | None]
"""What each name in a folder leads to from now on: the number of a file, or nothing."""


@dataclass
class Disk:
    """Files as they are for certain, and what was asked since the last flush, which a disk may keep, lose or reorder.

    A file that was flushed is certain in what it holds. Under which name it is found is certain once its folder was
    flushed too.
    """

    files: Mapping[str, bytes]
    _contents: list[bytearray] = field(default_factory=list)
    _writes: dict[int, list[Call]] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _certain: dict[str, int] = field(default_factory=dict)
    _renamings: dict[str, list[Renaming]] = field(default_factory=dict)
    _folders: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name, content in self.files.items():
            for folder in reversed(_folders_of(name)):
                self._make(folder, is_folder=True)
            self._make(name)
            self._contents[self._names[name]].extend(content)
        self._certain, self._renamings = dict(self._names), {}

    def do(self, call: Call) -> None:
        """Carries out a call."""
        match call.name:
            case "make" | "make folder":
                if call.file not in self._names:
                    self._make(call.file, is_folder=call.name == "make folder")
            case "rename":
                number = self._names.pop(call.file)
                self._names[call.other] = number
                self._note(call.file, {call.file: None, call.other: number})
            case "unlink":
                del self._names[call.file]
                self._note(call.file, {call.file: None})
            case "sync" if call.file not in self._names or self._names[call.file] in self._folders:
                for renaming in self._renamings.pop(call.file, []):
                    _rename(self._certain, renaming)
            case "sync":
                self._flush(self._names[call.file])
            case "copy":
                data = bytes(self._now(self._names[call.other]))
                self._write(Call("write", call.file, data))
            case _:
                self._write(call)

    def after_power_cut(self, rng: random.Random) -> dict[str, bytes]:
        """One of the states in which the disk may be found."""
        names = dict(self._certain)
        for renamings in self._renamings.values():
            for renaming in _kept_of_folder(renamings, rng):
                _rename(names, renaming)
        found: dict[str, bytes] = {}
        for name, number in names.items():
            if number not in self._folders and all(folder in names for folder in _folders_of(name)):
                found[name] = bytes(self._after(number, _kept(self._writes.get(number, []), rng)))
        return found

    def _make(self, name: str, *, is_folder: bool = False) -> None:
        if name in self._names:
            return
        number = len(self._contents)
        self._contents.append(bytearray())
        self._names[name] = number
        if is_folder:
            self._folders.add(number)
        self._note(name, {name: number})

    def _note(self, name: str, renaming: Renaming) -> None:
        self._renamings.setdefault(_folder_of(name), []).append(renaming)

    def _write(self, call: Call) -> None:
        self._writes.setdefault(self._names[call.file], []).append(call)

    def _flush(self, number: int) -> None:
        self._contents[number] = self._now(number)
        self._writes.pop(number, None)

    def _now(self, number: int) -> bytearray:
        return self._after(number, self._writes.get(number, []))

    def _after(self, number: int, calls: Iterable[Call]) -> bytearray:
        content = bytearray(self._contents[number])
        for call in calls:
            apply(content, call)
        return content


def apply(content: bytearray, call: Call) -> None:
    """Writes or cuts."""
    if call.name == "cut":
        del content[call.place :]
        content.extend(bytes(call.place - len(content)))
        return
    if len(content) < call.place:
        content.extend(bytes(call.place - len(content)))
    content[call.place : call.place + len(call.data)] = call.data


def _rename(names: dict[str, int], renaming: Renaming) -> None:
    for name, number in renaming.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _folder_of(name: str) -> str:
    return _folders_of(name)[0] if _folders_of(name) else ""


def _folders_of(name: str) -> list[str]:
    return [folder.as_posix() for folder in PurePosixPath(name).parents if folder.name]


def _kept(waiting: list[Call], rng: random.Random) -> list[Call]:
    """Which of the waiting writes reach the disk, in which order, and how much of the last."""
    manner = rng.choice(["none", "all", "some first", "any", "shuffled", "torn"])
    some = waiting[: rng.randint(0, len(waiting))]
    if manner == "none":
        return []
    if manner == "all":
        return waiting
    if manner == "any":
        return [call for call in waiting if rng.random() < 0.5]
    if manner == "shuffled":
        rng.shuffle(some)
    if manner == "torn" and some and some[-1].data:
        last = some[-1]
        some[-1] = Call(last.name, last.file, last.data[: rng.randrange(len(last.data))], last.place)
    return some


def _kept_of_folder(waiting: list[T], rng: random.Random) -> list[T]:
    """Which of the waiting changes of names reach the disk."""
    match rng.choice(["none", "all", "some first", "any"]):
        case "none":
            return []
        case "all":
            return waiting
        case "some first":
            return waiting[: rng.randint(0, len(waiting))]
        case _:
            return [one for one in waiting if rng.random() < 0.5]
