"""Minutes read line by line and row by row: each item with what is written of it, and what could not be told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from clerk_app.domain.dividing import shorter
from clerk_app.domain.doubts import Doubt, Place, doubt
from clerk_app.domain.minutes import DEEPEST_LEVEL, BlockKind, ListMarker
from clerk_app.domain.minutes_list import ListedBlock, ListedMinute, MinutesDoubt, MinutesList
from clerk_app.domain.richtext import RichText, Run, rich
from clerk_app.importers.agenda_items import Draft, items_of
from clerk_app.importers.agenda_words import ItemLine, Numbered, item_line, numbered
from clerk_app.importers.limits import MOST_ITEMS, MOST_PARAGRAPHS
from clerk_app.importers.marked_text import lines_of
from clerk_app.importers.minutes_words import (
    HEADS_OF_COLUMNS,
    action_begins,
    dash_before_number,
    entry_at,
    goes_on_from,
    is_attendance,
    owners_of,
    paragraph_number,
)
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.written_days import written_day

_LONGEST_TITLE = 240
_LONGEST_PART = 90
"""Characters of a heading with a number such as 4.1; what is longer, or ends like a sentence, is a paragraph."""
_NUMBER_CELL = re.compile(r"(?:item\s+)?\d{1,3}(?:\.\d{1,3})?[A-Za-z]?[.)]?", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_ENDED = (".", ":", ";", "?", "!", "”", ")")


def minutes_in(pieces: Sequence[Piece]) -> MinutesList:
    """The minutes that marked lines and rows make; raises Refusal `no_items`, or for too many of anything."""
    found = _Walk(pieces).minutes()
    if not found.minutes:
        raise Refusal(RefusalCode.NO_ITEMS)
    return found


@dataclass(slots=True)
class _Minute:
    """A minute while it is read."""

    draft: Draft
    blocks: list[ListedBlock] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class _Walk:
    """Goes through the pieces once. Each line is asked what it may be, the surest first."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._minutes: list[_Minute] = []
        self._titles: list[str] = []
        self._before: list[ListedBlock] = []
        self._doubts: list[Doubt] = []
        self._last = 0
        self._is_numbered = any(map(_is_item, pieces))
        self._item_heading = 0
        self._levels: list[ListMarker] = []
        self._table: list[tuple[RichText, ...]] = []
        self._table_of = 0
        self._action_column: dict[int, int] = {}
        self._count = 0

    def minutes(self) -> MinutesList:
        """What all of the pieces say."""
        if not self._is_numbered:
            self._doubts.append(doubt(MinutesDoubt.NO_NUMBERS))
        for piece in self._pieces:
            if isinstance(piece, TableRow):
                self._row(piece)
            else:
                self._end_table()
                for words in lines_of(piece.text):
                    self._line(piece.line, words, _heading_of(piece, words))
        self._end_table()
        if self._before and self._minutes:
            first = self._minutes[0]
            first.blocks[:0] = self._before
            first.doubts.append(doubt(MinutesDoubt.ATTENDANCE_IS_TEXT))
        items = items_of([one.draft for one in self._minutes])
        return MinutesList(
            minutes=tuple(
                ListedMinute(item=item, blocks=tuple(_divided(one)), doubts=(*item.doubts, *one.doubts))
                for item, one in zip(items, self._minutes, strict=True)
            ),
            titles=tuple(self._titles),
            day=next((day for words in self._titles if (day := _day_in(words)) is not None), None),
            doubts=tuple(self._doubts),
        )

    # Lines

    def _line(self, line: int, words: RichText, heading: int) -> None:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise Refusal(RefusalCode.TOO_MANY_PARAGRAPHS, most=MOST_PARAGRAPHS)
        dashed = dash_before_number(words.plain)
        words = words.cut(dashed)
        if not (
            self._as_action(words)
            or self._as_item(line, words, heading)
            or self._as_heading(line, words, heading)
            or self._as_title(words)
            or self._as_entry(words)
            or self._as_parted(words)
        ):
            self._as_paragraph(words)

    def _as_action(self, words: RichText) -> bool:
        length = action_begins(words.plain) if self._minutes else 0
        if length:
            self._add_action(words.cut(length))
        return bool(length)

    def _add_action(self, words: RichText) -> None:
        owners, behind = owners_of(words.plain)
        rest = _with_capital(words.cut(behind))
        self._add(ListedBlock(kind=BlockKind.ACTION, text=rest, owners=owners))
        if owners:
            said = doubt(MinutesDoubt.OWNER_READ, words="; ".join(owners))
            self._minutes[-1].doubts.append(said)

    def _as_item(self, line: int, words: RichText, heading: int) -> bool:
        """A number that comes next, before a title; "4.2" before one that is short begins a part."""
        text = words.plain
        number, length = paragraph_number(text)
        if number:
            return self._as_part(line, words, number, length, heading)
        found = numbered(text) if self._is_numbered and len(text) <= _LONGEST_TITLE else None
        if found is None or not found.number.isdecimal() or not self._is_next(found, heading):
            return False
        if not found.signs and not found.rest[:1].isupper():
            return False
        before = self._minutes[-1].blocks[-1:] if self._minutes else []
        counts_on = any(one.marker is ListMarker.DECIMAL and one.count + 1 == int(found.number) for one in before)
        if counts_on and not heading:
            return False
        self._begin(line, found, heading)
        return True

    def _is_next(self, found: Numbered, heading: int) -> bool:
        count = int(found.number)
        if count == self._last + 1 or not self._minutes:
            return True
        return bool(heading) and count > self._last

    def _as_part(self, line: int, words: RichText, number: str, length: int, heading: int) -> bool:
        """A numbered paragraph of the minute, or a heading within the item."""
        rest = words.cut(length)
        is_short = len(rest) <= _LONGEST_PART and not rest.plain.endswith((".", ";", ":"))
        if number.count(".") == 1 and is_short and (heading or not self._minutes):
            self._begin(line, Numbered(number, rest.plain, "#"), heading)
            return True
        if not self._minutes:
            return False
        if is_short:
            self._minutes[-1].doubts.append(doubt(MinutesDoubt.PART_OR_PARAGRAPH, words=rest.plain))
        self._add(ListedBlock(text=rest, number=number))
        return True

    def _as_heading(self, line: int, words: RichText, heading: int) -> bool:
        """Headings begin minutes where nothing is numbered, and behind items that are headings of the same level."""
        is_one = bool(heading) and (heading == self._item_heading if self._is_numbered else True)
        if not is_one or len(words) > _LONGEST_TITLE or (not self._minutes and is_attendance(words.plain)):
            return False
        self._begin(line, Numbered("", words.plain), heading)
        return True

    def _as_title(self, words: RichText) -> bool:
        """The title of an item whose number stood alone."""
        if not self._minutes or self._minutes[-1].draft.line.title or self._minutes[-1].blocks:
            return False
        self._minutes[-1].draft.line = item_line(words.plain)
        return True

    def _as_entry(self, words: RichText) -> bool:
        entry = entry_at(words.plain) if self._minutes else None
        if entry is None:
            return False
        last = self._minutes[-1].blocks[-1] if self._minutes[-1].blocks else None
        before = (last.marker, last.count) if last is not None and last.marker is not None else None
        entry = goes_on_from(entry, before)
        if before is None:
            self._levels = []
        if entry.marker in self._levels:
            del self._levels[self._levels.index(entry.marker) + 1 :]
        else:
            self._levels.append(entry.marker)
        level = min(len(self._levels) - 1, DEEPEST_LEVEL)
        rest = words.cut(entry.length)
        made = ListedBlock(kind=BlockKind.LIST_ENTRY, text=rest, marker=entry.marker, level=level, count=entry.count)
        self._add(made)
        if entry.marker is ListMarker.DECIMAL and entry.count == self._last + 1 and self._is_numbered:
            self._minutes[-1].doubts.append(doubt(MinutesDoubt.ENTRY_OR_ITEM, words=words.plain))
        return True

    def _as_parted(self, words: RichText) -> bool:
        """What goes on below a sentence that the end of a page broke off."""
        last = self._minutes[-1].blocks[-1:] if self._minutes else []
        is_broken = bool(last) and last[0].kind is BlockKind.PARAGRAPH and len(last[0].text) > _LONGEST_PART
        return is_broken and self._as_rest(words)

    def _as_paragraph(self, words: RichText) -> None:
        if self._minutes:
            self._add(ListedBlock(text=words))
        elif self._before or is_attendance(words.plain):
            self._before.append(ListedBlock(text=words, goes_on=True))
        elif words.plain.casefold().strip(" .:") not in HEADS_OF_COLUMNS:
            self._titles.append(words.plain)

    def _begin(self, line: int, found: Numbered, heading: int) -> None:
        if len(self._minutes) == MOST_ITEMS:
            raise Refusal(RefusalCode.TOO_MANY_ITEMS, most=MOST_ITEMS)
        said = item_line(found.rest) if found.rest else ItemLine(title="")
        if not said.title:
            said.title = found.rest
        draft = Draft(Place(line), found.number, said, parent=found.parent, mark=found.number, signs=found.signs)
        self._minutes.append(_Minute(draft))
        if found.number and not found.parent:
            self._last = int(found.number)
        self._item_heading = self._item_heading or heading

    def _add(self, block: ListedBlock) -> None:
        self._minutes[-1].blocks.append(block)

    # Rows of tables

    def _row(self, row: TableRow) -> None:
        cells = [lines_of(cell) for cell in row.cells]
        said = [place for place, cell in enumerate(cells) if cell]
        heads = [" ".join(line.plain for line in cells[place]).casefold().strip(" .:") for place in said]
        if said and all(head in HEADS_OF_COLUMNS for head in heads):
            for place, head in zip(said, heads, strict=True):
                if head in ("action", "actions"):
                    self._action_column[row.table] = place
            return
        number = cells[0][0].plain if cells and len(cells[0]) == 1 else ""
        if len(said) > 1 and said[0] == 0 and _NUMBER_CELL.fullmatch(number):
            self._end_table()
            self._numbered_row(row, number.strip(" .)"), cells)
        elif len(said) == 1 or row.table in self._action_column:
            self._end_table()
            is_further = bool(said) and said[0] > 0
            for place in said:
                self._cell(row, cells, place, goes_on=is_further and place == said[0])
        elif said:
            if row.table != self._table_of:
                self._end_table()
            self._table_of = row.table
            self._table.append(tuple(rich(_joined(cell)) for cell in cells))

    def _numbered_row(self, row: TableRow, number: str, cells: Sequence[tuple[RichText, ...]]) -> None:
        first = next(place for place, cell in enumerate(cells) if cell and place)
        head, *rest = cells[first]
        self._line(row.line, rich((Run(f"{number}. " if "." not in number else f"{number} "), *head.runs)), 0)
        for words in rest:
            self._line(row.line, words, _heading_of(Line(row.line, ""), words))
        for place in range(first + 1, len(cells)):
            self._cell(row, cells, place)

    def _cell(self, row: TableRow, cells: Sequence[tuple[RichText, ...]], place: int, *, goes_on: bool = False) -> None:
        is_action = self._action_column.get(row.table) == place and bool(self._minutes)
        for count, words in enumerate(cells[place]):
            if is_action and not action_begins(words.plain):
                self._add_action(words)
            elif not (goes_on and count == 0 and self._as_rest(words)):
                self._line(row.line, words, _heading_of(Line(row.line, ""), words))

    def _as_rest(self, words: RichText) -> bool:
        """What goes on in a cell below: the end of a page parted a paragraph in two."""
        last = self._minutes[-1].blocks[-1:] if self._minutes else []
        is_open = bool(last) and not last[0].rows and not last[0].text.plain.endswith(_ENDED)
        if not is_open or not words.plain[:1].islower():
            return False
        whole = replace(last[0], text=rich((*last[0].text.runs, Run(" "), *words.runs)))
        self._minutes[-1].blocks[-1] = whole
        self._minutes[-1].doubts.append(doubt(MinutesDoubt.JOINED, words=words.plain[:60].rstrip()))
        return True

    def _end_table(self) -> None:
        rows, self._table = tuple(self._table), []
        if not rows:
            return
        width = max(map(len, rows))
        even = tuple((*row, *(rich(()) for _ in range(width - len(row)))) for row in rows)
        block = ListedBlock(kind=BlockKind.TABLE, rows=even)
        if self._minutes:
            self._add(block)
        else:
            self._before.append(block)


