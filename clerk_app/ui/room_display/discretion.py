"""Who must not be named in front of the room: whether some words name a person of the record.

A name is known whole, by initial or title and surname, and alone where no word of the board's own business is like it:
with a member called Young, "Children and Young People" names nobody. Too much held back costs a sentence; a name shown
cannot be taken back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from clerk_app.domain.calendar_words import MONTH_NAMES
from clerk_app.domain.matching import folded
from clerk_app.domain.names import DatedName
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText

_WORD = re.compile(r"[^\W_]+")
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "rev")
_TITLED = re.compile(rf"\b(?:{'|'.join(title.capitalize() for title in _TITLES)})\.?\s+[^\W\d_a-z]")
_FEWEST = 2
"""From how many words on what was typed for a guest or substitute may be a person's name, and no word of every day."""


class Discretion:
    """Knows the people of one record."""

    def __init__(self, record: MeetingRecord) -> None:
        self._names = tuple(_split(person.names) for person in record.people)
        self._whole = tuple(name for names in self._names for name in names) + tuple(_typed_in_the_room(record))
        self._parts = {part for names in self._names for name in names for part in name if len(part) > 1}
        self._parts -= self._ordinary_words(record)
        self._printed = {_tokens(dated.name) for dated in _not_of_persons(record)}

    def names_somebody(self, words: str) -> bool:
        """Whether the words name a person outright: by a whole name, or by a surname with its initial or title."""
        tokens = _tokens(words)
        if _TITLED.search(words) or any(_holds(tokens, name) for name in self._whole):
            return True
        return any(_surname_in(tokens, name) for names in self._names for name in names)

    def hints_at_somebody(self, words: str) -> bool:
        """Whether the words may name a person, even by one part of a name alone."""
        composed = _WORD.findall(unicodedata.normalize("NFC", words))
        capitals = {folded(word) for word in composed if word[0] != word[0].lower()}
        return self.names_somebody(words) or not self._parts.isdisjoint(capitals)

    def mentions_somebody(self, text: RichText) -> bool:
        """Whether a text points at a person by anything but a post or a body."""
        mentions = (run for run in text.runs if run.marks.mention is not None and run.marks.mention.person_id)
        return any(_tokens(run.text) not in self._printed for run in mentions)

    def _ordinary_words(self, record: MeetingRecord) -> set[str]:
        texts = [*_names_of(record), *(seat.title for seat in record.seats), *(item.title for item in record.items)]
        texts += [minute.heading for minute in record.minutes]
        months = {folded(month) for month in MONTH_NAMES}
        return months | {token for text in texts if not self.names_somebody(text) for token in _tokens(text)}


def _names_of(record: MeetingRecord) -> Iterator[str]:
    dated = [*record.board.names, *(name for agency in record.agencies for name in agency.names)]
    yield from (name.name for name in (*dated, *_not_of_persons(record)))


def _not_of_persons(record: MeetingRecord) -> Iterator[DatedName]:
    yield from (name for post in record.posts for name in post.names)
    yield from (name for organisation in record.organisations for name in organisation.names)
    yield from (name for group in record.groups for name in group.names)


def _typed_in_the_room(record: MeetingRecord) -> Iterator[tuple[str, ...]]:
    """What was typed for guests and substitutes: "post or name", which the record keeps as a post."""
    held = {member.holder.post_id for member in record.members}
    typed = {attendee.who.post_id for attendee in record.attendees} - held
    for post in record.posts:
        if post.id in typed:
            yield from (name for name in _split(post.names) if len(name) >= _FEWEST)


def _split(names: Iterable[DatedName]) -> tuple[tuple[str, ...], ...]:
    split = (_tokens(dated.name) for dated in names)
    return tuple(name for name in split if name)


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(unicodedata.normalize("NFC", words))))


def _holds(tokens: tuple[str, ...], name: tuple[str, ...]) -> bool:
    length = len(name)
    return any(tokens[start : start + length] == name for start in range(len(tokens) - length + 1))


def _surname_in(tokens: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a surname stands behind its first name, its initial or a title."""
    if len(name) < 2:
        return False
    before = {name[0], name[0][0], *_TITLES}
    return any(second == name[-1] and first in before for first, second in pairwise(tokens))
