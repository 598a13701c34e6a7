"""A change of the house style until the new first page is on the screen, beside the making of the same page alone.

Run: `python -m tests.benchmarks.bench_restyling [rounds]`. The minutes have two hundred blocks. What is timed begins
with the answer to a field and ends with the paint: in between the board is committed and read again, the meeting read,
its pages laid and the first one drawn, in the worker. The yardstick reads, lays and draws in one go.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.live_process import heard
from tests.benchmarks.long_meeting import Agenda, make_meeting
from tests.benchmarks.report import Measured, told

GOALS = {"first-page": 2.5, "first-page-window": 0.5}
"""By the clock; and the processor time that the thread of the window takes of it, beside the clock of the making."""
ROUNDS = 5
BLOCKS = Agenda((20,) * 10)


def run(rounds: int = ROUNDS) -> list[Measured]:
    """A change of the size of the text, and of the paper."""
    with tempfile.TemporaryDirectory() as name:
        found = heard("live_restyling", make_meeting(Path(name) / "records.clerk", BLOCKS), rounds)
    return [Measured(f"restyle-{name}", *sides, GOALS[name]) for name, sides in found.items()]


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
