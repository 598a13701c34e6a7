"""The members' screen without its widgets: rows, forms, and answers as acts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.services.acts import SaveSetup, SetupPart
from clerk_app.services.ports import Ids
from clerk_app.ui.forms.values import NOTHING, Answer, Parts, Reading, Saying
from clerk_app.ui.presenting.answers import day_in_words
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.ui.views.members.body_form import BodyForm
from clerk_app.ui.views.members.seat_form import SeatForm
from clerk_app.ui.views.members.values import AGENCY, CATEGORY, GROUP, SEAT, MemberRow, Subject, subject_named
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case

_NAME_FIELD = {SEAT: "title", CATEGORY: "name", AGENCY: "name/0", GROUP: "name/0"}
"""Where the name of something new is typed."""


class MembersPresenter:
    """The members of one board as they are committed."""

    def __init__(self, setup: BoardToday, ids: Ids, opened: Set[str], drafts: dict[str, str]) -> None:
        self.setup = setup
        self._ids = ids
        self._membership = MembershipToday(setup)
        self._seats = SeatForm(setup, self._membership, ids, opened, drafts)
        self._bodies = BodyForm(setup, opened, drafts)

    # The list

    def rows(self) -> tuple[MemberRow, ...]:
        """Seats under their categories, then agencies and groups."""
        return (*self._seat_rows(), *self._agency_rows(), *self._group_rows())

    def title(self) -> str:
        """What the window's title says."""
        return say("members.window_title", board=self.setup.called(self.setup.board))

    def name_of(self, subject: Subject) -> str:
        """What a seat or a category is called; empty where it is gone."""
        if subject.kind == SEAT:
            seat = self._seat(subject.id)
            return seat.title if seat is not None else ""
        category = next((one for one in self.setup.categories if one.id == subject.id), None)
        return category.name if category is not None else ""

    def parts(self, subject: Subject) -> Parts:
        """The form about a subject; nothing where it is gone."""
        seat = self._seat(subject.id) if subject.kind == SEAT else None
        if seat is not None:
            return self._seats.parts(seat)
        return self._bodies.parts(subject)

    def nothing(self) -> Parts:
        """What stands in the place of the form while nothing can be chosen."""
        return (Saying(key="nothing", words=say("members.choose" if self.setup.seats else "members.nothing")),)

    # Answers

    def read(self, answer: Answer) -> Reading:
        """What an answer asks for."""
        pieces = answer.key.split("/")
        match pieces:
            case ["add", kind]:
                return self._added(kind, answer.value)
            case ["move", kind, part_id, way]:
                return self._moved(Subject(kind, Id(part_id)), 1 if way == "down" else -1)
            case [kind, part_id, *rest] if kind == SEAT:
                seat = self._seat(Id(part_id))
                return self._seats.read(seat, rest, answer) if seat is not None else NOTHING
        subject = subject_named(answer.key)
        return self._bodies.read(subject, pieces[2:], answer) if subject is not None else NOTHING

    def called(self, answer: Answer) -> str:
        """What is done to the list of members, to be read on after "Undo"; empty for what its form asks."""
        match answer.key.split("/"):
            case ["add", kind]:
                return say(f"undo.adding_{kind}")
            case ["move", kind, part_id, _]:
                return say("undo.moved", name=self.name_of(Subject(kind, Id(part_id))))
            case _:
                return ""

    def _added(self, kind: str, beside: str) -> Reading:
        """A new part, in the category of what is chosen; it has a name that can be typed over."""
        new_id = self._ids.new()
        put: tuple[SetupPart, ...]
        if kind == SEAT:
            put = self._with_new_seat(new_id, self._category_beside(subject_named(beside)))
        elif kind == CATEGORY:
            put = (self._new_category(new_id),)
        elif kind == AGENCY:
            put = (Agency(id=new_id, names=(DatedName(self._unused_name("members.new_agency", Agency)),)),)
        else:
            put = (Group(id=new_id, names=(DatedName(self._unused_name("members.new_group", Group)),)),)
        return Reading(act=SaveSetup(put=put), goes_to=f"{Subject(kind, new_id).key}/{_NAME_FIELD[kind]}")

    def _with_new_seat(self, new_id: Id, category_id: Id | None) -> tuple[Seat, ...]:
        """A seat at the end of its category, and those behind it, which make room."""
        title = _unused(say("members.new_seat"), {seat.title for seat in self.setup.seats})
        new = Seat(id=new_id, board_id=self.setup.board.id, category_id=category_id, position=0, title=title)
        order = self._ordered_seats()
        place = 1 + max((n for n, seat in enumerate(order) if seat.category_id == category_id), default=len(order) - 1)
        return self._placed([*order[:place], new, *order[place:]])

    def _new_category(self, new_id: Id) -> Category:
        name = _unused(say("members.new_category"), {category.name for category in self.setup.categories})
        position = 1 + max((one.position for one in self.setup.categories), default=-1)
        return Category(id=new_id, board_id=self.setup.board.id, position=position, name=name)

    def _moved(self, subject: Subject, step: int) -> Reading:
        if subject.kind == CATEGORY:
            return self._moved_category(subject, step)
        seat = self._seat(subject.id) if subject.kind == SEAT else None
        if seat is None:
            return NOTHING
        order = self._ordered_seats()
        place = order.index(seat)
        beside = order[place + step] if 0 <= place + step < len(order) else None
        if beside is not None and beside.category_id == seat.category_id:
            order[place], order[place + step] = beside, seat
            return Reading(act=SaveSetup(put=self._placed(order)), goes_to=subject.key)
        category_id = self._next_category(seat, step)
        if category_id == seat.category_id:
            return NOTHING
        moved = replace(seat, category_id=category_id)
        rest = [one for one in order if one.id != seat.id]
        of_it = [n for n, one in enumerate(rest) if one.category_id == category_id]
        at = place if not of_it else of_it[0] if step > 0 else of_it[-1] + 1
        return Reading(act=SaveSetup(put=self._placed([*rest[:at], moved, *rest[at:]])), goes_to=subject.key)

    def _moved_category(self, subject: Subject, step: int) -> Reading:
        order = list(self.setup.categories)
        place = next((n for n, one in enumerate(order) if one.id == subject.id), None)
        if place is None or not 0 <= place + step < len(order):
            return NOTHING
        order[place], order[place + step] = order[place + step], order[place]
        put = tuple(replace(one, position=n) for n, one in enumerate(order) if one.position != n)
        return Reading(act=SaveSetup(put=put), goes_to=subject.key)

    def _next_category(self, seat: Seat, step: int) -> Id | None:
        categories: list[Id | None] = [category.id for category in self.setup.categories]
        if any(one.category_id not in categories for one in self.setup.seats):
            categories.append(None)
        here = categories.index(seat.category_id) if seat.category_id in categories else len(categories) - 1
        return categories[here + step] if 0 <= here + step < len(categories) else seat.category_id

    def _placed(self, order: list[Seat]) -> tuple[Seat, ...]:
        """The seats of an order that are not as they were, numbered by it."""
        before = {seat.id: seat for seat in self.setup.seats}
        numbered = (replace(seat, position=n) for n, seat in enumerate(order))
        return tuple(seat for seat in numbered if before.get(seat.id) != seat)

    def _ordered_seats(self) -> list[Seat]:
        return [seat for _, seats in self._by_category() for seat in seats]

    def _by_category(self) -> Iterator[tuple[Category | None, list[Seat]]]:
        known = {category.id for category in self.setup.categories}
        for category in self.setup.categories:
            yield category, [seat for seat in self.setup.seats if seat.category_id == category.id]
        rest = [seat for seat in self.setup.seats if seat.category_id not in known]
        if rest:
            yield None, rest

    def _category_beside(self, beside: Subject | None) -> Id | None:
        if beside is not None and beside.kind == CATEGORY:
            return beside.id
        seat = self._seat(beside.id) if beside is not None and beside.kind == SEAT else None
        if seat is not None:
            return seat.category_id
        return self.setup.categories[-1].id if self.setup.categories else None

    def _seat(self, seat_id: Id) -> Seat | None:
        return next((seat for seat in self.setup.seats if seat.id == seat_id), None)

    def _unused_name(self, key: str, kind: type[Agency | Group]) -> str:
        return _unused(say(key), set(map(self.setup.called, self.setup.everybody.of_kind(kind))))

    # Rows

    def _seat_rows(self) -> Iterator[MemberRow]:
        for category, seats in self._by_category():
            if category is not None:
                subject = Subject(CATEGORY, category.id)
                yield MemberRow(words=category.name, subject=subject, is_heading=True)
            elif self.setup.categories:
                yield MemberRow(words=say("members.no_category"), is_heading=True)
            yield from map(self._seat_row, seats)

    def _seat_row(self, seat: Seat) -> MemberRow:
        holder = self.setup.holder(seat.id)
        name = self.setup.party(holder.holder) if holder is not None else ""
        notes = [seat.title] if name and name != seat.title else []
        notes += [self._role(role) for role in seat.roles]
        if not seat.voting and not {SeatRole.CLERK, SeatRole.OBSERVER} & set(seat.roles):
            notes.append(say("members.no_vote"))
        notes += seat.tags
        notes += self._membership.notes(seat)
        notes += self._term(seat, holder)
        chaired = self.setup.chairs_in_words(holder.holder) if holder is not None else ""
        others = self.setup.sits_also_on_in_words(holder.holder) if holder is not None else ""
        if chaired:
            notes.append(say("members.chairs", boards=chaired))
        if others and others != chaired:
            notes.append(say("members.also_on", boards=others))
        return MemberRow(
            words=name or say("members.vacant", title=seat.title),
            subject=Subject(SEAT, seat.id),
            note=" · ".join(notes),
            aside=self.setup.name(seat.agency_id),
            is_quiet=not name,
        )

    def _role(self, role: SeatRole) -> str:
        return sentence_case(self.setup.board.chair_title) if role is SeatRole.CHAIR else say(f"members.role.{role}")

    def _term(self, seat: Seat, holder: Member | None) -> Iterator[str]:
        if holder is not None and holder.since is not None:
            yield say("members.since", day=day_in_words(holder.since))
        if holder is not None and holder.until is not None and not self._membership.ends_soon(seat):
            yield say("members.until", day=day_in_words(holder.until))
        following = [
            term for term in self.setup.terms(seat.id) if term.since is not None and term.since > self.setup.today
        ]
        if following:
            name, day = self.setup.party(following[-1].holder), day_in_words(following[-1].since)
            yield say("members.to_come", name=name, day=day)

    def _agency_rows(self) -> Iterator[MemberRow]:
        agencies = self.setup.agencies
        if agencies:
            yield MemberRow(words=say("members.agencies"), is_heading=True)
        for agency in agencies:
            count = sum(seat.agency_id == agency.id for seat in self.setup.seats)
            yield MemberRow(
                words=self.setup.called(agency),
                subject=Subject(AGENCY, agency.id),
                note=say("members.seats", count=count) if count else say("members.no_seats"),
                aside=agency.abbreviation,
            )

    def _group_rows(self) -> Iterator[MemberRow]:
        groups = self.setup.everybody.of_kind(Group)
        if groups:
            yield MemberRow(words=say("members.groups"), is_heading=True)
        for group in groups:
            yield MemberRow(words=self.setup.called(group), subject=Subject(GROUP, group.id))


def _unused(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken."""
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)
