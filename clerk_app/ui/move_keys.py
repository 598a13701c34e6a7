"""The keys that move what somebody is in, a paragraph, an item or an entry: everywhere the same."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeyEvent, QKeySequence

from clerk_app.ui.actions import ActionId, spec_of

UP_AND_DOWN = (ActionId.PARAGRAPH_UP, ActionId.PARAGRAPH_DOWN)
MOVES = (*UP_AND_DOWN, ActionId.LEVEL_IN, ActionId.LEVEL_OUT)


def move_of(event: QKeyEvent, moves: Iterable[ActionId] = MOVES) -> ActionId | None:
    """Which of these moves the key asks for; None for none of them."""
    pressed = QKeySequence(event.keyCombination())
    return next((move for move in moves if any(pressed == QKeySequence(key) for key in spec_of(move).keys_here)), None)
