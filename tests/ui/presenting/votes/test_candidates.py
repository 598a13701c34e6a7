"""An election as it is typed: candidates with their votes, rounds, ties, and what the record and the minutes keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.decisions import DecisionResult, Vote
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.deciding import Outcome
from clerk_app.domain.rules.electing import CandidateVotes, ElectionRound
from clerk_app.domain.rules.voting import Ballots, Election, ElectionTie, NextRound, Question, ShareFor
from clerk_app.ui.forms.values import Answer
from clerk_app.ui.presenting.votes.candidates import rounds_read, rounds_typed
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import VoteDraft, answered, draft_for
from clerk_app.ui.presenting.votes.finding import Found, found_of
from clerk_app.ui.presenting.votes.recording import vote_recorded
from clerk_app.wording.votes import vote_card, vote_in_minutes
from tests.domain.making import board, record
from tests.ui.presenting.votes.boards import PLACES, case, persons

HALF = ShareFor(numerator=1, denominator=2, more_than=True)
RUN_OFF = Election(takes=HALF, then=NextRound.TWO_MOST, rounds=1, tie=ElectionTie.LOT)


def voted(text: str, election: Election = RUN_OFF) -> tuple[VoteCase, VoteDraft]:
    taken = case(persons(15), Question(election=election))
    return taken, answered(draft_for(taken), taken, Answer(key="candidates", value=text))


def found(text: str, election: Election = RUN_OFF) -> Found:
    return found_of(*voted(text, election))


def kept(text: str, election: Election = RUN_OFF) -> tuple[Vote, DecisionResult | None]:
    taken, draft = voted(text, election)
    recorded = vote_recorded(taken, draft, typed("That a chair be elected."), PLACES)
    assert recorded.vote is not None
    return recorded.vote, recorded.decision.result if recorded.decision is not None else None


def told(vote: Vote, election: Election = RUN_OFF) -> str:
    taken = case(persons(15), Question(election=election))
    whole = record(board=replace(board(), voting=taken.rule))
    return vote_in_minutes(vote, whole)


@pytest.mark.parametrize("line", ["Anna Smith 7", "Anna Smith: 7", "  Anna Smith ,  7 ", "Anna Smith\t7"])
def test_a_candidate_is_a_name_with_a_number_behind_it(line: str) -> None:
    assert rounds_read(line).rounds == (ElectionRound(candidates=(CandidateVotes(name="Anna Smith", votes=7),)),)


def test_a_blank_line_begins_a_round_a_star_breaks_a_tie_and_who_abstained_is_counted() -> None:
    text = "Anna 5\nBen 5\nAbstained 2\n\nAnna 6\nBen 6 *"
    read = rounds_read(text)
    assert [one.abstentions for one in read.rounds] == [2, 0]
    assert [one.tie_won_by for one in read.rounds] == [(), ("Ben",)]
    assert rounds_typed(read.rounds) == text


def test_a_line_without_votes_or_with_a_name_that_stands_there_is_said_not_to_count() -> None:
    assert rounds_read("Anna 5\nBen\nAnna 3").unread == ("Ben", "Anna 3")
    assert "“Ben” is not counted: write a name once, and the number of votes behind it." in found("Anna 5\nBen").why


def test_it_stands_by_what_the_rule_takes_with_who_goes_on() -> None:
    shown = found("Anna 7\nBen 5\nCarla 3")
    assert (shown.word, shown.lead) == ("Another round", "")
    assert shown.why[:2] == ("It takes 8 of 15 votes.", "Into the next round go Anna and Ben.")


def test_whoever_is_elected_stands_there_with_the_button_that_records_it() -> None:
    shown = found("Anna 8\nBen 7")
    assert (shown.word, shown.why[0], shown.act) == ("Elected", "Elected: Anna.", "Record as carried")


def test_a_tie_asks_for_its_star() -> None:
    shown = found("Anna 7\nBen 7", Election())
    assert shown.word == "A tie, to be broken"
    assert "Anna and Ben are tied: put a * behind the votes of whoever is elected." in shown.why
    assert found("Anna 7\nBen 7 *", Election()).why[0] == "Elected: Ben."


def test_the_record_keeps_every_round_and_who_was_elected_and_a_decision_follows() -> None:
    vote, decision = kept("Anna 7\nBen 5\nCarla 3\n\nAnna 6\nBen 9")
    assert vote.result is not None
    assert (vote.result.elected, vote.result.outcome, decision) == (
        ("Ben",),
        Outcome.CARRIED,
        DecisionResult.CARRIED,
    )
    assert (len(vote.rounds), vote.votes_for, vote.votes_against) == (2, 15, 0)
    assert vote_card(vote) == "Elected: Ben"


def test_until_somebody_is_elected_nothing_is_decided() -> None:
    vote, decision = kept("Anna 7\nBen 5\nCarla 3")
    assert decision is None
    assert vote_card(vote) == "Nobody elected yet"


def test_the_minutes_tell_each_round_how_a_tie_was_broken_and_who_was_elected() -> None:
    vote, _ = kept("Anna 7\nBen 7\nCarla 1\nAbstained 1\n\nAnna 7\nBen 7 *")
    assert told(vote) == (
        "In round 1, Anna received 7 votes, Ben received 7 votes, Carla received 1 vote and 1 abstained. "
        "In round 2, Anna received 7 votes and Ben received 7 votes. "
        "Between those who were tied the lot fell on Ben. Ben was elected."
    )


def test_of_a_secret_ballot_the_minutes_say_so_and_give_the_counts() -> None:
    vote, _ = kept("Anna 8\nBen 7")
    secret = replace(vote, ballots=Ballots.SECRET)
    assert told(secret) == "The ballot was secret. Anna received 8 votes and Ben received 7 votes. Anna was elected."


def test_a_recorded_election_is_put_down_again_as_it_was() -> None:
    taken, draft = voted("Anna 8\nBen 7")
    recorded = vote_recorded(taken, draft, typed("That a chair be elected."), PLACES)
    again = replace(taken, stored=recorded.vote, decided=recorded.decision)
    assert draft_for(again).candidates == "Anna 8\nBen 7"
    assert found_of(again, draft_for(again)).word == "Elected"
