"""Which way text runs on a line: the Unicode Bidirectional Algorithm (UAX #9, revision 46) over one paragraph.

The letters of a line are read in the order that they were typed; `levels` says which stretches of it are drawn from the
right (odd) and how deep they lie in one another, `visual_order` in which order these stand from left to right.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_DEEPEST = 125
_MOST_BRACKETS = 63
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_AT_ENDS = frozenset({"WS", "LRI", "RLI", "FSI", "PDI", "LRE", "RLE", "LRO", "RLO", "PDF", "BN"})


def turns(text: str) -> bool:
    """Whether any of the text may run from the right; where not, it stands on the line as it was typed."""
    return not text.isascii() and _TURNING.search(text) is not None


def begins_from_the_right(text: str) -> bool:
    """Whether the first letter of a paragraph is of a script that is read from the right, and so all of it (P2, P3)."""
    return turns(text) and _base(_classes(text), 0, len(text)) == 1


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character; `base` is that of the paragraph, None for what its first letter says.

    Line breaks do not end the paragraph, and have its level, as tabs have.
    """
    original = _classes(text)
    paragraph = _base(original, 0, len(original)) if base is None else base
    found, classes = _explicit(original, paragraph)
    explicit = tuple(found)
    for sequence in _sequences(original, found):
        _Sequence(text, sequence, found, classes, paragraph, original, explicit).resolve()
    _level_what_is_removed(original, found, paragraph)
    return _separated(original, found, paragraph)


def ends_levelled(text: str, found: Sequence[int], base: int) -> list[int]:
    """The levels of one line of a paragraph: what is blank at its end stands where the paragraph goes on to (L1)."""
    line = list(found)
    for place in range(len(line) - 1, -1, -1):
        if unicodedata.bidirectional(text[place]) not in _AT_ENDS:
            break
        line[place] = base
    return line


def visual_order(found: Sequence[int]) -> list[int]:
    """The places of what has these levels, from left to right (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1):
        start: int | None = None
        for place in range(len(order) + 1):
            inside = place < len(order) and found[order[place]] >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = reversed(order[start:place])
                start = None
    return order


@lru_cache(maxsize=1024)
def mirrored(character: str) -> str:
    """The character whose shape it has where it is drawn from the right: brackets and signs of comparison (L4)."""
    if not unicodedata.mirrored(character):
        return character
    swapped = _SIDES.sub(lambda side: _OTHER_SIDE[side[0]], unicodedata.name(character, ""))
    try:
        return unicodedata.lookup(swapped)
    except KeyError:
        return character


_OTHER_SIDE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}
_SIDES = re.compile(r"\b(?:LEFT|RIGHT|LESS|GREATER)\b")


@lru_cache(maxsize=1024)
def _bracket(character: str) -> tuple[str, bool] | None:
    """A bracket as the opening one of its pair, and whether it is that itself; None for anything else (BD14)."""
    character = unicodedata.normalize("NFC", character)  # the angle brackets are two pairs that count as one
    category = unicodedata.category(character)
    if category not in ("Ps", "Pe") or not unicodedata.mirrored(character):
        return None
    other = mirrored(character)
    return (character, True) if category == "Ps" else (other, False)


def _classes(text: str) -> list[str]:
    """The class of each character; one that is not assigned reads from the left, a line break is white space."""
    found = [unicodedata.bidirectional(one) or "L" for one in text]
    return ["WS" if kind == "B" else kind for kind in found]


def _base(classes: Sequence[str], start: int, end: int) -> int:
    """The level that the first letter asks for, which within an isolate counts for that alone (P2, P3)."""
    depth = 0
    for place in range(start, end):
        kind = classes[place]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _isolate_ends(classes: Sequence[str]) -> dict[int, int]:
    """Where each isolate that has an end is closed (BD9)."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            ends[opened.pop()] = place
    return ends


