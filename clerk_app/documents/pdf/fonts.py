"""Fonts of one PDF: words measured and encoded once, and no character ever lost.

A character that the family lacks is taken from the other family or from the fonts beside them, or has the shape of one
that stands for it; one that all lack is drawn as an empty box that still reads, searches and copies as the character
it stands for.
"""

import copy
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

from clerk_app.documents.style import FontFamily
from clerk_app.resource_files import resource

_FILES = {FontFamily.LATO: ("lato", "Lato"), FontFamily.IBM_PLEX_SERIF: ("ibm-plex-serif", "IBMPlexSerif")}
_CUTS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
_OTHERS = {
    FontFamily.LATO: FontFamily.IBM_PLEX_SERIF,
    FontFamily.IBM_PLEX_SERIF: FontFamily.LATO,
}
_BOX = 0x25A1
_STAND_INS = {0x2011: (0x2010, 0x2D), 0x2010: (0x2D,), 0x2015: (0x2014,), 0x02BC: (0x2019,)}
"""Characters that look like others: the hyphen that does not break a line is a hyphen."""
_FIRST_ALIAS, _LAST_ALIAS = 0xD800, 0xDFFF
"""Half characters of UTF-16, which no text holds that comes here."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A font for characters that the families of text lack: what it is asked for, as first and last code points."""

    folder: str
    name: str
    ranges: tuple[tuple[int, int], ...]
    has_bold: bool = False

    def is_asked_for(self, code: int) -> bool:
        """Whether the font may have the code point; only then is its file read."""
        return any(first <= code <= last for first, last in self.ranges)


