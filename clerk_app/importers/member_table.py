"""Lists of members in spreadsheets and text files, read into rows with their doubts."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.domain.cleaning import clean
from clerk_app.domain.doubts import Doubt, Place, doubt
from clerk_app.domain.member_list import (
    ColumnMeaning,
    LeftOver,
    ListDoubt,
    ListedColumn,
    ListedMember,
    MemberList,
    RowDoubt,
)
from clerk_app.importers.grid import Cell, CellKind, Row, Sheet, column_letters
from clerk_app.importers.guarded import excel_sheets
from clerk_app.importers.member_columns import (
    are_forms_of_address,
    are_perhaps_several,
    are_roles,
    co_opted_in,
    co_opted_of,
    folded_words,
    is_nobody,
    is_perhaps_nobody,
    meaning_of,
    names_in,
    roles_in,
    voting_in,
    voting_of,
)
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.text_table import read_text_table
from clerk_app.importers.written_days import is_in_either_order, is_month_first, written_day, written_term

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_HEADINGS_WITHIN = 50
"""How many rows of titles may stand above the headings."""
_NAMES_SOMEBODY = frozenset({
    ColumnMeaning.SEAT, ColumnMeaning.NAME, ColumnMeaning.LAST_NAME, ColumnMeaning.POST, ColumnMeaning.ROLE,
    ColumnMeaning.AGENCY, ColumnMeaning.ORGANISATION,
})  # fmt: skip


def read_members(data: bytes) -> MemberList:
    """The list of members in a file, whichever kind of spreadsheet or text it is.

    Raises Refusal for what is no such file, goes beyond a limit, has no headings that are known, or nobody below them.
    """
    if data.startswith((_ZIP, _COMPOUND)):
        return members_in(excel_sheets(data))
    sheet, is_sure = read_text_table(data, _worth)
    found = members_in((sheet,))
    return found if is_sure else replace(found, doubts=(doubt(ListDoubt.OLD_LETTERS), *found.doubts))


def members_in(sheets: Sequence[Sheet]) -> MemberList:
    """The list in the first sheet that has headings, those that are shown first; the others are named in a doubt."""
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise Refusal(RefusalCode.EMPTY)
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        place = _place_of_headings(sheet)
        if place is not None:
            found = _Table(sheet, place).members()
            if not found.rows:
                raise Refusal(RefusalCode.NO_MEMBERS)
            others = ", ".join(other.name for other in sheets if other is not sheet)
            about_others = [doubt(ListDoubt.OTHER_SHEETS, sheets=others, sheet=sheet.name)] if others else []
            about_this = [doubt(ListDoubt.SHEET_HIDDEN, sheet=sheet.name)] if sheet.hidden else []
            return replace(found, doubts=(*about_others, *about_this, *found.doubts))
    raise Refusal(RefusalCode.NO_HEADINGS)


def _worth(row: Row) -> int:
    """How many usual headings a row has."""
    return sum(meaning_of(cell.text) is not None for cell in row.cells)


def _place_of_headings(sheet: Sheet) -> int | None:
    """Which row has most of the usual headings: two at least, or one where it is all there is and names somebody."""
    first = sheet.rows[:_HEADINGS_WITHIN]
    best = max(range(len(first)), key=lambda place: (_worth(first[place]), -place))
    meanings = {meaning_of(cell.text) for cell in first[best].cells}
    enough = 1 if len(first[best].cells) == 1 else 2
    return best if _worth(first[best]) >= enough and meanings & _NAMES_SOMEBODY else None


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet, and which of its rows has the headings."""

    sheet: Sheet
    place: int

    def members(self) -> MemberList:
        """The rows below the headings, and what is to be said of the whole."""
        cells = {(row.line, cell.column): cell for row in self.sheet.rows for cell in row.cells}
        headings = self._headings()
        below = [row for row in self.sheet.rows[self.place + 1 :] if not _is_among(row, headings)]
        filled = [_Filled(self.sheet, row, cells) for row in below]
        columns, doubts = self._columns(headings, filled)
        meanings = {column.meaning: number for number, column in columns.items() if column.meaning is not None}
        days = [row.text(meanings.get(meaning)) for row in filled for meaning in _DAYS]
        reader = _RowReader(self.sheet.name, meanings, months_first=any(map(is_month_first, days)))
        rows, left_over = reader.read(filled)
        return MemberList(
            rows=tuple(_with_doubts_of_others(rows)) if reader.names_seats else tuple(rows),
            columns=tuple(columns.values()),
            titles=tuple(tidy_cell(cell.text) for row in self.sheet.rows[: self.place] for cell in row.cells),
            left_over=tuple(left_over),
            doubts=(*doubts, *reader.doubts()),
        )

    def _headings(self) -> dict[int, Cell]:
        """The headings by their columns; below that of a term its two days may have headings of their own."""
        headings = {cell.column: cell for cell in self.sheet.rows[self.place].cells}
        below = self.sheet.rows[self.place + 1 : self.place + 2]
        for cell in (cell for row in below if _are_headings(row) for cell in row.cells):
            above = headings.get(cell.column)
            is_of_term = above is None or meaning_of(above.text) is ColumnMeaning.TERM
            if is_of_term and meaning_of(cell.text) in (ColumnMeaning.SINCE, ColumnMeaning.UNTIL):
                headings[cell.column] = cell
        return headings

    def _columns(
        self, headings: Mapping[int, Cell], rows: Sequence["_Filled"]
    ) -> tuple[dict[int, ListedColumn], list[Doubt]]:
        held = sorted({column for row in rows for column in row.cells} | set(headings))
        columns: dict[int, ListedColumn] = {}
        doubts: list[Doubt] = []
        taken: set[ColumnMeaning] = set()
        for number in held:
            heading = tidy_cell(headings[number].text) if number in headings else ""
            meaning = meaning_of(heading)
            if meaning is ColumnMeaning.ROLE and not are_roles([row.text(number) for row in rows]):
                meaning = ColumnMeaning.POST
            letter = column_letters(number)
            if are_forms_of_address(heading, [row.text(number) for row in rows]):
                doubts.append(doubt(ListDoubt.COLUMN_OF_ADDRESS, column=letter, heading=heading))
                meaning = None
            elif meaning is None:
                doubts.append(doubt(ListDoubt.COLUMN_UNKNOWN, column=letter, heading=heading))
            elif meaning is ColumnMeaning.CONTACT:
                doubts.append(doubt(ListDoubt.COLUMN_IGNORED, column=letter, heading=heading))
            elif meaning in taken:
                doubts.append(doubt(ListDoubt.COLUMN_TWICE, column=letter, heading=heading))
                meaning = None
            if number in headings and headings[number].hidden:
                doubts.append(doubt(ListDoubt.COLUMN_HIDDEN, column=letter, heading=heading))
            if meaning is not None:
                taken.add(meaning)
            columns[number] = ListedColumn(letter, heading, meaning)
        return columns, doubts


def _are_headings(row: Row) -> bool:
    """True for a row of nothing but usual headings, two at least."""
    return len(row.cells) > 1 and all(meaning_of(cell.text) is not None for cell in row.cells)


def _is_among(row: Row, headings: Mapping[int, Cell]) -> bool:
    """True for a row that says once more what stands above its columns, as at the top of a page."""
    return len(row.cells) > 1 and all(
        cell.column in headings and folded_words(cell.text) == folded_words(headings[cell.column].text)
        for cell in row.cells
    )


class _Filled:
    """A row with what cells that are merged downwards say in it, too."""

    def __init__(self, sheet: Sheet, row: Row, all_cells: Mapping[tuple[int, int], Cell]) -> None:
        self.row = row
        self.cells: dict[int, Cell] = {cell.column: cell for cell in row.cells}
        self.merged: list[int] = []
        for block in sheet.merged:
            if block.top < row.line <= block.bottom and block.first not in self.cells:
                above = all_cells.get((block.top, block.first))
                if above is not None:
                    self.cells[block.first] = above
                    self.merged.append(block.first)

    def text(self, column: int | None) -> str:
        """What a column says in this row, on one line; nothing where it shows that a formula failed."""
        cell = self.cells.get(column) if column is not None else None
        return "" if cell is None or cell.kind is CellKind.ERROR else tidy_cell(cell.text)

    def lines(self, column: int | None) -> str:
        """What a column says in this row, with the ends of its lines."""
        cell = self.cells.get(column) if column is not None else None
        return "" if cell is None or cell.kind is CellKind.ERROR else clean(cell.text)

    def words(self, read: Set[int]) -> str:
        """All that the row says; of a cell that is read and says nothing, as a formula never worked out, its name."""
        said = (self.text(column) or (self.name_of(column) if column in read else "") for column in sorted(self.cells))
        return "; ".join(filter(None, said))

    def name_of(self, column: int) -> str:
        """What Excel calls the cell of a column."""
        return f"{column_letters(column)}{self.row.line}"

    def doubts(self, read: Set[int]) -> Iterator[Doubt]:
        """What is to be said of the row, and of the cells in the columns that are read, whatever they mean."""
        if self.row.hidden:
            yield doubt(RowDoubt.HIDDEN)
        for number in sorted(read & self.cells.keys()):
            cell = self.cells[number]
            where = self.name_of(number)
            if number in self.merged:
                yield doubt(RowDoubt.MERGED, cell=where, words=tidy_cell(cell.text))
            elif cell.kind is CellKind.ERROR:
                yield doubt(RowDoubt.ERROR_VALUE, cell=where, words=tidy_cell(cell.text))
            elif cell.formula:
                code = RowDoubt.FORMULA if cell.text else RowDoubt.FORMULA_WITHOUT_VALUE
                yield doubt(code, cell=where, words=tidy_cell(cell.text))


