"""How long the window is held up at most while somebody types and something else is done as well.

Run: `python -m tests.benchmarks.bench_stalls [rounds]`. A heartbeat tells how late the event loop was and, since the
machine may do other work, how long its thread was busy in one go: that is judged, by the time that nobody notices. How
late it was is told beside the same keys in a bare editor of the same process, and not judged.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.live_process import Found, heard
from tests.benchmarks.long_meeting import make_stores
from tests.benchmarks.report import Measured, told

UNNOTICED_MS = 50.0
ROUNDS = 3
MEANWHILE = ("saving", "libraries", "backup", "export")


def run(rounds: int = ROUNDS) -> list[Measured]:
    """Typing while each of these is done, and while words are replaced everywhere."""
    with tempfile.TemporaryDirectory() as name:
        store = make_stores(Path(name), "long")["long"]
        found = {what: [heard("live_stalls", store, what) for _ in range(rounds)] for what in MEANWHILE}
        found["replacing"] = [heard("live_replacing", store, 2) for _ in range(rounds)]
    return [one for what, each in found.items() for one in _judged(what, each)]


def _judged(what: str, each: list[Found]) -> list[Measured]:
    measured = []
    for part in ("worst", "p99"):
        busy = tuple(value for found in each for value in found[f"busy-{part}"][0])
        late = tuple(value for found in each for value in found[f"late-{part}"][0])
        bare = tuple(value for found in each for value in found[f"late-{part}"][1])
        measured.append(Measured(f"busy-{part}-while-{what}", busy, (UNNOTICED_MS,) * len(busy), 1.0))
        measured.append(Measured(f"late-{part}-while-{what}", late, bare, goal=None))
    return measured


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
