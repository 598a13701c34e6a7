"""How the board decides, as sentences beside the rule's own words, and below them the controls of every question."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.rules.soundness import flaws_of_voting
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.plain.ready_rules import ready_votes
from clerk_app.ui.forms.values import NOTHING, Answer, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.rules.known import Known, composition_of, known_of
from clerk_app.ui.presenting.rules.lists import relisted
from clerk_app.ui.presenting.rules.quorum_rule import EVERYTHING
from clerk_app.ui.presenting.rules.ready import NONE, filled, start_field
from clerk_app.ui.presenting.rules.sheet import Sheet, field_at, value_kept, values_in, wrong_with
from clerk_app.ui.presenting.rules.voting_rule import VotingParts, voting_of
from clerk_app.ui.views.rules.earlier import earlier_parts, earlier_read
from clerk_app.ui.views.rules.quorum import own_words
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.voting_rules import voting_in_words

KEY = "votes"
_PREFIX = f"{KEY}/"


class VotesSection:
    """How the board decides."""

    key = KEY

    def parts(self, rules: Rules) -> Parts:
        rule = rules.board.voting
        known = _known(rules)
        lines = voting_in_words(rule, known.chair, known.names) if rule is not None else (say("rules.no_voting"),)
        return (
            Saying(key="votes/sentence", words="\n".join(lines), is_rule=True, beside=own_words(rule)),
            start_field("votes/start", "voting", _ready(rules), _bare(rule)),
            *(_controls(rule, known, rules.opened) if rule is not None else ()),
            *earlier_parts(rules, KEY),
            Saying(key="votes/from_next", words=say("rules.quorum_from_next")),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        rule = rules.board.voting
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
            return _done(rules, parts, rest, answer)
        wrong = wrong_with(field, answer.value)
        if wrong:
            return Reading(wrong=wrong)
        values = values_in(parts, _PREFIX) | {"/".join(rest): value_kept(field, answer.value)}
        return _kept(rules, voting_of(Sheet(values)))


def _known(rules: Rules) -> Known:
    rule = rules.board.voting
    flaws = flaws_of_voting(rule, composition_of(rules.setup)) if rule is not None else ()
    return known_of(rules.setup, rules.board.chair_title, _PREFIX, flaws)


def _controls(rule: VotingRule, known: Known, opened: Container[str]) -> Iterator[Part]:
    return VotingParts(key=KEY, rule=rule, known=known, opened=opened).all()


def _ready(rules: Rules) -> tuple[tuple[str, VotingRule], ...]:
    return filled(ready_votes(), rules.setup)


def _bare(rule: VotingRule | None) -> VotingRule | None:
    """The rule without its own words, which no ready-made one has."""
    return replace(rule, sentence="", source="") if rule is not None else None


def _started(rules: Rules, name: str) -> Reading:
    if name == NONE:
        return put(rules, replace(rules.board, voting=None))
    before = rules.board.voting
    rule = next((rule for key, rule in _ready(rules) if key == name), None)
    if rule is None:
        return NOTHING
    kept = replace(rule, sentence=before.sentence, source=before.source) if before is not None else rule
    return _kept(rules, kept)


def _done(rules: Rules, parts: Parts, rest: Sequence[str], answer: Answer) -> Reading:
    key, deed = "/".join(rest[:-1]), rest[-1]
    listed = relisted(values_in(parts, _PREFIX), key, deed)
    if listed is None:
        return NOTHING
    inner = answer.value.removeprefix(_PREFIX + key) if answer.value else ""
    goes_to = listed.goes_to + inner
    entries, _, place = listed.goes_to.rpartition("/")
    is_question = key.startswith("questions") and key.count("/") < 2
    if not is_question:
        return _kept(rules, voting_of(Sheet(listed.values)), goes_to)
    shown = _kept(rules, voting_of(Sheet(listed.values)), goes_to)
    at = listed.goes_to if place.isdigit() else entries
    is_open = deed == "add" or f"{_PREFIX}{key}" in rules.opened
    return replace(shown, closes=f"{_PREFIX}questions/", opens=_PREFIX + at if is_open and deed != "remove" else "")


def _kept(rules: Rules, rule: VotingRule, goes_to: str = "") -> Reading:
    reading = put(rules, replace(rules.board, voting=rule))
    return replace(reading, goes_to=_PREFIX + goes_to) if goes_to and reading.act is not None else reading
