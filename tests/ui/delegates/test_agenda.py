"""Titles of the agenda on two lines."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from clerk_app.ui.delegates.agenda import title_lines
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme


def test_a_title_breaks_where_its_first_line_is_full_whatever_letters_it_has(theme: Theme) -> None:
    font = theme.font(TextStyle.BODY)
    width = QFontMetrics(font).horizontalAdvance("👩👩👩👩 and ")
    assert title_lines("👩👩👩👩 and boats", font, width) == ["👩👩👩👩 and", "boats"]
    assert title_lines("Boats", font, width) == ["Boats"]
