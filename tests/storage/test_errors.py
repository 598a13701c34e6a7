import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.errors import store_trouble, store_troubles


def error(code: int) -> sqlite3.OperationalError:
    made = sqlite3.OperationalError("said by the database")
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (sqlite3.SQLITE_BUSY, TroubleCode.STORE_BUSY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, TroubleCode.STORE_BUSY),
        (sqlite3.SQLITE_LOCKED, TroubleCode.STORE_BUSY),
        (sqlite3.SQLITE_PROTOCOL, TroubleCode.STORE_BUSY),
        (sqlite3.SQLITE_FULL, TroubleCode.DISK_FULL),
        (sqlite3.SQLITE_CORRUPT, TroubleCode.STORE_DAMAGED),
        (sqlite3.SQLITE_CORRUPT_INDEX, TroubleCode.STORE_DAMAGED),
        (sqlite3.SQLITE_NOTADB, TroubleCode.STORE_DAMAGED),
        (sqlite3.SQLITE_READONLY, TroubleCode.STORE_READ_ONLY),
        (sqlite3.SQLITE_READONLY_DIRECTORY, TroubleCode.STORE_READ_ONLY),
        (sqlite3.SQLITE_READONLY_DBMOVED, TroubleCode.STORE_GONE),
        (sqlite3.SQLITE_PERM, TroubleCode.NO_PERMISSION),
        (sqlite3.SQLITE_CANTOPEN, TroubleCode.NO_PERMISSION),
        (sqlite3.SQLITE_IOERR_READ, TroubleCode.DISK_ERROR),
        (sqlite3.SQLITE_IOERR_WRITE, TroubleCode.DISK_ERROR),
    ],
)
def test_what_the_database_says_is_a_trouble(path: Path, result: int, code: TroubleCode) -> None:
    trouble = store_trouble(error(result), path)
    assert trouble is not None
    assert trouble.code is code
    assert trouble.values["path"] == str(path)


@pytest.mark.parametrize("result", [sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE])
def test_a_write_that_fails_where_there_is_no_room_is_a_full_disk(
    result: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=0))
    trouble = store_trouble(error(result), path)
    assert trouble is not None
    assert trouble.code is TroubleCode.DISK_FULL


def test_any_failure_on_a_file_that_is_not_there_means_it_is_gone(tmp_path: Path) -> None:
    trouble = store_trouble(error(sqlite3.SQLITE_IOERR_READ), tmp_path / "away" / "minutes.clerk")
    assert trouble is not None
    assert trouble.code is TroubleCode.STORE_GONE


@pytest.mark.parametrize(
    "ours",
    [error(sqlite3.SQLITE_ERROR), error(sqlite3.SQLITE_CONSTRAINT), sqlite3.ProgrammingError("closed"), KeyError()],
)
def test_what_is_our_own_mistake_stays_what_it_is(path: Path, ours: Exception) -> None:
    assert store_trouble(ours, path) is None
    with pytest.raises(type(ours)), store_troubles(path):
        raise ours


def test_the_cause_is_kept(path: Path) -> None:
    wrapped = OperationalError("SELECT 1", {}, error(sqlite3.SQLITE_BUSY))
    with pytest.raises(Trouble) as trouble, store_troubles(path):
        raise wrapped
    assert trouble.value.code is TroubleCode.STORE_BUSY
    assert trouble.value.__cause__ is wrapped
