"""Declarations of interest by keys, where the caret is or of somebody in the list; who leaves and who is back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.block_text import rich_text
from clerk_app.ui.minutes_editor.facts import BlockFacts, SubjectFields
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.questions import NewDeclaration
from clerk_app.ui.screen import Commands
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.interests import out_or_back
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.subjects import first_attendee, interest_in
from clerk_app.wording.catalogue import say


class InterestCommands(QObject):
    """Asks who declares what; its acts are for whoever submits them."""

    act_made = Signal(object)
    """Somebody leaves for an interest, or is back."""
    refused = Signal(str)
    """Why nothing can be done."""

    def __init__(self, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self._block_id: Id | None = None
        room.editor.prefix_used.connect(self._block_made)
        room.out_or_back_asked.connect(self.out_or_back)

    def commands(self) -> Commands:
        """What can be asked for."""
        return {ActionId.ADD_INTEREST: self.declare, ActionId.OUT_OR_BACK: self.out_or_back}

    def declare(self) -> None:
        """The paragraph of the caret is a declaration; ask what is known of it."""
        self._room.panes.go_to_text()
        if self._facts(self._room.editor.caret_block_id) is None:
            self._room.editor.mark_paragraph(BlockKind.DECLARATION)
        self._ask_here()

    def declare_of(self, attendee: str) -> None:
        """Somebody of the list declares an interest: a block of its own."""
        found = self._room.presenter.attendee(Id(attendee))
        if found is None:
            return
        if self._asking.knows(PopupName.INTEREST):
            self._block_id = None
            self._asking.ask(PopupName.INTEREST, self._declared, attendee_id=found.id)
            return
        words = rich((Run(self._room.presenter.name(found.id), Marks(mention=found.who)), Run(" ")))
        self._room.editor.go_to_block(self._room.editor.add_block(BlockKind.DECLARATION, words))
        self._room.panes.go_to_text()

    def out_or_back(self) -> None:
        """Whoever is to leave for an interest in this item has left; or else, whoever may come back is back."""
        found = out_or_back(self._room.presenter.record_without_last_words)
        for one in found.leaving:
            self._leave(one.attendee_id, one.id)
        for attendee_id in found.may_come_back if not found.leaving else ():
            self.act_made.emit(self._room.acts.event_of(attendee_id, EventKind.RETURNED, self._room.spot()))
        if not found.leaving and not found.may_come_back:
            self.refused.emit(say("interests.bar.nothing"))

    # Inside

    def _block_made(self, kind: BlockKind, block_id: str) -> None:
        if kind is BlockKind.DECLARATION:
            self._ask_here()

    def _ask_here(self) -> None:
        block_id = self._room.editor.caret_block_id
        facts = self._facts(block_id)
        if facts is not None and self._asking.knows(PopupName.INTEREST):
            self._block_id = block_id
            self._asking.ask(PopupName.INTEREST, self._declared, known=self._known(block_id, facts))

    def _facts(self, block_id: Id) -> BlockFacts | None:
        """What the text holds of a declaration; None of any other block."""
        text = self._room.editor.text
        place = text.place_of(block_id)
        facts = text.facts[place] if place is not None else None
        return facts if facts is not None and facts.declaration_id is not None else None

    def _known(self, block_id: Id, facts: BlockFacts) -> Declaration | None:
        """The declaration as it stands in the text, which the store may not know yet."""
        text, minute_id = self._room.editor.text, self._room.presenter.shown
        place = text.place_of(block_id)
        if place is None or facts.declaration_id is None or minute_id is None:
            return None
        words = rich_text(text.document.findBlockByNumber(place))
        declared = facts.fields.declared
        record = self._room.presenter.record_without_last_words
        return Declaration(
            id=facts.declaration_id,
            meeting_id=self._room.meeting_id,
            minute_id=minute_id,
            at=self._room.local_now(),
            attendee_id=first_attendee(words, record) or declared.attendee_id,
            interest=interest_in(words),
            item_id=declared.item_id,
            standing_id=declared.standing_id,
            ruling=declared.ruling,
            effect=declared.effect,
        )

    def _declared(self, new: object) -> None:
        if not isinstance(new, NewDeclaration):
            return
        editor, fields = self._room.editor, SubjectFields(declared=new.declared)
        block_id, self._block_id = self._block_id, None
        if block_id is None or not editor.rewrite_block(block_id, new.words, fields, Step.DECLARING):
            block_id = editor.add_block(BlockKind.DECLARATION, new.words, fields)
        self._room.panes.go_to_text()
        editor.go_to_block(block_id)
        self._room.autosave.flush(keep=True)
        facts = self._facts(block_id)
        if new.leaves_now and facts is not None:
            self._leave(new.declared.attendee_id, facts.declaration_id)

    def _leave(self, attendee_id: Id | None, declaration_id: Id | None) -> None:
        if attendee_id is not None:
            act = self._room.acts.event_of(attendee_id, EventKind.STEPPED_OUT, self._room.spot(), declaration_id)
            self.act_made.emit(act)
