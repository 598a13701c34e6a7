"""What stands on every page: banner, running header, footer, and "Page x of y"."""

from clerk_app.documents.blocks import Document, Role
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.file import PageContent
from clerk_app.documents.pdf.lines import break_lines
from clerk_app.documents.pdf.pieces import Line, Span
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import BELOW_LOGO_HEAD, ROUND_RUNNING_LOGO, Alignment, PageStyle, TextStyle
from clerk_app.documents.text_rules import printable

_LINES_AT_MOST = 2
_BEFORE_LINE = 3.0
_BELOW_HEAD = 6.0


class FurnitureMaker:
    """Draws headers and footers once the number of pages is known."""

    def __init__(self, style: PageStyle, document: Document, faces: Typefaces, brush: Brush) -> None:
        self._style, self._document, self._faces, self._brush = style, document, faces, brush
        furniture = document.furniture
        self._banner = self._lines(furniture.banner, Role.BANNER)
        self._header = self._lines(furniture.header, Role.HEADER)
        self._footer = self._lines(furniture.footer, Role.FOOTER)[:1]

    @property
    def top(self) -> float:
        """How far from the paper's edge the text of a page begins: below all that stands at its head."""
        return self._below(self._logo_height)

    @property
    def first_top(self) -> float:
        """The same of the first page, which has the logo in its text where it begins with the title."""
        return self._below(0.0 if self._document.begins_with_title else self._logo_height)

    @property
    def _logo_height(self) -> float:
        picture = self._document.furniture.logo
        return float(self._style.size_of(picture)[1] + 2 * ROUND_RUNNING_LOGO) if picture is not None else 0.0

    def _below(self, logo: float) -> float:
        page, banner = self._style.page, self._style.text(Role.BANNER)
        height = logo + len(self._header) * self._style.text(Role.HEADER).leading
        if self._banner:
            height += len(self._banner) * banner.leading + banner.after
        room = float(BELOW_LOGO_HEAD) if logo else _BELOW_HEAD
        return max(page.top, page.header_from_edge + height + room) if height else page.top

    @property
    def bottom(self) -> float:
        """How far from the paper's edge the text of a page ends: above all that stands at its foot."""
        page, foot = self._style.page, self._style.text(Role.FOOTER).leading
        height = foot * (2.5 if self._document.furniture.initials else 1.0)
        return max(page.bottom, page.footer_from_edge + height + _BELOW_HEAD)

    def draw(self, pages: list[PageContent]) -> None:
        """Furniture on all pages; what the first page goes without, `Furniture` says."""
        for page in pages:
            self._brush.page = page
            first = page.number == 0
            y = self._style.page.height - self._style.page.header_from_edge
            y = self._stack(self._banner, Role.BANNER, y)
            if not (first and self._document.begins_with_title):
                self._stack(self._header, Role.HEADER, self._logo(y))
            if not (first and self._document.has_cover):
                self._foot(page.number + 1, len(pages))

    def _logo(self, y: float) -> float:
        """The logo below `y`, and where what stands below it begins."""
        picture = self._document.furniture.logo
        if picture is not None:
            self._brush.running_picture(picture, *self._style.size_of(picture), y - ROUND_RUNNING_LOGO)
        return y - self._logo_height

    def _foot(self, number: int, count: int) -> None:
        look = self._style.text(Role.FOOTER)
        y = self._style.page.footer_from_edge + look.leading
        self._stack(self._footer, Role.FOOTER, y)
        self._sign(y + look.leading * 1.5)
        label = self._document.furniture.page_label.replace("{pages}", str(count)).replace("{page}", str(number))
        for line in self._lines(label, Role.FOOTER)[:1]:
            self._place(line, look, Alignment.RIGHT, y, "Footer")

    def _sign(self, top: float) -> None:
        """Above the foot on the right, whose initials go on the line behind."""
        look, length = self._style.text(Role.FOOTER), float(self._style.initials_line)
        for line in self._lines(self._document.furniture.initials, Role.FOOTER)[:1]:
            self._place(line, look, Alignment.RIGHT, top, "Footer", short=length + _BEFORE_LINE)
            right = self._style.page.left + self._style.page.text_width
            self._brush.rule(right - length, top - look.leading * 0.75, length)

    def _stack(self, lines: list[Line], role: Role, y: float) -> float:
        look = self._style.text(role)
        for line in lines:
            self._place(line, look, look.alignment, y, "Footer" if role is Role.FOOTER else "Header")
            y -= look.leading
        return y - look.after

    def _place(
        self, line: Line, look: TextStyle, alignment: Alignment, top: float, kind: str, *, short: float = 0.0
    ) -> None:
        spare = self._style.page.text_width - short - sum(piece.width for piece in line)
        offset = {Alignment.LEFT: 0.0, Alignment.CENTRE: spare / 2, Alignment.RIGHT: spare}[alignment]
        self._brush.furniture(line, self._style.page.left + offset, top - look.leading * 0.75, kind)

    def _lines(self, text: str, role: Role) -> list[Line]:
        look = self._style.text(role)
        typeface = self._faces.typeface(look.size, bold=look.bold, italic=look.italic)
        words = printable(text).replace("\n", " ")
        return break_lines([(Span(typeface, look.colour), words)], self._style.page.text_width)[:_LINES_AT_MOST]
