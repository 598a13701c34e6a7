"""Words looked for in a text, as a clerk types them and not as the text happens to be set.

How what is typed finds what stands there:

- A straight quote finds curly, low and prime ones, a hyphen a minus and one that does not break, a space the hard ones.
- A letter without an accent finds that letter with any accent; one typed with an accent finds just that one. Both are
  found however the accent is written: as one character or as a letter with the accent behind it.
- Upper and lower case are the same unless the case is to match.
- A whole word has no letter, figure or accent beside it: "board" is found in "board's", but not in "boards".

Only what is typed is widened: a curly quote typed finds curly ones alone, so that they can be put right.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from clerk_app.domain.cleaning import HARD_SPACES, clean_line
from clerk_app.domain.span import Span

_ACCENTS = "\u0300-\u036f"
_WIDER: Mapping[str, str] = {
    "'": "'\u2018\u2019\u201a\u201b\u2032",
    '"': '"\u201c\u201d\u201e\u201f\u2033',
    "-": "-\u2010\u2011\u2212",
    " ": f" \t{HARD_SPACES}",
}
_ACCENTED_RANGES = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


@dataclass(frozen=True, slots=True)
class Search:
    """Words to look for, and how exactly."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


@lru_cache(maxsize=64)
def pattern(search: Search) -> re.Pattern[str]:
    """What finds the words in any text; spaces at their ends count. Nothing is found for no words."""
    flags = re.NOFLAG if search.match_case else re.IGNORECASE
    if not search.words:
        return re.compile(r"(?!)")
    written = "".join(_one(character) for character in unicodedata.normalize("NFC", search.words))
    # Never the first half of an accented letter: neither its accent alone nor, where one was typed, the letter alone.
    return re.compile(f"{_edge(search, 0)}{written}(?![{_ACCENTS}]){_edge(search, -1)}", flags)


def places(text: str, search: Search) -> tuple[Span, ...]:
    """Where the words stand in a text, in order; no two overlap."""
    return tuple(Span(*found.span()) for found in pattern(search).finditer(text))


def typed_words(typed: str) -> str:
    """What was typed into a field, as the record could hold it: on one line; spaces at the ends are meant."""
    kept = clean_line(f".{typed}.")
    return kept[1:-1]


def _edge(search: Search, end: int) -> str:
    """Where a whole word begins (0) or ends (-1); quotes and the like have no edge of their own."""
    if not search.whole_words or not search.words[end].isalnum():
        return ""
    return "(?<!\\w)" if end == 0 else "(?!\\w)"


def _one(character: str) -> str:
    if character in _WIDER:
        return f"[{re.escape(_WIDER[character])}]"
    apart = unicodedata.normalize("NFD", character)
    if len(apart) > 1:
        return f"(?:{re.escape(character)}|{re.escape(apart)})"
    if character.isalpha():
        return f"[{re.escape(character + _accented().get(character, ''))}][{_ACCENTS}]*"
    return re.escape(character)


@cache
def _accented() -> Mapping[str, str]:
    """Each plain letter with all that are this letter and an accent."""
    found: dict[str, str] = defaultdict(str)
    for code in (code for codes in _ACCENTED_RANGES for code in codes):
        apart = unicodedata.normalize("NFD", chr(code))
        if len(apart) > 1:
            found[apart[0]] += chr(code)
    return dict(found)
