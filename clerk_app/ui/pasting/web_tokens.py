"""HTML as tags and text, one after another: every text is HTML to it, however broken, and it never looks back.

Nothing is built from it here, so what a page asks for (files, scripts, styles) is only passed by. Python's own
html.parser (3.11) goes over what is left open again and again: 8,000 times "<a " takes it ten seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags."""

    text: str


@dataclass(frozen=True, slots=True)
class Begin:
    """A tag that begins an element, with its attributes."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """A tag that ends an element."""

    tag: str


@dataclass(frozen=True, slots=True)
class Styles:
    """The inside of a style sheet."""

    text: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Where what was copied begins, or ends: around it stands what it was copied from."""

    begins: bool


Token = Text | Begin | End | Styles | Fragment

# The quantifiers give nothing back (++, *+): no text makes them try the same characters twice.
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9:_-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_BROKEN_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:_-]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']*+))?""")
_UNSEEN = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("style", "script", "xml", "title", "svg", "math")}


def tokens(html: str) -> Iterator[Token]:
    """The tags and texts of a page in order."""
    place, length = 0, len(html)
    while place < length:
        begun = html.find("<", place)
        if begun < 0:
            yield Text(unescape(html[place:]))
            return
        if begun > place:
            yield Text(unescape(html[place:begun]))
        if html.startswith("<!--", begun):
            end = html.find("-->", begun + 4)
            comment = html[begun + 4 : end] if end >= 0 else ""
            if comment.strip() in ("StartFragment", "EndFragment"):
                yield Fragment(begins=comment.strip() == "StartFragment")
            place = end + 3 if end >= 0 else length
            continue
        if html.startswith(("<!", "<?"), begun):
            place = html.find(">", begun) + 1 or length
            continue
        found = _TAG.match(html, begun) or _BROKEN_TAG.match(html, begun)
        if found is None:
            is_left = html.find(">", begun) < 0
            yield Text(unescape(html[begun:] if is_left else "<"))
            place = length if is_left else begun + 1
            continue
        place = found.end()
        tag = found[2].lower()
        if found[1]:
            yield End(tag)
            continue
        yield Begin(tag, attributes_of(found[3]))
        if tag in _UNSEEN and not found[3].endswith("/"):
            end_tag = _UNSEEN[tag].search(html, place)
            stop = end_tag.start() if end_tag is not None else length
            if tag == "style":
                yield Styles(html[place:stop])
            place = stop


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters; of two of one name the first holds."""
    made: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        made.setdefault(name.lower(), unescape(value.strip("\"'")))
    return made


def styles_of(text: str) -> dict[str, str]:
    """The declarations of a style attribute, or of one rule, names and values in small letters."""
    made: dict[str, str] = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            made[name.strip().lower()] = value.strip().lower()
    return made
