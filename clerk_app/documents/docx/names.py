"""The ids of Word's named styles."""

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


def id_of(name: str) -> str:
    """The id that goes with a style's name: its words run together."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def style_id(look: TextStyle) -> str:
    """The id of a role's style."""
    return id_of(look.word_name)


def unnumbered_name(look: TextStyle) -> str:
    """The name of a heading's twin without a number, which stands at the margin."""
    return f"{look.word_name.capitalize()} Unnumbered"


def list_style_name(marker: ListMarker, level: int) -> str:
    """The name of a list's style; level counts from 0."""
    return _LISTS[marker] if level == 0 else f"{_LISTS[marker]} {level + 1}"


def list_style_id(marker: ListMarker, level: int) -> str:
    """The id of a list's style; level counts from 0."""
    return id_of(list_style_name(marker, level))
