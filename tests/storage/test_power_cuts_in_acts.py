"""The power goes at any write of what takes longer than a commit: afterwards all is as before, or as it was to be.

Bringing records up to date, backing them up while somebody types, exporting, and going back to a backup.
"""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.storage.backup import check_whole
from clerk_app.storage.backup_series import backups_of
from clerk_app.storage.inspection import inspect
from clerk_app.storage.migrate import copy_path
from clerk_app.storage.store import Mode, Store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.kill.test_killed_window import a_meeting_under_way
from tests.storage.children import BLOCKS, edit_of, edit_text, missing
from tests.storage.earlier import first_version
from tests.storage.longer_acts import (
    EDITS_BETWEEN,
    bring_up_to_date,
    digest,
    export,
    put_back,
    type_and_back_up,
)
from tests.storage.processes import has_strace
from tests.storage.samples import block, minutes, put
from tests.storage.watched import Call, Disk, watch

pytestmark = pytest.mark.skipif(not has_strace(), reason="needs strace, to see what is written and flushed")

SEED = 20220124
STATES = 12
"""How many states of the drive are made up after a call; many of them are alike."""


@dataclass(frozen=True)
class Act:
    """An act that was watched: its folder before, the name of the store in it, and each call."""

    before: dict[str, bytes]
    calls: list[Call]


Check = Callable[[Path, list[str]], None]
"""Fails where the store, beside which the other files lie, is not as it must be after the child has said this."""


def watched(act: Callable[[Path], None], path: Path) -> Act:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith(".lock")}
    return Act(before, watch(act, path))


def images(act: Act, stride: int, at_once: int) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """What the child had said, and what the drive may hold, after each call or some of them; each state once."""
    rng, disk, said, seen = random.Random(SEED), Disk(act.before), list[str](), set[bytes]()
    telling = 0
    for call in act.calls:
        if call.file == "1":
            said.append(call.data.decode().rstrip("\n"))
        else:
            disk.do(call)
        if call.name in ("write", "copy") and ".part" in call.file:
            continue  # a file that has no name of its own yet is nobody's
        telling += 1
        if telling % stride:
            continue
        for _ in range(at_once):
            image = disk.after_power_cut(rng)
            state = fingerprint(said, image)
            if state not in seen:
                seen.add(state)
                yield list(said), image


def fingerprint(said: Iterable[str], image: dict[str, bytes]) -> bytes:
    whole = hashlib.sha256("\n".join(said).encode())
    for name in sorted(name for name in image if ".part" not in name):
        whole.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(image[name]).digest())
    return whole.digest()


def cut_power(act: Act, check: Check, folder: Path, stride: int = 1, at_once: int = STATES) -> int:
    """How many states of the drive were looked into; fails at the first that is not as it must be."""
    cuts = 0
    for said, image in images(act, stride, at_once):
        there = folder / "after"
        there.mkdir(parents=True)
        for name, content in image.items():
            file = there / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        try:
            check(there / "minutes.clerk", said)
        except BaseException as error:
            error.add_note(f"after {said}, the drive held {sorted(image)}")
            raise
        shutil.rmtree(there)
        cuts += 1
    print(f"{cuts} states of the drive (seed {SEED}) in {len(act.calls)} calls, and each was as it must be")
    return cuts


def opened_whole(path: Path) -> Store:
    store = open_store(path, clock=SetClock())
    assert store.queries.damage() == ()
    return store


# Bringing records up to date


@pytest.fixture(scope="module")
def update(tmp_path_factory: pytest.TempPathFactory) -> Act:
    path = tmp_path_factory.mktemp("update") / "minutes.clerk"
    path.write_bytes(first_version())
    return watched(bring_up_to_date, path)


def all_is_there_in_one_version(path: Path, said: list[str]) -> None:
    copy = copy_path(path, 1)
    if copy.exists():
        check_whole(copy)
        assert inspect(copy).version == 1
    if said:
        assert inspect(path).is_current
    with_copy = not said and copy.exists()
    store = opened_whole(path)
    try:
        assert (len(store.queries.where(Meeting)), len(store.queries.where(Block))) == (3, 91)
        assert store.migrated_from in (None, copy)
        assert copy.exists() or not with_copy
    finally:
        store.close()


def test_a_power_cut_while_records_are_brought_up_to_date_leaves_the_old_version_or_the_new(
    update: Act, tmp_path: Path
) -> None:
    assert cut_power(update, all_is_there_in_one_version, tmp_path, 61, 1) > 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_power_cut_at_any_write_while_records_are_brought_up_to_date_leaves_the_old_version_or_the_new(
    update: Act, tmp_path: Path, full_counts: bool
) -> None:
    at_once = STATES if full_counts else 1
    assert cut_power(update, all_is_there_in_one_version, tmp_path, at_once=at_once) > 60


# Backups while somebody types


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> Act:
    return watched(type_and_back_up, new_store(tmp_path_factory.mktemp("backups")))


def new_store(folder: Path, blocks: int = BLOCKS) -> Path:
    path = folder / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(blocks))
    store.close()
    return path


def records_and_backups_are_whole(path: Path, said: list[str]) -> None:
    typed = [line.removeprefix("typed ") for line in said if line.startswith("typed ")]
    made = [line.removeprefix("backed-up ") for line in said if line.startswith("backed-up ")]
    there = {backup.path.name for backup in backups_of(path)}
    assert set(made[-1:]) <= there, "a backup that was told of is there"
    for name in there:
        file = path.parent / "minutes backups" / name
        check_whole(file)
        if name in made:
            backup = open_store(file, clock=SetClock(), mode=Mode.READ)
            assert missing(backup, (made.index(name) + 1) * EDITS_BETWEEN) == []
            backup.close()
    store = opened_whole(path)
    try:
        assert missing(store, len(typed)) == []
    finally:
        store.close()


