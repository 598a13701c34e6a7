"""Which words are looked at when a minute is gone through, and what is known afterwards."""

from __future__ import annotations

from clerk_app.domain.span import Span
from clerk_app.domain.words import Word, words_of
from clerk_app.services.lexicon import Lexicon
from clerk_app.ui.views.live_meeting.spelling_presenter import (
    Sentence,
    SpellingPresenter,
    shown_sentence,
    uses_curly,
)
from tests.fakes import FixedSpelling

LANGUAGE = FixedSpelling({"the", "was", "late", "short", "term"}, {"childrens": ("children's", "children")})


def presenter(left: set[str] | None = None) -> SpellingPresenter:
    return SpellingPresenter(Lexicon(LANGUAGE), left if left is not None else set())


def word_in(text: str, written: str) -> Word:
    return next(word for word in words_of(text) if word.written == written)


def test_the_words_that_are_not_known_are_found_in_order() -> None:
    found = presenter().unknown("The reveiw was short-trem, layte")
    assert [word.written for word in found] == ["reveiw", "trem", "layte"]


def test_what_is_set_apart_is_not_looked_at() -> None:
    text = "The Zwoll was reveiw"
    assert [word.written for word in presenter().unknown(text, (Span(4, 9),))] == ["reveiw"]


def test_a_word_left_in_one_place_is_looked_at_in_the_next() -> None:
    speller = presenter()
    speller.leave()
    assert not speller.is_known("reveiw")


def test_a_word_left_everywhere_is_left_in_the_next_minute_too() -> None:
    left: set[str] = set()
    presenter(left).leave_everywhere(word_in("reveiw", "reveiw"))
    assert presenter(left).is_known("reveiw")


def test_an_added_word_is_known_with_its_possessive() -> None:
    speller = presenter()
    speller.add(word_in("zwoll", "zwoll"))
    assert speller.is_known("zwoll's")
    assert speller.is_known("Zwoll")


def test_suggestions_have_the_apostrophes_of_the_minute() -> None:
    word = word_in("childrens", "childrens")
    assert presenter().suggestions(word, curly=True) == ("children’s", "children")
    assert presenter().suggestions(word, curly=False) == ("children's", "children")
    assert uses_curly(["the", "board’s"])
    assert not uses_curly(["board's"])


def test_the_end_says_whether_anything_was_left() -> None:
    speller = presenter()
    assert speller.farewell() == "All words of this minute are known."
    speller.leave()
    assert "One word stays as it is" in speller.farewell()
    speller.leave_everywhere(word_in("reveiw", "reveiw"))
    assert "2 words stay as they are" in speller.farewell()


def test_the_word_is_shown_in_its_sentence() -> None:
    text = "It began. The reveiw was late. It ended."
    assert shown_sentence(text, word_in(text, "reveiw")) == Sentence("The ", "reveiw", " was late.")


def test_a_long_sentence_shows_where_it_was_cut() -> None:
    text = f"{'the ' * 80}reveiw{' was' * 80}"
    shown = shown_sentence(text, word_in(text, "reveiw"))
    assert shown.before.startswith("… the")
    assert shown.behind.endswith("was …")
    assert shown.plain == f"{shown.before}reveiw{shown.behind}"
