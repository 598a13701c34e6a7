"""The list under a line that is typed in: what the words may mean, one row each. The focus stays in the line.

choices = ChoiceList(theme, "People")
choices.set_choices([Choice(pieces=(Piece("Dorset "), Piece("Pol", bold=True)), letter="L", aside="left 10:31")])
choices.move(1)                     from the line's arrow keys
choices.current                     the number of the row that Enter would take
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.key_cap import cap_colours, cap_size, draw_cap
from clerk_app.ui.widgets.letter_box import draw_letter_box
from clerk_app.ui.widgets.rows import Index, Piece, RowDelegate, RowState, paint_pieces

NO_INDEX = QModelIndex()
ROW_HEIGHT = 34
HEADING_HEIGHT = 27
_NOTE_AT_LEAST = 40
"""A note of which less than this could be seen says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row: a letter box or an icon, the words, a quiet note after them, a remark at the right, and a key.

    A heading cannot be chosen; what `is_apart` has a line above it. `letter` None means no box, "" an empty one.
    """

    pieces: tuple[Piece, ...]
    icon: str = ""
    icon_colour: str = "text2"
    letter: str | None = None
    note: str = ""
    aside: str = ""
    keys: str = ""
    is_heading: bool = False
    is_apart: bool = False

    @property
    def words(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def spoken(self) -> str:
        """The row in one line."""
        return ", ".join(part for part in (self.words, self.note, self.aside, self.keys) if part)


class ChoiceModel(QAbstractListModel):
    """The rows as they were made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these rows instead: another question was asked."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice(self, row: int) -> Choice:
        """The row of that number."""
        return self._choices[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        choice = self._choices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return choice.spoken
            case _:
                return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._choices[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class ChoiceList(QListView):
    """Rows to choose from without the focus; the line above hands it the arrow keys."""

    picked = Signal(int)
    """The number of a row that was clicked."""
    moved = Signal(QWidget, QRect)
    """Another row was chosen by a key: the widget it is painted in, and where; what scrolls the list shows it."""

    def __init__(
        self,
        theme: Theme,
        accessible_name: str,
        *,
        most_rows: int = 7,
        row_height: int = ROW_HEIGHT,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most_rows = most_rows
        self._framed = framed
        self._was_moved = False
        self._said = ""
        self._choices = ChoiceModel(self)
        self.setModel(self._choices)
        self._delegate = _ChoiceDelegate(theme, self._choices, row_height, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("choices", "framed" if framed else "bare")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self._tell)
        theme.changed.connect(self._fit)
        self._fit()

    def set_choices(self, choices: Sequence[Choice], current: int | None = 0) -> None:
        """Show these rows with one of them chosen; None chooses nothing. Without rows the list hides.

        Where the one chosen is another than before, it is read out: the list has not the focus that would tell of it.
        """
        self._was_moved = False
        self._choices.set_choices(choices)
        self.setVisible(bool(choices))
        self.clearSelection()
        self.setCurrentIndex(NO_INDEX)
        if current is not None and choices:
            self._go(self._choosable(current, 1))
        self.scrollToTop()
        self.updateGeometry()
        self._say_if_another()

    def set_most_rows(self, rows: int) -> None:
        """Show so many rows at most; the others are scrolled to."""
        if rows != self._most_rows:
            self._most_rows = rows
            self.updateGeometry()

    def set_row_height(self, height: int) -> None:
        """Make the rows so high, as a length at 100 %."""
        if height != self._delegate.row_height:
            self._delegate.row_height = height
            self.doItemsLayout()
            self.updateGeometry()

    @property
    def count(self) -> int:
        """How many rows there are, headings included."""
        return self._choices.rowCount()

    @property
    def current(self) -> int | None:
        """The number of the row that is chosen, or None."""
        return self.currentIndex().row() if self.currentIndex().isValid() else None

    @property
    def was_moved(self) -> bool:
        """True once the arrows have chosen a row, so that it is meant and not only likely."""
        return self._was_moved

    def choice(self, row: int) -> Choice:
        """The row of that number."""
        return self._choices.choice(row)

    def move(self, step: int) -> None:  # type: ignore[override]  # rows move here; the place is the layout's
        """Choose the next (1) or the previous (-1) row; at the ends it goes round."""
        if self.count:
            self._was_moved = True
            start = self.current if self.current is not None else -1 if step > 0 else self.count
            self._go(self._choosable((start + step) % self.count, step))
            if self.current is not None:
                row = self.visualRect(self.currentIndex())
                self.moved.emit(self.viewport(), row)
                self._said = self._choices.choice(self.current).spoken
                announce(self, self._said)

    def likeliest(self) -> str:
        """What is read out of new rows: the one that is chosen; empty for nothing."""
        return self._choices.choice(self.current).spoken if self.current is not None else ""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._said = ""

    def sizeHint(self) -> QSize:
        rows = min(self.count, self._most_rows)
        heights = [self.sizeHintForRow(row) for row in range(rows)]
        return QSize(self._theme.metrics.px(200), sum(heights) + 2 * self._edge())

    def minimumSizeHint(self) -> QSize:
        two_rows = self._theme.metrics.px(HEADING_HEIGHT + ROW_HEIGHT) + 2 * self._edge()
        return QSize(self._theme.metrics.px(120), min(self.sizeHint().height(), two_rows))

    def _choosable(self, row: int, step: int) -> int | None:
        rows = [(row + step * offset) % self.count for offset in range(self.count)]
        return next((found for found in rows if not self._choices.choice(found).is_heading), None)

    def _say_if_another(self) -> None:
        if not self.isVisible():
            return
        before, self._said = self._said, self.likeliest()
        if self._said not in ("", before):
            announce(self, self._said)

    def _go(self, row: int | None) -> None:
        if row is not None:
            self.setCurrentIndex(self._choices.index(row))
            self.scrollTo(self._choices.index(row))

    def _tell(self, index: QModelIndex) -> None:
        if not self._choices.choice(index.row()).is_heading:
            self.picked.emit(index.row())

    def _edge(self) -> int:
        return self._theme.metrics.border if self._framed else 0

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class _ChoiceDelegate(RowDelegate):
    """Paints a choice."""

    def __init__(self, theme: Theme, choices: ChoiceModel, row_height: int, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._choices = choices
        self.row_height = row_height

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        choice = self._choices.choice(index.row())
        metrics = self.theme.metrics
        if choice.is_heading:
            font = self.theme.font(TextStyle.CAPTION_STRONG)
            draw_line_of_text(
                painter, room.adjusted(0, metrics.px(4), 0, 0), choice.words, font, self.theme.colour("text2")
            )
            return
        if choice.is_apart:
            side = metrics.px(10)
            line = QRect(room.left() - side, room.top(), room.width() + 2 * side, metrics.border)
            painter.fillRect(line, self.theme.colour("line"))
        rest = self._draw_sign(painter, room, choice)
        rest = self._draw_right(painter, rest, choice)
        width = paint_pieces(painter, rest, choice.pieces, self.theme)
        rest.setLeft(rest.left() + width + metrics.px(10))
        if choice.note and rest.width() >= metrics.px(_NOTE_AT_LEAST):
            draw_line_of_text(
                painter, rest, choice.note, self.theme.font(TextStyle.CAPTION), self.theme.colour("text2")
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = self._choices.choice(index.row()).is_heading
        line = QFontMetrics(self.theme.font(TextStyle.STRONG)).height()
        height = self.theme.metrics.px(HEADING_HEIGHT if heading else self.row_height)
        return QSize(self.theme.metrics.px(120), max(height, line))

    def _draw_sign(self, painter: QPainter, room: QRect, choice: Choice) -> QRect:
        metrics = self.theme.metrics
        rest = QRect(room)
        if choice.letter is not None:
            box = QRect(room.left() + metrics.px(2), room.top(), metrics.letter_box, room.height())
            draw_letter_box(painter, box, choice.letter, self.theme)
            rest.setLeft(box.right() + metrics.px(11))
        elif choice.icon:
            side = metrics.px(16)
            ratio = painter.device().devicePixelRatio()
            pixmap = self.theme.pixmap(choice.icon, choice.icon_colour, 16, ratio)
            draw_pixmap(painter, pixmap, QRect(room.left() + metrics.px(2), room.top(), side, room.height()))
            rest.setLeft(room.left() + side + metrics.px(13))
        return rest

    def _draw_right(self, painter: QPainter, room: QRect, choice: Choice) -> QRect:
        metrics = self.theme.metrics
        rest = QRect(room)
        if choice.keys:
            size = cap_size(self.theme, choice.keys)
            place = QPoint(rest.right() - size.width() + 1, rest.top() + (rest.height() - size.height()) // 2)
            draw_cap(painter, place, choice.keys, self.theme, cap_colours(self.theme))
            rest.setRight(place.x() - metrics.px(11))
        if choice.aside:
            font = self.theme.font(TextStyle.CAPTION)
            # A remark gives way before the words do, so it never takes more than half of the row.
            width = min(QFontMetrics(font).horizontalAdvance(choice.aside) + 1, rest.width() // 2)
            place_of_aside = QRect(rest.right() - width + 1, rest.top(), width, rest.height())
            right = Qt.AlignmentFlag.AlignRight
            draw_line_of_text(painter, place_of_aside, choice.aside, font, self.theme.colour("text2"), right)
            rest.setRight(place_of_aside.left() - metrics.px(10))
        return rest
