"""What a vote comes to so far, for the right side of the pane: the word, the arithmetic, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.deadlines import earliest_second_meeting
from clerk_app.domain.rules.deciding import Force, NeedFound, Outcome, VoteResult, votes_one_by_one, weights_cut
from clerk_app.domain.rules.selection import have_votes
from clerk_app.domain.rules.voting import Question, ShareFor, VoteBase
from clerk_app.ui.forms.values import Meaning
from clerk_app.ui.presenting.votes.candidates import election_found, rounds_read, told_of_election
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import SUPPOSES_A_MAJORITY, VoteDraft, WithoutQuorum, result_of
from clerk_app.ui.presenting.votes.rows import called
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.lists import listed
from clerk_app.wording.live import quorate_at
from clerk_app.wording.votes import arithmetic, need_told, share_said, units, votes_said

_WORD_WITHOUT_QUORUM = {
    WithoutQuorum.CARRY_FORWARD: "provisional",
    WithoutQuorum.OUT_OF_SESSION: "provisional",
    WithoutQuorum.RECOMMEND: "recommended",
    WithoutQuorum.ADVICE: "advisory",
    WithoutQuorum.VIEWS: "none",
}


_WITHOUT_HOLIDAYS = frozenset({DayCount.CALENDAR, DayCount.CLEAR})


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The votes as boxes: how many are for, of how many, how many it takes; where the mark stands, and its words."""

    got: int
    of: int
    takes: int
    share: float
    mark: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """How the vote stands. `act` is what the button says that records it."""

    word: str
    kind: Meaning
    lead: str
    why: tuple[str, ...]
    bar: Bar | None
    quorum: str
    is_quorate: bool
    act: str
    alert: str = ""
    rule: str = ""


def found_of(case: VoteCase, draft: VoteDraft) -> Found:
    """How it stands now."""
    result = result_of(case, draft)
    question = case.question(draft.question)
    binds = case.is_quorate or question.without_quorum
    nothing = not _has_votes(result)
    word, kind = _word(result, draft, binds=binds, nothing=nothing)
    verdict = case.verdict
    return Found(
        word=word,
        kind=kind,
        lead="" if nothing or question.election is not None else arithmetic(result, question),
        why=(
            *_of_election(case, draft, question),
            *_why(case, result, question),
            *((say("vote.not_supported"),) if not binds and not nothing and _comes_to_nothing(result, draft) else ()),
        ),
        bar=_bar(result),
        quorum=quorate_at(verdict, case.at, case.chair) if verdict is not None else "",
        is_quorate=case.is_quorate,
        act=_act(result, draft, binds=binds),
        alert="" if binds else say("vote.not_quorate"),
        rule=_rule(case),
    )


def _of_election(case: VoteCase, draft: VoteDraft, question: Question) -> Iterator[str]:
    if question.election is not None:
        read = rounds_read(draft.candidates)
        yield from told_of_election(election_found(case, draft.question, read.rounds), read)


def _has_votes(result: VoteResult) -> bool:
    return result.ayes + result.noes + result.abstentions > 0 or bool(result.split)


def _word(result: VoteResult, draft: VoteDraft, *, binds: bool, nothing: bool) -> tuple[str, Meaning]:
    if not binds:
        if not nothing and _comes_to_nothing(result, draft):
            return say("vote.word.none"), "danger"
        return say(f"vote.word.{_WORD_WITHOUT_QUORUM[draft.without_quorum]}"), "danger"
    if nothing:
        return say("vote.word.nothing"), "neutral"
    if result.outcome is Outcome.CARRIED and result.force is Force.LIMBS_OPEN:
        return say("vote.word.not_binding"), "warning"
    kinds: dict[Outcome, Meaning] = {Outcome.CARRIED: "ok", Outcome.LOST: "danger"}
    if result.elected or (result.outcome is Outcome.TO_BE_SETTLED and not result.split):
        return say(f"vote.election.word.{result.outcome}"), kinds.get(result.outcome, "warning")
    return say(f"vote.word.{result.outcome}"), kinds.get(result.outcome, "warning")


def _comes_to_nothing(result: VoteResult, draft: VoteDraft) -> bool:
    """Without a quorum: it is to be carried forward or to go on, and those here did not carry it."""
    return draft.without_quorum in SUPPOSES_A_MAJORITY and result.outcome is not Outcome.CARRIED


def _act(result: VoteResult, draft: VoteDraft, *, binds: bool) -> str:
    if not binds and draft.without_quorum is WithoutQuorum.OUT_OF_SESSION:
        return say("vote.ask_in_writing")
    if not binds and result.outcome is Outcome.CARRIED and draft.without_quorum is WithoutQuorum.CARRY_FORWARD:
        return say("vote.carry")
    if binds and result.outcome in (Outcome.CARRIED, Outcome.LOST) and _has_votes(result):
        return say(f"vote.act.{result.outcome}")
    return say("vote.record")


def _why(case: VoteCase, result: VoteResult, question: Question) -> Iterator[str]:
    if not case.has_rule:
        yield say("vote.no_rule")
    for found in result.needs:
        yield need_told(found, case.names)
    if not votes_one_by_one(question) and not have_votes(question.groups):
        yield say("vote.count_units", unit=units(question.unit, 1))
    for seat_id, (weight, counted) in weights_cut(question, case.room).items():
        yield say("vote.weight_cut", name=case.names(seat_id), weight=weight, counted=counted)
    if result.outcome is Outcome.NOT_TOLD:
        yield say("vote.not_told")
    if result.tied:
        yield say("vote.tied")
    if result.split:
        names = [called(case, question, name) for name in result.split]
        yield say("vote.split", count=len(names), names=listed(names))
    if result.abstentions:
        base = any(_counts_abstentions(found) for found in result.needs)
        abstentions = votes_said(result.abstentions, result.parts)
        yield say("vote.abstained_counts" if base else "vote.abstained", count=abstentions)
    if result.silent:
        yield say("vote.silent", count=votes_said(result.silent, result.parts))
    if result.outcome is Outcome.CARRIED and result.force is Force.LIMBS_OPEN:
        yield say("vote.limbs_open")
    if result.force is Force.TO_BE_CONFIRMED:
        yield _second_meeting(case, question)


def _second_meeting(case: VoteCase, question: Question) -> str:
    """That a second meeting has to carry it too, with its earliest day where no public holiday could change that."""
    rule = question.second_meeting
    if rule is None or case.record is None or not rule.days or rule.count not in _WITHOUT_HOLIDAYS:
        return say("vote.second")
    day = earliest_second_meeting(rule, case.record.meeting.date, frozenset())
    return say("vote.second_from", day=long_date(day))


def _counts_abstentions(found: NeedFound) -> bool:
    need = found.need
    return isinstance(need, ShareFor) and need.base not in (VoteBase.CAST, VoteBase.SEATS_NOT_ABSTAINING)


def _bar(result: VoteResult) -> Bar | None:
    for found in result.needs:
        if isinstance(found.need, ShareFor) and found.of:
            share = found.need.numerator / found.need.denominator
            return Bar(got=found.got, of=found.of, takes=found.takes, share=share, mark=share_said(found.need))
    return None


def _rule(case: VoteCase) -> str:
    rule = case.rule
    return say("vote.rule_says", source=rule.source, sentence=rule.sentence) if rule.sentence and rule.source else ""
