"""How the pages of a house style look, as data: paper, type, spaces, colours, numbers and tables.

Horizontal lengths and those of the paper are tenths of a millimetre, sizes of type and the spaces between lines tenths
of a point, colours six hexadecimal digits. `documents.style` makes of it the look of every kind of paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from clerk_app.domain.errors import BrokenRule

_COLOUR = re.compile(r"[0-9A-F]{6}")
SMALLEST_TYPE, _LARGEST_TYPE = 60, 480
"""What type is never smaller than, whatever follows from other sizes."""
_LONGEST = 5000
_LEAST_TEXT_WIDTH = 600


def _check_lengths(look: Any) -> None:  # any of the looks below
    for part in fields(look):
        length = getattr(look, part.name)
        if isinstance(length, int) and not isinstance(length, bool) and not 0 <= length <= _LONGEST:
            raise BrokenRule("length_on_paper", name=part.name)


def _check_colours(*colours: str) -> None:
    for colour in colours:
        if not _COLOUR.fullmatch(colour):
            raise BrokenRule("no_colour", colour=colour)


class Typeface(StrEnum):
    """A family whose files come with the program."""

    LATO = "lato"
    IBM_PLEX_SERIF = "ibm_plex_serif"


class SheetSize(StrEnum):
    """The sheets that offices print on."""

    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"


SHEETS = {SheetSize.A4: (2100, 2970), SheetSize.A5: (1480, 2100), SheetSize.LETTER: (2159, 2794)}
"""Width and height of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet and its margins. Running header and footer stand inside those above and below, so far from the edge."""

    size: SheetSize = SheetSize.A4
    top: int = 280
    bottom: int = 250
    left: int = 250
    right: int = 250
    header_from_edge: int = 120
    footer_from_edge: int = 120

    def __post_init__(self) -> None:
        _check_lengths(self)
        width, height = SHEETS[self.size]
        if width - self.left - self.right < _LEAST_TEXT_WIDTH or height - self.top - self.bottom < _LEAST_TEXT_WIDTH:
            raise BrokenRule("no_room_for_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLook:
    """Lines of one kind: the size of their type, the distance from line to line, and the space above and below."""

    size: int = 105
    leading: int = 150
    before: int = 0
    after: int = 70
    bold: bool = False

    def __post_init__(self) -> None:
        _check_lengths(self)
        if not SMALLEST_TYPE <= self.size <= _LARGEST_TYPE:
            raise BrokenRule("type_size", smallest=SMALLEST_TYPE // 10, largest=_LARGEST_TYPE // 10)
        if self.leading < self.size:
            raise BrokenRule("lines_overlap")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """The lines of a table, the fill of its header, the room inside cells and around the table."""

    line_colour: str = "B4BCC4"
    line_width: int = 5
    header_fill: str = "EEF2F5"
    padding_side: int = 50
    padding_top: int = 30
    padding_bottom: int = 30
    before: int = 40
    after: int = 100

    def __post_init__(self) -> None:
        _check_lengths(self)
        _check_colours(self.line_colour, self.header_fill)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLook:
    """What is printed around a bare number."""

    prefix: str = ""
    suffix: str = ""


class LogoPlace(StrEnum):
    """Where the board's logo stands above the title of a paper, if it has one and the style shows it."""

    NOWHERE = "nowhere"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class LogoPages(StrEnum):
    """Which pages bear the logo: the FIRST above its title, or EVERY one, the others at their head."""

    FIRST = "first"
    EVERY = "every"


_HEADINGS = (
    TypeLook(size=130, leading=170, before=160, after=50, bold=True),
    TypeLook(size=115, leading=160, before=100, after=50, bold=True),
    TypeLook(size=105, leading=150, before=80, after=50, bold=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that makes the pages of a house style look as they do.

    `text` are the paragraphs of the minutes, `headings` those of levels 1 to 3. Numbers and headings hang in a margin
    of `number_width` to the left of the text; 0 where all stands in cells. `airy_lists`: list entries are as long as
    paragraphs and stand apart. `cover_drop` is how far down the title of a cover stands.
    `heading_rule` is the width of a line below headings of level 1, 0 is none. `centred_title`: titles stand in the
    middle. `running_size` is the type of header and footer, `table_smaller` by how much the type in tables is smaller
    than the text, `list_step` how far list entries stand in from what they belong to. `italics`: notes, quotations and
    remarks are slanted. `margin_column` is the column of actions where they stand in the margin. A logo is at most
    `logo_height` high.
    """

    sheet: Sheet = field(default_factory=Sheet)
    typeface: Typeface = Typeface.LATO
    text: TypeLook = field(default_factory=TypeLook)
    title: TypeLook = field(default_factory=lambda: TypeLook(size=210, leading=270, after=60, bold=True))
    headings: tuple[TypeLook, ...] = _HEADINGS
    text_colour: str = "1A1A1A"
    heading_colour: str = "17324A"
    link_colour: str = "1B4F8A"
    number_width: int = 130
    heading_number: NumberLook = field(default_factory=lambda: NumberLook(suffix="."))
    paragraph_number: NumberLook = field(default_factory=NumberLook)
    airy_lists: bool = False
    table: TableLook = field(default_factory=TableLook)
    cover_drop: int = 750
    signature_line: int = 750
    heading_rule: int = 0
    centred_title: bool = False
    running_size: int = 85
    table_smaller: int = 10
    list_step: int = 70
    italics: bool = True
    margin_column: int = 320
    logo: LogoPlace = LogoPlace.LEFT
    logo_height: int = 180
    logo_pages: LogoPages = LogoPages.FIRST

    def __post_init__(self) -> None:
        _check_lengths(self)
        _check_colours(self.text_colour, self.heading_colour, self.link_colour)
        if len(self.headings) != len(_HEADINGS):
            raise BrokenRule("heading_levels", levels=len(_HEADINGS))
