"""Days, numbers, ticks and choices as a form shows and reads them, and the names that something has had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import SaveSetup, SetupPart
from clerk_app.ui.forms.values import NOTHING, YES, Answer, Deed, Deeds, Field, Kind, Opener, Part, Reading
from clerk_app.ui.presenting.board_today import in_order
from clerk_app.ui.presenting.times import read_date
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

RENAME, NEW_NAME, FROM = "rename", "new_name", "from"


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, or none where nothing was typed; or the sentence saying what is wrong."""

    day: date | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class NamesRead:
    """The names as they are to be; None where nothing changes; `is_draft` where a day waits for its name."""

    names: tuple[DatedName, ...] | None = None
    wrong: str = ""
    is_draft: bool = False


P = TypeVar("P", bound=SetupPart)


def changed_to(before: P, after: P, made: Sequence[SetupPart] = ()) -> Reading:
    """What a part that is to be otherwise asks for, with what was made for it; nothing where it is so already."""
    return Reading(act=SaveSetup(put=(*made, after))) if after != before else NOTHING


def ticked(answer: Answer) -> bool:
    """Whether a tick was set."""
    return answer.value == YES


def id_or_none(value: str) -> Id | None:
    """The id that a choice gave; None for none of them."""
    return Id(value) if value else None


def tidy(text: str) -> str:
    """The words without blanks round them or too many between."""
    return " ".join(text.split())


def day_in_words(day: date | None) -> str:
    """A day as a field shows it; nothing for one that is open."""
    return day_and_month(day) if day is not None else ""


def day_read(typed: str, today: date) -> DayRead:
    """The day that was typed."""
    words = tidy(typed)
    day = read_date(words, today) if words else None
    return DayRead(wrong=say("forms.no_day", typed=words)) if words and day is None else DayRead(day)


def number_read(typed: str, most: int) -> int | None:
    """The whole number that was typed, from 0; None for anything else."""
    words = tidy(typed)
    return int(words) if words.isascii() and words.isdigit() and int(words) <= most else None


def name_parts(
    prefix: str, names: Sequence[DatedName], today: date, opened: Set[str], drafts: Mapping[str, str]
) -> tuple[Part, ...]:
    """Fields for the names that something has had, and for the next one from a day on."""
    ordered = in_order(names)
    parts: list[Part] = []
    for number, dated in enumerate(ordered):
        is_first = number == 0
        label = say("forms.name") if is_first else say("forms.later_name")
        parts.append(Field(key=f"{prefix}/name/{number}", label=label, value=dated.name))
        if not is_first:
            since = day_in_words(dated.since)
            spoken = say("forms.since_spoken", name=dated.name)
            parts.append(
                Field(
                    key=f"{prefix}/since/{number}", label=say("forms.since"), kind=Kind.READ, value=since, spoken=spoken
                )
            )
            words = say("forms.drop_name", name=dated.name)
            parts.append(Deeds(deeds=(Deed(key=f"{prefix}/drop/{number}", words=words, icon="x"),)))
    rename = f"{prefix}/{RENAME}"
    parts.append(Opener(key=rename, words=say("forms.rename"), note=say("forms.rename_note"), is_open=rename in opened))
    if rename in opened:
        since = drafts.get(f"{prefix}/{FROM}", day_in_words(today))
        parts.append(Field(key=f"{prefix}/{FROM}", label=say("forms.rename_from"), kind=Kind.READ, value=since))
        parts.append(Field(key=f"{prefix}/{NEW_NAME}", label=say("forms.new_name"), kind=Kind.READ))
    return tuple(parts)


def names_read(
    rest: Sequence[str], answer: Answer, names: Sequence[DatedName], today: date, drafts: dict[str, str]
) -> NamesRead | None:
    """What an answer to one of these fields makes of the names; None where it is about something else."""
    ordered = list(in_order(names))
    match rest:
        case ("name", number):
            return _changed(ordered, replace(ordered[int(number)], name=tidy(answer.value)), int(number))
        case ("since", number):
            read = day_read(answer.value, today)
            if read.wrong or read.day is None:
                return NamesRead(wrong=read.wrong or say("forms.day_missing"))
            return _changed(ordered, replace(ordered[int(number)], since=read.day), int(number))
        case ("drop", number):
            return NamesRead((*ordered[: int(number)], *ordered[int(number) + 1 :]))
        case (part,) if part == FROM:
            read = day_read(answer.value, today)
            if read.wrong or read.day is None:
                return NamesRead(wrong=read.wrong or say("forms.day_missing"))
            drafts[answer.key] = day_in_words(read.day)
            return NamesRead(is_draft=True)
        case (part,) if part == NEW_NAME:
            name = tidy(answer.value)
            since = day_read(drafts.get(answer.key.removesuffix(NEW_NAME) + FROM, day_in_words(today)), today).day
            if not name:
                return NamesRead()
            kept = [dated for dated in ordered if dated.since != since]
            return NamesRead((*kept, DatedName(name, since)))
    return None


def day_before(day: date) -> date:
    """The day before a day."""
    return day - timedelta(days=1)


def _changed(ordered: list[DatedName], dated: DatedName, number: int) -> NamesRead:
    if not dated.name:
        return NamesRead(wrong=say("forms.name_missing"))
    if dated == ordered[number]:
        return NamesRead()
    return NamesRead((*ordered[:number], dated, *ordered[number + 1 :]))
