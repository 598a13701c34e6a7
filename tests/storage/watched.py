"""What a child does to its files, call by call, and what a disk may hold when the power goes in between."""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.processes import REPOSITORY, command

_CALL = re.compile(r"^\d+\s+(\w+)\((\d+)<([^>]*)>(?:, (.*))?\) = (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """A call that wrote, cut or flushed a file; `file` is its name, "1" for what the child said."""

    name: str
    file: str
    data: bytes = b""
    place: int = 0


def watch(name: str, path: Path) -> list[Call]:
    """The calls of a child, from its start to its end."""
    trace = path.with_name("trace")
    strace = shutil.which("strace")
    assert strace is not None
    calls = "pwrite64,write,ftruncate,fsync,fdatasync"
    said = subprocess.run(
        [strace, "-f", "-y", "-xx", "-s", "2000000", "-e", f"trace={calls}", "-o", str(trace), *command(name, path)],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    assert said.stdout
    with trace.open() as lines:
        found = list(_calls(lines))
    trace.unlink()
    return found


def _calls(lines: Iterator[str]) -> Iterator[Call]:
    for line in lines:
        match = _CALL.match(line)
        if match is None or match[5].startswith("-"):
            continue
        name, handle, target, rest, _result = match.groups()
        file = "1" if handle == "1" else Path(_plain(target)).name
        if name in ("pwrite64", "write"):
            text = _TEXT.search(rest)
            assert text is not None
            place = int(rest.rsplit(", ", 1)[1]) if name == "pwrite64" else 0
            yield Call(name, file, bytes.fromhex(text[1].replace("\\x", "")), place)
        elif name == "ftruncate":
            yield Call(name, file, place=int(rest))
        else:
            yield Call("sync", file)


def _plain(target: str) -> str:
    return bytes.fromhex(target.replace("\\x", "")).decode() if target.startswith("\\x") else target


@dataclass
class Disk:
    """Files as they are for certain, and the writes since the last flush, which a disk may keep, lose or reorder."""

    files: dict[str, bytearray]
    pending: dict[str, list[Call]] = field(default_factory=dict)

    def do(self, call: Call) -> None:
        """Carries out a call."""
        if call.name == "sync":
            for waiting in self.pending.pop(call.file, []):
                apply(self.files.setdefault(call.file, bytearray()), waiting)
        else:
            self.pending.setdefault(call.file, []).append(call)

    def after_power_cut(self, rng: random.Random) -> dict[str, bytes]:
        """One of the states in which the disk may be found."""
        found = deepcopy(self.files)
        for name, waiting in self.pending.items():
            for call in _kept(waiting, rng):
                apply(found.setdefault(name, bytearray()), call)
        return {name: bytes(content) for name, content in found.items()}


def apply(content: bytearray, call: Call) -> None:
    """Writes or cuts."""
    if call.name == "ftruncate":
        del content[call.place :]
        content.extend(bytes(call.place - len(content)))
        return
    if len(content) < call.place:
        content.extend(bytes(call.place - len(content)))
    content[call.place : call.place + len(call.data)] = call.data


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
