"""The tables of the store: one per kind with real columns, and what is kept about changes.

Every row has `row_hash`, the hash of its other columns, since SQLite's own checks do not see most damage inside a text.
Dates and times are ISO text and lists are JSON text: what a damaged disk makes of them can still be read, and judged by
the hash. References are checked at commit, so that a unit of work may put things in any order.
"""

from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from clerk_app.domain.actions import ActionStatus, DueKind
from clerk_app.domain.agenda import Gathers, ItemState, Purpose
from clerk_app.domain.board import BodyType, DateStyle, ItemNumbering, Naming, TimeStyle
from clerk_app.domain.decisions import DecisionResult, FinalOutcome, ReachedBy, Settlement, WrittenOutcome
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.kinds import KINDS
from clerk_app.domain.limits import LARGEST_NUMBER
from clerk_app.domain.meeting import Capacity, MeetingMode
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.numbering import NumberForm, SubNumbers
from clerk_app.domain.people import Seniority
from clerk_app.domain.register import RegisterKind
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.voting import Ballots
from clerk_app.domain.style_file import StyleFileRole
from clerk_app.domain.timeline import EventKind, Exclusion

SCHEMA_VERSION = 8
"""The version of the schema that these tables make; the migrations' revisions are this number with leading zeros."""

APPLICATION_ID = 0x436C6B31
"""What the header of the file says about whose it is ("Clk1")."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

ROW_HASH = "row_hash"


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _to(name: str, kind: str, *, optional: bool = False, index: bool = False) -> Column[str]:
    """A reference to a row of a kind."""
    target = ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED")
    return Column(name, String(32), target, nullable=optional, index=index)


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _whole(name: str, *, least: int | None = None, most: int | None = None, optional: bool = False) -> Column[int]:
    limits = [f"{_quoted(name)} {sign} {limit}" for sign, limit in ((">=", least), ("<=", most)) if limit is not None]
    # One constraint with both limits: several on one column come out in any order.
    checks = [CheckConstraint(" AND ".join(limits), name=name)] if limits else []
    return Column(name, Integer, *checks, nullable=optional)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{_quoted(name)} IN (0, 1)", name=name), nullable=False)


def _one_of(name: str, choices: type[StrEnum], *, optional: bool = False) -> Column[str]:
    listed = ", ".join(f"'{choice.value}'" for choice in choices)
    return Column(name, Text, CheckConstraint(f"{_quoted(name)} IN ({listed})", name=name), nullable=optional)


def _position() -> Column[int]:
    return _whole("position", least=-LARGEST_NUMBER, most=LARGEST_NUMBER)


def _hash() -> Column[str]:
    return Column(ROW_HASH, String(32), nullable=False)


def _party(name: str) -> list[Column[str] | CheckConstraint]:
    """Who somebody is: at least one of four references."""
    kinds = {"person_id": "people", "post_id": "posts", "organisation_id": "organisations", "group_id": "groups"}
    columns = [_to(f"{name}_{part}", kind, optional=True) for part, kind in kinds.items()]
    given = ", ".join(column.name for column in columns)
    return [*columns, CheckConstraint(f"coalesce({given}) IS NOT NULL", name=f"{name}_is_somebody")]


def _exemption() -> list[Column[str] | CheckConstraint]:
    return [
        _text("exempt_reason", optional=True),
        _text("exempt_public_title", optional=True),
        _text("exempt_public_summary", optional=True),
        _all_or_none("exempt", "exempt_reason", "exempt_public_title", "exempt_public_summary"),
    ]


def _partial_date(name: str, *, optional: bool = False) -> list[Column[int]]:
    """A date as far as it was said; optional: not even that it was is known."""
    inferred = f"{name}_year_inferred"
    return [
        _whole(f"{name}_day", least=1, most=31, optional=True),
        _whole(f"{name}_month", least=1, most=12, optional=True),
        _whole(f"{name}_year", least=1, most=9999, optional=True),
        _whole(inferred, least=0, most=1, optional=True) if optional else _flag(inferred),
    ]


def _all_or_none(name: str, first: str, *others: str) -> CheckConstraint:
    same = " AND ".join(f"({first} IS NULL) = ({other} IS NULL)" for other in others)
    return CheckConstraint(same, name=f"{name}_whole")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _named(kind: str, *more: Column[str]) -> Table:
    return Table(kind, metadata, _id(), _text("names"), *more, _hash())


_named("people")
_named("organisations", _text("abbreviation"))
_named(
    "posts",
    _text("abbreviation"),
    _to("organisation_id", "organisations", optional=True),
    _one_of("seniority", Seniority, optional=True),
)
_named("agencies", _text("abbreviation"))
_named("groups")

Table(
    "boards",
    metadata,
    _id(),
    _text("names"),
    _text("legal_name"),
    _text("cover_title"),
    _text("running_title"),
    _text("chair_title"),
    _one_of("naming", Naming),
    _one_of("formats_date", DateStyle),
    _one_of("formats_time", TimeStyle),
    _text("formats_time_range_joint"),
    _flag("formats_curly_quotes"),
    _text("language"),
    _text("time_zone"),
    _text("holidays"),
    _text("house_style"),
    _whole("year_starts_month", least=1, most=12),
    _whole("year_starts_day", least=1, most=31),
    _text("decision_kinds"),
    _text("deadlines"),
    _text("quorum", optional=True),
    _to("parent_id", "boards", optional=True),
    _one_of("item_numbering", ItemNumbering),
    _one_of("body_type", BodyType, optional=True),
    _text("legal_basis"),
    _text("relations"),
    _text("voting", optional=True),
    _text("earlier_rules"),
    _text("membership", optional=True),
    _text("holiday_changes"),
    _text("own_style", optional=True),
    _one_of("number_form", NumberForm),
    _one_of("sub_numbers", SubNumbers),
    _text("explained_words"),
    _text("circulation"),
    _text("other_business", optional=True),
    _text("scheduling", optional=True),
    _hash(),
)
Table(
    "style_files",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _one_of("role", StyleFileRole),
    _text("name"),
    _text("content"),
    _text("description"),
    _hash(),
)
Table("categories", metadata, _id(), _to("board_id", "boards", index=True), _position(), _text("name"), _hash())
Table(
    "seats",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _to("category_id", "categories", optional=True),
    _position(),
    _text("title"),
    _to("agency_id", "agencies", optional=True),
    _text("roles"),
    _text("tags"),
    _flag("voting"),
    _whole("weight"),
    _text("substitutes"),
    _flag("co_opted"),
    _text("agreed"),
    _hash(),
)
Table(
    "members",
    metadata,
    _id(),
    _to("seat_id", "seats", index=True),
    *_party("holder"),
    _text("since", optional=True),
    _text("until", optional=True),
    _text("suspensions"),
    _text("only_for"),
    Column("agreed_by", String(32)),  # no reference, as with events: who was made a member stays one
    _hash(),
)
Table(
    "agenda_templates",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _position(),
    _text("name"),
    _text("items"),
    _whole("business_before", least=0, most=LARGEST_NUMBER, optional=True),
    _flag("slots"),
    _hash(),
)
Table(
    "forward_plan_entries",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _position(),
    _text("title"),
    *_partial_date("due", optional=True),
    _whole("every_months", least=1, most=LARGEST_NUMBER, optional=True),
    _text("leads"),
    _one_of("purpose", Purpose, optional=True),
    _text("note"),
    Column("for_action_id", String(32)),  # no reference, as with items
    _hash(),
)
Table(
    "standing_interests",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    *_party("holder"),
    _text("interest"),
    _text("since", optional=True),
    _text("until", optional=True),
    _hash(),
)
Table(
    "meetings",
    metadata,
    _id(),
    _to("board_id", "boards"),
    _text("date"),
    _text("start"),
    _text("end", optional=True),
    _text("venue"),
    _one_of("mode", MeetingMode),
    _text("time_zone"),
    _text("steps"),
    _to("approved_in", "meetings", optional=True, index=True),
    _whole("first_number", least=0, most=LARGEST_NUMBER),
    _to("adjourned_from", "meetings", optional=True, index=True),
    _text("title"),
    _hash(),
    Index("ix_meetings_board_id_date", "board_id", "date"),
)
Table(
    "agenda_items",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _position(),
    _text("title"),
    _to("parent_id", "agenda_items", optional=True, index=True),
    _text("pinned_number", optional=True),
    _text("leads"),
    _text("slot_start", optional=True),
    _text("slot_end", optional=True),
    _all_or_none("slot", "slot_start", "slot_end"),
    _whole("minutes_planned", optional=True),
    _one_of("purpose", Purpose, optional=True),
    _text("recommendations"),
    _one_of("state", ItemState),
    *_exemption(),
    _one_of("gathers", Gathers, optional=True),
    _to("continues", "agenda_items", optional=True, index=True),
    _text("opening"),
    _text("summary"),
    _text("sponsors"),
    _to("plan_entry_id", "forward_plan_entries", optional=True, index=True),
    _text("business"),
    _text("reference"),
    _text("notice", optional=True),
    Column("for_action_id", String(32)),  # no reference: the item goes on where its action is removed
    _hash(),
)
Table(
    "papers",
    metadata,
    _id(),
    _to("item_id", "agenda_items", index=True),
    _position(),
    _text("title"),
    _text("number"),
    _text("path"),
    _text("sha256"),
    _hash(),
)
Table(
    "item_questions",
    metadata,
    _id(),
    _to("item_id", "agenda_items", index=True),
    _position(),
    _text("text"),
    _text("source"),
    _hash(),
)
Table(
    "minutes",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _position(),
    _text("heading"),
    _text("item_ids"),
    _text("pinned_number", optional=True),
    *_exemption(),
    _hash(),
)
Table(
    "attendees",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _position(),
    *_party("who"),
    _one_of("capacity", Capacity),
    _to("seat_id", "seats", optional=True),
    _to("category_id", "categories", optional=True),
    _to("substitute_for", "attendees", optional=True, index=True),
    _whole("head_count", least=0, optional=True),
    _to("proxy_id", "attendees", optional=True, index=True),
    _text("remit"),
    _text("reason"),
    _hash(),
)
Table(
    "events",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _text("at"),
    _whole("seq"),
    _text("recorded_at"),
    _one_of("kind", EventKind),
    _whole("fold", least=0, most=1),
    _to("attendee_id", "attendees", optional=True, index=True),
    _to("minute_id", "minutes", optional=True, index=True),
    Column("after_block_id", String(32)),  # no reference: an event goes on naming the block it followed when that goes
    _flag("remote"),
    _to("supersedes", "events", optional=True, index=True),
    _text("note"),
    _to("declaration_id", "declarations", optional=True, index=True),
    _one_of("exclusion", Exclusion, optional=True),
    _hash(),
)
Table(
    "actions",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _to("meeting_id", "meetings", index=True),
    _text("owners"),
    _one_of("due_kind", DueKind, optional=True),
    _text("due_on", optional=True),
    _text("due_words", optional=True),
    _all_or_none("due", "due_kind", "due_words"),
    _one_of("status", ActionStatus),
    _whole("number", least=1, optional=True),
    _flag("withdrawn"),
    _hash(),
)
Table(
    "proposals",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("minute_id", "minutes", index=True),
    _text("text"),
    _to("proposer_id", "attendees", optional=True),
    _to("seconder_id", "attendees", optional=True),
    _hash(),
)
Table(
    "votes",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("minute_id", "minutes", index=True),
    _text("at"),
    _to("proposal_id", "proposals", optional=True, index=True),
    _whole("votes_for", least=0),
    _whole("votes_against", least=0),
    _whole("abstentions", least=0),
    _whole("eligible", least=0, optional=True),
    _text("verdict", optional=True),
    _text("question"),
    _one_of("ballots", Ballots),
    _text("seat_votes"),
    _text("settled"),
    _one_of("tie_broken", Choice, optional=True),
    _flag("consensus_failed"),
    _text("limbs"),
    _text("result", optional=True),
    _text("rounds"),
    _hash(),
)
Table(
    "decisions",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("minute_id", "minutes", index=True),
    _text("kind"),
    _text("at"),
    _one_of("reached_by", ReachedBy),
    _one_of("result", DecisionResult),
    _to("proposal_id", "proposals", optional=True, index=True),
    _text("verdict", optional=True),
    _to("approves_meeting_id", "meetings", optional=True, index=True),
    _text("final_decider"),
    *_partial_date("final_on", optional=True),
    _text("question"),
    _text("limbs"),
    _to("settles_id", "decisions", optional=True, index=True),
    _one_of("settles_as", Settlement, optional=True),
    _hash(),
)
Table(
    "final_answers",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("decision_id", "decisions", index=True),
    _one_of("outcome", FinalOutcome),
    *_partial_date("on", optional=True),
    _text("words"),
    _hash(),
)
Table(
    "written_procedures",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _text("title"),
    _text("text"),
    _text("question"),
    _to("started_in", "meetings", optional=True, index=True),
    _to("settles_id", "decisions", optional=True, index=True),
    _text("sent_on", optional=True),
    _text("closes_on", optional=True),
    _text("replies"),
    _one_of("outcome", WrittenOutcome, optional=True),
    _text("ended_on", optional=True),
    _to("reported_in", "meetings", optional=True, index=True),
    _hash(),
)
Table(
    "declarations",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("minute_id", "minutes", index=True),
    _text("at"),
    _to("attendee_id", "attendees", optional=True, index=True),
    _text("interest"),
    _text("ruling"),
    _one_of("effect", InterestEffect),
    _to("standing_id", "standing_interests", optional=True, index=True),
    _to("item_id", "agenda_items", optional=True, index=True),
    _hash(),
)
Table(
    "blocks",
    metadata,
    _id(),
    _to("minute_id", "minutes", index=True),
    _position(),
    _one_of("kind", BlockKind),
    _text("text"),
    _flag("numbered"),
    _text("pinned_number", optional=True),
    _one_of("marker", ListMarker, optional=True),
    _whole("level", least=0, most=2),
    _flag("restart"),
    _text("update"),
    _one_of("status", ActionStatus, optional=True),
    _text("rows"),
    _text("at", optional=True),
    _to("action_id", "actions", optional=True, index=True),
    _to("decision_id", "decisions", optional=True, index=True),
    _to("vote_id", "votes", optional=True, index=True),
    _to("declaration_id", "declarations", optional=True, index=True),
    _to("question_id", "item_questions", optional=True, index=True),
    _hash(),
)
Table(
    "plain_lines",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("minute_id", "minutes", optional=True, index=True),
    _to("block_id", "blocks", optional=True, index=True),
    _text("heading"),
    _text("text"),
    _hash(),
)
Table(
    "register_entries",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _to("block_id", "blocks", index=True),
    _one_of("kind", RegisterKind, optional=True),
    _text("raised_by"),
    _text("kept_with"),
    _text("notes"),
    _text("closed_on", optional=True),
    _hash(),
)
Table(
    "planned_meetings",
    metadata,
    _id(),
    _to("board_id", "boards", index=True),
    _to("meeting_id", "meetings", index=True),
    _position(),
    *_partial_date("on"),
    _text("start", optional=True),
    _text("end", optional=True),
    _text("venue"),
    _hash(),
)
Table(
    "snapshots",
    metadata,
    _id(),
    _to("meeting_id", "meetings", index=True),
    _text("sealed_at"),
    _text("sha256"),
    _text("record"),
    _text("name"),
    _hash(),
)

OF_KIND = {kind.name: metadata.tables[kind.name] for kind in KINDS}
"""The table of each kind by the kind's name."""

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    _text("recorded_at"),
    _text("act"),
    Column("meeting_id", String(32)),  # no reference: the row that a meeting was deleted stays
    _text("changes"),
    _hash(),
)
removals = Table(
    "removals",
    metadata,
    Column("journal_seq", Integer, ForeignKey("journal.seq"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("entity_id", String(32), primary_key=True, index=True),
)
"""Which rows of the journal removed what, so that it can be found again."""

revisions = Table(
    "revisions",
    metadata,
    Column("block_id", String(32), primary_key=True),  # no reference: the wordings of a removed block stay
    Column("seq", Integer, primary_key=True),
    _text("recorded_at"),
    _text("wording"),
    _hash(),
)
store_info = Table(
    "store_info",
    metadata,
    Column("store_id", String(32), primary_key=True),
    _text("created_at"),
    _text("schema_hash"),
    _hash(),
)
"""The one row that says which store this is, and what its schema hashes to: damage there would misread every table."""

schema_version = Table(
    "schema_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="schema_version_pkc"),
)
"""The version of the schema, in the form in which the migrations keep it."""


def revision_name(version: int) -> str:
    """The name of the migration that makes a version of the schema."""
    return f"{version:04d}"
