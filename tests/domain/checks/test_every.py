"""All checks together: each is switched off by the board, and has its words."""

from dataclasses import fields, replace

import pytest

from clerk_app.domain.checks.choice import CheckName, Checks
from clerk_app.domain.checks.draft import sentences
from clerk_app.domain.checks.every import CHECKS, findings
from clerk_app.domain.minutes import BlockKind
from tests.domain.checks.drafts import draft


def test_every_check_is_made_and_has_a_switch_that_is_on_until_the_board_turns_it() -> None:
    switches = [one.name for one in fields(Checks) if one.type in (bool, "bool")]
    assert switches == list(CheckName) == list(CHECKS)
    assert all(Checks().wants(name) for name in CheckName)


@pytest.mark.parametrize(
    ("check", "text"), [(CheckName.TWICE, "The the pier."), (CheckName.SHORT_FORMS, "The HMF left.")]
)
def test_a_check_that_the_board_switched_off_is_not_made(check: CheckName, text: str) -> None:
    record = draft(text).record()
    assert [one.check for one in findings(record)] == [check]
    off = replace(record.house_style, checks=replace(Checks(), **{check: False}))
    assert findings(replace(record, house_style=off)) == ()


def test_of_one_item_only_its_own_paragraphs_are_looked_through_and_private_notes_are_never() -> None:
    build = draft("The the pier.")
    build.block("Ask the the HMF.", BlockKind.PRIVATE_NOTE)
    other = build.minute("The crane")
    block = build.block("A a crane crane.")
    assert [one.source for one in findings(build.record(), other.id)] == [block.id]
    assert len(findings(build.record())) == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
        ("Dr. Wave spoke, e.g. of tar. He left.", ["Dr. Wave spoke, e.g. of tar.", "He left."]),
        ("It cost 1.50 pounds.\nIt sank.", ["It cost 1.50 pounds.", "It sank."]),
        ("", []),
        (" . ", ["."]),
    ],
)
def test_a_text_is_parted_into_sentences_with_their_places(text: str, parts: list[str]) -> None:
    found = list(sentences(text))
    assert [one.words for one in found] == parts
    assert all(text[slice(*one.span)] == one.words for one in found)
