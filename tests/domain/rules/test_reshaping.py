import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.rules.amount import Number
from clerk_app.domain.rules.reshaping import (
    ONE_MEMBER,
    PartKind,
    Path,
    as_kind,
    inside,
    kind_of,
    moved,
    moved_out,
    part_at,
    unwrapped,
    with_added,
    with_part,
    wrapped,
)
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    ChairTaken,
    RuleTree,
    SomeOf,
    Where,
)
from tests.domain.rules import drawn

ONE, TWO, THREE = (AtLeast(amount=Number(number=number)) for number in (1, 2, 3))
CHAIR = ChairTaken()
WHERE = Where(circumstance=BusinessIs(kinds=("budget",)), then=TWO, otherwise=ONE)


def ways_in(tree: RuleTree) -> list[Path]:
    return [(), *((*way, *deeper) for way, part in inside(tree) for deeper in ways_in(part))]


def test_a_part_is_found_by_the_way_to_it() -> None:
    tree = AllOf(rules=(CHAIR, AnyOf(rules=(ONE, WHERE))))
    assert part_at(tree, ("rules", 1, "rules", 1, "otherwise")) == ONE
    assert part_at(tree, ("rules", 2)) is None


def test_a_part_is_exchanged_or_goes() -> None:
    tree = AllOf(rules=(CHAIR, ONE))
    assert with_part(tree, ("rules", 1), TWO) == AllOf(rules=(CHAIR, TWO))
    assert with_part(tree, ("rules", 0), None) == AllOf(rules=(ONE,))
    assert with_part(tree, (), None) is None


def test_where_what_holds_then_goes_what_holds_otherwise_stays() -> None:
    assert with_part(WHERE, ("then",), None) == ONE
    assert with_part(WHERE, ("otherwise",), None) == Where(circumstance=WHERE.circumstance, then=TWO)
    assert with_part(Where(circumstance=WHERE.circumstance, then=TWO), ("otherwise",), THREE) == Where(
        circumstance=WHERE.circumstance, then=TWO, otherwise=THREE
    )


def test_one_more_stands_at_the_end_of_several_or_beside_a_single_one() -> None:
    assert with_added(AnyOf(rules=(CHAIR,)), ()) == AnyOf(rules=(CHAIR, ONE_MEMBER))
    assert with_added(CHAIR, ()) == AllOf(rules=(CHAIR, ONE_MEMBER))


def test_parts_are_wrapped_and_taken_out_again() -> None:
    tree = AllOf(rules=(CHAIR, ONE))
    inner = wrapped(tree, ("rules", 1), PartKind.ANY_OF)
    assert inner == AllOf(rules=(CHAIR, AnyOf(rules=(ONE,))))
    assert unwrapped(inner, ("rules", 1)) == tree
    assert unwrapped(AllOf(rules=(CHAIR, AnyOf(rules=(ONE, TWO)))), ("rules", 1)) == AllOf(rules=(CHAIR, ONE, TWO))
    assert unwrapped(AnyOf(rules=(CHAIR,)), ()) == CHAIR
    assert unwrapped(AnyOf(rules=(CHAIR, ONE)), ()) == AnyOf(rules=(CHAIR, ONE))  # nothing is lost


def test_parts_move_among_their_own_and_out_of_them() -> None:
    tree = AllOf(rules=(CHAIR, ONE, TWO))
    assert moved(tree, ("rules", 2), -1) == (AllOf(rules=(CHAIR, TWO, ONE)), ("rules", 1))
    assert moved(tree, ("rules", 0), -1) is None
    assert moved(WHERE, ("then",), 1) is None
    deep = AllOf(rules=(AnyOf(rules=(ONE, TWO)), CHAIR))
    assert moved_out(deep, ("rules", 0, "rules", 0)) == (AllOf(rules=(AnyOf(rules=(TWO,)), ONE, CHAIR)), ("rules", 1))
    assert moved_out(deep, ("rules", 0)) is None


@pytest.mark.parametrize(
    ("part", "kind", "shown"),
    [
        (ONE, PartKind.AT_MOST, AtMost(amount=Number(number=1))),
        (ONE, PartKind.ALL_OF, AllOf(rules=(ONE,))),
        (ONE, PartKind.SOME_OF, SomeOf(number=1, rules=(ONE,))),
        (AllOf(rules=(ONE, TWO, CHAIR)), PartKind.SOME_OF, SomeOf(number=2, rules=(ONE, TWO, CHAIR))),
        (AllOf(rules=(CHAIR, TWO)), PartKind.AT_LEAST, TWO),
        (CHAIR, PartKind.AT_LEAST, ONE_MEMBER),
        (WHERE, PartKind.ANY_OF, AnyOf(rules=(TWO, ONE))),
        (AllOf(rules=()), PartKind.ANY_OF, AnyOf(rules=())),
        (ONE, PartKind.CHAIR_TAKEN, CHAIR),
    ],
)
def test_another_kind_keeps_what_it_can_hold(part: RuleTree, kind: PartKind, shown: RuleTree) -> None:
    assert as_kind(part, kind) == shown


@given(drawn.any_rule(), st.sampled_from(PartKind), st.data())
def test_whatever_is_done_to_a_part_the_rule_stays_a_rule(tree: RuleTree, kind: PartKind, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(ways_in(tree)))
    part = part_at(tree, path)
    assert part is not None
    assert with_part(tree, path, part) == tree
    assert kind_of(as_kind(part, kind)) is kind
    assert part_at(with_part(tree, path, THREE) or tree, path) == THREE
    assert part in [one for _, one in inside(part_at(wrapped(tree, path, PartKind.ANY_OF), path) or CHAIR)]
