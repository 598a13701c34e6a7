"""Memory with a meeting of ten thousand blocks open, beside a bare editor that holds the words of all of it.

Run: `python -m tests.benchmarks.bench_memory [rounds]`. Every figure, in MiB, is taken in a process of its own.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.live_process import heard
from tests.benchmarks.long_meeting import make_stores
from tests.benchmarks.report import Measured, told

GOAL = 2.0
ROUNDS = 3
OPEN = ("open", "every-minute")


def run(rounds: int = ROUNDS) -> list[Measured]:
    """The meeting just opened, and with each of its minutes shown."""
    with tempfile.TemporaryDirectory() as name:
        store = make_stores(Path(name), "long")["long"]
        turns = [{what: _mib(store, what) for what in ("bare", *OPEN)} for _ in range(rounds)]
    bare = tuple(turn["bare"] for turn in turns)
    return [Measured(f"memory-{what}-mib", tuple(turn[what] for turn in turns), bare, GOAL) for what in OPEN]


def _mib(store: Path, what: str) -> float:
    ((mib,), _) = heard("live_memory", store, what)["mib"]
    return mib


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
