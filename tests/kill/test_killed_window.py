"""The window is killed while somebody types: what it said was saved is there, and it opens where it was."""

import os
import select
import signal
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from random import Random

import pytest

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import AddItem, CreateBoard, CreateMeeting, StartMeeting
from tests.kill.child import PATIENCE, Said, running

SEED = 20220124
MAY_BE_GONE = 0.25
"""Seconds of typing that nobody was told were saved, on a machine that keeps pace."""
SLOW_RUNS = 0.1
"""In how many runs a busy machine may have kept a save waiting for longer than that."""
PLACE_IS_WRITTEN_AFTER = 4.0
"""Seconds after which the place of the caret is beside the store: one on a machine at rest, more on a busy one."""
FEWEST_KEYS, MOST_KEYS = 5, 90
LONGEST_WAIT = 0.3

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes cannot be killed like this here")


@dataclass
class Run:
    """One run of the window, by what it said until it was killed."""

    said: list[Said]

    def of(self, event: str) -> list[Said]:
        """Everything said of one event."""
        return [one for one in self.said if one["event"] == event]

    @property
    def last_sign(self) -> float:
        """When it was heard of last."""
        return float(self.said[-1]["at"])


@dataclass(frozen=True)
class Found:
    """What the store holds: the blocks of each minute, in order."""

    blocks: dict[Id, tuple[Block, ...]]

    def text(self, minute_id: Id) -> str:
        """The text of a minute, paragraph by paragraph."""
        return "\n".join(block.text.plain for block in self.blocks[minute_id])

    def words(self, block_id: Id) -> str | None:
        """The words of a block, or None where it is not there."""
        return next((b.text.plain for blocks in self.blocks.values() for b in blocks if b.id == block_id), None)


def a_meeting_under_way(path: Path) -> None:
    """A store with a meeting of three items that has begun."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        board = app.execute(CreateBoard(board=Board(id=app.ids.new(), names=(DatedName("Harbour Board"),)))).made
        assert board is not None
        today = datetime.now(UTC).date()
        meeting = app.execute(CreateMeeting(board_id=board, date=today, start=time(0, 1), end=time(23, 59))).made
        assert meeting is not None
        for title in ("Dredging", "Tolls", "Moorings"):
            app.execute(AddItem(meeting_id=meeting, title=title))
        app.execute(StartMeeting(meeting_id=meeting))


def look_into(path: Path) -> Found:
    """What the store holds; fails where `integrity_check`, a reference or the hash of a row is wrong."""
    with closing(bootstrap.open_existing(path)) as opened:
        queries = opened.app.queries
        assert list(queries.damage()) == []
        minutes = queries.where(Minute)
        return Found({minute.id: queries.where(Block, minute_id=minute.id) for minute in minutes})


def typing_in(path: Path, seed: int) -> list[str]:
    """The command line of a window in which somebody types."""
    return [sys.executable, "-m", "tests.kill.typing_child", str(path), str(seed)]


def type_until_killed(path: Path, random: Random) -> Run:
    """A run that is killed after some keys and a moment more."""
    seed, keys = random.randrange(10**6), random.randint(FEWEST_KEYS, MOST_KEYS)
    with running(typing_in(path, seed)) as child:
        while keys:
            keys -= child.hear()["event"] == "key"
        select.select([], [], [], random.uniform(0, LONGEST_WAIT))
        child.kill()
    assert child.process.returncode == -signal.SIGKILL
    return Run(child.said)


def states(begun_with: str, keys: Iterable[Said]) -> list[tuple[float, str]]:
    """The text of a minute after each of its keys, with the time of the key; "/r " begins a decision and goes."""
    text = begun_with
    passed = [(0.0, text)]
    for key in keys:
        text += key["key"]
        if text.endswith("\n/r ") or text == "/r ":
            text = text[:-3]
        passed.append((key["at"], text))
    return passed


def check_text(before: Found, after: Found, run: Run) -> float:
    """How many seconds before the end the first key was pressed that is lost, 0 where none is.

    Fails where a text is none of those that were typed through.
    """
    oldest = 0.0
    for minute_id in after.blocks:
        keys = [key for key in run.of("key") if key["minute"] == minute_id]
        passed = [text.rstrip("\n") for _, text in states(before.text(minute_id), keys)]
        assert after.text(minute_id).rstrip("\n") in passed
        kept = len(passed) - 1 - passed[::-1].index(after.text(minute_id).rstrip("\n"))
        oldest = max([oldest, *(run.last_sign - key["at"] for key in keys[kept : kept + 1])])
    return oldest


def check_acknowledged(after: Found, run: Run) -> int:
    """How many saves were acknowledged; fails where the latest words of a block are not in the store."""
    latest: dict[Id, str] = {}
    for saved in run.of("saved"):
        latest.update(saved["blocks"])
        for removed in saved["removed"]:
            latest.pop(removed, None)
    lost = [words for block_id, words in latest.items() if not _holds(after.words(block_id), words)]
    assert lost == []
    return len(run.of("saved"))


def _holds(found: str | None, acknowledged: str) -> bool:
    """True where the words are there; a decision's sign may have gone since."""
    return found is not None and (found.startswith(acknowledged) or acknowledged in ("/", "/r"))


