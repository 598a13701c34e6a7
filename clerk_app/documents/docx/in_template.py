"""A paper in a board's own template: the template's page, looks, header and footer, and ours for what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from lxml import etree

from clerk_app.documents.blocks import Document, Furniture, Role
from clerk_app.documents.docx import parts
from clerk_app.documents.docx.body import Body
from clerk_app.documents.docx.merged_styles import Merged, merged_looks, size_of_text
from clerk_app.documents.docx.pictures import picture_part, picture_types, related_picture
from clerk_app.documents.docx.styles import font_table_part
from clerk_app.documents.docx.template import Carried, Furnished, Template
from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE, W
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import paper_language
from clerk_app.documents.units import Length, pt

_SETTINGS = (
    "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "trackRevisions",
    "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping",
)  # fmt: skip
"""In the order of the schema."""
_KINDS = ("header", "footer")


def files_in_template(
    document: Document, style: PageStyle, template: Template, *, track_changes: bool
) -> dict[str, str | bytes]:
    """The parts of the file by name."""
    style = adapted(style, template)
    body = Body(style)
    body.blocks(document.blocks)
    looks = merged_looks(template, style, body.numbering, paper_language(document.metadata))
    frame = _Frame(document, style, template)
    own = frame.own_parts()
    running = document.furniture.logo if parts.HEADER in own else None
    picture = body.picture or running
    carried = list(_needed(template, frame.used))
    fonts = any(one.kind == "fontTable" for one in carried)
    page = "".join(frame.references(own)) + (template.section or _page_of(style, document))
    page += "<w:titlePg/>" if frame.has_first_page else ""
    return {
        "[Content_Types].xml": parts.content_types(tuple(own), _content_types(carried) | picture_types(picture)),
        "_rels/.rels": parts.package_relationships(),
        "docProps/core.xml": parts.core_properties(document.metadata),
        "docProps/app.xml": parts.app_properties(),
        "word/document.xml": (
            f"{PROLOGUE}<w:document {NAMESPACES}><w:body>{''.join(body.pieces)}<w:sectPr>{_in_order(page)}</w:sectPr>"
            "</w:body></w:document>"
        ),
        "word/styles.xml": looks.styles,
        "word/numbering.xml": looks.numbering,
        "word/settings.xml": _settings(template, track_changes=track_changes),
        **({} if fonts else {"word/fontTable.xml": font_table_part(style)}),
        "word/_rels/document.xml.rels": parts.document_relationships(
            tuple(own), body.links, _related(carried) | related_picture(body.picture)
        ),
        **{f"word/{name}.xml": content for name, content in own.items()},
        **{f"word/{one.name}": frame.filled(one, looks) for one in carried},
        **{_relations_name(one): _relations_of(one) for one in carried if one.related},
        **({f"word/_rels/{parts.HEADER}.xml.rels": parts.header_relationships(running)} if running else {}),
        **picture_part(picture),
    }


def adapted(style: PageStyle, template: Template) -> PageStyle:
    """The style on the template's page, its sizes in the proportion of the template's body text."""
    if template.page is not None:
        style = replace(style, page=template.page)
    wanted, ours = size_of_text(template), style.text(Role.BODY).size
    if not wanted or wanted == ours:
        return style
    looks = {
        role: replace(
            look, size=_in_half_points(look.size * wanted / ours), leading=_in_half_points(look.leading * wanted / ours)
        )
        for role, look in style.texts.items()
    }
    return replace(style, texts=MappingProxyType(looks))


def _needed(template: Template, used: set[str]) -> Iterator[Carried]:
    """The parts that the paper has, and what these refer to."""
    kept = [one for one in template.parts if one.kind in ("theme", "fontTable") or one.name in used]
    shown = {each.target for one in kept for each in one.related}
    return (one for one in template.parts if one in kept or one.name in shown)


def _in_half_points(points: float) -> Length:
    return pt(round(points * 2) / 2)


@dataclass(slots=True)
class _Frame:
    """Which header and footer each kind of page has: the template's where it says something, else ours."""

    document: Document
    style: PageStyle
    template: Template

    @property
    def has_first_page(self) -> bool:
        own_title = self.document.begins_with_title and "header" not in self._taken()
        return own_title or (self.template.has_first_page and bool(self._taken()))

    @property
    def used(self) -> set[str]:
        """The names of the template's headers and footers that the paper has."""
        return {one.part for _, _, one in self._slots() if isinstance(one, Furnished)}

    def own_parts(self) -> dict[str, str]:
        """Our own headers and footers, by name."""
        furniture = self._furniture()
        made = {
            parts.HEADER: parts.header(self.style, furniture),
            parts.FIRST_HEADER: parts.header(self.style, furniture, titled=True),
            parts.FOOTER: parts.footer(self.style, furniture),
        }
        wanted = {one for _, _, one in self._slots() if isinstance(one, str)}
        return {name: content for name, content in made.items() if content and name in wanted}

    def references(self, own: dict[str, str]) -> Iterator[str]:
        """The references of the page to its headers and footers."""
        for kind, pages, one in self._slots():
            name = one if isinstance(one, str) else _place_of(one.part)
            if not isinstance(one, str) or one in own:
                yield f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'

    def filled(self, one: Carried, looks: Merged) -> bytes:
        """A part of the template as it stands in this paper: with the banner above, and the page counted below."""
        if one.kind not in _KINDS:
            return one.content
        root = etree.fromstring(one.content)
        looks.rename(root)
        furniture = self.document.furniture
        if one.kind == "header" and furniture.banner:
            banner = parts.header(self.style, Furniture(banner=furniture.banner, page_label=""))
            root[0:0] = list(etree.fromstring(banner.encode()))
        label = "" if self._template_counts_pages() else furniture.page_label
        if one.kind == "footer" and (label or furniture.initials):
            added = parts.footer(self.style, Furniture(page_label=label, initials=furniture.initials))
            root.extend(etree.fromstring(added.encode()))
        if not len(root):
            etree.SubElement(root, f"{{{W}}}p")
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _slots(self) -> Iterator[tuple[str, str, Furnished | str]]:
        """For each kind of page the header and footer that it has: of the template, or the name of one of ours."""
        even = any("evenAndOddHeaders" in one for one in self.template.settings)
        pages = ("default", *(("even",) if even else ()), *(("first",) if self.has_first_page else ()))
        for kind in _KINDS:
            for one in pages:
                slot = self._of_template(kind, one) if kind in self._taken() else self._own(kind, one)
                if slot:
                    yield kind, one, slot

    def _of_template(self, kind: str, pages: str) -> Furnished | str:
        """The template's own; a page for which it has none still gets the banner."""
        if pages == "first" and not self.template.has_first_page:
            if kind == "footer" and self.document.has_cover:
                return ""
            pages = "default"
        found = next((one for one in self.template.furniture if (one.kind, one.pages) == (kind, pages)), None)
        return found or (parts.FIRST_HEADER if kind == "header" else "")

    def _own(self, kind: str, pages: str) -> str:
        if kind == "header":
            return parts.FIRST_HEADER if pages == "first" and self.document.begins_with_title else parts.HEADER
        return "" if pages == "first" and self.document.has_cover else parts.FOOTER

    def _taken(self) -> set[str]:
        """The kinds of which the template says something."""
        return {one.kind for one in self.template.furniture if one.says_something}

    def _template_counts_pages(self) -> bool:
        return any(one.counts_pages for one in self.template.furniture)

    def _furniture(self) -> Furniture:
        furniture = self.document.furniture
        return replace(furniture, page_label="") if self._template_counts_pages() else furniture


