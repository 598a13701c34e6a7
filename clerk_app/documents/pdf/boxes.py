"""What is laid on pages: paragraphs broken into lines, and tables of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from clerk_app.documents.blocks import Role, Ruling
from clerk_app.documents.pdf.pieces import Line
from clerk_app.documents.pdf.structure import Element
from clerk_app.documents.style import Alignment, TextStyle
from clerk_app.domain.picture import Picture

WIDOW = 2
"""The fewest lines of a paragraph that stand alone on a page."""

CLOSE = 0.01
"""What sums of lengths may differ by, in points."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number or marker that hangs in the margin. Without an element of its own it is part of the paragraph's."""

    line: Line
    left: float
    element: Element | None = None

    @property
    def width(self) -> float:
        """How wide it is, without the space that parts it from the text."""
        return sum(piece.width for piece in self.line)


@dataclass(slots=True, eq=False)
class TextBox:
    """A paragraph in lines. `left` and `width` are in points from the left margin; `shift` indents the first line.

    `aside` stands beside its first lines and goes along with them. A `picture` is drawn in place of its one line, which
    is as high. `element` None is drawn as decoration. `source` is the id of what it was made from. `rule` is the length
    of a line to sign on, drawn above the last line. `from_the_right`: whether its words begin at its right edge.
    `is_place`: whether pages may be named for its source by where it stands.
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
    source: str = ""
    aside: "TextBox | None" = None
    picture: Picture | None = None
    from_the_right: bool = False
    is_place: bool = True

    @property
    def height(self) -> float:
        """Its height on an endless page, without the space around it."""
        return max(len(self.lines) * self.look.leading, self.height_beside)

    @property
    def height_beside(self) -> float:
        """The height of what stands beside it."""
        return self.aside.height if self.aside is not None else 0.0

    @property
    def least(self) -> float:
        """The height of the fewest lines that may begin on a page."""
        lines = len(self.lines)
        if self.rule or lines < 2 * WIDOW:
            return self.height
        return max(WIDOW * self.look.leading, self.height_beside)

    @property
    def is_left(self) -> bool:
        """Whether its lines begin at its left edge; those of a paragraph from the right begin at the other."""
        return self.look.alignment is Alignment.LEFT and not self.from_the_right


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
    heads: bool = False
    """Whether it is a heading of the rows below it, and not to stand at the foot of a page without the next."""


@dataclass(slots=True, eq=False)
class TableBox:
    """A table. Its header rows are drawn again on each page, there as decoration.

    `below` is the room that what follows takes on the page of the last row, 0 where it may stand on another.
    """

    header: list[RowBox]
    rows: list[RowBox]
    ruling: Ruling
    whole: bool = False
    starts_page: bool = False
    below: float = 0.0


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


def stacked(texts: Sequence[TextBox]) -> float:
    """The height of paragraphs under one another, with the space between them."""
    gaps = sum(gap_between(above, below) for above, below in pairwise(texts))
    return gaps + sum(box.height for box in texts)


class Care(Enum):
    """What a stretch of a cell keeps to."""

    FULL = auto()
    """No line is left alone and nothing parted from what it keeps with."""
    LINES = auto()
    """No line is left alone; what keeps with the next and is too high for that is broken before its last lines."""
    NONE = auto()
    """Whatever goes into the room stands in it."""


def take(texts: Sequence[TextBox], place: Place, room: float, care: Care = Care.FULL) -> Taken:
    """As many lines from `place` on as go into `room`; moves the place."""
    taken = Taken()
    above: TextBox | None = None
    while place.text < len(texts):
        box = texts[place.text]
        gap = gap_between(above, box) if place.line == 0 else 0.0
        end = _end(texts, place, room - taken.height - gap, care)
        if end < len(box.lines) and end == place.line:
            break
        taken.stretches.append(Stretch(box, place.line, end, taken.height + gap))
        taken.height += gap + (end - place.line) * box.look.leading
        if end < len(box.lines):
            place.line = end
            break
        place.text, place.line, above = place.text + 1, 0, box
    return taken


def _end(texts: Sequence[TextBox], place: Place, room: float, care: Care) -> int:
    """Before which line the paragraph at that place is broken; the one that it begins with if nothing of it fits."""
    box, first = texts[place.text], place.line
    if care is Care.NONE:
        return first + min(lines_in(room, box), len(box.lines) - first)
    end = first + fitting(box, first, room)
    if not box.keep or least_height(texts[place.text :]) - first * box.look.leading <= room + CLOSE:
        return end
    if care is Care.FULL:
        return first
    broken = min(end, len(box.lines) - WIDOW)
    return broken if broken - first >= WIDOW else end


def least_height(texts: Sequence[TextBox]) -> float:
    """The room that the first of some paragraphs takes with as much of those that it keeps with as may begin there."""
    needed, above = 0.0, None
    for box in texts:
        needed += gap_between(above, box) + (box.height if box.keep else box.least)
        if not box.keep:
            break
        above = box
    return needed


def full_height(row: RowBox) -> float:
    """The height of a row's content on an endless page, without padding."""
    return max((whole(cell).height for cell in row.cells), default=0.0)


def whole(cell: CellBox) -> Taken:
    """All of a cell."""
    return take(cell.texts, Place(), float("inf"))


def lines_in(room: float, box: TextBox) -> int:
    """How many lines of a paragraph go into a height."""
    return max(int(min(room + CLOSE, 1e6) // box.look.leading), 0)


def fitting(box: TextBox, first: int, room: float) -> int:
    """How many of the lines from `first` on go into a height without leaving one alone; 0 is none."""
    left = len(box.lines) - first
    most = min(lines_in(room, box), left)
    if most == left:
        return most
    if box.rule:
        return 0
    most = min(most, left - WIDOW)
    return most if most >= WIDOW else 0
