"""No file that is written gives Word anything to refuse, to repair, or to lay out by hand."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest

from clerk_app.documents.docx import write_docx
from tests.documents.every_paper import every_paper
from tests.documents.papers import minutes_paper, tables_paper
from tests.documents.word_check import faults
from tests.often import often
from tests.page_styles import NUMBERED_BY_ITEM

MINUTES = write_docx(minutes_paper(), NUMBERED_BY_ITEM)
TABLES = write_docx(tables_paper(), NUMBERED_BY_ITEM)
BODY, STYLES, NUMBERS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"


def changed(data: bytes, changes: Mapping[str, Callable[[str], str]], drop: str = "", twice: str = "") -> bytes:
    """The package with the text of some parts changed, one left out, one put in again under another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != drop:
                text = old.read(name).decode()
                made = changes[name](text) if name in changes else text
                assert name not in changes or made != text, f"{name} was not changed"
                new.writestr(name, made)
            if name == twice:
                new.writestr(f"word/other-{name.rpartition('/')[2]}", old.read(name))
    return out.getvalue()


def instead(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, count)


def by(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


@pytest.mark.parametrize("every", often([4, 1], held=[4]))
def test_every_paper_in_every_house_style_is_a_sound_package(every: int) -> None:
    assert len(every_paper()) > 120
    written = every_paper()[::every]
    found = {one.name: faults(write_docx(one.document, one.style)) for one in written}
    assert {name: of_it for name, of_it in found.items() if of_it} == {}


def test_a_copy_that_records_changes_is_a_sound_package() -> None:
    assert faults(write_docx(minutes_paper(), NUMBERED_BY_ITEM, track_changes=True)) == []


MUTATIONS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "properties of a paragraph out of order": (
        BODY, by(r'(<w:pStyle [^>]*/>)(<w:keepNext/>)', r"\2\1"), "pPr: keepNext pStyle"),
    "properties of a run out of order": (BODY, instead("<w:b/><w:bCs/>", "<w:bCs/><w:b/>"), "rPr: bCs b"),
    "a property twice": (STYLES, instead("<w:keepNext/>", "<w:keepNext/><w:keepNext/>"), "keepNext keepNext"),
    "an unknown element": (BODY, instead("<w:pPr>", "<w:pPr><w:pretty/>"), "pretty"),
    "an unknown attribute": (STYLES, instead("<w:keepLines/>", '<w:keepLines w:how="well"/>'), "keepLines has"),
    "a number that is none": (STYLES, by(r'w:left="\d+"', 'w:left="wide"'), "ind has"),
    "text between elements": (STYLES, instead("<w:keepLines/>", "<w:keepLines/>stray"), "holds text"),
    "a number without a level first": (
        NUMBERS, by(r"(<w:start [^>]*/>)(<w:numFmt [^>]*/>)", r"\2\1"), "lvl: numFmt start"),
    "a style out of order": (STYLES, by(r"(<w:basedOn [^>]*/>)(<w:next [^>]*/>)", r"\2\1"), "style: name next"),
    "settings out of order": (
        "word/settings.xml", by(r"(<w:defaultTabStop [^>]*/>)(<w:characterSpacing\w+ [^>]*/>)", r"\2\1"), "settings:"),
    "a page out of order": (BODY, by(r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"), "sectPr:"),
    "a style that is not there": (BODY, instead('w:val="Minute"', 'w:val="Minutes"'), "Minutes is used"),
    "a style twice": (STYLES, instead('w:styleId="Decision"', 'w:styleId="Action"'), "style Action is there 2"),
    "a style's name twice": (STYLES, instead('<w:name w:val="Decision"/>', '<w:name w:val="ACTION"/>'), "style name"),
    "a style of nothing": (STYLES, by(r'<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Usual"/>'), "basedOn"),
    "two default styles": (STYLES, instead('w:styleId="Decision"', 'w:styleId="Decision" w:default="1"'), "default"),
    "a numbering that is not there": (BODY, by(r'<w:numId w:val="\d+"/>', '<w:numId w:val="999"/>'), "999 is used"),
    "a numbering twice": (NUMBERS, instead('w:numId="2"', 'w:numId="1"'), "numbering 1 is there 2"),
    "a pattern that is not there": (
        NUMBERS, by(r'<w:abstractNumId w:val="\d+"/>', '<w:abstractNumId w:val="77"/>'), "no pattern 77"),
    "a level bound to a style that is not numbered": (
        NUMBERS, instead('<w:pStyle w:val="Minute"/>', '<w:pStyle w:val="Note"/>'), "bound to Note"),
    "a heading that is not numbered": (
        STYLES, by(r'(<w:keepLines/>)<w:numPr>.*?</w:numPr>', r"\1"), "bound to Heading1"),
    "a bookmark's id twice": (
        BODY, by(r'(<w:bookmarkStart w:id=")2"(.*?<w:bookmarkEnd w:id=")2"', r'\g<1>1"\g<2>1"'), "bookmark 1"),
    "a bookmark's name twice": (
        BODY, by(r'(w:id="2" w:name=")\w+"', r'\g<1>_00000000000000000000000000000384"'), "bookmark _"),
    "a bookmark without an end": (BODY, by(r"<w:bookmarkEnd [^>]*/>", ""), "does not end"),
    "a bookmark without a beginning": (BODY, by(r"<w:bookmarkStart [^>]*/>", ""), "has not begun"),
    "a bookmark over two paragraphs": (
        BODY, by(r'(<w:bookmarkEnd [^>]*/>)</w:p>(<w:p>.*?</w:pPr>)', r"</w:p>\2\1"), "does not end in its paragraph"),
    "a bookmark with a name too long": (BODY, by(r'w:name="_', 'w:name="_123456789'), "bookmarkStart has"),
    "a link without a relationship": (BODY, by(r'r:id="link1"', 'r:id="link9"'), "no relationship"),
    "a link to a part": (BODY, by(r'r:id="link1"', 'r:id="styles"'), "hyperlink refers"),
    "a link that does not say where": (BODY, by(r' w:tooltip="[^"]*"', ""), "does not say where"),
    "a link that runs something": (RELATIONS, by(r'Target="https:[^"]*"', 'Target="file:///c:/run.exe"'), "leads out"),
    "a picture from elsewhere": (
        RELATIONS, by(r'/hyperlink"', '/image"'), "leads out"),
    "a relationship twice": (RELATIONS, instead('Id="numbering"', 'Id="styles"'), "relationship of"),
    "a relationship to nothing": (RELATIONS, instead('"fontTable.xml"', '"fonts.xml"'), "not there"),
    "a part of another type": (TYPES, by(r"\.numbering\+xml", ".settings+xml"), "related as"),
    "a type of nothing": (
        TYPES, instead("</Types>", '<Override PartName="/x.xml" ContentType="a/b"/></Types>'), "x.xml"),
    "a document type": (STYLES, instead("<w:styles ", "<!DOCTYPE styles><w:styles "), "document type"),
    "a field that does not end": (
        "word/footer1.xml", by(r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "a field goes"),
    "a field that fetches": ("word/footer1.xml", instead(" PAGE ", " INCLUDETEXT "), "a field of"),
    "no title": ("docProps/core.xml", by(r"<dc:title>.*?</dc:title>", "<dc:title/>"), "nothing of its title"),
    "no language": (STYLES, by(r"<w:lang [^>]*/>", ""), "another language"),
    "an empty paragraph": (
        BODY, instead("<w:sectPr>", '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p><w:sectPr>'), "an empty"),
    "a paragraph without a style": (BODY, by(r'<w:pStyle w:val="Minute"/>', ""), "no style"),
    "a paragraph set in by hand": (BODY, by(r"</w:pPr>", '<w:ind w:left="4"/></w:pPr>'), "formatted by hand"),
    "a paragraph aligned by hand": (BODY, by(r"</w:pPr>", '<w:jc w:val="center"/></w:pPr>'), "formatted by hand"),
    "lines set apart by hand": (BODY, by(r"<w:spacing ", '<w:spacing w:line="240" '), "lines set apart"),
    "words coloured by hand": (BODY, instead("<w:b/><w:bCs/>", '<w:color w:val="FF0000"/>'), "words formatted"),
    "a tab": (BODY, by(r"<w:r><w:t ", "<w:r><w:tab/><w:t "), "a tab"),
    "single lines at the foot": (STYLES, instead("<w:widowControl/>", ""), "single lines"),
    "a heading at the foot": (STYLES, instead("<w:keepNext/>", "", 9), "at the foot of a page"),
    "a style outside the gallery": (STYLES, by(r'("Minute"/><w:uiPriority w:val="1"/>)<w:qFormat/>', r"\1"), "gallery"),
}  # fmt: skip

OF_TABLES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a cell too few": (BODY, by(r"<w:tc>.*?</w:tc>", ""), "a row of 3 columns"),
    "a cell that spans too much": (BODY, instead('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="4"/>'), "a row of 4"),
    "a cell without a paragraph": (BODY, by(r"<w:tc>(<w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"<w:tc>\1</w:tc>"),
                                   "does not end with a paragraph"),
    "columns of another width": (BODY, by(r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="5"/>'), "as wide as"),
    "more columns than Word has": (
        BODY, instead("</w:tblGrid>", '<w:gridCol w:w="0"/>' * 63 + "</w:tblGrid>"), "columns"),
    "headings that are not repeated": (BODY, instead("<w:tblHeader/>", ""), "not repeated"),
    "a last row that is repeated": (
        BODY, by(r"((?:<w:cantSplit/>.*?){2})<w:cantSplit/>", r"\1<w:tblHeader/>"), "not the first"),
    "tables that touch": (BODY, by(r'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>', ""), "Word would join"),
    "a table that is not described": (BODY, by(r"<w:tblDescription [^>]*/>", ""), "not described"),
    "a property of a table out of order": (BODY, by(r"(<w:tblW [^>]*/>)(<w:tblLayout [^>]*/>)", r"\2\1"), "tblPr"),
    "a property of a cell out of order": (BODY, by(r"(<w:tcW [^>]*/>)(<w:gridSpan [^>]*/>)", r"\2\1"), "tcPr"),
    "a cell that goes on from nowhere": (BODY, by(r"</w:tcPr>", "<w:vMerge/></w:tcPr>"), "goes on from above"),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_in_a_package_is_seen(name: str) -> None:
    part, change, said = MUTATIONS[name]
    assert [fault for fault in faults(changed(MINUTES, {part: change})) if said in fault], name


@pytest.mark.parametrize("name", OF_TABLES)
def test_a_fault_in_a_table_is_seen(name: str) -> None:
    part, change, said = OF_TABLES[name]
    assert [fault for fault in faults(changed(TABLES, {part: change})) if said in fault], name


def test_a_part_that_is_missing_or_stray_is_seen() -> None:
    assert any("fontTable.xml, which is not there" in one for one in faults(changed(MINUTES, {}, "word/fontTable.xml")))
    assert "nothing leads to word/other-settings.xml" in faults(changed(MINUTES, {}, twice="word/settings.xml"))


def test_parts_that_stand_in_another_order_are_seen() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MINUTES)) as old, zipfile.ZipFile(out, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    assert faults(out.getvalue()) == ["the package does not begin with its content types"]


def test_one_link_that_is_written_as_two_is_seen() -> None:
    link = re.compile(r"(<w:hyperlink [^>]*>)(.*?)(</w:hyperlink>)")
    twice = changed(MINUTES, {BODY: lambda text: link.sub(r"\1\2\3\1\2\3", text, count=1)})
    assert faults(twice) == ["one link is two"]
