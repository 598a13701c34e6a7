"""Papers that hold too much, too little, or what nobody lays out by hand: enough to break tables, lists and pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from clerk_app.documents.blocks import (
    Cell,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    Quotation,
    Role,
    Row,
    Table,
    cell,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_public import compose_public
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.documents.style import PageStyle, page_style
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.editions import public_record
from clerk_app.domain.house_style import AttendanceLayout, HouseStyle, ItemLayout
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.papers import paper
from tests.house_styles import HOUSE_STYLES
from tests.page_styles import NUMBERED_BY_ITEM

LONG_NAME = "The Honourable Harbour Master for all Moorings Westward of Ely"
"""Sixty characters and a few."""
ARABIC, HEBREW = "\u0642\u0631\u0631 \u0627\u0644\u0645\u062c\u0644\u0633 3", "\u05d5\u05e2\u05d3\u05ea, 12"
SECRET = "quayside"
SIZES = 200


@dataclass(frozen=True, slots=True)
class Hostile:
    """A paper, the look it is written in, and words that stand in it as often as it says."""

    name: str
    document: Document
    style: PageStyle
    said: str
    times: int


def hostile_papers() -> Iterator[Hostile]:
    """All of them: made by hand, and composed in every way of telling who was there and of laying out items."""
    for name, document, said, times in _made_by_hand():
        yield Hostile(name, document, NUMBERED_BY_ITEM, said, times)
    for style in _styles():
        for name, (compose, record, said, times) in _meetings(style).items():
            yield Hostile(f"{name}.{style.name}", compose(record, style), page_style(style), said, times)


def long_paragraph(words: int, word: str = "moored") -> str:
    return " ".join(f"{word}{place}" for place in range(words))


def _made_by_hand() -> Iterator[tuple[str, Document, str, int]]:
    endless = "z" * 300
    names = Table(
        (1, 3, 1),
        (row((LONG_NAME, LONG_NAME, LONG_NAME)), row((endless, "b", "c"))),
        (header_row(("Name", "What", endless[:60])),),
        description="Names",
        row_headers=True,
    )
    yield "long names", paper(names, Paragraph(plain(f"{LONG_NAME} {endless}"), Role.MINUTE, "1.1")), "Westward", 4
    yield "sixty columns", paper(_table(3, 60, "w")), "w2.59", 1
    yield "three hundred rows", paper(Heading(plain("Rows"), 1, "1"), _table(300, 4, "word ")), "word 299.3", 1
    inside = Cell((ListEntry(plain(ARABIC), ListMarker.DECIMAL, 0, "1."), Quotation(plain(HEBREW))))
    both_ways = Table((1, 1), (row((ARABIC, HEBREW)), Row((inside, cell("x")))), description="Both ways")
    entries = _entries(ARABIC, HEBREW)
    yield "from the right", paper(Heading(plain(ARABIC), 1, "1"), both_ways, *entries, _table(1, 2, "x")), HEBREW[:4], 3
    signs = (
        Heading(plain("Snacks \U0001f34e and \U0001f468\u200d\U0001f469\u200d\U0001f467 fun"), 1, "1"),
        Heading(plain("\U0001f389"), 2),
        Paragraph(plain("Seen\u00b9 and \u2020heard\u2021, see * below [1]."), Role.MINUTE, "1.1"),
        Paragraph(plain("\u00b9 Of last year. \u00b2 There too."), Role.NOTE),
    )
    yield "signs", paper(*signs), "Of last year", 1
    first, second, last = (
        ListEntry(plain(one), ListMarker.DECIMAL, 0, f"{n}.") for n, one in enumerate("abc", start=1)
    )
    below = ListEntry(plain("below"), ListMarker.LETTER, 1, "a.")
    yield "tables in lists", paper(first, _table(2, 2, "x"), second, below, _table(2, 2, "y"), last), "y1.1", 1


def _entries(*texts: str) -> list[ListEntry]:
    return [ListEntry(plain(text), ListMarker.DECIMAL, 0, f"{place}.") for place, text in enumerate(texts, start=1)]


def _table(rows: int, columns: int, word: str) -> Table:
    cells = [row([f"{word}{one}.{place}" for place in range(columns)]) for one in range(rows)]
    head = header_row([f"Head {one}" for one in range(columns)])
    return Table((1,) * columns, tuple(cells), (head,), description="Words")


def _styles() -> Iterator[HouseStyle]:
    plainest = replace(HOUSE_STYLES["numbered-by-item"], actions_first=True, action_pages=True)
    for attendance in AttendanceLayout:
        yield replace(plainest, attendance=attendance, name=str(attendance))
    for items in (ItemLayout.TABLE, ItemLayout.WEB):
        yield replace(plainest, items=items, name=f"items-{items}")


_Composed = tuple[Callable[[MeetingRecord, HouseStyle], Document], MeetingRecord, str, int]


def _meetings(style: HouseStyle) -> dict[str, _Composed]:
    return {
        "nobody and nothing": (_minutes, _nobody(), "Business", 1),
        "two hundred people": (_minutes, _crowd(), "Westward", SIZES),
        "ten thousand words": (_minutes, _closed(), "moored9999", 2),
        "the middle withheld": (_public, public_record(_closed(), PUBLIC_WORDS, style.numbering), "moored9999", 2),
    }


def _minutes(record: MeetingRecord, style: HouseStyle) -> Document:
    return compose_minutes(record, style, MADE_AT, EXPORT_ID)


def _public(record: MeetingRecord, style: HouseStyle) -> Document:
    return compose_public(record, style, MADE_AT, EXPORT_ID)


def _nobody() -> MeetingRecord:
    build = RecordBuilder()
    build.item("Business")
    build.item("None")
    return build.record()


def _crowd() -> MeetingRecord:
    build = RecordBuilder()
    for place in range(SIZES):
        build.event(EventKind.ARRIVED, 15, 30, build.attendee(f"{LONG_NAME} {place}"))
    build.item("Business")
    build.action("Count them.", "Pilot")
    return build.record()


def _closed() -> MeetingRecord:
    """Ten thousand words in each of three items, the middle one exempt."""
    build = RecordBuilder()
    build.item("Business")
    build.block(long_paragraph(10_000))
    build.item("Sale", exempt=Exemption(reason="of a contract", public_title="A sale", public_summary="It was heard."))
    build.block(long_paragraph(10_000, SECRET))
    build.item("More")
    build.block(long_paragraph(10_000))
    build.action("Count them.", "Pilot")
    return build.record()
