"""What a test of the live screen works with: the window, its keys, and the store behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.minutes_editor.decoration import BlockDecoration
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.interest.view import InterestPopup
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.link_popup import LinkPopup
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.small_popups import EditItemPopup, JumpPopup, KeepVersionPopup
from clerk_app.ui.views.vote.view import VotePopup
from tests.ui.sample_meeting import SampleMeeting

POPUPS = {
    PopupName.JUMP: JumpPopup,
    PopupName.EDIT_ITEM: EditItemPopup,
    PopupName.KEEP_VERSION: KeepVersionPopup,
    PopupName.VOTE: VotePopup,
    PopupName.LINK: LinkPopup,
    PopupName.INTEREST: InterestPopup,
}
"""The pop-ups over the live screen that are small enough for every test of it."""


@dataclass
class Live:
    """The live screen in its window."""

    window: MainWindow
    screen: LiveScreen
    desk: Desk
    meeting: SampleMeeting
    qtbot: QtBot

    @property
    def room(self) -> LiveRoom:
        return self.screen.room

    @property
    def record(self) -> MeetingRecord:
        """What the store holds, once everything is answered."""
        self.settle()
        return self.meeting.record

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
        target = widget or QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type letters where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, words)

    def settle(self) -> None:
        """Everything is done to the texts and handed over, and every act answered."""
        self.qtbot.waitUntil(self._has_changed_texts)
        self.room.autosave.flush()
        self.qtbot.waitUntil(self._is_idle)

    def last_event(self) -> Event:
        """What was recorded last on the timeline."""
        return max(self.record.all_events, key=lambda event: event.id)

    def kinds(self) -> list[EventKind]:
        """The kinds of all events that stand, in order."""
        return [event.kind for event in self.record.events]

    def texts(self, item: int) -> list[str]:
        """The words of an item's blocks in the store."""
        return [block.text.plain for block in self.record.blocks_of[self.meeting.minutes[item]]]

    def bar(self, place: BarPlace) -> str:
        """The title of the bar in a place; empty where there is none."""
        bar = self.room.pane.bar(place)
        return bar.title if bar is not None else ""

    def card(self, block_id: Id) -> BlockDecoration:
        """The card of a block of the minute that is shown."""
        card = self.room.around_text.decorations.card(block_id)
        assert card is not None, "nothing more is known of this block than the editor knows itself"
        return card

    def focus(self) -> QWidget | None:
        """Which widget has the focus."""
        return QApplication.focusWidget()

    def _has_changed_texts(self) -> bool:
        return not self.room.to_do.are_left

    def _is_idle(self) -> bool:
        return self.desk.lane.is_idle
