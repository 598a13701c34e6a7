"""Letters that take another shape beside their neighbours: Arabic joins, Hebrew takes its points into the letter.

The shapes are those that Unicode has characters for (its presentation forms), so a font needs no tables of its own.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from clerk_app.documents.text_rules import is_invisible

_FORMS = (*range(0xFE70, 0xFEFD), *range(0xFB50, 0xFC00))
_POINTED = range(0xFB1D, 0xFB4F)
_JOINER, _STRETCH, _LAM = "\u200d", "\u0640", "\u0644"
_CHANGES_PICTURE = frozenset("\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_KINDS = {(False, False): "<isolated>", (True, False): "<final>", (False, True): "<initial>", (True, True): "<medial>"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn, one character, and what it is read as."""

    drawn: str
    reads: str


def shapes(text: str) -> list[Shape]:
    """The shapes of composed text in the order it is read, without what has none of its own."""
    if text.isascii():
        return [Shape(one, one) for one in text]
    if any("\u0600" <= one <= "\u08ff" for one in text):
        return list(_joined(text))
    if any("\u0591" <= one <= "\u05c7" for one in text):
        return list(_pointed(text))
    return [_plain(one, before) for before, one in zip(" " + text, text, strict=False) if not is_invisible(one)]


def _plain(sign: str, before: str) -> Shape:
    """A sign as it is; what only changes the picture before it, as a colour of skin or a key around it, is a gap."""
    changes_picture = sign in _CHANGES_PICTURE and not before.isspace()
    return Shape(" " if changes_picture else sign, sign)


@lru_cache(maxsize=4096)
def is_mark(character: str) -> bool:
    """Whether a character is drawn on the letter before it."""
    return not character.isascii() and unicodedata.category(character) in ("Mn", "Me")


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each Arabic letter, and of lam with each alef, by their place in the word."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        is_ligature = len(letters) == 2 and letters[0] == _LAM and letters[1] in "\u0622\u0623\u0625\u0627"
        if kind in _KINDS.values() and (len(letters) == 1 or is_ligature):
            found.setdefault(letters, {}).setdefault(kind, chr(code))
    return found


def _joins_forward(letter: str) -> bool:
    return letter in (_JOINER, _STRETCH) or "<initial>" in _forms().get(letter, {})


def _joins_back(letter: str) -> bool:
    return letter in (_JOINER, _STRETCH) or "<final>" in _forms().get(letter, {})


def _is_passed_over(character: str) -> bool:
    """Whether letters join across a character: marks and what is never drawn, but the signs that part and join."""
    return is_mark(character) or (is_invisible(character) and character not in ("\u200c", _JOINER))


def _joined(text: str) -> Iterator[Shape]:
    letters = [place for place, one in enumerate(text) if not _is_passed_over(one)]
    marks = [text[first + 1 : end] for first, end in pairwise((*letters, len(text)))]
    yield from (Shape(one, one) for one in text[: letters[0] if letters else len(text)] if not is_invisible(one))
    signs = [text[place] for place in letters]
    at, before = 0, ""
    while at < len(signs):
        pair = signs[at] + (signs[at + 1] if at + 1 < len(signs) else "")
        taken = 2 if len(pair) == 2 and pair in _forms() else 1
        after = signs[at + taken] if at + taken < len(signs) else ""
        letter = pair[:taken]
        yield from _letter(letter, _joins_forward(before) and _joins_back(letter[0]), after)
        yield from (Shape(one, one) for one in chain(*marks[at : at + taken]) if not is_invisible(one))
        at, before = at + taken, letter[-1]


def _letter(letter: str, joined_before: bool, after: str) -> Iterator[Shape]:
    joins_after = len(letter) == 1 and _joins_forward(letter) and _joins_back(after)
    form = _forms().get(letter, {}).get(_KINDS[joined_before, joins_after])
    if form is not None:
        yield Shape(form, letter)
    elif not is_invisible(letter):
        yield from (Shape(one, one) for one in letter)


@lru_cache(maxsize=1)
def _pointed_forms() -> dict[str, list[tuple[frozenset[str], str]]]:
    """The Hebrew letters with points of their own shape: those of each letter, the most pointed first."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for code in _POINTED:
        letter, *points = list(unicodedata.normalize("NFD", chr(code)))
        if points:
            found.setdefault(letter, []).append((frozenset(points), chr(code)))
    return {letter: sorted(forms, key=lambda form: -len(form[0])) for letter, forms in found.items()}


def _pointed(text: str) -> Iterator[Shape]:
    signs = [one for one in text if not is_invisible(one)]
    at = 0
    while at < len(signs):
        end = at + 1
        while end < len(signs) and is_mark(signs[end]):
            end += 1
        yield from _cluster(signs[at], signs[at + 1 : end])
        at = end


def _cluster(letter: str, points: Sequence[str]) -> Iterator[Shape]:
    for held, form in _pointed_forms().get(letter, []):
        if held <= set(points):
            yield Shape(form, letter + "".join(one for one in points if one in held))
            yield from (Shape(one, one) for one in points if one not in held)
            return
    yield from (Shape(one, one) for one in (letter, *points))
