"""Registers: which paragraphs stand in one, who is named first in them, and what is left of a mark taken away."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry, RegisterKind, kind_in_register, register_lines, who_raised
from clerk_app.domain.richtext import Marks, Run, rich, typed
from tests.builders import RecordBuilder


def entry_about(block: Block, kind: RegisterKind | None) -> RegisterEntry:
    return RegisterEntry(id=Id("1" * 32), meeting_id=Id("2" * 32), block_id=block.id, kind=kind)


@pytest.fixture
def build() -> RecordBuilder:
    return RecordBuilder()


@pytest.mark.parametrize(
    ("kind", "words", "marked", "register"),
    [
        (BlockKind.QUESTION, "When?", None, RegisterKind.QUESTION),
        (BlockKind.QUESTION, " ", None, None),
        (BlockKind.PARAGRAPH, "Said.", None, None),
        (BlockKind.PARAGRAPH, "Said.", RegisterKind.CHALLENGE, RegisterKind.CHALLENGE),
        (BlockKind.PARAGRAPH, "", RegisterKind.CHALLENGE, None),
        (BlockKind.QUESTION, "When?", RegisterKind.ISSUE, RegisterKind.ISSUE),
    ],
)
def test_a_question_is_in_its_register_by_itself_and_anything_else_with_words_where_it_is_marked(
    kind: BlockKind, words: str, marked: RegisterKind | None, register: RegisterKind | None
) -> None:
    block = Block(id=Id("9" * 32), minute_id=Id("8" * 32), position=0, kind=kind, text=typed(words))
    assert kind_in_register(block, entry_about(block, marked) if marked else None) is register


@pytest.mark.parametrize(
    ("kind", "closed", "is_open"),
    [(RegisterKind.CHALLENGE, date(2025, 4, 9), False), (RegisterKind.STATEMENT, None, False)],
)
def test_what_was_agreed_stands_even_if_it_was_a_challenge_before_that_was_closed(
    build: RecordBuilder, kind: RegisterKind, closed: date | None, is_open: bool
) -> None:
    build.item("Moorings")
    entry = replace(entry_about(build.block("Said."), kind), closed_on=date(2025, 4, 9))
    (line,) = register_lines(replace(build.record(), register_entries=(entry,)))
    assert (line.closed_on, line.is_open) == (closed, is_open)


def test_a_mark_that_was_taken_away_leaves_a_question_in_its_register(build: RecordBuilder) -> None:
    build.item("Moorings")
    asked, said = build.block("When?", BlockKind.QUESTION), build.block("Said.")
    entries = tuple(entry_about(block, None) for block in (asked, said))
    record = replace(build.record(), register_entries=entries)
    assert [(line.kind, line.block_id) for line in register_lines(record)] == [(RegisterKind.QUESTION, asked.id)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Pilot and the Pilot Boat Owner did not agree with the Harbour Master.", "Pilot"),
        ("Pilot Boat Owner asked.", "Pilot Boat Owner"),
        ("The Chair thanked the Pilot.", "Chair"),
        ("Nobody answers the Pilot at night.", ""),
        ("Pilots asked.", ""),
    ],
)
def test_whoever_the_text_begins_with_raised_it(build: RecordBuilder, words: str, who: str) -> None:
    record = with_people(build)
    assert who_raised(record, build.block(words)) == who


def test_whoever_is_mentioned_first_raised_it_wherever_that_stands(build: RecordBuilder) -> None:
    record = with_people(build)
    mention = Run("the Harbour Master", Marks(mention=Party(post_id=Id("d" * 32))))
    block = build.block(rich((Run("The Pilot was told by "), mention)))
    assert who_raised(record, block) == "the Harbour Master"


def with_people(build: RecordBuilder) -> MeetingRecord:
    build.item("Moorings")
    for name in ("Harbour Master", "Pilot", "Pilot Boat Owner"):
        build.attendee(name)
    return build.record()
