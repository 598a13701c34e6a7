"""Whom `@` finds, and what the list says of them."""

from __future__ import annotations

import pytest

from clerk_app.ui.presenting.meeting_people import People
from tests.ui.sample_meeting import SampleMeeting


@pytest.mark.parametrize(
    ("letters", "letter", "role"),
    [
        ("interim chair", "P", "In the chair"),
        ("portfolio", "P", "Local Authority"),
        ("dorset police", "L", "Left 10:31"),
        ("camhs", "A", "Apologies"),
        ("children's commissioning manager", "P", "In attendance"),
    ],
)
def test_who_is_found_is_told_from_the_others(meeting: SampleMeeting, letters: str, letter: str, role: str) -> None:
    first = People(meeting.record).find(letters)[0]
    assert (first.letter, first.role) == (letter, role)
