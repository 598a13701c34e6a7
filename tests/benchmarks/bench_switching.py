"""Another minute on the live screen, beside the same words set in a bare QTextEdit.

Run: `python -m tests.benchmarks.bench_switching [length ...]`. Minutes are shown for the first time and again, with
everything that goes by them in the other panes, in the window of a meeting of ten thousand blocks.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.live_process import heard
from tests.benchmarks.long_meeting import LENGTHS, make_stores
from tests.benchmarks.report import Measured, told

GOAL = 2.0
ROUNDS = 5


def run(lengths: Sequence[int] = LENGTHS) -> list[Measured]:
    """A switch to a minute of each length."""
    with tempfile.TemporaryDirectory() as name:
        store = make_stores(Path(name), "long")["long"]
        found = {length: heard("live_switching", store, LENGTHS.index(length), ROUNDS) for length in lengths}
    return [
        Measured(f"{name}-to-{length}", *sides, GOAL) for length, each in found.items() for name, sides in each.items()
    ]


if __name__ == "__main__":
    sys.exit(told(run([int(length) for length in sys.argv[1:]] or LENGTHS)))
