"""Item 30 of a meeting is minuted under a real X server, by key events that come from outside the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seeds.board_004 import programme
from tests.seeds.seed_map import Passage, passages_of

# The very same tests, on what is held here.
from tests.seeds.test_seed_004_by_keyboard import (  # noqa: F401
    test_a_word_dropped_from_the_typing_is_missed_in_both_papers,
    test_each_resolution_is_one_and_what_the_board_changed_in_it_is_marked,
    test_lists_are_bullets_and_the_summary_has_no_number,
    test_the_item_goes_on_from_the_number_of_the_meeting_before,
    test_the_item_has_what_the_board_is_asked,
    test_the_meeting_has_ended,
    test_word_and_pdf_say_every_passage_in_order_under_its_number,
)
from tests.seeds.typed_meeting import Sitting
from tests.xvfb.at_display import held_at_display

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(360)]


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return passages_of("004")


@pytest.fixture(scope="module")
def held(passages: list[Passage], tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Sitting]:
    """The meeting is typed once; each test looks at what came of it and leaves it so."""
    with held_at_display(programme, passages, tmp_path_factory.mktemp("seed"), repository) as sitting:
        yield sitting
