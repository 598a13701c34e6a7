"""What the letters of the attendance list do: most record a mark at once, some ask for a name or a time first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act
from clerk_app.ui.presenting.substitutes import can_send_substitute
from clerk_app.ui.presenting.times import read_time
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class _Asked:
    letter: str
    attendee_id: Id


class AttendanceKeys(QObject):
    """Turns letters into acts; the acts are for whoever submits them."""

    act_made = Signal(object)
    """An act that a letter asks for."""
    interest_asked = Signal(str)
    """Somebody declares an interest: the attendee's id."""
    refused = Signal(str)
    """Why what was typed cannot be taken."""

    def __init__(self, room: LiveRoom) -> None:
        super().__init__(room)
        self._room = room
        self._asked: _Asked | None = None
        room.right.list.letter_pressed.connect(self.press)
        room.right.list.rest_pressed.connect(self._mark_rest)
        room.right.ask.answered.connect(self._answer)
        room.right.ask.left.connect(self._back_to_list)

    def press(self, letter: str, attendee: str) -> None:
        """A letter was pressed on somebody ("" takes the last mark back)."""
        if not self._room.is_editable:
            return
        attendee_id = Id(attendee)
        match letter:
            case "S" | "T" | "G":
                self._ask(letter, attendee_id)
            case "I":
                self.interest_asked.emit(attendee)
            case _:
                act = self._room.acts.mark(letter, attendee_id, self._room.spot())
                if act is not None:
                    self.act_made.emit(act)

    def _mark_rest(self) -> None:
        act = self._room.acts.mark_rest_present() if self._room.is_editable else None
        if act is not None:
            self.act_made.emit(act)

    def _ask(self, letter: str, attendee_id: Id) -> None:
        presenter = self._room.presenter
        mark = presenter.last_mark(attendee_id)
        if letter == "T" and mark is None:
            return
        if letter == "S" and not can_send_substitute(presenter.record, attendee_id):
            return
        name = presenter.name(attendee_id)
        questions = {
            "S": say("live.ask.substitute", name=name),
            "T": say("live.ask.time", name=name),
            "G": say("live.ask.guest"),
        }
        self._asked = _Asked(letter, attendee_id)
        self._room.right.ask.ask(questions[letter], f"{mark.at:%H:%M}" if letter == "T" and mark is not None else "")

    def _answer(self, words: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            act = self._act(asked, words)
            if act is None:
                self.refused.emit(say("live.ask.wrong_time", typed=words))
            else:
                self.act_made.emit(act)
        self._back_to_list()

    def _act(self, asked: _Asked, words: str) -> Act | None:
        match asked.letter:
            case "S":
                return self._room.acts.send_substitute(asked.attendee_id, words, self._room.spot())
            case "G":
                return self._room.acts.add_guest(words)
            case _:
                at = read_time(words)
                return self._room.acts.correct_time(asked.attendee_id, at) if at is not None else None

    def _back_to_list(self) -> None:
        self._room.right.list.setFocus()
