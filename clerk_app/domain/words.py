"""The words of a text whose spelling can be judged, and where they stand.

Not judged are words in capitals (with or without an s at the end), whatever has a figure in it, e-mail addresses,
links, names of files, and what follows an @.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clerk_app.domain.span import Span

LONGEST_SENTENCE = 180
"""How many characters of a sentence are shown round a word."""

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_PIECE = rf"(?:{_LETTER}|[\d_])+(?:['’ʼ](?:{_LETTER}|[\d_])+)*"
_WORD = re.compile(rf"{_PIECE}(?:[-‐‑]{_PIECE})*")
_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"@|://|^\W*(?:www\.|mailto:)"
    r"|\w\.(?:com|org|net|info|gov|uk|je|gg|im|ie|eu|scot|wales|docx?|xlsx?|pptx?|pdf|csv|txt)\b"
)
"""What shows that a run of characters between spaces is an address, a mention or the name of a file."""
_HYPHEN = re.compile("[-‐‑]")
_PLAIN_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None})
_POSSESSIVE = re.compile("'s$")
_SENTENCE_END = re.compile(r"(?P<sign>[.!?…][\"'”’)]*)\s+|[\n\u2028\u2029\x1e\x1f]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as it is written there, and where."""

    written: str
    span: Span

    @property
    def spelt(self) -> str:
        """The word as dictionaries have it: letters composed, apostrophes straight, no soft hyphen."""
        return spelt(self.written)

    @property
    def parts(self) -> tuple["Word", ...]:
        """What its hyphens join; the word alone where it has none."""
        ends = [*(found.start() for found in _HYPHEN.finditer(self.written)), len(self.written)]
        starts = [0, *(end + 1 for end in ends[:-1])]
        return tuple(
            Word(self.written[start:end], Span(self.span.start + start, self.span.start + end))
            for start, end in zip(starts, ends, strict=True)
        )


def spelt(written: str) -> str:
    """Letters composed, apostrophes straight, no soft hyphen."""
    return unicodedata.normalize("NFC", written).translate(_PLAIN_SIGNS)


def without_possessive(word: str) -> str:
    """A spelt word without 's at its end."""
    return _POSSESSIVE.sub("", word)


def words_of(text: str) -> tuple[Word, ...]:
    """The words to be judged, in order. Words joined by hyphens are one, unless one of them is not to be judged."""
    return tuple(_judged(text))


def unknown_in(word: Word, is_known: Callable[[str], bool]) -> tuple[Word, ...]:
    """What of a word is not known: nothing where it is known as a whole, or each of its parts is."""
    if is_known(word.spelt):
        return ()
    return tuple(part for part in word.parts if len(part.spelt) > 1 and not is_known(part.spelt))


def sentence_round(text: str, span: Span) -> Span:
    """The sentence, line or cell in which a word stands."""
    start, end = 0, len(text)
    for found in _SENTENCE_END.finditer(text):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end:
            end = found.end("sign") if found["sign"] else found.start()
            break
    return Span(start, end)


def shortened(text: str, sentence: Span, span: Span) -> Span:
    """A long sentence cut at spaces round a word of it."""
    room = max(LONGEST_SENTENCE - (span.end - span.start), 0) // 2
    start = _from_space(text, sentence.start, span.start, room)
    return Span(start, _to_space(text, span.end, sentence.end, room))


def _judged(text: str) -> Iterator[Word]:
    for run in _RUN.finditer(text):
        if not _ADDRESS.search(run.group()):
            for found in _WORD.finditer(text, run.start(), run.end()):
                yield from _judged_of(Word(found.group(), Span(*found.span())))


def _judged_of(word: Word) -> tuple[Word, ...]:
    judged = tuple(part for part in word.parts if _is_judged(part.spelt))
    return (word,) if len(judged) == len(word.parts) else judged


def _is_judged(word: str) -> bool:
    return word.replace("'", "").isalpha() and not _is_abbreviation(without_possessive(word))


def _is_abbreviation(word: str) -> bool:
    capitals = word.removesuffix("s")
    return len(capitals) > 1 and capitals.isupper()


def _from_space(text: str, start: int, place: int, room: int) -> int:
    if place - start <= room:
        return start
    space = text.find(" ", place - room, place)
    return space + 1 if space >= 0 else place


def _to_space(text: str, place: int, end: int, room: int) -> int:
    if end - place <= room:
        return end
    space = text.rfind(" ", place, place + room)
    return space if space >= 0 else place
