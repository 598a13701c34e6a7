"""What is due before and after each meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import DayCount
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
    Answer,
    Deed,
    Deeds,
    Field,
    Kind,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import number_read, ticked, tidy
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, put, reordered
from clerk_app.wording.catalogue import say

MOST_DAYS = 366
_DEEDS = ("up", "down", "remove")
_BEFORE, _AFTER = "before", "after"


class DeadlinesSection:
    """Deadlines, each so many days before or after a meeting."""

    key = "deadlines"

    def parts(self, rules: Rules) -> Parts:
        deadlines = rules.board.deadlines

        def fields(number: int, key: str) -> Iterator[Part]:
            rule = deadlines[number]
            yield Field(key=f"{key}/title", label=say("rules.deadline_title"), value=rule.title)
            yield Field(key=f"{key}/days", label=say("rules.days"), kind=Kind.READ, value=str(rule.days))
            counts = tuple(Option(value=count, words=say(f"rules.day_count.{count}")) for count in DayCount)
            yield Field(
                key=f"{key}/count", label=say("rules.count_label"), kind=Kind.CHOICE, value=rule.count, options=counts
            )
            whens = tuple(Option(value=when, words=say(f"rules.when.{when}")) for when in (_BEFORE, _AFTER))
            when = _AFTER if rule.after_meeting else _BEFORE
            yield Field(key=f"{key}/when", label=say("rules.when_label"), kind=Kind.CHOICE, value=when, options=whens)
            soft = YES if rule.soft else NO
            yield Field(key=f"{key}/soft", label=say("rules.soft"), kind=Kind.TICK, value=soft)

        none = () if deadlines else (Saying(key="deadlines/none", words=say("rules.no_deadlines")),)
        return (
            *none,
            *entries("deadlines", [(rule.title, _in_words(rule)) for rule in deadlines], rules.opened, fields),
            Deeds(deeds=(Deed(key="deadlines/add", words=say("rules.add_deadline"), icon="plus"),)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        deadlines = rules.board.deadlines
        match list(rest):
            case ["add"]:
                new = DeadlineRule(title=say("rules.new_deadline"), days=5)
                key = f"deadlines/{len(deadlines)}"
                reading = put(rules, replace(rules.board, deadlines=(*deadlines, new)))
                return replace(reading, closes="deadlines/", opens=key, goes_to=f"{key}/title")
            case [number, deed] if deed in _DEEDS:
                order, name = reordered(deadlines, int(number), deed), deadlines[int(number)].title
                reading = put(rules, replace(rules.board, deadlines=order)) if order is not None else NOTHING
                return after_deed(rules, reading, answer, name) if reading.act else NOTHING
            case [number, field]:
                return self._changed(rules, int(number), field, answer)
        return NOTHING

    def _changed(self, rules: Rules, number: int, field: str, answer: Answer) -> Reading:
        deadlines = rules.board.deadlines
        rule, words = deadlines[number], tidy(answer.value)
        match field:
            case "title":
                if not words:
                    return Reading(wrong=say("rules.deadline_title_missing"))
                changed = replace(rule, title=words)
            case "days":
                days = number_read(answer.value, MOST_DAYS)
                if days is None:
                    return Reading(wrong=say("rules.days_wrong", typed=words, most=MOST_DAYS))
                changed = replace(rule, days=days)
            case "count":
                changed = replace(rule, count=DayCount(answer.value))
            case "when":
                changed = replace(rule, after_meeting=answer.value == _AFTER)
            case _:
                changed = replace(rule, soft=ticked(answer))
        return put(rules, replace(rules.board, deadlines=(*deadlines[:number], changed, *deadlines[number + 1 :])))


def _in_words(rule: DeadlineRule) -> str:
    when = _AFTER if rule.after_meeting else _BEFORE
    words = say(f"rules.due.{rule.count}_{when}", count=rule.days)
    return say("rules.due.soft", words=words) if rule.soft else words
