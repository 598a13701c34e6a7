"""Short forms in a text ("JSNA"), and the words that it spells them out with where it does."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SHORT = r"(?:[A-Z][a-z][A-Z]|[A-Z][A-Z0-9&]{1,9})"
_USED = re.compile(rf"(?<![\w&])({_SHORT})(?:s|['’]s)?(?![\w&])")
_IN_BRACKETS = re.compile(rf"\(({_SHORT})s?\)")
_WORD = re.compile(r"[^\W\d_][\w'’]*|&|\d+")
_SMALL = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"})
_MOST_WORDS = 12

_PUZZLING = r"(?:[A-Z]{1,3}&[A-Z]{1,3}|[A-Z]{2,6}|[A-Z][a-z][A-Z])"
"""What a reader stops at: few capitals, with an "&" among them or a small letter between two ("CAMHS", "H&CS", "ToR");
numbers of papers and words in capitals are longer or have figures.
"""
_PUZZLES = re.compile(rf"(?<![\w/&-]){_PUZZLING}(?=s?(?![\w&-]))")
_EXPLAINED = re.compile(rf"[(“\"']\s*(?:the )?[“\"']?({_PUZZLING})s?[”\"']?\s*[)”\"']|(?<![\w/&-])({_PUZZLING})s?\s*\(")
_KNOWN_TO_ALL = frozenset({
    "UK", "GB", "EU", "UN", "US", "USA", "NHS", "GP", "GPS", "BBC", "PM", "AM", "OK", "ID", "IT", "HR", "PDF", "TBC",
    "TBD", "AOB", "CCTV", "VAT", "MP", "MPS", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
})  # fmt: skip
"""Short forms that nobody spells out, and numbers in Roman figures."""
_WORDS_OF_MINUTES = frozenset({
    "NOTED", "AGREED", "ACTION", "VOTE", "NOTE", "WATCH", "DRAFT", "EXEMPT", "THE", "AND", "FOR", "NOT", "ALL", "THAT",
    "NO", "OF", "TO", "IN", "ON", "AT", "BE",
})  # fmt: skip
"""Words in capitals that are meant to be seen, not to be read as letters."""


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


def puzzling(text: str) -> Iterator[tuple[int, str]]:
    """The short forms at which a reader of the text stops, each time with where it begins."""
    for found in _PUZZLES.finditer(text):
        if found.group() not in _KNOWN_TO_ALL | _WORDS_OF_MINUTES:
            yield found.start(), found.group()


def unexplained(texts: Mapping[str, str], known: frozenset[str] = frozenset()) -> dict[str, str]:
    """Each short form that no text spells out, with the key of the first text that has it.

    A form counts as spelled out where it stands in brackets or before them: "Multi-Agency Safeguarding Hub (MASH)".
    """
    spelled = {next(filter(None, one)) for text in texts.values() for one in _EXPLAINED.findall(text)}
    left_out = spelled | known | _KNOWN_TO_ALL | _WORDS_OF_MINUTES
    found: dict[str, str] = {}
    for key, text in texts.items():
        if text.isupper():
            continue
        for form in _PUZZLES.findall(text):
            if form not in left_out:
                found.setdefault(form, key)
    return found
