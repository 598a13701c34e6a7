"""The way back from what leads to another screen: a board that was deleted, a meeting that was added.

The screen on which it was done is left by then, and the one that is shown knows nothing of it: the window offers it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act, CreateMeeting, DeleteBoard, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.problems import problem_of_act
from clerk_app.ui.screen import Desk, Screen
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.message_bar import UndoBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date


@dataclass(frozen=True, slots=True)
class _Offer:
    """What can be taken back, how it is told, and where to go once it is."""

    journal_id: Id
    sentence: str
    icon: str
    back_to: Place
    words: str


class WindowUndo(QObject):
    """Offers to take back the last act that led elsewhere, for as long as somebody stays where it led."""

    changed = Signal()
    """Something can be taken back now, or no longer can."""
    failed = Signal(object)
    """The Problem that kept it from being taken back."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk: Desk | None = None
        self._offer: _Offer | None = None
        self._taken_back: _Offer | None = None
        self._leads_elsewhere = False
        undo = spec_of(ActionId.UNDO)
        self.bar = UndoBar(theme, undo.title, undo.key_text)
        self.part = QWidget()
        self._room = QVBoxLayout(self.part)
        self._room.addWidget(self.bar)
        self.part.hide()
        self.bar.undone.connect(self.undo)
        theme.changed.connect(self._fit)
        self._fit()

    def furnish(self, desk: Desk) -> None:
        """The store is open; from now on the window hears what is done."""
        self._desk = desk
        desk.lane.committed.connect(self._look_at)
        desk.navigation.moved.connect(self._went)

    @property
    def can_undo(self) -> bool:
        """Whether something is offered."""
        return self._offer is not None

    @property
    def words(self) -> str:
        """What would be taken back, to be read on after "Undo"; empty for nothing."""
        return self._offer.words if self._offer is not None else ""

    def show_beside(self, screen: Screen | None) -> None:
        """Tell of it below this screen, unless the screen has something of its own that would be taken back first."""
        is_first = screen is not None and ActionId.UNDO not in screen.commands()
        self.part.setVisible(self._offer is not None and is_first)

    def undo(self) -> None:
        """Take it back, and show where it was."""
        if self._desk is not None and self._offer is not None:
            offer = self._taken_back = self._offer
            self._offer = None
            self._desk.lane.submit(Undo(journal_id=offer.journal_id), self._undone, self._not_undone)
            self.changed.emit()

    def _look_at(self, act: Act, outcome: Outcome) -> None:
        if isinstance(act, Undo) or outcome.journal_id is None:
            return
        if isinstance(act, DeleteBoard):
            back = Place(screen=ScreenName.RULES, board_id=act.board_id)
            self._tell(_Offer(outcome.journal_id, say("delete_board.done"), "trash-2", back, name_of(act)))
        elif isinstance(act, CreateMeeting):
            back = Place(screen=ScreenName.MEETINGS, board_id=act.board_id)
            added = say("meetings.added", day=long_date(act.date))
            self._tell(_Offer(outcome.journal_id, added, "calendar-plus", back, name_of(act)))

    def _tell(self, offer: _Offer) -> None:
        self._offer, self._leads_elsewhere = offer, True
        self.bar.say(offer.sentence, offer.icon)
        self.changed.emit()
        announce(self.bar, offer.sentence)

    def _went(self, place: Place) -> None:
        """The first place after the act is the one that it led to; who goes on from there leaves the offer behind."""
        if not self._leads_elsewhere:
            self._offer = None
        self._leads_elsewhere = False
        self.changed.emit()

    def _undone(self, outcome: Outcome) -> None:
        if self._desk is not None and self._taken_back is not None:
            self._desk.navigation.go(self._taken_back.back_to)

    def _not_undone(self, error: Exception) -> None:
        self.failed.emit(problem_of_act(error))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._room.setContentsMargins(metrics.px(20), metrics.px(4), metrics.px(20), metrics.px(8))
