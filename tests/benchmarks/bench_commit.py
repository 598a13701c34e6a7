"""From a key to the return of its commit, beside flushing four kilobytes to the same disk.

Run: `python -m tests.benchmarks.bench_commit [rounds]`. Each key replaces the text of one paragraph through the
services, as autosave does; each is followed by one flush of the yardstick, so that both meet the same disk.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from clerk_app.adapters.system_clock import SystemClock
from clerk_app.adapters.uuid7 import Uuid7Ids
from clerk_app.domain.minutes import Block
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.app import App
from clerk_app.storage.store import create_store, open_store
from tests.benchmarks.report import TRIES, VOID, Measured, swing, told
from tests.storage.samples import MEETING, MINUTE, block, minutes, put

ROUNDS = 5
KEYS = 300
WARM_UP = 20
GOAL = 8.0
GROWTH = 1.2
SMALL, LARGE = 1_000, 100_000
PAGE = bytes(4096)

_flush = getattr(os, "fdatasync", os.fsync)


def run(rounds: int = ROUNDS) -> list[Measured]:
    """All comparisons: small and large stores, keys that are only saved and keys whose wording is kept as well."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stores:
        folder = Path(name)
        typists = [
            Typist(folder / "small.clerk", SMALL, stores, keep=False),
            Typist(folder / "kept.clerk", SMALL, stores, keep=True),
            Typist(folder / "large.clerk", LARGE, stores, keep=False),
        ]
        found = measured(typists, folder / "yardstick", rounds)
    small, kept, large, disk = zip(*found, strict=True)
    return [
        Measured(f"key-to-commit-{SMALL}-blocks", small, disk, GOAL),
        Measured("key-to-commit-with-wording-kept", kept, disk, GOAL),
        Measured(f"key-to-commit-{LARGE}-blocks", large, disk, GOAL),
        Measured("key-to-commit-growth", large, small, GROWTH),
    ]


def measured(typists: Sequence["Typist"], yardstick: Path, rounds: int) -> list[tuple[float, ...]]:
    """The medians of each round; a run in which the disk swung too far is repeated."""
    found: list[tuple[float, ...]] = []
    for _ in range(TRIES):
        found = [one_round(typists, yardstick) for _ in range(rounds)]
        if swing([medians[-1] for medians in found]) <= VOID:
            break
    return found


class Typist:
    """Types here and there in a minute of a store of its own."""

    def __init__(self, path: Path, blocks: int, stores: ExitStack, *, keep: bool) -> None:
        clock = SystemClock()
        ids = Uuid7Ids(clock)
        create_store(path, ids=ids, clock=clock)
        store = open_store(path, clock=clock)
        stores.callback(store.close)
        put(store, *minutes(blocks))
        self._app = App(store.units, store.queries, ids, clock)
        self._keep = keep
        self._numbers = (number * 7919 % blocks for number in count())

    def key(self) -> None:
        """One key: the paragraph's text as it is now is saved."""
        number = next(self._numbers)
        changed: Block = replace(block(number), text=typed(f"Paragraph {number}, and a word {time.perf_counter_ns()}."))
        act = SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, put=(changed,), keep=self._keep)
        self._app.execute(act)


def one_round(typists: Sequence[Typist], yardstick: Path) -> tuple[float, ...]:
    """Milliseconds of each typist's middle key, and of the middle flush at the end; all take turns, key by key."""
    handle = os.open(yardstick, os.O_CREAT | os.O_RDWR | os.O_TRUNC)
    acts: list[Callable[[], None]] = [*(typist.key for typist in typists), partial(flush, handle)]
    try:
        turns = [[timed(act) for act in acts] for _ in range(KEYS + WARM_UP)]
    finally:
        os.close(handle)
    return tuple(median(times) * 1000 for times in zip(*turns[WARM_UP:], strict=True))


def flush(handle: int) -> None:
    """Four kilobytes more, on the disk."""
    os.write(handle, PAGE)
    _flush(handle)


def timed(act: Callable[[], None]) -> float:
    """Seconds that the act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(told(run(*map(int, sys.argv[1:]))))
