"""House styles as files: those of `resources/styles`, and one that a board hands to another."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import SHIPPED_STYLES, USUAL_STYLE, HouseStyle
from clerk_app.plain.values import PlainError, part_from_plain, to_plain_part
from clerk_app.resource_files import resource

STYLE_FORMAT = 1


@cache
def shipped_style(key: str) -> HouseStyle:
    """The style of the program with that key, or the usual one where a store names one that this version has not."""
    if key not in SHIPPED_STYLES:
        return shipped_style(USUAL_STYLE)
    return read_style(resource("styles", f"{key}.json").read_text(encoding="utf-8"))


@cache
def shipped_styles() -> Mapping[str, HouseStyle]:
    """All styles of the program by their keys."""
    return MappingProxyType({key: shipped_style(key) for key in SHIPPED_STYLES})


def style_of(board: Board) -> HouseStyle:
    """The style of the board: its own, or that of the program which it goes by."""
    return board.own_style or shipped_style(board.house_style)


def with_style(board: Board, style: HouseStyle) -> Board:
    """The board going by a style: made from that of the program whose key it bears, or the program's own where alike.

    A style that is as the program's own is not kept beside it, so that it follows later versions.
    """
    key = style.key if style.key in SHIPPED_STYLES else board.house_style
    return replace(board, house_style=key, own_style=None if style == shipped_style(key) else style)


def read_style(text: str) -> HouseStyle:
    """The style that a file holds; raises PlainError where it holds none."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise PlainError("", "no JSON") from error
    if not isinstance(found, dict) or found.keys() != {"format", "style"}:
        raise PlainError("", "no house style")
    if found["format"] != STYLE_FORMAT:
        raise PlainError("format", "of a later version")
    return part_from_plain(HouseStyle, found["style"])


def style_text(style: HouseStyle) -> str:
    """The style as a file, in lines that can be read and compared."""
    return json.dumps({"format": STYLE_FORMAT, "style": to_plain_part(style)}, indent=2, ensure_ascii=False) + "\n"
