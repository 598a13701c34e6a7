"""Circulation: who receives the board's papers, and how long before a meeting where that is earlier than for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers, in_order_of_papers
from clerk_app.domain.identity import Id
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
from clerk_app.ui.presenting.circulation import receivers_called
from clerk_app.ui.views.rules.section import Rules, after_deed, entries, put, reordered
from clerk_app.wording.catalogue import say
from clerk_app.wording.circulation import days_words, papers_words, whom
from clerk_app.wording.lists import sentence_case

MOST_DAYS = 366
_NAMED = "named"
_DEEDS = ("up", "down", "remove")


class CirculationSection:
    """The list as the board has it, and below it the boards with which agendas are shared."""

    key = "circulation"

    def parts(self, rules: Rules) -> Parts:
        listed, names = rules.board.circulation, _names(rules)
        titles = [(whom(entry, names), _note(entry)) for entry in listed]

        def fields(number: int, key: str) -> Iterator[Part]:
            return _fields(listed[number], key)

        return (
            Saying(key="circulation/about", words=say("circulation.form.about" if listed else "circulation.form.none")),
            *entries("circulation", titles, rules.opened, fields),
            Field(
                key="circulation/add",
                label=say("circulation.form.add"),
                kind=Kind.KNOWN,
                offers=partial(_offers, rules),
                new_as=(Option(value=_NAMED, words=say("circulation.form.new_name", typed="{typed}")),),
                note=say("circulation.form.add_note"),
            ),
            *_shared(rules, names),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        listed = rules.board.circulation
        match list(rest):
            case ["add"]:
                return self._added(rules, answer)
            case [number, deed] if deed in _DEEDS:
                order, name = reordered(listed, int(number), deed), whom(listed[int(number)], _names(rules))
                reading = _put(rules, order) if order is not None else NOTHING
                return after_deed(rules, reading, answer, name) if reading.act else NOTHING
            case [number, field]:
                return self._changed(rules, int(number), field, answer)
        return NOTHING

    def _added(self, rules: Rules, answer: Answer) -> Reading:
        if not answer.value:
            return NOTHING
        new = Circulation(to=Receivers.NAMED, name=tidy(answer.value)) if answer.new else _entry(answer.value)
        listed = rules.board.circulation
        if any(entry.whom == new.whom for entry in listed):
            return Reading(wrong=say("circulation.form.known", whom=whom(new, _names(rules))))
        key = f"circulation/{len(listed)}"
        return replace(_put(rules, (*listed, new)), closes="circulation/", opens=key, goes_to=f"{key}/receives")

    def _changed(self, rules: Rules, number: int, field: str, answer: Answer) -> Reading:
        listed, words = rules.board.circulation, tidy(answer.value)
        entry = listed[number]
        match field:
            case "name":
                if not words:
                    return Reading(wrong=say("circulation.form.name_missing"))
                changed = replace(entry, name=words)
                if any(other.whom == changed.whom for other in listed if other is not entry):
                    return Reading(wrong=say("circulation.form.known", whom=words))
            case "receives":
                chosen = in_order_of_papers(CirculatedPaper(value) for value in parted(answer.value))
                changed = replace(entry, papers=chosen)
            case "days":
                days = number_read(words, MOST_DAYS) if words else None
                if words and days is None:
                    return Reading(wrong=say("circulation.form.days_wrong", typed=words, most=MOST_DAYS))
                changed = replace(entry, days=days)
            case _:
                return NOTHING
        return _put(rules, (*listed[:number], changed, *listed[number + 1 :]))


def _fields(entry: Circulation, key: str) -> Iterator[Part]:
    if entry.to is Receivers.NAMED:
        yield Field(key=f"{key}/name", label=say("circulation.form.name"), value=entry.name)
    yield Field(
        key=f"{key}/receives",
        label=say("circulation.form.receives"),
        kind=Kind.SEVERAL,
        value=joined(entry.papers),
        options=tuple(Option(value=one, words=say(f"circulation.paper.{one}")) for one in CirculatedPaper),
        words=say("circulation.form.nothing"),
    )
    yield Field(
        key=f"{key}/days",
        label=say("circulation.form.days"),
        kind=Kind.READ,
        value="" if entry.days is None else str(entry.days),
        note=say("circulation.form.days_note"),
    )


def _note(entry: Circulation) -> str:
    """What they receive, and when where that is said."""
    received = sentence_case(papers_words(entry.papers)) or say("circulation.form.nothing")
    ahead = entry.days_ahead
    return ", ".join((received, days_words(ahead))) if ahead is not None else received


def _shared(rules: Rules, names: Mapping[Id, str]) -> Iterator[Part]:
    """Those who stand on the list by shared agendas, to be changed where that is said."""
    shared = [one for one in rules.board.relations if one.agenda_days is not None]
    if shared:
        yield Heading(words=say("circulation.form.shared_heading"))
    for number, one in enumerate(shared):
        name = names.get(one.board_id, "") if one.board_id is not None else one.name
        days = days_words(one.agenda_days or 0)
        yield Saying(
            key=f"circulation/shared/{number}", words=say("circulation.form.shared_line", whom=name, days=days)
        )


def _offers(rules: Rules) -> tuple[Option, ...]:
    """Whoever may be on the list: by what they are at a meeting, by category, and the other boards."""
    kinds = (Receivers.MEMBERS, Receivers.OBSERVERS, Receivers.GUESTS)
    setup = rules.setup
    return (
        *(Option(value=one, words=say(f"circulation.whom.{one}")) for one in kinds),
        *(Option(value=f"{Receivers.CATEGORY}/{one.id}", words=one.name) for one in setup.categories),
        *(
            Option(value=f"{Receivers.BOARD}/{one.id}", words=setup.called(one))
            for one in setup.boards
            if one.id != rules.board.id
        ),
    )


def _entry(value: str) -> Circulation:
    """The entry about whom an offer is."""
    to, _, named = value.partition("/")
    match Receivers(to):
        case Receivers.CATEGORY:
            return Circulation(to=Receivers.CATEGORY, category_id=Id(named))
        case Receivers.BOARD:
            return Circulation(to=Receivers.BOARD, board_id=Id(named))
        case other:
            return Circulation(to=other)


def _names(rules: Rules) -> Mapping[Id, str]:
    return receivers_called(rules.board, rules.setup.queries, rules.setup.today)


def _put(rules: Rules, listed: tuple[Circulation, ...]) -> Reading:
    return put(rules, replace(rules.board, circulation=listed))