def _joined(lines: Sequence[RichText]) -> Iterator[Run]:
    for count, line in enumerate(lines):
        if count:
            yield Run("\n")
        yield from line.runs


def _divided(one: _Minute) -> Iterator[ListedBlock]:
    """The blocks, with what is too long for one paragraph in several, of which the first alone has the number."""
    for block in one.blocks:
        first = True
        for words in shorter(block.text) if not block.rows else (block.text,):
            yield replace(block, text=words) if first else ListedBlock(text=words, goes_on=True)
            if not first:
                one.doubts.append(doubt(MinutesDoubt.DIVIDED, words=words.plain[:60].rstrip()))
            first = False


def _heading_of(line: Line, words: RichText) -> int:
    """The level of a heading; a short line that is bold from end to end is one below all others."""
    is_bold = bool(words.runs) and all(run.marks.bold or not run.text.strip() for run in words.runs)
    is_short = len(words) <= _LONGEST_PART and not words.plain.endswith(_ENDED[:3])
    return line.heading or (9 if is_bold and is_short else 0)


def _with_capital(words: RichText) -> RichText:
    first, *others = words.runs or (Run(""),)
    return rich((Run(first.text[:1].upper() + first.text[1:], first.marks), *others))


def _is_item(piece: Piece) -> bool:
    """Whether something is numbered as items are."""
    if isinstance(piece, TableRow):
        first = lines_of(piece.cells[0]) if piece.cells else ()
        return len(first) == 1 and _NUMBER_CELL.fullmatch(first[0].plain) is not None and any(piece.cells[1:])
    found = [numbered(words.plain) for words in lines_of(piece.text)[:1]]
    return any(one is not None and one.number.isdecimal() and bool(one.signs) for one in found)


def _day_in(words: str) -> date | None:
    return written_day(_WEEKDAY.sub("", words)).day
