"""The forward plan: business for agendas that are still to come, when it is due, and how often it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.agenda import ForwardPlanEntry, Purpose
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.services.acts import SaveSetup
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
from clerk_app.ui.presenting.answers import changed_to, number_read, tidy
from clerk_app.ui.presenting.items import leads_in_words, leads_named
from clerk_app.ui.presenting.planned import state_words
from clerk_app.ui.presenting.times import read_when
from clerk_app.ui.views.rules.section import Rules
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.forward_plan import when_due

MOST_MONTHS = 120


class PlanSection:
    """Entries in the order of when they are due; below them those that an agenda has and that come no more."""

    key = "plan"

    def parts(self, rules: Rules) -> Parts:
        plan = rules.setup.plan
        to_come = [planned for planned in plan if not planned.is_taken_up or planned.is_deferred]
        taken_up = [planned for planned in plan if planned not in to_come]
        add = Deed(key="plan/add", words=say("rules.add_planned"), icon="plus")
        return (
            Saying(key="plan/about", words=say("rules.plan_about" if plan else "rules.no_plan")),
            *(part for planned in to_come for part in _entry(rules, planned)),
            Deeds(deeds=(add,)),
            *((Heading(words=say("rules.planned_taken_up")),) if taken_up else ()),
            *(part for planned in taken_up for part in _entry(rules, planned)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        match list(rest):
            case ["add"]:
                return self._added(rules)
            case [entry_id, field]:
                planned = next((one for one in rules.setup.plan if one.entry.id == entry_id), None)
                return _entry_read(rules, planned, field, answer) if planned is not None else NOTHING
        return NOTHING

    def _added(self, rules: Rules) -> Reading:
        position = 1 + max((one.entry.position for one in rules.setup.plan), default=-1)
        title = say("rules.new_planned")
        new = ForwardPlanEntry(id=rules.ids.new(), board_id=rules.board.id, position=position, title=title)
        key = f"plan/{new.id}"
        return Reading(act=SaveSetup(put=(new,)), closes="plan/", opens=key, goes_to=f"{key}/title")


def _entry(rules: Rules, planned: PlannedBusiness) -> Iterator[Part]:
    entry, key = planned.entry, f"plan/{planned.entry.id}"
    is_open = key in rules.opened
    yield Opener(key=key, words=entry.title, note=state_words(planned, rules.setup.today), is_open=is_open)
    if is_open:
        yield from _fields(entry, key)
        remove = say("rules.remove_spoken", name=entry.title)
        yield Deeds(deeds=(Deed(key=f"{key}/remove", words=say("rules.remove"), icon="trash-2", spoken=remove),))


def _fields(entry: ForwardPlanEntry, key: str) -> Iterator[Part]:
    yield Field(key=f"{key}/title", label=say("rules.item_title"), value=entry.title)
    due = when_due(entry.due) if entry.due is not None else ""
    yield Field(key=f"{key}/due", label=say("rules.due_label"), kind=Kind.READ, value=due, note=say("rules.due_note"))
    months = str(entry.every_months) if entry.every_months is not None else ""
    often = say("rules.every_months_note")
    yield Field(key=f"{key}/months", label=say("rules.every_months"), kind=Kind.READ, value=months, note=often)
    leads = leads_in_words(entry.leads)
    yield Field(key=f"{key}/leads", label=say("rules.leads"), value=leads, note=say("rules.leads_note"))
    none = Option(value="", words=say("rules.none"))
    purposes = tuple(Option(value=one, words=say(f"rules.purpose.{one}")) for one in Purpose)
    yield Field(
        key=f"{key}/purpose",
        label=say("rules.purpose_label"),
        kind=Kind.CHOICE,
        value=entry.purpose or "",
        options=(none, *purposes),
    )
    note = say("rules.planned_note_note")
    yield Field(key=f"{key}/note", label=say("rules.planned_note"), kind=Kind.LINES, value=entry.note, note=note)


def _entry_read(rules: Rules, planned: PlannedBusiness, field: str, answer: Answer) -> Reading:
    entry, words = planned.entry, tidy(answer.value)
    match field:
        case "title":
            if not words:
                return Reading(wrong=say("rules.item_title_missing"))
            changed = replace(entry, title=words)
        case "due":
            due = read_when(words, rules.setup.today) if words else None
            if words and due is None:
                return Reading(wrong=say("rules.due_wrong", typed=words))
            changed = replace(entry, due=due)
        case "months":
            months = number_read(words, MOST_MONTHS) if words else None
            if words and not months:
                return Reading(wrong=say("rules.every_months_wrong", typed=words, most=MOST_MONTHS))
            changed = replace(entry, every_months=months)
        case "leads":
            changed = replace(entry, leads=leads_named(words, entry.leads, rules.setup.everybody.party_called))
        case "purpose":
            changed = replace(entry, purpose=Purpose(answer.value) if answer.value else None)
        case "note":
            changed = replace(entry, note=answer.value.strip())
        case "remove":
            return _removed(planned)
        case _:
            return NOTHING
    return changed_to(entry, changed)


def _removed(planned: PlannedBusiness) -> Reading:
    """What items were taken from stays: they say where they came from. The way to have it come no more is told."""
    entry = planned.entry
    if not planned.takings:
        return Reading(
            act=SaveSetup(removed=(entry,)), told=say("rules.removed", name=entry.title), closes=f"plan/{entry.id}"
        )
    last = max(planned.standing or planned.takings, key=lambda taking: taking.on)
    way = "rules.planned_stays"
    if planned.is_to_come:
        way = "rules.planned_stays_recurs" if planned.standing else "rules.planned_stays_due"
    return Reading(wrong=say(way, title=entry.title, day=day_and_month(last.on)))
