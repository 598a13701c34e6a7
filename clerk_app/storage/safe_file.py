"""The one way in which files outside the store are written: whole or not at all, and on the disk when it returns."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.errors import file_troubles
from clerk_app.storage.places import belongs_to_a_store, exists, followed
from clerk_app.storage.tables import APPLICATION_ID

_FOR_ALL_WHOM_THE_SYSTEM_LETS = 0o666
OWNER_ONLY = 0o600
_TOKEN = re.compile("[0-9a-f]{8}")
_SURELY_DEAD = 3600
"""Seconds without a write after which a file beside is nobody's any more."""

_BESIDE_LENGTH = 100
"""How many bytes of a name the file beside bears, so that its own is never too long."""


def write_safely(path: Path, data: bytes, *, mode: int = _FOR_ALL_WHOM_THE_SYSTEM_LETS) -> None:
    """Puts the data in the file's place: the old file stays until the new one is whole and on the disk.

    Raises Trouble: `disk_full`, `no_permission`, `target_locked`, `target_missing` (the folder is not there) or
    `disk_error`; `target_is_records`, `target_not_a_file` and `no_permission` also for what should not be replaced: a
    store, a folder or device, and a file that is marked read-only. Whatever happens, no half file is left.
    """
    path = followed(path)
    _check_may_be_replaced(path)
    with replacing(path, mode=mode) as beside, beside.open("wb") as file:
        file.write(data)


@contextmanager
def replacing(path: Path, *, mode: int = _FOR_ALL_WHOM_THE_SYSTEM_LETS) -> Iterator[Path]:
    """An empty file beside `path` to be written and closed; on leaving it is flushed to the disk and takes its place.

    Where the body raises, the file goes and `path` is as it was. Raises Trouble as `write_safely` does.
    """
    with file_troubles(path):
        beside = _new_file_beside(path, mode)
        _sweep(path, beside)
        try:
            yield beside
            _flush(beside, os.O_RDWR)
            beside.replace(path)
        except BaseException as error:
            with suppress(OSError):
                beside.unlink()
            if isinstance(error, Trouble) and error.values.get("path") == str(beside):
                raise Trouble(error.code, **{**error.values, "path": str(path)}) from error
            raise
        flush_folder(path.parent)


def _check_may_be_replaced(path: Path) -> None:
    if not exists(path):
        return
    if not path.is_file():
        raise Trouble(TroubleCode.TARGET_NOT_A_FILE, path=str(path))
    if belongs_to_a_store(path, APPLICATION_ID):
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(path))
    if not os.access(path, os.W_OK):
        raise Trouble(TroubleCode.NO_PERMISSION, path=str(path))


def flush_folder(folder: Path) -> None:
    """Makes the names in the folder durable; nothing happens on systems that cannot open folders."""
    if os.name == "posix":
        _flush(folder, os.O_RDONLY)


def _new_file_beside(path: Path, mode: int) -> Path:
    while True:
        beside = path.with_name(f"{_start_of_names_beside(path)}{secrets.token_hex(4)}.part")
        with suppress(FileExistsError):
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
            return beside


def _start_of_names_beside(path: Path) -> str:
    name = os.fsencode(path.name)[:_BESIDE_LENGTH].decode(errors="ignore")
    return f".{name}."


def _sweep(path: Path, beside: Path) -> None:
    """Takes away what writers of this file left that were killed; who may still be writing is left alone."""
    start = _start_of_names_beside(path)
    with suppress(OSError):
        now = beside.stat().st_mtime  # by the drive's own clock
        for left in path.parent.iterdir():
            middle = left.name.removeprefix(start).removesuffix(".part")
            is_beside = left.name == f"{start}{middle}.part" and _TOKEN.fullmatch(middle) is not None
            if is_beside and now - left.stat().st_mtime > _SURELY_DEAD:
                left.unlink()


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