@dataclass(frozen=True, slots=True)
class _RowReader:
    """Reads rows by what their columns mean."""

    sheet: str
    columns: Mapping[ColumnMeaning, int]
    months_first: bool = False
    """Whether any of the days can only be read with the month first, so that the others may be meant so too."""

    @property
    def names_seats(self) -> bool:
        """Whether a column tells the seats apart; agencies and roles have several."""
        return self._has(ColumnMeaning.SEAT) or self._has(ColumnMeaning.POST)

    def doubts(self) -> Iterator[Doubt]:
        """What is taken from another column than the one that says it."""
        if self._has(ColumnMeaning.ORGANISATION) and not self._has(ColumnMeaning.AGENCY):
            yield doubt(ListDoubt.AGENCY_FROM_ORGANISATION)
        if not self._has(ColumnMeaning.SEAT):
            taken_from = next((code for meaning, code in _SEAT_FROM if self._has(meaning)), None)
            yield from [doubt(taken_from)] if taken_from is not None else []

    def read(self, rows: Sequence[_Filled]) -> tuple[list[ListedMember], list[LeftOver]]:
        """The members in order; a line of one cell among them is a category, where the list begins with one.

        In other lists it may be a seat that nobody holds, and one with a gap above it at the end is a note.
        """
        members: list[ListedMember] = []
        left_over: list[LeftOver] = []
        section = ""
        waiting: LeftOver | None = None
        has_sections = bool(rows) and self._is_alone(rows[0]) and not self._has(ColumnMeaning.CATEGORY)
        notes_begin = self._notes_begin(rows)
        for place, row in enumerate(rows):
            if self._is_alone(row) and (has_sections or place >= notes_begin):
                left_over += [waiting] if waiting is not None else []
                waiting = LeftOver(self._place(row), row.text(next(iter(row.cells))))
                continue
            if waiting is not None:
                section, waiting = waiting.words, None
            member = None if _are_headings(row.row) else self._member(row, section)
            if member is not None and (member.seat or member.holder):
                members.append(member)
            elif words := row.words(self._read):
                left_over.append(LeftOver(self._place(row), words))
        return members, left_over + ([waiting] if waiting is not None else [])

    @property
    def _read(self) -> frozenset[int]:
        """The columns of which anything is taken."""
        return frozenset(number for meaning, number in self.columns.items() if meaning is not ColumnMeaning.CONTACT)

    def _has(self, meaning: ColumnMeaning) -> bool:
        return meaning in self.columns

    def _place(self, row: _Filled) -> Place:
        return Place(row.row.line, self.sheet)

    def _is_alone(self, row: _Filled) -> bool:
        """A row whose one cell is the first of several columns."""
        cell, *others = row.row.cells
        is_first = cell.column <= min(self.columns.values()) and len(self.columns) > 1
        return is_first and not others and not row.merged and bool(row.text(cell.column))

    def _notes_begin(self, rows: Sequence[_Filled]) -> int:
        """The place of the first line of one cell that stands below the whole list with a gap above it."""
        members = [place for place, row in enumerate(rows) if not self._is_alone(row)]
        below = range(max(members, default=-1) + 1, len(rows))
        gaps = (place for place in below if place and rows[place].row.line > rows[place - 1].row.line + 1)
        return next(gaps, len(rows))

    def _member(self, row: _Filled, section: str) -> ListedMember:
        doubts = list(row.doubts(self._read))
        said = {meaning: row.text(column) for meaning, column in self.columns.items()}
        says = {meaning: words for meaning, words in said.items() if meaning not in _NAMES or not is_nobody(words)}
        name = _name(says)
        if is_perhaps_nobody(name):
            doubts.append(doubt(RowDoubt.TAKEN_FOR_NOBODY, words=name))
            name = ""
        post = says.get(ColumnMeaning.POST, "")
        organisation = says.get(ColumnMeaning.ORGANISATION, "")
        agency = says.get(ColumnMeaning.AGENCY, "") or (organisation if not self._has(ColumnMeaning.AGENCY) else "")
        seat = says.get(ColumnMeaning.SEAT, "")
        if not self._has(ColumnMeaning.SEAT):
            seat = post or agency or says.get(ColumnMeaning.ROLE, "")
        if not seat:
            doubts.append(doubt(RowDoubt.NO_SEAT))
        if not name and not post:
            doubts.append(doubt(RowDoubt.NO_HOLDER))
        if self._is_alone(row):
            doubts.append(doubt(RowDoubt.ALONE))
        if section:
            doubts.append(doubt(RowDoubt.CATEGORY_FROM_LINE, words=section))
        substitutes = names_in(row.lines(self.columns.get(ColumnMeaning.SUBSTITUTE)))
        doubts += [doubt(RowDoubt.NAMES_TOGETHER, words=words) for words in substitutes if are_perhaps_several(words)]
        member = ListedMember(
            place=self._place(row),
            seat=seat,
            name=name,
            post=post,
            organisation=organisation if self._has(ColumnMeaning.AGENCY) else "",
            agency=agency,
            category=says.get(ColumnMeaning.CATEGORY, "") or section,
            substitutes=substitutes,
        )
        for part in (_with_roles, _with_vote, _with_co_option):
            member, more = part(member, says)
            doubts += more
        member, more = self._with_term(member, says)
        return replace(member, doubts=(*doubts, *more))

    def _with_term(self, member: ListedMember, says: Mapping[ColumnMeaning, str]) -> tuple[ListedMember, list[Doubt]]:
        first, last = says.get(ColumnMeaning.SINCE, ""), says.get(ColumnMeaning.UNTIL, "")
        if not first and not last:
            first, last = written_term(says.get(ColumnMeaning.TERM, ""))
        in_question = (words for words in (first, last) if self.months_first and is_in_either_order(words))
        doubts = [doubt(RowDoubt.DAY_OR_MONTH, words=words) for words in in_question]
        days: list[date | None] = []
        for words, is_last in ((first, False), (last, True)):
            if words.isdecimal() and len(words) == 5:
                doubts.append(doubt(RowDoubt.DAY_IS_NUMBER, words=words))
                days.append(None)
                continue
            found = written_day(words, last=is_last)
            days.append(found.day)
            if not found.is_day:
                doubts.append(doubt(RowDoubt.NO_SUCH_DAY, words=words))
            elif found.day is not None and not found.is_whole:
                doubts.append(doubt(RowDoubt.DAY_FROM_MONTH, words=words, day=found.day.isoformat()))
        since, until = days
        if since is not None and until is not None and until < since:
            doubts.append(doubt(RowDoubt.ENDS_BEFORE_IT_BEGINS, since=since.isoformat(), until=until.isoformat()))
            since = until = None
        return replace(member, since=since, until=until), doubts


