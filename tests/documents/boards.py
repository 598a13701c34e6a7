"""Invented meetings of two boards with other house styles: one minutes in a table, one item by item for the web."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.agenda import Lead
from clerk_app.domain.board import Board, DateStyle, Formats, TimeStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity, Meeting
from clerk_app.domain.minutes import BlockKind, ListMarker, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from tests.builders import RecordBuilder
from tests.house_styles import ITEM_TABLE, WEB_ITEM

MADE_AT = datetime(2027, 2, 5, 9, 0, tzinfo=UTC)
EXPORT_ID = "018f0000-0000-7000-8000-000000000002"
BOARD = Id("b" * 32)

_ASSURED = (
    "The {who} noted that the figures for the autumn were better than those for the summer, though the difference "
    "between the parishes had grown. Most of the change came from the two northern ones, where the new rota had begun "
    "in September; the others were to follow once the posts were filled."
)


def said_by(who: str) -> str:
    """A paragraph of seven lines."""
    return " ".join([_ASSURED.format(who=who)] * 2)


def slot(first: str, last: str) -> Slot:
    return Slot(start=time.fromisoformat(first), end=time.fromisoformat(last))


def table_builder() -> RecordBuilder:
    """The Islands Partnership: items in a table, actions where they arose, three planned meetings."""
    build = RecordBuilder(
        board=Board(
            id=BOARD,
            names=(DatedName("Islands Partnership for Young People"),),
            formats=Formats(date=DateStyle.WEEKDAY, time=TimeStyle.HOURS),
            house_style=ITEM_TABLE.key,
        ),
        meeting=Meeting(
            id=Id("c" * 32), board_id=BOARD, date=date(2027, 2, 4), start=time(10), end=time(12, 30),
            venue="Upper Hall, Harbour House",
        ),
    )  # fmt: skip
    _attendance_of_the_partnership(build)
    _first_items(build)
    _later_items(build)
    for day, month in ((20, 5), (16, 9), (25, 11)):
        build.planned(PartialDate(day=day, month=month, year=2027), time(10), time(12, 30))
    return build


def _attendance_of_the_partnership(build: RecordBuilder) -> None:
    names = ("Officers of the States", "Appointed Members", "Voluntary Bodies", "Observers", "Guests")
    build.categories = [
        Category(id=Id(f"{place:x}" * 32), board_id=BOARD, position=place, name=name)
        for place, name in enumerate(names, start=1)
    ]
    in_groups: tuple[tuple[str, ...], ...] = (
        (
            "Director of Learning, Sport, Youth and the Arts", "Group Director Schools, LSYA", "Head of Media, LSYA",
            "Director of Plans & Measures, PPI", "Chief Midwife",
        ),
        ("Governor of the Young Offenders’ Wing, Home Affairs", "Harbour & Home Nursing"),
        ("Bright Beginnings", "Islands Play Trust"),
        ("Ombudsman for Children", "Chair of the Safety Board"),
        ("Head of Youth Plans, PPI", "Planner, PPI"),
    )  # fmt: skip
    chair = build.attendee("Minister for Young People", chair=True)
    build.event(EventKind.ARRIVED, 9, 50, chair)
    bodies = {"Harbour & Home Nursing", "Bright Beginnings", "Islands Play Trust"}
    for category, people in zip(build.categories, in_groups, strict=True):
        capacity = {"Observers": Capacity.OBSERVER, "Guests": Capacity.GUEST}.get(category.name, Capacity.MEMBER)
        for name in people:
            attendee = build.organisation(name, capacity) if name in bodies else build.attendee(name, capacity)
            build.attendees[-1] = attendee = replace(attendee, category_id=category.id)
            build.event(EventKind.ARRIVED, 9, 55, attendee)
    for away in (build.organisation("Islands Reading Trust"), build.organisation("Inspectorate of Care")):
        build.event(EventKind.APOLOGIES, 9, 0, away)
    build.event(EventKind.STARTED, 10, 0)


def _first_items(build: RecordBuilder) -> None:
    build.item("Welcome and Introductions", leads=(Lead(words="Chair"),), slot=slot("10:00", "10:10"))
    build.block(
        "The Chair opened the first meeting of the Islands Partnership and asked everybody to say who they were."
    )
    build.item(
        "Terms of Reference", leads=(Lead(words="Director of Learning, Sport, Youth and the Arts"),),
        slot=slot("10:10", "10:30"),
    )  # fmt: skip
    build.block("The Director went through section four and put three thoughts to the Partnership:")
    for words in (
        "one plan for all services. ",
        "measures that are “lived”, not counted. ",
        "money that follows need. ",
    ):
        build.block(
            f"There was to be {words}" + _ASSURED.format(who="Director"), BlockKind.LIST_ENTRY, marker=ListMarker.LETTER
        )
    build.block("Harbour & Home Nursing asked whether others could be co-opted for a single piece of work.")
    build.action("Update the terms of reference.", "Head of Youth Plans, PPI")
    build.block("In answer to what members had raised, the Director said that:")
    for words in (
        "it was too early to be certain of everything; questions were to be written down;",
        "membership should stay under review (the Chief Midwife added that two people might be needed);",
        "the ‘two hats’ of the Partnership needed a longer talk.",
    ):
        build.block(words, BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)


def _later_items(build: RecordBuilder) -> None:
    build.item("Where have we come from?", leads=(Lead(words="Head of Youth Plans, PPI"),), slot=slot("10:30", "10:45"))
    for _ in range(5):
        build.block(said_by("Head of Youth Plans, PPI"))
    build.action("To circulate the tables behind the plan", "Head of Youth Plans, PPI", "Planner, PPI")
    build.item("How is progress told?", leads=(Lead(words="Planner, PPI"),), slot=slot("10:45", "11:15"))
    build.block(
        "The approach rests on i) doing less, better; ii) saying so; and iii) asking who is better off. In short:"
    )
    for words in ("How much?", "How well?", "Who gained?"):
        build.block(words, BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    for who in ("Planner", "Ombudsman for Children", "Chief Midwife", "Chair"):
        build.block(said_by(who))
    build.block("The berths for young crews by season:", numbered=False)
    build.block(
        "Berths", BlockKind.TABLE,
        rows=tuple(
            (typed(season), typed(berths))
            for season, berths in (("Season", "Berths"), ("Summer", "3,500"), ("Winter", "16"))
        ),
    )  # fmt: skip
    build.block("The gap between the two was to be looked at again.", BlockKind.WATCHING_BRIEF)
    build.item("‘First for Children’ – telling people", leads=(Lead(words="Head of Media, LSYA"),))
    build.block("The Head of Media described the launch, planned for the week after half term.")
    build.block("We all want to be asked first,", BlockKind.QUOTATION)
    build.item("AOB / Calendar of Meetings", slot=slot("12:15", "12:30"))
    build.block("The Chair thanked everybody for coming.")


def web_builder() -> RecordBuilder:
    """The County Health Board, whose numbers run on: an item with asks and an amended clause, and a plain one."""
    build = RecordBuilder(
        board=Board(
            id=BOARD,
            names=(DatedName("County Health Board"),),
            chair_title="Chairman",
            house_style=WEB_ITEM.key,
        ),
        meeting=Meeting(
            id=Id("c" * 32), board_id=BOARD, date=date(2027, 2, 4), start=time(10, 30), end=time(13),
            venue="Council Chamber", first_number=30,
        ),
    )  # fmt: skip
    for title, is_chair in (("Leader of the Council", True), ("Director of Public Health", False)):
        build.event(EventKind.ARRIVED, 10, 25, build.attendee(title, chair=is_chair))
    build.event(EventKind.STARTED, 10, 30)
    strategy(build)
    build.item("Dates of Meetings")
    build.block("The dates that the Clerk had circulated were noted.")
    return build


def strategy(build: RecordBuilder) -> Minute:
    """The item with everything that one on the web can have."""
    minute = build.item(
        "Early Years Strategy",
        recommendations=(
            "name the leads of each organisation for the steering group set out in Appendix 2; and",
            "answer the questions in section 3.4",
        ),
    )
    build.paper("Early Years Strategy: report", "Item 30")
    build.paper("Appendix 2: the steering group")
    build.block(
        "This report tells how the strategy is being written, before the cabinet decides in May.", numbered=False
    )
    build.block("In the absence of the Director of Early Years her deputy presented the report.")
    build.block("The Board was referred to section 3.4, which asks:")
    for words in (
        "What would change if families came first? Do they already?",
        "Where could we work ‘side by side’?",
        "What stands in the way?",
    ):
        build.block(words, BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
    build.block("The Board answered as follows:")
    for words in (
        "Shared ownership was the aim, and the voice of families its centre.",
        " ".join(["The parishes knew their people best; small plans were worth more than one large one."] * 3),
        "The Patients’ Forum would bring its report within two weeks.",
    ):
        build.block(words, BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
    build.action("Invite two heads of schools to the group.", "Director of Early Years")
    build.block("Summing up, the Chairman asked that meetings be held when families could come.")
    build.decision("", "resolved")
    build.blocks[-1] = replace(build.blocks[-1], text=amended_resolution())
    build.decision("the questions in section 3.4 had been answered.", "resolved")
    return minute


def amended_resolution() -> RichText:
    return rich(
        (
            Run("the leads, "),
            Run("with those whom the Board had added,", Marks(amended=True)),
            Run(" for the steering group set out in Appendix 2 be named; and"),
        )
    )


def table_minutes() -> Document:
    return compose_minutes(table_builder().record(), ITEM_TABLE, MADE_AT, EXPORT_ID)


def web_minutes() -> Document:
    return compose_minutes(web_builder().record(), WEB_ITEM, MADE_AT, EXPORT_ID)


def web_extract() -> Document:
    record = web_builder().record()
    return compose_minutes(record, WEB_ITEM, MADE_AT, EXPORT_ID, only=record.minutes[0].id)
