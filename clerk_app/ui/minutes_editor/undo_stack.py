"""One undo for a meeting: typing in any of its minutes and every other act, in the order in which they were done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.steps import Step

TakeSteps = Callable[[Sequence[MinuteText], Callable[[MinuteText], None]], None]
"""Has each of the texts take a step, having shown one of them."""


class TextCommand(QUndoCommand):
    """A step that a document already took; its own undo holds what is needed to take it back."""

    def __init__(self, name: str, text: MinuteText, wanted: Callable[[MinuteText], None]) -> None:
        super().__init__(name)
        self._text = text
        self._wanted = wanted
        self._is_done = True

    def undo(self) -> None:
        """Take the step back, in its minute."""
        self._wanted(self._text)
        self._text.undo_step()
        self._is_done = False

    def redo(self) -> None:
        """Take the step again; pushing it does nothing, since it was taken before."""
        if not self._is_done:
            self._wanted(self._text)
            self._text.redo_step()
            self._is_done = True


class StepsCommand(QUndoCommand):
    """Steps that several documents took for one reason: taken back, and done again, all at once."""

    def __init__(self, name: str, take: TakeSteps) -> None:
        super().__init__(name)
        self._texts: list[MinuteText] = []
        self._take = take
        self._is_done = True

    @property
    def is_empty(self) -> bool:
        """True before the first step."""
        return not self._texts

    def add(self, text: MinuteText) -> None:
        """A document took a step more."""
        self._texts.append(text)

    def undo(self) -> None:
        """Take every step back."""
        self._take(tuple(self._texts), MinuteText.undo_step)
        self._is_done = False

    def redo(self) -> None:
        """Take every step again; pushing it does nothing, since they were taken before."""
        if not self._is_done:
            self._take(tuple(self._texts), MinuteText.redo_step)
            self._is_done = True


class ActCommand(QUndoCommand):
    """An act that was asked for; taking it back, or doing it again, is asked for as an act of its own."""

    def __init__(self, name: str, inverse: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__(name)
        self._inverse = inverse
        self._again = again
        self._is_done = True

    def undo(self) -> None:
        """Ask for the inverse act."""
        self._inverse()
        self._is_done = False

    def redo(self) -> None:
        """Ask for the act again; pushing it does nothing, since it is carried out without that."""
        if not self._is_done:
            self._again()
            self._is_done = True


class MeetingUndo(QObject):
    """The undo of one meeting while it is open."""

    answers_wanted = Signal()
    """A step is about to be taken back or done again: first know how every act went that was asked for before."""
    index_changed = Signal(int)
    """How many steps can be taken back now; the stack itself tells so even when it goes, with the window half gone."""
    minute_wanted = Signal(QObject)
    """The next step concerns this minute's text: show it before the step is taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.index_changed)
        self._texts: list[MinuteText] = []
        self._gathered_in: StepsCommand | None = None
        self._take_steps: TakeSteps = _each
        self._step = Step.TYPING

    @property
    def last_step(self) -> QUndoCommand | None:
        """What would be taken back now; None where there is nothing."""
        return self.stack.command(self.stack.index() - 1) if self.stack.canUndo() else None

    def watch(self, text: MinuteText) -> None:
        """Take over the undo of a minute, which must be filled by now; it is kept until the meeting is closed."""
        if text not in self._texts:
            self._texts.append(text)
            text.undo_step_added.connect(self._add_text_step)

    def set_taking_steps(self, take: TakeSteps) -> None:
        """How steps of several texts that belong together are taken back and again; else one after the other."""
        self._take_steps = take

    def one_of_many(self, step: Step) -> StepsCommand:
        """What is to hold steps of several texts; it takes its place in the order with the first of them."""
        return StepsCommand(step.words, self._take_steps)

    @contextmanager
    def named(self, step: Step) -> Iterator[None]:
        """What the texts are told to do inside is this step; what is not named is typing."""
        before, self._step = self._step, step
        try:
            yield
        finally:
            self._step = before

    @contextmanager
    def gathered_in(self, steps: StepsCommand) -> Iterator[None]:
        """The steps that texts take inside belong together with those that are gathered already.

        A text may take its step later than others only if nothing was typed in it since the first of them.
        """
        self._gathered_in = steps
        try:
            yield
        finally:
            self._gathered_in = None

    @contextmanager
    def as_one(self, step: Step) -> Iterator[None]:
        """What texts are told to do inside and acts that are asked for inside are one step, which is named so.

        Something has to be done inside: an empty step would be taken back all the same.
        """
        self._seal_all()
        self.stack.beginMacro(step.words)
        try:
            yield
            self._seal_all()
        finally:
            self.stack.endMacro()

    def add_act(self, name: str, inverse: Callable[[], None], again: Callable[[], None]) -> ActCommand:
        """Remember an act that is just asked for, between what was typed before it and what is typed after it.

        `name` says what it did, to be read on after "Undo".
        """
        self._seal_all()
        command = ActCommand(name, inverse, again)
        self.stack.push(command)
        return command

    def forget_act(self, command: ActCommand) -> None:
        """Nothing came of an act: there is nothing to take back."""
        command.setObsolete(True)
        self._drop_forgotten()

    def undo(self) -> None:
        """Take back whatever was done last."""
        self.answers_wanted.emit()
        self._seal_all()
        self.stack.undo()
        self._drop_forgotten()

    def redo(self) -> None:
        """Do again whatever was taken back last."""
        self.answers_wanted.emit()
        self._seal_all()
        self.stack.redo()

    def _drop_forgotten(self) -> None:
        """Drop what was forgotten once it is the last step: the stack lets go of it in place of taking it back."""
        while self.stack.canUndo() and self.stack.command(self.stack.index() - 1).isObsolete():
            self.stack.undo()

    def _add_text_step(self, text: MinuteText) -> None:
        for other in self._texts:
            if other is not text:
                other.seal()
        steps = self._gathered_in
        if steps is None:
            self.stack.push(TextCommand(self._step.words, text, self._want))
            return
        is_new = steps.is_empty
        steps.add(text)
        if is_new:
            self.stack.push(steps)

    def _seal_all(self) -> None:
        for text in self._texts:
            text.seal()

    def _want(self, text: MinuteText) -> None:
        self.minute_wanted.emit(text)


def _each(texts: Sequence[MinuteText], step: Callable[[MinuteText], None]) -> None:
    for text in texts:
        step(text)
