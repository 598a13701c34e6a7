"""News in its place: what happened, what is safe and what can be done, with a button for it. Never a toast.

    bar = MessageBar(theme, "danger", "Not saved since 10:48. The disk is full.", "Keep typing: ...")
    bar.add_button("Try now").clicked.connect(self.try_now)

`slim=True` is the bar across the top of a pane, with its buttons at the right, or where they are many `below=True`;
without it, a block with its buttons below. Where words would be pressed into a narrow column the buttons go below, too.
`UndoBar` is the line at the foot of the editor after a change that is easy to make by mistake.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_KIND, Kind, meaning_of
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel

LEAST_FOR_WORDS = 300
"""Effective width that words keep beside the buttons of a bar; with less these go below."""


class MessageBar(QFrame):
    """A message of one kind: an icon, a title in the kind's colour, a text and any buttons."""

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        title: str,
        text: str = "",
        *,
        icon: str = "",
        slim: bool = False,
        below: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._slim = slim
        self._beside = slim and not below
        self._brief = False
        self._icon = IconLabel(theme, "info", size=20)
        self._words = TextLabel(theme)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        self.set_message(kind, title, text, icon=icon)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        """The fact, as shown."""
        return self._title

    @property
    def text(self) -> str:
        """What else is said."""
        return self._text

    def set_message(self, kind: Kind, title: str, text: str = "", *, icon: str = "") -> None:
        """Say something else; both texts are plain words."""
        self._kind, self._title, self._text = kind, title, text
        self._icon_name = icon or ICON_OF_KIND[kind]
        self.setAccessibleName(f"{title} {text}".strip())
        self._write()

    def set_brief(self, brief: bool) -> None:
        """Show the title alone, where there is little room; the tool tip and assistants have all of it."""
        self._brief = brief
        self.setToolTip(f"<qt>{escape(self._text)}</qt>" if brief and self._text else "")
        self._write()

    def add_button(self, text: str, *, keys: str = "", kind: ButtonKind = ButtonKind.PLAIN) -> ActionButton:
        """A button at the end of the row; connect its `clicked`."""
        button = _bar_button(self._theme, text, keys, kind)
        self._buttons.addWidget(button)
        return button

    def buttons(self) -> list[ActionButton]:
        """The buttons of the row, from the left."""
        return self.findChildren(ActionButton)

    def paintEvent(self, event: QPaintEvent) -> None:
        meaning = meaning_of(self._theme.tokens, self._kind)
        metrics = self._theme.metrics
        painter = QPainter(self)
        if self._slim:
            painter.fillRect(self.rect(), QColor(meaning.fill))
            below = self.rect().adjusted(0, self.height() - metrics.border, 0, 0)
            painter.fillRect(below, QColor(meaning.bar))
            return
        border = QColor(meaning.bar)
        fill = QColor(meaning.fill)
        draw_box(painter, self.rect(), fill=fill, border=border, width=metrics.border, radius=metrics.radius_chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()  # a button may have come, gone or got other words
        return super().event(event)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._content = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._content.addWidget(self._words, 1)
        line = QHBoxLayout()
        self._buttons = QHBoxLayout()
        nest(line, self._buttons)
        line.addStretch(1)
        nest(self._content, line)
        nest(self._row, self._content, 1)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the words, or below them where that leaves the words too little."""
        metrics = self._theme.metrics
        shown = [button for button in self.buttons() if not button.isHidden()]
        taken = sum(button.sizeHint().width() for button in shown) + metrics.px(12 + 20 + 26 + 24)
        taken += metrics.gap_s * len(shown)
        is_beside = self._beside and (not shown or self.width() - taken >= metrics.px(LEAST_FOR_WORDS))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._content.setDirection(across if is_beside else down)
        level = Qt.AlignmentFlag.AlignVCenter if is_beside else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._icon, level)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        sides = metrics.px(26 if self._slim else 14)
        ends = metrics.px(9 if self._slim else 11)
        self._row.setContentsMargins(sides, ends, metrics.px(24 if self._slim else 14), ends)
        self._row.setSpacing(metrics.px(12))
        self._content.setSpacing(metrics.gap_s)
        self._buttons.setSpacing(metrics.gap_s)
        self._write()
        self.update()

    def _write(self) -> None:
        colour = "text" if self._kind in ("info", "neutral") else f"{self._kind}.text"
        lead = f'<span style="font-weight:600; color:{self._theme.tokens.colour(colour)}">{escape(self._title)}</span>'
        between = " " if self._slim else "<br>"
        self._words.setText(lead + (between + escape(self._text) if self._text and not self._brief else ""))
        self._words.setAccessibleName(self.accessibleName())
        self._icon.set_icon(self._icon_name, f"{self._kind}.text")


class UndoBar(QFrame):
    """What was just done, and the way back."""

    undone = Signal()

    def __init__(self, theme: Theme, undo_word: str, undo_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = IconLabel(theme, "arrow-right")
        self._words = ElidedLabel(theme)
        self.button = _bar_button(theme, undo_word, undo_keys)
        self.button.clicked.connect(self.undone)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.button)
        theme.changed.connect(self._fit)
        self._fit()

    def say(self, sentence: str, icon: str) -> None:
        """Tell what was done."""
        self._words.setText(sentence)
        self._icon.set_icon(icon)
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        draw_box(
            QPainter(self),
            self.rect(),
            fill=QColor(tokens.raised),
            border=QColor(tokens.control),
            width=metrics.border,
            radius=metrics.radius_control,
        )

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.px(14), metrics.px(7), metrics.px(8), metrics.px(7))
        self._row.setSpacing(metrics.px(10))
        self.update()


def _bar_button(theme: Theme, text: str, keys: str, kind: ButtonKind = ButtonKind.PLAIN) -> ActionButton:
    """A button that a click presses without taking the caret from where somebody writes; Tab reaches it."""
    button = ActionButton(theme, text, keys=keys, kind=kind, compact=True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
