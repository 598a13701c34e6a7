"""A new action without its widgets: what the line says, what may be meant at the caret, and how it will read."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.domain.action_line import ActionRead, read_action, remaining
from clerk_app.domain.actions import Action, Due, Owner
from clerk_app.domain.capture import MentionQuery, mention_query
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText, typed
from clerk_app.domain.span import Span
from clerk_app.domain.timeline import UNMARKED, wall_time
from clerk_app.ui.presenting.calendar import calendar_of
from clerk_app.ui.presenting.due_offers import DateOffer, date_offers
from clerk_app.ui.presenting.meeting_people import People, PersonChoice
from clerk_app.ui.presenting.people import whereabouts
from clerk_app.wording.actions import due_long, due_reason, owners, will_read
from clerk_app.wording.catalogue import say

MOST_PEOPLE = 5
_SHORTEST_NAME = 3
_NOBODY = Id("0" * 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the line says: the words for the three lines below it, and where owners and date stand in it."""

    owner: str
    owner_note: str
    due: str
    due_note: str
    will_read: str
    owner_spans: tuple[Span, ...] = ()
    due_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOffer:
    """Somebody who may be meant at the caret, what is put for them, and the letters that it takes the place of."""

    who: PersonChoice
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be meant at the caret; `insists` where Enter takes the first one, since `@` was typed."""

    people: tuple[PersonOffer, ...] = ()
    dates: tuple[DateOffer, ...] = ()
    insists: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The action to be put into the text."""

    words: RichText
    owners: tuple[Owner, ...]
    due: Due | None


class NewActionPresenter:
    """One action while it is typed."""

    def __init__(
        self,
        record: MeetingRecord,
        now: datetime,
        holidays: Set[date],
        meetings: Iterable[date | None] = (),
    ) -> None:
        self._record = record
        self._now = wall_time(now, record.meeting.time_zone)[0]
        self._people = People(record)
        self._picked: set[str] = set()
        self._calendar = calendar_of(record, holidays, meetings)

    def where(self, minute_id: Id | None, block_id: Id | None) -> str:
        """Where the action will stand: the item, the paragraph before it, and the time."""
        number = self._record.minute_numbers.get(minute_id, "") if minute_id is not None else ""
        if not number or minute_id is None:
            return ""
        scheme = self._record.house_style.numbering
        numbers = self._record.paragraph_numbers(minute_id, scheme)
        paragraph = numbers.get(block_id, "") if block_id is not None else ""
        key = "where" if paragraph else "where_item"
        return say(f"new_action.{key}", number=number, paragraph=paragraph, time=f"{self._now:%H:%M}")

    def understood(self, text: str) -> Understood:
        """What the line says, in words."""
        read = self._read(text)
        named = self._owners(read)
        due = read.due.due if read.due is not None else None
        reason = due_reason(read.due) if read.due is not None else ""
        words = remaining(typed(text), read).plain
        action = Action(
            id=_NOBODY, board_id=self._record.board.id, meeting_id=self._record.meeting.id, owners=named, due=due
        )
        no_due = say("new_action.no_due_note")
        return Understood(
            owner=owners(named),
            owner_note=self._owner_note(read),
            due=due_long(due),
            due_note=say("new_action.reason", reason=reason) if reason else "" if due is not None else no_due,
            will_read=will_read(words, action, self._record.board) if words else "",
            owner_spans=tuple(owner.span for owner in read.owners),
            due_span=read.due.span if read.due is not None else None,
        )

    def offered(self, before: str, after: str = "") -> Offers:
        """What may be meant where the caret stands, after `@`, at the beginning of the line, or in a date."""
        query = mention_query(before)
        if query is not None:
            people = self._found(query.letters, query.span, self._sign(before, after, query))
            if people:
                return Offers(people=people, insists=True)
        if people := self._leading_people(before, after):
            return Offers(people=people)
        return Offers(dates=date_offers(before, after, self._calendar))

    def pick(self, offer: PersonOffer) -> str:
        """What takes the place of the letters: from now on the name at the start of the line is an owner's."""
        self._picked.add(offer.who.words)
        return offer.words

    def written(self, text: str) -> Written | None:
        """The action, or None where nothing is left to be done."""
        read = self._read(text)
        words = remaining(typed(text), read)
        if not words.plain.strip():
            return None
        due = read.due.due if read.due is not None else None
        return Written(words=words, owners=self._owners(read), due=due)

    def _read(self, text: str) -> ActionRead:
        return read_action(text, self._people.candidates, self._calendar, picked=self._picked)

    def _owners(self, read: ActionRead) -> tuple[Owner, ...]:
        named = (self._people.choice(owner.candidate.id) for owner in read.owners)
        return tuple(Owner(words=choice.words, party=choice.party) for choice in named)

    def _owner_note(self, read: ActionRead) -> str:
        if not read.owners:
            return say("new_action.no_owner_note")
        if len(read.owners) > 1:
            return ""
        words = whereabouts(self._record.standings().get(read.owners[0].candidate.id, UNMARKED))
        return say("new_action.here", whereabouts=words) if words else ""

    def _leading_people(self, before: str, after: str) -> tuple[PersonOffer, ...]:
        """Whose name may have been begun at the start of the line, as long as it is not whole yet."""
        letters = before.removeprefix("the ").removeprefix("The ")
        if after.strip() or len(letters) < _SHORTEST_NAME or self._read(before).owners:
            return ()
        return self._found(letters, Span(len(before) - len(letters), len(before)))

    def _sign(self, before: str, after: str, query: MentionQuery) -> str:
        """The sign that makes an owner of somebody: for another one, and for the first one in the midst of the line."""
        rest = before[: query.span.start]
        is_first = bool(rest.strip()) and not self._read(f"{rest}{after}").owners
        return "+" if query.adds or is_first else ""

    def _found(self, letters: str, span: Span, sign: str = "") -> tuple[PersonOffer, ...]:
        found = self._people.find(letters)[:MOST_PEOPLE]
        return tuple(PersonOffer(who=choice, words=f"{sign}{choice.words} ", span=span) for choice in found)
