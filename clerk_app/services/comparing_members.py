"""A list of members beside a board's present set-up: what it would add and change, and what has to be asked first.

Seats are matched by their titles, people, posts and agencies by their names. The same name is the same; one that is
only like another becomes a question. Nothing that the list does not name is ever removed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from clerk_app.domain.doubts import Doubt, doubt
from clerk_app.domain.likeness import Known, NameIndex, plain_name
from clerk_app.domain.member_list import ListedMember, MemberList
from clerk_app.domain.people import Party
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.member_preview import (
    NO_ANSWERS,
    Answers,
    CompareDoubt,
    Difference,
    LineState,
    MemberField,
    MemberLine,
    MemberPreview,
    Named,
    NotListed,
    Question,
    Subject,
)
from clerk_app.services.seats_and_names import SeatsAndNames, known_by_names


def compare_members(setup: SeatsAndNames, listed: MemberList, on: date, answers: Answers = NO_ANSWERS) -> MemberPreview:
    """What the list would add and change, by the names of that day; call it again with answers to what was asked."""
    return _Comparison(setup, on, answers).preview(listed.rows)


@dataclass(slots=True)
class _Place:
    """A seat that rows may be about: one of the board's, or (None) a new one; the rows that took it so far."""

    key: int
    title: str
    seat: Seat | None
    taken: list[tuple[str, ListedMember]] = field(default_factory=list)


