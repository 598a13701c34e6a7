"""Properties are held against few examples in the ordinary suite, and against many in a stage of `.ci/run`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


def test_properties_are_searched_at_length_before_a_change_is_taken(repository: Path) -> None:
    stages = (repository / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    (search,) = (line for line in stages if f"--hypothesis-profile={AT_LENGTH}" in line)
    assert '-m "hypothesis and not slow' in search
