"""What is said of a board's membership, and what holds on a day: suspensions, standing interests, earlier rules."""

from datetime import date

import pytest

from clerk_app.domain.board import EarlierRules
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.membership import CoOption
from clerk_app.domain.people import Party
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.seats import Member, Suspension
from tests.domain.making import board

FIVE, FOUR, THREE = (QuorumRule(tree=voting_members(minimum)) for minimum in (5, 4, 3))
CONSENSUS = VotingRule(consensus_first=True)


@pytest.mark.parametrize(
    ("day", "quorum", "voting"),
    [
        (date(2020, 3, 31), THREE, None),
        (date(2020, 4, 1), FOUR, None),
        (date(2022, 3, 31), FOUR, None),
        (date(2022, 4, 1), FIVE, CONSENSUS),
        (date(2030, 1, 1), FIVE, CONSENSUS),
    ],
)
def test_a_meeting_is_held_under_the_rules_of_its_day(day: date, quorum: QuorumRule, voting: VotingRule | None) -> None:
    earlier = (
        EarlierRules(until=date(2022, 3, 31), quorum=FOUR),
        EarlierRules(until=date(2020, 3, 31), quorum=THREE),
    )
    ruled = board(quorum=FIVE, voting=CONSENSUS, earlier_rules=earlier)
    assert (ruled.rules_on(day).quorum, ruled.rules_on(day).voting) == (quorum, voting)


@pytest.mark.parametrize(
    ("day", "suspended"),
    [
        (date(2022, 1, 31), False),
        (date(2022, 2, 1), True),
        (date(2022, 2, 28), True),
        (date(2022, 3, 1), False),
        (date(2022, 6, 1), True),
        (date(2029, 6, 1), True),
    ],
)
def test_a_holder_is_suspended_from_the_first_to_the_last_day_or_until_further_notice(
    day: date, suspended: bool
) -> None:
    spans = (
        Suspension(since=date(2022, 2, 1), until=date(2022, 2, 28)),
        Suspension(since=date(2022, 6, 1)),
    )
    holder = Member(id=Id("m"), seat_id=Id("s"), holder=Party(post_id=Id("p")), suspensions=spans)
    assert holder.is_suspended_on(day) is suspended


@pytest.mark.parametrize(
    ("since", "until", "stands"),
    [
        (None, None, True),
        (date(2022, 5, 5), date(2022, 5, 5), True),
        (date(2022, 5, 6), None, False),
        (None, date(2022, 5, 4), False),
    ],
)
def test_an_interest_of_the_register_stands_from_its_first_to_its_last_day(
    since: date | None, until: date | None, stands: bool
) -> None:
    interest = StandingInterest(
        id=Id("i"),
        board_id=Id("board"),
        holder=Party(post_id=Id("p")),
        interest="Trustee of a nursery",
        since=since,
        until=until,
    )
    assert interest.stands_on(date(2022, 5, 5)) is stands


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 100), (-1, 3), (4, 3), (1, 0)])
def test_no_more_than_all_may_be_co_opted_and_no_less_than_some(numerator: int, denominator: int) -> None:
    with pytest.raises(BrokenRule) as broken:
        CoOption(numerator=numerator, denominator=denominator)
    assert broken.value.code == "fraction_is_no_share"
