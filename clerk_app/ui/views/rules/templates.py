"""Agenda templates: the standing items of a kind of meeting, in order, with all that is known of each beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.agenda import AgendaTemplate, Gathers, Purpose, StandingItem
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.values import (
    NO,
    NOTHING,
    YES,
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
from clerk_app.ui.presenting.answers import changed_to, number_read, ticked, tidy
from clerk_app.ui.presenting.items import LONGEST_MINUTES, leads_in_words, leads_named
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, reordered, ways
from clerk_app.wording.catalogue import say

_DEEDS = ("up", "down", "remove")
_LAST = ""


class TemplatesSection:
    """The templates by name; an open one shows its items, of which one may be open too."""

    key = "templates"

    def parts(self, rules: Rules) -> Parts:
        templates = rules.setup.templates
        none = () if templates else (Saying(key="templates/none", words=say("rules.no_templates")),)
        shown = [part for template in templates for part in self._template(rules, template)]
        add = Deed(key="templates/add", words=say("rules.add_template"), icon="plus")
        return (*none, *shown, Deeds(deeds=(add,)))

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        match list(rest):
            case ["add"]:
                return self._added(rules)
            case [template_id, *part]:
                template = next((one for one in rules.setup.templates if one.id == template_id), None)
                return self._template_read(rules, template, part, answer) if template is not None else NOTHING
        return NOTHING

    # Asking

    def _template(self, rules: Rules, template: AgendaTemplate) -> Iterator[Part]:
        key = f"templates/{template.id}"
        is_open = key in rules.opened
        note = say("rules.items", count=len(template.items))
        yield Opener(key=key, words=template.name, note=note, is_open=is_open, moves=True)
        if not is_open:
            return
        yield Field(key=f"{key}/name", label=say("rules.template_name"), value=template.name)
        slots = YES if template.slots else NO
        yield Field(key=f"{key}/slots", label=say("rules.slots"), kind=Kind.TICK, value=slots)
        last = Option(value=_LAST, words=say("rules.business_last"))
        places = [
            Option(value=str(n), words=say("rules.business_before", title=item.title))
            for n, item in enumerate(template.items)
            if not item.is_sub_item
        ]
        before = template.business_before
        yield Field(
            key=f"{key}/business",
            label=say("rules.business"),
            kind=Kind.CHOICE,
            value=str(before) if before is not None else _LAST,
            options=(last, *places),
            note=say("rules.business_note"),
        )
        yield Heading(words=say("rules.items_heading", name=template.name))
        titles = [(_title(item), _note(item)) for item in template.items]
        yield from entries(f"{key}/item", titles, rules.opened, lambda n, entry: _item(template.items[n], entry))
        remove = say("rules.remove_spoken", name=template.name)
        yield Deeds(
            deeds=(
                Deed(key=f"{key}/add_item", words=say("rules.add_item"), icon="plus"),
                *ways(key, template.name),
                Deed(key=f"{key}/remove", words=say("rules.remove_template"), icon="trash-2", spoken=remove),
            )
        )

    # Reading

    def _added(self, rules: Rules) -> Reading:
        position = 1 + max((one.position for one in rules.setup.templates), default=-1)
        name = say("rules.new_template")
        new = AgendaTemplate(id=rules.ids.new(), board_id=rules.board.id, position=position, name=name)
        key = f"templates/{new.id}"
        return Reading(act=SaveSetup(put=(new,)), opens=key, goes_to=f"{key}/name")

    def _template_read(self, rules: Rules, template: AgendaTemplate, part: Sequence[str], answer: Answer) -> Reading:
        key, items = f"templates/{template.id}", template.items
        match list(part):
            case ["name"]:
                name = tidy(answer.value)
                if not name:
                    return Reading(wrong=say("forms.name_missing"))
                return changed_to(template, replace(template, name=name))
            case ["slots"]:
                return changed_to(template, replace(template, slots=ticked(answer)))
            case ["business"]:
                before = int(answer.value) if answer.value else None
                return changed_to(template, replace(template, business_before=before))
            case ["up" | "down" as way]:
                return _moved(rules, template, way, answer)
            case ["remove"]:
                told = say("rules.removed", name=template.name)
                return Reading(act=SaveSetup(removed=(template,)), told=told, closes=key)
            case ["add_item"]:
                new = f"{key}/item/{len(items)}"
                added = (*items, StandingItem(title=say("rules.new_item")))
                reading = changed_to(template, replace(template, items=added))
                return replace(reading, closes=f"{key}/item", opens=new, goes_to=f"{new}/title")
            case ["item", number, deed] if deed in _DEEDS:
                return _item_done(rules, template, int(number), deed, answer)
            case ["item", number, field]:
                return _item_changed(rules, template, int(number), field, answer)
        return NOTHING


def _item(item: StandingItem, key: str) -> Iterator[Part]:
    yield Field(key=f"{key}/title", label=say("rules.item_title"), value=item.title)
    sub = YES if item.is_sub_item else NO
    yield Field(key=f"{key}/sub", label=say("rules.sub_item"), kind=Kind.TICK, value=sub)
    leads = leads_in_words(item.leads)
    yield Field(key=f"{key}/leads", label=say("rules.leads"), value=leads, note=say("rules.leads_note"))
    minutes = str(item.minutes_planned) if item.minutes_planned is not None else ""
    yield Field(key=f"{key}/minutes", label=say("rules.minutes"), kind=Kind.READ, value=minutes)
    none = Option(value="", words=say("rules.none"))
    purposes = tuple(Option(value=one, words=say(f"rules.purpose.{one}")) for one in Purpose)
    yield Field(
        key=f"{key}/purpose",
        label=say("rules.purpose_label"),
        kind=Kind.CHOICE,
        value=item.purpose or "",
        options=(none, *purposes),
    )
    gathers = tuple(Option(value=one, words=say(f"rules.gathers.{one}")) for one in Gathers)
    yield Field(
        key=f"{key}/gathers",
        label=say("rules.gathers_label"),
        kind=Kind.CHOICE,
        value=item.gathers or "",
        options=(none, *gathers),
    )
    yield Field(
        key=f"{key}/recommendations",
        label=say("rules.recommendations"),
        kind=Kind.LINES,
        value="\n".join(item.recommendations),
        note=say("rules.recommendations_note"),
    )
    opening, note = say("rules.opening"), say("rules.opening_note")
    yield Field(key=f"{key}/opening", label=opening, kind=Kind.LINES, value=item.opening, note=note)


def _moved(rules: Rules, template: AgendaTemplate, way: str, answer: Answer) -> Reading:
    """The templates with one of them moved; the focus stays where it is in it."""
    templates = rules.setup.templates
    order = reordered(templates, templates.index(template), way)
    if order is None:
        return NOTHING
    placed = tuple(replace(one, position=place) for place, one in enumerate(order) if one.position != place)
    return Reading(act=SaveSetup(put=placed), goes_to=answer.value or answer.key)


def _item_done(rules: Rules, template: AgendaTemplate, number: int, deed: str, answer: Answer) -> Reading:
    order = reordered(template.items, number, deed)
    if order is None:
        return NOTHING
    before = _business_after(template.business_before, number, deed, len(order))
    reading = changed_to(template, replace(template, items=order, business_before=before))
    return after_deed(rules, reading, answer, template.items[number].title)


def _business_after(before: int | None, number: int, deed: str, count: int) -> int | None:
    """Where business that comes back stands once an item was moved or removed: before the same item, where it is."""
    if before is None:
        return None
    if deed == "remove":
        moved = before - 1 if before > number else before
        return moved if moved < count else None
    other = number + (1 if deed == "down" else -1)
    return {number: other, other: number}.get(before, before)


def _item_changed(rules: Rules, template: AgendaTemplate, number: int, field: str, answer: Answer) -> Reading:
    item, words = template.items[number], tidy(answer.value)
    match field:
        case "title":
            if not words:
                return Reading(wrong=say("rules.item_title_missing"))
            changed = replace(item, title=words)
        case "sub":
            if number == 0 and ticked(answer):
                return Reading(wrong=say("rules.sub_item_first"))
            changed = replace(item, is_sub_item=ticked(answer))
        case "leads":
            changed = replace(item, leads=leads_named(words, item.leads, rules.setup.everybody.party_called))
        case "minutes":
            minutes = number_read(words, LONGEST_MINUTES) if words else None
            if words and minutes is None:
                return Reading(wrong=say("rules.minutes_wrong", typed=words, most=LONGEST_MINUTES))
            changed = replace(item, minutes_planned=minutes)
        case "purpose":
            changed = replace(item, purpose=Purpose(answer.value) if answer.value else None)
        case "gathers":
            changed = replace(item, gathers=Gathers(answer.value) if answer.value else None)
        case "recommendations":
            lines = tuple(filter(None, map(tidy, answer.value.splitlines())))
            changed = replace(item, recommendations=lines)
        case _:
            changed = replace(item, opening=answer.value.strip())
    items = (*template.items[:number], changed, *template.items[number + 1 :])
    return changed_to(template, replace(template, items=items))


def _title(item: StandingItem) -> str:
    return say("rules.as_sub_item", title=item.title) if item.is_sub_item else item.title


def _note(item: StandingItem) -> str:
    return say("rules.minutes_note", count=item.minutes_planned) if item.minutes_planned is not None else ""
