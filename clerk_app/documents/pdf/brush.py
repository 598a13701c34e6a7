"""Draws paragraphs and lines on a page as marked content."""

from clerk_app.documents.blocks import Role
from clerk_app.documents.pdf.boxes import Label, TextBox
from clerk_app.documents.pdf.colour import fill, stroke
from clerk_app.documents.pdf.file import PICTURE, PageContent
from clerk_app.documents.pdf.pieces import Line, Piece, Span, placed
from clerk_app.documents.pdf.strings import text_string
from clerk_app.documents.pdf.structure import Annotation, Element
from clerk_app.documents.style import Alignment, PageStyle, TextStyle
from clerk_app.domain.picture import Picture

_CAPITALS = 0.7  # the height of capitals as a share of the type size, to centre them in the line
_THIN = 0.6


class Brush:
    """Draws on one page after another; `page` is where it draws now."""

    def __init__(self, style: PageStyle) -> None:
        self.page = PageContent(0)
        self._style = style
        self._inline: dict[int, Span] = {}

    def text(self, box: TextBox, first: int, end: int, top: float, *, decoration: bool = False) -> None:
        """Lines `first` to `end` of a paragraph, the first of them below `top`, or the picture in place of them."""
        if box.picture is not None:
            self._picture(box, box.picture, top)
            return
        page = self.page
        element = None if decoration else box.element
        baseline = top - self.depth(box.look)
        left = self._style.page.left + box.left
        if box.label is not None and first == 0:
            self._label(box, box.label, element, baseline)
        lines = box.lines[first:end]
        if box.rule and first == 0:
            self.rule(left + box.width - box.rule if box.from_the_right else left, baseline, box.rule)
        if not any(lines):
            return
        simple = _one_look(lines) if box.is_left else None
        if element is None:
            page.begin_artifact("/Type/Pagination" if decoration else "")
        else:
            page.begin(element)
        shift = box.shift if first == 0 else 0.0
        if simple is not None:
            self._simple(simple, lines, left, baseline, box.look.leading, shift)
            page.end()
        else:
            self._rich(box, lines, left, baseline, shift, element)

    @staticmethod
    def depth(look: TextStyle) -> float:
        """How far below the top of a line its letters stand."""
        return (look.leading + _CAPITALS * look.size) / 2

    def rule_below(self, box: TextBox, y: float) -> None:
        """The line below a heading, from its number to the end of the text's width."""
        left = min(box.left, box.label.left if box.label is not None else box.left)
        start, end = self._style.page.left + left, self._style.page.left + box.left + box.width
        width, place = float(box.look.rule), y - box.look.rule / 2
        self.artifact(f"{width:g} w {stroke(box.look.colour)} {start:.2f} {place:.2f} m {end:.2f} {place:.2f} l S")

    def _picture(self, box: TextBox, picture: Picture, top: float) -> None:
        """The one picture of a page, as wide as its box and as high as its line."""
        left, foot = self._style.page.left + box.left, top - box.look.leading
        edges = f"{left:.2f} {foot:.2f} {left + box.width:.2f} {top:.2f}"
        if box.element is not None:
            box.element.extra += f"/A<</O/Layout/BBox[{edges}]>>"
            self.page.begin(box.element)
        self._dots(picture, left, foot, box.width, box.look.leading)
        if box.element is not None:
            self.page.end()

    def running_picture(self, picture: Picture, width: float, height: float, top: float) -> None:
        """The logo at the head of a page, which the first page has told of already."""
        spare = {Alignment.LEFT: 0.0, Alignment.CENTRE: 0.5, Alignment.RIGHT: 1.0}[
            self._style.text(Role.LOGO).alignment
        ]
        left = self._style.page.left + (self._style.page.text_width - width) * spare
        self.page.begin_artifact("/Type/Pagination/Subtype/Header")
        self._dots(picture, left, top - height, width, height)
        self.page.end()

    def _dots(self, picture: Picture, left: float, foot: float, width: float, height: float) -> None:
        self.page.picture = picture
        self.page.operators.append(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {foot:.2f} cm /{PICTURE} Do Q")

    def rule(self, left: float, y: float, length: float) -> None:
        """A thin line to sign on."""
        self.artifact(f"{_THIN} w {stroke('5A6570')} {left:.2f} {y:.2f} m {left + length:.2f} {y:.2f} l S")

    def artifact(self, operators: str) -> None:
        """Operators that draw decoration."""
        self.page.begin_artifact()
        self.page.operators.append(operators)
        self.page.end()

    def furniture(self, line: Line, left: float, baseline: float, kind: str) -> None:
        """A line of header or footer."""
        self.page.begin_artifact(f"/Type/Pagination/Subtype/{kind}")
        if len(line) == 1 and line[0].at is None:
            self._simple(line[0].span, [line], left, baseline, 0, 0)
        else:
            for piece, x in placed(line, left):
                self._piece(piece, x, baseline)
        self.page.end()

    def _label(self, box: TextBox, label: Label, element: Element | None, baseline: float) -> None:
        owner = label.element or element
        if element is None or owner is None:
            self.page.begin_artifact("/Type/Pagination")
        else:
            self.page.begin(owner)
        left = self._style.page.left + label.left
        for piece, x in placed(label.line, left):
            self._simple(piece.span, [(piece,)], x, baseline, box.look.leading, 0)
        self.page.end()

    def _colour(self, colour: str) -> None:
        if self.page.colour != colour:
            self.page.colour = colour
            self.page.operators.append(fill(colour))

    def _simple(
        self, span: Span, lines: list[Line], left: float, baseline: float, leading: float, shift: float
    ) -> None:
        self._colour(span.colour)
        texts = [line[0].encoded if line else "" for line in lines]
        begin = f"BT {span.typeface.select} {leading:g} TL {left + shift:.2f} {baseline:.2f} Td "
        if shift and len(texts) > 1:
            begin += f"({texts.pop(0)}) Tj {-shift:.2f} {-leading:.2f} Td "
        self.page.operators.append(f"{begin}({') Tj T* ('.join(texts)}) Tj ET")

    def _rich(
        self, box: TextBox, lines: list[Line], left: float, baseline: float, shift: float, element: Element | None
    ) -> None:
        """Lines in several looks: the mark of the paragraph is left for a link and taken up after it."""
        decorations: list[str] = []
        owner: Element | None = element
        for place, line in enumerate(lines):
            x = left + _offset(box, line) + (0.0 if place else -shift if box.from_the_right else shift)
            y = baseline - place * box.look.leading
            for piece, at in placed(line, x):
                owner = self._switch(owner, element, piece.span)
                self._piece(piece, at, y)
                if piece.span.underline or piece.span.amended or piece.span.link:
                    decorations.append(_underline(piece, at, y))
                if piece.span.leads and element is not None and owner is not None:
                    self._annotate(owner, piece, at, y)
        self.page.end()
        if decorations:
            self.artifact(" ".join(decorations))

    def _switch(self, owner: Element | None, element: Element | None, span: Span) -> Element | None:
        if element is None:
            return None
        wanted = self._inline_element(element, span) if span.has_element else element
        if wanted is not owner:
            self.page.end()
            self.page.begin(wanted)
        return wanted

    def _inline_element(self, parent: Element, span: Span) -> Element:
        """The element of a link, of an amendment or of words in another language, which goes on over line ends."""
        latest = parent.content[-1] if parent.content else None
        if isinstance(latest, Element) and self._inline.get(id(latest)) is span:
            return latest
        # An element of its own: poppler loses the rest of a mark in which a language is only marked.
        language = f"/Lang {text_string(span.language)}" if span.language else ""
        underlined = "/A<</O/Layout/TextDecorationType/Underline>>" if span.amended else ""
        made = Element("Link" if span.leads else "Span", parent, language + underlined)
        self._inline[id(made)] = span
        return made

    def _piece(self, piece: Piece, x: float, y: float) -> None:
        self._colour(piece.span.colour)
        self.page.operators.append(f"BT {piece.span.typeface.select} {x:.2f} {y:.2f} Td ({piece.encoded}) Tj ET")

    def _annotate(self, owner: Element, piece: Piece, x: float, y: float) -> None:
        box = (x, y - 3, x + piece.width, y + 9)
        span = piece.span
        annotation = Annotation(self.page.number, box, span.link, owner, span.place, span.told or span.link)
        self.page.links.append(annotation)
        owner.content.append(annotation)


def _one_look(lines: list[Line]) -> Span | None:
    """The span all lines are in, if they are in one that takes no more than its characters."""
    if len(lines) > 1 and not all(len(line) == 1 for line in lines):
        return None
    if not lines or len(lines[0]) != 1:
        return None
    span = lines[0][0].span
    if not span.is_plain or any(line[0].span is not span or line[0].at is not None for line in lines):
        return None
    return span


def _offset(box: TextBox, line: Line) -> float:
    if box.is_left:
        return 0.0
    spare = box.width - sum(piece.width for piece in line)
    return spare / 2 if box.look.alignment is Alignment.CENTRE else spare


def _underline(piece: Piece, x: float, y: float) -> str:
    return f"{_THIN} w {stroke(piece.span.colour)} {x:.2f} {y - 1.6:.2f} m {x + piece.width:.2f} {y - 1.6:.2f} l S"
