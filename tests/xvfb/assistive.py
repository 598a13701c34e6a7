"""What a program at a display tells assistive technology: parts with names, roles and states, and announcements."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pytest

from tests.xvfb.display import Display, wait_until
from tests.xvfb.message_bus import Bus, Message, Refused

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

_SPI = "org.a11y.atspi"
_REGISTRY, _ROOT = f"{_SPI}.Registry", "/org/a11y/atspi/accessible/root"
_DBUS = "org.freedesktop.DBus"
_NOTED = ("object:announcement", "object:state-changed:focused")
_STATES = {
    4: "checked", 7: "editable", 9: "expandable", 10: "expanded", 11: "focusable", 12: "focused", 17: "multi-line",
    22: "selectable", 23: "selected", 25: "showing", 41: "checkable",
}  # fmt: skip
_IN_WINDOW = 1
"""Places are counted from the corner of the window."""


@dataclass(frozen=True)
class Part:
    """Something that assistive technology sees, for as long as it is there."""

    bus: Bus
    service: str
    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._property(f"{_SPI}.Accessible", "Name"))

    @property
    def role(self) -> str:
        """What it is."""
        return str(self._ask("Accessible", "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """How it is, as far as these tests ask."""
        low, high = self._ask("Accessible", "GetState")[0]
        return frozenset(word for bit, word in _STATES.items() if (low | high << 32) >> bit & 1)

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it stands in the window: x, y, width, height."""
        x, y, width, height = self._ask("Component", "GetExtents", "u", _IN_WINDOW)[0]
        return x, y, width, height

    @property
    def text(self) -> str:
        """All that is written in it."""
        return str(self._ask("Text", "GetText", "ii", 0, -1)[0])

    @property
    def caret(self) -> int:
        """Before which letter the caret stands."""
        return int(self._property(f"{_SPI}.Text", "CaretOffset"))

    def text_at(self, offset: int, granularity: int) -> str:
        """The word, line or paragraph that a letter belongs to."""
        return str(self._ask("Text", "GetStringAtOffset", "iu", offset, granularity)[0])

    def parts(self) -> Iterator[Part]:
        """What it is made of."""
        for service, path in self._ask("Accessible", "GetChildren")[0]:
            yield Part(self.bus, service, path)

    def all(self) -> Iterator[Part]:
        """It and everything in it that is shown."""
        yield self
        for part in self.parts():
            if "showing" in part.states:
                yield from part.all()

    def has(self, role: str, name: str) -> bool:
        """Whether a part is shown with this role, and a name that matches; not while parts go as they are read."""
        with suppress(Refused):
            return bool(self._found(role, name))
        return False

    def is_a(self, role: str, name: str) -> bool:
        """Whether it has this role, and a name that matches; not once it has gone."""
        with suppress(Refused):
            return self.role == role and re.search(name, self.name) is not None
        return False

    def find(self, role: str, name: str = "") -> Part:
        """The one part that is shown with this role, and a name that matches."""
        found = self._found(role, name)
        assert len(found) == 1, f"{len(found)} parts are a {role} “{name}”"
        return found[0]

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"

    def _found(self, role: str, name: str) -> list[Part]:
        return [part for part in self.all() if part.role == role and re.search(name, part.name)]

    def _ask(self, interface: str, member: str, signature: str = "", *values: Any) -> Sequence[Any]:
        return self.bus.call(self.service, self.path, f"{_SPI}.{interface}", member, signature, *values)

    def _property(self, interface: str, name: str) -> Any:
        return self.bus.call(self.service, self.path, f"{_DBUS}.Properties", "Get", "ss", interface, name)[0]


class Reader:
    """Listens as a screen reader does: to what is announced, and to where the focus goes."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._said: list[str] = []
        self._focus: Part | None = None
        rule = f"type='signal',interface='{_SPI}.Event.Object'"
        bus.call(_DBUS, "/org/freedesktop/DBus", _DBUS, "AddMatch", "s", rule)
        for event in _NOTED:
            bus.call(_REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", "s", event)

    def window(self, title: str) -> Part:
        """The window of this title."""
        found: list[Part] = []

        def is_there() -> bool:
            with suppress(Refused):
                programs = Part(self._bus, _REGISTRY, _ROOT).parts()
                found.extend(window for program in programs for window in program.parts() if title in window.name)
            return bool(found)

        wait_until(is_there, f"the window “{title}” can be read")
        return found[0]

    def hear(self, act: Callable[[], None], *words: str) -> str:
        """Act, and wait until a sentence with all these words is announced; gives the sentence."""
        self._listen()
        self._said.clear()
        act()
        wait_until(lambda: bool(self._sentences(words)), f"somebody hears “{', '.join(words)}”")
        return self._sentences(words)[0]

    @property
    def focus(self) -> Part | None:
        """Where the focus went last."""
        self._listen()
        return self._focus

    def _sentences(self, words: Sequence[str]) -> list[str]:
        self._listen()
        return [sentence for sentence in self._said if all(word in sentence for word in words)]

    def _listen(self) -> None:
        for told in self._bus.signals():
            if told.member == "Announcement":
                self._said.append(str(told.values[3]))
            elif told.member == "StateChanged" and told.values[:2] == ["focused", 1]:
                self._focus = self._teller(told)

    def _teller(self, told: Message) -> Part:
        return Part(self._bus, told.sender, told.path)


@contextmanager
def read_aloud(screen: Display) -> Iterator[Reader]:
    """Buses of their own for what is started at the display in the block, and somebody who listens at them.

    A test that needs them is skipped where their programs are absent.
    """
    for command in ("dbus-daemon", LAUNCHER):
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="clerk-bus-"))
        own = {
            "XDG_RUNTIME_DIR": folder,
            "XDG_CACHE_HOME": folder,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # Qt warns of whoever asks about a part that has just gone, which is nothing the program did.
            "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        }
        screen.variables = {**screen.variables, **own}
        address = stack.enter_context(_session_bus(screen))
        screen.variables = {**screen.variables, "DBUS_SESSION_BUS_ADDRESS": address}
        stack.enter_context(_ended([LAUNCHER, "--launch-immediately"], screen))
        yield Reader(stack.enter_context(Bus(_accessibility_bus(stack.enter_context(Bus(address))))))


@contextmanager
def _session_bus(screen: Display) -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writing}"]
    with _ended(command, screen, writing), os.fdopen(reading) as told:
        os.close(writing)
        yield told.readline().strip()


@contextmanager
def _ended(command: Sequence[str], screen: Display, *passed: int) -> Iterator[None]:
    program = subprocess.Popen(command, env=screen.variables, pass_fds=passed, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        program.terminate()
        program.wait(timeout=20)


def _accessibility_bus(session: Bus) -> str:
    """The address that the launcher gives, as soon as it is there."""
    found: list[str] = []

    def is_there() -> bool:
        with suppress(Refused):
            found.extend(session.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))
        return bool(found)

    wait_until(is_there, "there is an accessibility bus")
    return found[0]
