"""What was copied elsewhere as paragraphs of minutes, read while they are asked for; and how much is too much."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clerk_app.ui.pasting.paragraphs import LeftOut, Paragraphs, divided
from clerk_app.ui.pasting.plain_text import plain_paragraphs
from clerk_app.ui.pasting.settling import settled
from clerk_app.ui.pasting.web_page import WebPage

MOST_CHARACTERS = 2_000_000
"""Characters that are put in at once: three times a long novel."""

LARGEST_PAGE = 40_000_000
"""Bytes of a page: many times its words, of which Word and Excel put as much round them."""

_TAGS = re.compile(r"<[^<>]*+>")


@dataclass(slots=True)
class Copied:
    """What a clipboard holds: a page, plain text, or both of the same."""

    html: str = ""
    text: str = ""
    left_out: LeftOut = field(default_factory=LeftOut)
    characters: int = field(init=False)
    """How many characters it says, nearly."""

    def __post_init__(self) -> None:
        self.characters = len(self.text) if self.text or not self.html else len(_TAGS.sub("", self.html))

    def paragraphs(self) -> Paragraphs:
        """What it says: the page where that says anything, else the text."""
        has_words = False
        if self.html:
            for one in settled(divided(WebPage(self.html, self.left_out).paragraphs(), self.left_out)):
                has_words = has_words or (one is not None and bool(one.words or one.rows))
                yield one
        if not has_words and self.text:
            yield from settled(divided(plain_paragraphs(self.text), self.left_out))
