"""What is asked of whoever holds a seat today: suspensions, interests on the register, and the meetings they missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.people import Party
from clerk_app.domain.seats import Member, Seat, Suspension
from clerk_app.services.acts import SaveSetup
from clerk_app.services.ports import Ids
from clerk_app.ui.forms.values import (
    NOTHING,
    Answer,
    Deed,
    Deeds,
    Field,
    Heading,
    Kind,
    Opener,
    Part,
    Reading,
    Saying,
)
from clerk_app.ui.presenting.answers import changed_to, day_in_words, day_read, tidy
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.wording import membership as words
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case

SUSPENSION, INTEREST = "suspension", "interest"
SINCE, UNTIL, REASON, WORDS = "since", "until", "reason", "words"
_NEW = "new"


class HolderForm:
    """The parts of a seat's form that are about its holder of today; keys follow that of the seat."""

    def __init__(self, setup: BoardToday, membership: MembershipToday, ids: Ids, opened: Set[str]) -> None:
        self._setup = setup
        self._membership = membership
        self._ids = ids
        self._opened = opened

    # Asking

    def parts(self, seat: Seat, subject: str) -> Iterator[Part]:
        """What is asked; nothing of a vacant seat."""
        holder = self._setup.holder(seat.id)
        if holder is None:
            return
        name = self._setup.party(holder.holder)
        yield Heading(words=say("members.interests"))
        yield from self._interests(holder.holder, subject, name)
        yield Heading(words=say("members.suspensions"))
        yield from self._suspensions(holder, subject, name)

    def missed(self, seat: Seat, subject: str) -> Iterator[Part]:
        """What is said of a holder who was away more often than the rule allows for."""
        missed, holder = self._membership.missed(seat), self._setup.holder(seat.id)
        if missed is not None and holder is not None:
            meetings = words.meetings_missed(missed, self._setup.party(holder.holder))
            said = say("members.missed", missed=sentence_case(words.missed(missed)), meetings=meetings)
            yield Saying(key=f"{subject}/missed", words=f"{said} {say('membership.invite')}")

    def _interests(self, party: Party, subject: str, name: str) -> Iterator[Part]:
        known = self._of(party)
        if not known:
            yield Saying(key=f"{subject}/no_interest", words=say("members.no_interest"))
        for one in known:
            key = f"{subject}/{INTEREST}/{one.id}"
            span = _span(one.since, one.until)
            note = span if one.stands_on(self._setup.today) else say("members.not_today", span=span)
            yield Opener(key=key, words=one.interest, note=note, is_open=key in self._opened)
            if key in self._opened:
                spoken = say("members.interest_spoken", name=name)
                yield Field(key=f"{key}/{WORDS}", label=say("members.interest"), value=one.interest, spoken=spoken)
                yield from _days(key, one.since, one.until, one.interest)
                yield Deeds(deeds=_deeds(key, one.interest, ends=one.until is None))
        opener = f"{subject}/{INTEREST}/{_NEW}"
        is_open = opener in self._opened
        label, note = say("members.add_interest"), say("members.add_interest_note")
        yield Opener(key=opener, words=label, note=note, is_open=is_open)
        if is_open:
            spoken = say("members.interest_spoken", name=name)
            yield Field(key=f"{opener}/{WORDS}", label=say("members.interest"), kind=Kind.READ, spoken=spoken)

    def _suspensions(self, holder: Member, subject: str, name: str) -> Iterator[Part]:
        if not holder.suspensions:
            yield Saying(key=f"{subject}/no_suspension", words=say("members.no_suspension"))
        for number, one in enumerate(holder.suspensions):
            key = f"{subject}/{SUSPENSION}/{number}"
            title = one.reason or say("members.suspension")
            yield Opener(key=key, words=title, note=_span(one.since, one.until), is_open=key in self._opened)
            if key in self._opened:
                spoken = say("members.reason_spoken", name=name)
                yield Field(key=f"{key}/{REASON}", label=say("members.reason"), value=one.reason, spoken=spoken)
                yield from _days(key, one.since, one.until, say("members.suspension_of", name=name))
                yield Deeds(deeds=_deeds(key, title, ends=one.until is None))
        if holder.is_suspended_on(self._setup.today):
            return
        suspend = say("members.suspend_spoken", name=name)
        deed = Deed(key=f"{subject}/{SUSPENSION}/{_NEW}", words=say("members.suspend"), icon="plus", spoken=suspend)
        yield Deeds(deeds=(deed,))

    # Reading

    def read(self, seat: Seat, subject: str, rest: Sequence[str], answer: Answer) -> Reading:
        """What an answer asks for; `rest` begins with SUSPENSION or INTEREST."""
        holder = self._setup.holder(seat.id)
        if holder is None:
            return NOTHING
        match list(rest):
            case [kind, new, _] if (kind, new) == (INTEREST, _NEW):
                return self._interest_added(holder.holder, subject, answer)
            case [kind, interest_id, part] if kind == INTEREST:
                known = next((one for one in self._of(holder.holder) if one.id == interest_id), None)
                return self._interest_read(known, part, answer) if known is not None else NOTHING
            case [kind, new] if (kind, new) == (SUSPENSION, _NEW):
                return self._suspended(holder, subject)
            case [kind, number, part] if kind == SUSPENSION and int(number) < len(holder.suspensions):
                return self._suspension_read(holder, int(number), part, answer)
        return NOTHING

    def _interest_added(self, party: Party, subject: str, answer: Answer) -> Reading:
        interest = tidy(answer.value)
        is_known = any(one.interest.casefold() == interest.casefold() for one in self._of(party))
        if not interest or is_known:  # a line that is left says once more what Enter said
            return NOTHING
        board, today = self._setup.board, self._setup.today
        made = StandingInterest(id=self._ids.new(), board_id=board.id, holder=party, interest=interest, since=today)
        told = say("members.interest_added", interest=interest)
        opener, entry = f"{subject}/{INTEREST}/{_NEW}", f"{subject}/{INTEREST}/{made.id}"
        return Reading(act=SaveSetup(put=(made,)), told=told, closes=opener, goes_to=entry)

    def _interest_read(self, one: StandingInterest, part: str, answer: Answer) -> Reading:
        match part:
            case "words":
                interest = tidy(answer.value)
                if not interest:
                    return Reading(wrong=say("members.interest_missing"))
                return changed_to(one, replace(one, interest=interest))
            case "end":
                return changed_to(one, replace(one, until=self._setup.today))
            case "remove":
                return Reading(act=SaveSetup(removed=(one,)), told=say("members.removed", name=one.interest))
        read = day_read(answer.value, self._setup.today)
        if read.wrong:
            return Reading(wrong=read.wrong)
        return changed_to(one, replace(one, since=read.day) if part == SINCE else replace(one, until=read.day))

    def _suspended(self, holder: Member, subject: str) -> Reading:
        key = f"{subject}/{SUSPENSION}/{len(holder.suspensions)}"
        made = replace(holder, suspensions=(*holder.suspensions, Suspension(since=self._setup.today)))
        return Reading(act=SaveSetup(put=(made,)), opens=key, goes_to=f"{key}/{REASON}")

    def _suspension_read(self, holder: Member, number: int, part: str, answer: Answer) -> Reading:
        one, others = holder.suspensions[number], list(holder.suspensions)
        match part:
            case "reason":
                others[number] = replace(one, reason=tidy(answer.value))
            case "end":
                others[number] = replace(one, until=self._setup.today)
            case "remove":
                del others[number]
                told = say("members.removed", name=one.reason or say("members.suspension"))
                act = SaveSetup(put=(replace(holder, suspensions=tuple(others)),))
                return Reading(act=act, told=told, closes=answer.key.rsplit("/", 2)[0])
            case _:
                read = day_read(answer.value, self._setup.today)
                if read.wrong or (part == SINCE and read.day is None):
                    return Reading(wrong=read.wrong or say("members.suspension_begins"))
                others[number] = (
                    replace(one, since=read.day or one.since) if part == SINCE else replace(one, until=read.day)
                )
        return changed_to(holder, replace(holder, suspensions=tuple(others)))

    def _of(self, party: Party) -> tuple[StandingInterest, ...]:
        """What the register has of somebody, what they have today first."""
        known = [one for one in self._setup.standing_interests if one.holder.ids & party.ids]
        return tuple(sorted(known, key=lambda one: (not one.stands_on(self._setup.today), one.interest.casefold())))


