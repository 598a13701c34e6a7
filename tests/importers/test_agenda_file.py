"""Agendas as boards write them: pasted as text or HTML, or in a Word file, with what could not be told said."""

from __future__ import annotations

from datetime import time

import pytest
from docx.document import Document

from clerk_app.domain.agenda import Purpose
from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList, ItemDoubt, ListedItem, ListedPaper
from clerk_app.domain.doubts import Place, doubt
from clerk_app.domain.member_list import LeftOver
from clerk_app.domain.partial_date import Slot
from clerk_app.importers.agenda_file import read_agenda, read_pasted_agenda
from clerk_app.importers.refusal import Refusal, RefusalCode
from tests.importers.files import WORD, new_document, relations, saved_document, word_file, word_parts, zipped


def pasted(*lines: str) -> AgendaList:
    return read_pasted_agenda("\n".join(lines))


def only_item(*lines: str) -> ListedItem:
    (item,) = pasted(*lines).items
    return item


def slot(start: str, end: str) -> Slot:
    return Slot(start=time.fromisoformat(start), end=time.fromisoformat(end))


def outline(found: AgendaList) -> list[tuple[str, str, int | None]]:
    return [(item.number, item.title, item.part_of) for item in found.items]


@pytest.mark.parametrize(
    "line",
    [
        "1. Welcome", "1 Welcome", "Item 1 Welcome", "Item 1: Welcome", "1) Welcome", "1\tWelcome", "1 – Welcome",
        "Agenda item 1. Welcome",
    ],
)  # fmt: skip
def test_an_item_is_numbered_in_any_usual_way(line: str) -> None:
    assert outline(pasted("Partnership Board", line)) == [("1", "Welcome", None)]


def test_parts_of_items_are_numbered_by_letters_or_behind_a_dot() -> None:
    found = pasted("4. Finance", "4A Budget", "4(b) Outturn", "5. Health", "5.1 Waiting", "5.1.2 Lists")
    assert outline(found) == [
        ("4", "Finance", None), ("4A", "Budget", 0), ("4B", "Outturn", 0), ("5", "Health", None),
        ("5.1", "Waiting", 3), ("5.1.2", "Lists", 3),
    ]  # fmt: skip
    assert found.items[5].doubts == (doubt(ItemDoubt.TOO_DEEP, number="5.1.2"),)
    assert found.doubts == (doubt(AgendaDoubt.MIXED_NUMBERS, one="4A", other="5.1"),)


def test_lead_and_slot_of_the_first_board() -> None:
    """Requirement 0.14: title, lead role, timed slot."""
    item = only_item("1. How we got here? (Head of Children's Policy, SPPP) 1030hrs – 1045hrs")
    assert (item.title, item.leads, item.slot) == (
        "How we got here?", ("Head of Children's Policy, SPPP",), slot("10:30", "10:45"),
    )  # fmt: skip
    assert item.doubts == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10:30-10:45", slot("10:30", "10:45")),
        ("10.30 – 10.45", slot("10:30", "10:45")),
        ("1030 - 1045", slot("10:30", "10:45")),
        ("9.30 to 10am", slot("09:30", "10:00")),
        ("2 – 2.30pm", slot("14:00", "14:30")),
        ("11.30am until noon", slot("11:30", "12:00")),
        ("10:30, 15 mins", slot("10:30", "10:45")),
    ],
)
def test_a_slot_is_read_however_it_is_written(words: str, expected: Slot) -> None:
    for line in (f"1. Welcome {words}", f"1. {words} Welcome", f"1. Welcome ({words})", f"{words} 1. Welcome"):
        assert (only_item(line).title, only_item(line).slot) == ("Welcome", expected), line


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("15 mins", 15), ("(5 minutes)", 5), ("1 hour", 60), ("half an hour", 30), ("1 hr 30 mins", 90)],
)
def test_a_duration_is_planned_minutes(words: str, minutes: int) -> None:
    item = only_item(f"1. Welcome {words}")
    assert (item.title, item.slot, item.minutes) == ("Welcome", None, minutes)


@pytest.mark.parametrize(
    "title", ["Budget 2021 – 2022", "Minutes of 24 January 2022", "24/7 care", "Review of the 10 point plan"]
)
def test_numbers_in_titles_are_no_times(title: str) -> None:
    item = only_item(f"1. {title}")
    assert (item.title, item.slot, item.minutes, item.doubts) == (title, None, None, ())


def test_an_early_hour_is_taken_for_the_afternoon_and_that_is_said() -> None:
    item = only_item("1. Welcome 2.00 – 2.30")
    assert item.slot == slot("14:00", "14:30")
    assert item.doubts == (doubt(ItemDoubt.AFTERNOON_ASSUMED, words="2.00 – 2.30", start="14:00"),)


def test_the_end_of_an_item_follows_from_the_next_and_that_is_said() -> None:
    first, last = pasted("10.00 Coffee", "10.30 Welcome").items
    assert first.slot == slot("10:00", "10:30")
    assert first.doubts == (doubt(ItemDoubt.END_FROM_NEXT, end="10:30"),)
    assert (last.slot, last.doubts) == (None, (doubt(ItemDoubt.END_UNKNOWN, start="10:30"),))


def test_slots_that_do_not_fit_are_doubted() -> None:
    found = pasted("1. A 10:00-10:30", "2. B 10:20-10:40", "3. C 10:50-10:45", "4. D 11:00-11:10", "5. E 09:00-09:10")
    assert [item.doubts for item in found.items] == [
        (),
        (doubt(ItemDoubt.SLOT_OVERLAP, minutes=10, other="1 A"),),
        (doubt(ItemDoubt.ENDS_BEFORE_IT_BEGINS, start="10:50", end="10:45"),),
        (),
        (
            doubt(ItemDoubt.SLOT_OUT_OF_ORDER, minutes=60, other="1 A"),
            doubt(ItemDoubt.SLOT_OUT_OF_ORDER, minutes=80, other="2 B"),
            doubt(ItemDoubt.SLOT_OUT_OF_ORDER, minutes=120, other="4 D"),
        ),
    ]


def test_a_time_that_ends_before_it_begins_is_not_taken() -> None:
    assert [item.slot for item in pasted("1. A 10:50-10:45", "2. B 11:00-11:00").items] == [None, None]


def test_a_time_that_no_day_has_is_doubted() -> None:
    (item,) = read_pasted_agenda("No\tItem\tTime\n1\tWelcome\t25:70\n").items
    assert item.doubts == (doubt(ItemDoubt.TIME_UNCLEAR, words="25:70"),)


def test_two_items_with_a_number_and_a_number_left_out_are_doubted() -> None:
    found = pasted("1. A", "2. B", "2. C", "5. D")
    assert [item.doubts for item in found.items[2:]] == [
        (doubt(ItemDoubt.NUMBER_TWICE, number="2", line=2),),
        (doubt(ItemDoubt.NUMBER_MISSING, number="3"),),
    ]


def test_items_that_are_numbered_in_two_ways_are_doubted() -> None:
    """Requirement 1.09: "1." against "2"."""
    assert pasted("1. A", "2 B", "3. C").doubts == (doubt(AgendaDoubt.MIXED_NUMBERS, one="1.", other="2"),)


def test_a_part_of_no_item_is_doubted() -> None:
    item = pasted("1. A", "4A B").items[1]
    assert (item.part_of, item.doubts) == (None, (doubt(ItemDoubt.NO_PARENT, number="4A", parent="4"),))


def test_the_title_may_stand_below_its_number_and_none_is_doubted() -> None:
    found = pasted("Item 1", "Welcome (Chair)", "Item 2", "Item 3", "Close")
    assert outline(found) == [("1", "Welcome", None), ("2", "", None), ("3", "Close", None)]
    assert found.items[0].leads == ("Chair",)
    assert found.items[1].doubts == (doubt(ItemDoubt.NO_TITLE),)


@pytest.mark.parametrize(
    ("words", "leads", "is_doubted"),
    [
        ("(Jane Smith)", ("Jane Smith",), False),
        ("(Jane Smith/Sam Lee)", ("Jane Smith", "Sam Lee"), False),
        ("– Jane Smith", ("Jane Smith",), True),
        ("– Chair", ("Chair",), True),
        ("– the next steps", (), False),
        ("(verbal)", (), False),
    ],
)  # fmt: skip
def test_leads_stand_in_brackets_or_behind_a_dash(words: str, leads: tuple[str, ...], is_doubted: bool) -> None:
    item = only_item(f"1. Finance {words}")
    assert item.leads == leads
    assert item.title == ("Finance" if leads else f"Finance {words}")
    assert [each.code for each in item.doubts] == ([ItemDoubt.LEAD_FROM_DASH] if is_doubted else [])


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("(for information)", Purpose.INFORMATION),
        ("– for decision", Purpose.DECISION),
        ("for approval", Purpose.DECISION),
        ("(to note)", Purpose.INFORMATION),
        ("(for discussion)", Purpose.DISCUSSION),
    ],
)
def test_purpose_words_give_the_purpose(words: str, purpose: Purpose) -> None:
    item = only_item(f"1. Finance {words}")
    assert (item.title, item.purpose, item.doubts) == ("Finance", purpose, ())


def test_of_several_purposes_the_strongest_is_taken_and_said() -> None:
    item = only_item("1. Finance (for discussion and decision)")
    assert (item.purpose, item.doubts) == (Purpose.DECISION, (doubt(ItemDoubt.SEVERAL_PURPOSES, purpose="decision"),))


def test_a_title_that_begins_with_a_purpose_word_stays_one() -> None:
    assert only_item("1. To approve the minutes").title == "To approve the minutes"


@pytest.mark.parametrize("intro", ["The Board is asked to: -", "Members are invited to", "Recommendations:"])
@pytest.mark.parametrize(
    "marks", [("1) ", "2) "), ("1. ", "2. "), ("a) ", "b) "), ("• ", "• "), ("(i) ", "(ii) "), ("", "")]
)
def test_what_the_board_is_asked_to_do_is_kept_as_asks(intro: str, marks: tuple[str, str]) -> None:
    found = pasted("7. Finance", intro, f"{marks[0]}note the report;", f"{marks[1]}agree the plan.", "8. Close")
    assert outline(found) == [("7", "Finance", None), ("8", "Close", None)]
    assert found.items[0].asks == ("note the report;", "agree the plan.")
    assert (found.left_over, found.items[0].doubts) == ((), ())


def test_an_ask_may_stand_in_the_line_itself() -> None:
    found = pasted("1. Finance", "The Board is asked to note the report.", "Further words")
    assert found.items[0].asks == ("note the report.",)
    assert found.left_over == (LeftOver(Place(3), "Further words"),)


def test_a_line_that_may_be_an_ask_or_the_next_item_is_doubted() -> None:
    found = pasted("1. Finance", "The Board is asked to:", "1. note", "2. agree", "3. Close")
    assert found.items[0].asks == ("note", "agree", "3. Close".removeprefix("3. "))
    assert [each.code for each in found.items[0].doubts] == [ItemDoubt.ASK_OR_ITEM]


@pytest.mark.parametrize(
    ("line", "leads", "purpose", "numbers"),
    [
        ("1. Budget – Director of Finance (20 mins) - Paper 2 attached", ("Director of Finance",), None, ["2"]),
        ("1. Budget - for approval - Paper 1", (), Purpose.DECISION, ["1"]),
        ("1. Budget – Papers 3 and 4 – for approval", (), Purpose.DECISION, ["3", "4"]),
    ],
)
def test_papers_may_stand_behind_a_dash(
    line: str, leads: tuple[str, ...], purpose: Purpose | None, numbers: list[str]
) -> None:
    item = only_item(line)
    assert (item.title, item.leads, item.purpose) == ("Budget", leads, purpose)
    assert [paper.number for paper in item.papers] == numbers


