"""Paragraphs, lists and tables from the HTML that browsers, text processors, spreadsheets and mail put on a clipboard.

Everything else of a page (fonts, colours, pictures, comments, what is hidden or was deleted) is left behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clerk_app.domain.cleaning import clean
from clerk_app.domain.minutes import DEEPEST_LEVEL, ListMarker
from clerk_app.domain.richtext import PLAIN, Run, rich
from clerk_app.ui.pasting.list_marks import entry_of_word
from clerk_app.ui.pasting.paragraphs import LeftOut, ListPlace, Paragraphs, PastedParagraph
from clerk_app.ui.pasting.web_looks import (
    Look,
    is_picture,
    look_inside,
    marker_of,
    rules_of,
    sign_of,
    styles_at,
    word_level,
)
from clerk_app.ui.pasting.web_table import WebTable
from clerk_app.ui.pasting.web_tokens import Begin, End, Fragment, Styles, Text, tokens

MOST_TOKENS = 2_000
"""Tags and texts that are read without giving anything, before whoever reads may put it aside."""

_DEEPEST_TREE = 200
_SPACES = re.compile(r"[ \t\n\f]++")
_VOID = frozenset(
    {"br", "hr", "img", "col", "meta", "link", "input", "wbr", "base", "area", "embed", "source", "track"}
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_LISTS = frozenset({"ol", "ul"})
_CELLS = frozenset({"td", "th"})
_ENDED_BY = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""What an element ends that was left open, as browsers read it."""
_HOLDS = frozenset({"table", "td", "th", "ul", "ol", "blockquote", "div", "body"})
"""What an element that was left open does not reach out of."""


@dataclass(slots=True)
class _Element:
    tag: str
    look: Look


@dataclass(slots=True)
class _List:
    """An open list; `count` is the number of its last entry, `marker` None where its entries bear no mark."""

    marker: ListMarker | None
    count: int = 0


@dataclass(slots=True)
class _Pending:
    """The words of the paragraph that is being read, and where it stands in a list."""

    runs: list[Run] = field(default_factory=list)
    ends_in_space: bool = True
    is_kept: bool = False
    entry: ListPlace | None = None
    word_level: int | None = None
    mark: str = ""

    def end_line(self) -> None:
        """A line ends within the paragraph, and no space stands before its end."""
        if self.ends_in_space and self.runs:
            last = self.runs.pop()
            self.runs.append(Run(last.text.rstrip(" "), last.marks))
        self.runs.append(Run("\n"))
        self.ends_in_space = True


