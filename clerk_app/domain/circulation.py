"""What goes out around a meeting and to whom: circulation lists, by the kind of attendee, and named bodies beside them.

An entry says who receives which papers, and how many working days before the meeting where that is earlier than for
others. A board with which agendas are shared (`Relation.agenda_days`) is on the list by that alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity


class CirculatedPaper(StrEnum):
    """A kind of paper that goes out; the notice goes with the agenda."""

    AGENDA = "agenda"
    PAPERS = "papers"
    DRAFT = "draft_minutes"
    APPROVED = "approved_minutes"


BEFORE_THE_MEETING = (CirculatedPaper.AGENDA, CirculatedPaper.PAPERS)
"""Those to which an entry's days apply: minutes go out when they are ready."""


class Receivers(StrEnum):
    """Who an entry is about. MEMBERS are those who sit at the meeting, substitutes among them."""

    MEMBERS = "members"
    CATEGORY = "category"
    OBSERVERS = "observers"
    GUESTS = "guests"
    BOARD = "board"
    NAMED = "named"


_CAPACITIES: Mapping[Receivers, frozenset[Capacity]] = {
    Receivers.MEMBERS: frozenset({Capacity.MEMBER, Capacity.SUBSTITUTE}),
    Receivers.OBSERVERS: frozenset({Capacity.OBSERVER}),
    Receivers.GUESTS: frozenset({Capacity.GUEST, Capacity.GROUP}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulation:
    """Who receives what; `days` is how many working days before the meeting, None: when the others do.

    `category_id` goes with CATEGORY, `board_id` with BOARD, `name` with NAMED.
    """

    to: Receivers
    category_id: Id | None = None
    board_id: Id | None = None
    name: str = ""
    papers: tuple[CirculatedPaper, ...] = BEFORE_THE_MEETING
    days: int | None = None

    @property
    def whom(self) -> tuple[Receivers, Id | str | None]:
        """Who it is about, apart from what they receive: two entries about the same are one."""
        match self.to:
            case Receivers.CATEGORY:
                return self.to, self.category_id
            case Receivers.BOARD:
                return self.to, self.board_id
            case Receivers.NAMED:
                return self.to, self.name.casefold()
        return self.to, None

    @property
    def days_ahead(self) -> int | None:
        """The days, where it has anything that goes out before the meeting."""
        return self.days if set(self.papers) & set(BEFORE_THE_MEETING) else None


@dataclass(frozen=True, slots=True)
class Addressed:
    """An entry with those of a meeting whom it is about; none where it is about a body."""

    entry: Circulation
    attendees: tuple[Attendee, ...] = ()


def joined(entries: Iterable[Circulation]) -> tuple[Circulation, ...]:
    """Each of those whom the entries are about once, in order, with all that they receive, at the earliest."""
    found: dict[object, Circulation] = {}
    for entry in entries:
        known = found.get(entry.whom)
        found[entry.whom] = entry if known is None else _both(known, entry)
    return tuple(found.values())


def addressed(
    entries: Iterable[Circulation], paper: CirculatedPaper, attendees: Sequence[Attendee]
) -> tuple[Addressed, ...]:
    """Who receives a kind of paper, by the entries in their order, no two of which are about the same.

    Whoever several entries are about stands once, by the one that gives it to them first, of equals the first named.
    An entry about attendees of whom there is none left is not there.
    """
    entitled = [entry for entry in entries if paper in entry.papers]
    entry_of: dict[Id, Circulation] = {}
    for entry in entitled:
        for one in attendees:
            known = entry_of.get(one.id)
            if _is_about(entry, one) and (known is None or _ahead(entry, paper) > _ahead(known, paper)):
                entry_of[one.id] = entry
    found = (Addressed(entry, tuple(one for one in attendees if entry_of.get(one.id) == entry)) for entry in entitled)
    return tuple(one for one in found if one.attendees or one.entry.to in (Receivers.BOARD, Receivers.NAMED))


def in_order_of_papers(papers: Iterable[CirculatedPaper]) -> tuple[CirculatedPaper, ...]:
    """The kinds in the order in which they go out, each once."""
    chosen = set(papers)
    return tuple(paper for paper in CirculatedPaper if paper in chosen)


def _is_about(entry: Circulation, one: Attendee) -> bool:
    if entry.to is Receivers.CATEGORY:
        return entry.category_id is not None and one.category_id == entry.category_id
    return one.capacity in _CAPACITIES.get(entry.to, frozenset())


def _both(known: Circulation, more: Circulation) -> Circulation:
    ahead = [days for days in (known.days, more.days) if days is not None]
    papers = in_order_of_papers((*known.papers, *more.papers))
    return replace(known, papers=papers, days=max(ahead, default=None))


def _ahead(entry: Circulation, paper: CirculatedPaper) -> int:
    """How many days before the meeting; less than none without days of their own, which nobody has for minutes."""
    return -1 if entry.days is None or paper not in BEFORE_THE_MEETING else entry.days
