"""Acts on the meeting's one undo: taking one back is an act of its own, which can be taken back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.services.acts import (
    Act,
    ImportEntities,
    JoinMinutes,
    KeepVersion,
    MoveBlocks,
    SaveBlocks,
    SplitMinute,
    Undo,
)
from clerk_app.services.outcome import Outcome
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.minutes_editor.undo_stack import ActCommand, MeetingUndo
from clerk_app.ui.presenting.act_names import name_of

# Acts that move the text of minutes are put on the undo by whoever moves it: `arranging`.
_NOT_HERE = (SaveBlocks, Undo, KeepVersion, ImportEntities, SplitMinute, JoinMinutes, MoveBlocks)


class UndoableActs(QObject):
    """Puts every act but saves of text on the undo of the meeting, where it was asked for among the words typed."""

    failed = Signal(object)
    """The error that kept an act from being taken back."""
    undone = Signal()
    """An act is taken back, or done again."""

    def __init__(self, lane: WriteLane, undo: MeetingUndo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._undo = undo
        self._awaited: list[_Awaited] = []
        lane.committed.connect(self._committed)
        lane.failed.connect(self._failed)

    def expect(self, act: Act) -> None:
        """An act is asked for: what is typed from now on comes after it, whenever it is answered."""
        if isinstance(act, _NOT_HERE):
            return
        undoable = _Undoable(self._lane, self.undone.emit, self.failed.emit)
        command = self._undo.add_act(name_of(act), undoable.take_back, undoable.take_back)
        self._awaited.append(_Awaited(act, undoable, command))

    def step_of(self, act: Act) -> ActCommand | None:
        """The step of an act that is just answered; None where it is on no undo."""
        return next((one.command for one in self._awaited if one.act is act), None)

    def _committed(self, act: Act, outcome: Outcome) -> None:
        awaited = self._answered(act)
        if awaited is None:
            return
        if outcome.journal_id is None:  # it changed nothing
            self._undo.forget_act(awaited.command)
        else:
            awaited.undoable.know(outcome.journal_id)

    def _failed(self, act: Act, error: Exception) -> None:
        awaited = self._answered(act)
        if awaited is not None:
            self._undo.forget_act(awaited.command)

    def _answered(self, act: Act) -> _Awaited | None:
        awaited = next((one for one in self._awaited if one.act is act), None)
        if awaited is not None:
            self._awaited.remove(awaited)
        return awaited


class _Undoable:
    """One act by its row in the journal; each taking back leaves a row that takes the taking back back."""

    def __init__(
        self, lane: WriteLane, say_undone: Callable[[], None], say_failed: Callable[[Exception], None]
    ) -> None:
        self._lane = lane
        self._journal_id: Id | None = None
        self._say_undone = say_undone
        self._say_failed = say_failed
        self._again = False

    def know(self, journal_id: Id) -> None:
        """The act is committed, in this row of the journal."""
        self._journal_id = journal_id
        self._take_back_again()

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
        self._take_back_again()

    def _take_back_again(self) -> None:
        if self._again:
            self._again = False
            self.take_back()

    def _failed_on(self, journal_id: Id) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._journal_id = journal_id
            self._again = False
            self._say_failed(error)

        return failed


@dataclass(frozen=True, slots=True)
class _Awaited:
    act: Act
    undoable: _Undoable
    command: ActCommand
