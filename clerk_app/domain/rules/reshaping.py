"""A rule taken apart and put together: its parts by their place, moved, wrapped, exchanged and removed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from clerk_app.domain.rules.amount import Number
from clerk_app.domain.rules.selection import EVERYONE
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ChairTaken,
    RuleTree,
    SeatsAreFilled,
    SomeOf,
    Where,
)

Path = tuple[str | int, ...]
"""Where a part stands in a rule: the names of the fields and the places in lists on the way to it."""

Several = AllOf | AnyOf | SomeOf


class PartKind(StrEnum):
    """What a part of a rule is."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    CHAIR_TAKEN = "chair_taken"
    ALL_OF = "all_of"
    ANY_OF = "any_of"
    SOME_OF = "some_of"
    WHERE = "where"


_KINDS: tuple[tuple[type, PartKind], ...] = (
    (AtLeast, PartKind.AT_LEAST),
    (AtMost, PartKind.AT_MOST),
    (ChairTaken, PartKind.CHAIR_TAKEN),
    (AllOf, PartKind.ALL_OF),
    (AnyOf, PartKind.ANY_OF),
    (SomeOf, PartKind.SOME_OF),
    (Where, PartKind.WHERE),
)

ONE_MEMBER = AtLeast(amount=Number(number=1))
"""What a new part begins as."""


def kind_of(tree: RuleTree) -> PartKind:
    """What the part is."""
    return next(kind for type_, kind in _KINDS if isinstance(tree, type_))


def inside(tree: RuleTree) -> tuple[tuple[Path, RuleTree], ...]:
    """The parts that it holds, with the way to each."""
    match tree:
        case AllOf(rules=rules) | AnyOf(rules=rules) | SomeOf(rules=rules):
            return tuple((("rules", place), rule) for place, rule in enumerate(rules))
        case Where(then=then, otherwise=None):
            return ((("then",), then),)
        case Where(then=then, otherwise=otherwise) if otherwise is not None:
            return ((("then",), then), (("otherwise",), otherwise))
    return ()


def part_at(tree: RuleTree, path: Path) -> RuleTree | None:
    """The part at a place; None where there is none."""
    if not path:
        return tree
    found = ((way, part) for way, part in inside(tree) if path[: len(way)] == way)
    return next((part_at(part, path[len(way) :]) for way, part in found), None)


def with_part(tree: RuleTree, path: Path, part: RuleTree | None) -> RuleTree | None:
    """The rule with another part at that place, or (None) without the one that is there.

    Where the circumstances go, what held otherwise takes their place. None where nothing is left.
    """
    if not path:
        return part
    match tree, path:
        case (AllOf() | AnyOf() | SomeOf() as several, ("rules", int(place), *rest)):
            return _with_one(several, place, with_part(several.rules[place], tuple(rest), part))
        case Where(), ("then", *rest):
            then = with_part(tree.then, tuple(rest), part)
            return replace(tree, then=then) if then is not None else tree.otherwise
        case Where(otherwise=otherwise), ("otherwise", *rest):
            other = part if otherwise is None else with_part(otherwise, tuple(rest), part)
            return replace(tree, otherwise=other)
    return tree


def with_added(tree: RuleTree, path: Path, part: RuleTree = ONE_MEMBER) -> RuleTree:
    """The rule with one more part at the end of the several at that place; a single one becomes one of two."""

    def added(to: RuleTree) -> RuleTree:
        if isinstance(to, Several):
            return replace(to, rules=(*to.rules, part))
        return AllOf(rules=(to, part))

    return _changed(tree, path, added)


def wrapped(tree: RuleTree, path: Path, kind: PartKind) -> RuleTree:
    """The rule with that part put into one of a kind that holds others."""
    return _changed(tree, path, lambda part: _holding(kind, (part,)))


