"""The application as every test of the window finds it: offscreen, bundled type, the theme applied."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.ui.theme.theme import Theme
from tests.ui.running import CLOCK, Running, running

SWEEP_FROM = 20_000
"""So many objects that nobody swept are swept between two tests."""
SAMPLES_AROUND = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def swept_by_hand() -> Iterator[None]:
    """No worker of a test destroys widgets of the test before: in the program a Sweeper sees to that."""
    gc.disable()
    yield
    if gc.get_count()[0] > SWEEP_FROM:
        gc.collect()
    gc.enable()


@pytest.fixture
def theme(themed_application: Theme) -> Iterator[Theme]:
    """The theme, light and at 100 % in the bundled family, whatever the test before did with it."""
    _as_drawn(themed_application)
    yield themed_application
    # Windows that were closed would all be dressed once more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _as_drawn(themed_application)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample boards, to be copied."""
    path = tmp_path_factory.mktemp("samples") / "sample.clerk"
    with bootstrap.closing(bootstrap.open_or_create(path, CLOCK)) as app:
        bootstrap.load_samples(app, SAMPLES_AROUND)
    return path


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, sample_store: Path, tmp_path: Path) -> Iterator[Running]:
    """The program on a store of its own with the samples."""
    with running(Path(shutil.copy(sample_store, tmp_path / "records.clerk")), theme, qtbot) as started:
        yield started


def _as_drawn(theme: Theme) -> None:
    theme.set_font_choice("inter")
    theme.set_text_size(100)
    theme.set_scheme("light")
