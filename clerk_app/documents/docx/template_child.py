"""The process that opens a board's template: bytes in, plain JSON out, confined like every reader of outside files.

Run as `python -m clerk_app.documents.docx.template_child template`, and by the frozen program as its hidden command.
"""

import base64
import sys
from types import MappingProxyType
from typing import Any

from clerk_app.documents.docx.template import Carried, Furnished, Template, from_template
from clerk_app.documents.style import PageSetup
from clerk_app.documents.units import Length
from clerk_app.importers.child import main as read_as
from clerk_app.importers.office_file import Relation

TEMPLATE = "template"
MODULE = "clerk_app.documents.docx.template_child"

Plain = Any
"""JSON values; what is read back is checked by building values of it."""

_LENGTHS = ("width", "height", "top", "bottom", "left", "right", "header_from_edge", "footer_from_edge")


def main(arguments: list[str]) -> int:
    """Reads the template that stands on standard input and writes what it brings; the answer is the exit code."""
    return read_as(arguments, {TEMPLATE: lambda data: plain_template(from_template(data))})


def plain_template(template: Template) -> Plain:
    """The template as JSON values."""
    page = template.page
    return {
        "styles": _packed(template.styles),
        "numbering": _packed(template.numbering),
        "page": None if page is None else [float(getattr(page, name)) for name in _LENGTHS],
        "section": template.section,
        "settings": list(template.settings),
        "has_first_page": template.has_first_page,
        "furniture": [
            [one.kind, one.pages, one.part, one.says_something, one.counts_pages] for one in template.furniture
        ],
        "parts": [_plain_part(one) for one in template.parts],
        "left_out": dict(template.left_out),
    }


def template_of(plain: Plain) -> Template:
    """The template; raises ValueError, TypeError or KeyError for what is none."""
    page = plain["page"]
    return Template(
        styles=_unpacked(plain["styles"]),
        numbering=_unpacked(plain["numbering"]),
        page=None if page is None else PageSetup(**{name: Length(page[at]) for at, name in enumerate(_LENGTHS)}),
        section=str(plain["section"]),
        settings=tuple(map(str, plain["settings"])),
        has_first_page=bool(plain["has_first_page"]),
        furniture=tuple(_furnished(*one) for one in plain["furniture"]),
        parts=tuple(_part(*one) for one in plain["parts"]),
        left_out=MappingProxyType({str(kind): int(count) for kind, count in plain["left_out"].items()}),
    )


def _plain_part(part: Carried) -> Plain:
    related = [[one.place, one.kind, one.target, one.outside] for one in part.related]
    return [part.name, part.kind, part.content_type, _packed(part.content), related]


def _part(name: str, kind: str, content_type: str, content: str, related: Plain) -> Carried:
    relations = tuple(Relation(str(place), str(of), str(to), bool(outside)) for place, of, to, outside in related)
    return Carried(str(name), str(kind), str(content_type), _unpacked(content), relations)


def _furnished(kind: str, pages: str, part: str, says_something: bool, counts_pages: bool) -> Furnished:
    return Furnished(str(kind), str(pages), str(part), bool(says_something), bool(counts_pages))


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
