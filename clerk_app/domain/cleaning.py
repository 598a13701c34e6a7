"""Text is cleaned once, where it enters the record, so that no later save, search or export can fail on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.minutes import ListMarker

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; line ends of every kind become "\\n".

    XML 1.0 (section 2.2) and UTF-8 both refuse what is dropped, so a Word file or the store could not hold it.
    """
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


HARD_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
"""Spaces that do not break, with which other programs keep words apart or set them in."""

_HELD_APART = re.compile(f"[ \t]*[{HARD_SPACES}][ \t{HARD_SPACES}]*")
_BULLET = re.compile(
    f"[\\s{HARD_SPACES}]*(?:(?P<outer>[·•●▪■\uf0b7\uf0a7])|(?P<inner>◦|o(?=[\t{HARD_SPACES}])))[\\s{HARD_SPACES}]+"
)
_COUNTED = re.compile(
    f"[\\s{HARD_SPACES}]*\\(?(?:(?P<decimal>\\d{{1,2}})|(?P<roman>[ivx]{{2,5}}|i)|(?P<letter>[a-z]))[.)]"
    f"(?:\\t|[ ]?[{HARD_SPACES}]|[ ]{{2}})[\\s{HARD_SPACES}]*"
)


def hard_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """Where spaces that do not break stand in a text, each row with its neighbours, and what is to take their place.

    That is one ordinary space between words, and nothing at the edge of a line.
    """
    for found in _HELD_APART.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        at_edge = not before or before.endswith("\n") or not behind or behind.startswith("\n")
        yield found.start(), found.end(), "" if at_edge else " "


@dataclass(frozen=True, slots=True)
class TypedMark:
    """The mark of a list, typed out before its entry: its kind, how many characters it takes, how deep it is."""

    marker: ListMarker
    length: int
    level: int = 0


def typed_mark(text: str) -> TypedMark | None:
    """The mark of a list at the start of a paragraph, as text processors write it out; None where there is none.

    A count is one only where a tab or several spaces follow: "2. March" begins a sentence.
    """
    bullet = _BULLET.match(text)
    if bullet is not None:
        return TypedMark(ListMarker.BULLET, bullet.end(), 0 if bullet["outer"] else 1)
    counted = _COUNTED.match(text)
    if counted is None:
        return None
    kinds = {"decimal": ListMarker.DECIMAL, "roman": ListMarker.ROMAN, "letter": ListMarker.LETTER}
    return TypedMark(kinds[counted.lastgroup or "decimal"], counted.end())


def clean_line(text: str) -> str:
    """Cleaned text on one line, for names and titles: line ends and tabs become spaces, spaces at the ends go."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()
