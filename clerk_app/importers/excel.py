"""The cells of an Excel file as plain values: what was shown when it was saved, never what a formula might give.

Read part by part with the one XML reader: openpyxl's quick way says neither which rows are hidden nor what is merged
or a formula, and its thorough one loads a file whole before any limit can be asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clerk_app.importers.grid import Cell, CellKind, Merged, Row, Sheet
from clerk_app.importers.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from clerk_app.importers.office_file import OfficeFile, attribute, child, children, local_name, number
from clerk_app.importers.refusal import Refusal, RefusalCode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TRUE = ("1", "true", "on")
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""Ids of the built-in formats that show a day (ECMA-376 part 1, 18.8.30)."""
_NOT_A_SIGN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
"""Parts of a format that are printed as they stand, or are colours and conditions."""
_EPOCH, _EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 2_958_465
"""31 December 9999, the last day that Excel knows."""


Related = Mapping[str, tuple[str, str]]


def read_excel(data: bytes) -> tuple[Sheet, ...]:
    """The sheets that hold cells, in order; raises Refusal."""
    file = OfficeFile(data)
    name = file.main_part()
    book = file.root(name)
    if local_name(book) != "workbook":
        raise Refusal(RefusalCode.OTHER_KIND)
    related = file.related(name)
    parts = dict(related.values())
    looks = _Looks(
        shared=tuple(_shared_strings(file, parts.get("sharedStrings"))),
        dates=tuple(_which_are_dates(file, parts.get("styles"))),
        epoch=_EPOCH_OF_1904 if _is_true(child(book, "workbookPr"), "date1904") else _EPOCH,
    )
    sheets = [sheet for listed in children(book, "sheets") for sheet in children(listed, "sheet")]
    if len(sheets) > MOST_SHEETS:
        raise Refusal(RefusalCode.TOO_MANY_SHEETS, most=MOST_SHEETS)
    read = [_sheet(file, related, sheet, looks) for sheet in sheets]
    return tuple(sheet for sheet in read if sheet is not None and sheet.rows)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What cells refer to: the texts that they share, which looks show a day, the day that serials count from."""

    shared: Sequence[str]
    dates: Sequence[bool]
    epoch: date


def _sheet(file: OfficeFile, related: Related, sheet: "Element", looks: _Looks) -> Sheet | None:
    kind, part = related.get(attribute(sheet, "id"), ("", ""))
    if kind != "worksheet":
        return None
    root = file.root(part)
    hidden = frozenset(_hidden_columns(root))
    rows = tuple(_rows(root, looks, hidden))
    merged = child(root, "mergeCells")
    return Sheet(
        name=attribute(sheet, "name")[:LONGEST_CELL],
        rows=rows,
        hidden=attribute(sheet, "state") in ("hidden", "veryHidden"),
        merged=() if merged is None else tuple(_merged(merged)),
    )


def _rows(root: "Element", looks: _Looks, hidden: frozenset[int]) -> Iterator[Row]:
    """The rows that hold something; a row or cell without a reference comes right after the one before it."""
    last, count = 0, 0
    data = child(root, "sheetData")
    for element in () if data is None else children(data, "row"):
        last = number(attribute(element, "r"), last + 1)
        cells = tuple(_cells(element, last, looks, hidden))
        if not cells:
            continue
        count += 1
        if count > MOST_ROWS:
            raise Refusal(RefusalCode.TOO_MANY_ROWS, most=MOST_ROWS)
        yield Row(line=last, cells=cells, hidden=_is_true(element, "hidden"))


def _cells(row: "Element", line: int, looks: _Looks, hidden: frozenset[int]) -> Iterator[Cell]:
    column = 0
    for element in children(row, "c"):
        found = _REFERENCE.fullmatch(attribute(element, "r"))
        column = _column_number(found[1]) if found is not None else column + 1
        text, kind = _value(element, looks)
        formula = child(element, "f") is not None
        if not text and not (formula and _is_not_worked_out(element)):
            continue
        if column > MOST_COLUMNS:
            raise Refusal(RefusalCode.TOO_MANY_COLUMNS, most=MOST_COLUMNS, line=line)
        if len(text) > LONGEST_CELL:
            raise Refusal(RefusalCode.CELL_TOO_LONG, most=LONGEST_CELL, line=line)
        yield Cell(column=column, text=text, kind=kind, formula=formula, hidden=column in hidden)


def _value(cell: "Element", looks: _Looks) -> tuple[str, CellKind]:
    kind, held = attribute(cell, "t"), child(cell, "v")
    text = "" if held is None else (held.text or "")
    match kind:
        case "s":
            place = number(text, -1)
            return (looks.shared[place] if 0 <= place < len(looks.shared) else ""), CellKind.TEXT
        case "inlineStr":
            inline = child(cell, "is")
            return ("" if inline is None else _string(inline)), CellKind.TEXT
        case "str":
            return text, CellKind.TEXT
        case "b":
            return ("yes" if text in _TRUE else "no"), CellKind.FLAG
        case "e":
            return text, CellKind.ERROR
        case "d":
            return text[:10], CellKind.DAY
    return _number(text, number(attribute(cell, "s")), looks)


def _is_not_worked_out(cell: "Element") -> bool:
    """True where the file does not say what a formula gave; one that gave no text, as many below a list do, says so."""
    return attribute(cell, "t") != "str" or child(cell, "v") is None


def _number(text: str, look: int, looks: _Looks) -> tuple[str, CellKind]:
    try:
        value = float(text)
    except ValueError:
        return text, CellKind.TEXT
    if 0 <= look < len(looks.dates) and looks.dates[look] and 1 <= value <= _LAST_SERIAL:
        return _day(int(value), looks.epoch).isoformat(), CellKind.DAY
    if value.is_integer() and abs(value) < 10**15:
        return str(int(value)), CellKind.NUMBER
    return text.strip(), CellKind.NUMBER


def _day(serial: int, epoch: date) -> date:
    """The day of a serial; Excel believes in a 29 February 1900, so what comes before it counts from a day later."""
    if epoch == _EPOCH and serial < 60:
        serial += 1
    last = (date.max - epoch).days
    return epoch + timedelta(days=min(serial, last))


def _shared_strings(file: OfficeFile, part: str | None) -> Iterator[str]:
    if part is not None and part in file:
        for entry in children(file.root(part), "si"):
            yield _string(entry)


def _string(entry: "Element") -> str:
    """The text of a string without its phonetic hints."""
    pieces = [
        text.text or ""
        for part in entry
        for text in ([part] if local_name(part) == "t" else children(part, "t") if local_name(part) == "r" else ())
    ]
    return "".join(pieces)


def _which_are_dates(file: OfficeFile, part: str | None) -> Iterator[bool]:
    """For each look of cells whether it shows a day."""
    if part is None or part not in file:
        return
    root = file.root(part)
    formats = child(root, "numFmts")
    own = (
        {}
        if formats is None
        else {
            number(attribute(each, "numFmtId")): _shows_a_day(attribute(each, "formatCode"))
            for each in children(formats, "numFmt")
        }
    )
    looks = child(root, "cellXfs")
    for look in () if looks is None else children(looks, "xf"):
        format_id = number(attribute(look, "numFmtId"))
        yield own.get(format_id, format_id in _DATE_FORMATS)


def _shows_a_day(code: str) -> bool:
    signs = set(_NOT_A_SIGN.sub("", code[:200]).lower())
    return "y" in signs or "d" in signs


def _hidden_columns(root: "Element") -> Iterator[int]:
    columns = child(root, "cols")
    for column in () if columns is None else children(columns, "col"):
        if _is_true(column, "hidden"):
            first, last = number(attribute(column, "min"), 1), number(attribute(column, "max"), 1)
            yield from range(first, min(last, MOST_COLUMNS) + 1)


def _merged(merged: "Element") -> Iterator[Merged]:
    for count, each in enumerate(children(merged, "mergeCell")):
        corners = [_REFERENCE.fullmatch(corner) for corner in attribute(each, "ref").split(":", 1)]
        if count < MOST_ROWS and len(corners) == 2 and corners[0] is not None and corners[1] is not None:
            (first, top), (last, bottom) = corners[0].groups(), corners[1].groups()
            yield Merged(int(top), _column_number(first), int(bottom), _column_number(last))


def _column_number(letters: str) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count


def _is_true(element: "Element | None", name: str) -> bool:
    return element is not None and attribute(element, name) in _TRUE
