"""Two wordings are told apart word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.word_changes import Stands, begins_alike, compared

_SIGNS = {Stands.IN_BOTH: "{}", Stands.ONLY_HERE: "[{}]", Stands.ONLY_LATER: "<{}>"}


def _signed(words: str, later: str) -> str:
    return "".join(_SIGNS[stretch.stands].format(stretch.words) for stretch in compared(words, later))


@pytest.mark.parametrize(
    ("words", "later", "signed"),
    [
        ("The draft was agreed.", "The draft was agreed.", "The draft was agreed."),
        ("The draft was agreed.", "The first draft was agreed.", "The <first >draft was agreed."),
        ("The first draft was agreed.", "The draft was agreed.", "The [first ]draft was agreed."),
        ("The draft was agreed.", "The draft was noted.", "The draft was [agreed] <noted>."),
        ("The harbour", "The harbour.", "The harbour<.>"),
        ("The  draft\nwas agreed.", "The draft was agreed.", "The  draft\nwas agreed."),
        ("One in seven", "", "[One in seven]"),
        ("", "One in seven", "<One in seven>"),
        ("", "", ""),
    ],
)
def test_words_that_stand_in_one_wording_alone_are_told(words: str, later: str, signed: str) -> None:
    assert _signed(words, later) == signed


@pytest.mark.parametrize(
    ("words", "later", "alike"), [("The draft", "The plan", 4), ("The", "The plan", 3), ("The", "The", 3), ("", "A", 0)]
)
def test_how_long_two_wordings_are_the_same_from_their_beginning(words: str, later: str, alike: int) -> None:
    assert begins_alike(words, later) == alike


@given(words=st.text(alphabet="ab .’-\n\t", max_size=30), later=st.text(alphabet="ab .’-\n\t", max_size=30))
def test_all_words_of_both_wordings_are_shown_and_in_order(words: str, later: str) -> None:
    stretches = compared(words, later)
    here = "".join(one.words for one in stretches if one.stands is not Stands.ONLY_LATER)
    others = "".join(one.words for one in stretches if one.stands is not Stands.ONLY_HERE)
    assert "".join(here.split()) == "".join(words.split())
    assert "".join(others.split()) == "".join(later.split())
