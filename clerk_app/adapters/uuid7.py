"""Ids from the standard library: UUID version 7 (RFC 9562, section 5.7), each later than the one before."""

import secrets
import threading
from typing import TYPE_CHECKING

from clerk_app.domain.identity import Id

if TYPE_CHECKING:  # the wiring makes ids before anything heavy is loaded
    from clerk_app.services.ports import Clock

_RANDOM_BITS = 74
_STEP_BITS = 32


class Uuid7Ids:
    """Ids that sort in the order in which this process made them, whatever the clock does meanwhile."""

    def __init__(self, clock: "Clock") -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> Id:
        """A new id: 48 bits of milliseconds, then 74 bits that are random at first and grow within a millisecond."""
        now = int(self._clock.now().timestamp() * 1000)
        with self._lock:
            fresh = now << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS - 1)
            self._last = max(fresh, self._last + 1 + secrets.randbits(_STEP_BITS))
            value = self._last
        return Id(f"{_with_version(value):032x}")


def _with_version(value: int) -> int:
    """The 122 bits of a value with version 7 and variant 2 at their places."""
    milliseconds, rest = value >> _RANDOM_BITS, value & (1 << _RANDOM_BITS) - 1
    upper, lower = rest >> 62, rest & (1 << 62) - 1
    return milliseconds << 80 | 0x7 << 76 | upper << 64 | 0b10 << 62 | lower
