"""Business beyond the paragraph: apologies, earlier actions and minutes, questions of reports, the next meeting.

Each is a command of the menus and of the palette; those that ask, ask by a pop-up of one line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.actions import DONE, Action, ActionStatus
from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.decisions import Settlement, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.spoken_meeting import SpokenMeeting
from clerk_app.domain.timeline import Presence
from clerk_app.services.acts import Act, PlanMeeting, SaveSetup, TakeTogether, TakeUpAction
from clerk_app.services.ports import Queries
from clerk_app.services.provisional import Provisional, provisional_decisions
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.earlier_actions import approve, carry_forward, report, settle, tell_of
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.minutes_editor.lists import insert_list
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.minutes_editor.steps import Step
from clerk_app.ui.minutes_editor.two_parts import answer
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.questions import Pick, Picking
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.actions import status
from clerk_app.wording.business import raised
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month, paper_date
from clerk_app.wording.minutes import state_word

APPROVED = "approved"
"""The key of the kind of decision that approves minutes, where the board has it."""


STATUSES = (*(one for one in ActionStatus if one in DONE), *(one for one in ActionStatus if one not in DONE))
"""The statuses as they are offered: what is done first."""


class MeetingBusiness(QObject):
    """The commands of one meeting on the screen."""

    act_made = Signal(object)
    """An act that was asked for."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.INSERT_APOLOGIES: self.insert_apologies,
            ActionId.CARRY_FORWARD: self.carry_forward,
            ActionId.TAKE_UP_ACTION: self.take_up_action,
        }
        if self._desk.popups.knows(PopupName.PICK):
            commands |= {
                ActionId.EARLIER_ACTION: self.ask_earlier_action,
                ActionId.REPORT_STATUS: self.ask_status,
                ActionId.ANSWER_QUESTION: self.ask_question_answered,
                ActionId.APPROVE_MINUTES: self.ask_minutes_approved,
                ActionId.END_PROVISIONAL: self.ask_provisional_ended,
                ActionId.REPORT_IN_WRITING: self.ask_reported,
                ActionId.TAKE_TOGETHER: self.ask_item_taken_together,
            }
        if self._desk.popups.knows(PopupName.NEXT_MEETING):
            commands[ActionId.NEXT_MEETING] = self.ask_next_meeting
        return commands

    # Apologies

    def insert_apologies(self) -> None:
        """Put in who sent apologies, from the attendance as it is now; from then on it is ordinary text."""
        sent = apologies_of(self._record)
        if not sent:
            self.refused.emit(say("business.apologies.nothing"))
            return
        with self._room.editor.step(Step.APOLOGIES) as cursor:
            insert_list(cursor, typed(say("business.apologies.lead")), sent, self._desk.ids)

    # Earlier actions

    def ask_earlier_action(self) -> None:
        """Choose which earlier action the paragraph tells of."""
        there = told_of(self._record)
        found = [(action, block) for action, block in self._open_actions() if action.id not in there]
        picks = [Pick(block.text.plain, (action, block.text), self._raised(action)) for action, block in found]
        self._pick("earlier", "history", picks, self._tell_of)

    def _tell_of(self, chosen: object) -> None:
        match chosen:
            case (Action() as action, RichText() as wording):
                self._know(action)
                with self._room.editor.step(Step.EARLIER_ACTION) as cursor:
                    tell_of(cursor, action.id, wording, self._desk.ids)
            case _:
                pass

    def ask_status(self) -> None:
        """Choose how far the earlier action of the caret is."""
        if held_at(self._room.editor.textCursor()).facts.kind is not BlockKind.EARLIER_ACTION:
            self.refused.emit(say("business.status.nowhere"))
            return
        self._pick("status", "circle-check", [Pick(status(one), one) for one in STATUSES], self._report)

    def _report(self, chosen: object) -> None:
        if isinstance(chosen, ActionStatus):
            with self._room.editor.step(Step.STATUS) as cursor:
                report(cursor, chosen)

    def carry_forward(self) -> None:
        """The earlier action that the caret is in is an action of this meeting too."""
        action, wording = self._told_here()
        if action is None:
            self.refused.emit(say("business.carry.nowhere"))
            return
        fields = SubjectFields(owners=action.owners, due=action.due)
        with self._room.editor.step(Step.CARRYING_FORWARD) as cursor:
            carry_forward(cursor, action.id, wording, fields, self._desk.ids)

    def take_up_action(self) -> None:
        """The action that the caret is in becomes an item of the next agenda."""
        facts = held_at(self._room.editor.textCursor()).facts
        if facts.action_id is None:
            self.refused.emit(say("business.take_up.nowhere"))
            return
        self.act_made.emit(TakeUpAction(action_id=facts.action_id, meeting_id=self._room.meeting_id, at_next=True))

    def _told_here(self) -> tuple[Action | None, RichText]:
        facts = held_at(self._room.editor.textCursor()).facts
        known = self._record.by_id.get(facts.action_id) if facts.action_id is not None else None
        if facts.kind is BlockKind.EARLIER_ACTION and isinstance(known, Action):
            wording = next((b.text for b in self._room.editor.text.snapshot() if b.action_id == known.id), typed(""))
            return known, wording
        return None, typed("")

    def _open_actions(self) -> tuple[tuple[Action, Block], ...]:
        return self._desk.queries.open_actions(self._record.board.id, self._record.meeting)

    def _raised(self, action: Action) -> str:
        meeting = self._desk.queries.entity(Meeting, action.meeting_id)
        return raised(action, meeting.date) if meeting is not None else ""

    def _know(self, action: Action) -> None:
        """The record knows an earlier action before a block names it, so that it is never taken for a new one."""
        if action.id not in self._record.by_id:
            record = replace(self._record, actions=(*self._record.actions, action))
            self._room.presenter.refresh(record, self._desk.clock.now())

    # Questions of the report

    def ask_question_answered(self) -> None:
        """Choose which question of the item shown is answered, of those that these minutes do not take up yet."""
        record = self._record
        here = record.by_id.get(self._room.presenter.shown or Id(""))
        asked = record.questions_of(here.item_ids) if isinstance(here, Minute) else ()
        picks = [
            Pick(f"{place}. {question.text}", question, question.source)
            for place, question in enumerate(asked, start=1)
            if question.id not in record.answers
        ]
        self._pick("answer", "message-square", picks, self._answer)

    def _answer(self, chosen: object) -> None:
        if isinstance(chosen, ItemQuestion):
            with self._room.editor.step(Step.ANSWER) as cursor:
                answer(cursor, chosen.id, typed(chosen.text), self._desk.ids)

    # Earlier minutes

    def ask_minutes_approved(self) -> None:
        """Choose whose minutes the decision of the caret approves; without one, the sentence is made."""
        picks = [
            Pick(day_and_month(meeting.date), meeting, state_word(meeting.state, self._record.board.chair_title))
            for meeting in to_be_approved(self._desk.queries, self._record)
        ]
        self._pick("approve", "shield-check", picks, self._approve)

    def _approve(self, chosen: object) -> None:
        if not isinstance(chosen, Meeting):
            return
        board = self._record.board
        kinds = [kind.key for kind in board.decision_kinds]
        kind = APPROVED if APPROVED in kinds or not kinds else kinds[0]
        sentence = say("business.approve.sentence", date=paper_date(chosen.date, board.formats.date))
        with self._room.editor.step(Step.APPROVING) as cursor:
            approve(cursor, chosen.id, kind, sentence, self._desk.ids)

    # Decisions that were provisional

    def ask_provisional_ended(self) -> None:
        """Choose which provisional decision of an earlier meeting ends here and how; those of this item first."""
        found = open_provisional(self._desk.queries, self._record, self._room.presenter.shown)
        picks = [
            Pick(
                say(f"business.settle.as.{settled}", words=one.words),
                (one, settled),
                day_and_month(one.meeting.date),
            )
            for one in found
            for settled in Settlement
        ]
        self._pick("settle", "history", picks, self._settle)

    def _settle(self, chosen: object) -> None:
        match chosen:
            case (Provisional() as one, Settlement() as settled):
                formats = self._record.board.formats
                sentence = say(
                    f"business.settle.sentence.{settled}",
                    date=paper_date(one.meeting.date, formats.date),
                    words=told_within(one.words),
                )
                with self._room.editor.step(Step.SETTLING) as cursor:
                    settle(cursor, one.decision.id, settled, one.decision.kind, sentence, self._desk.ids)
            case _:
                pass

    # Decisions in writing

    def ask_reported(self) -> None:
        """Choose which decision in writing is reported to this meeting."""
        board = self._record.board.id
        ended = (
            one
            for one in self._desk.queries.where(WrittenProcedure, board_id=board)
            if one.outcome is not None and one.reported_in is None
        )
        picks = [Pick(one.title, one, say(f"in_writing.outcome_of.{one.outcome}")) for one in ended]
        picking = Picking(say("in_writing.report.title"), "pencil", say("in_writing.report.ask"), tuple(picks))
        if picks:
            self._ask(PopupName.PICK, self._report_in_writing, picking=picking)
        else:
            self.refused.emit(say("in_writing.report.nothing"))

    def _report_in_writing(self, chosen: object) -> None:
        if not isinstance(chosen, WrittenProcedure):
            return
        choices = [reply.choice for reply in chosen.replies]
        formats = self._record.board.formats
        sentence = say(
            f"in_writing.report.{chosen.outcome}",
            day=paper_date(chosen.ended_on, formats.date) if chosen.ended_on is not None else "",
            ayes=choices.count(Choice.FOR),
            noes=choices.count(Choice.AGAINST),
            text=chosen.text or chosen.title,
        )
        with self._room.undo.as_one(Step.REPORTING):
            with self._room.editor.step(Step.REPORTING) as cursor:
                insert_list(cursor, typed(sentence), (), self._desk.ids)
            self.act_made.emit(SaveSetup(put=(replace(chosen, reported_in=self._record.meeting.id),)))

    # Items taken together

    def ask_item_taken_together(self) -> None:
        """Choose the item that is taken together with the one shown."""
        shown = self._room.presenter.shown
        number = self._room.presenter.number
        picks = [
            Pick(f"{number(minute.id)}  {minute.heading}", minute)
            for minute in without_text(self._record)
            if minute.id != shown
        ]
        self._pick("together", "list-ordered", picks, self._take_together, number=number(shown))

    def _take_together(self, chosen: object) -> None:
        here = next((minute for minute in self._record.minutes if minute.id == self._room.presenter.shown), None)
        if isinstance(chosen, Minute) and here is not None:
            heading = say("business.together.heading", first=here.heading, second=chosen.heading)
            self.act_made.emit(TakeTogether(minute_id=here.id, item_ids=chosen.item_ids, heading=heading))

    # The next meeting

    def ask_next_meeting(self) -> None:
        """Ask for the day, time and place of the next meeting."""
        self._ask(PopupName.NEXT_MEETING, self._plan, said_on=self._record.meeting.date, board=self._record.board)

    def _plan(self, spoken: object) -> None:
        if isinstance(spoken, SpokenMeeting):
            meeting_id = self._room.meeting_id
            act: Act = PlanMeeting(
                meeting_id=meeting_id, on=spoken.on, start=spoken.start, end=spoken.end, venue=spoken.venue
            )
            self.act_made.emit(act)

    # Asking

    @property
    def _record(self) -> MeetingRecord:
        return self._room.presenter.record

    def _pick(
        self, about: str, icon: str, picks: Sequence[Pick], on_answer: Callable[[object], None], **places: object
    ) -> None:
        if not picks:
            self.refused.emit(say(f"business.{about}.nothing"))
            return
        title, ask = say(f"business.{about}.title"), say(f"business.{about}.ask", **places)
        self._ask(PopupName.PICK, on_answer, picking=Picking(title, icon, ask, tuple(picks)))

    def _ask(self, name: PopupName, on_answer: Callable[[object], None], **values: object) -> None:
        self._desk.popups.ask(Question(name=name, values=values), on_answer)


