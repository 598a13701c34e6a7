"""The keys of undo and redo, which belong to the window: a line's own undo knows only its letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def is_undo(event: QKeyEvent) -> bool:
    """Whether the key takes something back, or does it again."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def passes_undo(event: QEvent) -> bool:
    """Whether the event is a key of undo, asked for or pressed; it is then left to whoever the widget stands in."""
    if not isinstance(event, QKeyEvent) or event.type() not in _KEYS or not is_undo(event):
        return False
    event.ignore()
    return True
