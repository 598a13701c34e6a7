"""A row of what was read from elsewhere, to be taken or left: a box, the words, and what is said about them below.

ProposedRow(theme, "4  Parking in the harbour", note="Harbour Master · 15 min", doubts="“4” is not counted to.")
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel


class ProposedRow(QWidget):
    """One thing to take or to leave; it is taken unless the box is cleared."""

    def __init__(self, theme: Theme, words: str, *, note: str = "", doubts: str = "", indent: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._indent = indent
        self.box = QCheckBox()
        self.box.setChecked(True)
        self.words = TextLabel(theme, words)
        self.note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.changes = TextLabel(theme, "", TextStyle.CAPTION)
        self.doubts = TextLabel(theme, "", TextStyle.CAPTION, "warning.text")
        self._row, self.column = QHBoxLayout(self), QVBoxLayout()
        self.column.setSpacing(0)
        for label in (self.words, self.note, self.changes, self.doubts):
            self.column.addWidget(label)
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, self.column, 1)
        self.say(note=note, doubts=doubts)
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, *, note: str = "", changes: str = "", doubts: str = "") -> None:
        """What stands below the words; a part without words takes no room."""
        for label, text in ((self.note, note), (self.changes, changes), (self.doubts, doubts)):
            label.setText(text)
            label.setVisible(bool(text))
        self.box.setAccessibleName(self.words.text())
        self.box.setAccessibleDescription(" ".join(part for part in (note, changes, doubts) if part))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.px(self._indent), metrics.px(2), 0, metrics.px(2))
        self._row.setSpacing(metrics.gap_s)
        self.words.setMinimumHeight(self.box.sizeHint().height())
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