def apologies_of(record: MeetingRecord) -> tuple[RichText, ...]:
    """Everybody who is marked with apologies, as the minutes call them, in the order of the attendance."""
    standings = record.standings()
    ordered = sorted(record.attendees, key=lambda attendee: attendee.position)
    sent = (one for one in ordered if standings[one.id].presence is Presence.APOLOGIES)
    return tuple(rich((Run(record.party_name(one.who), Marks(mention=one.who)),)) for one in sent)


def told_of(record: MeetingRecord) -> frozenset[Id]:
    """The earlier actions that these minutes tell of already."""
    blocks = (block for block in record.blocks if block.kind is BlockKind.EARLIER_ACTION)
    return frozenset(block.action_id for block in blocks if block.action_id is not None)


def to_be_approved(queries: Queries, record: MeetingRecord) -> tuple[Meeting, ...]:
    """The board's earlier meetings whose minutes are not approved yet, the latest first."""
    this = record.meeting
    meetings = (line.meeting for line in queries.meetings(record.board.id))
    return tuple(one for one in meetings if (one.date, one.start) < (this.date, this.start) and not one.is_approved)


def open_provisional(queries: Queries, record: MeetingRecord, minute_id: Id | None) -> tuple[Provisional, ...]:
    """The provisional decisions of earlier meetings that are open, those whose item goes on in the minute first."""
    this = record.meeting
    known = (one for one in provisional_decisions(CommittedReader(queries), record.board.id) if one.end is None)
    earlier = [one for one in known if (one.meeting.date, one.meeting.start) < (this.date, this.start)]
    minute = record.by_id.get(minute_id) if minute_id is not None else None
    ids = minute.item_ids if isinstance(minute, Minute) else ()
    goes_on = {item.continues for item in record.items if item.id in ids}
    return tuple(sorted(earlier, key=lambda one: not goes_on & set(one.minute.item_ids)))


def told_within(words: str) -> str:
    """A decision as it is told within a sentence: "that the plan be agreed", without its full stop."""
    told = words.strip().removesuffix(".")
    return f"{told[:1].lower()}{told[1:]}" if told.startswith("That ") else told


def without_text(record: MeetingRecord) -> tuple[Minute, ...]:
    """The minutes about items that nothing is written in yet, in order."""
    minutes = sorted(record.minutes, key=lambda minute: minute.position)
    return tuple(minute for minute in minutes if minute.item_ids and not record.blocks_of.get(minute.id))
