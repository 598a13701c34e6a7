"""What stands on the cards of the minutes: labels and numbers, owners and due dates, how a decision was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from clerk_app.domain.actions import DONE, Action, ActionStatus, Due, Owner
from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.checking import found_anew
from clerk_app.domain.decisions import Decision, DecisionResult, Proposal, ReachedBy, Vote, goes_to_another_body
from clerk_app.domain.due import DueProposal
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.membership_words import adds_members
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterKind
from clerk_app.domain.rules.deciding import Force, Outcome
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Ballots
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.minutes_editor.decoration import (
    BlockDecoration,
    Cards,
    Decorations,
    Detail,
    EventLine,
    decision_word,
)
from clerk_app.ui.minutes_editor.facts import STRUCTURED, SubjectFields
from clerk_app.ui.views.live_meeting.action_reader import ReadAction
from clerk_app.ui.views.live_meeting.values import Happening
from clerk_app.wording.actions import action_label, due_left, due_reason, due_short, owners, status
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.final_answers import answer_told
from clerk_app.wording.interests import absences_for, concerned
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.live import quorate_at
from clerk_app.wording.papers import final_decision, moved_by, vote_counts
from clerk_app.wording.registers import entry_told
from clerk_app.wording.resolving import is_doubtful
from clerk_app.wording.votes import vote_card


def decorations_for(
    record: MeetingRecord,
    minute_id: Id,
    happenings: tuple[Happening, ...],
    fields: Mapping[Id, SubjectFields] | None = None,
    approved: Mapping[Id, str] | None = None,
    ended: Mapping[Id, str] | None = None,
) -> Decorations:
    """What is shown round the text of a minute, as far as the record knows it; the editor has its own for the rest.

    `fields` are owners and due dates as the text has them now, by block; without them those of the record are shown.
    `approved` is which minutes decisions approve, in words, by the meeting they are of; `ended` what became of
    provisional decisions, and of which decision another is the end, by the id of the one shown.
    """
    asks = _asks(record, minute_id)

    def card(block: Block) -> BlockDecoration | None:
        made = _decoration(block, record, fields or {}, approved or {}, asks)
        words = (ended or {}).get(block.decision_id or Id(""), "")
        return _with_end(made, words) if made is not None and words else made

    structured = {block.id: block for block in record.blocks_of.get(minute_id, ()) if block.kind in STRUCTURED}
    return Decorations(
        blocks=Cards(structured, card),
        events=(*_kept_in_registers(record, minute_id), *(_line(happening) for happening in happenings)),
    )


def approved_in(record: MeetingRecord, minute_id: Id) -> frozenset[Id]:
    """The meetings whose minutes are approved in a minute."""
    decisions = (decision for decision in record.decisions if decision.minute_id == minute_id)
    return frozenset(one.approves_meeting_id for one in decisions if one.approves_meeting_id is not None)


def while_typing(found: ReadAction, shown: BlockDecoration) -> BlockDecoration:
    """The card of an action with what its words are taken to mean so far."""
    owner, due = _action_details(found.fields.owners, found.fields.due)
    return replace(shown, details=(owner, replace(due, words=_due_read(found.due)) if found.due is not None else due))


def _due_read(due: DueProposal) -> str:
    words, why = due_short(due.due), due_reason(due, short=True)
    if due.due.on is not None:
        words = say("live.card.due_typed", due=words, left=due_left(due.working_days))
    return say("live.card.due_why", due=words, why=why) if why else words


def _decoration(
    block: Block,
    record: MeetingRecord,
    fields: Mapping[Id, SubjectFields],
    approved: Mapping[Id, str],
    asks: Sequence[str],
) -> BlockDecoration | None:
    subject = _subject(block, record)
    match subject:
        case Action() if block.kind is BlockKind.ACTION:
            number = record.action_numbers.get(subject.id)
            label = action_label(number).upper() if number is not None else say("live.card.action")
            said = fields.get(block.id, subject)
            return BlockDecoration(label=label, details=_action_details(said.owners, said.due))
        case Action() if block.kind is BlockKind.EARLIER_ACTION:
            return BlockDecoration(label=say("live.card.earlier_action"), details=(_reported(block.status),))
        case None if block.kind is BlockKind.QUESTION and block.id in record.in_register:
            entry = record.in_register[block.id]
            since = "registers.answered_since" if entry.closed_on is not None else "registers.not_answered"
            return BlockDecoration(label=say("registers.card"), after_label=say(since))
        case ItemQuestion() if subject.source:
            return BlockDecoration(label=say("live.card.answer"), details=(Detail("paperclip", subject.source),))
        case Decision():
            minutes = approved.get(subject.approves_meeting_id, "") if subject.approves_meeting_id is not None else ""
            vote = record.by_id.get(block.vote_id) if block.vote_id is not None else None
            card = _decision(subject, record, minutes, vote if isinstance(vote, Vote) else None)
            card = replace(card, details=(*_membership(subject, block, record), *card.details))
            card = _to_be_checked(_with_movers(card, subject, record), subject, record)
            return _with_doubt(card) if is_doubtful(block.text.plain, asks) else card
        case Vote():
            details = list(_vote_details(subject)) or [Detail("users", say("live.card.no_counts"))]
            if subject.verdict is not None:
                details.append(_quorum_detail(subject.verdict, subject.at, record.board.chair_title))
            return _to_be_checked(BlockDecoration(label=say("live.card.vote"), details=tuple(details)), subject, record)
        case Declaration():
            return _declaration(subject, record)
        case _:
            return None


def _declaration(declaration: Declaration, record: MeetingRecord) -> BlockDecoration | None:
    """What is known of a declaration beside its words; the usual card where that is nothing."""
    details = []
    item = concerned(record, declaration)
    if item is not None:
        number = record.item_numbers.get(item.id, "")
        details.append(Detail("list-ordered", say("interests.item", number=number, title=item.title)))
    if declaration.ruling:
        details.append(Detail("scale", declaration.ruling))
    for out, back in absences_for(record, declaration):
        key = "out_and_back" if back is not None else "out"
        times = {"out": f"{out.at:%H:%M}", "back": f"{back.at:%H:%M}" if back is not None else ""}
        details.append(Detail("log-out", say(f"interests.card.{key}", **times)))
    return BlockDecoration(label=say("live.card.interest"), details=tuple(details)) if details else None


def _subject(block: Block, record: MeetingRecord) -> object:
    held = (block.action_id, block.decision_id, block.vote_id, block.declaration_id, block.question_id)
    return next((record.by_id.get(subject_id) for subject_id in held if subject_id is not None), None)


def _reported(reported: ActionStatus | None) -> Detail:
    """How far an earlier action was said to be."""
    if reported is None:
        return Detail("circle-dashed", say("live.card.no_status"), is_missing=True)
    return Detail("circle-check" if reported in DONE else "clock", status(reported))


@lru_cache(maxsize=256)
def _action_details(named: tuple[Owner, ...], due: Due | None) -> tuple[Detail, Detail]:
    return (
        Detail("user-round", owners(named), is_missing=not named),
        Detail("calendar", due_short(due), is_missing=due is None),
    )


def _vote_details(vote: Vote) -> Iterator[Detail]:
    if not vote.is_counted:
        return
    if vote.result is None:
        yield Detail("users", vote_counts(vote))
        return
    yield Detail("vote", vote_card(vote))
    if vote.result.outcome is not Outcome.CARRIED:
        yield Detail("x", say(f"vote.word.{vote.result.outcome}"))
    elif vote.result.force is Force.LIMBS_OPEN:
        yield Detail("circle-dashed", say("vote_card.not_binding"), is_missing=True)
    if vote.ballots is Ballots.SECRET:
        yield Detail("eye-off", say("vote_card.secret"))


def _with_movers(card: BlockDecoration, decision: Decision, record: MeetingRecord) -> BlockDecoration:
    """The card with who proposed and who seconded it, as far as that is known."""
    proposal = record.by_id.get(decision.proposal_id or Id(""))
    if not isinstance(proposal, Proposal):
        return card
    names = {one.id: record.party_name(one.who) for one in record.attendees}
    words = moved_by(*(names.get(one or Id(""), "") for one in (proposal.proposer_id, proposal.seconder_id)))
    return replace(card, details=(*card.details, Detail("users", words.rstrip(".")))) if words else card


REGISTER_ICONS: Mapping[RegisterKind, str] = {
    RegisterKind.QUESTION: "message-square",
    RegisterKind.CHALLENGE: "circle-alert",
    RegisterKind.ISSUE: "files",
    RegisterKind.STATEMENT: "check",
}
"""The icon of each register."""

_WITH_LABELS_OF_THEIR_OWN = {
    DecisionResult.ADVICE: ("live.decision.advice", "message-square"),
    DecisionResult.RECOMMENDED: ("live.decision.recommended", "arrow-right"),
}


def _answer_detail(decision: Decision, record: MeetingRecord) -> Iterator[Detail]:
    """What the other body answered, where the board's word is not the last."""
    answer = record.answered.get(decision.id)
    if answer is not None:
        yield Detail("gavel", answer_told(decision, answer, record.board.formats.date))
    elif goes_to_another_body(decision):
        yield Detail("clock", say("final_answer.open"), is_missing=True)


