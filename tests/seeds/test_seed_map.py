"""The map of the minutes of 24 January 2022 covers the document, and no sentence of it can change unnoticed."""

import re

import pytest

from tests.seeds.seed_map import Passage, SeedChangedError, read_passages, seed_path


@pytest.fixture(scope="module")
def text() -> str:
    path = seed_path("001")
    if path is None:
        pytest.skip("the shared seed documents are not beside this checkout")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def passages(text: str) -> list[Passage]:
    return read_passages(text, "seed_001.toml")


def of_kind(passages: list[Passage], kind: str) -> list[Passage]:
    return [passage for passage in passages if passage.kind == kind]


def test_every_line_of_the_seed_belongs_to_exactly_one_passage(passages: list[Passage]) -> None:
    assert len(of_kind(passages, "heading")) == 9
    assert len(of_kind(passages, "earlier_action")) == 11
    assert len(of_kind(passages, "action")) == 14
    assert len(of_kind(passages, "list_entry")) == 8


def test_changing_any_sentence_of_the_seed_is_noticed(text: str) -> None:
    sentences = [match.start() for match in re.finditer(r"(?<=[.:?] )[A-Z]|^\S", text, re.MULTILINE)]
    assert len(sentences) > 200
    for place in sentences:
        mutated = text[:place] + ("X" if text[place] != "X" else "Y") + text[place + 1 :]
        with pytest.raises(SeedChangedError):
            read_passages(mutated, "seed_001.toml")


def test_dropping_or_adding_a_line_is_noticed(text: str) -> None:
    with pytest.raises(SeedChangedError):
        read_passages(text + "\nOne line more.", "seed_001.toml")
    with pytest.raises(SeedChangedError):
        read_passages(text.replace("ATTENDEES", ""), "seed_001.toml")


def test_attendance_is_twenty_with_the_chair_first_and_one_group(passages: list[Passage]) -> None:
    (attendance,) = of_kind(passages, "attendance")
    names = attendance.pieces()
    assert len(names) == 20
    assert names[0].endswith(", Chair")
    assert names[attendance.facts["group"]] == "Care Ambassadors"


def test_each_owner_of_an_action_is_a_post_or_group_by_its_own_words(passages: list[Passage]) -> None:
    owners = [
        action.span(*bounds).rstrip(".")
        for action in of_kind(passages, "action")
        for bounds in action.facts["owner_words"]
    ]
    assert len(owners) == 19
    assert not [owner for owner in owners if owner.startswith(("the ", "by ")) or owner.endswith(" and")]
