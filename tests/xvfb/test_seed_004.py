"""Item 30 of a meeting is minuted under a real X server, by key events that come from outside the program."""

from __future__ import annotations

import pytest

from tests.seeds.board_004 import MEETING
from tests.seeds.programme import RealMeeting

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

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(360)]


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING
