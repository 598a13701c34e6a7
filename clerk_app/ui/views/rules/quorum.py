"""The quorum as a sentence beside the rule's own, and below it the controls of every part of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.agenda import ForwardPlanEntry
from clerk_app.domain.rules.quorum import Follows, QuorumRule
from clerk_app.domain.rules.reshaping import PartKind, Path, part_at
from clerk_app.domain.rules.soundness import flaws_of_quorum
from clerk_app.domain.rules.tree import RuleTree
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.plain.ready_rules import ready_quorums
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.values import NOTHING, Answer, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.rules.known import Known, composition_of, known_of
from clerk_app.ui.presenting.rules.lists import relisted
from clerk_app.ui.presenting.rules.quorum_rule import (
    ASK,
    EVERYTHING,
    QuorumParts,
    flaws_of_whole,
    quorum_of,
    trees_in,
)
from clerk_app.ui.presenting.rules.ready import NONE, filled, start_field
from clerk_app.ui.presenting.rules.sheet import Sheet, field_at, key_of, path_of, value_kept, values_in, wrong_with
from clerk_app.ui.presenting.rules.trees import reshaped, with_kind
from clerk_app.ui.views.rules.earlier import earlier_parts, earlier_read
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import rule_in_words

KEY = "quorum"
_PREFIX = f"{KEY}/"
_TOO = "only_if_too"


class QuorumSection:
    """When the board may decide."""

    key = KEY

    def parts(self, rules: Rules) -> Parts:
        rule = rules.board.quorum
        known = _known(rules)
        sentence = rule_in_words(rule.tree, known.chair, known.names) if rule is not None else ""
        words = sentence or say("rules.no_quorum")
        return (
            Saying(key="quorum/sentence", words=words, is_rule=True, beside=own_words(rule)),
            *(flaws_of_whole(KEY, known) if rule is not None else ()),
            start_field("quorum/start", KEY, _ready(rules), rule.tree if rule is not None else None),
            *(_controls(rule, known, rules.opened) if rule is not None else ()),
            *earlier_parts(rules, KEY),
            Saying(key="quorum/from_next", words=say("rules.quorum_from_next")),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        rule = rules.board.quorum
        if list(rest) == ["start"]:
            return _started(rules, answer.value)
        earlier = earlier_read(rules, rest, answer)
        if earlier is not None:
            return earlier
        if rule is None:
            return NOTHING
        parts = tuple(_controls(rule, _known(rules), EVERYTHING))
        field = field_at(parts, answer.key)
        if field is None:
            return _done(rules, rule, parts, rest, answer)
        wrong = wrong_with(field, answer.value)
        if wrong:
            return Reading(wrong=wrong)
        path = path_of("/".join(rest))
        if path[-1] == "kind":
            for way, tree in trees_in(rule):
                if path[: len(way)] == way and part_at(tree, path[len(way) : -1]) is not None:
                    return _with_tree(rules, rule, way, with_kind(tree, path[len(way) : -1], PartKind(answer.value)))
        values = values_in(parts, _PREFIX) | {"/".join(rest): value_kept(field, answer.value)}
        return _kept(rules, quorum_of(Sheet(values)))


def own_words(rule: QuorumRule | VotingRule | None) -> str:
    """The rule's own sentence with its source; empty where it is not known."""
    if rule is None or not rule.sentence:
        return ""
    key = "own_words_from" if rule.source else "own_words"
    return say(f"rule_editor.quorum.{key}", source=rule.source, words=rule.sentence)


def _known(rules: Rules) -> Known:
    rule = rules.board.quorum
    flaws = flaws_of_quorum(rule, composition_of(rules.setup)) if rule is not None else ()
    return known_of(rules.setup, rules.board.chair_title, _PREFIX, flaws)


def _controls(rule: QuorumRule, known: Known, opened: Container[str]) -> Iterator[Part]:
    return QuorumParts(key=KEY, rule=rule, known=known, opened=opened).all()


def _ready(rules: Rules) -> tuple[tuple[str, RuleTree], ...]:
    return filled(ready_quorums(), rules.setup)


def _started(rules: Rules, name: str) -> Reading:
    before = rules.board.quorum
    if name == NONE:
        return put(rules, replace(rules.board, quorum=None))
    tree = next((tree for key, tree in _ready(rules) if key == name), None)
    if tree is None:
        return NOTHING
    return _kept(rules, QuorumRule(tree=tree) if before is None else replace(before, tree=tree))


def _done(rules: Rules, rule: QuorumRule, parts: Parts, rest: Sequence[str], answer: Answer) -> Reading:
    """What a button or a key that moves does."""
    key, deed = "/".join(rest[:-1]), rest[-1]
    if deed == ASK:
        return _asked(rules, rule, path_of(key))
    if deed == _TOO:
        added = values_in(parts, _PREFIX) | {f"{key}/kind": PartKind.AT_LEAST}
        return _kept(rules, quorum_of(Sheet(added)), goes_to=f"{key}/amount/number")
    path = path_of(key)
    for way, tree in trees_in(rule):
        if path[: len(way)] == way and part_at(tree, path[len(way) :]) is not None:
            shown = reshaped(tree, path[len(way) :], deed)
            if shown is None:
                return NOTHING
            inner = answer.value.removeprefix(_PREFIX + key) if answer.value else shown.control
            goes_to = key_of((*way, *shown.goes_to)) + inner
            return _with_tree(rules, rule, way, shown.tree, goes_to=goes_to)
    listed = relisted(values_in(parts, _PREFIX), key, deed)
    if listed is None:
        return NOTHING
    inner = answer.value.removeprefix(_PREFIX + key) if answer.value else ""
    return _kept(rules, quorum_of(Sheet(listed.values)), goes_to=listed.goes_to + inner)


def _with_tree(rules: Rules, rule: QuorumRule, way: Path, tree: RuleTree | None, goes_to: str = "") -> Reading:
    match way:
        case ("tree",):
            return _kept(rules, replace(rule, tree=tree), goes_to) if tree is not None else NOTHING
        case ("to_meet",):
            return _kept(rules, replace(rule, to_meet=tree), goes_to)
        case ("if_inquorate", int(place), _):
            changed = _only_if(rule.if_inquorate, place, tree)
            return _kept(rules, replace(rule, if_inquorate=changed), goes_to)
        case ("if_no_chair", int(place), _):
            changed = _only_if(rule.if_no_chair, place, tree)
            return _kept(rules, replace(rule, if_no_chair=changed), goes_to)
    return NOTHING


def _only_if(several: Sequence[Follows], place: int, tree: RuleTree | None) -> tuple[Follows, ...]:
    return tuple(replace(one, only_if=tree) if number == place else one for number, one in enumerate(several))


def _asked(rules: Rules, rule: QuorumRule, path: Path) -> Reading:
    """Business of the forward plan: how words of the rule are to be read."""
    match path:
        case ("readings", int(place)) if place < len(rule.readings):
            title = say("rule_editor.quorum.ask_title", words=rule.readings[place].words)
            position = max((one.entry.position for one in rules.setup.plan), default=-1) + 1
            entry = ForwardPlanEntry(id=rules.ids.new(), board_id=rules.board.id, position=position, title=title)
            return Reading(act=SaveSetup(put=(entry,)), told=say("rule_editor.quorum.asked", title=title))
    return NOTHING


def _kept(rules: Rules, rule: QuorumRule, goes_to: str = "") -> Reading:
    reading = put(rules, replace(rules.board, quorum=rule))
    return replace(reading, goes_to=_PREFIX + goes_to) if goes_to and reading.act is not None else reading
