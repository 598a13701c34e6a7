import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.storage.store import create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.children import BLOCKS, missing, typist
from tests.storage.processes import REPOSITORY, can_mount
from tests.storage.samples import minutes, put

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes cannot be forked here")


SEED = 9


def test_killing_the_program_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    killing_loses_nothing(tmp_path, kills=5)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killing_the_program_a_hundred_times_loses_nothing_that_was_acknowledged(
    tmp_path: Path, full_counts: bool
) -> None:
    killing_loses_nothing(tmp_path, kills=500 if full_counts else 100)


def killing_loses_nothing(tmp_path: Path, kills: int) -> None:
    rng = random.Random(SEED)
    edits = lost = 0
    for number in range(kills):
        path = tmp_path / f"{number}.clerk"
        create_store(path, ids=CountingIds(), clock=SetClock())
        store = open_store(path, clock=SetClock())
        put(store, *minutes(BLOCKS))
        store.close()
        acknowledged = acknowledged_until_killed(path, after=rng.randrange(1, 150))
        edits += acknowledged
        store = open_store(path, clock=SetClock())
        lost += len(missing(store, acknowledged))
        assert store.queries.damage() == ()
        store.close()
    print(f"{kills} kills (seed {SEED}), {edits} acknowledged edits, {lost} lost")
    assert lost == 0


def acknowledged_until_killed(path: Path, after: int) -> int:
    """The last edit that a typist said was committed; it is killed somewhere in the edits after the given one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.dup2(writing, 1)
            typist(path)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as said:
        edits = [int(next(said)) for _ in range(after)]
        os.kill(child, signal.SIGKILL)
        edits.extend(int(line) for line in said)
    os.waitpid(child, 0)
    assert edits == list(range(1, len(edits) + 1))
    return len(edits)


@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a small drive")
def test_a_full_drive_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    command = ["unshare", "-m", sys.executable, "-m", "tests.storage.full_disk", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 20
