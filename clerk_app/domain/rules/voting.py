"""How a board decides: the questions it knows, what each takes to be carried, and who may vote on it."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Limit, Proportion, Rounding, Unit
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who
from clerk_app.domain.rules.tree import Circumstance


class VoteBase(StrEnum):
    """What a share of the votes is of.

    CAST: those for and against. PRESENT: all who are there and may vote at all, so that an abstention is as good as a
    vote against. ENTITLED: those present without an interest in the question. SEATS: all seats with a vote, those that
    are vacant or whose holder is suspended too. FILLED: those of them that are held. SEATS_NOT_ABSTAINING: all seats
    but those that say that they abstain. GIVEN: the votes for and against and the abstentions. ELIGIBLE: the seats that
    are held, there or not, whose holder is not suspended and has no interest in the question. QUORUM: the number that
    the quorum asks for.
    """

    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"
    SEATS = "seats"
    FILLED = "filled"
    SEATS_NOT_ABSTAINING = "seats_not_abstaining"
    GIVEN = "given"
    ELIGIBLE = "eligible"
    QUORUM = "quorum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFor(Proportion):
    """The votes for come to at least a share of the base, or to more than it.

    `unit` is what is counted where that is another than the vote's ("and of the weights"). With `weights` it is the
    weight that these give to seats, whatever weight they vote with. `rounding` is how a share that is to be reached
    becomes a whole number.
    """

    more_than: bool = False
    base: VoteBase = VoteBase.CAST
    within: Who = EVERYONE
    unit: Unit | None = None
    weights: tuple[SeatGroup, ...] = ()
    rounding: Rounding = Rounding.UP

    @property
    def counted_in(self) -> Unit | None:
        """What is counted; None where it is what the vote is counted in."""
        return Unit.WEIGHT if self.weights else self.unit

    def of(self, size: int) -> int:
        """How many votes for it that takes."""
        return max(self.rounded(size, Rounding.MORE_THAN if self.more_than else self.rounding), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AyesAtLeast:
    """So many votes for, whatever the others do; a named post among the ayes is one vote within that seat."""

    number: int
    within: Who = EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class AyesFrom:
    """Votes for it come from at least so many agencies, categories or groups, be it one vote from each."""

    number: int
    unit: Unit = Unit.AGENCIES
    within: Who = EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class NoesAtMost:
    """No more votes against than so many; none is unanimity, or the veto of any one."""

    number: int = 0
    within: Who = EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class AbstentionsAtMost:
    """No more abstentions than so many."""

    number: int = 0
    within: Who = EVERYONE


class Given(StrEnum):
    """Which of the votes given are looked at. VOTES: all of them, for and against and abstentions: the turnout."""

    VOTES = "votes"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGiven(Proportion):
    """So large a share of the base has voted, has voted against, or abstains, or no larger one.

    With `weights` it is counted by the weight that these give to seats. `rounding` is how a share that is to be reached
    becomes a whole number.
    """

    given: Given = Given.VOTES
    limit: Limit = Limit.AT_LEAST
    base: VoteBase = VoteBase.SEATS
    within: Who = EVERYONE
    weights: tuple[SeatGroup, ...] = ()
    rounding: Rounding = Rounding.UP

    @property
    def counted_in(self) -> Unit | None:
        """What is counted; None where it is what the vote is counted in."""
        return Unit.WEIGHT if self.weights else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrElse:
    """What stands after it, to the next of these, is enough as well as what stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyWhere:
    """What stands beside it is enough only where something is so, or (not `is_so`) only where it is not."""

    circumstance: Circumstance
    is_so: bool = True


Need = ShareFor | AyesAtLeast | AyesFrom | NoesAtMost | AbstentionsAtMost | ShareGiven | OnlyWhere | OrElse


class Tie(StrEnum):
    """What becomes of as many votes for as against. CASTING_VOTE: whoever breaks it may vote again, but need not.

    CHAIRS_SIDE: the side wins on which whoever would break it has voted. LOT: the lot decides. REFERRED: another body
    does, or a procedure for disputes.
    """

    LOST = "lost"
    CARRIED = "carried"
    CASTING_VOTE = "casting_vote"
    DECIDED_BY = "decided_by"
    CHAIRS_SIDE = "chairs_side"
    PUT_OFF = "put_off"
    LOT = "lot"
    REFERRED = "referred"


class Silence(StrEnum):
    """How somebody counts who is there, may vote, and does not. WITH_MOST: on the side that has more votes."""

    LEFT_OUT = "left_out"
    AGAINST = "against"
    ABSTAINS = "abstains"
    FOR = "for"
    WITH_MOST = "with_most"


