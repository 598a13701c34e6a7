"""Long work is done piece by piece, and at once where something depends on it."""

from __future__ import annotations

from clerk_app.ui.pieces import Pieces
from tests.ui.fake_timers import FakeTimers


class _Log:
    def __init__(self) -> None:
        self.done: list[str] = []

    def one(self) -> None:
        self.done.append("one")

    def two(self) -> None:
        self.done.append("two")


def test_each_piece_has_a_turn_of_its_own_in_order() -> None:
    timers, log = FakeTimers(), _Log()
    pieces = Pieces(timers)
    pieces.add(log.one)
    pieces.add(log.two)
    (timer,) = timers.made
    assert log.done == []
    timer.fire()
    assert (log.done, pieces.are_left) == (["one"], True)
    timer.fire()
    assert (log.done, pieces.are_left) == (["one", "two"], False)
    assert not timer.is_running


def test_what_goes_on_with_a_piece_is_done_before_what_waits() -> None:
    timers, log = FakeTimers(), _Log()
    pieces = Pieces(timers)
    pieces.add(log.one)
    pieces.add_next(log.two)
    timers.advance(0)
    assert log.done == ["two", "one"]


def test_what_is_left_is_done_at_once_where_it_is_asked_for() -> None:
    timers, log = FakeTimers(), _Log()
    pieces = Pieces(timers)
    pieces.add(log.one)
    pieces.add(log.two)
    pieces.finish()
    timers.advance(1)
    assert log.done == ["one", "two"]
