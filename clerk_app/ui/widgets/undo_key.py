"""The keys of undo and redo, which belong to the window: a line's own undo knows only its letters."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence


def is_undo(event: QKeyEvent) -> bool:
    """Whether the key takes something back, or does it again."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