def check_place(run: Run, opened: Said) -> None:
    """The window opens in the minute, the block and at the caret of the last moments, and says what it brought back."""
    assert opened["brought_back"]
    if len(run.of("looking")) > len(run.of("looked")):
        return  # killed on the way from one minute to another: either will do
    trail = [one for one in run.said if one["event"] in ("opened", "looked", "key")]
    written = max(
        place for place, step in enumerate(trail) if step["at"] <= run.last_sign - PLACE_IS_WRITTEN_AFTER or not place
    )
    recent = trail[written:]
    if recent[-1].get("key") == "\n":
        # Killed on the way into a new paragraph: keys are told before they are pressed, so nobody heard of its id.
        assert opened["minute"] in {step["minute"] for step in recent}
        return
    carets = [key["caret"] for key in recent if (key["minute"], key["block"]) == (opened["minute"], opened["block"])]
    assert carets
    assert min(carets) <= opened["caret"] <= max(carets) + 1


def kill_the_window(tmp_path: Path, kills: int) -> None:
    path, random = tmp_path / "minutes.clerk", Random(SEED)
    a_meeting_under_way(path)
    found, keys, saves = look_into(path), 0, 0
    runs: list[Run] = []
    gone: list[float] = []
    for _ in range(kills):
        run = type_until_killed(path, random)
        (store,), (opened,) = run.of("store"), run.of("opened")
        assert (store["journal_mode"], store["synchronous"]) == ("wal", 2)
        if runs:
            check_place(runs[-1], opened)
        now = look_into(path)
        saves += check_acknowledged(now, run)
        gone.append(check_text(found, now, run))
        keys += len(run.of("key"))
        found = now
        runs.append(run)
    late = sum(age > MAY_BE_GONE for age in gone)
    print(
        f"{kills} kills (seed {SEED}): {keys} keys, {saves} acknowledged saves, 0 of them lost;"
        f" the oldest key lost was pressed {max(gone):.2f} s before, {late} times more than {MAY_BE_GONE} s"
    )
    assert saves >= kills
    assert late <= max(1, kills * SLOW_RUNS)


def test_a_window_that_nobody_listens_to_any_more_does_not_type_on(tmp_path: Path) -> None:
    path = tmp_path / "minutes.clerk"
    a_meeting_under_way(path)
    with running(typing_in(path, SEED)) as child:
        while child.hear()["event"] != "key":
            pass
        assert child.process.stdout is not None
        child.process.stdout.close()
        assert child.process.wait(PATIENCE) == 1


@pytest.mark.timeout(600)
def test_killing_the_window_loses_nothing_it_said_was_saved(tmp_path: Path) -> None:
    kill_the_window(tmp_path, 2)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_killing_the_window_a_hundred_times_loses_nothing_it_said_was_saved(tmp_path: Path, full_counts: bool) -> None:
    kill_the_window(tmp_path, 500 if full_counts else 100)
