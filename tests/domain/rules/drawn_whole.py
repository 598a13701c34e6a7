"""Whole quorum rules as Hypothesis draws them: a tree with everything that stands beside it."""

from dataclasses import replace

from hypothesis import strategies as st

from clerk_app.domain.rules.quorum import (
    Cap,
    Concerns,
    Consequence,
    Follows,
    OfEach,
    QuorumRule,
    ReadAs,
    Substitutes,
    Tested,
    WhoCounts,
)
from clerk_app.domain.rules.tree import HereAs
from tests.domain.rules import drawn

WORDS = st.sampled_from(("", "in the chair", "“may”, not must", "a  b", "x: y"))
SOMEBODY = st.none() | drawn.whos()


def who_counts() -> st.SearchStrategy[WhoCounts]:
    return st.builds(
        WhoCounts,
        substitutes=st.sampled_from(Substitutes),
        substitutes_for=SOMEBODY,
        proxies=st.booleans(),
        proxies_each=st.none() | st.integers(0, 3),
        remote=st.booleans(),
        remote_at_most=st.none() | drawn.amounts() | drawn.tables(),
        remote_not_for=st.lists(st.sampled_from(drawn.KINDS), max_size=2, unique=True).map(tuple),
        never=SOMEBODY,
        with_interest=st.booleans(),
        interest_where=st.none() | drawn.circumstances(),
        caps=st.lists(caps(), max_size=2).map(tuple),
        proxy_limits=drawn.proxy_limits(),
    )


def caps() -> st.SearchStrategy[Cap]:
    return st.builds(
        Cap,
        amount=drawn.amounts() | drawn.tables(),
        who=drawn.whos(),
        here_as=st.sampled_from(HereAs),
        of_each=st.sampled_from(OfEach),
    )


def follows() -> st.SearchStrategy[Follows]:
    drawn_follows = st.builds(
        Follows,
        consequence=st.sampled_from(Consequence),
        concerns=st.sampled_from(Concerns),
        after_minutes=st.none() | st.integers(0, 90),
        only_if=st.none() | drawn.any_rule(),
        where=st.none() | drawn.circumstances(),
        days=st.none() | st.integers(0, 30),
        who=SOMEBODY,
        words=WORDS,
        where_is_so=st.booleans(),
    )
    return drawn_follows.map(lambda one: one if one.where is not None else replace(one, where_is_so=True))


def quorum_rules() -> st.SearchStrategy[QuorumRule]:
    """A rule with anything that a rule can hold."""
    several = st.lists(follows(), max_size=2).map(tuple)
    return st.builds(
        QuorumRule,
        tree=drawn.any_rule(),
        to_meet=st.none() | drawn.any_rule(),
        counts=who_counts(),
        tested=st.sampled_from(Tested),
        grace_minutes=st.integers(0, 60),
        if_inquorate=several,
        if_no_chair=several,
        readings=st.lists(st.builds(ReadAs, words=WORDS, reading=WORDS), max_size=2).map(tuple),
        sentence=WORDS,
        source=WORDS,
    )
