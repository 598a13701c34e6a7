"""The maps of the real minutes cover their documents, and no sentence of these can change unnoticed."""

import re
from collections.abc import Callable

import pytest

from tests.seeds.seed_map import Passage, SeedChangedError, all_of, passages_of, read_passages, text_of

SENTENCES = {"000": 100, "001": 200, "004": 25}
"""The documents that have a map, with fewer sentences than they have."""


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return passages_of("001")


@pytest.mark.parametrize(
    ("number", "counts"),
    [
        ("000", {"heading": 7, "action": 2, "list_entry": 16, "next_meeting": 3}),
        ("001", {"heading": 9, "earlier_action": 11, "action": 14, "list_entry": 8}),
        ("004", {"ask": 2, "paragraph": 4, "list_entry": 12, "resolution": 2}),
    ],
)
def test_every_word_of_a_seed_belongs_to_exactly_one_passage(number: str, counts: dict[str, int]) -> None:
    passages = passages_of(number)
    assert {kind: len(all_of(passages, kind)) for kind in counts} == counts


@pytest.mark.parametrize("number", SENTENCES)
def test_changing_any_sentence_of_a_seed_is_noticed(number: str) -> None:
    text = text_of(number)
    bare = re.sub(r"<[^>]*>", lambda tag: " " * len(tag[0]), text)
    sentences = [match.start() for match in re.finditer(r"(?<=[.:?] )[A-Z]|^\S", bare, re.MULTILINE)]
    assert len(sentences) > SENTENCES[number]
    for place in sentences:
        mutated = text[:place] + ("X" if text[place] != "X" else "Y") + text[place + 1 :]
        with pytest.raises(SeedChangedError):
            read_passages(mutated, f"seed_{number}.toml")


@pytest.mark.parametrize("change", [lambda text: f"{text}\nOne line more.", lambda text: text.replace("ATTENDEES", "")])
def test_dropping_or_adding_a_line_is_noticed(change: Callable[[str], str]) -> None:
    with pytest.raises(SeedChangedError):
        read_passages(change(text_of("001")), "seed_001.toml")


def test_the_groups_of_attendance_and_the_times_of_items_are_told_from_names_and_titles() -> None:
    passages = passages_of("000")
    (attendance,) = all_of(passages, "attendance")
    names = attendance.pieces()
    assert names[attendance.facts["headings"][0]] == "Ex-Officio Members"
    assert len(names) - len(attendance.facts["headings"]) == 21
    for heading in all_of(passages, "heading"):
        facts = heading.facts
        assert facts["title_words"] + facts["lead_words"] + facts["slot_words"] == len(heading.words)
        assert heading.words[-1].endswith("hrs")


def test_what_the_board_added_to_a_recommendation_is_marked() -> None:
    first, _ = all_of(passages_of("004"), "resolution")
    assert first.span(*first.facts["amended_words"]).startswith("to include those")


def test_attendance_is_twenty_with_the_chair_first_and_one_group(passages: list[Passage]) -> None:
    (attendance,) = all_of(passages, "attendance")
    names = attendance.pieces()
    assert len(names) == 20
    assert names[0].endswith(", Chair")
    assert names[attendance.facts["group"]] == "Care Ambassadors"


def test_each_owner_of_an_action_is_a_post_or_group_by_its_own_words(passages: list[Passage]) -> None:
    owners = [
        action.span(*bounds).rstrip(".")
        for action in all_of(passages, "action")
        for bounds in action.facts["owner_words"]
    ]
    assert len(owners) == 19
    assert not [owner for owner in owners if owner.startswith(("the ", "by ")) or owner.endswith(" and")]
