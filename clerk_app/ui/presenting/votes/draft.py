"""What the clerk has put down of a vote so far, and how keys and answers change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from clerk_app.domain.decisions import DecisionResult, LimbTick, Vote
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.count import names_in
from clerk_app.domain.rules.deciding import Force, VoteResult, decide, force_of, votes_one_by_one, why_no_votes
from clerk_app.domain.rules.quorum import Consequence
from clerk_app.domain.rules.room import SeatNow
from clerk_app.domain.rules.voting import Ballots, Question
from clerk_app.ui.forms.values import YES, Answer
from clerk_app.ui.presenting.votes.candidates import election_result, rounds_read, rounds_typed
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import final_decision

NOTHING: Mapping[str, Choice] = MappingProxyType({})
LETTERS = {"F": Choice.FOR, "A": Choice.AGAINST, "B": Choice.ABSTAIN}
"""The keys of a row."""
_NO_DECISION = frozenset(
    {
        Consequence.NO_BUSINESS,
        Consequence.NO_DECISIONS,
        Consequence.DISCUSSION_ONLY,
        Consequence.DO_NOT_PROCEED,
        Consequence.MEET_WITHOUT_VOTING,
        Consequence.NO_MEETING,
    }
)
_COMES_BACK = frozenset({Consequence.NEXT_AGENDA, Consequence.DEFER_ITEM, Consequence.WRITTEN_PROCEDURE})


class WithoutQuorum(StrEnum):
    """What is made of a vote that was taken without a quorum.

    CARRY_FORWARD: a provisional decision, which comes back on the next agenda. OUT_OF_SESSION: the same, and all
    members are asked in writing. RECOMMEND: what is recommended to another body, which decides. ADVICE: what is given
    as advice. VIEWS: the vote alone, as what those who are there think.
    """

    CARRY_FORWARD = "carry_forward"
    OUT_OF_SESSION = "out_of_session"
    RECOMMEND = "recommend"
    ADVICE = "advice"
    VIEWS = "views"


SUPPOSES_A_MAJORITY = frozenset({WithoutQuorum.CARRY_FORWARD, WithoutQuorum.OUT_OF_SESSION, WithoutQuorum.RECOMMEND})
"""The ways in which only what those who are there carried is taken further."""


@dataclass(frozen=True, kw_only=True)
class VoteDraft:
    """What was voted so far. `choices` are by seat; `settled` what agencies and the like vote as one, by id or name.

    `counts` are for, against and abstentions where only these are kept (`by_count`). `limbs` are those of the question.
    `candidates` is what was typed of an election, `decider` of who decides where it is recommended to another body.
    """

    question: str = ""
    ballots: Ballots = Ballots.OPEN
    by_count: bool = False
    choices: Mapping[Id, Choice] = field(default_factory=lambda: MappingProxyType({}))
    settled: Mapping[str, Choice] = field(default_factory=lambda: MappingProxyType({}))
    counts: tuple[int, int, int] = (0, 0, 0)
    tie_broken: Choice | None = None
    consensus_failed: bool = False
    limbs: tuple[LimbTick, ...] = ()
    without_quorum: WithoutQuorum = WithoutQuorum.CARRY_FORWARD
    candidates: str = ""
    decider: str = ""

    @property
    def limbs_met(self) -> frozenset[int]:
        """The places of those that hold."""
        return frozenset(place for place, limb in enumerate(self.limbs) if limb.met)

    def ballot(self) -> Ballot | Counts:
        """The vote as the rule looks at it."""
        if self.by_count:
            ayes, noes, abstentions = self.counts
            return Counts(
                ayes=ayes,
                noes=noes,
                abstentions=abstentions,
                tie_broken=self.tie_broken,
                limbs_met=self.limbs_met,
            )
        return Ballot(choices=self.choices, settled=self.settled, tie_broken=self.tie_broken, limbs_met=self.limbs_met)


def draft_for(case: VoteCase) -> VoteDraft:
    """What the pane begins with: the stored vote as it was kept, or a vote on the board's ordinary question."""
    if case.stored is not None and (case.stored.is_counted or case.stored.result is not None):
        return _draft_of(case.stored, case)
    draft = asking(VoteDraft(decider=case.parent), case, case.rule.question().name)
    stored = case.stored
    return draft if stored is None else replace(draft, consensus_failed=stored.consensus_failed)


