"""Somebody at the keyboard of a real window: keys go to whatever has the focus, and nothing goes past it."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QKeyCombination, QTimer, SignalInstance
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from clerk_app.services.ports import Queries
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.place import ScreenName
from tests.seeds.situation import situation

PATIENCE_MS = 20_000
_IN_VAIN = 1
_RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]")


class Typist:
    """A workplace inside the process: types ahead of the saving, and waits for what the window tells."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._store: OpenStore | None = None
        program.lane.opened.connect(self._take_store)

    @property
    def queries(self) -> Queries:
        """What the store holds."""
        assert self._store is not None
        return self._store.app.queries

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord, such as "Return" or "Ctrl+Return"."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
        for _ in range(times):
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text; what a British keyboard has no key for comes by the input method, as it does on a desk."""
        for run in _RUNS.findall(text):
            if run.isascii():
                QTest.keyClicks(self._target(), run)
            else:
                event = QInputMethodEvent()
                event.setCommitString(run)
                QCoreApplication.sendEvent(self._target(), event)

    def shows(self, screen: ScreenName) -> bool:
        """Whether the window is at this screen."""
        place = self._program.navigation.place
        return place is not None and place.screen is screen

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Go on when it is so; it is asked again whenever the window has moved, the focus has, or an act is done."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        signals = (self._program.navigation.moved, self._program.hub.settled, application.focusChanged)
        while not is_so():
            assert _next_of(signals), f"it did not come about that {what}: {situation(self._program)}"

    def read_over(self, words: str) -> None:
        """The words are a line of the text that has the caret: no key is lost on the way, so nothing is awaited."""
        page = QApplication.focusWidget()
        assert isinstance(page, QTextEdit)
        lines = {line.rstrip() for line in page.toPlainText().splitlines()}
        assert words in lines, f"“{words}” is no line of the text: {situation(self._program)}"

    def _take_store(self, store: OpenStore) -> None:
        self._store = store

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._program.window


def _next_of(signals: tuple[SignalInstance, ...]) -> bool:
    """Let the window work until one of the signals comes; False if none does for a long time."""
    loop = QEventLoop()
    for signal in signals:
        signal.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, lambda: loop.exit(_IN_VAIN))
    ended = loop.exec()
    for signal in signals:
        signal.disconnect(loop.quit)
    return ended != _IN_VAIN
