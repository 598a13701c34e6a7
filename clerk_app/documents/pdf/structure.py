"""The structure tree: what each mark on a page is, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.numbering import marker_text


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. `content` holds elements, (page, mark) pairs and links; `extra` is PDF syntax."""

    kind: str
    parent: "Element | None" = None
    extra: str = ""
    content: "list[Element | tuple[int, int] | Annotation]" = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.content.append(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it was drawn. A cell counts without words too, or its row would be too short."""
        return self.kind not in ("TD", "TH") and all(isinstance(one, Element) and one.is_empty for one in self.content)


@dataclass(slots=True, eq=False)
class Annotation:
    """A link on a page: its rectangle, where it leads, and the element it belongs to.

    It leads to an address, or to the `place` of a source in the paper, and `told` says where to.
    """

    page: int
    rectangle: tuple[float, float, float, float]
    address: str
    element: Element
    place: str = ""
    told: str = ""
    number: int = 0


_NUMBERINGS = {
    ListMarker.BULLET: "Disc",
    ListMarker.DECIMAL: "Decimal",
    ListMarker.LETTER: "LowerAlpha",
    ListMarker.ROMAN: "LowerRoman",
}


@dataclass(slots=True)
class _OpenList:
    marker: ListMarker | None  # None is the list of numbered paragraphs
    level: int
    element: Element
    body: Element


@dataclass(slots=True)
class Outline:
    """Puts blocks where they belong in the tree: list entries into lists, continuations into the paragraph they go on.

    `has_title`: whether the title of the paper is its first heading, so that the others stand one level lower.
    `around`: the outline of the paper, where this is that of a cell, whose headings go on with the paper's levels.
    """

    root: Element
    has_title: bool
    around: "Outline | None" = None
    _section: Element = field(init=False)
    _lists: list[_OpenList] = field(default_factory=list)
    _depth: int = 0

    def __post_init__(self) -> None:
        self._section = self.root

    def title(self) -> Element:
        """The title as first heading."""
        self._lists.clear()
        self._depth = 1
        return Element("H1", self.root)

    def heading(self, level: int) -> Element:
        """A heading of a block's level 1 to 3. No level is skipped, which PDF/UA-1 (7.4.2) forbids."""
        self._lists.clear()
        if self.around is not None:
            return Element(f"H{self.around.depth_of(level)}", self.root)
        if level == 1:
            self._section = Element("Sect", self.root)
        return Element(f"H{self.depth_of(level)}", self._section)

    def depth_of(self, level: int) -> int:
        """How deep in the paper a heading of this level stands that comes next."""
        self._depth = min(level + (1 if self.has_title else 0), self._depth + 1)
        return self._depth

    def in_cell(self, cell: Element) -> "Outline":
        """The outline of what stands in a cell."""
        return Outline(cell, has_title=self.has_title, around=self)

    def apart(self, kind: str, extra: str = "") -> Element:
        """A block that ends all lists."""
        self._lists.clear()
        return Element(kind, self._section, extra)

    def numbered(self) -> tuple[Element, Element]:
        """A numbered paragraph: the element of its number and that of its text."""
        if not self._lists or self._lists[0].marker is not None:
            self._lists[:] = [_OpenList(None, -1, _new_list(self._section, ListMarker.DECIMAL), self._section)]
        del self._lists[1:]
        label, body = _new_entry(self._lists[0].element)
        self._lists[0].body = body
        return label, Element("P", body)

    def continuation(self, kind: str) -> Element:
        """A block that goes on with the numbered paragraph before it, if there is one."""
        if self._lists and self._lists[0].marker is None:
            del self._lists[1:]
            return Element(kind, self._lists[0].body)
        return self.apart(kind)

    def entry(self, marker: ListMarker, level: int, printed: str) -> tuple[Element, Element]:
        """A list entry: the element of its marker and that of its text."""
        lists = self._lists
        begins = marker is not ListMarker.BULLET and printed.strip("().") == marker_text(marker, 1).rstrip(".")
        while lists and (
            lists[-1].level > level or (lists[-1].level == level and (lists[-1].marker is not marker or begins))
        ):
            lists.pop()
        if not lists or lists[-1].level < level:
            parent = lists[-1].body if lists else self._section
            lists.append(_OpenList(marker, level, _new_list(parent, marker), parent))
        label, body = _new_entry(lists[-1].element)
        lists[-1].body = body
        return label, Element("P", body)


def _new_list(parent: Element, marker: ListMarker) -> Element:
    return Element("L", parent, f"/A<</O/List/ListNumbering/{_NUMBERINGS[marker]}>>")


def _new_entry(parent: Element) -> tuple[Element, Element]:
    entry = Element("LI", parent)
    return Element("Lbl", entry), Element("LBody", entry)


def drawn(element: Element) -> Iterator[Element]:
    """The element and all below it that have something drawn, parents first."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        one.content = [child for child in one.content if not (isinstance(child, Element) and child.is_empty)]
        yield one
        waiting.extend(child for child in reversed(one.content) if isinstance(child, Element))
