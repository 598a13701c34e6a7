"""A real X server without a screen, keys sent to it from outside, and pictures of what it shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

SIZE = "1366x768x24"
PATIENCE_S = 20.0
PAUSE_S = 0.05
KEYBOARD = ("us", "-variant", "mac")
"""A keyboard with typographic quotation marks and dashes: a sign that no key has is lost where a window lags behind."""
BLANK = 20
"""A picture with fewer colours than this shows no screen of ours."""

_GRAB = """
import sys, time
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
before, shown = None, app.primaryScreen().grabWindow(0).toImage()
while shown != before:
    time.sleep(0.2)
    before, shown = shown, app.primaryScreen().grabWindow(0).toImage()
sys.exit(0 if shown.save(sys.argv[1]) else 1)
"""
"""Nothing says that all keys are shown; two looks that are alike, closer together than the caret blinks, do."""


class Display:
    """An X server, and what a person at it can do."""

    def __init__(self, name: str, home: Path, pictures: Path) -> None:
        own = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "XDG_DATA_HOME": str(home)}
        self.variables: Mapping[str, str] = {**os.environ, **own}
        self._pictures = pictures

    def press(self, *keys: str, pause_ms: int = 30) -> None:
        """Press keys, as xdotool names them ("ctrl+Return")."""
        self._xdotool("key", "--delay", str(pause_ms), *keys)

    def write(self, text: str, pause_ms: int = 15) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", str(pause_ms), "--file", "-", typed=text)

    def give_focus(self, title: str) -> None:
        """Wait for a window of this title, and give it the keys, as a window manager would."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def title(self) -> str:
        """The title of the window that has the keys."""
        return self._xdotool("getwindowfocus", "getwindowname").strip()

    def shows(self, title: str) -> bool:
        """Whether a window of this title can be seen."""
        command = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}"]
        return subprocess.run(command, env=self.variables, timeout=60, capture_output=True).returncode == 0

    def picture(self, name: str) -> None:
        """Save what is shown now under this name; fails where it is no screen of ours."""
        path = self._pictures / f"{name}.png"
        subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=self.variables, check=True, timeout=30)
        assert _shades(QImage(str(path))) > BLANK, f"{name} is blank"

    def _xdotool(self, *arguments: str, typed: str = "") -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(
            command, env=self.variables, check=True, timeout=60, capture_output=True, text=True, input=typed
        )
        return done.stdout


@contextmanager
def running(screen: Display, repository: Path, *arguments: str) -> Iterator[None]:
    """A module of Python as a process at the display; soon after the block it has ended well, and has said nothing."""
    command = [sys.executable, "-m", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
        program = subprocess.Popen(command, cwd=repository, env=screen.variables, stderr=heard)
        try:
            yield
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
            program.wait()
            heard.seek(0)
            said = heard.read()
            print(said)
        assert said == ""


@contextmanager
def display(home: Path, pictures: Path) -> Iterator[Display]:
    """An X server of its own for somebody with this data folder, ended with the block.

    A test that needs it is skipped where its programs are absent.
    """
    for command in ("Xvfb", "xdotool", "setxkbmap"):
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed")
    reading, writing = os.pipe()
    # A key does not repeat: on a busy machine it may be let go of much later than it was pressed. The keyboard stays as
    # it is made when whoever made it has gone.
    start = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-r", "-noreset"]
    server = subprocess.Popen(start, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        subprocess.run(["setxkbmap", "-display", f":{number}", *KEYBOARD], check=True, timeout=30)
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


def remembered(file: Path, name: str) -> object:
    """What the window remembers under a name; None while nothing is written."""
    return json.loads(file.read_text(encoding="utf-8")).get(name) if file.exists() else None


def _shades(image: QImage) -> int:
    """How many different colours a picture has."""
    step = 3
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})
