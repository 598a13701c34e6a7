"""What Word would refuse or repair in a file, and what is laid out by hand in it: every fault in words."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from clerk_app.documents.docx.xml import R, W
from clerk_app.domain.links import safe_link
from tests.documents.ooxml import style_of, text_of, value, w
from tests.documents.wordml import Element, attribute_faults, order_faults

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPES}.wordprocessingml"
RELATIONS = f"{{{PACKAGE}/relationships}}Relationship"

CONTENT = {
    f"{OFFICE}/officeDocument": (f"{WORD}.document.main+xml",),
    f"{OFFICE}/styles": (f"{WORD}.styles+xml",),
    f"{OFFICE}/numbering": (f"{WORD}.numbering+xml",),
    f"{OFFICE}/settings": (f"{WORD}.settings+xml",),
    f"{OFFICE}/fontTable": (f"{WORD}.fontTable+xml",),
    f"{OFFICE}/header": (f"{WORD}.header+xml",),
    f"{OFFICE}/footer": (f"{WORD}.footer+xml",),
    f"{OFFICE}/theme": (f"{TYPES}.theme+xml",),
    f"{OFFICE}/font": (f"{TYPES}.obfuscatedFont",),
    f"{OFFICE}/image": (
        "image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/x-emf", "image/x-wmf",
    ),
    f"{OFFICE}/extended-properties": (f"{TYPES}.extended-properties+xml",),
    f"{PACKAGE}/relationships/metadata/core-properties": (
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
}  # fmt: skip
"""The content types that a part may have, by the kind of relationship that leads to it."""

DIRECT_PARAGRAPH = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "bidi", "spacing", "ind"}
DIRECT_RUN = {"rStyle", "b", "bCs", "i", "iCs", "u", "rtl", "lang"}
GAPS = ("TableGap", "TableEnd")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads: its kind, and the part's name or, outside the package, the address."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened file: its parts by name, the trees of those that are XML, the relationships of each by id."""

    names: tuple[str, ...]
    parts: dict[str, bytes]
    trees: dict[str, Element]
    relations: dict[str, dict[str, Relation]]

    def word(self, name: str) -> Element:
        return self.trees[f"word/{name}.xml"]

    def furniture(self) -> list[Element]:
        """The headers and footers."""
        return [tree for tree in self.trees.values() if tree.tag in (w("hdr"), w("ftr"))]


def faults(data: bytes, *, in_template: bool = False) -> list[str]:
    """Everything that is wrong; of what a template brings only what ties it to the rest is judged."""
    package = opened(data)
    checks: list[Callable[[Package], Iterator[str]]] = [
        _names, _content_types, _relations, _references, _styles, _numbering, _bookmarks, _tables, _fields, _properties,
        _habits,
    ]  # fmt: skip
    if not in_template:
        checks += [_schema, _looks]
    else:
        checks += [_schema_of_body]
    return [fault for check in checks for fault in check(package)]


def opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = tuple(file.namelist())
        parts = {name: file.read(name) for name in names}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    relations = {
        _owner(name): {str(one.get("Id")): _relation(_owner(name), one) for one in tree.findall(RELATIONS)}
        for name, tree in trees.items()
        if name.endswith(".rels")
    }
    return Package(names, parts, trees, relations)


