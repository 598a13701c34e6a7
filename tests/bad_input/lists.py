"""Lists of members and agendas that nobody should send, with the sentence and the way on that belong to each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

from tests.importers.files import excel_parts, saved_workbook, word_parts, workbook, zipped

MANY = 1_000_000
_CUT_ODD = "Seat,Name\nHealth,Jo\n".encode("utf-16") + b"\x00"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@dataclass(frozen=True)
class Bad:
    """A file by name and bytes; what is said of it, and what is to be done."""

    name: str
    data: Callable[[], bytes]
    text: str
    do: str


LISTS: dict[str, Bad] = {
    "other columns": Bad(
        "members.csv",
        lambda: b"one,two\n3,4\n",
        "No row of “members.csv” has the headings of a list of members, such as seat, name and agency.",
        "Put headings above the columns, and choose the file again.",
    ),
    "nothing in it": Bad("members.csv", lambda: b"", "There is nothing in “members.csv”.", "Choose another file."),
    "separators alone": Bad(
        "members.csv", lambda: b";;\n;;\n", "There is nothing in “members.csv”.", "Choose another file."
    ),
    "headings alone": Bad(
        "members.csv",
        lambda: b"Seat,Name\n",
        "“members.csv” has the headings of a list of members, and no member below them.",
        "Write the members below the headings, one in a row, and choose the file again.",
    ),
    "half a letter of UTF-16": Bad(
        "members.csv",
        lambda: _CUT_ODD,
        "Line 3 of “members.csv” holds characters that are no text.",
        "Open it in the program it was made with and save it as CSV in UTF-8, or as Excel.",
    ),
    "bytes that are no text": Bad(
        "members.csv",
        lambda: b"Seat,Name\nHealth,\x00\x01\x02\xff\n",
        "Line 2 of “members.csv” holds characters that are no text.",
        "Open it in the program it was made with and save it as CSV in UTF-8, or as Excel.",
    ),
    "a picture": Bad(
        "members.csv",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
        "“members.csv” is of another kind than is read here.",
        "Save it as Word, Excel or text, and choose it again.",
    ),
    "a quotation mark left open": Bad(
        "members.csv",
        lambda: b'Seat,Name\nHealth,"Jo\n',
        "A quotation mark in line 2 of “members.csv” is not closed, or is closed in the midst of a cell.",
        "Put the quotation mark right, or save the list as Excel.",
    ),
    "a million rows of text": Bad(
        "members.csv",
        lambda: b"Seat,Name\n" + b"a,b\n" * MANY,
        "“members.csv” has more than 2000 rows.",
        "Leave out what is not needed, and save it anew.",
    ),
    "a million rows of Excel": Bad(
        "members.xlsx",
        lambda: zipped(excel_parts("<sheetData>" + "<row><c><v>1</v></c></row>" * MANY + "</sheetData>")),
        "“members.xlsx” would become far larger once it is unpacked than a list or an agenda can be.",
        "Copy what is needed into a new file, or paste it.",
    ),
    "a bomb": Bad(
        "members.xlsx",
        lambda: zipped(excel_parts("<sheetData/>", **{"xl/sharedStrings.xml": bytes(100 * 1024 * 1024)})),
        "“members.xlsx” would become far larger once it is unpacked than a list or an agenda can be.",
        "Copy what is needed into a new file, or paste it.",
    ),
    "cut short": Bad(
        "members.xlsx",
        lambda: workbook(("Seat", "Name"), ("Health", "Jo"))[:-40],
        "“members.xlsx” is damaged, or was cut short on its way.",
        "Ask for the file again, or open it in the program it was made with and save it anew.",
    ),
    "of 1997": Bad(
        "members.xls",
        lambda: _COMPOUND + bytes(512),
        "“members.xls” is in a format of Office from before 2007.",
        "Open it in Word or Excel and save it in today’s format.",
    ),
    "with a password": Bad(
        "members.xlsx",
        lambda: _COMPOUND + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
        "“members.xlsx” is locked by a password.",
        "Open it in the program it was made with and save a copy without a password.",
    ),
    "with macros": Bad(
        "members.xlsm",
        lambda: zipped(excel_parts("<sheetData/>", **{"xl/vbaProject.bin": b"x"})),
        "“members.xlsm” holds macros: small programs, which no list or agenda needs.",
        "Open it in Word or Excel and save it without macros (.docx or .xlsx).",
    ),
    "with entities": Bad(
        "members.xlsx",
        lambda: zipped(excel_parts("", **{"xl/worksheets/sheet1.xml": f"{_ENTITIES}<a>&b;</a>"})),
        "“members.xlsx” has something in it that Office never writes, and that can be used to read other files.",
        "Do not trust it. Ask whoever sent it to save it anew in Word or Excel.",
    ),
}

AGENDAS: dict[str, Bad] = {
    "nothing in it": Bad("agenda.txt", lambda: b" \n", "There is nothing in “agenda.txt”.", "Choose another file."),
    "cut short": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p/>"))[:-30],
        "“agenda.docx” is damaged, or was cut short on its way.",
        "Ask for the file again, or open it in the program it was made with and save it anew.",
    ),
    "with entities": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("", **{"word/document.xml": f"{_ENTITIES}<a>&b;</a>"})),
        "“agenda.docx” has something in it that Office never writes, and that can be used to read other files.",
        "Do not trust it. Ask whoever sent it to save it anew in Word or Excel.",
    ),
    "a bomb": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p/>", **{"word/media/image.bmp": bytes(100 * 1024 * 1024)})),
        "“agenda.docx” would become far larger once it is unpacked than a list or an agenda can be.",
        "Copy what is needed into a new file, or paste it.",
    ),
    "a million paragraphs": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p/>" * MANY)),
        "“agenda.docx” would become far larger once it is unpacked than a list or an agenda can be.",
        "Copy what is needed into a new file, or paste it.",
    ),
    "too many paragraphs": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p><w:r><w:t>Parking</w:t></w:r></w:p>" * 20_001)),
        "“agenda.docx” has more than 20000 paragraphs.",
        "Copy the agenda alone and paste it.",
    ),
    "too many parts": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p/>", **{f"word/part{number}.xml": "<a/>" for number in range(2_001)})),
        "“agenda.docx” is made up of more than 2000 parts.",
        "Copy what is needed into a new file, or paste it.",
    ),
    "with a password": Bad(
        "agenda.docx",
        lambda: _COMPOUND + bytes(100) + "EncryptedPackage".encode("utf-16-le"),
        "“agenda.docx” is locked by a password.",
        "Open it in the program it was made with and save a copy without a password.",
    ),
    "with macros": Bad(
        "agenda.docm",
        lambda: zipped(word_parts("<w:p/>", **{"word/vbaProject.bin": b"x"})),
        "“agenda.docm” holds macros: small programs, which no list or agenda needs.",
        "Open it in Word or Excel and save it without macros (.docx or .xlsx).",
    ),
    "without items": Bad(
        "agenda.docx",
        lambda: zipped(word_parts("<w:p/>")),
        "There are no items in “agenda.docx”.",
        "Copy the agenda alone and paste it.",
    ),
}


def hidden_and_merged() -> bytes:
    """A list with a hidden row, cells that are joined, formulas with and without a value, and an error."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("Seat", "Name", "Agency"),
        ("Harbour", "Jo Lee", "Port"),
        ("Pilots", "Sam Poe", None),
        ("Ferries", "=A2", "Boats"),
        ("Buoys", "Ann Day", "#REF!"),
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    sheet.row_dimensions[5].hidden = True
    sheet["C5"].data_type = "e"
    return saved_workbook(book)
