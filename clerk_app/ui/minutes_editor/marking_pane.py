"""The pane with what can be done to characters: marks put on and taken off, and links made, shown and taken away."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from clerk_app.domain.cleaning import clean_line
from clerk_app.domain.identity import Id
from clerk_app.domain.links import shown_link
from clerk_app.ui.minutes_editor import borders
from clerk_app.ui.minutes_editor.acting_pane import ActingPane
from clerk_app.ui.minutes_editor.links import LinkPlace, insert_link, link_at, link_over, put_link, take_link, trimmed
from clerk_app.ui.minutes_editor.marking import Mark, is_marked, mark_format
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.spot import select
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.wording.catalogue import say


class MarkingPane(ActingPane):
    """The pane with the marks of characters, and with links."""

    link_wanted = Signal()
    """The link of the caret, or one for what is selected, is to be shown."""

    detail_wanted = Signal(str)
    """Where the words on the card of this block lead that lead somewhere."""

    def __init__(self, theme: Theme, typing: Typing, undo: MeetingUndo, parent: QWidget | None = None) -> None:
        super().__init__(theme, typing, undo, parent)
        self._link_told = ""
        self._pressed_link: LinkPlace | None = None
        self._pressed_detail: Id | None = None
        self.cursorPositionChanged.connect(self._tell_link)

    # Marks

    def is_marked(self, mark: Mark) -> bool:
        """Whether all that is selected bears the mark, or what is typed next does."""
        return is_marked(self.textCursor(), mark)

    def toggle(self, mark: Mark) -> None:
        """Put a mark on what is selected, or take it off where all of it bears it; else on or off for what is typed."""
        cursor = self.textCursor()
        on = not is_marked(cursor, mark)
        self.text.seal()
        with self._undo.named(Step(mark)):
            self.mergeCurrentCharFormat(mark_format(mark, on=on))
        self.text.seal()
        announce(self, say(f"marks.{'on' if on else 'off'}.{mark}"))

    def toggle_bold(self) -> None:
        """Bold on or off, for the selection or what is typed next."""
        self.toggle(Mark.BOLD)

    def toggle_italic(self) -> None:
        """Italic on or off, for the selection or what is typed next."""
        self.toggle(Mark.ITALIC)

    def toggle_underline(self) -> None:
        """Underline on or off, for the selection or what is typed next."""
        self.toggle(Mark.UNDERLINE)

    def toggle_amended(self) -> None:
        """Amended by the board or not, for the selection or what is typed next."""
        self.toggle(Mark.AMENDED)

    # Links

    @property
    def link_here(self) -> LinkPlace | None:
        """The link in which the caret stands, or that holds all that is selected."""
        return link_at(self.textCursor())

    @property
    def linked_words(self) -> str:
        """The words on which the link of the caret stands, else what is selected, on one line."""
        cursor, link = self.textCursor(), self.link_here
        if link is not None:
            select(cursor, link.start, link.end)
        return " ".join(clean_line(cursor.selectedText()).split())

    def set_link(self, address: str, words: str = "") -> None:
        """Let the link of the caret, or what is selected, lead to an address; where there is neither, type the words.

        One step of undo. The caret goes behind the words.
        """
        link = self.link_here
        self.text.seal()
        with self.step(Step.LINK) as cursor:
            if link is not None:
                select(cursor, link.start, link.end)
            if cursor.hasSelection():
                put_link(trimmed(cursor), address)
                cursor.setPosition(cursor.selectionEnd())
            elif words:
                borders.delete_selection(cursor)
                insert_link(cursor, clean_line(words), address)
        self.text.seal()

    def remove_link(self) -> None:
        """Let the words of the link of the caret lead nowhere; nothing happens where it stands in none."""
        link = self.link_here
        if link is None:
            return
        caret = self.textCursor()
        self.text.seal()
        with self._undo.named(Step.REMOVING_LINK), self.text.one_step() as cursor:
            take_link(cursor, link)
        self.text.seal()
        self.setTextCursor(caret)

    # What Qt calls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        follows = _follows_links(event)
        self._pressed_detail = self._detail_at_point(event.position().toPoint()) if follows else None
        self._pressed_link = self._link_under(event) if follows and self._pressed_detail is None else None
        if self._pressed_link is None and self._pressed_detail is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_link = self._pressed_link, None
        detail, self._pressed_detail = self._pressed_detail, None
        if detail is not None:
            if self._detail_at_point(event.position().toPoint()) == detail:
                self.detail_wanted.emit(detail)
        elif pressed is None:
            super().mouseReleaseEvent(event)
        elif self._link_under(event) == pressed:
            cursor = QTextCursor(self.document())
            cursor.setPosition(pressed.end)
            self.setTextCursor(cursor)
            self.link_wanted.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self._link_at_point(event.pos())
            tip = say("links.tip", address=shown_link(link.address)) if link is not None else ""
            if self._detail_at_point(event.pos()) is not None:
                tip = say("links.detail_tip")
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def _link_under(self, event: QMouseEvent) -> LinkPlace | None:
        return self._link_at_point(event.position().toPoint())

    def _detail_at_point(self, point: QPoint) -> Id | None:
        """The block on whose card words are at a point that lead somewhere."""
        place = point + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._current.layout.leading_at(place.toPointF()) if self._current is not None else None

    def _link_at_point(self, point: QPoint) -> LinkPlace | None:
        place = point + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(place.toPointF(), Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        block = self.document().findBlock(position)
        return link_over(block, position) or link_over(block, position - 1)

    def _tell_link(self) -> None:
        """Say where a link leads when the caret comes into it: it is seen by its colour and line alone."""
        if self._current is None or self.textCursor().hasSelection():
            return
        link = self.link_here
        told, self._link_told = self._link_told, link.address if link is not None else ""
        if link is not None and link.address != told and self.hasFocus():
            announce(self, say("links.spoken", address=shown_link(link.address)))


def _follows_links(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.ControlModifier
