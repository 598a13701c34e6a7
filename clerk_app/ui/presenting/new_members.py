"""The members that a decision makes, as the clerk says them: who, on which seats, from when, and for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import Naming
from clerk_app.domain.identity import Id
from clerk_app.domain.likeness import same_name
from clerk_app.domain.membership_words import co_opts, named_in
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Person, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText
from clerk_app.domain.seats import Business, Member, Seat
from clerk_app.services.acts import MakeMembers, SetupPart
from clerk_app.services.ports import Ids, Queries
from clerk_app.ui.presenting.answers import day_in_words, day_read, tidy
from clerk_app.ui.presenting.directory import Directory
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

BETWEEN = "; "
"""What parts names, or business, typed in one line: names have commas in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMembersTyped:
    """What stands in the lines; `category_id` is empty for none."""

    who: str = ""
    category_id: str = ""
    since: str = ""
    until: str = ""
    only_for: str = ""
    co_opted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMembersRead:
    """The act that is meant and what it does in words; no act where something is missing, which `words` then say."""

    act: MakeMembers | None
    words: str


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    party: Party
    made: tuple[SetupPart, ...] = ()


class NewMembers:
    """What one decision makes of the membership. It reads names from the store and never writes."""

    def __init__(self, record: MeetingRecord, queries: Queries, ids: Ids, decision_id: Id) -> None:
        self._record = record
        self._ids = ids
        self._decision_id = decision_id
        self._directory = Directory(queries, record.meeting.date)

    def begin(self, text: RichText, minute_id: Id | None) -> NewMembersTyped:
        """The lines as the decision has them: whom it names, from the day of the meeting, for its item if co-opted."""
        mentioned = [run.text for run in text.runs if run.marks.mention is not None]
        co_opted = co_opts(text.plain)
        return NewMembersTyped(
            who=BETWEEN.join(tidy(name) for name in mentioned or named_in(text.plain)),
            category_id=self._usual_category(co_opted=co_opted) or "",
            since=day_in_words(self._record.meeting.date),
            only_for=self._title_of(minute_id) if co_opted else "",
            co_opted=co_opted,
        )

    def categories(self) -> tuple[tuple[str, str], ...]:
        """The board's categories to choose from, by id and name; none comes first."""
        return (("", say("members.none")), *((one.id, one.name) for one in self._record.categories))

    def read(self, typed: NewMembersTyped) -> NewMembersRead:
        """What the lines mean."""
        names = _parts(typed.who)
        since = day_read(typed.since, self._record.meeting.date)
        until = day_read(typed.until, self._record.meeting.date)
        people = [self._named(name) for name in names]
        wrong = since.wrong or until.wrong or self._wrong(people, since.day, until.day)
        if wrong:
            return NewMembersRead(act=None, words=wrong)
        put: list[SetupPart] = []
        told: list[str] = []
        for place, one in enumerate(people):
            seat, is_new = self._seat(one.name, typed, place)
            put += [*one.made, *((seat,) if is_new else ()), self._term(seat, one, typed, since.day, until.day)]
            told.append(say(f"new_members.{'new_seat' if is_new else 'vacant_seat'}", name=one.name))
        if not put:
            return NewMembersRead(act=None, words=say("new_members.nobody"))
        act = MakeMembers(decision_id=self._decision_id, put=tuple(put))
        return NewMembersRead(act=act, words=" ".join((*told, *_for_how_long(typed, since.day, until.day))))

    def _wrong(self, people: Sequence[_Named], since: date | None, until: date | None) -> str:
        if since is not None and until is not None and until < since:
            return say("new_members.ends_before")
        day = since or self._record.meeting.date
        held = [member.holder for member in self._record.members if member.holds_on(day)]
        there = [one.name for one in people if any(one.party.ids & holder.ids for holder in held)]
        return say("new_members.already", names=listed(there), count=len(there)) if there else ""

    def _named(self, name: str) -> _Named:
        """Somebody of the store who is called so, else a new post, or a person where the board prints names."""
        known = self._directory.party_called(name)
        if known is not None:
            return _Named(name, known)
        new_id, names = self._ids.new(), (DatedName(name),)
        if self._record.board.naming is Naming.NAME:
            return _Named(name, Party(person_id=new_id), (Person(id=new_id, names=names),))
        return _Named(name, Party(post_id=new_id), (Post(id=new_id, names=names),))

    def _seat(self, name: str, typed: NewMembersTyped, place: int) -> tuple[Seat, bool]:
        """The vacant seat of that title, or a new one behind all others."""
        board_id = self._record.board.id
        own = [seat for seat in self._record.seats if seat.board_id == board_id]
        held = {one.seat_id for one in self._record.members if one.until is None}
        vacant = next((seat for seat in own if seat.id not in held and same_name(seat.title, name)), None)
        if vacant is not None:
            return vacant, False
        last = max((seat.position for seat in own), default=-1)
        return Seat(
            id=self._ids.new(),
            board_id=board_id,
            category_id=Id(typed.category_id) if typed.category_id else None,
            position=last + 1 + place,
            title=name,
            co_opted=typed.co_opted,
        ), True

    def _term(self, seat: Seat, one: _Named, typed: NewMembersTyped, since: date | None, until: date | None) -> Member:
        business = tuple(map(self._business, _parts(typed.only_for)))
        return Member(
            id=self._ids.new(), seat_id=seat.id, holder=one.party, since=since, until=until, only_for=business
        )

    def _business(self, words: str) -> Business:
        same = (item.id for item in self._record.items if same_name(item.title, words))
        return Business(words=words, about_item_id=next(same, None))

    def _usual_category(self, *, co_opted: bool) -> Id | None:
        """That of co-opted members for those, else that of the last seat on the board."""
        if co_opted:
            for category in self._record.categories:
                if co_opts(category.name):
                    return category.id
        own = [one for one in self._record.seats if one.board_id == self._record.board.id and not one.is_beside]
        return max(own, key=lambda seat: seat.position).category_id if own else None

    def _title_of(self, minute_id: Id | None) -> str:
        about = next((one.item_ids for one in self._record.minutes if one.id == minute_id), ())
        return next((item.title for item in self._record.items if item.id in about), "")


def _parts(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(tidy, typed.split(BETWEEN.strip())))))


def _for_how_long(typed: NewMembersTyped, since: date | None, until: date | None) -> Iterator[str]:
    if since is not None:
        yield say("new_members.since", day=day_in_words(since))
    if until is not None:
        yield say("new_members.until", day=day_in_words(until))
    business = _parts(typed.only_for)
    if business:
        yield say("new_members.only_for", business=listed([say("membership.business", words=one) for one in business]))
