"""From a provisional decision to what ended it, and from that to the decision it ends, in whatever meeting they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.decisions import Decision
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.services.settling import end_of
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say


class DecisionLinks(QObject):
    """The commands that go there, and what the words on a card do when they are clicked."""

    refused = Signal(str)
    """Why there is nowhere to go."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        room.editor.detail_wanted.connect(self._follow)

    def commands(self) -> Commands:
        """What can be asked for."""
        return {ActionId.GO_TO_ENDED: self.go_to_ended, ActionId.GO_TO_END: self.go_to_end}

    def go_to_ended(self) -> None:
        """Go to the provisional decision to which the decision of the caret puts an end."""
        self._go(ended_by(self._desk.queries, self._decision_here()), "provisional.go.ends_none")

    def go_to_end(self) -> None:
        """Go to what put an end to the provisional decision of the caret."""
        self._go(end_place(self._desk.queries, self._decision_here()), "provisional.go.not_ended")

    def _follow(self, block_id: str) -> None:
        """Go where the words on the card of a block lead."""
        block = self._room.presenter.record.by_id.get(Id(block_id))
        decision = self._decision(block.decision_id) if isinstance(block, Block) else None
        queries = self._desk.queries
        place = ended_by(queries, decision) or end_place(queries, decision)
        if place is not None:
            self._go(place, "provisional.go.not_ended")

    def _go(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self.refused.emit(say(otherwise))
            return
        self._room.autosave.flush(keep=True)
        self._desk.navigation.go(place)

    def _decision_here(self) -> Decision | None:
        return self._decision(held_at(self._room.editor.textCursor()).facts.decision_id)

    def _decision(self, decision_id: Id | None) -> Decision | None:
        found = self._room.presenter.record.by_id.get(decision_id) if decision_id is not None else None
        return found if isinstance(found, Decision) else None


def ended_by(queries: Queries, decision: Decision | None) -> Place | None:
    """Where the decision stands to which this one puts an end; None where it puts an end to none."""
    if decision is None or decision.settles_id is None or decision.settles_as is None:
        return None
    return _place_of(queries, decision.settles_id)


def end_place(queries: Queries, decision: Decision | None) -> Place | None:
    """Where that stands which put an end to a decision: a later decision, or one in writing."""
    end = end_of(CommittedReader(queries), decision.id) if decision is not None else None
    if end is None:
        return None
    if end.decision_id is not None:
        return _place_of(queries, end.decision_id)
    meeting = queries.entity(Meeting, decision.meeting_id) if decision is not None else None
    board_id = meeting.board_id if meeting is not None else None
    return Place(screen=ScreenName.IN_WRITING, board_id=board_id, section="ended")


def _place_of(queries: Queries, decision_id: Id) -> Place | None:
    decision = queries.entity(Decision, decision_id)
    meeting = queries.entity(Meeting, decision.meeting_id) if decision is not None else None
    if decision is None or meeting is None:
        return None
    block = next(iter(queries.where(Block, decision_id=decision.id)), None)
    return Place(
        screen=ScreenName.LIVE,
        board_id=meeting.board_id,
        meeting_id=meeting.id,
        minute_id=decision.minute_id,
        block_id=block.id if block is not None else None,
    )
