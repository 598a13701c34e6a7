"""A board: how it calls itself and its chair, how its documents say dates and times."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk_app.domain.circulation import BEFORE_THE_MEETING, Circulation, Receivers, joined
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.house_style import USUAL_STYLE, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.membership import MembershipRules
from clerk_app.domain.names import DatedName
from clerk_app.domain.numbering import NumberedAs, NumberForm, SubNumbers
from clerk_app.domain.other_business import OtherBusinessRule
from clerk_app.domain.plain_lines import ExplainedWord
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.scheduling import Scheduling


class Naming(StrEnum):
    """How the board's minutes call its people."""

    POST = "post"
    NAME = "name"
    NAME_AND_POST = "name_and_post"


class DateStyle(StrEnum):
    """How documents write a date."""

    PLAIN = "plain"  # 24 January 2022
    ORDINAL = "ordinal"  # 24th January 2022
    WEEKDAY = "weekday"  # Monday 24 January 2022


class TimeStyle(StrEnum):
    """How documents write a time of day."""

    COLON = "colon"  # 15:30
    HOURS = "hours"  # 1530hrs
    TWELVE = "twelve"  # 3.30pm


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The board's ways with dates, times and quotation marks in its documents."""

    date: DateStyle = DateStyle.PLAIN
    time: TimeStyle = TimeStyle.COLON
    time_range_joint: str = " – "
    curly_quotes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionKind:
    """One of the board's words for what it did with a proposal; `key` is what decisions refer to."""

    key: str
    word: str
    verb: str
    binding: bool = True


USUAL_DECISION_KINDS = (
    DecisionKind(key="agreed", word="AGREED", verb="was agreed"),
    DecisionKind(key="approved", word="APPROVED", verb="was approved"),
    DecisionKind(key="resolved", word="RESOLVED", verb="was resolved"),
    DecisionKind(key="recommended", word="RECOMMENDED", verb="was recommended", binding=False),
    DecisionKind(key="noted", word="NOTED", verb="was noted", binding=False),
    DecisionKind(key="confirmed", word="CONFIRMED", verb="was confirmed"),
)
"""The kinds a new board starts with (product.md, "decision"); the first is its usual kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """Something due so many days before (or after) each meeting; a soft one may be missed with good reason.

    `days` is a number of what `count` says, weeks where that is of weeks.
    """

    title: str
    days: int
    count: DayCount = DayCount.WORKING
    after_meeting: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayChange:
    """A day on which the board's office does otherwise than the calendar says: closed, or with `is_working` open.

    A day of the weekend is never a working day, whatever is said of it: no rule of a board counts it as one.
    """

    day: date
    name: str = ""
    is_working: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRules:
    """What the board met and decided by up to and with a day: its meetings till then were held under it."""

    until: date
    quorum: QuorumRule | None = None
    voting: VotingRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A day of any year, such as the first day of the board's year."""

    month: int = 1
    day: int = 1

    def year_of(self, day: date) -> date:
        """The first day of the year, beginning on this day, that a day is in."""
        begins = date(day.year, self.month, min(self.day, 28) if self.month == 2 else self.day)
        return begins if begins <= day else begins.replace(year=day.year - 1)


class ItemNumbering(StrEnum):
    """Where the numbers of agenda items begin."""

    EACH_MEETING = "each_meeting"  # every agenda begins with 1
    THROUGH_YEAR = "through_year"  # the next agenda goes on where the last one of the board's year stopped


class BodyType(StrEnum):
    """What sort of body a board is (governance papers tell these apart: requirement 3.14)."""

    STRATEGIC = "strategic"
    COMMISSIONING = "commissioning"
    STATUTORY = "statutory"
    DELIVERY = "delivery"


