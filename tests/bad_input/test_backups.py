"""Backups that cannot be written or restored: what is said, and that both files stay as they are."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bad_input.commands import REPOSITORY, Commands, as_nobody, contents
from tests.bad_input.test_stores import change
from tests.storage.processes import can_be_nobody, can_mount

needs_nobody = pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")
needs_mount = pytest.mark.skipif(not can_mount(), reason="a drive that only the child sees is needed")


DAMAGED = [
    "clerk-app: The records are damaged",
    "Part of “backup.clerk” cannot be read, most likely because of the disk.",
]


def nothing_in(folder: Path) -> list[str]:
    """What is said of a backup that is not there."""
    return ["clerk-app: There are no records there", f"There is no file “backup.clerk” in {folder}."]


@pytest.fixture
def backup(store: Path, tmp_path: Path, clerk: Commands) -> Path:
    """A backup of the store in a folder of its own."""
    folder = tmp_path / "backups"
    folder.mkdir()
    clerk.done("backup", "--store", store, "--output", folder / "backup.clerk")
    return folder / "backup.clerk"


def test_a_backup_does_not_replace_a_file_unasked(store: Path, tmp_path: Path, clerk: Commands) -> None:
    target = tmp_path / "minutes.txt"
    target.write_text("Dear all,")
    assert clerk.refused("backup", "--store", store, "--output", target) == [
        "clerk-app: There is a file of that name already",
        f"“minutes.txt” is in {tmp_path} already, so it was not replaced.",
        "What is safe. That file, and your records. Nothing was changed.",
        "What you can do. Choose another name. An earlier backup of the same records is replaced if you say --replace.",
    ]
    assert clerk.refused("backup", "--store", store, "--output", target, "--replace")[0] == (
        "clerk-app: This is not a file of Clerk"
    )
    assert target.read_text() == "Dear all,"


@pytest.mark.parametrize("options", [(), ("--replace",)])
@pytest.mark.parametrize("ending", ["", "-wal", ".lock"])
def test_records_are_no_place_for_their_own_backup(
    store: Path, clerk: Commands, ending: str, options: tuple[str, ...]
) -> None:
    before = contents(store.parent)
    target = store.with_name(f"{store.name}{ending}")
    assert clerk.refused("backup", "--store", store, "--output", target, *options)[:2] == [
        "clerk-app: The file was not saved",
        f"“{target.name}” holds records of Clerk, or belongs to such a file, so it was not replaced.",
    ]
    assert contents(store.parent) == before


def test_a_folder_that_is_not_there_is_named(store: Path, tmp_path: Path, clerk: Commands) -> None:
    target = tmp_path / "stick" / "backup.clerk"
    title, text, *_ = clerk.refused("backup", "--store", store, "--output", target)
    assert title == "clerk-app: The file or its folder is not there"
    assert text.startswith("“backup.clerk” was not found")


def test_a_damaged_row_is_not_backed_up_over_a_good_copy(store: Path, backup: Path, clerk: Commands) -> None:
    good = backup.read_bytes()
    change(store, "UPDATE blocks SET level = 2 WHERE id = (SELECT min(id) FROM blocks)")
    said = clerk.refused("backup", "--store", store, "--output", backup, "--replace")
    assert said[:2] == [
        "clerk-app: The records are damaged",
        "Part of “records.clerk” cannot be read, most likely because of the disk.",
    ]
    assert contents(backup.parent) == {"backup.clerk": good}


@pytest.mark.parametrize("harm", ["a row", "cut short", "another kind", "newer", "gone", "a folder"])
def test_a_backup_that_is_not_sound_is_refused_by_its_name_and_the_records_stay(
    store: Path, backup: Path, clerk: Commands, harm: str
) -> None:
    before = contents(store.parent)
    if harm == "a row":
        change(backup, "UPDATE blocks SET level = 2 WHERE id = (SELECT min(id) FROM blocks)")
    elif harm == "newer":
        change(backup, "UPDATE schema_version SET version_num = '9999'")
    elif harm == "cut short":
        backup.write_bytes(backup.read_bytes()[:300_000])
    elif harm == "another kind":
        backup.write_bytes(b"Dear all,")
    else:
        backup.unlink()
    if harm == "a folder":
        backup.mkdir()
    assert (
        clerk.refused("restore", backup, "--store", store)[:2]
        == {
            "a row": DAMAGED,
            "cut short": DAMAGED,
            "another kind": [
                "clerk-app: This is not a file of Clerk",
                "“backup.clerk” is of another kind, so it was not opened.",
            ],
            "newer": [
                "clerk-app: These records need a newer Clerk",
                "These records were last used with a newer Clerk.",
            ],
            "gone": nothing_in(backup.parent),
            "a folder": nothing_in(backup.parent),
        }[harm]
    )
    assert contents(store.parent) == before


def test_records_of_a_newer_clerk_are_not_replaced(store: Path, backup: Path, clerk: Commands) -> None:
    change(store, "UPDATE schema_version SET version_num = '9999'")
    before = contents(store.parent)
    assert clerk.refused("restore", backup, "--store", store)[0] == "clerk-app: These records need a newer Clerk"
    assert contents(store.parent) == before


def test_a_damaged_store_is_what_a_backup_is_for(store: Path, backup: Path, clerk: Commands) -> None:
    ruin = store.read_bytes()[:300_000]
    store.write_bytes(ruin)
    clerk.done("restore", backup, "--store", store)
    assert "is sound" in clerk.done("check", "--store", store)
    (kept,) = store.parent.glob("records.replaced-*.clerk")
    assert kept.read_bytes() == ruin


def test_a_letter_and_a_folder_are_not_replaced_by_records(backup: Path, tmp_path: Path, clerk: Commands) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,")
    assert clerk.refused("restore", backup, "--store", letter)[0] == "clerk-app: This is not a file of Clerk"
    assert letter.read_text() == "Dear all,"
    assert clerk.refused("restore", backup, "--store", tmp_path)[:2] == [
        "clerk-app: The file was not saved",
        f"“{tmp_path.name}” in {tmp_path.parent} is the name of a folder or device, so no file can be saved under it.",
    ]


@needs_nobody
class TestAsSomebodyWhoMayNot:
    def test_a_backup_of_records_that_may_only_be_read_is_made_where_one_may_write(self, open_to_all: Path) -> None:
        target = open_to_all.parent / "backup.clerk"
        assert as_nobody("backup", "--store", open_to_all, "--output", target).code == 0
        target.unlink()
        open_to_all.parent.chmod(0o755)
        said = as_nobody("backup", "--store", open_to_all, "--output", target)
        assert (said.code, said.lines[0]) == (1, "clerk-app: Clerk may not write there")
        assert sorted(contents(open_to_all.parent)) == ["records.clerk"]

    def test_records_that_may_only_be_read_are_not_replaced(self, open_to_all: Path, clerk: Commands) -> None:
        backup = open_to_all.parent / "backup.clerk"
        clerk.done("backup", "--store", open_to_all, "--output", backup)
        backup.chmod(0o644)
        before = contents(open_to_all.parent)
        said = as_nobody("restore", backup, "--store", open_to_all)
        assert (said.code, said.lines[0]) == (1, "clerk-app: The records cannot be changed here")
        assert contents(open_to_all.parent) == before

    def test_a_backup_that_may_not_be_read_says_so(self, open_to_all: Path, clerk: Commands) -> None:
        backup = open_to_all.parent / "backup.clerk"
        clerk.done("backup", "--store", open_to_all, "--output", backup)
        said = as_nobody("restore", backup, "--store", open_to_all.parent / "new.clerk")
        assert (said.code, said.lines[0]) == (1, "clerk-app: Clerk may not read that file")
        assert sorted(contents(open_to_all.parent)) == ["backup.clerk", "records.clerk"]


def on_a_drive_of(size: str, drive: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """A script on a small drive that only it sees."""
    drive.mkdir()
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", f"mount -t tmpfs -o size={size} tmpfs {drive} && {script}"],
        cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


@needs_mount
def test_a_backup_on_a_full_drive_leaves_no_half_file(store: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    backup = f"{sys.executable} -m clerk_app backup --store {store} --output {drive}/backup.clerk"
    child = on_a_drive_of("400k", drive, f"{backup}; ls -A {drive}")
    assert child.stderr.splitlines()[:2] == [
        "clerk-app: The disk is full",
        "There is no room left to save “backup.clerk”.",
    ]
    assert child.stdout == ""


@needs_mount
@pytest.mark.parametrize("times_as_large", [1.4, 2.6])
def test_a_restore_on_a_full_drive_leaves_the_records_as_they_were(
    backup: Path, tmp_path: Path, times_as_large: float
) -> None:
    drive, size = tmp_path / "drive", f"{backup.stat().st_size * times_as_large // 1024:.0f}k"
    clerk, store = f"{sys.executable} -m clerk_app", drive / "records.clerk"
    child = on_a_drive_of(
        size,
        drive,
        f"cp {backup} {store} && {clerk} restore {backup} --store {store};"
        f"{clerk} export --format json --store {backup} --output {tmp_path}/before.json &&"
        f"{clerk} export --format json --store {store} --output {tmp_path}/after.json; ls {drive}/*.clerk",
    )
    assert child.stderr.splitlines()[0] == "clerk-app: The disk is full"
    assert child.stdout.splitlines()[-1] == str(store)
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
