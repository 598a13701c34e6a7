"""What an element of a page says of its words: marks, links, what is hidden, how a list counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from clerk_app.domain.links import link_from
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.richtext import PLAIN, Marks
from clerk_app.ui.pasting.web_tokens import styles_of

_RULE = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*+)\Z")
_WORD_LIST = re.compile(r"level(\d)")
_BOLD_TAGS = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN_TAGS = frozenset({
    "head", "noscript", "template", "object", "iframe", "select", "textarea", "button", "audio", "video", "datalist",
    "script", "style", "title", "xml", "svg", "math", "del", "rp", "rt",
})  # fmt: skip
_COMMENT_CLASSES = frozenset({"msocomanchor", "msocomtxt", "msocomoff", "msocommentreference", "msocommenttext"})
_MARKERS = {
    "1": ListMarker.DECIMAL,
    "decimal": ListMarker.DECIMAL,
    "decimal-leading-zero": ListMarker.DECIMAL,
    "a": ListMarker.LETTER,
    "lower-alpha": ListMarker.LETTER,
    "upper-alpha": ListMarker.LETTER,
    "lower-latin": ListMarker.LETTER,
    "upper-latin": ListMarker.LETTER,
    "i": ListMarker.ROMAN,
    "lower-roman": ListMarker.ROMAN,
    "upper-roman": ListMarker.ROMAN,
    "disc": ListMarker.BULLET,
    "circle": ListMarker.BULLET,
    "square": ListMarker.BULLET,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the words inside an element look: what it says itself, and what the elements around it said.

    `is_kept`: spaces and line ends mean what they are. `is_mark`: these words are the mark of an entry of a list, typed
    out as Word does.
    """

    marks: Marks = PLAIN
    is_hidden: bool = False
    is_kept: bool = False
    is_mark: bool = False


Rules = Mapping[str, Mapping[str, str]]
"""What the style sheet says of classes: Excel says bold in no other way."""


def rules_of(sheet: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The classes of a style sheet that stand for themselves, with what is said of them."""
    for selectors, declarations in _RULE.findall(sheet.replace("<!--", "").replace("-->", "")):
        for selector in selectors.split(","):
            found = _CLASS.fullmatch(selector.strip())
            if found is not None:
                yield found[1].lower(), styles_of(declarations)


def styles_at(attributes: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """What an element's classes and its own style say, which comes last."""
    made: dict[str, str] = {}
    for name in attributes.get("class", "").lower().split():
        made.update(rules.get(name, {}))
    made.update(styles_of(attributes.get("style", "")))
    return made


def look_inside(outer: Look, tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]) -> Look:
    """How the words inside an element look."""
    return Look(
        marks=_marks(outer.marks, tag, attributes, styles),
        is_hidden=outer.is_hidden or _is_hidden(tag, attributes, styles),
        is_kept=_keeps_spaces(outer.is_kept, tag, styles),
        is_mark=outer.is_mark or styles.get("mso-list", "") == "ignore",
    )


def word_level(styles: Mapping[str, str]) -> int | None:
    """The level, from 0, of a paragraph that is an entry of a list to Word; None where it is none."""
    found = _WORD_LIST.search(styles.get("mso-list", ""))
    return max(int(found[1]) - 1, 0) if found is not None else None


def marker_of(tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]) -> ListMarker | None:
    """How a list, or one entry of it, is marked; None where nothing is said, or nothing is shown."""
    words = styles.get("list-style-type", "") or styles.get("list-style", "").partition(" ")[0]
    found = _MARKERS.get(words) or _MARKERS.get(attributes.get("type", "").lower())
    if found is None and tag == "ol" and words != "none":
        return ListMarker.DECIMAL
    return ListMarker.BULLET if found is None and tag == "ul" and words != "none" else found


def is_picture(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is a picture that somebody would miss: what is a dot wide counts readers."""
    if tag not in ("img", "svg", "canvas", "v:imagedata"):
        return False
    return not {attributes.get("width", ""), attributes.get("height", "")} & {"0", "1"}


def sign_of(attributes: Mapping[str, str]) -> str:
    """The sign for which a picture stands, as mail programs put them in; empty where it is another picture."""
    words = attributes.get("alt", "")
    return words if words and len(words) <= 8 and not any(sign.isalnum() or sign.isascii() for sign in words) else ""


def _marks(outer: Marks, tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]) -> Marks:
    link = link_from(attributes.get("href", "")) if tag == "a" else ""
    weight, slant = styles.get("font-weight", ""), styles.get("font-style", "")
    line = f"{styles.get('text-decoration', '')} {styles.get('text-decoration-line', '')}".split()
    bold = outer.bold or tag in _BOLD_TAGS
    italic = outer.italic or tag in ("i", "em")
    underline = outer.underline or tag == "u"
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)
    if slant:
        italic = slant.startswith(("italic", "oblique"))
    if line:
        underline = "underline" in line or (underline and "none" not in line)
    made = replace(outer, bold=bold, italic=italic, underline=underline, link=link or outer.link)
    return replace(made, underline=False) if made.link else made


def _is_hidden(tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]) -> bool:
    is_hidden = styles.get("display") == "none" or styles.get("visibility") == "hidden" or "hidden" in attributes
    is_comment = (
        styles.get("mso-element", "").startswith("comment")
        or styles.get("mso-special-character") == "comment"
        or not _COMMENT_CLASSES.isdisjoint(attributes.get("class", "").lower().split())
    )
    return tag in _HIDDEN_TAGS or is_hidden or is_comment or styles.get("mso-hide") == "all"


def _keeps_spaces(outer: bool, tag: str, styles: Mapping[str, str]) -> bool:
    space = styles.get("white-space", "")
    if space:
        return space.startswith(("pre", "break-spaces"))
    return outer or tag == "pre"
