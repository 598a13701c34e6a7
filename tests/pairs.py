"""Few choices in which every pair of values meets: what is wrong mostly shows where two things come together."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import combinations, product

Choice = tuple[Hashable, ...]


def cover(*dimensions: Sequence[Hashable], possible: Collection[Choice] | None = None) -> list[Choice]:
    """A small set of choices, one value of each dimension, with every pair of two dimensions that any choice has.

    Where not all choices can be made, `possible` says which can. Taken greedily: the one with most pairs that are new.
    """
    every = [choice for choice in product(*dimensions) if possible is None or choice in possible]
    missing = {pair for choice in every for pair in pairs(choice)}
    taken: list[Choice] = []
    while missing:
        best = max(every, key=lambda choice: len(missing.intersection(pairs(choice))))
        missing.difference_update(pairs(best))
        taken.append(best)
    return taken


def pairs(choice: Choice) -> Iterator[tuple[int, Hashable, int, Hashable]]:
    """The pairs of values in a choice, each value with its dimension."""
    for (first, one), (second, other) in combinations(enumerate(choice), 2):
        yield first, one, second, other
