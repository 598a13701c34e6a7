"""A room made up to try a rule in: who is there and how, and what the quorum rule says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.rules.common_cases import Case, CaseCode
from clerk_app.domain.rules.count import Count
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Concerns, Consequence, QuorumRule, Tested
from clerk_app.domain.rules.room import Attendance, ChairsRuling, Room, SeatNow, SitsAs
from clerk_app.domain.rules.tree import (
    CallIs,
    Circumstance,
    HasWaited,
    HeldAfter,
    RuleTree,
    Stage,
    StageIs,
    Where,
    parts_of,
)
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.seats import Seat, SeatRole
from clerk_app.ui.forms.values import (
    NO,
    YES,
    Answer,
    Deed,
    Field,
    Finding,
    Heading,
    Kind,
    Option,
    Part,
    Phrase,
    Saying,
    Standing,
)
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.rules.quorum_rule import trees_in
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.live import count_of, quorum_reason
from clerk_app.wording.quorum_details import follows_in_words
from clerk_app.wording.rules import Names

PRESENT, REMOTE, SUBSTITUTE, PROXY, AWAY = "P", "R", "S", "H", "A"
CHAIR, INTEREST, VACANT = "C", "I", "V"
QUORUM_LETTERS = PRESENT + REMOTE + SUBSTITUTE + PROXY + AWAY + CHAIR + INTEREST + VACANT
EVERYBODY, NOBODY = "try/everybody", "try/nobody"
_MOST_NAMED = 6
_INTERESTS = {None: InterestEffect.STAYS, InterestEffect.STAYS: InterestEffect.LEAVES, InterestEffect.LEAVES: None}
HELD, UNFILLED, SUSPENDED = "", "vacant", "suspended"
_HOLDINGS = {HELD: UNFILLED, UNFILLED: SUSPENDED, SUSPENDED: HELD}

V = TypeVar("V")


def _none() -> Mapping[Id, V]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Who is there, by seat: a letter (none: in person), an interest, whether the seat is held, and who presides.

    `held` says for seats whose vote another holds who that is, by seat.
    """

    letters: Mapping[Id, str] = field(default_factory=_none)
    interests: Mapping[Id, InterestEffect] = field(default_factory=_none)
    holdings: Mapping[Id, str] = field(default_factory=_none)
    strangers: frozenset[Id] = frozenset()
    chair: Id | None = None
    business: str = ""
    has_started: bool = True
    call: int = 1
    days_after: int | None = None
    waited: int | None = None
    lacking: int | None = None
    ruling: ChairsRuling | None = None
    count_called: bool = False
    apologies: frozenset[Id] = frozenset()
    held: Mapping[Id, Id] = field(default_factory=_none)

    def letter(self, seat_id: Id) -> str:
        """How somebody is there."""
        return self.letters.get(seat_id, PRESENT)

    def pressed(self, letter: str, seat: Seat) -> Trial:
        """The trial after a letter in the row of a seat."""
        match letter:
            case "C":
                return replace(self, chair=None if self.chair == seat.id else seat.id)
            case "I":
                effect = _INTERESTS[self.interests.get(seat.id)]
                return replace(self, interests=_with(self.interests, seat.id, effect))
            case "V":
                holding = _HOLDINGS[self.holdings.get(seat.id, HELD)]
                shown = replace(self, holdings=_with(self.holdings, seat.id, holding or None))
                return shown.set(AWAY if holding == UNFILLED else PRESENT, seat)
            case "A" if self.letter(seat.id) == AWAY and self.holdings.get(seat.id) != UNFILLED:
                return replace(self, apologies=self.apologies ^ {seat.id})
            case "S" if self.letter(seat.id) == SUBSTITUTE and seat.substitutes:
                return replace(self, strangers=self.strangers ^ {seat.id})
            case _:
                return self.set(letter or AWAY, seat)

    def set(self, letter: str, seat: Seat) -> Trial:
        """The trial with somebody there in that way."""
        chair = None if letter == AWAY and self.chair == seat.id else self.chair
        return replace(self, letters=_with(self.letters, seat.id, letter), chair=chair)

    def all_set(self, letter: str, seats: Sequence[Seat]) -> Trial:
        """The trial with all there in that way; on a vacant seat nobody can be."""
        sat_on = [seat for seat in seats if self.holdings.get(seat.id) != UNFILLED]
        letters = {seat.id: letter if seat in sat_on else AWAY for seat in seats}
        return replace(self, letters=MappingProxyType(letters), chair=None if letter == AWAY else chair_of(sat_on))

    def room(self, seats: Sequence[Seat]) -> Room:
        """The room as the rules look at it."""
        return Room(
            seats=tuple(self._seat_now(seat) for seat in seats),
            has_chair=self.chair is not None,
            business=self.business,
            has_started=self.has_started,
            call=self.call,
            days_after=self.days_after,
            waited=self.waited,
            lacking=self.lacking,
            ruling=self.ruling,
            count_called=self.count_called,
        )

    def _seat_now(self, seat: Seat) -> SeatNow:
        letter, holding = self.letter(seat.id), self.holdings.get(seat.id, HELD)
        interest = self.interests.get(seat.id)
        attendance = {REMOTE: Attendance.REMOTE, AWAY: Attendance.AWAY}.get(letter, Attendance.IN_PERSON)
        if interest is InterestEffect.LEAVES:
            attendance = Attendance.AWAY
        return SeatNow(
            seat=seat,
            attendance=attendance,
            sits_as=self._sits_as(letter, seat),
            filled=holding != UNFILLED,
            suspended=holding == SUSPENDED,
            interest=interest,
            presiding=self.chair == seat.id,
            on_leave=seat.id in self.apologies and attendance is Attendance.AWAY,
            proxy_with=self.held.get(seat.id) if letter == PROXY else None,
        )

    def _sits_as(self, letter: str, seat: Seat) -> SitsAs:
        if letter == PROXY:
            return SitsAs.PROXY
        if letter != SUBSTITUTE:
            return SitsAs.HOLDER
        return SitsAs.NAMED_SUBSTITUTE if seat.substitutes and seat.id not in self.strangers else SitsAs.SUBSTITUTE


