"""The command by which a decision of the caret changes the membership, and what its words on the card lead to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.membership_words import adds_members
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.services.acts import MakeMembers
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.new_members import NewMembers
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say


class MembershipCommands(QObject):
    """What is asked for in one meeting; the act is carried out as any other, with its undo."""

    act_made = Signal(object)
    """An act that was asked for."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""

    def __init__(self, desk: Desk, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._asking = asking
        room.editor.detail_wanted.connect(self._follow)

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        knows = self._asking.knows(PopupName.NEW_MEMBERS)
        return {ActionId.NEW_MEMBERS: self.ask_new_members} if knows else {}

    def ask_new_members(self) -> None:
        """Ask whom the decision of the caret makes a member, as far as its words do not say it."""
        self._ask(held_at(self._room.editor.textCursor()).id)

    def _follow(self, block_id: str) -> None:
        """The words on a card that offer it were followed."""
        block = self._block(Id(block_id))
        is_offered = block is not None and block.kind is BlockKind.DECISION and adds_members(block.text.plain)
        if is_offered and self._room.is_editable:
            self._ask(Id(block_id))

    def _ask(self, block_id: Id) -> None:
        block = self._block(block_id)
        if block is None or block.kind is not BlockKind.DECISION or block.decision_id is None:
            self.refused.emit(say("new_members.nowhere"))
            return
        members = NewMembers(self._room.record(), self._desk.queries, self._desk.ids, block.decision_id)
        typed = members.begin(block.text, block.minute_id)
        self._asking.ask(PopupName.NEW_MEMBERS, self._make, members=members, typed=typed)

    def _make(self, act: object) -> None:
        if isinstance(act, MakeMembers):
            self.act_made.emit(act)

    def _block(self, block_id: Id) -> Block | None:
        """The paragraph as it is being typed."""
        return next((one for one in self._room.editor.text.snapshot() if one.id == block_id), None)
