"""The bars over the minutes that follow from the record: the board is not quorate, the meeting is on another item."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.presenting.without_quorum import Deed
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace, EditorPane
from clerk_app.ui.views.live_meeting.values import BarWords
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

_WITH_KEYS = 2
"""So many offers have room for their keys beside them."""


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
    deed_asked = Signal(object)
    """What follows from the want of a quorum is to be recorded: the action by which it is."""

    def __init__(self, theme: Theme, pane: EditorPane) -> None:
        super().__init__(pane)
        self._theme = theme
        self._pane = pane
        self._may_record: dict[BarPlace, bool] = {}
        self._offered: tuple[Deed, ...] = ()
        self._way_back = ""
        self._chair = ""

    def set_chair_word(self, chair: str) -> None:
        """What the board calls its chair."""
        self._chair = chair

    def show_lost(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that the board is not quorate; None while it is. Who may record is led to who arrived or left, and to
        what the rule says follows.
        """
        if words is not None and self._goes_on(BarPlace.QUORUM, words, may_record=may_record):
            return
        kind: Kind = "danger" if words is None or words.is_grave else "warning"
        bar = self._for_whom(BarPlace.QUORUM, kind, words, may_record=may_record)
        self._offered = words.offers if words is not None else ()
        if bar is None or words is None:
            return
        for deed in words.offers if may_record else ():
            keys = spec_of(ActionId(deed)).key_text
            bar.add_button(say(f"live.lost_bar.{deed}", chair=self._chair), keys=keys).clicked.connect(
                _Offer(ActionId(deed), self, bar).take
            )
        if may_record:
            keys = spec_of(ActionId.ARRIVED_OR_LEFT).key_text
            bar.add_button(self.tr("Arrived or left"), keys=keys).clicked.connect(self.arrival_asked)
        for button in bar.buttons():
            button.set_shows_keys(len(words.offers) <= _WITH_KEYS)
        self._pane.show_bar(BarPlace.QUORUM, bar)

    def _goes_on(self, place: BarPlace, words: BarWords, *, may_record: bool) -> bool:
        """Whether the bar that is there offers the same, so that its words alone change: its buttons keep the focus."""
        there = self._pane.bar(place)
        known = (self._may_record.get(place), self._offered)
        if there is None or there.title != words.title or known != (may_record, words.offers):
            return False
        if there.text != words.text:
            there.set_message("danger" if words.is_grave else "warning", words.title, words.text)
        return True

    def show_no_chair(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that nobody is in the chair; None while somebody is. Who may record is led to who acts as chair."""
        bar = self._for_whom(BarPlace.CHAIR, "warning", words, may_record=may_record)
        if bar is None or words is None:
            return
        if may_record:
            keys = spec_of(ActionId.ACTING_CHAIR).key_text
            bar.add_button(words.button, keys=keys).clicked.connect(self.chair_asked)
        self._pane.show_bar(BarPlace.CHAIR, bar)

    def show_interest(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say who is to leave for an interest, or may come back; None for nobody. Who may record has the key."""
        bar = self._for_whom(BarPlace.INTEREST, "info", words, may_record=may_record)
        if bar is None or words is None:
            return
        if may_record:
            keys = spec_of(ActionId.OUT_OR_BACK).key_text
            bar.add_button(words.button, keys=keys).clicked.connect(self.out_or_back_asked)
        self._pane.show_bar(BarPlace.INTEREST, bar)

    def show_elsewhere(self, words: BarWords | None, *, may_record: bool) -> None:
        """Say that the meeting is on another item than is shown; None where it is not. Who may record can move it."""
        if words is not None and may_record:
            words = replace(
                words, text=say("live.elsewhere.move_here", keys=spec_of(ActionId.MOVE_MEETING_HERE).key_text)
            )
        there, way_back = self._pane.bar(BarPlace.ELSEWHERE), words.button if words is not None else ""
        if there is not None and words is not None and way_back == self._way_back:
            if (there.title, there.text) != (words.title, words.text):
                there.set_message("info", words.title, words.text)
            return
        self._way_back = way_back
        bar = self._changed(BarPlace.ELSEWHERE, "info", words)
        if bar is not None and words is not None:
            bar.add_button(words.button, keys="Ctrl+J").clicked.connect(self.return_asked)
            self._pane.show_bar(BarPlace.ELSEWHERE, bar)

    def _for_whom(self, place: BarPlace, kind: Kind, words: BarWords | None, *, may_record: bool) -> MessageBar | None:
        """As `_changed`, and anew when it turns out that somebody may or may not record."""
        if self._may_record.get(place, may_record) is not may_record:
            self._pane.take_bar(place)
        self._may_record[place] = may_record
        return self._changed(place, kind, words)

    def _changed(self, place: BarPlace, kind: Kind, words: BarWords | None) -> MessageBar | None:
        """A new bar for the place; None where none is wanted or the same is said already, so that nothing flickers.

        It is shown once it has its buttons, which take room as well.
        """
        if words is None:
            self._pane.take_bar(place)
            return None
        there = self._pane.bar(place)
        if there is not None and (there.title, there.text) == (words.title, words.text):
            return None
        return MessageBar(self._theme, kind, words.title, words.text, slim=True, below=len(words.offers) > 1)


class _Offer(QObject):
    """What one button of a bar asks for, as long as the bar is there."""

    def __init__(self, action: ActionId, bars: CourseBars, bar: MessageBar) -> None:
        super().__init__(bar)
        self._action = action
        self._bars = bars

    def take(self) -> None:
        """Ask for it."""
        self._bars.deed_asked.emit(self._action)
