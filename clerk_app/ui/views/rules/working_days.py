"""Which days count as working days: the calendar of public holidays, and what the board's office has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from clerk_app.domain.board import HolidayChange
from clerk_app.domain.working_days import is_weekend, working_day_on_or_after
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Option,
    Part,
    Parts,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import day_in_words, day_read, tidy
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.dates import day_and_month, long_date, plain_day, weekday_name
from clerk_app.wording.deadlines import calendar_place
from clerk_app.wording.lists import listed

CALENDARS = ("JE", "GG", "IM", "IE", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
TOLD_YEARS = 2
"""The holidays of so many years are read out, this year's first."""
_CLOSED, _OPEN = "closed", "open"


class WorkingDaysSection:
    """The calendar with its days of this year and the next, and the days on which the office does otherwise."""

    key = "working_days"

    def parts(self, rules: Rules) -> Parts:
        changes = rules.board.holiday_changes
        none = () if changes else (Saying(key="working_days/none", words=say("rules.no_own_days")),)
        return (
            Field(
                key="working_days/holidays",
                label=say("rules.holidays_label"),
                kind=Kind.CHOICE,
                value=rules.board.holidays,
                options=_calendars(rules.board.holidays),
            ),
            *_read_out(rules),
            Heading(words=say("rules.own_days")),
            *none,
            *(part for number in range(len(changes)) for part in _entry(rules, number)),
            Deeds(deeds=(Deed(key="working_days/add", words=say("rules.add_own_day"), icon="plus"),)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        match list(rest):
            case ["holidays"]:
                return put(rules, replace(rules.board, holidays=answer.value))
            case ["add"]:
                return _added(rules)
            case [number, "remove"]:
                return _removed(rules, int(number))
            case [number, field]:
                return _changed(rules, int(number), field, answer)
        return NOTHING


def _calendars(chosen: str) -> tuple[Option, ...]:
    codes = CALENDARS if chosen in CALENDARS else (*CALENDARS, chosen)
    keys = [(code, f"rules.holidays.{code}") for code in codes]
    return tuple(Option(value=code, words=say(key) if has(key) else code) for code, key in keys)


def _read_out(rules: Rules) -> Iterator[Part]:
    """The days of the calendar that are not of the weekend, or what is not known of it."""
    today = rules.setup.today
    years = range(today.year, min(today.year + TOLD_YEARS, date.max.year + 1))
    doubt = rules.office.doubt(*(date(year, 1, 1) for year in years))
    if doubt:
        yield Saying(key="working_days/doubt", words=doubt)
    known = [(year, sorted(rules.office.of_calendar(year))) for year in years]
    for year, days in known:
        if days:
            told = listed([plain_day(day) for day in days if not is_weekend(day)])
            yield Saying(key=f"working_days/{year}", words=say("rules.holidays_of_year", year=year, days=told))
    if any(days for _, days in known):
        yield Saying(key="working_days/about", words=say("rules.holidays_about"))


def _entry(rules: Rules, number: int) -> Iterator[Part]:
    change, key = rules.board.holiday_changes[number], f"working_days/{number}"
    title = _in_words(change)
    is_open = key in rules.opened
    yield Opener(key=key, words=title, note=_note(rules, change), is_open=is_open)
    if not is_open:
        return
    day = day_in_words(change.day)
    yield Field(key=f"{key}/day", label=say("rules.own_day"), kind=Kind.READ, value=day)
    yield Field(key=f"{key}/name", label=say("rules.own_name"), value=change.name, note=say("rules.own_name_note"))
    options = tuple(Option(value=way, words=say(f"rules.office.{way}")) for way in (_CLOSED, _OPEN))
    way = _OPEN if change.is_working else _CLOSED
    yield Field(key=f"{key}/office", label=say("rules.office_label"), kind=Kind.CHOICE, value=way, options=options)
    spoken = say("rules.remove_spoken", name=title)
    yield Deeds(deeds=(Deed(key=f"{key}/remove", words=say("rules.remove"), icon="trash-2", spoken=spoken),))


def _in_words(change: HolidayChange) -> str:
    day = long_date(change.day)
    return say("rules.own_day_named", day=day, name=change.name) if change.name else day


def _note(rules: Rules, change: HolidayChange) -> str:
    """What the entry does, which may be nothing."""
    if is_weekend(change.day):
        return say("rules.own_note.weekend")
    is_holiday = change.day in rules.office.of_calendar(change.day.year)
    way = _OPEN if change.is_working else _CLOSED
    return say(f"rules.own_note.{way}_{'holiday' if is_holiday else 'day'}", place=calendar_place(rules.board.holidays))


def _added(rules: Rules) -> Reading:
    """Another day, the first working day from tomorrow on until it is changed; the others stand in order then."""
    today, changes = rules.setup.today, sorted(rules.board.holiday_changes, key=lambda one: one.day)
    taken = rules.office.holidays(today) | {change.day for change in changes}
    new = HolidayChange(day=working_day_on_or_after(today + timedelta(days=1), taken))
    key = f"working_days/{len(changes)}"
    reading = put(rules, replace(rules.board, holiday_changes=(*changes, new)))
    return replace(reading, closes="working_days/", opens=key, goes_to=f"{key}/day")


def _removed(rules: Rules, number: int) -> Reading:
    changes = rules.board.holiday_changes
    left = (*changes[:number], *changes[number + 1 :])
    told = say("rules.removed", name=_in_words(changes[number]))
    return replace(put(rules, replace(rules.board, holiday_changes=left)), closes="working_days/", told=told)


def _changed(rules: Rules, number: int, field: str, answer: Answer) -> Reading:
    changes = rules.board.holiday_changes
    change = changes[number]
    match field:
        case "day":
            read = day_read(answer.value, rules.setup.today)
            if read.wrong or read.day is None:
                return Reading(wrong=read.wrong or say("forms.day_missing"))
            if wrong := _refused(read.day, [*changes[:number], *changes[number + 1 :]]):
                return Reading(wrong=wrong)
            change = replace(change, day=read.day)
        case "name":
            change = replace(change, name=tidy(answer.value))
        case _:
            change = replace(change, is_working=answer.value == _OPEN)
    return put(rules, replace(rules.board, holiday_changes=(*changes[:number], change, *changes[number + 1 :])))


def _refused(day: date, others: Sequence[HolidayChange]) -> str:
    """Why a day is not taken: it is never a working day, or stands here already; empty where it is."""
    if is_weekend(day):
        return say("rules.own_weekend", day=day_and_month(day), weekday=weekday_name(day))
    return say("rules.own_twice", day=day_and_month(day)) if any(one.day == day for one in others) else ""
