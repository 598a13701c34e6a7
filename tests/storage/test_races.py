"""Several processes want to write one store at the same moment, over and over: each time one does."""

import os
import signal
import traceback
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble
from clerk_app.storage.store import Mode, open_store
from tests.fakes import SetClock
from tests.storage.samples import block, minutes, put

RACERS = 4
SEED = 20220124

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes cannot be forked here")


@dataclass(frozen=True)
class Racer:
    """A process that waits for the start, and what it says."""

    pid: int
    said: int

    def hear(self) -> str:
        return os.read(self.said, 100).decode()

    def end(self) -> None:
        os.close(self.said)
        os.waitpid(self.pid, 0)


class Race:
    """All want to write at once; who got to it holds the store until all have had their answer."""

    def __init__(self, path: Path, number: int) -> None:
        self._start, self._go = os.pipe()
        self._wait, self._end = os.pipe()
        self.racers = [self._racer(path, f"{number}.{place}") for place in range(RACERS)]
        os.close(self._start)
        os.close(self._wait)

    def run(self) -> dict[Racer, str]:
        """What each said."""
        os.close(self._go)
        return {racer: racer.hear() for racer in self.racers}

    def end(self) -> None:
        os.close(self._end)
        for racer in self.racers:
            racer.end()

    def _racer(self, path: Path, text: str) -> Racer:
        hearing, saying = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.close(self._go)
                os.close(self._end)
                os.read(self._start, 1)
                write_and_wait(path, text, saying, self._wait)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(0)
        os.close(saying)
        return Racer(pid, hearing)


def write_and_wait(path: Path, text: str, saying: int, wait: int) -> None:
    """Says the words that were written, or why not; the store stays open until the end of the race."""
    try:
        store = open_store(path, clock=SetClock())
    except Trouble as trouble:
        os.write(saying, str(trouble.code).encode())
        os.read(wait, 1)
    else:
        put(store, block(0, text))
        os.write(saying, text.encode())
        os.read(wait, 1)
        assert not store.is_read_only


def races(path: Path, how_many: int) -> None:
    """So many races, after half of which the winner is killed; fails unless each has one, whose words are there."""
    with closing(open_store(path, clock=SetClock())) as store:
        put(store, *minutes(1))
    random, killed = Random(SEED), 0
    for number in range(how_many):
        race = Race(path, number)
        said = race.run()
        winners = [racer for racer, word in said.items() if word.startswith(f"{number}.")]
        assert sorted(said.values()) == [*(said[racer] for racer in winners), *["store_locked"] * (RACERS - 1)]
        (winner,) = winners
        with closing(open_store(path, clock=SetClock(), mode=Mode.READ)) as reader:
            assert [found.text.plain for found in reader.queries.where(Block)] == [said[winner]]
        if random.random() < 0.5:
            os.kill(winner.pid, signal.SIGKILL)
            killed += 1
        race.end()
    print(f"{how_many} races of {RACERS} (seed {SEED}): one writer in each; {killed} winners were killed")


def test_in_each_race_one_process_writes_though_the_last_winner_was_killed(path: Path) -> None:
    races(path, 5)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_in_each_of_a_hundred_races_one_process_writes_though_the_last_winner_was_killed(path: Path) -> None:
    races(path, 100)
