"""The pane with what comes from elsewhere: pasted, dropped or dictated, at once or piece by piece, or refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.domain.house_style import USUAL
from clerk_app.domain.numbering import NOTHING_BEFORE, CountBefore, NumberingScheme
from clerk_app.ui.minutes_editor import borders
from clerk_app.ui.minutes_editor.clipboard import copied, read
from clerk_app.ui.minutes_editor.decoration import Decorations
from clerk_app.ui.minutes_editor.marking_pane import MarkingPane
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.putting_in import PuttingIn
from clerk_app.ui.minutes_editor.refusing import counted, words_or_refusal
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.pasting.reading import Copied
from clerk_app.ui.pieces import Pieces
from clerk_app.ui.theme.theme import Theme
from clerk_app.wording.catalogue import say

AT_ONCE = 10_000
"""Characters that are put in without going back to the window between: no more than one paragraph may have."""

SAID_FROM = 200_000
"""Characters from which on it is said that they are being put in."""

_MARKUP = 20
"""Characters of a page to one of its words' that are read as quickly as that is put in."""


class PastingPane(MarkingPane):
    """The pane with pasting.

    While a long text is put in, keys wait for it and follow in their order, Esc takes it back, and whatever else
    changes the text has the rest put in first.
    """

    told = Signal(str)
    """A sentence about what was pasted or dropped, or why nothing was."""

    def __init__(
        self,
        theme: Theme,
        typing: Typing,
        undo: MeetingUndo,
        parent: QWidget | None = None,
        *,
        pieces: Pieces | None = None,
    ) -> None:
        self._putting_in: PuttingIn | None = None
        self._copied = Copied()
        self._step = Step.PASTING
        self._waiting_keys: list[QKeyEvent] = []
        self._dragged_from: QPoint | None = None
        super().__init__(theme, typing, undo, parent)
        self._pieces = pieces or Pieces(parent=self)

    @property
    def is_putting_in(self) -> bool:
        """True while a long text is on its way into the minutes."""
        return self._putting_in is not None

    def put_in_the_rest(self) -> None:
        """Put in at once what is still on its way."""
        while self._putting_in is not None:
            self._put_in_more(self._putting_in)

    @contextmanager
    def step(self, step: Step) -> Iterator[QTextCursor]:
        """The caret's cursor, for edits that are undone together; what is on its way into the text comes before."""
        self.put_in_the_rest()
        with super().step(step) as cursor:
            yield cursor

    def undo(self) -> None:
        """Take back whatever was done last; what is on its way into the text is all put in before."""
        self.put_in_the_rest()
        super().undo()

    def redo(self) -> None:
        """Do again whatever was taken back last."""
        self.put_in_the_rest()
        super().redo()

    def show_text(
        self,
        text: MinuteText,
        number: str,
        scheme: NumberingScheme = USUAL.numbering,
        before: CountBefore = NOTHING_BEFORE,
        decorations: Decorations | None = None,
    ) -> None:
        """Show the text of a minute with that number; what is on its way into the one before is put in first."""
        self.put_in_the_rest()
        super().show_text(text, number, scheme, before, decorations)

    # What Qt calls

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._put_in(source, Step.PASTING)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put in what comes from elsewhere where the drop was shown to go; whoever gives it keeps it.

        Else a program that moves what is dragged would delete it, also where it is refused here.
        """
        self.dragLeaveEvent(QDragLeaveEvent())  # Qt shows the place no longer
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not self.isReadOnly():
            self.put_in_the_rest()
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            self._put_in(event.mimeData(), Step.DROPPING)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._dragged_from = event.position().toPoint() if is_plain and self._is_selected_at(event) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        begun = self._dragged_from
        if begun is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._dragged_from = None
            self._drag(event)

    def _is_selected_at(self, event: QMouseEvent) -> bool:
        cursor = self.textCursor()
        position = self.cursorForPosition(event.position().toPoint()).position()
        return cursor.hasSelection() and cursor.selectionStart() <= position <= cursor.selectionEnd()

    def _drag(self, event: QMouseEvent) -> None:
        """Drag what is selected; another program gets a copy.

        Where it moved the words, Qt would delete them here by its own rules (6.11), which join private notes with
        public words and take tables apart. Within the text `move_selection` moves.
        """
        selected = self.textCursor()
        self.blockSignals(True)  # the button is let go of for Qt alone, which would else go on selecting
        super().mouseReleaseEvent(_let_go(event))
        self.setTextCursor(selected)
        self.blockSignals(False)
        drag = QDrag(self.viewport())
        drag.setMimeData(self.createMimeDataFromSelection())
        drag.exec(Qt.DropAction.CopyAction)

    def _put_in(self, source: QMimeData, step: Step) -> None:
        if self.isReadOnly():
            return
        self.put_in_the_rest()
        words = words_or_refusal(source, into_part=held_at(self.textCursor()).is_divided)
        if isinstance(words, Copied):
            self._begin(words, step)
        else:
            self.told.emit(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """What cannot be put in is answered with a sentence, and therefore taken as well."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def createMimeDataFromSelection(self) -> QMimeData:
        return copied(self.textCursor())

    # Putting in

    def _begin(self, words: Copied, step: Step) -> None:
        self.text.seal()
        self._copied, self._step = words, step
        self._putting_in = PuttingIn(self.text, self.textCursor(), read(words), borders.delete_selection)
        if max(words.characters, len(words.html) // _MARKUP) <= AT_ONCE:
            with self._undo.named(step):
                self._putting_in.all_at_once()
            self._finish(self._putting_in)
            return
        if words.characters >= SAID_FROM:
            self.told.emit(say("pasting.under_way", characters=counted(words.characters)))
        self._pieces.add(self._go_on)

    def _go_on(self) -> None:
        if self._putting_in is not None:
            self._put_in_more(self._putting_in)
        if self._putting_in is not None:
            self._pieces.add(self._go_on)

    def _put_in_more(self, putting_in: PuttingIn) -> None:
        with self._undo.named(self._step):
            putting_in.next_piece()
        self.count_up_to(putting_in.cursor.blockNumber())
        if putting_in.is_done:
            self._finish(putting_in)

    def _finish(self, putting_in: PuttingIn) -> None:
        self._putting_in = None
        self.text.seal()
        caret = self.textCursor()
        if caret.position() == putting_in.cursor.position():  # it went along, unless it was put elsewhere meanwhile
            self.setTextCursor(putting_in.cursor)
            self.keep_in_middle()
        self._follow_caret()
        sentence = self._what_came_of(putting_in)
        if sentence:
            self.told.emit(sentence)
        self._type_what_waited()

    def _what_came_of(self, putting_in: PuttingIn) -> str:
        left_out = self._copied.left_out
        if not putting_in.count:
            return say("pasting.picture" if left_out.pictures else "pasting.no_words")
        is_long = self._copied.characters >= SAID_FROM
        said = [say("pasting.done", count=putting_in.count, number=f"{putting_in.count:,}")] if is_long else []
        said += [say("pasting.pictures", count=left_out.pictures)] if left_out.pictures else []
        said += [say("pasting.divided", count=left_out.divided)] if left_out.divided else []
        return " ".join(said)

    # Keys that come meanwhile

    def _holds(self, event: QKeyEvent) -> bool:
        """Keep a key until the text that is on its way stands in the minutes; Esc takes that back."""
        if self._putting_in is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._stop(self._putting_in)
        else:
            self._waiting_keys.append(event.clone())
        return True

    def _stop(self, putting_in: PuttingIn) -> None:
        self._putting_in = None
        if putting_in.is_last_step:
            self._undo.undo()
        self._follow_caret()
        self.told.emit(say("pasting.stopped"))
        self._type_what_waited()

    def _type_what_waited(self) -> None:
        waiting, self._waiting_keys = self._waiting_keys, []
        for event in waiting:
            QApplication.sendEvent(self, event)

    def _follow_caret(self) -> None:
        if self._putting_in is None:  # else every piece would leave a paragraph, keep its wording and tell of the next
            super()._follow_caret()


def _let_go(event: QMouseEvent) -> QMouseEvent:
    """The left button is let go of where it is."""
    none = Qt.MouseButton.NoButton
    left = Qt.MouseButton.LeftButton
    where = event.position(), event.globalPosition()
    return QMouseEvent(QEvent.Type.MouseButtonRelease, *where, left, none, event.modifiers())
