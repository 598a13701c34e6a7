"""Requests and promises that are no actions."""

from dataclasses import replace

import pytest

from clerk_app.domain.checks.choice import CheckName
from tests.domain.checks.drafts import draft, found, in_welsh, words


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair asked members to send her any worries about the pier before Easter.",
        "The Chairman also asked that thought be given to the hour of the tides.",
        "The Chair noted that the ferry crews needed invites to the spring fair.",
        "The Chair thanked all and confirmed that the notes would be circulated soon.",
        "Two leaks needed the immediate attention of the crew.",
        "The pilot asked if this could be settled offline, at a workshop.",
        "It was to be talked over outside of the meeting.",
        "The Harbour Master undertook to count the buoys.",
    ],
)
def test_what_is_asked_for_or_promised_and_is_no_action_is_found(sentence: str) -> None:
    assert words(draft(f"The pier was shut. {sentence}"), CheckName.IMPLIED_ACTIONS) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair asked members to introduce themselves.",
        "The Chair invited the pilot to present his report.",
        "The Chair asked the Board to note the report.",
        "The Chair asked if there was any other business.",
        "The Chair asked the pilot what had happened to the buoys.",
        "The notes had been circulated.",
        "The letter said “please note that papers will be sent late”.",
        "The pilot drew attention to the leak.",
    ],
)
def test_what_is_done_in_the_meeting_itself_or_was_done_before_is_not(sentence: str) -> None:
    assert found(draft(sentence), CheckName.IMPLIED_ACTIONS) == []


def test_an_action_behind_the_paragraph_or_about_the_same_answers_the_request() -> None:
    behind = draft("The Chair asked members to send her any worries about the pier.")
    behind.action("Write by Easter", "All")
    assert found(behind, CheckName.IMPLIED_ACTIONS) == []
    elsewhere = draft("The Chair asked members to send her any worries about the pier.", "The ferry was late.")
    elsewhere.minute("Actions")
    elsewhere.action("Send worries about the pier to the Chair", "All")
    assert found(elsewhere, CheckName.IMPLIED_ACTIONS) == []
    other = draft("The Chair asked members to send her any worries about the pier.", "The ferry was late.")
    other.action("Count the buoys", "Pilot")
    assert len(found(other, CheckName.IMPLIED_ACTIONS)) == 1
    assert found(in_welsh(other), CheckName.IMPLIED_ACTIONS) == []


def test_the_chair_is_known_by_the_title_that_the_board_uses() -> None:
    build = draft("The Commodore asked members to send worries about the pier.")
    assert found(build, CheckName.IMPLIED_ACTIONS) == []
    build.board = replace(build.board, chair_title="Commodore")
    assert len(found(build, CheckName.IMPLIED_ACTIONS)) == 1
