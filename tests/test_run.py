"""The two-command entry: what it needs, what it tells, what it keeps."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

import run


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux machine whose programs are only noted, never started."""
    started: list[list[str]] = []

    def note(command: Sequence[str], **_: object) -> int:
        started.append(list(command))
        return 0

    monkeypatch.setattr(subprocess, "call", note)
    monkeypatch.setattr(run, "is_linux", lambda: True)
    monkeypatch.setattr(venv, "create", _make_empty)
    return started


@pytest.fixture
def environment(tmp_path: Path, machine: list[list[str]]) -> run.Environment:
    assert machine == []
    (tmp_path / run.RUNTIME).write_text("a==1", encoding="utf-8")
    (tmp_path / run.DEVELOPER).write_text("a==1\nb==2", encoding="utf-8")
    return run.Environment(tmp_path, tmp_path / ".venv")


def test_a_python_that_is_too_old_is_refused_with_both_versions_named() -> None:
    with pytest.raises(run.CannotGoOn, match=r"needs Python 3\.11 or newer, and this is Python 3\.10"):
        run.need_python((3, 10))


def test_the_oldest_supported_python_is_accepted() -> None:
    run.need_python(run.OLDEST_PYTHON)


def test_the_supported_python_is_the_one_the_project_declares(repository: Path) -> None:
    declared = f'requires-python = ">={run.OLDEST_PYTHON[0]}.{run.OLDEST_PYTHON[1]}"'

    assert declared in (repository / "pyproject.toml").read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("machine")
def test_a_library_that_does_not_load_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "can_load", lambda library: library != "libEGL.so.1")

    assert run.missing_libraries() == ["libegl1"]


def test_other_systems_need_no_system_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "is_linux", lambda: False)
    monkeypatch.setattr(run, "can_load", lambda _: False)

    assert run.missing_libraries() == []
    assert run.missing_commands({"no-such-command": "package"}) == []


def test_the_loader_is_asked_for_libraries() -> None:
    assert not run.can_load("libno-such-library.so.1")


def test_an_administrator_gets_the_packages_after_a_fresh_list(
    monkeypatch: pytest.MonkeyPatch, machine: list[list[str]]
) -> None:
    _become(monkeypatch, administrator=True)

    run.need_packages(["libegl1"], ["qpdf"])

    assert [command[:2] for command in machine] == [["apt-get", "update"], ["apt-get", "install"]]
    assert {"libegl1", "qpdf"} <= set(machine[1])


def test_the_installer_finds_the_systems_own_programs_on_a_bare_path(monkeypatch: pytest.MonkeyPatch) -> None:
    paths: list[str] = []

    def note_path(command: list[str], env: dict[str, str], **_: object) -> int:
        paths.append(env["PATH"])
        return 0

    monkeypatch.setattr(subprocess, "call", note_path)
    monkeypatch.setenv("PATH", "/usr/bin")

    run.install_packages("apt-get install --yes libegl1")

    assert paths == [os.pathsep.join(["/usr/bin", "/usr/sbin", "/sbin"])] * 2


def test_anybody_else_is_told_the_exact_line_and_nothing_is_started(
    monkeypatch: pytest.MonkeyPatch, machine: list[list[str]]
) -> None:
    _become(monkeypatch, administrator=False)

    with pytest.raises(run.CannotGoOn, match="sudo apt-get install --yes --no-install-recommends libegl1"):
        run.need_packages(["libegl1"], [])

    assert machine == []


def test_libreoffice_is_installed_in_whichever_package_there_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def only_the_larger_one(command: Sequence[str], **_: object) -> int:
        asked.extend(word for word in command if word.startswith("libreoffice"))
        return 100 if "libreoffice-writer-nogui" in command else 0

    monkeypatch.setattr(run, "is_linux", lambda: True)
    monkeypatch.setattr(run, "is_administrator", lambda: True)
    monkeypatch.setattr(subprocess, "call", only_the_larger_one)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" or asked[1:] else None)

    run.need_office()

    assert asked == ["libreoffice-writer-nogui", "libreoffice-writer"]
    assert "could not be installed" in capsys.readouterr().out


def test_a_libreoffice_that_is_here_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch, machine: list[list[str]]) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    run.need_office()

    assert machine == []


@pytest.mark.parametrize(("administrator", "linux", "said"), [
    (False, True, "sudo apt-get install --yes --no-install-recommends libreoffice-writer-nogui"),
    (True, True, "it could not be installed"),
    (False, False, "it is not here"),
])  # fmt: skip
def test_without_libreoffice_its_tests_are_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, machine: list[list[str]], administrator: bool, linux: bool, said: str
) -> None:
    assert machine == []
    monkeypatch.setattr(run, "is_linux", lambda: linux)
    monkeypatch.setattr(run, "is_administrator", lambda: administrator)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)

    with pytest.raises(run.CannotGoOn, match=said):
        run.need_office()


@pytest.mark.usefixtures("machine")
def test_packages_that_only_some_tests_need_stop_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _become(monkeypatch, administrator=False)

    run.need_packages([], ["qpdf"])

    assert "sudo apt-get install --yes --no-install-recommends qpdf" in capsys.readouterr().out


