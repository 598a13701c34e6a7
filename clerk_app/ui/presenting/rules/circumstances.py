"""A circumstance on which something in a rule depends, as controls and back."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.domain.rules.amount import Base, Limit
from clerk_app.domain.rules.tree import (
    BusinessIs,
    CallIs,
    Circumstance,
    HasWaited,
    HeldAfter,
    SeatsAreFilled,
    SeatsThat,
    ShareIs,
    SizeIs,
    Stage,
    StageIs,
)
from clerk_app.ui.forms.values import Field, Kind, Piece, joined
from clerk_app.ui.presenting.rules.amounts import choice, number_field, tick
from clerk_app.ui.presenting.rules.known import Known, who_field, who_of
from clerk_app.ui.presenting.rules.sheet import Sheet, share_in_figures, share_read
from clerk_app.wording.catalogue import say

FILLED, SIZE, SHARE, BUSINESS, STAGE, WAITED = "filled", "size", "share", "business", "stage", "waited"
CALL, HELD = "call", "held"
SO, NOT_SO = "so", "not_so"
_CIRCUMSTANCES = (FILLED, SIZE, BUSINESS, STAGE, CALL, WAITED, SHARE, HELD)
_THIRD = (1, 3)


def circumstance_pieces(key: str, circumstance: Circumstance, known: Known) -> Iterator[Piece]:
    """The controls of a circumstance in the order of its sentence."""
    name = say("rule_editor.circumstance_name")
    yield choice(f"{key}/kind", name, _kind(circumstance), "rule_editor.circumstance", _CIRCUMSTANCES)
    match circumstance:
        case SeatsAreFilled(who=who, at_least=at_least):
            yield say("rule_editor.some_at_least")
            yield number_field(f"{key}/at_least", say("rule_editor.number_name"), at_least)
            yield say("rule_editor.of")
            yield who_field(f"{key}/who", say("rule_editor.who_name"), who, known)
        case SizeIs(smallest=smallest, largest=largest, base=base, who=who):
            yield choice(f"{key}/base", say("rule_editor.base_name"), base, "rule_editor.base", tuple(Base))
            yield say("rule_editor.row_from")
            yield number_field(f"{key}/smallest", say("rule_editor.smallest_name"), smallest)
            yield say("rule_editor.row_to")
            yield number_field(f"{key}/largest", say("rule_editor.largest_name"), largest)
            yield say("rule_editor.among")
            yield who_field(f"{key}/who", say("rule_editor.who_name"), who, known)
        case ShareIs():
            yield from _share_pieces(key, circumstance, known)
        case BusinessIs(kinds=kinds):
            yield Field(
                key=f"{key}/kinds", label=say("rule_editor.business_name"), kind=Kind.SEVERAL, value=joined(kinds)
            )
        case StageIs(stage=stage):
            yield choice(f"{key}/stage", say("rule_editor.stage_name"), stage, "rule_editor.stage", tuple(Stage))
        case HasWaited(minutes=minutes):
            yield number_field(f"{key}/minutes", say("rule_editor.waited_name"), minutes)
            yield say("rule_editor.waited_after")
        case CallIs(number=number, or_later=or_later):
            yield number_field(f"{key}/number", say("rule_editor.call_name"), number)
            yield tick(f"{key}/or_later", say("rule_editor.call_or_later"), on=or_later)
        case HeldAfter(earliest=earliest, latest=latest):
            yield number_field(f"{key}/earliest", say("rule_editor.earliest_name"), earliest)
            yield say("rule_editor.row_to")
            yield number_field(f"{key}/latest", say("rule_editor.latest_name"), latest)
            yield say("rule_editor.held_after")


def where_pieces(
    key: str, words: str, circumstance: Circumstance | None, known: Known, *, is_offered: bool
) -> Iterator[Piece]:
    """A box to tick for what holds only where something is so, with the circumstance once it is ticked."""
    if circumstance is None and not is_offered:
        return
    yield tick(f"{key}/so", words, on=circumstance is not None)
    if circumstance is not None:
        yield from circumstance_pieces(key, circumstance, known)


def where_of(sheet: Sheet, key: str) -> Circumstance | None:
    """The circumstance that such a box holds."""
    return circumstance_of(sheet, key) if sheet.ticked(f"{key}/so") else None


def _share_pieces(key: str, share: ShareIs, known: Known) -> Iterator[Piece]:
    limit = say("rule_editor.voting.limit_name")
    yield choice(f"{key}/limit", limit, share.limit, "rule_editor.limit", tuple(Limit))
    figures = share_in_figures(share.numerator, share.denominator)
    yield Field(key=f"{key}/share", label=say("rule_editor.share_name"), kind=Kind.READ, value=figures, letters=5)
    yield say("rule_editor.of")
    yield choice(f"{key}/base", say("rule_editor.base_name"), share.base, "rule_editor.base", tuple(Base))
    name = say("rule_editor.seats_that_name")
    yield choice(f"{key}/seats", name, share.seats, "rule_editor.seats_that", tuple(SeatsThat))
    yield say("rule_editor.among")
    yield who_field(f"{key}/who", say("rule_editor.who_name"), share.who, known)


def circumstance_of(sheet: Sheet, key: str) -> Circumstance:
    """The circumstance that the controls hold."""
    match sheet.text(f"{key}/kind", FILLED):
        case "size":
            return SizeIs(
                smallest=sheet.number(f"{key}/smallest", 1),
                largest=sheet.number_or_none(f"{key}/largest"),
                base=Base(sheet.text(f"{key}/base", Base.FILLED)),
                who=who_of(sheet, f"{key}/who"),
            )
        case "share":
            numerator, denominator = share_read(sheet.text(f"{key}/share")) or _THIRD
            return ShareIs(
                numerator=numerator,
                denominator=denominator,
                limit=Limit(sheet.text(f"{key}/limit", Limit.MORE_THAN)),
                seats=SeatsThat(sheet.text(f"{key}/seats", SeatsThat.VACANT)),
                base=Base(sheet.text(f"{key}/base", Base.ALL)),
                who=who_of(sheet, f"{key}/who"),
            )
        case "business":
            return BusinessIs(kinds=sheet.several(f"{key}/kinds"))
        case "stage":
            return StageIs(stage=Stage(sheet.text(f"{key}/stage", Stage.ADJOURNED_MEETING)))
        case "waited":
            return HasWaited(minutes=sheet.number(f"{key}/minutes", 30))
        case "held":
            return HeldAfter(earliest=sheet.number(f"{key}/earliest", 1), latest=sheet.number_or_none(f"{key}/latest"))
        case "call":
            return CallIs(number=sheet.number(f"{key}/number", 2), or_later=sheet.ticked(f"{key}/or_later"))
    return SeatsAreFilled(who=who_of(sheet, f"{key}/who"), at_least=sheet.number(f"{key}/at_least", 1))


def _kind(circumstance: Circumstance) -> str:
    match circumstance:
        case SeatsAreFilled():
            return FILLED
        case SizeIs():
            return SIZE
        case ShareIs():
            return SHARE
        case BusinessIs():
            return BUSINESS
        case StageIs():
            return STAGE
        case HasWaited():
            return WAITED
        case CallIs():
            return CALL
        case HeldAfter():
            return HELD
