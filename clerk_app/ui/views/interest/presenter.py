"""A declaration of interest without its widgets: who is meant, what the register offers, and what Enter would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, Declared, InterestEffect, StandingInterest
from clerk_app.domain.matching import Match, match_people
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.domain.timeline import UNMARKED, Event, EventKind, minute_at, wall_time
from clerk_app.ui.presenting.declaring import NewDeclaration
from clerk_app.ui.presenting.people import attendee_named, candidates
from clerk_app.ui.presenting.quorum import QuorumWords, effect_on_quorum
from clerk_app.wording.catalogue import say
from clerk_app.wording.interests import closed, declaration_label, declaration_tail

_SUPPOSED = Id("0" * 32)


class InterestPresenter:
    """One meeting's people and items at one moment; it computes from the record and never writes.

    `minute_id` is the minute in which the declaration stands, `known` the declaration where there is one already.
    """

    def __init__(
        self, record: MeetingRecord, now: datetime, minute_id: Id | None, known: Declaration | None = None
    ) -> None:
        self._record = record
        self._at = wall_time(now, record.meeting.time_zone)[0]
        self._minute_id = minute_id
        self._known = known
        self._standings = record.standings()

    # Who and what

    def matches(self, letters: str) -> tuple[Match, ...]:
        """Who is meant: whoever is here first."""
        return match_people(letters, candidates(self._record))

    def name(self, attendee_id: Id) -> str:
        """How these minutes call somebody."""
        attendee = attendee_named(self._record, attendee_id)
        return self._record.party_name(attendee.who) if attendee is not None else ""

    def offers(self, attendee_id: Id | None) -> tuple[StandingInterest, ...]:
        """What the board's register holds of somebody on the day of the meeting."""
        attendee = attendee_named(self._record, attendee_id)
        if attendee is None:
            return ()
        day, ids = self._record.meeting.date, attendee.who.ids
        return tuple(one for one in self._record.standing_interests if one.stands_on(day) and one.holder.ids & ids)

    def items(self) -> tuple[tuple[Id | None, str], ...]:
        """What an interest may concern: the item that is minuted (None), or another one."""
        numbers, own = self._record.item_numbers, self._own_items()
        others = [item for item in self._record.items if item.id not in own and item.id in numbers]
        order = list(numbers)
        others.sort(key=lambda item: order.index(item.id))
        return ((None, self._this_item()), *((item.id, self._item(item)) for item in others))

    def ruling_for(self, effect: InterestEffect) -> str:
        """The usual words of a ruling that has this effect."""
        return say(f"interests.ruled_{effect}")

    # What would be recorded

    def made(self, declared: Declared, interest: str) -> NewDeclaration | None:
        """The declaration as it is to be recorded; None while nobody is named."""
        attendee = attendee_named(self._record, declared.attendee_id)
        if attendee is None:
            return None
        name, words = self._record.party_name(attendee.who), " ".join(interest.split())
        whole = (
            closed(say("interests.words", name=name, interest=words))
            if words
            else say("interests.words_alone", name=name)
        )
        runs = (Run(name, Marks(mention=attendee.who)), Run(whole.removeprefix(name)))
        declared = replace(declared, standing_id=self._of_register(declared.attendee_id, words))
        return NewDeclaration(words=rich(runs), declared=declared, leaves_now=self._leaves_now(declared))

    def will_read(self, new: NewDeclaration) -> str:
        """How the minutes will read, as far as it can be told now."""
        declaration, record = self._supposed(new), self._supposing(new)
        label = declaration_label(record, declaration)
        said = " ".join(filter(None, (new.words.plain, declaration_tail(record, declaration))))
        return say("interests.will_read", label=label, words=said)

    def quorum(self, new: NewDeclaration) -> QuorumWords | None:
        """What it would do to the quorum; None where it concerns an item that is not on now."""
        if not self._is_on(new.declared):
            return None
        after = self._supposing(new).verdict()
        return effect_on_quorum(self._record.verdict(), after, self._record.board.chair_title)

    # Inside

    def _supposed(self, new: NewDeclaration) -> Declaration:
        known = self._known
        declared = new.declared
        return Declaration(
            id=known.id if known is not None else _SUPPOSED,
            meeting_id=self._record.meeting.id,
            minute_id=self._minute_id or Id(""),
            at=known.at if known is not None else self._at,
            attendee_id=declared.attendee_id,
            item_id=declared.item_id,
            ruling=declared.ruling,
            effect=declared.effect,
        )

    def _supposing(self, new: NewDeclaration) -> MeetingRecord:
        """The record as it would be with the declaration, and with their having gone for it."""
        declaration = self._supposed(new)
        others = tuple(one for one in self._record.declarations if one.id != declaration.id)
        record = replace(self._record, declarations=(*others, declaration))
        return record.supposing(self._stepping_out(declaration)) if new.leaves_now else record

    def _stepping_out(self, declaration: Declaration) -> Event:
        return Event(
            id=_SUPPOSED,
            meeting_id=self._record.meeting.id,
            at=self._at,
            seq=max((event.seq for event in self._record.all_events), default=0) + 1,
            recorded_at=datetime.min.replace(tzinfo=UTC),
            kind=EventKind.STEPPED_OUT,
            attendee_id=declaration.attendee_id,
            declaration_id=declaration.id,
        )

    def _leaves_now(self, declared: Declared) -> bool:
        if declared.effect is not InterestEffect.LEAVES or declared.attendee_id is None:
            return False
        return self._is_on(declared) and self._standings.get(declared.attendee_id, UNMARKED).is_here

    def _is_on(self, declared: Declared) -> bool:
        """Whether the item that it concerns is on now."""
        on = minute_at(self._record.events)
        if on is None:
            return False
        if declared.item_id is None:
            return self._minute_id in self._record.parts_of(on)
        return any(declared.item_id in minute.item_ids for minute in self._record.minutes if minute.id == on)

    def _of_register(self, attendee_id: Id | None, words: str) -> Id | None:
        folded = words.casefold().rstrip(".")
        offers = self.offers(attendee_id)
        return next((one.id for one in offers if one.interest.casefold().rstrip(".") == folded), None)

    def _own_items(self) -> frozenset[Id]:
        minute = self._minute()
        return frozenset(minute.item_ids) if minute is not None else frozenset()

    def _minute(self) -> Minute | None:
        return next((one for one in self._record.minutes if one.id == self._minute_id), None)

    def _this_item(self) -> str:
        minute = self._minute()
        title = minute.heading if minute is not None else ""
        number = self._record.minute_numbers.get(self._minute_id, "") if self._minute_id is not None else ""
        key = "this_item_numbered" if number else "this_item"
        return say(f"interests.{key}", number=number, title=title)

    def _item(self, item: AgendaItem) -> str:
        return say("interests.item", number=self._record.item_numbers[item.id], title=item.title)
