"""How easy a text is to read, and what in it is hard."""

import pytest

from clerk_app.domain.reading_ease import (
    OLDEST,
    YOUNGEST,
    Vocabulary,
    ease_of,
    long_sentences,
    puzzling_words,
    sentences,
    syllables,
)
from clerk_app.plain.children_words import easy_words, hard_words

PLAIN = "We met in the hall. You told us what you want."
"""11 words in 2 sentences, each word of one syllable."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("loved", 1), ("wanted", 2), ("houses", 2), ("homes", 1), ("table", 2), ("people", 2), ("idea", 3),
        ("trying", 2), ("going", 2), ("quiet", 2), ("video", 3), ("careful", 2), ("safely", 2), ("science", 2),
        ("serious", 3), ("children", 2), ("strategy", 3), ("education", 4), ("experience", 4), ("2022", 1),
    ],
)  # fmt: skip
def test_syllables_are_told_from_the_letters_of_a_word(word: str, count: int) -> None:
    assert syllables(word) == count


def test_ease_and_grade_are_those_of_the_formulas() -> None:
    found = ease_of(PLAIN)
    assert found is not None
    assert found.ease == pytest.approx(206.835 - 1.015 * 11 / 2 - 84.6 * 1)
    assert found.grade == pytest.approx(0.39 * 11 / 2 + 11.8 * 1 - 15.59)


def test_an_age_is_never_said_to_be_below_or_above_what_the_formula_can_tell() -> None:
    easiest, hardest = ease_of(PLAIN), ease_of("Multidisciplinary organisational accountability " * 20)
    assert easiest is not None
    assert hardest is not None
    assert (easiest.age, hardest.age) == (YOUNGEST, OLDEST)


def test_a_text_of_middling_words_is_for_a_reader_of_about_eleven() -> None:
    # 12 words, 1 sentence, 17 syllables: 0.39 x 12 + 11.8 x 17 / 12 - 15.59 = 5.81, which is grade 6.
    found = ease_of("The council will open seven new homes for children in the city.")
    assert found is not None
    assert found.grade == pytest.approx(5.81, abs=0.005)
    assert found.age == 11


def test_a_text_without_words_has_no_ease() -> None:
    assert ease_of(" \n- ") is None


def test_a_sentence_ends_with_its_sign_or_with_its_line() -> None:
    text = "Mr. Hill said hello!  Why?\n- to you\n\n- to me (3.5 times)"
    found = list(sentences(text))
    assert [one.words for one in found] == ["Mr. Hill said hello!", "Why?", "- to you", "- to me (3.5 times)"]
    assert [one.span.of(text) for one in found] == [one.words for one in found]


def test_a_sentence_of_more_than_twenty_words_is_long() -> None:
    twenty = " ".join(["word"] * 20)
    text = f"{twenty}. {twenty} more. Short."
    assert [one.words for one in long_sentences(text)] == [f"{twenty} more."]


def is_known(word: str) -> bool:
    return word != "wibbly"


VOCABULARY = Vocabulary(easy=frozenset({"family"}), hard=frozenset({"quorum"}), is_known=is_known)


def puzzles(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    return [one.words for one in puzzling_words(text, vocabulary)]


def test_long_words_short_words_of_offices_short_forms_and_words_of_no_language_may_need_explaining() -> None:
    assert puzzles("The strategy has no quorum, and CAMHS is wibbly, they said.") == [
        "strategy",
        "quorum",
        "CAMHS",
        "wibbly",
    ]


def test_a_long_word_that_children_know_needs_no_explaining_in_any_of_its_forms() -> None:
    assert puzzles("All families, each family's way, are families.") == []


def test_a_word_is_named_once_where_it_stands_first() -> None:
    text = "A strategy is a plan. The strategy's end is near."
    (found,) = puzzling_words(text, VOCABULARY)
    assert (found.words, found.span.start, found.span.end) == ("strategy", 2, 10)


def test_names_are_not_taken_for_hard_words() -> None:
    unknown_names = Vocabulary(is_known=lambda word: word != "winterbourne")
    assert puzzles("We met in Winterbourne.", unknown_names) == []
    assert puzzles("We met at Winterbourne Strategy House.", Vocabulary()) == []


@pytest.mark.parametrize("explained", ["strategy", "Strategy", "sufficiency strategy"])
def test_what_the_paper_explains_needs_no_explaining(explained: str) -> None:
    vocabulary = Vocabulary(explained=(explained,), is_known=is_known)
    assert "strategy" not in puzzles("We like the sufficiency strategy.", vocabulary)


def test_the_plural_of_an_explained_word_is_explained_as_well() -> None:
    assert puzzles("Corporate parents.", Vocabulary(explained=("corporate parent",), is_known=is_known)) == []
    assert puzzles("Two strategies.", Vocabulary(explained=("strategy",), is_known=is_known)) == []


def test_the_words_that_come_with_the_program_are_sorted_into_easy_and_hard_ones() -> None:
    assert {"together", "everybody", "hospital"} <= easy_words()
    assert {"quorum", "statutory", "strategy"} <= hard_words()
    assert not easy_words() & hard_words()