@dataclass(slots=True)
class _Explicit:
    """The stack of embeddings that were opened (X1): level, what it overrides classes with, whether an isolate."""

    stack: list[tuple[int, str, bool]]
    isolates_over: int = 0
    embeddings_over: int = 0
    isolates: int = 0

    def open(self, kind: str, *, from_the_right: bool, isolate: bool) -> None:
        level = self.stack[-1][0]
        deeper = (level + 1) | 1 if from_the_right else (level + 2) & ~1
        if deeper <= _DEEPEST and not self.isolates_over and not self.embeddings_over:
            override = {"RLO": "R", "LRO": "L"}.get(kind, "")
            self.stack.append((deeper, override, isolate))
            self.isolates += isolate
        elif isolate:
            self.isolates_over += 1
        elif not self.isolates_over:
            self.embeddings_over += 1

    @property
    def is_full(self) -> bool:
        """Whether nothing deeper counts."""
        return bool(self.isolates_over or self.embeddings_over) or self.stack[-1][0] >= _DEEPEST - 1

    def close_isolate(self) -> None:
        if self.isolates_over:
            self.isolates_over -= 1
        elif self.isolates:
            self.embeddings_over = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.isolates -= 1

    def close_embedding(self) -> None:
        if self.isolates_over:
            return
        if self.embeddings_over:
            self.embeddings_over -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(classes: Sequence[str], paragraph: int) -> tuple[list[int], list[str]]:
    """Levels and classes after the marks that turn text by hand (X1 to X8)."""
    state = _Explicit([(paragraph, "", False)])
    ends = _isolate_ends(classes) if not _ISOLATES.isdisjoint(classes) else {}
    found: list[int] = []
    kinds: list[str] = []
    for place, kind in enumerate(classes):
        if kind == "PDI":
            state.close_isolate()
        elif kind == "PDF":
            state.close_embedding()
        level, override, _ = state.stack[-1]
        found.append(level)
        kinds.append(override if override and kind not in _REMOVED else kind)
        if kind in _EMBEDDINGS:
            state.open(kind, from_the_right=kind[0] == "R", isolate=False)
        elif kind in _ISOLATES:
            # One that is too deep to count is not looked into, or thousands in one another would take for ever.
            looks = kind == "FSI" and not state.is_full
            inside = _base(classes, place + 1, ends.get(place, len(classes))) if looks else 0
            state.open(kind, from_the_right=kind == "RLI" or inside == 1, isolate=True)
    return found, kinds


def _sequences(classes: Sequence[str], found: Sequence[int]) -> list[list[int]]:
    """The isolating run sequences (X10): stretches of one level, joined across what is isolated from them."""
    runs: list[list[int]] = []
    last: int | None = None
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            continue
        if last is None or found[place] != found[last]:
            runs.append([])
        runs[-1].append(place)
        last = place
    ends = _isolate_ends(classes)
    closes = set(ends.values())
    starting = {run[0]: run for run in runs}
    sequences: list[list[int]] = []
    for run in runs:
        if run[0] in closes:
            continue
        sequence = list(run)
        while sequence[-1] in ends:
            sequence += starting[ends[sequence[-1]]]
        sequences.append(sequence)
    return sequences


