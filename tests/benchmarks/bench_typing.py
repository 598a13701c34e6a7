"""A key from the press to the paint in the live screen, beside a bare QTextEdit that holds the same minute.

Run: `python -m tests.benchmarks.bench_typing [length ...]`. The program runs as it does for its user, on a store with a
meeting of ten thousand blocks: saving, undo, numbers, agenda, attendance and clock are at work. Its window and that of
the bare editor live in one process and take turns. Of every round medians and 99th percentiles are compared, by the
clock and, on a machine that does other work, by the CPU time of the thread that paints.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.live_process import Found, heard
from tests.benchmarks.long_meeting import LENGTHS, make_stores
from tests.benchmarks.report import TRIES, VOID, Measured, told

GOAL = 1.6
GROWTH = 1.3
ROUNDS = 5
SAME_IN_ALL = 200
"""The length of the minute that is typed in for a longer meeting, and for more meetings beside it."""


def run(lengths: Sequence[int] = LENGTHS) -> list[Measured]:
    """The keys in minutes of each length of a long meeting, and how they grow with the meeting and the store."""
    with tempfile.TemporaryDirectory() as name:
        stores = make_stores(Path(name), "short", "long", "large")
        found = {length: keys_in(stores["long"], length) for length in lengths}
        measured = [one for length, figures in found.items() for one in _compared(length, figures)]
        short = keys_in(stores["short"], SAME_IN_ALL)
        long = found.get(SAME_IN_ALL) or keys_in(stores["long"], SAME_IN_ALL)
        large = keys_in(stores["large"], SAME_IN_ALL)
    return [*measured, _growth("meeting", short, long), _growth("store", short, large)]


def keys_in(store: Path, length: int) -> Found:
    """The figures of each round in the minute of that length, taken again where the yardstick swung too far."""
    found: Found = {}
    for _ in range(TRIES):
        found = heard("live_keys", store, LENGTHS.index(length), ROUNDS)
        if Measured("", *found["typing-p50-cpu"], GOAL).spread <= VOID:
            break
    return found


def _compared(length: int, found: Found) -> list[Measured]:
    return [
        Measured(f"{name}-of-{length}", *sides, GOAL)
        for name, sides in found.items()
        if name.endswith(("p50", "p50-cpu")) or name.startswith("typing-p99")
    ]


def _growth(what: str, less: Found, more: Found) -> Measured:
    """What a key costs with more beside it, each as so many keys of the bare editor in its own process."""
    before, after = (
        tuple(ours / bare for ours, bare in zip(*found["typing-p50-cpu"], strict=True)) for found in (less, more)
    )
    return Measured(f"typing-p50-cpu-growth-with-{what}", after, before, GROWTH)


if __name__ == "__main__":
    sys.exit(told(run([int(length) for length in sys.argv[1:]] or LENGTHS)))