def test_a_power_cut_while_backups_are_made_leaves_whole_ones_and_the_records_as_they_were(
    backups: Act, tmp_path: Path
) -> None:
    assert cut_power(backups, records_and_backups_are_whole, tmp_path, 19) > 5


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_power_cut_at_any_write_while_backups_are_made_leaves_whole_ones_and_the_records_as_they_were(
    backups: Act, tmp_path: Path
) -> None:
    assert cut_power(backups, records_and_backups_are_whole, tmp_path) > 30


# Exports


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Act:
    path = tmp_path_factory.mktemp("exports") / "minutes.clerk"
    a_meeting_under_way(path)
    return watched(export, path)


def papers_are_whole(path: Path, said: list[str]) -> None:
    written: dict[str, str] = {}
    begun: dict[str, str] = {}
    for line in said:
        event, name, content = line.split()
        (written if event == "written" else begun)[name] = content
    for name, content in begun.items():
        paper = path.with_name(name)
        found = digest(paper.read_bytes()) if paper.exists() else None
        assert found in (written.get(name), content), "a paper is the one before or the one that was begun"
    opened_whole(path).close()


def test_a_power_cut_during_an_export_leaves_the_paper_before_or_the_new_one(exports: Act, tmp_path: Path) -> None:
    assert cut_power(exports, papers_are_whole, tmp_path, 3) > 10


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_power_cut_at_any_write_during_an_export_leaves_the_paper_before_or_the_new_one(
    exports: Act, tmp_path: Path
) -> None:
    assert cut_power(exports, papers_are_whole, tmp_path) > 20


# Going back to a backup


def records_with_a_backup(folder: Path) -> Path:
    """Records that have grown since a backup was made, and what was typed last left in their log by a crash."""
    path = new_store(folder, blocks=3)
    shutil.copyfile(path, path.with_name("backup.clerk"))
    store = open_store(path, clock=SetClock())
    put(store, *minutes(BLOCKS))
    store.close()
    store = open_store(path, clock=SetClock())
    put(store, *(block(number, edit_text(number)) for number in range(1, BLOCKS)))
    left = {ending: path.with_name(f"{path.name}{ending}").read_bytes() for ending in ("", "-wal")}
    store.close()
    for ending, content in left.items():
        path.with_name(f"{path.name}{ending}").write_bytes(content)
    return path


def damaged_with_a_backup(folder: Path) -> Path:
    """The same with a file that is taken for damaged: what it is called is not as it was written."""
    path = records_with_a_backup(folder)
    store_id = inspect(path).store_id.encode()
    path.write_bytes(path.read_bytes().replace(store_id, bytes(reversed(store_id))))
    return path


@pytest.fixture(scope="module")
def going_back(tmp_path_factory: pytest.TempPathFactory) -> Act:
    return watched(put_back, records_with_a_backup(tmp_path_factory.mktemp("going-back")))


@pytest.fixture(scope="module")
def going_back_from_damage(tmp_path_factory: pytest.TempPathFactory) -> Act:
    return watched(put_back, damaged_with_a_backup(tmp_path_factory.mktemp("from-damage")))


def the_old_records_or_the_backup(path: Path, said: list[str]) -> None:
    store = opened_whole(path)
    found = [edit_of(block) for block in store.queries.where(Block)]
    store.close()
    assert found == [0, 0, 0] or (not said and sorted(found) == list(range(BLOCKS)))
    for line in said:
        kept = path.with_name(line.removeprefix("kept "))
        with_all = opened_whole(kept)
        assert missing(with_all, BLOCKS - 1) == []
        with_all.close()


def the_damaged_file_with_its_log_or_the_backup(act: Act, path: Path, said: list[str]) -> None:
    if not said and path.read_bytes() == act.before["minutes.clerk"]:
        logs = [file.read_bytes() for file in path.parent.glob("*-wal")]
        assert logs == [act.before["minutes.clerk-wal"]], "what was typed last is in the log, which is still there"
    else:
        the_old_records_or_the_backup(path, [])
    for line in said:
        kept = path.with_name(line.removeprefix("kept "))
        assert kept.read_bytes() == act.before["minutes.clerk"]
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == act.before["minutes.clerk-wal"]


def test_a_power_cut_on_the_way_back_to_a_backup_leaves_what_was_there_or_the_backup(
    going_back: Act, going_back_from_damage: Act, tmp_path: Path
) -> None:
    assert cut_power(going_back, the_old_records_or_the_backup, tmp_path, 5) > 5
    check = partial(the_damaged_file_with_its_log_or_the_backup, going_back_from_damage)
    assert cut_power(going_back_from_damage, check, tmp_path, 2) > 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_power_cut_at_any_write_on_the_way_back_to_a_backup_leaves_what_was_there_or_the_backup(
    going_back: Act, going_back_from_damage: Act, tmp_path: Path
) -> None:
    assert cut_power(going_back, the_old_records_or_the_backup, tmp_path) > 30
    check = partial(the_damaged_file_with_its_log_or_the_backup, going_back_from_damage)
    assert cut_power(going_back_from_damage, check, tmp_path) > 5
