"""Hypothesis strategies for whole records: every kind of entity with valid references, and hostile text."""

from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache, reduce
from hashlib import sha256
from operator import or_
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board, DeadlineRule, MonthDay, Relation
from clerk_app.domain.checks.choice import Checks
from clerk_app.domain.circulation import Circulation
from clerk_app.domain.cleaning import clean, clean_line
from clerk_app.domain.decisions import (
    Decision,
    FinalAnswer,
    Proposal,
    Reply,
    SeatVote,
    SettledVote,
    Vote,
    WrittenProcedure,
)
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.kinds import KINDS, Entity
from clerk_app.domain.meeting import Attendee, Meeting, Snapshot
from clerk_app.domain.membership import CoOption
from clerk_app.domain.minutes import POSITION_GAP, Block, Minute
from clerk_app.domain.other_business import OtherBusinessRule
from clerk_app.domain.page_look import Look, Sheet, TableLook, TypeLook
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.richtext import RichText, Run, rich
from clerk_app.domain.rules.amount import Share
from clerk_app.domain.rules.quorum import RULE_FORMAT, QuorumRule
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.tree import AtLeast, AtMost, ChairTaken, RuleTree, ShareIs
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import ShareFor, ShareGiven
from clerk_app.domain.scheduling import Frequency
from clerk_app.domain.seats import Business, Category, Member, Seat
from clerk_app.domain.style_file import StyleFile
from clerk_app.domain.timeline import Event
from clerk_app.plain.conversion import ONE_OF, OneOf
from tests.counts import examples

HOSTILE = (
    "", " ", "'; DROP TABLE blocks; --", "=HYPERLINK(0)", "<b>unclosed & <script>", "../../etc/passwd", "CON",
    "%s %n {0}",
    "\u202egnirts", "zero\u200bwidth\ufeff", "e\u0301 é Llŷn ŵyl", "\U0001f469\u200d\U0001f4bb 𝔘", "نص عربي",
    "a\nb\tc", "\x00nul\x1besc\x0bvt", "\ud800lone", "\ufffe\U0010ffff", "\r\nline\u2028end", "x" * 3000,
    "]]>\"\\\\", "NaN", "null",
)  # fmt: skip


FOR_RECORDS = settings(
    max_examples=examples(10, 50),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
"""For properties over whole records, which are large: shrinking one would take longer than reading it."""

_TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)).map(clean)
_LINES = _TEXTS.map(clean_line)


def texts() -> st.SearchStrategy[str]:
    """Text as it enters the record: anything at all, cleaned."""
    return _TEXTS


def lines() -> st.SearchStrategy[str]:
    """Text of one line, cleaned."""
    return _LINES


