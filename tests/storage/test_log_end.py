"""A log that the disk has changed is told to have held more; one that the power has cut off is not."""

import random
import shutil
from pathlib import Path

import pytest

from clerk_app.storage.log_end import goes_on_behind_damage
from clerk_app.storage.store import create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.kill.test_power_cut import recorded, short_log
from tests.storage.samples import block, minutes, put

SEED = 20220124
FRAME = 24 + 4096


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    """The log of twelve commits; it lies beside its store in a folder "crashed", too."""
    path = tmp_path / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(12))
    for number in range(11):
        put(store, block(number, f"{number} " + "moorings and tolls; " * 50))
    crashed = path.with_name("crashed")
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", crashed)
    store.close()
    return (crashed / f"{path.name}-wal").read_bytes()


def frames(log: bytes) -> int:
    return (len(log) - 32) // FRAME


def harmed(log: bytes, place: int) -> bytes:
    return log[:place] + bytes([log[place] ^ 1]) + log[place + 1 :]


def test_a_whole_log_and_any_beginning_of_it_hold_no_more_than_can_be_played_back(log: bytes) -> None:
    rng = random.Random(SEED)
    for length in (0, 10, 32, len(log), *(rng.randrange(len(log)) for _ in range(20))):
        assert not goes_on_behind_damage(log[:length])


def test_a_change_in_any_page_but_the_last_few_is_seen(log: bytes) -> None:
    rng, seen = random.Random(SEED), 0
    for frame in range(frames(log)):
        seen += goes_on_behind_damage(harmed(log, 32 + frame * FRAME + rng.randrange(FRAME)))
    assert seen >= frames(log) - 8


def test_a_damaged_log_is_kept_beside_the_store_and_told_of_once(tmp_path: Path, log: bytes) -> None:
    path = tmp_path / "crashed" / "minutes.clerk"
    path.with_name("minutes.clerk-wal").write_bytes(harmed(log, 32 + frames(log) // 2 * FRAME + 500))
    content = path.with_name("minutes.clerk-wal").read_bytes()
    store = open_store(path, clock=SetClock())
    assert store.damaged_log == path.with_name("minutes.clerk.damaged-log")
    assert store.damaged_log.read_bytes() == content
    put(store, block(0, "typed afterwards"))
    store.close()
    again = open_store(path, clock=SetClock())
    assert again.damaged_log is None
    assert again.queries.damage() == ()
    again.close()


def test_a_power_cut_is_never_taken_for_damage(tmp_path: Path) -> None:
    recording, rng = recorded(tmp_path, short_log), random.Random(SEED)
    logs = 0
    for _ in range(40):
        image = recording.image(rng.randint(0, len(recording.calls)), rng)
        log = image.get("minutes.clerk-wal", b"")
        logs += len(log) > FRAME
        assert not goes_on_behind_damage(log)
    assert logs > 10
