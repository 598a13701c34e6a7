"""What is laid on pages: paragraphs broken into lines, and tables of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from clerk_app.documents.blocks import Role, Ruling
from clerk_app.documents.pdf.lines import Line, Piece
from clerk_app.documents.pdf.structure import Element
from clerk_app.documents.style import Alignment, TextStyle

WIDOW = 2
"""The fewest lines of a paragraph that stand alone on a page."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number or marker that hangs in the margin. Without an element of its own it is part of the paragraph's."""

    piece: Piece
    left: float
    element: Element | None = None


@dataclass(slots=True, eq=False)
class TextBox:
    """A paragraph in lines. `left` and `width` are in points from the left margin; `shift` indents the first line.

    `element` None is drawn as decoration. `rule` is the length of a line to sign on, drawn above the last line.
    """

    element: Element | None
    role: Role
    look: TextStyle
    lines: list[Line]
    left: float
    width: float
    label: Label | None = None
    shift: float = 0.0
    keep: bool = False
    rule: float = 0.0
    bookmark: tuple[str, int] | None = None
    starts_page: bool = False
    drop: float = 0.0

    @property
    def height(self) -> float:
        """Its height on an endless page, without the space around it."""
        return len(self.lines) * self.look.leading

    @property
    def least(self) -> float:
        """The height of the fewest lines that may begin on a page."""
        lines = len(self.lines)
        if self.rule or lines < 2 * WIDOW:
            return self.height
        return WIDOW * self.look.leading

    @property
    def is_left(self) -> bool:
        """Whether its lines begin at its left edge."""
        return self.look.alignment is Alignment.LEFT


@dataclass(slots=True, eq=False)
class CellBox:
    """A cell: what stands in it, and its edges in points from the left margin."""

    texts: list[TextBox]
    left: float
    width: float


@dataclass(slots=True, eq=False)
class RowBox:
    """The cells of a row, left to right."""

    cells: list[CellBox]


@dataclass(slots=True, eq=False)
class TableBox:
    """A table. Its header rows are drawn again on each page, there as decoration."""

    header: list[RowBox]
    rows: list[RowBox]
    ruling: Ruling
    starts_page: bool = False


@dataclass(slots=True)
class Place:
    """How far a cell has been drawn: the paragraph and the line that come next."""

    text: int = 0
    line: int = 0


@dataclass(slots=True)
class Stretch:
    """Lines of one paragraph to draw, this far below the top of the cell's content."""

    box: TextBox
    first: int
    end: int
    down: float


@dataclass(slots=True)
class Taken:
    """What of a cell stands on a page, and how high it is."""

    stretches: list[Stretch] = field(default_factory=list)
    height: float = 0.0


def gap_between(above: TextBox | None, below: TextBox) -> float:
    """The space between two paragraphs of one column, as in Word the larger that they ask for; 0 above the first."""
    if above is None:
        return 0.0
    if above.role is below.role and above.look.tight:
        return 0.0
    return max(above.look.after, below.look.before)


def take(texts: Sequence[TextBox], place: Place, room: float) -> Taken:
    """As many lines from `place` on as go into `room`; moves the place."""
    taken = Taken()
    above: TextBox | None = None
    while place.text < len(texts):
        box = texts[place.text]
        gap = gap_between(above, box) if place.line == 0 else 0.0
        fitting = lines_in(room - taken.height - gap, box)
        end = min(len(box.lines), place.line + fitting)
        if end == place.line and box.lines:
            break
        taken.stretches.append(Stretch(box, place.line, end, taken.height + gap))
        taken.height += gap + (end - place.line) * box.look.leading
        if end < len(box.lines):
            place.line = end
            break
        place.text, place.line, above = place.text + 1, 0, box
    return taken


def full_height(row: RowBox) -> float:
    """The height of a row's content on an endless page, without padding."""
    return max((take(cell.texts, Place(), float("inf")).height for cell in row.cells), default=0.0)


def lines_in(room: float, box: TextBox) -> int:
    """How many lines of a paragraph go into a height."""
    return max(int(min(room + 0.01, 1e6) // box.look.leading), 0)
