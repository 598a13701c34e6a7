"""What was recognised in the words of an action while they are typed: tinted, and underlined as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from clerk_app.domain.span import Span
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_length


def recognised(
    start: QTextCursor, text: str, owners: Sequence[Span], due: Span | None, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """How owners and the date show in a text that begins at a cursor."""
    tokens = theme.tokens
    parts = [_part(start, text, span, tokens.accent_soft, tokens.mark) for span in owners]
    if due is not None:
        parts.append(_part(start, text, due, tokens.warning.fill, tokens.warning.bar))
    return parts


def _part(start: QTextCursor, text: str, span: Span, fill: str, line: str) -> QTextEdit.ExtraSelection:
    words = span.of(text)
    first = span.start + len(words) - len(words.lstrip())
    last = max(first, span.end - (len(words) - len(words.rstrip(" ,:"))))
    cursor = QTextCursor(start)
    cursor.setPosition(start.position() + utf16_length(text[:first]))
    cursor.setPosition(start.position() + utf16_length(text[:last]), QTextCursor.MoveMode.KeepAnchor)
    part = QTextEdit.ExtraSelection()
    part.cursor = cursor
    part.format = _look(fill, line)
    return part


def _look(fill: str, line: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(fill))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(line))
    return look