def _decision(decision: Decision, record: MeetingRecord, minutes: str, vote: Vote | None) -> BlockDecoration:
    board = record.board
    provisional = decision.result is DecisionResult.PROVISIONAL
    by = "by_vote" if decision.reached_by is ReachedBy.VOTE else "by_consensus"
    details = []
    if minutes:
        details.append(Detail("shield-check" if decision.result is DecisionResult.CARRIED else "files", minutes))
    if vote is not None:
        details.extend(_vote_details(vote))
    elif not provisional:
        details.append(Detail("users", say(f"live.decision.{by}")))
    final = final_decision(FinalDecision(decision.final_decider, decision.final_on), board.formats.date)
    if final:
        details.append(Detail("arrow-right", sentence_case(final)))
    elif decision.result is DecisionResult.RECOMMENDED:
        details.append(Detail("arrow-right", say("final_answer.to_whom"), is_missing=True))
    details.extend(_answer_detail(decision, record))
    if decision.verdict is not None:
        details.append(_quorum_detail(decision.verdict, decision.at, board.chair_title))
    if provisional:
        details.append(Detail("calendar", say("live.decision.carried_forward")))
        return BlockDecoration(
            label=say("live.decision.provisional"),
            details=tuple(details),
            is_dashed=True,
            icon="history",
            meaning="danger",
        )
    if decision.result in _WITH_LABELS_OF_THEIR_OWN:
        label, icon = _WITH_LABELS_OF_THEIR_OWN[decision.result]
        return BlockDecoration(label=say(label), details=tuple(details), is_dashed=True, icon=icon, meaning="warning")
    if decision.result is DecisionResult.LOST:
        return BlockDecoration(label=say("live.decision.lost"), details=tuple(details), icon="x", meaning="danger")
    return BlockDecoration(label=decision_word(decision.kind, board.decision_kinds), details=tuple(details))


