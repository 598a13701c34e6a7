"""Rules as the first format had them mean now what they meant then."""

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Rounding
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import AllOf, RuleTree
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, share_of_voting_members, voting_members
from clerk_app.plain.conversion import make_converter

X, Y = Id("a" * 32), Id("b" * 32)
THREE = {"rule": "count_of_seats", "minimum": 3}
HALF = {"rule": "fraction_of_seats", "numerator": 1, "denominator": 2, "rounding": "more_than", "base": "filled"}
TWO = {"rule": "agencies_represented", "minimum": 2, "agency_ids": [X, Y]}


@pytest.mark.parametrize(
    ("earlier", "tree"),
    [
        (THREE, voting_members(3)),
        (HALF, share_of_voting_members(1, 2, Rounding.MORE_THAN, Base.FILLED)),
        ({"rule": "fraction_of_seats", "numerator": 1, "denominator": 3}, share_of_voting_members(1, 3)),
        (TWO, agencies_represented(2, (X, Y))),
        (TWO | {"chair": "required"}, agencies_represented(2, (X, Y), ChairPart.REQUIRED)),
        (TWO | {"chair": "ignored"}, agencies_represented(2, (X, Y), ChairPart.IGNORED)),
        (
            {"rule": "all_of", "rules": [THREE, {"rule": "all_of", "rules": [TWO]}]},
            AllOf(rules=(voting_members(3), AllOf(rules=(agencies_represented(2, (X, Y)),)))),
        ),
    ],
)
@pytest.mark.parametrize("number", [{}, {"rule_format": 1}])
def test_a_rule_of_the_first_format(earlier: object, tree: RuleTree, number: dict[str, int]) -> None:
    plain = {"tree": earlier, "sentence": "As it stands.", "source": "section 9", **number}
    read = make_converter(say_where=True).structure(plain, QuorumRule)
    assert read == QuorumRule(tree=tree, sentence="As it stands.", source="section 9")


@pytest.mark.parametrize(
    "tree",
    [THREE | {"colour": "red"}, {"rule": "drawn_by_lot"}, "three", None, {"rule": "all_of", "rules": [{"minimum": 3}]}],
)
def test_what_is_no_rule_is_refused_as_ever(tree: object) -> None:
    with pytest.raises(Exception, match="QuorumRule"):
        make_converter(say_where=True).structure({"tree": tree, "rule_format": 1}, QuorumRule)
