"""Sentences that the record can make by itself, put into the minute for the clerk to go on from.

What the board resolves is made from what it was asked, who presented from who is here; and what a decision or an action
still needs is said on it: who decides in the end, or that it is two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import DecisionKind
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.movers import PARTING, read_movers
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText
from clerk_app.domain.stand_ins import LeadHere, leads_here, people_here
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.clauses import (
    can_split,
    decide_in_the_end,
    insert_decisions,
    insert_paragraph,
    insert_review,
    note_movers,
    split_action,
)
from clerk_app.ui.minutes_editor.spot import after_caret, held_at
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.questions import LineAsked, Pick, Picking
from clerk_app.ui.screen import Commands
from clerk_app.ui.utf16 import utf16_length
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say
from clerk_app.wording.introducing import absent_in_words, introduction
from clerk_app.wording.papers import final_decision, in_sentence, moved_by
from clerk_app.wording.resolving import Turned, clauses, in_style, own_words, put_off, turned, turned_down
from clerk_app.wording.terms_review import sections_of_terms

RESOLVED = "resolved"
"""The key of the kind of decision that recommendations become, where the board has it."""


class Outcome(StrEnum):
    """What the board did with one recommendation."""

    AGREED = "agreed"
    PUT_OFF = "put_off"
    TURNED_DOWN = "turned_down"


@dataclass(frozen=True, slots=True)
class _Introduced:
    """An item whose presenter is being asked for."""

    item: AgendaItem
    leads: tuple[LeadHere, ...]


class ClauseCommands(QObject):
    """The commands of one meeting that put such sentences into its text."""

    refused = Signal(str)
    """Why what was asked for cannot be done here, or what is to be looked at."""

    def __init__(self, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self._ask_resolved = ""
        self._introduced: _Introduced | None = None
        self._decided = Id("")

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.RESOLVE: self.resolve,
            ActionId.INTRODUCE_ITEM: self.introduce,
            ActionId.REVIEW_TERMS: self.review_terms,
            ActionId.SPLIT_ACTION: self.split,
        }
        if self._asking.knows(PopupName.PICK):
            commands[ActionId.RESOLVE_ONE] = self.ask_recommendation
        if self._asking.knows(PopupName.FINAL_DECISION):
            commands[ActionId.FINAL_DECISION] = self.ask_final_decision
        if self._asking.knows(PopupName.LINE):
            commands[ActionId.MOVERS] = self.ask_movers
        return commands

    # What the board was asked to do

    def resolve(self) -> None:
        """Put in what the board resolved, made from every recommendation of the item that is not resolved yet."""
        asks = [ask for item in self._items() for ask in item.recommendations if own_words(ask)]
        made = clauses(asks, self._record.board, self._record.meeting.date, self._style, self._kind)
        there = self._decided_already()
        left = [(ask, words) for ask, words in zip(asks, made, strict=True) if own_words(words) not in there]
        if not left:
            self.refused.emit(say("resolving.there" if asks else "resolving.nothing"))
            return
        self._insert([words for _, words in left])
        doubtful = sum(not turned(ask).certain for ask, _ in left)
        if doubtful:
            self.refused.emit(say("resolving.check", count=doubtful))

    def ask_recommendation(self) -> None:
        """Choose one recommendation, then what the board did with it."""
        there = self._decided_already()
        asks = [own_words(ask) for item in self._items() for ask in item.recommendations]
        left = [ask for ask in asks if ask and not there & {own_words(words) for words in self._every_outcome(ask)}]
        self._pick("resolving.one", "gavel", [Pick(ask, ask) for ask in left], self._ask_outcome)

    def _ask_outcome(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self._ask_resolved = chosen
            asides = {Outcome.AGREED: say("resolving.how.agreed_aside")}
            picks = [Pick(say(f"resolving.how.{one}"), one, asides.get(one, "")) for one in Outcome]
            self._pick("resolving.how", "gavel", picks, self._resolve_one)

    def _resolve_one(self, chosen: object) -> None:
        if isinstance(chosen, Outcome):
            self._insert(self._outcome(self._ask_resolved, chosen))

    def _every_outcome(self, ask: str) -> list[str]:
        return [words for one in Outcome for words in self._outcome(ask, one)]

    def _outcome(self, ask: str, outcome: Outcome) -> list[str]:
        if outcome is Outcome.AGREED:
            return clauses([ask], self._record.board, self._record.meeting.date, self._style, self._kind)
        words = put_off(ask) if outcome is Outcome.PUT_OFF else turned_down(ask)
        return in_style([Turned(words, certain=True)], self._style, self._kind)

    def _insert(self, wordings: list[str]) -> None:
        self._room.panes.go_to_text()
        with self._room.editor.step(Step.RESOLVING) as cursor:
            insert_decisions(cursor, wordings, self._kind.key if self._kind else "", self._room.editor.text.ids)

    def _decided_already(self) -> set[str]:
        blocks = self._room.editor.text.snapshot()
        return {own_words(block.text.plain) for block in blocks if block.kind is BlockKind.DECISION}

    # Who decides in the end

    def ask_final_decision(self) -> None:
        """Ask who decides in the end on the decision of the caret."""
        here = held_at(self._room.editor.textCursor())
        if here.facts.kind is not BlockKind.DECISION:
            self.refused.emit(say("final_decision.nowhere"))
            return
        self._decided = here.id
        style = self._record.board.formats.date
        known = final_decision(here.facts.fields.final, style).removeprefix(say("final_decision.lead"))
        self._asking.ask(PopupName.FINAL_DECISION, self._decide_in_the_end, text=known, style=style)

    def _decide_in_the_end(self, final: object) -> None:
        if isinstance(final, FinalDecision) and held_at(self._room.editor.textCursor()).id == self._decided:
            with self._room.editor.step(Step.FINAL_DECISION) as cursor:
                decide_in_the_end(cursor, final)

    # Who moved it

    def ask_movers(self) -> None:
        """Ask who proposed and who seconded the decision of the caret."""
        here = held_at(self._room.editor.textCursor())
        if here.facts.kind is not BlockKind.DECISION:
            self.refused.emit(say("movers.nowhere"))
            return
        self._decided = here.id
        known = here.facts.fields.movers
        names = [self._room.presenter.name(one) for one in (known.proposer_id, known.seconder_id) if one is not None]
        text = f"{PARTING} ".join(names)
        asked = LineAsked(
            title=say("movers.title"),
            icon="users",
            ask=say("movers.ask"),
            keep=say("movers.keep"),
            read=self._movers_read,
        )
        self._asking.ask(PopupName.LINE, self._note_movers, text=text, line=asked)

    def _movers_read(self, typed: str) -> str:
        record = self._record
        read = read_movers(typed, record)
        if read.unknown:
            return say("movers.unknown", words=read.unknown)
        people = {one.id: in_sentence(record, one) for one in record.attendees}
        names = (people.get(one or Id(""), "") for one in (read.movers.proposer_id, read.movers.seconder_id))
        words = moved_by(*names)
        return say("movers.read", words=words) if words else say("movers.none")

    def _note_movers(self, typed: object) -> None:
        here = held_at(self._room.editor.textCursor())
        if not isinstance(typed, str) or here.id != self._decided:
            return
        read = read_movers(typed, self._record)
        if read.unknown:
            self.refused.emit(say("movers.unknown", words=read.unknown))
            return
        movers = read.movers
        if movers:
            about = here.facts.fields.movers.proposal_id or self._room.editor.text.ids.new()
            movers = replace(movers, proposal_id=about)
        with self._room.editor.step(Step.MOVERS) as cursor:
            note_movers(cursor, movers)

    # Who presents

    def introduce(self) -> None:
        """Put in who presented the item: those who lead it, or whoever stands in for them."""
        item = next(iter(self._items()), None)
        if item is None or not item.leads:
            self.refused.emit(say("introducing.no_lead"))
            return
        leads = leads_here(self._record, item.leads)
        if any(one.by is not None or not one.is_away for one in leads):
            self._introduce(introduction(self._record, item, leads))
            return
        self._introduced = _Introduced(item, leads)
        picks = [Pick(self._room.presenter.name(one.id), one) for one in people_here(self._record)]
        absent = absent_in_words(self._record, leads)
        self._pick("introducing", "user-round", picks, self._stand_in, absent=absent)

    def _stand_in(self, chosen: object) -> None:
        if isinstance(chosen, Attendee) and self._introduced is not None:
            asked = self._introduced
            self._introduce(introduction(self._record, asked.item, asked.leads, chosen))

    def _introduce(self, words: RichText) -> None:
        self._room.panes.go_to_text()
        with self._room.editor.step(Step.INTRODUCING) as cursor:
            insert_paragraph(cursor, words, self._room.editor.text.ids)

    # The terms of reference, section by section

    def review_terms(self) -> None:
        """Put in a paragraph for each section of the terms of reference that is not there yet, and the action to
        update them.
        """
        blocks = self._room.editor.text.snapshot()
        there = {block.text.plain for block in blocks}
        sections = sections_of_terms(self._record)
        left = [words for words in sections if not any(text.startswith(words) for text in there)]
        if not left:
            self.refused.emit(say("terms_review.there" if sections else "terms_review.nothing"))
            return
        update = say("terms_review.action")
        self._room.panes.go_to_text()
        with self._room.editor.step(Step.REVIEWING_TERMS) as cursor:
            insert_review(cursor, left, "" if update in there else update, self._room.editor.text.ids)

    # An action that is two

    def split(self) -> None:
        """Part the action of the caret in two, with the same owners and due date."""
        editor = self._room.editor
        if not can_split(editor.textCursor()) or not self._lift_owners() or not can_split(editor.textCursor()):
            self.refused.emit(say("splitting.nowhere"))
            return
        with editor.step(Step.SPLITTING_ACTION) as cursor:
            second = split_action(cursor, editor.text.ids)
        self._room.written.leave_as_it_is(second)

    def _lift_owners(self) -> bool:
        """What is still typed among the words of who is to do it, and when, is meant for both; the caret stays.

        False where nothing else stood behind the caret.
        """
        editor = self._room.editor
        behind = after_caret(editor.textCursor())
        self._room.written.lift_here()
        cursor = editor.textCursor()
        if after_caret(cursor) == behind:
            return True
        here = held_at(cursor)
        text = here.block.text()
        place = text.rfind(behind[: max(len(behind) // 2, 1)])
        if place < 0:
            return False
        cursor.setPosition(here.start + utf16_length(text[:place]))
        editor.setTextCursor(cursor)
        return True

    # The inside

    @property
    def _record(self) -> MeetingRecord:
        return self._room.presenter.record

    @property
    def _style(self) -> HouseStyle:
        return self._record.house_style

    @property
    def _kind(self) -> DecisionKind | None:
        """The board's kind that resolves, else its usual one: "It was agreed that it be agreed" says nothing."""
        kinds = self._record.board.decision_kinds
        return next((kind for kind in kinds if kind.key == RESOLVED), next(iter(kinds), None))

    def _items(self) -> list[AgendaItem]:
        """The items that the minute shown is about, in its order."""
        shown = next((one for one in self._record.minutes if one.id == self._room.presenter.shown), None)
        known = {item.id: item for item in self._record.items}
        return [known[item_id] for item_id in shown.item_ids if item_id in known] if shown is not None else []

    def _pick(
        self, about: str, icon: str, picks: list[Pick], on_answer: Callable[[object], None], **places: object
    ) -> None:
        if not picks or not self._asking.knows(PopupName.PICK):
            self.refused.emit(say(f"{about}.nothing"))
            return
        picking = Picking(say(f"{about}.title"), icon, say(f"{about}.ask", **places), tuple(picks))
        self._asking.ask(PopupName.PICK, on_answer, picking=picking)
