"""Agendas read line by line and row by row into items, with what could not be told said of each."""

from collections import Counter
from collections.abc import Callable, Sequence

from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList, ItemDoubt, ListedPaper
from clerk_app.domain.doubts import Doubt, Place, doubt
from clerk_app.domain.member_list import LeftOver
from clerk_app.importers.agenda_columns import AgendaColumn, columns_of
from clerk_app.importers.agenda_items import Draft, items_of, mixed_numbers
from clerk_app.importers.agenda_times import with_slots
from clerk_app.importers.agenda_words import (
    Numbered,
    asks_begin,
    entry,
    item_line,
    lead_in,
    leads_of,
    numbered,
    papers_follow,
    papers_in,
    purposes_in,
)
from clerk_app.importers.limits import MOST_ITEMS
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.written_times import WrittenTime, duration_in, time_at_start, time_in_cell

_BETWEEN = " \t:,;–—-|"
_NO_PAPER = frozenset({"", "-", "–", "none", "n/a", "no", "verbal", "oral", "nil"})


def agenda_in(pieces: Sequence[Piece]) -> AgendaList:
    """The agenda that tidied lines and rows make; raises Refusal `no_items` or `too_many_items`."""
    found = _Walk(pieces).agenda()
    if not found.items:
        raise Refusal(RefusalCode.NO_ITEMS)
    return found


