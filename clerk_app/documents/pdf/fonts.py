"""Fonts of one PDF: words measured and encoded once, and no character ever lost.

A character that the family lacks is taken from the other family; one that both lack is drawn as an empty box that still
reads, searches and copies as the character it stands for.
"""

import copy
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

from clerk_app.documents.pdf.strings import literal
from clerk_app.documents.style import FontFamily
from clerk_app.documents.text_rules import is_invisible
from clerk_app.resource_files import resource

_FILES = {FontFamily.LATO: ("lato", "Lato"), FontFamily.IBM_PLEX_SERIF: ("ibm-plex-serif", "IBMPlexSerif")}
_CUTS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
_OTHERS = {
    FontFamily.LATO: FontFamily.IBM_PLEX_SERIF,
    FontFamily.IBM_PLEX_SERIF: FontFamily.LATO,
}
_BOX = 0x25A1


class DocumentFont(TTFont):  # type: ignore[misc, unused-ignore]  # the stubs leave the base class untyped in places
    """A font of one document. Files are read once a process; the character tables are the document's own."""

    def __init__(self, family: FontFamily, *, bold: bool, italic: bool) -> None:
        face = copy.copy(_face(family, bold, italic))
        face.charToGlyph = dict(face.charToGlyph)
        face.charWidths = dict(face.charWidths)
        self.fontName = f"{family}-{_CUTS[bold, italic]}"
        self.face = face
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False

    def covers(self, code: int) -> bool:
        """Whether the font has a shape for the code point."""
        return code in self.face.charToGlyph

    def draw_as_box(self, code: int) -> bool:
        """Give the code point the shape of an empty box; False where the font has no such shape."""
        if _BOX not in self.face.charToGlyph:
            return False
        self.face.charToGlyph[code] = self.face.charToGlyph[_BOX]
        self.face.charWidths[code] = self.face.charWidths[_BOX]
        return True

    def width(self, code: int) -> float:
        """The advance of a code point in thousandths of the type size."""
        return float(self.face.charWidths.get(code, self.face.defaultWidth))

    def add_to(self, document: PDFDocument) -> None:
        """Embed the subsets that were used."""
        subsets = list(self.state[document].subsets) if document in self.state else []
        before = set(document.idToObject)
        self.addObjects(document)
        maps = iter([unicode_map(subset) for subset in subsets])
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


class Typeface:
    """A font at one size, which measures and encodes each word once.

    A word is encoded as the inside of a literal string shown in the first subset of the font. Where it needs another
    subset or font, the encoding closes the string, switches, and comes back.
    """

    def __init__(self, fonts: "Fonts", font: DocumentFont, others: tuple[DocumentFont, ...], size: float) -> None:
        self._fonts, self._font, self._others, self._size = fonts, font, others, size
        self._words: dict[str, tuple[float, str]] = {}
        self.space = font.width(32) * size / 1000
        self.select = f"{fonts.name(font, 0)} {size:g} Tf"

    def word(self, text: str) -> tuple[float, str]:
        """The width of a word in points and its encoding."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._measured(text)
        return found

    def _measured(self, text: str) -> tuple[float, str]:
        if text.isascii() and text.isprintable():
            # ASCII stands at its own codes in the first subset of every font.
            return sum(map(self._font.width, map(ord, text))) * self._size / 1000, literal(text.encode("ascii"))
        width = 0.0
        encoded: list[str] = []
        for font, characters in self._by_font(text):
            width += sum(font.width(ord(one)) for one in characters)
            for subset, codes in font.splitString(characters, self._fonts.document):
                shown = literal(codes)
                if font is self._font and subset == 0:
                    encoded.append(shown)
                else:
                    name = self._fonts.name(font, subset)
                    encoded.append(f") Tj {name} {self._size:g} Tf ({shown}) Tj {self.select} (")
        return width * self._size / 1000, "".join(encoded)

    def _by_font(self, text: str) -> Iterator[tuple[DocumentFont, str]]:
        current: DocumentFont | None = None
        characters = ""
        for one in unicodedata.normalize("NFC", text):
            if is_invisible(one):
                continue
            shown = " " if one.isspace() and not self._font.covers(ord(one)) else one
            font = self._font_for(ord(shown))
            if current is not None and font is not current:
                yield current, characters
                characters = ""
            current = font
            characters += shown
        if current is not None:
            yield current, characters

    def _font_for(self, code: int) -> DocumentFont:
        if self._font.covers(code):
            return self._font
        candidates = (self._font, *self._others)
        covering = next((font for font in candidates if font.covers(code)), None)
        return covering or next((font for font in candidates if font.draw_as_box(code)), self._font)


class Fonts:
    """The fonts one document uses, made when first asked for."""

    def __init__(self, document: PDFDocument, family: FontFamily) -> None:
        self.document = document
        self._family = family
        self._used: dict[tuple[FontFamily, bool, bool], DocumentFont] = {}
        self._faces: dict[tuple[bool, bool, float], Typeface] = {}

    def typeface(self, size: float, *, bold: bool, italic: bool) -> Typeface:
        """The family's cut at that size."""
        key = (bold, italic, size)
        found = self._faces.get(key)
        if found is None:
            family, other = self._family, _OTHERS[self._family]
            others = (self._font(other, bold=bold, italic=italic),)
            font = self._font(family, bold=bold, italic=italic)
            found = self._faces[key] = Typeface(self, font, others, size)
        return found

    def name(self, font: DocumentFont, subset: int) -> str:
        """The name of a font's subset in the page's resources, with its slash."""
        font.state.setdefault(self.document, TTFont.State(True, font))
        return str(font.getSubsetInternalName(subset, self.document))

    def embed(self) -> None:
        """Put the fonts that were used into the document."""
        for font in self.document.delayedFonts:
            font.add_to(self.document)
        self.document.delayedFonts.clear()

    def _font(self, family: FontFamily, *, bold: bool, italic: bool) -> DocumentFont:
        key = (family, bold, italic)
        found = self._used.get(key)
        if found is None:
            found = self._used[key] = DocumentFont(family, bold=bold, italic=italic)
        return found


def unicode_map(subset: list[int]) -> str:
    """The map from a subset's codes to Unicode, in blocks of a hundred as PDF 32000-1 (9.10.3) wants.

    reportlab 5.1 writes code points beyond U+FFFF as five digits, which no reader understands.
    """
    entries = [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)]
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


def covered_characters(family: FontFamily) -> frozenset[int]:
    """The code points that papers in this family have a shape for."""
    return frozenset(_face(family, False, False).charToGlyph) | frozenset(
        _face(_OTHERS[family], False, False).charToGlyph
    )


@lru_cache(maxsize=8)
def _face(family: FontFamily, bold: bool, italic: bool) -> TTFontFace:
    folder, name = _FILES[family]
    return TTFontFace(str(resource("fonts", folder, f"{name}-{_CUTS[bold, italic]}.ttf")))
