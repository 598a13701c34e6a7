"""What stands on every page: banner, running header, footer, and "Page x of y"."""

from clerk_app.documents.blocks import Document, Role
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.file import PageContent
from clerk_app.documents.pdf.lines import break_lines
from clerk_app.documents.pdf.pieces import Line, Span
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import Alignment, PageStyle, TextStyle
from clerk_app.documents.text_rules import printable

_LINES_AT_MOST = 2


class FurnitureMaker:
    """Draws headers and footers once the number of pages is known."""

    def __init__(self, style: PageStyle, document: Document, faces: Typefaces, brush: Brush) -> None:
        self._style, self._document, self._faces, self._brush = style, document, faces, brush
        furniture = document.furniture
        self._banner = self._lines(furniture.banner, Role.BANNER)
        self._header = self._lines(furniture.header, Role.HEADER)
        self._footer = self._lines(furniture.footer, Role.FOOTER)[:1]

    def draw(self, pages: list[PageContent]) -> None:
        """Furniture on all pages; what the first page goes without, `Furniture` says."""
        for page in pages:
            self._brush.page = page
            first = page.number == 0
            y = self._style.page.height - self._style.page.header_from_edge
            y = self._stack(self._banner, Role.BANNER, y)
            if not (first and self._document.begins_with_title):
                self._stack(self._header, Role.HEADER, y)
            if not (first and self._document.has_cover):
                self._foot(page.number + 1, len(pages))

    def _foot(self, number: int, count: int) -> None:
        look = self._style.text(Role.FOOTER)
        y = self._style.page.footer_from_edge + look.leading
        self._stack(self._footer, Role.FOOTER, y)
        label = self._document.furniture.page_label.replace("{pages}", str(count)).replace("{page}", str(number))
        for line in self._lines(label, Role.FOOTER)[:1]:
            self._place(line, look, Alignment.RIGHT, y, "Footer")

    def _stack(self, lines: list[Line], role: Role, y: float) -> float:
        look = self._style.text(role)
        for line in lines:
            self._place(line, look, look.alignment, y, "Footer" if role is Role.FOOTER else "Header")
            y -= look.leading
        return y - look.after

    def _place(self, line: Line, look: TextStyle, alignment: Alignment, top: float, kind: str) -> None:
        spare = self._style.page.text_width - sum(piece.width for piece in line)
        offset = {Alignment.LEFT: 0.0, Alignment.CENTRE: spare / 2, Alignment.RIGHT: spare}[alignment]
        self._brush.furniture(line, self._style.page.left + offset, top - look.leading * 0.75, kind)

    def _lines(self, text: str, role: Role) -> list[Line]:
        look = self._style.text(role)
        typeface = self._faces.typeface(look.size, bold=look.bold, italic=look.italic)
        words = printable(text).replace("\n", " ")
        return break_lines([(Span(typeface, look.colour), words)], self._style.page.text_width)[:_LINES_AT_MOST]
