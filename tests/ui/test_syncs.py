"""The window waits for no disk: whatever is flushed while somebody types is flushed by another thread."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from tests.kill.recorded_disk import recorded_disk
from tests.sqlite_disk import Asked, Call
from tests.ui.running import running


class _Noted(list[Asked]):
    """The calls made, and which thread flushed."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed_in: list[threading.Thread] = []

    def append(self, done: Asked) -> None:
        super().append(done)
        if done.call is Call.SYNC:
            self.flushed_in.append(threading.current_thread())


def test_typing_flushes_the_disk_and_never_in_the_thread_of_the_window(
    theme: Theme, qtbot: QtBot, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "records.clerk"))
    calls = _Noted()

    def noting(flush: Callable[[int], None]) -> Callable[[int], None]:
        def noted(handle: int) -> None:
            calls.flushed_in.append(threading.current_thread())
            flush(handle)

        return noted

    with recorded_disk(tmp_path) as recording:
        if recording is None:
            pytest.skip("Python's SQLite cannot be reached here")
        with running(store, theme, qtbot) as window:
            window.go(ScreenName.LIVE)
            recording.calls = calls
            monkeypatch.setattr(os, "fsync", noting(os.fsync))
            window.hands.press("Ctrl+End")
            window.hands.write("The board met. ")
            window.hands.press("Return")
            window.hands.write("It noted the report.")
            window.hands.press("Ctrl+PgDown", "Ctrl+PgUp")
            flushed_in = list(calls.flushed_in)
            monkeypatch.undo()
    assert len(flushed_in) >= 2
    assert threading.main_thread() not in flushed_in