def is_of_holder(rest: Sequence[str]) -> bool:
    """Whether the rest of a seat's key is about its holder."""
    return bool(rest) and rest[0] in (SUSPENSION, INTEREST)


def _days(key: str, since: date | None, until: date | None, name: str) -> Iterator[Part]:
    for part, day in ((SINCE, since), (UNTIL, until)):
        label, spoken = say(f"members.{part}_label"), say(f"members.{part}_spoken", name=name)
        yield Field(key=f"{key}/{part}", label=label, kind=Kind.READ, value=day_in_words(day), spoken=spoken)


def _deeds(key: str, title: str, *, ends: bool) -> tuple[Deed, ...]:
    end = Deed(key=f"{key}/end", words=say("members.ends_today"), spoken=say("members.ends_today_spoken", name=title))
    remove = say("members.remove_spoken", name=title)
    gone = Deed(key=f"{key}/remove", words=say("members.remove"), icon="trash-2", spoken=remove)
    return (end, gone) if ends else (gone,)


def _span(since: date | None, until: date | None) -> str:
    if since is not None and until is not None:
        return say("members.span", since=day_in_words(since), until=day_in_words(until))
    if since is not None:
        return say("members.since", day=day_in_words(since))
    return say("members.until", day=day_in_words(until)) if until is not None else ""
