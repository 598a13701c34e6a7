"""The rows of a vote: everybody who may vote now, or the agencies that do, with their people below them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Ballot, Choice
from clerk_app.domain.rules.count import weight_of
from clerk_app.domain.rules.deciding import NoVote, joint_vote, votes_one_by_one, weights_cut, why_no_votes
from clerk_app.domain.rules.room import SeatNow
from clerk_app.domain.rules.voting import Question
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import VoteDraft, voters, voting_as_one
from clerk_app.wording.catalogue import say
from clerk_app.wording.votes import no_vote, units


@dataclass(frozen=True, kw_only=True)
class VoteRow:
    """One row; `note` asks for something, such as one vote of an agency that is not agreed. `depth` 1 is one of its
    people.
    """

    key: str
    name: str
    aside: str = ""
    note: str = ""
    choice: Choice | None = None
    depth: int = 0
    opens: bool = False
    is_open: bool = False
    is_split: bool = False

    @property
    def spoken(self) -> str:
        """The row as assistants read it."""
        choice = say(f"vote.choice.{'split' if self.is_split else self.choice or 'none'}")
        said = say("vote.spoken_row", name=self.name, choice=choice)
        return ". ".join(filter(None, (said, self.note, self.aside)))


def vote_rows(case: VoteCase, draft: VoteDraft, opened: Collection[str] = ()) -> tuple[VoteRow, ...]:
    """The rows in the board's order; none where only counts are kept. `opened` are keys of rows with their people."""
    if draft.by_count:
        return ()
    question = case.question(draft.question)
    if votes_one_by_one(question):
        weights = _weights(case, question)
        return tuple(_single(case, draft, one, weights) for one in voters(case, question))
    return tuple(_joint_rows(case, draft, question, opened))


def not_voting(case: VoteCase, question: Question) -> tuple[str, ...]:
    """Who has no vote on the question now, by the reason why."""
    found: dict[NoVote, list[str]] = {}
    kept = why_no_votes(question, case.room)
    for one in case.room.seats:
        reason = kept.get(one.seat.id)
        if reason is not None and one.filled:
            found.setdefault(reason, []).append(_named(case, one, reason))
    told = (no_vote(reason, found[reason]) for reason in NoVote if reason in found)
    return (*told, *filter(None, (case.at_other_business,)))


def called(case: VoteCase, question: Question, name: str) -> str:
    """The name of an agency, a category or a group that votes as one."""
    return name if any(group.name == name for group in question.groups) else case.names(Id(name))


def _named(case: VoteCase, one: SeatNow, reason: NoVote) -> str:
    sitter = case.sitter(one)
    return f"{sitter.name} ({sitter.how})" if sitter.how and reason is NoVote.AWAY else sitter.name


def _weights(case: VoteCase, question: Question) -> Mapping[Id, int]:
    """Of how much weight each seat's vote counts; nothing where votes are not weighed."""
    if question.unit is not Unit.WEIGHT:
        return {}
    cut = weights_cut(question, case.room)
    return {
        one.seat.id: cut[one.seat.id][1] if one.seat.id in cut else weight_of(one, question.groups)
        for one in case.room.seats
    }


def _single(case: VoteCase, draft: VoteDraft, one: SeatNow, weights: Mapping[Id, int], within: str = "") -> VoteRow:
    sitter = case.sitter(one)
    agency = case.names(one.seat.agency_id) if one.seat.agency_id is not None and not within else ""
    interest = say("vote.interest") if one.interest is not None else ""
    chair = case.chair if one.presiding and not within else ""
    weight = say("vote.weight", count=weights[one.seat.id]) if one.seat.id in weights else ""
    return VoteRow(
        key=f"seat/{within}/{one.seat.id}" if within else f"seat/{one.seat.id}",
        name=sitter.name,
        aside=", ".join(filter(None, (weight, agency, chair, sitter.how, interest))),
        choice=draft.choices.get(one.seat.id),
        depth=1 if within else 0,
    )


def _joint_rows(case: VoteCase, draft: VoteDraft, question: Question, opened: Collection[str]) -> Iterator[VoteRow]:
    ballot, weights = Ballot(choices=draft.choices, settled=draft.settled), _weights(case, question)
    for name, seats in voting_as_one(case, question).items():
        choice, is_split = joint_vote(question, name, seats, ballot)
        key = f"one/{name}"
        differ = len({draft.choices[one.seat.id] for one in seats if one.seat.id in draft.choices}) > 1
        is_open = key in opened or is_split
        yield VoteRow(
            key=key,
            name=called(case, question, name),
            aside=", ".join((*_votes_of(question, name), *_people(case, seats))),
            note=_note(question, is_split=is_split, is_settled=differ and name in draft.settled),
            choice=choice,
            opens=len(seats) > 1,
            is_open=is_open and len(seats) > 1,
            is_split=is_split,
        )
        if is_open and len(seats) > 1:
            yield from (_single(case, draft, one, weights, name) for one in seats)


def _votes_of(question: Question, name: str) -> Iterator[str]:
    """How many votes a group has, where the rule gives it some."""
    given = (group.votes for group in question.groups if group.name == name)
    votes = next(given, None) if question.unit is Unit.GROUPS else None
    if votes is not None:
        yield say("vote.weight", count=votes)


def _note(question: Question, *, is_split: bool, is_settled: bool) -> str:
    if is_split:
        return say("vote.settle", unit=units(question.unit, 1))
    return say("vote.settled") if is_settled else ""


def _people(case: VoteCase, seats: Sequence[SeatNow]) -> Iterator[str]:
    for one in seats:
        sitter = case.sitter(one)
        interest = say("vote.interest") if one.interest is not None else ""
        said = ", ".join(filter(None, (sitter.how, interest)))
        yield f"{sitter.name} ({said})" if said else sitter.name
