"""The program as it is started checks the spelling with the dictionary that is shipped, by keys alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.domain.minutes import Block
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from tests.ui.running import CLOCK, Running, running


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the sample boards."""
    path = tmp_path / "records.clerk"
    with bootstrap.closing(bootstrap.open_or_create(path, CLOCK)) as app:
        bootstrap.load_samples(app, date(2026, 3, 2))
    return path


def _texts(window: Running) -> set[str]:
    return {block.text.plain for block in window.queries.where(Block)}


def test_words_are_changed_and_kept(store: Path, theme: Theme, qtbot: QtBot) -> None:
    with running(store, theme, qtbot) as window:
        window.go(ScreenName.LIVE)
        window.hands.write("The guotes were inquorate in zwollish")
        window.hands.press("Home", "F7", "Return", "A", "F7")
        assert window.program.popups.current is None
        assert "The quotes were inquorate in zwollish" in _texts(window)
    assert (store.parent / "words.txt").read_text(encoding="utf-8") == "zwollish\n"


def test_own_words_are_known_at_the_next_start(store: Path, theme: Theme, qtbot: QtBot) -> None:
    (store.parent / "words.txt").write_text("zwollish\n", encoding="utf-8")
    with running(store, theme, qtbot) as window:
        window.go(ScreenName.LIVE)
        window.hands.write("The zwollish board")
        window.hands.press("F7")
        assert window.program.popups.current is None
