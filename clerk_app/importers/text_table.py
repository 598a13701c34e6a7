"""Tables in text files: cells parted by commas, semicolons or tabs, in the ways that programs here write letters."""

import csv
import io
from collections.abc import Callable, Iterator

from clerk_app.importers.grid import Cell, Row, Sheet
from clerk_app.importers.limits import LARGEST_TEXT_FILE, LONGEST_CELL, MEGABYTE, MOST_COLUMNS, MOST_LINES, MOST_ROWS
from clerk_app.importers.refusal import Refusal, RefusalCode

SEPARATORS = (",", ";", "\t")

Worth = Callable[[Row], int]
"""How much a row looks like the headings of a table: the separator that gives the best one is the right one."""

_FIRST_ROWS = 50
_UTF_8_MARK, _UTF_16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_UTF_32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"SQLite format 3\x00", b"\xd0\xcf\x11\xe0")


def read_text_table(data: bytes, worth: Worth) -> tuple[Sheet, bool]:
    """The table, and whether it says how its letters are written; raises Refusal.

    What is not marked and is not UTF-8 is read as Windows-1252, as Excel writes it here.
    """
    text, is_sure = decoded(data)
    if not text.strip("".join((*SEPARATORS, " \r\n"))):
        raise Refusal(RefusalCode.EMPTY)
    text, named = _separator_named(text)
    rows = list(_rows(text, named or _best_separator(text, worth)))
    if not rows:
        raise Refusal(RefusalCode.EMPTY)
    return Sheet(rows=tuple(rows)), is_sure


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its encoding is beyond doubt; raises Refusal for what is no text."""
    if not data.strip():
        raise Refusal(RefusalCode.EMPTY)
    if len(data) > LARGEST_TEXT_FILE:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_TEXT_FILE // MEGABYTE)
    if data.startswith(_OTHER_FILES):
        raise Refusal(RefusalCode.OTHER_KIND)
    text, is_sure = _text(data)
    if "\x00" in text:
        raise Refusal(RefusalCode.NOT_TEXT, line=text.count("\n", 0, text.index("\x00")) + 1)
    if not text.strip():
        raise Refusal(RefusalCode.EMPTY)
    return text, is_sure


def _text(data: bytes) -> tuple[str, bool]:
    if data.startswith(_UTF_32_MARKS):
        raise Refusal(RefusalCode.NOT_TEXT, line=1)
    try:
        if data.startswith(_UTF_16_MARKS):
            return data.decode("utf-16"), True
        if (without_mark := _like_utf_16(data)) is not None:
            return data.decode(without_mark), True
        return data.removeprefix(_UTF_8_MARK).decode("utf-8"), True
    except UnicodeDecodeError as error:
        if data.startswith((_UTF_8_MARK, *_UTF_16_MARKS)) or b"\x00" in data:
            raise Refusal(RefusalCode.NOT_TEXT, line=data.count(b"\n", 0, error.start) + 1) from error
    try:
        return data.decode("cp1252"), False
    except UnicodeDecodeError as error:
        raise Refusal(RefusalCode.NOT_TEXT, line=data.count(b"\n", 0, error.start) + 1) from error


def _like_utf_16(data: bytes) -> str | None:
    """Which UTF-16 unmarked bytes are like: every other one of the first is 0, as in text of Latin letters."""
    sample = data[:400]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 4
    if len(data) % 2 or max(even, odd) <= enough or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _separator_named(text: str) -> tuple[str, str | None]:
    """The text, and the separator that Excel names in a first line of its own ("sep=;"), which stays as a blank one."""
    first, _, rest = text.partition("\n")
    name = first.strip().strip('"').lower()
    if len(name) == 5 and name.startswith("sep=") and name[4] in SEPARATORS:
        return f"\n{rest}", name[4]
    if first.rstrip("\r\n").lower() == "sep=\t":
        return f"\n{rest}", "\t"
    return text, None


def _best_separator(text: str, worth: Worth) -> str:
    return max(SEPARATORS, key=lambda separator: _worth_with(text, separator, worth))


def _worth_with(text: str, separator: str, worth: Worth) -> tuple[int, int, int]:
    """What the best row is worth, how wide it is, and how narrow all are: "Lee, Ann" below one heading is one cell."""
    best, widest = (0, 0), 0
    try:
        for count, row in enumerate(_rows(text, separator)):
            best, widest = max(best, (worth(row), len(row.cells))), max(widest, len(row.cells))
            if count == _FIRST_ROWS:
                break
    except Refusal:
        pass  # what the table is refused for is said when it is read with the separator that is chosen
    return (*best, -widest)


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_long = "limit" in str(error)
            code = RefusalCode.CELL_TOO_LONG if is_long else RefusalCode.QUOTE_NOT_CLOSED
            raise Refusal(code, line=line, **({"most": LONGEST_CELL} if is_long else {})) from error
        cells = tuple(_cells(record, line))
        count += bool(cells)
        if count > MOST_ROWS or line > MOST_LINES:
            raise Refusal(RefusalCode.TOO_MANY_ROWS, most=MOST_ROWS)
        if cells:
            yield Row(line=line, cells=cells)


def _cells(record: list[str], line: int) -> Iterator[Cell]:
    for column, text in enumerate(record, start=1):
        if not text.strip():
            continue
        if column > MOST_COLUMNS:
            raise Refusal(RefusalCode.TOO_MANY_COLUMNS, most=MOST_COLUMNS, line=line)
        if len(text) > LONGEST_CELL:
            raise Refusal(RefusalCode.CELL_TOO_LONG, most=LONGEST_CELL, line=line)
        yield Cell(column=column, text=text)
