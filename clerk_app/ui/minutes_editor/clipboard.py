"""What goes out by copying and comes in by pasting or dropping: words and their marks, lists, tables, paragraphs.

Everything else of a pasted page (fonts, sizes, colours, pictures) is left behind, and its text is cleaned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor

from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.numbering import marker_text
from clerk_app.domain.richtext import RichText, Run, rich, typed
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import CELL_END, PART_END, insert_rich, rich_between
from clerk_app.ui.minutes_editor.facts import BlockFacts, block_format
from clerk_app.ui.minutes_editor.spot import after_caret, held, held_at, selected_blocks
from clerk_app.ui.pasting.paragraphs import PastedParagraph, Rows
from clerk_app.ui.pasting.reading import Copied
from clerk_app.ui.pasting.settling import ListCount

_HTML_TYPES = {ListMarker.DECIMAL: "1", ListMarker.LETTER: "a", ListMarker.ROMAN: "i"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted paragraph: its words, and its facts where it is the entry of a list or a table (None: as it falls)."""

    words: RichText
    facts: BlockFacts | None = None


def held_by(source: QMimeData) -> Copied:
    """What the clipboard, or what is dropped, holds of words; its page is read, its plain text where that says none."""
    html = source.html() if source.hasHtml() else ""
    text = source.text() if source.hasText() else ""
    addresses = [url.toString() for url in source.urls()] if source.hasUrls() else []
    if addresses and text.split() in (addresses, []):  # what is said is where it lies
        text = ""
        html = html or "".join(f'<p><a href="{escape(one)}">{escape(one)}</a></p>' for one in addresses)
    return Copied(html, text)


def read(copied_words: Copied) -> Iterator[Pasted | None]:
    """The paragraphs of what was copied elsewhere; None where reading them goes on for long."""
    count = ListCount()
    for one in copied_words.paragraphs():
        yield None if one is None else _pasted(one, count)


def pasted(source: QMimeData) -> tuple[Pasted, ...]:
    """The paragraphs of what was copied elsewhere; none when it holds no text."""
    return tuple(one for one in read(held_by(source)) if one is not None)


def insert_pasted(cursor: QTextCursor, paragraphs: Sequence[Pasted], ids: Ids) -> None:
    """Type pasted paragraphs at the cursor: the first goes on in its block, the others get blocks with new ids."""
    insertion = Insertion(cursor, ids, several=len(paragraphs) > 1)
    for one in paragraphs:
        insertion.put(one)
    insertion.end()


class Insertion:
    """Puts pasted paragraphs in at a cursor, one after another; whatever stands behind it stays behind them.

    The caller begins and ends the steps of undo. The cursor goes on behind what was put in.
    """

    def __init__(self, cursor: QTextCursor, ids: Ids, *, several: bool) -> None:
        self._cursor = cursor
        self._ids = ids
        self._several = several
        self._here = held_at(cursor)
        self._facts = self._here.facts
        self._has_begun = False

    def put(self, one: Pasted) -> None:
        """Put in one more."""
        if self._here.is_divided:
            lead = typed("\n") if self._has_begun else RichText()
            insert_rich(self._cursor, lead + _undivided(one.words))
        else:
            self._put_block(one)
        self._has_begun = True

    def end(self) -> None:
        """All are put in."""
        if not self._here.is_divided and self._leaves_its_kind():
            self._cursor.insertBlock(block_format(self._ids.new(), _behind(self._here.facts)), QTextCharFormat())
        self._cursor.setCharFormat(QTextCharFormat())

    def _put_block(self, one: Pasted) -> None:
        here, facts = self._here, _fitting(one, self._here.facts)
        if not self._has_begun:
            if one.facts is not None and here.is_empty and here.facts.kind is BlockKind.PARAGRAPH:
                self._cursor.setBlockFormat(block_format(here.id, facts))
                self._facts = facts
            elif self._stands_apart(facts):
                self._begin(facts)
        else:
            self._begin(facts)
        insert_rich(self._cursor, one.words if facts.kind is BlockKind.TABLE else _undivided(one.words))

    def _begin(self, facts: BlockFacts) -> None:
        is_card = self._here.facts.is_card and self._here.facts.kind is not BlockKind.PRIVATE_NOTE
        if is_card and self._facts is self._here.facts:  # what a card says is not parted by what is put behind it
            self._cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._cursor.insertBlock(block_format(self._ids.new(), facts), QTextCharFormat())
        self._facts = facts

    def _stands_apart(self, facts: BlockFacts) -> bool:
        """A table never goes on in a paragraph, nor does a list of several entries in one that is none of them."""
        if facts.kind is BlockKind.TABLE:
            return True
        is_list = facts.kind is BlockKind.LIST_ENTRY and self._here.facts.kind is not BlockKind.LIST_ENTRY
        return is_list and self._several and not self._here.is_empty

    def _leaves_its_kind(self) -> bool:
        """Whether what stands behind the cursor would be taken into a table, or words into the list before them."""
        kind, was = self._facts.kind, self._here.facts.kind
        if kind is BlockKind.TABLE:
            return True
        joins_list = kind is BlockKind.LIST_ENTRY and was is not BlockKind.LIST_ENTRY
        return joins_list and not self._here.is_empty and bool(after_caret(self._cursor))