_SEAT_FROM = (
    (ColumnMeaning.POST, ListDoubt.SEAT_FROM_POST),
    (ColumnMeaning.AGENCY, ListDoubt.SEAT_FROM_AGENCY),
    (ColumnMeaning.ORGANISATION, ListDoubt.SEAT_FROM_AGENCY),
    (ColumnMeaning.ROLE, ListDoubt.SEAT_FROM_ROLE),
)
"""Where the titles of seats come from in lists without a column for them; several seats may then be called the same."""
_DAYS = (ColumnMeaning.SINCE, ColumnMeaning.UNTIL, ColumnMeaning.TERM)
_NAMES = frozenset({
    ColumnMeaning.SEAT, ColumnMeaning.NAME, ColumnMeaning.FIRST_NAME, ColumnMeaning.LAST_NAME, ColumnMeaning.POST,
    ColumnMeaning.AGENCY, ColumnMeaning.ORGANISATION, ColumnMeaning.CATEGORY,
})  # fmt: skip
"""What is called something, where words for nobody and nothing are no name."""


def tidy_cell(text: str) -> str:
    """What a cell says on one line: single spaces, no space that does not break, nothing that cannot be seen."""
    return " ".join(clean(text).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split())


def _name(says: Mapping[ColumnMeaning, str]) -> str:
    whole = says.get(ColumnMeaning.NAME, "")
    parts = (says.get(ColumnMeaning.FIRST_NAME, ""), says.get(ColumnMeaning.LAST_NAME, ""))
    return whole or " ".join(part for part in parts if part)


