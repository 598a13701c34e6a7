"""A list of members becomes entities of the record: new people, seats and holdings, and what changes of those there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from clerk_app.domain.identity import Id
from clerk_app.domain.likeness import plain_name
from clerk_app.domain.minutes import POSITION_GAP
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Organisation, Party, Person, Post
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.services.acts import SetupPart
from clerk_app.services.member_preview import MemberLine, MemberPreview, Named, Subject
from clerk_app.services.ports import Ids
from clerk_app.services.reading import in_kind_order
from clerk_app.services.seats_and_names import SeatsAndNames


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChoices:
    """What the clerk chose: the places of rows to leave out, and of rows whose holders follow those in their seats.

    Whoever is followed holds the seat until the day before. A row that says no first day follows from `first_day`;
    without that it follows nobody.
    """

    left_out: frozenset[int] = frozenset()
    succeeding: frozenset[int] = frozenset()
    first_day: date | None = None


def member_entities(
    setup: SeatsAndNames, preview: MemberPreview, ids: Ids, choices: MemberChoices | None = None
) -> tuple[SetupPart, ...]:
    """The entities that are new or changed, in the order of their kinds: put in one act, one undo takes them out.

    Rows that repeat others, are left out or change nothing give none. Nobody is ever removed.
    """
    choices = choices or MemberChoices()
    making = _Making(setup, ids)
    for line in preview.lines:
        follows = line.place in choices.succeeding and bool(line.held_by)
        first_day = choices.first_day if follows else None
        if line.would_change and line.place not in choices.left_out:
            making.take_over(line, first_day)
            if follows:
                making.end_earlier(line, _begins(setup, line, first_day))
    return making.entities()


def may_follow(setup: SeatsAndNames, line: MemberLine, first_day: date) -> bool:
    """True if a row can follow whoever holds its seat, from its own first day or this one: all of them began before."""
    since, until = _begins(setup, line, first_day), line.listed.until
    if since is None or (until is not None and until < since):
        return False
    held_by = [member for member in setup.members if member.id in line.held_by]
    return all(member.since is None or member.since < since for member in held_by)


def _begins(setup: SeatsAndNames, line: MemberLine, first_day: date | None) -> date | None:
    """When the term of a row begins: a new one on this day, if the row says none; None where that is not known."""
    known = next((member for member in setup.members if member.id == line.member_id), None)
    return line.listed.since or (first_day if known is None else known.since)


@dataclass(slots=True)
class _Making:
    """Makes each thing once, however many rows name it, and keeps those that differ from what is there."""

    setup: SeatsAndNames
    ids: Ids
    _made: dict[tuple[Subject, str, Id | None], Id] = field(default_factory=dict)
    _seats: dict[int, Seat] = field(default_factory=dict)
    _found: dict[Id, SetupPart] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def entities(self) -> tuple[SetupPart, ...]:
        return in_kind_order(self._found.values())

    def take_over(self, line: MemberLine, first_day: date | None = None) -> None:
        """The seat of a row as the row says it is, and its holding, from that day where it is new and says none."""
        seat = self._seat(line)
        holder = self._holder(line)
        if holder is None:
            return
        known = next((member for member in self.setup.members if member.id == line.member_id), None)
        row = line.listed
        if known is None:
            since = row.since or first_day
            member = Member(id=self.ids.new(), seat_id=seat.id, holder=holder, since=since, until=row.until)
        else:
            joined = replace(
                known.holder,
                person_id=holder.person_id or known.holder.person_id,
                post_id=holder.post_id or known.holder.post_id,
            )
            since, until = row.since or known.since, row.until or known.until
            member = replace(known, holder=joined, since=since, until=until)
        self._keep(member, known)

    def end_earlier(self, line: MemberLine, since: date | None) -> None:
        """The terms that a row's runs into end the day before it; one that would end before it begins stays."""
        if since is None:
            return
        last = since - timedelta(days=1)
        for member in self.setup.members:
            if member.id not in line.held_by:
                continue
            now = self._found.get(member.id, member)
            if isinstance(now, Member) and now.holds_on(since) and (now.since is None or now.since <= last):
                self._keep(replace(now, until=last), member)

    def _seat(self, line: MemberLine) -> Seat:
        row = line.listed
        known = next((seat for seat in self.setup.seats if seat.id == line.seat_id), None)
        seat = self._seats.get(line.seat_key) or known
        if seat is None:
            seat = Seat(
                id=self.ids.new(),
                board_id=self.setup.board.id,
                category_id=None,
                position=self._next_position(self.setup.seats, "seats"),
                title=line.seat.words,
            )
        substitutes = tuple(self._party(named) for named in line.substitutes)
        changed = replace(
            seat,
            category_id=self._category(line.category) or seat.category_id,
            agency_id=self._agency(line.agency) or seat.agency_id,
            roles=row.roles or seat.roles,
            voting=seat.voting if row.voting is None else row.voting,
            weight=seat.weight if row.weight is None else row.weight,
            co_opted=seat.co_opted if row.co_opted is None else row.co_opted,
            substitutes=tuple(dict.fromkeys((*seat.substitutes, *substitutes))),
        )
        self._seats[line.seat_key] = changed
        self._keep(changed, known)
        return changed

    def _next_position(self, of: Iterable[Seat | Category], key: str) -> int:
        """The place behind all that there are, counted once: a list may be long."""
        if key not in self._last:
            self._last[key] = max((one.position for one in of), default=-POSITION_GAP)
        self._last[key] += POSITION_GAP
        return self._last[key]

    def _holder(self, line: MemberLine) -> Party | None:
        person = self._person(line.person)
        post = self._post(line.post, self._organisation(line.organisation))
        return Party(person_id=person, post_id=post) if person or post else None

    def _party(self, named: Named) -> Party:
        if named.subject is Subject.POST:
            return Party(post_id=self._post(named, None))
        return Party(person_id=self._person(named))

    def _person(self, named: Named | None) -> Id | None:
        return self._id_of(named, lambda new, name: Person(id=new, names=(DatedName(name),)))

    def _post(self, named: Named | None, organisation_id: Id | None) -> Id | None:
        return self._id_of(
            named,
            lambda new, name: Post(id=new, names=(DatedName(name),), organisation_id=organisation_id),
            of=organisation_id,
        )

    def _organisation(self, named: Named | None) -> Id | None:
        return self._id_of(named, lambda new, name: Organisation(id=new, names=(DatedName(name),)))

    def _agency(self, named: Named | None) -> Id | None:
        return self._id_of(named, lambda new, name: Agency(id=new, names=(DatedName(name),)))

    def _category(self, named: Named | None) -> Id | None:
        return self._id_of(
            named,
            lambda new, name: Category(
                id=new,
                board_id=self.setup.board.id,
                position=self._next_position(self.setup.categories, "categories"),
                name=name,
            ),
        )

    def _id_of(self, named: Named | None, make: Callable[[Id, str], SetupPart], of: Id | None = None) -> Id | None:
        """The id of what a name stands for, which is made where it is new; None for no name.

        Of two that are called the same, those `of` two organisations are two.
        """
        if named is None or named.id is not None:
            return None if named is None else named.id
        key = (named.subject, plain_name(named.words), of)
        if key not in self._made:
            made = make(self.ids.new(), named.words)
            self._made[key] = made.id
            self._found[made.id] = made
        return self._made[key]

    def _keep(self, entity: SetupPart, known: SetupPart | None) -> None:
        if entity != known:
            self._found[entity.id] = entity
