"""Text keeps every character and mark through cutting, joining and cleaning, and nothing that a file cannot hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.cleaning import clean, clean_line
from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import EMPTY, PLAIN, Marks, RichText, Run, rich, typed

BOLD = Marks(bold=True)
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
MARKS = st.builds(
    Marks,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(("", "https://example.org")),
    mention=st.sampled_from((None, Party(post_id=Id("post")))),
)
TEXTS = st.lists(st.builds(Run, text=st.text(max_size=6), marks=MARKS), max_size=6).map(rich)


class TestRichText:
    def test_neighbours_with_equal_marks_are_one_run_and_empty_runs_go(self) -> None:
        assert rich((Run("The "), Run(""), Run("Board"), Run(" agreed", BOLD))).runs == (
            Run("The Board"),
            Run(" agreed", BOLD),
        )

    def test_empty_text_is_empty(self) -> None:
        assert typed("") == EMPTY == rich(())
        assert (len(EMPTY), EMPTY.plain) == (0, "")

    @pytest.mark.parametrize(
        ("start", "end", "text"),
        [(0, None, "noted that"), (0, 5, "noted"), (6, None, "that"), (3, 7, "ed t"), (10, 12, ""), (5, 2, "")],
    )
    def test_a_cut_keeps_the_characters_between(self, start: int, end: int | None, text: str) -> None:
        assert rich((Run("noted", BOLD), Run(" that"))).cut(start, end).plain == text

    def test_a_cut_keeps_the_marks(self) -> None:
        assert rich((Run("noted", BOLD), Run(" that"))).cut(3, 7).runs == (Run("ed", BOLD), Run(" t", PLAIN))

    @given(TEXTS, st.integers(0, 40))
    def test_cutting_in_two_and_joining_gives_the_same_text(self, text: RichText, place: int) -> None:
        assert text.cut(0, place) + text.cut(place) == text

    @given(TEXTS, TEXTS)
    def test_joining_adds_the_characters_and_stays_in_normal_form(self, first: RichText, second: RichText) -> None:
        both = first + second
        assert both.plain == first.plain + second.plain
        assert len(both) == len(first) + len(second)
        assert rich(both.runs) == both


class TestCleaning:
    @pytest.mark.parametrize(
        ("dirty", "cleaned"),
        [
            ("", ""),
            ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
            ("a\x00b\x0bc\x1fd\x7fe\x9ff", "abcdef"),
            ("tab\tstays", "tab\tstays"),
            ("half a pair \ud83d gone", "half a pair  gone"),
            ("\ufffe\uffff\ufdd0\U0001fffe\U0010ffff", ""),
            ("Comité des Connétables ŵ ŷ 😀", "Comité des Connétables ŵ ŷ 😀"),
        ],
    )
    def test_only_what_no_file_can_hold_is_dropped(self, dirty: str, cleaned: str) -> None:
        assert clean(dirty) == cleaned

    @pytest.mark.parametrize(
        ("dirty", "line"), [("  Head of\r\nPolicy\t ", "Head of Policy"), ("a\n\n\tb", "a b"), ("\n", "")]
    )
    def test_a_line_has_no_line_ends(self, dirty: str, line: str) -> None:
        assert clean_line(dirty) == line

    @given(ANY_TEXT)
    def test_cleaning_twice_is_cleaning_once(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)
        assert clean_line(clean_line(text)) == clean_line(text)

    @given(ANY_TEXT)
    def test_clean_text_can_always_be_written(self, text: str) -> None:
        assert clean(text).encode("utf-8").decode("utf-8") == clean(text)
