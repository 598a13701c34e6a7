"""Colour: hexadecimal to PDF operators, and the sRGB profile that PDF/A asks for."""

import struct
from functools import lru_cache

# IEC 61966-2-1 primaries adapted to the D50 white of the ICC profile connection space (ICC.1:2022, annex E).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024


@lru_cache(maxsize=64)
def fill(colour: str) -> str:
    """The operator that fills with a colour of six hexadecimal digits."""
    return f"{_parts(colour)} rg"


@lru_cache(maxsize=64)
def stroke(colour: str) -> str:
    """The operator that draws lines in a colour of six hexadecimal digits."""
    return f"{_parts(colour)} RG"


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A small ICC version 2 profile of sRGB, the same bytes on every machine."""
    curve = struct.pack(">4sII", b"curv", 0, _STEPS) + struct.pack(
        f">{_STEPS}H", *(round(65535 * _linear(step / (_STEPS - 1))) for step in range(_STEPS))
    )
    tags = {
        b"desc": _description("sRGB"),
        b"cprt": struct.pack(">4sI", b"text", 0) + b"No copyright\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(primary) for name, primary in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _parts(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for at in (0, 2, 4))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI", b"XYZ ", 0) + b"".join(_fixed(value) for value in values)


def _description(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    placed: dict[bytes, int] = {}
    for name, content in tags.items():
        at = placed.get(content)
        if at is None:
            data += bytes(-len(data) % 4)
            at = placed[content] = offset + len(data)
            data += content
        table += struct.pack(">4sII", name, at, len(content))
    data += bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s", offset + len(data), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += b"".join(_fixed(value) for value in _WHITE)
    return header.ljust(128, b"\0") + table + data
