"""Backups made one after another in a folder of their own."""

import os
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.services.backups import Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup_series import back_up_in_turn, backups_of, folder_of, is_newer
from clerk_app.storage.restore import restore
from clerk_app.storage.store import Store
from tests.fakes import SetClock
from tests.storage.samples import block, minutes, put
from tests.storage.test_backup import blocks_in
from tests.storage.test_unit_of_work import spoil

NOW = datetime(2026, 3, 4, 15, 30, 12, 500, tzinfo=UTC)


def names(store: Store) -> list[str]:
    return sorted(path.name for path in folder_of(store.path).iterdir())


def test_each_backup_holds_what_was_committed_and_says_when_it_was_made(store: Store) -> None:
    put(store, *minutes(3))
    first = back_up_in_turn(store.path, NOW)
    put(store, block(9, "later"))
    second = back_up_in_turn(store.path, NOW + timedelta(minutes=30))
    assert names(store) == ["minutes 2026-03-04 153012Z.clerk", "minutes 2026-03-04 160012Z.clerk"]
    assert backups_of(store.path) == (second, first)
    assert first == Backup(path=first.path, taken=NOW.replace(microsecond=0), size=first.path.stat().st_size)
    assert (len(blocks_in(first.path)), len(blocks_in(second.path))) == (3, 4)


def test_nobody_else_may_look_into_them(store: Store) -> None:
    made = back_up_in_turn(store.path, NOW)
    assert stat.S_IMODE(folder_of(store.path).stat().st_mode) == 0o700
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_where_none_was_made_there_are_none(store: Store) -> None:
    assert backups_of(store.path) == ()


def test_what_need_not_stay_goes_and_other_files_are_left_alone(store: Store) -> None:
    folder = folder_of(store.path)
    folder.mkdir()
    for name in (
        "minutes 2026-02-01 100000Z.clerk",
        "minutes 2026-02-01 120000Z.clerk",
        "minutes 2026-02-31 120000Z.clerk",
        "other 2026-02-01 100000Z.clerk",
        "minutes 2026-02-01 100000Z.clerk.txt",
        "letter.docx",
    ):
        (folder / name).write_bytes(b"x")
    back_up_in_turn(store.path, NOW)
    assert names(store) == [
        "letter.docx",
        "minutes 2026-02-01 100000Z.clerk.txt",
        "minutes 2026-02-01 120000Z.clerk",
        "minutes 2026-02-31 120000Z.clerk",
        "minutes 2026-03-04 153012Z.clerk",
        "other 2026-02-01 100000Z.clerk",
    ]


def test_a_backup_that_cannot_be_made_lets_none_of_the_earlier_go(store: Store) -> None:
    put(store, *minutes(2))
    folder = folder_of(store.path)
    folder.mkdir()
    for hour in (10, 12):
        (folder / f"minutes 2026-02-01 {hour}0000Z.clerk").write_bytes(b"x")
    before = names(store)
    spoil(store, block(1))
    with pytest.raises(Trouble) as trouble:
        back_up_in_turn(store.path, NOW)
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert names(store) == before


def test_a_place_where_no_folder_can_be_made_is_said(store: Store) -> None:
    folder_of(store.path).write_text("a file of that name", encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        back_up_in_turn(store.path, NOW)
    assert str(trouble.value.values["path"]).startswith(str(folder_of(store.path)))
    assert backups_of(store.path) == ()


def test_what_was_broken_off_is_swept_away_after_an_hour(store: Store) -> None:
    back_up_in_turn(store.path, NOW)
    folder = folder_of(store.path)
    old, new = (folder / f".minutes 2026-03-04 15301{digit}Z.clerk.0123abcd.part" for digit in (3, 4))
    for left in (old, new):
        left.write_bytes(b"half")
    long_ago = time.time() - 4000
    os.utime(old, (long_ago, long_ago))
    back_up_in_turn(store.path, NOW + timedelta(minutes=30))
    assert (old.exists(), new.exists()) == (False, True)


def test_a_backup_of_the_series_takes_the_place_of_the_store_and_is_still_there(path: Path, clock: SetClock) -> None:
    made = back_up_in_turn(path, NOW)
    kept = restore(made.path, path, clock=clock)
    assert kept is not None
    assert blocks_in(path) == ()
    assert backups_of(path) == (made,)


def test_a_store_that_was_written_since_is_newer_than_its_backup(path: Path) -> None:
    made = back_up_in_turn(path, NOW)
    os.utime(made.path, (1000, 1000))
    for written, newer in ((999, False), (1001, True)):
        os.utime(path, (written, written))
        assert is_newer(path, made) is newer
    made.path.unlink()
    assert is_newer(path, made)
