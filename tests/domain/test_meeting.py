"""The states of minutes go forward one at a time, and back only with a reason."""

from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.meeting import STATE_ORDER, Meeting, MinutesState, StatusStep, advance, next_state
from tests.domain.making import meeting

S = MinutesState


def step(state: MinutesState, day: int, reason: str = "") -> StatusStep:
    recorded = datetime(2020, 10, day, 9, tzinfo=UTC)
    return StatusStep(state=state, on=date(2020, 10, day), recorded_at=recorded, reason=reason)


def with_steps(*steps: StatusStep) -> Meeting:
    made = meeting()
    return Meeting(id=made.id, board_id=made.board_id, date=made.date, start=made.start, steps=steps)


def test_new_minutes_are_a_draft() -> None:
    assert meeting().state is S.DRAFT
    assert not meeting().is_approved


@pytest.mark.parametrize("state", [S.APPROVED, S.SIGNED])
def test_approved_and_signed_minutes_may_no_longer_change(state: MinutesState) -> None:
    assert with_steps(step(state, 9)).is_approved


def test_the_states_follow_one_another_to_the_signature() -> None:
    assert [next_state(state) for state in STATE_ORDER] == [*STATE_ORDER[1:], None]


def test_minutes_go_all_the_way_one_state_at_a_time() -> None:
    steps: tuple[StatusStep, ...] = ()
    for day, state in enumerate(STATE_ORDER[1:], start=5):
        steps = advance(steps, step(state, day))
    assert with_steps(*steps).state is S.SIGNED


def test_no_state_is_skipped() -> None:
    with pytest.raises(BrokenRule, match="minutes_skip_a_state") as broken:
        advance((), step(S.AGREED, 5))
    assert broken.value.values == {"state": "draft", "wanted": "agreed"}


def test_a_step_never_comes_before_the_last_one_but_may_share_its_day() -> None:
    done = advance((), step(S.WITH_CHAIR, 5))
    assert len(advance(done, step(S.AGREED, 5))) == 2
    with pytest.raises(BrokenRule, match="minutes_step_before_last"):
        advance(done, step(S.AGREED, 4))


@pytest.mark.parametrize("back_to", [S.DRAFT, S.WITH_CHAIR])
def test_going_back_or_staying_needs_a_reason(back_to: MinutesState) -> None:
    done = advance((), step(S.WITH_CHAIR, 5))
    with pytest.raises(BrokenRule, match="minutes_back_without_reason"):
        advance(done, step(back_to, 6, "  "))
    assert advance(done, step(back_to, 6, "The Chair asked for more time"))[-1].state is back_to
