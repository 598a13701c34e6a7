"""Who takes the chair when its holder is not here: asked for with the deputies of the chair first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.meeting import Attendee
from clerk_app.domain.stand_ins import is_deputy, who_may_preside
from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.questions import Pick, Picking
from clerk_app.ui.screen import Commands
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say


class ActingChair(QObject):
    """Asks who acts as chair; without its pop-up the attendance list is where that is said."""

    act_made = Signal(object)
    """An act that was asked for."""
    refused = Signal(str)
    """Why nobody can be asked for."""

    def __init__(self, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        room.right.chair_asked.connect(self.ask)

    def commands(self) -> Commands:
        """What can be asked for."""
        return {ActionId.ACTING_CHAIR: self.ask}

    def ask(self) -> None:
        """Ask who takes the chair, its deputies first."""
        if not self._asking.knows(PopupName.PICK) or not self._room.is_editable:
            self._room.panes.open_attendance()
            return
        record = self._room.presenter.record
        picks = [
            Pick(
                self._room.presenter.name(one.id),
                one,
                say("acting_chair.deputy", chair=record.board.chair_title) if is_deputy(record, one) else "",
            )
            for one in who_may_preside(record)
        ]
        if not picks:
            self.refused.emit(say("acting_chair.nothing"))
            return
        words = say("acting_chair.ask", chair=record.board.chair_title)
        picking = Picking(say("acting_chair.title"), "user-round", words, tuple(picks))
        self._asking.ask(PopupName.PICK, self._take_chair, picking=picking)

    def _take_chair(self, chosen: object) -> None:
        if isinstance(chosen, Attendee):
            self.act_made.emit(self._room.acts.mark("C", chosen.id, self._room.spot()))
