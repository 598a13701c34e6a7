"""Numbers are computed from the order, and a pinned one is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.agenda import AgendaItem, agenda_tops, sub_items
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, ListMarker
from clerk_app.domain.numbering import (
    NumberedAs,
    NumberForm,
    NumberingScheme,
    ParagraphCount,
    SubNumbers,
    action_numbers,
    actions_raised,
    counted_paragraphs,
    item_numbers,
    letter,
    list_before,
    list_numbers,
    marker_text,
    minute_numbers,
    paragraph_numbers,
    resolution_marks,
    roman,
)
from clerk_app.domain.richtext import EMPTY, typed
from tests.domain.making import block, item, minute

SCHEME = NumberingScheme(frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}))


class TestItems:
    def test_items_count_up_and_sub_items_take_letters(self) -> None:
        items = [item("a"), item("b"), item("b1", parent="b"), item("b2", parent="b"), item("c")]
        assert item_numbers(items) == {"a": "1", "b": "2", "b1": "2A", "b2": "2B", "c": "3"}

    def test_the_place_decides_and_not_the_order_given(self) -> None:
        first, second = item("first"), item("second")
        assert item_numbers([second, first]) == {"first": "1", "second": "2"}

    @pytest.mark.parametrize(
        ("pinned", "following"), [("30", "31"), ("7a", "8"), ("AOB", "2"), ("", "2"), ("43/19", "20")]
    )
    def test_a_pinned_number_stays_and_the_next_goes_on_from_it(self, pinned: str, following: str) -> None:
        items = [item("a"), item("b", pinned=pinned), item("c")]
        assert item_numbers(items) == {"a": "1", "b": pinned, "c": following}

    def test_a_sub_item_can_be_pinned_even_to_nothing(self) -> None:
        items = [item("a"), item("x", parent="a", pinned=""), item("y", parent="a")]
        assert item_numbers(items) == {"a": "1", "x": "", "y": "1B"}

    def test_below_a_sub_item_numbers_go_on_with_points(self) -> None:
        items = [item("a"), item("x", parent="a"), item("deep", parent="x"), item("deeper", parent="x")]
        assert item_numbers(items) == {"a": "1", "x": "1A", "deep": "1A.1", "deeper": "1A.2"}

    def test_an_item_whose_parent_is_gone_is_one_of_the_agenda(self) -> None:
        items = [item("a"), item("orphan", parent="gone")]
        assert item_numbers(items) == {"a": "1", "orphan": "2"}
        assert [top.id for top in agenda_tops(items)] == ["a", "orphan"]

    def test_sub_items_come_in_their_order(self) -> None:
        first, second = item("first", parent="a"), item("second", parent="a")
        assert sub_items([second, item("a"), first], Id("a")) == (first, second)

    @given(st.lists(st.integers(-1, 11), max_size=12))
    def test_without_pins_every_item_has_a_number_of_its_own(self, parents: list[int]) -> None:
        items: list[AgendaItem] = []
        for place, parent in enumerate(parents):
            items.append(item(str(place), parent=str(parent) if 0 <= parent < place else None))
        numbers = item_numbers(items)
        assert set(numbers) == {one.id for one in items}
        assert len(set(numbers.values())) == len(items)


class TestMinutes:
    def test_minutes_count_up_from_a_pinned_start(self) -> None:
        assert minute_numbers([minute("a", pinned="30"), minute("b"), minute("c")]) == {"a": "30", "b": "31", "c": "32"}

    def test_a_number_may_come_twice_where_it_was_pinned(self) -> None:
        assert list(minute_numbers([minute("a"), minute("b", pinned="1"), minute("c")]).values()) == ["1", "1", "2"]

    @pytest.mark.parametrize(
        ("headings", "expected"),
        [
            (["Questions", "Questions", "Close"], ["1", "1", "2"]),
            (["Questions", "Questions", "Questions"], ["1", "1", "1"]),
            (["Questions", "Talk", "Questions"], ["1", "2", "3"]),
        ],
    )
    def test_about_no_item_those_in_a_row_with_one_heading_are_parts_of_one(
        self, headings: list[str], expected: list[str]
    ) -> None:
        minutes = [replace(minute(str(place)), heading=heading) for place, heading in enumerate(headings)]
        assert list(minute_numbers(minutes).values()) == expected

    def test_one_about_an_item_is_no_part_of_one_about_none(self) -> None:
        minutes = [replace(one, heading="Talk") for one in (minute("a"), minute("b", "x"), minute("c"))]
        assert list(minute_numbers(minutes).values()) == ["1", "2", "3"]

    def test_a_number_of_its_own_parts_it_from_the_one_before(self) -> None:
        minutes = [replace(one, heading="Talk") for one in (minute("a"), minute("b", pinned="7"), minute("c"))]
        assert minute_numbers(minutes) == {"a": "1", "b": "7", "c": "7"}


class TestForms:
    @pytest.mark.parametrize(
        ("form", "pinned", "expected"),
        [
            (NumberForm.PLAIN, None, ["43", "44", "45"]),
            (NumberForm.YEAR_AFTER, None, ["43/19", "44/19", "45/19"]),
            (NumberForm.YEAR_BEFORE, None, ["19/43", "19/44", "19/45"]),
            (NumberForm.NONE, None, ["", "", ""]),
            (NumberForm.YEAR_AFTER, "50/19", ["43/19", "50/19", "51/19"]),
            (NumberForm.YEAR_AFTER, "50A/19", ["43/19", "50A/19", "51/19"]),
            (NumberForm.YEAR_BEFORE, "19/50", ["19/43", "19/50", "19/51"]),
            (NumberForm.YEAR_AFTER, "", ["43/19", "", "44/19"]),
        ],
    )
    def test_numbers_bear_the_year_where_the_board_has_it_and_go_on_from_one_that_was_given(
        self, form: NumberForm, pinned: str | None, expected: list[str]
    ) -> None:
        minutes = [minute("a"), minute("b", pinned=pinned), minute("c")]
        assert list(minute_numbers(minutes, 43, NumberedAs(form, year=2019)).values()) == expected

    @pytest.mark.parametrize(
        ("sign", "expected"),
        [
            (SubNumbers.LETTERS, ["6", "6A", "6B"]),
            (SubNumbers.ROMAN, ["6", "6(i)", "6(ii)"]),
            (SubNumbers.POINTS, ["6", "6.1", "6.2"]),
        ],
    )
    def test_sub_items_are_numbered_in_the_boards_way(self, sign: SubNumbers, expected: list[str]) -> None:
        items = [item("a"), item("a1", parent="a"), item("a2", parent="a")]
        assert list(item_numbers(items, 6, NumberedAs(sub_numbers=sign)).values()) == expected


class TestParagraphs:
    def test_numbered_kinds_count_up_within_their_minute(self) -> None:
        blocks = [block("a"), block("b", BlockKind.DECISION), block("c", BlockKind.PRIVATE_NOTE), block("d")]
        assert paragraph_numbers("4", blocks, SCHEME) == {"a": "4.1", "b": "4.2", "d": "4.3"}

    def test_a_paragraph_that_goes_on_has_no_number(self) -> None:
        assert paragraph_numbers("4", [block("a"), block("b", numbered=False), block("c")], SCHEME) == {
            "a": "4.1",
            "c": "4.2",
        }

    def test_after_a_pinned_number_comes_the_next(self) -> None:
        blocks = [block("a", pinned_number="4.7"), block("b"), block("c", pinned_number="note"), block("d")]
        assert list(paragraph_numbers("4", blocks, SCHEME).values()) == ["4.7", "4.8", "note", "4.9"]

    def test_a_minute_without_a_number_counts_plainly(self) -> None:
        assert paragraph_numbers("", [block("a"), block("b")], SCHEME) == {"a": "1", "b": "2"}

    def test_what_is_empty_has_no_number_and_uses_none_up_even_where_it_was_pinned(self) -> None:
        blocks = [block("a"), block("b", text=EMPTY), block("c", text=typed(" \n"), pinned_number="4.9"), block("d")]
        assert paragraph_numbers("4", blocks, SCHEME) == {"a": "4.1", "d": "4.2"}

    def test_counting_can_go_on_from_where_it_was(self) -> None:
        blocks = [block("a"), block("b", pinned_number="4.7"), block("c", text=EMPTY), block("d")]
        whole = list(counted_paragraphs("4", blocks, SCHEME))
        assert [(number, count.last) for number, count in whole] == [("4.1", 1), ("4.7", 7), (None, 7), ("4.8", 8)]
        for place in range(1, len(blocks)):
            assert list(counted_paragraphs("4", blocks[place:], SCHEME, whole[place - 1][1])) == whole[place:]

    def test_decisions_in_a_row_share_a_number_where_a_clause_gathers_them(self) -> None:
        kinds = {
            "a": BlockKind.PARAGRAPH,
            "b": BlockKind.DECISION,
            "c": BlockKind.PRIVATE_NOTE,
            "d": BlockKind.DECISION,
        }
        blocks = [*(block(name, kind) for name, kind in kinds.items()), block("e"), block("f", BlockKind.DECISION)]
        clauses = NumberingScheme(frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}), resolution_clauses=True)
        assert paragraph_numbers("4", blocks, clauses) == {"a": "4.1", "b": "4.2", "e": "4.3", "f": "4.4"}
        whole = list(counted_paragraphs("4", blocks, clauses))
        for place in range(1, len(blocks)):
            assert list(counted_paragraphs("4", blocks[place:], clauses, whole[place - 1][1])) == whole[place:]

    @given(st.lists(st.sampled_from(BlockKind), max_size=20))
    def test_without_pins_numbers_are_unique_and_without_gaps(self, kinds: list[BlockKind]) -> None:
        blocks = [block(str(place), kind) for place, kind in enumerate(kinds)]
        numbers = list(paragraph_numbers("4", blocks, SCHEME).values())
        assert numbers == [f"4.{place}" for place in range(1, len(numbers) + 1)]
        assert len(numbers) == sum(kind in SCHEME.numbered_kinds for kind in kinds)


def entry(name: str, marker: ListMarker | None = ListMarker.DECIMAL, **fields: object) -> Block:
    return block(name, BlockKind.LIST_ENTRY, marker=marker, **fields)


class TestLists:
    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ([entry("a"), entry("b")], ["1.", "2."]),
            ([entry("a"), block("p"), entry("b")], ["1.", "1."]),
            ([entry("a"), entry("b", restart=True), entry("c")], ["1.", "1.", "2."]),
            ([entry("a"), entry("b", ListMarker.LETTER), entry("c", ListMarker.LETTER)], ["1.", "a.", "b."]),
            ([entry("a"), entry("b", level=1), entry("c", level=1), entry("d")], ["1.", "1.", "2.", "2."]),
            (
                [entry("a"), entry("b", ListMarker.ROMAN, level=1), entry("c"), entry("d", ListMarker.ROMAN, level=1)],
                ["1.", "i.", "2.", "i."],
            ),
            ([entry("a", level=2), entry("b")], ["1.", "1."]),
            ([entry("a", ListMarker.BULLET), entry("b", None)], ["•", "•"]),
            ([entry("a", pinned_number="(f)"), entry("b")], ["(f)", "2."]),
            ([entry("a", pinned_number=""), entry("b")], ["", "2."]),
            ([entry("a"), entry("b", text=EMPTY), entry("c")], ["1.", "2."]),
            ([entry("a"), block("p", text=EMPTY), entry("b")], ["1.", "2."]),
            ([entry("a"), block("n", BlockKind.PRIVATE_NOTE), entry("b")], ["1.", "2."]),
            ([entry("a"), block("v", BlockKind.VOTE, text=EMPTY), entry("b")], ["1.", "1."]),
        ],
    )
    def test_entries_count_by_level_and_marker(self, entries: list[Block], expected: list[str]) -> None:
        assert list(list_numbers(entries).values()) == expected

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ([[entry("a"), entry("b")]], ["3.", "4."]),
            ([[entry("a")], [entry("b")]], ["3.", "4."]),
            ([[entry("a")], [block("p", text=EMPTY)]], ["2.", "3."]),
            ([[entry("a"), block("p")]], ["1.", "2."]),
            ([[entry("a")], [block("p")]], ["1.", "2."]),
            ([[entry("a", ListMarker.LETTER)]], ["1.", "2."]),
            ([[entry("a"), entry("b", ListMarker.LETTER, level=1)]], ["2.", "3."]),
            ([], ["1.", "2."]),
        ],
    )
    def test_a_further_part_goes_on_with_the_list_that_the_parts_before_it_leave_open(
        self, parts: list[list[Block]], expected: list[str]
    ) -> None:
        assert list(list_numbers([entry("x"), entry("y")], list_before(parts)).values()) == expected

    def test_a_list_that_is_to_begin_anew_does_so_in_a_further_part_too(self) -> None:
        assert list_numbers([entry("x", restart=True)], list_before([[entry("a")]])) == {"x": "1."}

    @pytest.mark.parametrize(
        ("marker", "text"),
        [
            (ListMarker.DECIMAL, "4."),
            (ListMarker.LETTER, "d."),
            (ListMarker.ROMAN, "iv."),
            (ListMarker.BULLET, "•"),
            (None, "•"),
        ],
    )
    def test_each_marker_has_its_sign(self, marker: ListMarker | None, text: str) -> None:
        assert marker_text(marker, 4) == text


class TestActions:
    def test_actions_count_by_their_first_appearance(self) -> None:
        blocks = [
            block("a", BlockKind.ACTION, action_id=Id("x")),
            block("b", BlockKind.EARLIER_ACTION, action_id=Id("old")),
            block("c", BlockKind.ACTION),
            block("d", BlockKind.ACTION, action_id=Id("y")),
            block("e", BlockKind.ACTION, action_id=Id("x")),
        ]
        assert action_numbers(blocks) == {"x": 1, "y": 2}

    def test_a_fixed_number_stays_and_later_actions_are_numbered_after_all_that_are_fixed(self) -> None:
        blocks = [block(name, BlockKind.ACTION, action_id=Id(name)) for name in "abc"]
        assert action_numbers(blocks, {Id("a"): 1, Id("c"): 2, Id("gone"): 3}) == {"a": 1, "b": 4, "c": 2}

    def test_an_action_begun_and_left_empty_has_no_number_until_it_is_worded_elsewhere(self) -> None:
        empty = block("a", BlockKind.ACTION, action_id=Id("x"), text=EMPTY)
        other, worded = block("b", BlockKind.ACTION, action_id=Id("y")), replace(empty, id=Id("c"), text=typed("Do."))
        assert action_numbers([empty, other]) == {"y": 1}
        assert actions_raised([empty, other, worded]) == {"y": other, "x": worded}


class TestResolutions:
    def test_resolutions_in_a_row_count_but_for_the_empty_ones(self) -> None:
        row = [
            block("a", BlockKind.DECISION),
            block("b", BlockKind.DECISION, text=EMPTY),
            block("c", BlockKind.DECISION),
        ]
        assert resolution_marks(row) == {"a": "1)", "c": "2)"}


class TestForPaper:
    @pytest.mark.parametrize(
        ("made", "expected"),
        [
            (block("a"), True),
            (block("a", text=typed(" \n\u2028")), False),
            (block("a", BlockKind.PRIVATE_NOTE), False),
            (block("a", BlockKind.VOTE, text=EMPTY), True),
            (block("a", BlockKind.EARLIER_ACTION, text=EMPTY, update=typed("Done.")), True),
            (block("a", BlockKind.EARLIER_ACTION, text=EMPTY), False),
            (block("a", BlockKind.TABLE, text=EMPTY, rows=((EMPTY, typed(" ")),)), False),
            (block("a", BlockKind.TABLE, text=EMPTY, rows=((EMPTY,), (typed("x"),))), True),
        ],
    )
    def test_what_is_private_or_was_left_empty_is_not_for_paper(self, made: Block, expected: bool) -> None:
        assert made.is_for_paper is expected


class TestSigns:
    @pytest.mark.parametrize(
        ("count", "letters"), [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")]
    )
    def test_letters_go_on_after_the_last(self, count: int, letters: str) -> None:
        assert letter(count) == letters

    @pytest.mark.parametrize(
        ("count", "text"),
        [(0, ""), (-3, ""), (1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (1994, "mcmxciv")],
    )
    def test_roman_numerals_subtract_the_smaller_before_the_greater(self, count: int, text: str) -> None:
        assert roman(count) == text

    @given(st.integers(1, 3000))
    def test_no_two_counts_share_a_sign(self, count: int) -> None:
        assert roman(count) != roman(count + 1)
        assert letter(count) != letter(count + 1)


class TestThroughTheMeeting:
    THROUGH = NumberingScheme(frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}), through=True)

    def test_a_paragraph_bears_its_count_alone(self) -> None:
        assert paragraph_numbers("4", [block("a"), block("b")], self.THROUGH, ParagraphCount(7)) == {"a": "8", "b": "9"}

    def test_after_a_pinned_number_the_next_goes_on_from_it(self) -> None:
        blocks = [block("a", pinned_number="12"), block("b")]
        assert paragraph_numbers("4", blocks, self.THROUGH) == {"a": "12", "b": "13"}
