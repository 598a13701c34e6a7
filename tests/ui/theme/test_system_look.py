from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStyleHints

from clerk_app.ui.theme.system_look import system_scheme, wants_high_contrast
from clerk_app.ui.theme.tokens import SchemeName


@dataclass
class Hints:
    """A desktop that says this of itself."""

    scheme: Qt.ColorScheme
    contrast: Qt.ContrastPreference = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        (Hints(Qt.ColorScheme.Light), "light"),
        (Hints(Qt.ColorScheme.Dark), "dark"),
        (Hints(Qt.ColorScheme.Unknown), "light"),
        (Hints(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast), "contrast"),
    ],
)
def test_the_theme_matches_the_desktop(hints: Hints, expected: SchemeName) -> None:
    # The real hints cannot be set on a platform without a desktop.
    assert system_scheme(cast("QStyleHints", hints)) == expected


@pytest.mark.usefixtures("theme")
def test_the_real_hints_can_be_asked_more_than_once() -> None:
    hints = QGuiApplication.styleHints()
    assert [wants_high_contrast(hints) for _ in range(3)] == [False] * 3
