"""Copies that programs for synchronised folders make are found by name and by what they hold."""

import shutil
from pathlib import Path

import pytest

from clerk_app.storage.conflict_copies import conflict_copies
from clerk_app.storage.store import create_store
from tests.fakes import CountingIds, SetClock


@pytest.mark.parametrize(
    "name",
    [
        "minutes (1).clerk",
        "minutes (Ann's conflicted copy 2026-03-04).clerk",
        "minutes (conflicted copy 2026-03-04 101500).clerk",
        "minutes 2.clerk",
        "minutes-LAPTOP.clerk",
        "minutes-DESKTOP-4F2K.clerk",
        "minutes.sync-conflict-20260304-101500-ABCDEFG.clerk",
        "minutes_conf(1).clerk",
    ],
)
def test_a_copy_is_found_and_left_as_it_is(path: Path, name: str) -> None:
    copy = path.with_name(name)
    shutil.copy(path, copy)
    before = copy.read_bytes()
    assert conflict_copies(path) == (copy,)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "minutes.damaged.clerk",
        "minutes.damaged-2.clerk",
        "minutes.replaced-2026-03-04-101500.clerk",
        "minutes-2.clerk",
        "minutes (1).txt",
        "other (1).clerk",
        "Clerk minutes (1).clerk",
    ],
)
def test_what_is_called_otherwise_is_no_such_copy(path: Path, name: str) -> None:
    shutil.copy(path, path.with_name(name))
    assert conflict_copies(path) == ()


def test_other_records_and_what_is_no_store_are_no_copies(path: Path) -> None:
    other = path.with_name("minutes (1).clerk")
    create_store(other, ids=CountingIds(7), clock=SetClock())
    path.with_name("minutes (2).clerk").write_bytes(b"no store")
    path.with_name("minutes (3).clerk").mkdir()
    assert conflict_copies(path) == ()


def test_several_are_told_by_name(path: Path) -> None:
    copies = [path.with_name(f"minutes ({number}).clerk") for number in (1, 2)]
    for copy in reversed(copies):
        shutil.copy(path, copy)
    assert conflict_copies(path) == tuple(copies)


def test_where_nothing_can_be_looked_at_there_are_none(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "nowhere" / "minutes.clerk") == ()
