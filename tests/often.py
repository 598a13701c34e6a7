"""Sweeps of which some cases are held whenever the tests run, and the others among the long proofs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pytest
from _pytest.mark.structures import ParameterSet


def thinned(cases: Iterable[object], every: int) -> list[ParameterSet]:
    """The cases for `parametrize`: the first, one of `every` and the last are held each time, the others are slow.

    A tuple is a case of several arguments.
    """
    whole = list(cases)
    return [_case(case, place % every == 0 or place == len(whole) - 1) for place, case in enumerate(whole)]


def often(cases: Iterable[object], held: Collection[object]) -> list[ParameterSet]:
    """The cases for `parametrize`: those that are `held` each time, and the others, which are slow."""
    return [_case(case, case in held) for case in cases]


def in_turn(one: Iterable[object], other: Sequence[object]) -> list[ParameterSet]:
    """Every value of `one` with every value of `other`: each of `one` is held each time with one of the other, in turn.

    The other pairs are slow.
    """
    return [
        _case((value, beside), place % len(other) == turn)
        for place, value in enumerate(one)
        for turn, beside in enumerate(other)
    ]


def _case(case: object, is_held: bool) -> ParameterSet:
    arguments = case if isinstance(case, tuple) else (case,)
    return pytest.param(*arguments, marks=() if is_held else pytest.mark.slow)
