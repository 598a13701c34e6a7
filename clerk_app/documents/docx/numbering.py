"""Word's own numbering: the printed numbers become real multilevel lists, with a start of their own where they jump.

Word counts by itself, so the writer counts along: where Word would print what the Document says, the style's numbering
serves; where it would not (a pinned number, a gap, "4A"), the paragraph gets a `w:num` with a start override, and a
wording of its own where the level's pattern cannot print it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from clerk_app.documents.blocks import Role
from clerk_app.documents.docx.names import LIST_KINDS, ListKind, style_id
from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE, attribute
from clerk_app.documents.style import NumberFormat, PageStyle, TextStyle
from clerk_app.documents.units import Length
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.numbering import around, letter, marker_text

HEADING_LEVEL, PARAGRAPH_LEVEL, SUBHEADING_LEVEL = 0, 1, 2
OUTLINE_NUM = 1
LIST_NUMS = {kind: place for place, kind in enumerate(LIST_KINDS, start=OUTLINE_NUM + 1)}
LAST_STANDING_NUM = OUTLINE_NUM + len(LIST_KINDS)
_THROUGH_ABSTRACT = len(LIST_KINDS) + 1
_THROUGH_NUM = LAST_STANDING_NUM + 1
"""Paragraphs that count on from item to item have a list of their own: LibreOffice restarts whatever stands below a
heading's level, even where the file says that it does not.
"""
LIST_ROLES = (Role.LIST_1, Role.LIST_2, Role.LIST_3)

_FORMATS = {
    ListMarker.BULLET: "bullet",
    ListMarker.DECIMAL: "decimal",
    ListMarker.LETTER: "lowerLetter",
    ListMarker.ROMAN: "lowerRoman",
}
_BELOW = {HEADING_LEVEL: (PARAGRAPH_LEVEL, SUBHEADING_LEVEL), PARAGRAPH_LEVEL: (), SUBHEADING_LEVEL: ()}
_LAST_WHOLE = re.compile(r"\d+(?=\D*$)")
_MANY = 200
_NEVER = 0
_FIRST_NSID = 0x3C1E0A00
_LETTERS_ALIKE = 27
"""Behind "aa" Word counts "bb", "cc" (ECMA-376 part 1, 17.18.59), and the record "ab", "ac"."""


@dataclass(frozen=True, slots=True)
class _Instance:
    """A `w:num`: it shares the counters of its level but begins at `start`, and is printed as `pattern` if any."""

    number: int
    abstract: int
    level: int
    start: int
    pattern: str = ""


@dataclass(slots=True)
class Numbering:
    """Counts along with Word through one document and collects the numberings it needs."""

    style: PageStyle
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])
    instances: list[_Instance] = field(default_factory=list)
    last_in_list: dict[tuple[ListKind, int], tuple[int, int]] = field(default_factory=dict)
    last_pattern: dict[int, tuple[str, int]] = field(default_factory=dict)
    last_list_pattern: dict[tuple[ListKind, int], tuple[str, int, int]] = field(default_factory=dict)

    def outline(self, level: int, printed: str) -> int | None:
        """The numbering a heading or numbered paragraph needs; None where that of its style prints the same."""
        following = self.counters[level] + 1
        if printed == self._print(level, following):
            self._count(level, following)
            return None
        value = self._value_printed(level, printed)
        if value is not None:
            self._count(level, value)
            return self._new(_outline_of(level, self.style), level, value)
        return self._own_pattern(level, printed, following)

    def list_entry(self, kind: ListKind, level: int, printed: str) -> int | None:
        """The numbering a list entry needs; None for a bullet."""
        marker = kind.marker
        if marker is ListMarker.BULLET and printed in ("", marker_text(marker, 1)):
            return None
        for below in range(level + 1, len(LIST_ROLES)):
            self.last_in_list.pop((kind, below), None)
            self.last_list_pattern.pop((kind, below), None)
        key = (kind, level)
        most = _LETTERS_ALIKE if marker is ListMarker.LETTER else _MANY
        value = _inverse(lambda count: marker_text(marker, count, self.style.marks), printed, most)
        if value is None:
            self.last_in_list.pop(key, None)
            return self._own_list_pattern(kind, level, printed)
        self.last_list_pattern.pop(key, None)
        number, last = self.last_in_list.get(key, (0, 0))
        if not number or value != last + 1:
            number = self._new(_abstract_of(kind), level, value)
        self.last_in_list[key] = (number, value)
        return number

    def _own_list_pattern(self, kind: ListKind, level: int, printed: str) -> int:
        """The numbering of an entry that is printed in another way than its list's ("2)"), which may go on counting."""
        pattern, value = _pattern_and_value(printed, level, 1)
        earlier, last, number = self.last_list_pattern.get((kind, level), ("", 0, 0))
        if earlier != pattern or value != last + 1:
            number = self._new(_abstract_of(kind), level, value, pattern)
        self.last_list_pattern[kind, level] = (pattern, value, number)
        return number

    def part(self) -> str:
        """The whole numbering part."""
        abstracts = [_outline_levels(self.style), *(_list_levels(self.style, kind) for kind in LIST_KINDS)]
        if self.style.through:
            abstracts.append(_through_levels(self.style))
        defined = "".join(_abstract(place, levels) for place, levels in enumerate(abstracts))
        standing = "".join(_num(OUTLINE_NUM + place, place, "") for place in range(len(abstracts)))
        own = "".join(_num(one.number, one.abstract, _override(one, self.style)) for one in self.instances)
        return f"{PROLOGUE}<w:numbering {NAMESPACES}>{defined}{standing}{own}</w:numbering>"

    def _print(self, level: int, value: int) -> str:
        if level == HEADING_LEVEL:
            return self.style.heading_number.printed(str(value))
        if level == SUBHEADING_LEVEL:
            return self.style.heading_number.printed(f"{self.counters[HEADING_LEVEL]}{letter(value)}")
        lead = "" if self.style.through else f"{self.counters[HEADING_LEVEL]}."
        return self.style.paragraph_number.printed(f"{lead}{value}")

    def _value_printed(self, level: int, printed: str) -> int | None:
        if level == SUBHEADING_LEVEL:
            return _inverse(lambda count: self._print(level, count), printed)
        found = _LAST_WHOLE.search(printed)
        value = int(found[0]) if found else 0
        return value if value and self._print(level, value) == printed else None

    def _own_pattern(self, level: int, printed: str, following: int) -> int:
        pattern, value = _pattern_and_value(printed, level, following)
        earlier, number = self.last_pattern.get(level, ("", 0))
        if earlier != pattern or value != following or "%" not in pattern:
            number = self._new(_outline_of(level, self.style), level, value, pattern)
        self._count(level, value)
        self.last_pattern[level] = (pattern, number)
        return number

    def _count(self, level: int, value: int) -> None:
        self.counters[level] = value
        self.last_pattern.pop(level, None)
        for below in _BELOW[level]:
            if below == PARAGRAPH_LEVEL and self.style.through:
                continue
            self.counters[below] = 0
            self.last_pattern.pop(below, None)

    def _new(self, abstract: int, level: int, start: int, pattern: str = "") -> int:
        number = LAST_STANDING_NUM + 1 + int(self.style.through) + len(self.instances)
        self.instances.append(_Instance(number, abstract, level, start, pattern))
        return number


