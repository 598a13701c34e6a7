"""Where words stand in the minutes of one meeting: in texts that are open, and in the record of those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind
from clerk_app.domain.word_search import Search, pattern
from clerk_app.ui.views.live_meeting.minute_texts import MinuteTexts
from clerk_app.ui.views.live_meeting.presenter import LivePresenter

_BETWEEN = "\u2029"


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a minute, as long as `of` says the same of where they come from."""

    of: object
    words: str


class WordPlaces:
    """Counts words in every minute; what was read is kept until it changes, so that each key costs a search alone."""

    def __init__(self, presenter: LivePresenter, texts: MinuteTexts) -> None:
        self._presenter = presenter
        self._texts = texts
        self._read: dict[Id, _Read] = {}

    def count(self, minute_id: Id, search: Search) -> int:
        """How often the words stand in a minute; it is not opened for that."""
        return sum(1 for _ in pattern(search).finditer(self._words(minute_id)))

    def counts(self, search: Search) -> dict[Id, int]:
        """How often they stand in each of the minutes that have them, in their order."""
        counted = ((minute_id, self.count(minute_id, search)) for minute_id in self._presenter.order)
        return {minute_id: count for minute_id, count in counted if count}

    def _words(self, minute_id: Id) -> str:
        opened = self._texts.opened(minute_id)
        blocks = self._presenter.record_without_last_words.blocks_of.get(minute_id, ()) if opened is None else ()
        source: object = blocks if opened is None else opened.document.revision()
        read = self._read.get(minute_id)
        if read is None or (read.of is not source and read.of != source):
            words = _BETWEEN.join(_parts_of(blocks)) if opened is None else opened.document.toRawText()
            read = self._read[minute_id] = _Read(source, words)
        return read.words


def _parts_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of the blocks as they would be opened, line by line."""
    for block in blocks:
        yield block.text.plain
        if block.kind in OF_TWO_PARTS:
            yield block.update.plain
        if block.kind is BlockKind.TABLE:
            yield from (cell.plain for row in block.rows for cell in row)
