"""What was said in a meeting, printed without who said it."""

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.wording.unattributed import Speakers, speakers_of
from tests.builders import RecordBuilder


@pytest.fixture
def speakers() -> Speakers:
    build = RecordBuilder()
    build.attendee("Harbour Master", chair=True)
    build.attendee("Head of Policy, Ports")
    build.attendee("Head of Policy")
    build.attendee("Chair of the Fishing Panel", Capacity.OBSERVER)
    build.attendee("Surveyor", Capacity.GUEST)
    build.attendee("Board Secretary", Capacity.CLERK)
    build.attendee("Young Sailors", Capacity.GROUP)
    return speakers_of(build.record())


@pytest.mark.parametrize(
    ("typed_words", "printed"),
    [
        ("The Head of Policy noted that dues had risen.", "It was noted that dues had risen."),
        ("The Head of Policy, Ports also stated that it was late.", "It was also stated that it was late."),
        ("The Chair of the Fishing Panel asked whether nets count.", "It was asked whether nets count."),
        ("The Chair said that all had heard.", "It was said that all had heard."),
        (
            "Dues rose. The Head of Policy queried why. The Surveyor confirmed that tides did.",
            "Dues rose. It was queried why. It was confirmed that tides did.",
        ),
        ("The slip closed (the Surveyor added that it leaks).", "The slip closed (it was added that it leaks)."),
    ],
)
def test_what_somebody_said_is_told_as_what_was_said(speakers: Speakers, typed_words: str, printed: str) -> None:
    assert speakers.unattributed(typed(typed_words)).plain == printed


@pytest.mark.parametrize(
    ("typed_words", "printed"),
    [
        ("The Head of Policy raised the cost of dredging.", "A member raised the cost of dredging."),
        ("The Chair of the Fishing Panel described the nets.", "An observer described the nets."),
        ("The Surveyor suggested looking at low tide.", "A guest suggested looking at low tide."),
        ("The Board Secretary asked for the papers early.", "The clerk asked for the papers early."),
        ("Young Sailors welcomed the plan.", "Some of those present welcomed the plan."),
        ("The Harbour Master thanked everybody.", "The Chair thanked everybody."),
        (
            "The Surveyor and the Head of Policy expressed concern.",
            "Several of those present expressed concern.",
        ),
        # "It was agreed that" would read as what the board decided.
        ("The Surveyor agreed that the wall leans.", "A guest agreed that the wall leans."),
    ],
)
def test_what_cannot_be_told_so_is_said_by_somebody_who_is_not_named(
    speakers: Speakers, typed_words: str, printed: str
) -> None:
    assert speakers.unattributed(typed(typed_words)).plain == printed


@pytest.mark.parametrize(
    "words",
    [
        "The Head of Policy presented the plan.",
        "The Head of Policy agreed to write to the owners.",
        "The Surveyor left the meeting.",
        "The plan that the Surveyor noted in May was read.",
        "The Board noted that dues had risen.",
        "The Head of Policymaking noted that it was late.",
        "Chair: the Harbour Master",
    ],
)
def test_what_somebody_did_and_whoever_is_not_there_stay_as_they_were_typed(speakers: Speakers, words: str) -> None:
    assert speakers.unattributed(typed(words)) == typed(words)


def test_a_name_and_a_colon_before_a_sentence_go(speakers: Speakers) -> None:
    text = rich((Run("Surveyor", Marks(bold=True)), Run(": the wall "), Run("leans", Marks(italic=True)), Run(".")))
    assert speakers.unattributed(text) == rich((Run("The wall "), Run("leans", Marks(italic=True)), Run(".")))


def test_a_mention_goes_and_the_marks_of_what_was_said_stay(speakers: Speakers) -> None:
    mention = Marks(mention=Party(post_id=Id("1" * 32)))
    text = rich((Run("The "), Run("Surveyor", mention), Run(" noted that it "), Run("leans", Marks(bold=True))))
    assert speakers.unattributed(text) == rich((Run("It was noted that it "), Run("leans", Marks(bold=True))))