class _Comparison:
    """Goes through the rows once; what earlier rows took is told from what is left for later ones."""

    def __init__(self, setup: SeatsAndNames, on: date, answers: Answers) -> None:
        self._setup = setup
        self._on = on
        self._answers = answers
        self._index = {
            Subject.SEAT: NameIndex([Known(seat.id, seat.title) for seat in setup.seats]),
            Subject.PERSON: NameIndex(known_by_names(setup.people, on)),
            Subject.POST: NameIndex(known_by_names(setup.posts, on)),
            Subject.ORGANISATION: NameIndex(known_by_names(setup.organisations, on)),
            Subject.AGENCY: NameIndex(known_by_names(setup.agencies, on)),
            Subject.CATEGORY: NameIndex([Known(one.id, one.name) for one in setup.categories]),
        }
        self._places = [_Place(key, seat.title, seat) for key, seat in enumerate(setup.seats)]
        self._by_title: dict[str, list[_Place]] = {}
        for place in self._places:
            self._by_title.setdefault(plain_name(place.title), []).append(place)
        self._own = setup.own_ids
        self._organisation_of = {post.id: post.organisation_id for post in setup.posts}
        self._members = {seat.id: setup.members_of(seat.id) for seat in setup.seats}
        self._category_names = {category.id: category.name for category in setup.categories}
        self._agency_names = {known.id: known.name for known in known_by_names(setup.agencies, on)}

    def preview(self, rows: Sequence[ListedMember]) -> MemberPreview:
        lines = tuple(self._line(place, row) for place, row in enumerate(rows))
        named = {line.member_id for line in lines}
        missing = tuple(
            NotListed(member.id, seat.title, self._setup.party_name(member.holder, self._on))
            for seat in self._setup.seats
            for member in self._members[seat.id]
            if member.id not in named and member.holds_on(self._on)
        )
        return MemberPreview(lines=lines, not_listed=missing)

    def _line(self, place: int, row: ListedMember) -> MemberLine:
        asked: list[Question] = []
        doubts: list[Doubt] = []
        names = {
            subject: self._named(subject, words, asked, doubts)
            for subject, words in (
                (Subject.PERSON, row.name),
                (Subject.ORGANISATION, row.organisation),
                (Subject.AGENCY, row.agency),
                (Subject.CATEGORY, row.category),
            )
        }
        person = names[Subject.PERSON]
        post = self._named(Subject.POST, row.post, asked, doubts, names[Subject.ORGANISATION])
        substitutes = tuple(self._substitute(words, asked, doubts) for words in row.substitutes)
        where = self._where(row, person, post, names[Subject.AGENCY], asked)
        holder = plain_name(row.holder)
        earlier = [other for held, other in where.taken if holder and held == holder and not _posts_differ(row, other)]
        same = any(other.since == row.since for other in earlier)
        meanwhile = next((other for other in earlier if _rows_overlap(row, other)), None)
        where.taken.append((holder, row))
        member = self._member(where, row, person, post)
        line = MemberLine(
            place=place,
            listed=row,
            state=LineState.REPEATED,
            seat=Named(Subject.SEAT, where.title, where.seat.id if where.seat is not None else None),
            seat_key=where.key,
            member_id=member.id if member is not None else None,
            person=person,
            post=post,
            organisation=names[Subject.ORGANISATION],
            agency=names[Subject.AGENCY],
            category=names[Subject.CATEGORY],
            substitutes=substitutes,
        )
        if same:
            return replace(line, doubts=row.doubts)
        if meanwhile is not None:
            return replace(line, doubts=(*row.doubts, doubt(CompareDoubt.TERM_TWICE, line=meanwhile.place.line)))
        held_by = tuple(self._others_in_term(where, row, member))
        if held_by:
            holders = ", ".join(self._setup.party_name(other.holder, self._on) for other in held_by)
            doubts.append(doubt(CompareDoubt.SEAT_HELD, words=holders))
        differences = tuple(self._differences(line, where.seat, member))
        is_new = where.seat is None or (member is None and bool(row.holder))
        state = LineState.ADDED if is_new else LineState.CHANGED if differences else LineState.UNCHANGED
        return replace(
            line,
            state=state,
            held_by=tuple(other.id for other in held_by),
            differences=() if where.seat is None else differences,
            doubts=(*row.doubts, *doubts),
            questions=tuple(asked),
        )

    def _named(
        self, subject: Subject, words: str, asked: list[Question], doubts: list[Doubt], of: Named | None = None
    ) -> Named | None:
        """Which known thing a name is: the same, as answered, else a new one, asked about where others are like it.

        A post `of` an organisation is no other organisation's.
        """
        if not words:
            return None
        key = (subject, plain_name(words))
        if key in self._answers:
            return Named(subject, words, self._answers[key])
        same = self._own_of(subject, self._within(of, self._index[subject].same(words)))
        if len(same) == 1:
            return Named(subject, words, same[0].id)
        like = same or self._own_of(subject, self._within(of, self._index[subject].like(words)))
        if same:
            doubts.append(doubt(CompareDoubt.NAME_TWICE, words=words))
        if like:
            asked.append(Question(subject, words, like))
        return Named(subject, words)

    def _within(self, organisation: Named | None, posts: tuple[Known, ...]) -> tuple[Known, ...]:
        """Of posts those that are not another organisation's."""
        if organisation is None:
            return posts
        return tuple(one for one in posts if self._organisation_of.get(one.id) in (None, organisation.id))

    def _own_of(self, subject: Subject, known: tuple[Known, ...]) -> tuple[Known, ...]:
        """Of bodies and posts that share a name the board's own one, if there is just one; people are asked about."""
        if subject is Subject.PERSON:
            return known
        own: dict[str, list[Known]] = {}
        for one in known:
            if one.id in self._own:
                own.setdefault(plain_name(one.name), []).append(one)
        chosen = {name: ones[0] for name, ones in own.items() if len(ones) == 1}
        return tuple(one for one in known if chosen.get(plain_name(one.name), one) is one)

    def _substitute(self, words: str, asked: list[Question], doubts: list[Doubt]) -> Named:
        """A substitute may be named by post; who is neither known by name nor by post is a new person."""
        posts = self._index[Subject.POST].same(words)
        if len(posts) == 1 and not self._index[Subject.PERSON].same(words):
            return Named(Subject.POST, words, posts[0].id)
        return self._named(Subject.PERSON, words, asked, doubts) or Named(Subject.PERSON, words)

    def _where(
        self,
        row: ListedMember,
        person: Named | None,
        post: Named | None,
        agency: Named | None,
        asked: list[Question],
    ) -> _Place:
        """The seat of a row: of those with its title the one its holder has, else one that no row took in its term.

        Of several, one that is spoken for by the row's agency comes first.
        """
        title = row.seat or row.holder
        named = self._by_title.setdefault(plain_name(title), [])
        answer = self._answers.get((Subject.SEAT, plain_name(title)))
        if answer is not None:
            named = [place for place in self._places if place.seat is not None and place.seat.id == answer] or named
        if agency is not None:
            named = sorted(named, key=lambda place: place.seat is not None and place.seat.agency_id != agency.id)
        own = [place for place in named if self._member(place, row, person, post) is not None]
        holder = plain_name(row.holder)
        free = [place for place in named if not any(_run_into(row, holder, other, held) for held, other in place.taken)]
        same_row = [
            place
            for place in named
            if holder and any(held == holder and not _posts_differ(row, other) for held, other in place.taken)
        ]
        found = next(iter((*(place for place in own if place in free), *same_row, *free)), None)
        if found is not None:
            return found
        if not named and (Subject.SEAT, plain_name(title)) not in self._answers:
            like = self._index[Subject.SEAT].like(title)
            if like:
                asked.append(Question(Subject.SEAT, title, like))
        made = _Place(len(self._places), title, None)
        self._places.append(made)
        self._by_title.setdefault(plain_name(title), []).append(made)
        return made

    def _member(self, place: _Place, row: ListedMember, person: Named | None, post: Named | None) -> Member | None:
        """The holding that a row is about: the same holder's; of several the one that begins on the same day."""
        if place.seat is None:
            return None
        same = [member for member in self._members[place.seat.id] if _is_holder(member.holder, person, post)]
        exact = [member for member in same if row.since is not None and member.since == row.since]
        overlapping = [member for member in same if _overlap(row.since, row.until, member.since, member.until)]
        return next(iter((*exact, *reversed(overlapping))), None)

    def _others_in_term(self, place: _Place, row: ListedMember, own: Member | None) -> Iterator[Member]:
        """The holdings by others that a new term, or one that the list moves, runs into."""
        if place.seat is None or not row.holder:
            return
        since, until = row.since, row.until
        if own is not None:
            since, until = since or own.since, until or own.until
            if (since, until) == (own.since, own.until):
                return
        for member in self._members[place.seat.id]:
            if member is not own and _overlap(since, until, member.since, member.until):
                yield member

    def _differences(self, line: MemberLine, seat: Seat | None, member: Member | None) -> Iterator[Difference]:
        if seat is not None:
            yield from self._of_seat(line, seat)
        if member is None:
            return
        row = line.listed
        for which, before, after in (
            (MemberField.SINCE, member.since, row.since),
            (MemberField.UNTIL, member.until, row.until),
        ):
            if after is not None and after != before:
                yield Difference(which, before.isoformat() if before is not None else "", after.isoformat())
        for named, held in ((line.person, member.holder.person_id), (line.post, member.holder.post_id)):
            if named is not None and (named.id is None or named.id != held):
                before_name = self._setup.party_name(member.holder, self._on)
                yield Difference(MemberField.HOLDER, before_name, f"{before_name}, {named.words}")

    def _of_seat(self, line: MemberLine, seat: Seat) -> Iterator[Difference]:
        """What the list says otherwise of a seat; what it does not say stays."""
        row = line.listed
        if line.category is not None and (line.category.id is None or line.category.id != seat.category_id):
            before = self._category_names.get(seat.category_id, "") if seat.category_id is not None else ""
            yield Difference(MemberField.CATEGORY, before, row.category)
        if line.agency is not None and (line.agency.id is None or line.agency.id != seat.agency_id):
            before = self._agency_names.get(seat.agency_id, "") if seat.agency_id is not None else ""
            yield Difference(MemberField.AGENCY, before, row.agency)
        if row.roles and set(row.roles) != set(seat.roles):
            yield Difference(MemberField.ROLES, ", ".join(seat.roles), ", ".join(row.roles))
        if row.voting is not None and row.voting is not seat.voting:
            yield Difference(MemberField.VOTING, _yes_or_no(seat.voting), _yes_or_no(row.voting))
        if row.weight is not None and row.weight != seat.weight:
            yield Difference(MemberField.WEIGHT, str(seat.weight), str(row.weight))
        if row.co_opted is not None and row.co_opted is not seat.co_opted:
            yield Difference(MemberField.CO_OPTED, _yes_or_no(seat.co_opted), _yes_or_no(row.co_opted))
        held = {party.person_id or party.post_id for party in seat.substitutes}
        if line.substitutes and any(named.id is None or named.id not in held for named in line.substitutes):
            names = (self._setup.party_name(party, self._on) for party in seat.substitutes)
            yield Difference(MemberField.SUBSTITUTES, ", ".join(names), ", ".join(row.substitutes))