def _pattern_and_value(printed: str, level: int, otherwise: int) -> tuple[str, int]:
    """How Word is to print a level so that it reads like this, and the count with which it does.

    Where no count would do, the pattern is the words themselves.
    """
    safe = printed.replace("%", "")
    found = _LAST_WHOLE.search(safe)
    if found is None:
        return safe, otherwise
    is_padded = len(found[0]) > 1 and found[0].startswith("0")
    return safe if is_padded else f"{safe[: found.start()]}%{level + 1}{safe[found.end() :]}", int(found[0])


def _inverse(printer: Callable[[int], str], printed: str, most: int = _MANY) -> int | None:
    return next((count for count in range(1, most + 1) if printer(count) == printed), None)


def list_look(style: PageStyle, kind: ListKind, level: int) -> TextStyle:
    """How the entries of a list look; in a cell they begin at the cell's edge, not at that of the minutes."""
    first, look = style.text(LIST_ROLES[0]), style.text(LIST_ROLES[level])
    return replace(look, left=Length(look.left - first.left + first.hanging)) if kind.in_cell else look


def _abstract_of(kind: ListKind) -> int:
    return LIST_NUMS[kind] - OUTLINE_NUM


def _abstract(place: int, levels: str) -> str:
    # Word takes lists for the same whose nsid is, when text is copied from one paper into another.
    return (
        f'<w:abstractNum w:abstractNumId="{place}"><w:nsid w:val="{_FIRST_NSID + place:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _num(number: int, abstract: int, inside: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'


def _override(one: _Instance, style: PageStyle) -> str:
    own = ""
    if one.pattern:
        outline = one.abstract in (0, _THROUGH_ABSTRACT)
        look = _outline_look(style, one.level) if outline else list_look(style, LIST_KINDS[one.abstract - 1], one.level)
        own = _level(one.level, "decimal", one.pattern, look, start=one.start)
    start = f'<w:startOverride w:val="{one.start}"/>'
    return f'<w:lvlOverride w:ilvl="{one.level}">{start}{own}</w:lvlOverride>'


def _outline_look(style: PageStyle, level: int) -> TextStyle:
    return style.text((Role.HEADING_1, Role.MINUTE, Role.HEADING_2)[level])


def _outline_levels(style: PageStyle) -> str:
    heading, paragraph = style.heading_number, style.paragraph_number
    return (
        _bound(style, HEADING_LEVEL, Role.HEADING_1, "decimal", _pattern(heading, "%1"))
        + (
            _level(PARAGRAPH_LEVEL, "decimal", _pattern(paragraph, "%1.%2"), style.text(Role.MINUTE))
            if style.through
            else _bound(style, PARAGRAPH_LEVEL, Role.MINUTE, "decimal", _pattern(paragraph, "%1.%2"))
        )
        + _bound(style, SUBHEADING_LEVEL, Role.HEADING_2, "upperLetter", _pattern(heading, "%1%3"), restart=1)
    )


def _through_levels(style: PageStyle) -> str:
    pattern = _pattern(style.paragraph_number, f"%{PARAGRAPH_LEVEL + 1}")
    return _level(HEADING_LEVEL, "decimal", "", style.text(Role.MINUTE)) + _bound(
        style, PARAGRAPH_LEVEL, Role.MINUTE, "decimal", pattern, restart=_NEVER
    )


def paragraph_num(style: PageStyle) -> int:
    """The standing numbering of numbered paragraphs."""
    return _THROUGH_NUM if style.through else OUTLINE_NUM


def _outline_of(level: int, style: PageStyle) -> int:
    return _THROUGH_ABSTRACT if style.through and level == PARAGRAPH_LEVEL else 0


def _pattern(form: NumberFormat, inside: str) -> str:
    return f"{form.prefix}{inside}{form.suffix}"


def _bound(style: PageStyle, level: int, role: Role, form: str, pattern: str, restart: int | None = None) -> str:
    look = style.text(role)
    return _level(level, form, pattern, look, bound=style_id(look), restart=restart)


def _list_levels(style: PageStyle, kind: ListKind) -> str:
    return "".join(
        _level(
            level,
            _FORMATS[kind.marker],
            marker_text(kind.marker, 1) if kind.marker is ListMarker.BULLET else around(f"%{level + 1}", style.marks),
            list_look(style, kind, level),
            bound=kind.style_id(level),
        )
        for level in range(len(LIST_ROLES))
    )


def _level(
    level: int, form: str, pattern: str, look: TextStyle, *, bound: str = "", restart: int | None = None, start: int = 1
) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        + (f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else "")
        + (f'<w:pStyle w:val="{bound}"/>' if bound else "")
        + f'<w:lvlText w:val="{attribute(pattern)}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{look.left.twips}" w:hanging="{look.hanging.twips}"/></w:pPr></w:lvl>'
    )
