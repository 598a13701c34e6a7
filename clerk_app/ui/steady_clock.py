"""Clocks that setting the time of day does not move: one that goes on while the computer sleeps, one that does not."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steady:
    """Seconds since some beginning: all that `passed`, and those `awake`; None where this computer cannot tell."""

    passed: float
    awake: float | None = None

    def asleep_since(self, earlier: Steady) -> float:
        """Seconds of sleep since then; all that passed where sleep cannot be told from standing still."""
        passed = self.passed - earlier.passed
        if self.awake is None or earlier.awake is None:
            return passed
        return passed - (self.awake - earlier.awake)


SteadyClock = Callable[[], Steady]


if sys.platform == "win32":

    def read_steady() -> Steady:
        """The clock of this computer; the one of Windows goes on in sleep, and Python knows no other there."""
        return Steady(time.monotonic())

else:
    _PASSED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    """Linux counts sleep in its time since starting, macOS in what it calls monotonic."""

    def read_steady() -> Steady:
        """The clocks of this computer."""
        return Steady(time.clock_gettime(_PASSED), time.monotonic())
