"""Files that a board's papers are made with: its logo, and its own Word template."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.picture import Picture, read_picture

LARGEST_TEMPLATE = 4 * 1024 * 1024
"""Bytes of the largest Word template that is kept with a board."""
LONGEST_CONTENT = -(-LARGEST_TEMPLATE // 3) * 4
"""Characters in which the largest of these files is kept."""


class StyleFileRole(StrEnum):
    """What a file is for."""

    LOGO = "logo"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleFile:
    """A file of a board; it has at most one in each role.

    `name` is what it was called, `content` its bytes as base64 text. `description` says what a logo shows, for those
    who cannot see it.
    """

    id: Id
    board_id: Id
    role: StyleFileRole
    name: str
    content: str
    description: str = ""

    @property
    def data(self) -> bytes:
        """The file itself; raises BrokenRule `style_file_broken` where the text is none."""
        try:
            return b64decode(self.content, validate=True)
        except (NoBase64, ValueError) as error:
            raise BrokenRule("style_file_broken", name=self.name) from error


def content_of(data: bytes) -> str:
    """A file as the text in which a board keeps it."""
    return b64encode(data).decode("ascii")


def logo_in(file: StyleFile) -> Picture:
    """The picture of a logo; raises BrokenRule as `read_picture` and `StyleFile.data` do."""
    return read_picture(file.data, file.description)


def check_style_file(file: StyleFile) -> None:
    """Raises BrokenRule where a logo is no picture that papers can hold, or a template is too large."""
    if file.role is StyleFileRole.LOGO:
        logo_in(file)
    elif len(file.data) > LARGEST_TEMPLATE:
        raise BrokenRule("template_too_large", most=LARGEST_TEMPLATE // (1024 * 1024))
