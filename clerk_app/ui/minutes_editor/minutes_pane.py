"""The surface on which minutes are written: shows one text at a time, follows the caret, looks as the theme says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from clerk_app.domain.board import USUAL_DECISION_KINDS, DecisionKind
from clerk_app.domain.capture import SHORT_FORMS
from clerk_app.domain.house_style import USUAL
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import NOTHING_BEFORE, CountBefore, NumberingScheme
from clerk_app.ui.minutes_editor.announcing import said_of_empty, spoken
from clerk_app.ui.minutes_editor.block_text import DIVIDED
from clerk_app.ui.minutes_editor.decoration import Decorations
from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.minutes_editor.empty_minute import paint_hints
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH, facts_at, id_and_facts, id_at
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_layout import MinutesLayout
from clerk_app.ui.minutes_editor.numbers import Numbers
from clerk_app.ui.minutes_editor.painting import BlockPainter
from clerk_app.ui.minutes_editor.spot import held_at, one_step
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.presenting.due_offers import DateOffer
from clerk_app.ui.presenting.meeting_people import PersonChoice
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.timers import QtTimers
from clerk_app.ui.widgets.announce import announce


def nobody(_letters: str) -> Sequence[PersonChoice]:
    """No people are known."""
    return ()


def no_dates(_before: str, _after: str) -> Sequence[DateOffer]:
    """No dates are known."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What the editor goes by: the board's words, the time in the room, and what is offered under the caret.

    `people` are those whom `@` finds for the letters typed; `dates` those that may be meant in an action between the
    words before the caret and those behind it.
    """

    now: Callable[[], datetime]
    decision_kinds: tuple[DecisionKind, ...] = USUAL_DECISION_KINDS
    short_forms: Mapping[str, str] = field(default_factory=lambda: SHORT_FORMS)
    people: Callable[[str], Sequence[PersonChoice]] = nobody
    dates: Callable[[str, str], Sequence[DateOffer]] = no_dates


SETTING_SECONDS = 0.008
"""How long the rest of a minute is set before keys are looked for: half of the time in which one has to be seen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a minute is scrolled to: the block at a place begins so far below the upper edge of the pane."""

    place: int
    below: float


@dataclass(slots=True)
class Shown:
    """A minute that has been shown: how it is numbered and set, and where the clerk was in it."""

    text: MinuteText
    numbers: Numbers
    layout: MinutesLayout
    selection: tuple[int, int] = (0, 0)
    standing: Standing | None = None


class MinutesPane(QTextEdit):
    """Shows the text of one minute, with the caret kept in the middle third of the pane while the clerk types."""

    changed = Signal()
    """The text shown has changes to take."""

    block_left = Signal(str)
    """The caret has left the block with this id, which may be gone by now."""

    caret_block_changed = Signal(str, str, object)
    """The caret is in another block: its id, its number (may be empty) and its BlockKind."""

    def __init__(self, theme: Theme, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typing = typing
        self._dress = Dress(theme)
        self._shown: dict[int, Shown] = {}
        self._current: Shown | None = None
        self._caret_block = Id("")
        self._is_setting = False
        self._rest = QtTimers(self)(self._set_rest)
        self.setProperty("plain", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming would break lines anew
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(self._show_whether_it_scrolls)
        bar.valueChanged.connect(self._set_seen)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Minutes"))
        self.setFont(self._dress.writing)
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self._follow_caret)  # a selection may end where a caret alone may not stand
        theme.changed.connect(self._dress_again)

    # What is shown

    @property
    def text(self) -> MinuteText:
        """The text that is shown. Raises RuntimeError before one was."""
        return self._now_shown.text

    @property
    def typing(self) -> Typing:
        """What the editor goes by."""
        return self._typing

    def show_text(
        self,
        text: MinuteText,
        number: str,
        scheme: NumberingScheme = USUAL.numbering,
        before: CountBefore = NOTHING_BEFORE,
        decorations: Decorations | None = None,
    ) -> None:
        """Show the text of a minute with that number; the caret goes where it was in it, at first to its end.

        Its paragraphs are counted on from those of its parts before this one. What stands round it stays as it was
        where no `decorations` are given. The pane keeps the text from now on, and takes it along when it goes.
        """
        if self._current is not None:
            if self._current.text is text:
                self.set_number(number, scheme, before)
                if decorations is not None:
                    self.set_decorations(decorations)
                return
            self._put_aside(self._current)
        shown = self._shown.get(id(text)) or self._prepare(text)
        self._current = shown
        shown.numbers.set_minute(number, scheme, before)
        shown.layout.caret_width = self._caret_width()
        if decorations is not None:
            shown.layout.set_decorations(decorations)  # before any block is framed by them
        self._set_at(shown)  # else each step to it breaks lines of its own
        with text.only_looks(), self._setting(), shown.layout.guessing():
            self.setDocument(text.document)  # Qt asks for the caret at its beginning, where it does not stay
            shown.layout.set_tail(self._tail())
            self._select(*shown.selection)
        text.changed.connect(self.changed)
        text.replayed.connect(self._stand_at)
        shown.layout.repaint_wanted.connect(self._repaint)
        shown.layout.unsetting.connect(self._note_standing)
        shown.layout.unset.connect(self._stand)
        self._stand()
        self._follow_caret()

    def set_number(
        self,
        number: str,
        scheme: NumberingScheme = USUAL.numbering,
        before: CountBefore = NOTHING_BEFORE,
    ) -> None:
        """Number the paragraphs of the minute shown so."""
        self._now_shown.numbers.set_minute(number, scheme, before)
        self.viewport().update()

    def set_decorations(self, decorations: Decorations) -> None:
        """Show these labels, second lines and events round the text; never an edit."""
        self._now_shown.layout.set_decorations(decorations)

    def number_of(self, block_id: Id) -> str:
        """The number that stands beside a block of the text shown; empty where none does or it is not there."""
        place = self.text.place_of(block_id)
        if place is None:
            return ""
        numbers = self._now_shown.numbers
        return numbers.number_to_be(place) if block_id == self.caret_block_id else numbers.number(place)

    def count_up_to(self, place: int) -> None:
        """Work out the numbers of the paragraphs up to this one, of which none that is known is counted again."""
        self._now_shown.numbers.number(place)

    @property
    def caret_block_id(self) -> Id:
        """The block in which the caret is."""
        return id_at(self.textCursor())

    @property
    def caret_kind(self) -> BlockKind:
        """The kind of the block in which the caret is."""
        return facts_at(self.textCursor()).kind

    def go_to_block(self, block_id: Id) -> bool:
        """Put the caret at the end of a block and show it; False where it is not there."""
        place = self.text.place_of(block_id)
        if place is None:
            return False
        cursor = QTextCursor(self.document().findBlockByNumber(place))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.keep_in_middle()
        return True

    def outer_rect(self, block_id: Id) -> QRectF:
        """Where everything of a block stands, in pixels of the viewport; an empty rect where it is not there."""
        place = self.text.place_of(block_id)
        if place is None:
            return QRectF()
        return self._now_shown.layout.outer_rect(place).translated(0, -self.verticalScrollBar().value())

    def card_bottom(self, block_id: Id) -> int:
        """Where a block ends with its second line, above the events behind it, in pixels of the viewport."""
        place = self.text.place_of(block_id)
        if place is None:
            return 0
        return round(self._now_shown.layout.card_bottom(place)) - self.verticalScrollBar().value()

    @property
    def text_left(self) -> int:
        """Where the column of the text begins, in pixels of the viewport: headings and pop-ups align with it."""
        return round(self._now_shown.layout.column.left)

    @property
    def text_right(self) -> int:
        """Where the column of the text ends, in pixels of the viewport."""
        return round(self._now_shown.layout.column.right)

    def setReadOnly(self, ro: bool) -> None:
        """Let nothing be typed; the caret still goes through the text, to read and to copy by key."""
        super().setReadOnly(ro)
        if ro:  # Qt would leave the mouse alone
            by = Qt.TextInteractionFlag
            self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)

    # Editing

    @contextmanager
    def step(self, step: Step) -> Iterator[QTextCursor]:
        """The caret's cursor, for edits that are undone together; the caret follows it."""
        cursor = self.textCursor()
        with one_step(cursor):
            yield cursor
        self.setTextCursor(cursor)
        self.keep_in_middle()

    def keep_in_middle(self) -> None:
        """Scroll as little as keeps the line of the caret in the middle third of the pane."""
        height = self.viewport().height()
        layout = self._now_shown.layout
        if not layout.is_set:
            with self._setting():
                layout.set_around(self.textCursor().blockNumber(), height, height)
                layout.tell_size()
        line = self.cursorRect()
        above = line.top() - height // 3
        below = line.bottom() - height * 2 // 3
        bar = self.verticalScrollBar()
        if below > 0:
            bar.setValue(bar.value() + below)
        elif above < 0:
            bar.setValue(bar.value() + above)

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        if self._current is not None:
            self._note_standing()
        with self._setting():
            super().resizeEvent(event)
        if self._current is not None:
            self._current.layout.set_tail(self._tail())
            self._stand()
        if was_seen:
            self.ensureCursorVisible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_background()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill_background()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is seen, unless it stays where it is while what is not seen becomes higher or lower."""
        if not self._is_setting:
            super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._set_seen()
        if self._current is not None and not self._current.layout.is_set:
            self._rest.start(0)
        super().paintEvent(event)
        if self._is_blank():
            painter = QPainter(self.viewport())
            paint_hints(painter, QPoint(self.text_left, self.cursorRect().top()), self._dress)

    # The inside

    def _fill_background(self) -> None:
        """Else, with a style sheet, every key paints all that lies under the text as well, up to the window.

        So does every line that comes or goes under the scroll bar, which is of another length then.
        """
        for part in (self.viewport(), self.verticalScrollBar().parentWidget()):
            if part is not None:
                part.setBackgroundRole(self.viewport().backgroundRole())
                part.setAutoFillBackground(True)

    @Slot(int, int)
    def _show_whether_it_scrolls(self, least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > least)

    @property
    def _now_shown(self) -> Shown:
        if self._current is None:
            raise RuntimeError("no minute is shown")
        return self._current

    def _prepare(self, text: MinuteText) -> Shown:
        numbers = Numbers(text)
        painter = BlockPainter(text, numbers, self._dress)
        layout = MinutesLayout(text, self._dress, painter.paint, self._typing.decision_kinds)
        with text.only_looks():
            text.document.setDefaultFont(self._dress.writing)
            text.document.setPageSize(QSizeF(self.viewport().width(), -1))
            text.document.setDocumentLayout(layout)
        text.setParent(self)
        shown = Shown(text, numbers, layout)
        end = text.document.characterCount() - 1
        shown.selection = (end, end)
        self._shown[id(text)] = shown
        return shown

    def _put_aside(self, shown: Shown) -> None:
        cursor = self.textCursor()
        shown.selection = (cursor.anchor(), cursor.position())
        shown.standing = self._standing()
        shown.text.seal()
        shown.text.changed.disconnect(self.changed)
        shown.text.replayed.disconnect(self._stand_at)
        shown.layout.repaint_wanted.disconnect(self._repaint)
        shown.layout.unsetting.disconnect(self._note_standing)
        shown.layout.unset.disconnect(self._stand)
        self._leave_block()

    # What is set

    @contextmanager
    def _setting(self) -> Iterator[None]:
        """What is set inside moves the scroll bar, and nothing that is seen."""
        before, self._is_setting = self._is_setting, True
        try:
            yield
        finally:
            self._is_setting = before

    def _standing(self) -> Standing:
        """How the minute stands now: by the block of the caret where that is seen, else by the uppermost one.

        What is set already stays where it is, whatever comes into sight beside it.
        """
        layout, top = self._now_shown.layout, self.verticalScrollBar().value()
        seen = layout.places_between(top, top + self.viewport().height())
        here = self.textCursor().blockNumber()
        by = [here, *seen] if here in seen else seen
        place = next(filter(layout.is_set_at, by), by[0])
        return Standing(place, layout.top(place) - top)

    def _set_at(self, shown: Shown) -> Standing:
        """Set what is seen where a minute is to stand, or else at its end; gives where that is."""
        height, last = self.viewport().height(), len(shown.text.order) - 1
        standing = shown.standing
        place, below = (last, 0.0) if standing is None else (min(standing.place, last), standing.below)
        shown.layout.set_around(place, height if standing is None else below, height - below)
        return Standing(place, below)

    def _stand(self) -> None:
        """Scroll to where the minute that is shown is to stand, all that is seen of it set."""
        layout, standing = self._now_shown.layout, self._set_at(self._now_shown)
        is_end = self._now_shown.standing is None
        with self._setting():
            layout.tell_size()
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if is_end else round(layout.top(standing.place) - standing.below))
        self.viewport().update()
        self._set_seen()

    def _note_standing(self) -> None:
        self._now_shown.standing = self._standing()

    def _set_seen(self) -> None:
        """Set what is seen and is not set yet, around what stays where it is."""
        if self._is_setting or self._current is None or self._current.layout.is_set:
            return
        layout, standing = self._current.layout, self._standing()
        if layout.set_around(standing.place, standing.below, self.viewport().height() - standing.below):
            self._keep(standing)
            self.viewport().update()

    def _set_rest(self) -> None:
        """Set what is not seen, a little at a time."""
        if self._current is None or self._current.layout.is_set:
            return
        until = monotonic() + SETTING_SECONDS
        standing = self._standing()
        self._current.layout.set_more(standing.place, lambda: monotonic() < until)
        self._keep(standing)
        self._rest.start(0)

    def _keep(self, standing: Standing) -> None:
        """Let what is seen stay where it was, now that what is above it has another height."""
        wanted = round(self._now_shown.layout.top(standing.place) - standing.below)
        bar = self.verticalScrollBar()
        with self._setting():
            self._now_shown.layout.tell_size()
            bar.setValue(wanted)
        if bar.value() != wanted:
            self.viewport().update()

    def _select(self, anchor: int, position: int) -> None:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _stand_at(self, position: int) -> None:
        self._select(position, position)
        self.keep_in_middle()

    def _follow_caret(self) -> None:
        if self._current is None or self._is_setting:  # else a minute that comes would be told of where no caret stays
            return
        cursor = self.textCursor()
        block = cursor.block()
        block_id, facts = id_and_facts(block)
        if facts.kind in DIVIDED and self._leaves_divider(cursor):
            return
        place = block.blockNumber()
        self._current.layout.set_here(place)
        if place == 0 and _is_in_first_line(cursor):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum())  # with the room above it; Qt shows the line alone
        if block_id != self._caret_block:
            self._leave_block()
            self._enter_block(block_id, facts.kind, place)

    def _leaves_divider(self, cursor: QTextCursor) -> bool:
        """True where the caret stood behind the last divider of a block, where it may not stand, and went before it."""
        here = held_at(cursor)
        if cursor.position() <= here.end or cursor.hasSelection():
            return False
        cursor.setPosition(here.end)
        self.setTextCursor(cursor)
        return True

    def _leave_block(self) -> None:
        left, self._caret_block = self._caret_block, Id("")
        if left:
            self._now_shown.text.seal()
            self.block_left.emit(left)

    def _enter_block(self, block_id: Id, kind: BlockKind, place: int) -> None:
        shown = self._now_shown
        if place >= len(shown.text.order) or shown.text.order[place] != block_id:
            return
        self._caret_block = block_id
        number = shown.numbers.number_to_be(place)
        if self.hasFocus():
            called = number or shown.numbers.mark_to_be(place)
            of_block = spoken(called, shown.text.facts[place], shown.layout.decoration_of(place))
            sentence = ", ".join((of_block, *shown.layout.kept_about(place)))
            announce(self, sentence if shown.text.worded[place] else said_of_empty(sentence))
        self.caret_block_changed.emit(block_id, number, kind)

    def _repaint(self, area: QRectF) -> None:
        self.viewport().update(area.translated(0, -self.verticalScrollBar().value()).toAlignedRect())

    def _dress_again(self) -> None:
        self._dress = Dress(self._theme)
        self.setFont(self._dress.writing)
        for shown in self._shown.values():
            painter = BlockPainter(shown.text, shown.numbers, self._dress)
            shown.layout.caret_width = self._caret_width()
            shown.layout.set_dress(self._dress, painter.paint)
            with shown.text.only_looks():
                shown.text.document.setDefaultFont(self._dress.writing)
        if self._current is not None:
            self._current.layout.set_tail(self._tail())
            self.keep_in_middle()
        self.viewport().update()

    def _caret_width(self) -> int:
        return max(self.cursorWidth(), self._dress.px(2))

    def _tail(self) -> float:
        return self.viewport().height() / 3

    def _is_blank(self) -> bool:
        return (
            self._current is not None and self._current.text.facts == [NUMBERED_PARAGRAPH] and self.document().isEmpty()
        )


def _is_in_first_line(cursor: QTextCursor) -> bool:
    line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
    return line.isValid() and line.lineNumber() == 0