def test_papers_are_named_in_brackets_lines_or_below_a_heading() -> None:
    found = pasted(
        "1. Minutes (Paper 1)", "2. Finance (Papers 2 and 3A)", "Appendix A: Budget", "Supporting documents:",
        "• Trends", "3. Health (attached)",
    )  # fmt: skip
    assert [item.papers for item in found.items] == [
        (ListedPaper("1"),),
        (ListedPaper("2"), ListedPaper("3A"), ListedPaper("A", "Budget"), ListedPaper("", "Trends")),
        (ListedPaper(""),),
    ]
    assert found.items[2].doubts == (doubt(ItemDoubt.PAPER_UNNAMED),)


def test_lettered_lines_are_parts_and_that_is_said() -> None:
    found = pasted("2. Apologies", "(a) from members")
    assert outline(found)[1] == ("2A", "from members", 0)
    assert found.items[1].doubts == (doubt(ItemDoubt.SUB_ITEM_OR_NOTE, words="from members"),)


def test_lines_below_an_item_are_not_lost() -> None:
    found = pasted(
        "Board", "1. Finance", "Lead: Head of Finance", "For decision", "Some more words", "3 members resigned"
    )
    assert found.titles == ("Board",)
    assert (found.items[0].leads, found.items[0].purpose) == (("Head of Finance",), Purpose.DECISION)
    assert found.left_over == (LeftOver(Place(5), "Some more words"), LeftOver(Place(6), "3 members resigned"))


def test_an_agenda_without_numbers_has_an_item_in_each_line_and_that_is_said() -> None:
    found = pasted("Welcome", "", "Minutes", "Finance (Jo Lee)")
    assert [item.title for item in found.items] == ["Welcome", "Minutes", "Finance"]
    assert found.doubts == (doubt(AgendaDoubt.NO_NUMBERS),)


def test_spaces_that_do_not_break_and_blank_paragraphs_are_cleaned_without_losing_lists() -> None:
    """Requirement 4.15."""
    found = read_pasted_agenda(
        "",
        "<p>1.&nbsp;&nbsp;Council’s&nbsp;plan</p><p>&nbsp;</p><p></p><p>The Board is asked to:</p><p>&nbsp;</p>"
        "<ol><li>&nbsp;note the ‘plan’</li></ol><p>&nbsp;</p><ol start=2><li>agree&nbsp;it</li></ol>",
    )
    assert outline(found) == [("1", "Council’s plan", None)]
    assert found.items[0].asks == ("note the ‘plan’", "agree it")


def test_html_in_a_table_leaves_no_markup() -> None:
    """Requirement 0.43."""
    found = read_pasted_agenda(
        "",
        "<html><head><style>p{}</style></head><body><!--StartFragment-->"
        "<table><thead><tr><th>No.<th>Item<th>Lead<th>Time<th>Paper</thead>"
        "<tr><td>1<td><p class=x><b>Wel</b>come &amp;\n\t apologies</p><td>Chair<td>1000hrs - 1010hrs<td>"
        "<tr><td>2<td><p>Budget</p><p>The Board is asked to:</p><ol style='margin:0'><li>note<li>agree</ol>"
        "<td>Jo<br>Sam<td>15<td>Paper 2</table><script>x</script>",
    )
    first, second = found.items
    assert (first.title, first.leads, first.slot) == ("Welcome & apologies", ("Chair",), slot("10:00", "10:10"))
    assert (second.title, second.asks, second.leads, second.minutes, second.papers) == (
        "Budget", ("note", "agree"), ("Jo", "Sam"), 15, (ListedPaper("2"),),
    )  # fmt: skip
    assert (found.left_over, found.doubts, found.titles) == ((), (), ())


