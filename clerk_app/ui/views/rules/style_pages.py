"""The pages of the board's last minutes beside the form of its house style, laid anew after each change of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.documents.laid import LaidPaper
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import OpenPages, Queries
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.preview.page_view import PageView
from clerk_app.ui.preview.paper_keeper import PaperKeeper
from clerk_app.ui.preview.zoom_keys import zoom_of
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.text import ElidedLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

_FILES = "style_files"
_LOOKED_THROUGH = 24
"""How many of the latest meetings are looked through for minutes with words in them."""


class StylePages(QWidget):
    """The pages, what they are, and what went wrong with them."""

    left = Signal()
    """Esc or Enter: back to the form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self._board: Board | None = None
        self._meeting: Meeting | None = None
        self._is_shown = self._is_known = False
        self.keeper = PaperKeeper(desk.page_jobs or desk.jobs, self._open_pages, self)
        self.pages = PageView(desk.theme, self.keeper)
        self.about = ElidedLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self.problem = MessageBar(desk.theme, "danger", "", slim=True, below=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.about)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.pages, 1)
        self.problem.hide()
        self.keeper.laid.connect(self._show_paper)
        self.keeper.failed.connect(self._not_shown)
        self.pages.page_changed.connect(self._say_page)
        self.pages.edit_asked.connect(self.left)
        desk.hub.settled.connect(self._record_changed)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def visit(self) -> None:
        """The board may have other minutes than when it was shown last: they are laid anew when they are shown."""
        self._is_known = False

    def show_board(self, board: Board) -> None:
        """Show what the board prints; nothing is laid where it is shown, or being laid, already."""
        self._is_shown = True
        if self._is_known and board == self._board and (self.keeper.paper is not None or self.keeper.is_laying):
            return
        is_other = self._board is None or board.id != self._board.id
        if is_other:
            self.keeper.forget()
            self.pages.show_paper(())
        if is_other or not self._is_known:
            self._meeting = last_minuted(self._desk.queries, board.id)
        self._board, self._is_known = board, True
        self._lay(board)

    def rest(self) -> None:
        """Nothing is looked at: let go of the pages."""
        if self._is_shown:
            self._is_shown = self._is_known = False
            self.keeper.rest()

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and zoom_of(event, self.pages):
            event.accept()  # over the pages these keys are for them, and the menu still sets the size of the text
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = zoom_of(event, self.pages)
        if zoom is not None:
            zoom()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.window))

    def _lay(self, board: Board) -> None:
        lay = self._laying(board)
        if lay is not None:
            self.keeper.ask(lay)
        self._say_page()

    def _laying(self, board: Board) -> Callable[[], LaidPaper] | None:
        files = self._desk.files
        if files is None or files.open_pages is None:
            return None
        exporting, made_at = files.exporting(self._desk.queries), self._desk.clock.now()
        if self._meeting is not None:
            return partial(exporting.pages, self._meeting.id, made_at)
        sample = files.sample_record
        return partial(_sample_pages, exporting, sample, board, made_at) if sample is not None else None

    def _record_changed(self, changes: Changes) -> None:
        """A logo is printed, and is no part of the board that is shown."""
        if self._is_shown and self._board is not None and _FILES in changes:
            self._lay(self._board)

    def _open_pages(self, data: bytes) -> OpenPages:
        if self._desk.files is None or self._desk.files.open_pages is None:
            raise RuntimeError("nothing draws pages")
        return self._desk.files.open_pages(data)

    def _show_paper(self) -> None:
        self.problem.hide()
        self.pages.show_paper(self.keeper.paper.spots if self.keeper.paper is not None else ())
        self._say_page()

    def _not_shown(self, error: Exception) -> None:
        problem = problem_of(error)
        self.problem.set_message("danger", problem.words.title, problem.words.text)
        self.problem.show()

    def _say_page(self) -> None:
        meeting, pages = self._meeting, len(self.keeper.sizes)
        sample = say("style_editor.pages_of_sample")
        paper = say("style_editor.pages_of", day=day_and_month(meeting.date)) if meeting is not None else sample
        page = say("style_editor.page_of", page=self.pages.page + 1, pages=pages) if pages else ""
        self.about.setText(say("style_editor.between").join(filter(None, (paper, page))))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.about.setContentsMargins(metrics.px(16), metrics.px(8), metrics.px(16), metrics.px(8))


def last_minuted(queries: Queries, board_id: Id) -> Meeting | None:
    """The board's latest meeting whose minutes have words in them; None where none has."""
    lines = queries.meetings(board_id, most=_LOOKED_THROUGH)
    return next((line.meeting for line in lines if line.has_minutes and _has_words(queries, line.meeting.id)), None)


def _sample_pages(
    exporting: Exporting, sample: Callable[[Board], MeetingRecord], board: Board, made_at: datetime
) -> LaidPaper:
    return exporting.pages_of(sample(board), made_at)


def _has_words(queries: Queries, meeting_id: Id) -> bool:
    minutes = queries.where(Minute, meeting_id=meeting_id)
    return any(queries.where(Block, minute_id=minute.id) for minute in minutes)
