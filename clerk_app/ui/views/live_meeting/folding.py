"""Which panes have room: three, two, or the editor alone; and a folded pane opened over the editor at its side."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.popup import VEIL_OPACITY, Popup

THREE_PANES_FROM = 1180
TWO_PANES_FROM = 900


class Fold(IntEnum):
    """How much is folded away."""

    NOTHING = 0
    ATTENDANCE = 1
    BOTH = 2


def fold_for(effective_width: int, *, editor_only: bool = False) -> Fold:
    """What is folded at a window width divided by the text size; everything in full screen."""
    if editor_only or effective_width < TWO_PANES_FROM:
        return Fold.BOTH
    return Fold.ATTENDANCE if effective_width < THREE_PANES_FROM else Fold.NOTHING


class SidePanel(QWidget):
    """A folded pane over the editor, at its own side, on a veil; Esc or a click on the veil closes it."""

    leave_asked = Signal()
    """The veil was clicked: whoever opened the panel closes it."""
    left = Signal()
    """The focus went to something under the panel, which nobody could see there."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._pane: QWidget | None = None
        self._at_right = False
        self._width = 0
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def pane(self) -> QWidget | None:
        """The pane that is open, or None."""
        return self._pane if self.isVisible() else None

    def open_pane(self, pane: QWidget, width: int, *, at_right: bool) -> None:
        """Show the pane, `width` pixels wide at 100 %."""
        self._pane, self._at_right, self._width = pane, at_right, width
        pane.setParent(self)
        self.show()
        self.raise_()
        self._place()
        pane.show()

    def close_pane(self) -> QWidget | None:
        """Hide the panel and give its pane back; None where none was open."""
        pane, self._pane = self._pane, None
        if pane is None:
            return None
        self.hide()
        return pane

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pane is not None and not self._pane.geometry().contains(event.position().toPoint()):
            self.leave_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self._theme.tokens.base)
        veil.setAlphaF(VEIL_OPACITY)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        if self._pane is not None:
            room = self._pane.geometry()
            painter.fillRect(room, QColor(self._theme.tokens.window))
            border = self._theme.metrics.border
            line = QRect(room.right() + 1, room.top(), border, room.height())
            if self._at_right:
                line.moveRight(room.left() - 1)
            painter.fillRect(line, QColor(self._theme.tokens.control))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._pane is not None and now is not None and self._covers(now):
            self.left.emit()

    def _covers(self, widget: QWidget) -> bool:
        """Whether a widget of the host lies under the panel; pop-ups lie over it."""
        part: QWidget | None = widget
        while part is not None and part.parentWidget() is not self._host:
            part = part.parentWidget()
        return part is not None and part is not self and not isinstance(part, Popup)

    def _place(self) -> None:
        if self._pane is None or self.isHidden():
            return
        self.setGeometry(self._host.rect())
        width = min(self._theme.metrics.px(self._width), self.width() * 9 // 10)
        left = self.width() - width if self._at_right else 0
        self._pane.setGeometry(QRect(left, 0, width, self.height()))
