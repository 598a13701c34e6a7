"""The states of minutes in words, with the board's own word for its chair."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.meeting import MinutesState, StatusStep
from clerk_app.wording.minutes import state_step, state_word
from tests.domain.making import meeting


@pytest.mark.parametrize(
    ("state", "chair", "word"),
    [
        (MinutesState.DRAFT, "Chair", "Draft"),
        (MinutesState.WITH_CHAIR, "Chair", "With chair"),
        (MinutesState.WITH_CHAIR, "Chairman", "With chairman"),
        (MinutesState.AGREED, "Chair", "Agreed"),
        (MinutesState.CIRCULATED, "Chair", "Circulated"),
        (MinutesState.APPROVED, "Chair", "Approved"),
        (MinutesState.SIGNED, "Chair", "Signed"),
    ],
)
def test_each_state_has_its_word(state: MinutesState, chair: str, word: str) -> None:
    assert state_word(state, chair) == word


def test_the_six_steps_are_said_as_text() -> None:
    step = StatusStep(
        state=MinutesState.WITH_CHAIR, on=date(2022, 3, 2), recorded_at=datetime(2022, 3, 2, 9, tzinfo=UTC)
    )
    sent = replace(meeting(), steps=(step,))
    assert state_step(meeting(), date(2022, 3, 16)) == "Step 1 of 6, Draft"
    assert state_step(sent, date(2022, 3, 16)) == "Step 2 of 6, With chair, since 2 March"
    assert state_step(sent, date(2023, 3, 16), "Chairperson") == "Step 2 of 6, With chairperson, since 2 March 2022"
