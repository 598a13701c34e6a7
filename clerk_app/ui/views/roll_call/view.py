"""The roll call's screen: the list, the panel beside it, and the fields that open over a row."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act, AddAttendee, CorrectEvent, DescribeAttendee, SendSubstitute, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.presenting.who_is_who import elsewhere_of
from clerk_app.ui.problems import Problem, problem_of_act, show_problem
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.roll_call.legend import Legend
from clerk_app.ui.views.roll_call.panel import QuorumPanel
from clerk_app.ui.views.roll_call.presenter import RollCallPresenter
from clerk_app.ui.views.roll_call.questions import RollQuestions
from clerk_app.ui.views.roll_call.roll_list import RollList
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.focus import focus_near
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

TICK_MS = 1000
FOLDS_BELOW = 900
"""Effective width under which the panel goes below the list and keeps only what starts the meeting."""

LOW_BELOW = 340
"""Effective height under which how far the roll is stands beside the title, so that the list has its room."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An act that is on its way to the store: whom it marks, None for everybody who is left, and what it is called."""

    who: Id | None
    words: str


@dataclass(frozen=True, slots=True)
class _Guest:
    """A guest who is on the way to the store: what adding them is called, and the letters pressed for them since."""

    words: str
    letters: list[str] = field(default_factory=list)


