"""Every kind of thing the record holds, in an order in which each comes after what it refers to."""

from dataclasses import dataclass

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, FinalAnswer, Proposal, Vote, WrittenProcedure
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.meeting import Attendee, Meeting, PlannedMeeting, Snapshot
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.people import Agency, Group, Organisation, Person, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.style_file import StyleFile
from clerk_app.domain.timeline import Event

Entity = (
    Person
    | Organisation
    | Post
    | Agency
    | Group
    | Board
    | StyleFile
    | Category
    | Seat
    | Member
    | AgendaTemplate
    | ForwardPlanEntry
    | StandingInterest
    | Meeting
    | AgendaItem
    | Paper
    | ItemQuestion
    | Minute
    | Attendee
    | Declaration
    | Event
    | Action
    | Proposal
    | Vote
    | Decision
    | FinalAnswer
    | WrittenProcedure
    | Block
    | PlainLine
    | RegisterEntry
    | PlannedMeeting
    | Snapshot
)
"""Anything with an id of its own in the record."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: its plural name (used by the store, the journal and the interchange format) and its type."""

    name: str
    type: type[Entity]


KINDS: tuple[Kind, ...] = (
    Kind("people", Person),
    Kind("organisations", Organisation),
    Kind("posts", Post),
    Kind("agencies", Agency),
    Kind("groups", Group),
    Kind("boards", Board),
    Kind("style_files", StyleFile),
    Kind("categories", Category),
    Kind("seats", Seat),
    Kind("members", Member),
    Kind("agenda_templates", AgendaTemplate),
    Kind("forward_plan_entries", ForwardPlanEntry),
    Kind("standing_interests", StandingInterest),
    Kind("meetings", Meeting),
    Kind("agenda_items", AgendaItem),
    Kind("papers", Paper),
    Kind("item_questions", ItemQuestion),
    Kind("minutes", Minute),
    Kind("attendees", Attendee),
    Kind("declarations", Declaration),
    Kind("events", Event),
    Kind("actions", Action),
    Kind("proposals", Proposal),
    Kind("votes", Vote),
    Kind("decisions", Decision),
    Kind("final_answers", FinalAnswer),
    Kind("written_procedures", WrittenProcedure),
    Kind("blocks", Block),
    Kind("plain_lines", PlainLine),
    Kind("register_entries", RegisterEntry),
    Kind("planned_meetings", PlannedMeeting),
    Kind("snapshots", Snapshot),
)

_BY_TYPE: dict[type[object], Kind] = {kind.type: kind for kind in KINDS}
_BY_NAME = {kind.name: kind for kind in KINDS}
_PLACES = {kind.name: place for place, kind in enumerate(KINDS)}


def kind_of(entity: Entity | type[object]) -> Kind:
    """The kind of an entity or of an entity's type."""
    return _BY_TYPE[entity if isinstance(entity, type) else type(entity)]


def kind_named(name: str) -> Kind:
    """The kind with that plural name; raises KeyError for a name that is none."""
    return _BY_NAME[name]


def place_of_kind(name: str) -> int:
    """Where the kind with that plural name stands in KINDS: after whatever it refers to."""
    return _PLACES[name]
