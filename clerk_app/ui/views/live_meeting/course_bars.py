"""The bars over the minutes that follow from the record: the board is not quorate, the meeting is on another item."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace, EditorPane
from clerk_app.ui.views.live_meeting.values import BarWords
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say


class CourseBars(QObject):
    """Shows each bar as long as what it says is so."""

    arrival_asked = Signal()
    """Somebody arrived or left."""
    chair_asked = Signal()
    """Somebody is to act as chair."""
    out_or_back_asked = Signal()
    """Whoever is to leave for an interest leaves, or whoever is out for one is back."""
    return_asked = Signal()
    """The current item is to be shown again."""

    def __init__(self, theme: Theme, pane: EditorPane) -> None:
        super().__init__(pane)
        self._theme = theme
        self._pane = pane
        self._may_record: dict[BarPlace, bool] = {}

    def show_lost(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that the board is not quorate; None while it is. Who may record is led to who arrived or left."""
        bar = self._for_whom(BarPlace.QUORUM, "danger", words, may_record=may_record)
        if bar is not None and may_record:
            keys = spec_of(ActionId.ARRIVED_OR_LEFT).key_text
            bar.add_button(self.tr("Arrived or left"), keys=keys).clicked.connect(self.arrival_asked)

    def show_no_chair(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that nobody is in the chair; None while somebody is. Who may record is led to who acts as chair."""
        bar = self._for_whom(BarPlace.CHAIR, "warning", words, may_record=may_record)
        if bar is not None and words is not None and may_record:
            keys = spec_of(ActionId.ACTING_CHAIR).key_text
            bar.add_button(words.button, keys=keys).clicked.connect(self.chair_asked)

    def show_interest(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say who is to leave for an interest, or may come back; None for nobody. Who may record has the key."""
        bar = self._for_whom(BarPlace.INTEREST, "info", words, may_record=may_record)
        if bar is not None and words is not None and may_record:
            keys = spec_of(ActionId.OUT_OR_BACK).key_text
            bar.add_button(words.button, keys=keys).clicked.connect(self.out_or_back_asked)

    def show_elsewhere(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that the meeting is on another item than is shown; None where it is not. Who may record can move it."""
        if words is not None and may_record:
            words = replace(
                words, text=say("live.elsewhere.move_here", keys=spec_of(ActionId.MOVE_MEETING_HERE).key_text)
            )
        bar = self._changed(BarPlace.ELSEWHERE, "info", words)
        if bar is not None and words is not None:
            bar.add_button(words.button, keys="Ctrl+J").clicked.connect(self.return_asked)

    def _for_whom(self, place: BarPlace, kind: Kind, words: BarWords | None, *, may_record: bool) -> MessageBar | None:
        """As `_changed`, and anew when it turns out that somebody may or may not record."""
        if self._may_record.get(place, may_record) is not may_record:
            self._pane.take_bar(place)
        self._may_record[place] = may_record
        return self._changed(place, kind, words)

    def _changed(self, place: BarPlace, kind: Kind, words: BarWords | None) -> MessageBar | None:
        """A new bar in the place; None where none is wanted or the same is said already, so that nothing flickers."""
        if words is None:
            self._pane.take_bar(place)
            return None
        there = self._pane.bar(place)
        if there is not None and (there.title, there.text) == (words.title, words.text):
            return None
        bar = MessageBar(self._theme, kind, words.title, words.text, slim=True)
        self._pane.show_bar(place, bar)
        return bar
