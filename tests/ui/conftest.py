"""The application as every test of the window finds it: offscreen, bundled type, the theme applied."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from clerk_app.ui.theme.theme import Theme

SWEEP_FROM = 20_000
"""So many objects that nobody swept are swept between two tests."""


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
    _as_drawn(themed_application)


def _as_drawn(theme: Theme) -> None:
    theme.set_font_choice("inter")
    theme.set_text_size(100)
    theme.set_scheme("light")