def test_every_column_of_a_table_is_kept_or_said_not_to_be_understood() -> None:
    found = pasted(
        "No.\tAgenda item\tLead\tTime\tPurpose\tPapers\tRecommendation\tRoom",
        "1\tBudget (Jo Lee) 10:00\tSam Poe\t10:15 – 10:30\tDecision\t4\t• agree it\tA1",
        "2\tHealth\t\ttbc\twhatever\tverbal\tThe Board is asked to note it\t",
        "x\tCare\t\t\t\tnone\t\t",
        "\tPart two\t\t\t\t\t\t",
        "3\tClose\t\t5\tinformation\tTrend data\t\t",
    )
    budget, health, care, close = found.items
    assert (budget.title, budget.leads, budget.slot) == ("Budget", ("Sam Poe", "Jo Lee"), slot("10:15", "10:30"))
    assert (budget.purpose, budget.papers, budget.asks) == (Purpose.DECISION, (ListedPaper("4"),), ("agree it",))
    assert (health.purpose, health.papers, health.asks) == (None, (), ("note it",))
    assert (care.number, care.title, care.papers) == ("", "Care", ())
    assert (close.minutes, close.purpose, close.papers) == (5, Purpose.INFORMATION, (ListedPaper("", "Trend data"),))
    assert [left.words for left in found.left_over] == ["10:00", "A1", "tbc", "whatever", "verbal", "x", "Part two"]


def test_a_number_may_stand_in_the_cell_of_the_title() -> None:
    found = pasted("Item\tLead\tTime", "1. Welcome\tChair\t10 mins", "1.1 Apologies\tClerk\t5 mins")
    assert outline(found) == [("1", "Welcome", None), ("1.1", "Apologies", 0)]


def test_a_row_that_says_neither_number_nor_time_is_read_as_lines() -> None:
    found = pasted("1\tWelcome\tChair", "The Board is asked to:\t\tnote it", "2\tClose\t\t10:00 – 10:10")
    assert found.items[0].asks == ("note it",)
    assert found.items[1].slot == slot("10:00", "10:10")


def test_a_time_in_a_line_of_its_own_belongs_to_the_item_above() -> None:
    found = pasted("1. Welcome", "10:00 – 10:10", "10:20", "2. Close")
    assert found.items[0].slot == slot("10:00", "10:10")
    assert found.left_over == (LeftOver(Place(3), "10:20"),)


def test_a_number_that_comes_next_is_no_time() -> None:
    parts = [f"10.{count} Part" for count in range(1, 11)]
    found = pasted("10. Finance", *parts, "10.45 Tea")
    assert [item.number for item in found.items[1:]] == [*(f"10.{count}" for count in range(1, 11)), ""]
    assert found.items[-1].doubts == (doubt(ItemDoubt.END_UNKNOWN, start="10:45"),)


def test_dots_are_items_where_nothing_is_numbered() -> None:
    found = pasted("Agenda", "• Welcome", "see you there", "• Close")
    assert ([item.title for item in found.items], found.titles) == (["Welcome", "Close"], ("Agenda",))
    assert found.left_over == (LeftOver(Place(3), "see you there"),)


def test_text_in_columns_of_tabs_is_a_table() -> None:
    found = pasted("Item\tSubject\tLead\tTime", "1\tWelcome\tChair\t10:00 – 10:05", "2\tBudget\tJo Lee\t10 mins")
    assert [(item.number, item.title, item.leads) for item in found.items] == [
        ("1", "Welcome", ("Chair",)),
        ("2", "Budget", ("Jo Lee",)),
    ]


def test_a_table_without_headings_is_told_by_what_its_cells_say() -> None:
    found = pasted("1\tWelcome\tChair\t10:00 – 10:05", "2\tBudget\tfor decision\tPaper 4")
    assert (found.items[0].title, found.items[0].leads, found.items[0].slot) == (
        "Welcome",
        ("Chair",),
        slot("10:00", "10:05"),
    )
    assert found.items[0].doubts == (doubt(ItemDoubt.LEAD_FROM_COLUMN, words="Chair"),)
    assert (found.items[1].purpose, found.items[1].papers) == (Purpose.DECISION, (ListedPaper("4"),))


