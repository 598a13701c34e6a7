"""The power is cut at any moment while a store is written: what was committed is there, and the file is whole."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.storage.engine import raw
from clerk_app.storage.store import Store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.kill.recorded_disk import CHANGING, Recording, recorded_disk
from tests.storage.samples import BOARD, MEETING, MINUTE, NOON, block, put

BLOCKS = 20
SESSIONS = 3
EDITS = 60
SEED = 20220124


def typed_words(edit: int) -> str:
    """What is typed in an edit: of every length, so that commits touch few pages and many."""
    return f"{edit}: " + "moorings, tolls and dredging; " * (1 + edit * 7 % 60)


def edit_in(found: Block) -> int:
    """The edit that a block holds."""
    return int(found.text.plain.partition(":")[0])


def type_in_sessions(path: Path, recording: Recording, prepare: Callable[[Store], None]) -> None:
    """Several sessions: a short log, so that commits wait for checkpoints too; some edits are never committed."""
    edit = 0
    for _ in range(SESSIONS):
        store = open_store(path, clock=SetClock())
        prepare(store)
        for _ in range(EDITS):
            edit += 1
            with store.units() as unit:
                changed = block(edit % BLOCKS, typed_words(edit))
                unit.put(changed)
                if edit % 5 == 0:
                    unit.revise(changed, NOON)
                if edit % 11 == 0:
                    continue
                unit.commit()
            recording.mark(edit)
        store.close()


def recorded(tmp_path: Path, prepare: Callable[[Store], None]) -> Recording:
    """What three sessions ask of the disk; the test is skipped where that cannot be seen."""
    folder = tmp_path / "live"
    folder.mkdir()
    path = folder / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, BOARD, MEETING, MINUTE)
    store.close()
    with recorded_disk(folder) as recording:
        if recording is None:
            pytest.skip("the SQLite inside this Python cannot be watched")
        type_in_sessions(path, recording, prepare)
    return recording


def lost_after_cut(recording: Recording, cut: int, random: Random, folder: Path) -> list[int]:
    """The acknowledged edits that are not in the store which the drive holds; fails where that is not whole."""
    folder.mkdir()
    for name, content in recording.image(cut, random).items():
        if not name.endswith(("-shm", ".lock")):
            (folder / name).write_bytes(content)
    store = open_store(folder / "minutes.clerk", clock=SetClock())
    try:
        assert list(store.queries.damage()) == []
        held = {found.id: edit_in(found) for found in store.queries.where(Block, minute_id=MINUTE.id)}
    finally:
        store.close()
    acknowledged = {block(edit % BLOCKS).id: edit for edit in recording.marked_before(cut)}
    return [edit for block_id, edit in acknowledged.items() if held.get(block_id, 0) < edit]


def short_log(store: Store) -> None:
    """Checkpoints come every few commits, as they do after hours of typing."""
    assert store._writer is not None
    connection = raw(store._writer)
    connection.execute("PRAGMA wal_autocheckpoint=20")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def without_full_syncing(store: Store) -> None:
    """As many programs have it: a commit does not wait for the disk."""
    short_log(store)
    assert store._writer is not None
    raw(store._writer).execute("PRAGMA synchronous=NORMAL")


def cut_power(recording: Recording, cuts: int, tmp_path: Path) -> list[int]:
    """The acknowledged edits lost in so many cuts."""
    random = Random(SEED)
    lost: list[int] = []
    for number in range(cuts):
        cut = random.randint(0, len(recording.calls))
        lost += lost_after_cut(recording, cut, random, tmp_path / f"cut{number}")
    acknowledged = len(recording.marks)
    print(f"{cuts} power cuts (seed {SEED}) among {acknowledged} commits: {len(lost)} acknowledged edits lost")
    return lost


def test_no_acknowledged_edit_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    recording = recorded(tmp_path, short_log)
    assert {done.call for done in recording.calls} == set(CHANGING)
    assert cut_power(recording, 60, tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_acknowledged_edit_is_lost_in_a_thousand_power_cuts(tmp_path: Path) -> None:
    assert cut_power(recorded(tmp_path, short_log), 1000, tmp_path) == []


def test_the_cuts_would_show_commits_that_do_not_wait_for_the_disk(tmp_path: Path) -> None:
    assert cut_power(recorded(tmp_path, without_full_syncing), 60, tmp_path)
