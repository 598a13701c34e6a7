"""Numbers of items, minutes, paragraphs and actions: computed, unless the clerk pinned one.

Among the blocks of a minute only those that are for paper count, so that a number on screen is the one that is printed.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase
from types import MappingProxyType
from typing import Protocol

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, agenda_tops, sub_items
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, ListMarker, Minute

_NONE_FIXED: Mapping[Id, int] = MappingProxyType({})


class MarkForm(StrEnum):
    """What stands around the letter or number of a list entry: "a.", "(a)" or "a)"."""

    DOT = "dot"
    BRACKETS = "brackets"
    BRACKET = "bracket"


class NumberForm(StrEnum):
    """How the number of an item is written: alone, with the year it belongs to, or not at all."""

    PLAIN = "plain"  # 43
    YEAR_AFTER = "year_after"  # 43/19
    YEAR_BEFORE = "year_before"  # 19/43
    NONE = "none"


class SubNumbers(StrEnum):
    """What follows the number of an item in those of its sub-items."""

    LETTERS = "letters"  # 4A
    ROMAN = "roman"  # 4(i)
    POINTS = "points"  # 4.1


@dataclass(frozen=True, slots=True)
class NumberedAs:
    """How a board writes the numbers of its items; `year` is the one that they belong to, of which two digits stand."""

    form: NumberForm = NumberForm.PLAIN
    sub_numbers: SubNumbers = SubNumbers.LETTERS
    year: int = 0

    def written(self, count: int) -> str:
        """The number of the item with that count."""
        year = f"{self.year % 100:02d}"
        match self.form:
            case NumberForm.PLAIN:
                return str(count)
            case NumberForm.YEAR_AFTER:
                return f"{count}/{year}"
            case NumberForm.YEAR_BEFORE:
                return f"{year}/{count}"
            case NumberForm.NONE:
                return ""

    def written_below(self, count: int) -> str:
        """What stands behind the number of an item in that of the sub-item with that count."""
        match self.sub_numbers:
            case SubNumbers.LETTERS:
                return letter(count)
            case SubNumbers.ROMAN:
                return f"({roman(count)})"
            case SubNumbers.POINTS:
                return f".{count}"

    def count_in(self, written: str, otherwise: int) -> int:
        """The count from which the numbers go on behind one that the clerk gave."""
        return _last_whole(_YEAR_BEHIND.sub("", written) if self.form is NumberForm.YEAR_AFTER else written, otherwise)


PLAIN_NUMBERS = NumberedAs()
_YEAR_BEHIND = re.compile(r"/\d+\D*$")


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """Which kinds of block a house style gives paragraph numbers, beside numbered paragraphs.

    With `resolution_clauses` the decisions in a row share one number, that of the clause which gathers them. `through`:
    paragraphs count 1, 2, 3 from the first minute of the meeting to the last. `marks` is the form of those of lists.
    """

    numbered_kinds: frozenset[BlockKind] = frozenset({BlockKind.PARAGRAPH})
    resolution_clauses: bool = False
    through: bool = False
    marks: MarkForm = MarkForm.DOT


@dataclass(frozen=True, slots=True)
class ParagraphCount:
    """How far the paragraphs of a minute are counted; `in_clause`: a clause is open that further decisions join."""

    last: int = 0
    in_clause: bool = False


NONE_COUNTED = ParagraphCount()


@dataclass(frozen=True, slots=True)
class ListCount:
    """The list that the next entry goes on with: on each level the marker of its last entry, and its count."""

    levels: tuple[tuple[ListMarker | None, int], ...] = ()


NO_LIST = ListCount()


@dataclass(frozen=True, slots=True)
class CountBefore:
    """What the parts of a minute before one have counted, and that one goes on from."""

    paragraphs: ParagraphCount = NONE_COUNTED
    entries: ListCount = NO_LIST


NOTHING_BEFORE = CountBefore()


class Counted(Protocol):
    """What the number of a paragraph goes by."""

    @property
    def kind(self) -> BlockKind: ...

    @property
    def numbered(self) -> bool: ...

    @property
    def pinned_number(self) -> str | None: ...

    @property
    def is_for_paper(self) -> bool: ...


def item_numbers(items: Sequence[AgendaItem], first: int = 1, numbered: NumberedAs = PLAIN_NUMBERS) -> dict[Id, str]:
    """The agenda's numbers by item id: 1, 2 ... from `first` on, sub-items 4A, 4B ..., below them 4A.1, 4A.2 ...

    After a pinned number comes the next whole one; a number pinned as empty prints none. An item whose parent is not
    among the items counts as one of the agenda itself. `numbered` is how the board writes the numbers.
    """
    numbers: dict[Id, str] = {}
    last = first - 1
    for item in agenda_tops(items):
        numbers[item.id], last = _given_or_next(item.pinned_number, last, numbered)
        _number_sub_items(items, item, numbers, numbered.written_below)
    return numbers


def number_after(items: Sequence[AgendaItem], first: int, numbered: NumberedAs = PLAIN_NUMBERS) -> int:
    """The whole number that comes after those of an agenda which begins with `first`."""
    last = first - 1
    for item in agenda_tops(items):
        _, last = _given_or_next(item.pinned_number, last, numbered)
    return last + 1


def _number_sub_items(
    items: Sequence[AgendaItem], parent: AgendaItem, numbers: dict[Id, str], sign: Callable[[int], str]
) -> None:
    for place, child in enumerate(sub_items(items, parent.id), start=1):
        computed = numbers[parent.id] + sign(place)
        numbers[child.id] = computed if child.pinned_number is None else child.pinned_number
        _number_sub_items(items, child, numbers, lambda count: f".{count}")


def goes_on_with(minutes: Sequence[Minute]) -> dict[Id, Id]:
    """By the id of each further part of a minute, the id of the part before it.

    A minute about the same items as an earlier one is a part of it, unless it has a pinned number of its own. One about
    no item is a part of the minute just before it where that is about none either and has the same heading.
    """
    latest: dict[tuple[Id, ...], Id] = {}
    parts: dict[Id, Id] = {}
    before: Minute | None = None
    for minute in sorted(minutes, key=lambda minute: minute.position):
        if minute.item_ids:
            earlier = latest.get(minute.item_ids)
            latest[minute.item_ids] = minute.id
        else:
            is_alike = before is not None and (before.item_ids, before.heading) == ((), minute.heading)
            earlier = before.id if before is not None and is_alike else None
        if earlier is not None and minute.pinned_number is None:
            parts[minute.id] = earlier
        before = minute
    return parts


def minute_numbers(minutes: Sequence[Minute], first: int = 1, numbered: NumberedAs = PLAIN_NUMBERS) -> dict[Id, str]:
    """The minutes' numbers by id, in their order, from `first` on; the parts of one minute share its number.

    `numbered` is how the board writes them.
    """
    parts = goes_on_with(minutes)
    numbers: dict[Id, str] = {}
    last = first - 1
    for minute in sorted(minutes, key=lambda minute: minute.position):
        if minute.id in parts:
            numbers[minute.id] = numbers[parts[minute.id]]
        else:
            numbers[minute.id], last = _given_or_next(minute.pinned_number, last, numbered)
    return numbers


def paragraph_numbers(
    minute_number: str, blocks: Sequence[Block], scheme: NumberingScheme, counted: ParagraphCount = NONE_COUNTED
) -> dict[Id, str]:
    """The paragraph numbers ("4.2") of one minute's blocks, in order; blocks without a number are left out.

    `counted` is how far the parts of the minute before these blocks have counted.
    """
    pairs = zip(blocks, counted_paragraphs(minute_number, blocks, scheme, counted), strict=True)
    return {block.id: number for block, (number, _) in pairs if number is not None}


def counted_before(
    parts: Iterable[Sequence[Block]], scheme: NumberingScheme, counted: ParagraphCount = NONE_COUNTED
) -> ParagraphCount:
    """How far the paragraphs of earlier minutes or parts are counted, in order; no clause goes on past one.

    `counted` is the count that the first of them goes on from.
    """
    last = counted.last
    for blocks in parts:
        for _, count in counted_paragraphs("", blocks, scheme, ParagraphCount(last)):
            last = count.last
    return ParagraphCount(last)


def counted_paragraphs(
    minute_number: str, blocks: Iterable[Counted], scheme: NumberingScheme, counted: ParagraphCount = NONE_COUNTED
) -> Iterator[tuple[str | None, ParagraphCount]]:
    """For each block its number, None where it has none, and the count that the next one goes on from.

    `counted` is the count to go on from where the blocks are not the first of their minute.
    """
    lead = f"{minute_number}." if minute_number and not scheme.through else ""
    for block in blocks:
        number: str | None = None
        if block.is_for_paper:
            joins = scheme.resolution_clauses and block.kind is BlockKind.DECISION
            last = counted.last
            if block.numbered and block.kind in scheme.numbered_kinds and not (joins and counted.in_clause):
                number, last = _pinned_or_next(block.pinned_number, last, lead)
            if (last, joins) != (counted.last, counted.in_clause):
                counted = ParagraphCount(last, in_clause=joins)
        yield number, counted


def list_numbers(blocks: Iterable[Block], counted: ListCount = NO_LIST, form: MarkForm = MarkForm.DOT) -> dict[Id, str]:
    """What stands before each list entry ("a.", "2.", "iv.", "•"), in order: any other one for paper ends a list.

    `counted` is the list to go on with where the blocks are not the first of their minute.
    """
    return {block.id: mark for block, mark, _ in _counted_entries(blocks, counted, form) if mark is not None}


def list_before(parts: Iterable[Sequence[Block]]) -> ListCount:
    """The list that these parts of a minute, which stand one behind the other, leave open."""
    blocks = itertools.chain.from_iterable(parts)
    counts = [counted for _, _, counted in _counted_entries(blocks, NO_LIST, MarkForm.DOT)]
    return counts[-1] if counts else NO_LIST


def _counted_entries(
    blocks: Iterable[Block], counted: ListCount, form: MarkForm
) -> Iterator[tuple[Block, str | None, ListCount]]:
    """Each block that is for paper with its mark, None where it is no entry, and the list that the next one goes on."""
    levels = list(counted.levels)
    for block in blocks:
        if not block.is_for_paper:
            continue
        if block.kind is not BlockKind.LIST_ENTRY:
            levels = []
            yield block, None, NO_LIST
            continue
        levels = levels[: block.level + 1]
        levels += [(None, 0)] * (block.level + 1 - len(levels))
        marker, count = levels[block.level]
        count = 1 if marker is not block.marker or block.restart else count + 1
        levels[block.level] = (block.marker, count)
        computed = marker_text(block.marker, count, form)
        yield block, computed if block.pinned_number is None else block.pinned_number, ListCount(tuple(levels))


def resolution_marks(blocks: Iterable[Block]) -> dict[Id, str]:
    """What stands before each resolution of a row ("1)", "2)"): all that is for paper among the blocks is of them."""
    counted = (block for block in blocks if block.is_for_paper)
    return {block.id: f"{place})" for place, block in enumerate(counted, start=1)}


def marker_text(marker: ListMarker | None, count: int, form: MarkForm = MarkForm.DOT) -> str:
    """What a list prints before its `count`th entry."""
    match marker:
        case ListMarker.DECIMAL:
            sign = str(count)
        case ListMarker.LETTER:
            sign = letter(count).lower()
        case ListMarker.ROMAN:
            sign = roman(count)
        case _:
            return "•"
    return around(sign, form)


def around(sign: str, form: MarkForm) -> str:
    """The letter or number of a list entry as it is printed: "a.", "(a)" or "a)"."""
    match form:
        case MarkForm.DOT:
            return f"{sign}."
        case MarkForm.BRACKETS:
            return f"({sign})"
        case MarkForm.BRACKET:
            return f"{sign})"


def action_numbers(blocks: Iterable[Block], fixed: Mapping[Id, int] = _NONE_FIXED) -> dict[Id, int]:
    """The number in the meeting of each action raised in these blocks (all minutes, in order), by action id.

    A number that was `fixed` stays; actions that were raised later are numbered after all of those.
    """
    free = itertools.count(max(fixed.values(), default=0) + 1)
    return {action_id: fixed[action_id] if action_id in fixed else next(free) for action_id in actions_raised(blocks)}


def fixed_numbers(actions: Iterable[Action]) -> dict[Id, int]:
    """The numbers under which actions were circulated, by action id."""
    return {action.id: action.number for action in actions if action.number is not None}


def actions_raised(blocks: Iterable[Block]) -> dict[Id, Block]:
    """By action id, the block in which each action appears first, in the order of their numbers."""
    raised: dict[Id, Block] = {}
    for block in blocks:
        if block.kind is BlockKind.ACTION and block.action_id is not None and block.is_for_paper:
            raised.setdefault(block.action_id, block)
    return raised


def letter(count: int) -> str:
    """The capital letters of a count: 1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while count > 0:
        count, place = divmod(count - 1, 26)
        letters = ascii_uppercase[place] + letters
    return letters


_ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(count: int) -> str:
    """A count in small roman numerals; empty below 1."""
    text = ""
    for value, sign in _ROMANS:
        times, count = divmod(max(count, 0), value)
        text += sign * times
    return text


def _given_or_next(given: str | None, last: int, numbered: NumberedAs) -> tuple[str, int]:
    return (numbered.written(last + 1), last + 1) if given is None else (given, numbered.count_in(given, last))


def _pinned_or_next(pinned: str | None, last: int, lead: str = "") -> tuple[str, int]:
    return (f"{lead}{last + 1}", last + 1) if pinned is None else (pinned, _last_whole(pinned, last))


def _last_whole(text: str, otherwise: int) -> int:
    found = re.findall(r"\d+", text)
    return int(found[-1]) if found else otherwise
