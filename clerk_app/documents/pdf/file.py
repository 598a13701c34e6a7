"""The file around the pages: catalogue, structure tree, bookmarks, properties. Equal input gives equal bytes.

reportlab numbers and places the objects and embeds the fonts; what it has no say in is written here.
"""

import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from clerk_app.documents.blocks import Metadata
from clerk_app.documents.pdf.colour import srgb_profile
from clerk_app.documents.pdf.dots import colours_of
from clerk_app.documents.pdf.fonts import Fonts
from clerk_app.documents.pdf.strings import text_string
from clerk_app.documents.pdf.structure import Annotation, Element, drawn
from clerk_app.documents.pdf.xmp import PROGRAM, xmp_packet
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import paper_language
from clerk_app.domain.picture import Picture, PictureKind

PICTURE = "Logo"
"""The name by which a page draws its picture."""


@dataclass(slots=True)
class PageContent:
    """One page: its drawing operators, the element of each numbered mark, its links, and the picture that it holds."""

    number: int
    operators: list[str] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    links: list[Annotation] = field(default_factory=list)
    colour: str = ""
    picture: Picture | None = None

    def begin(self, element: Element, kind: str = "") -> None:
        """Begin a mark that belongs to an element."""
        mark = len(self.marks)
        self.marks.append(element)
        element.content.append((self.number, mark))
        self.operators.append(f"/{kind or element.kind} <</MCID {mark}>> BDC")

    def begin_artifact(self, kind: str = "") -> None:
        """Begin a mark that assistive technology passes over."""
        self.operators.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")

    def end(self) -> None:
        """End the mark begun last."""
        self.operators.append("EMC")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level counts from 0, `top` is in points from the foot of the page."""

    title: str
    level: int
    page: int
    top: float


class _Raw(PDFObject):
    """An object whose bytes are known before the file is closed."""

    content = b""

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  reportlab's protocol
        return self.content


def new_document() -> PDFDocument:
    """An empty file that fonts and objects are put into."""
    return PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))


class File:
    """Puts finished pages, tree and bookmarks into a document and closes it."""

    def __init__(self, document: PDFDocument, fonts: Fonts, style: PageStyle, metadata: Metadata) -> None:
        # Any: its catalogue, properties and identity are replaced by ours, which the stubs do not foresee.
        self._document: Any = document
        self._fonts, self._style, self._metadata = fonts, style, metadata
        self._pictures: dict[Picture, int] = {}

    def close(
        self,
        pages: list[PageContent],
        root: Element,
        bookmarks: list[Bookmark],
        places: Mapping[str, tuple[int, float]] = MappingProxyType({}),
    ) -> bytes:
        """The bytes of the file; `places` are those that links within it lead to, as page and height."""
        self._fonts.embed()
        catalogue, information, tree = self._reserve(3)
        page_tree, *page_numbers = self._reserve(1 + len(pages))
        links = [link for page in pages for link in page.links]
        for link, number in zip(links, self._reserve(len(links)), strict=True):
            link.number = number
        elements = list(drawn(root))
        for element, number in zip(elements, self._reserve(len(elements)), strict=True):
            element.number = number
        for page, number in zip(pages, page_numbers, strict=True):
            self._page(page, number, page_tree)
        self._put(page_tree, f"<</Type/Pages/Count {len(pages)}/Kids[{_references(page_numbers)}]>>")
        for place, link in enumerate(links):
            self._put(link.number, _link(link, len(pages) + place, _leading(link, places, page_numbers)))
        for element in elements:
            self._put(element.number, _element(element, tree, page_numbers))
        self._tree(tree, root, pages, links)
        outline = self._outline(bookmarks, page_numbers)
        self._put(catalogue, self._catalogue(page_tree, tree, outline))
        self._put(information, _information(self._metadata))
        self._document.Catalog = self._object(catalogue)
        self._document.info = self._object(information)
        self._document._ID = self._identity()
        written: bytes = self._document.format()
        return written

    def _reserve(self, count: int) -> list[int]:
        numbers: list[int] = []
        for _ in range(count):
            self._document.Reference(_Raw())
            numbers.append(self._document.objectcounter)
        return numbers

    def _put(self, number: int, content: str | bytes) -> None:
        self._object(number).content = content.encode("latin-1") if isinstance(content, str) else content

    def _object(self, number: int) -> _Raw:
        found: _Raw = self._document.idToObject[self._document.numberToId[number]]
        return found

    def _add(self, content: str | bytes) -> int:
        number = self._reserve(1)[0]
        self._put(number, content)
        return number

    def _stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        data = zlib.compress(content) if packed else content
        filtered = "/Filter/FlateDecode" if packed else ""
        return self._add(f"<<{entries}{filtered}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream")

    def _page(self, page: PageContent, number: int, parent: int) -> None:
        look = self._style.page
        fonts, _ = self._document.idToObjectNumberAndVersion["BasicFonts"]
        annotations = f"/Annots[{_references([link.number for link in page.links])}]" if page.links else ""
        contents = self._stream("\n".join(page.operators).encode("latin-1"))
        shown = f"/XObject<</{PICTURE} {self._picture(page.picture)} 0 R>>" if page.picture is not None else ""
        kinds = "/PDF/Text/ImageC/ImageB" if shown else "/PDF/Text"
        self._put(
            number,
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {look.width:.2f} {look.height:.2f}]"
            f"/Resources<</Font {fonts} 0 R/ProcSet[{kinds}]{shown}>>/Contents {contents} 0 R"
            f"/StructParents {page.number}/Tabs/S{annotations}>>",
        )

    def _picture(self, picture: Picture) -> int:
        """The object of a picture, which all pages share that show it."""
        if picture not in self._pictures:
            self._pictures[picture] = self._drawn(picture)
        return self._pictures[picture]

    def _drawn(self, picture: Picture) -> int:
        """A picture as an object: a JPEG as it is, a PNG as its colours and, where it has some, what shows through."""
        if picture.kind is PictureKind.JPEG:
            grey, data, mask = picture.grey, picture.data, b""
        else:
            grey, data, mask = colours_of(picture)
        size = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        masked = f"/SMask {self._stream(mask, f'{size}/ColorSpace/DeviceGray')} 0 R" if mask else ""
        entries = f"{size}/ColorSpace/{'DeviceGray' if grey else 'DeviceRGB'}{masked}"
        if picture.kind is PictureKind.JPEG:
            return self._stream(data, f"{entries}/Filter/DCTDecode", packed=False)
        return self._stream(data, entries)

    def _tree(self, tree: int, root: Element, pages: list[PageContent], links: list[Annotation]) -> None:
        nums = [f"{page.number}[{_references([element.number for element in page.marks])}]" for page in pages]
        nums += [f"{len(pages) + place} {link.element.number} 0 R" for place, link in enumerate(links)]
        parents = self._add(f"<</Nums[{' '.join(nums)}]>>")
        self._put(
            tree,
            f"<</Type/StructTreeRoot/K[{root.number} 0 R]/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(pages) + len(links)}>>",
        )

    def _outline(self, bookmarks: list[Bookmark], pages: list[int]) -> int:
        if not bookmarks:
            return 0
        top, *numbers = self._reserve(1 + len(bookmarks))
        parents, children = _nested(bookmarks)
        for place, mark in enumerate(bookmarks):
            parent = parents[place]
            siblings = children[parent]
            at = bisect_left(siblings, place)
            around = (f"/Prev {numbers[siblings[at - 1]]} 0 R" if at else "") + (
                f"/Next {numbers[siblings[at + 1]]} 0 R" if at + 1 < len(siblings) else ""
            )
            self._put(
                numbers[place],
                f"<</Title {text_string(mark.title)}/Parent {numbers[parent] if parent >= 0 else top} 0 R{around}"
                f"{_family(children.get(place, []), numbers, closed=True)}"
                f"/Dest[{pages[mark.page]} 0 R/XYZ 0 {mark.top:.2f} 0]>>",
            )
        self._put(top, f"<</Type/Outlines{_family(children[-1], numbers)}>>")
        return top

    def _catalogue(self, pages: int, tree: int, outline: int) -> str:
        metadata = self._stream(xmp_packet(self._metadata), "/Type/Metadata/Subtype/XML", packed=False)
        profile = self._stream(srgb_profile(), "/N 3")
        language = text_string(paper_language(self._metadata))
        return (
            f"<</Type/Catalog/Pages {pages} 0 R/Lang {language}/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {tree} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
            + (f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else "")
            + "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            f"/DestOutputProfile {profile} 0 R>>]>>"
        )

    def _identity(self) -> bytes:
        def digest(*parts: str) -> str:
            return hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

        first = digest(self._metadata.export_id)
        second = digest(self._metadata.export_id, self._metadata.modified.isoformat(), self._style.key)
        return f"[<{first}><{second}>]".encode()


def _references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _element(element: Element, tree: int, pages: list[int]) -> str:
    page = next((one[0] for one in element.content if isinstance(one, tuple)), None)
    kids: list[str] = []
    for one in element.content:
        if isinstance(one, Element):
            kids.append(f"{one.number} 0 R")
        elif isinstance(one, Annotation):
            kids.append(f"<</Type/OBJR/Pg {pages[one.page]} 0 R/Obj {one.number} 0 R>>")
        elif one[0] == page:
            kids.append(str(one[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[one[0]]} 0 R/MCID {one[1]}>>")
    parent = element.parent.number if element.parent is not None else tree
    on = f"/Pg {pages[page]} 0 R" if page is not None else ""
    return f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{on}{element.extra}/K[{' '.join(kids)}]>>"


def _link(link: Annotation, key: int, leading: str) -> str:
    rectangle = " ".join(f"{place:.2f}" for place in link.rectangle)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4/StructParent {key}"
        f"/Contents {text_string(link.told)}{leading}>>"
    )


def _leading(link: Annotation, places: Mapping[str, tuple[int, float]], pages: list[int]) -> str:
    """Where a link leads to: a place in the paper, or an address outside."""
    if link.place:
        page, top = places[link.place]
        return f"/Dest[{pages[page]} 0 R/XYZ 0 {top:.2f} 0]"
    address = link.address.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"/A<</S/URI/URI({address})>>"


def _nested(bookmarks: list[Bookmark]) -> tuple[list[int], dict[int, list[int]]]:
    """The place of each bookmark's parent (-1: the top), and the children of each place."""
    parents: list[int] = []
    children: dict[int, list[int]] = {-1: []}
    above: list[int] = []
    for place, mark in enumerate(bookmarks):
        while above and bookmarks[above[-1]].level >= mark.level:
            above.pop()
        parent = above[-1] if above else -1
        parents.append(parent)
        children.setdefault(parent, []).append(place)
        above.append(place)
    return parents, children


def _family(children: list[int], numbers: list[int], *, closed: bool = False) -> str:
    if not children:
        return ""
    count = -len(children) if closed else len(children)
    return f"/First {numbers[children[0]]} 0 R/Last {numbers[children[-1]]} 0 R/Count {count}"


def _information(metadata: Metadata) -> str:
    told = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": PROGRAM,
        "Producer": PROGRAM,
    }
    words = "".join(f"/{name} {text_string(text)}" for name, text in told.items())
    return f"<<{words}/CreationDate {_date(metadata.created)}/ModDate {_date(metadata.modified)}>>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("(D:%Y%m%d%H%M%S+00'00')")
