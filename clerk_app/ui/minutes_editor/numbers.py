"""Numbers of paragraphs and marks of list entries, worked out for what is shown, from the block that changed on."""

from collections.abc import Sequence

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.numbering import NumberingScheme, list_numbers, paragraph_numbers
from clerk_app.ui.minutes_editor.facts import BlockFacts
from clerk_app.ui.minutes_editor.minute_text import MinuteText

_AHEAD = 16


class Numbers:
    """The numbers of one minute's blocks; only as many as were asked for are known."""

    def __init__(self, text: MinuteText) -> None:
        self._text = text
        self._minute_number = ""
        self._scheme = NumberingScheme()
        self._known: list[str] = []
        self._last: list[str] = []  # the last number with a figure in it, up to and with each block
        self._marks: dict[int, str] = {}
        text.blocks_changed.connect(self._forget)

    def set_minute(self, number: str, scheme: NumberingScheme) -> None:
        """Number the paragraphs of this minute so."""
        self._minute_number, self._scheme = number, scheme
        self._forget(0, 0, 0)

    def number(self, place: int) -> str:
        """The number ("4.2") of the block at a place; empty where it has none."""
        if place >= len(self._known):
            self._extend(min(place + _AHEAD, len(self._text.order)))
        return self._known[place]

    def mark(self, place: int) -> str:
        """What stands before the list entry at a place ("a.", "•"), or before one resolution of several ("2)")."""
        if place not in self._marks:
            self._marks |= self._marks_around(place)
        return self._marks[place]

    def _marks_around(self, place: int) -> dict[int, str]:
        first, stop = run_of(self._text.facts, place)
        match self._text.facts[place].kind:
            case BlockKind.LIST_ENTRY:
                found = list_numbers(self._blocks(first, stop))
                return {at: found[self._text.order[at]] for at in range(first, stop)}
            case BlockKind.DECISION if stop - first > 1:
                return {at: f"{at - first + 1})" for at in range(first, stop)}
            case _:
                return {place: ""}

    def _forget(self, start: int, _old: int, _new: int) -> None:
        del self._known[start:]
        del self._last[start:]
        self._marks.clear()

    def _extend(self, stop: int) -> None:
        start = len(self._known)
        last = self._last[-1] if self._last else ""
        blocks = self._blocks(start, stop)
        lead = [self._block_numbered(last)] if last else []
        found = paragraph_numbers(self._minute_number, [*lead, *blocks], self._scheme)
        for block in blocks:
            number = found.get(block.id, "")
            last = number if any(character.isdigit() for character in number) else last
            self._known.append(number)
            self._last.append(last)

    def _block_numbered(self, number: str) -> Block:
        kind = min(self._scheme.numbered_kinds)
        return Block(id=Id(""), minute_id=self._text.minute_id, position=0, kind=kind, pinned_number=number)

    def _blocks(self, start: int, stop: int) -> list[Block]:
        minute_id = self._text.minute_id
        pairs = zip(self._text.order[start:stop], self._text.facts[start:stop], strict=True)
        return [
            Block(
                id=block_id,
                minute_id=minute_id,
                position=0,
                kind=facts.kind,
                numbered=facts.numbered,
                pinned_number=facts.pinned_number,
                marker=facts.marker,
                level=facts.level,
                restart=facts.restart,
            )
            for block_id, facts in pairs
        ]


def run_of(facts: Sequence[BlockFacts], place: int) -> tuple[int, int]:
    """Where the neighbours of the same kind around a place begin and end."""
    kind = facts[place].kind
    first, stop = place, place + 1
    while first > 0 and facts[first - 1].kind is kind:
        first -= 1
    while stop < len(facts) and facts[stop].kind is kind:
        stop += 1
    return first, stop
