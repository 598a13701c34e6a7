"""Real minutes of two boards as records, the words read from the shared documents through their maps."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from clerk_app.domain.agenda import Lead
from clerk_app.domain.board import Board, DateStyle, Formats, TimeStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from tests.builders import RecordBuilder
from tests.house_styles import ITEM_TABLE, WEB_ITEM
from tests.seeds.seed_map import Passage

BOARD = Id("b" * 32)


def in_a_table(passages: Sequence[Passage]) -> RecordBuilder:
    """Minutes whose attendance and items stand in tables."""
    words = {passage.kind: passage for passage in passages}
    day = datetime.strptime(words["date"].text, "%A %d %B %Y").date()
    start, end = _times(words["times"].text)
    build = RecordBuilder(
        board=Board(
            id=BOARD,
            names=(DatedName(words["title"].span(2)),),
            formats=Formats(date=DateStyle.WEEKDAY, time=TimeStyle.HOURS),
            house_style=ITEM_TABLE.key,
        ),
        meeting=Meeting(
            id=Id("c" * 32), board_id=BOARD, date=day, start=start, end=end, venue=words["venue"].text
        ),
    )  # fmt: skip
    _attendance(build, words["attendance"], words["apologies"])
    for passage in passages:
        _item_or_block(build, passage, day)
    return build


def on_the_web(passages: Sequence[Passage]) -> RecordBuilder:
    """One item as it stands on the web, with its resolutions."""
    words = {passage.kind: passage for passage in passages}
    name = words["asks_heading"].text.removeprefix("The ").removesuffix(" is asked to: -")
    build = RecordBuilder(
        board=Board(id=BOARD, names=(DatedName(name),), chair_title="Chairman", house_style=WEB_ITEM.key),
        meeting=Meeting(
            id=Id("c" * 32), board_id=BOARD, date=date(2019, 10, 3), start=time(10, 30), first_number=30
        ),
    )  # fmt: skip
    asks = tuple(passage.text for passage in passages if passage.kind == "ask")
    build.item(words["item_title"].text, recommendations=asks)
    for passage in passages:
        match passage.kind:
            case "summary":
                build.block(passage.text, numbered=False)
            case "paragraph":
                build.block(passage.text)
            case "list_entry":
                build.block(passage.text, BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
            case "resolution":
                _resolution(build, passage)
    return build


def _resolution(build: RecordBuilder, passage: Passage) -> None:
    decision = build.decision(passage.text, "resolved")
    if "amended_words" in passage.facts:
        first, last = passage.facts["amended_words"]
        text = rich(
            (
                Run(f"{passage.span(0, first)} "),
                Run(passage.span(first, last), Marks(amended=True)),
                Run(f" {passage.span(last)}"),
            )
        )
        build.blocks[-1] = replace(decision, text=text)


def _attendance(build: RecordBuilder, present: Passage, apologies: Passage) -> None:
    category: Category | None = None
    for place, name in enumerate(present.pieces()):
        if place in present.facts["headings"]:
            category = Category(id=build.id(), board_id=BOARD, position=len(build.categories), name=name)
            build.categories.append(category)
            continue
        is_chair = place == present.facts["chair"]
        attendee = build.attendee(name.removesuffix(" (Chair)"), chair=is_chair)
        build.attendees[-1] = attendee = replace(attendee, category_id=category.id if category else None)
        build.event(EventKind.ARRIVED, 9, 50, attendee)
    for name in apologies.pieces():
        build.event(EventKind.APOLOGIES, 9, 0, build.organisation(name))
    build.event(EventKind.STARTED, 10, 0)


def _item_or_block(build: RecordBuilder, passage: Passage, day: date) -> None:
    match passage.kind:
        case "heading":
            title, lead = passage.facts["title_words"], passage.facts["lead_words"]
            who = passage.span(title, title + lead).removeprefix("(").removesuffix(")")
            first, last = _times(passage.span(title + lead))
            leads = (Lead(words=who),) if who else ()
            build.item(passage.span(0, title), leads=leads, slot=Slot(start=first, end=last))
        case "paragraph":
            build.block(passage.text)
        case "list_entry":
            build.block(passage.text, BlockKind.LIST_ENTRY, marker=ListMarker(passage.facts["marker"]))
        case "action":
            ((first_word, after),) = passage.facts["owner_words"]
            build.action(passage.span(after), passage.span(first_word, after))
        case "next_meeting":
            spoken = datetime.strptime(f"{passage.span(0, 3)} {day.year}", "%A %d %B %Y").date()
            on = PartialDate(day=spoken.day, month=spoken.month, year=spoken.year)
            build.planned(on, *_times(passage.span(3)))


def _times(words: str) -> tuple[time, time]:
    first, last = re.findall(r"(\d{4})hrs", words)
    return time.fromisoformat(first), time.fromisoformat(last)
