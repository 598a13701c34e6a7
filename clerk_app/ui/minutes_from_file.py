"""Minutes that another program wrote come into a meeting: read in a job, looked at, and taken over as one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes_list import MinutesList
from clerk_app.services.acts import ImportEntities
from clerk_app.services.reading import CommittedReader
from clerk_app.services.taking_over_minutes import draft_meeting, minutes_entities
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.file_dialogs import choose_minutes
from clerk_app.ui.files import Files
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date

_BEGINS = time(10, 0)
"""When a meeting began of which nobody knows: the clerk sets it where it matters."""


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """The job that reads minutes in a file."""

    files: Files
    path: Path

    def __call__(self, reporter: Reporter) -> MinutesList | None:
        """What was read; raises Trouble."""
        return self.files.read_minutes(self.path) if self.files.read_minutes is not None else None


@dataclass(frozen=True, slots=True)
class MinutesTaken:
    """The act that takes minutes over, of how many items, and the meeting that has them then."""

    act: ImportEntities
    count: int
    meeting: Meeting


class MinutesFromFile(QObject):
    """Asks for a file, shows what was read, and says what is to be done; whoever has it carries that out."""

    reading = Signal()
    """A file is being read."""
    read = Signal()
    """It has been read, and is shown."""
    taken = Signal(object)
    """MinutesTaken."""
    failed = Signal(object)
    """The error that kept a file from being read or taken over."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._board_id: Id | None = None
        self._meeting_id: Id | None = None
        self._into: tuple[Meeting, tuple[Entity, ...]] | None = None
        self._proposal: MinutesList | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything reads minutes."""
        files = self._desk.files
        return (
            files is not None and files.read_minutes is not None and self._desk.popups.knows(PopupName.MINUTES_PROPOSAL)
        )

    def ask(self, board_id: Id | None, meeting_id: Id | None = None) -> None:
        """Ask for a file; its minutes are those of this meeting, or with None of that of the day that they name."""
        path = choose_minutes(self._screen.window()) if self.is_there else None
        if path is not None and self._desk.files is not None:
            self._board_id, self._meeting_id = board_id, meeting_id
            self.reading.emit()
            self._desk.jobs.start(ReadMinutes(self._desk.files, path), self._was_read, self.failed.emit)

    def _was_read(self, proposal: object) -> None:
        """It is shown, unless somebody has gone elsewhere meanwhile."""
        if not isinstance(proposal, MinutesList) or not self._screen.isVisible():
            return
        self.read.emit()
        self._proposal = proposal
        self._into = self._meeting_for(proposal)
        if self._into is None:
            return
        meeting, made = self._into
        words = say(f"minutes_proposal.{'new' if made else 'into'}", day=long_date(meeting.date))
        question = Question(name=PopupName.MINUTES_PROPOSAL, text=words, values={"proposal": proposal})
        self._desk.popups.ask(question, self._take)

    def _meeting_for(self, proposal: MinutesList) -> tuple[Meeting, tuple[Entity, ...]] | None:
        """The meeting, with what it is made of where it is a new draft."""
        queries = self._desk.queries
        if self._meeting_id is not None:
            meeting = queries.entity(Meeting, self._meeting_id)
            return (meeting, ()) if meeting is not None else None
        if self._board_id is None:
            return None
        day = proposal.day or self._desk.clock.now().date()
        lines = queries.meetings(self._board_id)
        there = next(
            (line.meeting for line in lines if line.meeting.date == day and not line.meeting.is_approved), None
        )
        if there is not None:
            return there, ()
        made = draft_meeting(CommittedReader(queries), self._board_id, day, _BEGINS, self._desk.ids)
        return (made[0], made) if isinstance(made[0], Meeting) else None

    def _take(self, chosen: object) -> None:
        if self._proposal is None or self._into is None or not isinstance(chosen, frozenset):
            return
        meeting, made = self._into
        reader = CommittedReader(self._desk.queries)
        try:
            entities = minutes_entities(reader, meeting, self._proposal.minutes, self._desk.ids, chosen)
        except BrokenRule as error:
            self.failed.emit(error)
            return
        self.taken.emit(MinutesTaken(ImportEntities(entities=(*made, *entities)), len(chosen), meeting))
