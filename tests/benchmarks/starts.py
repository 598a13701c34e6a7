"""Starts of the window, each measured in a process of its own and taken in turns."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.report import ROOT, TRIES, VOID, Measured, swing


@dataclass(frozen=True, slots=True)
class Start:
    """One start: wall and CPU milliseconds to the paint, MiB in memory then."""

    wall: float
    cpu: float
    memory: float


class NotStartedError(Exception):
    """A window that was to be measured did not start; says what it said."""


Starter = Callable[[], Start]


def starter(what: str, home: Path, *meeting: str) -> Starter:
    """Starts the window, for somebody with this data folder, in a process of its own."""

    def start() -> Start:
        return Start(*map(float, _run(what, home, *meeting).split()[-3:]))

    return start


def leave(home: Path) -> None:
    """Start the window for somebody with this data folder and close it again, so that it knows how it was left."""
    _run("left", home)


def _run(what: str, home: Path, *meeting: str) -> str:
    # Compiled modules are kept, as they are for anybody's second start; the first start does not count.
    settings = {**os.environ, "XDG_DATA_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.benchmarks.starting", what, str(time.monotonic_ns()), *meeting]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        raise NotStartedError(f"{what} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def in_turns(rounds: int, yardstick: Starter, *others: Starter) -> list[list[Start]]:
    """The starts of each starter, taken in turns after one of each that does not count; void runs are repeated."""
    starters = (yardstick, *others)
    for one in starters:
        one()
    taken: list[list[Start]] = []
    for _ in range(TRIES):
        turns = [[one() for one in starters] for _ in range(rounds)]
        taken = [[turn[place] for turn in turns] for place in range(len(starters))]
        if swing([start.cpu for start in taken[0]]) <= VOID:
            break
    return taken


def measured(
    name: str, ours: Sequence[Start], yardstick: Sequence[Start], goal: float | None, what: str = "wall"
) -> Measured:
    """One figure of the starts beside the yardstick's."""
    return Measured(name, _values(ours, what), _values(yardstick, what), goal)


def _values(starts: Sequence[Start], what: str) -> tuple[float, ...]:
    return tuple(float(getattr(start, what)) for start in starts)
