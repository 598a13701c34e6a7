"""What screens have in common that hold a form: a head with the saved mark, the form beside a list, and undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import wall_time
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.forms.form import Form
from clerk_app.ui.forms.keeper import FormKeeper
from clerk_app.ui.forms.lines import KnownLine
from clerk_app.ui.forms.rows import DeedsRow
from clerk_app.ui.forms.values import Answer, Deed, Field, Reading
from clerk_app.ui.keeping_bar import KeepingBar
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.problems import Problem
from clerk_app.ui.screen import Commands, Desk, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.focus import focus_near, has_focus_inside
from clerk_app.ui.widgets.message_bar import UndoBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

NARROW_BELOW = 760
"""Effective width of the screen under which the form goes under the list."""
LABELS_ABOVE_BELOW = 470
"""Effective width of the form under which labels stand above what answers them."""
WIDEST_FORM = 640
ASIDE_BELOW = 520
"""Effective width of the form under which what stands aside of it goes below it."""
FORM_BESIDE_TALL = 504
"""The form beside something tall, such as pages, which has the rest of the room."""
BOTH_FROM = 820
"""Effective width of both under which one of them is seen at a time."""
LABELS_ABOVE_BESIDE_TALL = 360
"""As LABELS_ABOVE_BELOW, where fields are short."""


class FormScreen(Screen):
    """A list of what there is, and the form about what is chosen in it."""

    def __init__(self, desk: Desk, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self.board_id: Id | None = None
        self._opened: set[str] = set()
        self._drafts: dict[str, str] = {}
        self._is_narrow = False
        self._tall: QWidget | None = None
        self._is_tall_shown = False
        self._is_tall_alone = False
        self.head = FormHead(self._theme, heading)
        self.form = Form(self._theme)
        self.keeper = FormKeeper(desk, self, self)
        self.message = KeepingBar(self._theme, self.keeper, "forms.not_closed")
        undo = spec_of(ActionId.UNDO)
        self.undo_bar = UndoBar(self._theme, undo.title, undo.key_text)
        self._theme.changed.connect(self._fit)
        self._after_layout = QTimer(self)
        self._after_layout.setSingleShot(True)
        self._after_layout.timeout.connect(self.keep_place_in_view)

    # What each screen says for itself

    def fetch(self) -> None:
        """Read anew what is committed."""
        raise NotImplementedError

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        raise NotImplementedError

    def called(self, answer: Answer) -> str:
        """What an answer changes, as the form calls it."""
        entry, _, deed = answer.key.rpartition("/")
        moved = self.form.asked_at(entry) if deed in ("up", "down") else None
        if moved is not None:
            return say("undo.moved", name=moved.words)
        match self.form.asked_at(answer.key):
            case Field() as asked:
                return say("undo.setting", name=asked.name)
            case Deed() as offered:
                return say("undo.deed", name=offered.spoken or offered.words)
            case _:
                return ""

    def show_all(self, *, anew: bool = False) -> None:
        """Show what has been read."""
        raise NotImplementedError

    def go_on(self, reading: Reading) -> None:
        """An answer is committed: go where it leads."""
        if reading.goes_to:
            self.form.go_to(reading.goes_to)

    def back_to_list(self) -> None:
        """Put the focus on the list."""
        raise NotImplementedError

    # The screen's side

    def visit(self, place: Place) -> None:
        board_id = self._board_at(place)
        if board_id != self.board_id:
            self._opened.clear()
            self._drafts.clear()
        is_kept = board_id != self.board_id or not self.keeper.has_unsaved
        self.board_id = board_id
        self.fetch()
        if is_kept:  # else what is typed, and the bar saying why it is not kept, stay as they are
            self._begin()
        self.show_all(anew=is_kept)
        self.title_changed.emit()
        self.say_what_works()

    def leave(self) -> None:
        self.keeper.finish()

    def commands(self) -> Commands:
        commands = {}
        if self.keeper.can_undo:
            commands[ActionId.UNDO] = self._undo
        if self.keeper.can_redo:
            commands[ActionId.REDO] = self._redo
        return commands

    def undo_words(self) -> tuple[str, str]:
        return self.keeper.undo_words

    def tell(self, problem: Problem) -> None:
        self.message.tell(problem)

    def refuses_to_close(self) -> bool:
        return self.message.refuses_to_close()

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        inside = has_focus_inside(self.form) or (self._aside is not None and has_focus_inside(self._aside))
        if event.key() == Qt.Key.Key_Escape and inside:
            self.back_to_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.base))
        if self._aside_scroll.isVisible():
            painter.fillRect(self._aside_scroll.geometry(), QColor(self._theme.tokens.window))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def lay_out(self, beside: QWidget, width: int, aside: QWidget | None = None, aside_width: int = 0) -> None:
        """Put the form beside, or below, this part, which is so wide where there is room.

        `aside` stands at the other side of the form, or below it where the form would be too narrow.
        """
        self._beside, self._beside_width = beside, width
        self._aside, self._aside_width = aside, aside_width
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.addWidget(self.form)
        self._page.addStretch(1)
        self._scroll = scrolling(page)
        self._line = Hairline(self._theme)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._body.addWidget(beside)
        self._body.addWidget(self._line)
        self._body.addWidget(self._scroll, 1)
        self._add_aside()
        self._below = QWidget()
        self._foot = QVBoxLayout(self._below)
        self._foot.addWidget(self.undo_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.message):
            column.addWidget(part)
        nest(column, self._body, 1)
        column.addWidget(self._below)
        self.message.hide()
        self._below.hide()
        self._connect()
        self._fit()

    def _add_aside(self) -> None:
        self._aside_line = Hairline(self._theme)
        self._aside_scroll = scrolling(QWidget())
        self._body.addWidget(self._aside_line)
        self._body.addWidget(self._aside_scroll)
        self._is_aside_below: bool | None = None
        self._is_aside_shown = False
        for part in (self._aside_line, self._aside_scroll):
            part.hide()

    def show_aside(self, shown: bool) -> None:
        """Whether there is something aside of the form."""
        if self._aside is not None and shown != self._is_aside_shown:
            self._is_aside_shown = shown
            self._fit()

    def add_tall(self, tall: QWidget) -> None:
        """Put something beside the form that scrolls by itself; where there is no room for both one of them is seen."""
        self._tall = tall
        self._tall_line = Hairline(self._theme)
        self._body.addWidget(self._tall_line)
        self._body.addWidget(tall, 1)
        self._fit()

    def show_tall(self, shown: bool) -> None:
        """Whether what is tall is shown."""
        if shown != self._is_tall_shown:
            self._is_tall_shown, self._is_tall_alone = shown, False
            self._fit()

    def look_at_tall(self, looked_at: bool) -> None:
        """Whether what is tall is seen, rather than the form, where there is no room for both."""
        if looked_at != self._is_tall_alone:
            self._is_tall_alone = looked_at
            self._fit()

    @property
    def is_one_at_a_time(self) -> bool:
        """True where either the form or what is tall is seen."""
        return self._is_tall_shown and not self._has_room_for_both()

    @property
    def is_tall_seen(self) -> bool:
        """True where what is tall can be seen."""
        return self._is_tall_shown and (self._is_tall_alone or self._has_room_for_both())

    def _has_room_for_both(self) -> bool:
        metrics = self._theme.metrics
        beside = 0 if self._is_narrow else metrics.px(self._beside_width)
        return not self._is_narrow and metrics.effective_width(self.width() - beside) >= BOTH_FROM

    def _place_tall(self) -> bool:
        """Show what is tall, the form, or both; True where the form has but a part of the room."""
        if self._tall is None:
            return False
        both = self._is_tall_shown and self._has_room_for_both()
        self._scroll.setVisible(both or not self.is_tall_seen)
        width = self._theme.metrics.px(FORM_BESIDE_TALL)
        self._scroll.setMinimumWidth(width if both else 0)
        self._scroll.setMaximumWidth(width if both else NO_LIMIT)
        for part in (self._tall_line, self._tall):
            part.setVisible(self.is_tall_seen)
        self._tall_line.setVisible(both)
        return both

    def _place_aside(self, *, below: bool) -> None:
        """Put what is aside at the side of the form, or below it."""
        aside = self._aside
        if aside is None:
            return
        if below != self._is_aside_below:
            self._is_aside_below = below
            focused = focus_near(self)
            had_focus = focused is not None and aside.isAncestorOf(focused)
            if below:
                self._aside_scroll.takeWidget()
                self._page.insertWidget(1, aside)
            else:
                self._page.removeWidget(aside)
                self._aside_scroll.setWidget(aside)
            if had_focus and focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
        aside.setVisible(self._is_aside_shown)
        for part in (self._aside_line, self._aside_scroll):
            part.setVisible(self._is_aside_shown and not below)

    def _connect(self) -> None:
        self.form.typed.connect(self._typed)
        self.form.answered.connect(self._answer)
        self.form.left.connect(self.keeper.rest)
        self.form.opened.connect(self.open_or_close)
        self.form.grew.connect(self._look_again)
        self.form.moved.connect(self._scroll_to_row)
        self.keeper.shown.connect(self._shown)
        self.keeper.kept.connect(self._kept)
        self.keeper.wrong.connect(self._show_wrong)
        self.keeper.failed.connect(self.message.not_kept)
        self.undo_bar.undone.connect(self._undo)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.keep_in_view)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._is_narrow = metrics.effective_width(self.width()) < NARROW_BELOW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if self._is_narrow else across)
        self._line.set_across(self._is_narrow)
        beside = self.width() if self._is_narrow else min(metrics.px(self._beside_width), self.width() // 2)
        self._beside.setMinimumWidth(0 if self._is_narrow else beside)
        self._beside.setMaximumWidth(NO_LIMIT if self._is_narrow else beside)
        side = metrics.px(16 if self._is_narrow else 26)
        room = self.width() - (0 if self._is_narrow else beside) - 2 * side
        aside = metrics.px(self._aside_width) if self._is_aside_shown else 0
        is_below = metrics.effective_width(room - aside) < ASIDE_BELOW
        self._aside_scroll.setFixedWidth(max(aside, 1))
        self._place_aside(below=is_below)
        room -= 0 if is_below else aside
        is_beside_tall = self._place_tall()
        if is_beside_tall:
            room = min(room, metrics.px(FORM_BESIDE_TALL) - 2 * side)
        free = max(room - metrics.px(WIDEST_FORM), 0)
        self._page.setContentsMargins(side, metrics.px(10), side + free, metrics.px(16))
        self._foot.setContentsMargins(side, metrics.px(4), side, metrics.px(8))
        least = LABELS_ABOVE_BESIDE_TALL if is_beside_tall else LABELS_ABOVE_BELOW
        self.form.set_narrow(metrics.effective_width(room - free) < least)
        self.head.set_narrow(self._is_narrow)
        self.set_narrow(self._is_narrow)
        self._look_again()

    def _board_at(self, place: Place) -> Id | None:
        """The board of a place, else the first there is."""
        queries = self._desk.queries
        if place.board_id is not None and queries.entity(Board, place.board_id) is not None:
            return place.board_id
        return next((board.id for board in queries.boards()), None)

    def _board(self) -> Board | None:
        return self._desk.queries.entity(Board, self.board_id) if self.board_id is not None else None

    def _begin(self) -> None:
        self.keeper.begin()
        self._below.hide()
        self.head.set_saved("")
        self.message.begin()
        if self._desk.read_only:
            self.message.say("info", say("forms.read_only"), icon="lock")
        self.form.set_read_only(self._desk.read_only)

    def set_narrow(self, narrow: bool) -> None:
        """The form is under the list, or beside it."""

    def keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        """The focus went elsewhere: what has it now is seen."""
        if now is not None and self.form.isAncestorOf(now):
            self._scroll_to(now)
        elif now is not None and self._aside is not None and self._aside.isAncestorOf(now):
            (self._scroll if self._is_aside_below else self._aside_scroll).ensureWidgetVisible(now)

    def keep_place_in_view(self) -> None:
        """Where somebody types stays in view when the window or the text changes its size."""
        focused = focus_near(self)
        if focused is None or not self.form.isAncestorOf(focused):
            return
        line = focused.parentWidget()
        if isinstance(line, KnownLine):
            self._scroll_to(line)  # as much of the list under it as there is room for
        self._scroll_to(focused)

    def _look_again(self) -> None:
        self._after_layout.start(0)

    def _scroll_to_row(self, part: QWidget, area: QRect) -> None:
        middle = part.mapTo(self.form, area.center())
        self._scroll.ensureVisible(middle.x(), middle.y() + self.form.y(), 0, area.height())

    def scroll_to_top(self) -> None:
        """The form is about something else now: its beginning is seen."""
        self._scroll.verticalScrollBar().setValue(0)

    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget)

    # Showing and keeping

    def board_today(self) -> BoardToday | None:
        """The board on the day it is there, to be read anew; None where there is none."""
        board = self._board()
        if board is None:
            return None
        today = wall_time(self._desk.clock.now(), board.time_zone)[0].date()
        return BoardToday(board=board, today=today, queries=self._desk.queries)

    def say_what_works(self) -> None:
        """Other commands and keys may work now."""
        self.commands_changed.emit()
        self.hints_changed.emit()

    def open_or_close(self, key: str) -> None:
        """Show what is below a line, or hide it."""
        self._opened ^= {key}
        self.show_all()

    def _typed(self, answer: Answer) -> None:
        self.keeper.type(answer)
        self.say_what_works()

    def _answer(self, answer: Answer) -> None:
        self.answer_asked(answer)

    def answer_asked(self, answer: Answer) -> None:
        """Something was answered; it is kept, unless it is to be asked about first."""
        self._below.hide()
        self.keeper.take(answer)

    def _shown(self, anew: bool) -> None:
        self.message.look_again()
        self.show_all(anew=anew)
        if anew:
            self._mark_saved()
        self.title_changed.emit()
        self.say_what_works()

    def _kept(self, reading: Reading) -> None:
        self.message.hide()
        self._mark_saved()
        self._open_as(reading)
        if reading.told:
            self.undo_bar.say(reading.told, "check")
            self._below.show()
            announce(self, reading.told)
        self.go_on(reading)
        self.say_what_works()

    def _open_as(self, reading: Reading) -> None:
        """Close what is done with, and open what comes next."""
        before = set(self._opened)
        if reading.closes:
            self._opened -= {key for key in self._opened if key.startswith(reading.closes)}
            for key in [key for key in self._drafts if key.startswith(reading.closes)]:
                del self._drafts[key]
        self._opened |= set(filter(None, (reading.opens,)))
        if self._opened != before:
            self.show_all()

    def _mark_saved(self) -> None:
        board = self._board()
        if board is not None:
            local, _ = wall_time(self._desk.clock.now(), board.time_zone)
            self.head.set_saved(say("forms.saved", time=f"{local:%H:%M}"))

    def _show_wrong(self, key: str, sentence: str) -> None:
        self.form.set_wrong(key, sentence)
        row = self.form.row_of(key)
        if sentence and (row is None or isinstance(row, DeedsRow)):
            self.message.say("warning", sentence)
        if sentence:
            announce(self, sentence)

    def _undo(self) -> None:
        self._below.hide()
        self.message.hide()
        self.keeper.undo()

    def _redo(self) -> None:
        self._below.hide()
        self.keeper.redo()

    def go_to_screen(self, screen: ScreenName) -> None:
        """Show another screen of the same board."""
        place = self._desk.navigation.place or Place(screen=screen)
        self._desk.navigation.go(replace(place, screen=screen, board_id=self.board_id))


class FormHead(QWidget):
    """The screen's name, the board, the saved mark, and room for buttons at the right."""

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self._theme = theme
        self._board = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._saved = TextLabel(theme, "", TextStyle.CAPTION, "text2", even_figures=True)
        self._saved.setWordWrap(False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(theme, heading, TextStyle.TITLE))
        words.addWidget(self._board)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self._saved)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._parts, words, 1)
        nest(self._parts, self.tools)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_board(self, name: str) -> None:
        """Say which board it is."""
        self._board.setText(name)

    def set_saved(self, words: str) -> None:
        """Say when something was kept last."""
        self._saved.setText(words)

    @property
    def saved(self) -> str:
        """What is said of that."""
        return self._saved.text()

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is little room."""
        self._board.setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.window))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(tokens.line))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._parts.setContentsMargins(metrics.px(26), metrics.px(9), metrics.px(16), metrics.px(9))
        self.tools.setSpacing(metrics.px(12))


class Hairline(QWidget):
    """A line between two parts of a screen, upright or across."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.set_across(False)

    def set_across(self, across: bool) -> None:
        """Whether it lies between parts below each other."""
        width = self._theme.metrics.border
        self.setMinimumSize(0, 0)
        self.setMaximumSize(NO_LIMIT, NO_LIMIT)
        if across:
            self.setFixedHeight(width)
        else:
            self.setFixedWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.line))