class RelationKind(StrEnum):
    """How a board stands to another body.

    SUCCEEDS: it went on from that body, which was merged into it or ended; the minutes of that one stay its own.
    OTHER_LANGUAGE: the same body, which keeps the same minutes there in another language; each says so of the other.
    """

    REPORTS_TO = "reports_to"
    LINKED = "linked"
    SUCCEEDS = "succeeds"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Another body that a board has to do with: one of the store's, or a name where it is minuted elsewhere.

    `about` says what passes between them, in the board's words. `agenda_days`: agendas are shared with it so many
    working days before each meeting (None: they are not).
    """

    kind: RelationKind
    board_id: Id | None = None
    name: str = ""
    about: str = ""
    agenda_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfDay:
    """What a board meets and decides by on one day; None: it has no such rule."""

    quorum: QuorumRule | None
    voting: VotingRule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Any body that is minuted, with the settings of its record.

    `names` are what it is called on screen and in documents, by date; `legal_name` is its formal name where it has
    another. `cover_title` and `running_title` are the words on the cover and at the head of the minutes; empty means
    its name.
    `holidays` names the calendar of its public holidays ("JE", "GB-ENG"). `parent_id` is the board that it is a part
    of, `relations` are other bodies that it has to do with; `legal_basis` is what it was set up under.
    `quorum` and `voting` are what it meets and decides by now, `earlier_rules` what it did before; `rules_on` tells
    which held on a day. `holiday_changes` correct the calendar. `house_style` is the key of the style of the program
    that its documents go by, unless it has one of its own. `number_form` and `sub_numbers` are how it writes the
    numbers of items; `explained_words` are those that papers in plain words explain. `circulation` is who receives its
    papers, `other_business` what notice that needs, `scheduling` what it says of the times of its meetings.
    """

    id: Id
    names: tuple[DatedName, ...]
    legal_name: str = ""
    cover_title: str = ""
    running_title: str = ""
    chair_title: str = "Chair"
    naming: Naming = Naming.POST
    formats: Formats = field(default_factory=Formats)
    language: str = "en-GB"
    time_zone: str = "Europe/London"
    holidays: str = "GB-ENG"
    house_style: str = USUAL_STYLE
    year_starts: MonthDay = field(default_factory=MonthDay)
    decision_kinds: tuple[DecisionKind, ...] = USUAL_DECISION_KINDS
    deadlines: tuple[DeadlineRule, ...] = ()
    quorum: QuorumRule | None = None
    parent_id: Id | None = None
    item_numbering: ItemNumbering = ItemNumbering.EACH_MEETING
    body_type: BodyType | None = None
    legal_basis: str = ""
    relations: tuple[Relation, ...] = ()
    voting: VotingRule | None = None
    earlier_rules: tuple[EarlierRules, ...] = ()
    membership: MembershipRules | None = None
    holiday_changes: tuple[HolidayChange, ...] = ()
    own_style: HouseStyle | None = None
    number_form: NumberForm = NumberForm.PLAIN
    sub_numbers: SubNumbers = SubNumbers.LETTERS
    explained_words: tuple[ExplainedWord, ...] = ()
    circulation: tuple[Circulation, ...] = ()
    other_business: OtherBusinessRule | None = None
    scheduling: Scheduling | None = None

    @property
    def circulated(self) -> tuple[Circulation, ...]:
        """All who receive its papers: its own list, and the boards with which its agendas are shared."""
        return joined((*self.circulation, *(_shared(one) for one in self.relations if one.agenda_days is not None)))

    @property
    def circulated_boards(self) -> tuple[Id, ...]:
        """The boards of the store that receive its papers."""
        return tuple(one.board_id for one in self.circulated if one.board_id is not None)

    def numbered_on(self, day: date) -> NumberedAs:
        """How the items of a meeting of that day are numbered."""
        return NumberedAs(self.number_form, self.sub_numbers, self.year_starts.year_of(day).year)

    def earlier_rules_on(self, day: date) -> EarlierRules | None:
        """The rules that held on a day where they no longer do; None where those of now held."""
        held = [one for one in self.earlier_rules if day <= one.until]
        return min(held, key=lambda one: one.until) if held else None

    def rules_on(self, day: date) -> RulesOfDay:
        """What a meeting of that day is held under."""
        earlier = self.earlier_rules_on(day)
        if earlier is None:
            return RulesOfDay(quorum=self.quorum, voting=self.voting)
        return RulesOfDay(quorum=earlier.quorum, voting=earlier.voting)


def _shared(relation: Relation) -> Circulation:
    to = Receivers.NAMED if relation.board_id is None else Receivers.BOARD
    return Circulation(
        to=to, board_id=relation.board_id, name=relation.name, papers=BEFORE_THE_MEETING, days=relation.agenda_days
    )
