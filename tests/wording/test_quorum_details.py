from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from clerk_app.domain.identity import Id
from clerk_app.domain.rules import quorum
from clerk_app.domain.rules.amount import Number
from clerk_app.domain.rules.quorum import Concerns, Consequence, Follows, QuorumRule, Substitutes, WhoCounts
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.usual import voting_members
from clerk_app.wording.quorum_details import counts_in_words, follows_in_words, quorum_in_words, when_it_is_tested
from tests.domain.rules import drawn_whole

POLICE = Who(agency_ids=(Id("Police"),))


def test_who_counts_is_said_point_by_point() -> None:
    counts = WhoCounts(
        substitutes=Substitutes.NAMED,
        substitutes_for=POLICE,
        proxies=True,
        remote_at_most=Number(number=1),
        remote_not_for=("hearing", "budget"),
        never=Who(tags=("additional",)),
        with_interest=False,
    )
    assert counts_in_words(counts, str) == (
        "Substitutes count that were named beforehand for members of Police. Proxies count. Whoever takes part "
        "remotely counts, up to 1 member, but not for “hearing” or “budget”. Members marked “additional” never count. "
        "Whoever has an interest does not count."
    )


def test_when_it_is_tested_is_said_with_its_grace() -> None:
    assert when_it_is_tested(quorum.Tested.EACH_VOTE, 0) == "At each vote."
    assert when_it_is_tested(quorum.Tested.AT_START, 1) == (
        "When the meeting begins; what is found then holds to its end. It may still be met 1 minute after the time of "
        "the meeting."
    )


def test_what_follows_is_said_with_when_and_for_whom() -> None:
    follows = Follows(
        consequence=Consequence.CALL_REPLACEMENTS,
        concerns=Concerns.ITEM,
        after_minutes=30,
        only_if=voting_members(2),
        days=7,
        who=POLICE,
        words="in order",
    )
    assert follows_in_words((follows,), "Chair", str) == (
        "Replacements are called (members of Police), 7 days later, where only the item lacks it, once 30 minutes have "
        "passed, only while this holds: (Quorate if 2 voting members are here.) – “in order”."
    )
    assert follows_in_words((), "Chair", str) == "The rule does not say."


@given(drawn_whole.quorum_rules(), drawn_whole.quorum_rules())
def test_rules_that_differ_in_one_point_are_never_said_alike(first: QuorumRule, second: QuorumRule) -> None:
    for point in ("tree", "to_meet", "counts", "tested", "grace_minutes", "if_inquorate", "if_no_chair"):
        changed = replace(first, **{point: getattr(second, point)})
        said = [quorum_in_words(rule, "Chair", str) for rule in (first, changed)]
        assert (said[0] == said[1]) is (getattr(first, point) == getattr(changed, point))
