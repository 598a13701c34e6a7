"""What a clerk can ask for: frozen requests, each carried out whole or not at all.

Times are local wall time of the meeting to the minute; `at=None` means now. Handlers find the meeting's zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.agenda import (
    AgendaTemplate,
    Exemption,
    ForwardPlanEntry,
    Gathers,
    ItemQuestion,
    ItemState,
    Lead,
    Notice,
    Paper,
    Purpose,
)
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, FinalOutcome, Proposal, Vote, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Capacity, MeetingMode, MinutesState
from clerk_app.domain.minutes import Block
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.register import RegisterKind, RegisterNote
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.style_file import StyleFile
from clerk_app.domain.timeline import EventKind, Exclusion

SetupPart = (
    Person
    | Organisation
    | Post
    | Agency
    | Group
    | Board
    | Category
    | Seat
    | Member
    | AgendaTemplate
    | ForwardPlanEntry
    | StandingInterest
    | WrittenProcedure
    | StyleFile
)
"""What a board is set up from, and what it has between its meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateBoard:
    """A new board with its settings; the outcome's `made` is its id. An empty name is refused."""

    board: Board


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSetup:
    """Boards and what they are made of, as a screen or a list of members has them: all of it, or nothing.

    `put` are new and changed entities, `removed` are those that go with their kinds. What something else still names
    does not go.
    """

    put: tuple[SetupPart, ...] = ()
    removed: tuple[SetupPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeMembers:
    """Those whom a decision of a meeting made members: their seats and terms, and whoever is new among them.

    From the day on which their term begins they belong to the meeting itself and to those that are planned.
    """

    decision_id: Id
    put: tuple[SetupPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteBoard:
    """A board with its categories, seats, members, templates and meetings; undone by putting everything back."""

    board_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateMeeting:
    """A new meeting of a board with one attendee per seat held on the day; `made` is its id.

    Its agenda begins as a template's or as that of a meeting to copy; with either, what earlier meetings left over
    comes onto it. `adjourned_from` is the meeting that was adjourned to this one for want of a quorum.
    """

    board_id: Id
    date: date
    start: time
    end: time | None = None
    venue: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    template_id: Id | None = None
    copied_from: Id | None = None
    adjourned_from: Id | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMeeting:
    """A meeting at another time or place, of another mode, with its items numbered from elsewhere, or adjourned to.

    On another day its members are those who hold the seats then, as long as nobody was marked.
    """

    meeting_id: Id
    date: date
    start: time
    end: time | None = None
    venue: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    first_number: int = 1
    adjourned_from: Id | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringForward:
    """What earlier meetings deferred or decided provisionally comes onto the agenda, unless one has it already.

    So does what the forward plan has due by then. With `entry_ids` only these entries of it come, due or not.
    """

    meeting_id: Id
    entry_ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpAction:
    """An open action becomes an item of a meeting's agenda, or with `at_next` of the meeting that follows it.

    `made` is the item's id; while no meeting follows, that of an entry of the forward plan.
    """

    action_id: Id
    meeting_id: Id
    at_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddItem:
    """A new agenda item with the minute that will record it, after another item (None: at the end).

    `made` is the item's id: `item_id`, if that is given, so that whoever asks can go on with it before the answer.
    """

    meeting_id: Id
    title: str
    after_item_id: Id | None = None
    parent_id: Id | None = None
    leads: tuple[Lead, ...] = ()
    slot: Slot | None = None
    minutes_planned: int | None = None
    item_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditItem:
    """An item's title (its minute's heading follows where it was the same), leads, slot and planned minutes."""

    item_id: Id
    title: str
    leads: tuple[Lead, ...] = ()
    slot: Slot | None = None
    minutes_planned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeItem:
    """What an item is for, what kind of business it is by the board's rules, where it was before, what its report says
    and asks, its papers, what it gathers by itself, and what notice was given of it as other business.
    """

    item_id: Id
    purpose: Purpose | None = None
    summary: str = ""
    sponsors: tuple[Lead, ...] = ()
    recommendations: tuple[str, ...] = ()
    questions: tuple[ItemQuestion, ...] = ()
    papers: tuple[Paper, ...] = ()
    gathers: Gathers | None = None
    business: str = ""
    reference: str = ""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetItemState:
    """An item deferred to a later meeting, withdrawn, or planned again; its sub-items with it."""

    item_id: Id
    state: ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveItem:
    """An item with its sub-items elsewhere on the agenda: below a parent or at the top level, after another or first.

    Minutes that the meeting has not come to yet move with their items.
    """

    item_id: Id
    parent_id: Id | None = None
    after_item_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveItem:
    """An item goes with its sub-items, papers and the minutes that were to record them; minutes with text are kept."""

    item_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMinute:
    """A section of the record that belongs to no item or to several ("items 7 and 8 were taken together").

    `made` is its id.
    """

    meeting_id: Id
    heading: str
    item_ids: tuple[Id, ...] = ()
    after_minute_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTogether:
    """One minute records several agenda items: it takes over the items of minutes that hold no text yet, which go."""

    minute_id: Id
    item_ids: tuple[Id, ...]
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetExempt:
    """A minute closed to the public, or (None) public again."""

    minute_id: Id
    exempt: Exemption | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFrom:
    """Where a further part of a minute begins: before a block, or behind so many of its characters.

    `minute_id` is the id that the part is to have, so that whoever asks can go on with it.
    """

    block_id: Id
    minute_id: Id
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMinute:
    """A minute bears the number that the clerk gives it, whatever its place: one that is used twice, that leaves a gap,
    or (empty) none; with None it is counted again.
    """

    minute_id: Id
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitMinute:
    """A minute parted at each of these places, in their order; the parts are about the same items and share a number.

    With `exempt` the part of that id alone (the first part has the id of the minute) is closed to the public. `made` is
    the id of the last part.
    """

    minute_id: Id
    parts: tuple[PartFrom, ...]
    exempt: Exemption | None = None
    exempt_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinMinutes:
    """A further part of a minute and the part before it as one again; `made` is the id of the one that is left."""

    minute_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBlocks:
    """Blocks go to another minute of their meeting, behind what is written there, with all that they show."""

    meeting_id: Id
    block_ids: tuple[Id, ...]
    minute_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAttendee:
    """Somebody who belongs to the meeting (guest, observer, clerk, group); `made` is the attendee's id.

    A `who` of None makes a post with the given name for them.
    """

    meeting_id: Id
    name: str = ""
    who: Party | None = None
    capacity: Capacity = Capacity.GUEST
    category_id: Id | None = None
    head_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAttendance:
    """An event of attendance: arrived, left, stepped out, returned, apologies, expected, absent, cleared, in the chair.

    `minute_id` and `after_block_id` say where in the text the clerk was. `declaration_id` is the interest for which
    somebody steps out; with `exclusion` they are excluded for a confidential matter. `made` is the event's id.
    """

    meeting_id: Id
    attendee_id: Id
    kind: EventKind
    at: datetime | None = None
    fold: int = 0
    remote: bool = False
    minute_id: Id | None = None
    after_block_id: Id | None = None
    note: str = ""
    declaration_id: Id | None = None
    exclusion: Exclusion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRestPresent:
    """Everybody not marked yet has arrived: one act, one undo."""

    meeting_id: Id
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeAttendee:
    """Who votes for an attendee who is away, in what right they are here, and why they are not or somebody sits."""

    attendee_id: Id
    proxy_id: Id | None = None
    remit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSubstitute:
    """Somebody sits for an attendee, and has arrived; made from a name (None `who`) or a known party.

    `made` is the substitute's attendee id.
    """

    meeting_id: Id
    for_attendee_id: Id
    name: str = ""
    who: Party | None = None
    at: datetime | None = None
    remote: bool = False
    minute_id: Id | None = None
    after_block_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEvent:
    """An event's time put right, or (at=None) the event taken back: a new event supersedes it."""

    event_id: Id
    at: datetime | None
    fold: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StartMeeting:
    """The meeting begins, on its first minute."""

    meeting_id: Id
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToMinute:
    """The meeting goes on to a minute, which begins a sitting."""

    meeting_id: Id
    minute_id: Id
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMeeting:
    """The meeting adjourns, resumes or ends, the item's timer is paused or started, or the chair rules whether to go on
    without a quorum: `kind` is one of these. `note` is what it adjourns for; `after_block_id` where the clerk was.
    """

    meeting_id: Id
    kind: EventKind
    at: datetime | None = None
    minute_id: Id | None = None
    note: str = ""
    after_block_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """The item's timer stood still from the first time of each span to its second, as when the computer slept."""

    meeting_id: Id
    spans: tuple[tuple[datetime, datetime], ...]
    minute_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBlocks:
    """The text of one minute as the editor holds it now, as far as it changed.

    `put` are new and changed blocks, `removed` the ids of those that went. With a block may come the action, decision,
    vote, declaration or proposal that it is an appearance of. A removed block withdraws its action and removes its
    decision, vote or declaration; a block that comes back (undo) restores them. `keep` asks for a revision of each
    changed block and a journal row (caret left the block, an act follows, 20 words or 30 seconds); both are kept
    unasked where more than words changes. The journal tells each block from its last kept wording, so typing is undone
    by the journal only once it has been kept.

    A decision or vote without a verdict gets that of its time, and a decision taken while not quorate is provisional;
    to have it carried all the same, it is sent again with the verdict that the store gave it. A carried decision
    approves the minutes that it names.
    """

    meeting_id: Id
    minute_id: Id
    put: tuple[Block, ...] = ()
    removed: tuple[Id, ...] = ()
    subjects: tuple[Action | Decision | Vote | Declaration | Proposal, ...] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlainLine:
    """What is said in plain words of a minute, a decision or an action, as it is written now; one without words
    is none to any reader.

    It stands beside the minutes, so it may be written once they are approved, too.
    """

    line: PlainLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFinalAnswer:
    """What the body answered that has the last word on a decision; without an outcome, that it has not answered.

    It comes after the meeting, so it may be noted once the minutes are approved, too.
    """

    decision_id: Id
    outcome: FinalOutcome | None = None
    on: PartialDate | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkForRegister:
    """The register that a paragraph is to stand in; without one, that it is to stand in none.

    Old minutes may be marked too: what is kept in registers stands beside the minutes.
    """

    block_id: Id
    kind: RegisterKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteInRegister:
    """All that is kept about a paragraph that stands in a register, as it is known now."""

    block_id: Id
    raised_by: str = ""
    kept_with: str = ""
    notes: tuple[RegisterNote, ...] = ()
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateAction:
    """What became of an action outside a block: its status."""

    action_id: Id
    status: ActionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """A next meeting as announced, whole or in part; `made` is its id."""

    meeting_id: Id
    on: PartialDate
    start: time | None = None
    end: time | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceMinutes:
    """The minutes reach a state on a day; approving seals a snapshot. A step back needs a reason."""

    meeting_id: Id
    state: MinutesState
    on: date
    reason: str = ""
    approved_in: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepVersion:
    """A version of the minutes as they are now, under a name (Ctrl+S)."""

    meeting_id: Id
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteMeeting:
    """A meeting with all that belongs to it; undone by putting everything back."""

    meeting_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEntities:
    """Entities of an interchange file that was checked: put as they are, in the order of their kinds."""

    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Takes an act back: the inverse of its journal row is carried out as an act of its own, which can be undone."""

    journal_id: Id


Act = (
    CreateBoard
    | SaveSetup
    | MakeMembers
    | DeleteBoard
    | CreateMeeting
    | EditMeeting
    | BringForward
    | TakeUpAction
    | AddItem
    | EditItem
    | DescribeItem
    | SetItemState
    | MoveItem
    | RemoveItem
    | AddMinute
    | TakeTogether
    | SetExempt
    | NumberMinute
    | SplitMinute
    | JoinMinutes
    | MoveBlocks
    | AddAttendee
    | MarkAttendance
    | MarkRestPresent
    | DescribeAttendee
    | SendSubstitute
    | CorrectEvent
    | StartMeeting
    | MoveToMinute
    | TimeMeeting
    | LeaveOut
    | SaveBlocks
    | SavePlainLine
    | NoteFinalAnswer
    | MarkForRegister
    | NoteInRegister
    | UpdateAction
    | PlanMeeting
    | AdvanceMinutes
    | KeepVersion
    | DeleteMeeting
    | ImportEntities
    | Undo
)
