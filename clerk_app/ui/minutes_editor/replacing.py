"""Finding words in the text of a minute, and putting other words in their place.

Only the text is searched: headings belong to the agenda. Words that are found stand in one line of one paragraph, part
or cell, so that replacing them never moves a border.

What is put in looks as what it takes the place of did where that began, and is part of a link only where all of that
was. Letters that both have at their beginning and end are left alone with their marks. A mention of somebody whose
words change names nobody any longer; one whose words stay is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.domain.word_search import Search, pattern
from clerk_app.ui.minutes_editor.block_text import LINK_PROPERTY, MENTION_PROPERTY
from clerk_app.ui.minutes_editor.mentions import without_mark
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.spot import select
from clerk_app.ui.utf16 import utf16_length


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words that were found, between two positions of the document."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring characters of one format, between two positions of the document."""

    start: int
    end: int
    look: QTextCharFormat

    @property
    def mention(self) -> object:
        return self.look.property(MENTION_PROPERTY)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words to be put in place of those between two positions, looking like the character at `like`."""

    start: int
    end: int
    words: str
    like: int
    link: object


def found_in(text: MinuteText, search: Search) -> list[FoundPlace]:
    """Where the words stand in a minute, in order."""
    raw = text.document.toRawText()
    spans = (found.span() for found in pattern(search).finditer(raw))
    if not raw or max(raw) <= "\uffff":
        return [FoundPlace(start, end, raw[start:end]) for start, end in spans]
    return list(_as_qt_counts(raw, spans))


def replace_found(text: MinuteText, places: Sequence[FoundPlace], words: str) -> int:
    """Put words in place of what was found, as one step of undo; gives how many places were changed by it."""
    edits: list[_Edit] = []
    named: list[_Stretch] = []
    for block, found in groupby(places, lambda place: text.document.findBlock(place.start)):
        stretches = _stretches(block)
        for place in found:
            edit = _edit(place, words, stretches)
            if edit is not None:
                edits.append(edit)
                named += _no_longer_named(place, edit, stretches)
    if edits:
        text.seal()
        with text.one_step() as cursor:
            for stretch in named:
                select(cursor, stretch.start, stretch.end)
                cursor.setCharFormat(_naming_nobody(stretch.look))
            for edit in reversed(edits):
                _carry_out(cursor, edit)
        text.seal()
    return len(edits)


def _as_qt_counts(raw: str, spans: Iterable[tuple[int, int]]) -> Iterator[FoundPlace]:
    done, position = 0, 0
    for start, end in spans:
        first = position + utf16_length(raw[done:start])
        done, position = end, first + utf16_length(raw[start:end])
        yield FoundPlace(first, position, raw[start:end])


def _stretches(block: QTextBlock) -> list[_Stretch]:
    start = block.position()
    # PySide 6.11 hands out a format that dies with its range, so it is copied.
    return [
        _Stretch(start + found.start, start + found.start + found.length, QTextCharFormat(found.format))
        for found in block.textFormats()
    ]


def _edit(place: FoundPlace, words: str, stretches: Sequence[_Stretch]) -> _Edit | None:
    """What must change for the words to stand there; None where they do already."""
    if place.words == words:
        return None
    before = _alike(place.words, words)
    behind = _alike(place.words[before:][::-1], words[before:][::-1])
    start = place.start + utf16_length(place.words[:before])
    end = place.end - utf16_length(place.words[len(place.words) - behind :])
    like = start - 1 if start == end and before else start
    links = {one.look.property(LINK_PROPERTY) for one in stretches if one.end > place.start and one.start < place.end}
    return _Edit(start, end, words[before : len(words) - behind], like, links.pop() if len(links) == 1 else None)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((count for count, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other)))


def _no_longer_named(place: FoundPlace, edit: _Edit, stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The mentions whose words an edit changes; words added at the edge of one change it where it alone was found."""
    for mention, parts in groupby(stretches, lambda one: one.mention):
        stretch = list(parts)
        start, end = stretch[0].start, stretch[-1].end
        is_inside = start <= place.start and place.end <= end
        touches = edit.start <= end and edit.end >= start
        overlaps = edit.start < end and edit.end > start
        if mention and (overlaps or (touches and is_inside)):
            yield from stretch


def _naming_nobody(look: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(look)
    made.clearProperty(MENTION_PROPERTY)
    return made


def _carry_out(cursor: QTextCursor, edit: _Edit) -> None:
    cursor.setPosition(edit.like + 1)
    look = without_mark(cursor.charFormat())
    if edit.link:
        look.setProperty(LINK_PROPERTY, edit.link)
    select(cursor, edit.start, edit.end)
    if edit.words:
        cursor.insertText(edit.words, look)
    else:
        cursor.removeSelectedText()