def test_a_python_without_its_installer_gets_it_from_the_system(
    monkeypatch: pytest.MonkeyPatch, machine: list[list[str]]
) -> None:
    _become(monkeypatch, administrator=True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    run.need_packages([], [])

    assert "python3-venv" in machine[-1]


@pytest.mark.parametrize(
    ("variables", "seen"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
@pytest.mark.usefixtures("machine")
def test_a_display_is_known_by_the_session_that_names_it(variables: dict[str, str], seen: bool) -> None:
    assert run.has_display(variables) is seen


@pytest.mark.usefixtures("machine")
def test_qt_draws_offscreen_only_without_a_display_and_unless_told_otherwise() -> None:
    assert run.display_settings({})["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in run.display_settings({"DISPLAY": ":0"})
    assert run.display_settings({"QT_QPA_PLATFORM": "vnc"})["QT_QPA_PLATFORM"] == "vnc"


def test_the_environment_is_filled_once(environment: run.Environment, machine: list[list[str]]) -> None:
    environment.hold(run.RUNTIME)
    environment.hold(run.RUNTIME)

    assert [_lock_of(command) for command in machine] == [run.RUNTIME]


def test_hashes_are_required_of_every_library(environment: run.Environment, machine: list[list[str]]) -> None:
    environment.hold(run.RUNTIME)

    assert {"--require-hashes", "--no-deps"} <= set(machine[0])


def test_a_second_lock_is_added_to_the_first(environment: run.Environment, machine: list[list[str]]) -> None:
    environment.hold(run.RUNTIME)
    environment.hold(run.DEVELOPER)

    assert [_lock_of(command) for command in machine] == [run.RUNTIME, run.DEVELOPER]


def test_a_changed_lock_starts_from_an_empty_environment(
    environment: run.Environment, machine: list[list[str]], tmp_path: Path
) -> None:
    environment.hold(run.RUNTIME, run.DEVELOPER)
    (tmp_path / run.DEVELOPER).write_text("a==1\nb==3", encoding="utf-8")
    machine.clear()
    environment.hold(run.RUNTIME)

    assert [_lock_of(command) for command in machine] == [run.RUNTIME]
    assert run.DEVELOPER not in (tmp_path / ".venv" / "clerk-setup.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights there that not everybody has")
def test_an_environment_that_is_a_link_is_made_anew_and_what_it_leads_to_is_left_alone(
    environment: run.Environment, machine: list[list[str]], tmp_path: Path
) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "theirs").touch()
    (tmp_path / ".venv").symlink_to(others)
    environment.hold(run.RUNTIME)

    assert [path.name for path in others.iterdir()] == ["theirs"]
    assert not (tmp_path / ".venv").is_symlink()


def test_the_program_is_found_from_the_environment(environment: run.Environment, tmp_path: Path) -> None:
    environment.hold(run.RUNTIME)

    (link,) = (tmp_path / ".venv").rglob("clerk.pth")
    assert link.read_text(encoding="utf-8").strip() == str(tmp_path)


def test_an_installation_that_failed_is_tried_again_next_time(
    environment: run.Environment, machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as offline:
        offline.setattr(subprocess, "call", lambda *_, **__: 1)
        with pytest.raises(run.CannotGoOn, match="could not be installed"):
            environment.hold(run.RUNTIME)

    environment.hold(run.RUNTIME)

    assert [_lock_of(command) for command in machine] == [run.RUNTIME]


def test_what_is_asked_of_the_tests_comes_behind_their_own_settings(
    environment: run.Environment, machine: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "need_packages", lambda *_: None)
    monkeypatch.setattr(run.Environment, "hold", lambda *_: None)
    assert run.test(environment, ["-n0", "tests/domain"]) == 0
    (command,) = machine
    assert command[1:] == ["-m", "pytest", *run.SIDE_BY_SIDE, "-n0", "tests/domain"]


def test_an_unknown_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["dance"]) == 2
    assert "python3 run.py test" in capsys.readouterr().out


def test_a_trouble_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST_PYTHON", (9, 0))

    assert run.main(["check"]) == 1
    assert "Clerk needs Python 9.0" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["run", "app", "test", "pdfcheck", "office", "check", "bench", "build"])
def test_every_command_is_in_the_help(name: str) -> None:
    assert run.__doc__ is not None
    assert name in run.COMMANDS
    assert name == "run" or f"python3 run.py {name}" in run.__doc__


def _become(monkeypatch: pytest.MonkeyPatch, *, administrator: bool) -> None:
    monkeypatch.setattr(run, "is_administrator", lambda: administrator)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)


def _lock_of(command: list[str]) -> str:
    return Path(command[command.index("--requirement") + 1]).name


def _make_empty(folder: Path, **_: object) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _site_packages(folder).mkdir(parents=True)


def _site_packages(folder: Path) -> Path:
    version = "{}.{}".format(*sys.version_info)
    return (
        folder / "Lib" / "site-packages" if sys.platform == "win32" else folder / f"lib/python{version}/site-packages"
    )
