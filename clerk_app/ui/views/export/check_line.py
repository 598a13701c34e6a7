"""One thing to know before a paper goes out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.presenter import Check
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_KIND
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class CheckLine(QWidget):
    """A sign, a sentence, the way to what it is about, and below it what is offered, if anything is."""

    shown_asked = Signal(str)
    offer_taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._source = ""
        self._inset: int | None = None
        self._icon = IconLabel(theme, "info")
        self.words = TextLabel(theme)
        self.button = ActionButton(theme, say("export.show"), kind=ButtonKind.QUIET, compact=True, flush=True)
        self.offer = ActionButton(theme, "", kind=ButtonKind.QUIET, compact=True, flush=True)
        self.offer.hide()
        row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.words)
        middle.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        nest(row, middle, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = row
        self.button.clicked.connect(self._ask)
        self.offer.clicked.connect(self.offer_taken)
        theme.changed.connect(self._fit)
        self._fit()

    def show_check(self, check: Check, offer: str = "") -> None:
        """Show another check, and what is offered with it."""
        icon = "check" if check.kind == "ok" else ICON_OF_KIND[check.kind]
        self._icon.set_icon(icon, f"{check.kind}.text")
        self.words.setText(check.words)
        self._source = check.source
        self.button.setVisible(bool(check.source))
        self.button.setAccessibleName(say("export.show_spoken", words=check.words))
        self.offer.setText(offer)
        self.offer.setAccessibleName(say("export.offer_spoken", offer=offer, words=check.words) if offer else "")
        self.offer.setVisible(bool(offer))

    def stand_in(self, inset: int | None) -> None:
        """Stand in by so much, below a head that has the sign; None: stand alone, with a sign."""
        self._inset = inset
        self._icon.setVisible(inset is None)
        self._fit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.gap_s if self._inset is None else self._inset, 0, 0, 0)
        self._row.setSpacing(metrics.gap_s)

    def _ask(self) -> None:
        self.shown_asked.emit(self._source)
