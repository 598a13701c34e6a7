"""A line or text whose words are not understood: its border says so, and assistants hear why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_INVALID = "invalid"
"""The property by which the style sheet draws such a line."""


def is_wrong(field: QWidget) -> bool:
    """Whether a line is marked as not understood."""
    return bool(field.property(_INVALID))


def mark_wrong(field: QWidget, sentence: str) -> None:
    """Mark a line as not understood for this reason, or (empty) as understood."""
    field.setAccessibleDescription(sentence)
    if is_wrong(field) != bool(sentence):
        field.setProperty(_INVALID, bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)
