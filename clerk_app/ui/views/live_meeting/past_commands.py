"""The commands that show what was there before, and bring it back while the minutes can still be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.services.trouble import Trouble
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.facts import NO_FIELDS, BlockFacts, SubjectFields, with_facts
from clerk_app.ui.minutes_editor.kinds import made_facts
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.past import Past, Teller, earlier_wordings, removed_paragraphs
from clerk_app.ui.views.live_meeting.subjects import Subject, fields_for
from clerk_app.wording.catalogue import say

_OF_THEIR_OWN = frozenset({BlockKind.ACTION, BlockKind.DECISION, BlockKind.VOTE, BlockKind.DECLARATION})
"""The kinds each of whose blocks is about something that no other block of that kind is about."""


class PastCommands(QObject):
    """What the store kept of the text. Bringing back is an edit like any other: one step, saved as typing is."""

    said = Signal(str)
    """A sentence that answers a command."""
    failed = Signal(object)
    """The error that kept the past from being read."""

    def __init__(self, desk: Desk, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._asking = asking
        room.editor.history_wanted.connect(self.ask_history)
        room.editor.removed_wanted.connect(self.ask_removed)

    def commands(self) -> Commands:
        """What can be asked for."""
        if not self._asking.knows(PopupName.PAST):
            return {}
        return {ActionId.PARAGRAPH_HISTORY: self.ask_history, ActionId.REMOVED_PARAGRAPHS: self.ask_removed}

    # The wordings of a paragraph

    def ask_history(self) -> None:
        """Show the wordings of the paragraph at the caret."""
        self._hand_over()
        editor = self._room.editor
        here = editor.caret_block_id
        present = next((block for block in editor.text.snapshot() if block.id == here), None)
        if present is None:
            return
        try:
            kept = self._desk.queries.revisions(here)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        number = editor.number_of(here)
        title = say("past.history.numbered", number=number) if number else say("past.history.title")
        wordings = earlier_wordings(present, kept.found, self._teller())
        if len(wordings) > 1:
            self._show(Past(title=title, wordings=wordings, take=say("past.use")), kept.damaged, self._use)
        else:
            self.said.emit(_damaged(kept.damaged) or say("past.history.nothing"))

    def _use(self, wording: object) -> None:
        text = self._room.editor.text
        place = text.place_of(wording.id) if isinstance(wording, Block) and self._room.is_editable else None
        if not isinstance(wording, Block) or place is None:
            return
        now = text.facts[place]
        if _about(now) == _about(wording):
            is_action = wording.kind is BlockKind.ACTION
            fields = self._room.written.come_back(wording.id, wording.text, now.fields) if is_action else now.fields
            self._room.editor.use_wording(wording.id, wording, fields)
            return
        found = self._with_subject(wording)
        if found is not None:
            self._room.editor.use_wording(wording.id, *found)
            self._leave_if_lifted(wording.id, found[1])

    # The paragraphs that were removed

    def ask_removed(self) -> None:
        """Show what was removed from the minute of the caret, or, where that is nothing, from the whole meeting."""
        self._hand_over()
        try:
            removed = self._desk.queries.removed_blocks(self._room.meeting_id)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        shown = self._room.presenter.shown
        here = [gone for gone in removed.found if gone.block.minute_id == shown]
        wordings = removed_paragraphs(here, self._teller(), _untold)
        aside = say("past.removed.from_here", part=self._part(shown))
        if not wordings:
            there = [gone for gone in removed.found if self._part(gone.block.minute_id)]
            wordings = removed_paragraphs(there, self._teller(), self._part)
            aside = say("past.removed.from_elsewhere", part=self._part(shown))
        if wordings:
            past = Past(title=say("past.removed.title"), aside=aside, wordings=wordings, take=say("past.put_back"))
            self._show(past, removed.damaged, self._put_back)
        else:
            self.said.emit(_damaged(removed.damaged) or say("past.removed.nothing"))

    def _put_back(self, block: object) -> None:
        if not isinstance(block, Block) or not self._room.is_editable:
            return
        found = self._with_subject(block)
        if found is None:
            return
        self._room.written.lift_here()  # else what the caret leaves would be lifted out of its words after this step
        self._room.look_at(block.minute_id)
        self._room.editor.put_back(*found)
        self._leave_if_lifted(block.id, found[1])
        self._room.panes.go_to_text()

    def _part(self, minute_id: Id | None) -> str:
        """Which part of the meeting a minute is; empty for one that is not there now."""
        minute = next((one for one in self._room.record().minutes if one.id == minute_id), None)
        if minute is None:
            return ""
        number = self._room.presenter.number(minute.id)
        return say("past.in_item", number=number) if number else say("past.in_part", heading=minute.heading)

    # The inside

    def _hand_over(self) -> None:
        """What was typed or deleted in the last moment belongs to what was there."""
        if self._room.is_editable:
            self._room.autosave.flush(keep=True)
        self._desk.lane.drain()

    def _show(self, past: Past, damaged: int, on_answer: Callable[[object], None]) -> None:
        notes = [_damaged(damaged)]
        if not self._room.is_editable:
            notes.append(say("past.read_only"))
            past = replace(past, take="")
        self._asking.ask(PopupName.PAST, on_answer, past=replace(past, note=" ".join(filter(None, notes))))

    def _teller(self) -> Teller:
        record = self._room.record_for_saving()
        today = self._room.local_now().date()
        return Teller(zone=record.meeting.time_zone, today=today, kinds=record.board.decision_kinds)

    def _with_subject(self, block: Block) -> tuple[Block, SubjectFields] | None:
        """The block with what the editor is to know of its action or decision; None where that cannot be read."""
        try:
            subject, vote = self._subject(block), self._vote_of(block)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return None
        if subject is None:
            gone = block.kind is BlockKind.EARLIER_ACTION
            return (replace(block, action_id=None) if gone else block), NO_FIELDS
        fields = fields_for(subject, self._proposal_of(subject))
        if self._is_told_elsewhere(block):
            made = made_facts(block.kind, self._desk.ids, decision_kind=fields.decision_kind)
            return with_facts(block, made), fields
        self._room.texts.expect_back(subject)
        self._room.texts.recordings.start_from((block.id,))
        if vote is not None:
            self._room.texts.expect_back(vote)
        return block, fields

    def _vote_of(self, block: Block) -> Vote | None:
        """The vote on what the block decides: it comes back with the decision."""
        if block.decision_id is None or block.vote_id is None:
            return None
        queries = self._desk.queries
        return queries.entity(Vote, block.vote_id) or queries.removed(Vote, block.vote_id)

    def _proposal_of(self, subject: Subject) -> Proposal | None:
        """What a decision was about, with who moved it: it comes back with the decision."""
        if not isinstance(subject, Decision) or subject.proposal_id is None:
            return None
        queries = self._desk.queries
        return queries.entity(Proposal, subject.proposal_id) or queries.removed(Proposal, subject.proposal_id)

    def _subject(self, block: Block) -> Subject | None:
        """What the block was an appearance of: as it is, or as it was when it went."""
        queries = self._desk.queries
        if block.action_id is not None:
            return queries.entity(Action, block.action_id)
        if block.decision_id is not None:
            return queries.entity(Decision, block.decision_id) or queries.removed(Decision, block.decision_id)
        if block.vote_id is not None:
            return queries.entity(Vote, block.vote_id) or queries.removed(Vote, block.vote_id)
        if block.declaration_id is not None:
            known = queries.entity(Declaration, block.declaration_id)
            return known or queries.removed(Declaration, block.declaration_id)
        return None

    def _is_told_elsewhere(self, block: Block) -> bool:
        """True where another paragraph is about the same by now: no action is to be raised twice."""
        if block.kind not in _OF_THEIR_OWN:
            return False
        others = (one for one in self._room.record().blocks if one.id != block.id)
        return any(_about(one) == _about(block) for one in others)

    def _leave_if_lifted(self, block_id: Id, fields: SubjectFields) -> None:
        """Owner and due date that are known are not read out of the words once more."""
        if fields.owners or fields.due is not None:
            self._room.written.leave_as_it_is(block_id)


def _about(one: Block | BlockFacts) -> tuple[object, ...]:
    """What it is, and of what it is an appearance."""
    return one.kind, one.action_id, one.decision_id, one.vote_id, one.declaration_id


def _damaged(count: int) -> str:
    return say("past.damaged", count=count) if count else ""


def _untold(_minute_id: Id) -> str:
    """All are from where the title says."""
    return ""
