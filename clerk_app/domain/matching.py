"""Finding people by a few letters: any word start of their name, their initials, or an abbreviation of the board.

Accents, capitals and the shapes of apostrophes and dashes make no difference.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from clerk_app.domain.identity import Id
from clerk_app.domain.span import Span


class Nearness(IntEnum):
    """Whom to offer first: people here, then members, then others such as past owners of actions."""

    HERE = 0
    MEMBER = 1
    OTHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who can be found, by the name that is printed and by abbreviations ("CCG")."""

    id: Id
    name: str
    abbreviations: tuple[str, ...] = ()
    nearness: Nearness = Nearness.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody found: `spans` are the parts of the name to embolden, empty where an abbreviation matched."""

    candidate: Candidate
    spans: tuple[Span, ...] = ()
    abbreviation: str = ""


def match_people(letters: str, candidates: Iterable[Candidate]) -> tuple[Match, ...]:
    """Everybody the letters mean, best first; everybody in the order of nearness where there are no letters.

    People here come first, then members, then others; among these, whose whole name was typed, whose name matches
    earlier, then as handed in.
    """
    words = folded(letters).split()
    named = [word for word in words if word.strip("-")]
    if words and not named:
        return ()
    ranked = [(_rank(named, candidate), place) for place, candidate in enumerate(candidates)]
    found = [(match.candidate.nearness, way, place, match) for (match, way), place in _only_found(ranked)]
    return tuple(match for *_, match in sorted(found, key=lambda one: one[:3]))


_Way = tuple[int, int]
_Ranked = tuple[Match, _Way]
_NAME, _ABBREVIATION, _INITIALS = range(3)
_WHOLE = -1
"""Before every place in a name: it was typed to its end."""


def _only_found(ranked: Iterable[tuple[_Ranked | None, int]]) -> Iterable[tuple[_Ranked, int]]:
    return ((found, place) for found, place in ranked if found is not None)


def _rank(words: Sequence[str], candidate: Candidate) -> _Ranked | None:
    """How the words match the candidate and how well: an abbreviation in full, names, other abbreviations, initials."""
    if not words:
        return Match(candidate=candidate), (_NAME, 0)
    typed = " ".join(words)
    abbreviation = next((short for short in candidate.abbreviations if folded(short).startswith(typed)), "")
    if abbreviation and folded(abbreviation) == typed:
        return Match(candidate=candidate, abbreviation=abbreviation), (_NAME, 0)
    name = folded(candidate.name)
    starts = [found.start() for found in _WORD_START.finditer(name)]
    if spans := _word_starts(words, name, starts):
        return Match(candidate=candidate, spans=spans), (
            _NAME,
            _WHOLE if name == typed else starts.index(spans[0].start),
        )
    if abbreviation:
        return Match(candidate=candidate, abbreviation=abbreviation), (_ABBREVIATION, 0)
    if spans := _initials(typed, name, starts):
        return Match(candidate=candidate, spans=spans), (_INITIALS, starts.index(spans[0].start))
    return None


_WORD_START = re.compile(r"(?<!\w)(?<!\w')\w")
_SMALL_WORD = re.compile(r"(?:a|an|and|at|by|for|in|of|on|the|to|with)\b")


def _word_starts(words: Sequence[str], name: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """Where each word begins a word of the name, in order; empty unless all do."""
    spans: list[Span] = []
    after = 0
    for word in words:
        start = next((place for place in starts if place >= after and name.startswith(word, place)), None)
        if start is None:
            return ()
        after = start + len(word)
        spans.append(Span(start, after))
    return tuple(spans)


def _initials(letters: str, name: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """Neighbouring words whose first letters these are, small words counted or passed over; empty if there are none."""
    if len(letters) < 2 or not letters.isalnum():
        return ()
    large = [start for start in starts if not _SMALL_WORD.match(name, start)]
    for run in (starts, large):
        for first in range(len(run) - len(letters) + 1):
            taken = run[first : first + len(letters)]
            if all(name[start] == letter for start, letter in zip(taken, letters, strict=True)):
                return tuple(Span(start, start + 1) for start in taken)
    return ()


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """The text for comparing: small letters without accents, plain apostrophes and hyphens; as long as before."""
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character is for comparing, by its number; found when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = _folded_character(chr(number))
        return self[number]


_FOLDED = _Folded()


def _folded_character(character: str) -> str:
    if character in "’‘ʼ`´":
        return "'"
    if character in "‐‑‒–—−":
        return "-"
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character
