"""The application as every test of the window finds it: offscreen, bundled type, the theme applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clerk_app.ui.theme.theme import Theme


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
