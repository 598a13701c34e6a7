"""What this computer asks of its windows: light, dark or high contrast."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints

from clerk_app.ui.theme.tokens import SchemeName


def wants_high_contrast(hints: QStyleHints) -> bool:
    """Whether the desktop's accessibility settings ask for more contrast."""
    # Ask anew each time: a kept accessibility object was found deleted under PySide6 6.12.0.
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def system_scheme(hints: QStyleHints) -> SchemeName:
    """The theme that matches the desktop; light where it does not say."""
    if wants_high_contrast(hints):
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
