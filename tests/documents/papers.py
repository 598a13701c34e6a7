"""Papers to write in tests: invented minutes with everything a real one has met."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

from clerk_app.documents.blocks import (
    Block,
    Cell,
    CellBlock,
    Document,
    Furniture,
    Heading,
    ListEntry,
    Metadata,
    PageBreak,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
    Role,
    Row,
    Run,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
    TitleLine,
    cell,
    header_row,
    plain,
    row,
)
from clerk_app.domain.minutes import ListMarker

MOMENT = datetime(2026, 3, 2, 17, 45, 12, tzinfo=UTC)
EXPORT_ID = "5f0c0e5e-7d0b-5c55-9a53-0d5b6b3b0a11"


def an_id(place: int) -> str:
    return f"{place:032x}"


def metadata(title: str = "Minutes of the Harbour Trust, 24 February 2026") -> Metadata:
    return Metadata(
        title=title,
        author="Harbour Trust",
        subject="Minutes",
        created=MOMENT,
        modified=MOMENT,
        export_id=EXPORT_ID,
        keywords=("minutes", "harbour"),
    )


def paper(*blocks: Block, furniture: Furniture | None = None) -> Document:
    return Document(metadata=metadata(), blocks=blocks, furniture=furniture or Furniture())


def minute(number: str, text: str | Runs, source: str = "", role: Role = Role.MINUTE) -> Paragraph:
    return Paragraph(plain(text) if isinstance(text, str) else text, role, number, source=source)


def entries(marker: ListMarker, numbers: Sequence[str], texts: Sequence[str], level: int = 0) -> list[Block]:
    return [ListEntry(plain(text), marker, level, number) for number, text in zip(numbers, texts, strict=True)]


LONG = (
    "The Harbour Master reported that the dredging of the inner basin had been finished a week ahead of the programme, "
    "and that the berths along the north quay were open again. Two members asked whether the spoil had been tested "
    "before it was taken out to sea. The Harbour Master confirmed that it had, and that the results were within the "
    "limits set by the licence. "
)


def minutes_paper() -> Document:
    """Minutes with a cover, attendance, apologies, pinned and restarted numbers, a pledge list, accents and actions."""
    blocks: list[Block] = [
        TitleBlock(
            (
                TitleLine(plain("Harbour Trust")),
                TitleLine(plain("24th February 2026"), Role.SUBTITLE),
                TitleLine(plain("MINUTES"), Role.SUBTITLE),
            ),
            own_page=True,
        ),
        Paragraph(plain("Harbour Trust 24th February 2026 15:30-17:30"), Role.DETAIL),
        Heading(plain("ATTENDEES"), 1),
        PlainList(
            tuple(
                PlainEntry(plain(post), an_id(900 + place))
                for place, post in enumerate(
                    (
                        "Constable of the Parish, Chair",
                        "Harbour Master",
                        "Interim Director of Infrastructure",
                        "Representative of the Comité des Pêcheurs",
                        "Swyddog Iaith, Cyngor Gŵyr a’r Tŷ Mawr",
                        "Minute Taker, Research and Administration Officer",
                        "Junior Sailors",
                    )
                )
            )
        ),
        Heading(plain("Welcome and Apologies"), 1, "1", an_id(1)),
        minute("1.1", "The Chair welcomed the Junior Sailors and thanked them for coming.", an_id(2)),
        minute("1.2", "The Chair noted the following apologies:", an_id(3)),
        *entries(
            ListMarker.BULLET,
            ("•",) * 3,
            ("Head of Policy", "Representative of the Lifeboat Station", "Minister for the Environment"),
        ),
        Heading(plain("Previous Minutes and Actions"), 1, "2", an_id(4)),
        minute("2.1", "The Chair went through what had been asked for last time:", an_id(5)),
        Paragraph(plain("Repair the slipway lights. This action had been completed."), Role.CONTINUATION),
        Paragraph(
            plain("Ask the parish for a second bench. This was on the agenda, and a letter had gone out in January."),
            Role.CONTINUATION,
        ),
        minute("2.2", "The minutes of the meeting held on 20th January 2026 were approved.", an_id(6)),
        Heading(plain("Report: Dredging: Update and Next Steps"), 1, "3", an_id(7)),
        minute("3.1", LONG * 3, an_id(8)),
        minute(
            "3.2",
            (
                Run("The paper is "),
                Run("published with the agenda", link="https://example.org/papers?item=3&part=2"),
                Run(", and members "),
                Run("AGREED", bold=True),
                Run(" to take it as read ("),
                Run("nem. con.", italic=True),
                Run("). "),
                Run("Diolch yn fawr", language="cy-GB"),
                Run(" was said from the gallery, and "),
                Run("minuted", underline=True),
                Run("."),
            ),
            an_id(9),
        ),
        minute("3.4", "A number was pinned here, since paragraph 3.3 had been withdrawn; the next goes on.", an_id(10)),
        minute("3.5", LONG, an_id(11)),
        Heading(plain("Junior Sailors: Pledges"), 1, "4", an_id(12)),
        minute("4.1", "The Junior Sailors read out the pledges that they would like the Trust to make:", an_id(13)),
        *entries(
            ListMarker.DECIMAL,
            tuple(f"{place}." for place in range(1, 9)),
            (
                "Ask us first, and listen",
                "Keep the pontoon safe for beginners and for those who come back after a long while ashore",
                "Lend kit to whoever needs it",
                "Explain the rules in plain words",
                "Say what can be done",
                "Let us try, and let us fail",
                "Have one of us at the table",
                "Mind the weather and each other",
            ),
        ),
        Paragraph(
            plain(
                "This took in a visit to the lifeboat station. The Sailors would write the pledges out with the Chair."
            ),
            Role.CONTINUATION,
        ),
        minute("4.2", "The Chair asked for two steps to be put to the next meeting:", an_id(14)),
        *entries(ListMarker.LETTER, ("a.",), ("a timetable, with:",)),
        *entries(ListMarker.ROMAN, ("i.", "ii."), ("the tides", "the school terms"), level=1),
        *entries(ListMarker.LETTER, ("b.",), ("a budget, with:",)),
        *entries(ListMarker.ROMAN, ("i.",), ("the grants",), level=1),
        Quotation(plain("‘We do not want hats,’ one of them said. “We want boats.”"), an_id(15)),
        minute("4.3", "RESOLVED: that the pledges be adopted.", an_id(16), Role.DECISION),
        Heading(plain("Moorings"), 2, "4A", an_id(17)),
        minute("4A.1", "A paragraph of a sub-item.", an_id(18)),
        minute("4A.2", "And one more.", an_id(19)),
        Heading(plain("Any other business"), 1, "9", an_id(20)),
        Paragraph(plain("There was none. The next meeting was set for 28th March."), Role.CONTINUATION),
        Heading(plain("ACTIONS"), 1),
        action_table(16),
        SignatureBlock(("Chair", "Date"), plain("Signed as a true record:")),
    ]
    return paper(
        *blocks,
        furniture=Furniture(
            header="Harbour Trust · 24 February 2026",
            footer="Minutes",
            banner="DRAFT, not yet approved",
        ),
    )


def action_table(count: int) -> Table:
    return Table(
        widths=(1, 6, 3, 2),
        header=(header_row(("No.", "Action", "Owner", "Due")),),
        rows=tuple(
            row(
                (
                    str(place),
                    "Write to the county about the slipway lights and bring the answer to the next meeting.",
                    "Harbour Master",
                    "28 March 2026",
                ),
                source=an_id(5000 + place),
            )
            for place in range(1, count + 1)
        ),
        description="Actions with their owners and dates",
        row_headers=True,
    )


def tables_paper() -> Document:
    """Tables over pages, a row taller than a page, spans, two tables in a row, rulings."""
    tall = Cell(tuple(Paragraph(plain(LONG), Role.CELL) for _ in range(22)))
    listed = Cell(
        (
            Paragraph(plain("Three things:"), Role.CELL),
            ListEntry(plain("oars"), ListMarker.BULLET),
            ListEntry(plain("sails"), ListMarker.DECIMAL, 0, "1."),
        )
    )
    spanning = Row((Cell((Paragraph(plain("Over all columns"), Role.CELL),), span=3),))
    return paper(
        TitleBlock((TitleLine(plain("Tables")), TitleLine(plain("Second line"), Role.SUBTITLE))),
        Heading(plain("Actions"), 1, "1"),
        action_table(70),
        Heading(plain("A tall row"), 1, "2"),
        Table(
            (2, 5, 1),
            (Row((cell("Dredging"), tall, cell("✓"))), Row((cell("Kit"), listed, cell("—"))), spanning),
            (header_row(("Item", "What was said", "Done")),),
            caption=plain("Items as a table"),
            description="What was said under each item",
        ),
        Table((1, 1), (row(("no lines", "at all")),), description="A second table"),
        PageBreak(),
        Paragraph(plain("After the break.")),
    )


def item_row(number: str, paragraphs: int) -> Row:
    """An item as a row: its number, and a heading, paragraphs, a list, a quotation and posts beside it."""
    blocks: list[CellBlock] = [Heading((Run(f"Subject number {number}", bold=True), Run(" (Harbour Master)")))]
    blocks += [Paragraph(plain(LONG), Role.CONTINUATION) for _ in range(paragraphs)]
    blocks += [ListEntry(plain(LONG), ListMarker.DECIMAL, number=f"{place})") for place in (1, 2)]
    blocks += [Quotation(plain("We want boats.")), PlainList((PlainEntry(plain("Pilot")), PlainEntry(plain("Cook"))))]
    return Row((Cell((Paragraph((), Role.ITEM_NUMBER, number),) if number else ()), Cell(tuple(blocks))))


def item_table_paper(items: int = 4, paragraphs: int = 9) -> Document:
    """Items as a table whose rows are higher than a page, the last of them without a number."""
    rows = [*(item_row(str(place), paragraphs) for place in range(1, items + 1)), item_row("", 1)]
    header = Row((replace(cell("Item", Role.CELL_HEADER), span=2),))
    table = Table((1, 9), tuple(rows), (header,), description="Items", row_headers=True)
    return paper(
        TitleBlock((TitleLine(plain("Items in a table")),)), table, furniture=Furniture(header="Harbour Trust")
    )


def marks_paper() -> Document:
    """Every mark with and without a link, in every kind of text: over line ends, beside each other, in cells."""
    links = ("", "https://example.org/a?b=1&c=2", "mailto:clerk@example.org")
    marked = tuple(
        Run(f"words {place} ", bold=bold, italic=italic, underline=underline, amended=amended, link=links[place % 3])
        for place, (bold, italic, underline, amended) in enumerate(product((False, True), repeat=4))
    )
    over_lines = (Run("from one\nline to the next", bold=True, link=links[1]), Run(LONG, italic=True, link=links[1]))
    return paper(
        Heading(marked[:4], 1, "1", an_id(1)),
        minute("1.1", marked, an_id(2)),
        minute("1.2", over_lines, an_id(3)),
        ListEntry(marked[2:8], ListMarker.LETTER, number="a."),
        ListEntry(over_lines, ListMarker.ROMAN, 1, "i."),
        Quotation(marked[4:10]),
        PlainList((PlainEntry(marked[:3]), PlainEntry((marked[1],)))),
        Table(
            (1, 1),
            (row((marked[1:3], over_lines)), row((marked[:1], ()))),
            (header_row((marked[4:6], "x")),),
            description="Marks",
        ),
        Paragraph((marked[1],), Role.NOTE),
    )


def long_paper(sections: int = 60) -> Document:
    """Many sections of numbered paragraphs and short lists."""
    blocks: list[Block] = [TitleBlock((TitleLine(plain("A long paper")),))]
    for section in range(1, sections + 1):
        blocks.append(Heading(plain(f"Subject number {section}"), 1, str(section), an_id(section * 100)))
        blocks += [minute(f"{section}.{place}", LONG, an_id(section * 100 + place)) for place in range(1, 5)]
        blocks += entries(ListMarker.BULLET, ("•", "•"), ("first", "second"))
    return paper(*blocks, furniture=Furniture(header="A long paper", footer="Minutes"))
