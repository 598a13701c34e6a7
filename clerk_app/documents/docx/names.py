"""The ids of Word's named styles."""

from dataclasses import dataclass

from clerk_app.documents.style import TextStyle
from clerk_app.domain.minutes import ListMarker

_LISTS = {
    ListMarker.BULLET: "List Bullet",
    ListMarker.DECIMAL: "List Number",
    ListMarker.LETTER: "List Letter",
    ListMarker.ROMAN: "List Roman",
}
HYPERLINK = "Hyperlink"
AMENDMENT = "Amendment"
TABLE_GAP, TABLE_END = "Table Gap", "Table End"
"""The styles of the empty paragraphs that Word wants between two tables and below the last."""


def id_of(name: str) -> str:
    """The id that goes with a style's name: its words run together."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def style_id(look: TextStyle) -> str:
    """The id of a role's style."""
    return id_of(look.word_name)


def unnumbered_name(look: TextStyle) -> str:
    """The name of a heading's twin without a number, which stands at the margin."""
    return f"{look.word_name.capitalize()} Unnumbered"


@dataclass(frozen=True, slots=True)
class ListKind:
    """Entries with one marker, in the text or, with indents of their own, in the cells of tables."""

    marker: ListMarker
    in_cell: bool = False

    def style_name(self, level: int) -> str:
        """The name of the style; level counts from 0."""
        name = f"Table {_LISTS[self.marker]}" if self.in_cell else _LISTS[self.marker]
        return name if level == 0 else f"{name} {level + 1}"

    def style_id(self, level: int) -> str:
        """The id of the style; level counts from 0."""
        return id_of(self.style_name(level))


LIST_KINDS = tuple(ListKind(marker, in_cell) for in_cell in (False, True) for marker in ListMarker)
