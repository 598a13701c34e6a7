"""Slips out of reported speech."""

import pytest

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import typed
from tests.domain.checks.drafts import REPORTED, draft, found, in_welsh, words


def quotes(*paragraphs: str, check: CheckName = CheckName.TENSE) -> list[tuple[str, ...]]:
    return [one.quotes for one in found(draft(REPORTED, *paragraphs), check)]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("There will be a need for buoys.", "There will be a"),
        ("Mooring the right boat is a vital step.", "boat is a vital"),
        ("All crews had to change so that the port is seen as one.", "port is seen as"),
        ("The Board needs to be open.", "Board needs to be open"),
        ("The crews need to be told.", "crews need to be told"),
        ("The pilot noted that boats have sunk.", "boats have sunk"),
        ("He noted that the pier has been shut.", "pier has been shut"),
    ],
)
def test_the_present_and_the_future_tense_are_found(text: str, slip: str) -> None:
    assert quotes(text) == [(slip,)]


@pytest.mark.parametrize(
    "text",
    [
        "There would be a need to have buoys.",
        "He asked to be told and have a say.",
        "They would rather have a boat.",
        "There was a need to act, and the will to do it.",
        "The next meeting is on 5 May.",
        "A copy is attached to the minutes.",
        "The letter said “there will be rain”.",
        "The sign read 'the pier is shut' all day.",
        "The Trust, which is a charity, had no boat.",
        "How is the pier to be mended?",
        "The Will to Sail campaign had begun.",
    ],
)
def test_past_tense_what_is_quoted_and_what_leads_the_reader_on_are_not(text: str) -> None:
    assert quotes(text) == []


def test_the_first_slip_of_each_sentence_is_told_with_its_paragraph() -> None:
    text = "The crane is old and will fail. The pilot was sure of it. There are spares."
    assert quotes(text) == [("crane is old and", "There are spares")]


def test_minutes_in_the_present_tense_and_reports_without_speakers_are_left_alone() -> None:
    assert (
        found(draft("The Pilot notes that the pier is shut.", "The Chair asks why we are late."), CheckName.TENSE) == []
    )
    report = [f"The pier number {number} is old, and our crews will mend it." for number in range(1, 6)]
    for check in (CheckName.TENSE, CheckName.FIRST_PERSON):
        assert found(draft("The Pilot noted it.", *report), check) == []


def test_only_what_tells_what_was_said_is_looked_through() -> None:
    build = draft(REPORTED)
    for kind in (BlockKind.QUOTATION, BlockKind.ACTION, BlockKind.DECISION, BlockKind.QUESTION, BlockKind.LATER_NOTE):
        build.block("There will be a need for our buoys.", kind)
    build.block(typed(""), BlockKind.TABLE, rows=((typed("The pier is ours"),),))
    build.block(
        "Our crane is to be mended.", BlockKind.EARLIER_ACTION, update=typed("It was."), status=ActionStatus.COMPLETED
    )
    assert found(build, CheckName.TENSE) == found(build, CheckName.FIRST_PERSON) == []
    told = build.block("Mend it.", BlockKind.EARLIER_ACTION, update=typed("The crane is with our smith."))
    assert [one.source for one in found(build, CheckName.TENSE)] == [told.id]
    assert [one.source for one in found(build, CheckName.FIRST_PERSON)] == [told.id]
    assert found(in_welsh(build), CheckName.TENSE) == found(in_welsh(build), CheckName.FIRST_PERSON) == []


def test_lists_are_looked_through_but_for_questions_and_what_somebody_worded() -> None:
    said = draft(REPORTED, "The Pilot made these points:")
    entry = said.block("The port is one.", BlockKind.LIST_ENTRY)
    said.block("Is the port one? What will become of our pier?", BlockKind.LIST_ENTRY)
    assert [one.source for one in found(said, CheckName.TENSE)] == [entry.id]
    pledged = draft(REPORTED, "The crews outlined three pledges that they had made:")
    pledged.block("All crews will be safe, and our boats too.", BlockKind.LIST_ENTRY)
    assert found(pledged, CheckName.TENSE) == found(pledged, CheckName.FIRST_PERSON) == []


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("This was to ensure we move forward.", "we move forward"),
        ("It would broaden our focus.", "our focus"),
        ("She said that we were in calmer water.", "we were in"),
        ("The harbour is known for what we do for boats.", "we do for"),
    ],
)
def test_we_and_our_are_found_with_the_words_that_follow(text: str, slip: str) -> None:
    paragraphs = ("The crane was old.", "The tide was low.")
    assert quotes(text, *paragraphs, check=CheckName.FIRST_PERSON) == [(slip,)]


@pytest.mark.parametrize("text", ["The US fleet came.", "The plan “Our Port” was read.", "It fell to type I boats."])
def test_names_and_figures_that_look_like_them_are_not(text: str) -> None:
    assert quotes(text, check=CheckName.FIRST_PERSON) == []


def test_a_board_that_says_we_of_itself_throughout_is_left_alone() -> None:
    ours = [f"We noted that we had pier {number}." for number in range(5)]
    assert found(draft(*ours), CheckName.FIRST_PERSON) == []


def test_they_behind_a_single_speaker_is_found_and_behind_several_it_is_not() -> None:
    build = draft("The Chief Pilot noted the leak. They also raised the cost.")
    build.attendee("Chief Pilot")
    build.attendee("Heads of Crews")
    (one,) = found(build, CheckName.THEY_FOR_ONE)
    assert dict(one.values) == {"words": "They also raised", "speaker": "Chief Pilot"}
    assert one.span == (32, 48)
    for several in (
        "The Heads of Crews noted the leak. They also raised the cost.",
        "The Chief Pilot and the Chair noted the leak. They also raised the cost.",
        "The ferry crews noted the leak. They also raised the cost.",
        "The Chief Pilot spoke of the crews. They were late.",
    ):
        build.blocks.clear()
        build.block(several)
        assert found(build, CheckName.THEY_FOR_ONE) == []
    build.block("The Chair noted the leak. They asked for tar.")
    assert words(build, CheckName.THEY_FOR_ONE, "speaker") == ["Chair"]
    assert found(in_welsh(build), CheckName.THEY_FOR_ONE) == []
