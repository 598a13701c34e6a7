"""The texts of one meeting while it is open: one document per minute, and their changes as saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.minute_text import BlockChanges, MinuteText
from clerk_app.ui.views.live_meeting.recordings import Recordings
from clerk_app.ui.views.live_meeting.subjects import Subject, fields_of, save_act, subjects_of


class MinuteTexts(QObject):
    """Where autosave takes the text from."""

    changed = Signal()
    """A text, shown or not, may have something to be saved."""

    def __init__(
        self,
        record: Callable[[], MeetingRecord],
        ids: Ids,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._ids = ids
        self._now = now
        self._texts: dict[Id, MinuteText] = {}
        self._handed: dict[Id, Subject] = {}
        self._gone: dict[Id, Subject] = {}
        self.recordings = Recordings()

    def text_of(self, minute_id: Id) -> MinuteText:
        """The text of a minute, filled from the record when it is first asked for."""
        if minute_id not in self._texts:
            text = MinuteText(minute_id, self._ids, self._now, self)
            record = self._record()
            text.load(record.blocks_of.get(minute_id, ()), fields_of(record, minute_id))
            text.changed.connect(self.changed)
            self._texts[minute_id] = text
        return self._texts[minute_id]

    def opened(self, minute_id: Id) -> MinuteText | None:
        """The text of a minute that was asked for before, or None."""
        return self._texts.get(minute_id)

    def exchange(self, texts: Mapping[Id, MinuteText | None]) -> dict[Id, MinuteText | None]:
        """Put these texts in the place of those of their minutes (None: to be filled anew); gives those put aside."""
        aside = {minute_id: self._texts.pop(minute_id, None) for minute_id in texts}
        self._texts |= {minute_id: text for minute_id, text in texts.items() if text is not None}
        return aside

    def expect_back(self, subject: Subject) -> None:
        """What went with its paragraph is about to come back with it, as it was."""
        self._gone[subject.id] = subject

    def take_changes(self) -> SaveBlocks | None:
        """The changes of one minute as a save; None when nothing has changed anywhere."""
        for minute_id, text in self._texts.items():
            changes = text.take_changes() if text.has_changes else None
            if not changes:
                continue
            record = self._record()
            self._remember(changes, record)
            act = save_act(changes, record, minute_id, self._now(), self._handed, self._gone, self.recordings)
            self._handed |= {subject.id: subject for subject in act.subjects}
            return act
        return None

    def unsaved_text(self) -> str:
        """Every text as plain words, to be kept somewhere else while it cannot be saved."""
        parts = []
        for minute in sorted(self._record().minutes, key=lambda minute: minute.position):
            if minute.id in self._texts:
                blocks = self._texts[minute.id].snapshot()
                parts.append("\n".join([minute.heading, "", *(block.words for block in blocks), ""]))
        return "\n".join(parts)

    def _remember(self, changes: BlockChanges, record: MeetingRecord) -> None:
        """Undo may bring back paragraphs with what they were appearances of, of which they do not say everything."""
        for block_id in (*changes.removed, *(block.id for block in changes.put)):
            before = record.by_id.get(block_id)
            if isinstance(before, Block):
                self._gone |= {subject.id: subject for subject in subjects_of(before, record)}
