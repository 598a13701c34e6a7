"""How soon the window is there: its frame, the first screen filled, and the list of meetings, beside a bare window and
an empty store.

Run: `python -m tests.benchmarks.bench_startup [rounds]`. Every figure is taken in a process of its own, in turns.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, MinutesState, StatusStep
from clerk_app.domain.minutes import POSITION_GAP, Block, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import CreateBoard, ImportEntities
from tests.benchmarks.report import ROOT, TRIES, VOID, Measured, swing, told

ROUNDS = 9
MEETINGS = 2000
FRAME, FILLED, GROWTH, LISTED, MEMORY = 1.3, 3.0, 1.1, 1.2, 1.3

DAY = date(2024, 10, 4)
BOARD = Id("b" * 32)


@dataclass(frozen=True, slots=True)
class Start:
    """One start: wall and CPU milliseconds to the paint, MiB in memory then."""

    wall: float
    cpu: float
    memory: float


Starter = Callable[[], Start]


def run(rounds: int = ROUNDS) -> list[Measured]:
    """All comparisons."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_empty(store_in(folder / "empty"))
        make_sample(store_in(folder / "sample"))
        make_large(store_in(folder / "large"))
        bare, frame, filled = in_turns(
            rounds,
            starter("yardstick", folder / "sample"),
            starter("frame", folder / "sample"),
            starter("filled", folder / "sample"),
        )
        small, large = in_turns(rounds, starter("filled", folder / "empty"), starter("filled", folder / "large"))
        none, many = in_turns(rounds, starter("meetings", folder / "empty"), starter("meetings", folder / "large"))
    return [
        measured("start-up-frame", frame, bare, FRAME),
        measured("start-up-frame-cpu", frame, bare, FRAME, "cpu"),
        measured("start-up-filled", filled, bare, FILLED),
        measured("start-up-filled-cpu", filled, bare, FILLED, "cpu"),
        measured(f"start-up-{MEETINGS}-meetings", large, small, GROWTH),
        measured(f"start-up-{MEETINGS}-meetings-cpu", large, small, GROWTH, "cpu"),
        measured(f"list-of-{MEETINGS}-meetings", many, none, LISTED),
        measured(f"list-of-{MEETINGS}-meetings-cpu", many, none, LISTED, "cpu"),
        measured("start-up-frame-mib", frame, bare, MEMORY, "memory"),
    ]


def store_in(home: Path) -> Path:
    """Where the store of somebody with this data folder lies."""
    folder = bootstrap.data_folder({"XDG_DATA_HOME": str(home)}, "linux")
    folder.mkdir(parents=True)
    return folder / bootstrap.STORE_NAME


def starter(what: str, home: Path) -> Starter:
    """Starts the window, for somebody with this data folder, in a process of its own."""

    def start() -> Start:
        # Compiled modules are kept, as they are for anybody's second start; the first start does not count.
        settings = {**os.environ, "XDG_DATA_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-m", "tests.benchmarks.starting", what, str(time.monotonic_ns())]
        done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True, timeout=60)
        return Start(*map(float, done.stdout.split()[-3:]))

    return start


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


def measured(name: str, ours: Sequence[Start], yardstick: Sequence[Start], goal: float, what: str = "wall") -> Measured:
    """One figure of the starts beside the yardstick's."""
    return Measured(name, _values(ours, what), _values(yardstick, what), goal)


def _values(starts: Sequence[Start], what: str) -> tuple[float, ...]:
    return tuple(float(getattr(start, what)) for start in starts)


def make_empty(path: Path) -> None:
    """A store with a board, so that Home is shown, and nothing else."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        app.execute(CreateBoard(board=_board()))


def make_sample(path: Path) -> None:
    """A store with the sample boards."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        bootstrap.load_samples(app, DAY)


def make_large(path: Path) -> None:
    """A store with a board of many approved meetings."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        app.execute(CreateBoard(board=_board()))
        numbers = range(MEETINGS)
        for first in numbers[::100]:
            entities = [entity for number in numbers[first : first + 100] for entity in _meeting(number)]
            app.execute(ImportEntities(entities=tuple(entities)))


def _board() -> Board:
    return Board(id=BOARD, names=(DatedName("Harbour Board"),))


def _meeting(number: int) -> Iterator[Entity]:
    day = DAY - timedelta(days=MEETINGS - number)
    recorded = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    steps = tuple(StatusStep(state=state, on=day, recorded_at=recorded) for state in tuple(MinutesState)[1:5])
    meeting = Id(f"a{number:031x}")
    yield Meeting(id=meeting, board_id=BOARD, date=day, start=wall_time(10), end=wall_time(12), steps=steps)
    for section in range(4):
        minute = Id(f"c{number * 4 + section:031x}")
        yield Minute(id=minute, meeting_id=meeting, position=section * POSITION_GAP, heading=f"Item {section + 1}")
        for place in range(3):
            text = typed(f"The board heard report {place + 1} and thanked those who wrote it.")
            block = Id(f"d{(number * 4 + section) * 3 + place:031x}")
            yield Block(id=block, minute_id=minute, position=place * POSITION_GAP, text=text)


if __name__ == "__main__":
    sys.exit(told(run(*(int(one) for one in sys.argv[1:2]))))
