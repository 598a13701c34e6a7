"""Acts on the meeting's one undo: taking one back is an act of its own, which can be taken back again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act, ImportEntities, KeepVersion, SaveBlocks, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo

_NOT_HERE = (SaveBlocks, Undo, KeepVersion, ImportEntities)


class UndoableActs(QObject):
    """Puts every act that was committed, but saves of text, on the undo of the meeting."""

    failed = Signal(object)
    """The error that kept an act from being taken back."""
    undone = Signal()
    """An act is taken back, or done again."""

    def __init__(self, lane: WriteLane, undo: MeetingUndo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._undo = undo

    def note(self, act: Act, outcome: Outcome, words: str) -> None:
        """An act is committed; `words` are what it is called."""
        if outcome.journal_id is not None and not isinstance(act, _NOT_HERE):
            undoable = _Undoable(self._lane, outcome.journal_id, self.undone.emit, self.failed.emit)
            self._undo.add_act(words, undoable.take_back, undoable.take_back)


class _Undoable:
    """One act by its row in the journal; each taking back leaves a row that takes the taking back back."""

    def __init__(
        self, lane: WriteLane, journal_id: Id, say_undone: Callable[[], None], say_failed: Callable[[Exception], None]
    ) -> None:
        self._lane = lane
        self._journal_id: Id | None = journal_id
        self._say_undone = say_undone
        self._say_failed = say_failed
        self._again = False

    def take_back(self) -> None:
        """Undo the act, or undo its undoing; asked for while an answer is awaited, it is done when that has come."""
        if self._journal_id is None:
            self._again = not self._again
            return
        journal_id, self._journal_id = self._journal_id, None
        self._lane.submit(Undo(journal_id=journal_id), self._done, self._failed_on(journal_id))

    def _done(self, outcome: Outcome) -> None:
        self._journal_id = outcome.journal_id
        self._say_undone()
        if self._again:
            self._again = False
            self.take_back()

    def _failed_on(self, journal_id: Id) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._journal_id = journal_id
            self._again = False
            self._say_failed(error)

        return failed
