"""A paper laid on pages: the bytes of its PDF, and where on them stands what it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clerk_app.documents.text_rules import MissingCharacter


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: its id, its page from 0 on, and its upper and lower edge in points from the page's top.

    What goes on over the end of a page has a spot on each.
    """

    source: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LaidPaper:
    """The bytes of a PDF with the spots on its pages, in the order of reading.

    `missing` are the characters that no font has: the pages show empty boxes in their place. `pages` has, where a table
    names pages, the number of the page on which each source begins, the first being 1.
    """

    data: bytes
    spots: tuple[Spot, ...] = ()
    missing: tuple[MissingCharacter, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)


def joined(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots with those made one that follow one another on a page and are of one source, as the cells of a row."""
    made: list[Spot] = []
    for spot in spots:
        last = made[-1] if made else None
        if last is not None and (last.source, last.page) == (spot.source, spot.page):
            made[-1] = Spot(spot.source, spot.page, min(last.top, spot.top), max(last.bottom, spot.bottom))
        else:
            made.append(spot)
    return tuple(made)
