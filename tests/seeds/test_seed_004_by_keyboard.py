"""Item 30 of a meeting is minuted in the window by keys alone; both papers say what stands on the web."""

import pytest

from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.timeline import EventKind
from tests.seeds.board_004 import MEETING, number_of_item
from tests.seeds.in_order import missing, pdf_text, word_text
from tests.seeds.programme import RealMeeting
from tests.seeds.seed_map import Passage, all_of
from tests.seeds.typed_meeting import Sitting

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING


def test_word_and_pdf_say_every_passage_in_order_under_its_number(held: Sitting, passages: list[Passage]) -> None:
    word, pdf = held.export("as typed")
    assert missing(passages, word_text(word)) == []
    assert missing(passages, pdf_text(pdf)) == []


def test_the_item_goes_on_from_the_number_of_the_meeting_before(held: Sitting, passages: list[Passage]) -> None:
    record = held.record
    assert record.meeting.first_number == number_of_item(passages)
    assert list(record.item_numbers.values()) == [str(number_of_item(passages))]


def test_the_item_has_what_the_board_is_asked(held: Sitting, passages: list[Passage]) -> None:
    (item,) = held.record.items
    assert list(item.recommendations) == [ask.text for ask in all_of(passages, "ask")]


def test_lists_are_bullets_and_the_summary_has_no_number(held: Sitting, passages: list[Passage]) -> None:
    blocks = sorted(held.record.blocks, key=lambda block: block.position)
    markers = [block.marker for block in blocks if block.kind is BlockKind.LIST_ENTRY]
    assert markers == [ListMarker.BULLET] * len(all_of(passages, "list_entry"))
    numbered = [block.numbered for block in blocks if block.kind is BlockKind.PARAGRAPH]
    assert numbered == [False, *(True for _ in all_of(passages, "paragraph"))]


def test_each_resolution_is_one_and_what_the_board_changed_in_it_is_marked(
    held: Sitting, passages: list[Passage]
) -> None:
    record = held.record
    assert [decision.kind for decision in record.decisions] == ["resolved", "resolved"]
    blocks = sorted(record.blocks, key=lambda block: block.position)
    amended = [
        [run.text for run in block.text.runs if run.marks.amended]
        for block in blocks
        if block.kind is BlockKind.DECISION
    ]
    wanted = [passage.facts.get("amended_words") for passage in all_of(passages, "resolution")]
    assert amended == [
        [passage.span(*bounds)] if bounds else []
        for passage, bounds in zip(all_of(passages, "resolution"), wanted, strict=True)
    ]


def test_the_meeting_has_ended(held: Sitting) -> None:
    assert held.record.events[-1].kind is EventKind.ENDED


def test_a_word_dropped_from_the_typing_is_missed_in_both_papers(held: Sitting, passages: list[Passage]) -> None:
    (changed,) = (passage for passage in passages if passage.number == "30.4")
    held.drop_last_word("30.4")
    word, pdf = held.export("one word less")
    held.workplace.write(changed.words[-1])
    held.workplace.read_over(changed.text)
    for text in (word_text(word), pdf_text(pdf)):
        assert missing(passages, text) == [f"paragraph: 30.4 {changed.text}"]
