"""Elections between several candidates: the most votes, a share of them, further rounds, and ties."""

import pytest

from clerk_app.domain.rules.electing import CandidateVotes, ElectionFound, ElectionOutcome, ElectionRound, elect
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import Election, ElectionTie, NextRound, Question, ShareFor, VoteBase
from tests.domain.rules.rooms import members

HALF = ShareFor(numerator=1, denominator=2, more_than=True)
ELECTED, NEXT, AGAIN, BROKEN = (
    ElectionOutcome.ELECTED,
    ElectionOutcome.NEXT_ROUND,
    ElectionOutcome.AGAIN,
    ElectionOutcome.TO_BE_BROKEN,
)


def votes(words: str, abstentions: int = 0, won: tuple[str, ...] = ()) -> ElectionRound:
    """The votes of "a7 b5"."""
    given = tuple(CandidateVotes(name=word[0], votes=int(word[1:])) for word in words.split())
    return ElectionRound(candidates=given, abstentions=abstentions, tie_won_by=won)


def held(election: Election, *rounds: ElectionRound, present: int = 15, seats: int = 20) -> ElectionFound:
    return elect(Question(election=election), members(present, seats), rounds)


def test_whoever_has_the_most_votes_is_elected() -> None:
    found = held(Election(), votes("a5 b7 c2"))
    assert (found.outcome, found.elected, found.takes) == (ELECTED, ("b",), None)


def test_so_many_are_elected_as_there_are_places() -> None:
    assert held(Election(places=2), votes("a5 b7 c2")).elected == ("b", "a")


def test_nobody_is_elected_without_a_vote() -> None:
    assert held(Election(places=2), votes("a5 b0")).elected == ("a",)


@pytest.mark.parametrize(("of_all", "elected"), [("a8 b5 c2", ("a",)), ("a7 b5 c3", ())])
def test_where_it_takes_more_than_half_that_is_of_the_votes_given_to_candidates(
    of_all: str, elected: tuple[str, ...]
) -> None:
    found = held(Election(takes=HALF), votes(of_all, abstentions=4))
    assert (found.elected, found.takes, found.of) == (elected, 8, 15)


@pytest.mark.parametrize(
    ("base", "takes", "of"),
    [(VoteBase.GIVEN, 8, 14), (VoteBase.PRESENT, 8, 15), (VoteBase.SEATS, 11, 20)],
)
def test_the_share_may_be_of_more_than_the_votes_cast(base: VoteBase, takes: int, of: int) -> None:
    takes_half = ShareFor(numerator=1, denominator=2, more_than=True, base=base)
    found = held(Election(takes=takes_half), votes("a7 b5", abstentions=2))
    assert (found.takes, found.of, found.outcome) == (takes, of, NEXT)


def test_a_share_of_the_quorum_goes_by_the_verdict() -> None:
    takes = ShareFor(numerator=1, denominator=1, base=VoteBase.QUORUM)
    room = members(15, 20)
    verdict = judge(QuorumRule(tree=voting_members(6)), room)
    found = elect(Question(election=Election(takes=takes)), room, (votes("a6 b5"),), verdict)
    assert (found.takes, found.elected) == (6, ("a",))


@pytest.mark.parametrize(
    ("then", "goes_on"),
    [
        (NextRound.TWO_MOST, ("a", "b")),
        (NextRound.WITHOUT_LAST, ("a", "b", "c")),
        (NextRound.ALL, ("a", "b", "c", "d")),
    ],
)
def test_where_nobody_got_what_it_takes_some_go_on(then: NextRound, goes_on: tuple[str, ...]) -> None:
    found = held(Election(takes=HALF, then=then), votes("a6 b4 c3 d2"))
    assert (found.outcome, found.goes_on) == (NEXT, goes_on)


def test_those_who_are_tied_for_the_last_place_in_the_run_off_all_go_on() -> None:
    assert held(Election(takes=HALF), votes("a6 b4 c4 d1")).goes_on == ("a", "b", "c")


def test_where_all_but_one_had_the_fewest_nobody_is_left_out_unless_two_are_left() -> None:
    election = Election(takes=HALF, then=NextRound.WITHOUT_LAST)
    assert held(election, votes("a6 b4 c4")).goes_on == ("a", "b", "c")


def test_after_the_rounds_that_the_rule_has_the_most_votes_are_enough() -> None:
    first, second = votes("a6 b5 c4"), votes("a7 b7", won=("b",))
    assert held(Election(takes=HALF), first, second).elected == ("b",)
    assert held(Election(takes=HALF, rounds=0), first, second).outcome is NEXT


def test_who_was_elected_in_an_earlier_round_keeps_the_place() -> None:
    election = Election(takes=HALF, places=2, then=NextRound.ALL)
    found = held(election, votes("a9 b4 c2"), votes("b6 c5"))
    assert (found.outcome, found.elected) == (ELECTED, ("a", "b"))


@pytest.mark.parametrize("tie", [ElectionTie.LOT, ElectionTie.CASTING_VOTE, ElectionTie.ELDEST])
def test_a_tie_waits_for_whatever_breaks_it(tie: ElectionTie) -> None:
    open_yet = held(Election(tie=tie), votes("a5 b5 c2"))
    assert (open_yet.outcome, open_yet.tied, open_yet.elected) == (BROKEN, ("a", "b"), ())
    broken = held(Election(tie=tie), votes("a5 b5 c2", won=("b",)))
    assert (broken.outcome, broken.elected) == (ELECTED, ("b",))


def test_only_who_is_tied_can_win_the_tie() -> None:
    assert held(Election(), votes("a5 b5 c2", won=("c",))).outcome is BROKEN


def test_of_several_places_those_are_filled_that_no_tie_is_about() -> None:
    found = held(Election(places=2), votes("a5 b4 c4"))
    assert (found.outcome, found.elected, found.tied) == (BROKEN, ("a",), ("b", "c"))


def test_where_the_rule_has_it_those_who_are_tied_are_voted_on_again() -> None:
    found = held(Election(tie=ElectionTie.AGAIN), votes("a5 b5 c2"))
    assert (found.outcome, found.goes_on) == (AGAIN, ("a", "b"))


def test_a_question_that_is_no_election_has_no_rounds() -> None:
    with pytest.raises(ValueError, match="no election"):
        elect(Question(), members(3, 3), (votes("a1"),))