def asking(draft: VoteDraft, case: VoteCase, name: str) -> VoteDraft:
    """The draft on another kind of question: its limbs are its own, and whether the ballot is secret."""
    question = case.question(name)
    secret = question.ballots is Ballots.SECRET
    return replace(
        draft,
        question=question.name,
        limbs=tuple(LimbTick(limb=limb) for limb in question.limbs),
        ballots=question.ballots if question.ballots in (Ballots.SECRET, Ballots.NAMED) else Ballots.OPEN,
        by_count=question.election is None and (secret or not case.has_rule or not voters(case, question)),
        settled=NOTHING,
        without_quorum=_usual_without_quorum(case, question),
    )


def voters(case: VoteCase, question: Question) -> tuple[SeatNow, ...]:
    """The seats that have a vote on the question now."""
    kept = why_no_votes(question, case.room)
    return tuple(one for one in case.room.seats if one.seat.id not in kept)


def voting_as_one(case: VoteCase, question: Question) -> dict[str, tuple[SeatNow, ...]]:
    """The agencies, categories or groups that vote now, by id or name, with their seats."""
    together: dict[str, tuple[SeatNow, ...]] = {}
    for one in voters(case, question):
        for name in names_in(one, question.unit, question.groups):
            together[name] = (*together.get(name, ()), one)
    return together


def result_of(case: VoteCase, draft: VoteDraft) -> VoteResult:
    """What the vote comes to; of one that was recorded and is not taken anew, what it came to then."""
    stored = case.stored
    if stored is not None and stored.result is not None and draft == draft_for(case):
        return stored.result
    return taken_anew(case, draft)


def taken_anew(case: VoteCase, draft: VoteDraft) -> VoteResult:
    """What it comes to by the rule."""
    question = case.question(draft.question)
    if question.election is not None:
        rounds = rounds_read(draft.candidates).rounds
        return election_result(case, draft.question, rounds, draft.limbs_met)
    return decide(question, case.room, draft.ballot(), case.verdict)


# What keys and answers do


def chosen(draft: VoteDraft, case: VoteCase, key: str, letter: str) -> VoteDraft:
    """The draft after a letter in a row; without one (""), what stood in the row is taken back."""
    choice = LETTERS.get(letter)
    if letter and choice is None:
        return draft
    kind, _, name = key.partition("/")
    if kind == "one":
        return replace(draft, settled=_with(draft.settled, name, choice))
    seat_id = Id(name.rpartition("/")[2])
    choices = {one: given for one, given in draft.choices.items() if one != seat_id}
    if choice is not None:
        choices[seat_id] = choice
    settled = draft.settled
    for one in case.room.seats:
        if one.seat.id == seat_id:
            question = case.question(draft.question)
            for joint in names_in(one, question.unit, question.groups):
                settled = _with(settled, joint, None)  # they are asked anew
    return replace(draft, choices=MappingProxyType(choices), settled=settled)


def all_for(draft: VoteDraft, case: VoteCase) -> VoteDraft:
    """Everybody who may vote votes for it; the exceptions are put down after that."""
    question = case.question(draft.question)
    if votes_one_by_one(question):
        return replace(draft, choices=MappingProxyType({one.seat.id: Choice.FOR for one in voters(case, question)}))
    settled = MappingProxyType(dict.fromkeys(voting_as_one(case, question), Choice.FOR))
    return replace(draft, choices=MappingProxyType({}), settled=settled)


def answered(draft: VoteDraft, case: VoteCase, answer: Answer) -> VoteDraft:
    """The draft after an answer to one of the fields around the rows."""
    is_yes = answer.value == YES
    match answer.key.split("/"):
        case ["question"]:
            return asking(draft, case, answer.value)
        case ["named"]:
            named = Ballots.NAMED if is_yes else Ballots.OPEN
            return replace(draft, ballots=named, by_count=draft.by_count and not is_yes)
        case ["secret"]:
            by_count = is_yes and case.question(draft.question).election is None
            return replace(draft, ballots=Ballots.SECRET if is_yes else Ballots.OPEN, by_count=by_count)
        case ["by_count"]:
            ballots = draft.ballots if is_yes and draft.ballots is not Ballots.NAMED else Ballots.OPEN
            return replace(draft, by_count=is_yes, ballots=ballots)
        case ["count", place]:
            counts = list(draft.counts)
            counts[int(place)] = _number(answer.value)
            return replace(draft, counts=(counts[0], counts[1], counts[2]))
        case ["tie_broken"]:
            return replace(draft, tie_broken=Choice(answer.value) if answer.value else None)
        case ["candidates"]:
            return replace(draft, candidates=answer.value)
        case ["consensus_failed"]:
            return replace(draft, consensus_failed=is_yes)
        case ["limb", place]:
            return _with_limb(draft, int(place), met=is_yes)
        case ["reason", place]:
            return _with_limb(draft, int(place), reason=answer.value)
        case ["without_quorum"]:
            return replace(draft, without_quorum=WithoutQuorum(answer.value))
        case ["decider"]:
            return replace(draft, decider=answer.value)
    return draft


