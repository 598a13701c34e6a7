"""How easy a text is to read, and what in it is hard: by formula, without any library.

Ease is Flesch's, grade is Kincaid's: J. P. Kincaid and others, "Derivation of new readability formulas for Navy
enlisted personnel", 1975. A grade of American schools is for readers who are five years older than its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from clerk_app.domain.plain_lines import places_of_word
from clerk_app.domain.short_forms import puzzling
from clerk_app.domain.span import Span
from clerk_app.domain.words import Word, without_possessive, words_of

LONG_SENTENCE = 20
"""Words of a sentence above which it is better divided."""
YOUNGEST, OLDEST = 6, 18
"""The ages within which the formula says anything: below is whoever reads at all, above every adult."""

_YEARS_BEFORE_FIRST_GRADE = 5
_SYLLABLES_OF_LONG = 3
_LETTERS_OF_LONG = 9
_TITLES = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)"
_SENTENCE_END = re.compile(rf"{_TITLES}[.!?…]+[\"'”’)]*(?=\s|$)|\n")
_READ = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NO_LETTER = re.compile(r"[^a-z]")
_VOWELS = re.compile(r"[aeiouy]+")
_SPLIT_VOWELS = re.compile(
    r"ia(?!l$|n$|lly$)|io(?!n|us)|(?<=r)io(?=us)|eo(?!u|p)|uou|[aeiouy]ing$|iet|ier$|ua(?!r)|creat"
    r"|(?:id|ar)ea|eum|(?<=r)ie(?=n)|scie"
)
"""Vowels in a row that are spoken apart: "diary", "video", "trying", "quiet", "serious", "idea"."""
_SILENT_INSIDE = re.compile(r"(?<=[a-z]{2})(?<![aeiouyl])e(?=(?:ful|fully|ly|ment|ments|less|ness)$)")
"""An e that is not spoken before an ending: "careful", "safely"."""
_SILENT_END = re.compile(r"(?<![aeiouy])(?:e|es|ed)$")
_SPOKEN_END = re.compile(r"(?:[^aeiouy]le|[^aeiouy]les|(?:[cgsxz]|ch|sh)es|[td]ed)$")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "est", "ly", "ness", "ful")


@dataclass(frozen=True, slots=True)
class Ease:
    """What the formulas say of a text."""

    ease: float
    grade: float

    @property
    def age(self) -> int:
        """How old its readers are, about: between `YOUNGEST` and `OLDEST`."""
        return max(YOUNGEST, min(OLDEST, round(self.grade) + _YEARS_BEFORE_FIRST_GRADE))


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas go by; those of several texts add up."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables)

    @property
    def ease(self) -> Ease | None:
        """How easy it is; None where there is no word."""
        if not self.words:
            return None
        to_a_sentence, to_a_word = self.words / self.sentences, self.syllables / self.words
        return Ease(
            ease=206.835 - 1.015 * to_a_sentence - 84.6 * to_a_word,
            grade=0.39 * to_a_sentence + 11.8 * to_a_word - 15.59,
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a text, and where they stand in it."""

    words: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What children may be taken to know.

    `easy` are long words that they do, `hard` short ones that they may not; `explained` are those that the paper itself
    explains. `is_known` says whether a word is of the language; None where no dictionary could be read.
    """

    easy: Set[str] = frozenset()
    hard: Set[str] = frozenset()
    explained: Sequence[str] = ()
    is_known: Callable[[str], bool] | None = field(default=None, compare=False)


def ease_of(text: str) -> Ease | None:
    """How easy the text is; None where there is no word in it."""
    return counts_of(text).ease


def counts_of(text: str) -> Counts:
    """The sentences, words and syllables of a text."""
    words = [found.group() for found in _READ.finditer(text)]
    return Counts(sum(1 for _ in sentences(text)), len(words), sum(map(syllables, words)))


def sentences(text: str) -> Iterator[Spot]:
    """The sentences of a text that have words, in order; a line ends one as a full stop does."""
    start = 0
    for end in (*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)):
        said = text[start:end]
        if _READ.search(said):
            first = start + len(said) - len(said.lstrip())
            yield Spot(said.strip(), Span(first, first + len(said.strip())))
        start = end


def long_sentences(text: str) -> tuple[Spot, ...]:
    """The sentences of more words than are read at one go."""
    return tuple(one for one in sentences(text) if sum(1 for _ in _READ.finditer(one.words)) > LONG_SENTENCE)


def syllables(word: str) -> int:
    """How many syllables a word has, told from its letters; figures count as one."""
    letters = _NO_LETTER.sub("", word.casefold())
    if not letters:
        return 1
    letters = _SILENT_INSIDE.sub("", letters)
    count = len(_VOWELS.findall(letters)) + len(_SPLIT_VOWELS.findall(letters))
    if _SILENT_END.search(letters) and not _SPOKEN_END.search(letters):
        count -= 1
    return max(1, count)


def puzzling_words(text: str, vocabulary: Vocabulary) -> tuple[Spot, ...]:
    """The words that may need explaining, each once, where it stands first.

    Such are short forms, words that the language does not have, words of several syllables or many letters that
    children are not known to know, and short ones that they are known not to. Names are not among them, nor what is
    explained.
    """
    covered = [Span(*found.span()) for one in vocabulary.explained for found in places_of_word(one, text)]
    known = {one.casefold() for one in vocabulary.explained}
    found: dict[str, Spot] = {}
    for spot, basic in sorted(_puzzling(text, vocabulary), key=lambda one: one[0].span.start):
        is_covered = any(one.start <= spot.span.start and spot.span.end <= one.end for one in covered)
        if not is_covered and not known & {spot.words.casefold(), *_without_endings(basic)}:
            found.setdefault(basic, spot)
    return tuple(found.values())


def _puzzling(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Spot, str]]:
    for start, form in puzzling(text):
        yield Spot(form, Span(start, start + len(form))), form
    for word in words_of(text):
        for part in word.parts:
            if _is_puzzling(part, vocabulary):
                yield Spot(part.written, part.span), without_possessive(part.spelt).casefold()


def _is_puzzling(word: Word, vocabulary: Vocabulary) -> bool:
    bare = without_possessive(word.spelt)
    small = bare.casefold()
    is_in_language = vocabulary.is_known is None or vocabulary.is_known(small)
    if bare[:1].isupper() and (vocabulary.is_known is None or not is_in_language):
        return False  # a name, as far as anybody can tell
    forms = _without_endings(small)
    if forms & vocabulary.easy:
        return False
    return (
        bool(forms & vocabulary.hard)
        or not is_in_language
        or syllables(small) >= _SYLLABLES_OF_LONG
        or len(small) >= _LETTERS_OF_LONG
    )


def _without_endings(word: str) -> frozenset[str]:
    """A word in small letters, and what it may be a form of: "stopped" of "stop", "families" of "family"."""
    forms = {word}
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        forms |= {stem, f"{stem}e"}
        if stem[-1] == stem[-2]:
            forms.add(stem[:-1])
        if stem[-1] == "i":
            forms.add(f"{stem[:-1]}y")
    return frozenset(forms)
