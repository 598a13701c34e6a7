"""Paragraphs marked for a register: a second time takes the mark away, and approved minutes may be marked too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.minutes import Block
from clerk_app.domain.register import MARKS, RegisterKind, kind_in_register
from clerk_app.services.acts import MarkForRegister
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say

_ACTIONS = {
    RegisterKind.CHALLENGE: ActionId.MARK_CHALLENGE,
    RegisterKind.ISSUE: ActionId.MARK_ISSUE,
    RegisterKind.STATEMENT: ActionId.MARK_STATEMENT,
}


class RegisterCommands(QObject):
    """The commands of one meeting."""

    act_made = Signal(object)
    """An act that was asked for."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        room.editor.mark_wanted.connect(self._mark_as)

    def commands(self) -> Commands:
        """What can be asked for."""
        shown: Commands = {ActionId.SHOW_IN_REGISTER: self.show_in_register}
        if self._room.only_reads:
            return shown
        return {**shown, **{_ACTIONS[kind]: partial(self.mark, kind) for kind in MARKS}}

    def mark(self, kind: RegisterKind) -> None:
        """Mark the paragraph of the caret; where it has that mark, take it away."""
        entry = self._room.presenter.record.in_register.get(self._room.editor.caret_block_id)
        is_so = entry is not None and entry.kind is kind
        self._mark(None if is_so else kind)

    def show_in_register(self) -> None:
        """Go to the register in which the paragraph of the caret stands."""
        self._room.hand_over()
        record = self._room.presenter.record
        block = record.by_id.get(self._room.editor.caret_block_id)
        kind = kind_in_register(block, record.in_register.get(block.id)) if isinstance(block, Block) else None
        if kind is None:
            self.refused.emit(say("registers.not_in_one"))
            return
        place = Place(
            screen=ScreenName.REGISTERS,
            board_id=record.board.id,
            block_id=self._room.editor.caret_block_id,
            section=kind,
        )
        self._desk.navigation.go(place)

    def _mark_as(self, kind: str) -> None:
        """The sign of a register was typed: that is no question of taking a mark away."""
        self._mark(RegisterKind(kind))

    def _mark(self, kind: RegisterKind | None) -> None:
        self._room.editor.text.write_empty()
        self.act_made.emit(MarkForRegister(block_id=self._room.editor.caret_block_id, kind=kind))
