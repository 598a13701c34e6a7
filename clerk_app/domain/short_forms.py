"""Short forms in a text ("JSNA"), and the words that it spells them out with where it does."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SHORT = r"[A-Z][A-Z0-9&]{1,9}"
_USED = re.compile(rf"(?<![\w&])({_SHORT})(?:s|['’]s)?(?![\w&])")
_IN_BRACKETS = re.compile(rf"\(({_SHORT})s?\)")
_WORD = re.compile(r"[^\W\d_][\w'’]*|&|\d+")
_SMALL = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"})
_MOST_WORDS = 12


def used(text: str) -> tuple[str, ...]:
    """The short forms of a text, each once, as they first appear; a plural or possessive is the same form."""
    return tuple(dict.fromkeys(found.group(1) for found in _USED.finditer(text)))


def spelled_out(text: str) -> Mapping[str, str]:
    """What stands before a short form in brackets and has its letters as initials: "Joint Needs Assessment (JNA)".

    The letters of small words may stand in the short form or not ("Terms of Reference (TOR)").
    """
    found: dict[str, str] = {}
    for brackets in _IN_BRACKETS.finditer(text):
        short = brackets.group(1)
        words = _words_for(short, list(_WORD.finditer(text, 0, brackets.start()))[-_MOST_WORDS:])
        if words is not None and short not in found:
            found[short] = text[words.start() : brackets.start()].strip()
    return found


def _words_for(short: str, before: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The word with which the longest run of words before it begins that the letters are the initials of."""
    letters = short.upper()
    for place in range(len(before)):
        initials = [word.group()[0].upper() for word in before[place:]]
        without_small = [word.group()[0].upper() for word in before[place:] if word.group().lower() not in _SMALL]
        starts_small = before[place].group().lower() in _SMALL
        if "".join(initials) == letters or (not starts_small and "".join(without_small) == letters):
            return before[place]
    return None


def explained(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each short form of a text with what it stands for, in order of letters: as the text has it, else as `known`."""
    said = {**known, **spelled_out(text)}
    yield from ((short, said[short]) for short in sorted(used(text)) if short in said)