def _is_holder(party: Party, person: Named | None, post: Named | None) -> bool:
    """True if a holder is who a row names: in the person or the post, and in both where both are known of them."""
    pairs = [(person, party.person_id), (post, party.post_id)]
    known = [(named.id, held) for named, held in pairs if named is not None and held is not None]
    return bool(known) and all(one == held for one, held in known)


def _run_into(row: ListedMember, holder: str, other: ListedMember, held: str) -> bool:
    """True if rows cannot be about the same seat: a vacancy and anything else, or terms that overlap of two holders.

    A post, such as "Chief Executive", that two agencies have is two holders.
    """
    are_two = held != holder or _posts_differ(row, other)
    return not holder or not held or (are_two and _rows_overlap(row, other))


def _posts_differ(one: ListedMember, other: ListedMember) -> bool:
    """True if rows that name posts alone name those of two agencies; a person stays the same whoever they speak for."""
    only_posts = not one.name and not other.name
    return only_posts and bool(one.agency and other.agency) and plain_name(one.agency) != plain_name(other.agency)


def _rows_overlap(one: ListedMember, other: ListedMember) -> bool:
    return _overlap(one.since, one.until, other.since, other.until)


def _overlap(since: date | None, until: date | None, other_since: date | None, other_until: date | None) -> bool:
    begins_in_time = since is None or other_until is None or since <= other_until
    return begins_in_time and (other_since is None or until is None or other_since <= until)


def _yes_or_no(said: bool) -> str:
    return "yes" if said else "no"