def copied(cursor: QTextCursor) -> QMimeData:
    """What is selected, as plain text and as simple HTML."""
    pieces = _selected_words(cursor)
    made = QMimeData()
    made.setText("\n".join(_plain(words) for _, words in pieces))
    made.setHtml("".join(_html(pieces)))
    return made


def taken_along(cursor: QTextCursor) -> tuple[Pasted, ...]:
    """What is selected, to be put elsewhere in the same text: people named in it stay so, which no page could say."""
    return tuple(
        Pasted(_undivided(words), _behind(facts) if facts.kind is BlockKind.LIST_ENTRY else None)
        for facts, words in _selected_words(cursor)
    )


def _pasted(one: PastedParagraph, count: ListCount) -> Pasted:
    """With the facts by which its list or table is one in the minutes, and counts as it did."""
    counts = count.take(one.entry)
    if one.rows:
        return Pasted(_divided(one.rows), BlockFacts(kind=BlockKind.TABLE))
    entry = one.entry
    if entry is None:
        return Pasted(one.words)
    number = marker_text(entry.marker, entry.count) if counts is False else None
    facts = BlockFacts(
        kind=BlockKind.LIST_ENTRY, marker=entry.marker, level=entry.level, restart=counts is True, pinned_number=number
    )
    return Pasted(one.words, facts)


def _divided(rows: Rows) -> RichText:
    """The cells of a table as the text of its block."""
    runs: list[Run] = []
    for row in rows:
        for column, cell in enumerate(row):
            runs += [Run(CELL_END)] * bool(column)
            runs += cell.runs
        runs.append(Run(PART_END))
    return rich(runs)


def _fitting(one: Pasted, here: BlockFacts) -> BlockFacts:
    """What a pasted paragraph becomes where it falls: what goes into a private note stays private."""
    if one.facts is None or here.kind is BlockKind.PRIVATE_NOTE:
        return _behind(here)
    return one.facts


def _undivided(words: RichText) -> RichText:
    return rich(Run(_plain(RichText((run,))), run.marks) for run in words.runs)


def _behind(facts: BlockFacts) -> BlockFacts:
    if facts.kind in (BlockKind.PRIVATE_NOTE, BlockKind.LIST_ENTRY, BlockKind.QUOTATION):
        return BlockFacts(kind=facts.kind, marker=facts.marker, level=facts.level)
    return BlockFacts()


def _selected_words(cursor: QTextCursor) -> list[tuple[BlockFacts, RichText]]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return [(held(block).facts, rich_between(block, start, end)) for block in selected_blocks(cursor)]


def _plain(words: RichText) -> str:
    return words.plain.rstrip(PART_END).replace(CELL_END, "\t").replace(PART_END, "\n")


def _html(pieces: Sequence[tuple[BlockFacts, RichText]]) -> Iterator[str]:
    """Paragraphs and lists, an inner list inside its outer one, as other programs expect them."""
    begun: list[ListMarker] = []
    for facts, words in pieces:
        marker = facts.marker or ListMarker.BULLET
        depth = facts.level + 1 if facts.kind is BlockKind.LIST_ENTRY else 0
        while len(begun) > depth or (begun and len(begun) == depth and begun[-1] is not marker):
            yield _list_tags(begun.pop())[1]
        while len(begun) < depth:
            begun.append(marker)
            yield _list_tags(marker)[0]
        yield _html_block("li" if depth else "p", words)
    yield from (_list_tags(marker)[1] for marker in reversed(begun))


def _list_tags(marker: ListMarker) -> tuple[str, str]:
    if marker is ListMarker.BULLET:
        return "<ul>", "</ul>"
    return f'<ol type="{_HTML_TYPES[marker]}">', "</ol>"


def _html_block(tag: str, words: RichText) -> str:
    style = 'style="white-space:pre-wrap"'  # else spaces at the ends and in rows would be lost
    return f"<{tag} {style}>{''.join(map(_html_run, words.runs))}</{tag}>"


def _html_run(run: Run) -> str:
    text = escape(_plain(RichText((run,)))).replace("\n", "<br>")
    marks = run.marks
    for tag, asked in (("b", marks.bold), ("i", marks.italic), ("u", marks.underline), ("ins", marks.amended)):
        text = f"<{tag}>{text}</{tag}>" if asked else text
    return f'<a href="{escape(run.marks.link)}">{text}</a>' if run.marks.link else text
