"""How many a rule asks for, as controls and back: a number, a share, a table by sizes, or all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from clerk_app.domain.rules.amount import Amount, Base, BySize, Every, Number, Rounding, Share, SizeRow, Unit
from clerk_app.domain.rules.selection import SeatGroup
from clerk_app.ui.forms.values import NO, YES, Deed, Field, Kind, Option, Part, Phrase, Piece
from clerk_app.ui.presenting.rules.known import Known, who_field, who_of
from clerk_app.ui.presenting.rules.sheet import Sheet, share_in_figures, share_read
from clerk_app.wording.catalogue import say

NUMBER, SHARE, BY_SIZE, EVERY = "number", "share", "by_size", "every"
KINDS = (NUMBER, SHARE, BY_SIZE, EVERY)
_HALF = (1, 2)
_BY_GROUP = (Unit.GROUPS, Unit.WEIGHT)


def number_field(key: str, name: str, value: int | None, letters: int = 3) -> Field:
    """A field for a whole number."""
    shown = "" if value is None else str(value)
    return Field(key=key, label=name, kind=Kind.NUMBER, value=shown, letters=letters)


def choice(key: str, name: str, value: str, words: str, values: Sequence[str | StrEnum], **places: object) -> Field:
    """A choice of one of these, worded by their table with its places filled."""
    options = tuple(Option(value=one, words=say(f"{words}.{one}", **places)) for one in values)
    settles = key.endswith("/kind")
    return Field(key=key, label=name, kind=Kind.CHOICE, value=value, options=options, settles=settles)


def tick(key: str, words: str, *, on: bool) -> Field:
    """A box to tick."""
    return Field(key=key, label=words, kind=Kind.TICK, value=YES if on else NO)


def row_deed(key: str, words: str, spoken: str = "") -> Deed:
    """What takes a row of a list away."""
    return Deed(key=key, words=words, icon="x", icon_alone=True, spoken=spoken or words)


def amount_pieces(key: str, amount: Amount, known: Known) -> Iterator[Piece]:
    """The controls of an amount in the order of its sentence, without what is counted."""
    name = say("rule_editor.amount_name")
    yield choice(f"{key}/kind", name, _kind(amount), "rule_editor.amount", KINDS)
    match amount:
        case Number(number=number):
            yield number_field(f"{key}/number", say("rule_editor.number_name"), number)
        case Share():
            yield from _share_pieces(key, amount, known)
        case BySize(base=base):
            yield say("rule_editor.by_size_of")
            yield _base(key, base)
            yield from _other_seats(key, amount, known)
        case Every(base=base, but=but):
            yield say("rule_editor.of")
            yield _base(key, base)
            yield say("rule_editor.but")
            yield number_field(f"{key}/but", say("rule_editor.but_name"), but)


def rows_of(key: str, amount: Amount, known: Known, depth: int) -> Iterator[Part]:
    """The rows of a table below its phrase."""
    if not isinstance(amount, BySize):
        return
    for place, row in enumerate(amount.rows):
        here = f"{key}/rows/{place}"
        pieces: tuple[Piece, ...] = (
            say("rule_editor.row_from"),
            number_field(f"{here}/smallest", say("rule_editor.smallest_name"), row.smallest),
            say("rule_editor.row_to"),
            number_field(f"{here}/largest", say("rule_editor.largest_name"), row.largest),
            say("rule_editor.row_needed"),
            number_field(f"{here}/needed", say("rule_editor.needed_name"), row.needed),
            row_deed(f"{here}/remove", say("rule_editor.remove_row")),
        )
        yield Phrase(key=here, pieces=pieces, depth=depth, flaws=known.flaws_at(here))
    add = Deed(key=f"{key}/rows/add", words=say("rule_editor.add_row"), icon="plus")
    yield Phrase(key=f"{key}/rows", pieces=(add,), depth=depth)


def amount_of(sheet: Sheet, key: str, rounding: Rounding = Rounding.UP) -> Amount:
    """The amount that the controls hold; a share that is new becomes a whole number as `rounding` says."""
    base = Base(sheet.text(f"{key}/base", Base.ALL))
    other = who_of(sheet, f"{key}/base_who") if sheet.ticked(f"{key}/other") else None
    match sheet.text(f"{key}/kind", NUMBER):
        case "share":
            numerator, denominator = share_read(sheet.text(f"{key}/share")) or _HALF
            return Share(
                numerator=numerator,
                denominator=denominator,
                base=base,
                rounding=Rounding(sheet.text(f"{key}/rounding", rounding)),
                plus=sheet.number(f"{key}/plus", 0),
                at_least=sheet.number(f"{key}/at_least", 1),
                base_who=other,
            )
        case "by_size":
            return BySize(rows=_rows(sheet, f"{key}/rows"), base=base, base_who=other)
        case "every":
            return Every(base=base, but=sheet.number(f"{key}/but", 0))
    return Number(number=sheet.number(f"{key}/number", 1))


def group_parts(key: str, groups: Sequence[SeatGroup], unit: Unit, known: Known, depth: int) -> Iterator[Part]:
    """The groups by name, with their votes, where groups are counted, or the seats that have a weight by the rule."""
    if unit in _BY_GROUP or groups:
        yield from group_rows(f"{key}/groups", groups, unit, known, depth)


def group_rows(key: str, groups: Sequence[SeatGroup], unit: Unit, known: Known, depth: int) -> Iterator[Part]:
    """A row for each group, and one that adds a group."""
    votes = "seats_weight" if unit is Unit.WEIGHT else "group_votes"
    for place, group in enumerate(groups):
        here = f"{key}/{place}"
        pieces: tuple[Piece, ...] = (
            say("rule_editor.group"),
            Field(key=f"{here}/name", label=say("rule_editor.group_name"), value=group.name, letters=14),
            say("rule_editor.group_of"),
            who_field(f"{here}/who", say("rule_editor.group_who"), group.who, known),
            say(f"rule_editor.{votes}"),
            number_field(f"{here}/votes", say(f"rule_editor.{votes}_name"), group.votes),
            row_deed(f"{here}/remove", say("rule_editor.remove_named", name=group.name)),
        )
        yield Phrase(key=here, pieces=pieces, depth=depth, flaws=known.flaws_at(here))
    words = say("rule_editor.add_weight" if unit is Unit.WEIGHT else "rule_editor.add_group")
    add = Deed(key=f"{key}/add", words=words, icon="plus")
    yield Phrase(key=key, pieces=(add,), depth=depth)


def groups_of(sheet: Sheet, key: str, name: str = "groups") -> tuple[SeatGroup, ...]:
    """The groups that the controls hold under that name."""
    return tuple(
        SeatGroup(
            name=sheet.text(f"{one}/name"),
            who=who_of(sheet, f"{one}/who"),
            votes=sheet.number_or_none(f"{one}/votes"),
        )
        for one in sheet.entries(f"{key}/{name}", "name")
    )


def _share_pieces(key: str, share: Share, known: Known) -> Iterator[Piece]:
    figures = share_in_figures(share.numerator, share.denominator)
    name = say("rule_editor.share_name")
    yield Field(key=f"{key}/share", label=name, kind=Kind.READ, value=figures, letters=5)
    yield say("rule_editor.of")
    yield _base(key, share.base)
    rounding = say("rule_editor.rounding_name")
    yield choice(f"{key}/rounding", rounding, share.rounding, "rule_editor.rounding", tuple(Rounding))
    yield say("rule_editor.plus")
    yield number_field(f"{key}/plus", say("rule_editor.plus_name"), share.plus)
    yield say("rule_editor.never_fewer")
    yield number_field(f"{key}/at_least", say("rule_editor.never_fewer_name"), share.at_least)
    yield from _other_seats(key, share, known)


def _other_seats(key: str, amount: Share | BySize, known: Known) -> Iterator[Piece]:
    yield tick(f"{key}/other", say("rule_editor.other_seats"), on=amount.base_who is not None)
    if amount.base_who is not None:
        yield who_field(f"{key}/base_who", say("rule_editor.base_who"), amount.base_who, known)


def _base(key: str, base: Base) -> Field:
    return choice(f"{key}/base", say("rule_editor.base_name"), base, "rule_editor.base", tuple(Base))


def _kind(amount: Amount) -> str:
    match amount:
        case Number():
            return NUMBER
        case Share():
            return SHARE
        case BySize():
            return BY_SIZE
        case Every():
            return EVERY


def _rows(sheet: Sheet, key: str) -> tuple[SizeRow, ...]:
    return tuple(
        SizeRow(
            smallest=sheet.number(f"{one}/smallest", 1),
            largest=sheet.number_or_none(f"{one}/largest"),
            needed=sheet.number(f"{one}/needed", 1),
        )
        for one in sheet.entries(key, "smallest")
    )