def _with(settled: Mapping[str, Choice], name: str, choice: Choice | None) -> Mapping[str, Choice]:
    others = {one: given for one, given in settled.items() if one != name}
    return MappingProxyType(others if choice is None else {**others, name: choice})


def _with_limb(draft: VoteDraft, place: int, *, met: bool | None = None, reason: str | None = None) -> VoteDraft:
    limbs = list(draft.limbs)
    if place < len(limbs):
        limb = limbs[place]
        limbs[place] = replace(
            limb,
            met=limb.met if met is None else met,
            reason=limb.reason if reason is None else reason.strip(),
        )
    return replace(draft, limbs=tuple(limbs))


def _number(words: str) -> int:
    return int(words) if words.strip().isascii() and words.strip().isdigit() else 0


def _draft_of(vote: Vote, case: VoteCase) -> VoteDraft:
    question = case.question(vote.question)
    kept = {one.limb: one for one in vote.limbs}
    settled = {one.agency_id or one.category_id or one.group: one.choice for one in vote.settled}
    by_count = question.election is None and not vote.seat_votes and not vote.settled
    return VoteDraft(
        question=question.name,
        ballots=vote.ballots,
        by_count=by_count,
        choices=MappingProxyType({one.seat_id: one.choice for one in vote.seat_votes}),
        settled=MappingProxyType(settled),
        counts=_counts_kept(vote) if by_count else (0, 0, 0),
        tie_broken=vote.tie_broken,
        candidates=rounds_typed(vote.rounds),
        consensus_failed=vote.consensus_failed,
        limbs=tuple(kept.get(limb, LimbTick(limb=limb)) for limb in question.limbs),
        without_quorum=_kept_without_quorum(vote, case, question),
        decider=_decider_typed(case),
    )


_KEPT_AS = {DecisionResult.ADVICE: WithoutQuorum.ADVICE, DecisionResult.RECOMMENDED: WithoutQuorum.RECOMMEND}


def _kept_without_quorum(vote: Vote, case: VoteCase, question: Question) -> WithoutQuorum:
    """What was made of a vote that was recorded without a quorum; what is usual where there was one."""
    usual = _usual_without_quorum(case, question)
    if case.decided is not None:
        if case.decided.result is DecisionResult.PROVISIONAL:
            return WithoutQuorum.OUT_OF_SESSION if _is_asked_in_writing(case) else WithoutQuorum.CARRY_FORWARD
        return _KEPT_AS.get(case.decided.result, usual)
    if case.is_quorate or vote.result is None:
        return usual
    if vote.result.force is Force.ADVISORY:
        return WithoutQuorum.ADVICE
    return usual if usual is not WithoutQuorum.CARRY_FORWARD else WithoutQuorum.VIEWS


def _decider_typed(case: VoteCase) -> str:
    """Who decides in the end by the decision that came of the vote, as it would be typed; else the parent board."""
    decided = case.decided
    if decided is None or case.record is None:
        return case.parent
    if decided.result is not DecisionResult.RECOMMENDED and not decided.final_decider:
        return case.parent
    final = FinalDecision(decided.final_decider, decided.final_on)
    return final_decision(final, case.record.board.formats.date).removeprefix(say("final_decision.lead"))


def _is_asked_in_writing(case: VoteCase) -> bool:
    """Whether a procedure in writing is to settle the decision that came of the vote."""
    procedures = case.record.procedures if case.record is not None else ()
    return case.decided is not None and any(one.settles_id == case.decided.id for one in procedures)


def _counts_kept(vote: Vote) -> tuple[int, int, int]:
    return vote.votes_for, vote.votes_against, vote.abstentions


def _usual_without_quorum(case: VoteCase, question: Question) -> WithoutQuorum:
    """What the rule says of a decision without a quorum."""
    force = force_of(question, case.verdict, frozenset())
    return {
        Force.ADVISORY: WithoutQuorum.ADVICE,
        Force.RECOMMENDED: WithoutQuorum.RECOMMEND,
        Force.NONE: WithoutQuorum.VIEWS if _forbids(case) else WithoutQuorum.CARRY_FORWARD,
    }.get(force, WithoutQuorum.CARRY_FORWARD)


def _forbids(case: VoteCase) -> bool:
    """Whether the rule says itself that nothing is decided without a quorum; one that says nothing carries forward."""
    follows = {one.consequence for one in case.verdict.follows} if case.verdict is not None else set()
    return bool(follows & _NO_DECISION) and not follows & _COMES_BACK
