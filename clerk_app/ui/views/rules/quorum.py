"""The quorum as a sentence, with the plain kinds of rule to choose from and the words of the terms of reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Number, Rounding, Share
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.selection import VOTING
from clerk_app.domain.rules.tree import AtLeast, RuleTree
from clerk_app.domain.rules.usual import (
    AgenciesCounted,
    ChairPart,
    agencies_represented,
    as_agencies_counted,
    share_of_voting_members,
    voting_members,
)
from clerk_app.domain.seats import Seat
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
    Answer,
    Field,
    Heading,
    Kind,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import number_read, ticked, tidy
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import rule_in_words

NONE, SEATS, SHARE, AGENCIES, OTHER = "none", "seats", "share", "agencies", "other"
BASES = (Base.ALL, Base.FILLED)
SHARES = ((1, 4), (1, 3), (1, 2), (2, 3), (3, 4))
MOST_SEATS = 999


class QuorumSection:
    """When the board may decide."""

    key = "quorum"

    def parts(self, rules: Rules) -> Parts:
        rule = rules.board.quorum
        sentence = rule_in_words(rule.tree, rules.board.chair_title) if rule is not None else ""
        return (
            Saying(key="quorum/sentence", words=sentence or say("rules.no_quorum"), is_rule=True),
            *self._controls(rules, rule.tree if rule is not None else None),
            *self._words(rule),
            Saying(key="quorum/from_next", words=say("rules.quorum_from_next")),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        rule = rules.board.quorum
        match list(rest):
            case ["kind"]:
                return self._with_tree(rules, _usual(rules, answer.value))
            case ["terms"] if rule is not None:
                return put(rules, replace(rules.board, quorum=replace(rule, sentence=answer.value.strip())))
            case ["source"] if rule is not None:
                return put(rules, replace(rules.board, quorum=replace(rule, source=tidy(answer.value))))
            case ["minimum"]:
                return self._minimum_read(rules, answer)
        tree = _changed(rule.tree, rest, answer) if rule is not None else None
        return self._with_tree(rules, tree) if tree is not None else NOTHING

    def _minimum_read(self, rules: Rules, answer: Answer) -> Reading:
        tree = rules.board.quorum.tree if rules.board.quorum is not None else None
        counted = as_agencies_counted(tree)
        most = len(counted.agency_ids) if counted is not None else MOST_SEATS
        minimum = number_read(answer.value, most)
        if not minimum:
            return Reading(wrong=say("rules.minimum_wrong", typed=tidy(answer.value), most=most))
        if counted is not None:
            return self._with_tree(rules, _agencies_tree(replace(counted, minimum=minimum)))
        return self._with_tree(rules, voting_members(minimum)) if _kind(tree) == SEATS else NOTHING

    def _with_tree(self, rules: Rules, tree: RuleTree | None) -> Reading:
        before = rules.board.quorum
        after = None if tree is None else QuorumRule(tree=tree) if before is None else replace(before, tree=tree)
        return put(rules, replace(rules.board, quorum=after))

    def _controls(self, rules: Rules, tree: RuleTree | None) -> Iterator[Part]:
        if _kind(tree) == OTHER:
            yield Saying(key="quorum/several", words=say("rules.quorum_several"))
            return
        kinds = tuple(Option(value=kind, words=say(f"rules.quorum_kind.{kind}")) for kind in _kinds(rules))
        yield Field(
            key="quorum/kind", label=say("rules.quorum_label"), kind=Kind.CHOICE, value=_kind(tree), options=kinds
        )
        counted = as_agencies_counted(tree)
        match tree:
            case _ if counted is not None:
                yield _minimum(counted.minimum)
                yield from _agencies(rules, counted)
            case AtLeast(amount=Number(number=number)):
                yield _minimum(number)
            case AtLeast(amount=Share() as share):
                yield from _share(share)

    def _words(self, rule: QuorumRule | None) -> Iterator[Part]:
        if rule is None:
            return
        yield Heading(words=say("rules.terms"))
        yield Field(
            key="quorum/terms", label=say("rules.terms_label"), kind=Kind.LINES, value=rule.sentence,
            note=say("rules.terms_note"),
        )  # fmt: skip
        yield Field(key="quorum/source", label=say("rules.source"), value=rule.source, note=say("rules.source_note"))


def _kinds(rules: Rules) -> Iterator[str]:
    yield from (NONE, SEATS, SHARE)
    if _own_agencies(rules) or _kind(rules.board.quorum.tree if rules.board.quorum is not None else None) == AGENCIES:
        yield AGENCIES


def _kind(tree: RuleTree | None) -> str:
    """Which of the plain kinds the rule is of."""
    if tree is None:
        return NONE
    if as_agencies_counted(tree) is not None:
        return AGENCIES
    match tree:
        case AtLeast(amount=Number(number=number)) if tree == voting_members(number):
            return SEATS
        case AtLeast(amount=Share() as share) if tree == _share_tree(share):
            return SHARE
    return OTHER


def _usual(rules: Rules, kind: str) -> RuleTree | None:
    """What a rule of a kind begins as."""
    agencies = _own_agencies(rules)
    match kind:
        case "seats":
            return voting_members(max(sum(map(_has_vote, rules.setup.seats)) // 2, 1))
        case "share":
            return share_of_voting_members(1, 2)
        case "agencies":
            return agencies_represented(max(len(agencies) // 2, 1), agencies)
    return None


def _changed(tree: RuleTree, rest: Sequence[str], answer: Answer) -> RuleTree | None:
    counted = as_agencies_counted(tree)
    if counted is not None:
        changed = _agencies_changed(counted, rest, answer)
        return _agencies_tree(changed) if changed is not None else None
    if not (isinstance(tree, AtLeast) and isinstance(tree.amount, Share)):
        return None
    match list(rest):
        case ["share"]:
            numerator, _, denominator = answer.value.partition("/")
            return _share_tree(replace(tree.amount, numerator=int(numerator), denominator=int(denominator)))
        case ["rounding"]:
            return _share_tree(replace(tree.amount, rounding=Rounding(answer.value)))
        case ["base"]:
            return _share_tree(replace(tree.amount, base=Base(answer.value)))
    return None


def _agencies_changed(counted: AgenciesCounted, rest: Sequence[str], answer: Answer) -> AgenciesCounted | None:
    match list(rest):
        case ["chair"]:
            return replace(counted, chair=ChairPart(answer.value))
        case ["agency", agency_id]:
            others = tuple(one for one in counted.agency_ids if one != agency_id)
            named = (*others, Id(agency_id)) if ticked(answer) else others
            return replace(counted, agency_ids=named, minimum=min(counted.minimum, max(len(named), 1)))
    return None


def _agencies_tree(counted: AgenciesCounted) -> RuleTree:
    return agencies_represented(counted.minimum, counted.agency_ids, counted.chair)


def _share_tree(share: Share) -> AtLeast:
    return AtLeast(amount=share, who=VOTING)


def _minimum(minimum: int) -> Field:
    return Field(key="quorum/minimum", label=say("rules.minimum"), kind=Kind.READ, value=str(minimum))


def _share(tree: Share) -> Iterator[Part]:
    own = (tree.numerator, tree.denominator)
    shares = SHARES if own in SHARES else (*SHARES, own)
    options = tuple(Option(value=f"{n}/{d}", words=f"{n}/{d}") for n, d in shares)
    value = f"{tree.numerator}/{tree.denominator}"
    yield Field(key="quorum/share", label=say("rules.share_label"), kind=Kind.CHOICE, value=value, options=options)
    bases = tuple(Option(value=one, words=say(f"rules.seat_base.{one}")) for one in BASES)
    yield Field(key="quorum/base", label=say("rules.base_label"), kind=Kind.CHOICE, value=tree.base, options=bases)
    ways = tuple(Option(value=one, words=say(f"rules.rounding.{one}")) for one in Rounding)
    yield Field(
        key="quorum/rounding", label=say("rules.rounding_label"), kind=Kind.CHOICE, value=tree.rounding, options=ways
    )


def _agencies(rules: Rules, tree: AgenciesCounted) -> Iterator[Part]:
    parts = tuple(Option(value=one, words=say(f"rules.chair_part.{one}")) for one in ChairPart)
    chair = say("rules.chair_label", chair=rules.board.chair_title)
    yield Field(key="quorum/chair", label=chair, kind=Kind.CHOICE, value=tree.chair, options=parts)
    yield Heading(words=say("rules.agencies_named"))
    for agency_id in dict.fromkeys((*tree.agency_ids, *_own_agencies(rules))):
        value = YES if agency_id in tree.agency_ids else NO
        name = rules.setup.name(agency_id)
        yield Field(key=f"quorum/agency/{agency_id}", label=name, kind=Kind.TICK, value=value)


def _own_agencies(rules: Rules) -> tuple[Id, ...]:
    """The agencies that seats of the board speak for, by name."""
    own = {seat.agency_id for seat in rules.setup.seats}
    return tuple(agency.id for agency in rules.setup.agencies if agency.id in own)


def _has_vote(seat: Seat) -> bool:
    return seat.has_vote
