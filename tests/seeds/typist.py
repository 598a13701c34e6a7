"""Somebody at the keyboard of a real window: keys go to whatever has the focus, and nothing goes past it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEventLoop, QKeyCombination, QTimer, SignalInstance
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 20_000
_RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]")


class Typist:
    """Types into the active window, and waits for what the window tells."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def write(self, text: str) -> None:
        """Type a text; what a British keyboard has no key for comes by the input method, as it does on a desk."""
        for run in _RUNS.findall(text):
            if run.isascii():
                QTest.keyClicks(self._target(), run)
            else:
                event = QInputMethodEvent()
                event.setCommitString(run)
                QCoreApplication.sendEvent(self._target(), event)

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord, such as "Return" or "Ctrl+Return"."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
        for _ in range(times):
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())

    def command(self, words: str) -> None:
        """Ask for a command by its words, in the palette."""
        self.press("Ctrl+K")
        self.write(words)
        self.press("Return")

    @contextmanager
    def waiting(self, signal: SignalInstance, fits: Callable[..., bool] | None = None) -> Iterator[None]:
        """Go on only when the signal has come, with values that fit, since the block began."""
        seen = _Seen(signal, fits)
        yield
        seen.wait()

    def wait_until(self, is_so: Callable[[], bool], *signals: SignalInstance) -> None:
        """Go on when it is so; it is asked again whenever one of the signals has come."""
        while not is_so():
            seen = _AnyOf(signals)
            seen.wait()

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window


class _Seen:
    """Waits for a signal, which may have come already."""

    def __init__(self, signal: SignalInstance, fits: Callable[..., bool] | None) -> None:
        self._fits = fits
        self._came = False
        self._loop = QEventLoop()
        self._signal = signal
        signal.connect(self._note)

    def _note(self, *values: object) -> None:
        if self._fits is None or self._fits(*values):
            self._came = True
            self._loop.quit()

    def wait(self) -> None:
        if not self._came:
            _run(self._loop)
        self._signal.disconnect(self._note)
        assert self._came, f"waited in vain for {self._signal}"


class _AnyOf:
    """Waits for the next of several signals."""

    def __init__(self, signals: tuple[SignalInstance, ...]) -> None:
        self._signals = signals
        self._came = False
        self._loop = QEventLoop()
        for signal in signals:
            signal.connect(self._note)

    def _note(self, *values: object) -> None:
        self._came = True
        self._loop.quit()

    def wait(self) -> None:
        _run(self._loop)
        for signal in self._signals:
            signal.disconnect(self._note)
        assert self._came, "waited in vain"


def _run(loop: QEventLoop) -> None:
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
