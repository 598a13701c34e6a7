"""Where an export cannot go: what is said, that no half file is left, and that nothing precious is replaced."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.bootstrap import write_safely
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.bad_input.commands import PARENTING, REPOSITORY, Commands, as_nobody, contents
from tests.often import in_turn
from tests.storage.processes import can_be_nobody, can_mount

PDF = ("export", "--format", "pdf", "--meeting", PARENTING)
JSON = ("export", "--format", "json")
needs_nobody = pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files there")


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal", ".lock"])
def test_an_export_never_replaces_records_or_what_lies_beside_them(store: Path, clerk: Commands, ending: str) -> None:
    target = store.with_name(f"records.clerk{ending}")
    if ending:
        target.touch()
    held = store.read_bytes()
    assert clerk.refused(*JSON, "--store", store, "--output", target) == [
        "clerk-app: The file was not saved",
        f"“{target.name}” holds records of Clerk, or belongs to such a file, so it was not replaced.",
        "What is safe. Those records. Nothing was changed.",
        "What you can do. Choose another name.",
    ]
    assert store.read_bytes() == held


@pytest.mark.parametrize("command", [JSON, ("backup",)])
def test_what_is_written_as_a_folder_and_is_none_becomes_no_file(
    store: Path, tmp_path: Path, clerk: Commands, command: tuple[str, ...]
) -> None:
    said = clerk.refused(*command, "--store", store, "--output", f"{tmp_path / 'papers'}/")
    assert said[0] == "clerk-app: The file or its folder is not there"
    assert not (tmp_path / "papers").exists()


@needs_posix
def test_an_export_through_a_link_to_records_does_not_replace_them(
    store: Path, tmp_path: Path, clerk: Commands
) -> None:
    link = tmp_path / "all.json"
    link.symlink_to(store)
    assert clerk.refused(*JSON, "--store", store, "--output", link)[0] == "clerk-app: The file was not saved"
    assert "is sound" in clerk.done("check", "--store", store)


@needs_posix
def test_an_export_through_a_link_is_written_where_the_link_leads(store: Path, tmp_path: Path, clerk: Commands) -> None:
    (tmp_path / "drive").mkdir()
    link, real = tmp_path / "all.json", tmp_path / "drive" / "all.json"
    link.symlink_to(real)
    clerk.done(*JSON, "--store", store, "--output", link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b'{"format":9')


def test_a_copy_of_records_never_replaces_the_records_themselves(store: Path, tmp_path: Path) -> None:
    from clerk_app.storage.backup import back_up  # noqa: PLC0415 -- not needed by the other tests

    in_use = Path(shutil.copy(store, tmp_path / "other.clerk"))
    in_use.with_name("other.clerk-wal").write_bytes(b"words")
    for target in (store, in_use):
        with pytest.raises(Trouble) as trouble:
            back_up(store, target)
        assert trouble.value.code is TroubleCode.TARGET_IS_RECORDS


def test_a_folder_that_is_not_there_or_is_a_file_is_named(store: Path, tmp_path: Path, clerk: Commands) -> None:
    (tmp_path / "letter").touch()
    for folder in ("stick", "letter"):
        assert clerk.refused(*PDF, "--store", store, "--output", tmp_path / folder / "minutes.pdf") == [
            "clerk-app: The file or its folder is not there",
            "“minutes.pdf” was not found: it or its folder was moved, or is on a drive that is not connected.",
            "What is safe. Your records. Nothing was changed.",
            "What you can do. Choose another file or folder, or connect the drive and try again.",
        ]


def test_a_name_that_is_too_long_is_said_to_be(store: Path, tmp_path: Path, clerk: Commands) -> None:
    name = "x" * 300 + ".pdf"
    assert clerk.refused(*PDF, "--store", store, "--output", tmp_path / name) == [
        "clerk-app: The name is too long",
        f"This computer does not allow a name as long as “{name}”.",
        "What is safe. Your records. Nothing was changed.",
        "What you can do. Choose a shorter name.",
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["office"]


@needs_posix
def test_a_device_or_pipe_is_not_replaced_by_a_file(store: Path, tmp_path: Path, clerk: Commands) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert clerk.refused(*PDF, "--store", store, "--output", pipe) == [
        "clerk-app: The file was not saved",
        f"“pipe” in {tmp_path} is the name of a folder or device, so no file can be saved under it.",
        "What is safe. Your records. Nothing was changed.",
        "What you can do. Choose another name.",
    ]
    assert pipe.is_fifo()


@needs_posix
def test_a_name_of_many_bytes_that_fits_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("🐙" * 60 + ".pdf")
    write_safely(target, b"words")
    assert contents(tmp_path) == {target.name: b"words"}


@needs_nobody
class TestAsSomebodyWhoMayNot:
    @pytest.fixture
    def folder(self, open_to_all: Path) -> Path:
        return open_to_all.parent

    def test_a_folder_that_may_not_be_written_in_is_named(self, folder: Path) -> None:
        folder.chmod(0o755)
        said = as_nobody(*JSON, "--store", folder / "records.clerk", "--output", folder / "all.json")
        assert (said.code, said.lines) == (
            1,
            [
                "clerk-app: Clerk may not write there",
                f"This computer does not allow writing “all.json” to {folder}.",
                "What is safe. Everything saved so far.",
                "What you can do. Choose another folder, or ask for the right to write there.",
            ],
        )
        assert sorted(contents(folder)) == ["records.clerk"]

    def test_a_folder_that_may_not_be_looked_into_is_named(self, folder: Path) -> None:
        private = folder / "private"
        private.mkdir(mode=0o700)
        said = as_nobody(*JSON, "--store", folder / "records.clerk", "--output", private / "all.json")
        assert said.lines[1] == f"This computer does not allow writing “all.json” to {private}."

    def test_a_file_that_is_marked_read_only_is_not_replaced(self, folder: Path) -> None:
        kept = folder / "all.json"
        kept.write_bytes(b"kept")
        kept.chmod(0o444)
        said = as_nobody(*JSON, "--store", folder / "records.clerk", "--output", kept)
        assert said.lines[0] == "clerk-app: Clerk may not write there"
        assert kept.read_bytes() == b"kept"


@needs_posix
@pytest.mark.parametrize(
    ("command", "unbuffered"), in_turn([(*JSON, "--output", "-"), ("boards",), ("meetings", "--json")], ("", "1"))
)
def test_a_full_disk_behind_standard_output_is_said(store: Path, command: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        child = subprocess.run(
            [sys.executable, "-m", "clerk_app", *command, "--store", str(store)],
            cwd=REPOSITORY, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    assert (child.returncode, child.stderr.splitlines()) == (
        1,
        [
            "clerk-app: The disk is full",
            "There is no room left to save the file.",
            "What is safe. Everything saved so far.",
            "What you can do. Free some space, or save a copy to another place.",
        ],
    )


@needs_posix
def test_a_reader_that_has_enough_is_no_mistake(store: Path) -> None:
    command = f"{sys.executable} -m clerk_app export --format json --store {store} --output - | head -c 10"
    child = subprocess.run(
        command, shell=True, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (child.stdout, child.stderr) == ('{"format":', "")


@needs_posix
def test_an_export_that_is_killed_leaves_the_older_file_and_the_next_one_tidies_up(
    store: Path, tmp_path: Path, clerk: Commands
) -> None:
    target = tmp_path / "all.json"
    target.write_bytes(b"kept")
    program = (
        "import os, sys; from clerk_app.cli import main\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), 9)\n"
        "main(['export', '--format', 'json', '--store', sys.argv[1], '--output', sys.argv[2]])"
    )
    child = subprocess.run([sys.executable, "-c", program, store, target], cwd=REPOSITORY, timeout=60, check=False)
    assert child.returncode == -9
    assert target.read_bytes() == b"kept"
    (left,) = [file for file in tmp_path.iterdir() if file.name.endswith(".part")]

    fresh, named_alike = tmp_path / ".all.json.0123abcd.part", tmp_path / ".all.json.mine.part"
    fresh.touch()
    named_alike.touch()
    for old in (left, named_alike):
        os.utime(old, (0, 0))
    clerk.done(*JSON, "--store", store, "--output", target)
    assert sorted(contents(tmp_path)) == sorted(["all.json", fresh.name, named_alike.name])


@pytest.mark.skipif(not can_mount(), reason="a drive that only the child sees is needed")
def test_a_full_drive_keeps_the_older_file_and_no_half_one(store: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    script = (
        f"mount -t tmpfs -o size=96k tmpfs {drive} && printf kept > {drive}/all.json && "
        f"{sys.executable} -m clerk_app export --format json --store {store} --output {drive}/all.json; "
        f"cat {drive}/all.json; ls -A {drive}"
    )
    child = subprocess.run(
        ["unshare", "-m", "sh", "-c", script],
        cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert child.stderr.splitlines()[:2] == [
        "clerk-app: The disk is full",
        "There is no room left to save “all.json”.",
    ]
    assert child.stdout == "keptall.json\n"


@pytest.mark.skipif(not can_mount(), reason="a drive that only the child sees is needed")
def test_a_full_drive_makes_no_records_and_names_them(tmp_path: Path) -> None:
    script = (
        f"mount -t tmpfs -o size=64k tmpfs {tmp_path} && "
        f"{sys.executable} -m clerk_app sample --store {tmp_path}/records.clerk; ls -A {tmp_path}"
    )
    child = subprocess.run(
        ["unshare", "-m", "sh", "-c", script],
        cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (child.stdout, child.stderr.splitlines()) == (
        "",
        [
            "clerk-app: The disk is full",
            "There is no room left to save “records.clerk”.",
            "What is safe. Everything saved so far.",
            "What you can do. Free some space, or save a copy to another place.",
        ],
    )
