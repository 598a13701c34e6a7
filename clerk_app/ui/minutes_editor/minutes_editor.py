"""The editor of the minutes: a pane with the clerk's keys.

    editor = MinutesEditor(theme, Typing(now=..., people=...), undo)
    editor.show_text(text, "4")                       a MinuteText, made and loaded once per minute and kept
    editor.set_decorations(Decorations(...))          labels, second lines, events; as often as they change
    editor.changed.connect(...)                       then editor.text.take_changes()

Filling and showing are no edits. The document of each minute keeps its undo until the meeting is closed.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from clerk_app.domain.capture import AttendanceCall, BlockStart, Expansion, RegisterMark, Start
from clerk_app.domain.cleaning import clean
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.people import Party
from clerk_app.ui.minutes_editor import borders, tables
from clerk_app.ui.minutes_editor.capture_keys import carry_out, found_before
from clerk_app.ui.minutes_editor.caret_offers import CaretOffers, Offered
from clerk_app.ui.minutes_editor.context_menu import ContextMenu
from clerk_app.ui.minutes_editor.mentions import ends_mark, selects_to_mark, without_mark
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.pasting_pane import PastingPane
from clerk_app.ui.minutes_editor.spot import held, held_at, one_step, part_round, reach_in_part, select
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.pieces import Pieces
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.one_space import OneSpace

PAUSE = 2.0
"""Seconds without a key after which what is typed next is undone on its own."""

WORDS_IN_STEP = 20
"""Words after which what is typed next is undone on its own."""

BorderAct = Callable[[QTextCursor], bool]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMAND = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, _SHIFT)
_CHORDS = (_COMMAND, _COMMAND | _SHIFT)
_MOVING = Qt.KeyboardModifier.AltModifier | _SHIFT
_MOVE = QTextCursor.MoveOperation
_DELETING_FAR = {
    QKeySequence.StandardKey.DeleteStartOfWord: _MOVE.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: _MOVE.NextWord,
    QKeySequence.StandardKey.DeleteEndOfLine: _MOVE.EndOfBlock,
}
_MOVING_IN_PART = {
    QKeySequence.StandardKey.MoveToPreviousWord: (_MOVE.PreviousWord, QTextCursor.MoveMode.MoveAnchor),
    QKeySequence.StandardKey.MoveToNextWord: (_MOVE.NextWord, QTextCursor.MoveMode.MoveAnchor),
    QKeySequence.StandardKey.MoveToEndOfLine: (_MOVE.EndOfLine, QTextCursor.MoveMode.MoveAnchor),
    QKeySequence.StandardKey.SelectPreviousWord: (_MOVE.PreviousWord, QTextCursor.MoveMode.KeepAnchor),
    QKeySequence.StandardKey.SelectNextWord: (_MOVE.NextWord, QTextCursor.MoveMode.KeepAnchor),
    QKeySequence.StandardKey.SelectEndOfLine: (_MOVE.EndOfLine, QTextCursor.MoveMode.KeepAnchor),
}
_AT_EDGE_OF_PART = {_MOVE.PreviousWord: _MOVE.PreviousCharacter, _MOVE.NextWord: _MOVE.NextCharacter}
_TO_THE_ENDS = (
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)
_STEPPING_ON = (QKeySequence.StandardKey.MoveToNextChar, QKeySequence.StandardKey.MoveToNextWord)
_DELETING_BACK = (QKeySequence.StandardKey.DeleteStartOfWord, QKeySequence.StandardKey.Backspace)
_DELETING_ON = (
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.Delete,
)


class MinutesEditor(PastingPane):
    """Where the minutes are written."""

    arrival_wanted = Signal(bool, str)
    """Arrived or left is to open: whether somebody arrived, and the words typed so far."""

    mark_wanted = Signal(str)
    """The paragraph of the caret is to stand in this register."""
    guest_wanted = Signal(str)
    """Somebody with this name is to be added as a guest; `insert_person` puts them into the text afterwards."""

    commands_wanted = Signal()
    """The list of every command is to open: Qt's text fields keep its key for themselves on Linux (Qt 6.11)."""

    typed_in_vain = Signal()
    """Words were typed into a text that may only be read."""

    offers_changed = Signal()
    """Under the caret something is offered that was not, or no longer: `offered`."""

    def __init__(
        self,
        theme: Theme,
        typing: Typing,
        undo: MeetingUndo,
        parent: QWidget | None = None,
        *,
        pieces: Pieces | None = None,
    ) -> None:
        super().__init__(theme, typing, undo, parent, pieces=pieces)
        self._offers = CaretOffers(theme, self)
        self._last_key = monotonic()
        self._words = 0
        self._captured: tuple[int, int] | None = None
        self._space = OneSpace(self)
        self._offers.guest_wanted.connect(self.guest_wanted)
        self._offers.changed.connect(self.offers_changed)

    @property
    def offered(self) -> Offered | None:
        """What is offered under the caret now."""
        return self._offers.offered

    def ask_for_person(self) -> None:
        """Begin a mention, as if @ had been typed."""
        super().ask_for_person()
        self._offers.look_for_people()

    def insert_person(self, words: str, party: Party | None) -> None:
        super().insert_person(words, party)
        self._space.look()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._holds(event):
            return
        if self.isReadOnly():
            if not self._takes_move(event):
                super().keyPressEvent(event)
            if _typed_by(event).strip():
                self.typed_in_vain.emit()
            return
        captured, self._captured = self._captured, None
        if self._offers.takes(event) or self._space.is_typed_by(event):
            return
        typed = _typed_by(event)
        is_letter = typed and event.modifiers() in _PLAIN  # most keys: they are no command
        if is_letter or not self._takes_key(event, captured):
            self._type(event, typed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        self.put_in_the_rest()
        if "\n" in clean(event.commitString()):  # as dictation sends; Qt would part a table or double an action
            dictated = QMimeData()
            dictated.setText(event.commitString())
            self.insertFromMimeData(dictated)
            event.setCommitString("")
        if event.commitString():
            self._pace(event.commitString())
        if event.commitString() or event.preeditString():  # Qt deletes what is selected when composing begins
            self._make_room_for_typing()
        super().inputMethodEvent(event)
        if event.commitString():
            self._follow_typing(event.commitString())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab takes what is offered, goes from cell to cell in a table, and out of the text elsewhere.

        Right behind letters that name nobody it does nothing: what is typed on would go to a button unseen.
        """
        if next and (self._offers.takes_tab() or self._offers.looks_in_vain()):
            return True
        cursor = self.textCursor()
        here = held_at(cursor)
        if here.facts.kind is BlockKind.TABLE and tables.tab(cursor, here, back=not next):
            self.setTextCursor(cursor)
            return True
        return super().focusNextPrevChild(next)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        cursor = self.textCursor()
        here = held_at(cursor)
        if here.is_divided:
            first, last = part_round(here, self.cursorForPosition(event.position().toPoint()).position())
            select(cursor, max(cursor.selectionStart(), first), min(cursor.selectionEnd(), last))
            self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._offers.hide()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = ContextMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop what comes from elsewhere; what was dragged here is moved by our rules, which Qt's would break."""
        if event.source() not in (self, self.viewport()):
            super().dropEvent(event)
            return
        self.dragLeaveEvent(QDragLeaveEvent())
        self.move_selection(self.cursorForPosition(event.position().toPoint()).position())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    # Keys

    def _takes_key(self, event: QKeyEvent, captured: tuple[int, int] | None) -> bool:
        if event.modifiers() in _PLAIN:  # neither key is a command, nor moves anything
            if event.key() in _ENTER:
                return self._takes_border(event)
            if event.key() == Qt.Key.Key_Backspace:
                return self._takes_back(event, captured) or self._at_border(borders.backspace)
        return (
            self._takes_back(event, captured)
            or self._takes_command(event)
            or self._takes_move(event)
            or self._takes_border(event)
        )

    def _takes_back(self, event: QKeyEvent, captured: tuple[int, int] | None) -> bool:
        """Backspace at once gives back what a leading word or a short form took the place of."""
        if event.key() != Qt.Key.Key_Backspace or captured is None:
            return False
        if captured != (self._undo.stack.index(), self.textCursor().position()):
            return False
        self.undo()
        return True

    def _takes_command(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() == Qt.Key.Key_Z and modifiers == _COMMAND | _SHIFT
        ):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif modifiers == _MOVING and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_paragraph(up=event.key() == Qt.Key.Key_Up)
        elif modifiers == _MOVING and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.change_level(inward=event.key() == Qt.Key.Key_Right)
        elif modifiers == _COMMAND:
            return self._takes_ctrl(event)
        else:
            return False
        return True

    def _takes_ctrl(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_B:
                self.toggle_bold()
            case Qt.Key.Key_I:
                self.toggle_italic()
            case Qt.Key.Key_U:
                self.toggle_underline()
            case Qt.Key.Key_Semicolon:
                self.insert_time()
            case Qt.Key.Key_K:
                self.commands_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                return False
        return True

    def _takes_border(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            breaks = bool(event.modifiers() & _SHIFT)
            with self.step(Step.LINE_BREAK if breaks else Step.ENTER) as cursor:
                borders.line_break(cursor) if breaks else borders.enter(cursor, self.text.ids)
            return True
        far = next((move for keys, move in _DELETING_FAR.items() if event.matches(keys)), None)
        if far is not None and self._at_border(partial(borders.delete_far, move=far)):
            return True
        if any(map(event.matches, _DELETING_BACK)) or event.key() == Qt.Key.Key_Backspace:
            return self._at_border(borders.backspace)
        if any(map(event.matches, _DELETING_ON)):
            return self._at_border(borders.delete)
        return False

    def _takes_move(self, event: QKeyEvent) -> bool:
        """From paragraph to paragraph; through the parts of a block, and out of it: to Qt its text is one."""
        if self._takes_paragraph(event):
            return True
        if not held_at(self.textCursor()).is_divided:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & _SHIFT:
            return self._takes_vertical(down=event.key() == Qt.Key.Key_Down)
        return self._takes_step_out(event) or self._takes_move_in_part(event)

    def _takes_paragraph(self, event: QKeyEvent) -> bool:
        """Ctrl with an arrow up or down goes to where a paragraph begins, as in a word processor; Qt has no key for it
        outside macOS, where these go to the ends of the text.
        """
        modifiers, is_up = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key() == Qt.Key.Key_Up
        if modifiers & ~_SHIFT != _COMMAND or not (is_up or event.key() == Qt.Key.Key_Down):
            return False
        if any(event.matches(key) for key in _TO_THE_ENDS):
            return False
        mode = QTextCursor.MoveMode.KeepAnchor if modifiers & _SHIFT else QTextCursor.MoveMode.MoveAnchor
        cursor = self.textCursor()
        if is_up:
            cursor.movePosition(_MOVE.PreviousBlock if cursor.atBlockStart() else _MOVE.StartOfBlock, mode)
        elif not cursor.movePosition(_MOVE.NextBlock, mode):
            cursor.movePosition(_MOVE.EndOfBlock, mode)
        self.setTextCursor(cursor)
        return True

    def _takes_vertical(self, *, down: bool) -> bool:
        cursor = self.textCursor()
        here = held_at(cursor)
        if here.facts.kind is not BlockKind.TABLE or not tables.up_or_down(cursor, here, down=down):
            return False
        self.setTextCursor(cursor)
        return True

    def _takes_step_out(self, event: QKeyEvent) -> bool:
        """From the last cell to the next block: behind the divider between them no caret may stand."""
        cursor = self.textCursor()
        is_at_end = not cursor.hasSelection() and cursor.position() == held_at(cursor).end
        if not is_at_end or not any(map(event.matches, _STEPPING_ON)):
            return False
        cursor.movePosition(_MOVE.NextBlock)
        self.setTextCursor(cursor)
        return True

    def _takes_move_in_part(self, event: QKeyEvent) -> bool:
        """To the end of a line inside a cell; by a word as well, and at the edge of the cell to the next one."""
        cursor = self.textCursor()
        found = next((how for keys, how in _MOVING_IN_PART.items() if event.matches(keys)), None)
        if found is None:
            return False
        move, mode = found
        before = cursor.position()
        cursor.setPosition(reach_in_part(cursor, move), mode)
        if cursor.position() == before and move in _AT_EDGE_OF_PART:
            cursor.movePosition(_AT_EDGE_OF_PART[move], mode)
        self.setTextCursor(cursor)
        return True

    def _at_border(self, act: BorderAct) -> bool:
        cursor = self.textCursor()
        with self._undo.named(Step.DELETING), one_step(cursor):
            taken = act(cursor)
        if taken:
            self.setTextCursor(cursor)
            self.keep_in_middle()
        return taken

    # Typing

    def _type(self, event: QKeyEvent, typed: str) -> None:
        if not typed:
            super().keyPressEvent(event)
            return
        self._pace(typed)
        self._make_room_for_typing()
        found = self._found_before() if typed == " " else None
        super().keyPressEvent(event)
        if found is not None:
            self._capture(found)
        self._follow_typing(typed)

    def _pace(self, typed: str) -> None:
        """A pause, or twenty words, end a step of undo."""
        now = monotonic()
        if now - self._last_key > PAUSE or self._words >= WORDS_IN_STEP:
            self.text.seal()
            self._words = 0
        self._last_key = now
        self._words += typed.count(" ")

    def _make_room_for_typing(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            first = held(self.document().findBlock(cursor.selectionStart()))
            if first.is_divided or cursor.selectionEnd() > first.end or selects_to_mark(cursor):
                with self.step(Step.TYPING) as edit:
                    borders.delete_selection(edit)
                cursor = self.textCursor()
        if ends_mark(cursor):
            self.setCurrentCharFormat(without_mark(cursor.charFormat()))

    def _found_before(self) -> Start | Expansion | None:
        return found_before(self.textCursor(), self.typing.decision_kinds, self.typing.short_forms)

    def _capture(self, found: Start | Expansion) -> None:
        self.text.seal()
        with self.step(Step.LEADING_WORD) as cursor:
            carry_out(cursor, found, self.text.ids)
        self._captured = (self._undo.stack.index(), self.textCursor().position())
        match found:
            case BlockStart():
                self.prefix_used.emit(found.kind, self.caret_block_id)
            case AttendanceCall():
                self.arrival_wanted.emit(found.arriving, found.words)
            case RegisterMark():
                self.mark_wanted.emit(found.kind)
            case _:
                pass

    def _follow_typing(self, typed: str) -> None:
        self.keep_in_middle()
        self._offers.follow(typed)


def _typed_by(event: QKeyEvent) -> str:
    """What a key types, or nothing: with AltGr as well, which Windows tells of as Ctrl and Alt together."""
    text, modifiers = event.text(), event.modifiers()
    if text[:1] < " " or text == "\x7f":
        return ""
    is_chord = modifiers not in _PLAIN and modifiers & ~Qt.KeyboardModifier.KeypadModifier in _CHORDS
    return "" if is_chord else text