class _Walk:
    """Goes through the pieces once. Each line is asked what it may be, the surest first."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._is_item, self._doubts = _how_items_are_told(pieces)
        self._drafts: list[Draft] = []
        self._titles: list[str] = []
        self._left_over: list[LeftOver] = []
        self._asks_signs: str | None = None
        self._asks_count = 0
        self._in_asks = False
        self._in_papers = False
        self._last = 0
        self._signs: str | None = None
        self._columns: dict[int, dict[AgendaColumn, int]] = {}

    def agenda(self) -> AgendaList:
        """What all of the pieces say."""
        for piece in self._pieces:
            if isinstance(piece, TableRow):
                self._row(piece)
            else:
                for text in piece.text.split("\n"):
                    self._line(Line(piece.line, text, piece.heading))
        items = with_slots(items_of(self._drafts), [draft.line.time for draft in self._drafts])
        mixed = mixed_numbers(self._drafts)
        return AgendaList(
            items=items, titles=tuple(self._titles), left_over=tuple(self._left_over), doubts=(*self._doubts, *mixed)
        )

    def _line(self, line: Line) -> None:
        ways = (
            self._as_timed, self._as_beginning, self._as_ask, self._as_numbered, self._as_paper, self._as_entry,
            self._as_aside, self._as_unnumbered, self._as_title,
        )  # fmt: skip
        if not any(way(line) for way in ways):
            self._not_understood(line.line, line.text)

    def _as_timed(self, line: Line) -> bool:
        """A line that begins with a time begins an item; a time alone belongs to the item above it."""
        read = time_at_start(line.text)
        if read is None or self._is_next_part(line.text):
            return False
        rest = line.text[len(read.words) :].strip(_BETWEEN)
        beside = duration_in(rest)
        if beside is not None and rest.startswith(beside.words):
            rest = rest[len(beside.words) :].strip(_BETWEEN)
        if rest:
            found = numbered(rest)
            self._begin(line.line, found, rest if found is None else found.rest, read)
            return True
        if self._drafts and self._drafts[-1].line.time is None:
            self._drafts[-1].line.time = read
            return True
        return False

    def _is_next_part(self, text: str) -> bool:
        """Whether "10.10" is the number that comes next within item 10, rather than a time."""
        found = numbered(text)
        if found is None or found.parent != str(self._last) or "." not in found.number:
            return False
        parts = sum(draft.parent == found.parent for draft in self._drafts)
        return found.number == f"{self._last}.{parts + 1}"

    def _as_beginning(self, line: Line) -> bool:
        """ "The Board is asked to" and "Supporting documents:" begin what comes after them."""
        if not self._drafts:
            return False
        rest = asks_begin(line.text)
        if rest is not None:
            self._in_asks, self._in_papers, self._asks_signs, self._asks_count = True, False, None, 0
            if rest:
                self._drafts[-1].asks.append(rest)
            return True
        rest = papers_follow(line.text)
        if rest is not None:
            self._in_asks, self._in_papers = False, True
            if rest:
                self._add_paper(rest)
            return True
        return False

    def _as_ask(self, line: Line) -> bool:
        """A line of the list that follows "asked to"; one that is numbered on may as well be the next item."""
        if not self._in_asks:
            return False
        found = entry(line.text)
        if found is None:
            return self._as_plain_ask(line)
        if self._asks_signs is None:
            if found.number.isdecimal() and found.number != "1":
                return False
            self._asks_signs = found.signs
        is_next = not found.number.isdecimal() or int(found.number) == self._asks_count + 1
        if found.signs != self._asks_signs or not is_next:
            return False
        self._asks_count += 1
        self._drafts[-1].asks.append(found.rest)
        if found.number == str(self._last + 1) and found.number != "1" and self._signs == found.signs:
            self._drafts[-1].doubts.append(doubt(ItemDoubt.ASK_OR_ITEM, words=line.text))
        return True

    def _as_plain_ask(self, line: Line) -> bool:
        """Asks may stand in lines of their own; behind a list, a line of none ends it."""
        ends = self._asks_signs is not None or line.heading or numbered(line.text) is not None
        is_else = papers_in(line.text) or lead_in(line.text) or purposes_in(line.text)
        was_in_line = self._asks_count == 0 and bool(self._drafts[-1].asks)
        if ends or is_else or was_in_line:
            self._in_asks = False
            return False
        self._asks_count += 1
        self._drafts[-1].asks.append(line.text)
        return True

    def _as_numbered(self, line: Line) -> bool:
        found = numbered(line.text)
        if found is None:
            return False
        if not found.signs and not self._may_be_next(found):
            return False
        if not found.parent:
            self._signs = found.signs if self._signs is None else self._signs
        self._begin(line.line, found, found.rest)
        return True

    def _may_be_next(self, found: Numbered) -> bool:
        """Whether a number with only a space behind it is that of an item, rather than how many there are of something.

        It is if it comes next, and where items are numbered so also if one is left out or has a number again.
        """
        count = int(found.number)
        if count == self._last + 1:
            return True
        return self._signs == "" and count in (self._last, self._last + 2) and found.rest[:1].isupper()

    def _as_paper(self, line: Line) -> bool:
        if not self._drafts:
            return False
        found = entry(line.text)
        text = line.text if found is None else found.rest
        if papers := papers_in(text):
            self._drafts[-1].line.papers += papers
            return True
        if not self._in_papers or line.heading or (found is None and numbered(text) is not None):
            self._in_papers = False
            return False
        self._add_paper(text)
        return True

    def _as_entry(self, line: Line) -> bool:
        """A lettered line below an item may be a part of it, or only a note: it is taken for a part, and said."""
        found = entry(line.text)
        if found is None:
            return False
        if self._is_item is not None:
            return self._is_item(line) and self._begin(line.line, None, found.rest)
        letters = sum(draft.parent == str(self._last) for draft in self._drafts)
        if not self._drafts or not self._last or found.number != chr(ord("a") + letters % 26):
            return False
        part = Numbered(f"{self._last}{found.number.upper()}", found.rest, found.signs)
        self._begin(line.line, part, found.rest)
        self._drafts[-1].doubts.append(doubt(ItemDoubt.SUB_ITEM_OR_NOTE, words=found.rest))
        return True

    def _as_aside(self, line: Line) -> bool:
        """A line that says only who leads the item above it, or what it is for."""
        if not self._drafts:
            return False
        draft = self._drafts[-1].line
        if (leads := lead_in(line.text)) and not draft.leads:
            draft.leads = leads
            return True
        if purposes := purposes_in(line.text):
            draft.purposes += purposes
            return True
        return False

    def _as_unnumbered(self, line: Line) -> bool:
        return self._is_item is not None and self._is_item(line) and self._begin(line.line, None, line.text)

    def _as_title(self, line: Line) -> bool:
        """The words of an item whose number stood alone, or a line above all items."""
        if not self._drafts:
            self._titles.append(line.text)
            return True
        draft = self._drafts[-1]
        if draft.line.title or line.heading:
            return False
        said = item_line(line.text)
        earlier = draft.line
        said.time, said.papers = said.time or earlier.time, earlier.papers + said.papers
        said.leads, said.purposes = said.leads or earlier.leads, earlier.purposes + said.purposes
        draft.line = said
        return True

    def _begin(self, line: int, found: Numbered | None, text: str, time: WrittenTime | None = None) -> bool:
        """Begins an item; always true, so that whoever asks can answer with it."""
        if len(self._drafts) == MOST_ITEMS:
            raise Refusal(RefusalCode.TOO_MANY_ITEMS, most=MOST_ITEMS)
        said = item_line(text)
        said.time = time or said.time
        draft = Draft(Place(line), "" if found is None else found.number, said)
        if found is not None:
            draft.parent, draft.signs = found.parent, found.signs
            draft.mark = found.signs.replace("#", found.number) or found.number
            if found.is_deep:
                draft.doubts.append(doubt(ItemDoubt.TOO_DEEP, number=found.number))
            if not found.parent:
                self._last = int(found.number)
        self._drafts.append(draft)
        self._in_asks = self._in_papers = False
        return True

    def _row(self, row: TableRow) -> None:
        columns = columns_of(row.cells)
        if columns is not None:
            self._columns[row.table] = columns
            return
        columns = self._columns.get(row.table)
        if columns is None:
            self._row_without_headings(row)
        else:
            self._row_with_headings(row, columns)

    def _row_with_headings(self, row: TableRow, columns: dict[AgendaColumn, int]) -> None:
        says = {column: row.cells[place] for column, place in columns.items() if place < len(row.cells)}
        title, *below = says.get(AgendaColumn.TITLE, "").split("\n")
        number = says.get(AgendaColumn.NUMBER, "").strip(" .:")
        found = numbered(f"{number}. {title}") if number else numbered(title)
        others = {column for column, text in says.items() if text} - {AgendaColumn.TITLE}
        if found is None and not others and AgendaColumn.NUMBER in columns:
            for text in filter(None, (title, *below)):
                self._line(Line(row.line, text))
            return
        if number and found is None:
            self._not_understood(row.line, number)
        self._begin(row.line, found, title if found is None else found.rest)
        self._cells(row.line, says)
        for text in below:
            self._line(Line(row.line, text))
        known = set(columns.values())
        for place, text in enumerate(row.cells):
            if text and place not in known:
                self._not_understood(row.line, text)

    def _cells(self, line: int, says: dict[AgendaColumn, str]) -> None:
        """What the other columns say of the item that was begun last."""
        draft = self._drafts[-1]
        said = draft.line
        if leads := leads_of(says.get(AgendaColumn.LEAD, "")):
            said.leads = leads
            said.is_lead_from_dash = False
        said.time = time_in_cell(says.get(AgendaColumn.TIME, "").replace("\n", " ")) or said.time
        if words := says.get(AgendaColumn.PURPOSE, ""):
            said.purposes += purposes_in(words)
            if not purposes_in(words):
                self._not_understood(line, words)
        for words in says.get(AgendaColumn.PAPER, "").split("\n"):
            if words.strip(" .").lower() not in _NO_PAPER:
                self._add_paper(words)
        for words in filter(None, says.get(AgendaColumn.ASKS, "").split("\n")):
            found = entry(words)
            rest = asks_begin(words)
            draft.asks += [ask for ask in (found.rest if found else words if rest is None else rest,) if ask]

    def _row_without_headings(self, row: TableRow) -> None:
        """A row of a table without headings: its cells are told by what they say, what is left leads the item."""
        number, time = "", None
        rest: list[str] = []
        for text in filter(None, row.cells):
            one = " ".join(text.split())
            is_number = not number and numbered(f"{one.strip(' .')}. x") is not None and len(one) < 8
            read = None if is_number or time is not None else time_in_cell(one)
            if is_number and not rest:
                number = one.strip(" .")
            elif read is not None and not read.is_unclear and len(read.words) + 4 >= len(one):
                time = read
            else:
                rest.append(text)
        title, *others = rest or [""]
        if not number and time is None:
            for text in (line for cell in rest for line in cell.split("\n")):
                self._line(Line(row.line, text))
            return
        first, *below = title.split("\n")
        found = numbered(f"{number}. {first}") if number else numbered(first)
        self._begin(row.line, found, first if found is None else found.rest, time)
        draft = self._drafts[-1]
        for text in others:
            self._cell_without_heading(draft, text)
        for text in below:
            self._line(Line(row.line, text))

    def _cell_without_heading(self, draft: Draft, text: str) -> None:
        if purposes := purposes_in(text):
            draft.line.purposes += purposes
        elif papers := papers_in(text):
            draft.line.papers += papers
        elif not draft.line.leads and len(text) < 200:
            draft.line.leads = leads_of(text)
            draft.doubts.append(doubt(ItemDoubt.LEAD_FROM_COLUMN, words=text.replace("\n", "; ")))
        else:
            self._not_understood(draft.place.line, text)

    def _add_paper(self, words: str) -> None:
        found = entry(words)
        text = words if found is None else found.rest
        number = text.strip(" .")
        bare = (ListedPaper(number),) if len(number) < 6 and any(sign.isdecimal() for sign in number) else ()
        self._drafts[-1].line.papers += papers_in(text) or bare or (ListedPaper("", text),)

    def _not_understood(self, line: int, words: str) -> None:
        if not self._drafts:
            self._titles.append(words)
        else:
            self._left_over.append(LeftOver(Place(line), words))


def _how_items_are_told(pieces: Sequence[Piece]) -> tuple[Callable[[Line], bool] | None, list[Doubt]]:
    """What makes a line an item where nothing is numbered, timed or in a table: headings, dots, or being a line."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if any(map(_begins_an_item, pieces)):
        return None, []
    no_numbers = [doubt(AgendaDoubt.NO_NUMBERS)]
    levels = Counter(line.heading for line in lines if line.heading)
    several = [level for level, count in levels.items() if count > 1]
    if several:
        level = max(several)
        return lambda line: line.heading == level, no_numbers
    if sum(entry(line.text) is not None for line in lines) > 1:
        return lambda line: entry(line.text) is not None, no_numbers
    return _is_a_line, no_numbers


def _is_a_line(_: Line) -> bool:
    return True


def _begins_an_item(piece: Piece) -> bool:
    if isinstance(piece, TableRow):
        first = next(filter(None, piece.cells), "")
        return columns_of(piece.cells) is not None or numbered(f"{first.strip(' .')}. x") is not None
    found = numbered(piece.text)
    return time_at_start(piece.text) is not None or (found is not None and bool(found.signs or found.number == "1"))