REFERS: Mapping[tuple[type, str], type[Entity]] = {
    (Action, "board_id"): Board,
    (Action, "meeting_id"): Meeting,
    (AgendaItem, "continues"): AgendaItem,
    (AgendaItem, "for_action_id"): Action,
    (AgendaItem, "parent_id"): AgendaItem,
    (AgendaItem, "plan_entry_id"): ForwardPlanEntry,
    (AgendaTemplate, "board_id"): Board,
    (Attendee, "category_id"): Category,
    (Attendee, "proxy_id"): Attendee,
    (Attendee, "seat_id"): Seat,
    (Attendee, "substitute_for"): Attendee,
    (Block, "action_id"): Action,
    (Block, "decision_id"): Decision,
    (Block, "declaration_id"): Declaration,
    (Block, "minute_id"): Minute,
    (Block, "question_id"): ItemQuestion,
    (Block, "vote_id"): Vote,
    (Board, "parent_id"): Board,
    (Business, "about_item_id"): AgendaItem,
    (Category, "board_id"): Board,
    (Circulation, "board_id"): Board,
    (Circulation, "category_id"): Category,
    (Decision, "approves_meeting_id"): Meeting,
    (Decision, "proposal_id"): Proposal,
    (Decision, "settles_id"): Decision,
    (Declaration, "attendee_id"): Attendee,
    (Declaration, "item_id"): AgendaItem,
    (Declaration, "standing_id"): StandingInterest,
    (Event, "after_block_id"): Block,
    (Event, "attendee_id"): Attendee,
    (Event, "declaration_id"): Declaration,
    (Event, "supersedes"): Event,
    (Meeting, "adjourned_from"): Meeting,
    (Meeting, "approved_in"): Meeting,
    (Meeting, "board_id"): Board,
    (ForwardPlanEntry, "for_action_id"): Action,
    (Member, "agreed_by"): Decision,
    (Member, "seat_id"): Seat,
    (Minute, "item_ids"): AgendaItem,
    (ItemQuestion, "item_id"): AgendaItem,
    (Paper, "item_id"): AgendaItem,
    (Party, "group_id"): Group,
    (Party, "organisation_id"): Organisation,
    (Party, "person_id"): Person,
    (Party, "post_id"): Post,
    (PlainLine, "block_id"): Block,
    (FinalAnswer, "decision_id"): Decision,
    (RegisterEntry, "block_id"): Block,
    (Post, "organisation_id"): Organisation,
    (Proposal, "proposer_id"): Attendee,
    (Proposal, "seconder_id"): Attendee,
    (Relation, "board_id"): Board,
    (Reply, "agency_id"): Agency,
    (Reply, "seat_id"): Seat,
    (Seat, "agency_id"): Agency,
    (Seat, "board_id"): Board,
    (Seat, "category_id"): Category,
    (SeatVote, "seat_id"): Seat,
    (SettledVote, "agency_id"): Agency,
    (SettledVote, "category_id"): Category,
    (Verdict, "called"): Seat,
    (Verdict, "critical_agencies"): Agency,
    (Verdict, "critical_seats"): Seat,
    (Verdict, "over_proxies"): Seat,
    (Verdict, "missing"): Agency,
    (Verdict, "missing_seats"): Seat,
    (Verdict, "represented"): Agency,
    (Vote, "proposal_id"): Proposal,
    (Who, "agency_ids"): Agency,
    (Who, "category_ids"): Category,
    (Who, "seat_ids"): Seat,
    (WrittenProcedure, "reported_in"): Meeting,
    (WrittenProcedure, "settles_id"): Decision,
    (WrittenProcedure, "started_in"): Meeting,
}
"""What the ids in a value name. `meeting_id`, `minute_id` and `board_id` elsewhere name what they say."""

_BY_NAME: Mapping[str, type[Entity]] = {"meeting_id": Meeting, "minute_id": Minute, "board_id": Board}

_NUMBERS: Mapping[tuple[type, str], tuple[int, int]] = {
    (Action, "number"): (1, 500),
    (Attendee, "head_count"): (0, 500),
    (AgendaTemplate, "business_before"): (0, 20),
    (Block, "level"): (0, 2),
    (Checks, "long_from"): (1, 9999),
    (CoOption, "denominator"): (20, 100),
    (CoOption, "numerator"): (1, 20),
    (Circulation, "days"): (0, 90),
    (DeadlineRule, "days"): (0, 90),
    (Event, "fold"): (0, 1),
    (ForwardPlanEntry, "every_months"): (1, 36),
    (Frequency, "number"): (1, 60),
    (Meeting, "first_number"): (0, 400),
    (MonthDay, "day"): (1, 28),
    (MonthDay, "month"): (1, 12),
    (OtherBusinessRule, "days"): (0, 90),
    (PartialDate, "day"): (1, 31),
    (QuorumRule, "rule_format"): (RULE_FORMAT, RULE_FORMAT),
    (PartialDate, "month"): (1, 12),
    (PartialDate, "year"): (1900, 2999),
    (Relation, "agenda_days"): (0, 90),
    (Sheet, "bottom"): (0, 600),
    (Sheet, "left"): (0, 400),
    (Sheet, "right"): (0, 400),
    (Sheet, "top"): (0, 600),
    (TypeLook, "leading"): (480, 700),
    (TypeLook, "size"): (60, 480),
    (Share, "denominator"): (4, 9),
    (Share, "numerator"): (1, 4),
    (ShareFor, "denominator"): (4, 9),
    (ShareFor, "numerator"): (1, 4),
    (ShareGiven, "denominator"): (4, 9),
    (ShareIs, "denominator"): (4, 9),
    (ShareIs, "numerator"): (1, 4),
    (ShareGiven, "numerator"): (1, 4),
}


