"""What another body answered to a decision of the caret: which outcome, then when and in what words."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.decisions import Decision, FinalAnswer, FinalOutcome, goes_to_another_body
from clerk_app.domain.final_decision import read_answer
from clerk_app.domain.identity import Id
from clerk_app.services.acts import NoteFinalAnswer
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.questions import LineAsked, Pick, Picking
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say
from clerk_app.wording.final_answers import answer_told, answer_typed


class OtherBodies(QObject):
    """The command of one meeting; the answer comes later, so it works in minutes that may only be read as well."""

    act_made = Signal(object)
    """An act that was asked for."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._answering: Decision | None = None
        self._outcome: FinalOutcome | None = None

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        knows = self._desk.popups.knows
        return {ActionId.FINAL_ANSWER: self.ask_answered} if knows(PopupName.PICK) and knows(PopupName.LINE) else {}

    def ask_answered(self) -> None:
        """Choose what the body made of the decision of the caret that has the last word on it."""
        here = held_at(self._room.editor.textCursor()).facts
        known = self._room.presenter.record.by_id.get(here.decision_id or Id(""))
        if not isinstance(known, Decision) or not goes_to_another_body(known):
            self.refused.emit(say("final_answer.pick.nowhere"))
            return
        self._answering = known
        picks = [Pick(say(f"final_answer.pick.{one}"), one) for one in FinalOutcome]
        if known.id in self._room.presenter.record.answered:
            picks.append(Pick(say("final_answer.pick.none"), known))
        title, ask = say("final_answer.pick.title"), say("final_answer.pick.ask")
        picking = Picking(title, "message-square", ask, tuple(picks))
        self._desk.popups.ask(Question(name=PopupName.PICK, values={"picking": picking}), self._choose_outcome)

    def _choose_outcome(self, chosen: object) -> None:
        decision = self._answering
        if decision is None:
            return
        if not isinstance(chosen, FinalOutcome):
            self.act_made.emit(NoteFinalAnswer(decision_id=decision.id))
            return
        self._outcome = chosen
        known = self._room.presenter.record.answered.get(decision.id)
        line = LineAsked(
            title=say("final_answer.when.title"),
            icon="calendar",
            ask=say("final_answer.when.ask"),
            keep=say("final_answer.when.keep"),
            read=self._answer_read,
        )
        text = answer_typed(known, self._room.presenter.record.board.formats.date) if known is not None else ""
        self._desk.popups.ask(Question(name=PopupName.LINE, text=text, values={"line": line}), self._note_answer)

    def _answer_read(self, typed: str) -> str:
        act = self._answer_of(typed)
        if act is None or act.outcome is None or self._answering is None:
            return ""
        answer = FinalAnswer(
            id=act.decision_id,
            meeting_id=self._room.meeting_id,
            decision_id=act.decision_id,
            outcome=act.outcome,
            on=act.on,
            words=act.words,
        )
        words = answer_told(self._answering, answer, self._room.presenter.record.board.formats.date)
        return say("final_answer.when.read", words=words)

    def _note_answer(self, typed: object) -> None:
        act = self._answer_of(typed) if isinstance(typed, str) else None
        if act is not None:
            self.act_made.emit(act)

    def _answer_of(self, typed: str) -> NoteFinalAnswer | None:
        """When it was, before the first semicolon, and the words behind it; what is no day is words as well."""
        if self._answering is None or self._outcome is None:
            return None
        on, words = read_answer(typed)
        return NoteFinalAnswer(decision_id=self._answering.id, outcome=self._outcome, on=on, words=words)
