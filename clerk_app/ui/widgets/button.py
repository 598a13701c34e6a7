"""Buttons with their key inside, as the pictures show them.

    ActionButton(theme, "Start the meeting", keys="Ctrl+Enter", kind=ButtonKind.PRIMARY)
    ActionButton(theme, "Undo", keys="Ctrl+Z", compact=True)
    ActionButton(theme, "Open the agenda", kind=ButtonKind.QUIET, flush=True)    its words stand where text would begin
    ActionButton(theme, "Police", icon="x", icon_last=True)                      its icon stands behind its words

The key is only shown; the QAction or QShortcut that makes it work belongs to the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import SMALLEST_TARGET
from clerk_app.ui.theme.painting import NO_COLOUR, draw_box, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import CapColours, cap_colours, cap_colours_on_accent, cap_size, draw_cap


class ButtonKind(Enum):
    """What pressing leads to: the next step, any other act, a loss, or a side road that looks like a link."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"
    QUIET = "quiet"


@dataclass(frozen=True)
class _Colours:
    fill: QColor
    border: QColor
    text: str


class ActionButton(QPushButton):
    """A button that paints its icon, its words and its key in one row."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        keys: str = "",
        icon: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        compact: bool = False,
        flush: bool = False,
        icon_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._keys = keys
        self._icon = icon
        self._kind = kind
        self._compact = compact
        self._flush = flush
        self._icon_last = icon_last
        self._shows_keys = True
        self.setAutoDefault(False)
        self.setAccessibleDescription(keys)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def keys(self) -> str:
        """The key as shown, empty without one."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Show another key."""
        self._keys = keys
        self.setAccessibleDescription(keys)
        self._changed()

    def set_shows_keys(self, shows: bool) -> None:
        """Whether its key is drawn in it; assistants are told of it in any case."""
        self._shows_keys = shows
        self._changed()

    def set_kind(self, kind: ButtonKind) -> None:
        """Draw it as another kind of button."""
        self._kind = kind
        self._changed()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon; empty for none."""
        self._icon = icon
        self._changed()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        height = metrics.bar_button_height if self._compact else metrics.button_height
        if self._kind is ButtonKind.PRIMARY and not self._compact:
            height = metrics.px(36)
        height = max(height, self._theme.writer(TextStyle.STRONG).height + metrics.px(6), SMALLEST_TARGET)
        return QSize(max(self._content_width() + 2 * self._padding(), SMALLEST_TARGET), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self._colours()
        metrics = self._theme.metrics
        draw_box(
            painter,
            self.rect(),
            fill=colours.fill,
            border=colours.border,
            # Pressed is told by more than a colour.
            width=metrics.focus if self.isChecked() else metrics.border,
            radius=metrics.radius_control,
        )
        self._draw_content(painter, colours)

    def _draw_content(self, painter: QPainter, colours: _Colours) -> None:
        x = max((self.width() - self._content_width()) // 2, self._padding())
        if self._icon:
            pixmap = self._theme.pixmap(self._icon, colours.text, 16, self.devicePixelRatioF())
            side = self._theme.metrics.px(16)
            after = self._text_width() + self._theme.metrics.gap_s if self._icon_last else 0
            draw_pixmap(painter, pixmap, QRect(x + after, 0, side, self.height()))
            x += 0 if self._icon_last else side + self._theme.metrics.gap_s
        painter.setFont(self._theme.font(TextStyle.STRONG))
        painter.setPen(self._theme.colour(colours.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRect(x, 0, self._text_width(), self.height()), int(flags), self.text())
        if self._keys and self._shows_keys:
            x += self._text_width() + self._theme.metrics.gap_s if self.text() else 0
            top = (self.height() - cap_size(self._theme, self._keys).height()) // 2
            draw_cap(painter, QPoint(x, top), self._keys, self._theme, self._cap_colours())

    def _colours(self) -> _Colours:
        tokens = self._theme.tokens
        lively = self.underMouse() or self.isDown()
        quiet_fill = QColor(tokens.hover) if lively else NO_COLOUR
        if not self.isEnabled():
            fill = NO_COLOUR if self._kind is ButtonKind.QUIET else QColor(tokens.alt)
            return _Colours(fill, NO_COLOUR if self._kind is ButtonKind.QUIET else QColor(tokens.line), "text3")
        if self._kind is ButtonKind.PRIMARY:
            fill = QColor(tokens.accent_hover if lively else tokens.accent)
            return _Colours(fill, fill, "on_accent")
        if self._kind is ButtonKind.QUIET:
            has_edge = lively and tokens.hover == tokens.base
            return _Colours(quiet_fill, QColor(tokens.mark) if has_edge else NO_COLOUR, "link")
        fill = QColor(tokens.hover if lively else tokens.accent_soft if self.isChecked() else tokens.base)
        usual = tokens.danger.bar if self._kind is ButtonKind.DANGER else tokens.control
        edge = tokens.edge_under_pointer(usual) if lively else usual
        if self._kind is ButtonKind.DANGER:
            return _Colours(fill, QColor(edge), "danger.text")
        return _Colours(fill, QColor(tokens.mark if self.isChecked() else edge), "text")

    def _cap_colours(self) -> CapColours:
        primary = self._kind is ButtonKind.PRIMARY and self.isEnabled()
        return cap_colours_on_accent(self._theme) if primary else cap_colours(self._theme)

    def _content_width(self) -> int:
        metrics = self._theme.metrics
        icon = metrics.px(16) if self._icon else 0
        keys = cap_size(self._theme, self._keys).width() if self._keys and self._shows_keys else 0
        widths = [width for width in (icon, self._text_width(), keys) if width]
        return sum(widths) + metrics.gap_s * max(len(widths) - 1, 0)

    def _text_width(self) -> int:
        return self._theme.writer(TextStyle.STRONG).label_width(self.text())

    def _padding(self) -> int:
        if self._flush:
            return 0
        if self._kind is ButtonKind.QUIET:
            return self._theme.metrics.px(6)
        return self._theme.metrics.px(10 if self._compact else 14)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()
