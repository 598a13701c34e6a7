"""What the libraries and the system say, as the troubles a clerk can meet; anything else stays an error of ours."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.places import exists

_BY_RESULT = {
    sqlite3.SQLITE_BUSY: TroubleCode.STORE_BUSY,
    sqlite3.SQLITE_LOCKED: TroubleCode.STORE_BUSY,
    sqlite3.SQLITE_PROTOCOL: TroubleCode.STORE_BUSY,  # the locks of the log were not to be had for seconds
    sqlite3.SQLITE_FULL: TroubleCode.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: TroubleCode.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: TroubleCode.STORE_DAMAGED,
    sqlite3.SQLITE_READONLY: TroubleCode.STORE_READ_ONLY,
    sqlite3.SQLITE_PERM: TroubleCode.NO_PERMISSION,
    sqlite3.SQLITE_IOERR: TroubleCode.DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: TroubleCode.NO_PERMISSION,
}
_PRIMARY_RESULT = 0xFF
_WRITING = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,  # the index of the log, which is made when a store is opened
)

_BY_ERRNO = {
    errno.ENOSPC: TroubleCode.DISK_FULL,
    errno.EDQUOT: TroubleCode.DISK_FULL,
    errno.EFBIG: TroubleCode.DISK_FULL,
    errno.EACCES: TroubleCode.NO_PERMISSION,
    errno.EPERM: TroubleCode.NO_PERMISSION,
    errno.EROFS: TroubleCode.NO_PERMISSION,
    errno.ENOENT: TroubleCode.TARGET_MISSING,
    errno.ENOTDIR: TroubleCode.TARGET_MISSING,
    errno.ELOOP: TroubleCode.TARGET_MISSING,
    errno.EISDIR: TroubleCode.TARGET_NOT_A_FILE,
    errno.ENAMETOOLONG: TroubleCode.NAME_TOO_LONG,
    errno.EBUSY: TroubleCode.TARGET_LOCKED,
    errno.ETXTBSY: TroubleCode.TARGET_LOCKED,
}
_WINDOWS_SHARING = (32, 33)
_HARDLY_ANY_ROOM = 1 << 20


@contextmanager
def store_troubles(path: Path) -> Iterator[None]:
    """Raises what the database says about the store at `path` as Trouble, with the library's own error as its cause."""
    try:
        yield
    except (sqlite3.Error, DBAPIError, OSError) as error:
        trouble = store_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
    except UnicodeDecodeError as error:
        # sqlite3 of CPython 3.11 cannot read SQLite's own message where that quotes damaged bytes of the schema.
        raise Trouble(TroubleCode.STORE_DAMAGED, path=str(path)) from error


@contextmanager
def file_troubles(path: Path) -> Iterator[None]:
    """Raises what the system says about a file that is not the store as Trouble."""
    try:
        yield
    except OSError as error:
        raise Trouble(file_trouble_code(error), path=str(path), size=_room(path)) from error


def store_trouble(error: BaseException, path: Path) -> Trouble | None:
    """The trouble behind an error of the database or the system; None where the error is ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, OSError):
        return Trouble(file_trouble_code(original), path=str(path))
    if not isinstance(original, sqlite3.Error):
        return None
    code = _code_of(original, path)
    return Trouble(code, path=str(path)) if code is not None else None


def file_trouble_code(error: OSError) -> TroubleCode:
    """The code for what the system says about a file."""
    if getattr(error, "winerror", None) in _WINDOWS_SHARING:
        return TroubleCode.TARGET_LOCKED
    return _BY_ERRNO.get(error.errno or 0, TroubleCode.DISK_ERROR)


def _code_of(error: sqlite3.Error, path: Path) -> TroubleCode | None:
    # Errors that Python raises itself ("closed database", "wrong thread") have no result code: they are ours.
    result = getattr(error, "sqlite_errorcode", None)
    if result is None:
        return None
    if result == sqlite3.SQLITE_READONLY_DBMOVED or not exists(path):
        return TroubleCode.STORE_GONE
    if result in _WRITING and _room(path) < _HARDLY_ANY_ROOM:
        return TroubleCode.DISK_FULL
    return _BY_RESULT.get(result & _PRIMARY_RESULT)


def _room(path: Path) -> int:
    """The bytes that are free where the file is, or is to be; a large number where nobody can say."""
    for folder in path.parents:
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            continue
    return 1 << 60
