"""Text is cleaned once, where it enters the record, so that no later save, search or export can fail on it."""

import re

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


def clean_line(text: str) -> str:
    """Cleaned text on one line, for names and titles: line ends and tabs become spaces, spaces at the ends go."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()
