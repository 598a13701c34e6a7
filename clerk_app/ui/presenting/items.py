"""Who leads an agenda item and how long it is to take, as typed in one line each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import partial

from clerk_app.domain.agenda import AgendaItem, Lead
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.ui.presenting.people import party_named
from clerk_app.ui.presenting.times import read_time
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_range

BETWEEN_LEADS = "; "
LONGEST_MINUTES = 600
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes?)?", re.IGNORECASE)
_STRETCH = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", re.IGNORECASE)


def leads_in_words(leads: tuple[Lead, ...]) -> str:
    """Who leads an item, in one line."""
    return BETWEEN_LEADS.join(lead.words for lead in leads)


def leads_read(typed: str, before: tuple[Lead, ...], record: MeetingRecord) -> tuple[Lead, ...]:
    """The leads that a line names: those named before stay who they were, others are looked for in the record."""
    return leads_named(typed, before, partial(party_named, record))


def leads_named(typed: str, before: tuple[Lead, ...], party_called: Callable[[str], Party | None]) -> tuple[Lead, ...]:
    """The same, where others are looked for by this function."""
    known = {lead.words: lead for lead in before}
    names = [" ".join(part.split()) for part in typed.split(BETWEEN_LEADS.strip())]
    return tuple(known.get(name) or Lead(words=name, party=party_called(name)) for name in names if name)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long an item is to take: a slot, or minutes, or neither; or the sentence saying what is wrong."""

    slot: Slot | None = None
    minutes: int | None = None
    wrong: str = ""


def plan_in_words(item: AgendaItem) -> str:
    """The time planned for an item, in one line: "10:20 – 10:45", "15 min", or nothing."""
    if item.slot is not None:
        return clock_range(item.slot.start, item.slot.end)
    return say("items.minutes", count=item.minutes_planned) if item.minutes_planned is not None else ""


def plan_read(typed: str) -> Plan:
    """What a line says of the time planned: "15", "15 min", "10:20 to 10:45", or nothing."""
    words = " ".join(typed.split())
    if not words:
        return Plan()
    minutes = _MINUTES.fullmatch(words)
    if minutes is not None and int(minutes[1]) <= LONGEST_MINUTES:
        return Plan(minutes=int(minutes[1]))
    ends = [read_time(part) for part in _STRETCH.split(words)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return Plan(wrong=say("items.no_time", typed=words))
    return _slot(ends[0], ends[1])


def _slot(start: time, end: time) -> Plan:
    if end <= start:
        return Plan(wrong=say("items.ends_before", start=f"{start:%H:%M}", end=f"{end:%H:%M}"))
    return Plan(slot=Slot(start=start, end=end))
