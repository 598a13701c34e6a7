"""The board's decision words: what stands before a decision, and what a sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.board import DecisionKind
from clerk_app.ui.forms.values import NO, NOTHING, YES, Answer, Deed, Deeds, Field, Kind, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.answers import ticked, tidy
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, put, reordered
from clerk_app.wording.catalogue import say

_DEEDS = ("up", "down", "remove")


class DecisionsSection:
    """The kinds of decision; the first is the usual one."""

    key = "decisions"

    def parts(self, rules: Rules) -> Parts:
        kinds = rules.board.decision_kinds

        def fields(number: int, key: str) -> Iterator[Part]:
            kind = kinds[number]
            yield Field(key=f"{key}/word", label=say("rules.word"), value=kind.word, note=say("rules.word_note"))
            yield Field(key=f"{key}/verb", label=say("rules.verb"), value=kind.verb, note=say("rules.verb_note"))
            binding = YES if kind.binding else NO
            yield Field(key=f"{key}/binding", label=say("rules.binding"), kind=Kind.TICK, value=binding)

        return (
            Saying(key="decisions/usual", words=say("rules.usual_decision")),
            *entries("decisions", [(kind.word, kind.verb) for kind in kinds], rules.opened, fields),
            Deeds(deeds=(Deed(key="decisions/add", words=say("rules.add_decision"), icon="plus"),)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        kinds = rules.board.decision_kinds
        match list(rest):
            case ["add"]:
                new = DecisionKind(key=rules.ids.new(), word=say("rules.new_word"), verb=say("rules.new_verb"))
                key = f"decisions/{len(kinds)}"
                reading = put(rules, replace(rules.board, decision_kinds=(*kinds, new)))
                return replace(reading, closes="decisions/", opens=key, goes_to=f"{key}/word")
            case [number, deed] if deed in _DEEDS:
                return self._done(rules, int(number), deed, answer)
            case [number, field]:
                return self._changed(rules, int(number), field, answer)
        return NOTHING

    def _done(self, rules: Rules, number: int, deed: str, answer: Answer) -> Reading:
        kind = rules.board.decision_kinds[number]
        if deed == "remove" and rules.is_decided(kind.key):
            return Reading(wrong=say("rules.word_in_use", word=kind.word))
        order = reordered(rules.board.decision_kinds, number, deed)
        if order is None:
            return NOTHING
        return after_deed(rules, put(rules, replace(rules.board, decision_kinds=order)), answer, kind.word)

    def _changed(self, rules: Rules, number: int, field: str, answer: Answer) -> Reading:
        kinds = rules.board.decision_kinds
        kind, words = kinds[number], tidy(answer.value)
        if field == "binding":
            changed = replace(kind, binding=ticked(answer))
        elif not words:
            return Reading(wrong=say(f"rules.{field}_missing"))
        else:
            changed = replace(kind, word=words) if field == "word" else replace(kind, verb=words)
        return put(rules, replace(rules.board, decision_kinds=(*kinds[:number], changed, *kinds[number + 1 :])))