class WebPage:
    """Reads one page."""

    def __init__(self, html: str, left_out: LeftOut) -> None:
        self._html = html
        self._left_out = left_out
        self._stack: list[_Element] = []
        self._lists: list[_List] = []
        self._tables: list[WebTable] = []
        self._rules: dict[str, Mapping[str, str]] = {}
        self._pending = _Pending()
        self._entry: ListPlace | None = None
        self._is_wanted = "<!--StartFragment-->" not in html

    def paragraphs(self) -> Paragraphs:
        """What stands in the page, in order."""
        for read, token in enumerate(tokens(self._html[_header_length(self._html) :]), start=1):
            match token:
                case Text():
                    self._take_text(token.text)
                case Begin():
                    yield from self._begin(token)
                case End():
                    yield from self._end(token.tag)
                case Styles():
                    self._rules.update(rules_of(token.text))
                case Fragment():
                    self._is_wanted = token.begins
            if read % MOST_TOKENS == 0:
                yield None
        yield from self._flush()
        while self._tables:
            yield from self._give(self._tables.pop().paragraphs())

    # Tags

    def _begin(self, token: Begin) -> Iterator[PastedParagraph]:
        tag, look = token.tag, self._look
        if tag in _ENDED_BY:
            yield from self._close_left_open(_ENDED_BY[tag])
            look = self._look
        styles = styles_at(token.attributes, self._rules)
        inside = look_inside(look, tag, token.attributes, styles)
        if tag == "br":
            if not inside.is_hidden:
                yield from self._break_line()
            return
        if is_picture(tag, token.attributes) and not look.is_hidden and not look.is_mark and self._is_wanted:
            self._take_picture(token.attributes)
        if tag in _BLOCKS and not inside.is_hidden:
            yield from self._begin_block(tag, token.attributes, styles)
        if tag not in _VOID and len(self._stack) < _DEEPEST_TREE:
            self._stack.append(_Element(tag, inside))

    def _begin_block(
        self, tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]
    ) -> Iterator[PastedParagraph]:
        yield from self._edge(is_new_entry=tag == "li" or tag in _LISTS)
        match tag:
            case "ul" | "ol":
                self._lists.append(_List(marker_of(tag, attributes, styles), _number(attributes.get("start"), 1) - 1))
            case "li":
                self._begin_entry(attributes, styles)
            case "table":
                if self._tables:
                    self._tables[-1].holds_tables = True
                self._tables.append(WebTable(outer_entry=self._entry))
                self._entry = None
            case "tr" if self._tables:
                self._tables[-1].begin_row()
            case "td" | "th" if self._tables:
                self._tables[-1].begin_cell(attributes)
            case _:
                pass
        level = word_level(styles)
        if level is not None and tag != "li":
            self._pending.word_level = level

    def _begin_entry(self, attributes: Mapping[str, str], styles: Mapping[str, str]) -> None:
        here = self._lists[-1] if self._lists else _List(ListMarker.BULLET)
        here.count = _number(attributes.get("value"), here.count + 1)
        marker = marker_of("", attributes, styles) or here.marker
        level = word_level(styles)
        if level is None:
            level = max(len(self._lists) - 1, 0)
        count = here.count if marker is not ListMarker.BULLET else 0
        self._entry = ListPlace(marker, min(level, DEEPEST_LEVEL), count) if marker is not None else None
        self._pending.entry = self._entry

    def _end(self, tag: str) -> Iterator[PastedParagraph]:
        depth = self._depth_of(tag)
        if depth is None:
            if tag == "p":
                yield from self._edge()
            return
        yield from self._close(depth)

    def _close(self, depth: int) -> Iterator[PastedParagraph]:
        """End the element at this depth, with all that was left open in it."""
        while len(self._stack) > depth:
            element = self._stack.pop()
            if element.tag in _BLOCKS and not element.look.is_hidden:
                yield from self._end_block(element.tag)

    def _end_block(self, tag: str) -> Iterator[PastedParagraph]:
        if tag == "p" and not self._pending.runs and not self._is_in_entry and not self._tables and self._is_wanted:
            yield PastedParagraph()  # of an empty paragraph at an edge somebody may have copied the border
        yield from self._edge(is_new_entry=tag == "li")
        if tag == "li":
            self._entry = None
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag in _CELLS and self._tables:
            self._tables[-1].end_cell()
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            self._entry = table.outer_entry
            yield from self._give(table.paragraphs())

    def _close_left_open(self, tags: frozenset[str]) -> Iterator[PastedParagraph]:
        for depth in range(len(self._stack) - 1, max(len(self._stack) - _DEEPEST_TREE, -1), -1):
            tag = self._stack[depth].tag
            if tag in tags:
                yield from self._close(depth)
                return
            if tag in _HOLDS:
                return

    def _depth_of(self, tag: str) -> int | None:
        """How deep the innermost open element of this kind is; what stands in a cell ends nothing outside of it."""
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].tag == tag:
                return depth
            if self._stack[depth].tag in _CELLS and tag not in ("td", "th", "tr", "tbody", "thead", "tfoot", "table"):
                return None
        return None

    @property
    def _look(self) -> Look:
        return self._stack[-1].look if self._stack else Look()

    @property
    def _is_in_entry(self) -> bool:
        return self._entry is not None

    # Words

    def _take_text(self, text: str) -> None:
        look = self._look
        if look.is_hidden or not self._is_wanted:
            return
        if look.is_mark:
            self._pending.mark += text
            return
        if self._tables and not self._tables[-1].is_in_cell and not text.strip():
            return
        self._put(clean(text) if look.is_kept else _with_single_spaces(clean(text)), look)

    def _put(self, text: str, look: Look) -> None:
        pending = self._pending
        if not look.is_kept and pending.ends_in_space:
            text = text.lstrip(" ")
        if text:
            pending.runs.append(Run(text, look.marks))
            pending.ends_in_space = not look.is_kept and text[-1] in " \n"
            pending.is_kept = look.is_kept

    def _take_picture(self, attributes: Mapping[str, str]) -> None:
        sign = sign_of(attributes)
        if sign:
            self._put(sign, self._look)
        else:
            self._left_out.pictures += 1

    def _break_line(self) -> Iterator[PastedParagraph]:
        """A line ends; two that end at once are the end of a paragraph, as in mail."""
        pending = self._pending
        if not self._is_wanted or not pending.runs:
            return
        ends_line = pending.runs[-1].text == "\n"
        if ends_line and not self._is_in_entry and not self._tables:
            yield from self._flush()
        elif not ends_line:
            pending.end_line()

    def _edge(self, *, is_new_entry: bool = False) -> Iterator[PastedParagraph]:
        """The edge of a block: it ends a paragraph, but for a further one of the same entry, which is a line of it."""
        pending = self._pending
        if self._is_in_entry and pending.entry is not None and not is_new_entry:
            if pending.runs and pending.runs[-1].text != "\n":
                pending.end_line()
            return
        yield from self._flush()

    def _flush(self) -> Iterator[PastedParagraph]:
        pending, self._pending = self._pending, _Pending()
        runs = _trimmed(pending)
        if not runs:
            if pending.entry is not None and self._is_in_entry:
                self._pending.entry = pending.entry  # the words of the entry are still to come
            return
        entry = pending.entry
        if pending.word_level is not None:
            entry = entry_of_word(pending.mark, min(pending.word_level, DEEPEST_LEVEL))
        yield from self._give(iter((PastedParagraph(rich(runs), entry),)))

    def _give(self, paragraphs: Iterator[PastedParagraph]) -> Iterator[PastedParagraph]:
        """Into the cell that is open, else out."""
        if self._tables and self._tables[-1].is_in_cell:
            self._tables[-1].add(paragraphs)
        else:
            yield from paragraphs


def _header_length(html: str) -> int:
    """How long the header is that Windows puts before a page on the clipboard."""
    return max(html.find("<"), 0) if html.startswith("Version:") else 0


def _with_single_spaces(text: str) -> str:
    """As a browser shows it: spaces, tabs and line ends in a row are one space; hard spaces are none of these."""
    return _SPACES.sub(" ", text)


def _trimmed(pending: _Pending) -> list[Run]:
    """The runs without the line end and the space that may stand last."""
    runs = pending.runs
    while runs and not pending.is_kept:
        text = runs[-1].text.rstrip(" \n")
        if text:
            return [*runs[:-1], Run(text, runs[-1].marks)]
        runs = runs[:-1]
    while runs and runs[-1] == Run("\n", PLAIN):
        runs = runs[:-1]
    return runs


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and len(text) < 5 and text.isdecimal() else otherwise
