"""A rule about who must be there, as rows of controls in the order of its sentence, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from clerk_app.domain.rules.amount import Rounding, Unit
from clerk_app.domain.rules.reshaping import (
    ONE_MEMBER,
    PartKind,
    Path,
    Several,
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
    ChairTaken,
    HereAs,
    RuleTree,
    SomeOf,
    Where,
)
from clerk_app.ui.forms.values import Deed, Menu, Part, Phrase, Piece
from clerk_app.ui.presenting.rules.amounts import (
    amount_of,
    amount_pieces,
    choice,
    group_parts,
    groups_of,
    number_field,
    rows_of,
)
from clerk_app.ui.presenting.rules.circumstances import circumstance_of, circumstance_pieces
from clerk_app.ui.presenting.rules.known import Known, who_field, who_of
from clerk_app.ui.presenting.rules.sheet import Sheet, key_of
from clerk_app.wording.catalogue import say

HERE_AS_TOO = "here_as_too"
"""The deed that has a condition say in what way somebody is there."""
_HOLDING = (PartKind.ALL_OF, PartKind.ANY_OF, PartKind.WHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped:
    """A rule after something was done to one of its parts, and the way to where the focus goes.

    `control` is the one of that part that takes it.
    """

    tree: RuleTree | None
    goes_to: Path
    control: str = "/kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a part is shown: its key, how deep, the word that leads on to it, and whether it may be moved or go."""

    key: str
    depth: int = 0
    lead: str = ""
    among: int = 1
    place: int = 0
    can_go_out: bool = False
    is_root: bool = True


def tree_parts(tree: RuleTree, key: str, known: Known, *, depth: int = 0, can_go: bool = False) -> Iterator[Part]:
    """The rows of a rule; `can_go`: the whole of it may be taken away."""
    yield from _rows(tree, _Spot(key=key, depth=depth, is_root=not can_go), known)
    if not isinstance(tree, Several):
        add = Deed(key=f"{key}/add", words=say("rule_editor.add_condition"), icon="plus")
        yield Phrase(key=f"{key}/more", pieces=(add,), depth=depth)


def tree_of(sheet: Sheet, key: str) -> RuleTree:
    """The rule that the controls hold."""
    kind = PartKind(sheet.text(f"{key}/kind", PartKind.AT_LEAST))
    match kind:
        case PartKind.AT_LEAST | PartKind.AT_MOST:
            rounding = Rounding.DOWN if kind is PartKind.AT_MOST else Rounding.UP
            count = AtLeast(
                amount=amount_of(sheet, f"{key}/amount", rounding),
                unit=Unit(sheet.text(f"{key}/unit", Unit.PERSONS)),
                who=who_of(sheet, f"{key}/who"),
                groups=groups_of(sheet, key),
                here_as=HereAs(sheet.text(f"{key}/here_as", HereAs.ANY)),
            )
            return as_kind(count, kind)
        case PartKind.CHAIR_TAKEN:
            return ChairTaken()
        case PartKind.WHERE:
            return Where(
                circumstance=circumstance_of(sheet, f"{key}/circumstance"),
                then=tree_of(sheet, f"{key}/then"),
                otherwise=tree_of(sheet, f"{key}/otherwise") if sheet.has(f"{key}/otherwise/kind") else None,
            )
    rules = tuple(tree_of(sheet, one) for one in sheet.entries(f"{key}/rules", "kind"))
    match kind:
        case PartKind.ALL_OF:
            return AllOf(rules=rules)
        case PartKind.ANY_OF:
            return AnyOf(rules=rules)
    return SomeOf(number=sheet.number(f"{key}/number", 1), rules=rules)


def reshaped(tree: RuleTree, path: Path, deed: str) -> Reshaped | None:
    """The rule after a deed of one of its parts; None where nothing comes of it."""
    if part_at(tree, path) is None:
        return None
    name, _, of = deed.partition(":")
    act = _DEEDS.get(name)
    return act(tree, path, of) if act is not None else None


def with_kind(tree: RuleTree, path: Path, kind: PartKind) -> RuleTree:
    """The rule with one of its parts as another kind."""
    part = part_at(tree, path)
    return (with_part(tree, path, as_kind(part, kind)) or tree) if part is not None else tree


def _add(tree: RuleTree, path: Path, _of: str) -> Reshaped:
    shown = with_added(tree, path)
    held = part_at(shown, path)
    last = len(inside(held)) - 1 if held is not None else 0
    return Reshaped(tree=shown, goes_to=(*path, "rules", last))


def _otherwise(tree: RuleTree, path: Path, _of: str) -> Reshaped:
    return Reshaped(tree=with_part(tree, (*path, "otherwise"), ONE_MEMBER), goes_to=(*path, "otherwise"))


def _here_as(tree: RuleTree, path: Path, _of: str) -> Reshaped | None:
    part = part_at(tree, path)
    if not isinstance(part, AtLeast | AtMost):
        return None
    asking = replace(part, here_as=HereAs.IN_PERSON)
    return Reshaped(tree=with_part(tree, path, asking), goes_to=path, control="/here_as")


def _remove(tree: RuleTree, path: Path, _of: str) -> Reshaped:
    is_one = path and isinstance(path[-1], int)
    return Reshaped(tree=with_part(tree, path, None), goes_to=path[:-2] if is_one else path[:-1])


def _wrap(tree: RuleTree, path: Path, of: str) -> Reshaped:
    return Reshaped(tree=wrapped(tree, path, PartKind(of)), goes_to=path)


def _unwrap(tree: RuleTree, path: Path, _of: str) -> Reshaped:
    return Reshaped(tree=unwrapped(tree, path), goes_to=path)


