"""Small records for tests, built in a line: ids are the 32 digits of a counter, times are on one day."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import count

from clerk_app.domain.actions import Action, ActionStatus, Due, Owner
from clerk_app.domain.agenda import AgendaItem, Paper
from clerk_app.domain.board import Board, DateStyle, Formats
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, MinutesState, PlannedMeeting, StatusStep
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Group, Organisation, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText, typed
from clerk_app.domain.seats import Category, Seat, SeatRole
from clerk_app.domain.timeline import Event, EventKind

DAY = date(2022, 3, 28)
MADE_AT = datetime(2022, 3, 29, 9, 0, tzinfo=UTC)
"""When papers of the meeting are made."""
EXPORT_ID = "018f0000-0000-7000-8000-000000000001"


@dataclass
class RecordBuilder:
    """Gathers the parts of one meeting's record; every method gives back the thing it added."""

    board: Board = field(
        default_factory=lambda: Board(
            id=Id("b" * 32),
            names=(DatedName("Harbour Board"),),
            formats=Formats(date=DateStyle.ORDINAL, time_range_joint="-"),
        )
    )
    meeting: Meeting = field(
        default_factory=lambda: Meeting(
            id=Id("c" * 32), board_id=Id("b" * 32), date=DAY, start=time(15, 30), end=time(17, 30)
        )
    )
    posts: list[Post] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    attendees: list[Attendee] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    minutes: list[Minute] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    planned_meetings: list[PlannedMeeting] = field(default_factory=list)
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def id(self) -> Id:
        return Id(f"{next(self._ids):032x}")

    def post(self, title: str) -> Party:
        self.posts.append(Post(id=self.id(), names=(DatedName(title),)))
        return Party(post_id=self.posts[-1].id)

    def attendee(
        self,
        title: str,
        capacity: Capacity = Capacity.MEMBER,
        chair: bool = False,
        substitute_for: Id | None = None,
        head_count: int | None = None,
    ) -> Attendee:
        """Somebody at the meeting; members and the chair get a seat."""
        if capacity is Capacity.GROUP:
            self.groups.append(Group(id=self.id(), names=(DatedName(title),)))
            who = Party(group_id=self.groups[-1].id)
        else:
            who = self.post(title)
        return self._attendee(who, title, capacity, chair, substitute_for, head_count)

    def organisation(self, name: str, capacity: Capacity = Capacity.MEMBER) -> Attendee:
        """A body that is at the meeting as itself."""
        self.organisations.append(Organisation(id=self.id(), names=(DatedName(name),)))
        who = Party(organisation_id=self.organisations[-1].id)
        return self._attendee(who, name, capacity)

    def _attendee(
        self,
        who: Party,
        title: str,
        capacity: Capacity,
        chair: bool = False,
        substitute_for: Id | None = None,
        head_count: int | None = None,
    ) -> Attendee:
        seat_id = None
        if capacity is Capacity.MEMBER:
            roles = (SeatRole.CHAIR,) if chair else ()
            place = len(self.seats)
            seat = Seat(
                id=self.id(), board_id=self.board.id, category_id=None, position=place, title=title, roles=roles
            )
            self.seats.append(seat)
            seat_id = seat.id
        attendee = Attendee(
            id=self.id(), meeting_id=self.meeting.id, position=len(self.attendees), who=who, capacity=capacity,
            seat_id=seat_id, substitute_for=substitute_for, head_count=head_count,
        )  # fmt: skip
        self.attendees.append(attendee)
        return attendee

    def event(
        self,
        kind: EventKind,
        hour: int,
        minute: int,
        attendee: Attendee | None = None,
        in_minute: Minute | None = None,
        after: Block | None = None,
    ) -> Event:
        at = datetime.combine(self.meeting.date, time(hour, minute))
        event = Event(
            id=self.id(), meeting_id=self.meeting.id, at=at, seq=len(self.events),
            recorded_at=at.replace(tzinfo=UTC), kind=kind,
            attendee_id=attendee.id if attendee else None, minute_id=in_minute.id if in_minute else None,
            after_block_id=after.id if after else None,
        )  # fmt: skip
        self.events.append(event)
        return event

    def minute(self, heading: str, **fields: object) -> Minute:
        """A minute after the last one."""
        place = len(self.minutes) * POSITION_GAP
        minute = Minute(id=self.id(), meeting_id=self.meeting.id, position=place, heading=heading)
        self.minutes.append(replace(minute, **fields))  # type: ignore[arg-type]  # any field of Minute
        return self.minutes[-1]

    def item(self, title: str, **fields: object) -> Minute:
        """An item of the agenda, and the minute about it."""
        item = AgendaItem(id=self.id(), meeting_id=self.meeting.id, position=len(self.items), title=title)
        self.items.append(replace(item, **fields))  # type: ignore[arg-type]  # any field of AgendaItem
        return self.minute(title, item_ids=(item.id,))

    def paper(self, title: str, number: str = "") -> Paper:
        """A paper of the last item."""
        place = len(self.papers)
        self.papers.append(Paper(id=self.id(), item_id=self.items[-1].id, position=place, title=title, number=number))
        return self.papers[-1]

    def planned(self, on: PartialDate, start: time | None = None, end: time | None = None, venue: str = "") -> None:
        """A meeting that is announced after those before."""
        self.planned_meetings.append(
            PlannedMeeting(
                id=self.id(), board_id=self.board.id, meeting_id=self.meeting.id, position=len(self.planned_meetings),
                on=on, start=start, end=end, venue=venue,
            )
        )  # fmt: skip

    def block(self, text: str | RichText, kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
        """A block at the end of the last minute."""
        words = typed(text) if isinstance(text, str) else text
        block = Block(
            id=self.id(), minute_id=self.minutes[-1].id, position=len(self.blocks) * POSITION_GAP, kind=kind, text=words
        )
        self.blocks.append(replace(block, **fields))  # type: ignore[arg-type]  # any field of Block
        return self.blocks[-1]

    def action(
        self, text: str, *owners: str, due: Due | None = None, status: ActionStatus = ActionStatus.OPEN
    ) -> Block:
        """An action raised at the end of the last minute."""
        action = Action(
            id=self.id(), board_id=self.board.id, meeting_id=self.meeting.id,
            owners=tuple(Owner(words=owner) for owner in owners), due=due, status=status,
        )  # fmt: skip
        self.actions.append(action)
        return self.block(text, BlockKind.ACTION, action_id=action.id)

    def decision(self, text: str, kind: str = "agreed", result: DecisionResult = DecisionResult.CARRIED) -> Block:
        """A decision taken at the end of the last minute."""
        decision = Decision(
            id=self.id(), meeting_id=self.meeting.id, minute_id=self.minutes[-1].id, kind=kind, result=result,
            at=datetime(2022, 3, 28, 16, 0),
        )  # fmt: skip
        self.decisions.append(decision)
        return self.block(text, BlockKind.DECISION, decision_id=decision.id)

    def reach(self, state: MinutesState) -> None:
        """Puts the minutes into a state."""
        step = StatusStep(state=state, on=DAY, recorded_at=datetime(2022, 3, 28, 18, 0, tzinfo=UTC))
        self.meeting = replace(self.meeting, steps=(step,))

    def record(self) -> MeetingRecord:
        return MeetingRecord(
            board=self.board, meeting=self.meeting, posts=tuple(self.posts), groups=tuple(self.groups),
            categories=tuple(self.categories), seats=tuple(self.seats), minutes=tuple(self.minutes),
            attendees=tuple(self.attendees), all_events=tuple(self.events), actions=tuple(self.actions),
            decisions=tuple(self.decisions), blocks=tuple(self.blocks), organisations=tuple(self.organisations),
            items=tuple(self.items), papers=tuple(self.papers), planned_meetings=tuple(self.planned_meetings),
        )  # fmt: skip
