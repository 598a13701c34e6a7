"""A button that shows a state in its colours: the quorum in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.kinds import ICON_OF_STATE, Kind, meaning_of


class StatusButton(QPushButton):
    """Pressed, it shows what is behind the state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "neutral"
        self._icon = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_status(self, kind: Kind, words: str, icon: str = "") -> None:
        """Show another state."""
        self._kind, self._icon = kind, icon or ICON_OF_STATE[kind]
        self.setText(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        words = QFontMetrics(self._font())
        gap = metrics.gap_s if self.text() else 0
        # One more, since a line that needs a fraction of a pixel more than is measured would be cut.
        width = words.horizontalAdvance(self.text()) + 1 + gap + metrics.px(18) + 2 * metrics.px(14)
        return QSize(width, max(metrics.button_height, words.height() + metrics.px(8)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, tokens = self._theme.metrics, self._theme.tokens
        meaning, lively = meaning_of(tokens, self._kind), self.underMouse() or self.isDown()
        fill = QColor(tokens.hover if lively else meaning.fill)
        border = QColor(tokens.edge_under_pointer(meaning.bar) if lively else meaning.bar)
        draw_box(painter, self.rect(), fill=fill, border=border, width=metrics.border, radius=metrics.radius_control)
        side = metrics.px(18)
        room = self.rect().adjusted(metrics.px(14), 0, -metrics.px(14), 0)
        icon = self._theme.pixmap(self._icon or "circle-dashed", f"{self._kind}.text", 18, self.devicePixelRatioF())
        draw_pixmap(painter, icon, QRect(room.left(), room.top(), side, room.height()))
        words = room.adjusted(side + metrics.gap_s, 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft
        draw_line_of_text(painter, words, self.text(), self._font(), QColor(meaning.text), left)

    def _font(self) -> QFont:
        return self._theme.font(TextStyle.STRONG)
