"""A quorum rule in plain words, as the app reads it: beside it stands the sentence of the terms of reference."""

from collections.abc import Sequence

from clerk_app.domain.quorum import (
    AgenciesRepresented,
    ChairPart,
    CountOfSeats,
    FractionOfSeats,
    Rounding,
    RuleTree,
    SeatBase,
)
from clerk_app.wording.catalogue import has, say


def rule_in_words(tree: RuleTree, chair: str) -> str:
    """The rule as one sentence: "Quorate if 3 of these 5 agencies are represented."; empty for a rule without parts."""
    parts = _parts(tree, chair)
    return say("rule.sentence", parts=say("rule.and").join(parts)) if parts else ""


def _parts(tree: RuleTree, chair: str) -> Sequence[str]:
    match tree:
        case CountOfSeats(minimum=minimum):
            return [say("rule.seats", count=minimum)]
        case FractionOfSeats():
            return [_share(tree)]
        case AgenciesRepresented():
            return _agencies(tree, chair)
    return [part for rule in tree.rules for part in _parts(rule, chair)]


def _share(rule: FractionOfSeats) -> str:
    key = f"rule.share.{rule.numerator}_{rule.denominator}"
    share = say(key) if has(key) else f"{rule.numerator}/{rule.denominator}"
    base = say("rule.base.all" if rule.base is SeatBase.ALL else "rule.base.filled")
    form = "more_than" if rule.rounding is Rounding.MORE_THAN else "at_least"
    words = say(f"rule.{form}", share=share, base=base)
    return f"{words}{say('rule.rounded_down')}" if rule.rounding is Rounding.DOWN else words


def _agencies(rule: AgenciesRepresented, chair: str) -> Sequence[str]:
    represented = say("rule.agencies", count=rule.minimum, named=len(set(rule.agency_ids)))
    match rule.chair:
        case ChairPart.REQUIRED:
            return [represented, say("rule.chair_here", chair=chair)]
        case ChairPart.IGNORED:
            return [represented + say("rule.chair_left_out", chair=chair)]
        case ChairPart.COUNTS_FOR_AGENCY:
            return [represented]
