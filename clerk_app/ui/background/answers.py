"""How a worker thread hands its answers to the GUI thread: in order, by a queued signal or by draining."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from clerk_app.ui.going_on import going_on

T = TypeVar("T")


class _Bell(QObject):
    """Rung in the worker, heard in the thread that made it."""

    rung = Signal()


class Answers(Generic[T]):
    """Answers on their way from a worker to the GUI thread. Make it, listen and drain in the GUI thread."""

    def __init__(self, deliver: Callable[[T], None]) -> None:
        self._waiting: deque[T] = deque()
        self._deliver = deliver
        self._bell: _Bell | None = None

    def listen(self) -> None:
        """Begin to hear a worker that is about to start; called in the GUI thread."""
        if self._bell is None:
            self._bell = _Bell()
            # Of Qt's names this one alone loads all enumerations, which takes a tenth of the time to the first paint.
            self._bell.rung.connect(self.drain, QtCore.Qt.ConnectionType.QueuedConnection)

    def post(self, answer: T) -> None:
        """Send an answer over; called in the worker."""
        self._waiting.append(answer)
        if self._bell is not None:
            self._bell.rung.emit()

    def drain(self) -> None:
        """Deliver all that has arrived, oldest first."""
        while self._waiting:
            with going_on():  # one receiver's mistake keeps no other from its answer
                self._deliver(self._waiting.popleft())


def call(receiver: Callable[[T], None] | None, value: T) -> None:
    """Hand the value to the receiver, unless there is none or the Qt object it belongs to is gone."""
    if receiver is None:
        return
    owner = getattr(receiver, "__self__", None)
    if isinstance(owner, QObject) and not isValid(owner):
        return
    receiver(value)
