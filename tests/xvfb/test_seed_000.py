"""The meeting of 7 February 2019 is held under a real X server, by key events that come from outside the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seeds.board_000 import programme
from tests.seeds.seed_map import Passage, passages_of

# The very same tests, on what is held here.
from tests.seeds.test_seed_000_by_keyboard import (  # noqa: F401
    test_a_word_dropped_from_the_typing_is_missed_in_both_papers,
    test_attendance_is_on_the_timeline_and_guests_have_no_seat,
    test_each_action_is_somebodys_who_was_there,
    test_items_have_leads_and_times_that_follow_one_another,
    test_the_next_meetings_have_the_days_and_times_announced,
    test_word_and_pdf_say_every_passage_in_order_under_its_number,
)
from tests.seeds.typed_meeting import Sitting
from tests.xvfb.at_display import held_at_display

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return passages_of("000")


@pytest.fixture(scope="module")
def held(passages: list[Passage], tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Sitting]:
    """The meeting is typed once; each test looks at what came of it and leaves it so."""
    with held_at_display(programme, passages, tmp_path_factory.mktemp("seed"), repository) as sitting:
        yield sitting
