"""Words and halves of sentences that were typed twice."""

import pytest

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.twice import begun_twice, repeated_words
from tests.domain.checks.drafts import draft, found, in_welsh


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("The the ferry came to to port.", ("The", "to")),
        ("He said that that was so, and had had enough.", ()),
        ("Section 4 4 and A a.", ()),
        ("The ferry, ferry or not.", ()),
    ],
)
def test_a_word_that_stands_twice_in_a_row_is_found_unless_it_may(text: str, twice: tuple[str, ...]) -> None:
    assert repeated_words(text) == twice


def test_half_a_sentence_that_was_begun_anew_is_found_with_its_place() -> None:
    text = (
        "The ferry was late. The pilot confirmed that he could bring it in by noon. "
        "The pilot confirmed that he could bring asked for a second tug."
    )
    (sentence,) = begun_twice(text)
    assert sentence.words == "The pilot confirmed that he could bring asked for a second tug."
    assert text[slice(*sentence.span)] == sentence.words


def test_sentences_of_one_speaker_may_begin_alike_however_long_the_name_of_their_post() -> None:
    build = draft()
    build.attendee("Head of Piers, Moorings and Small Craft")
    build.block(
        "The Head of Piers, Moorings and Small Craft noted that the crane had failed. "
        "The Head of Piers, Moorings and Small Craft noted that a new one was on its way."
    )
    assert found(build, CheckName.TWICE) == []


def test_a_sentence_that_was_begun_anew_is_found_though_a_name_is_most_of_it() -> None:
    build = draft()
    build.attendee("Head of Piers’ Upkeep")
    again = "The Head of Piers' Upkeep confirmed that she could co-ordinator thanked all."
    build.block(f"The Head of Piers' Upkeep confirmed that she could co-ordinate it. {again}")
    (one,) = found(build, CheckName.TWICE)
    assert (one.code, one.values["words"]) == ("begun_twice", again)
    assert [one.code for one in found(in_welsh(build), CheckName.TWICE)] == []
