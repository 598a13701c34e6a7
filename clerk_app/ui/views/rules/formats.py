"""Formats: how the board's documents say dates and times, its language, zone, year and item numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from functools import cache, partial
from zoneinfo import available_timezones

from clerk_app.domain.board import DateStyle, ItemNumbering, MonthDay, TimeStyle
from clerk_app.domain.numbering import NumberedAs, NumberForm, SubNumbers
from clerk_app.ui.forms.values import NO, NOTHING, YES, Answer, Field, Heading, Kind, Option, Parts, Reading
from clerk_app.ui.presenting.answers import ticked, tidy
from clerk_app.ui.presenting.times import read_date
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import has, say
from clerk_app.wording.dates import paper_date, paper_time, plain_day

JOINTS = (" – ", "–", " - ", "-", " to ")
LANGUAGES = ("en-GB", "cy-GB", "de-DE")
_SOME_YEAR = 2023  # without a 29 February, which not every year of a board could begin with
_WITH_YEAR = re.compile(r"\d{4}$")


class FormatsSection:
    """Everything about how dates, times and texts are written."""

    key = "formats"

    def parts(self, rules: Rules) -> Parts:
        board, formats, day = rules.board, rules.board.formats, rules.setup.today
        dates = [Option(value=style, words=paper_date(day, style)) for style in DateStyle]
        times = [Option(value=style, words=paper_time(time(15, 30), style)) for style in TimeStyle]
        joints = [
            Option(value=joint, words=_joined(joint, formats.time)) for joint in _with(JOINTS, formats.time_range_joint)
        ]
        year_starts = plain_day(date(_SOME_YEAR, board.year_starts.month, board.year_starts.day))
        numbering = [Option(value=way, words=say(f"rules.item_numbering.{way}")) for way in ItemNumbering]
        return (
            Heading(words=say("rules.in_documents")),
            _choice("date", formats.date, dates),
            _choice("time", formats.time, times),
            _choice("joint", formats.time_range_joint, joints),
            Field(
                key="formats/quotes",
                label=say("rules.quotes"),
                kind=Kind.TICK,
                value=YES if formats.curly_quotes else NO,
            ),
            Heading(words=say("rules.language_and_time")),
            _choice("language", board.language, _coded("language", LANGUAGES, board.language)),
            Field(
                key="formats/zone",
                label=say("rules.zone"),
                kind=Kind.KNOWN,
                value=board.time_zone,
                words=_zone_in_words(board.time_zone),
                offers=partial(_zones, board.time_zone),
                note=say("rules.zone_note"),
            ),
            Field(
                key="formats/year_starts",
                label=say("rules.year_starts"),
                kind=Kind.READ,
                value=year_starts,
                note=say("rules.year_starts_note"),
            ),
            _choice("item_numbering", board.item_numbering, numbering),
            _choice("number_form", board.number_form, _number_forms(day.year)),
            _choice("sub_numbers", board.sub_numbers, _sub_numbers()),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        board, formats = rules.board, rules.board.formats
        match list(rest):
            case ["date"]:
                return put(rules, replace(board, formats=replace(formats, date=DateStyle(answer.value))))
            case ["time"]:
                return put(rules, replace(board, formats=replace(formats, time=TimeStyle(answer.value))))
            case ["joint"]:
                return put(rules, replace(board, formats=replace(formats, time_range_joint=answer.value)))
            case ["quotes"]:
                return put(rules, replace(board, formats=replace(formats, curly_quotes=ticked(answer))))
            case ["language"]:
                return put(rules, replace(board, language=answer.value))
            case ["zone"]:
                return put(rules, replace(board, time_zone=answer.value)) if answer.value else NOTHING
            case ["item_numbering"]:
                return put(rules, replace(board, item_numbering=ItemNumbering(answer.value)))
            case ["number_form"]:
                return put(rules, replace(board, number_form=NumberForm(answer.value)))
            case ["sub_numbers"]:
                return put(rules, replace(board, sub_numbers=SubNumbers(answer.value)))
            case ["year_starts"]:
                start = _month_day(answer.value)
                if start is None:
                    return Reading(wrong=say("rules.year_starts_wrong", typed=tidy(answer.value)))
                return put(rules, replace(board, year_starts=start))
        return NOTHING


def _choice(name: str, value: str, options: Sequence[Option]) -> Field:
    label = say(f"rules.{name}_label")
    return Field(key=f"formats/{name}", label=label, kind=Kind.CHOICE, value=value, options=tuple(options))


def _number_forms(year: int) -> list[Option]:
    """The ways to write the number of an item, each as item 12 of this year is written."""
    written = [(form, NumberedAs(form, year=year).written(12)) for form in NumberForm]
    return [Option(value=form, words=words or say("rules.no_item_numbers")) for form, words in written]


def _sub_numbers() -> list[Option]:
    """The ways to write the number of a sub-item, each as the first one of item 4 is written."""
    return [Option(value=way, words=f"4{NumberedAs(sub_numbers=way).written_below(1)}") for way in SubNumbers]


def _with(known: Sequence[str], value: str) -> Sequence[str]:
    """What is known, and what the board has where that is something else."""
    return known if value in known else (*known, value)


def _coded(name: str, codes: Sequence[str], value: str) -> list[Option]:
    keys = [(code, f"rules.{name}.{code}") for code in _with(codes, value)]
    return [Option(value=code, words=say(key) if has(key) else code) for code, key in keys]


def _joined(joint: str, style: TimeStyle) -> str:
    return f"{paper_time(time(10), style)}{joint}{paper_time(time(12, 30), style)}"


@cache
def _known_zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone))


def _zones(value: str) -> tuple[Option, ...]:
    zones = _with(_known_zones(), value)
    return tuple(Option(value=zone, words=_zone_in_words(zone)) for zone in zones)


def _zone_in_words(zone: str) -> str:
    return zone.replace("_", " ").replace("/", ", ")


def _month_day(typed: str) -> MonthDay | None:
    words = tidy(typed)
    day = read_date(words if _WITH_YEAR.search(words) else f"{words} {_SOME_YEAR}", date(_SOME_YEAR, 1, 1))
    return MonthDay(month=day.month, day=day.day) if day is not None else None
