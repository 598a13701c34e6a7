"""The words that the board's papers in plain words explain at their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.plain_lines import ExplainedWord
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Deeds, Field, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.answers import tidy
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, put, reordered
from clerk_app.wording.catalogue import say

KEY = "explained"
_DEEDS = ("up", "down", "remove")


class ExplainedSection:
    """Each word with what it means; papers print those that stand in them, in the order of letters."""

    key = KEY

    def parts(self, rules: Rules) -> Parts:
        words = rules.board.explained_words

        def fields(number: int, key: str) -> Iterator[Part]:
            one = words[number]
            yield Field(key=f"{key}/word", label=say("rules.explained_word"), value=one.word)
            yield Field(
                key=f"{key}/meaning",
                label=say("rules.explained_meaning"),
                value=one.meaning,
                note=say("rules.explained_note"),
            )

        return (
            Saying(key=f"{KEY}/what", words=say("rules.explained_what" if words else "rules.explained_none")),
            *entries(KEY, [(one.word, one.meaning) for one in words], rules.opened, fields),
            Deeds(deeds=(Deed(key=f"{KEY}/add", words=say("rules.add_explained"), icon="plus"),)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        words = rules.board.explained_words
        match list(rest):
            case ["add"]:
                new = ExplainedWord(word=say("rules.new_explained"))
                key = f"{KEY}/{len(words)}"
                reading = put(rules, replace(rules.board, explained_words=(*words, new)))
                return replace(reading, closes=f"{KEY}/", opens=key, goes_to=f"{key}/word")
            case [number, deed] if deed in _DEEDS:
                order = reordered(words, int(number), deed)
                if order is None:
                    return NOTHING
                reading = put(rules, replace(rules.board, explained_words=order))
                return after_deed(rules, reading, answer, words[int(number)].word)
            case [number, field]:
                return self._changed(rules, int(number), field, tidy(answer.value))
        return NOTHING

    def _changed(self, rules: Rules, number: int, field: str, typed: str) -> Reading:
        words = rules.board.explained_words
        one = words[number]
        others = {other.word.casefold() for place, other in enumerate(words) if place != number}
        if field == "word" and not typed:
            return Reading(wrong=say("rules.explained_word_missing"))
        if field == "word" and typed.casefold() in others:
            return Reading(wrong=say("rules.explained_twice", word=typed))
        changed = replace(one, word=typed) if field == "word" else replace(one, meaning=typed)
        return put(rules, replace(rules.board, explained_words=(*words[:number], changed, *words[number + 1 :])))
