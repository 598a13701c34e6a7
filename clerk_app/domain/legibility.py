"""What of a house style many people cannot read, or a printer cannot print: doubts that advise and refuse nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.page_look import SMALLEST_TYPE, Look, Sheet, TypeLook

LEAST_CONTRAST = 4.5
"""Of ordinary text on its ground: WCAG 2.2, success criterion 1.4.3."""
SMALLEST_READABLE = 80
"""Eight points, in tenths: below it print is read with difficulty by most people who wear glasses."""
CLOSEST_LINES = 110
"""The least distance from line to line, in percent of the size of the type."""
NEAREST_TO_EDGE = 50
"""Five millimetres, in tenths: what most office printers leave white."""
HEADER_HEIGHT = 50
"""The room of one line of a running header or footer, in tenths of a millimetre."""
_WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleDoubt:
    """What may not be readable: the way to the field ("look", "text", "size"), a code, and the values it is about.

    `tenths` is a contrast or a size, in tenths.
    """

    path: tuple[str, ...]
    code: str
    tenths: int = 0


def contrast(colour: str, ground: str = _WHITE) -> float:
    """The contrast of two colours of six hexadecimal digits, from 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def style_doubts(style: HouseStyle) -> tuple[StyleDoubt, ...]:
    """All doubts about a style, in the order of its fields."""
    look = style.look
    return (*_of_sheet(look.sheet), *_of_types(look), *_of_colours(look))


def _of_sheet(sheet: Sheet) -> Iterator[StyleDoubt]:
    for side in ("top", "bottom", "left", "right"):
        if getattr(sheet, side) < NEAREST_TO_EDGE:
            yield StyleDoubt(path=("look", "sheet", side), code="near_edge", tenths=NEAREST_TO_EDGE)
    for name, side in (("header_from_edge", "top"), ("footer_from_edge", "bottom")):
        if getattr(sheet, name) + HEADER_HEIGHT > getattr(sheet, side):
            yield StyleDoubt(path=("look", "sheet", name), code=f"{name}_in_text", tenths=getattr(sheet, side))


def _of_types(look: Look) -> Iterator[StyleDoubt]:
    text = ("look", "text")
    yield from _of_type(text, look.text)
    in_tables = max(look.text.size - look.table_smaller, SMALLEST_TYPE)
    if in_tables < SMALLEST_READABLE <= look.text.size:
        yield StyleDoubt(path=("look", "table_smaller"), code="small_in_tables", tenths=in_tables)
    if look.running_size < SMALLEST_READABLE:
        yield StyleDoubt(path=("look", "running_size"), code="small", tenths=look.running_size)
    yield from _of_type(("look", "title"), look.title)
    for level, heading in enumerate(look.headings):
        yield from _of_type(("look", "headings", str(level)), heading)


def _of_type(path: tuple[str, ...], one: TypeLook) -> Iterator[StyleDoubt]:
    if one.size < SMALLEST_READABLE:
        yield StyleDoubt(path=(*path, "size"), code="small", tenths=one.size)
    if one.leading * 100 < one.size * CLOSEST_LINES:
        yield StyleDoubt(path=(*path, "leading"), code="close_lines", tenths=one.leading)


def _of_colours(look: Look) -> Iterator[StyleDoubt]:
    for name in ("text_colour", "heading_colour", "link_colour"):
        yield from _pale(("look", name), getattr(look, name), _WHITE, "pale")
    fill = look.table.header_fill
    if contrast(look.heading_colour) >= LEAST_CONTRAST:
        yield from _pale(("look", "table", "header_fill"), look.heading_colour, fill, "pale_on_fill")


def _pale(path: tuple[str, ...], colour: str, ground: str, code: str) -> Iterator[StyleDoubt]:
    found = contrast(colour, ground)
    if found < LEAST_CONTRAST:
        yield StyleDoubt(path=path, code=code, tenths=int(found * 10))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
