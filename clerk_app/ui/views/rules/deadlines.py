"""What is due before and after each meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.deadlines import last_lawful_day
from clerk_app.domain.working_days import working_day_on_or_after
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
from clerk_app.wording.dates import long_date
from clerk_app.wording.days import deadline_if_possible

MOST_DAYS = 366
MOST_WEEKS = 52
EXAMPLE_AHEAD = timedelta(weeks=10)
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
            number_label = say("rules.weeks" if rule.count.is_of_weeks else "rules.days")
            yield Field(key=f"{key}/days", label=number_label, kind=Kind.READ, value=str(rule.days))
            counts = tuple(Option(value=count, words=say(f"rules.day_count.{count}")) for count in DayCount)
            yield Field(
                key=f"{key}/count",
                label=say("rules.count_label"),
                kind=Kind.CHOICE,
                value=rule.count,
                options=counts,
                note=say(f"rules.day_count_note{'_after' if rule.after_meeting else ''}.{rule.count}"),
            )
            whens = tuple(Option(value=when, words=say(f"rules.when.{when}")) for when in (_BEFORE, _AFTER))
            when = _AFTER if rule.after_meeting else _BEFORE
            yield Field(key=f"{key}/when", label=say("rules.when_label"), kind=Kind.CHOICE, value=when, options=whens)
            soft = YES if rule.soft else NO
            yield Field(key=f"{key}/soft", label=say("rules.soft"), kind=Kind.TICK, value=soft)
            yield Saying(key=f"{key}/example", words=_example(rules, rule))

        titles = [(rule.title, deadline_if_possible(rule)) for rule in deadlines]
        none = () if deadlines else (Saying(key="deadlines/none", words=say("rules.no_deadlines")),)
        return (
            *none,
            *entries("deadlines", titles, rules.opened, fields),
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
                days = _number(answer.value, rule.count)
                if days is None:
                    return _no_number(words, rule.count)
                changed = replace(rule, days=days)
            case "count":
                count = DayCount(answer.value)
                if _number(str(rule.days), count) is None:
                    return _no_number(str(rule.days), count)
                changed = replace(rule, count=count)
            case "when":
                changed = replace(rule, after_meeting=answer.value == _AFTER)
            case _:
                changed = replace(rule, soft=ticked(answer))
        return put(rules, replace(rules.board, deadlines=(*deadlines[:number], changed, *deadlines[number + 1 :])))


def _example(rules: Rules, rule: DeadlineRule) -> str:
    """The last day for a meeting some weeks ahead, so that the clerk sees at once how the days are counted."""
    ahead = rules.setup.today + EXAMPLE_AHEAD
    holidays = rules.office.holidays(ahead)
    meeting = working_day_on_or_after(ahead, holidays)
    last = last_lawful_day(rule, meeting, holidays)
    return say("rules.example", meeting=long_date(meeting), last=long_date(last))


def _number(typed: str, count: DayCount) -> int | None:
    return number_read(typed, MOST_WEEKS if count.is_of_weeks else MOST_DAYS)


def _no_number(typed: str, count: DayCount) -> Reading:
    key, most = ("rules.weeks_wrong", MOST_WEEKS) if count.is_of_weeks else ("rules.days_wrong", MOST_DAYS)
    return Reading(wrong=say(key, typed=typed, most=most))
