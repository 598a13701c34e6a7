"""Paragraphs that are longer than the board wants them."""

from dataclasses import replace

import pytest

from clerk_app.domain.checks.choice import CheckName, Checks
from clerk_app.domain.checks.long_paragraphs import is_long
from clerk_app.domain.errors import BrokenRule
from tests.domain.checks.drafts import draft, found


@pytest.mark.parametrize(("count", "long"), [(250, False), (251, True)])
def test_a_paragraph_is_long_from_the_word_after_the_two_hundred_and_fiftieth(count: int, long: bool) -> None:
    assert is_long("ferry " * count, Checks().long_from) is long


def test_each_long_paragraph_is_named_by_its_number_and_the_board_says_how_long_that_is() -> None:
    record = draft("ferry " * 5, "ferry " * 4, "ferry " * 9).record()
    style = replace(record.house_style, checks=Checks(long_from=4))
    long = found(replace(record, house_style=style), CheckName.LONG_PARAGRAPHS)
    assert [(one.code, dict(one.values)) for one in long] == [
        ("long_paragraph", {"number": "1.1", "words": 5, "most": 4}),
        ("long_paragraph", {"number": "1.3", "words": 9, "most": 4}),
    ]
    assert found(record, CheckName.LONG_PARAGRAPHS) == []


def test_one_without_a_number_is_said_to_be_long_all_the_same() -> None:
    build = draft()
    block = build.block("ferry " * 251, numbered=False)
    (one,) = found(build, CheckName.LONG_PARAGRAPHS)
    assert (one.code, one.source) == ("long_unnumbered", block.id)


@pytest.mark.parametrize("words", [0, 10_000])
def test_a_paragraph_cannot_be_long_from_no_word_on_or_from_more_than_any_has(words: int) -> None:
    with pytest.raises(BrokenRule):
        Checks(long_from=words)
