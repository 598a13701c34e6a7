"""How soon the window is there: its frame and the first screen filled, beside a bare window and an empty store.

Home is filled from what was kept when the window was closed; `anew` tells of a start that has nothing kept (the first
of all, one after a crash), which has to open and read the store first.

Run: `python -m tests.benchmarks.bench_startup [rounds]`. Every figure is taken in a process of its own, in turns.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.report import Measured, told
from tests.benchmarks.starts import in_turns, leave, measured, starter
from tests.benchmarks.stores import BOARDS, MEETINGS, make_empty, make_large, make_sample, store_in

ROUNDS = 9
FRAME, FILLED, GROWTH, MEMORY = 1.3, 3.0, 1.1, 1.3


def run(rounds: int = ROUNDS) -> list[Measured]:
    """All comparisons."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_empty(store_in(folder / "empty"))
        make_sample(store_in(folder / "sample"))
        make_large(store_in(folder / "large"))
        make_sample(store_in(folder / "left"))
        leave(folder / "left")
        bare, frame, filled, anew = in_turns(
            rounds,
            starter("yardstick", folder / "sample"),
            starter("frame", folder / "sample"),
            starter("filled", folder / "left"),
            starter("filled", folder / "sample"),
        )
        for home in (folder / "empty", folder / "large"):
            leave(home)
        small, large = in_turns(rounds, starter("filled", folder / "empty"), starter("filled", folder / "large"))
    much = f"{BOARDS}-boards-{MEETINGS}-meetings"
    return [
        measured("start-up-frame", frame, bare, FRAME),
        measured("start-up-frame-cpu", frame, bare, FRAME, "cpu"),
        measured("start-up-filled", filled, bare, FILLED),
        measured("start-up-filled-cpu", filled, bare, FILLED, "cpu"),
        measured("start-up-filled-anew", anew, bare, None),
        measured("start-up-filled-anew-cpu", anew, bare, None, "cpu"),
        measured(f"start-up-{much}", large, small, GROWTH),
        measured(f"start-up-{much}-cpu", large, small, GROWTH, "cpu"),
        measured("start-up-frame-mib", frame, bare, MEMORY, "memory"),
    ]


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