def _with_roles(member: ListedMember, says: Mapping[ColumnMeaning, str]) -> tuple[ListedMember, list[Doubt]]:
    if ColumnMeaning.ROLE in says:
        roles, all_known = roles_in(says[ColumnMeaning.ROLE])
        doubts = [] if all_known else [doubt(RowDoubt.ROLE_UNKNOWN, words=says[ColumnMeaning.ROLE])]
        return replace(member, roles=roles), doubts
    roles, _ = roles_in(member.seat)
    return replace(member, roles=roles), [doubt(RowDoubt.ROLE_FROM_TITLE, words=member.seat)] if roles else []


def _with_vote(member: ListedMember, says: Mapping[ColumnMeaning, str]) -> tuple[ListedMember, list[Doubt]]:
    words = says.get(ColumnMeaning.VOTING, "")
    voting, weight = voting_in(words) if words else (voting_of(member.category), None)
    doubts = [doubt(RowDoubt.VOTING_UNCLEAR, words=words)] if words and voting is None else []
    return replace(member, voting=voting, weight=weight), doubts


def _with_co_option(member: ListedMember, says: Mapping[ColumnMeaning, str]) -> tuple[ListedMember, list[Doubt]]:
    words = says.get(ColumnMeaning.CO_OPTED, "")
    co_opted = co_opted_in(words) if words else co_opted_of(member.category)
    doubts = [doubt(RowDoubt.CO_OPTED_UNCLEAR, words=words)] if words and co_opted is None else []
    return replace(member, co_opted=co_opted), doubts


def _with_doubts_of_others(rows: Sequence[ListedMember]) -> Iterator[ListedMember]:
    """Each row with what an earlier one has to do with it: it says the same, or gives the seat to somebody else."""
    by_seat: dict[str, list[ListedMember]] = {}
    by_holding: dict[tuple[str, str, str, date | None], ListedMember] = {}
    for row in rows:
        seat = folded_words(row.seat)
        earlier = by_seat.setdefault(seat, [])
        agency = "" if row.name else folded_words(row.agency)  # two may have a post of that name, a person is one
        same = by_holding.setdefault((seat, folded_words(row.holder), agency, row.since), row)
        clash = next((other for other in earlier if row.seat and row.holder and _clash(row, other)), None)
        earlier.append(row)
        if same is not row:
            yield replace(row, doubts=(*row.doubts, doubt(RowDoubt.SAME_AS_LINE, line=same.place.line)))
        elif clash is not None:
            found = doubt(RowDoubt.SEAT_TWICE, line=clash.place.line, seat=row.seat)
            yield replace(row, doubts=(*row.doubts, found))
        else:
            yield row


def _clash(one: ListedMember, other: ListedMember) -> bool:
    """True for two holders at the same time; of one holder's terms that overlap the first is taken when compared."""
    if folded_words(one.holder) == folded_words(other.holder):
        return False
    begins_in_time = one.since is None or other.until is None or one.since <= other.until
    return begins_in_time and (other.since is None or one.until is None or other.since <= one.until)