def _by(by: int) -> Callable[[RuleTree, Path, str], Reshaped | None]:
    def act(tree: RuleTree, path: Path, _of: str) -> Reshaped | None:
        shown = moved(tree, path, by)
        return Reshaped(tree=shown[0], goes_to=shown[1]) if shown is not None else None

    return act


def _out(tree: RuleTree, path: Path, _of: str) -> Reshaped | None:
    shown = moved_out(tree, path)
    return Reshaped(tree=shown[0], goes_to=shown[1]) if shown is not None else None


_DEEDS: dict[str, Callable[[RuleTree, Path, str], Reshaped | None]] = {
    "add": _add,
    "otherwise_too": _otherwise,
    HERE_AS_TOO: _here_as,
    "remove": _remove,
    "wrap": _wrap,
    "unwrap": _unwrap,
    "up": _by(-1),
    "down": _by(1),
    "out": _out,
}


def here_as_pieces(key: str, here_as: HereAs) -> Iterator[Piece]:
    """In what way they are there, where the rule asks for one: nearly none does, and the line stays short."""
    if here_as is not HereAs.ANY:
        name = say("rule_editor.here_as_name")
        yield choice(f"{key}/here_as", name, here_as, "rule_editor.here_as", tuple(HereAs))


def _rows(tree: RuleTree, spot: _Spot, known: Known) -> Iterator[Part]:
    yield Phrase(
        key=spot.key,
        pieces=(_menu(tree, spot), *filter(None, (spot.lead,)), *_pieces(tree, spot, known)),
        depth=spot.depth,
        flaws=known.flaws_at(spot.key),
        moves=spot.among > 1,
    )
    match tree:
        case AtLeast() | AtMost():
            yield from rows_of(f"{spot.key}/amount", tree.amount, known, spot.depth + 1)
            yield from group_parts(spot.key, tree.groups, tree.unit, known, spot.depth + 1)
        case Where(otherwise=otherwise):
            yield from _inside(tree, spot, known)
            if otherwise is None:
                add = Deed(key=f"{spot.key}/otherwise_too", words=say("rule_editor.add_otherwise"), icon="plus")
                nothing = say("rule_editor.otherwise_nothing")
                yield Phrase(key=f"{spot.key}/otherwise", pieces=(nothing, add), depth=spot.depth + 1)
        case AllOf() | AnyOf() | SomeOf():
            yield from _inside(tree, spot, known)
            add = Deed(key=f"{spot.key}/add", words=say("rule_editor.add_condition"), icon="plus")
            yield Phrase(key=f"{spot.key}/more", pieces=(add,), depth=spot.depth + 1)


def _inside(tree: RuleTree, spot: _Spot, known: Known) -> Iterator[Part]:
    parts = inside(tree)
    is_several = isinstance(tree, Several)
    stands_among = spot.key.rpartition("/")[2].isdigit()
    for place, (way, part) in enumerate(parts):
        within = _Spot(
            key=f"{spot.key}/{key_of(way)}",
            depth=spot.depth + 1,
            lead=_lead(tree, place),
            among=len(parts) if is_several else 1,
            place=place,
            can_go_out=is_several and stands_among,
            is_root=False,
        )
        yield from _rows(part, within, known)


def _lead(tree: RuleTree, place: int) -> str:
    match tree:
        case Where():
            return say("rule_editor.lead.otherwise" if place else "rule_editor.lead.then")
        case AllOf() if place:
            return say("rule_editor.lead.and")
        case AnyOf() if place:
            return say("rule_editor.lead.or")
    return ""


def _pieces(tree: RuleTree, spot: _Spot, known: Known) -> Iterator[Piece]:
    key = spot.key
    kinds = tuple(PartKind)
    name = say("rule_editor.kind_name")
    yield choice(f"{key}/kind", name, kind_of(tree), "rule_editor.kind", kinds, chair=known.chair)
    match tree:
        case AtLeast() | AtMost():
            yield from amount_pieces(f"{key}/amount", tree.amount, known)
            units = say("rule_editor.unit_name")
            yield choice(f"{key}/unit", units, tree.unit, "rule_editor.unit", tuple(Unit))
            yield from here_as_pieces(key, tree.here_as)
            yield say("rule_editor.among")
            yield who_field(f"{key}/who", say("rule_editor.who_name"), tree.who, known)
        case SomeOf(number=number):
            yield say("rule_editor.some_at_least")
            yield number_field(f"{key}/number", say("rule_editor.number_name"), number)
            yield say("rule_editor.some_of_this")
        case Where(circumstance=circumstance):
            yield from circumstance_pieces(f"{key}/circumstance", circumstance, known)


def _menu(tree: RuleTree, spot: _Spot) -> Menu:
    key = spot.key
    names: list[str] = []
    if spot.place > 0:
        names.append("up")
    if spot.place < spot.among - 1:
        names.append("down")
    if spot.can_go_out:
        names.append("out")
    if isinstance(tree, AtLeast | AtMost) and tree.here_as is HereAs.ANY:
        names.append(HERE_AS_TOO)
    names += [f"wrap:{kind}" for kind in _HOLDING]
    if isinstance(tree, Several) and (len(tree.rules) == 1 or (spot.among > 1 and tree.rules)):
        names.append("unwrap")
    if not spot.is_root:
        names.append("remove")
    deeds = tuple(Deed(key=f"{key}/{name}", words=say(f"rule_editor.deed.{_worded(name)}")) for name in names)
    return Menu(key=f"{key}/menu", words=say("rule_editor.menu", part=_called(tree)), deeds=deeds)


def _worded(deed: str) -> str:
    return deed.replace(":", "_")


def _called(tree: RuleTree) -> str:
    """What a part is called by assistants."""
    return say(f"rule_editor.called.{kind_of(tree)}")
