"""Under the buttons: what it does to the quorum and how the minutes will read, or why it cannot be."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.ui.presenting.effect import Effect
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_STATE
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_LABEL_WIDTH = 76


class EffectLines(QWidget):
    """Two labelled lines; one warning in their place where something is wrong, below them where there is a doubt."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._effect = Effect()
        self._icon = IconLabel(theme, "info")
        self.quorum = TextLabel(theme)
        self.will_read = TextLabel(theme)
        self.warning = TextLabel(theme, "", TextStyle.BODY, "warning.text")
        self._warning_icon = IconLabel(theme, "circle-alert", "warning.text")
        self._labels = [
            TextLabel(theme, say(f"arrived_or_left.{name}"), TextStyle.CAPTION, "text2")
            for name in ("quorum", "will_read")
        ]
        self.quorum.setTextFormat(Qt.TextFormat.RichText)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_effect(self, effect: Effect) -> None:
        """Show another effect; an empty one shows nothing."""
        self._effect = effect
        quorum, is_wrong = effect.quorum, bool(effect.wrong)
        if quorum is not None:
            colour = self._theme.tokens.colour(f"{quorum.kind}.text")
            word = f'<span style="font-weight:600; color:{colour}">{escape(quorum.word)}</span>'
            self.quorum.setText(f"{word} {escape(quorum.reason)}".strip())
            self.quorum.setAccessibleName(f"{quorum.word} {quorum.reason}".strip())
            self._icon.set_icon(ICON_OF_STATE[quorum.kind], f"{quorum.kind}.text")
        self.will_read.setText(effect.will_read)
        self.warning.setText(effect.wrong or effect.doubt)
        for widget in (self._labels[0], self._icon, self.quorum):
            widget.setVisible(quorum is not None and not is_wrong)
        for widget in (self._labels[1], self.will_read):
            widget.setVisible(bool(effect.will_read) and not is_wrong)
        for widget in (self.warning, self._warning_icon):
            widget.setVisible(is_wrong or bool(effect.doubt))
        self.setVisible(quorum is not None or bool(effect.will_read or effect.doubt) or is_wrong)
        self._grid.activate()  # whoever asks at once for the height of a pop-up gets that of these words

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._labels[0], 0, 0, top)
        self._grid.addWidget(self._icon, 0, 1, top)
        self._grid.addWidget(self.quorum, 0, 2)
        self._grid.addWidget(self._labels[1], 1, 0, top)
        self._grid.addWidget(self.will_read, 1, 1, 1, 2)
        self._grid.addWidget(self._warning_icon, 2, 0, top)
        self._grid.addWidget(self.warning, 2, 1, 1, 2)
        self._grid.setColumnStretch(2, 1)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._grid.setContentsMargins(0, metrics.px(5), 0, 0)
        self._grid.setHorizontalSpacing(metrics.px(6))
        self._grid.setVerticalSpacing(metrics.px(7))
        for label in self._labels:
            label.setMinimumWidth(metrics.px(_LABEL_WIDTH))
        self.show_effect(self._effect)