def _membership(decision: Decision, block: Block, record: MeetingRecord) -> Iterator[Detail]:
    """Whom the decision made a member; where its words seem to make one, how that is done."""
    places = {seat.id: seat.position for seat in record.seats}
    terms = (one for one in record.members if one.agreed_by == decision.id)
    made = sorted(terms, key=lambda one: places.get(one.seat_id, 0))
    names = listed([record.party_name(one.holder) for one in made])
    if made and decision.result is not DecisionResult.CARRIED:
        words = say("membership.made_not_carried", names=names, count=len(made))
        yield Detail("triangle-alert", words, is_missing=True)
    elif made:
        day = day_and_month(made[0].since or record.meeting.date)
        yield Detail("user-round-plus", say("membership.made", day=day, names=names, count=len(made)))
    elif adds_members(block.text.plain) and not record.meeting.is_approved:
        keys = spec_of(ActionId.NEW_MEMBERS).key_text
        yield Detail("user-round-plus", say("new_members.offer", keys=keys), leads=True)


def _to_be_checked(card: BlockDecoration, taken: Decision | Vote, record: MeetingRecord) -> BlockDecoration:
    """The card, saying first that the attendance was put right since, where the quorum is another now."""
    anew = found_anew(record, taken)
    if anew is None:
        return card
    quorum = quorate_at(anew, taken.at, record.board.chair_title)
    key = "live.card.check_decision" if isinstance(taken, Decision) else "live.card.check_vote"
    words = say(key, quorum=f"{quorum[:1].lower()}{quorum[1:]}")
    return replace(card, details=(Detail("triangle-alert", words, is_missing=True), *card.details))


def _with_end(card: BlockDecoration, words: str) -> BlockDecoration:
    """The card of a provisional decision that ended, or of the decision that ended it, with where the other stands.

    That comes first, since whatever comes last is cut where there is little room.
    """
    kept = tuple(detail for detail in card.details if detail.words != say("live.decision.carried_forward"))
    return replace(card, details=(Detail("history", words, leads=True), *kept))


def _with_doubt(card: BlockDecoration) -> BlockDecoration:
    return replace(card, details=(Detail("triangle-alert", say("resolving.doubtful"), is_missing=True), *card.details))


def _asks(record: MeetingRecord, minute_id: Id) -> tuple[str, ...]:
    """What the board was asked to do in a minute."""
    about = next((minute.item_ids for minute in record.minutes if minute.id == minute_id), ())
    return tuple(ask for item in record.items if item.id in about for ask in item.recommendations)


def _quorum_detail(verdict: Verdict, at: datetime, chair: str) -> Detail:
    return Detail("circle-check" if verdict.quorate else "circle-x", quorate_at(verdict, at, chair))


def _kept_in_registers(record: MeetingRecord, minute_id: Id) -> Iterator[EventLine]:
    """The line below each paragraph that is marked, and below each question of which something is noted."""
    blocks = record.blocks_of.get(minute_id, ()) if record.in_register else ()
    for block in blocks:
        entry = record.in_register.get(block.id)
        if entry is not None:
            words = entry_told(record, block, entry)
            yield EventLine(after=block.id, words=words, icon=REGISTER_ICONS[entry.kind or RegisterKind.QUESTION])


def _line(happening: Happening) -> EventLine:
    return EventLine(
        after=happening.after_block_id,
        at=happening.at,
        words=happening.text,
        icon=happening.icon,
        is_warning=happening.is_alarm,
    )
