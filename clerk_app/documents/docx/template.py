"""A board's own Word file as the frame of its papers: page, fonts, styles, header and footer with their pictures.

It comes from outside, so it is read like any other such file: sizes are checked before it is unpacked, nothing in it
may declare entities, and only what is known to be harmless goes along. What it says in its body is a sample at best.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.documents.docx.frame_cleaning import Cleaning, counts_pages, says_something
from clerk_app.documents.docx.xml import W, attribute
from clerk_app.documents.style import PageSetup
from clerk_app.documents.units import Length, pt
from clerk_app.domain.links import safe_link
from clerk_app.importers.limits import MEGABYTE
from clerk_app.importers.office_file import OfficeFile, Relation, child, children, local_name, number
from clerk_app.importers.office_file import attribute as said
from clerk_app.importers.refusal import Refusal, RefusalCode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_FRAME = 8 * MEGABYTE
"""Bytes of pictures and fonts: every paper that is written carries them."""
_MOST_STYLES = 3_000
_MOST_FURNITURE_TAGS = 50_000

_STRICT = "http://purl.oclc.org/ooxml/"
_PAGE = ("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign", "textDirection", "bidi", "rtlGutter")
_SETTINGS = (
    "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "evenAndOddHeaders",
    "themeFontLang", "clrSchemeMapping",
)  # fmt: skip
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\x00", "tiff", "image/tiff"),
    (b"MM\x00*", "tiff", "image/tiff"),
    (b"\x01\x00\x00\x00", "emf", "image/x-emf"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
)
"""How pictures that Word shows begin, with the ending of their names and their type."""
_WORD_TYPES = "application/vnd.openxmlformats-officedocument"
_OFF = ("0", "false", "off")
_NARROWEST, _WIDEST = 1_700, 31_680
"""Twips of text that a line must have room for (3 cm), and the largest paper that Word knows."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A part that goes along under a name of ours; `related` is what it refers to, parts by their names here."""

    name: str
    kind: str
    content_type: str
    content: bytes
    related: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Furnished:
    """A header or footer ("header", "footer") of some pages ("default", "first", "even") in the part of that name."""

    kind: str
    pages: str
    part: str
    says_something: bool
    counts_pages: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a board's own Word file brings. `left_out` counts what does not go along, by kind of thing.

    `page` is None where the file sets none; `section` and `settings` are elements of Word as text. `parts` are headers,
    footers, pictures, fonts and the theme; `styles` and `numbering` are whole parts, empty where there are none.
    """

    styles: bytes = b""
    numbering: bytes = b""
    page: PageSetup | None = None
    section: str = ""
    settings: tuple[str, ...] = ()
    has_first_page: bool = False
    furniture: tuple[Furnished, ...] = ()
    parts: tuple[Carried, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def from_template(data: bytes) -> Template:
    """What the .docx or .dotx brings; raises Refusal for a file that is broken, hostile or of another kind."""
    return _Reading(OfficeFile(data)).template()


class _Reading:
    """Reads one file; what goes along is collected in the order it is met."""

    def __init__(self, office: OfficeFile) -> None:
        self._office = office
        self._main = office.main_part()
        self._related = office.related(self._main)
        self._left_out: Counter[str] = Counter()
        self._carried: dict[str, Carried] = {}
        self._cleaning = Cleaning(self._left_out)

    def template(self) -> Template:
        root = self._office.root(self._main)
        _check_is_word(root)
        body = child(root, "body")
        sections = [one for one in root.iter(f"{{{W}}}sectPr") if local_name(_above(one)) != "pPrChange"]
        last = sections[-1] if sections else None
        self._left_out["text"] += _paragraphs_of_text(body)
        furniture = tuple(self._furniture(sections))
        styles, numbering = self._styles(), self._numbering()
        self._theme_and_fonts()
        _check_room(self._carried.values())
        page = _page(last)
        return Template(
            styles=styles,
            numbering=numbering,
            page=page,
            section=_section(last) if page is not None else "",
            settings=self._settings(),
            has_first_page=_value(child(last, "titlePg"), "0") not in _OFF,
            furniture=furniture,
            parts=tuple(self._carried.values()),
            left_out=MappingProxyType({kind: count for kind, count in self._left_out.items() if count}),
        )

    def _furniture(self, sections: list["Element"]) -> Iterator[Furnished]:
        """The headers and footers of the last section; one that names none has that of the section before."""
        named: dict[tuple[str, str], str] = {}
        for section in sections:
            for one in section:
                if local_name(one) in ("headerReference", "footerReference"):
                    kind = local_name(one).removesuffix("Reference")
                    named[kind, said(one, "type") or "default"] = said(one, "id")
        for (kind, pages), place in named.items():
            is_kind, part = self._related.get(place, ("", ""))
            if is_kind == kind and pages in ("default", "first", "even"):
                yield self._furnished(kind, pages, part)

    def _furnished(self, kind: str, pages: str, part: str) -> Furnished:
        carried = self._carried.get(part)
        if carried is None:
            root = self._root(part, _MOST_FURNITURE_TAGS)
            related = self._relations_of(part, ("image", "hyperlink"))
            self._cleaning.clean(root, {one.place for one in related})
            name = f"template{len(self._carried) + 1}.xml"
            carried = Carried(name, kind, f"{_WORD_TYPES}.wordprocessingml.{kind}+xml", _as_bytes(root), related)
            self._carried[part] = carried
        root = self._parsed(carried.content)
        return Furnished(kind, pages, carried.name, says_something(root), counts_pages(root))

    def _relations_of(self, part: str, kinds: tuple[str, ...]) -> tuple[Relation, ...]:
        """What may go along of all that a part refers to: pictures and fonts within the file, and links to the web."""
        kept: list[Relation] = []
        for one in self._office.relations(part):
            if one.outside:
                address = safe_link(one.target) if one.kind == "hyperlink" and one.kind in kinds else ""
                kept += [Relation(one.place, one.kind, address, outside=True)] if address else []
                self._left_out["elsewhere"] += not address
            elif one.kind in kinds and one.kind != "hyperlink" and (name := self._carry(one)):
                kept.append(Relation(one.place, one.kind, name, outside=False))
        return tuple(kept)

    def _carry(self, relation: Relation) -> str:
        """The name under which a picture or font goes along; "" for one that is neither."""
        if relation.target in self._carried:
            return self._carried[relation.target].name
        if relation.target not in self._office:
            return ""
        content = self._office.data(relation.target)
        place = len(self._carried) + 1
        if relation.kind == "font":
            name, content_type = f"fonts/template{place}.odttf", f"{_WORD_TYPES}.obfuscatedFont"
        else:
            ending, content_type = _kind_of_picture(content)
            name = f"media/template{place}.{ending}" if ending else ""
        if name:
            self._carried[relation.target] = Carried(name, relation.kind, content_type, content)
        return name

    def _styles(self) -> bytes:
        root = self._part_of("styles")
        if root is None:
            return b""
        known: set[str] = set()
        for one in list(root):
            name, place = _value(child(one, "name")), said(one, "styleId")
            is_style = local_name(one) == "style" and name and place and not {f"#{place}", name.casefold()} & known
            if is_style:
                known |= {f"#{place}", name.casefold()}
            elif local_name(one) not in ("docDefaults", "latentStyles"):
                root.remove(one)
        if len(root) > _MOST_STYLES:
            raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
        self._cleaning.clean(root, set())
        return _as_bytes(root)

    def _numbering(self) -> bytes:
        root = self._part_of("numbering")
        if root is None:
            return b""
        for one in list(root.iter(f"{{{W}}}numPicBullet", f"{{{W}}}lvlPicBulletId")):
            _above(one).remove(one)
        for one in root.iter(f"{{{W}}}lvlOverride"):
            # LibreOffice writes the two in an order that the schema has not.
            one[:] = sorted(one, key=lambda each: local_name(each) != "startOverride")
        self._cleaning.clean(root, set())
        return _as_bytes(root)

    def _theme_and_fonts(self) -> None:
        theme = self._part_of("theme")
        if theme is not None and not self._office.relations(self._name_of("theme")):
            self._carried["theme"] = Carried(
                "theme/template.xml", "theme", f"{_WORD_TYPES}.theme+xml", _as_bytes(theme)
            )
        fonts = self._part_of("fontTable")
        if fonts is not None:
            related = self._relations_of(self._name_of("fontTable"), ("font",))
            self._cleaning.clean(fonts, {one.place for one in related})
            content_type = f"{_WORD_TYPES}.wordprocessingml.fontTable+xml"
            self._carried["fontTable"] = Carried("fontTable.xml", "fontTable", content_type, _as_bytes(fonts), related)

    def _settings(self) -> tuple[str, ...]:
        root = self._part_of("settings")
        return () if root is None else tuple(as_text(one) for name in _SETTINGS for one in children(root, name))

    def _name_of(self, kind: str) -> str:
        return next((part for is_kind, part in self._related.values() if is_kind == kind), "")

    def _part_of(self, kind: str) -> "Element | None":
        name = self._name_of(kind)
        return self._root(name) if name and name in self._office else None

    def _root(self, name: str, most: int = 0) -> "Element":
        root = self._office.root(name)
        if most and sum(1 for _ in root.iter()) > most:
            raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
        return root

    def _parsed(self, content: bytes) -> "Element":
        from lxml import etree  # noqa: PLC0415

        return etree.fromstring(content)


def as_text(element: "Element") -> str:
    """An element of Word with its own attributes and children, as it stands where `w` is declared."""
    name = local_name(element)
    facts = "".join(
        f' w:{str(key).rpartition("}")[2]}="{attribute(str(value))}"'
        for key, value in element.attrib.items()
        if str(key).startswith(f"{{{W}}}")
    )
    inside = "".join(as_text(one) for one in element if str(one.tag).startswith(f"{{{W}}}"))
    return f"<w:{name}{facts}>{inside}</w:{name}>" if inside else f"<w:{name}{facts}/>"


def _as_bytes(root: "Element") -> bytes:
    from lxml import etree  # noqa: PLC0415

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _check_is_word(root: "Element") -> None:
    if str(root.tag).startswith(f"{{{_STRICT}"):
        raise Refusal(RefusalCode.STRICT_FORM)
    if root.tag != f"{{{W}}}document":
        raise Refusal(RefusalCode.OTHER_KIND)


def _check_room(parts: Iterable[Carried]) -> None:
    if sum(len(one.content) for one in parts) > LARGEST_FRAME:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_FRAME // MEGABYTE)


def _value(element: "Element | None", otherwise: str = "") -> str:
    return otherwise if element is None else said(element, "val")


def _above(element: "Element") -> "Element":
    above = element.getparent()
    return element if above is None else above


def _paragraphs_of_text(body: "Element | None") -> int:
    if body is None:
        return 0
    texts = f"{{{W}}}t"
    return len([1 for p in body.iter(f"{{{W}}}p") if any((one.text or "").strip() for one in p.iter(texts))])


def _page(section: "Element | None") -> PageSetup | None:
    """The page, its text as wide as one of its columns."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if size is None or margins is None:
        return None
    width, height = number(said(size, "w")), number(said(size, "h"))
    left, right = (abs(number(said(margins, side))) for side in ("left", "right"))
    left += number(said(margins, "gutter"))
    text = _column(child(section, "cols"), width - left - right)
    top, bottom = (abs(number(said(margins, side))) for side in ("top", "bottom"))
    is_there = all(_NARROWEST < one <= _WIDEST for one in (width, height))
    if not is_there or text < _NARROWEST or height - top - bottom < _NARROWEST:
        raise Refusal(RefusalCode.NO_ROOM_ON_PAGE)
    return PageSetup(
        width=_twips(width), height=_twips(height), top=_twips(top), bottom=_twips(bottom), left=_twips(left),
        right=_twips(width - left - text), header_from_edge=_twips(number(said(margins, "header"))),
        footer_from_edge=_twips(number(said(margins, "footer"))),
    )  # fmt: skip


def _column(columns: "Element | None", width: int) -> int:
    count = max(1, number(said(columns, "num"), 1)) if columns is not None else 1
    if columns is None or count == 1:
        return width
    return (width - (count - 1) * number(said(columns, "space"), 720)) // count


def _section(section: "Element | None") -> str:
    if section is None:
        return ""
    return "".join(as_text(one) for one in section if local_name(one) in ("pgSz", "pgMar", "docGrid", *_PAGE))


def _kind_of_picture(content: bytes) -> tuple[str, str]:
    return next(((ending, kind) for begins, ending, kind in _PICTURES if content.startswith(begins)), ("", ""))


def _twips(count: int) -> Length:
    return pt(count / 20)
