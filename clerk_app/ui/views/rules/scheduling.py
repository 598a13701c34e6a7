"""Times of meetings: how often the board meets, on which days and at what hours, and in what kind of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

from clerk_app.domain.meeting import Meeting
from clerk_app.domain.scheduling import Frequency, Month, Rhythm, Scheduling, Weekday
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Field,
    Heading,
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
from clerk_app.ui.presenting.scheduling import Calling
from clerk_app.ui.presenting.times import read_time
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, long_date
from clerk_app.wording.scheduling import month_called, rule_words, weekday_called

MOST = 52
_USUAL = {Rhythm.WEEKS: 6, Rhythm.MONTHS: 3, Rhythm.A_YEAR: 4}
"""How often boards mostly meet, to begin with."""
_LONGEST = (Rhythm.WEEKS, Rhythm.MONTHS)


class SchedulingSection:
    """What is left open binds nobody."""

    key = "scheduling"

    def parts(self, rules: Rules) -> Parts:
        rule = rules.board.scheduling or Scheduling()
        return (
            Saying(key="scheduling/about", words=say("scheduling.form.about")),
            Heading(words=say("scheduling.form.often")),
            *_frequency("frequency", "rhythm", rule.frequency, tuple(Rhythm)),
            *_frequency("longest", "longest", rule.longest, _LONGEST),
            Heading(words=say("scheduling.form.hours")),
            *_hours(rule),
            *_whole(rules, rule),
            Field(
                key="scheduling/source",
                label=say("scheduling.form.source"),
                kind=Kind.LINES,
                value=rule.source,
                note=say("scheduling.form.source_note"),
            ),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        rule = rules.board.scheduling or Scheduling()
        match list(rest):
            case ["frequency" | "longest" as which]:
                return _put(rules, _with_frequency(rule, which, _begun(answer, _of(rule, which))))
            case ["frequency" | "longest" as which, "number"]:
                return _number_read(rules, rule, which, answer)
            case ["not_before" | "not_after" as which]:
                return _time_read(rules, rule, which, answer)
            case ["weekdays"]:
                chosen = parted(answer.value)
                return _put(rules, replace(rule, weekdays=tuple(day for day in Weekday if day in chosen)))
            case ["months"]:
                chosen = parted(answer.value)
                return _put(rules, replace(rule, months_without=tuple(month for month in Month if month in chosen)))
            case ["place"]:
                return _put(rules, replace(rule, place=tidy(answer.value)))
            case ["source"]:
                return _put(rules, replace(rule, source=answer.value.strip()))
        return NOTHING


def _frequency(which: str, words: str, said: Frequency | None, rhythms: Sequence[Rhythm]) -> Iterator[Part]:
    unsaid = Option(value="", words=say(f"scheduling.{words}.unsaid"))
    label = say("scheduling.form.rhythm" if which == "frequency" else "scheduling.form.longest")
    yield Field(
        key=f"scheduling/{which}",
        label=label,
        kind=Kind.CHOICE,
        value=said.rhythm if said is not None else "",
        options=(unsaid, *(Option(value=one, words=say(f"scheduling.{words}.{one}")) for one in rhythms)),
    )
    if said is not None:
        number = say(f"scheduling.number.{said.rhythm}")
        yield Field(
            key=f"scheduling/{which}/number",
            label=number,
            kind=Kind.READ,
            value=str(said.number),
            spoken=f"{label}: {number}",
        )


def _hours(rule: Scheduling) -> Iterator[Part]:
    for which in ("not_before", "not_after"):
        at: time | None = getattr(rule, which)
        value = clock_time(at) if at is not None else ""
        yield Field(key=f"scheduling/{which}", label=say(f"scheduling.form.{which}"), kind=Kind.READ, value=value)
    yield Field(
        key="scheduling/weekdays",
        label=say("scheduling.form.weekdays"),
        kind=Kind.SEVERAL,
        value=joined(rule.weekdays),
        options=tuple(Option(value=day, words=weekday_called(day)) for day in Weekday),
        words=say("scheduling.form.any_day"),
    )
    yield Field(
        key="scheduling/months",
        label=say("scheduling.form.months"),
        kind=Kind.SEVERAL,
        value=joined(rule.months_without),
        options=tuple(Option(value=month, words=month_called(month)) for month in Month),
        words=say("scheduling.form.no_month"),
    )
    note = say("scheduling.form.place_note")
    yield Field(key="scheduling/place", label=say("scheduling.form.place"), value=rule.place, note=note)


def _whole(rules: Rules, rule: Scheduling) -> Iterator[Part]:
    """All of it in sentences, and the day that is due next by it, with the board's own words beside."""
    said = [rule_words(rule)]
    if rule.frequency is not None:
        meetings: tuple[Meeting, ...] = tuple(line.meeting for line in rules.setup.queries.meetings(rules.board.id))
        due = Calling(rules.office, meetings).next_day(rules.setup.today)
        if due is not None:
            last = max(meeting.date for meeting in meetings)
            said.append(say("scheduling.form.next", last=long_date(last), day=long_date(due)))
    words = " ".join(filter(None, said))
    if words or rule.source:
        yield Saying(key="scheduling/rule", words=words, is_rule=True, beside=rule.source)


def _of(rule: Scheduling, which: str) -> Frequency | None:
    return rule.frequency if which == "frequency" else rule.longest


def _with_frequency(rule: Scheduling, which: str, said: Frequency | None) -> Scheduling:
    return replace(rule, frequency=said) if which == "frequency" else replace(rule, longest=said)


def _begun(answer: Answer, before: Frequency | None) -> Frequency | None:
    """What a choice of rhythm begins with; nothing where it was taken back."""
    if not answer.value:
        return None
    rhythm = Rhythm(answer.value)
    return before if before is not None and before.rhythm is rhythm else Frequency(number=_USUAL[rhythm], rhythm=rhythm)


def _number_read(rules: Rules, rule: Scheduling, which: str, answer: Answer) -> Reading:
    said, number = _of(rule, which), number_read(answer.value, MOST)
    if said is None:
        return NOTHING
    if not number:
        return Reading(wrong=say("scheduling.form.number_wrong", typed=tidy(answer.value), most=MOST))
    return _put(rules, _with_frequency(rule, which, replace(said, number=number)))


def _time_read(rules: Rules, rule: Scheduling, which: str, answer: Answer) -> Reading:
    words = tidy(answer.value)
    at = read_time(words) if words else None
    if words and at is None:
        return Reading(wrong=say("scheduling.form.time_wrong", typed=words))
    changed = replace(rule, not_before=at) if which == "not_before" else replace(rule, not_after=at)
    start, end = changed.not_before, changed.not_after
    if start is not None and end is not None and end <= start:
        return Reading(wrong=say("scheduling.form.time_order", start=clock_time(start), end=clock_time(end)))
    return _put(rules, changed)


def _put(rules: Rules, rule: Scheduling) -> Reading:
    """The board with it; nothing is kept of one that says nothing."""
    return put(rules, replace(rules.board, scheduling=rule if rule != Scheduling() else None))
