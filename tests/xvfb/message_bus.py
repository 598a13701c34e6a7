"""As much of D-Bus as it takes to ask the accessibility bus, and to hear what is told on it.

The tests depend on no binding: Debian's belong to its own Python, and Qt's reads no structures in Python.
"""

from __future__ import annotations

import os
import selectors
import socket
import struct
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

CALL, RETURN, ERROR, SIGNAL = 1, 2, 3, 4
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_TO, DESTINATION, SENDER, SIGNATURE = range(1, 9)
PATIENCE_S = 20.0

_FIXED = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d", "h": "I"}
_ALIGNED = {"y": 1, "n": 2, "q": 2, "g": 1, "v": 1, "x": 8, "t": 8, "d": 8, "(": 8, "{": 8}
_START = struct.Struct("<cBBBII")
_FIELDS = "a(yv)"


@dataclass(frozen=True)
class Refused(Exception):
    """What was asked could not be done; the words are those of whoever was asked."""

    name: str
    words: str


@dataclass(frozen=True)
class Message:
    """What came over the bus."""

    kind: int
    fields: Mapping[int, Any]
    values: Sequence[Any]

    @property
    def member(self) -> str:
        """What was called, or what is told."""
        return str(self.fields.get(MEMBER, ""))

    @property
    def path(self) -> str:
        """The object that is called, or that tells."""
        return str(self.fields.get(PATH, ""))

    @property
    def sender(self) -> str:
        """Whose message it is."""
        return str(self.fields.get(SENDER, ""))


class Bus:
    """A connection to a message bus, for as long as the block lasts. Calls wait for their answer."""

    def __init__(self, address: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE_S)
        self._socket.connect(_path_in(address))
        self._came = b""
        self._serial = 0
        self._signals: deque[Message] = deque()
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        greeting = self._socket.recv(1024)
        assert greeting.startswith(b"OK "), greeting
        self._socket.sendall(b"BEGIN\r\n")
        self.name: str = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def call(
        self, service: str, path: str, interface: str, member: str, signature: str = "", *values: Any
    ) -> Sequence[Any]:
        """Call a method; gives what it returns."""
        self._serial += 1
        asked = self._serial
        fields = [(PATH, ("o", path)), (INTERFACE, ("s", interface)), (MEMBER, ("s", member))]
        fields += [(DESTINATION, ("s", service)), (SIGNATURE, ("g", signature))]
        body = Writer()
        for one, value in zip(split(signature), values, strict=True):
            body.write(one, value)
        head = Writer()
        for one, value in zip("yyyyuu", (ord("l"), CALL, 0, 1, len(body.written), asked), strict=True):
            head.write(one, value)
        head.write(_FIELDS, fields)
        head.align(8)
        self._socket.sendall(bytes(head.written + body.written))
        while True:
            message = self._next()
            if message.fields.get(REPLY_TO) != asked:
                self._keep(message)
            elif message.kind == ERROR:
                raise Refused(message.fields[ERROR_NAME], " ".join(map(str, message.values)))
            else:
                return message.values

    def signals(self) -> Iterator[Message]:
        """What was told since they were asked for last; none twice."""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._socket, selectors.EVENT_READ)
            while self._came or waiting.select(0):
                self._keep(self._next())
        while self._signals:
            yield self._signals.popleft()

    def _keep(self, message: Message) -> None:
        if message.kind == SIGNAL:
            self._signals.append(message)

    def _next(self) -> Message:
        start = self._receive(_START.size + 4)
        _, kind, _, _, body_length, _ = _START.unpack(start[: _START.size])
        (fields_length,) = struct.unpack("<I", start[_START.size :])
        padded = -(-fields_length // 8) * 8
        fields = Reader(start + self._receive(padded), at=_START.size).read(_FIELDS)
        known = dict(fields)
        body = Reader(self._receive(body_length))
        return Message(kind, known, [body.read(one) for one in split(known.get(SIGNATURE, ""))])

    def _receive(self, size: int) -> bytes:
        until = time.monotonic() + PATIENCE_S
        while len(self._came) < size:
            more = self._socket.recv(65536)
            assert more, "the bus has gone"
            assert time.monotonic() < until, "the bus says only part of a message"
            self._came += more
        taken, self._came = self._came[:size], self._came[size:]
        return taken


class Writer:
    """Values as they go over the bus; a variant is given as its signature and its value."""

    def __init__(self) -> None:
        self.written = bytearray()

    def align(self, size: int) -> None:
        """Fill up to a multiple of this size."""
        self.written += bytes(-len(self.written) % size)

    def write(self, signature: str, value: Any) -> None:
        """Add a value of one complete type."""
        kind = signature[0]
        self.align(_ALIGNED.get(kind, 4))
        match kind:
            case "s" | "o":
                text = str(value).encode()
                self.written += struct.pack("<I", len(text)) + text + b"\0"
            case "g":
                self.written += bytes([len(value)]) + value.encode() + b"\0"
            case "v":
                self.write("g", value[0])
                self.write(*value)
            case "a":
                self._write_array(signature[1:], value)
            case "(" | "{":
                for one, part in zip(split(signature[1:-1]), value, strict=True):
                    self.write(one, part)
            case _:
                self.written += struct.pack(f"<{_FIXED[kind]}", value)

    def _write_array(self, each: str, values: Sequence[Any]) -> None:
        at = len(self.written)
        self.written += bytes(4)
        self.align(_ALIGNED.get(each[0], 4))
        begun = len(self.written)
        for value in values:
            self.write(each, value)
        self.written[at : at + 4] = struct.pack("<I", len(self.written) - begun)


class Reader:
    """Values as they came over the bus, in the byte order of this machine's messages; a variant is its value alone."""

    def __init__(self, came: bytes, at: int = 0) -> None:
        self._came = came
        self._at = at

    def read(self, signature: str) -> Any:
        """The next value, of one complete type."""
        kind = signature[0]
        self._align(_ALIGNED.get(kind, 4))
        match kind:
            case "s" | "o":
                return self._text(self._number("I"))
            case "g":
                return self._text(self._number("B"))
            case "v":
                return self.read(self.read("g"))
            case "a":
                return self._array(signature[1:])
            case "(" | "{":
                return tuple(self.read(one) for one in split(signature[1:-1]))
            case _:
                return self._number(_FIXED[kind])

    def _align(self, size: int) -> None:
        self._at += -self._at % size

    def _number(self, form: str) -> Any:
        (number,) = struct.unpack_from(f"<{form}", self._came, self._at)
        self._at += struct.calcsize(form)
        return number

    def _text(self, length: int) -> str:
        text = self._came[self._at : self._at + length].decode()
        self._at += length + 1
        return text

    def _array(self, each: str) -> list[Any]:
        length = self._number("I")
        self._align(_ALIGNED.get(each[0], 4))
        end = self._at + length
        values = []
        while self._at < end:
            values.append(self.read(each))
        return values


def split(signature: str) -> Iterator[str]:
    """The complete types of a signature, one by one."""
    while signature:
        length = _length_of_first(signature)
        yield signature[:length]
        signature = signature[length:]


def _length_of_first(signature: str) -> int:
    if signature[0] == "a":
        return 1 + _length_of_first(signature[1:])
    depth = 0
    for place, sign in enumerate(signature):
        depth += (sign in "({") - (sign in ")}")
        if depth == 0:
            return place + 1
    raise ValueError(signature)


def _path_in(address: str) -> str:
    transport, _, rest = address.partition(":")
    values = dict(part.split("=", 1) for part in rest.split(","))
    assert transport == "unix", address
    return "\0" + values["abstract"] if "abstract" in values else values["path"]
