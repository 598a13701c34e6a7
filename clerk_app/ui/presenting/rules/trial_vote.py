"""A vote made up to try a voting rule in: who votes what, or how many do, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.rules.deciding import (
    Force,
    NeedFound,
    Outcome,
    VoteResult,
    as_asked,
    asks_how_it_is_broken,
    decide,
    force_of,
    weights_cut,
    why_no_votes,
)
from clerk_app.domain.rules.electing import elect
from clerk_app.domain.rules.judging import find
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.room import Attendance, Room
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import OnlyWhere, OrElse, Question, ShareFor, ShareGiven, Tie, VotingRule
from clerk_app.domain.seats import Seat
from clerk_app.ui.forms.values import (
    NO,
    YES,
    Answer,
    Deed,
    Field,
    Heading,
    Kind,
    Meaning,
    Option,
    Part,
    Phrase,
    Saying,
    Standing,
)
from clerk_app.ui.presenting.rules.trial import (
    AWAY,
    CHAIR,
    INTEREST,
    PRESENT,
    PROXY,
    Trial,
    TrialRow,
    business_asked,
    holders_asked,
    row_of,
)
from clerk_app.ui.presenting.votes.candidates import outcome_of, rounds_read, told_of_election
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.rules import Names
from clerk_app.wording.votes import votes_said
from clerk_app.wording.voting_rules import need_in_words, question_name

FOR, AGAINST, ABSTAIN, GONE = "F", "A", "B", "X"
VOTE_LETTERS = FOR + AGAINST + ABSTAIN + GONE + PROXY + CHAIR + INTEREST
BY_SEAT, BY_COUNT = "by_seat", "by_count"
_CHOICES = {FOR: Choice.FOR, AGAINST: Choice.AGAINST, ABSTAIN: Choice.ABSTAIN}
_LETTERS = {choice: letter for letter, choice in _CHOICES.items()}
_KINDS: Mapping[Outcome, Meaning] = MappingProxyType({Outcome.CARRIED: "ok", Outcome.LOST: "danger"})
_NUMBERS = ("ayes", "noes", "abstentions")


@dataclass(frozen=True, kw_only=True)
class TrialVote:
    """Who votes what by seat, or the counts; the question by its name, the tie-breaker's vote, and what was settled.

    `candidates` is what was typed of an election.
    """

    question: str = ""
    how: str = BY_SEAT
    choices: Mapping[Id, Choice] = field(default_factory=lambda: MappingProxyType({}))
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    settled: Mapping[str, Choice] = field(default_factory=lambda: MappingProxyType({}))
    tie_broken: Choice | None = None
    limbs_met: frozenset[int] = frozenset()
    candidates: str = ""

    def ballot(self) -> Ballot | Counts:
        """The vote as the rule looks at it."""
        if self.how == BY_COUNT:
            ayes, noes, abstentions = (self.counts.get(name, 0) for name in _NUMBERS)
            return Counts(
                ayes=ayes,
                noes=noes,
                abstentions=abstentions,
                tie_broken=self.tie_broken,
                limbs_met=self.limbs_met,
            )
        return Ballot(choices=self.choices, settled=self.settled, tie_broken=self.tie_broken, limbs_met=self.limbs_met)


def vote_pressed(trial: Trial, vote: TrialVote, letter: str, seat: Seat) -> tuple[Trial, TrialVote]:
    """The room and the vote after a letter in the row of a seat."""
    if letter in (CHAIR, INTEREST):
        return trial.pressed(letter, seat), vote
    others = {one: choice for one, choice in vote.choices.items() if one != seat.id}
    if letter == GONE:
        away = AWAY if trial.letter(seat.id) != AWAY else PRESENT
        return trial.set(away, seat), replace(vote, choices=MappingProxyType(others))
    if letter == PROXY:
        return trial.set(PRESENT if trial.letter(seat.id) == PROXY else PROXY, seat), vote
    if letter in _CHOICES:
        here = trial if trial.letter(seat.id) != AWAY else trial.set(PRESENT, seat)
        return here, replace(vote, choices=MappingProxyType(others | {seat.id: _CHOICES[letter]}))
    return trial, replace(vote, choices=MappingProxyType(others))


def vote_answered(vote: TrialVote, answer: Answer, seats: Sequence[Seat]) -> TrialVote:
    """The vote after an answer to one of the fields below the list."""
    match answer.key.split("/"):
        case ["try", "all_for"]:
            return replace(vote, choices=MappingProxyType({seat.id: Choice.FOR for seat in seats}))
        case ["try", "no_votes"]:
            return replace(vote, choices=MappingProxyType({}))
        case ["try", "question"]:
            return replace(vote, question=answer.value, limbs_met=frozenset())
        case ["try", "how"]:
            return replace(vote, how=answer.value)
        case ["try", "count", name]:
            return replace(vote, counts=MappingProxyType({**vote.counts, name: int(answer.value)}))
        case ["try", "tie_broken"]:
            return replace(vote, tie_broken=Choice(answer.value) if answer.value else None)
        case ["try", "settled", name]:
            others = {one: choice for one, choice in vote.settled.items() if one != name}
            new = {name: Choice(answer.value)} if answer.value else {}
            return replace(vote, settled=MappingProxyType(others | new))
        case ["try", "candidates"]:
            return replace(vote, candidates=answer.value)
        case ["try", "limb", place]:
            return replace(vote, limbs_met=vote.limbs_met ^ {int(place)})
    return vote


def vote_rows(
    trial: Trial, vote: TrialVote, rule: VotingRule | None, seats: Sequence[Seat], chair: str
) -> tuple[TrialRow, ...]:
    """The rows of the list, each with its vote, saying whether the seat may vote now."""
    room = trial.room(seats)
    question = as_asked(rule.question(vote.question), room) if rule is not None else None
    kept = why_no_votes(question, room) if question is not None else {}
    rows = []
    for one in room.seats:
        is_there = one.attendance is not Attendance.AWAY
        choice = vote.choices.get(one.seat.id) if is_there else None
        may = one.seat.id not in kept if question is not None else None
        letter = _LETTERS[choice] if choice is not None else ""
        row = row_of(trial, one, chair, None, letter)
        said = say(f"try_rule.vote.{choice}") if choice is not None else say("try_rule.vote.none")
        away = "" if is_there else say("try_rule.letter.A")
        note = "" if may or may is None else say("try_rule.may_not_vote")
        aside = ", ".join(filter(None, (away, row.aside)))
        spoken = ", ".join(filter(None, (one.seat.title, said, away, row.aside, note)))
        rows.append(replace(row, aside=aside, spoken=spoken, counts=may))
    return tuple(rows)


def vote_trial_parts(
    trial: Trial,
    vote: TrialVote,
    rule: VotingRule | None,
    quorum: QuorumRule | None,
    seats: Sequence[Seat],
    names: Names,
) -> Iterator[Part]:
    """What is asked besides the votes, and what they come to, with the arithmetic of every need."""
    all_for = Deed(key="try/all_for", words=say("try_rule.all_for"))
    yield Phrase(key="try/all", pieces=(all_for, Deed(key="try/no_votes", words=say("try_rule.no_votes"))))
    if rule is None:
        yield Saying(key="try/no_rule", words=say("try_rule.no_voting_rule"))
        return
    room = trial.room(seats)
    question = as_asked(rule.question(vote.question), room)
    verdict = find(quorum, room) if quorum is not None else None
    yield from business_asked(trial, kinds_of_business(quorum, rule))
    yield from _question_asked(rule, question)
    if question.proxies_each is not None or question.proxy_limits or question.weight_cap is not None:
        yield from holders_asked(trial, seats)
    if question.election is not None:
        yield from _election_parts(vote, question, room, verdict)
    else:
        yield from _vote_parts(vote, question, decide(question, room, vote.ballot(), verdict), names)
        for seat_id, (weight, counted) in weights_cut(question, room).items():
            words = say("vote.weight_cut", name=names(seat_id), weight=weight, counted=counted)
            yield Saying(key=f"try/weight/{seat_id}", words=words)
    if question.limbs:
        yield Heading(words=say("try_rule.limbs"))
        for place, limb in enumerate(question.limbs):
            value = YES if place in vote.limbs_met else NO
            holds = say("try_rule.limb_holds")
            yield Field(key=f"try/limb/{place}", label=holds, kind=Kind.TICK, value=value, note=limb, spoken=limb)


def _question_asked(rule: VotingRule, question: Question) -> Iterator[Part]:
    if len(rule.questions) > 1:
        options = tuple(Option(value=one.name, words=question_name(one)) for one in rule.questions)
        label = say("try_rule.question")
        yield Field(key="try/question", label=label, kind=Kind.CHOICE, value=question.name, options=options)


def _vote_parts(vote: TrialVote, question: Question, result: VoteResult, names: Names) -> Iterator[Part]:
    """How votes are put down, and what they come to, with the arithmetic of every need."""
    yield from _asked(vote, question, result, names)
    yield _standing(result)
    for place, found in enumerate(result.needs):
        yield Saying(key=f"try/need/{place}", words=_arithmetic(found, names))
    yield from _notes(result, question, names)


def _election_parts(vote: TrialVote, question: Question, room: Room, verdict: Verdict | None) -> Iterator[Part]:
    """The candidates with their votes, round by round, and what they come to."""
    label, note = say("vote.election.typed"), say("vote.election.typed_note")
    yield Field(key="try/candidates", label=label, kind=Kind.LINES, value=vote.candidates, note=note)
    read = rounds_read(vote.candidates)
    found = elect(question, room, read.rounds, verdict) if read.rounds else None
    if found is not None:
        yield _election_standing(outcome_of(found), force_of(question, verdict, vote.limbs_met))
    for place, words in enumerate(told_of_election(found, read)):
        yield Saying(key=f"try/note/{place}", words=words)


def _election_standing(outcome: Outcome, force: Force) -> Standing:
    word, is_over = say(f"vote.election.word.{outcome}"), outcome is Outcome.CARRIED
    kind = "warning" if is_over and force is not Force.BINDING else _KINDS.get(outcome, "neutral")
    reason = say(f"try_rule.force.{force}") if is_over else ""
    return Standing(key="try/result", kind=kind, word=word, count="", reason=reason)


def _asked(vote: TrialVote, question: Question, result: VoteResult, names: Names) -> Iterator[Part]:
    ways = tuple(Option(value=one, words=say(f"try_rule.how.{one}")) for one in (BY_SEAT, BY_COUNT))
    yield Field(key="try/how", label=say("try_rule.how.label"), kind=Kind.CHOICE, value=vote.how, options=ways)
    if vote.how == BY_COUNT:
        for name in _NUMBERS:
            value = str(vote.counts.get(name, 0))
            yield Field(key=f"try/count/{name}", label=say(f"try_rule.{name}"), kind=Kind.NUMBER, value=value)
    for name in dict.fromkeys((*result.split, *vote.settled)):
        label = say("try_rule.settled", name=_called(name, question, names))
        given = vote.settled.get(name)
        yield Field(
            key=f"try/settled/{name}", label=label, kind=Kind.CHOICE, value=given or "", options=_votes(abstain=True)
        )
    if asks_how_it_is_broken(question, result, by_count=vote.how == BY_COUNT):
        given = vote.tie_broken
        label = say("try_rule.lot" if question.tie is Tie.LOT else "try_rule.tie_broken")
        options = _votes(abstain=False)
        yield Field(key="try/tie_broken", label=label, kind=Kind.CHOICE, value=given or "", options=options)


def _votes(*, abstain: bool) -> tuple[Option, ...]:
    choices = ("", Choice.FOR, Choice.AGAINST, *((Choice.ABSTAIN,) if abstain else ()))
    return tuple(Option(value=one, words=say(f"try_rule.vote.{one or 'none'}")) for one in choices)


def _standing(result: VoteResult) -> Standing:
    word = say(f"try_rule.outcome.{result.outcome}")
    ayes, noes = (votes_said(one, result.parts) for one in (result.ayes, result.noes))
    count = say("try_rule.tally", ayes=ayes, noes=noes)
    reasons = [say(f"try_rule.force.{result.force}")] if result.outcome is Outcome.CARRIED else []
    if result.tied:
        reasons.insert(0, say("try_rule.tied"))
    if result.outcome in (Outcome.NOT_TOLD, Outcome.TO_BE_SETTLED):
        reasons.append(say(f"try_rule.why.{result.outcome}"))
    kind = _KINDS.get(result.outcome, "neutral")
    if result.outcome is Outcome.CARRIED and result.force is not Force.BINDING:
        kind = "warning"
    return Standing(key="try/result", kind=kind, word=word, count=count, reason=" ".join(reasons))


def _arithmetic(found: NeedFound, names: Names) -> str:
    needs = sentence_case(need_in_words(found.need, names))
    if isinstance(found.need, OrElse):
        return needs
    if isinstance(found.need, OnlyWhere):
        return say("try_rule.is_so" if found.met else "try_rule.is_not_so", needs=needs)
    got, of, takes = (votes_said(one, found.parts) for one in (found.got, found.of, found.takes))
    if isinstance(found.need, (ShareFor, ShareGiven)):
        key = "share_met" if found.met else "share_missed"
        return say(f"try_rule.{key}", needs=needs, got=got, of=of, takes=takes)
    return say("try_rule.number_met" if found.met else "try_rule.number_missed", needs=needs, got=got)


def _notes(result: VoteResult, question: Question, names: Names) -> Iterator[Part]:
    lines = []
    if result.abstentions:
        lines.append(say("try_rule.abstained", count=votes_said(result.abstentions, result.parts)))
    if result.silent:
        lines.append(say("try_rule.silent", count=votes_said(result.silent, result.parts)))
    if result.split:
        lines.append(say("try_rule.split", names=listed([_called(name, question, names) for name in result.split])))
    for place, words in enumerate(lines):
        yield Saying(key=f"try/note/{place}", words=words)


def _called(name: str, question: Question, names: Names) -> str:
    return name if any(group.name == name for group in question.groups) else names(Id(name))