class _Pool:
    """The entities drawn so far; what refers to a meeting's things finds those of its own meeting alone."""

    def __init__(self) -> None:
        self.drawn: dict[type[Entity], list[Entity]] = {kind.type: [] for kind in KINDS}
        self.count = 0
        self.depth = 0

    def new_id(self) -> Id:
        self.count += 1
        return Id(f"{self.count:032x}")

    def of(self, kind: type[Entity], meeting: Id | None) -> list[Id]:
        return [e.id for e in self.drawn[kind] if meeting is None or self.meeting_of(e) in (None, meeting)]

    def meeting_of(self, entity: Entity) -> Id | None:
        """The meeting an entity belongs to; None for what belongs to none."""
        match entity:
            case Block():
                return self.meeting_of(self.find(Minute, entity.minute_id))
            case Paper() | ItemQuestion():
                return self.meeting_of(self.find(AgendaItem, entity.item_id))
            case _:
                return getattr(entity, "meeting_id", None)

    def find(self, kind: type[Entity], entity_id: Id) -> Entity:
        return next(entity for entity in self.drawn[kind] if entity.id == entity_id)


@st.composite
def records(draw: st.DrawFn, most: int = 2) -> tuple[Entity, ...]:
    """A consistent set of entities, one to `most` of every kind, in the order of KINDS; none refers to nothing."""
    pool = _Pool()
    for kind in KINDS:
        for place in range(draw(st.integers(1, most))):
            pool.drawn[kind.type].append(_entity(draw, kind.type, place, pool))
    return tuple(entity for kind in KINDS for entity in pool.drawn[kind.type])


def entities_of(kind: type[Entity]) -> st.SearchStrategy[Entity]:
    """One entity of a kind as it stands in a consistent record."""
    return records(most=1).map(lambda record: next(entity for entity in record if isinstance(entity, kind)))


@st.composite
def house_styles(draw: st.DrawFn) -> HouseStyle:
    """Any house style that can be."""
    style: HouseStyle = _part(draw, HouseStyle, _Pool(), None)
    return style


def _entity(draw: st.DrawFn, kind: type[Entity], place: int, pool: _Pool) -> Entity:
    hints = _hints(kind)
    values: dict[str, Any] = {"id": pool.new_id()}
    meeting: Id | None = None
    for name, owner in (
        ("minute_id", Minute),
        ("item_id", AgendaItem),
        ("decision_id", Decision),
        ("block_id", Block),
        ("meeting_id", Meeting),
    ):
        if hints.get(name) is Id and meeting is None:
            owning = draw(st.sampled_from(pool.drawn[owner]))
            values[name] = owning.id
            meeting = owning.id if owner is Meeting else pool.meeting_of(owning)
    if "meeting_id" in hints:
        values["meeting_id"] = meeting
    if "position" in hints:
        values["position"] = place * POSITION_GAP + draw(st.integers(-5, 5))
    if kind is Snapshot:
        values["record"] = draw(texts())
        values["sha256"] = sha256(values["record"].encode()).hexdigest()
    if kind is StyleFile:
        values["content"] = draw(st.sampled_from(["", "Kg==", "SGVyb25z"]))
    for name, hint in hints.items():
        if name not in values:
            values[name] = _value(draw, kind, name, hint, pool, meeting)
    return kind(**values)


def _value(draw: st.DrawFn, owner: type, name: str, hint: Any, pool: _Pool, meeting: Id | None) -> Any:
    """A value of a field; hints have no common type."""
    if hint is Id:
        return draw(st.sampled_from(pool.of(REFERS.get((owner, name)) or _BY_NAME[name], meeting)))
    one_of = next((one for one in ONE_OF if hint == one.union), None)
    if one_of is not None:
        return _one_of(draw, one_of, pool)
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        least = 1 if name == "names" else 0
        most = 0 if part is Id and not pool.of(REFERS[owner, name], meeting) else 2
        return tuple(_value(draw, owner, name, part, pool, meeting) for _ in range(draw(st.integers(least, most))))
    if NoneType in get_args(hint):
        return _optional(draw, owner, name, hint, pool, meeting)
    if hint in _SIMPLE:
        return draw(_SIMPLE[hint](owner, name))
    if issubclass(hint, StrEnum):
        return draw(st.sampled_from(list(hint)))
    return _part(draw, hint, pool, meeting)


