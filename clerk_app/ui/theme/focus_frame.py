"""The focus ring: one rounded line, with a gap, round whichever button, box or card has the focus.

Nothing needs to be done for a control to get it. A widget that shows the focus by itself (a field, a list, a card that
paints its own border) is left alone: text fields, lists and spin boxes always, any other after
`widget.setProperty("ownFocus", True)`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QMenuBar,
    QWidget,
)
from shiboken6 import isValid

from clerk_app.ui.theme.look import Look

OWN_FOCUS = "ownFocus"
_SHOW_IT_THEMSELVES = (QLineEdit, QAbstractScrollArea, QAbstractSpinBox, QMenuBar)


class FocusRing(QFocusFrame):
    """The line itself; it lies over the window and lets the mouse through."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.look.metrics
        half = metrics.focus / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.look.tokens.focus), metrics.focus))
        radius = metrics.radius_control + metrics.focus
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusFollower(QObject):
    """Keeps the ring round the widget that has the focus."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._look = look
        self._ring = FocusRing(look)
        app.focusChanged.connect(self.follow)

    @property
    def ring(self) -> FocusRing:
        """The ring; a new one when the old one went away with the window it lay on."""
        if not isValid(self._ring):
            self._ring = FocusRing(self._look)
        return self._ring

    def set_look(self, look: Look) -> None:
        """Draw the ring with this look from now on."""
        self._look = look
        ring = self.ring
        ring.look = look
        ring.setWidget(None)  # type: ignore[arg-type]  # None hides the ring
        self.follow(None, QApplication.focusWidget())

    def follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Move the ring to the widget that has the focus now, or hide it."""
        wearer = now if now is not None and wears_ring(now) else None
        ring = self.ring
        ring.setWidget(wearer)  # type: ignore[arg-type]  # None hides the ring
        if wearer is not None and wearer.isVisible():
            # Qt hides the frame of what is out of view, and leaves it hidden when Tab then scrolls that into view.
            ring.raise_()
            ring.show()


def wears_ring(widget: QWidget) -> bool:
    """Whether the ring is drawn round this widget when it has the focus."""
    shows_it_itself = isinstance(widget, _SHOW_IT_THEMSELVES) or bool(widget.property(OWN_FOCUS))
    return not shows_it_itself and not widget.isWindow()
