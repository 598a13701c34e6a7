"""Taking a vote at the caret: asked for in its pane, and recorded with its paragraph in one step of undo."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, Proposal, Vote, WrittenProcedure
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import EMPTY, RichText, typed
from clerk_app.services.acts import SaveSetup
from clerk_app.services.ports import Queries
from clerk_app.ui.minutes_editor.block_text import rich_text
from clerk_app.ui.minutes_editor.facts import BlockFacts, SubjectFields
from clerk_app.ui.minutes_editor.paragraph_acts import rewrite, turn_into
from clerk_app.ui.minutes_editor.spot import Held, begin_behind, held_at, set_held
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.votes.answer import VoteAnswer, VoteWay
from clerk_app.ui.presenting.votes.case import VoteCase, case_of
from clerk_app.ui.presenting.votes.draft import VoteDraft, WithoutQuorum, draft_for
from clerk_app.ui.presenting.votes.recording import Places, Recorded, consensus_recorded, vote_recorded
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say

_LONGEST_TITLE = 60


class VoteTaking(QObject):
    """One vote at a time."""

    act_made = Signal(object)
    """The board is to be asked in writing."""

    def __init__(self, room: LiveRoom, asking: Asking, queries: Queries) -> None:
        super().__init__(room)
        self._queries = queries
        self._room = room
        self._asking = asking
        self._case: VoteCase | None = None
        self._kept: dict[Id, VoteAnswer] = {}

    def ask(self) -> None:
        """Ask for a vote on the words of the paragraph, or for the vote that it shows already."""
        room = self._room
        if room.presenter.shown is None or not self._asking.knows(PopupName.VOTE):
            return
        room.panes.go_to_text()
        here = held_at(room.editor.textCursor())
        stored, decided = self._known(here.facts.vote_id), self._known(here.facts.decision_id)
        self._case = case_of(
            room.presenter.record,
            room.local_now(),
            self._place(here),
            stored if isinstance(stored, Vote) and stored.result is not None else None,
            decided if isinstance(decided, Decision) else None,
            self._parent(),
        )
        kept = self._kept.get(here.id)
        words = kept.words if kept is not None else self._words(here).plain
        values = {"case": self._case} | ({"draft": kept.draft} if kept is not None else {})
        self._asking.ask(PopupName.VOTE, self._take, words, **values)

    def _parent(self) -> Board | None:
        """The board that this one is a part of."""
        parent_id = self._room.presenter.record.board.parent_id
        return self._queries.entity(Board, parent_id) if parent_id is not None else None

    def _take(self, answer: object) -> None:
        case = self._case
        if not isinstance(answer, VoteAnswer) or case is None:
            return
        here = held_at(self._room.editor.textCursor())
        if answer.way is VoteWay.JOINED:
            self._kept[here.id] = answer
            self._asking.ask(PopupName.ARRIVED_OR_LEFT, arriving=True)
            return
        self._kept.pop(here.id, None)
        asks = answer.draft.without_quorum is WithoutQuorum.OUT_OF_SESSION and not case.is_quorate
        words = self._words(here)
        is_same = answer.words == " ".join(words.plain.split())
        if answer.way is VoteWay.VOTE and case.stored is not None and is_same and answer.draft == draft_for(case):
            return
        words = words if is_same else typed(answer.words)
        if answer.way is VoteWay.VOTE and asks:
            with self._room.undo.as_one(Step.VOTE):
                self._ask_in_writing(case, self._record(case, answer, words, here, is_same=is_same))
        else:
            self._record(case, answer, words, here, is_same=is_same)
        self._room.panes.go_to_text()

    def _record(self, case: VoteCase, answer: VoteAnswer, words: RichText, here: Held, *, is_same: bool) -> Recorded:
        places = self._places(case, here)
        recorded = self._recorded(case, answer.draft, answer.way, words, places)
        word = self._room.editor.text.ids.new()
        facts = _facts(recorded, here.facts, word)
        recordings = self._room.texts.recordings
        was = map(self._known, (places.proposal_id, here.facts.vote_id, here.facts.decision_id))
        before = tuple(one for one in was if one is not None)
        with self._room.editor.step(Step.VOTE) as cursor:
            ids = self._room.editor.text.ids
            if self._is_amid_words(here):
                begin_behind(cursor, ids.new(), facts)
                rewrite(cursor.block(), words, facts)
            elif here.facts.kind in (BlockKind.VOTE, BlockKind.DECISION, BlockKind.PARAGRAPH):
                set_held(here, facts) if is_same else rewrite(here.block, words, facts)
            else:
                turn_into(cursor, facts, ids)
                rewrite(cursor.block(), words, facts)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            recordings.add(held_at(cursor).id, word, recorded.subjects, before)
        self._room.autosave.flush(keep=True)
        return recorded

    def _ask_in_writing(self, case: VoteCase, recorded: Recorded) -> None:
        """Begin the procedure in writing with the words of the proposal, unless one about this decision runs."""
        record, decision = self._room.presenter.record, recorded.decision
        settled = decision.id if decision is not None else None
        words = recorded.proposal.text.plain.strip()
        asked = {(one.text, one.started_in) for one in record.procedures} | {
            one.settles_id for one in record.procedures
        }
        if (words, record.meeting.id) in asked or (settled is not None and settled in asked):
            return
        procedure = WrittenProcedure(
            id=self._room.editor.text.ids.new(),
            board_id=record.board.id,
            title=shorten(words, _LONGEST_TITLE, placeholder="…") or say("vote.in_writing"),
            text=words,
            question=recorded.vote.question if recorded.vote is not None else "",
            started_in=record.meeting.id,
            settles_id=settled,
        )
        self.act_made.emit(SaveSetup(put=(procedure,)))

    def _recorded(self, case: VoteCase, draft: VoteDraft, way: VoteWay, words: RichText, places: Places) -> Recorded:
        if way is VoteWay.CONSENSUS:
            return consensus_recorded(case, draft, words, places)
        stored = case.stored
        if stored is not None and draft == draft_for(case):  # other words alone: what was found stays
            proposal = Proposal(
                id=places.proposal_id, meeting_id=places.meeting_id, minute_id=places.minute_id, text=words
            )
            return Recorded(proposal=proposal, vote=stored, decision=case.decided)
        return vote_recorded(case, draft, words, places)

    def _places(self, case: VoteCase, here: Held) -> Places:
        room, ids = self._room, self._room.editor.text.ids
        kinds = room.presenter.board.decision_kinds
        taken = None if self._is_amid_words(here) else here.facts
        about = case.stored.proposal_id if case.stored is not None else None
        if about is None and case.decided is not None:
            about = case.decided.proposal_id
        return Places(
            meeting_id=room.meeting_id,
            minute_id=room.presenter.shown or Id(""),
            proposal_id=about or ids.new(),
            vote_id=(taken.vote_id if taken is not None else None) or ids.new(),
            decision_id=(taken.decision_id if taken is not None else None) or ids.new(),
            kind=kinds[0].key if kinds else "",
        )

    def _words(self, here: Held) -> RichText:
        """The words of the paragraph; none where the caret is in the midst of them, since the vote comes behind it."""
        return EMPTY if self._is_amid_words(here) or here.is_divided else rich_text(here.block)

    def _is_amid_words(self, here: Held) -> bool:
        if here.facts.kind in (BlockKind.VOTE, BlockKind.DECISION):
            return False
        return here.start < self._room.editor.textCursor().position() < here.end

    def _known(self, subject_id: Id | None) -> Proposal | Vote | Decision | None:
        """As it was told to the store last."""
        if subject_id is None:
            return None
        record = self._room.presenter.record
        known = self._room.texts.recordings.under_way(subject_id, record) or record.by_id.get(subject_id)
        return known if isinstance(known, Proposal | Vote | Decision) else None

    def _place(self, here: Held) -> str:
        stored = self._known(here.facts.vote_id)
        if isinstance(stored, Vote) and stored.result is not None:
            return say("vote.kept_aside", time=f"{stored.at:%H:%M}")
        room = self._room
        number, paragraph = room.presenter.number(room.presenter.shown), room.editor.number_of(here.id)
        key = "aside_paragraph" if paragraph and number else "aside_item" if number else "aside"
        return say(f"vote.{key}", number=number, paragraph=paragraph, time=f"{room.local_now():%H:%M}")


def _facts(recorded: Recorded, before: BlockFacts, word: str) -> BlockFacts:
    """What the paragraph is from now on: the decision that came of it with its vote, or the vote alone."""
    decision, vote_id = recorded.decision, recorded.vote.id if recorded.vote is not None else None
    is_kept = before.kind in (BlockKind.DECISION, BlockKind.VOTE)
    facts = before if is_kept else BlockFacts(kind=BlockKind.VOTE)
    if decision is None:
        fields = SubjectFields(recorded=word)
        return replace(facts, kind=BlockKind.VOTE, vote_id=vote_id, decision_id=None, fields=fields)
    known = facts.fields if before.kind is BlockKind.DECISION else SubjectFields()
    final = FinalDecision(decision.final_decider, decision.final_on)
    fields = replace(known, decision_kind=decision.kind, final=final, recorded=word)
    return replace(facts, kind=BlockKind.DECISION, vote_id=vote_id, decision_id=decision.id, fields=fields)
