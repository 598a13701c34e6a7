"""What a vote comes to by the rule of its question: carried or not, in force or not, with the arithmetic."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from math import lcm

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Limit, Rounding, Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.count import Count, measure, names_in, weight_of, worth_of
from clerk_app.domain.rules.proxies import WeightCap, capped, over_proxies
from clerk_app.domain.rules.quorum import Consequence, WhoCounts
from clerk_app.domain.rules.room import SUBSTITUTES, Attendance, Room, SeatNow, SitsAs
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    AyesFrom,
    Given,
    Need,
    NoesAtMost,
    OnlyWhere,
    OrElse,
    Question,
    ShareFor,
    ShareGiven,
    Silence,
    Split,
    Tie,
    VoteBase,
)


class Outcome(StrEnum):
    """What a vote came to.

    TO_BE_BROKEN: it is tied, and whoever breaks a tie has not voted. TO_BE_SETTLED: the vote of a split agency decides,
    and it has not settled it. NOT_TOLD: counts alone do not say, since it matters who voted what.
    """

    CARRIED = "carried"
    LOST = "lost"
    PUT_OFF = "put_off"
    REFERRED = "referred"
    TO_BE_BROKEN = "to_be_broken"
    TO_BE_SETTLED = "to_be_settled"
    NOT_TOLD = "not_told"


class NoVote(StrEnum):
    """Why somebody who sits on a seat, or would, has no vote on a question now.

    OF_NONE: agencies, categories or groups vote, and the seat belongs to none. MISSED_PART: they were away for a part
    of the item. OVER_PROXIES: whoever holds their proxy holds more than one person may.
    """

    NO_VOTE = "no_vote"
    SUSPENDED = "suspended"
    NOT_ON_THIS = "not_on_this"
    AWAY = "away"
    PROXY = "proxy"
    OVER_PROXIES = "over_proxies"
    INTEREST = "interest"
    OF_NONE = "of_none"
    MISSED_PART = "missed_part"


class Force(StrEnum):
    """What force the outcome has.

    NONE: taken without a quorum, which is no decision. PROVISIONAL: taken without one, to be ratified. ADVISORY: taken
    without one, as advice. RECOMMENDED: taken without one, and another body decides. TO_BE_CONFIRMED: of no effect
    until a second meeting. LIMBS_OPEN: carried, and not binding until the rest of the rule is ticked.
    """

    BINDING = "binding"
    TO_BE_CONFIRMED = "to_be_confirmed"
    LIMBS_OPEN = "limbs_open"
    PROVISIONAL = "provisional"
    ADVISORY = "advisory"
    RECOMMENDED = "recommended"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFound:
    """One need and its arithmetic: what was got, how many it takes (at most, for noes and abstentions), of how many.

    The three are so many `parts` of a vote each.
    """

    need: Need
    met: bool
    got: int
    takes: int
    of: int
    parts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteResult:
    """What a vote came to: votes in the question's unit, each need, and what force it has.

    `elected` are the candidates to whom an election has given a place, whose votes are the `ayes` of its last round.
    `silent` are those who could vote and did not, `split` the agencies, categories or groups that are not agreed.
    `parts` is into how many parts a vote goes: where a group's votes are divided among its people, votes are counted in
    parts, so many of which are one vote.
    """

    outcome: Outcome
    force: Force
    ayes: int
    noes: int
    abstentions: int
    silent: int = 0
    tied: bool = False
    split: tuple[str, ...] = ()
    needs: tuple[NeedFound, ...] = ()
    elected: tuple[str, ...] = ()
    parts: int = 1

    @property
    def is_decision(self) -> bool:
        """Whether the board has decided for it: it was carried, with a quorum or where it needs none."""
        return self.outcome is Outcome.CARRIED and self.force in (Force.BINDING, Force.TO_BE_CONFIRMED)


def decide(question: Question, room: Room, ballot: Ballot | Counts, quorum: Verdict | None = None) -> VoteResult:
    """What the vote comes to in that room; without a quorum rule (None) nothing is asked of the number present."""
    question = as_asked(question, room)
    tally = _Tally(question, room, ballot, quorum.needed if quorum is not None else None)
    needs = tuple(tally.found(need) for need in question.needs)
    return VoteResult(
        outcome=_outcome(question, tally, needs, ballot.tie_broken),
        force=force_of(question, quorum, ballot.limbs_met),
        ayes=tally.given(Choice.FOR),
        noes=tally.given(Choice.AGAINST),
        abstentions=tally.given(Choice.ABSTAIN),
        silent=tally.silent,
        tied=tally.is_tied,
        split=tally.split,
        needs=needs,
        parts=tally.parts,
    )


def force_of(question: Question, quorum: Verdict | None, limbs_met: frozenset[int]) -> Force:
    """What force a decision on the question has, by a vote or by consensus, with that quorum and those limbs met."""
    if quorum is not None and not quorum.quorate and not question.without_quorum:
        return next(
            (force for code, force in _WITHOUT_QUORUM if code in {one.consequence for one in quorum.follows}),
            Force.NONE,
        )
    if question.second_meeting is not None:
        return Force.TO_BE_CONFIRMED
    return Force.BINDING if limbs_met >= frozenset(range(len(question.limbs))) else Force.LIMBS_OPEN


_WITHOUT_QUORUM = (
    (Consequence.PROVISIONAL, Force.PROVISIONAL),
    (Consequence.INTERIM_ONLY, Force.PROVISIONAL),
    (Consequence.OTHER_BODY_DECIDES, Force.RECOMMENDED),
    (Consequence.ADVICE_NOT_BINDING, Force.ADVISORY),
)


def base_of(
    share: ShareFor, question: Question, room: Room, ballot: Ballot | Counts, quorum: Verdict | None = None
) -> int:
    """Of how many a share is taken in that room with these votes."""
    tally = _Tally(question, room, ballot, quorum.needed if quorum is not None else None)
    return tally._as_counted(share.weights)._base(share.base, share.within, share.counted_in)


def as_asked(question: Question, room: Room) -> Question:
    """The question as it is put in that room: for want of others it may let in who has an interest."""
    if question.with_interest or question.interest_where is None:
        return question
    return replace(question, with_interest=Count(room, WhoCounts()).is_so(question.interest_where))


def may_vote(one: SeatNow, question: Question) -> bool:
    """Whether the seat has a vote on the question, be its holder there or not."""
    return not one.suspended and _is_of_those_with_a_vote(one, question)


def _is_of_those_with_a_vote(one: SeatNow, question: Question) -> bool:
    """Whether it is one of the seats that decide the question, be its holder suspended or not."""
    return one.seat.has_vote and question.eligible.includes(one.seat, presiding=one.presiding)


def why_no_vote(one: SeatNow, question: Question) -> NoVote | None:
    """What keeps the seat from a vote on the question now; None where it has one."""
    if not one.seat.has_vote:
        return NoVote.NO_VOTE
    if one.suspended:
        return NoVote.SUSPENDED
    if not may_vote(one, question):
        return NoVote.NOT_ON_THIS
    if one.sits_as is SitsAs.PROXY and not question.proxies and not question.in_writing:
        return NoVote.PROXY
    left_for_it = one.interest is InterestEffect.LEAVES and not question.in_writing
    if left_for_it or (one.interest is not None and not question.with_interest):
        return NoVote.INTEREST
    if not _is_there(one, question):
        return NoVote.AWAY
    if _has_missed(one, question):
        return NoVote.MISSED_PART
    return None if names_in(one, question.unit, question.groups) else NoVote.OF_NONE


def why_no_votes(question: Question, room: Room) -> dict[Id, NoVote]:
    """What keeps seats of the room from a vote on the question now, by seat; those that have one are not in it."""
    over = {one.seat.id for one in _over_proxies(question, room)}
    found = {one.seat.id: why_no_vote(one, question) for one in room.seats}
    return {
        seat_id: reason or NoVote.OVER_PROXIES
        for seat_id, reason in found.items()
        if reason is not None or seat_id in over
    }


def votes_one_by_one(question: Question) -> bool:
    """Whether everybody votes for themselves: members do, and those among whom the votes of their group are divided."""
    return question.unit in (Unit.PERSONS, Unit.WEIGHT) or question.split is Split.SHARED


def _over_proxies(question: Question, room: Room) -> tuple[SeatNow, ...]:
    """The seats that would vote, were it not that whoever holds their proxy holds too many."""
    if question.in_writing or (question.proxies_each is None and not question.proxy_limits):
        return ()
    count = Count(room, _VOTERS)
    limits = tuple(one for one in question.proxy_limits if one.where is None or count.is_so(one.where))
    may = _may_vote_in(question, room)
    ceilings = _voters_of(question, room).ceilings(question.proxies_each, limits, question.groups)
    return over_proxies(tuple(one for one in may if _is_there(one, question)), ceilings)


_VOTERS = WhoCounts(proxies=True)


def _may_vote_in(question: Question, room: Room) -> tuple[SeatNow, ...]:
    return tuple(one for one in room.seats if may_vote(one, question))


def _voters_of(question: Question, room: Room) -> Count:
    """The seats with a vote on the question, to measure a limit by."""
    return Count(replace(room, seats=_may_vote_in(question, room)), _VOTERS)


def weights_cut(question: Question, room: Room) -> dict[Id, tuple[int, int]]:
    """Of whose weight only a part counts, by seat: the weight, and how much of it counts."""
    if question.weight_cap is None:
        return {}
    full = {one.seat.id: weight_of(one, question.groups) for one in _may_vote_in(question, room)}
    counted = _weights_counted(question, question.weight_cap, room)
    return {seat_id: (full[seat_id], left) for seat_id, left in counted.items() if left < full[seat_id]}


def _weights_counted(question: Question, cap: WeightCap, room: Room) -> dict[Id, int]:
    """How much of the weight of each seat with a vote counts."""
    voters = _voters_of(question, room)
    weights = {one.seat.id: weight_of(one, question.groups) for one in voters.room.seats}
    if cap.within_others:
        total = sum(weights.values())
        weights = {seat_id: min(weight, total - weight) for seat_id, weight in weights.items()}
    most = voters.most(cap.amount, Unit.WEIGHT, EVERYONE, question.groups) if cap.amount is not None else None
    if most is None:
        return weights
    over = {one.seat.id for one in _over_proxies(question, room)}
    casting = (
        one if question.proxies and one.seat.id not in over else replace(one, proxy_with=None)
        for one in voters.room.seats
    )
    return capped(tuple(casting), weights, most)


def joint_vote(question: Question, name: str, seats: Iterable[SeatNow], ballot: Ballot) -> tuple[Choice | None, bool]:
    """What an agency, a category or a group votes whose seats these are, and whether it is still to agree."""
    if name in ballot.settled:
        return ballot.settled[name], False
    given = Counter(ballot.choices[one.seat.id] for one in seats if one.seat.id in ballot.choices)
    return _joint_choice(question.split, given)


def asks_how_it_is_broken(question: Question, result: VoteResult, *, by_count: bool) -> bool:
    """Whether somebody or something still has to say, or has said, what becomes of the tie."""
    if not result.tied:
        return False
    by_side = question.tie is Tie.CHAIRS_SIDE and (by_count or result.outcome is Outcome.TO_BE_BROKEN)
    return by_side or question.tie in (Tie.CASTING_VOTE, Tie.DECIDED_BY, Tie.LOT)


def _outcome(question: Question, tally: "_Tally", needs: Sequence[NeedFound], tie_broken: Choice | None) -> Outcome:
    if tally.split:
        return Outcome.TO_BE_SETTLED
    if not tally.tells(question.needs):
        return Outcome.NOT_TOLD
    if _are_met(needs):
        return Outcome.CARRIED
    if not tally.is_tied:
        return Outcome.LOST
    match question.tie:
        case Tie.PUT_OFF:
            return Outcome.PUT_OFF
        case Tie.REFERRED:
            return Outcome.REFERRED
        case Tie.LOT if tie_broken is None:
            return Outcome.TO_BE_BROKEN
        case Tie.CASTING_VOTE | Tie.DECIDED_BY if tie_broken is None and tally.can_be_broken:
            return Outcome.TO_BE_BROKEN if tally.is_carried_once_broken else Outcome.LOST
        case Tie.CHAIRS_SIDE if not tally.tells_side and tie_broken is None:
            return Outcome.TO_BE_BROKEN if tally.is_carried_once_broken else Outcome.LOST
    goes_for_it = question.tie is Tie.CARRIED or (question.tie is Tie.LOT and tie_broken is Choice.FOR)
    return Outcome.CARRIED if goes_for_it and _are_met(needs, by_a_tie=True) else Outcome.LOST


def _are_met(needs: Sequence[NeedFound], *, by_a_tie: bool = False) -> bool:
    """Whether all needs are, or all between two alternatives; `by_a_tie` half of the votes cast are enough."""
    enough: list[list[bool]] = [[]]
    for found in needs:
        if isinstance(found.need, OrElse):
            enough.append([])
        else:
            enough[-1].append(found.met or (by_a_tie and _is_half_of_cast(found.need)))
    asked = [one for one in enough if one]
    return not asked or any(all(one) for one in asked)


def _is_half_of_cast(need: Need) -> bool:
    """Whether it takes half of the votes cast, or less, or the first vote beyond that."""
    return isinstance(need, ShareFor) and need.base is VoteBase.CAST and 2 * need.numerator <= need.denominator


_BROKEN_BY_A_VOTE = (Tie.CASTING_VOTE, Tie.DECIDED_BY, Tie.CHAIRS_SIDE)
_SILENT = {Silence.AGAINST: Choice.AGAINST, Silence.ABSTAINS: Choice.ABSTAIN, Silence.FOR: Choice.FOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voter:
    """One that votes as one: a seat, or the seats of an agency, a category or a group."""

    name: str
    seats: tuple[SeatNow, ...]
    choice: Choice | None
    is_split: bool = False


class _Tally:
    """The votes on a question, each of one seat or of several that vote as one."""

    def __init__(
        self,
        question: Question,
        room: Room,
        ballot: Ballot | Counts,
        quorum: int | None,
        own_weights: tuple[SeatGroup, ...] = (),
    ) -> None:
        self._question = question
        self._room = room
        self._ballot = ballot
        self._quorum = quorum
        self._own_weights = own_weights

    def _as_counted(self, weights: tuple[SeatGroup, ...]) -> "_Tally":
        """The same votes, each seat with the weight that these give to it."""
        return _Tally(self._question, self._room, self._ballot, self._quorum, weights) if weights else self

    @cached_property
    def _weights(self) -> Mapping[Id, int]:
        """What each seat weighs; of what one person casts by the weight of the vote, as much as counts."""
        question = self._question
        groups = self._own_weights or question.groups
        weights = {one.seat.id: weight_of(one, groups) for one in self._room.seats}
        if self._own_weights or question.weight_cap is None:
            return weights
        return weights | _weights_counted(question, question.weight_cap, self._room)

    @cached_property
    def parts(self) -> int:
        """Into how many parts a vote goes, so that everybody among whom votes are divided has whole ones."""
        return lcm(*self._sharing.values())

    @cached_property
    def _sharing(self) -> Mapping[str, int]:
        """Among how many the votes of each agency, category or group are divided; empty where they are not."""
        question = self._question
        is_divided = question.split is Split.SHARED and question.unit not in (Unit.PERSONS, Unit.WEIGHT)
        if not is_divided or isinstance(self._ballot, Counts):
            return {}
        return Counter(name for one in self._entitled for name in names_in(one, question.unit, question.groups))

    def _parts_in(self, unit: Unit | None) -> int:
        """Into how many parts a vote goes where it is counted in that unit."""
        return self.parts if unit in (None, self._question.unit) else 1

    @cached_property
    def split(self) -> tuple[str, ...]:
        """Those that vote as one and are not agreed."""
        return tuple(one.name for one in self._voters if one.is_split)

    @property
    def is_tied(self) -> bool:
        """As many for as against, before anybody breaks it."""
        ayes = self.given(Choice.FOR)
        return ayes > 0 and ayes == self.given(Choice.AGAINST)

    @cached_property
    def silent(self) -> int:
        """How many could vote and did not."""
        if isinstance(self._ballot, Counts):
            given = self._ballot.ayes + self._ballot.noes + self._ballot.abstentions
            return max(self._size(self._entitled, EVERYONE, self._question.unit) - given, 0)
        return self._worth((one for one in self._voters if one.choice is None and not one.is_split), EVERYONE)

    def tells(self, needs: Iterable[Need]) -> bool:
        """Whether what is known of the vote tells of all of these."""
        if not isinstance(self._ballot, Counts):
            return True
        return all(
            need.within == EVERYONE and self._is_told(need)
            for need in needs
            if not isinstance(need, OrElse | OnlyWhere)
        )

    def _is_told(self, need: Need) -> bool:
        """Whether counts alone tell of it."""
        if isinstance(need, ShareFor | ShareGiven) and need.weights:
            return False
        if isinstance(need, ShareFor | AyesFrom):
            return need.unit in (None, self._question.unit)
        return True

    @property
    def tells_side(self) -> bool:
        """Whether it is known how they voted whose side wins in a tie."""
        return not isinstance(self._ballot, Counts) and bool(self._breakers)

    @cached_property
    def _tie_broken(self) -> Choice | None:
        """How the tie is broken; by their own vote where the side wins on which somebody voted."""
        if self._question.tie is not Tie.CHAIRS_SIDE or isinstance(self._ballot, Counts):
            return self._ballot.tie_broken
        sides = (self._ballot.choices.get(one.seat.id) for one in self._breakers if one in self._entitled)
        return next((side for side in sides if side is not None), self._ballot.tie_broken)

    @property
    def can_be_broken(self) -> bool:
        """Whether somebody may break a tie: somebody without a known seat, or whoever of the seats may now."""
        breakers = self._breakers
        return not breakers or any(map(self._may_break, breakers))

    def _may_break(self, one: SeatNow) -> bool:
        """Whether no interest keeps them from it; who votes again has to be there, who decides it may do so later."""
        is_able = self._question.tie is Tie.DECIDED_BY or _is_there(one, self._question)
        return is_able and self._is_disinterested(one)

    @property
    def is_carried_once_broken(self) -> bool:
        """Whether it is carried where the tie is broken for it."""
        ballot = replace(self._ballot, tie_broken=Choice.FOR)
        broken = _Tally(self._question, self._room, ballot, self._quorum)
        return _are_met(tuple(broken.found(need) for need in self._question.needs))

    def given(
        self, choice: Choice, within: Who = EVERYONE, unit: Unit | None = None, *, with_silent: bool = True
    ) -> int:
        """How many votes for a choice, those of the silent among them as the rule counts them."""
        silent = self._counted_on(self._question.silence) if with_silent else None
        if isinstance(self._ballot, Counts):
            known = {
                Choice.FOR: self._ballot.ayes,
                Choice.AGAINST: self._ballot.noes,
                Choice.ABSTAIN: self._ballot.abstentions,
            }
            known = {one: self._counted_as(one, known) for one in known}
            return known[choice] + (self.silent if silent is choice else 0)
        so_counted = (one for one in self._voters if self._choice_of(one, silent) is choice)
        return self._worth(so_counted, within, unit)

    def _choice_of(self, one: "_Voter", silent: Choice | None) -> Choice | None:
        """What a voter's vote counts as; `silent` is what it does where none was given."""
        if one.choice is Choice.ABSTAIN:
            return self._counted_on(self._question.abstention)
        return one.choice or (None if one.is_split else silent)

    def _counted_on(self, how: Silence) -> Choice | None:
        """What a vote counts as that was not given, or neither for nor against."""
        return self._leading if how is Silence.WITH_MOST else _SILENT.get(how)

    @cached_property
    def _leading(self) -> Choice:
        """The side that more have voted on; neither where as many are on each."""
        if isinstance(self._ballot, Counts):
            ayes, noes = self._ballot.ayes, self._ballot.noes
        else:
            ayes, noes = (
                self._worth((one for one in self._voters if one.choice is side), EVERYONE)
                for side in (Choice.FOR, Choice.AGAINST)
            )
        return Choice.ABSTAIN if ayes == noes else Choice.FOR if ayes > noes else Choice.AGAINST

    def _counted_as(self, choice: Choice, given: Mapping[Choice, int]) -> int:
        """How many votes count as that choice, the abstentions among them as the rule counts them."""
        own = 0 if choice is Choice.ABSTAIN else given[choice]
        counts_as = self._counted_on(self._question.abstention)
        return own + (given[Choice.ABSTAIN] if counts_as is choice else 0)

    def found(self, need: Need) -> NeedFound:
        """A need and its arithmetic, with the vote of whoever broke a tie."""
        match need:
            case ShareFor():
                return self._share_found(need)
            case AyesAtLeast(number=number, within=within):
                ayes = self._with_tie_broken(Choice.FOR, within)
                return self._found(need, ayes, number, within)
            case AyesFrom(number=number):
                got, of = self._sources(need)
                return NeedFound(need=need, met=got >= number, got=got, takes=number, of=of)
            case OnlyWhere(circumstance=circumstance, is_so=is_so):
                is_met = Count(self._room, WhoCounts()).is_so(circumstance) is is_so
                return NeedFound(need=need, met=is_met, got=0, takes=0, of=0)
            case NoesAtMost(number=number, within=within):
                noes = self._with_tie_broken(Choice.AGAINST, within)
                return self._found(need, noes, number, within, is_most=True)
            case AbstentionsAtMost(number=number, within=within):
                kept = self.given(Choice.ABSTAIN, within)
                return self._found(need, kept, number, within, is_most=True)
            case ShareGiven():
                return self._share_given_found(need)
            case OrElse():
                return NeedFound(need=need, met=True, got=0, takes=0, of=0)

    def _found(self, need: Need, got: int, number: int, within: Who, *, is_most: bool = False) -> NeedFound:
        """A need of so many votes, at least or at most."""
        takes = number * self.parts
        met = got <= takes if is_most else got >= takes
        return NeedFound(need=need, met=met, got=got, takes=takes, of=self._cast(within), parts=self.parts)

    def _share_found(self, need: ShareFor) -> NeedFound:
        unit = need.counted_in
        tally = self._counted_in(unit)._as_counted(need.weights)
        ayes = tally._with_tie_broken(Choice.FOR, need.within, unit)
        base = tally._base(need.base, need.within, unit)
        parts = tally._parts_in(unit)
        takes = need.of(base) if base else parts
        return NeedFound(need=need, met=ayes >= takes, got=ayes, takes=takes, of=base, parts=parts)

    def _counted_in(self, unit: Unit | None) -> "_Tally":
        """The same votes as votes of another unit: an agency as most of its people voted, people on their own."""
        own = self._question.unit
        one_by_one = (Unit.PERSONS, Unit.WEIGHT)
        if unit is None or unit in (own, Unit.WEIGHT) or (unit in one_by_one and own in one_by_one):
            return self
        settles = self._question.split in (Split.SETTLED, Split.SHARED)
        split = Split.MAJORITY if settles else self._question.split
        return _Tally(
            replace(self._question, unit=unit, split=split, tie=Tie.LOST), self._room, self._ballot, self._quorum
        )

    def _sources(self, need: AyesFrom) -> tuple[int, int]:
        """From how many agencies, categories or groups there are votes for it, and of how many who are there."""
        silent = self._counted_on(self._question.silence)
        ayes = (one for one in self._voters if self._choice_of(one, silent) is Choice.FOR)
        seats = (seat for one in ayes for seat in one.seats)
        return self._number_of(seats, need), self._number_of(self._present, need)

    def _number_of(self, seats: Iterable[SeatNow], need: AyesFrom) -> int:
        """How many agencies, categories or groups these seats are of, each once, however many votes it has."""
        among = [one for one in seats if need.within.includes(one.seat, presiding=one.presiding)]
        if need.unit is not Unit.GROUPS:
            return measure(among, need.unit, self._question.groups)
        return len({name for one in among for name in names_in(one, need.unit, self._question.groups)})

    def _share_given_found(self, need: ShareGiven) -> NeedFound:
        chosen = {Given.AGAINST: (Choice.AGAINST,), Given.ABSTAIN: (Choice.ABSTAIN,)}.get(need.given, tuple(Choice))
        counts_silent = need.given is not Given.VOTES
        tally, unit = self._as_counted(need.weights), need.counted_in
        got = sum(tally.given(one, need.within, unit, with_silent=counts_silent) for one in chosen)
        base = tally._base(need.base, need.within, unit)
        rounding = {Limit.AT_LEAST: need.rounding, Limit.FEWER_THAN: Rounding.UP, Limit.MORE_THAN: Rounding.MORE_THAN}
        takes = need.rounded(base, rounding.get(need.limit, Rounding.DOWN))
        takes -= need.limit is Limit.FEWER_THAN and base > 0
        is_reached = base > 0 and got >= takes
        met = is_reached if need.limit is Limit.AT_LEAST else need.has_within(need.limit, got, base)
        return NeedFound(need=need, met=met, got=got, takes=takes, of=base, parts=tally._parts_in(unit))

    def _base(self, base: VoteBase, within: Who, own_unit: Unit | None) -> int:
        unit = own_unit or self._question.unit
        match base:
            case VoteBase.CAST:
                return self._cast(within, own_unit)
            case VoteBase.GIVEN:
                return self._cast(within, own_unit) + self.given(Choice.ABSTAIN, within, own_unit)
            case VoteBase.PRESENT:
                return self._size(self._present, within, unit)
            case VoteBase.ENTITLED:
                return self._size(self._entitled, within, unit)
            case VoteBase.SEATS:
                return self._size(self._all_with_a_vote, within, unit)
            case VoteBase.FILLED:
                return self._size((one for one in self._all_with_a_vote if one.filled), within, unit)
            case VoteBase.ELIGIBLE:
                held = (one for one in self._with_a_vote if one.filled)
                return self._size((one for one in held if self._is_disinterested(one)), within, unit)
            case VoteBase.QUORUM:
                if self._quorum is not None:
                    return self._quorum * self._parts_in(own_unit)
                return self._size(self._present, within, unit)
            case VoteBase.SEATS_NOT_ABSTAINING:
                abstaining = self.given(Choice.ABSTAIN, within, own_unit)
                return self._size(self._all_with_a_vote, within, unit) - abstaining

    def _cast(self, within: Who, unit: Unit | None = None) -> int:
        return sum(self._with_tie_broken(one, within, unit) for one in (Choice.FOR, Choice.AGAINST))

    def _with_tie_broken(self, choice: Choice, within: Who, unit: Unit | None = None) -> int:
        given = self.given(choice, within, unit)
        breaks = self._question.tie in _BROKEN_BY_A_VOTE and self._tie_broken is choice
        is_one_more = breaks and self.is_tied and self.can_be_broken and self._breaker_is(within)
        return given + (self._parts_in(unit) if is_one_more else 0)

    def _breaker_is(self, within: Who) -> bool:
        """Whether whoever breaks a tie is one of them; somebody without a seat is of no kind."""
        among = (within.includes(one.seat, presiding=one.presiding) for one in self._breakers)
        return within == EVERYONE or any(among)

    @cached_property
    def _breakers(self) -> tuple[SeatNow, ...]:
        wanted = self._question.tie_breaker
        return tuple(
            one for one in self._room.seats if (one.presiding if wanted is None else wanted.includes(one.seat))
        )

    @cached_property
    def _voters(self) -> tuple[_Voter, ...]:
        ballot = self._ballot
        if isinstance(ballot, Counts):
            return ()
        if votes_one_by_one(self._question):
            voting = (one for one in self._entitled if self._names_of(one))
            return tuple(
                _Voter(name=one.seat.id, seats=(one,), choice=ballot.choices.get(one.seat.id)) for one in voting
            )
        together: dict[str, list[SeatNow]] = {}
        for one in self._entitled:
            for name in self._names_of(one):
                together.setdefault(name, []).append(one)
        return tuple(self._voting_as_one(name, seats, ballot) for name, seats in together.items())

    def _names_of(self, one: SeatNow) -> tuple[str, ...]:
        return names_in(one, self._question.unit, self._question.groups)

    def _voting_as_one(self, name: str, seats: Sequence[SeatNow], ballot: Ballot) -> _Voter:
        choice, is_split = joint_vote(self._question, name, seats, ballot)
        return _Voter(name=name, seats=tuple(seats), choice=choice, is_split=is_split)

    @cached_property
    def _all_with_a_vote(self) -> tuple[SeatNow, ...]:
        """All seats that decide the question, those whose holder is suspended too."""
        return tuple(one for one in self._room.seats if _is_of_those_with_a_vote(one, self._question))

    @cached_property
    def _with_a_vote(self) -> tuple[SeatNow, ...]:
        """All seats that may vote on the question."""
        return _may_vote_in(self._question, self._room)

    @cached_property
    def _present(self) -> tuple[SeatNow, ...]:
        """Those of them that can vote now."""
        over = {one.seat.id for one in _over_proxies(self._question, self._room)}
        return tuple(one for one in self._with_a_vote if _is_there(one, self._question) and one.seat.id not in over)

    @cached_property
    def _entitled(self) -> tuple[SeatNow, ...]:
        """Those of them without an interest, or whom the rule lets vote all the same."""
        heard = (one for one in self._present if not _has_missed(one, self._question))
        return tuple(one for one in heard if self._is_disinterested(one))

    def _is_disinterested(self, one: SeatNow) -> bool:
        """Whether no interest keeps them from a vote."""
        return one.interest is None or self._question.with_interest

    def _worth(self, voters: Iterable[_Voter], within: Who, unit: Unit | None = None) -> int:
        """What these votes come to in the unit: a voter is within where one of its seats is."""
        counted = [
            one for one in voters if any(within.includes(seat.seat, presiding=seat.presiding) for seat in one.seats)
        ]
        question, counted_in = self._question, unit or self._question.unit
        if counted_in is Unit.WEIGHT:
            return sum(self._weights[seat.seat.id] for one in counted for seat in one.seats)
        if self._sharing:
            return sum(self._part_of(seat) for one in counted for seat in one.seats)
        if counted_in is Unit.GROUPS and question.unit is Unit.GROUPS:
            return worth_of([one.name for one in counted], counted_in, question.groups)
        return len(counted)

    def _part_of(self, one: SeatNow) -> int:
        """How many parts of votes a seat has of those that are divided among the people of its group."""
        question = self._question
        return sum(
            worth_of((name,), question.unit, question.groups) * self.parts // self._sharing[name]
            for name in self._names_of(one)
        )

    def _size(self, seats: Iterable[SeatNow], within: Who, unit: Unit) -> int:
        among = (one for one in seats if within.includes(one.seat, presiding=one.presiding))
        if unit is Unit.WEIGHT:
            return sum(self._weights[one.seat.id] for one in among) * self._parts_in(unit)
        return measure(among, unit, self._question.groups) * self._parts_in(unit)


def _is_there(one: SeatNow, question: Question) -> bool:
    if question.in_writing:
        return one.filled
    if one.sits_as is SitsAs.PROXY and not question.proxies:
        return False
    if one.sits_as in SUBSTITUTES and not question.substitutes:
        return False
    if one.attendance is Attendance.REMOTE and not question.remote:
        return False
    return one.is_here and one.interest is not InterestEffect.LEAVES


def _has_missed(one: SeatNow, question: Question) -> bool:
    return question.whole_item and one.missed and not question.in_writing


def _joint_choice(split: Split, given: Mapping[Choice, int]) -> tuple[Choice | None, bool]:
    """What several who vote as one chose, and whether they are still to agree."""
    if len(given) <= 1:
        return next(iter(given), None), False
    match split:
        case Split.SETTLED:
            return None, True
        case Split.ABSTAINS:
            return Choice.ABSTAIN, False
        case Split.VOID:
            return None, False
    ayes, noes = given.get(Choice.FOR, 0), given.get(Choice.AGAINST, 0)
    if ayes == noes:
        return Choice.ABSTAIN, False
    return (Choice.FOR if ayes > noes else Choice.AGAINST), False
