"""To the same minutes in another language, which another board keeps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.ports import Queries
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say


class OtherLanguage(QObject):
    """The command that goes there."""

    refused = Signal(str)
    """Why there is nowhere to go."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room

    def commands(self) -> Commands:
        """What can be asked for."""
        return {ActionId.OTHER_LANGUAGE: self.go}

    def go(self) -> None:
        """Go to the same item of the same minutes in the other language."""
        presenter = self._room.presenter
        record = presenter.record
        place = same_in_other_language(self._desk.queries, record, presenter.shown)
        if place is None:
            self.refused.emit(say("other_language.no_meeting" if record.other_languages else "other_language.no_board"))
            return
        self._room.autosave.flush(keep=True)
        self._desk.navigation.go(place)


def same_in_other_language(queries: Queries, record: MeetingRecord, minute_id: Id | None) -> Place | None:
    """Where the same minutes stand in another language, at the minute in the same place; None while there are none.

    They are those of the other board's meeting of the same day; of two on one day, of the one with the same start.
    """
    own = record.meeting
    for board in record.other_languages:
        of_day = [meeting for meeting in queries.where(Meeting, board_id=board.id) if meeting.date == own.date]
        if of_day:
            meeting = min(of_day, key=lambda one: (one.start != own.start, one.start))
            minute = _in_same_place(queries, record, meeting, minute_id)
            return Place(screen=ScreenName.LIVE, board_id=board.id, meeting_id=meeting.id, minute_id=minute)
    return None


def _in_same_place(queries: Queries, record: MeetingRecord, meeting: Meeting, minute_id: Id | None) -> Id | None:
    minutes = sorted(queries.where(Minute, meeting_id=meeting.id), key=lambda minute: minute.position)
    at = next((place for place, minute in enumerate(record.minutes) if minute.id == minute_id), None)
    return minutes[at].id if at is not None and at < len(minutes) else None
