"""Keeps what is answered in a form: one act for each answer, one after the other, each to be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.services.acts import Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.forms.values import NOTHING, Answer, Reading
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.wording.catalogue import say

PAUSE_MS = 200
RETRY_MS = 5000
"""After what was refused by the disk, so that it is kept as soon as there is room again."""


class Asking(Protocol):
    """The screen whose form it is."""

    def fetch(self) -> None:
        """Read anew what is committed."""
        ...

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for, beside what is committed."""
        ...

    def called(self, answer: Answer) -> str:
        """What an answer changes, to be read on after "Undo"; empty where there are no words for it."""
        ...


@dataclass(slots=True)
class _Step:
    """What one undo takes back: the rows of the journal, oldest first. Typing in one field is one step."""

    words: str
    key: str = ""
    journal_ids: list[Id] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sent:
    """An act on its way: the answer that asked for it, or the step that it takes back and the one that it makes."""

    answer: Answer | None = None
    reading: Reading = NOTHING
    words: str = ""
    inverse: _Step | None = None


class FormKeeper(QObject):
    """The way from a form to the store and back.

    An answer is read only once the one before it is committed: each act carries a whole entity, and must not bring
    back what an earlier one has just changed.
    """

    shown = Signal(bool)
    """What is committed has been read; True where something was taken back, so that every field is to follow."""
    kept = Signal(object)
    """The Reading of an answer that is committed now."""
    wrong = Signal(str, str)
    """The key of an answer that cannot be kept, and the sentence saying why; empty once nothing is wrong with it."""
    failed = Signal(object)
    """The error of the machine that kept an answer from being kept; it is tried again."""

    def __init__(self, desk: Desk, asking: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking = asking
        self._waiting: dict[str, Answer] = {}
        self._to_undo: list[bool] = []
        self._sent: list[_Sent] = []
        self._steps: list[_Step] = []
        self._undone: list[_Step] = []
        self._typed_in = ""
        self._wrong: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._steps or self._waiting or self._wrong)

    @property
    def undo_words(self) -> tuple[str, str]:
        """What would be taken back, and what done again, to be read on after these words; empty for nothing."""
        is_typed = bool(self._waiting or self._wrong)
        undo = say("undo.typing") if is_typed else self._steps[-1].words if self._steps else ""
        return undo, self._undone[-1].words if self._undone else ""

    @property
    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return bool(self._undone)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that could be kept is not on the disk."""
        return bool(self._sent) or any(self._asking.read(answer).act for answer in self._waiting.values())

    def begin(self) -> None:
        """Begin anew, with nothing to take back."""
        self._waiting.clear()
        self._to_undo.clear()
        self._steps.clear()
        self._undone.clear()
        self._wrong.clear()
        self._typed_in = ""

    def type(self, answer: Answer, *, steadily: bool = False) -> None:
        """Keep this a moment after the last key, or `steadily`, while keys go on, a moment after the first."""
        self._waiting.pop(answer.key, None)
        self._waiting[answer.key] = answer
        if not (steadily and self._timer.isActive()):
            self._timer.start(PAUSE_MS)

    def take(self, answer: Answer) -> None:
        """Keep this now."""
        self.type(answer)
        self.flush()

    def rest(self) -> None:
        """A field was left: what is typed from now on is another step."""
        self.flush()
        self._typed_in = ""

    def undo(self) -> None:
        """Take the last step back, once all that was typed is kept."""
        self._ask_to_take_back(forwards=False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._ask_to_take_back(forwards=True)

    def finish(self) -> None:
        """Wait until all that was answered is kept, or could not be."""
        self.flush()
        while self._sent:
            self._desk.lane.drain()

    def give_up(self) -> None:
        """What could not be kept is not tried again."""
        self._timer.stop()
        self._waiting.clear()

    def flush(self) -> None:
        """Send what was answered on its way, as soon as nothing else is."""
        self._timer.stop()
        while not self._sent and (answer := next(self._unread(), None)) is not None:
            del self._waiting[answer.key]
            reading = self._asking.read(answer)
            self._say_wrong(answer.key, reading.wrong)
            if reading.is_draft:
                self.shown.emit(False)
            if reading.act is not None:
                words = self._asking.called(answer) or name_of(reading.act)
                self._sent.append(_Sent(answer, reading, words))
                self._desk.lane.submit(reading.act, self._arrived, self._refused)
        if not self._sent and self._to_undo:
            self._take_back(forwards=self._to_undo.pop(0))

    def _say_wrong(self, key: str, sentence: str) -> None:
        self._wrong.pop(key, None)
        if sentence:
            self._wrong[key] = sentence
        self.wrong.emit(key, sentence)

    def _unread(self) -> Iterator[Answer]:
        return iter(self._waiting.values())

    def _ask_to_take_back(self, *, forwards: bool) -> None:
        self._to_undo.append(forwards)
        self.flush()

    def _take_back(self, *, forwards: bool) -> None:
        if self._wrong and not forwards:
            self._wrong.clear()  # what could not be kept goes first; nothing of the record changes
            self.shown.emit(True)
            return
        steps, others = (self._undone, self._steps) if forwards else (self._steps, self._undone)
        if not steps:
            return
        step = steps.pop()
        inverse = _Step(step.words)
        others.append(inverse)
        self._typed_in = ""
        for journal_id in reversed(step.journal_ids):
            self._sent.append(_Sent(inverse=inverse))
            self._desk.lane.submit(Undo(journal_id=journal_id), self._arrived, self._refused)

    def _arrived(self, outcome: Outcome) -> None:
        sent = self._sent.pop(0)
        if outcome.journal_id is not None:
            self._remember(sent, outcome.journal_id)
        if self._sent:
            return
        self._asking.fetch()
        self.shown.emit(sent.inverse is not None)
        if sent.answer is not None:
            self.kept.emit(sent.reading)
        self.flush()

    def _refused(self, error: Exception) -> None:
        sent = self._sent.pop(0)
        self._to_undo.clear()
        if sent.answer is not None and isinstance(error, BrokenRule):
            self._say_wrong(sent.answer.key, problem_of(error).words.text)
        elif sent.answer is not None:
            self._waiting.setdefault(sent.answer.key, sent.answer)
            self._timer.start(RETRY_MS)
            self.failed.emit(error)
        else:
            self.failed.emit(error)
        if not self._sent and not self._timer.isActive():
            self._asking.fetch()
            self.shown.emit(False)
            self.flush()

    def _remember(self, sent: _Sent, journal_id: Id) -> None:
        if sent.inverse is not None:
            sent.inverse.journal_ids.append(journal_id)
            return
        self._undone.clear()
        self._wrong.clear()  # what is taken back first from now on is what was kept last
        key = sent.answer.key if sent.answer is not None else ""
        if self._steps and key and key == self._typed_in:
            self._steps[-1].journal_ids.append(journal_id)
        else:
            self._steps.append(_Step(sent.words, key, [journal_id]))
        self._typed_in = key