class Split(StrEnum):
    """What the vote of an agency, category or group is whose people do not agree.

    SETTLED: they have to settle it, and until then there is none. MAJORITY: that of most of its people. ABSTAINS: an
    abstention. VOID: it has not voted. SHARED: they need not agree, since each of those who are there casts an equal
    part of its votes.
    """

    SETTLED = "settled"
    MAJORITY = "majority"
    ABSTAINS = "abstains"
    VOID = "void"
    SHARED = "shared"


class Ballots(StrEnum):
    """How votes are given and kept."""

    OPEN = "open"
    NAMED = "named"
    NAMED_ON_REQUEST = "named_on_request"
    SECRET = "secret"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondMeeting:
    """What is carried takes effect only once it is carried again at a meeting at least so many days later."""

    days: int = 0
    count: DayCount = DayCount.CALENDAR


class NextRound(StrEnum):
    """Who stands in the next round where nobody got what it takes.

    TWO_MOST: as many as are to be elected and one more, those with the most votes. WITHOUT_LAST: all but whoever had
    the fewest. ALL: everybody again.
    """

    TWO_MOST = "two_most"
    WITHOUT_LAST = "without_last"
    ALL = "all"


class ElectionTie(StrEnum):
    """What becomes of candidates who are tied. ELDEST: the eldest of them is elected. AGAIN: it is voted again."""

    LOT = "lot"
    CASTING_VOTE = "casting_vote"
    ELDEST = "eldest"
    AGAIN = "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """How it is decided between several candidates for so many places.

    `takes` is what share of the votes it takes (None: whoever has the most is elected), in how many `rounds` (0: in
    each); after these the most votes are enough.
    """

    takes: ShareFor | None = None
    then: NextRound = NextRound.TWO_MOST
    rounds: int = 1
    tie: ElectionTie = ElectionTie.LOT
    places: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A kind of question and what it takes to carry it; `name` is empty for an ordinary one.

    All of `needs` must hold, or all of those between two that say `OrElse`. `eligible` are those who may vote on it.
    `split` matters where agencies, categories or groups vote, `groups` where groups do or where votes are weighed.
    `tie_breaker` is who breaks a tie (None: whoever is in the chair). `proxies_each` is for how many others one person
    may vote by proxy (None: for any number), `proxy_limits` what the proxies of one may come to, and `weight_cap` how
    much of the weight that one person casts counts. With `in_writing` whoever is away may vote too; where not `remote`
    nobody votes who takes part remotely, and where not `substitutes` no substitute does. `without_quorum` says that it
    can be carried in a meeting without one, and `with_interest` that who declared an interest may vote; where not, they
    may all the same under the circumstance `interest_where`. With `whole_item` nobody votes who was away for a part of
    it. `abstention` is how somebody counts who says that they abstain. `limbs` are what must hold besides before it
    binds, each ticked with a reason. `election` says how it is decided where there are several candidates.
    """

    name: str = ""
    needs: tuple[Need, ...] = (ShareFor(numerator=1, denominator=2, more_than=True),)
    unit: Unit = Unit.PERSONS
    groups: tuple[SeatGroup, ...] = ()
    split: Split = Split.SETTLED
    eligible: Who = EVERYONE
    with_interest: bool = False
    interest_where: Circumstance | None = None
    whole_item: bool = False
    proxies: bool = False
    proxies_each: int | None = None
    remote: bool = True
    substitutes: bool = True
    tie: Tie = Tie.LOST
    tie_breaker: Who | None = None
    silence: Silence = Silence.LEFT_OUT
    abstention: Silence = Silence.ABSTAINS
    ballots: Ballots = Ballots.OPEN
    in_writing: bool = False
    without_quorum: bool = False
    second_meeting: SecondMeeting | None = None
    limbs: tuple[str, ...] = ()
    election: Election | None = None
    proxy_limits: tuple[ProxyLimit, ...] = ()
    weight_cap: WeightCap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRule:
    """How a board decides: with consensus first or at once by a vote, the sentence this was read from, and its source.

    The first of `questions` is the ordinary one; without any, all is decided as where nothing is said.
    """

    questions: tuple[Question, ...] = (Question(),)
    consensus_first: bool = False
    sentence: str = ""
    source: str = ""

    def question(self, name: str = "") -> Question:
        """The question of that name; the ordinary one where there is none of it."""
        ordinary = self.questions[0] if self.questions else Question()
        return next((one for one in self.questions if one.name == name), ordinary)
