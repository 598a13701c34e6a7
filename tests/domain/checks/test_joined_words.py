"""Words that are right each by itself."""

import pytest

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.minutes import BlockKind
from tests.domain.checks.drafts import draft, found, in_welsh


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("in the day-today ways of the port", ("day-today", "day-to-day")),
        ("a short fall in tar", ("short fall", "shortfall")),
        ("A Short  Fall in tar", ("Short  Fall", "shortfall")),
        ("Good placed based work", ("placed based", "place-based")),
        ("it would of sunk", ("would of", "would have")),
    ],
)
def test_words_that_mean_another_are_found_with_what_is_meant(text: str, pair: tuple[str, str]) -> None:
    (one,) = found(draft(text), CheckName.JOINED_WORDS)
    assert (one.values["words"], one.values["meant"]) == pair
    assert one.span is not None
    assert text[slice(*one.span)] == pair[0]


@pytest.mark.parametrize(
    "text",
    [
        "it was dealt with in the report",
        "as they could of course",
        "she looked short, falling behind",
        "he placed, based on that, a buoy",
        "day-to-day work",
        "the ferry was led by a tug",
    ],
)
def test_words_that_may_stand_so_are_left_alone(text: str) -> None:
    assert found(draft(text), CheckName.JOINED_WORDS) == []


def test_quotations_and_minutes_in_another_language_are_left_alone() -> None:
    build = draft()
    build.block("a short fall", BlockKind.QUOTATION)
    assert found(build, CheckName.JOINED_WORDS) == []
    build.block("a short fall")
    assert found(in_welsh(build), CheckName.JOINED_WORDS) == []
