"""Word files as boards have them, made part by part: letterheads, styles of their own, and what must not go along."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1440" w:left="1701" '
    'w:header="700" w:footer="600" w:gutter="0"/>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>'
    '<w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:rPr><w:sz w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>'
    '<w:next w:val="Standard"/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    '<w:spacing w:before="480"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="800040"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption0"><w:name w:val="Board Motto"/>'
    '<w:basedOn w:val="Standard"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="Item %1)"/><w:lvlJc w:val="left"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
)  # fmt: skip


def picture(width: int = 12) -> bytes:
    """A small blue PNG."""
    rows = b"".join(b"\0" + b"\x20\x50\x90" * width for _ in range(4))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 4, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def drawing(place: str = "rId1", how: str = "r:embed", facts: str = 'descr="The lighthouse"') -> str:
    """A run that shows a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="Logo" {facts}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip {how}="{place}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def said(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def field(instruction: str, shown: str = "9") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{said(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def relation(place: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{place}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relations(*inside: str) -> str:
    return f'{PROLOGUE}<Relationships xmlns="{PACKAGE}/relationships">{"".join(inside)}</Relationships>'


def furniture(kind: str, inside: str) -> str:
    return f"{PROLOGUE}<w:{kind} {NAMESPACES} {DRAWN}>{inside}</w:{kind}>"


def board_file(
    *,
    page: str = A4,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    styles: str = STYLES,
    numbering: str = NUMBERING,
    settings: str = "",
    body: str = "",
    header_relations: str = "",
    more: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """A template; headers and footers by the pages they stand on ("default", "first", "even")."""
    slots = [("header", pages, inside) for pages, inside in (headers or {}).items()]
    slots += [("footer", pages, inside) for pages, inside in (footers or {}).items()]
    references = "".join(f'<w:{kind}Reference w:type="{pages}" r:id="{kind}{pages}"/>' for kind, pages, _ in slots)
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{PROLOGUE}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": (
            f"{PROLOGUE}<w:document {NAMESPACES} {DRAWN}><w:body>{body}<w:sectPr>{references}{page}</w:sectPr></w:body>"
            "</w:document>"
        ),
        "word/_rels/document.xml.rels": relations(
            relation("rIdS", "styles", "styles.xml"),
            relation("rIdN", "numbering", "numbering.xml"),
            relation("rIdT", "settings", "settings.xml"),
            *(relation(f"{kind}{pages}", kind, f"{kind}-{pages}.xml") for kind, pages, _ in slots),
        ),
        "word/styles.xml": f"{PROLOGUE}<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"{PROLOGUE}<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/settings.xml": f"{PROLOGUE}<w:settings {NAMESPACES}>{settings}</w:settings>",
        "word/media/logo.png": picture(),
    }
    for kind, pages, inside in slots:
        files[f"word/{kind}-{pages}.xml"] = furniture("hdr" if kind == "header" else "ftr", inside)
        own = header_relations or relation("rId1", "image", "media/logo.png")
        files[f"word/_rels/{kind}-{pages}.xml.rels"] = relations(own)
    return packed({**files, **(more or {})})


def packed(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


LETTERHEAD = board_file(
    headers={"default": paragraph(drawing() + said("Harbour Trust"))},
    footers={"default": paragraph(said("Charity 1234"))},
    body=paragraph(said("Type here.")),
)
"""A logo and a name above, a line below that counts no pages, headings of its own that count by themselves."""