@dataclass(frozen=True, kw_only=True)
class TrialRow:
    """One seat in the list: how somebody is there, what else is so, and whether they count (None: it is not asked)."""

    seat_id: Id
    name: str
    letter: str
    aside: str
    spoken: str
    counts: bool | None = None


def trial_of(setup: BoardToday) -> Trial:
    """Everybody who holds a seat today is there in person."""
    seats = members_of(setup.seats)
    holdings = {}
    for seat in seats:
        member = setup.holder(seat.id)
        if member is None:
            holdings[seat.id] = UNFILLED
        elif member.is_suspended_on(setup.today):
            holdings[seat.id] = SUSPENDED
    if all(holdings.get(seat.id) == UNFILLED for seat in seats):
        holdings = {}  # members are not entered yet: a rule can be tried with the seats alone
    return Trial(holdings=MappingProxyType(holdings)).all_set(PRESENT, seats)


def vacant_in(trial: Trial) -> frozenset[Id]:
    """The seats that nobody holds."""
    return frozenset(seat_id for seat_id, holding in trial.holdings.items() if holding == UNFILLED)


def chair_of(seats: Sequence[Seat]) -> Id | None:
    """The seat whose holder presides when everybody is there."""
    serving = (seat.id for seat in seats if SeatRole.CHAIR in seat.roles)
    return next(serving, seats[0].id if seats else None)


