"""Properties are held against few examples in the ordinary suite, and against many where one searches at length."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.counts import AT_LENGTH, EXAMPLES, USUAL, examples


@pytest.mark.parametrize("profile", [USUAL, AT_LENGTH])
def test_a_property_that_says_no_number_is_held_against_that_of_the_profile(profile: str) -> None:
    assert settings.get_profile(profile).max_examples == EXAMPLES[profile]


@pytest.fixture
def profile_of_this_run() -> Iterator[None]:
    """The profile is set back afterwards."""
    before = settings.get_current_profile_name()
    yield
    settings.load_profile(before)


@pytest.mark.usefixtures("profile_of_this_run")
@pytest.mark.parametrize(("profile", "tried"), [(USUAL, 25), (AT_LENGTH, 120)])
def test_more_is_tried_at_length_than_usually(profile: str, tried: int) -> None:
    settings.load_profile(profile)
    assert examples(25, 120) == tried
