"""The list of dates under the caret while an action says when it is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.minutes_editor.caret_list import CaretList, CaretPlace
from clerk_app.ui.presenting.due_offers import DateOffer
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.offer_rows import date_rows


class DateList(CaretList):
    """What the words may mean, the likeliest first: Tab takes it, Enter only what the arrows have chosen."""

    chosen = Signal(object)
    """The DateOffer that was taken."""

    declined = Signal()
    """The words are to stay as they are typed."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        super().__init__(theme, pane, "")
        self.setAccessibleName(self.tr("Dates"))
        self._offers: tuple[DateOffer, ...] = ()

    def show_for(self, offers: Sequence[DateOffer], place: CaretPlace) -> None:
        """Show these; hide where there are none. What the words mean as they stand is marked from the start."""
        self._offers = tuple(offers)
        is_said = bool(offers) and offers[0].is_said
        self.show_rows(date_rows(offers, self.tr("Tab")), place, current=0 if is_said else None)

    def take(self, row: int) -> bool:
        """Take a date."""
        self.hide()
        self.chosen.emit(self._offers[row])
        return True

    def take_on_enter(self) -> bool:
        """Take what the arrows have chosen; else Enter ends the paragraph, and the words mean what they say."""
        if self.was_moved:
            return self.take(self.current or 0)
        self.hide()
        return False

    def decline(self) -> None:
        """Leave the words alone."""
        self.hide()
        self.declined.emit()
