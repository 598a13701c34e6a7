"""A house style as bytes from outside: read without trust, and refused with the reason."""

import json

from clerk_app.domain.house_style import HouseStyle
from clerk_app.plain.house_styles import STYLE_FORMAT, read_style
from clerk_app.plain.values import PlainError
from clerk_app.services.trouble import Trouble, TroubleCode

MEGABYTE = 1024 * 1024
LARGEST_STYLE = MEGABYTE
"""Bytes of the largest file that is read: a style has some three thousand."""


def read_style_file(data: bytes | None) -> HouseStyle:
    """The style that a file holds; None stands for more bytes than any style has.

    Raises Trouble `style_not_read` with its `reason`: `too_large`, `empty`, `other_kind` (no style that was saved by
    this program), `newer`, or `not_as_written` with the `place` of what is wrong.
    """
    if data is None or len(data) > LARGEST_STYLE:
        raise _refused("too_large", most=LARGEST_STYLE // MEGABYTE)
    if not data.strip():
        raise _refused("empty")
    found = _parsed(data)
    if not isinstance(found, dict) or "format" not in found or "style" not in found:
        raise _refused("other_kind")
    known = found["format"]
    if isinstance(known, int) and known > STYLE_FORMAT:
        raise _refused("newer")
    try:
        return read_style(json.dumps(found))
    except PlainError as error:
        raise _refused("not_as_written", place=error.place or "format") from error


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refused("other_kind") from error


def _refused(reason: str, **values: str | int) -> Trouble:
    return Trouble(TroubleCode.STYLE_NOT_READ, reason=reason, style=1, **values)