def _owner(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relation(owner: str, one: Element) -> Relation:
    target = one.get("Target") or ""
    if one.get("TargetMode") == "External":
        return Relation(one.get("Type") or "", target, outside=True)
    return Relation(one.get("Type") or "", posixpath.normpath(posixpath.join(posixpath.dirname(owner), target)), False)


def _names(package: Package) -> Iterator[str]:
    if package.names[0] != "[Content_Types].xml":
        yield "the package does not begin with its content types"
    for name, count in Counter(name.casefold() for name in package.names).items():
        if count > 1:
            yield f"{name} is there {count} times"
    for name, part in package.parts.items():
        if name in package.trees and b"<!DOCTYPE" in part:
            yield f"{name} declares a document type"


def _content_types(package: Package) -> Iterator[str]:
    said = {
        (one.get("PartName") or "").removeprefix("/"): one.get("ContentType")
        for one in package.trees["[Content_Types].xml"]
        if one.get("PartName")
    }
    endings = {one.get("Extension"): one.get("ContentType") for one in package.trees["[Content_Types].xml"]}
    yield from (f"a content type is told of {name}, which is not there" for name in said if name not in package.parts)
    relations = [one for of_part in package.relations.values() for one in of_part.values() if not one.outside]
    for relation in relations:
        kind = said.get(relation.target) or endings.get(relation.target.rpartition(".")[2])
        if kind not in CONTENT.get(relation.kind, ()):
            yield f"{relation.target} is {kind}, and is related as {relation.kind}"


def _relations(package: Package) -> Iterator[str]:
    reached = {one.target for of_part in package.relations.values() for one in of_part.values() if not one.outside}
    for name in package.names:
        if name != "[Content_Types].xml" and not name.endswith(".rels") and name not in reached:
            yield f"nothing leads to {name}"
    for name, tree in package.trees.items():
        if name.endswith(".rels"):
            yield from _repeated(f"relationship of {name}", [one.get("Id") or "" for one in tree])
    for owner, relations in package.relations.items():
        if owner and owner not in package.parts:
            yield f"{owner} has relationships and is not there"
        for place, relation in relations.items():
            if not relation.outside and relation.target not in package.parts:
                yield f"{place} of {owner} leads to {relation.target}, which is not there"
            if relation.outside and (relation.kind != f"{OFFICE}/hyperlink" or safe_link(relation.target) == ""):
                yield f"{place} of {owner} leads out to {relation.target}"


def _references(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        known = package.relations.get(name, {})
        for element in tree.iter(etree.Element):
            for key, said in element.attrib.items():
                if str(key).startswith(f"{{{R}}}") and str(said) not in known:
                    yield f"{name} refers to {said!s}, which is no relationship of it"
    wanted = {"headerReference": "header", "footerReference": "footer", "hyperlink": "hyperlink"}
    known = package.relations["word/document.xml"]
    for element in package.word("document").iter(*map(w, wanted)):
        relation = known.get(element.get(f"{{{R}}}id") or "")
        if relation is not None and relation.kind != f"{OFFICE}/{wanted[etree.QName(element).localname]}":
            yield f"a {etree.QName(element).localname} refers to a {relation.kind}"


def _styles(package: Package) -> Iterator[str]:
    styles = package.word("styles").findall(w("style"))
    kinds = {value(one, "styleId"): value(one, "type") for one in styles}
    yield from _repeated("style", [value(one, "styleId") for one in styles])
    yield from _repeated("style name", [value(one.find(w("name"))).casefold() for one in styles])
    for kind in ("paragraph", "character", "table", "numbering"):
        count = sum(value(one, "type") == kind and value(one, "default") in ("1", "true") for one in styles)
        if count != 1:
            yield f"{count} styles are the default for a {kind}"
    for one in styles:
        for tie in ("basedOn", "next", "link"):
            other = value(one.find(w(tie)))
            if other and (other not in kinds or (tie != "link" and kinds[other] != value(one, "type"))):
                yield f"style {value(one, 'styleId')} has {other} as its {tie}"
    uses = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for tree in (package.word("document"), package.word("numbering"), *package.furniture()):
        for used in tree.iter(*map(w, uses)):
            if kinds.get(value(used)) != uses[etree.QName(used).localname]:
                yield f"{value(used)} is used as a {uses[etree.QName(used).localname]} style"


def _numbering(package: Package) -> Iterator[str]:
    numbering = package.word("numbering")
    abstracts = {value(one, "abstractNumId"): one for one in numbering.findall(w("abstractNum"))}
    nums = {value(one, "numId"): value(one.find(w("abstractNumId"))) for one in numbering.findall(w("num"))}
    yield from _repeated("numbering", [value(one, "numId") for one in numbering.findall(w("num"))])
    yield from _repeated("pattern", [value(one, "abstractNumId") for one in numbering.findall(w("abstractNum"))])
    yield from (f"numbering {num} has no pattern {of}" for num, of in nums.items() if of not in abstracts)
    for one in abstracts.values():
        yield from _repeated("level", [value(level, "ilvl") for level in one.findall(w("lvl"))])
    for tree in (package.word("document"), package.word("styles"), *package.furniture()):
        for used in tree.iter(w("numPr")):
            num = value(used.find(w("numId")))
            if num not in ("", "0") and num not in nums:
                yield f"numbering {num} is used and not there"
    styled = {value(one, "styleId"): one.find(f"{w('pPr')}/{w('numPr')}") for one in package.word("styles")}
    for abstract, one in abstracts.items():
        for level in one.findall(w("lvl")):
            bound = level.find(w("pStyle"))
            if bound is None:
                continue
            back = styled.get(value(bound))
            if back is None or nums.get(value(back.find(w("numId")))) != abstract:
                yield f"level {value(level, 'ilvl')} is bound to {value(bound)}, which is not numbered by it"
            elif (value(back.find(w("ilvl"))) or "0") != value(level, "ilvl"):
                yield f"{value(bound)} is bound to another level than it says"


def _bookmarks(package: Package) -> Iterator[str]:
    document = package.word("document")
    starts = list(document.iter(w("bookmarkStart")))
    yield from _repeated("bookmark", [value(one, "id") for one in starts])
    yield from _repeated("bookmark", [value(one, "name").casefold() for one in starts])
    open_now: list[str] = []
    for one in document.iter(w("p"), w("bookmarkStart"), w("bookmarkEnd")):
        if one.tag == w("p"):
            yield from (f"bookmark {place} does not end in its paragraph" for place in open_now)
            open_now = []
        elif one.tag == w("bookmarkStart"):
            open_now.append(value(one, "id"))
        elif value(one, "id") in open_now:
            open_now.remove(value(one, "id"))
        else:
            yield f"bookmark {value(one, 'id')} ends and has not begun"
    yield from (f"bookmark {place} does not end" for place in open_now)


def _tables(package: Package) -> Iterator[str]:
    for place, table in enumerate(package.word("document").iter(w("tbl")), start=1):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        if not 1 <= columns <= 63:
            yield f"table {place} has {columns} columns"
        widths = [int(value(one, "w")) for one in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
        if sum(widths) != int(value(table.find(f"{w('tblPr')}/{w('tblW')}"), "w")):
            yield f"table {place} is not as wide as its columns"
        yield from (f"table {place}: {fault}" for fault in _row_faults(table.findall(w("tr")), widths))


def _row_faults(rows: Sequence[Element], widths: Sequence[int]) -> Iterator[str]:
    heads = [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows]
    if not rows:
        yield "no row"
    if heads != sorted(heads, reverse=True) or (len(heads) > 1 and all(heads)):
        yield "rows that are repeated on each page are not the first"
    merged: set[int] = set()
    for row, is_head in zip(rows, heads, strict=True):
        at, below = 0, set()
        for cell in row.findall(w("tc")):
            span = int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
            if int(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w")) != sum(widths[at : at + span]):
                yield "a cell is not as wide as its columns"
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None and value(merge) != "restart" and at not in merged:
                yield "a cell goes on from above where none does"
            below |= {at} if merge is not None else set()
            if not len(cell) or cell[-1].tag != w("p"):
                yield "a cell does not end with a paragraph"
            styles = {style_of(one) for one in cell.findall(w("p"))}
            if "TableHeading" in styles and not is_head and row is rows[0]:
                yield "the row of headings is not repeated"
            at += span
        if at != len(widths):
            yield f"a row of {at} columns in a table of {len(widths)}"
        merged = below


def _fields(package: Package) -> Iterator[str]:
    """The number of a page, of all pages, and of the page of a bookmark that there is, are all that is worked out."""
    bookmarks = {value(one, "name") for one in package.word("document").iter(w("bookmarkStart"))}
    references = {("PAGEREF", name, "\\h") for name in bookmarks}
    for paragraph in (one for tree in (package.word("document"), *package.furniture()) for one in tree.iter(w("p"))):
        kinds = [value(one, "fldCharType") for one in paragraph.iter(w("fldChar"))]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            yield f"a field goes {' '.join(kinds)}"
        for said in paragraph.iter(w("instrText")):
            words = tuple((said.text or "").split())
            if words[0] not in ("PAGE", "NUMPAGES") and words not in references:
                yield f"a field of {said.text}"


def _properties(package: Package) -> Iterator[str]:
    core = package.trees["docProps/core.xml"]
    said = {etree.QName(one).localname: one.text for one in core}
    for name in ("title", "creator", "created", "modified", "identifier", "language"):
        if not said.get(name):
            yield f"the file says nothing of its {name}"
    drawn = [one.get("id") or "" for tree in package.trees.values() for one in tree.iter() if _local(one) == "docPr"]
    yield from _repeated("drawing", drawn)
    language = package.word("styles").find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if value(language) != said.get("language"):
        yield "the words are in another language than the file says"


def _schema(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            yield from (f"{name}: {fault}" for fault in (*order_faults(tree), *attribute_faults(tree)))


def _schema_of_body(package: Package) -> Iterator[str]:
    for element in package.word("document")[0]:
        if element.tag != w("sectPr"):
            yield from (*order_faults(element), *attribute_faults(element))
    for tree in (package.word("styles"), package.word("numbering"), package.word("settings")):
        yield from order_faults(tree)


def _habits(package: Package) -> Iterator[str]:
    body = package.word("document")[0]
    for paragraph in body.iter(w("p")):
        yield from (f"{fault}: {text_of(paragraph)[:40]!r}" for fault in _paragraph_faults(paragraph))
    for link in body.iter(w("hyperlink")):
        if not value(link, "tooltip"):
            yield "a link does not say where it leads"
        following = link.getnext()
        if following is not None and following.tag == link.tag and following.attrib == link.attrib:
            yield "one link is two"
    for table in body.iter(w("tbl")):
        following = table.getnext()
        if following is None or following.tag != w("p"):
            yield "Word would join a table with what follows"
    if body[-1].tag != w("sectPr"):
        yield "the body does not end with its page"


def _paragraph_faults(paragraph: Element) -> Iterator[str]:
    style, parent = style_of(paragraph), paragraph.getparent()
    properties = paragraph.find(w("pPr"))
    direct = {etree.QName(one).localname for one in properties} if properties is not None else set()
    if not style:
        yield "no style"
    if direct - DIRECT_PARAGRAPH or ("ind" in direct and style != "ItemNumber"):
        yield f"formatted by hand ({' '.join(sorted(direct))})"
    spacing = None if properties is None else properties.find(w("spacing"))
    if spacing is not None and {etree.QName(str(key)).localname for key in spacing.attrib} - {"before", "after"}:
        yield "lines set apart by hand"
    for run in paragraph.iter(w("rPr")):
        by_hand = {etree.QName(one).localname for one in run}
        if by_hand - DIRECT_RUN:
            yield f"words formatted by hand ({' '.join(sorted(by_hand))})"
    if style in GAPS:
        before, after = paragraph.getprevious(), paragraph.getnext()
        if before is None or before.tag != w("tbl") or after is None or after.tag not in (w("tbl"), w("sectPr")):
            yield "an empty paragraph that no table needs"
    elif paragraph.find(f".//{w('drawing')}") is not None:
        if not all(one.get("descr") for one in paragraph.iter() if _local(one) == "docPr"):
            yield "a picture is not described for those who do not see it"
    elif not text_of(paragraph) and style != "ItemNumber" and (parent is None or parent.tag != w("tc")):
        yield "an empty paragraph"
    if paragraph.find(f".//{w('tab')}") is not None and style != "SignatureLine":
        yield "a tab"
    if direct & {"numPr"} and re.match(r"(\d+\.|\d+(\.\d+)+|[•–*])\s", text_of(paragraph)):
        yield "a number is typed"


def _looks(package: Package) -> Iterator[str]:
    styles = {value(one, "styleId"): one for one in package.word("styles").findall(w("style"))}
    defaults = package.word("styles").find(w("docDefaults"))
    if defaults is None or defaults.find(f".//{w('widowControl')}") is None:
        yield "single lines may stand alone on a page"
    used = {value(one) for one in package.word("document").iter(w("pStyle"))} - set(GAPS)
    for name in sorted(used):
        if name in styles and styles[name].find(w("qFormat")) is None:
            yield f"{name} is not in the gallery"
    for name in ("Heading1", "Heading2", "Heading3", "Caption", "Title"):
        if name in styles and styles[name].find(f"{w('pPr')}/{w('keepNext')}") is None:
            yield f"{name} may stand alone at the foot of a page"
    for table in package.word("document").iter(w("tbl")):
        headed = table.find(f".//{w('tblHeader')}") is not None
        if headed and not value(table.find(f"{w('tblPr')}/{w('tblDescription')}")):
            yield "a table is not described for those who do not see it"


def _repeated(what: str, names: Sequence[str]) -> Iterator[str]:
    return (f"{what} {name} is there {count} times" for name, count in Counter(names).items() if count > 1)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


__all__ = ["W", "faults", "opened"]
