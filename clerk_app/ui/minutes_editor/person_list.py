"""The list of people under the caret while `@` is being typed; the focus stays in the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QWidget

from clerk_app.domain.people import Party
from clerk_app.domain.span import Span
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import cap_colours, cap_size, draw_cap
from clerk_app.ui.widgets.letter_box import draw_letter_box
from clerk_app.ui.widgets.rows import Piece, RowDelegate, RowState, paint_pieces

_MOST_ROWS = 8
_ROW = 36
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may be meant: the words as the house style writes them, who that is, and what is known of them now.

    `letter` is their attendance letter, `role` what they are here ("In the chair"); `matched` are the stretches of the
    words that match what was typed.
    """

    words: str
    party: Party | None = None
    letter: str = ""
    role: str = ""
    matched: tuple[Span, ...] = ()


class PersonList(QListView):
    """People who match what is typed, best first, and below them the offer to add a guest."""

    chosen = Signal(object)
    """The PersonChoice that was taken."""

    guest_wanted = Signal(str)
    """Somebody of this name is to be added."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        super().__init__(pane)
        self._theme = theme
        self._pane = pane
        self._choices: tuple[PersonChoice, ...] = ()
        self._letters = ""
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_PersonRow(theme, self._choices_now, parent=self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("People"))
        self.setMouseTracking(True)
        self.clicked.connect(self._take_index)
        self.hide()

    def show_for(self, letters: str, choices: Sequence[PersonChoice], caret: QRect, right: int) -> None:
        """Show these under the caret (in the pane's pixels), no further than `right`; hide when nobody matches."""
        self._letters, self._choices = letters, tuple(choices)
        if not self._choices and (not letters.strip() or " " in letters.strip()):
            self.hide()
            return
        self._fill()
        self._place(caret, right)
        self.show()
        self.raise_()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the list while it is shown: arrows, Enter, Tab, Esc."""
        if not self.isVisible():
            return False
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if ctrl:
                self._want_guest()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                return self._take(self.currentIndex().row())
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        border, metrics = self._theme.colour("control"), self._theme.metrics
        room = self.viewport().rect()
        draw_box(QPainter(self.viewport()), room, border=border, width=metrics.border, radius=metrics.radius_chip)

    def _fill(self) -> None:
        self._model.clear()
        for choice in self._choices:
            item = QStandardItem(choice.words)
            item.setData(f"{choice.words}, {choice.role}".rstrip(", "), Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        if self._letters.strip():
            words = self.tr("Add “{0}” as a guest").format(self._letters.strip())
            self._model.appendRow(QStandardItem(words))
        self.setCurrentIndex(self._model.index(0, 0))

    def _place(self, caret: QRect, right: int) -> None:
        metrics, room = self._theme.metrics, self._pane.height()
        border = 2 * metrics.border
        rows = min(self._model.rowCount(), _MOST_ROWS)
        height = rows * row_height(self._theme) + border
        width = min(metrics.px(592), right - metrics.gap_s)
        left = max(min(caret.left(), right - width), 0)
        below, above = caret.bottom() + metrics.gap_xs, caret.top() - metrics.gap_xs - height
        top = below if below + height <= room or above < 0 else above
        self.setGeometry(left, top, width, min(height, max(room - top, height // rows)))

    def _choices_now(self) -> tuple[PersonChoice, ...]:
        return self._choices

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        self.setCurrentIndex(self._model.index((self.currentIndex().row() + step) % count, 0))

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> bool:
        """Take a person, or the guest at the end; False where nobody matches, so that Enter still makes a paragraph."""
        if 0 <= row < len(self._choices):
            self.hide()
            self.chosen.emit(self._choices[row])
            return True
        if self._choices:
            self._want_guest()
            return True
        self.hide()
        return False

    def _want_guest(self) -> None:
        self.hide()
        if self._letters.strip():
            self.guest_wanted.emit(self._letters.strip())


def row_height(theme: Theme) -> int:
    """The height of one person in the list."""
    return max(theme.metrics.px(_ROW), QFontMetrics(theme.font(TextStyle.BODY)).height())


class _PersonRow(RowDelegate):
    """A person: attendance letter, name with what matches in bold, role at the right; the last row adds a guest."""

    def __init__(self, theme: Theme, choices: Callable[[], tuple[PersonChoice, ...]], parent: QListView) -> None:
        super().__init__(theme, parent=parent)
        self._choices = choices

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, row_height(self.theme))

    def paint_content(self, painter: QPainter, room: QRect, index: _Index, state: RowState) -> None:
        choices = self._choices()
        gap, side = self.theme.metrics.px(10), self.theme.metrics.letter_box
        if index.row() >= len(choices):
            self._paint_guest(painter, room, str(index.data() or ""), side + gap)
            return
        choice = choices[index.row()]
        draw_letter_box(painter, QRect(room.left(), room.top(), side, room.height()), choice.letter, self.theme)
        font = self.theme.font(TextStyle.CAPTION)
        role = QFontMetrics(font).horizontalAdvance(choice.role)
        aside = QRect(room.right() - role, room.top(), role + 1, room.height())
        draw_line_of_text(painter, aside, choice.role, font, self.theme.colour("text2"))
        name = room.adjusted(side + gap, 0, -(role + gap), 0)
        paint_pieces(painter, name, _pieces(choice), self.theme)

    def _paint_guest(self, painter: QPainter, room: QRect, words: str, indent: int) -> None:
        theme = self.theme
        side = theme.metrics.px(10)
        line = QRect(room.left() - side, room.top(), room.width() + 2 * side, theme.metrics.border)
        painter.fillRect(line, theme.colour("line"))
        picture = theme.pixmap("user-round-plus", "text2", 16, painter.device().devicePixelRatioF())
        side = theme.metrics.px(16)
        painter.drawPixmap(room.left() + theme.metrics.px(2), room.center().y() - side // 2, picture)
        keys = "Ctrl+Enter"
        size = cap_size(theme, keys)
        at = QRect(room.right() - size.width(), room.center().y() - size.height() // 2, size.width(), size.height())
        draw_cap(painter, at.topLeft(), keys, theme, cap_colours(theme))
        name = room.adjusted(indent, 0, -size.width() - indent, 0)
        draw_line_of_text(painter, name, words, theme.font(TextStyle.BODY), theme.colour("text"))


def _pieces(choice: PersonChoice) -> list[Piece]:
    pieces: list[Piece] = []
    place = 0
    for span in sorted(choice.matched):
        pieces += [Piece(choice.words[place : span.start]), Piece(span.of(choice.words), bold=True)]
        place = span.end
    return [piece for piece in (*pieces, Piece(choice.words[place:])) if piece.text]
