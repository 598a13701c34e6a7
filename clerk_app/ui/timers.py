"""Timers behind a small protocol, so that what waits can be tested without waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer


class Timer(Protocol):
    """Calls back once, some time after it was started."""

    def start(self, ms: int) -> None:
        """Call back after so many milliseconds; a time already running begins anew."""
        ...

    def stop(self) -> None:
        """Do not call back."""
        ...

    @property
    def is_running(self) -> bool:
        """True while a call is to come."""
        ...


Timers = Callable[[Callable[[], None]], Timer]
"""Makes a timer for the bound method it is to call."""


class QtTimers:
    """Timers of the event loop; they live as long as their owner."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner

    def __call__(self, call: Callable[[], None]) -> Timer:
        return _QtTimer(call, self._owner)


class _QtTimer:
    def __init__(self, call: Callable[[], None], owner: QObject) -> None:
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(call)

    def start(self, ms: int) -> None:
        self._timer.start(ms)

    def stop(self) -> None:
        self._timer.stop()

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()
