import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.errors import file_trouble_code
from clerk_app.storage.safe_file import OWNER_ONLY, replacing, write_safely
from clerk_app.storage.store import Store
from tests.storage.processes import ask, can_be_nobody

as_nobody = pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "minutes.docx"
    write_safely(target, b"one")
    write_safely(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_others_may_read_what_the_system_lets_them_and_a_private_file_nobody_else(tmp_path: Path) -> None:
    os.umask(0o022)
    write_safely(tmp_path / "paper.pdf", b"")
    write_safely(tmp_path / "backup.clerk", b"", mode=OWNER_ONLY)
    assert stat.S_IMODE((tmp_path / "paper.pdf").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "backup.clerk").stat().st_mode) == 0o600


def test_the_file_and_then_its_folder_are_flushed_around_the_renaming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("flush folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "flush file")
        real_fsync(handle)

    def replace(self: Path, target: Path) -> Path:
        done.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_safely(tmp_path / "paper.pdf", b"words")
    assert done == ["flush file", "rename", "flush folder"]


FAULTS = [
    (errno.ENOSPC, TroubleCode.DISK_FULL),
    (errno.EDQUOT, TroubleCode.DISK_FULL),
    (errno.EFBIG, TroubleCode.DISK_FULL),
    (errno.EACCES, TroubleCode.NO_PERMISSION),
    (errno.EROFS, TroubleCode.NO_PERMISSION),
    (errno.ENOENT, TroubleCode.TARGET_MISSING),
    (errno.EBUSY, TroubleCode.TARGET_LOCKED),
    (errno.EIO, TroubleCode.DISK_ERROR),
]


@pytest.mark.parametrize(("fault", "code"), FAULTS)
@pytest.mark.parametrize("call", ["open", "fsync", "write", "replace"])
def test_whatever_fails_the_old_file_stays_and_no_half_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: int, code: TroubleCode
) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")

    def fail(*_values: object, **_options: object) -> None:
        raise OSError(fault, os.strerror(fault))

    owner: object = {"open": os, "fsync": os, "write": Path, "replace": Path}[call]
    monkeypatch.setattr(owner, "open" if call == "write" else call, fail)
    with pytest.raises(Trouble) as trouble:
        write_safely(target, b"new")
    monkeypatch.undo()
    assert trouble.value.code is code
    assert trouble.value.values["path"] == str(target)
    assert isinstance(trouble.value.__cause__, OSError)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_of_ours_leaves_the_old_file_too(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")

    def half() -> None:
        with replacing(target) as beside:
            beside.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_a_missing_target(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        write_safely(tmp_path / "stick" / "paper.pdf", b"")
    assert trouble.value.code is TroubleCode.TARGET_MISSING


def test_a_folder_in_the_files_place_is_trouble_and_stays(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(Trouble):
        write_safely(tmp_path / "paper.pdf", b"")
    assert [file.is_dir() for file in tmp_path.iterdir()] == [True]


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".lock"])
def test_a_store_in_use_keeps_its_locks_when_it_is_kept_from_being_replaced(store: Store, ending: str) -> None:
    """SQLite's log goes with the last connection that closes: another program must see that ours is still open."""
    log = store.path.with_name(f"{store.path.name}-wal")
    assert log.exists()
    with pytest.raises(Trouble) as trouble:
        write_safely(store.path.with_name(f"{store.path.name}{ending}"), b"words")
    assert trouble.value.code is TroubleCode.TARGET_IS_RECORDS
    look = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('PRAGMA user_version'); db.close()"
    subprocess.run([sys.executable, "-c", look, str(store.path)], check=True, timeout=60)
    assert log.exists()


def test_a_very_long_name_that_fits_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".pdf")
    write_safely(target, b"words")
    assert target.read_bytes() == b"words"


def test_a_name_beside_that_is_taken_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter(["taken", "free"])
    monkeypatch.setattr("secrets.token_hex", lambda _size: next(names))
    taken = tmp_path / ".paper.pdf.taken.part"
    taken.write_bytes(b"somebody's")
    write_safely(tmp_path / "paper.pdf", b"words")
    assert taken.read_bytes() == b"somebody's"
    assert (tmp_path / "paper.pdf").read_bytes() == b"words"


def test_a_file_open_in_another_program_on_windows_is_locked() -> None:
    error = OSError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert file_trouble_code(error) is TroubleCode.TARGET_LOCKED


@as_nobody
def test_a_folder_that_may_not_be_written_in_is_no_permission() -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        assert ask("write", folder / "paper.pdf", nobody=True) == ["no_permission"]
        assert list(folder.iterdir()) == []
        folder.chmod(0o777)
        assert ask("write", folder / "paper.pdf", nobody=True) == ["written"]
