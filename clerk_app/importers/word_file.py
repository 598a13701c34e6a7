"""The paragraphs and tables of a Word file as plain lines, with the numbers that Word counts itself.

python-docx is not used: it drops what follows an entity without a word, and loads a file whole before it can be judged.
What was deleted with changes tracked, and what is hidden, is not read, and that is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clerk_app.importers.limits import MOST_COLUMNS, MOST_PARAGRAPHS
from clerk_app.importers.marked_text import linked, marked, without_signs
from clerk_app.importers.office_file import OfficeFile, attribute, child, children, local_name, number
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.refusal import Refusal, RefusalCode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TRANSPARENT = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""What only stands round text."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
_DEEPEST_STYLE = 12
_MOST_LEVELS = 9
_LONGEST_NUMBER = 40


class LeftOut:
    """What a Word file holds that is not read; the values are keys of the wording."""

    DELETED = "deleted_text"
    HIDDEN = "hidden_text"
    BOX = "text_box"
    OTHER_FILE = "other_file"


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says, and how often each kind of thing in it was left out."""

    pieces: tuple[Piece, ...]
    left_out: Mapping[str, int]


def read_word(data: bytes, *, with_looks: bool = False) -> WordText:
    """The lines and rows of a Word file, blank ones among them, with the signs of `marked_text` if looks are wanted;
    raises Refusal.
    """
    file = OfficeFile(data)
    name = file.main_part()
    document = file.root(name)
    body = child(document, "body")
    if local_name(document) != "document" or body is None:
        raise Refusal(RefusalCode.OTHER_KIND)
    parts = dict(file.related(name).values())
    reader = _Reader(
        styles=_styles(file, parts.get("styles")),
        lists=_lists(file, parts.get("numbering")),
        with_looks=with_looks,
        targets={one.place: one.target for one in file.relations(name) if one.outside} if with_looks else {},
    )
    return WordText(tuple(reader.pieces(body)), dict(reader.left_out))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style of paragraphs gives them: the level of a heading (0: none), and the list and level they count in."""

    heading: int = 0
    list_id: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: from where, in which signs, and the words round the number ("%1.%2")."""

    start: int = 1
    signs: str = "decimal"
    words: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list: what it shares its count with, and its levels."""

    counted_with: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


@dataclass(slots=True)
class _Reader:
    """Goes through the body once, counting lines, tables and lists as it goes."""

    styles: Mapping[str, _Style]
    lists: Mapping[str, _List]
    with_looks: bool = False
    targets: Mapping[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    _line: int = 0
    _table: int = 0
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def pieces(self, parent: "Element") -> Iterator[Piece]:
        """The lines and rows right below, whatever stands round them."""
        for element in parent:
            match local_name(element):
                case "p":
                    yield self._paragraph(element)
                case "tbl":
                    yield from self._rows(element)
                case "altChunk":
                    self.left_out[LeftOut.OTHER_FILE] += 1
                case "del" | "moveFrom":
                    self.left_out[LeftOut.DELETED] += 1
                case "AlternateContent":
                    choice = child(element, "Choice")
                    yield from self.pieces(choice) if choice is not None else ()
                case name if name in _TRANSPARENT:
                    yield from self.pieces(element)

    def _paragraph(self, paragraph: "Element") -> Line:
        self._line += 1
        if self._line > MOST_PARAGRAPHS:
            raise Refusal(RefusalCode.TOO_MANY_PARAGRAPHS, most=MOST_PARAGRAPHS)
        text = "".join(self._texts(paragraph))
        style = self._style_of(paragraph)
        if not text.strip():
            return Line(self._line, "")
        label = self._label(style)
        return Line(self._line, f"{label} {text}" if label else text, style.heading)

    def _rows(self, table: "Element") -> Iterator[TableRow]:
        self._table += 1
        this = self._table
        for row in _below(table, "tr"):
            first = self._line + 1
            cells = tuple(self._cell(cell) for cell in _below(row, "tc"))
            if len(cells) > MOST_COLUMNS:
                raise Refusal(RefusalCode.TOO_MANY_COLUMNS, most=MOST_COLUMNS, line=first)
            yield TableRow(first, this, cells)

    def _cell(self, cell: "Element") -> str:
        """The text of a cell; of a table in it, each row is a line."""
        said = (piece.text if isinstance(piece, Line) else "\t".join(piece.cells) for piece in self.pieces(cell))
        return "\n".join(text for text in said if text)

    def _texts(self, parent: "Element") -> Iterator[str]:
        for element in parent:
            match local_name(element):
                case "r" if self.with_looks:
                    own = child(element, "rPr")
                    bold, italic = _is_on(child(own, "b")), _is_on(child(own, "i"))
                    yield marked(without_signs("".join(self._run(element))), bold=bold, italic=italic)
                case "r":
                    yield from self._run(element)
                case "del" | "moveFrom":
                    self.left_out[LeftOut.DELETED] += 1
                case "hyperlink" if self.with_looks:
                    yield linked("".join(self._texts(element)), self.targets.get(attribute(element, "id"), ""))
                case name if name in _TRANSPARENT:
                    yield from self._texts(element)

    def _run(self, run: "Element") -> Iterator[str]:
        if _is_on(child(run, "rPr", "vanish")):
            self.left_out[LeftOut.HIDDEN] += 1
            return
        for element in run:
            match local_name(element):
                case "t":
                    yield element.text or ""
                case "AlternateContent" | "pict" | "drawing":
                    self.left_out[LeftOut.BOX] += any(local_name(each) == "txbxContent" for each in element.iter())
                case name:
                    yield _SIGNS.get(name, "")

    def _style_of(self, paragraph: "Element") -> _Style:
        """The paragraph's heading and list: its own where it has them, else its style's."""
        own = child(paragraph, "pPr")
        named = child(own, "pStyle")
        style = self.styles.get(attribute(named, "val"), _Style()) if named is not None else _Style()
        heading = _outline(own, style.heading)
        counted = child(own, "numPr")
        list_id, level = _counted(counted, style)
        return _Style(heading, list_id, level)

    def _label(self, style: _Style) -> str:
        """What Word prints before a paragraph of a list, counting on; empty outside lists."""
        counted = self.lists.get(style.list_id)
        level = None if counted is None else counted.levels.get(style.level)
        if counted is None or level is None:
            return ""
        counts = self._counts.setdefault(counted.counted_with, [0] * _MOST_LEVELS)
        self._restart(style.list_id, counted, counts)
        for above in range(style.level):
            if counts[above] == 0:
                counts[above] = counted.levels.get(above, _Level()).start
        counts[style.level] = counts[style.level] + 1 if counts[style.level] else level.start
        counts[style.level + 1 :] = [0] * (_MOST_LEVELS - style.level - 1)
        if level.signs == "bullet":
            return "•"
        if level.signs == "none":
            return ""
        return _filled(level.words, counts, counted)

    def _restart(self, list_id: str, counted: _List, counts: list[int]) -> None:
        """A list that shares its count and yet begins anew does so when it is first met."""
        for level, start in counted.restarts.items():
            if (list_id, level) not in self._begun:
                self._begun.add((list_id, level))
                counts[level] = start - 1


def _below(parent: "Element", name: str) -> Iterator["Element"]:
    """The rows of a table or cells of a row, through whatever stands round them, without rows that were deleted."""
    for element in parent:
        if local_name(element) == name:
            if child(element, "trPr", "del") is None:
                yield element
        elif local_name(element) in _TRANSPARENT:
            yield from _below(element, name)


def _styles(file: OfficeFile, part: str | None) -> Mapping[str, _Style]:
    if part is None or part not in file:
        return {}
    elements = {attribute(style, "styleId"): style for style in children(file.root(part), "style")}
    return {name: _style(elements, style) for name, style in elements.items()}


def _style(elements: Mapping[str, "Element"], style: "Element") -> _Style:
    """A style with what it has from those it is based on; they may be based on one another in a circle."""
    chain = [style]
    while len(chain) < _DEEPEST_STYLE:
        based = child(chain[-1], "basedOn")
        above = elements.get(attribute(based, "val")) if based is not None else None
        if above is None:
            break
        chain.append(above)
    found = _Style()
    for each in reversed(chain):
        own = child(each, "pPr")
        list_id, level = _counted(child(own, "numPr"), found)
        found = _Style(_outline(own, _named_heading(each) or found.heading), list_id, level)
    return found


def _named_heading(style: "Element") -> int:
    name = child(style, "name")
    words = attribute(name, "val").lower() if name is not None else ""
    return number(words.removeprefix("heading ")) if words.startswith("heading ") else 0


def _outline(own: "Element | None", otherwise: int) -> int:
    outline = child(own, "outlineLvl")
    if outline is None:
        return otherwise
    level = number(attribute(outline, "val"), 9)
    return level + 1 if 0 <= level < 9 else 0


def _counted(counted: "Element | None", otherwise: _Style) -> tuple[str, int]:
    if counted is None:
        return otherwise.list_id, otherwise.level
    list_id, level = child(counted, "numId"), child(counted, "ilvl")
    return (
        attribute(list_id, "val") if list_id is not None else otherwise.list_id,
        min(max(number(attribute(level, "val")), 0), _MOST_LEVELS - 1) if level is not None else otherwise.level,
    )


def _lists(file: OfficeFile, part: str | None) -> Mapping[str, _List]:
    if part is None or part not in file:
        return {}
    root = file.root(part)
    forms = {attribute(form, "abstractNumId"): form for form in children(root, "abstractNum")}
    found: dict[str, _List] = {}
    for each in children(root, "num"):
        refers = child(each, "abstractNumId")
        form_id = attribute(refers, "val") if refers is not None else ""
        form = forms.get(form_id)
        if form is not None:
            found[attribute(each, "numId")] = _List(form_id, dict(_levels(form)), dict(_restarts(each)))
    return found


def _levels(form: "Element") -> Iterator[tuple[int, _Level]]:
    for each in children(form, "lvl"):
        level = number(attribute(each, "ilvl"), -1)
        if 0 <= level < _MOST_LEVELS:
            yield (
                level,
                _Level(
                    start=min(max(number(_value(each, "start"), 1), 0), 9_999),
                    signs=_value(each, "numFmt") or "decimal",
                    words=_value(each, "lvlText")[:_LONGEST_NUMBER],
                ),
            )


def _restarts(counted: "Element") -> Iterator[tuple[int, int]]:
    for each in children(counted, "lvlOverride"):
        level, start = number(attribute(each, "ilvl"), -1), child(each, "startOverride")
        if 0 <= level < _MOST_LEVELS and start is not None:
            yield level, min(max(number(attribute(start, "val"), 1), 1), 9_999)


def _value(parent: "Element", name: str) -> str:
    element = child(parent, name)
    return attribute(element, "val") if element is not None else ""


def _filled(words: str, counts: Sequence[int], counted: _List) -> str:
    """The words of a number with their places ("%1.%2") filled in."""
    for level in range(_MOST_LEVELS):
        place = f"%{level + 1}"
        if place in words:
            words = words.replace(place, in_signs(counts[level], counted.levels.get(level, _Level()).signs))
    return words


def in_signs(count: int, signs: str) -> str:
    """A count in the signs of a list: 4, D, d, IV or iv; figures where the signs are not known."""
    match signs:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 5)
            return letter if signs == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman if signs == "lowerRoman" else roman.upper()
    return str(count)


_ROMAN = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40),
    ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip


def _roman(count: int) -> str:
    written = ""
    for sign, worth in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * times
    return written


def _is_on(element: "Element | None") -> bool:
    return element is not None and attribute(element, "val") not in _OFF
