"""What is said of lists and agendas from elsewhere: what is doubted and asked, and what would change."""

from collections.abc import Iterator, Mapping
from datetime import date

from clerk_app.domain.agenda_list import AgendaDoubt, ItemDoubt
from clerk_app.domain.doubts import Doubt, Place
from clerk_app.domain.member_list import ListDoubt, ListedMember, RowDoubt
from clerk_app.domain.minutes_list import MinutesDoubt
from clerk_app.domain.slots import SlotFault
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

_TABLES: Mapping[type, str] = {
    ListDoubt: "list", RowDoubt: "row", AgendaDoubt: "agenda", ItemDoubt: "item", MinutesDoubt: "minutes",
}  # fmt: skip
_DAYS = frozenset({"day", "since", "until"})
_SLOT = "slot_"


def doubt_words(found: Doubt) -> str:
    """A doubt as a sentence; those that arise beside the present set-up are of the table `compare`."""
    code = str(found.code)
    if isinstance(found.code, ItemDoubt) and code.startswith(_SLOT):
        fault = SlotFault(code.removeprefix(_SLOT))
        return slot_words(fault, int(found.values["minutes"]), str(found.values["other"]))
    table = _TABLES.get(type(found.code), "compare")
    return say(f"reading.{table}.{code}", **{name: _place(name, value) for name, value in found.values.items()})


def slot_words(fault: SlotFault, minutes: int, other: str = "") -> str:
    """What is wrong with the time of an item, measured by another where there is one."""
    return say(f"slots.{fault}", count=minutes, other=other)


def place_words(place: Place) -> str:
    """Where something stood, as far as it is said: "row 4 of “Members”", "line 7"."""
    key = "reading.row_of" if place.sheet else "reading.line"
    return say(key, line=place.line, sheet=place.sheet)


def question_words(subject: str, words: str, known: str) -> str:
    """Whether a name of a list is something that is known; `subject` says what it is the name of."""
    return say(f"reading.question.{subject}", words=words, known=known)


def difference_words(field: str, before: str, after: str) -> str:
    """A field of a seat or holding before and after."""
    return say(f"reading.difference.{field}", before=_value(field, before), after=_value(field, after))


def held_words(seat: str, row: ListedMember) -> str:
    """A seat and whoever a row gives it to, by name, by post, or by both; a seat named after its post says it once."""
    said = (row.name, row.post if row.post != seat else "")
    holder = ", ".join(part for part in said if part) or (row.post and seat)
    if not holder:
        return say("reading.vacant", seat=seat)
    return seat if holder == seat else say("reading.held", seat=seat, holder=holder)


def member_notes(row: ListedMember, *, new_seat: bool, new_holder: bool) -> Iterator[str]:
    """What would be made for a row, and what it says of that: of the seat and its term, or of a new term alone."""
    if new_seat:
        yield say("reading.new_seat")
    elif new_holder:
        yield say("reading.new_holder")
    if new_seat or new_holder:
        yield from _facts(row, of_seat=new_seat)


def _facts(row: ListedMember, *, of_seat: bool) -> Iterator[str]:
    if of_seat:
        votes = {True: "yes", False: "no", None: ""}[row.voting]
        co_opted = "yes" if row.co_opted else ""
        roles, substitutes = ", ".join(row.roles), ", ".join(row.substitutes)
        weight = str(row.weight) if row.weight is not None else ""
        said = (("category", row.category), ("agency", row.agency), ("roles", roles), ("voting", votes))
        for field, value in (*said, ("weight", weight), ("co_opted", co_opted), ("substitutes", substitutes)):
            if value:
                yield _fact(field, value)
    for field, day in (("since", row.since), ("until", row.until)):
        if day is not None:
            yield _fact(field, day.isoformat())


def _fact(field: str, value: str) -> str:
    return say(f"reading.fact.{field}", value=_value(field, value))


def which_words(subject: str, words: str) -> str:
    """Which of several a name of a list may be; `subject` says what it is the name of."""
    return say(f"reading.which.{subject}", words=words)


def new_words(subject: str) -> str:
    """The answer that it is none of those that are known."""
    return say(f"reading.new.{subject}")


def _place(name: str, value: str | int) -> str | int:
    if name in _DAYS and isinstance(value, str):
        return day_and_month(date.fromisoformat(value))
    return say(f"reading.purpose.{value}") if name == "purpose" else value


def _value(field: str, value: str) -> str:
    if not value:
        return say("reading.nothing")
    if field in _DAYS:
        return day_and_month(date.fromisoformat(value))
    if field in ("voting", "co_opted"):
        return say(f"reading.{value}")
    if field == "roles":
        return ", ".join(say(f"reading.role.{role}") for role in value.split(", "))
    return value