def members_of(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    """The seats that sit on the board."""
    return tuple(seat for seat in seats if not seat.is_beside)


def quorum_rows(trial: Trial, rule: QuorumRule | None, seats: Sequence[Seat], chair: str) -> tuple[TrialRow, ...]:
    """The rows of the list, each saying whether the seat counts as present."""
    room = trial.room(seats)
    present = {one.seat.id for one in Count(room, rule.counts).present} if rule is not None else None
    return tuple(
        row_of(trial, one, chair, one.seat.id in present if present is not None else None) for one in room.seats
    )


def row_of(trial: Trial, one: SeatNow, chair: str, counts: bool | None, letter: str | None = None) -> TrialRow:
    """A row of the list; the letter is that of the attendance unless another is given."""
    seat = one.seat
    shown = trial.letter(seat.id) if letter is None else letter
    said = [say(f"try_rule.letter.{shown}")] if letter is None else []
    if one.sits_as is SitsAs.NAMED_SUBSTITUTE:
        said = [say("try_rule.named_substitute")]
    notes = [
        *((chair,) if one.presiding else ()),
        *((say(f"try_rule.interest.{one.interest}"),) if one.interest is not None else ()),
        *((say("try_rule.apologies"),) if one.on_leave else ()),
        *((say(f"try_rule.holding.{trial.holdings[seat.id]}"),) if seat.id in trial.holdings else ()),
    ]
    aside = ", ".join((*(said if one.sits_as is not SitsAs.HOLDER else ()), *notes))
    counted = () if counts is None else (say("try_rule.counts" if counts else "try_rule.does_not_count"),)
    spoken = ", ".join((seat.title, *said, *notes, *counted))
    return TrialRow(seat_id=seat.id, name=seat.title, letter=shown, aside=aside, spoken=spoken, counts=counts)


def trial_answered(trial: Trial, answer: Answer, seats: Sequence[Seat]) -> Trial:
    """The trial after an answer to one of the fields below the list."""
    match answer.key:
        case "try/everybody":
            return trial.all_set(PRESENT, seats)
        case "try/nobody":
            return trial.all_set(AWAY, seats)
        case "try/business":
            return replace(trial, business=answer.value)
        case "try/started":
            return replace(trial, has_started=answer.value == YES)
        case "try/adjourned":
            return replace(trial, call=2 if answer.value == YES else 1)
        case "try/call":
            return replace(trial, call=max(int(answer.value), 1))
        case "try/days_after":
            return replace(trial, days_after=int(answer.value) if answer.value.strip() else None)
        case "try/waited":
            return replace(trial, waited=int(answer.value) if answer.value.strip() else None)
        case "try/lacking":
            return replace(trial, lacking=int(answer.value) if answer.value.strip() else None)
        case "try/count_called":
            return replace(trial, count_called=answer.value == YES)
        case "try/ruling":
            return replace(trial, ruling=ChairsRuling(answer.value) if answer.value else None)
    begins, _, name = answer.key.rpartition("/")
    if begins == "try/held":
        return replace(trial, held=_with(trial.held, Id(name), Id(answer.value) if answer.value else None))
    return trial


def quorum_trial_parts(
    trial: Trial, rule: QuorumRule | None, seats: Sequence[Seat], cases: Sequence[Case], chair: str, names: Names
) -> Iterator[Part]:
    """What is asked besides who is there, the verdict with its reasons, and the common cases."""
    yield everybody_or_nobody()
    if rule is None:
        yield Saying(key="try/no_rule", words=say("try_rule.no_rule"))
        return
    yield from _asked(trial, rule, chair)
    if rule.counts.proxies_each is not None or rule.counts.proxy_limits:
        yield from holders_asked(trial, seats)
    verdict = judge(rule, trial.room(seats))
    yield _standing(verdict, chair, names)
    yield from _reasons(verdict, chair, names)
    if cases:
        yield Heading(words=say("try_rule.cases"))
        yield from (_case(case, chair, names) for case in cases)


def everybody_or_nobody() -> Phrase:
    """Buttons that set everybody at once."""
    everybody = Deed(key=EVERYBODY, words=say("try_rule.everybody"))
    return Phrase(key="try/all", pieces=(everybody, Deed(key=NOBODY, words=say("try_rule.nobody"))))


def business_asked(trial: Trial, kinds: Sequence[str]) -> Iterator[Part]:
    """What the business is, where the rule tells some from other."""
    if kinds:
        other = Option(value="", words=say("try_rule.other_business"))
        options = (other, *(Option(value=kind, words=kind) for kind in kinds))
        label = say("try_rule.business")
        yield Field(key="try/business", label=label, kind=Kind.CHOICE, value=trial.business, options=options)


def holders_asked(trial: Trial, seats: Sequence[Seat]) -> Iterator[Part]:
    """Who holds each vote that another holds, where the rule limits how many one person may hold."""
    there = [seat for seat in seats if trial.letter(seat.id) not in (AWAY, PROXY)]
    nobody = Option(value="", words=say("try_rule.held_by_nobody"))
    options = (nobody, *(Option(value=seat.id, words=seat.title) for seat in there))
    for seat in seats:
        if trial.letter(seat.id) == PROXY:
            label, value = say("try_rule.held", name=seat.title), trial.held.get(seat.id, "")
            yield Field(key=f"try/held/{seat.id}", label=label, kind=Kind.CHOICE, value=value, options=options)


def _asked(trial: Trial, rule: QuorumRule, chair: str) -> Iterator[Part]:
    yield from business_asked(trial, kinds_of_business(rule))
    asked = tuple(_circumstances(rule))
    stages = {one.stage for one in asked if isinstance(one, StageIs)}
    follows = (*rule.if_inquorate, *rule.if_no_chair)
    if Stage.STARTED in stages or any(one.concerns in _BY_BEGINNING for one in follows):
        yield _tick("try/started", "has_started", on=trial.has_started)
    if any(isinstance(one, CallIs) for one in asked):
        yield Field(key="try/call", label=say("try_rule.call"), kind=Kind.NUMBER, value=str(trial.call))
    elif Stage.ADJOURNED_MEETING in stages:
        yield _tick("try/adjourned", "is_adjourned", on=trial.call > 1)
    if any(isinstance(one, HeldAfter) for one in asked):
        yield _number("days_after", trial.days_after)
    if rule.tested is Tested.WHEN_CALLED:
        yield _tick("try/count_called", "count_called", on=trial.count_called)
    timed = [one.concerns for one in follows if one.after_minutes is not None]
    by_the_clock = any(isinstance(one, HasWaited) for one in asked) or any(one is not Concerns.BEGUN for one in timed)
    if rule.grace_minutes or by_the_clock:
        yield _number("waited", trial.waited)
    if Concerns.BEGUN in timed:
        yield _number("lacking", trial.lacking)
    if any(one.consequence is Consequence.CHAIR_DECIDES for one in follows):
        options = tuple(Option(value=one, words=say(f"try_rule.ruling.{one or 'none'}")) for one in ("", *ChairsRuling))
        label = say("try_rule.ruling.label", chair=chair)
        yield Field(key="try/ruling", label=label, kind=Kind.CHOICE, value=trial.ruling or "", options=options)


def _standing(verdict: Verdict, chair: str, names: Names) -> Standing:
    reason = quorum_reason(verdict, names, chair)
    if verdict.quorate:
        just = verdict.spare == 0
        word = say("live.quorum.quorate_just" if just else "live.quorum.quorate")
        return Standing(
            key="try/verdict", kind="warning" if just else "ok", word=word, count=count_of(verdict), reason=reason
        )
    word = say("live.quorum.not_quorate")
    return Standing(key="try/verdict", kind="danger", word=word, count=count_of(verdict), reason=reason)


def _reasons(verdict: Verdict, chair: str, names: Names) -> Iterator[Part]:
    lines = []
    if verdict.qualified is not Qualified.PLAINLY:
        lines.append(say(f"try_rule.qualified.{verdict.qualified}", chair=chair))
    if verdict.critical_seats:
        lines.append(say("try_rule.critical", names=_few(verdict.critical_seats, names)))
    if verdict.missing_seats:
        lines.append(say("try_rule.missing", names=_few(verdict.missing_seats, names)))
    if verdict.over_proxies:
        lines.append(say("try_rule.over_proxies", names=_few(verdict.over_proxies, names)))
    if verdict.follows:
        lines.append(say("try_rule.follows", words=follows_in_words(verdict.follows, chair, names)))
    if verdict.called:
        lines.append(say("try_rule.called", names=listed([names(one) for one in verdict.called])))
    for place, words in enumerate(lines):
        yield Saying(key=f"try/reason/{place}", words=words)


def _case(case: Case, chair: str, names: Names) -> Finding:
    words = say(f"try_rule.case.{case.code}", chair=chair, count=len(case.seat_ids))
    note = _few(case.seat_ids, names) if case.code in (CaseCode.FEWEST, CaseCode.FEW) else ""
    told = say("live.quorum.quorate" if case.quorate else "live.quorum.not_quorate")
    return Finding(key=f"try/case/{case.code}", words=words, note=note, told=told, is_good=case.quorate)


def _few(seats: Sequence[Id], names: Names) -> str:
    named = [names(one) for one in seats[:_MOST_NAMED]]
    more = len(seats) - len(named)
    return listed([*named, say("try_rule.more", count=more)] if more else named)


_BY_BEGINNING = (Concerns.NOT_BEGUN, Concerns.BEGUN)


def _circumstances(rule: QuorumRule) -> Iterator[Circumstance]:
    parts: list[RuleTree] = [part for _, tree in trees_in(rule) for part in parts_of(tree)]
    yield from (part.circumstance for part in parts if isinstance(part, Where))
    yield from (one.where for one in (*rule.if_inquorate, *rule.if_no_chair) if one.where is not None)
    if rule.counts.interest_where is not None:
        yield rule.counts.interest_where
    yield from (limit.where for limit in rule.counts.proxy_limits if limit.where is not None)


def _number(name: str, number: int | None) -> Field:
    value = "" if number is None else str(number)
    return Field(key=f"try/{name}", label=say(f"try_rule.{name}"), kind=Kind.NUMBER, value=value)


def _tick(key: str, name: str, *, on: bool) -> Field:
    return Field(key=key, label=say(f"try_rule.{name}"), kind=Kind.TICK, value=YES if on else NO)


def _with(known: Mapping[Id, V], seat_id: Id, value: V | None) -> Mapping[Id, V]:
    others = {one: given for one, given in known.items() if one != seat_id}
    return MappingProxyType(others if value is None else others | {seat_id: value})


def said_of(row: TrialRow) -> str:
    """What is said of a row when it changes."""
    return sentence_case(row.spoken)
