"""What a house style may choose for its papers: numbers, marks, actions, apologies, and days and people."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    Quotation,
    Role,
    Table,
    TitleBlock,
    text_of,
)
from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_public import compose_public
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.documents.style import page_style
from clerk_app.documents.text import write_text
from clerk_app.documents.units import mm, pt
from clerk_app.domain.actions import Due, DueKind
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.editions import public_record
from clerk_app.domain.house_style import (
    USUAL,
    ActionPlacement,
    Apologies,
    AttendanceLayout,
    Dates,
    HouseStyle,
    ParagraphNumbers,
    People,
    RunningWords,
    Times,
)
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.names import DatedName
from clerk_app.domain.numbering import MarkForm
from clerk_app.domain.page_look import Look, NumberLook
from clerk_app.domain.people import Person
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.ooxml import part, printed_lines, w
from tests.documents.ooxml import text_of as text_of_word
from tests.documents.pdf.reading import page_texts
from tests.documents.word_check import faults
from tests.house_styles import ITEM_TABLE

THROUGH = replace(USUAL, paragraphs=ParagraphNumbers.THROUGH)
MARGIN = replace(USUAL, actions=ActionPlacement.MARGIN)


def minutes(build: RecordBuilder, style: HouseStyle) -> Document:
    return compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)


def numbers(blocks: Sequence[Block]) -> list[str]:
    return [one.number for one in blocks if isinstance(one, Paragraph) and one.number]


def headings(blocks: Sequence[Block]) -> list[str]:
    return [text_of(one.runs) for one in blocks if isinstance(one, Heading)]


def test_paragraphs_may_count_from_the_first_item_to_the_last(build: RecordBuilder) -> None:
    for title in ("Welcome", "Dues", "Lamps"):
        build.minute(title)
        build.block(f"{title} were heard.")
        build.block(f"{title} were heard again.")
    found = minutes(build, THROUGH).blocks
    assert numbers(found) == ["1", "2", "3", "4", "5", "6"]
    assert [one.number for one in found if isinstance(one, Heading)] == ["1", "2", "3"]


def test_an_extract_bears_the_numbers_that_go_through_the_meeting(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("All were welcome.")
    dues = build.minute("Dues")
    build.block("Dues were heard.")
    extract = compose_minutes(build.record(), THROUGH, MADE_AT, EXPORT_ID, dues.id)
    assert numbers(extract.blocks) == ["2"]


def test_numbers_through_the_meeting_stay_where_the_public_does_not_read_an_item(build: RecordBuilder) -> None:
    build.minute("Staff", exempt=Exemption(reason="Paragraph 1", public_title="A matter of staff"))
    build.block("Nobody was named.")
    build.block("Nobody was paid.")
    build.minute("Dues")
    build.block("Dues were heard.")
    public = public_record(build.record(), PUBLIC_WORDS, THROUGH.numbering)
    assert numbers(compose_public(public, THROUGH, MADE_AT, EXPORT_ID).blocks)[-1] == "3"


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        (MarkForm.DOT, ["a.", "b.", "i.", "1."]),
        (MarkForm.BRACKETS, ["(a)", "(b)", "(i)", "(1)"]),
        (MarkForm.BRACKET, ["a)", "b)", "i)", "1)"]),
    ],
)
def test_letters_and_numbers_of_lists_stand_in_the_signs_of_the_style(
    build: RecordBuilder, form: MarkForm, marks: list[str]
) -> None:
    build.minute("Dues")
    for marker in (ListMarker.LETTER, ListMarker.LETTER, ListMarker.ROMAN, ListMarker.DECIMAL):
        build.block("Boats", BlockKind.LIST_ENTRY, marker=marker)
    found = minutes(build, replace(USUAL, list_marks=form)).blocks
    assert [one.number for one in found if isinstance(one, ListEntry)] == marks


def an_action(build: RecordBuilder) -> None:
    build.minute("Lamps")
    build.block("The lamps were heard of.")
    build.action("Mend the lamps", "Harbour Master", due=Due(kind=DueKind.NEXT_MEETING))


def test_an_action_may_stand_in_the_text_with_who_and_when_in_the_margin(build: RecordBuilder) -> None:
    an_action(build)
    found = minutes(build, MARGIN).blocks
    (action,) = [one for one in found if isinstance(one, Paragraph) and one.aside]
    assert text_of(action.runs) == "Harbour Master was asked to mend the lamps."
    assert text_of(action.aside) == "ACTION: Harbour Master\nby the next meeting"
    assert headings(found) == ["Lamps"]


def test_an_action_of_nobody_stands_in_the_margin_by_its_word_alone(build: RecordBuilder) -> None:
    build.minute("Lamps")
    build.block("Mend the lamps", BlockKind.ACTION)
    (action,) = [one for one in minutes(build, MARGIN).blocks if isinstance(one, Paragraph) and one.aside]
    assert (text_of(action.runs), text_of(action.aside)) == ("Mend the lamps.", "ACTION")


def test_where_items_are_a_table_the_margin_is_a_column_of_it(build: RecordBuilder) -> None:
    an_action(build)
    build.block("The quay was heard of.")
    style = replace(ITEM_TABLE, actions=ActionPlacement.MARGIN)
    table = next(one for one in minutes(build, style).blocks if isinstance(one, Table) and one.row_headers)
    assert [[words_of(cell) for cell in row.cells] for row in (*table.header, *table.rows)] == [
        ["Item", "Action"],
        ["1", "Lamps | The lamps were heard of.", ""],
        ["", "Harbour Master was asked to mend the lamps.", "ACTION: Harbour Master\nby the next meeting"],
        ["", "The quay was heard of.", ""],
    ]


def words_of(cell: Cell) -> str:
    return " | ".join(
        text_of(one.runs) or one.number for one in cell.blocks if isinstance(one, Paragraph | Heading | ListEntry)
    )


def test_text_and_web_page_tell_what_stands_in_the_margin(build: RecordBuilder) -> None:
    an_action(build)
    document, look = minutes(build, MARGIN), page_style(MARGIN)
    assert "      ACTION: Harbour Master, by the next meeting\n" in write_text(document, look).decode()
    assert '<p class="aside"><strong>ACTION: Harbour Master</strong><br>' in write_html(document, look).decode()


def test_the_column_at_the_margin_is_kept_free_of_the_minutes(build: RecordBuilder) -> None:
    usual, beside = page_style(USUAL), page_style(replace(MARGIN, look=Look(margin_column=300)))
    assert beside.aside == pytest.approx(mm(30))
    assert beside.text(Role.MINUTE).right - usual.text(Role.MINUTE).right == pytest.approx(mm(35))
    assert beside.text(Role.CELL) == usual.text(Role.CELL)
    assert page_style(replace(MARGIN, look=Look(margin_column=5000))).aside == pytest.approx(
        usual.page.text_width * 0.4
    )


def test_apologies_may_be_a_list_of_their_own_or_left_to_the_minutes(build: RecordBuilder) -> None:
    build.event(EventKind.APOLOGIES, 10, 0, build.attendee("Head of Quays"))
    build.minute("Welcome")
    for layout in (AttendanceLayout.FLAT, AttendanceLayout.GROUPED):
        style = replace(USUAL, attendance=layout)
        assert headings(minutes(build, style).blocks) == ["Welcome"]
        assert headings(minutes(build, replace(style, apologies=Apologies.BLOCK)).blocks) == ["APOLOGIES", "Welcome"]


def test_the_headings_of_lists_are_in_capitals_only_where_the_style_has_them_so(build: RecordBuilder) -> None:
    build.event(EventKind.ARRIVED, 10, 0, build.attendee("Head of Quays"))
    build.minute("Lamps")
    build.action("Mend the lamps", "Head of Quays")
    small = replace(USUAL, capital_headings=False)
    assert headings(minutes(build, USUAL).blocks) == ["ATTENDEES", "Lamps", "ACTIONS"]
    assert headings(minutes(build, small).blocks) == ["Attendees", "Lamps", "Actions"]


def test_other_papers_have_capitals_in_their_titles_only_where_the_style_has_them_so(build: RecordBuilder) -> None:
    build.item("Dues")
    small = replace(USUAL, capital_headings=False)
    for style, actions, agenda in ((USUAL, "ACTIONS", "AGENDA"), (small, "Actions", "Agenda")):
        for document, title in (
            (compose_actions(build.record(), style, MADE_AT, EXPORT_ID), actions),
            (compose_agenda(build.record(), MADE_AT, EXPORT_ID, style=style), agenda),
        ):
            first = document.blocks[0]
            assert isinstance(first, TitleBlock)
            assert title in [text_of(line.runs) for line in first.lines]


def test_a_style_may_write_days_times_and_people_in_its_own_way(build: RecordBuilder) -> None:
    build.minute("Welcome")
    own = replace(USUAL, dates=Dates.WEEKDAY, times=Times.TWELVE)
    said = write_text(minutes(build, own), page_style(own)).decode()
    assert "Monday 28 March 2022" in said
    assert "28th March 2022" not in said
    assert "3.30pm-5.30pm" in said
    assert "28th March 2022" in write_text(minutes(build, USUAL), page_style(USUAL)).decode()


def test_a_style_may_call_people_by_name_where_the_board_calls_them_by_post(build: RecordBuilder) -> None:
    attendee = build.attendee("Head of Quays")
    person = Person(id=Id("9" * 32), names=(DatedName("Ada Example"),))
    attendee = replace(attendee, who=replace(attendee.who, person_id=person.id))
    build.attendees[-1] = attendee
    build.event(EventKind.ARRIVED, 10, 0, attendee)
    build.minute("Welcome")
    record = replace(build.record(), people=(person,))
    told = {
        people: write_text(
            compose_minutes(record, replace(USUAL, people=people), MADE_AT, EXPORT_ID), page_style(USUAL)
        ).decode()
        for people in People
    }
    assert "Ada Example" not in told[People.BOARD]
    assert "\nAda Example\n" in told[People.NAME]
    assert "\nAda Example, Head of Quays\n" in told[People.NAME_AND_POST]


def test_the_words_at_head_and_foot_are_those_of_the_style_with_its_fields_filled_in(build: RecordBuilder) -> None:
    build.minute("Welcome")
    words = RunningWords(header="{board}, {state}", footer="{date}; {braces}", footer_right="{title} {page}/{pages}")
    found = minutes(build, replace(USUAL, running=words)).furniture
    assert (found.header, found.footer) == ("Harbour Board, Draft", "28th March 2022; {braces}")
    assert found.page_label == "Harbour Board 28th March 2022 15:30-17:30 {page}/{pages}"
    build.reach(MinutesState.APPROVED)
    assert minutes(build, replace(USUAL, running=words)).furniture.header == "Harbour Board, Approved"


def test_a_paper_without_a_state_does_not_leave_the_sign_before_it(build: RecordBuilder) -> None:
    build.item("Dues")
    style = replace(USUAL, running=RunningWords(header="{board} – {state}"))
    agenda = compose_agenda(build.record(), MADE_AT, EXPORT_ID, style=style)
    assert agenda.furniture.header == "Harbour Board"


def test_only_minutes_have_a_line_for_the_initials_of_whoever_presided(build: RecordBuilder) -> None:
    build.item("Dues")
    style = replace(USUAL, initials=True)
    assert minutes(build, style).furniture.initials == "Chair’s initials"
    assert minutes(build, USUAL).furniture.initials == ""
    assert compose_agenda(build.record(), MADE_AT, EXPORT_ID, style=style).furniture.initials == ""
    assert compose_actions(build.record(), style, MADE_AT, EXPORT_ID).furniture.initials == ""


def test_every_paper_goes_by_the_words_of_the_style(build: RecordBuilder) -> None:
    build.item("Dues")
    own = replace(USUAL, running=RunningWords(header="Seen by {board}"), dates=Dates.PLAIN)
    actions = compose_actions(build.record(), own, MADE_AT, EXPORT_ID)
    assert actions.furniture.header == "Seen by Harbour Board"
    assert "28 March 2022" in actions.metadata.title


def test_what_is_slanted_is_upright_where_the_style_has_no_slanted_type() -> None:
    upright = page_style(replace(USUAL, look=Look(italics=False)))
    assert page_style(USUAL).text(Role.NOTE).italic
    assert not any(upright.text(role).italic for role in Role)


def test_sizes_that_follow_from_others_can_still_be_read() -> None:
    small = page_style(replace(USUAL, look=Look(table_smaller=5000, running_size=0)))
    assert small.text(Role.CELL).size == small.text(Role.HEADER).size == pt(6)
    assert small.text(Role.CELL).leading >= small.text(Role.CELL).size


def test_word_counts_paragraphs_through_the_meeting_whether_or_not_headings_are_numbered(build: RecordBuilder) -> None:
    for title in ("Welcome", "Dues"):
        build.minute(title)
        build.block(f"{title} were heard.")
        build.decision("Noted.")
    for style, headed in (
        (THROUGH, ["1. Welcome", "2. Dues"]),
        (replace(THROUGH, item_numbers=False), ["Welcome", "Dues"]),
    ):
        data = write_docx(minutes(build, style), page_style(style))
        lines = printed_lines(data)[-6:]
        assert lines == [headed[0], "1 Welcome were heard.", "2 Noted.", headed[1], "3 Dues were heard.", "4 Noted."]
        assert faults(data) == []


def test_headings_bear_no_number_where_the_style_has_none_there(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("All were welcome.")
    found = minutes(build, replace(USUAL, item_numbers=False)).blocks
    assert [one.number for one in found if isinstance(one, Heading)] == [""]
    assert numbers(found) == ["1.1"]


def test_in_word_what_is_in_the_margin_stands_in_a_row_with_its_paragraph(build: RecordBuilder) -> None:
    an_action(build)
    build.action("Mend the quay", "Pilot")
    build.block("The quay was heard of.")
    data = write_docx(minutes(build, MARGIN), page_style(MARGIN))
    (table,) = part(data, "word/document.xml").iter(w("tbl"))
    assert [[text_of_word(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))] == [
        ["Harbour Master was asked to mend the lamps.", "ACTION: Harbour Master\nby the next meeting"],
        ["Pilot was asked to mend the quay.", "ACTION: Pilot"],
    ]
    assert faults(data) == []


def test_in_a_pdf_what_is_in_the_margin_stands_level_with_its_paragraph_and_over_nothing(build: RecordBuilder) -> None:
    an_action(build)
    for _ in range(4):
        build.action("Mend", "Director of Harbours, Quays, Lamps and Moorings", due=Due(kind=DueKind.NEXT_MEETING))
    document = pdfium.PdfDocument(write_pdf(minutes(build, MARGIN), page_style(MARGIN)))
    page = document[1].get_textpage()
    words = page.get_text_range()
    beside = [page.get_charbox(place) for place in found_at(words, "ACTION")]
    spoken = [
        page.get_charbox(place)
        for place in (
            *found_at(words, "Harbour Master was"),
            *found_at(words, "Director of Harbours, Quays, Lamps and Moorings was"),
        )
    ]
    column = page_style(MARGIN).page.width - page_style(MARGIN).page.right - page_style(MARGIN).aside
    assert len(beside) == len(spoken) == 5
    for aside, text in zip(beside, spoken, strict=True):
        assert aside[0] == pytest.approx(column, abs=1)
        assert aside[1] == pytest.approx(text[1], abs=0.6)
    for above, below in pairwise(beside[1:]):
        # Four lines of 13 points each, the owner in three of them.
        assert above[1] - below[1] >= 4 * 13


def found_at(words: str, sought: str) -> list[int]:
    return [one.start() for one in re.finditer(re.escape(sought), words)]


def test_the_text_of_a_page_begins_below_all_that_stands_at_its_head(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("\n".join(["Heard."] * 70))
    tall = replace(USUAL, cover=False, look=Look(running_size=300))
    document = pdfium.PdfDocument(write_pdf(minutes(build, tall), page_style(tall)))
    page = document[1].get_textpage()
    words = page.get_text_range()
    header = page.get_charbox(words.index("17:30") + 4)
    assert page.get_charbox(words.index("Heard"))[3] < header[1]


def test_a_line_stands_below_headings_where_the_style_has_one(build: RecordBuilder) -> None:
    build.minute("Welcome")
    ruled = replace(USUAL, cover=False, look=Look(heading_rule=10))
    document, look = minutes(build, ruled), page_style(ruled)
    drawn = [one for one in pdfium.PdfDocument(write_pdf(document, look))[0].get_objects() if one.type == 2]
    (line,) = [one.get_bounds() for one in drawn]
    assert line[2] - line[0] == pytest.approx(look.page.text_width, abs=2.1)
    styles = part(write_docx(document, look), "word/styles.xml")
    bordered = [
        one.get(w("styleId")) for one in styles.iter(w("style")) if one.find(f"{w('pPr')}/{w('pBdr')}") is not None
    ]
    assert bordered == ["Heading1"]
    assert "border-bottom: 1pt solid #17324A" in write_html(document, look).decode()


def test_titles_stand_in_the_middle_where_the_style_has_them_so(build: RecordBuilder) -> None:
    build.minute("Welcome")
    centred = replace(USUAL, cover=False, look=Look(centred_title=True))
    page = pdfium.PdfDocument(write_pdf(minutes(build, centred), page_style(centred)))[0].get_textpage()
    words = page.get_text_range()
    first, last = page.get_charbox(words.index("Harbour Board")), page.get_charbox(words.index("Harbour Board") + 12)
    assert (first[0] + last[2]) / 2 == pytest.approx(page_style(centred).page.width / 2, abs=1)


def test_the_number_of_a_paragraph_in_a_table_is_printed_as_the_style_prints_numbers(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("All were welcome.")
    dotted = replace(
        ITEM_TABLE, paragraphs=ParagraphNumbers.THROUGH, look=Look(paragraph_number=NumberLook(suffix="."))
    )
    document, look = minutes(build, dotted), page_style(dotted)
    assert "1. All were welcome." in page_texts(write_pdf(document, look))[0]
    assert "1. All were welcome." in printed_lines(write_docx(document, look))


def test_a_decision_without_a_number_may_have_a_bullet(build: RecordBuilder) -> None:
    build.item("Tolls")
    build.decision("That the tolls be raised.")
    bullets = replace(USUAL, paragraphs=ParagraphNumbers.NONE, decision_bullets=True, decision_words=True)
    (entry,) = (one for one in minutes(build, bullets).blocks if isinstance(one, ListEntry))
    assert (entry.number, text_of(entry.runs)) == ("•", "AGREED: That the tolls be raised.")
    for style in (replace(bullets, paragraphs=ParagraphNumbers.BY_ITEM), replace(bullets, decision_bullets=False)):
        assert not [one for one in minutes(build, style).blocks if isinstance(one, ListEntry)]


def test_actions_at_the_end_may_begin_with_who_has_them(build: RecordBuilder) -> None:
    build.item("Tolls")
    build.action("Ask the owners", "Surveyor", "Pilot", due=Due(kind=DueKind.NEXT_MEETING))
    build.action("Tell the crews")
    first = minutes(build, replace(USUAL, owners_first=True, action_sources=True))
    said = [text_of(one.runs) for one in first.blocks if isinstance(one, Paragraph) and one.role is Role.ACTION]
    assert said == [
        "Surveyor and Pilot: Ask the owners. Due: the next meeting. (Minute\u00a01)",
        "Tell the crews. (Minute\u00a01)",
    ]
    usual = [text_of(one.runs) for one in minutes(build, USUAL).blocks if isinstance(one, Paragraph)]
    assert "Ask the owners. To be completed by Surveyor and Pilot. Due: the next meeting." in usual


def test_a_style_may_leave_out_who_said_what(build: RecordBuilder) -> None:
    build.attendee("Harbour Master", chair=True)
    surveyor = build.attendee("Surveyor")
    build.item("The wall")
    told = rich((Run("The "), Run("Surveyor", Marks(mention=surveyor.who)), Run(" noted that it leans.")))
    build.block(told)
    build.block("The Surveyor asked who pays.", BlockKind.QUESTION)
    build.block("The Surveyor raised the tides.", BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
    build.block("The Surveyor said that it is old.", BlockKind.QUOTATION)
    build.action("Ask the owners", "Surveyor")
    named, unnamed = minutes(build, USUAL), minutes(build, replace(USUAL, speakers=False))
    assert _discussed(named) == [
        "The Surveyor noted that it leans.",
        "Question: The Surveyor asked who pays.",
        "The Surveyor raised the tides.",
        "The Surveyor said that it is old.",
        "Ask the owners. To be completed by Surveyor.",
    ]
    assert _discussed(unnamed) == [
        "It was noted that it leans.",
        "Question: It was asked who pays.",
        "A member raised the tides.",
        "The Surveyor said that it is old.",
        "Ask the owners. To be completed by Surveyor.",
    ]
    assert numbers(unnamed.blocks) == numbers(named.blocks)


def _discussed(paper: Document) -> list[str]:
    said = (Paragraph, ListEntry, Quotation)
    return [text_of(one.runs) for one in paper.blocks if isinstance(one, said) and one.source]
