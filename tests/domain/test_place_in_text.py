"""Behind which paragraph an arrival or a departure is told."""

from datetime import UTC, datetime

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.place_in_text import block_followed
from clerk_app.domain.timeline import Event, EventKind

MINUTE, FIRST, SECOND, GONE, WHO = Id("a" * 32), Id("1" * 32), Id("2" * 32), Id("9" * 32), Id("b" * 32)
DAY = datetime(2025, 3, 6)


def _blocks() -> tuple[Block, ...]:
    """One begun at 10:44, one at 10:57."""
    return (
        Block(id=FIRST, minute_id=MINUTE, position=0, at=DAY.replace(hour=10, minute=44)),
        Block(id=SECOND, minute_id=MINUTE, position=1, at=DAY.replace(hour=10, minute=57)),
    )


def _event(minute: int, kind: EventKind, *, after: Id | None = None, about: Id | None = WHO) -> Event:
    return Event(
        id=Id("e" * 32),
        meeting_id=Id("c" * 32),
        at=DAY.replace(hour=10, minute=minute),
        seq=1,
        recorded_at=datetime(2025, 3, 6, 10, minute, tzinfo=UTC),
        kind=kind,
        attendee_id=about,
        minute_id=MINUTE,
        after_block_id=after,
    )


def test_it_follows_the_paragraph_at_which_it_was_recorded() -> None:
    assert block_followed(_event(59, EventKind.LEFT, after=FIRST), _blocks()) == FIRST


@pytest.mark.parametrize(("minute", "follows"), [(43, None), (44, FIRST), (56, FIRST), (57, SECOND)])
def test_where_that_is_gone_it_follows_the_last_one_begun_by_then(minute: int, follows: Id | None) -> None:
    assert block_followed(_event(minute, EventKind.LEFT, after=GONE), _blocks()) == follows


@pytest.mark.parametrize(("minute", "follows"), [(44, None), (57, FIRST), (58, SECOND)])
@pytest.mark.parametrize("kind", [EventKind.LEFT, EventKind.RETURNED, EventKind.ARRIVED])
def test_who_came_or_went_before_a_word_was_typed_did_so_before_what_was_begun_in_the_same_minute(
    kind: EventKind, minute: int, follows: Id | None
) -> None:
    assert block_followed(_event(minute, kind), _blocks()) == follows


@pytest.mark.parametrize(("minute", "follows"), [(44, None), (57, FIRST)])
def test_the_meeting_came_to_an_item_before_anything_was_begun_in_it(minute: int, follows: Id | None) -> None:
    assert block_followed(_event(minute, EventKind.MOVED, about=None), _blocks()) == follows


def test_an_adjournment_comes_behind_what_was_begun_by_then() -> None:
    assert block_followed(_event(57, EventKind.ADJOURNED, about=None), _blocks()) == SECOND
