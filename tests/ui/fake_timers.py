"""Timers whose time a test moves on by hand, and a clock that goes with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class FakeTimers:
    """Makes timers that fire in order as `advance` moves the time on; also a Clock."""

    def __init__(self, start: datetime = datetime(2020, 10, 2, 9, 48, tzinfo=UTC)) -> None:
        self._start = start
        self.ms = 0
        self.made: list[FakeTimer] = []

    def __call__(self, call: Callable[[], None]) -> FakeTimer:
        timer = FakeTimer(call, self)
        self.made.append(timer)
        return timer

    def now(self) -> datetime:
        return self._start + timedelta(milliseconds=self.ms)

    def advance(self, ms: int) -> None:
        """Let so many milliseconds pass, firing what is due on the way."""
        until = self.ms + ms
        while (due := self._next(until)) is not None:
            self.ms = due.due_at
            due.fire()
        self.ms = until

    def _next(self, until: int) -> FakeTimer | None:
        due = [timer for timer in self.made if timer.is_running and timer.due_at <= until]
        return min(due, key=lambda timer: timer.due_at, default=None)


class FakeTimer:
    def __init__(self, call: Callable[[], None], timers: FakeTimers) -> None:
        self._call, self._timers = call, timers
        self.is_running = False
        self.due_at = 0

    def start(self, ms: int) -> None:
        self.is_running = True
        self.due_at = self._timers.ms + ms

    def stop(self) -> None:
        self.is_running = False

    def fire(self) -> None:
        self.is_running = False
        self._call()
