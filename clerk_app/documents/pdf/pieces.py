"""What a line is made of: stretches of text in one look."""

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.documents.pdf.typeface import Typeface


@dataclass(frozen=True, slots=True)
class Span:
    """How a stretch of text looks and what it points at: an address, or a place in the paper.

    `place` is the source of what stands there; `told` says it where the words alone do not.
    """

    typeface: Typeface
    colour: str
    underline: bool = False
    amended: bool = False
    link: str = ""
    language: str = ""
    place: str = ""
    told: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether drawing it takes no more than its characters."""
        return not (self.underline or self.has_element)

    @property
    def has_element(self) -> bool:
        """Whether assistive technology is told more of it than its characters."""
        return bool(self.amended or self.leads or self.language)

    @property
    def leads(self) -> bool:
        """Whether it is a link."""
        return bool(self.link or self.place)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one span: the inside of its literal string and its width in points.

    `at` is how far from the line's beginning it stands, None where it follows the one before it.
    """

    span: Span
    encoded: str
    width: float
    at: float | None = None


Line = tuple[Piece, ...]


def placed(line: Line, left: float) -> Iterator[tuple[Piece, float]]:
    """The pieces of a line that begins at `left`, in the order they are read, each with where it is drawn."""
    x = left
    for piece in line:
        at = x if piece.at is None else left + piece.at
        yield piece, at
        x = at + piece.width
