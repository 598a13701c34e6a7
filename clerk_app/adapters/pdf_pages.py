"""Pages of a PDF drawn by PDFium, and the characters that stand on them."""

import ctypes
from threading import Lock
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from clerk_app.services.ports import DrawnPage, LetterBox, PageText

_ONE_AT_A_TIME = Lock()
"""PDFium keeps what it knows in one place for all threads and guards none of it."""
_HALF_A_CHARACTER = range(0xD800, 0xE000)
_SOFT_HYPHEN_OF_PDFIUM = 2
"""What it gives for a hyphen that it takes to part a word at the end of a line."""


class PdfPages:
    """The pages of one PDF."""

    def __init__(self, data: bytes) -> None:
        # Any: the library has no types.
        with _ONE_AT_A_TIME:
            self._document: Any = pdfium.PdfDocument(data)
            self._sizes = tuple(self._document.get_page_size(page) for page in range(len(self._document)))

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        return self._sizes

    def draw(self, page: int, scale: float, first: int = 0, rows: int = 0) -> DrawnPage:
        """The page with `scale` pixels to a point; `rows` of it from `first` on, or all where that is 0."""
        points_wide, points_high = self._sizes[page]
        width, height = max(round(points_wide * scale), 1), max(round(points_high * scale), 1)
        rows = rows or height
        with _ONE_AT_A_TIME:
            opened: Any = self._document[page]
            bitmap: Any = pdfium.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
            try:
                bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
                raw.FPDF_RenderPageBitmap(bitmap, opened, 0, -first, width, height, 0, raw.FPDF_ANNOT)
                return DrawnPage(bytes(bitmap.buffer), width, rows, bitmap.stride)
            finally:
                bitmap.close()
                opened.close()

    def text(self, page: int) -> PageText:
        """What stands on the page."""
        height = self._sizes[page][1]
        with _ONE_AT_A_TIME:
            opened: Any = self._document[page]
            text: Any = opened.get_textpage()
            try:
                count = raw.FPDFText_CountChars(text)
                characters = "".join(_character(raw.FPDFText_GetUnicode(text, place)) for place in range(count))
                return PageText(characters, tuple(_box(text, place, height) for place in range(count)))
            finally:
                text.close()
                opened.close()

    def close(self) -> None:
        """Let go of them; nothing is asked after."""
        with _ONE_AT_A_TIME:
            self._document.close()


def _character(code: int) -> str:
    """One character to a code, so that places in the text are those of the boxes."""
    if code == _SOFT_HYPHEN_OF_PDFIUM:
        return "-"
    character = "\ufffd" if code in _HALF_A_CHARACTER else chr(code)
    return " " if character.isspace() or not code else character


def _box(text: Any, place: int, height: float) -> LetterBox:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(rectangle))
    return LetterBox(rectangle.left, height - rectangle.top, rectangle.right, height - rectangle.bottom)
