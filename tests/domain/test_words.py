"""The words of a text whose spelling can be judged."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.span import Span
from clerk_app.domain.words import (
    LONGEST_SENTENCE,
    Word,
    sentence_round,
    shortened,
    spelt,
    unknown_in,
    without_possessive,
    words_of,
)

SIGNS = st.sampled_from("aéŵ’'-‑ .,;@0\u0301\u00ad\n\u2028\x1f‘”—😀")
TEXTS = st.text(st.one_of(SIGNS, st.characters()), max_size=80)
LETTERS = st.text(st.sampled_from("abcdefghiéŵïçASTÉ"), min_size=2, max_size=12).filter(lambda word: not word.isupper())
PLAIN_WORDS = LETTERS.filter(lambda word: not word.removesuffix("s").isupper())


def written(text: str) -> list[str]:
    return [word.written for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Chair welcomed everybody.", ["The", "Chair", "welcomed", "everybody"]),
        ("the board’s and the board's", ["the", "board’s", "and", "the", "board's"]),
        ("‘quoted’ “words” (here)", ["quoted", "words", "here"]),
        ("the boards’ papers", ["the", "boards", "papers"]),
        ("it wasn’t O’Brien", ["it", "wasn’t", "O’Brien"]),
        ("a sub-committee – not co‑opted", ["a", "sub-committee", "not", "co‑opted"]),
        ("and/or", ["and", "or"]),
        ("done.The", ["done", "The"]),
        ("naïve nai\u0308ve", ["naïve", "nai\u0308ve"]),
        ("", []),
    ],
)
def test_words_are_found_as_they_are_written(text: str, words: list[str]) -> None:
    assert written(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "CYPES",
        "MPs",
        "NGO’s",
        "21st",
        "10am",
        "A4",
        "COVID19",
        "2022/23",
        "10.30",
        "jane.doe@example.gov.uk",
        "(jane@example.je),",
        "https://example.org/minutes?x=reveiw",
        "www.example.org",
        "example.gov.je/papers",
        "minutes_reveiw.docx",
        "@clare",
        "snake_case",
    ],
)
def test_what_is_no_prose_is_not_judged(text: str) -> None:
    assert written(text) == []
    assert written(f"see {text} here") == ["see", "here"]


def test_what_hyphens_join_to_something_that_is_not_judged_is_judged_alone() -> None:
    assert written("a CYPES-led 16-year-old") == ["a", "led", "year", "old"]


def test_a_capital_alone_is_a_word() -> None:
    assert written("I A As") == ["I", "A", "As"]


def test_a_word_is_spelt_with_composed_letters_and_plain_signs() -> None:
    assert spelt("nai\u0308ve") == "naïve"
    assert spelt("board’s") == "board's"
    assert spelt("co‑opt\u00aded") == "co-opted"
    assert without_possessive("board's") == "board"
    assert without_possessive("its") == "its"


def test_of_a_word_with_hyphens_only_the_part_that_is_not_known_is_named() -> None:
    (word,) = words_of("short-trem")
    assert unknown_in(word, {"short", "term"}.__contains__) == (Word("trem", Span(6, 10)),)
    assert unknown_in(word, {"short-trem"}.__contains__) == ()
    assert unknown_in(word, {"short", "trem"}.__contains__) == ()


def test_a_single_letter_is_never_unknown() -> None:
    assert [unknown_in(word, set[str]().__contains__) for word in words_of("e e-x")] == [(), ()]


def test_the_sentence_of_a_word_is_found() -> None:
    text = "It was noted. The reveiw was late! Why?"
    word = next(word for word in words_of(text) if word.written == "reveiw")
    assert sentence_round(text, word.span).of(text) == "The reveiw was late!"


def test_a_new_line_or_the_border_of_a_cell_ends_a_sentence() -> None:
    text = "One\u2028the reveiw\x1ftwo\x1e"
    word = next(word for word in words_of(text) if word.written == "reveiw")
    assert sentence_round(text, word.span).of(text) == "the reveiw"


def test_a_long_sentence_is_cut_at_spaces() -> None:
    text = f"{'before ' * 60}reveiw{' behind' * 60}"
    word = next(word for word in words_of(text) if word.written == "reveiw")
    shown = shortened(text, sentence_round(text, word.span), word.span).of(text)
    assert len(shown) <= LONGEST_SENTENCE
    assert shown.startswith("before before")
    assert shown.endswith("behind behind")
    assert "reveiw" in shown


@given(TEXTS)
def test_every_word_stands_where_it_says_in_order_and_apart(text: str) -> None:
    words = words_of(text)
    assert all(word.span.of(text) == word.written for word in words)
    assert all(one.span.end <= next_one.span.start for one, next_one in pairwise(words))
    for word in words:
        assert word.spelt.replace("-", "").replace("'", "").isalpha()
        assert all(part.span.of(text) == part.written for part in word.parts)
        assert "".join(part.spelt for part in word.parts) == word.spelt.replace("-", "")


@given(st.text(st.one_of(SIGNS, st.characters(max_codepoint=0x24F)), max_size=80))
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    one, other = (words_of(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [word.spelt for word in one] == [word.spelt for word in other]


@given(st.lists(PLAIN_WORDS, max_size=6), st.sampled_from([" ", ", ", ". ", " – ", "\n", "” “", "/", "…"]))
def test_words_parted_by_signs_are_found_again(words: list[str], sign: str) -> None:
    assert written(sign.join(words)) == words


@given(TEXTS)
def test_the_sentence_holds_its_word(text: str) -> None:
    for word in words_of(text):
        whole = sentence_round(text, word.span)
        shown = shortened(text, whole, word.span)
        assert whole.start <= shown.start <= word.span.start
        assert word.span.end <= shown.end <= whole.end
