"""Words are found as a clerk types them, however the text is set."""

from __future__ import annotations

import pytest

from clerk_app.domain.word_search import Search, places, typed_words


def found(text: str, words: str, *, match_case: bool = False, whole_words: bool = False) -> list[str]:
    """The pieces of the text that the words find."""
    return [span.of(text) for span in places(text, Search(words, match_case, whole_words))]


def test_case_is_the_same_unless_it_is_to_match() -> None:
    text = "The board thanked the Board"
    assert found(text, "board") == ["board", "Board"]
    assert found(text, "Board", match_case=True) == ["Board"]


def test_a_whole_word_has_no_letter_figure_or_accent_beside_it() -> None:
    text = "board boards keyboard board’s board2 (board) boarde\u0301"
    assert len(found(text, "board", whole_words=True)) == 3
    assert len(found(text, "board")) == 7


def test_whole_words_that_begin_or_end_with_a_sign_are_found_too() -> None:
    assert found("said “board” twice", '"board"', whole_words=True) == ["“board”"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("chair's", "chair’s"),
        ('"noted"', "“noted”"),
        ("co-opted", "co\u2011opted"),
        ("10 July", "10\xa0July"),
        ("cafe", "café"),
        ("cafe", "cafe\u0301"),
        ("café", "cafe\u0301"),
        ("cafe\u0301", "café"),
        ("CAFÉ", "café"),
    ],
)
def test_what_is_easy_to_type_finds_what_is_set_with_care(typed: str, text: str) -> None:
    assert found(f"a {text} b", typed) == [text]


@pytest.mark.parametrize(
    ("typed", "text"), [("chair’s", "chair's"), ("café", "cafe"), ("co\u2011opted", "co-opted"), ("é", "e\u0301\u0323")]
)
def test_what_is_typed_with_care_finds_just_that(typed: str, text: str) -> None:
    assert found(f"a {text} b", typed) == []


def test_signs_are_found_as_they_are_typed() -> None:
    assert found("a.b axb (c)", "a.b") == ["a.b"]
    assert found("a.b axb (c)", "(c)") == ["(c)"]


def test_nothing_is_found_for_no_words() -> None:
    assert found("words", "") == []
    assert not Search("")


def test_places_do_not_overlap() -> None:
    assert found("aaaa", "aa") == ["aa", "aa"]


def test_words_stay_in_their_line_part_and_cell() -> None:
    assert found("one\u2028two one\x1ftwo one\u2029two", "one two") == []


def test_what_is_typed_into_a_field_keeps_its_spaces_and_loses_what_no_record_can_hold() -> None:
    assert typed_words(" the\u2028board\x1e ") == " the board "
