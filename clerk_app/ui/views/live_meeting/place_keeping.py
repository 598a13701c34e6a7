"""The place somebody works at: kept at every move of the caret, and found again when the meeting is opened."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.timers import QtTimers
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.views.live_meeting.live_room import LiveRoom


class PlaceKeeping(QObject):
    """Keeps the place of one meeting."""

    def __init__(self, state: UiState, room: LiveRoom) -> None:
        super().__init__(room)
        self._state = state
        self._room = room
        self._soon = QtTimers(self)(self.remember)
        room.caret_moved.connect(self._remember_soon)

    def remember(self) -> None:
        """Keep where the caret is now."""
        self._soon.stop()
        room = self._room
        cursor = room.editor.textCursor()
        self._state.remember_place(
            Place(
                screen=ScreenName.LIVE,
                board_id=room.presenter.board.id,
                meeting_id=room.presenter.meeting.id,
                minute_id=room.presenter.shown,
                block_id=room.editor.caret_block_id or None,
                after_caret=_length(cursor) - cursor.positionInBlock(),
            )
        )

    def _remember_soon(self) -> None:
        """Once the key that moved the caret is shown."""
        self._soon.start(0)

    def stand_at(self, place: Place) -> None:
        """Put the caret where it was, at the start of a paragraph that is shorter by now; and select what is to be."""
        if place.block_id is None or not self._room.editor.go_to_block(place.block_id):
            return
        cursor = self._room.editor.textCursor()
        length = _length(cursor)
        before = length - min(max(place.after_caret, 0), length)
        start = cursor.block().position()
        cursor.setPosition(start + before - min(max(place.selected, 0), before))
        cursor.setPosition(start + before, QTextCursor.MoveMode.KeepAnchor)
        self._room.editor.setTextCursor(cursor)


def _length(cursor: QTextCursor) -> int:
    """Of the text of the cursor's block, in UTF-16 units."""
    return cursor.block().length() - 1
