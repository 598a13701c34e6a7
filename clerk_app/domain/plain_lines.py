"""Plain lines: what a minute, a decision or an action says in plain words, for the young readers' edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from clerk_app.domain.identity import Id

_ENTRY = re.compile(r"\s*[-*•–]\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """What the clerk says in plain words beside the formal text: of a minute, or of one of its paragraphs.

    One of `minute_id` and `block_id` says what it is about; a paragraph is a decision or an action. `heading` is for
    minutes: what the business is called in plain words. Each line of `text` is a paragraph; one that begins with a
    hyphen or a bullet is an entry of a list.
    """

    id: Id
    meeting_id: Id
    minute_id: Id | None = None
    block_id: Id | None = None
    heading: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing but white space was written."""
        return not (self.heading.strip() or self.text.strip())

    @property
    def is_said(self) -> bool:
        """Whether a paper has words for it; a heading alone says nothing."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedWord:
    """A word that the board's plain papers explain at their end: the word, or several in a row, and what it means."""

    word: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph of a plain line, or an entry of a list."""

    text: str
    is_entry: bool = False


def plain_line_id(about: Id) -> Id:
    """The id of the plain line about a minute or a paragraph, so that one that comes back finds its line again."""
    return Id(uuid5(UUID(about), "plain line").hex)


def paragraphs(text: str) -> tuple[PlainParagraph, ...]:
    """The paragraphs of what was written, in order; empty lines are none."""
    return tuple(_paragraph(line) for line in text.splitlines() if line.strip())


def _paragraph(line: str) -> PlainParagraph:
    mark = _ENTRY.match(line)
    return PlainParagraph(line[mark.end() :].strip(), is_entry=True) if mark else PlainParagraph(line.strip())


def lines_about(lines: Iterable[PlainLine]) -> Mapping[Id, PlainLine]:
    """The lines in which something was written, by the id of the minute or paragraph that each is about."""
    about = ((line.block_id or line.minute_id, line) for line in lines if not line.is_empty)
    return {entity_id: line for entity_id, line in about if entity_id is not None}


def explained_in(texts: Sequence[str], words: Iterable[ExplainedWord]) -> tuple[ExplainedWord, ...]:
    """Those of these words that stand in the texts and have a meaning, in the order of letters.

    A word stands there in any case of its letters, and in the plural.
    """
    known = {one.word.strip().casefold(): one for one in words if one.word.strip() and one.meaning.strip()}
    there = [one for one in known.values() if any(stands_in(one.word, text) for text in texts)]
    return tuple(sorted(there, key=lambda one: one.word.casefold()))


def stands_in(word: str, text: str) -> bool:
    """True where the text has the word, or its plural, as a word of its own."""
    return next(places_of_word(word, text), None) is not None


def places_of_word(word: str, text: str) -> Iterator[re.Match[str]]:
    """Where the text has the word, or its plural, as a word of its own, in any case of its letters."""
    wanted = word.strip()
    if wanted:
        yield from re.finditer(rf"(?<!\w){re.escape(wanted)}(?:s|es|['’]s)?(?!\w)", text, re.IGNORECASE)