class RollCallScreen(Screen):
    """One key for each person; the list moves on by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._place: Place | None = None
        self._presenter: RollCallPresenter | None = None
        self._on_their_way: deque[_Asked] = deque()
        self._done: list[tuple[Id, str]] = []
        self._guests_coming: deque[_Guest] = deque()
        self._is_starting = False
        self.people = RollList(self._theme)
        self.panel = QuorumPanel(self._theme, spec_of(ActionId.NEXT_ITEM).key_text)
        self.message = MessageBar(self._theme, "warning", "", slim=True)
        self.questions = RollQuestions(desk, self.people, self)
        self._saved = ""
        self._head = _Head(self._theme)
        self._legend = Legend(self._theme, self._letters(), self._keys())
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    # The screen's side

    def visit(self, place: Place) -> None:
        self._place = place
        self._presenter = None
        self._done.clear()
        self._guests_coming.clear()
        self._saved = ""
        self._is_starting = False
        self.message.setVisible(self._desk.read_only)
        if self._desk.read_only:
            self.message.set_message("info", say("roll_call.read_only"), icon="lock")
        self._refetch()
        self._timer.start()
        self.people.go_to(self._first_row())

    def leave(self) -> None:
        self.questions.close()
        self._timer.stop()

    def stay(self) -> None:
        self._timer.start()

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("roll_call.heading")

    def commands(self) -> Commands:
        commands = {ActionId.AGENDA: self._open_agenda}
        if not self._desk.read_only or (self._presenter is not None and self._presenter.started):
            commands[ActionId.NEXT_ITEM] = self.start_meeting
        if self._done:
            commands[ActionId.UNDO] = self._undo
        return commands

    def undo_words(self) -> tuple[str, str]:
        return self._done[-1][1] if self._done else "", ""

    def hints(self) -> Hints:
        if self._desk.read_only:
            return Hints()
        if self.questions.field.isVisible():
            return Hints(left=(Hint(("Enter",), self.tr("take it")), Hint(("Esc",), self.tr("leave it"))))
        start = Hint((self.panel.start_button.keys,), self.panel.start_button.text())
        if focus_near(self) is not self.people:
            return Hints(left=(Hint(("Tab",), self.tr("next part")),), right=(start,))
        more = (
            ("C", self.tr("acting as Chair")),
            ("T", self.tr("change the time")),
            ("V", self.tr("vote held by")),
            ("W", self.tr("why, or in what right")),
        )
        left = tuple(Hint((key,), word) for key, word in (*self._letters(), *more, *self._keys()))
        return Hints(left=left, right=(start,))

    def tell(self, problem: Problem) -> None:
        show_problem(self.message, problem)

    def take_focus(self) -> None:
        self.people.setFocus()

    # What is asked for

    def start_meeting(self) -> None:
        """Begin the meeting, or go back to it once it has begun."""
        if self._presenter is None or self._place is None:
            return
        act = self._presenter.start_act()
        if act is None:
            self._go_to_meeting()
        elif not self._desk.read_only and not self._is_starting:
            self._is_starting = True
            self._desk.lane.submit(act, self._started, self._not_started)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.base))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self._head, self.message, self._legend):
            column.addWidget(widget)
        self._list_room = QHBoxLayout()
        self._list_room.addWidget(self.people)
        nest(column, self._list_room, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        nest(self._parts, column, 1)
        self._parts.addWidget(self.panel)

    def _letters(self) -> tuple[tuple[str, str], ...]:
        return (
            ("P", self.tr("present")),
            ("R", self.tr("remote")),
            ("S", self.tr("substitute")),
            ("A", self.tr("apologies")),
            ("E", self.tr("expected later")),
            ("N", self.tr("absent")),
        )

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return ((self.tr("Backspace"), self.tr("clear")), ("G", self.tr("add a guest")))

    def _connect(self) -> None:
        self.people.letter_pressed.connect(self._press)
        self.people.rest_pressed.connect(self._mark_rest)
        self.people.focus_changed.connect(self.hints_changed)
        self.panel.rest_asked.connect(self._mark_rest)
        self.panel.start_asked.connect(self.start_meeting)
        self.questions.answered.connect(self._take_answer)
        self.questions.refused.connect(self._say)
        self.questions.left.connect(self._hide_message)
        self._timer.timeout.connect(self._tick)
        self._desk.hub.settled.connect(self._refetch)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._list_room.setContentsMargins(metrics.px(18), metrics.px(6), metrics.px(18), metrics.px(6))
        is_narrow = metrics.effective_width(self.width()) < FOLDS_BELOW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)
        self.panel.set_compact(is_narrow)
        is_low = is_narrow and metrics.effective_width(self.height()) < LOW_BELOW
        self.panel.set_low(is_low)
        self._legend.setVisible(not is_narrow)
        self._head.set_compact(is_narrow)
        if is_low:
            self._head.hold(self.panel.status)

    # Showing

    def _refetch(self) -> None:
        if self._place is None or self._place.meeting_id is None or not self._is_shown_or_filling():
            return
        record = self._desk.queries.meeting_record(self._place.meeting_id)
        if record is None:
            return
        if self._presenter is None:
            elsewhere = elsewhere_of(self._desk.queries, record)
            self._presenter = RollCallPresenter(record, self._desk.clock.now(), elsewhere)
        else:
            self._presenter.refresh(record, self._desk.clock.now())
        self.questions.about(self._presenter)
        self._show(self._presenter)

    def _is_shown_or_filling(self) -> bool:
        return self._presenter is None or self.isVisible()

    def _show(self, roll: RollCallPresenter) -> None:
        here = self.people.attendee_here()
        if self.people.roll.set_groups(roll.groups()):
            self.people.go_to(here)
        self._show_quorum(roll)
        self.panel.show_progress(roll.progress(), started=roll.started, can_mark=not self._desk.read_only)
        self._show_clock(roll)
        self.title_changed.emit()
        self.hints_changed.emit()

    def _show_quorum(self, roll: RollCallPresenter) -> None:
        """As time goes by it changes, too: a time of grace runs out."""
        self.panel.show_quorum(roll.quorum(), roll.agencies(), roll.chair(), roll.rule())

    def _show_clock(self, roll: RollCallPresenter) -> None:
        self.panel.show_clock(roll.clock(), self._saved)

    def _tick(self) -> None:
        if self._presenter is not None:
            before = self._presenter.clock().time
            self._presenter.tick(self._desk.clock.now())
            self._show_clock(self._presenter)
            if self._presenter.clock().time != before:
                self._show_quorum(self._presenter)

    def _first_row(self) -> Id | None:
        if self._presenter is None:
            return None
        rows = self._presenter.rows()
        return self._presenter.next_unmarked(None) or (rows[0].attendee_id if rows else None)

    # Marking

    def _press(self, letter: str, attendee: str) -> None:
        if self._desk.read_only or self._presenter is None:
            return
        if self._guests_coming and letter != "G":
            self._guests_coming[-1].letters.append(letter)  # pressed for the guest whose row is not there yet
        else:
            self._hide_message()
            self._carry_out(letter, Id(attendee))

    def _carry_out(self, letter: str, who: Id) -> None:
        match letter:
            case "G":
                self.questions.ask_guest()
            case "T":
                self.questions.ask_time(who)
            case "S":
                self.questions.ask_substitute(who)
            case "V":
                self.questions.ask_proxy(who)
            case "W":
                self.questions.ask_note(who)
            case _:
                self._mark(letter, who)

    def _mark(self, letter: str, who: Id) -> None:
        if self._presenter is None:
            return
        self._submit(self._presenter.mark_acts(letter, who), who)
        if letter and letter != "C":
            self._go_on(who)

    def _mark_rest(self) -> None:
        act = self._presenter.rest_act() if self._presenter is not None else None
        if act is not None and not self._desk.read_only:
            self._submit((act,), None)

    def _submit(self, acts: Sequence[Act], who: Id | None) -> None:
        """Have acts carried out that mark somebody, or with None everybody who is left."""
        for act in acts:
            self._on_their_way.append(_Asked(who, self._called(act)))
            self._desk.lane.submit(act, self._marked, self._not_marked)

    def _called(self, act: Act) -> str:
        return self._presenter.called(act) if self._presenter is not None else name_of(act)

    def _go_on(self, after: Id) -> None:
        if self._presenter is not None:
            coming = (one.who for one in self._on_their_way if one.who is not None)
            self.people.go_to(self._presenter.next_unmarked(after, but=[*coming, after]))

    def _marked(self, outcome: Outcome) -> None:
        marked = self._on_their_way.popleft()
        self._recorded(outcome, marked.words)
        is_last = all(one.who != marked.who for one in self._on_their_way)
        if self._presenter is not None and is_last:
            announce(self, self._presenter.told(marked.who))  # the list has gone on to somebody else

    def _not_marked(self, error: Exception) -> None:
        self._on_their_way.popleft()
        self._failed(error)

    def _recorded(self, outcome: Outcome, words: str) -> None:
        if outcome.journal_id is not None:
            self._done.append((outcome.journal_id, words))
            self.commands_changed.emit()
        self._note_saved()

    def _note_saved(self) -> None:
        if self._presenter is not None:
            self._saved = say("live.saved", time=self._presenter.clock().time)
            self._show_clock(self._presenter)

    def _failed(self, error: Exception) -> None:
        self.tell(problem_of_act(error))

    def _undo(self) -> None:
        if self._done and not self._desk.read_only:
            self._desk.lane.submit(Undo(journal_id=self._done.pop()[0]), self._undone, self._failed)
            self.commands_changed.emit()

    def _undone(self, outcome: Outcome) -> None:
        self._note_saved()

    def _not_started(self, error: Exception) -> None:
        self._is_starting = False
        self._failed(error)

    def _started(self, outcome: Outcome) -> None:
        self._go_to_meeting()

    def _open_agenda(self) -> None:
        if self._place is not None:
            self._desk.navigation.go(replace(self._place, screen=ScreenName.AGENDA))

    def _go_to_meeting(self) -> None:
        if self._place is not None:
            place = Place(screen=ScreenName.LIVE, board_id=self._place.board_id, meeting_id=self._place.meeting_id)
            self._desk.navigation.go(place)

    def _take_answer(self, act: AddAttendee | SendSubstitute | CorrectEvent | DescribeAttendee, attendee: str) -> None:
        self._hide_message()
        if isinstance(act, AddAttendee):
            self._guests_coming.append(_Guest(self._called(act)))
            self._desk.lane.submit(act, self._guest_added, self._guest_not_added)
            return
        self._submit((act,), Id(attendee))
        if isinstance(act, SendSubstitute):
            doubts = self._presenter.doubts(act) if self._presenter is not None else ""
            self._go_on(Id(attendee))
            if doubts:
                self._say(doubts)

    def _guest_added(self, outcome: Outcome) -> None:
        guest = self._guests_coming.popleft() if self._guests_coming else _Guest("")
        self._recorded(outcome, guest.words)
        self.people.go_to(outcome.made)
        for letter in guest.letters:
            if outcome.made is not None:
                self._carry_out(letter, outcome.made)

    def _guest_not_added(self, error: Exception) -> None:
        if self._guests_coming:
            self._guests_coming.popleft()
        self._failed(error)

    def _say(self, sentence: str) -> None:
        self.message.set_message("warning", sentence)
        self.message.show()
        announce(self, sentence)

    def _hide_message(self) -> None:
        self.message.setVisible(self._desk.read_only)


class _Head(QWidget):
    """The screen's title and what to do, in the height of the top bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout()
        self._row = QHBoxLayout(self)
        nest(self._row, self._column)
        self._column.addStretch(1)
        self._title = TextLabel(theme, say("roll_call.heading"), TextStyle.TITLE)
        self._column.addWidget(self._title)
        self._intro = TextLabel(theme, say("roll_call.intro"), TextStyle.CAPTION, "text2")
        self._column.addWidget(self._intro)
        self._column.addStretch(1)
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def hold(self, status: QWidget) -> None:
        """Show how far the roll is beside the title."""
        if status.parentWidget() is not self:
            self._row.addWidget(status, 1)
            status.show()

    def set_compact(self, compact: bool) -> None:
        """Whether only the title has room."""
        self._title.setWordWrap(not compact)
        self._intro.setVisible(not compact)
        self._is_compact = compact
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.window))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(tokens.line))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.px(34) if self._is_compact else metrics.top_bar_height)
        sides = metrics.px(14 if self._is_compact else 26)
        self._row.setContentsMargins(metrics.px(26), 0, sides, 0)
        self._row.setSpacing(metrics.px(16))
        self._column.setSpacing(0)
