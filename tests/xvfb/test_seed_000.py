"""The meeting of 7 February 2019 is held under a real X server, by key events that come from outside the program."""

from __future__ import annotations

import pytest

from tests.seeds.board_000 import MEETING
from tests.seeds.programme import RealMeeting

# The very same tests, on what is held here.
from tests.seeds.test_seed_000_by_keyboard import (  # noqa: F401
    test_a_word_dropped_from_the_typing_is_missed_in_both_papers,
    test_attendance_is_on_the_timeline_and_guests_have_no_seat,
    test_each_action_is_somebodys_who_was_there,
    test_items_have_leads_and_times_that_follow_one_another,
    test_the_next_meetings_have_the_days_and_times_announced,
    test_word_and_pdf_say_every_passage_in_order_under_its_number,
)

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING
