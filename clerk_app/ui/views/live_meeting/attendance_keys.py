"""What the letters of the attendance list do: most record a mark at once, some ask for a name or a time first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act, AddAttendee, CorrectEvent, SendSubstitute
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say

_TIME = re.compile(r"(\d{1,2})[:.]?(\d{2})")


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
                act = self._room.presenter.mark_act(letter, attendee_id, self._room.spot())
                if act is not None:
                    self.act_made.emit(act)

    def _ask(self, letter: str, attendee_id: Id) -> None:
        name = self._room.presenter.name(attendee_id)
        mark = self._room.presenter.last_mark(attendee_id)
        if letter == "T" and mark is None:
            return
        if letter == "S" and self._room.presenter.is_substitute(attendee_id):
            return
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
        meeting_id = self._room.meeting_id
        match asked.letter:
            case "S":
                spot = self._room.spot()
                started = self._room.presenter.course.started
                return SendSubstitute(
                    meeting_id=meeting_id,
                    for_attendee_id=asked.attendee_id,
                    name=words,
                    who=self._room.presenter.known_party(words),
                    minute_id=spot.minute_id if started else None,
                    after_block_id=spot.block_id if started else None,
                )
            case "G":
                return AddAttendee(meeting_id=meeting_id, name=words, who=self._room.presenter.known_party(words))
            case _:
                mark, at = self._room.presenter.last_mark(asked.attendee_id), time_typed(words)
                if mark is None or at is None:
                    return None
                return CorrectEvent(event_id=mark.id, at=datetime.combine(mark.at.date(), at))

    def _back_to_list(self) -> None:
        self._room.right.list.setFocus()


def time_typed(words: str) -> time | None:
    """The time of day somebody typed ("10:45", "1045", "9.30"), or None."""
    found = _TIME.fullmatch(words.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
