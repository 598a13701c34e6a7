"""Numbers of paragraphs and marks of list entries, worked out for what is shown, from the block that changed on."""

from collections.abc import Iterator
from typing import NamedTuple

from clerk_app.domain.minutes import Block, BlockKind, is_for_paper
from clerk_app.domain.numbering import (
    NO_LIST,
    NONE_COUNTED,
    NOTHING_BEFORE,
    CountBefore,
    NumberingScheme,
    counted_paragraphs,
    list_numbers,
    resolution_marks,
)
from clerk_app.domain.richtext import EMPTY, typed
from clerk_app.ui.minutes_editor.facts import BlockFacts
from clerk_app.ui.minutes_editor.minute_text import MinuteText

_AHEAD = 4


class _Counted(NamedTuple):
    """A block as far as its number goes by it."""

    kind: BlockKind
    numbered: bool
    pinned_number: str | None
    is_for_paper: bool


_SOME_WORDS = typed("x")  # a number depends on whether there are words, never on which


class Numbers:
    """The numbers of one minute's blocks, as on paper; only as many as were asked for are known.

    A block that is not for paper has none. The one that the clerk is about to write has one to be.
    """

    def __init__(self, text: MinuteText) -> None:
        self._text = text
        self._minute_number = ""
        self._scheme = NumberingScheme()
        self._before = NOTHING_BEFORE
        self._known: list[str] = []
        self._counts = [NONE_COUNTED]  # before each block and after the last that is known
        self._marks: dict[int, str] = {}
        self._marks_to_be: dict[int, str] = {}
        text.blocks_changed.connect(self._forget)

    def set_minute(self, number: str, scheme: NumberingScheme, before: CountBefore = NOTHING_BEFORE) -> None:
        """Number the paragraphs of this minute so; the parts of it before this one have counted so far."""
        if (number, scheme, before) != (self._minute_number, self._scheme, self._before):
            self._minute_number, self._scheme, self._before = number, scheme, before
            self._counts[0] = before.paragraphs
            self._forget(0, 0, 0)

    def number(self, place: int) -> str:
        """The number ("4.2") of the block at a place; empty where it has none."""
        if place >= len(self._known):
            self._extend(min(place + _AHEAD, len(self._text.order)))
        return self._known[place]

    def number_to_be(self, place: int) -> str:
        """The number of the block at a place, or the one that it gets with its first word."""
        number = self.number(place)
        if self._text.worded[place]:
            return number
        begun = (_counted(self._text.facts[place], worded=True),)
        ((to_be, _),) = counted_paragraphs(self._minute_number, begun, self._scheme, self._counts[place])
        return to_be or ""

    def mark(self, place: int) -> str:
        """What stands before the list entry at a place ("a.", "•"), or before one resolution of several ("2)")."""
        if place not in self._marks:
            self._marks |= self._marks_around(place)
        return self._marks[place]

    def mark_to_be(self, place: int) -> str:
        """What stands before the entry or resolution at a place, or will with its first word."""
        if self._text.worded[place]:
            return self.mark(place)
        if place not in self._marks_to_be:
            self._marks_to_be[place] = self._marks_around(place, begun=place)[place]
        return self._marks_to_be[place]

    def _marks_around(self, place: int, begun: int | None = None) -> dict[int, str]:
        """The marks of the entries or resolutions that count together, as if the one that is `begun` had words."""
        kind = self._text.facts[place].kind
        if kind is BlockKind.LIST_ENTRY:
            run = self._run_of(place)
            counted = NO_LIST if run.start else self._before.entries
            found = list_numbers((self._block(at, worded=at == begun) for at in run), counted, self._scheme.marks)
        elif kind is BlockKind.DECISION:
            run = self._run_of(place)
            several = sum(self._text.facts[at].kind is kind for at in run) > 1
            found = resolution_marks(self._block(at, worded=at == begun) for at in run) if several else {}
        else:
            return {place: ""}
        return {at: found.get(self._text.order[at], "") for at in run}

    def _run_of(self, place: int) -> range:
        """A block with those beside it that are counted with it, which goes on past what is not for paper."""
        kind = self._text.facts[place].kind
        first, stop = place, place + 1
        while first > 0 and self._goes_on(first - 1, kind):
            first -= 1
        while stop < len(self._text.order) and self._goes_on(stop, kind):
            stop += 1
        return range(first, stop)

    def _goes_on(self, place: int, kind: BlockKind) -> bool:
        here = self._text.facts[place].kind
        return here is kind or not is_for_paper(here, has_words=self._text.worded[place])

    def _forget(self, start: int, _old: int, _new: int) -> None:
        del self._known[start:]
        del self._counts[start + 1 :]
        self._marks.clear()
        self._marks_to_be.clear()

    def _extend(self, stop: int) -> None:
        blocks = self._counted_alike(slice(len(self._known), stop))
        for number, count in counted_paragraphs(self._minute_number, blocks, self._scheme, self._counts[-1]):
            self._known.append(number or "")
            self._counts.append(count)

    def _counted_alike(self, places: slice) -> Iterator[_Counted]:
        """The blocks at these places, as far as their numbers go by them; made once for facts that many share."""
        made: dict[tuple[int, bool], _Counted] = {}
        for facts, worded in zip(self._text.facts[places], self._text.worded[places], strict=True):
            counted = made.get((id(facts), worded))
            if counted is None:
                counted = made[id(facts), worded] = _counted(facts, worded=worded)
            yield counted

    def _block(self, place: int, *, worded: bool = False) -> Block:
        """The block at a place, as far as its mark goes by it; with words, where `worded` asks for them."""
        facts = self._text.facts[place]
        return Block(
            id=self._text.order[place],
            minute_id=self._text.minute_id,
            position=0,
            kind=facts.kind,
            text=_SOME_WORDS if worded or self._text.worded[place] else EMPTY,
            numbered=facts.numbered,
            pinned_number=facts.pinned_number,
            marker=facts.marker,
            level=facts.level,
            restart=facts.restart,
        )


def _counted(facts: BlockFacts, *, worded: bool) -> _Counted:
    for_paper = is_for_paper(facts.kind, has_words=worded)
    return _Counted(facts.kind, facts.numbered, facts.pinned_number, for_paper)
