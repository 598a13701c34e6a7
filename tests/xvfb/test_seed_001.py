"""The meeting of 24 January 2022 is held under a real X server, by key events that come from outside the program."""

from __future__ import annotations

import pytest

from tests.seeds.board_001 import MEETING
from tests.seeds.programme import RealMeeting

# The very same tests, on what is held here.
from tests.seeds.test_seed_001_by_keyboard import (  # noqa: F401
    test_a_word_dropped_from_the_typing_is_missed_in_both_papers,
    test_attendance_is_on_the_timeline,
    test_each_new_action_has_its_owners_and_the_paragraph_in_which_it_arose,
    test_earlier_actions_are_the_same_actions_with_what_became_of_them,
    test_the_decision_on_the_previous_minutes_approves_that_meeting,
    test_the_next_meeting_is_a_day_whose_year_was_worked_out,
    test_two_items_of_the_agenda_are_one_minute_and_the_next_keeps_its_number,
    test_word_and_pdf_say_every_passage_in_order_under_its_number,
)

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING
