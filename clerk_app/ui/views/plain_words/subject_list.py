"""What the minutes say, item by item: the list at the left, and the formal text of what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.domain.identity import Id
from clerk_app.ui.presenting.plain_words import Subject
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_SUBJECT = Qt.ItemDataRole.UserRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class SubjectList(QListWidget):
    """One row for each minute, and below it for its decisions and actions; Enter goes to the words of the row."""

    entered_row = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        RowTeller(self)
        self.setAccessibleName(say("plain_words.list"))
        self.setItemDelegate(_SubjectDelegate(theme, parent=self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty("surface", "window")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_subjects(self, subjects: Sequence[Subject], chosen: Id | None) -> None:
        """Show these rows, with one of them chosen."""
        blocked = self.blockSignals(True)
        if self.count() != len(subjects):
            self.clear()
            for _ in subjects:
                self.addItem(QListWidgetItem())
        for place, subject in enumerate(subjects):
            self._show(self.item(place), subject)
            if subject.about == chosen and self.currentRow() != place:
                self.setCurrentRow(place)
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, item: QListWidgetItem, subject: Subject) -> None:
        if item.data(_SUBJECT) == subject:
            return
        item.setText(subject.words)
        item.setToolTip(subject.words)
        item.setData(_SUBJECT, subject)
        item.setData(
            _SPOKEN, say("plain_words.row_said" if subject.is_said else "plain_words.row_unsaid", about=subject.words)
        )


class _SubjectDelegate(RowDelegate):
    """A row: what it is about, set in below its item, and whether it has no line."""

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        subject = index.data(_SUBJECT)
        if not isinstance(subject, Subject):
            return
        metrics = self.theme.metrics
        words, colour = "" if subject.is_said else say("plain_words.unsaid"), self.theme.colour("warning.text")
        font = self.theme.font(TextStyle.CAPTION)
        width = QFontMetrics(font).horizontalAdvance(words)
        right = QRect(room.right() - width + 1, room.top(), width, room.height())
        draw_line_of_text(painter, right, words, font, colour)
        indent = metrics.px(14) if subject.kind is not None else 0
        left = room.adjusted(indent, 0, -(width + metrics.px(8) if width else 0), 0)
        style = TextStyle.STRONG if state.selected else TextStyle.BODY
        draw_line_of_text(painter, left, subject.words, self.theme.font(style), self.theme.colour("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, super().sizeHint(option, index).height())


class FormalText(QPlainTextEdit):
    """The formal text of what is chosen, to be read and copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        theme.changed.connect(self._fit)
        self._fit()

    def show_subject(self, subject: Subject | None) -> None:
        """Show the formal text of a subject."""
        words = "\n\n".join(subject.formal) if subject is not None else ""
        words = words or say("plain_words.no_formal")
        if words != self.toPlainText():
            self.setPlainText(words)
        about = subject.words if subject is not None else ""
        self.setAccessibleName(say("plain_words.formal_of", about=about) if about else say("plain_words.formal"))

    def _fit(self) -> None:
        self.setFont(self._theme.font(TextStyle.WRITING))
        self.document().setDocumentMargin(self._theme.metrics.px(4))


class SubjectPane(QWidget):
    """The list, and the formal text beside it."""

    chosen = Signal(str)
    """Another row was chosen; what it is about."""
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._subjects: tuple[Subject, ...] = ()
        self.list = SubjectList(theme)
        self.formal = FormalText(theme)
        self._heading = TextLabel(theme, say("plain_words.formal"), TextStyle.CAPTION_STRONG, "text2")
        self._reading = QVBoxLayout()
        self._reading.addWidget(self._heading)
        self._reading.addWidget(self.formal, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.list, 5)
        nest(self._row, self._reading, 6)
        self.list.currentRowChanged.connect(self._choose)
        self.list.entered_row.connect(self.entered)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> Id | None:
        """What the chosen row is about; None where there is no row."""
        row = self.list.currentRow()
        return self._subjects[row].about if 0 <= row < len(self._subjects) else None

    def show_subjects(self, subjects: tuple[Subject, ...], chosen: Id | None) -> None:
        """Show what there is; what was chosen stays so where it is still there, else the first row is."""
        order = [subject.about for subject in subjects]
        wanted = next((one for one in (chosen, self.current, *order) if one in order), None)
        self._subjects = subjects
        self.list.show_subjects(subjects, wanted)
        self._show_formal()

    def go_to(self, about: Id) -> None:
        """Choose the row of a subject."""
        row = next((place for place, one in enumerate(self._subjects) if one.about == about), None)
        if row is not None:
            self.list.setCurrentRow(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.window))

    def _choose(self, row: int) -> None:
        self._show_formal()
        if 0 <= row < len(self._subjects):
            self.chosen.emit(self._subjects[row].about)

    def _show_formal(self) -> None:
        row = self.list.currentRow()
        self.formal.show_subject(self._subjects[row] if 0 <= row < len(self._subjects) else None)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(10)
        self._row.setContentsMargins(side, metrics.px(8), side, metrics.px(8))
        self._row.setSpacing(metrics.px(16))
        self._reading.setSpacing(metrics.px(4))
