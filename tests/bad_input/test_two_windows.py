"""Two windows, or a window and the command line, on one store: only one of them writes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bad_input.commands import Commands
from tests.storage.processes import start


@contextmanager
def held(store: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the store open to write."""
    with start("hold", store) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child
        child.communicate(timeout=30)


def test_records_that_are_open_elsewhere_say_where_and_since_when_and_stay_as_they_are(
    store: Path, everything: Path, tmp_path: Path, clerk: Commands
) -> None:
    backup = tmp_path / "backup.clerk"
    clerk.done("backup", "--store", store, "--output", backup)
    with held(store):
        before = store.read_bytes()
        for command in (("sample",), ("import", everything, "--existing", "replace"), ("restore", backup)):
            title, text, safe, do = clerk.refused(*command, "--store", store)
            assert title == "clerk-app: Clerk is already open in another window"
            assert text.startswith("These records have been open on ")
            assert safe == "What is safe. Everything saved in the other window. Nothing has changed here."
            assert do.startswith("What you can do. Go on in the other window, or read here without changing anything.")
        assert store.read_bytes() == before


def test_records_that_are_open_elsewhere_can_be_read_and_exported(store: Path, tmp_path: Path, clerk: Commands) -> None:
    with held(store):
        assert clerk.done("check", "--store", store) == f"{store} is sound.\n"
        clerk.done("export", "--store", store, "--format", "json", "--output", tmp_path / "all.json")
        assert "Corporate Parenting Board" in clerk.done("meetings", "--store", store)
        clerk.done("backup", "--store", store, "--output", tmp_path / "backup.clerk")
    assert "is sound" in clerk.done("check", "--store", tmp_path / "backup.clerk")


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_records_that_are_open_elsewhere_cannot_be_opened_a_second_time_through_a_link(
    store: Path, tmp_path: Path, clerk: Commands
) -> None:
    direct, through_another = tmp_path / "link.clerk", tmp_path / "link to link.clerk"
    direct.symlink_to(store)
    through_another.symlink_to("link.clerk")
    with held(store):
        for link in (direct, through_another):
            title, *_ = clerk.refused("sample", "--store", link)
            assert title == "clerk-app: Clerk is already open in another window"
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_new_store_is_made_where_a_link_leads_and_a_link_in_a_circle_is_left_alone(
    tmp_path: Path, clerk: Commands
) -> None:
    (tmp_path / "drive").mkdir()
    link, circle = tmp_path / "link.clerk", tmp_path / "circle.clerk"
    link.symlink_to(tmp_path / "drive" / "records.clerk")
    circle.symlink_to("circle.clerk")
    clerk.done("sample", "--store", link)
    assert link.is_symlink()
    assert (tmp_path / "drive" / "records.clerk").is_file()
    assert clerk.refused("sample", "--store", circle)[0] == "clerk-app: There are no records there"
    assert circle.is_symlink()


def test_a_window_that_was_killed_locks_nobody_out(store: Path, clerk: Commands) -> None:
    with start("hold", store) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        child.kill()
        child.wait()
    clerk.done("sample", "--store", store)
