"""The young readers' edition is made of lines in plain words alone, in large print, with its hard words explained."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.documents.blocks import Heading, ListEntry, Role, Table, runs_in, text_of
from clerk_app.documents.style import page_style
from clerk_app.documents.units import pt
from clerk_app.domain.actions import Owner
from clerk_app.domain.agenda import Exemption, Lead
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.plain_lines import ExplainedWord, explained_in, paragraphs
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import ImportEntities
from clerk_app.services.app import App
from tests.builders import RecordBuilder
from tests.counts import examples
from tests.documents.editions import STYLES, WRITERS, everything_in, written
from tests.documents.ooxml import part, style_of, w
from tests.documents.ooxml import text_of as text_in_word
from tests.documents.young import composed, harbour
from tests.fakes import CountingIds, MemoryStore, SetClock
from tests.strategies import FOR_RECORDS, records

FORMAL = "zqxformal"


def said(record: MeetingRecord) -> list[str]:
    return [words for runs in runs_in(composed(record).blocks) if (words := text_of(runs))]


def test_the_lines_stand_in_the_order_of_the_minutes_below_plain_headings(build: RecordBuilder) -> None:
    assert said(harbour(build)) == [
        "Harbour Board, 28th March 2022. For young readers",
        "What we talked about",
        "The Harbour Master said hello.",
        "Boats",
        "We talked about boats. You said:",
        "keep them cheap",
        "paint the buoys",
        "Item 4",
        "We talked about swimming.",
        "What was decided",
        "Small boats pay no levy.",
        "You may swim:",
        "in summer",
        "What happens now",
        "The Pilot will paint the buoys.",
        "Words explained",
        "Word",
        "What it means",
        "buoy",
        "a float that shows the way",
        "Levy",
        "fee",
    ]


def test_headings_are_of_two_levels_and_lead_back_to_what_is_minuted(build: RecordBuilder) -> None:
    record = harbour(build)
    headings = [block for block in composed(record).blocks if isinstance(block, Heading)]
    assert [(text_of(one.runs), one.level, one.number) for one in headings] == [
        ("What we talked about", 1, ""),
        ("Boats", 2, ""),
        ("Item 4", 2, ""),
        ("What was decided", 1, ""),
        ("What happens now", 1, ""),
        ("Words explained", 1, ""),
    ]
    assert headings[1].source == record.minutes[1].id


def test_several_decisions_are_entries_of_one_list(build: RecordBuilder) -> None:
    entries = [block for block in composed(harbour(build)).blocks if isinstance(block, ListEntry)]
    assert [(text_of(one.runs), one.level) for one in entries] == [
        ("keep them cheap", 0),
        ("paint the buoys", 0),
        ("Small boats pay no levy.", 0),
        ("You may swim:", 0),
        ("in summer", 1),
    ]


def test_without_any_line_the_paper_says_that_nothing_has_been_written(build: RecordBuilder) -> None:
    record = replace(harbour(build), plain_lines=())
    assert said(record)[1:] == ["What we talked about", "Nothing has been written for young readers yet."]


def test_a_heading_alone_is_left_out_with_the_words_that_only_it_has(build: RecordBuilder) -> None:
    record = harbour(build)
    alone = replace(record, plain_lines=(replace(record.plain_lines[1], heading="Buoys", text=" "),))
    assert said(alone)[1:] == ["What we talked about", "Nothing has been written for young readers yet."]


def test_a_line_is_left_out_once_its_paragraph_is_neither_decision_nor_action(build: RecordBuilder) -> None:
    record = harbour(build)
    note = lambda one: replace(one, kind=BlockKind.PRIVATE_NOTE) if one.kind is BlockKind.ACTION else one  # noqa: E731
    lines = said(replace(record, blocks=tuple(map(note, record.blocks))))
    assert "What happens now" not in lines
    assert "The Pilot will paint the buoys." not in lines


def test_minutes_that_are_not_approved_say_on_every_page_that_the_board_has_not_agreed_them(
    build: RecordBuilder,
) -> None:
    assert composed(harbour(build)).furniture.banner == "DRAFT: the board has not agreed this yet"
    build.reach(MinutesState.APPROVED)
    assert composed(build.record()).furniture.banner == ""


def test_a_word_is_explained_where_it_stands_in_whatever_case_or_in_the_plural(build: RecordBuilder) -> None:
    words = tuple(ExplainedWord(word=word, meaning="m") for word in ("buoy", "LEVY", "art", "box", ""))
    found = explained_in(("Buoys, a levy, and party boxes.",), words)
    assert [one.word for one in found] == ["box", "buoy", "LEVY"]
    assert explained_in(("A buoy.",), (ExplainedWord(word="buoy", meaning=" "),)) == ()


def test_each_line_that_was_written_is_a_paragraph_and_one_with_a_mark_an_entry() -> None:
    found = paragraphs("First.\n\n - second \n• third\n-4 degrees")
    assert [(one.text, one.is_entry) for one in found] == [
        ("First.", False),
        ("second", True),
        ("third", True),
        ("-4 degrees", False),
    ]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
def test_all_that_is_read_is_14_points_or_larger_in_the_typeface_of_the_house_style(style: HouseStyle) -> None:
    usual, large = page_style(style), page_style(style, large=True)
    on_every_page = {Role.HEADER, Role.FOOTER, Role.BANNER}
    assert large.family is usual.family
    assert min(large.text(role).size for role in Role if role not in on_every_page) == pt(14)
    assert large.text(Role.BODY).size == pt(14)
    assert large.text(Role.HEADING_1).size > large.text(Role.HEADING_2).size > large.text(Role.BODY).size
    assert all(large.text(role).leading > large.text(role).size for role in Role)
    assert {role: look.word_name for role, look in large.texts.items()} == {
        role: look.word_name for role, look in usual.texts.items()
    }


def test_the_word_file_has_real_headings(build: RecordBuilder) -> None:
    data = written(harbour(build), "young_readers", "docx")
    read = [(style_of(one), text_in_word(one)) for one in part(data, "word/document.xml").iter(w("p"))]
    found = [one for one in read if one[0].startswith("Heading")]
    assert found[:3] == [
        ("Heading1Unnumbered", "What we talked about"),
        ("Heading2Unnumbered", "Boats"),
        ("Heading2Unnumbered", "Item 4"),
    ]


def test_a_web_page_is_set_larger_than_its_reader_has_chosen_for_usual_text(build: RecordBuilder) -> None:
    assert "html { font-size: 117% }" in written(harbour(build), "young_readers", "html").decode()
    assert "html { font-size" not in written(harbour(build), "public", "html").decode()


def test_the_words_explained_are_a_table_that_says_what_it_is(build: RecordBuilder) -> None:
    (table,) = (block for block in composed(harbour(build)).blocks if isinstance(block, Table))
    assert table.description == "Words of this paper in the order of letters, each with what it means"
    assert table.row_headers


@given(entities=records(), ending=st.sampled_from(sorted(WRITERS)), style=st.sampled_from(STYLES))
@settings(FOR_RECORDS, max_examples=examples(30, 100))
def test_nothing_of_the_formal_text_is_in_the_file_of_a_drawn_record(
    entities: tuple[Entity, ...], ending: str, style: HouseStyle
) -> None:
    app = App(units=(store := MemoryStore()).units, queries=store.queries, ids=CountingIds(1 << 100), clock=SetClock())
    app.execute(ImportEntities(entities=entities))
    for meeting in (one for one in entities if isinstance(one, Meeting)):
        record = app.queries.meeting_record(meeting.id)
        assert record is not None
        data = written(_formal(record), "young_readers", ending, style)
        # A plain `in` would have the whole file told where it fails.
        assert everything_in(data, ending).count(FORMAL) == 0


def _formal(record: MeetingRecord) -> MeetingRecord:
    """The record with the word in all that is formal: texts, headings, titles, tasks and names."""
    exempt = Exemption(reason=FORMAL, public_title=FORMAL, public_summary=FORMAL)
    words: dict[str, Any] = {"text": typed(FORMAL), "update": typed(FORMAL), "rows": ((typed(FORMAL),),)}
    lead = (Lead(words=FORMAL),)
    return replace(
        record,
        minutes=tuple(replace(one, heading=FORMAL, exempt=one.exempt and exempt) for one in record.minutes),
        items=tuple(
            replace(one, title=FORMAL, summary=FORMAL, opening=FORMAL, leads=lead, recommendations=(FORMAL,))
            for one in record.items
        ),
        blocks=tuple(replace(one, **words) for one in record.blocks),
        papers=tuple(replace(one, title=FORMAL, number=FORMAL) for one in record.papers),
        questions=tuple(replace(one, text=FORMAL) for one in record.questions),
        actions=tuple(replace(one, owners=(Owner(words=FORMAL),)) for one in record.actions),
        proposals=tuple(replace(one, text=typed(FORMAL)) for one in record.proposals),
        declarations=tuple(replace(one, interest=FORMAL, ruling=FORMAL) for one in record.declarations),
        people=tuple(replace(one, names=(DatedName(FORMAL),)) for one in record.people),
        posts=tuple(replace(one, names=(DatedName(FORMAL),)) for one in record.posts),
    )
