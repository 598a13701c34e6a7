"""The pop-up over the editor: a card on a veil, a child of the pane and not a window, so that the caret is never lost.

    popup = Popup(theme, pane, "Arrived or left")
    popup.set_title("Arrived or left", icon="users", aside="Time now 10:48.")
    popup.body.addWidget(field)
    popup.watch(field)                             only for fields that keep Enter to themselves
    popup.foot.addWidget(...)
    popup.open_at(column_left=338, top=204, focus=field)

Esc closes it and gives the focus back to the very widget that had it. Enter presses the button that has the focus, else
it means `entered` (a box is ticked with Space); Ctrl+Enter means `ctrl_entered`. The screen decides what these do and
calls `close_popup`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.focus import focus_near, has_focus_inside
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel

VEIL_OPACITY = 0.72
_PADDING = 18
_ASKS_AT_LEAST = 240


class Popup(QWidget):
    """A veil over a pane, with the pop-up on it; hidden until it is opened."""

    entered = Signal()
    ctrl_entered = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, accessible_name: str) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._focus_before: QWidget | None = None
        self._is_closing = False
        self._column_left = 0
        self._top = 0
        self.card = _PopupCard(theme, self)
        self.card.setAccessibleName(accessible_name)
        self.setAccessibleName(accessible_name)
        self.body, self.foot = self.card.body, self.card.foot
        self.hide()
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        theme.changed.connect(self._place)

    def set_title(self, title: str, *, icon: str = "", icon_colour: str = "text", aside: str = "") -> None:
        """The line at the top: an icon, what this is, and a quiet remark at the right."""
        self.card.set_title(title, icon, icon_colour, aside)

    def ask_in_head(self, field: QWidget) -> None:
        """The line at the top is the one that asks: it stands in the place of the title, over a hairline."""
        self.card.ask_in_head(field)

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put these at the right end of the line at the top, over a hairline."""
        self.card.add_to_head(widgets)

    def open_at(self, column_left: int, top: int, focus: QWidget) -> None:
        """Show it, its text flush with the text column of the host, `top` pixels down, and give `focus` the focus.

        It moves in from the edges of the pane and up when there is too little room.
        """
        if not self.isVisible():
            self._focus_before = focus_near(self)
        self._column_left, self._top = column_left, top
        self.show()
        self.raise_()
        self._place()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)
        # Of a list the first line: what stands above it says what it is about, and is seen as long as there is room.
        self.reveal(focus, QRect(0, 0, focus.width(), min(focus.height(), self._theme.metrics.row_height)))

    def close_popup(self) -> None:
        """Hide it and give the focus back to the widget that had it, unless it has been moved elsewhere since."""
        if self.isHidden() or self._is_closing:
            return
        self._is_closing = True
        before, self._focus_before = self._focus_before, None
        if has_focus_inside(self) and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self._is_closing = False
        self.closed.emit()

    def card_width(self) -> int:
        """How wide it is where there is room; a sheet of its own says otherwise."""
        return self._theme.metrics.popup_width

    def card_left(self, width: int) -> int:
        """Where a card of this width begins where there is room: its text flush with the text column of the host."""
        return self._column_left - self._theme.metrics.px(_PADDING)

    def card_top(self) -> int:
        """How far down the card begins where there is room."""
        return self._top

    def reveal(self, widget: QWidget, area: QRect | None = None) -> None:
        """Scroll so that a widget of the body with its ring, or an area of it, can be seen where not all can."""
        ring = 2 * self._theme.metrics.focus
        self.card.reveal(widget, area or widget.rect().adjusted(0, -ring, 0, ring))

    def clear_of_veil(self) -> QRect:
        """What of the pane is to be seen as it is; nothing unless a pop-up is about a place in it."""
        return QRect()

    def let_foot_go(self) -> None:
        """The foot holds hints alone, so it may go where height is scarce; a foot with buttons never does."""
        self.card.foot_may_go = True

    def watch(self, field: QWidget) -> None:
        """Take Enter, Ctrl+Enter and Esc from a field that would keep them, such as a text of several lines."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._acts_on(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever the pop-up does not know stays in it: the editor under the veil must not type it.
        self._acts_on(event)
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the pop-up; Esc leads out."""
        stops = self._stops()
        focused = QApplication.focusWidget()
        if not stops:
            return False
        at = stops.index(focused) if focused in stops else -1 if next else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stop = stops[(at + (1 if next else -1)) % len(stops)]
        stop.setFocus(reason)
        self.reveal(stop)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self._theme.tokens.base)
        veil.setAlphaF(VEIL_OPACITY)
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(self.clear_of_veil())))
        painter.fillRect(self.rect(), veil)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Somebody goes on with what it covers, by a click beside it: nobody types under a veil, so it closes."""
        if now is not None and self._host.isAncestorOf(now) and not self.isAncestorOf(now):
            self.close_popup()

    def _acts_on(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        elif event.key() in ENTER and ctrl:
            self.ctrl_entered.emit()
        elif event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._press_or_enter()
        else:
            return False
        return True

    def _press_or_enter(self) -> None:
        focused = QApplication.focusWidget()
        is_button = isinstance(focused, QAbstractButton) and not isinstance(focused, (QCheckBox, QRadioButton))
        if is_button and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self.entered.emit()

    def columns(self) -> Sequence[QWidget]:
        """Parts of the body that stand beside the rest and are read after it, each from above."""
        return ()

    def _stops(self) -> list[QWidget]:
        """Where Tab goes, in reading order, the head first and the foot last.

        The focus chain is not asked: PySide 6.11 takes what `nextInFocusChain` gives for a child of the widget that was
        asked. The chain leads through the whole window, and with the pop-up its menus were gone for Python.
        """
        columns = self.columns()
        content = _in_reading_order(self.card.content)
        return [
            *_in_reading_order(self.card.head_part),
            *(stop for stop in content if not any(column.isAncestorOf(stop) for column in columns)),
            *(stop for column in columns for stop in _in_reading_order(column)),
            *_in_reading_order(self.card.foot_part),
        ]

    def _place(self) -> None:
        if self.isHidden():
            return
        self.setGeometry(self._host.rect())
        metrics = self._theme.metrics
        edge = metrics.gap_s
        width = min(self.card_width(), self.width() - 2 * edge)
        wanted, room = self.card.height_for(width), self.height() - 2 * edge
        self.card.set_low(wanted > room)
        height = min(wanted, room)
        left = min(self.card_left(width), self.width() - width - edge)
        top = min(self.card_top(), self.height() - height - edge)
        self.card.setGeometry(QRect(max(left, edge), max(top, edge), width, height))


class _PopupCard(QFrame):
    """Head, body that scrolls when it must, and foot."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head_part = QWidget()
        self._head = QHBoxLayout(self.head_part)
        self._asking: QWidget | None = None
        self._has_line = False
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self._scroll = scrolling(self.content)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.foot_part = QWidget()
        self.foot = QHBoxLayout(self.foot_part)
        self.foot_may_go = False
        self._icon = IconLabel(theme, "info", size=18)
        self._title = TextLabel(theme, "", TextStyle.SECTION)
        self._aside = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def set_title(self, title: str, icon: str, icon_colour: str, aside: str) -> None:
        """Fill the head."""
        self._title.setText(title)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.set_icon(icon, icon_colour)

    def ask_in_head(self, field: QWidget) -> None:
        """The field takes the place of the title; the remark stays while both have room."""
        self._title.hide()
        self._aside.setWordWrap(False)
        self._head.insertWidget(self._head.indexOf(self._aside), field, 1)
        self._head.setStretch(self._head.indexOf(self._aside), 0)
        self._asking, self._has_line = field, True
        self._fit()

    def add_to_head(self, widgets: Sequence[QWidget]) -> None:
        """These stand at the right of title and remark."""
        for widget in widgets:
            self._head.addWidget(widget)
        self._has_line = True
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._asking is not None:
            self._aside.show()
            self._aside.setVisible(self._head.sizeHint().width() <= event.size().width())

    def set_low(self, low: bool) -> None:
        """Where height is scarce a foot that may go gives its room to the body."""
        self.foot_part.setVisible(self.foot.count() > 0 and not (low and self.foot_may_go))

    def reveal(self, widget: QWidget, area: QRect) -> None:
        """Scroll so that an area of a widget of the body can be seen; nothing happens for one outside it."""
        if self.content.isAncestorOf(widget):
            middle = widget.mapTo(self.content, area.center())
            self._scroll.ensureVisible(middle.x(), middle.y(), area.width() // 2, area.height() // 2 + 1)

    def height_for(self, width: int) -> int:
        """The height that shows everything without scrolling at this width."""
        inner = width - 2 * self._theme.metrics.border
        return (
            _height(self._head, inner)
            + _height(self.body, inner)
            + _height(self.foot, inner)
            + 2 * self._theme.metrics.border
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        border = QColor(tokens.control)
        radius = metrics.radius_dialog
        draw_box(painter, self.rect(), fill=QColor(tokens.raised), radius=radius)
        if not self.foot_part.isHidden():
            self._paint_foot(painter, radius)
        if self._has_line:
            line = QRect(0, self.head_part.geometry().bottom(), self.width(), metrics.border)
            painter.fillRect(line, QColor(tokens.line))
        draw_box(painter, self.rect(), border=border, width=metrics.border, radius=radius)

    def _paint_foot(self, painter: QPainter, radius: int) -> None:
        top = self.foot_part.geometry().top()
        painter.save()
        painter.setClipRect(QRect(0, top, self.width(), self.height() - top))
        draw_box(painter, self.rect(), fill=QColor(self._theme.tokens.alt), radius=radius)
        line = QRect(0, top, self.width(), self._theme.metrics.border)
        painter.fillRect(line, QColor(self._theme.tokens.line))
        painter.restore()

    def _lay_out(self) -> None:
        self._head.addWidget(self._icon)
        self._head.addWidget(self._title)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._aside, 1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.head_part)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot_part)
        self._column = column

    def _fit(self) -> None:
        metrics = self._theme.metrics
        sides, border = metrics.px(_PADDING) - metrics.border, metrics.border
        self._column.setContentsMargins(border, border, border, border)
        self._head.setContentsMargins(sides, metrics.px(12), sides, metrics.px(8))
        self._head.setSpacing(metrics.gap_s)
        if self._asking is not None:
            self._asking.setMinimumWidth(metrics.px(_ASKS_AT_LEAST))
        ring = 2 * metrics.focus  # what stands first is not clipped where its focus ring is
        self.body.setContentsMargins(sides, max(metrics.px(10 if self._has_line else 2), ring), sides, metrics.px(14))
        self.body.setSpacing(metrics.gap_s)
        self.foot.setContentsMargins(sides, metrics.px(9), sides, metrics.px(9))
        self.foot.setSpacing(metrics.gap_s)
        self.update()


def _height(layout: QLayout, width: int) -> int:
    size: QSize = layout.sizeHint()
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else size.height()


def _in_reading_order(part: QWidget) -> list[QWidget]:
    """The stops of a part row by row: what lies across the middle of the first widget of a row stands in it."""
    places = [
        (QRect(widget.mapTo(part, QPoint()), widget.size()), widget)
        for widget in part.findChildren(QWidget)
        if _can_be_reached_by_tab(widget)
    ]
    rows: list[list[tuple[QRect, QWidget]]] = []
    for place, widget in sorted(places, key=lambda one: one[0].center().y()):
        if not rows or place.center().y() > rows[-1][0][0].bottom():
            rows.append([])
        rows[-1].append((place, widget))
    return [widget for row in rows for _, widget in sorted(row, key=lambda one: one[0].left())]


def _can_be_reached_by_tab(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
