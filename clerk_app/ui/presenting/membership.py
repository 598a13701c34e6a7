"""A board's membership today in words: for Home, and for the rows and forms of the members' screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clerk_app.domain.absences import Missed
from clerk_app.domain.co_option import CoOpted, co_opted_now
from clerk_app.domain.identity import Id
from clerk_app.domain.membership_today import SeatToday, seats_today
from clerk_app.domain.seats import Seat
from clerk_app.services.absences import away_too_often
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.presenting.agreed_members import agreed_in
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.wording import membership as words
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.lists import sentence_case


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipLine:
    """Something about the membership that the clerk should know today."""

    kind: Kind
    words: str
    note: str = ""


class MembershipToday:
    """The membership of one board as it is committed; each part is read when it is first asked for."""

    def __init__(self, setup: BoardToday) -> None:
        self._setup = setup

    def lines(self) -> tuple[MembershipLine, ...]:
        """What the clerk should know of today, the most pressing first; nothing where all is as it should be."""
        pressing = (*self._above_cap(), *self._not_agreed(), *self._away(), *self._ending())
        return (*pressing, *self._suspended(), *self._vacant())

    def notes(self, seat: Seat) -> Iterator[str]:
        """What is to be said of one seat in few words."""
        found = self._of.get(seat.id)
        if seat.co_opted:
            yield say("membership.co_opted")
        if found is not None and found.holder is not None and found.holder.only_for:
            yield words.only_for(found.holder) if not seat.co_opted else words.for_business(found.holder)
        if found is not None and found.suspension is not None:
            yield words.suspended(found.suspension)
        if found is not None and found.ends is not None:
            yield say("membership.ends_on", day=day_and_month(found.ends))
        missed = self.missed(seat)
        if missed is not None:
            yield words.missed(missed)

    def ends_soon(self, seat: Seat) -> bool:
        """Whether the term of its holder ends soon, and nobody is named who follows."""
        found = self._of.get(seat.id)
        return found is not None and found.ends is not None

    def missed(self, seat: Seat) -> Missed | None:
        """The meetings that the holder of a seat missed, where they are more than the board's rule allows for."""
        return next((one for one in self._missed if one.seat_id == seat.id), None)

    @cached_property
    def co_opted(self) -> CoOpted | None:
        """How many are co-opted beside how many may be; None where the board has no such rule."""
        rules = self._setup.board.membership
        if rules is None or rules.co_option is None:
            return None
        return co_opted_now(rules.co_option, self._setup.seats, {one.seat.id for one in self._seats if one.holder})

    # Inside

    @cached_property
    def _seats(self) -> tuple[SeatToday, ...]:
        setup = self._setup
        terms = [term for seat in setup.seats for term in setup.terms(seat.id)]
        return seats_today(setup.seats, terms, setup.today)

    @cached_property
    def _of(self) -> Mapping[Id, SeatToday]:
        return {one.seat.id: one for one in self._seats}

    @cached_property
    def _missed(self) -> tuple[Missed, ...]:
        return away_too_often(CommittedReader(self._setup.queries), self._setup.board, self._setup.today)

    def _above_cap(self) -> Iterator[MembershipLine]:
        found = self.co_opted
        if found is not None and found.is_above:
            kind: Kind = "danger" if found.cap.strict else "warning"
            yield MembershipLine(kind=kind, words=words.above_cap(found), note=words.co_option_arithmetic(found))

    def _not_agreed(self) -> Iterator[MembershipLine]:
        """Members by decisions that were taken out of the minutes since, or do not stand as carried."""
        held = [one for one in self._seats if one.holder is not None and one.holder.agreed_by is not None]
        doubted = [one for one in held if not self._stands(one)]
        if doubted:
            said = say("membership.not_agreed", count=len(doubted))
            yield MembershipLine(kind="warning", words=said, note=words.in_one_line([*map(self._holder, doubted)]))

    def _stands(self, one: SeatToday) -> bool:
        found = agreed_in(self._setup.queries, self._setup.board, one.holder) if one.holder is not None else None
        return found is None or found.stands

    def _away(self) -> Iterator[MembershipLine]:
        for missed in self._missed:
            note = words.meetings_missed(missed, self._holder(self._of[missed.seat_id]))
            yield MembershipLine(kind="warning", words=sentence_case(words.missed(missed)), note=note)

    def _ending(self) -> Iterator[MembershipLine]:
        ending = [words.ending(self._holder(one), one.ends) for one in self._seats if one.ends is not None]
        if ending:
            said = say("membership.terms_end", count=len(ending))
            yield MembershipLine(kind="warning", words=said, note=words.in_one_line(ending))

    def _suspended(self) -> Iterator[MembershipLine]:
        found = [self._holder(one) for one in self._seats if one.suspension is not None]
        if found:
            said = say("membership.suspensions", count=len(found))
            yield MembershipLine(kind="neutral", words=said, note=words.in_one_line(found))

    def _vacant(self) -> Iterator[MembershipLine]:
        found = [one for one in self._seats if one.is_vacant and not one.seat.is_beside]
        if found:
            said = say("membership.vacancies", count=len(found))
            titles = [words.vacant(one.seat.title, one.vacant_since) for one in found]
            yield MembershipLine(kind="neutral", words=said, note=words.in_one_line(titles))

    def _holder(self, one: SeatToday) -> str:
        return self._setup.party(one.holder.holder) if one.holder is not None else one.seat.title
