"""Hostile and broken Word and Excel files: each refused with its reason, nothing unpacked to the disk."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from clerk_app.importers.excel import read_excel
from clerk_app.importers.guarded import excel_sheets, word_text
from clerk_app.importers.office_file import OfficeFile
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.word_file import read_word
from tests.importers.files import WORD, excel_parts, relations, word_file, word_parts, workbook, zipped

PARAGRAPH = "<w:p><w:r><w:t>Welcome</w:t></w:r></w:p>"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word_with(document: str | bytes) -> bytes:
    return zipped({**word_parts(""), "word/document.xml": document})


def with_declaration(declaration: str, text: str = "Welcome") -> str:
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'{declaration}<w:document xmlns:w="{WORD}">{body}</w:document>'


def encrypted() -> bytes:
    """A zip whose entries say that they need a password."""
    data = bytearray(zipped(word_parts(PARAGRAPH)))
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            struct.pack_into("<H", data, place + flag, 1)
            place = data.find(sign, place + 4)
    return bytes(data)


def with_a_part_twice() -> bytes:
    made = BytesIO(zipped(word_parts(PARAGRAPH)))
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(made, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    return made.getvalue()


def with_many_parts() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for number in range(20_000):
            archive.writestr(f"{number}", b"")
    return made.getvalue()


def nested(depth: int) -> str:
    return "<w:sdt><w:sdtContent>" * depth + PARAGRAPH + "</w:sdtContent></w:sdt>" * depth


LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
WEB = '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">'

HOSTILE: dict[str, tuple[Callable[[], bytes], RefusalCode]] = {
    "nothing": (lambda: b"", RefusalCode.EMPTY),
    "no zip": (lambda: b"Agenda", RefusalCode.OTHER_KIND),
    "PDF": (lambda: b"%PDF-1.7\n", RefusalCode.OTHER_KIND),
    "old Word": (lambda: COMPOUND, RefusalCode.OLD_FORMAT),
    "password": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), RefusalCode.LOCKED),
    "zip password": (encrypted, RefusalCode.LOCKED),
    "cut short": (lambda: zipped(word_parts(PARAGRAPH))[:-40], RefusalCode.DAMAGED),
    "only a beginning": (lambda: b"PK\x03\x04", RefusalCode.DAMAGED),
    "zip of something else": (lambda: zipped({"mimetype": "application/vnd.oasis"}), RefusalCode.OTHER_KIND),
    "Excel for Word": (lambda: workbook(("Seat",)), RefusalCode.OTHER_KIND),
    "no document": (lambda: zipped({"_rels/.rels": relations(officeDocument="word/none.xml")}), RefusalCode.DAMAGED),
    "a part twice": (with_a_part_twice, RefusalCode.DAMAGED),
    "macros": (lambda: zipped(word_parts(PARAGRAPH, **{"word/vbaProject.bin": b"x"})), RefusalCode.HAS_MACROS),
    "20,000 parts": (with_many_parts, RefusalCode.TOO_MANY_PARTS),
    "a part of 100 MB": (lambda: zipped(word_parts("", **{"word/x": bytes(10**8)})), RefusalCode.EXPANDS_TOO_MUCH),
    "a document of 20 MB": (lambda: word_with(with_declaration("", "ab" * 10_000_000)), RefusalCode.EXPANDS_TOO_MUCH),
    "a million empty paragraphs": (lambda: word_file("<w:p/>" * 1_000_000), RefusalCode.EXPANDS_TOO_MUCH),
    "many empty paragraphs": (lambda: word_file("<w:p/>" * 30_000), RefusalCode.TOO_MANY_PARAGRAPHS),
    "nested": (lambda: word_file(nested(5_000)), RefusalCode.DAMAGED),
    "many cells": (lambda: word_file(f"<w:tbl><w:tr>{'<w:tc/>' * 200}</w:tr></w:tbl>"), RefusalCode.TOO_MANY_COLUMNS),
    "entities": (lambda: word_with(with_declaration(LAUGHS, "&c;")), RefusalCode.DECLARES_ENTITIES),
    "a file as an entity": (lambda: word_with(with_declaration(FILE, "&b;")), RefusalCode.DECLARES_ENTITIES),
    "a declaration elsewhere": (lambda: word_with(with_declaration(WEB)), RefusalCode.DECLARES_ENTITIES),
    "a declaration in UTF-16": (
        lambda: word_with(with_declaration(FILE).encode("utf-16")),
        RefusalCode.DECLARES_ENTITIES,
    ),
    "a declaration in UTF-7": (
        lambda: word_with('<?xml version="1.0" encoding="UTF-7"?>' + with_declaration("+ADwAIQ-DOCTYPE a+AD4-")),
        RefusalCode.DAMAGED,
    ),
    "UTF-16 without a mark": (lambda: word_with(with_declaration("").encode("utf-16-be")), RefusalCode.DAMAGED),
    "an unknown entity": (lambda: word_with(with_declaration("", "before &b; after")), RefusalCode.DAMAGED),
    "not closed": (lambda: word_with(with_declaration("").replace("</w:body>", "")), RefusalCode.DAMAGED),
    "bad letters": (lambda: word_with(with_declaration("").encode().replace(b"Wel", b"\xff")), RefusalCode.DAMAGED),
    "NUL": (lambda: word_with(with_declaration("", "W\x00")), RefusalCode.DAMAGED),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_word_file_is_refused_with_its_reason(name: str) -> None:
    made, code = HOSTILE[name]
    with pytest.raises(Refusal) as refused:
        word_text(made())
    assert refused.value.code is code


HOSTILE_SHEETS: dict[str, tuple[Callable[[], dict[str, bytes | str]], RefusalCode]] = {
    "a million rows": (
        lambda: excel_parts("<sheetData>" + "<row><c><v>1</v></c></row>" * 300_000 + "</sheetData>"),
        RefusalCode.EXPANDS_TOO_MUCH,
    ),
    "too many rows": (
        lambda: excel_parts("<sheetData>" + "<row><c><v>1</v></c></row>" * 3_000 + "</sheetData>"),
        RefusalCode.TOO_MANY_ROWS,
    ),
    "a far column": (
        lambda: excel_parts('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
        RefusalCode.TOO_MANY_COLUMNS,
    ),
    "a long cell": (
        lambda: excel_parts(f'<sheetData><row><c t="str"><v>{"a" * 3_000}</v></c></row></sheetData>'),
        RefusalCode.CELL_TOO_LONG,
    ),
    "an entity in a sheet": (
        lambda: excel_parts("", **{"xl/worksheets/sheet1.xml": LAUGHS + "<worksheet/>"}),
        RefusalCode.DECLARES_ENTITIES,
    ),
    "Excel's binary form": (
        lambda: {"_rels/.rels": relations(officeDocument="xl/workbook.bin"), "xl/workbook.bin": b"\x83\x01"},
        RefusalCode.OTHER_KIND,
    ),
    "Word for Excel": (lambda: word_parts(PARAGRAPH), RefusalCode.OTHER_KIND),
    "macros": (lambda: excel_parts("", **{"xl/vbaProject.bin": b"x"}), RefusalCode.HAS_MACROS),
    "no sheet": (
        lambda: {**excel_parts(""), "xl/_rels/workbook.xml.rels": relations(worksheet="x.xml")},
        RefusalCode.DAMAGED,
    ),
    "many sheets": (
        lambda: {**excel_parts(""), "xl/workbook.xml": f"<workbook><sheets>{'<sheet/>' * 60}</sheets></workbook>"},
        RefusalCode.TOO_MANY_SHEETS,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_SHEETS)
def test_a_hostile_excel_file_is_refused_with_its_reason(name: str) -> None:
    made, code = HOSTILE_SHEETS[name]
    with pytest.raises(Refusal) as refused:
        excel_sheets(zipped(made()))
    assert refused.value.code is code


def test_a_file_that_is_too_large_is_not_even_sent() -> None:
    with pytest.raises(Refusal) as refused:
        word_text(b"PK\x03\x04" + bytes(32 * 1024 * 1024))
    assert (refused.value.code, dict(refused.value.values)) == (RefusalCode.TOO_LARGE, {"most": 32})


def test_a_document_in_utf_16_is_read() -> None:
    text = word_text(word_with(with_declaration("").encode("utf-16")))
    assert [piece.text for piece in text.pieces if hasattr(piece, "text")] == ["Welcome"]


def test_names_of_parts_lead_nowhere() -> None:
    parts = {**word_parts(PARAGRAPH), "../../outside.txt": "x", "/etc/outside": "x"}
    assert len(word_text(zipped(parts)).pieces) == 1


def test_what_lies_outside_the_file_is_not_related() -> None:
    outside = relations(styles="http://example.org/styles.xml").replace("/>", ' TargetMode="External"/>', 1)
    file = OfficeFile(zipped(word_parts(PARAGRAPH, **{"word/_rels/document.xml.rels": outside})))
    assert file.related("word/document.xml") == {}


@pytest.mark.parametrize(
    ("serial", "style", "shown"),
    [
        ("44287", 1, "2021-04-01"),
        ("44287.75", 1, "2021-04-01"),
        ("59", 1, "1900-02-28"),
        ("61", 1, "1900-03-01"),
        ("44287", 2, "2021-04-01"),
        ("44287", 0, "44287"),
        ("44287", 3, "44287"),
        ("44287", 99, "44287"),
        ("0.5", 1, "0.5"),
        ("1e300", 1, "1e300"),
        ("nan", 1, "nan"),
        ("inf", 0, "inf"),
    ],
)
def test_a_number_is_a_day_where_it_is_shown_as_one(serial: str, style: int, shown: str) -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-809]dd\\ mmmm\\ yyyy"/>'
        '<numFmt numFmtId="171" formatCode="0.0&quot;days&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    )
    parts = excel_parts(
        f'<sheetData><row><c s="{style}"><v>{serial}</v></c></row></sheetData>', **{"xl/styles.xml": styles}
    )
    parts["xl/_rels/workbook.xml.rels"] = relations(worksheet="worksheets/sheet1.xml", styles="styles.xml")
    (sheet,) = read_excel(zipped(parts))
    assert sheet.rows[0].cells[0].text == shown


def test_days_may_count_from_1904() -> None:
    parts = excel_parts(
        '<sheetData><row><c t="d"><v>2021-04-01T00:00:00</v></c><c s="1"><v>42825</v></c></row></sheetData>'
    )
    book = str(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    others = {"xl/workbook.xml": book, "xl/styles.xml": styles}
    others["xl/_rels/workbook.xml.rels"] = relations(worksheet="worksheets/sheet1.xml", styles="styles.xml")
    (sheet,) = read_excel(zipped({**parts, **others}))
    assert [cell.text for cell in sheet.rows[0].cells] == ["2021-04-01", "2021-04-01"]


def test_what_word_counts_hides_or_deletes() -> None:
    body = (
        "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'> and added</w:t></w:r></w:ins></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
        "<w:altChunk/>"
    )
    text = read_word(word_file(body))
    assert [getattr(piece, "text", "") for piece in text.pieces] == ["Kept and added", ""]
    assert text.left_out == {"deleted_text": 1, "hidden_text": 1, "other_file": 1}
