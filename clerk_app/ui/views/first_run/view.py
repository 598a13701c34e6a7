"""The first run's screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act
from clerk_app.services.outcome import Outcome
from clerk_app.services.ports import Ids, Queries
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.new_board import USUAL_CHAIR, new_board_read
from clerk_app.ui.problems import Problem, problem_of_act, show_problem
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.first_run.choice_card import ChoiceCard
from clerk_app.ui.views.first_run.comfort import ComfortPane
from clerk_app.ui.views.first_run.presenter import is_interchange
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

FOLDS_BELOW = 900

ChooseFile = Callable[[QWidget], Path | None]
"""Asks for a file to open; None where nothing was chosen."""


def choose_file(parent: QWidget) -> Path | None:
    """The file that was chosen in the computer's own dialog."""
    kinds = f"{say('first_run.files')};;{say('first_run.all_files')}"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("first_run.choose_file"), "", kinds)
    return Path(chosen) if chosen else None


class FirstRunScreen(Screen):
    """Three ways to begin."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, ask_file: ChooseFile = choose_file) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._ask_file = ask_file
        self._waiting: tuple[Act, ...] = ()
        self._made: Id | None = None
        self._goes_to = ScreenName.HOME
        self.message = MessageBar(self._theme, "info", "", slim=True)
        self.set_up = ChoiceCard(
            self._theme, "plus", say("first_run.set_up"), say("first_run.set_up_text"), self.tr("Enter")
        )
        self.open_records = ChoiceCard(self._theme, "folder-open", say("first_run.open"), say("first_run.open_text"))
        self.sample = ChoiceCard(self._theme, "book-open", say("first_run.sample"), say("first_run.sample_text"))
        self.name_row = QWidget()
        self.name, self.chair = QLineEdit(), QLineEdit()
        self.name_button = ActionButton(
            self._theme, say("first_run.name_button"), keys=self.tr("Enter"), kind=ButtonKind.PRIMARY
        )
        self.comfort = ComfortPane(self._theme, desk.state)
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    # The screen's side

    def visit(self, place: Place) -> None:
        self.name_row.hide()
        self.name.clear()
        self.chair.setText(USUAL_CHAIR)
        self.message.setVisible(self._desk.read_only)
        if self._desk.read_only:
            self.message.set_message("info", say("first_run.read_only"), icon="lock")
        self._set_busy(False)

    def title(self) -> str:
        return ""

    def commands(self) -> Commands:
        has_boards = bool(self._desk.queries.boards())
        return {ActionId.HOME: self._go_home} if has_boards else {}

    def hints(self) -> Hints:
        return Hints(left=(Hint(("Enter",), self.tr("choose")), Hint(("Tab",), self.tr("next"))))

    def tell(self, problem: Problem) -> None:
        show_problem(self.message, problem)

    def take_focus(self) -> None:
        (self.open_records if self._desk.read_only else self.set_up).setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt's side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self.name, self.chair) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.name_row.hide()
                self.message.hide()
                self.set_up.setFocus()
                return True
            if event.key() in ENTER:
                self._make_board()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.base))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        self._content = QVBoxLayout()
        self._content.addStretch(1)
        self._logo = IconLabel(self._theme, "notebook-pen", "link", 40)
        self._content.addWidget(self._logo)
        self._content.addWidget(TextLabel(self._theme, say("first_run.title"), TextStyle.CLOCK))
        self._intro = TextLabel(self._theme, say("first_run.intro"), TextStyle.WRITING, "text2")
        self._content.addWidget(self._intro)
        self._content.addSpacing(self._theme.metrics.gap_m)
        self._lay_out_name()
        for widget in (self.set_up, self.name_row, self.open_records, self.sample):
            self._content.addWidget(widget)
        self._content.addStretch(2)
        self._promise = QHBoxLayout()
        self._promise.addWidget(IconLabel(self._theme, "hard-drive", "text2"))
        self._promise.addWidget(TextLabel(self._theme, say("first_run.promise"), colour="text2"), 1)
        nest(self._content, self._promise)
        page = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        nest(self._parts, self._content, 1)
        self._parts.addWidget(self.comfort)
        self._scroll = scrolling(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._scroll, 1)

    def _lay_out_name(self) -> None:
        column = QVBoxLayout(self.name_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.gap_xs)
        for key, field in (("name_label", self.name), ("chair_label", self.chair)):
            label = TextLabel(self._theme, say(f"first_run.{key}"), TextStyle.STRONG)
            label.setBuddy(field)
            field.setAccessibleName(say(f"first_run.{key}"))
            field.installEventFilter(self)
            column.addWidget(label)
            column.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(self.name_button)
        line.addStretch(1)
        nest(column, line)

    def _connect(self) -> None:
        self.set_up.clicked.connect(self._ask_name)
        self.name_button.clicked.connect(self._make_board)
        self.open_records.clicked.connect(self._open_records)
        self.sample.clicked.connect(self._load_sample)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_view)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        is_narrow = metrics.effective_width(self.width()) < FOLDS_BELOW
        sides = metrics.px(24 if is_narrow else 96)
        self._content.setContentsMargins(sides, metrics.px(24), sides, metrics.px(24))
        self._content.setSpacing(metrics.px(10))
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)
        self.comfort.set_below(is_narrow)
        for widget in (self._intro, self.set_up, self.open_records, self.sample, self.name_row):
            widget.setMaximumWidth(metrics.px(640))

    def _keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    # What was chosen

    def _ask_name(self) -> None:
        self.message.hide()
        self.name_row.show()
        self.name.setFocus()

    def _make_board(self) -> None:
        if not self.name_button.isEnabled():
            return  # it is on its way to the store
        boards = self._desk.queries.boards()
        named = new_board_read(self.name.text(), self.chair.text(), self._desk.ids.new(), boards)
        if named.act is None:
            self._say(named.wrong)
            (self.chair if named.is_about_chair else self.name).setFocus()
            return
        self._goes_to = ScreenName.MEMBERS
        self._carry_out((named.act,))

    def _open_records(self) -> None:
        path = self._ask_file(self)
        if path is None:
            return
        if not is_interchange(path):
            if self._desk.open_other is not None:
                self._desk.open_other(path)
            return
        if self._desk.files is not None and not self._desk.read_only:
            self._say_working(say("first_run.working_import", name=path.name))
            files = self._desk.files
            job = _ReadInterchange(files.import_act, path, self._desk.queries, self._desk.ids)
            self._desk.jobs.start(job, self._acts_read, self._failed)

    def _load_sample(self) -> None:
        if self._desk.files is not None:
            self._say_working(say("first_run.working_sample"))
            job = _ReadSamples(self._desk.files.sample_acts, self._desk.queries, self._desk.ids)
            self._desk.jobs.start(job, self._acts_read, self._failed)

    def _acts_read(self, acts: object) -> None:
        known = acts if isinstance(acts, tuple) else (acts,)
        self._carry_out(tuple(act for act in known if isinstance(act, Act)))

    def _carry_out(self, acts: tuple[Act, ...]) -> None:
        """One act after another; the next waits, so that a failure leaves the rest undone."""
        self._set_busy(True)
        self._waiting = acts
        self._next_act(Outcome())

    def _next_act(self, outcome: Outcome) -> None:
        self._made = outcome.made or self._made
        if self._waiting:
            act, self._waiting = self._waiting[0], self._waiting[1:]
            self._desk.lane.submit(act, self._next_act, self._failed)
        else:
            self._go_home()

    def _failed(self, error: Exception) -> None:
        self._waiting = ()
        self._goes_to = ScreenName.HOME
        self._set_busy(False)
        self.tell(problem_of_act(error))

    def _go_home(self) -> None:
        self._set_busy(False)
        boards = [board.id for board in self._desk.queries.boards()]
        if not boards:
            self._say(say("first_run.nothing_in_file", name=""))
            return
        board = self._made if self._made in boards else boards[0]
        screen, self._goes_to = self._goes_to, ScreenName.HOME
        self._desk.navigation.go(Place(screen=screen, board_id=board))

    # Showing

    def _set_busy(self, busy: bool) -> None:
        may_write = not busy and not self._desk.read_only
        self.set_up.setEnabled(may_write)
        self.name_button.setEnabled(may_write)
        self.sample.setEnabled(may_write and self._desk.files is not None)
        self.open_records.setEnabled(not busy)

    def _say(self, sentence: str) -> None:
        self.message.set_message("warning", sentence)
        self.message.show()
        announce(self, sentence)

    def _say_working(self, sentence: str) -> None:
        self._set_busy(True)
        self.message.set_message("info", sentence)
        self.message.show()


@dataclass(frozen=True, slots=True)
class _ReadSamples:
    """The job that reads the sample boards."""

    acts: Callable[[Queries, Ids], tuple[Act, ...]]
    queries: Queries
    ids: Ids

    def __call__(self, reporter: Reporter) -> object:
        return self.acts(self.queries, self.ids)


@dataclass(frozen=True, slots=True)
class _ReadInterchange:
    """The job that reads an interchange file."""

    act: Callable[[Path, Queries, Ids], Act]
    path: Path
    queries: Queries
    ids: Ids

    def __call__(self, reporter: Reporter) -> object:
        return self.act(self.path, self.queries, self.ids)
