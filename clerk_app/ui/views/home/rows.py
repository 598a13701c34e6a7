"""The rows of Home's cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from clerk_app.ui.place import Place
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.values import ActionRow, DraftRow, Readiness
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.chip import Chip
from clerk_app.ui.widgets.filled_rows import Line
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_STATE, Kind
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.steps import StepSegments
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_READY_ICONS: dict[Kind, str] = {**ICON_OF_STATE, "ok": "check"}


class ReadinessLine(Line):
    """How something for the next meeting stands."""

    opened = Signal(object)
    """The Place where it is seen to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._to: Place | None = None
        self._icon = IconLabel(theme, "check", "ok.text")
        self._words = TextLabel(theme, "", TextStyle.STRONG)
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.button = ActionButton(theme, "", kind=ButtonKind.QUIET, compact=True, flush=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words)
        self._row.addWidget(self._note, 1)
        self._row.addWidget(self.button)
        self._row.addStretch()
        self.button.clicked.connect(self._tell)
        self.fit()

    def show_value(self, value: Readiness) -> None:
        """Show another line."""
        self._icon.set_icon(_READY_ICONS[value.kind], f"{value.kind}.text")
        self._words.setText(value.words)
        self._note.setText(value.note)
        self._note.setVisible(bool(value.note))
        self._to = value.to
        self.button.setText(value.way)
        self.button.setAccessibleName(value.spoken_way)
        self.button.setVisible(value.to is not None)
        self.setAccessibleName(", ".join(part for part in (value.words, value.note) if part))

    def _tell(self) -> None:
        if self._to is not None:
            self.opened.emit(self._to)

    def fit(self) -> None:
        metrics = self.theme.metrics
        self._row.setContentsMargins(0, metrics.px(7), 0, metrics.px(8))
        self._row.setSpacing(metrics.px(12))
        self._words.setFixedWidth(metrics.px(204))


class ActionLine(Line):
    """A box that marks it done, what is to be done, by whom, and how late it is."""

    done = Signal(str)
    """The id of the action whose box was ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._action_id = ""
        self.box = QCheckBox()
        self._text = TextLabel(theme, "", TextStyle.STRONG)
        self._owners = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._left = Chip(theme, "")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._owners)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.box)
        nest(self._row, words, 1)
        self._row.addWidget(self._left)
        self.box.toggled.connect(self._tell)
        self.fit()

    def show_value(self, value: ActionRow) -> None:
        """Show another action, not done."""
        self._action_id = value.action_id
        self.box.blockSignals(True)
        self.box.setChecked(False)
        self.box.blockSignals(False)
        self.box.setAccessibleName(say("home.mark_done", action=value.text))
        self._text.setText(value.text)
        self._owners.setText(value.owners)
        self._left.setVisible(bool(value.left))
        self._left.set_state(value.left, value.kind, "clock-alert" if value.kind == "danger" else "")
        self.setAccessibleName(", ".join(part for part in (value.text, value.owners, value.left) if part))

    def fit(self) -> None:
        metrics = self.theme.metrics
        self._row.setContentsMargins(0, metrics.px(7), 0, metrics.px(8))
        self._row.setSpacing(metrics.px(8))

    def _tell(self, ticked: bool) -> None:
        if ticked:
            self.done.emit(self._action_id)


class DraftLine(Line):
    """Minutes on their way: which, how far, since when; its title leads to them."""

    opened = Signal(object)
    """The Place of the minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._value: DraftRow | None = None
        self._title = TextLabel(theme, "", TextStyle.STRONG)
        self.button = ActionButton(theme, say("home.open_draft"), kind=ButtonKind.QUIET, compact=True)
        self._state = Chip(theme, "")
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._steps = StepSegments(theme)
        head, second = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        second.addWidget(self._note, 1)
        second.addWidget(self.button)
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        nest(self._column, second)
        self._column.addWidget(self._steps)
        self.button.clicked.connect(self._tell)
        self.fit()

    def show_value(self, value: DraftRow) -> None:
        """Show other minutes."""
        self._value = value
        self._title.setText(value.title)
        self.button.setAccessibleName(f"{self.button.text()}: {value.title}, {value.spoken}")
        self._state.set_state(value.state, "info" if value.step else "neutral")
        self._note.setText(value.note)
        self._steps.set_step(value.step, value.steps, value.spoken)

    def fit(self) -> None:
        metrics = self.theme.metrics
        self._column.setContentsMargins(0, metrics.px(6), 0, metrics.px(12))
        self._column.setSpacing(metrics.px(4))

    def _tell(self) -> None:
        if self._value is not None:
            self.opened.emit(self._value.to)
