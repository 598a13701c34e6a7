"""Interests in the meeting that is being held: what was declared, who is to leave for one, and who may come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect, StandingInterest
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import UNMARKED, EventKind, Presence, minute_at
from clerk_app.ui.presenting.item_numbers import called_numbers
from clerk_app.ui.presenting.people import attendee_named
from clerk_app.ui.views.live_meeting.values import BarWords, Interests
from clerk_app.wording.catalogue import say
from clerk_app.wording.interests import closed, concerned
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.papers import in_sentence


@dataclass(frozen=True, slots=True)
class OutOrBack:
    """Who is to leave for an interest in the item that is on now, and who is out for one in another.

    `excluded` are those who were excluded for a confidential matter in another item.
    """

    leaving: tuple[Declaration, ...] = ()
    back: tuple[Id, ...] = ()
    excluded: tuple[Id, ...] = ()

    @property
    def may_come_back(self) -> tuple[Id, ...]:
        """All who may come back, each once."""
        return (*self.back, *self.excluded)


def out_or_back(record: MeetingRecord) -> OutOrBack:
    """Who is to go or may come back now; nobody while no item is on.

    Who left for an interest once and came back while the item goes on did so knowingly and is not asked to leave again.
    """
    on = minute_at(record.events)
    if on is None:
        return OutOrBack()
    standings = record.standings()
    here = {one.id for one in record.interests_in(on)}
    left = {event.declaration_id for event in record.events if event.kind is EventKind.STEPPED_OUT}
    leaving = tuple(
        one
        for one in record.interests_in(on)
        if one.effect is InterestEffect.LEAVES
        and one.id not in left
        and one.attendee_id is not None
        and standings.get(one.attendee_id, UNMARKED).is_here
    )
    back = tuple(
        attendee_id
        for attendee_id, standing in standings.items()
        if standing.presence is Presence.STEPPED_OUT
        and standing.event is not None
        and standing.event.declaration_id is not None
        and standing.event.declaration_id not in here
    )
    return OutOrBack(leaving, back, excluded=_excluded_from_another(record, on))


def _excluded_from_another(record: MeetingRecord, on: Id) -> tuple[Id, ...]:
    parts = record.parts_of(on)
    return tuple(
        attendee_id
        for attendee_id, standing in record.standings().items()
        if standing.presence is Presence.STEPPED_OUT
        and standing.event is not None
        and standing.event.exclusion is not None
        and standing.event.minute_id is not None
        and standing.event.minute_id not in parts
    )


def interest_bar(record: MeetingRecord) -> BarWords | None:
    """The bar that says who is to leave or may come back; None for nobody."""
    found = out_or_back(record)
    if found.leaving:
        names = [_name_in_sentence(record, one.attendee_id) for one in found.leaving]
        title = sentence_case(say("interests.bar.leave", count=len(names), names=listed(names)))
        return BarWords(title=title, button=say("interests.bar.leave_button"))
    if found.may_come_back:
        names = [_name_in_sentence(record, one) for one in found.may_come_back]
        title = sentence_case(say("interests.bar.back", names=listed(names)))
        why = "back_text_both" if found.back and found.excluded else "back_text" if found.back else "back_text_excluded"
        return BarWords(title=title, text=say(f"interests.bar.{why}"), button=say("interests.bar.back_button"))
    return None


def interests(record: MeetingRecord, minute_id: Id, number: str, keys: str) -> Interests:
    """What was declared in a minute or of its items, each with who declared it and what followed.

    What was only begun says nothing yet. Where nothing was declared, in the first minute and while the meeting has not
    begun, whom the register names is told.
    """
    of_it = [one for one in record.interests_in(minute_id) if _is_declared(one)]
    begun_here = (one for one in record.declarations if one.minute_id == minute_id)
    elsewhere = [one for one in begun_here if _is_declared(one) and one not in of_it]
    title = say("live.interests.title", number=number)
    register = _register(record, minute_id)
    if not of_it and not elsewhere:
        text = say("live.interests.hint", keys=keys) if keys else ""
        return Interests(title=title, aside=say("live.interests.none"), text="\n".join(filter(None, (register, text))))
    lines = [_line(record, one) for one in (*of_it, *elsewhere)]
    count = say("live.interests.declared", count=len(lines))
    return Interests(title=title, aside=count, text="\n".join(filter(None, (*lines, register))))


def _is_declared(declaration: Declaration) -> bool:
    return declaration.attendee_id is not None or bool(declaration.interest or declaration.ruling)


def _line(record: MeetingRecord, declaration: Declaration) -> str:
    who = _name(record, declaration.attendee_id)
    told = f"{who}: {declaration.interest}" if who and declaration.interest else who or declaration.interest
    item = concerned(record, declaration)
    number = called_numbers_of_items(record).get(item.id, "") if item is not None else ""
    if number:
        told = say("interests.pane.about", told=told.rstrip(". "), number=number)
    effect = closed(sentence_case(declaration.ruling)) or say(f"live.interests.effect_{declaration.effect}")
    return " ".join(part for part in (closed(told), effect) if part)


def called_numbers_of_items(record: MeetingRecord) -> dict[Id, str]:
    """The numbers by which the items are called, by item."""
    numbers = called_numbers(record)
    return {
        item_id: numbers[minute.id] for minute in record.minutes for item_id in minute.item_ids if minute.id in numbers
    }


def _register(record: MeetingRecord, minute_id: Id) -> str:
    """Whom of the meeting the register names on its day; told where it is time to ask for declarations."""
    started = any(event.kind is EventKind.STARTED for event in record.events)
    first = min(record.minutes, key=lambda minute: minute.position, default=None)
    if started and (first is None or first.id != minute_id):
        return ""
    names = [record.party_name(party) for party in _registered(record)]
    return say("interests.pane.register", names=listed(names)) if names else ""


def _registered(record: MeetingRecord) -> Iterator[Party]:
    standing: Sequence[StandingInterest] = [
        one for one in record.standing_interests if one.stands_on(record.meeting.date)
    ]
    for attendee in sorted(record.attendees, key=lambda one: one.position):
        if any(one.holder.ids & attendee.who.ids for one in standing):
            yield attendee.who


def _name(record: MeetingRecord, attendee_id: Id | None) -> str:
    found = attendee_named(record, attendee_id)
    return record.party_name(found.who) if found is not None else ""


def _name_in_sentence(record: MeetingRecord, attendee_id: Id | None) -> str:
    found = attendee_named(record, attendee_id)
    return in_sentence(record, found) if found is not None else ""
