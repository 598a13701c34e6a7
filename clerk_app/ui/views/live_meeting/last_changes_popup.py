"""The pop-up that shows what changed before the program stopped; it is there to be read, and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QTextEdit, QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.last_changes import ShownChange
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MOST_HEIGHT = 300
"""Effective height from which the list scrolls."""

_STEPS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class LastChangesPopup(AskingPopup):
    """`values["changes"]` are the ShownChanges; nothing is answered."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("live.last_changes.title"))
        self._changes: tuple[ShownChange, ...] = ()
        self.list = QTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setProperty("plain", True)
        self.list.setProperty("on_card", True)
        self.list.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("live.last_changes.title"))
        self.watch(self.list)
        self.close_button = ActionButton(
            desk.theme, say("live.last_changes.close"), keys="Esc", kind=ButtonKind.PRIMARY, compact=True
        )
        self.set_title(say("live.last_changes.title"), icon="history", aside=say("live.last_changes.aside"))
        self.body.addWidget(self.list)
        self.foot.addWidget(TextLabel(desk.theme, say("live.last_changes.note"), TextStyle.CAPTION, "text2"), 1)
        self.foot.addWidget(self.close_button)
        self.close_button.installEventFilter(self)
        self.close_button.clicked.connect(self.close_popup)
        self.entered.connect(self.close_popup)
        desk.theme.changed.connect(self._fill)

    def put(self, question: Question) -> None:
        changes = question.values.get("changes")
        if isinstance(changes, Sequence):
            self._changes = tuple(one for one in changes if isinstance(one, ShownChange))
        self._fill()

    def first_field(self) -> QWidget:
        return self.close_button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and pages scroll the list, which need not have the focus."""
        if watched is self.close_button and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.list.verticalScrollBar().triggerAction(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        metrics = self._theme.metrics
        self.list.setFont(self._theme.font(TextStyle.BODY))
        gap, between = metrics.px(4), metrics.px(14)
        rows = "".join(self._row(change, gap, between) for change in self._changes)
        self.list.setHtml(f'<table cellspacing="0" cellpadding="0" width="100%">{rows}</table>')
        document = self.list.document()
        document.setTextWidth(metrics.popup_width - metrics.px(2 * 18) - metrics.px(12))
        self.list.setFixedHeight(min(round(document.size().height()) + metrics.px(4), metrics.px(MOST_HEIGHT)))
        self.fit_content()

    def _row(self, change: ShownChange, gap: int, between: int) -> str:
        quiet = self._theme.tokens.text2
        cell = f"padding-top:{gap}px; padding-bottom:{gap}px; padding-right:{between}px"
        return (
            f'<tr><td style="{cell}; color:{quiet}; white-space:nowrap">{escape(change.time)}</td>'
            f'<td style="{cell}; font-weight:600; white-space:nowrap">{escape(change.number)}</td>'
            f'<td style="{cell}" width="100%">{escape(change.words)}'
            f'<br><span style="color:{quiet}">{escape(change.what)}</span></td></tr>'
        )
