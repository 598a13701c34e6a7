import random
from pathlib import Path

import pytest

from clerk_app.services.trouble import Trouble
from clerk_app.storage.store import create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.children import BLOCKS, hurried_typist, missing
from tests.storage.processes import has_strace
from tests.storage.samples import minutes, put
from tests.storage.watched import Call, Disk, watch

pytestmark = pytest.mark.skipif(not has_strace(), reason="needs strace, to see what is written and flushed")


@pytest.fixture(scope="module")
def typing(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Call]]:
    """A store before a typist begins, and all that the typist's process writes and flushes."""
    path = tmp_path_factory.mktemp("typing") / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(BLOCKS))
    store.close()
    before = path.read_bytes()
    return before, watch(hurried_typist, path)


def test_each_commit_is_flushed_once_and_before_it_is_acknowledged(typing: tuple[bytes, list[Call]]) -> None:
    _, calls = typing
    flushes: list[list[str]] = [[]]
    for call in calls:
        if call.file == "1":
            flushes.append([])
        elif call.name == "sync":
            flushes[-1].append(call.file)
    per_edit = flushes[1:-1]  # the first also opens the store, and after the last there is nothing
    assert len(per_edit) == 99
    assert all("minutes.clerk-wal" in files for files in per_edit)
    steady = [files for files in per_edit if files == ["minutes.clerk-wal"]]
    checkpoints = [files for files in per_edit if "minutes.clerk" in files]
    restarts = [files for files in per_edit if files == ["minutes.clerk-wal"] * 2]
    assert len(steady) + len(checkpoints) + len(restarts) == 99
    assert len(checkpoints) >= 3
    assert len(steady) > len(checkpoints) + len(restarts)


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, typing: tuple[bytes, list[Call]]) -> None:
    a_power_cut_loses_nothing(tmp_path, *typing, cuts=20)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_power_cuts_lose_nothing_that_was_acknowledged(
    tmp_path: Path, typing: tuple[bytes, list[Call]]
) -> None:
    a_power_cut_loses_nothing(tmp_path, *typing, cuts=200)


def a_power_cut_loses_nothing(tmp_path: Path, before: bytes, calls: list[Call], cuts: int) -> None:
    rng = random.Random(4)
    disk = Disk({"minutes.clerk": before})
    acknowledged = edits = lost = 0
    moments = set(rng.sample(range(len(calls)), cuts))
    for moment, call in enumerate(calls):
        if call.file == "1":
            acknowledged = int(call.data.split()[-1])
        else:
            disk.do(call)
        if moment not in moments:
            continue
        folder = tmp_path / str(moment)
        folder.mkdir()
        for name, content in disk.after_power_cut(rng).items():
            if name in ("minutes.clerk", "minutes.clerk-wal"):
                (folder / name).write_bytes(content)
        store = open_store(folder / "minutes.clerk", clock=SetClock())
        lost += len(missing(store, acknowledged))
        edits += acknowledged
        assert store.queries.damage() == ()
        store.close()
    print(f"{cuts} power cuts, {edits} acknowledged edits, {lost} lost")
    assert lost == 0


def test_a_disk_that_is_lied_to_is_seen_to_lose_edits(tmp_path: Path, typing: tuple[bytes, list[Call]]) -> None:
    """The proof above would notice: without the flushes of the log, what was acknowledged is gone."""
    before, calls = typing
    with pytest.raises((AssertionError, Trouble)):
        a_power_cut_loses_nothing(tmp_path, before, [call for call in calls if call.name != "sync"], cuts=20)
