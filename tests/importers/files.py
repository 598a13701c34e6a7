"""Word and Excel files made for tests: whole ones by other libraries, and hostile ones part by part."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
from docx.document import Document
from openpyxl import Workbook

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of parts by name."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def relations(**targets: str) -> str:
    """A part of relations: the last word of each kind, and where it leads."""
    each = "".join(
        f'<Relationship Id="r{place}" Type="{_TYPES}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def word_parts(body: str, **others: bytes | str) -> dict[str, bytes | str]:
    """The parts of a Word file with that body."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return {"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": document, **others}


def word_file(body: str) -> bytes:
    """A Word file with that body."""
    return zipped(word_parts(body))


def excel_parts(sheet: str, **others: bytes | str) -> dict[str, bytes | str]:
    """The parts of an Excel file whose one sheet holds that."""
    sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets>'
    return {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{EXCEL}" xmlns:r="r">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(worksheet="worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{EXCEL}">{sheet}</worksheet>',
        **others,
    }


def saved_workbook(book: Workbook) -> bytes:
    """A workbook as openpyxl writes it."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An Excel file of one sheet with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    return saved_workbook(book)


def saved_document(document: Document) -> bytes:
    """A document as python-docx writes it."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def new_document() -> Document:
    """A Word file with the usual styles, still empty."""
    return docx.Document()