class _Sequence:
    """One isolating run sequence, whose characters get their classes and levels (W1 to I2)."""

    def __init__(
        self,
        text: str,
        places: Sequence[int],
        found: list[int],
        classes: Sequence[str],
        paragraph: int,
        original: Sequence[str],
        explicit: Sequence[int],
    ) -> None:
        self._text, self._places, self._found, self._explicit = text, places, found, explicit
        self._kinds = [classes[place] for place in places]
        self._original = original
        self._level = found[places[0]]
        self._before = _side(max(self._level, self._level_before(paragraph)))
        self._after = _side(max(self._level, self._level_after(paragraph)))

    def resolve(self) -> None:
        self._weak()
        if self._has_brackets():
            self._brackets()
        self._neutral()
        for place, kind in zip(self._places, self._kinds, strict=True):
            if self._level % 2 == 0:
                self._found[place] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
            else:
                self._found[place] += kind != "R"

    def _level_before(self, paragraph: int) -> int:
        for place in range(self._places[0] - 1, -1, -1):
            if self._original[place] not in _REMOVED:
                return self._explicit[place]
        return paragraph

    def _level_after(self, paragraph: int) -> int:
        if self._original[self._places[-1]] in _ISOLATES:
            return paragraph  # an isolate without an end, for one with an end is followed by it
        for place in range(self._places[-1] + 1, len(self._original)):
            if self._original[place] not in _REMOVED:
                return self._explicit[place]
        return paragraph

    def _weak(self) -> None:
        kinds = self._kinds
        self._marks_and_numbers(kinds)
        for place in range(1, len(kinds) - 1):  # W4
            before, kind, after = kinds[place - 1 : place + 2]
            if (kind == "ES" and before == after == "EN") or (kind == "CS" and before == after in ("EN", "AN")):
                kinds[place] = before
        self._terminators(kinds)
        strong = self._before
        for place, kind in enumerate(kinds):  # W6, W7
            if kind in ("L", "R"):
                strong = kind
            elif kind in ("ES", "ET", "CS"):
                kinds[place] = "ON"
            elif kind == "EN" and strong == "L":
                kinds[place] = "L"

    def _marks_and_numbers(self, kinds: list[str]) -> None:
        before = self._before
        for place, kind in enumerate(kinds):  # W1
            if kind == "NSM":
                kinds[place] = "ON" if before in _ISOLATES or before == "PDI" else before
            before = kinds[place]
        strong = self._before
        for place, kind in enumerate(kinds):  # W2, W3
            if kind in ("L", "R", "AL"):
                strong = kind
            if kind == "EN" and strong == "AL":
                kinds[place] = "AN"
        kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]

    @staticmethod
    def _terminators(kinds: list[str]) -> None:
        """What stands beside a number, as a currency or per cent, goes with it (W5)."""
        start = 0
        while start < len(kinds):
            end = start
            while end < len(kinds) and kinds[end] == "ET":
                end += 1
            beside = (start > 0 and kinds[start - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            if end > start and beside:
                kinds[start:end] = ["EN"] * (end - start)
            start = max(end, start + 1)

    def _has_brackets(self) -> bool:
        return any(
            kind == "ON" and _bracket(self._text[place]) for place, kind in zip(self._places, self._kinds, strict=True)
        )

    def _pairs(self) -> list[tuple[int, int]]:
        """The brackets that belong together, in the order of the opening ones (BD16)."""
        opened: list[tuple[str, int]] = []
        pairs: list[tuple[int, int]] = []
        for at, (place, kind) in enumerate(zip(self._places, self._kinds, strict=True)):
            bracket = _bracket(self._text[place]) if kind == "ON" else None
            if bracket is None:
                continue
            pair, opens = bracket
            if opens:
                if len(opened) == _MOST_BRACKETS:
                    return []
                opened.append((pair, at))
                continue
            known = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == pair), None)
            if known is not None:
                pairs.append((opened[known][1], at))
                del opened[known:]
        return sorted(pairs)

    def _brackets(self) -> None:
        """Brackets go with what they hold, or with what stands before them (N0)."""
        own = _side(self._level)
        for start, end in self._pairs():
            inside = {_strong(kind) for kind in self._kinds[start + 1 : end]} - {""}
            if own in inside:
                side = own
            elif inside:
                side = next((_strong(kind) for kind in reversed(self._kinds[:start]) if _strong(kind)), self._before)
            else:
                continue
            for at in (start, end):
                self._kinds[at] = side
                self._marks_of(at, side)

    def _marks_of(self, at: int, side: str) -> None:
        """Marks on a bracket go with it."""
        for following in range(at + 1, len(self._kinds)):
            if self._original[self._places[following]] != "NSM":
                return
            self._kinds[following] = side

    def _neutral(self) -> None:
        """What has no direction goes with what is on both sides of it, or with its level (N1, N2)."""
        kinds, own = self._kinds, _side(self._level)
        start = 0
        while start < len(kinds):
            if kinds[start] not in _NEUTRAL:
                start += 1
                continue
            end = start
            while end < len(kinds) and kinds[end] in _NEUTRAL:
                end += 1
            before = _strong(kinds[start - 1]) if start else self._before
            after = _strong(kinds[end]) if end < len(kinds) else self._after
            kinds[start:end] = [before if before == after else own] * (end - start)
            start = end


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _strong(kind: str) -> str:
    """The side that a class counts for beside what has none: numbers count as from the right."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _level_what_is_removed(classes: Sequence[str], found: list[int], paragraph: int) -> None:
    """Marks that are never drawn stand at the level of what is before them (5.2)."""
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            found[place] = found[place - 1] if place else paragraph


def _separated(classes: Sequence[str], found: list[int], paragraph: int) -> list[int]:
    """Tabs, and what is blank before one, have the level of the paragraph (L1)."""
    for place, kind in enumerate(classes):
        if kind != "S":
            continue
        found[place] = paragraph
        before = place - 1
        while before >= 0 and classes[before] in _AT_ENDS:
            found[before] = paragraph
            before -= 1
    return found
