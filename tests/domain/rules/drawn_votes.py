"""Voting rules as Hypothesis draws them: any question with any needs."""

from hypothesis import strategies as st

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Limit, Rounding, Unit
from clerk_app.domain.rules.proxies import WeightCap
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    AyesFrom,
    Ballots,
    Election,
    ElectionTie,
    Given,
    Need,
    NextRound,
    NoesAtMost,
    OnlyWhere,
    OrElse,
    Question,
    SecondMeeting,
    ShareFor,
    ShareGiven,
    Silence,
    Split,
    Tie,
    VoteBase,
    VotingRule,
)
from tests.domain.rules import drawn
from tests.domain.rules.drawn_whole import SOMEBODY, WORDS


def weight_caps() -> st.SearchStrategy[WeightCap]:
    return st.builds(WeightCap, amount=st.none() | drawn.amounts() | drawn.tables(), within_others=st.booleans())


def shares_for() -> st.SearchStrategy[ShareFor]:
    def made(
        pair: tuple[int, int],
        base: VoteBase,
        unit: Unit | None,
        weights: tuple[SeatGroup, ...],
        rounding: Rounding,
        *,
        more: bool,
    ) -> ShareFor:
        return ShareFor(
            numerator=min(pair),
            denominator=max(pair),
            more_than=more,
            base=base,
            unit=None if weights else unit,
            weights=weights,
            rounding=Rounding.UP if more else rounding,
        )

    pairs = st.tuples(st.integers(1, 6), st.integers(1, 6))
    units = st.none() | st.sampled_from(Unit)
    return st.builds(
        made, pairs, st.sampled_from(VoteBase), units, weights(), st.sampled_from(Rounding), more=st.booleans()
    )


def shares_given() -> st.SearchStrategy[ShareGiven]:
    def made(
        pair: tuple[int, int],
        given: Given,
        limit: Limit,
        base: VoteBase,
        weights: tuple[SeatGroup, ...],
        rounding: Rounding,
    ) -> ShareGiven:
        return ShareGiven(
            numerator=min(pair),
            denominator=max(pair),
            given=given,
            limit=limit,
            base=base,
            weights=weights,
            rounding=rounding if limit is Limit.AT_LEAST else Rounding.UP,
        )

    pairs = st.tuples(st.integers(1, 6), st.integers(1, 6))
    return st.builds(
        made,
        pairs,
        st.sampled_from(Given),
        st.sampled_from(Limit),
        st.sampled_from(VoteBase),
        weights(),
        st.sampled_from(Rounding),
    )


def weights() -> st.SearchStrategy[tuple[SeatGroup, ...]]:
    return st.just(()) | drawn.groups()


def needs() -> st.SearchStrategy[Need]:
    number, within = st.integers(0, 5), st.just(EVERYONE) | drawn.whos()
    kinds: list[st.SearchStrategy[Need]] = [
        shares_for(),
        shares_given(),
        st.just(OrElse()),
        st.builds(AyesFrom, number=number, unit=st.sampled_from(Unit), within=within),
        st.builds(OnlyWhere, circumstance=drawn.circumstances(), is_so=st.booleans()),
        st.builds(AyesAtLeast, number=number, within=within),
        st.builds(NoesAtMost, number=number, within=within),
        st.builds(AbstentionsAtMost, number=number, within=within),
    ]
    return st.one_of(kinds)


def elections() -> st.SearchStrategy[Election]:
    return st.builds(
        Election,
        takes=st.none() | shares_for(),
        then=st.sampled_from(NextRound),
        rounds=st.integers(0, 3),
        tie=st.sampled_from(ElectionTie),
        places=st.integers(1, 3),
    )


def questions() -> st.SearchStrategy[Question]:
    seconds = st.builds(SecondMeeting, days=st.integers(0, 30), count=st.sampled_from(DayCount))
    return st.builds(
        Question,
        name=WORDS,
        needs=st.lists(needs(), max_size=3).map(tuple),
        unit=st.sampled_from(Unit),
        groups=st.just(()) | drawn.groups(),
        split=st.sampled_from(Split),
        eligible=st.just(EVERYONE) | drawn.whos(),
        with_interest=st.booleans(),
        interest_where=st.none() | drawn.circumstances(),
        whole_item=st.booleans(),
        proxies=st.booleans(),
        proxies_each=st.none() | st.integers(0, 3),
        proxy_limits=drawn.proxy_limits(),
        weight_cap=st.none() | weight_caps(),
        remote=st.booleans(),
        substitutes=st.booleans(),
        tie=st.sampled_from(Tie),
        tie_breaker=SOMEBODY,
        silence=st.sampled_from(Silence),
        abstention=st.sampled_from(Silence),
        ballots=st.sampled_from(Ballots),
        in_writing=st.booleans(),
        without_quorum=st.booleans(),
        second_meeting=st.none() | seconds,
        election=st.none() | elections(),
        limbs=st.lists(st.sampled_from(("it is affordable", "all were asked")), max_size=2).map(tuple),
    )


def voting_rules() -> st.SearchStrategy[VotingRule]:
    """A rule with anything that a rule can hold."""
    return st.builds(
        VotingRule,
        questions=st.lists(questions(), min_size=1, max_size=3).map(tuple),
        consensus_first=st.booleans(),
        sentence=WORDS,
        source=WORDS,
    )
