"""Lengths and sizes in tenths of their unit, as a line shows them ("10.5 pt") and as somebody types them."""

from __future__ import annotations

import re
from fractions import Fraction

MM, PT = "mm", "pt"
_IN_POINTS = {
    "pt": Fraction(1),
    "mm": Fraction(720, 254),
    "cm": Fraction(7200, 254),
    "in": Fraction(72),
    '"': Fraction(72),
    "″": Fraction(72),
}
_MEASURE = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))?\s*(pt|mm|cm|in|\"|″|points?|millimetres?)?\.?", re.IGNORECASE)
_LONG_NAMES = {"point": PT, "points": PT, "millimetre": MM, "millimetres": MM}
STEPS = {MM: 10, PT: 5}
"""What an arrow adds or takes away, in tenths."""


def measure_words(tenths: int, unit: str) -> str:
    """Tenths of a unit as they are shown: "28 mm", "10.5 pt"."""
    whole, part = divmod(tenths, 10)
    return f"{whole}.{part} {unit}" if part else f"{whole} {unit}"


def tenths_read(typed: str, unit: str) -> int | None:
    """What was typed in tenths of the unit, rounded, whatever unit it was typed in; None for what is no length."""
    found = _MEASURE.fullmatch(typed.strip())
    if found is None:
        return None
    number = Fraction(f"{found[1]}.{found[2] or 0}")
    named = (found[3] or unit).lower()
    written = _LONG_NAMES.get(named, named)
    return int(number * 10 * _IN_POINTS[written] / _IN_POINTS[unit] + Fraction(1, 2))


def stepped(typed: str, unit: str, ways: int) -> str:
    """The next round length above (1) or below (-1) what stands there, never below nothing; of no length, 0 on."""
    step, now = STEPS[unit], tenths_read(typed, unit) or 0
    below = now // step * step
    after = below + step if ways > 0 else below - step if below == now else below
    return measure_words(max(after, 0), unit)
