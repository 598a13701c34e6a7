"""The numbers Word counts are the numbers the Document says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.documents.blocks import Block, Heading, ListEntry, Paragraph, Role, plain
from clerk_app.documents.docx import write_docx
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.numbering import marker_text
from tests.counts import examples
from tests.documents.ooxml import part, printed_lines, value, w
from tests.documents.papers import minutes_paper, paper
from tests.page_styles import NUMBERED_BY_ITEM


def outline(*numbers: str) -> list[Block]:
    """Headings for bare numbers, paragraphs for numbers with a dot."""
    return [
        Paragraph(plain("text"), Role.MINUTE, number)
        if "." in number
        else Heading(plain("text"), 1 if number.isdigit() else 2, number)
        for number in numbers
    ]


def expected(*numbers: str) -> list[str]:
    return [f"{number} text" if "." in number else f"{number}. text" for number in numbers]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "1.1", "1.2", "2", "2.1"),
        ("1", "1.1", "1.3", "1.4"),
        ("1", "3", "3.1", "4", "4.1"),
        ("1", "1.1", "1.1", "1.2"),
        ("2", "2", "2.1", "3"),
        ("4", "4.1", "4A", "4A.1", "4A.2", "4B", "4B.1", "5", "5.1"),
        ("1", "2.1", "2.2", "1.3"),
        ("9", "9.10", "10", "10.1"),
        ("1", "7.001", "7.002", "2", "2.1"),
    ],
)
def test_numbers_with_gaps_pins_and_repeats_are_printed_by_word(numbers: tuple[str, ...]) -> None:
    data = write_docx(paper(*outline(*numbers)), NUMBERED_BY_ITEM)
    assert printed_lines(data) == expected(*numbers)


def test_plain_counting_needs_no_numbering_beyond_that_of_the_styles() -> None:
    data = write_docx(paper(*outline("1", "1.1", "1.2", "2", "2.1", "2A", "2B", "3", "3A")), NUMBERED_BY_ITEM)
    assert not list(part(data, "word/numbering.xml").iter(w("lvlOverride")))
    assert not list(part(data, "word/document.xml").iter(w("numId")))


def test_a_number_in_a_pattern_of_its_own_goes_on_by_itself() -> None:
    data = write_docx(paper(*outline("1", "12/1.1", "12/1.2", "12/1.3")), NUMBERED_BY_ITEM)
    assert printed_lines(data) == ["1. text", "12/1.1 text", "12/1.2 text", "12/1.3 text"]
    assert len(list(part(data, "word/numbering.xml").iter(w("lvlOverride")))) == 1


def test_decisions_count_along_with_paragraphs() -> None:
    blocks: list[Block] = [
        Heading(plain("Kit"), 1, "1"),
        Paragraph(plain("said"), Role.MINUTE, "1.1"),
        Paragraph(plain("agreed"), Role.DECISION, "1.2"),
        Paragraph(plain("said"), Role.MINUTE, "1.3"),
    ]
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM))[1:] == ["1.1 said", "1.2 agreed", "1.3 said"]


def test_lists_start_again_and_nest() -> None:
    lines = printed_lines(write_docx(minutes_paper(), NUMBERED_BY_ITEM))
    start = lines.index("1. Ask us first, and listen")
    assert [line.split()[0] for line in lines[start : start + 8]] == [f"{place}." for place in range(1, 9)]
    nested = lines.index("a. a timetable, with:")
    assert lines[nested : nested + 5] == [
        "a. a timetable, with:",
        "i. the tides",
        "ii. the school terms",
        "b. a budget, with:",
        "i. the grants",
    ]


def test_a_lettered_list_longer_than_the_alphabet_is_printed_as_the_record_counts_it() -> None:
    marks = [f"{letter}." for letter in ("y", "z", "aa", "ab", "ac")]
    blocks = [ListEntry(plain("x"), ListMarker.LETTER, 0, mark) for mark in marks]
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM)) == [f"{mark} x" for mark in marks]


def test_a_list_goes_on_after_other_paragraphs_when_its_number_does() -> None:
    blocks: list[Block] = [
        ListEntry(plain("x"), ListMarker.DECIMAL, 0, "1."),
        Paragraph(plain("between"), Role.CONTINUATION),
        ListEntry(plain("x"), ListMarker.DECIMAL, 0, "2."),
        ListEntry(plain("x"), ListMarker.DECIMAL, 0, "5."),
        ListEntry(plain("x"), ListMarker.DECIMAL, 0, "(6)"),
    ]
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM)) == [
        "1. x",
        "between",
        "2. x",
        "5. x",
        "(6) x",
    ]


def test_headings_without_a_number_stand_outside_the_count() -> None:
    blocks: list[Block] = [Heading(plain("Present")), *outline("1", "1.1"), Heading(plain("Actions")), *outline("2")]
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM)) == [
        "Present",
        "1. text",
        "1.1 text",
        "Actions",
        "2. text",
    ]


def test_numbering_is_bound_to_the_styles() -> None:
    data = write_docx(paper(), NUMBERED_BY_ITEM)
    bound = {value(one) for one in part(data, "word/numbering.xml").iter(w("pStyle"))}
    assert {"Heading1", "Heading2", "Minute", "ListBullet", "ListNumber2", "ListLetter", "ListRoman3"} <= bound


numbers = st.lists(
    st.one_of(
        st.integers(1, 12).map(str),
        st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
        st.tuples(st.integers(1, 9), st.sampled_from("ABC")).map(lambda pair: f"{pair[0]}{pair[1]}"),
    ),
    max_size=14,
)


@settings(max_examples=examples(30, 160), deadline=None)
@given(numbers)
def test_any_order_of_numbers_is_printed_by_word(drawn: list[str]) -> None:
    assert printed_lines(write_docx(paper(*outline(*drawn)), NUMBERED_BY_ITEM)) == expected(*drawn)


@settings(max_examples=examples(25, 120), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ListMarker), st.integers(0, 2), st.integers(1, 9)), max_size=12))
def test_any_order_of_list_entries_is_printed_by_word(drawn: list[tuple[ListMarker, int, int]]) -> None:
    marks = [marker_text(marker, count) for marker, _, count in drawn]
    blocks = [ListEntry(plain("x"), marker, level, mark) for (marker, level, _), mark in zip(drawn, marks, strict=True)]
    data = write_docx(paper(*blocks), NUMBERED_BY_ITEM)
    assert printed_lines(data) == [f"{mark} x" for mark in marks]
