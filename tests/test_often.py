"""Of a sweep some cases are held each time, and none is lost."""

from __future__ import annotations

from collections.abc import Iterable

from _pytest.mark.structures import ParameterSet

from tests.often import in_turn, often, thinned


def held(cases: Iterable[ParameterSet]) -> list[tuple[object, ...]]:
    """The cases that no marker puts among the long proofs."""
    return [tuple(case.values) for case in cases if [mark.name for mark in case.marks] != ["slow"]]


def test_the_first_the_last_and_some_between_are_held_each_time() -> None:
    cases = thinned(range(9), every=3)
    assert [case.values for case in cases] == [(number,) for number in range(9)]
    assert held(cases) == [(0,), (3,), (6,), (8,)]


def test_a_case_of_several_arguments_stays_one() -> None:
    assert held(thinned([("a", 1), ("b", 2), ("c", 3)], every=9)) == [("a", 1), ("c", 3)]


def test_those_that_are_named_are_held_each_time() -> None:
    cases = often(["one", "two", "three"], held=["two"])
    assert [case.values for case in cases] == [("one",), ("two",), ("three",)]
    assert held(cases) == [("two",)]


def test_each_is_held_each_time_with_one_of_the_others_in_turn() -> None:
    cases = in_turn("abc", (100, 200))
    assert len(cases) == 6
    assert held(cases) == [("a", 100), ("b", 200), ("c", 100)]
