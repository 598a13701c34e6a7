"""A meeting to come with every kind of thing that an agenda and a notice print."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from clerk_app.domain.actions import Action, Due, DueKind, Owner
from clerk_app.domain.agenda import (
    AgendaItem,
    Exemption,
    Gathers,
    ItemQuestion,
    ItemState,
    Lead,
    Paper,
    Purpose,
)
from clerk_app.domain.board import Board, DateStyle, Formats, TimeStyle
from clerk_app.domain.earlier_business import EarlierBusiness, OpenAction
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, MeetingMode, PlannedMeeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.people import Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.seats import Seat, SeatRole

MADE_AT = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
EXPORT_ID = "018f0000-0000-7000-8000-000000000001"
SECRET = "Dismissal of the lamp keeper"
BOARD, MEETING = Id("b" * 32), Id("c" * 32)


def _id(number: int) -> Id:
    return Id(f"{number:032x}")


def item(number: int, title: str, **more: object) -> AgendaItem:
    made = AgendaItem(id=_id(number), meeting_id=MEETING, position=number, title=title)
    return replace(made, **more)  # type: ignore[arg-type]  # any field of AgendaItem


ITEMS = (
    item(1, "Welcome", leads=(Lead(words="Harbour Master"),), slot=Slot(start=time(10), end=time(10, 10))),
    item(2, "Actions of earlier meetings", minutes_planned=10, gathers=Gathers.OPEN_ACTIONS),
    item(
        3, "Lights on the slipway", purpose=Purpose.DECISION, minutes_planned=20, continues=_id(90),
        leads=(Lead(words="Engineer"), Lead(words="Pilot")),
        summary="Three lamps were tried.\n\nNone was seen from the bar.",
        sponsors=(Lead(words="Pilot"), Lead(words="Coastguard"), Lead(words="County")),
        recommendations=("choose one of the three lamps in Paper 3A; and", "ask the county to pay for half."),
    ),
    item(4, "The quay", position=4),
    item(5, "Bollards", parent_id=_id(4), position=5, minutes_planned=1),
    item(6, SECRET, exempt=Exemption(reason="Names of staff", public_title="A matter of staff"),
         leads=(Lead(words="Secret Lead"),), recommendations=("dismiss him",), summary="He slept.",
         sponsors=(Lead(words="Secret Sponsor"),), slot=Slot(start=time(11), end=time(12))),
    item(7, "What he did", parent_id=_id(6)),
    item(8, "Moorings", state=ItemState.DEFERRED, recommendations=("raise the dues",)),
    item(9, "Regatta", state=ItemState.WITHDRAWN),
    item(10, "Closed while it was minuted"),
)  # fmt: skip

_POSTS = ("Harbour Master", "Pilot", "Coastguard", "Records Officer", "Deputy Pilot")


def _attendees() -> tuple[Attendee, ...]:
    capacities = (Capacity.MEMBER, Capacity.MEMBER, Capacity.OBSERVER, Capacity.CLERK, Capacity.SUBSTITUTE)
    return tuple(
        Attendee(
            id=_id(300 + place), meeting_id=MEETING, position=place, who=Party(post_id=_id(200 + place)),
            capacity=capacity, seat_id=_id(400) if place == 0 else None,
            substitute_for=_id(301) if capacity is Capacity.SUBSTITUTE else None,
        )
        for place, capacity in enumerate(capacities)
    )  # fmt: skip


def calling_record() -> MeetingRecord:
    formats = Formats(date=DateStyle.WEEKDAY, time=TimeStyle.HOURS)
    meeting = Meeting(
        id=MEETING, board_id=BOARD, date=date(2026, 2, 12), start=time(10), end=time(12), venue="Old Customs House",
        mode=MeetingMode.HYBRID,
    )  # fmt: skip
    return MeetingRecord(
        board=Board(id=BOARD, names=(DatedName("Harbour Board"),), chair_title="Chairman", formats=formats),
        meeting=meeting,
        posts=tuple(Post(id=_id(200 + n), names=(DatedName(title),)) for n, title in enumerate(_POSTS)),
        seats=(Seat(id=_id(400), board_id=BOARD, category_id=None, position=0, title="Harbour Master",
                    roles=(SeatRole.CHAIR,)),),
        items=ITEMS,
        papers=(
            Paper(id=_id(500), item_id=_id(3), position=0, title="Three lamps", number="3A"),
            Paper(id=_id(501), item_id=_id(3), position=1, title="Letter of the county"),
            Paper(id=_id(502), item_id=_id(6), position=0, title=SECRET),
        ),
        questions=(
            ItemQuestion(id=_id(550), item_id=_id(3), position=1, text="Who pays?", source="Paper 3A, question 2"),
            ItemQuestion(id=_id(551), item_id=_id(3), position=0, text="Which lamp is seen from the bar?"),
            ItemQuestion(id=_id(552), item_id=_id(6), position=0, text="Was he warned?"),
        ),
        attendees=_attendees(),
        minutes=(Minute(id=_id(600), meeting_id=MEETING, position=0, heading=SECRET, item_ids=(_id(10),),
                        exempt=Exemption(reason="Names of staff")),),
        blocks=(Block(id=_id(601), minute_id=_id(600), position=0, kind=BlockKind.PRIVATE_NOTE, text=typed(SECRET)),),
    )  # fmt: skip


def earlier() -> EarlierBusiness:
    dues = (Due(kind=DueKind.DATE, on=date(2026, 2, 9)), Due(kind=DueKind.NEXT_MEETING), None)
    return EarlierBusiness(
        open_actions=tuple(
            OpenAction(
                action=Action(id=_id(700 + n), board_id=BOARD, meeting_id=_id(99), due=due,
                              owners=(Owner(words="Pilot"), Owner(words="Engineer"))[: 1 + n % 2]),
                block=Block(id=_id(710 + n), minute_id=_id(800), position=n, kind=BlockKind.ACTION,
                            text=typed(f"To mend the quay, part {n + 1}.")),
                raised_on=date(2025, 11, 13),
            )
            for n, due in enumerate(dues)
        ),
        came_from={_id(3): date(2025, 11, 13)},
        planned=(
            PlannedMeeting(id=_id(900), board_id=BOARD, meeting_id=MEETING, position=0, start=time(10), end=time(12),
                           on=PartialDate(day=14, month=5, year=2026), venue="Old Customs House"),
            PlannedMeeting(id=_id(901), board_id=BOARD, meeting_id=MEETING, position=1,
                           on=PartialDate(day=10, month=9, year=2026, year_inferred=True)),
            PlannedMeeting(id=_id(902), board_id=BOARD, meeting_id=MEETING, position=2, start=time(10),
                           on=PartialDate(month=3, year=2027)),
        ),
    )  # fmt: skip
