"""A state that matters all the time: its word, how much of it there is, and why.

card = StatusCard(theme)
card.set_status("ok", "Quorate", "4 of 5", "4 of 5 agencies are represented and the Chair is here.")
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_STATE, Kind, meaning_of
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel


class StatusCard(QFrame):
    """Updated in place, with an accessible name that says all of it; it can take the focus so that it can be read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "neutral"
        self._icon = IconLabel(theme, "circle-dashed", "neutral.text", 22)
        self._word = TextLabel(theme, "", TextStyle.CARD_TITLE)
        self._count = TextLabel(theme, "", TextStyle.SECTION)
        self._count.setWordWrap(False)
        self._reason = TextLabel(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def kind(self) -> Kind:
        """The kind shown now."""
        return self._kind

    def set_status(self, kind: Kind, word: str, count: str, reason: str, *, icon: str = "") -> None:
        """Show another state; the icon follows the kind unless another one is named."""
        self._kind = kind
        self._icon.set_icon(icon or ICON_OF_STATE[kind], f"{kind}.text")
        for label, text in ((self._word, word), (self._count, count), (self._reason, reason)):
            label.setText(text)
        self._reason.setVisible(bool(reason))
        self._word.set_colour(f"{kind}.text")
        self._count.set_colour(f"{kind}.text")
        head = ", ".join(part for part in (word, count) if part)
        self.setAccessibleName(f"{head}. {reason}" if reason else head)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        meaning = meaning_of(self._theme.tokens, self._kind)
        metrics = self._theme.metrics
        draw_box(
            QPainter(self),
            self.rect(),
            fill=QColor(meaning.fill),
            border=QColor(meaning.bar),
            width=metrics.border,
            radius=metrics.radius_card,
        )

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._word, 1)
        self._head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        nest(self._column, self._head)
        self._column.addWidget(self._reason)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(13), metrics.px(11), metrics.px(13), metrics.px(11))
        self._column.setSpacing(metrics.px(2))
        self._head.setSpacing(metrics.gap_s)
        self.update()
