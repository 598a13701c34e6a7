"""What stands below the last item, and how many there are above lists of people, as a house style has it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from clerk_app.documents.blocks import Block, Heading, ListEntry, SignatureBlock, Table, runs_in, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.house_style import USUAL, Apologies, AttendanceLayout, Ends, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Agency, Organisation, Post
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.house_styles import HOUSE_STYLES, ITEM_TABLE


def printed(build: RecordBuilder, style: HouseStyle) -> tuple[Block, ...]:
    return compose_minutes(build.record(), style, MADE_AT, EXPORT_ID).blocks


def with_ends(**parts: bool) -> HouseStyle:
    return replace(USUAL, ends=Ends(**parts))


def after(blocks: Sequence[Block], heading: str) -> list[Block]:
    """What follows a heading."""
    found = [place for place, one in enumerate(blocks) if isinstance(one, Heading) and text_of(one.runs) == heading]
    return list(blocks[found[0] + 1 :]) if found else []


def lines(blocks: Sequence[Block]) -> list[str]:
    return [text_of(runs) for runs in runs_in(blocks)]


def test_the_meetings_that_are_planned_stand_below_the_items(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.planned(PartialDate(day=4, month=10, year=2024), time(10), time(12), "Town Hall")
    ended = after(printed(build, with_ends(next_meetings=True)), "NEXT MEETING:")
    assert [type(one) for one in ended] == [ListEntry]
    assert lines(ended) == ["4th October 2024 10:00-12:00, Town Hall"]
    assert after(printed(build, USUAL), "NEXT MEETING:") == []


def test_where_items_are_a_table_the_next_meetings_are_told_once(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.planned(PartialDate(day=4, month=10, year=2024), time(10), time(12), "Town Hall")
    told = lines(printed(build, replace(ITEM_TABLE, ends=Ends(next_meetings=True))))
    assert sum("Town Hall" in line for line in told) == 1


def test_papers_are_listed_with_the_number_of_their_item(build: RecordBuilder) -> None:
    build.item("Welcome")
    build.item("Budget")
    build.paper("Budget report", "A1")
    ended = after(printed(build, with_ends(appendices=True)), "PAPERS")
    assert isinstance(ended[0], Table)
    assert lines(ended)[1:] == ["Item", "Paper", "2", "A1 Budget report"]
    assert after(printed(build, USUAL), "PAPERS") == []


def test_short_forms_are_explained_that_stand_in_what_is_printed(build: RecordBuilder) -> None:
    build.minute("Welcome to the JNA")
    build.block("The Joint Needs Assessment (JNA) was heard. The XYZ was not.")
    ended = after(printed(build, with_ends(short_forms=True)), "SHORT FORMS")
    assert lines(ended)[1:] == ["Short form", "Stands for", "JNA", "Joint Needs Assessment"]


def test_short_forms_of_posts_bodies_and_agencies_are_explained_where_the_minutes_do_not(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("The HM told the RNLI of the Home Office (HO), and the LA heard of it. The Lamps Act (LA) was read.")
    known = replace(
        build.record(),
        posts=(Post(id=Id("1" * 32), names=(DatedName("Harbour Master"),), abbreviation="HM"),),
        organisations=(
            Organisation(
                id=Id("2" * 32), names=(DatedName("Royal National Lifeboat Institution"),), abbreviation="RNLI"
            ),
        ),
        agencies=(Agency(id=Id("3" * 32), names=(DatedName("Local Authority"),), abbreviation="LA"),),
    )
    blocks = compose_minutes(known, with_ends(short_forms=True), MADE_AT, EXPORT_ID).blocks
    assert lines(after(blocks, "SHORT FORMS"))[3:] == [
        "HM", "Harbour Master", "HO", "Home Office", "LA", "Lamps Act", "RNLI", "Royal National Lifeboat Institution",
    ]  # fmt: skip


def test_where_nothing_is_to_be_listed_there_is_no_heading_either(build: RecordBuilder) -> None:
    build.minute("Welcome")
    every = with_ends(next_meetings=True, appendices=True, short_forms=True)
    assert printed(build, every) == printed(build, USUAL)


def test_the_chair_signs_the_minutes_and_what_is_listed_with_them_stands_behind(build: RecordBuilder) -> None:
    build.item("Welcome to the Joint Needs Assessment (JNA)")
    build.paper("Budget report")
    build.planned(PartialDate(day=4, month=10, year=2024), time(10), time(12), "Town Hall")
    every = with_ends(next_meetings=True, appendices=True, short_forms=True, signature=True)
    *_, entry, last, _, papers, _, short_forms = printed(build, every)
    assert isinstance(entry, ListEntry)
    assert isinstance(last, SignatureBlock)
    assert isinstance(papers, Table)
    assert isinstance(short_forms, Table)
    assert last.labels == ("Chair", "Date")
    assert text_of(last.statement) == "Signed as a true record of the meeting."


def test_lists_of_people_say_how_many_there_are_where_the_style_has_it(build: RecordBuilder) -> None:
    for title in ("Head of Harbours", "Head of Ports"):
        build.event(EventKind.ARRIVED, 10, 0, build.attendee(title))
    build.event(EventKind.APOLOGIES, 10, 0, build.attendee("Head of Quays"))
    build.minute("Welcome")
    for layout, headings in (
        (AttendanceLayout.FLAT, {"ATTENDEES (2 present)", "APOLOGIES (1)"}),
        (AttendanceLayout.GROUPED, {"ATTENDEES (2 present)", "APOLOGIES (1)"}),
        (AttendanceLayout.TABLE, {"Attendees (2 present)", "Apologies (1)"}),
    ):
        told = lines(printed(build, replace(USUAL, attendance=layout, apologies=Apologies.BLOCK, counts=True)))
        assert headings <= set(told), layout
        assert not any("(2)" in line for line in lines(printed(build, replace(USUAL, attendance=layout))))


def test_every_style_of_the_program_composes_with_every_end(build: RecordBuilder) -> None:
    build.item("Budget")
    build.paper("Budget report")
    every = Ends(next_meetings=True, appendices=True, short_forms=True, signature=True)
    for style in HOUSE_STYLES.values():
        assert any(isinstance(one, SignatureBlock) for one in printed(build, replace(style, ends=every)))
