"""Other business: what notice of it the board asks for, what its item is called, and what its own rules say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.other_business import NoticeNeeded, OtherBusinessRule, last_day_of_notice
from clerk_app.domain.working_days import working_day_on_or_after
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Field,
    Kind,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
    joined,
    parted,
)
from clerk_app.ui.presenting.answers import number_read, tidy
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.other_business import rule_words

MOST_DAYS = 99
EXAMPLE_AHEAD = timedelta(weeks=10)


class OtherBusinessSection:
    """Nothing is flagged unless the board says what it asks for."""

    key = "other_business"

    def parts(self, rules: Rules) -> Parts:
        rule = rules.board.other_business
        unsaid = Option(value="", words=say("other_business.choice.unsaid"))
        needs = tuple(Option(value=one, words=say(f"other_business.choice.{one}")) for one in NoticeNeeded)
        choice = Field(
            key="other_business/needs",
            label=say("other_business.form.needs"),
            kind=Kind.CHOICE,
            value=rule.notice if rule is not None else "",
            options=(unsaid, *needs),
        )
        return (choice, *(_fields(rules, rule) if rule is not None else ()))

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        rule = rules.board.other_business
        match list(rest):
            case ["needs"]:
                if not answer.value:
                    return _put(rules, None)
                return _put(rules, replace(rule or OtherBusinessRule(), notice=NoticeNeeded(answer.value)))
            case ["days"] if rule is not None:
                days = number_read(answer.value, MOST_DAYS)
                if days is None:
                    return Reading(wrong=say("rules.days_wrong", typed=tidy(answer.value), most=MOST_DAYS))
                return _put(rules, replace(rule, days=days))
            case ["count"] if rule is not None:
                return _put(rules, replace(rule, count=DayCount(answer.value)))
            case ["titles"] if rule is not None:
                titles = tuple(filter(None, map(tidy, parted(answer.value))))
                if not titles:
                    return Reading(wrong=say("other_business.form.titles_missing"))
                return _put(rules, replace(rule, titles=titles))
            case ["source"] if rule is not None:
                return _put(rules, replace(rule, source=answer.value.strip()))
        return NOTHING


def _fields(rules: Rules, rule: OtherBusinessRule) -> Iterator[Part]:
    if rule.notice is NoticeNeeded.DAYS:
        label = say("other_business.form.weeks" if rule.count.is_of_weeks else "other_business.form.days")
        yield Field(key="other_business/days", label=label, kind=Kind.READ, value=str(rule.days))
        yield Field(
            key="other_business/count",
            label=say("other_business.form.count"),
            kind=Kind.CHOICE,
            value=rule.count,
            options=tuple(Option(value=count, words=say(f"rules.day_count.{count}")) for count in DayCount),
            note=say(f"rules.day_count_note.{rule.count}"),
        )
    yield Saying(key="other_business/rule", words=_in_words(rules, rule), is_rule=True, beside=rule.source)
    yield Field(
        key="other_business/titles",
        label=say("other_business.form.titles"),
        kind=Kind.SEVERAL,
        value=joined(rule.titles),
        note=say("other_business.form.titles_note"),
    )
    yield Field(
        key="other_business/source",
        label=say("other_business.form.source"),
        kind=Kind.LINES,
        value=rule.source,
        note=say("other_business.form.source_note"),
    )


def _in_words(rules: Rules, rule: OtherBusinessRule) -> str:
    """The rule in words, an example where days are counted, and that nothing is refused."""
    said = [rule_words(rule)]
    if rule.notice is NoticeNeeded.DAYS:
        meeting, last = _example(rules, rule)
        said.append(say("other_business.form.example", meeting=long_date(meeting), last=long_date(last)))
    if rule.notice is not NoticeNeeded.NONE:
        said.append(say("other_business.form.flagged"))
    return " ".join(said)


def _example(rules: Rules, rule: OtherBusinessRule) -> tuple[date, date]:
    """A meeting some weeks ahead, and the last day of notice of its other business."""
    ahead = rules.setup.today + EXAMPLE_AHEAD
    holidays = rules.office.holidays(ahead)
    meeting = working_day_on_or_after(ahead, holidays)
    return meeting, last_day_of_notice(rule, meeting, holidays) or meeting


def _put(rules: Rules, rule: OtherBusinessRule | None) -> Reading:
    return put(rules, replace(rules.board, other_business=rule))
