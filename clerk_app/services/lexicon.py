"""Which words are known in the minutes of a store: the language, the names of the record, and the clerk's own words."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from difflib import get_close_matches

from clerk_app.domain.board import Board
from clerk_app.domain.people import Agency, Group, Organisation, Person, Post
from clerk_app.domain.seats import Seat
from clerk_app.domain.words import without_possessive, words_of
from clerk_app.services.ports import Queries, Spelling

LIKE_ENOUGH = 0.8
MOST_NAMES = 2
"""How many names of the record are suggested before words of the language."""

_Named = Person | Post | Organisation | Agency | Group | Board
_NAMED: tuple[type[_Named], ...] = (Person, Post, Organisation, Agency, Group, Board)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are known. `names` and `own` are spelt as `domain.words.spelt` does."""

    spelling: Spelling
    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    def is_known(self, word: str) -> bool:
        """True for a known word, with or without 's; one that is known in small letters may begin with a capital."""
        bare = without_possessive(word)
        for known in (self.names, self.own):
            if _is_among(word, known) or _is_among(bare, known):
                return True
        return self.spelling.is_known(word) or (bare != word and self.spelling.is_known(bare))

    def suggestions(self, word: str, most: int) -> tuple[str, ...]:
        """What may have been meant: names of the record and own words that are much like it, then the language's."""
        near = get_close_matches(word, sorted(self.names | self.own), n=MOST_NAMES, cutoff=LIKE_ENOUGH)
        return tuple(dict.fromkeys((*near, *self.spelling.suggestions(word, most))))[:most]

    def with_own(self, words: Iterable[str]) -> "Lexicon":
        """The same with more of the clerk's own words."""
        return replace(self, own=self.own.union(words))


def lexicon_of(spelling: Spelling, queries: Queries, own: Set[str]) -> Lexicon:
    """The lexicon of a store. May be called from another thread than the one that writes."""
    names = frozenset(word for name in _names(queries) for word in _spelt(name) if not spelling.is_known(word))
    return Lexicon(spelling, names, frozenset(own))


def _is_among(word: str, known: Set[str]) -> bool:
    return word in known or f"{word[:1].lower()}{word[1:]}" in known


def _names(queries: Queries) -> Iterator[str]:
    for kind in _NAMED:
        for named in queries.where(kind):
            yield from (dated.name for dated in named.names)
    yield from (seat.title for seat in queries.where(Seat))


def _spelt(name: str) -> Iterator[str]:
    for word in words_of(name):
        yield without_possessive(word.spelt)
        for part in word.parts:
            yield without_possessive(part.spelt)