@pytest.fixture
def document() -> Document:
    return new_document()


def test_words_own_numbers_are_numbers_of_items(document: Document) -> None:
    document.add_heading("Agenda", 1)
    document.add_paragraph("Welcome (Chair)", style="List Number")
    document.add_paragraph("", style="List Number")
    document.add_paragraph("Budget", style="List Number")
    document.add_paragraph("The Board is asked to:")
    document.add_paragraph("note it", style="List Bullet")
    found = read_agenda(saved_document(document))
    assert outline(found) == [("1", "Welcome", None), ("2", "Budget", None)]
    assert (found.titles, found.items[1].asks) == (("Agenda",), ("note it",))


def test_headings_of_a_word_file_are_items_where_nothing_is_numbered(document: Document) -> None:
    document.add_heading("Partnership Board", 1)
    document.add_heading("Welcome", 2)
    document.add_paragraph("All are welcome.")
    document.add_heading("Budget (Jo Lee)", 2)
    found = read_agenda(saved_document(document))
    assert outline(found) == [("", "Welcome", None), ("", "Budget", None)]
    assert [left.words for left in found.left_over] == ["All are welcome."]


def test_a_table_of_a_word_file_is_read_by_its_headings(document: Document) -> None:
    rows = (
        ("No", "Item", "Lead", "Time"),
        ("1", "Welcome", "Chair", "10.00"),
        ("2", "Budget", "Jo Lee", "10.10 - 10.30"),
    )
    table = document.add_table(0, 4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    found = read_agenda(saved_document(document))
    assert [(item.title, item.slot) for item in found.items] == [
        ("Welcome", slot("10:00", "10:10")),
        ("Budget", slot("10:10", "10:30")),
    ]


def test_lists_of_several_levels_count_as_word_does() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{words}"/></w:lvl>'
        for level, words in enumerate(("%1.", "%1.%2"))
    )
    form = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    counted = '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:numbering xmlns:w="{WORD}">{form}{counted}</w:numbering>'
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for level, text in ((0, "Finance"), (1, "Budget"), (1, "Outturn"), (0, "Health"), (1, "Waiting"))
    )
    parts = word_parts(body, **{"word/numbering.xml": numbering})
    parts["word/_rels/document.xml.rels"] = relations(numbering="numbering.xml")
    assert outline(read_agenda(zipped(parts))) == [
        ("1", "Finance", None), ("1.1", "Budget", 0), ("1.2", "Outturn", 0), ("2", "Health", None),
        ("2.1", "Waiting", 3),
    ]  # fmt: skip


def test_what_a_word_file_leaves_out_is_said() -> None:
    body = "<w:p><w:r><w:t>1. A</w:t></w:r><w:del><w:r><w:delText>B</w:delText></w:r></w:del></w:p>"
    assert read_agenda(word_file(body)).doubts == (doubt(AgendaDoubt.DELETED_TEXT, count=1),)


def test_a_text_file_is_read_as_well() -> None:
    found = read_agenda("1. Café\r\n2. Close\r\n".encode("cp1252"))
    assert [item.title for item in found.items] == ["Café", "Close"]
    assert found.doubts == (doubt(AgendaDoubt.OLD_LETTERS),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", RefusalCode.NO_ITEMS),
        (" \u200b\n\xa0", RefusalCode.NO_ITEMS),
        ("x" * (2 * 1024 * 1024 + 1), RefusalCode.TOO_LARGE),
        ("a\n" * 501, RefusalCode.TOO_MANY_ITEMS),
        ("1. a\n" + "b\n" * 20_001, RefusalCode.TOO_MANY_PARAGRAPHS),
        ("1. a\n" + "b" * 20_001, RefusalCode.CELL_TOO_LONG),
    ],
    ids=range(6),
)
def test_what_is_no_agenda_is_refused(text: str, code: RefusalCode) -> None:
    with pytest.raises(Refusal) as refused:
        read_pasted_agenda(text)
    assert refused.value.code is code
