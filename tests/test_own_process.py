"""Processes that the program starts of itself."""

import sys

import pytest

from clerk_app.bootstrap import HIDDEN_COMMANDS
from clerk_app.importers import READ_FROM_OUTSIDE
from clerk_app.own_process import HOME, command_for
from clerk_app.storage.backup_process import BACK_UP_BESIDE


def test_python_runs_the_module() -> None:
    assert command_for("read-from-outside", "clerk_app.importers.child") == [
        sys.executable,
        "-m",
        "clerk_app.importers.child",
    ]
    assert (HOME / "clerk_app" / "__main__.py").is_file()


def test_a_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/clerk/clerk-app")
    command = command_for("read-from-outside", "clerk_app.importers.child")
    assert command == ["/opt/clerk/clerk-app", "read-from-outside"]


def test_every_hidden_command_is_known_to_the_command_line() -> None:
    assert set(HIDDEN_COMMANDS) == {READ_FROM_OUTSIDE, BACK_UP_BESIDE}