BESIDE = (
    Beside("noto-sans-hebrew", "NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), has_bold=True),
    Beside(
        "noto-sans-arabic",
        "NotoSansArabic",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        has_bold=True,
    ),
    Beside("noto-sans-symbols", "NotoSansSymbols2", ((0x2190, 0x27BF), (0x2900, 0x2BFF))),
    Beside("noto-sans-symbols", "NotoSansMath", ((0x2190, 0x2BFF),)),
    Beside("noto-emoji", "NotoEmoji", ((0x203C, 0x3299), (0x1F000, 0x1FBFF))),
)

Source = FontFamily | Beside


class DocumentFont(TTFont):  # type: ignore[misc, unused-ignore]  # the stubs leave the base class untyped in places
    """A font of one document. Files are read once a process; the character tables are the document's own."""

    def __init__(self, source: Source, *, bold: bool, italic: bool) -> None:
        face = copy.copy(_face(source, bold, italic))
        face.charToGlyph = dict(face.charToGlyph)
        face.charWidths = dict(face.charWidths)
        name = source.name if isinstance(source, Beside) else str(source)
        self.fontName = f"{name}-{_CUTS[bold, italic]}"
        self.face = face
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False
        self._reads: dict[int, str] = {}
        self._aliases: dict[tuple[str, str], str] = {}

    def covers(self, code: int) -> bool:
        """Whether the font has a shape for the code point."""
        return code in self.face.charToGlyph

    def draw_as(self, code: int, other: int) -> bool:
        """Give the code point the shape of another; False where the font has no such shape."""
        if other not in self.face.charToGlyph:
            return False
        self.face.charToGlyph[code] = self.face.charToGlyph[other]
        self.face.charWidths[code] = self.face.charWidths[other]
        return True

    def read_as(self, drawn: str, reads: str) -> str:
        """The character to write where the shape of one is to be read as something else."""
        if drawn == reads:
            return drawn
        known = self._aliases.get((drawn, reads))
        if known is None:
            code = _FIRST_ALIAS + len(self._aliases)
            if code > _LAST_ALIAS:
                return drawn
            self.draw_as(code, ord(drawn))
            self._reads[code] = reads
            known = self._aliases[drawn, reads] = chr(code)
        return known

    def width(self, code: int) -> float:
        """The advance of a code point in thousandths of the type size."""
        return float(self.face.charWidths.get(code, self.face.defaultWidth))

    def bounds(self, code: int) -> tuple[float, float, float, float] | None:
        """The edges of a shape in thousandths of the type size: left, foot, right, top; None where it has no ink."""
        glyph = self.face.charToGlyph.get(code, 0)
        places: list[int] = self.face.glyphPos
        if places[glyph] == places[glyph + 1]:
            return None
        at = self.face.get_table_pos("glyf")[0] + places[glyph]
        left, foot, right, top = struct.unpack_from(">4h", vars(self.face)["_ttf_data"], at + 2)
        scale = 1000 / self.face.unitsPerEm
        return left * scale, foot * scale, right * scale, top * scale

    def add_to(self, document: PDFDocument) -> None:
        """Embed the subsets that were used."""
        subsets = list(self.state[document].subsets) if document in self.state else []
        before = set(document.idToObject)
        self.addObjects(document)
        maps = iter([unicode_map(subset, self._reads) for subset in subsets])
        for name in [name for name in document.idToObject if name not in before]:
            stream = document.idToObject[name]
            if isinstance(stream, PDFStream):
                if name.startswith("toUnicodeCMap:"):
                    stream.content = next(maps)
                document.idToObject[name] = ClosedStream(stream)


class ClosedStream(PDFObject):
    """A stream with the line end before `endstream` that PDF/A-2 (6.1.7.1) asks for; reportlab 5.1 writes none."""

    def __init__(self, stream: PDFStream) -> None:
        self._stream = stream

    def format(self, document: PDFDocument) -> bytes:
        """The stream as it stands in the file."""
        content: bytes = self._stream.format(document)
        return content.removesuffix(b"endstream\n") + b"\nendstream\n"


class Fonts:
    """The fonts one document uses, made when first asked for. `boxed` holds the code points that none of them has."""

    def __init__(self, document: PDFDocument, family: FontFamily) -> None:
        self.document = document
        self.boxed: set[int] = set()
        self._family = family
        self._used: dict[tuple[Source, bool, bool], DocumentFont] = {}

    def font(self, *, bold: bool, italic: bool) -> DocumentFont:
        """The family's cut."""
        return self._font(self._family, bold=bold, italic=italic)

    def covering(self, code: int, *, bold: bool, italic: bool) -> DocumentFont | None:
        """The font that has a code point, if one has it."""
        return next((font for font in self._others(code, bold=bold, italic=italic) if font.covers(code)), None)

    def standing_in(self, code: int, *, bold: bool, italic: bool) -> DocumentFont:
        """The font that draws what none has: as what stands for it, or as an empty box."""
        for stand_in in _stand_ins(code):
            font = self.covering(stand_in, bold=bold, italic=italic)
            if font is not None and font.draw_as(code, stand_in):
                return font
        self.boxed.add(code)
        candidates = list(self._others(code, bold=bold, italic=italic))
        return next((font for font in candidates if font.draw_as(code, _BOX)), candidates[0])

    def name(self, font: DocumentFont, subset: int) -> str:
        """The name of a font's subset in the page's resources, with its slash."""
        font.state.setdefault(self.document, TTFont.State(True, font))
        return str(font.getSubsetInternalName(subset, self.document))

    def embed(self) -> None:
        """Put the fonts that were used into the document."""
        for font in self.document.delayedFonts:
            font.add_to(self.document)
        self.document.delayedFonts.clear()

    def _others(self, code: int, *, bold: bool, italic: bool) -> Iterator[DocumentFont]:
        """The fonts to look for a code point in, those of text first."""
        for family in (self._family, _OTHERS[self._family]):
            yield self._font(family, bold=bold, italic=italic)
        for beside in BESIDE:
            if beside.is_asked_for(code):
                yield self._font(beside, bold=bold and beside.has_bold, italic=False)

    def _font(self, source: Source, *, bold: bool, italic: bool) -> DocumentFont:
        key = (source, bold, italic)
        found = self._used.get(key)
        if found is None:
            found = self._used[key] = DocumentFont(source, bold=bold, italic=italic)
        return found


def unicode_map(subset: list[int], reads: dict[int, str]) -> str:
    """The map from a subset's codes to Unicode, in blocks of a hundred as PDF 32000-1 (9.10.3) wants.

    `reads` has what is read where that is not the code point itself. reportlab 5.1 writes code points beyond U+FFFF as
    five digits, which no reader understands.
    """
    entries = [
        f"<{code:02X}> <{(reads.get(point) or chr(point)).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


class Covered:
    """The code points that papers in a family have a shape for, as a container."""

    def __init__(self, family: FontFamily) -> None:
        self._families: tuple[Source, ...] = (family, _OTHERS[family])

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and (self._has(code) or any(map(self._has, _stand_ins(code))))

    def _has(self, code: int) -> bool:
        beside = (one for one in BESIDE if one.is_asked_for(code))
        return any(code in _face(source, False, False).charToGlyph for source in (*self._families, *beside))


def _stand_ins(code: int) -> tuple[int, ...]:
    """The characters whose shape does for one that has none: those that Unicode says it is a form of."""
    known = _STAND_INS.get(code)
    if known is not None:
        return known
    composed = unicodedata.normalize("NFKC", chr(code)) if not 0xD800 <= code <= 0xDFFF else ""
    return (ord(composed),) if len(composed) == 1 and ord(composed) != code else ()


@lru_cache(maxsize=16)
def _face(source: Source, bold: bool, italic: bool) -> TTFontFace:
    folder, name = (source.folder, source.name) if isinstance(source, Beside) else _FILES[source]
    return TTFontFace(str(resource("fonts", folder, f"{name}-{_CUTS[bold, italic]}.ttf")))
