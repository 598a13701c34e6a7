"""Hands on the keyboard: keys sent to the window as the system sends them, and patience until it has answered.

What they press goes to whatever has the focus, by the same road as anybody's keys; they call nothing by name.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S = 20.0
"""How long they wait before they say what did not happen."""


class NothingHappened(Exception):
    """What was waited for did not come; the text says what it was."""


class Hands:
    """Hands on the keyboard of one window.

    `is_settled` says whether everything that was asked for is carried out; it is waited for after each key.
    """

    def __init__(self, window: QWidget, is_settled: Callable[[], bool]) -> None:
        self._window = window
        self._is_settled = is_settled

    def take_up(self) -> None:
        """Bring the window to the front, so that it has the keys."""
        self._window.activateWindow()
        if not QTest.qWaitForWindowActive(self._window, int(PATIENCE_S * 1000)):
            raise NothingHappened("the window has the keys")

    def press(self, *keys: str) -> None:
        """Press keys one after another, each written as in the menus ("Ctrl+Return"), and wait for what they do."""
        for key in keys:
            QTest.keySequence(self._surface(), QKeySequence(key))
            self.settle()

    def write(self, text: str) -> None:
        """Type a text of plain ASCII, letter by letter, and wait until it is kept."""
        for letter in text:
            QTest.keyClick(self._surface(), ord(letter))
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked for is carried out and shown."""
        QApplication.processEvents()
        self.wait_until(self._is_settled, "everything that was asked for is carried out")

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window work until the condition holds; raises NothingHappened with `what` if it never does."""
        until = monotonic() + PATIENCE_S
        while not condition():
            if monotonic() > until:
                raise NothingHappened(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.processEvents()

    def rest(self, seconds: float) -> None:
        """Do nothing for so long, while the window goes on: its clocks tick by the second."""
        until = monotonic() + seconds
        self.wait_until(lambda: monotonic() >= until, "time passes")

    def _surface(self) -> QWindow:
        # A menu or a dialog is a window of its own, and has the keys while it is open.
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        handle = shown.windowHandle()
        if handle is None:
            raise NothingHappened("the window is shown")
        return handle