def _optional(draw: st.DrawFn, owner: type, name: str, hint: Any, pool: _Pool, meeting: Id | None) -> Any:
    present = reduce(or_, (part for part in get_args(hint) if part is not NoneType))
    target = REFERS.get((owner, name)) or _BY_NAME.get(name)
    if not draw(st.booleans()) or (present is Id and target is not None and not pool.of(target, meeting)):
        return None
    return _value(draw, owner, name, present, pool, meeting)


def _part(draw: st.DrawFn, kind: type, pool: _Pool, meeting: Id | None) -> Any:
    """A value without an id of its own, which is a dataclass of some sort."""
    if kind is Party:
        return _party(draw, pool)
    if kind is Look:
        headings = tuple(_part(draw, TypeLook, pool, meeting) for _ in range(3))
        hints = ((name, hint) for name, hint in _hints(kind).items() if name != "headings")
        return Look(**{n: _value(draw, kind, n, hint, pool, meeting) for n, hint in hints}, headings=headings)
    if kind is RichText:
        runs = [_part(draw, Run, pool, meeting) for _ in range(draw(st.integers(0, 2)))]
        return rich(runs)
    return kind(**{n: _value(draw, kind, n, hint, pool, meeting) for n, hint in _hints(kind).items() if n != "parts"})


def _party(draw: st.DrawFn, pool: _Pool) -> Party:
    names = draw(st.sets(st.sampled_from(list(_hints(Party))), min_size=1, max_size=2))
    return Party(**{name: draw(st.sampled_from(pool.of(REFERS[Party, name], None))) for name in sorted(names)})


def _one_of(draw: st.DrawFn, one: OneOf, pool: _Pool) -> Any:
    """A part of a rule that may be of several types; rules within rules end after two levels."""
    kinds = list(one.tags)
    if one.union == RuleTree and pool.depth >= 2:
        kinds = [AtLeast, AtMost, ChairTaken]
    pool.depth += 1
    part = _part(draw, draw(st.sampled_from(kinds)), pool, None)
    pool.depth -= 1
    return part


def _hints(kind: type) -> dict[str, Any]:
    return _hints_of(kind)


@cache
def _hints_of(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _numbers(owner: type, name: str) -> st.SearchStrategy[int]:
    return st.integers(*_NUMBERS.get((owner, name), (0, 1000)))


def _strings(owner: type, name: str) -> st.SearchStrategy[str]:
    if (owner, name) == (Decision, "kind"):
        return st.sampled_from(["agreed", "noted"])
    if owner in (Look, TableLook) and name.endswith(("colour", "fill")):
        return st.sampled_from(["000000", "1B4F8A", "FFFFFF"])
    if name == "time_zone":
        return st.sampled_from(["Europe/London", "Europe/Jersey", "Pacific/Chatham"])
    if (owner, name) in ((Block, "text"), (Run, "text")):
        return texts()
    return lines()


def _datetimes(_owner: type, name: str) -> st.SearchStrategy[datetime]:
    local = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(fold=0))
    if name in ("recorded_at", "sealed_at"):
        return local.map(lambda moment: moment.replace(tzinfo=UTC))
    return local.map(lambda moment: moment.replace(second=0, microsecond=0, fold=0))


_SIMPLE: Mapping[Any, Callable[[type, str], st.SearchStrategy[Any]]] = {
    bool: lambda _owner, _name: st.booleans(),
    int: _numbers,
    str: _strings,
    date: lambda _owner, _name: st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    datetime: _datetimes,
    time: lambda _owner, _name: st.times().map(lambda t: time(t.hour, t.minute)),
}
