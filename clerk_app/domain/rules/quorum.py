"""A board's quorum rule: who must be there, who counts as there, when it is tested, and what follows where it fails.

The rule's own sentence is kept beside its data. `RULE_FORMAT` tells later programs what a stored rule may hold.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.amount import Amount
from clerk_app.domain.rules.proxies import ProxyLimit
from clerk_app.domain.rules.selection import EVERYONE, Who
from clerk_app.domain.rules.tree import Circumstance, HereAs, RuleTree

RULE_FORMAT = 2


class Substitutes(StrEnum):
    """Which substitutes count for the seat they sit on. NAMED: whoever was named beforehand for that seat."""

    ALL = "all"
    NAMED = "named"
    NONE = "none"


class OfEach(StrEnum):
    """Of whom a cap speaks: of all together, or of those of each agency or category."""

    ALTOGETHER = "altogether"
    AGENCY = "agency"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """However many of these are there in that way, only so many count ("two of each agency", "one co-opted member")."""

    amount: Amount
    who: Who = EVERYONE
    here_as: HereAs = HereAs.ANY
    of_each: OfEach = OfEach.ALTOGETHER


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCounts:
    """Who counts as present.

    `substitutes_for` are the seats for which substitutes are allowed at all (None: every seat). `proxies_each` is how
    many of the proxies that one person holds count (None: however many), and `proxy_limits` are what these may come to.
    `remote_at_most` is how many of those who take part remotely count (None: all), and for business of the kinds
    `remote_not_for` none does. `never` are seats that do not count, though they may vote. `with_interest` says whether
    who declared an interest in the business at hand counts while they stay in the room; where they do not, they count
    all the same under the circumstance `interest_where` ("if the number cannot be had without them"). `caps` are what
    more counts up to some number only.
    """

    substitutes: Substitutes = Substitutes.ALL
    substitutes_for: Who | None = None
    proxies: bool = False
    proxies_each: int | None = None
    remote: bool = True
    remote_at_most: Amount | None = None
    remote_not_for: tuple[str, ...] = ()
    never: Who | None = None
    with_interest: bool = True
    interest_where: Circumstance | None = None
    caps: tuple[Cap, ...] = ()
    proxy_limits: tuple[ProxyLimit, ...] = ()


class Tested(StrEnum):
    """When the quorum is looked at.

    AT_START: when the meeting begins; once it was quorate it is so to its end. START_KEPT: whoever was there when it
    began goes on counting. EACH_ITEM: when an item is begun; once it was quorate it is so for all of the item.
    EACH_VOTE and THROUGHOUT: at every moment, be it only acted upon at a vote. WHEN_CALLED: once somebody calls for a
    count; until then the board is taken to be quorate.
    """

    AT_START = "at_start"
    START_KEPT = "start_kept"
    EACH_ITEM = "each_item"
    EACH_VOTE = "each_vote"
    THROUGHOUT = "throughout"
    WHEN_CALLED = "when_called"


class Consequence(StrEnum):
    """What follows where there is no quorum, or nobody in the chair."""

    NO_BUSINESS = "no_business"
    GO_ON = "go_on"
    NO_DECISIONS = "no_decisions"
    DISCUSSION_ONLY = "discussion_only"
    ADVICE_NOT_BINDING = "advice_not_binding"
    INTERIM_ONLY = "interim_only"
    PROVISIONAL = "provisional"
    CHAIR_DECIDES = "chair_decides"
    DO_NOT_PROCEED = "do_not_proceed"
    MEET_WITHOUT_VOTING = "meet_without_voting"
    LIMITED_ACTS = "limited_acts"
    ADJOURN = "adjourn"
    MAY_ADJOURN = "may_adjourn"
    NO_MEETING = "no_meeting"
    SAME_TIME_LATER = "same_time_later"
    NEW_MEETING = "new_meeting"
    DATE_FIXED_BY_CHAIR = "date_fixed_by_chair"
    NEXT_ORDINARY_MEETING = "next_ordinary_meeting"
    NEXT_AGENDA = "next_agenda"
    DEFER_ITEM = "defer_item"
    SPLIT_ITEM = "split_item"
    CALL_REPLACEMENTS = "call_replacements"
    OTHER_BODY_DECIDES = "other_body_decides"
    WRITTEN_PROCEDURE = "written_procedure"
    REPORT_TO_PARENT = "report_to_parent"
    STAND_IN_PRESIDES = "stand_in_presides"


class Concerns(StrEnum):
    """Of what the want of a quorum must be for a consequence to follow.

    MEETING: the meeting would lack it whatever the business. ITEM: it is lacking for the business at hand alone, since
    interests in that keep members out of the count. NOT_BEGUN: the meeting has not begun. BEGUN: it has.
    """

    EITHER = "either"
    MEETING = "meeting"
    ITEM = "item"
    NOT_BEGUN = "not_begun"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """One consequence and when it follows.

    `after_minutes`: only so long after the time the meeting was called for, or, in a meeting that has BEGUN, after it
    lost its quorum. `only_if`: only while this is still met
    ("with two agencies the chair may ..."), and only `where` something is so ("at the second call"), or, where not
    `where_is_so`, only where it is not ("in any other case"). `days` is how much
    later another meeting is, counted as `count` says. `who` are the seats it is about (who is called, in order of
    service; who stands in). `words` are the rule's own for what no code says.
    """

    consequence: Consequence
    concerns: Concerns = Concerns.EITHER
    after_minutes: int | None = None
    only_if: RuleTree | None = None
    where: Circumstance | None = None
    days: int | None = None
    who: Who | None = None
    words: str = ""
    count: DayCount = DayCount.CALENDAR
    where_is_so: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """Words of the rule that can be read in more than one way, and the way in which they are read here."""

    words: str
    reading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumRule:
    """A board's quorum rule, the sentence it was read from, and where that stands.

    `tree` is what it takes to decide; `to_meet` what it takes to meet at all, where that is another number.
    `grace_minutes` is how long after the time it was called for a meeting may still become quorate. `if_inquorate` is
    what follows where it is not, `if_no_chair` what follows where nobody has taken the chair. Words that can be read in
    two ways stand in `readings`.
    """

    tree: RuleTree
    to_meet: RuleTree | None = None
    counts: WhoCounts = field(default_factory=WhoCounts)
    tested: Tested = Tested.THROUGHOUT
    grace_minutes: int = 0
    if_inquorate: tuple[Follows, ...] = ()
    if_no_chair: tuple[Follows, ...] = ()
    readings: tuple[ReadAs, ...] = ()
    sentence: str = ""
    source: str = ""
    rule_format: int = RULE_FORMAT
