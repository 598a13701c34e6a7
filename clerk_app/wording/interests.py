"""What minutes say of a declaration of interest: in which item, what was ruled, when somebody left and came back."""

from collections.abc import Iterator

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_time
from clerk_app.wording.lists import sentence_case
from clerk_app.wording.papers import in_sentence


def declaration_label(record: MeetingRecord, declaration: Declaration | None) -> str:
    """What leads into a declaration; it names the item that it concerns where it was declared under another."""
    item = concerned(record, declaration) if declaration is not None else None
    if item is None:
        return say("interests.paper.label")
    title = item.title
    exemption = record.exemption_of(item)
    if exemption is not None:
        title = exemption.public_title
    number = record.item_numbers.get(item.id, "")
    key = "_".join(part for part in ("label", "number" if number else "", "title" if title else "") if part)
    return say(f"interests.paper.{key}", number=number, title=title)


def declaration_tail(record: MeetingRecord, declaration: Declaration) -> str:
    """What follows the words of a declaration, in sentences: the ruling, time out and time in; empty for nothing."""
    return " ".join((*_ruled(record, declaration), *_times(record, declaration)))


def concerned(record: MeetingRecord, declaration: Declaration) -> AgendaItem | None:
    """The item that a declaration names, where it stands under another one; None where it stands under its own."""
    own = {item for minute in record.minutes if minute.id == declaration.minute_id for item in minute.item_ids}
    wanted = declaration.item_id
    return next((item for item in record.items if item.id == wanted and item.id not in own), None)


def absences_for(record: MeetingRecord, declaration: Declaration) -> tuple[tuple[Event, Event | None], ...]:
    """When somebody stepped out for an interest, each time with the return from it; None while they are out."""
    events = record.events
    found = []
    for place, event in enumerate(events):
        if event.kind is EventKind.STEPPED_OUT and event.declaration_id == declaration.id:
            later = (one for one in events[place + 1 :] if one.attendee_id == event.attendee_id)
            back = next((one for one in later if one.kind in (EventKind.RETURNED, EventKind.ARRIVED)), None)
            found.append((event, back))
    return tuple(found)


def _ruled(record: MeetingRecord, declaration: Declaration) -> Iterator[str]:
    if declaration.ruling:
        yield closed(say("interests.paper.ruling", ruling=declaration.ruling))
        return
    name = _name(record, declaration)
    if not name or declaration.effect is InterestEffect.STAYS or absences_for(record, declaration):
        return
    yield sentence_case(say(f"interests.paper.{declaration.effect}", name=name))


def _times(record: MeetingRecord, declaration: Declaration) -> Iterator[str]:
    name = _name(record, declaration)
    for out, back in absences_for(record, declaration) if name else ():
        times = {"out": _time(record, out), "back": _time(record, back) if back is not None else ""}
        key = "out_and_back" if back is not None else "out"
        yield sentence_case(say(f"interests.paper.{key}", name=name, **times))


def _name(record: MeetingRecord, declaration: Declaration) -> str:
    attendee = next((one for one in record.attendees if one.id == declaration.attendee_id), None)
    return in_sentence(record, attendee) if attendee is not None else ""


def _time(record: MeetingRecord, event: Event) -> str:
    return paper_time(event.at.time(), record.board.formats.time)


def closed(words: str) -> str:
    """The words as a sentence that ends."""
    words = words.rstrip()
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
