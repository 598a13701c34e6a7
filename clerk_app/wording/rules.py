"""A quorum rule in plain words, made from its data: beside it stands the sentence of the terms of reference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount, Base, BySize, Every, Number, Share, SizeRow, Unit
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who, have_votes
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    CallIs,
    ChairTaken,
    Circumstance,
    HasWaited,
    HeldAfter,
    HereAs,
    RuleTree,
    SeatsAreFilled,
    ShareIs,
    SizeIs,
    SomeOf,
    StageIs,
    Where,
)
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.dates import ordinal
from clerk_app.wording.lists import listed

Names = Callable[[Id], str]
"""The name of an agency, a category, or the title of a seat."""

_TEN, _HUNDRED = 10, 100


def rule_in_words(tree: RuleTree, chair: str, names: Names | None = None) -> str:
    """The rule as one sentence: "Quorate if 3 of these 5 agencies are represented."; empty for a rule without parts.

    With `names` the sentence says everything the rule does, and no other rule has the same one. Without, the agencies,
    categories and seats that the rule names are left to what stands beside the sentence.
    """
    words = _Words(chair, names)
    if isinstance(tree, AllOf) and not tree.rules:
        return ""
    if isinstance(tree, AllOf) and len(tree.rules) > 1:
        return say("rule.sentence", parts=say("rule.and").join(words.inner(rule) for rule in tree.rules))
    return say("rule.sentence_where" if isinstance(tree, Where) else "rule.sentence", parts=words.of(tree))


def seats_in_words(who: Who, names: Names, count: int = 2) -> str:
    """Which seats a rule speaks of: "voting members of the category Lay"; `count` tells one from several."""
    return _Words("", names).members(who, count)


def amount_in_words(amount: Amount, names: Names) -> str:
    """How many of the members an amount comes to: "3 members", "more than half of all seats"."""
    return _Words("", names).count(AtMost(amount=amount))


def count_in_words(rule: AtMost, names: Names) -> str:
    """How many of whom: "2 voting members", "more than half of all seats"."""
    return _Words("", names).count(rule)


def circumstance_in_words(circumstance: Circumstance, names: Names) -> str:
    """What has to be so: "the business is “budget”"."""
    return _Words("", names).circumstance(circumstance)


def groups_in_words(groups: Sequence[SeatGroup], unit: Unit, names: Names) -> Iterator[str]:
    """Each group by its name, whom it is made of, and its votes; or what weight its seats have."""
    for group in groups:
        words = f"“{group.name}” {say('rule.group', parts=seats_in_words(group.who, names))}"
        key = "rule.seats_have" if unit is Unit.WEIGHT else "rule.group_has"
        yield words if group.votes is None else say(key, words=words, count=group.votes)


def share_in_words(numerator: int, denominator: int) -> str:
    """A share as it is said: "two thirds", "62 per cent", "2/7"."""
    key = f"rule.share.{numerator}_{denominator}"
    if has(key):
        return say(key)
    is_of_a_hundred = denominator >= _TEN and _HUNDRED % denominator == 0
    return (
        say("rule.per_cent", number=_HUNDRED * numerator // denominator)
        if is_of_a_hundred
        else f"{numerator}/{denominator}"
    )


class _Words:
    """A rule said part by part."""

    def __init__(self, chair: str, names: Names | None) -> None:
        self._chair = chair
        self._names = names

    def of(self, tree: RuleTree) -> str:
        match tree:
            case AtLeast():
                return self._at_least(tree)
            case AtMost():
                return self._are(say("rule.at_most", count=self.count(tree)), tree)
            case ChairTaken():
                return say("rule.chair_here", chair=self._chair)
            case AllOf(rules=rules):
                return say("rule.both", parts=self._listed(rules))
            case AnyOf(rules=rules):
                return say("rule.either", parts=self._listed(rules))
            case SomeOf(number=number, rules=rules):
                return say("rule.some", number=number, parts=self._listed(rules))
            case Where(circumstance=circumstance, then=then, otherwise=otherwise):
                where = say("rule.where", circumstance=self.circumstance(circumstance), then=self.inner(then))
                if otherwise is None:
                    return where
                return say("rule.otherwise", where=where, otherwise=self.inner(otherwise))

    def inner(self, tree: RuleTree) -> str:
        """A part within a part, held together by brackets where it has parts itself."""
        words = self.of(tree)
        return say("rule.group", parts=words) if isinstance(tree, (AllOf, AnyOf, SomeOf, Where)) else words

    def _listed(self, rules: Sequence[RuleTree]) -> str:
        return say("rule.next").join(self.inner(rule) for rule in rules) or say("rule.nothing")

    def _at_least(self, rule: AtLeast) -> str:
        seat = self._single_seat(rule)
        return say("rule.seat_here", name=seat) if seat else self._are(self.count(rule), rule)

    def _single_seat(self, rule: AtLeast) -> str:
        """The title of the one seat that the rule asks for; empty where it asks for anything else."""
        if self._names is None or len(rule.who.seat_ids) != 1:
            return ""
        asked = AtLeast(amount=Number(number=1), who=Who(seat_ids=rule.who.seat_ids))
        return self._names(rule.who.seat_ids[0]) if rule == asked else ""

    def _are(self, count: str, rule: AtLeast | AtMost) -> str:
        form = {Unit.PERSONS: "persons", Unit.WEIGHT: "weight"}.get(rule.unit, "agencies")
        one = "_one" if isinstance(rule.amount, Number) and rule.amount.number == 1 else ""
        words = say(f"rule.are.{form}{one}", words=count)
        if rule.here_as is not HereAs.ANY:
            words = say(f"rule.here_as.{rule.here_as}", words=words)
        if not rule.groups or self._names is None:
            return words
        groups = say("rule.next").join(groups_in_words(rule.groups, rule.unit, self._names))
        return say("rule.named", count=words, names=groups)

    def count(self, rule: AtLeast | AtMost) -> str:
        match rule.amount:
            case Number(number=number):
                return self._number(number, rule)
            case Share():
                return self._share(rule.amount, rule)
            case BySize(rows=rows, base=base, base_who=base_who):
                key = "rule.count.by_size" if base_who is None else "rule.count.by_other_size"
                seats = self._base(base, base_who or rule.who)
                return say(key, units=self._units(rule), base=seats, rows=", ".join(map(_row, rows)))
            case Every(base=base, but=but):
                words = say("rule.count.every", units=self._units(rule))
                if base is not Base.ALL:
                    words = say("rule.count.every_base", units=self._units(rule), base=self._base(base, EVERYONE))
                return say("rule.count.every_but", words=words, number=but) if but else words

    def _number(self, number: int, rule: AtLeast | AtMost) -> str:
        if rule.unit is Unit.WEIGHT:
            return say("rule.units.weight_of", number=number, seats=self.members(rule.who))
        if rule.unit is Unit.AGENCIES and rule.who.agency_ids:
            return self._of_named_agencies(number, rule)
        return f"{number} {self._units(rule, number)}"

    def _of_named_agencies(self, number: int, rule: AtLeast | AtMost) -> str:
        agencies = rule.who.agency_ids
        is_one_alone = number == 1 and len(agencies) == 1 and isinstance(rule, AtLeast)
        key = "rule.units.this_agency" if is_one_alone else "rule.units.agencies_of"
        words = say(key, number=number, named=len(set(agencies)))
        if self._names is not None:
            words += f" {say('rule.group', parts=self._named(agencies))}"
        return self._seats(replace(rule.who, agency_ids=()), words)

    def _share(self, share: Share, rule: AtLeast | AtMost) -> str:
        said = share_in_words(share.numerator, share.denominator)
        base = self._base(share.base, share.base_who or rule.who, rule)
        words = say(
            f"rule.{'limited_to' if isinstance(rule, AtMost) else 'share_of'}.{share.rounding}", share=said, base=base
        )
        if share.plus:
            words = say("rule.count.plus", words=words, number=share.plus)
        if share.at_least != 1:
            words = say("rule.count.never_fewer", words=words, number=share.at_least)
        return words if share.base_who is None else say("rule.count.counting", count=words, units=self._units(rule))

    def _units(self, rule: AtLeast | AtMost, count: int = 2) -> str:
        """What is counted, and among whom: "members marked lay", "agencies among voting members"."""
        if rule.unit is Unit.PERSONS:
            return self.members(rule.who, count)
        if rule.unit is Unit.WEIGHT:
            return say("rule.units.weight", seats=self.members(rule.who))
        units = self._noun(rule, count)
        return units if rule.who == EVERYONE else say("rule.seats.among", units=units, seats=self.members(rule.who))

    def members(self, who: Who, count: int = 2) -> str:
        """These seats as their holders."""
        return self._seats(who, say("rule.unit.persons", count=count))

    def _base(self, base: Base, who: Who, rule: AtLeast | AtMost | None = None) -> str:
        """The seats that a share is of, in the unit that is counted."""
        seats = self._seats(who, say("rule.unit.seats", count=2))
        words = say(f"rule.base.{base}", seats=seats)
        if rule is None or rule.unit is Unit.PERSONS:
            return words
        if rule.unit is Unit.WEIGHT:
            return say("rule.units.weight", seats=words)
        return say("rule.seats.among", units=self._noun(rule), seats=words)

    def _noun(self, rule: AtLeast | AtMost, count: int = 2) -> str:
        """What is counted; of groups of which some have more votes than one, their votes."""
        has_votes = rule.unit is Unit.GROUPS and have_votes(rule.groups)
        return say(f"rule.unit.{'group_votes' if has_votes else rule.unit}", count=count)

    def _seats(self, who: Who, noun: str) -> str:
        words = noun
        if who.voting is not None:
            words = say("rule.seats.voting" if who.voting else "rule.seats.not_voting", seats=words)
        roles = tuple(say(f"rule.role.{role}") for role in who.roles)
        for key, given in (
            ("titled", self._any_of(who.seat_ids)),
            ("agency", self._any_of(who.agency_ids)),
            ("category", self._any_of(who.category_ids)),
            ("role", listed(roles, "or")),
            ("tag", _quoted(who.tags)),
            ("not_tag", _quoted(who.without_tags)),
        ):
            if given:
                words = say(f"rule.seats.{key}", seats=words, names=given)
        if who.not_presiding:
            words = say("rule.seats.not_presiding", seats=words)
        return say("rule.seats.presiding", seats=words) if who.presiding else words

    def _any_of(self, ids: Sequence[Id]) -> str:
        return self._named(ids, "or") if ids else ""

    def _named(self, ids: Sequence[Id], last_join: str = "and") -> str:
        if self._names is None:
            return "…"
        return listed([self._names(one) for one in ids], last_join)

    def circumstance(self, circumstance: Circumstance) -> str:
        match circumstance:
            case SeatsAreFilled(who=who, at_least=number):
                seats = self._seats(who, say("rule.unit.seats", count=2))
                return say("rule.circumstance.filled", number=number, seats=seats)
            case SizeIs(smallest=smallest, largest=largest, base=base, who=who):
                return say("rule.circumstance.size", base=self._base(base, who), size=_size(smallest, largest))
            case ShareIs(numerator=numerator, denominator=denominator, limit=limit, base=base, who=who):
                share = share_in_words(numerator, denominator)
                words = say(f"rule.limit.{limit}", share=share, base=self._base(base, who))
                return say(f"rule.seats_that.{circumstance.seats}", words=words)
            case BusinessIs(kinds=kinds):
                return say("rule.circumstance.business", names=_quoted(kinds))
            case StageIs(stage=stage):
                return say(f"rule.circumstance.{stage}")
            case HasWaited(minutes=minutes):
                return say("rule.circumstance.waited", count=minutes)
            case CallIs(number=number, or_later=or_later):
                key = "call_or_later" if or_later else "call"
                return say(f"rule.circumstance.{key}", ordinal=ordinal(number))
            case HeldAfter(earliest=earliest, latest=None):
                return say("rule.circumstance.held_after", count=earliest)
            case HeldAfter(earliest=earliest, latest=latest):
                return say("rule.circumstance.held_between", earliest=earliest, latest=latest)


def _row(row: SizeRow) -> str:
    return say("rule.count.row", size=_size(row.smallest, row.largest), needed=row.needed)


def _size(smallest: int, largest: int | None) -> str:
    if largest is None:
        return say("rule.count.size_and_more", smallest=smallest)
    return str(smallest) if smallest == largest else say("rule.count.sizes", smallest=smallest, largest=largest)


def _quoted(words: Sequence[str]) -> str:
    return listed([f"“{word}”" for word in words], "or")
