"""The process that makes backups."""

import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage import backup_process
from clerk_app.storage.backup_process import BACK_UP_BESIDE, back_up_beside
from clerk_app.storage.backup_series import backups_of, folder_of
from clerk_app.storage.store import Store
from tests.storage.samples import block, minutes, put
from tests.storage.test_backup import blocks_in
from tests.storage.test_backup_series import NOW
from tests.storage.test_unit_of_work import spoil


class Closing(Exception):
    """The window is being closed."""


def go_on() -> None:
    """Nobody wants it to stop."""


def test_it_makes_the_backup_of_a_store_in_use_and_says_which(store: Store) -> None:
    put(store, *minutes(3))
    made = back_up_beside(store.path, NOW, go_on)
    assert backups_of(store.path) == (made,)
    assert len(blocks_in(made.path)) == 3


def test_what_troubles_it_is_raised_here(store: Store) -> None:
    put(store, *minutes(2))
    spoil(store, block(1))
    with pytest.raises(Trouble) as trouble:
        back_up_beside(store.path, NOW, go_on)
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert trouble.value.values["first"] == f"row blocks {block(1).id}"


def test_it_ends_at_once_when_it_is_not_to_go_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_process, "command_for", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])

    def stop() -> None:
        raise Closing

    with pytest.raises(Closing):
        back_up_beside(store.path, NOW, stop)
    assert backups_of(store.path) == ()


@pytest.mark.parametrize("code", ["import os; os.abort()", "raise SystemExit(3)"])
def test_a_process_that_ends_without_an_answer_is_our_mistake(
    store: Store, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(backup_process, "command_for", lambda *_: [sys.executable, "-c", code])
    with pytest.raises(RuntimeError, match="ended with"):
        back_up_beside(store.path, NOW, go_on)


def test_the_hidden_command_of_the_program_does_the_same(path: Path, repository: Path) -> None:
    """The frozen program has no other way to be that process."""
    command = [sys.executable, "-m", "clerk_app", BACK_UP_BESIDE, str(path), NOW.isoformat()]
    subprocess.run(command, cwd=repository, capture_output=True, check=True)
    assert len(list(folder_of(path).iterdir())) == 1
