"""The keys by which pages are made larger and smaller, where the menu has them for the text of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from clerk_app.ui.preview.page_view import PageView


def zoom_of(event: QKeyEvent, pages: PageView) -> Callable[[], None] | None:
    """What a key does to the size of the pages; None where it does nothing to it."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier != (
        Qt.KeyboardModifier.ControlModifier
    ):
        return None
    return {
        Qt.Key.Key_Equal: pages.zoom_in,
        Qt.Key.Key_Plus: pages.zoom_in,
        Qt.Key.Key_Minus: pages.zoom_out,
        Qt.Key.Key_0: pages.fit,
    }.get(Qt.Key(event.key()))
