"""Which words of a minute are looked at when its spelling is checked, and what may be done about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clerk_app.domain.span import Span
from clerk_app.domain.words import Word, sentence_round, shortened, unknown_in, words_of
from clerk_app.services.lexicon import Lexicon
from clerk_app.wording.catalogue import say

MOST_SUGGESTIONS = 5
_CURLY = "’"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A word that is not known, with what stands before and behind it in its sentence."""

    before: str
    word: str
    behind: str

    @property
    def plain(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.word}{self.behind}"


class SpellingPresenter:
    """What is known while the minutes of a meeting are gone through.

    `left` are the words that are left as they are everywhere in the meeting; they are added to as the clerk says so.
    """

    def __init__(self, lexicon: Lexicon, left: set[str]) -> None:
        self._lexicon = lexicon
        self._left = left
        self.left_here = 0
        """How many words were passed over."""

    def unknown(self, text: str, apart: Iterable[Span] = ()) -> tuple[Word, ...]:
        """The words of a paragraph that are not known, but for those that touch a stretch that is set apart."""
        stretches = tuple(apart)
        found = (part for word in words_of(text) for part in unknown_in(word, self.is_known))
        return tuple(word for word in found if not any(_touch(word.span, stretch) for stretch in stretches))

    def is_known(self, spelt: str) -> bool:
        """True for a word that need not be looked at."""
        return spelt in self._left or self._lexicon.is_known(spelt)

    def suggestions(self, word: Word, *, curly: bool) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; with the apostrophes that the minute uses."""
        found = self._lexicon.suggestions(word.spelt, MOST_SUGGESTIONS)
        return tuple(one.replace("'", _CURLY) for one in found) if curly else found

    def leave(self) -> None:
        """A word stays as it is, in this one place."""
        self.left_here += 1

    def leave_everywhere(self, word: Word) -> None:
        """A word stays as it is wherever it stands in the meeting."""
        self.left_here += 1
        self._left.add(word.spelt)

    def add(self, word: Word) -> None:
        """A word is one of the clerk's own from now on."""
        self._lexicon = self._lexicon.with_own((word.spelt,))

    def farewell(self) -> str:
        """What is said when every word was looked at."""
        return say("spelling.left", count=self.left_here) if self.left_here else say("spelling.all_known")


def uses_curly(texts: Sequence[str]) -> bool:
    """Whether a minute is written with curly apostrophes."""
    return any(_CURLY in text for text in texts)


def shown_sentence(text: str, word: Word) -> Sentence:
    """The sentence that is shown for a word, with dots where it was cut."""
    whole = sentence_round(text, word.span)
    shown = shortened(text, whole, word.span)
    before = text[shown.start : word.span.start].lstrip()
    behind = text[word.span.end : shown.end].rstrip()
    return Sentence(
        before=f"… {before}" if shown.start > whole.start else before,
        word=word.written,
        behind=f"{behind} …" if shown.end < whole.end else behind,
    )


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
