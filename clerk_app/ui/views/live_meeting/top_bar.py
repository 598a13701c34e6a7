"""The middle of the bar over the live screen: what it says, and what is said shorter where room is scarce."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from clerk_app.ui.presenting.quorum import QuorumWords
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.bar_parts import BarPart, ItemPart, LatenessPart, SavedPart
from clerk_app.ui.views.live_meeting.lengths import Length
from clerk_app.ui.views.live_meeting.room_button import RoomButton
from clerk_app.ui.views.live_meeting.status_button import StatusButton
from clerk_app.ui.views.live_meeting.values import TopBar
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.clock import ClockLabel


class MiddlePart(BarPart):
    """Over the editor: item, lateness and saving; in narrow windows also the clock and what opens the folded panes.

    What does not fit is said shorter, in the order of `_give_way`; no button and nothing that is said gets lost.
    """

    agenda_asked = Signal()
    attendance_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._agenda_folded = self._attendance_folded = False
        super().__init__(theme, parent)
        self.clock = ClockLabel(theme)
        self.agenda_button = ActionButton(theme, "", icon="list-ordered")
        self.quorum_button = StatusButton(theme)
        self.item = ItemPart(theme)
        self.lateness = LatenessPart(theme)
        self.saved = SavedPart(theme)
        self.room_button = RoomButton(theme, "F5")
        self._bar = TopBar(clock="")
        self._quorum = QuorumWords(kind="neutral", word="")
        for widget in (self.clock, self.agenda_button, self.quorum_button):
            self.row.addWidget(widget)
        self.row.addWidget(self.item, 100)  # up to its own width, before the room behind it grows
        self.row.addWidget(self.lateness)
        self.row.addStretch(1)
        self.row.addWidget(self.saved)
        self.row.addWidget(self.room_button)
        self.agenda_button.clicked.connect(self.agenda_asked)
        self.quorum_button.clicked.connect(self.attendance_asked)
        self.saved.words_changed.connect(self._give_way)
        self.set_folded(agenda=False, attendance=False)

    def show_bar(self, bar: TopBar) -> None:
        """Show how the meeting runs."""
        self._bar = bar
        self.clock.set_time(bar.clock)
        self.item.show_bar(bar)
        self._give_way()

    def show_quorum(self, card: QuorumWords) -> None:
        """Show the quorum on its button."""
        self._quorum = card
        self._give_way()

    def set_folded(self, *, agenda: bool, attendance: bool) -> None:
        """Which panes are folded away and need their buttons here."""
        self._agenda_folded, self._attendance_folded = agenda, attendance
        self.clock.setVisible(agenda)
        self.agenda_button.setVisible(agenda)
        self.quorum_button.setVisible(attendance)
        self._fit()

    def _give_way(self) -> None:
        """Say everything in full, then one thing after the other shorter until all of it fits."""
        self._show_agenda(Length.FULL)
        self._show_quorum(Length.FULL)
        self.saved.set_short(False)
        self.room_button.setVisible(self._attendance_folded)
        self.room_button.set_length(Length.FULL)
        self.lateness.show_bar(self._bar, Length.SHORT if self._agenda_folded else Length.FULL)
        self.item.setVisible(bool(self._bar.item) and not self._agenda_folded)
        self._shorten(
            (self.room_button.set_length, Length.SHORT),
            (self.room_button.set_length, Length.ICON),
            (self._show_lateness, Length.SHORT),
            (self._show_saved, Length.SHORT),
            (self._show_agenda, Length.SHORT),
            (self._show_quorum, Length.SHORT),
            (self._show_lateness, Length.ICON),
            (self._show_item, Length.ICON),
            (self._show_agenda, Length.ICON),
            (self._show_quorum, Length.ICON),
        )

    def _needed(self) -> int:
        for part in (self.item, self.lateness, self.saved):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        return super()._needed()

    def _show_agenda(self, length: Length) -> None:
        words = {Length.FULL: self._bar.agenda_button, Length.SHORT: self._bar.agenda_button_short, Length.ICON: ""}
        _set_words(self.agenda_button, words[length], self._bar.agenda_button)

    def _show_quorum(self, length: Length) -> None:
        card = self._quorum
        words = {Length.FULL: card.short, Length.SHORT: card.count or card.short, Length.ICON: ""}
        self.quorum_button.set_status(card.kind, words[length], card.icon)
        self.quorum_button.setAccessibleDescription(card.reason)
        _set_words(self.quorum_button, words[length], card.short)

    def _show_saved(self, length: Length) -> None:
        self.saved.set_short(length is not Length.FULL)

    def _show_lateness(self, length: Length) -> None:
        self.lateness.show_bar(self._bar, length)

    def _show_item(self, length: Length) -> None:
        self.item.setVisible(length is Length.FULL)

    def _fit(self) -> None:
        super()._fit()
        metrics = self._theme.metrics
        sides = metrics.px(12 if self._agenda_folded else 24)
        self.row.setContentsMargins(sides, 0, sides, 0)
        self.row.setSpacing(metrics.px(8 if self._agenda_folded else 16))
        if self.row.count():
            self._give_way()


def _set_words(button: QPushButton, words: str, spoken: str) -> None:
    """Show these words on a button, which is called by all of them whatever it shows."""
    button.setText(words)
    button.setAccessibleName(spoken)
    button.setToolTip(spoken if words != spoken else "")
