"""How soon a screen is there that has much to show, beside the same screen with next to nothing.

Run: `python -m tests.benchmarks.bench_screens [rounds]`. Every figure is taken in a process of its own, in turns, from
the first screen to the first paint of the other one with what it shows.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.report import Measured, told
from tests.benchmarks.starts import Starter, in_turns, measured, starter
from tests.benchmarks.stores import (
    BARE,
    BOARDS,
    ITEMS,
    MEETINGS,
    RICH,
    make_agendas,
    make_empty,
    make_large,
    store_in,
)

ROUNDS = 15
OPENED = 1.2


def run(rounds: int = ROUNDS) -> list[Measured]:
    """All comparisons."""
    with tempfile.TemporaryDirectory() as name:
        empty, large, agendas = (Path(name) / part for part in ("empty", "large", "agendas"))
        make_empty(store_in(empty))
        make_large(store_in(large))
        make_agendas(store_in(agendas))
        pairs: dict[str, tuple[Starter, Starter]] = {
            f"list-of-{MEETINGS}-meetings": (starter("meetings", empty), starter("meetings", large)),
            f"agenda-of-{ITEMS}-items": (starter("agenda", agendas, BARE), starter("agenda", agendas, RICH)),
            f"members-beside-{BOARDS}-boards": (starter("members", empty), starter("members", large)),
            f"rules-beside-{BOARDS}-boards": (starter("rules", empty), starter("rules", large)),
        }
        return [one for name, (less, more) in pairs.items() for one in _compared(name, rounds, less, more)]


def _compared(name: str, rounds: int, less: Starter, more: Starter) -> list[Measured]:
    yardstick, ours = in_turns(rounds, less, more)
    wall = measured(f"open-{name}", ours, yardstick, OPENED)
    return [wall, measured(f"open-{name}-cpu", ours, yardstick, OPENED, "cpu")]


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
