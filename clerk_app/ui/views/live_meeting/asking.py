"""How the live screen asks: every question names the meeting, the item and the paragraph that it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom

OnAnswer = Callable[[object], None]


class Asking:
    """The pop-ups that there are, asked from where the caret is."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        self._desk = desk
        self._room = room

    def knows(self, name: PopupName) -> bool:
        """Whether there is a pop-up of that name."""
        return self._desk.popups.knows(name)

    def ask(self, name: PopupName, on_answer: OnAnswer | None = None, text: str = "", **values: object) -> None:
        """Open a pop-up; `on_answer` gets what is answered."""
        back = self._room.editor.number_of(self._room.editor.caret_block_id)
        question = Question(name=name, place=self._place(), text=text, values={"back": back, **values})
        self._desk.popups.ask(question, on_answer)

    def go_to(self, screen: ScreenName, section: str) -> None:
        """Show another screen, about the item and the paragraph where the caret is."""
        self._desk.navigation.go(replace(self._place(), screen=screen, section=section))

    def _place(self) -> Place:
        record = self._room.presenter.record
        return Place(
            screen=ScreenName.LIVE,
            board_id=record.board.id,
            meeting_id=record.meeting.id,
            minute_id=self._room.presenter.shown,
            block_id=self._room.spot().block_id,
        )
