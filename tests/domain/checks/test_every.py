"""All checks together: each is switched off by the board, and has its words."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.checks.choice import CheckName, Checks
from clerk_app.domain.checks.draft import sentences
from clerk_app.domain.checks.every import CHECKS, findings
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
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


_PIECES = st.sampled_from(
    ["The Chair asked ", "It was agreed ", "is ", "AM noted ", "..", "“", "”", "'", "to ", "; and to "]
)
_WORDS = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=8).map("".join)


@given(st.lists(st.tuples(st.sampled_from(BlockKind), _WORDS), max_size=6))
def test_whatever_is_written_is_looked_through_and_every_finding_has_its_place_in_it(
    written: list[tuple[BlockKind, str]],
) -> None:
    build = draft("The Pilot noted it.")
    for kind, words in written:
        build.block(words, kind)
    record = build.record()
    for one in findings(record):
        block = record.by_id[Id(one.source or "")]
        if one.span is not None and isinstance(block, Block):
            assert 0 <= one.span[0] <= one.span[1] <= len(block.text.plain)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "A. " * 50_000, " " * 100_000, "“" * 50_000, "a," * 50_000, "Aa " * 50_000]
)
def test_a_paragraph_without_end_is_looked_through_in_one_go(text: str) -> None:
    build = draft("The Pilot noted it.", f"It is here. {text} to ,, is asked it it.")
    build.action(f"Count it. {text} and so on.", "Pilot")
    assert {one.check for one in findings(build.record())} >= {CheckName.TWICE}