def _page_of(style: PageStyle, document: Document) -> str:
    section = parts.section(style, (), document)
    return section.removeprefix("<w:sectPr>").removesuffix("</w:sectPr>").replace("<w:titlePg/>", "")


def _in_order(page: str) -> str:
    """What is said of a page, in the order of the schema: the first page's mark stands among the template's own."""
    mark = "<w:titlePg/>"
    if mark not in page:
        return page
    rest = page.replace(mark, "")
    behind = [rest.find(f"<w:{name}") for name in ("textDirection", "bidi", "rtlGutter", "docGrid")]
    at = min((place for place in behind if place >= 0), default=len(rest))
    return rest[:at] + mark + rest[at:]


def _settings(template: Template, *, track_changes: bool) -> bytes:
    root = etree.fromstring(parts.settings(track_changes=track_changes).encode())
    for text in template.settings:
        root.append(etree.fromstring(f"<w:s {NAMESPACES}>{text}</w:s>")[0])
    root[:] = sorted(root, key=lambda one: _SETTINGS.index(etree.QName(one).localname))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _content_types(carried: list[Carried]) -> dict[str, str]:
    return {one.name: one.content_type for one in carried if one.kind != "fontTable"}


def _related(carried: list[Carried]) -> dict[str, tuple[str, str]]:
    """What the document itself refers to; pictures and fonts are referred to by the part that shows them."""
    return {_place_of(one.name): (one.kind, one.name) for one in carried if one.kind in (*_KINDS, "theme")}


def _place_of(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".xml")


def _relations_name(one: Carried) -> str:
    folder, _, file = f"word/{one.name}".rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _relations_of(one: Carried) -> str:
    return parts.part_relationships((each.place, each.kind, each.target, each.outside) for each in one.related)
