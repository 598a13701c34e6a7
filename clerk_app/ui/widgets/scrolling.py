"""A part of a screen that scrolls up and down, never sideways, and looks like what is around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clerk_app.ui.widgets.focus import focus_near


class _Scrolling(QScrollArea):
    """What has the focus stays in sight when there is less room than before."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Its content gets its new places only after this.
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focused, content = focus_near(self), self.widget()
        if focused is None or content is None or not content.isAncestorOf(focused):
            return
        # What is higher than the area scrolls by itself: it alone knows which of its rows is meant.
        if focused.height() <= self.viewport().height():
            self.ensureWidgetVisible(focused)


def scrolling(content: QWidget) -> QScrollArea:
    """The content in a scroll area as wide as it; the focus goes to what is inside, never to the area."""
    area = _Scrolling()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
