"""What the live screen says over the minutes: how the meeting was opened, and what did not work."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from clerk_app.domain.identity import Id
from clerk_app.ui.place import Place
from clerk_app.ui.problems import Problem, problem_bar
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.last_changes import BeforeTheStop
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ButtonKind
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say


class ScreenBars(QObject):
    """The bars of one meeting that its record alone does not ask for."""

    end_asked = Signal()
    """The meeting is to be ended."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._has_brought_back = False
        self._brought_back_in: Id | None = None
        self._brought_back_at: Id | None = None
        room.refreshed.connect(self._look_whether_moved_on)
        room.editor.typed_in_vain.connect(self._say_typed_in_vain)

    def show_how_opened(self, place: Place) -> None:
        """Say why nothing can be changed, or that a place was found again after the power went."""
        if self._desk.read_only:
            self._show_reading("read_only_bar")
        elif not self._room.presenter.is_editable:
            self._show_reading("approved_bar")
        elif self._desk.was_interrupted and place.block_id is not None and self._room.presenter.course.started:
            self._show_brought_back(place.block_id)

    def tell(self, problem: Problem) -> None:
        """Say what did not work."""
        bar = problem_bar(self._desk.theme, problem)
        bar.add_button(self.tr("Close")).clicked.connect(self.take_problem)
        self._room.pane.show_bar(BarPlace.PROBLEM, bar)
        announce(bar, bar.accessibleName(), urgent=True)

    def say(self, sentence: str, kind: Kind = "warning") -> None:
        """Say a sentence in the place of a problem."""
        bar = MessageBar(self._desk.theme, kind, sentence, slim=True)
        bar.add_button(self.tr("Close")).clicked.connect(self.take_problem)
        self._room.pane.show_bar(BarPlace.PROBLEM, bar)
        announce(bar, sentence)

    def offer_end(self, passed_over: str) -> None:
        """Say that no item follows and which were passed over, and offer to end the meeting."""
        title = say("live.last_item.title")
        bar = MessageBar(self._desk.theme, "info", title, passed_over, icon="circle-check", slim=True)
        bar.add_button(say("live.last_item.button"), kind=ButtonKind.PRIMARY).clicked.connect(self._ask_end)
        bar.add_button(self.tr("Close")).clicked.connect(self.take_problem)
        self._room.pane.show_bar(BarPlace.PROBLEM, bar)
        announce(bar, bar.accessibleName())

    def say_well(self, sentence: str) -> None:
        """Say a sentence that asks for nothing."""
        self.say(sentence, "ok")

    def say_softly(self, sentence: str) -> None:
        """Say a sentence about what was done, which is neither well nor wrong."""
        self.say(sentence, "info")

    def take_problem(self) -> None:
        """Take the problem or sentence away."""
        self._room.pane.take_bar(BarPlace.PROBLEM)

    def _show_reading(self, key: str) -> None:
        bar = MessageBar(
            self._desk.theme, "info", say(f"problems.{key}"), say(f"problems.{key}_text"), icon="eye", slim=True
        )
        self._room.pane.show_bar(BarPlace.READ_ONLY, bar)

    def _say_typed_in_vain(self) -> None:
        """Say it with a sound and in the bar: who looks at the keys or at the room would type on."""
        QApplication.beep()
        bar = self._room.pane.bar(BarPlace.READ_ONLY)
        title = say("live.typed_in_vain.title")
        if bar is not None and bar.title != title:
            which = "elsewhere" if self._desk.read_only else "approved"
            bar.set_message("warning", title, say(f"live.typed_in_vain.{which}"))
            announce(bar, bar.accessibleName(), urgent=True)

    def _show_brought_back(self, block_id: Id) -> None:
        """Say it once; gone from the meeting and back, nobody needs to hear it again."""
        if self._has_brought_back:
            return
        self._has_brought_back = True
        presenter, before = self._room.presenter, BeforeTheStop(self._desk, self._room)
        paragraph = self._room.editor.number_of(block_id)
        where = "paragraph" if paragraph else "item"
        number = paragraph or presenter.number(presenter.shown)
        self._brought_back_in, self._brought_back_at = presenter.current, block_id
        time = presenter.last_recorded(before.kept_last)
        text = say("live.brought_back.text", time=time, place=say(f"live.brought_back.{where}", number=number))
        bar = MessageBar(self._desk.theme, "info", say("live.brought_back.title"), text, icon="history", slim=True)
        go = bar.add_button(say(f"live.brought_back.go_to_{where}", number=number), kind=ButtonKind.PRIMARY)
        go.clicked.connect(self._take_brought_back)
        before.offer(bar)
        self._room.pane.show_bar(BarPlace.BROUGHT_BACK, bar)
        self._room.editor.cursorPositionChanged.connect(self._look_whether_moved_on)

    def _look_whether_moved_on(self) -> None:
        """Who has gone on to another item or paragraph knows that the words are there."""
        if self._brought_back_at is None:
            return
        is_elsewhere = self._room.editor.caret_block_id != self._brought_back_at
        if is_elsewhere or self._brought_back_in not in (None, self._room.presenter.current):
            self._end_brought_back()

    def _ask_end(self) -> None:
        self.take_problem()
        self.end_asked.emit()

    def _take_brought_back(self) -> None:
        self._end_brought_back()
        self._room.panes.go_to_text()

    def _end_brought_back(self) -> None:
        self._brought_back_in = self._brought_back_at = None
        self._room.editor.cursorPositionChanged.disconnect(self._look_whether_moved_on)
        self._room.pane.take_bar(BarPlace.BROUGHT_BACK)
