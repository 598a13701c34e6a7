"""A real X server without a screen, keys sent to it from outside, and pictures of what it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

SIZE = "1366x768x24"
PATIENCE_S = 20.0
PAUSE_S = 0.05

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.exit(0 if app.primaryScreen().grabWindow(0).save(sys.argv[1]) else 1)
"""


class Display:
    """An X server, and what a person at it can do."""

    def __init__(self, name: str, home: Path, pictures: Path) -> None:
        own = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "XDG_DATA_HOME": str(home)}
        self.variables: Mapping[str, str] = {**os.environ, **own}
        self._pictures = pictures

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them ("ctrl+Return")."""
        self._xdotool("key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "15", text)

    def give_focus(self, title: str) -> None:
        """Wait for a window of this title, and give it the keys, as a window manager would."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def title(self) -> str:
        """The title of the window that has the keys."""
        return self._xdotool("getwindowfocus", "getwindowname").strip()

    def picture(self, name: str) -> QImage:
        """What is shown now, saved under this name."""
        path = self._pictures / f"{name}.png"
        subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=self.variables, check=True, timeout=30)
        return QImage(str(path))

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.variables, check=True, timeout=60, capture_output=True, text=True
        )
        return done.stdout


@contextmanager
def display(home: Path, pictures: Path) -> Iterator[Display]:
    """An X server of its own for somebody with this data folder, ended with the block.

    A test that needs it is skipped where its programs are absent.
    """
    for command in ("Xvfb", "xdotool"):
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed")
    reading, writing = os.pipe()
    start = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(start, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield Display(f":{number}", home, pictures)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Look again and again until the condition holds: what another process does gives no signal to wait for."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until, f"it did not come about that {what}"
        time.sleep(PAUSE_S)


def shades(image: QImage) -> int:
    """How many different colours a picture has."""
    step = 3
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})
