"""Paragraphs as the minutes have them: no blank ones between, ordinary spaces, lists where their marks were typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clerk_app.domain.cleaning import hard_spaces
from clerk_app.domain.minutes import DEEPEST_LEVEL, ListMarker
from clerk_app.domain.richtext import RichText, Run, rich
from clerk_app.ui.pasting.list_marks import TypedEntry, entry_typed
from clerk_app.ui.pasting.paragraphs import ListPlace, Paragraphs, PastedParagraph


def settled(paragraphs: Iterable[PastedParagraph | None]) -> Paragraphs:
    """The paragraphs as they go into the minutes."""
    return _levelled(_with_lists(_without_blanks(paragraphs)))


def _without_blanks(paragraphs: Iterable[PastedParagraph | None]) -> Paragraphs:
    """Without the empty paragraphs that keep others apart on a page.

    An empty one at the very beginning or end stays, where words are beside it: its border was copied.
    """
    last: PastedParagraph | None = None
    has_blank = False
    for one in paragraphs:
        if one is None:
            yield None
        elif not one.rows and not one.words.plain.strip():
            has_blank = has_blank or not one.words.plain.strip(" \t\n")  # a hard space keeps it open, and says nothing
        else:
            if has_blank and last is None and _is_plain(one):
                yield PastedParagraph()
            yield one
            last, has_blank = one, False
    if has_blank and last is not None and _is_plain(last):
        yield PastedParagraph()


def _is_plain(one: PastedParagraph) -> bool:
    return one.entry is None and not one.rows


def _with_lists(paragraphs: Iterable[PastedParagraph | None]) -> Paragraphs:
    """With ordinary spaces, and entries of lists for what has the mark of one typed before it.

    A mark that a sentence may begin with too is one where the entry before or behind it counts on with it.
    """
    before: ListPlace | None = None
    indents: list[int] = []
    waiting: tuple[PastedParagraph, TypedEntry] | None = None
    for one in paragraphs:
        if one is None:
            yield None
            continue
        mark = entry_typed(one.words.plain) if _is_plain(one) else None
        if waiting is not None:
            (held, held_mark), waiting = waiting, None
            chosen = _begins(held_mark, mark)
            indents = [held_mark.indent] if chosen is not None else []
            before = chosen
            yield _as_entry(held, held_mark, chosen) if chosen is not None else _soft(held)
        if mark is None:
            before, indents = one.entry, []
            yield _soft(one)
            continue
        goes_on = _goes_on(before, mark)
        if goes_on is None and not mark.is_sure:
            waiting = (one, mark)
            continue
        indents = [*(indent for indent in indents if indent < mark.indent), mark.indent]
        level = len(indents) - 1 if mark.indent or len(indents) > 1 else mark.ways[0].level
        chosen = replace(goes_on or mark.ways[0], level=min(level, DEEPEST_LEVEL) if before is not None else 0)
        before = chosen
        yield _as_entry(one, mark, chosen)
    if waiting is not None:
        yield _soft(waiting[0])


def _goes_on(before: ListPlace | None, mark: TypedEntry) -> ListPlace | None:
    """The way in which a mark counts on from the entry before it."""
    if before is None:
        return None
    for way in mark.ways:
        if way.marker is before.marker and (way.count == before.count + 1 or way.marker is ListMarker.BULLET):
            return way
    return None


def _begins(mark: TypedEntry, following: TypedEntry | None) -> ListPlace | None:
    """The way in which a mark that is not sure begins a list: the next paragraph counts on with it."""
    if following is None:
        return None
    return next((way for way in mark.ways if way.count <= 1 and _goes_on(way, following) is not None), None)


def _as_entry(one: PastedParagraph, mark: TypedEntry, place: ListPlace) -> PastedParagraph:
    return PastedParagraph(_with_soft_spaces(one.words.cut(mark.length)), place)


def _soft(one: PastedParagraph) -> PastedParagraph:
    if one.rows:
        return replace(one, rows=tuple(tuple(map(_with_soft_spaces, row)) for row in one.rows))
    return replace(one, words=_with_soft_spaces(one.words))


def _with_soft_spaces(words: RichText) -> RichText:
    plain = words.plain
    if plain.isascii():
        return words
    runs: list[Run] = []
    done = 0
    for start, end, instead in hard_spaces(plain):
        runs += words.cut(done, start).runs
        runs.append(Run(instead))
        done = end
    return rich((*runs, *words.cut(done).runs))


def _levelled(paragraphs: Iterable[PastedParagraph | None]) -> Paragraphs:
    """With no entry more than one level further in than the one before it."""
    deepest = 0
    for one in paragraphs:
        if one is None:
            yield None
        elif one.entry is None:
            deepest = 0
            yield one
        else:
            level = min(one.entry.level, deepest)
            deepest = min(level + 1, DEEPEST_LEVEL)
            yield replace(one, entry=replace(one.entry, level=level))


class ListCount:
    """Counts entries as the minutes will, to say where a number has to be fixed for them to read as they did."""

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._markers: list[ListMarker | None] = []

    def take(self, entry: ListPlace | None) -> bool | None:
        """How the next paragraph counts: None as it falls; True as the first of a list; False: its number is fixed."""
        if entry is None:
            self._counts, self._markers = [], []
            return None
        level = entry.level
        self._counts, self._markers = self._counts[: level + 1], self._markers[: level + 1]
        while len(self._counts) <= level:
            self._counts.append(0)
            self._markers.append(None)
        if self._markers[level] is not entry.marker:
            self._counts[level] = 0
        self._markers[level] = entry.marker
        self._counts[level] += 1
        if entry.marker is ListMarker.BULLET or entry.count in (0, self._counts[level]):
            return None
        if entry.count == 1:
            self._counts[level] = 1
            return True
        return False