def unwrapped(tree: RuleTree, path: Path) -> RuleTree:
    """The rule with what several hold in their place: all of it where they stand among others, else the only one."""
    part = part_at(tree, path)
    if not isinstance(part, Several) or not part.rules:
        return tree
    place = path[-1] if path else ""
    around = part_at(tree, path[:-2]) if isinstance(place, int) else None
    if isinstance(around, Several) and isinstance(place, int):
        opened = replace(around, rules=(*around.rules[:place], *part.rules, *around.rules[place + 1 :]))
        return with_part(tree, path[:-2], opened) or tree
    return (with_part(tree, path, part.rules[0]) or tree) if len(part.rules) == 1 else tree


def moved(tree: RuleTree, path: Path, by: int) -> tuple[RuleTree, Path] | None:
    """The rule with that part so many places further down (up where it is less than 0), and where it is then.

    None where it cannot go there.
    """
    if not path or not isinstance(path[-1], int):
        return None
    around, place = part_at(tree, path[:-2]), path[-1]
    if not isinstance(around, Several) or not 0 <= place + by < len(around.rules):
        return None
    order = list(around.rules)
    order.insert(place + by, order.pop(place))
    shown = with_part(tree, path[:-2], replace(around, rules=tuple(order)))
    return (shown, (*path[:-1], place + by)) if shown is not None else None


def moved_out(tree: RuleTree, path: Path) -> tuple[RuleTree, Path] | None:
    """The rule with that part behind those among which it stood, and where it is then; None where it cannot go out."""
    outer = path[:-2]
    part = part_at(tree, path)
    if part is None or len(path) < 4 or not isinstance(path[-1], int) or not isinstance(outer[-1], int):
        return None
    around = part_at(tree, outer[:-2])
    if not isinstance(around, Several):
        return None
    left = with_part(around, path[len(outer) - 2 :], None)
    if not isinstance(left, Several):
        return None
    after = outer[-1] + 1
    shown = with_part(tree, outer[:-2], replace(left, rules=(*left.rules[:after], part, *left.rules[after:])))
    return (shown, (*outer[:-1], after)) if shown is not None else None


def as_kind(part: RuleTree, kind: PartKind) -> RuleTree:
    """The part as one of another kind, with as much of it as that kind can hold."""
    match part, kind:
        case _ if kind_of(part) is kind:
            return part
        case AtLeast() | AtMost(), PartKind.AT_LEAST:
            return AtLeast(amount=part.amount, unit=part.unit, who=part.who, groups=part.groups, here_as=part.here_as)
        case AtLeast() | AtMost(), PartKind.AT_MOST:
            return AtMost(amount=part.amount, unit=part.unit, who=part.who, groups=part.groups, here_as=part.here_as)
        case _, PartKind.CHAIR_TAKEN:
            return ChairTaken()
        case _, PartKind.AT_LEAST | PartKind.AT_MOST:
            counts = (one for _, one in inside(part) if isinstance(one, (AtLeast, AtMost)))
            return as_kind(next(counts, ONE_MEMBER), kind)
        case _, PartKind.WHERE:
            return _holding(kind, (part,))
        case _:
            held = tuple(one for _, one in inside(part))
            return _holding(kind, held if held or isinstance(part, Several) else (part,))


def _with_one(several: Several, place: int, part: RuleTree | None) -> Several:
    one = () if part is None else (part,)
    return replace(several, rules=(*several.rules[:place], *one, *several.rules[place + 1 :]))


def _changed(tree: RuleTree, path: Path, change: Callable[[RuleTree], RuleTree]) -> RuleTree:
    part = part_at(tree, path)
    return (with_part(tree, path, change(part)) or tree) if part is not None else tree


def _holding(kind: PartKind, parts: Sequence[RuleTree]) -> RuleTree:
    match kind:
        case PartKind.ANY_OF:
            return AnyOf(rules=tuple(parts))
        case PartKind.SOME_OF:
            return SomeOf(number=min(2, max(len(parts), 1)), rules=tuple(parts))
        case PartKind.WHERE:
            return Where(circumstance=SeatsAreFilled(who=EVERYONE), then=parts[0] if parts else ONE_MEMBER)
        case _:
            return AllOf(rules=tuple(parts))
