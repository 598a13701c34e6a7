"""A log that the disk has changed is told to have held more; one that the power has cut off is not."""

import random
import shutil
from pathlib import Path

import pytest

from clerk_app.storage.log_end import LeftLog, held_more, played_back
from clerk_app.storage.store import create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.kill.test_power_cut import recorded, short_log
from tests.storage.samples import block, minutes, put

SEED = 20220124
FRAME = 24 + 4096


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    """The log of twelve commits; it lies beside its store in a folder "crashed", too, and so does its index."""
    path = tmp_path / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(12))
    for number in range(11):
        put(store, block(number, f"{number} " + "moorings and tolls; " * 50))
    crashed = path.with_name("crashed")
    crashed.mkdir()
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{path}{ending}", crashed)
    store.close()
    return (crashed / f"{path.name}-wal").read_bytes()


@pytest.fixture
def crashed(tmp_path: Path, log: bytes) -> Path:
    """The store beside which the log lies."""
    return tmp_path / "crashed" / "minutes.clerk"


def index_of(store: Path) -> bytes:
    return store.with_name(f"{store.name}-shm").read_bytes()


def frames(log: bytes) -> int:
    return (len(log) - 32) // FRAME


def harmed(log: bytes, place: int) -> bytes:
    return log[:place] + bytes([log[place] ^ 1]) + log[place + 1 :]


def without(log: bytes, place: int, length: int) -> bytes:
    """The log with a part of it zeroed."""
    return log[:place] + bytes(length) + log[place + length :]


def test_a_whole_log_and_any_beginning_of_it_hold_no_more_than_can_be_played_back(log: bytes, crashed: Path) -> None:
    rng = random.Random(SEED)
    for length in (0, 10, 32, len(log), *(rng.randrange(len(log)) for _ in range(20))):
        assert not held_more(LeftLog(log[:length]), crashed)
    assert not held_more(LeftLog(log, index_of(crashed)), crashed)


def test_a_change_in_any_page_but_the_last_few_is_seen(log: bytes, crashed: Path) -> None:
    rng, seen = random.Random(SEED), 0
    for frame in range(frames(log)):
        seen += held_more(LeftLog(harmed(log, 32 + frame * FRAME + rng.randrange(FRAME))), crashed)
    assert seen >= frames(log) - 8


def test_a_change_in_any_page_is_seen_while_the_index_is_there(log: bytes, crashed: Path) -> None:
    rng, index = random.Random(SEED), index_of(crashed)
    for frame in range(frames(log)):
        place = 32 + frame * FRAME + rng.randrange(FRAME)
        assert held_more(LeftLog(harmed(log, place), index), crashed), (frame, place)


def test_a_log_that_was_cut_short_is_seen_to_be_while_its_index_is_there(log: bytes, crashed: Path) -> None:
    rng, index = random.Random(SEED), index_of(crashed)
    for length in (32 + FRAME, len(log) - 1, *(rng.randrange(33, len(log)) for _ in range(20))):
        assert held_more(LeftLog(log[:length], index), crashed), length


def test_a_changed_header_is_seen_where_the_store_lacks_what_is_in_the_log(log: bytes, crashed: Path) -> None:
    for place in range(32):
        assert held_more(LeftLog(harmed(log, place)), crashed), place
    assert held_more(LeftLog(without(log, 0, 512)), crashed)


def test_a_changed_header_costs_nothing_where_the_store_has_all_that_is_in_the_log(log: bytes, crashed: Path) -> None:
    crashed.write_bytes(played_back(crashed.read_bytes(), log))
    for broken in (without(log, 0, 512), *(harmed(log, place) for place in range(32))):
        assert not held_more(LeftLog(broken), crashed)


def test_the_index_of_another_log_says_nothing(log: bytes, crashed: Path) -> None:
    index = index_of(crashed)
    other = bytearray(index)
    for start in (0, 48):
        other[start + 32] ^= 1
    torn = index[:48] + bytes(48) + index[96:]
    for said in (bytes(other), torn, index[:60], b""):
        assert not held_more(LeftLog(log[:-FRAME], said), crashed)


def test_what_is_played_back_is_what_sqlite_plays_back(log: bytes, crashed: Path) -> None:
    ours = played_back(crashed.read_bytes(), log)
    store = open_store(crashed, clock=SetClock())
    store.close()
    assert ours == crashed.read_bytes()


@pytest.mark.parametrize("harm", ["in the middle", "header", "cut short"])
def test_a_damaged_log_is_kept_beside_the_store_and_told_of_once(crashed: Path, log: bytes, harm: str) -> None:
    harms = {
        "in the middle": harmed(log, 32 + frames(log) // 2 * FRAME + 500),
        "header": harmed(log, 17),
        "cut short": log[: 32 + 3 * FRAME],
    }
    crashed.with_name("minutes.clerk-wal").write_bytes(harms[harm])
    store = open_store(crashed, clock=SetClock())
    assert store.damaged_log == crashed.with_name("minutes.clerk.damaged-log")
    assert store.damaged_log.read_bytes() == harms[harm]
    put(store, *minutes(1))
    put(store, block(0, "typed afterwards"))
    store.close()
    again = open_store(crashed, clock=SetClock())
    assert again.damaged_log is None
    assert again.queries.damage() == ()
    again.close()


def test_a_power_cut_is_never_taken_for_damage(tmp_path: Path) -> None:
    recording, rng = recorded(tmp_path, short_log), random.Random(SEED)
    logs, store = 0, tmp_path / "cut.clerk"
    for _ in range(40):
        image = recording.image(rng.randint(0, len(recording.calls)), rng)
        log = image.get("minutes.clerk-wal", b"")
        store.write_bytes(image.get("minutes.clerk", b""))
        logs += len(log) > FRAME
        assert not held_more(LeftLog(log), store)
    assert logs > 10
