"""Problems on the screen: an error becomes words and ways on; in a meeting as a bar, elsewhere as a dialog.

problem = problem_of(error)
bar = problem_bar(theme, problem)                       a bar that takes no focus
way = ask_about(theme, problem, (Way.TRY_AGAIN, Way.CLOSE), parent)      a dialog that waits for an answer
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.problems import ProblemWords, broken_rule_words, trouble_words

WIDTH = 580
MARGIN = 24
"""How wide a dialog is, and how far from the edges of a screen that is not wide enough for that."""


class Way(StrEnum):
    """What somebody can do about a problem; the value names the words on its button."""

    TRY_AGAIN = "try_again"
    TRY_NOW = "try_now"
    SAVE_COPY = "save_copy"
    READ_ONLY = "read_only"
    CLOSE = "close"
    OPEN_OTHER = "open_other"
    BEGIN_NEW = "begin_new"
    QUIT = "quit"
    CLOSE_WITHOUT = "close_without"
    GO_BACK = "go_back"
    AS_BEFORE = "as_before"
    SALVAGE = "salvage"

    @property
    def words(self) -> str:
        """What its button says."""
        return say(f"problems.{self}")


_ASIDE = {Way.GO_BACK: "history", Way.SALVAGE: "hard-drive", Way.OPEN_OTHER: "folder-open", Way.BEGIN_NEW: "plus"}
"""Ways that lead to other records stand under the words with an icon, unless one of them is the safe one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error in words, with what a report would need; `is_bug` where it is our mistake."""

    words: ProblemWords
    icon: str = "triangle-alert"
    details: str = ""
    is_bug: bool = False
    is_broken_rule: bool = False


_ICONS = {
    TroubleCode.STORE_LOCKED: "lock",
    TroubleCode.STORE_TAKEN: "lock",
    TroubleCode.TARGET_LOCKED: "file-x",
    TroubleCode.TARGET_MISSING: "file-x",
    TroubleCode.NO_PERMISSION: "file-x",
    TroubleCode.FILE_UNREADABLE: "file-x",
    TroubleCode.STORE_DAMAGED: "hard-drive",
    TroubleCode.DISK_FULL: "hard-drive",
    TroubleCode.DISK_ERROR: "hard-drive",
}


def problem_of(error: BaseException, name_of: Callable[[Id], str] | None = None) -> Problem:
    """The error in words: a broken rule, a troubled machine, or our own mistake; `name_of` calls attendees by name."""
    if isinstance(error, Trouble):
        words = trouble_words(error.code, error.values)
        return Problem(words=words, icon=_ICONS.get(error.code, "triangle-alert"), details=str(error))
    if isinstance(error, BrokenRule):
        said = broken_rule_words(error.code, error.values, name_of)
        bug = trouble_words("bug", {})
        title = say("problems.not_recorded")
        words = ProblemWords(title=title, text=said, safe=bug.safe, do=said, why=said)
        return Problem(words=words, icon="circle-alert", details=str(error), is_broken_rule=True)
    details = "".join(traceback.format_exception(error))
    return Problem(words=trouble_words("bug", {}), details=details, is_bug=True)


def problem_of_act(error: BaseException, name_of: Callable[[Id], str] | None = None) -> Problem:
    """The error of an act in words; that it was not recorded comes first, whatever the reason."""
    problem = problem_of(error, name_of)
    if problem.is_broken_rule:
        return problem
    title = f"{say('problems.not_recorded')} {problem.words.title}"
    return replace(problem, words=replace(problem.words, title=title))


def problem_of_backup(error: BaseException) -> Problem:
    """Why no backup could be made, in words; that the records themselves are as they were comes first."""
    problem = problem_of(error)
    return replace(problem, words=replace(problem.words, title=say("backups.not_made", title=problem.words.title)))


def show_problem(bar: MessageBar, problem: Problem) -> None:
    """Say a problem in the bar that a screen has for such news."""
    bar.set_message(*in_a_bar(problem))
    bar.show()
    announce(bar, bar.accessibleName(), urgent=True)


def problem_bar(theme: Theme, problem: Problem, *, parent: QWidget | None = None) -> MessageBar:
    """The problem as a bar for the top of a pane; it takes no focus and stays until it is taken away."""
    return MessageBar(theme, *in_a_bar(problem), slim=True, parent=parent)


def in_a_bar(problem: Problem) -> tuple[Kind, str, str]:
    """Kind, title and text: what happened, what is safe, what can be done; after a broken rule, the way on."""
    said = problem.words
    if problem.is_broken_rule:
        return "warning", said.title, said.text
    safe = said.safe[:1].lower() + said.safe[1:]
    text = say("problems.in_bar", text=said.text, safe=safe, do=said.do)
    return "danger", said.title.removesuffix(".") + ".", text


class ProblemDialog(QDialog):
    """What happened, what is safe, what can be done, with a button for it; the last way is safe and has the focus.

    It comes up by itself, maybe under the hands of somebody who types: for a moment a space presses no button.
    """

    DEAF_MS = 1000

    def __init__(self, theme: Theme, problem: Problem, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chosen = Way.CLOSE
        self._buttons: dict[Way, ActionButton] = {}
        self.setWindowTitle(problem.words.title)
        self.setModal(True)
        self._lay_out(problem, ways)
        room = self.screen().availableSize().width() - 2 * MARGIN
        self.setFixedWidth(max(min(theme.metrics.px(WIDTH), room), self.minimumSizeHint().width()))
        self._fit_height()
        self._buttons[ways[-1]].setFocus()
        self._deaf = QTimer(self)
        self._deaf.setSingleShot(True)
        for button in self._buttons.values():
            button.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._deaf.start(self.DEAF_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether it is a space that was meant for what somebody typed in before."""
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        return is_space and self._deaf.isActive()

    def button(self, way: Way) -> ActionButton:
        """The button of a way."""
        return self._buttons[way]

    def _lay_out(self, problem: Problem, ways: Sequence[Way]) -> None:
        metrics, said = self._theme.metrics, problem.words
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(12))
        column.addWidget(TextLabel(self._theme, said.title, TextStyle.DIALOG_TITLE))
        column.addWidget(TextLabel(self._theme, said.text))
        nest(column, self._point("shield-check", "ok.text", say("problems.safe"), said.safe))
        nest(column, self._point("arrow-right", "link", say("problems.do"), said.do))
        aside = [way for way in ways[:-1] if way in _ASIDE]
        nest(column, self._row_aside(aside))
        column.addWidget(self._details(problem.details))
        column.addStretch(1)
        self._scroll = scrolling(self._content)
        below = [way for way in ways if way not in aside]
        self._foot = self._button_row(below, has_details=bool(problem.details))
        beside = QVBoxLayout()
        beside.setSpacing(metrics.px(12))
        beside.addWidget(self._scroll, 1)
        nest(beside, self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.px(26), metrics.px(22), metrics.px(24), metrics.px(18))
        row.setSpacing(metrics.px(16))
        colour = "warning.text" if problem.icon == "lock" else "danger.text"
        self._icon = IconLabel(self._theme, problem.icon, colour, 26)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, beside, 1)

    def _point(self, icon: str, colour: str, lead: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.gap_s)
        row.addWidget(IconLabel(self._theme, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        label = TextLabel(self._theme)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(f"<b style='font-weight:600'>{escape(lead)}</b> {escape(words)}")
        row.addWidget(label, 1)
        return row

    def _details(self, details: str) -> QPlainTextEdit:
        self._text = QPlainTextEdit(details)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(say("problems.details"))
        self._text.setFixedHeight(self._theme.metrics.px(96))
        self._text.hide()
        return self._text

    def _show_details(self, shown: bool) -> None:
        self._text.setVisible(shown)
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as its words; where the screen is lower than that, they scroll and the buttons stay in view."""
        outer, inner = self.layout(), self._content.layout()
        if outer is None or inner is None:
            return
        inner.invalidate()
        margins = outer.contentsMargins()
        across = margins.left() + self._icon.sizeHint().width() + outer.spacing() + margins.right()
        words = max(inner.totalHeightForWidth(self.width() - across), self._icon.sizeHint().height())
        rest = margins.top() + self._theme.metrics.px(12) + self._foot.sizeHint().height() + margins.bottom()
        self.setFixedHeight(min(words + rest, self.screen().availableSize().height() - 2 * MARGIN))

    def _row_aside(self, ways: Sequence[Way]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.px(10))
        row.setContentsMargins(self._theme.metrics.px(16) + self._theme.metrics.gap_s, 0, 0, 0)
        for way in ways:
            row.addWidget(self._way_button(way, ActionButton(self._theme, way.words, icon=_ASIDE[way], compact=True)))
        row.addStretch(1)
        return row

    def _way_button(self, way: Way, button: ActionButton) -> ActionButton:
        button.setObjectName(str(way))
        button.clicked.connect(self._choose)
        self._buttons[way] = button
        return button

    def _button_row(self, ways: Sequence[Way], *, has_details: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.px(10))
        self._fold = ActionButton(self._theme, say("problems.details"), kind=ButtonKind.QUIET, compact=True)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_details)
        self._fold.setVisible(has_details)
        row.addWidget(self._fold)
        row.addStretch(1)
        for way in ways:
            kind = ButtonKind.PRIMARY if way is ways[-1] else ButtonKind.PLAIN
            row.addWidget(self._way_button(way, ActionButton(self._theme, way.words, kind=kind)))
        self._buttons[ways[-1]].setDefault(True)
        return row

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen = Way(sender.objectName())
        self.accept()


def ask_about(theme: Theme, problem: Problem, ways: Sequence[Way], parent: QWidget | None = None) -> Way:
    """The way that was chosen; Esc chooses to close, whether that is offered or not."""
    dialog = ProblemDialog(theme, problem, ways, parent)
    dialog.exec()
    return dialog.chosen
