"""The screen where a meeting is said in plain words: the formal text at the left, the line beside it, and how it reads.

What is typed saves itself as every form does; the list says what has no line yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.choices import PaperKind
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.forms.form import Form
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Field, Parts, Reading, Saying
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.paper_place import Purpose, section_of
from clerk_app.ui.presenting.plain_words import Hard, TextReader, vocabulary_of
from clerk_app.ui.screen import Commands, Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.plain_words.presenter import EXPLAIN, LINE, PlainWordsPresenter
from clerk_app.ui.views.plain_words.subject_list import SubjectPane
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.focus import focus_near, has_focus_inside
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.words import LoadWords
from clerk_app.wording.catalogue import say

PANE_WIDTH = 640
METER_WIDTH = 320
NARROW_HEIGHT = 250
PAUSE_MS = 700
"""How long nobody types before it is said how the words read."""


class PlainWordsScreen(FormScreen):
    """What a meeting says to young readers."""

    saves_steadily = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, say("plain_words.screen"), parent)
        self._record: MeetingRecord | None = None
        self._meeting_id: Id | None = None
        self._presenter: PlainWordsPresenter | None = None
        self._is_known: Callable[[str], bool] | None = None
        self._asked_for_words = False
        self._reader: TextReader | None = None
        self._visited: Place | None = None
        self.subjects = SubjectPane(self._theme)
        self.meter = Meter(self._theme)
        self.preview = ActionButton(self._theme, say("plain_words.preview"), icon="eye", compact=True)
        self.preview.setAccessibleName(say("plain_words.preview"))
        self.preview.setToolTip(say("plain_words.preview"))
        self.head.tools.addWidget(self.preview)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.timeout.connect(self.look_over)
        self.lay_out(self.subjects, PANE_WIDTH, self.meter, METER_WIDTH)
        self.form.typed.connect(self._begin_pause)
        self.subjects.chosen.connect(self._choose)
        self.subjects.entered.connect(self._begin_line)
        self.preview.clicked.connect(self._preview)
        self.meter.form.answered.connect(self._answer_meter)
        self.meter.form.left.connect(self.keeper.rest)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # What the form's screen asks

    def fetch(self) -> None:
        queries = self._desk.queries
        self._presenter = None
        if self._meeting_id is None:
            self._record = None
        elif self._record is None or self._record.meeting.id != self._meeting_id:
            self._record = queries.meeting_record(self._meeting_id)
        else:  # of all the rest nothing changes while this screen is shown
            lines = queries.where(PlainLine, meeting_id=self._meeting_id)
            board = queries.entity(Board, self._record.board.id) or self._record.board
            self._record = replace(self._record, plain_lines=lines, board=board)
        self._present()

    def read(self, answer: Answer) -> Reading:
        return self._presenter.read(answer) if self._presenter is not None else NOTHING

    def called(self, answer: Answer) -> str:
        if answer.key.startswith(f"{EXPLAIN}/"):
            return say("undo.setting", name=answer.key.partition("/")[2])
        return say("undo.act.SavePlainLine")

    def show_all(self, *, anew: bool = False) -> None:
        presenter = self._presenter
        self.show_aside(presenter is not None)
        self.subjects.setEnabled(presenter is not None)
        self.preview.setEnabled(presenter is not None and self._desk.files is not None)
        if presenter is None:
            self.form.show_parts((Saying(key="none", words=say("plain_words.no_meeting")),))
            return
        self.head.show_board(presenter.of_meeting())
        self.subjects.show_subjects(presenter.subjects, self.subjects.current)
        self._show_line(presenter, anew=anew)

    def back_to_list(self) -> None:
        self.subjects.list.setFocus(Qt.FocusReason.TabFocusReason)

    # The screen's side

    def visit(self, place: Place) -> None:
        if place.meeting_id != self._meeting_id or not self.keeper.has_unsaved:
            self._record = None
        self._meeting_id = place.meeting_id
        super().visit(place)
        if place != self._visited:  # whoever comes back from the paper goes on where they were
            for about in (place.minute_id, place.block_id):
                if about is not None:
                    self.subjects.go_to(about)
        self._visited = place
        self._load_words()

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("plain_words.screen")

    def commands(self) -> Commands:
        commands = dict(super().commands())
        commands[ActionId.NEXT_PANEL] = self._next_panel
        commands[ActionId.PREVIOUS_PANEL] = self._previous_panel
        if self._presenter is not None and self._presenter.subjects:
            commands[ActionId.LOOK_NEXT] = self._look_next
            commands[ActionId.LOOK_PREVIOUS] = self._look_previous
            commands[ActionId.NEXT_UNSAID] = self._next_unsaid
        if self._presenter is not None and self._desk.files is not None:
            commands[ActionId.PREVIEW] = self._preview
            commands[ActionId.EXPORT] = self._export
        return commands

    def hints(self) -> Hints:
        on_list = self.subjects.list.hasFocus()
        left = (
            Hint(("Enter",), say("plain_words.edit_key")),
            Hint((spec_of(ActionId.LOOK_NEXT).key_text,), say("plain_words.next_key")),
            Hint((spec_of(ActionId.NEXT_UNSAID).key_text,), say("plain_words.next_unsaid_key")),
        )
        back = say("plain_words.leave_key" if on_list else "plain_words.back_key")
        return Hints(left=left if on_list else left[1:], right=(Hint(("Esc",), back),))

    def take_focus(self) -> None:
        self.back_to_list()

    def set_narrow(self, narrow: bool) -> None:
        self.preview.setText("" if narrow else say("plain_words.preview"))
        self.subjects.setMaximumHeight(self._theme.metrics.px(NARROW_HEIGHT) if narrow else NO_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.subjects.list.hasFocus():
            self._go_back()
        elif is_escape:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    # Lines

    def _present(self) -> None:
        """The lines as they were read; what was found in each of them holds while what is known does."""
        if self._record is None:
            return
        vocabulary = vocabulary_of(self._record, self._is_known)
        if self._reader is None or self._reader.vocabulary != vocabulary:
            self._reader = TextReader(vocabulary)
        self._presenter = PlainWordsPresenter(self._record, self._reader)

    def _show_line(self, presenter: PlainWordsPresenter, *, anew: bool = False) -> None:
        about = self.subjects.current or ""
        self.form.show_parts(presenter.parts(about), anew=anew)
        if anew or not self.pause.isActive():
            self.look_over()

    def look_over(self) -> None:
        """Say how the lines read that are kept by now: half a word that is being typed is not called a hard one."""
        self.pause.stop()
        if self._presenter is not None:
            self.meter.show_parts(self._presenter.meter(self.subjects.current or ""), read_only=self._desk.read_only)

    def _begin_pause(self, answer: Answer) -> None:
        self.pause.start(PAUSE_MS)

    def _choose(self, about: str) -> None:
        self.pause.stop()
        self.keeper.rest()
        if self._presenter is not None:
            self._show_line(self._presenter)
        self.scroll_to_top()
        self.hints_changed.emit()

    def _begin_line(self) -> None:
        """To the words of what is chosen; its heading is there already, or comes after them."""
        about = self.subjects.current
        if about is not None:
            self.form.go_to(f"{LINE}/{about}/text")

    def _look_next(self) -> None:
        self._look_by(1)

    def _look_previous(self) -> None:
        self._look_by(-1)

    def _look_by(self, step: int) -> None:
        if self._presenter is not None:
            self._look_at(self._presenter.neighbour(self.subjects.current or "", step))

    def _next_unsaid(self) -> None:
        """To the next without a line, to write it."""
        self.keeper.rest()
        if self._presenter is None:
            return
        about = self._presenter.next_unsaid(self.subjects.current or "")
        if about is None:
            announce(self, say("plain_words.all_said"))
            self.message.say("ok", say("plain_words.all_said"))
            return
        self.subjects.go_to(about)
        self._begin_line()

    def _look_at(self, about: Id | None) -> None:
        """Show another one; whoever was writing goes on there."""
        if about is None:
            return
        was_writing = has_focus_inside(self.form)
        self.subjects.go_to(about)
        if was_writing:
            self._begin_line()

    # How it reads

    def _load_words(self) -> None:
        if self._desk.words is not None and not self._asked_for_words:
            self._asked_for_words = True
            self._desk.jobs.start(LoadWords(self._desk.words), self._words_loaded, self._words_not_loaded)

    def _words_loaded(self, spelling: object) -> None:
        self._is_known = getattr(spelling, "is_known", None)
        self._reader = None
        self._present()
        self.show_all()

    def _words_not_loaded(self, error: Exception) -> None:
        """Without a dictionary the lists of words that come with the program are what is gone by."""

    def _answer_meter(self, answer: Answer) -> None:
        asked = self.meter.form.asked_at(answer.key)
        hard = self._presenter.place_of(answer.key) if self._presenter is not None else None
        if isinstance(asked, Field):
            self.answer_asked(answer)
        elif isinstance(asked, Deed) and hard is not None:
            self._show(hard)

    def _show(self, hard: Hard) -> None:
        """Go to where something stands, with it chosen there."""
        self.subjects.go_to(hard.about)
        key = f"{LINE}/{hard.about}/{hard.part}"
        if not self.form.go_to(key):
            return
        target = focus_near(self)
        if isinstance(target, QLineEdit):
            start = target.text().find(hard.words)
            if start >= 0:
                target.setSelection(start, len(hard.words))
        elif isinstance(target, QPlainTextEdit):
            _select(target, hard.words)

    # Going elsewhere

    def _preview(self) -> None:
        self._go_to_paper(Purpose.READ)

    def _export(self) -> None:
        self._go_to_paper(Purpose.EXPORT)

    def _go_to_paper(self, purpose: Purpose) -> None:
        self.keeper.finish()
        self._desk.navigation.go(
            Place(
                screen=ScreenName.EXPORT,
                board_id=self.board_id,
                meeting_id=self._meeting_id,
                section=section_of(PaperKind.YOUNG_READERS, purpose),
            )
        )

    def _go_back(self) -> None:
        """To where the screen was opened from."""
        self.keeper.finish()
        if self._desk.navigation.before(ScreenName.PLAIN_WORDS) is not None:
            self._desk.navigation.back()
        else:
            self._desk.navigation.go(Place(screen=ScreenName.MEETINGS, board_id=self.board_id))

    # From part to part

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.hints_changed.emit()

    def _next_panel(self) -> None:
        self._go_to_panel(1)

    def _previous_panel(self) -> None:
        self._go_to_panel(-1)

    def _go_to_panel(self, step: int) -> None:
        parts: tuple[QWidget, ...] = (self.subjects.list, self.subjects.formal, self.form, self.meter)
        here = next((place for place, part in enumerate(parts) if has_focus_inside(part)), 0)
        there = parts[(here + step) % len(parts)]
        if there is self.form:
            self._begin_line()
        elif there is self.meter:
            self.meter.form.begin()
        else:
            there.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Meter(QWidget):
    """How the words read, and what in them may be hard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.form = Form(self._theme)
        self.form.set_narrow(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self._parts: Parts = ()
        self._theme.changed.connect(self._fit)
        self._fit()

    def show_parts(self, parts: Parts, *, read_only: bool) -> None:
        """Show these, where they are others than those that are shown: most keys change nothing of it."""
        if parts != self._parts:
            self._parts = parts
            self.form.set_read_only(read_only)
            self.form.show_parts(parts)

    def _fit(self) -> None:
        side = self._theme.metrics.px(16)
        self._column.setContentsMargins(side, self._theme.metrics.px(4), side, side)


def _select(text: QPlainTextEdit, words: str) -> None:
    """Choose the words where they stand first."""
    start = text.toPlainText().find(words)
    if start < 0:
        return
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
