"""What was agreed within a paragraph."""

import pytest

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.minutes import BlockKind
from tests.domain.checks.drafts import draft, found, in_welsh, words


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed that the pier be shut.",
        "It was also agreed to shut the pier.",
        "The Board agreed that the pier had to be shut.",
        "Members agreed that the pier was unsafe.",
        "In summing up, the Board agreed that boats needed paint.",
        "The new moorings were agreed.",
    ],
)
def test_what_was_agreed_within_a_paragraph_is_found_with_its_sentence(sentence: str) -> None:
    text = f"The Harbour Master gave a report. {sentence} The next ferry was late."
    (one,) = found(draft(text), CheckName.AGREED_IN_PASSING)
    assert one.values["words"] == sentence
    assert one.span is not None
    assert text[slice(*one.span)] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Master agreed with the pilot.",
        "It was agreed with the pilot that he would call.",
        "The pilot agreed that this was so.",
        "The fee was agreed in 2019.",
        "The letter said “it was agreed that the pier be shut”.",
        "The Board had not yet decided.",
    ],
)
def test_who_agreed_with_somebody_what_was_agreed_before_and_what_is_quoted_is_not(sentence: str) -> None:
    assert found(draft(sentence), CheckName.AGREED_IN_PASSING) == []


def test_a_sentence_that_leads_up_to_a_decision_and_a_decision_itself_are_not_pointed_out() -> None:
    build = draft("The report was read. It was agreed that:")
    build.decision("It was agreed that the pier be shut.")
    assert found(build, CheckName.AGREED_IN_PASSING) == []
    build.block("It was agreed that the crane be sold.", BlockKind.LIST_ENTRY)
    assert words(build, CheckName.AGREED_IN_PASSING) == ["It was agreed that the crane be sold."]
    assert found(in_welsh(build), CheckName.AGREED_IN_PASSING) == []
    listed = draft("It was agreed that:")
    listed.block("the pier be shut", BlockKind.LIST_ENTRY)
    assert words(listed, CheckName.AGREED_IN_PASSING) == ["It was agreed that:"]
