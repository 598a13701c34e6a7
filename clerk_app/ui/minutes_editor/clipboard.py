"""What goes out by copying and comes in by pasting or dropping: words and their marks, lists, tables, paragraphs.

Everything else of a pasted page (fonts, sizes, colours, pictures) is left behind, and its text is cleaned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from clerk_app.domain.cleaning import clean, hard_spaces, typed_mark
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import CELL_END, PART_END, insert_rich, rich_between
from clerk_app.ui.minutes_editor.facts import BlockFacts, block_format
from clerk_app.ui.minutes_editor.kinds import DEEPEST
from clerk_app.ui.minutes_editor.spot import held, held_at, selected_blocks
from clerk_app.ui.utf16 import utf16_cut, utf16_length

_MARKERS = {
    QTextListFormat.Style.ListDecimal: ListMarker.DECIMAL,
    QTextListFormat.Style.ListLowerAlpha: ListMarker.LETTER,
    QTextListFormat.Style.ListUpperAlpha: ListMarker.LETTER,
    QTextListFormat.Style.ListLowerRoman: ListMarker.ROMAN,
    QTextListFormat.Style.ListUpperRoman: ListMarker.ROMAN,
}
_HTML_TYPES = {ListMarker.DECIMAL: "1", ListMarker.LETTER: "a", ListMarker.ROMAN: "i"}
_LINKS = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted paragraph: its words, and its facts where it is the entry of a list or a table (None: as it falls)."""

    words: RichText
    facts: BlockFacts | None = None


def pasted(source: QMimeData) -> tuple[Pasted, ...]:
    """The paragraphs of what was copied elsewhere; none when it holds no text."""
    if source.hasHtml():
        page = QTextDocument()
        page.setHtml(clean(source.html()))
        found = _without_blanks(_pasted_frame(page.rootFrame()))
        if any(one.words for one in found):
            return _settled(found)
    if not source.hasText():
        return ()
    lines = [Pasted(typed(line)) for line in clean(source.text()).strip("\n").split("\n")]
    return _settled(_without_blanks(lines))


def insert_pasted(cursor: QTextCursor, paragraphs: Sequence[Pasted], ids: Ids) -> None:
    """Type pasted paragraphs at the cursor: the first goes on in its block, the others get blocks with new ids."""
    here = held_at(cursor)
    if here.is_divided:
        for place, one in enumerate(paragraphs):
            insert_rich(cursor, (typed("\n") if place else RichText()) + _undivided(one.words))
        return
    for place, one in enumerate(paragraphs):
        facts = _fitting(one, here.facts)
        begins = one.facts is not None and here.is_empty and here.facts.kind is BlockKind.PARAGRAPH
        if place or (facts.kind is BlockKind.TABLE and not begins):
            cursor.insertBlock(block_format(ids.new(), facts), QTextCharFormat())
        elif begins:
            cursor.setBlockFormat(block_format(here.id, facts))
        insert_rich(cursor, one.words if facts.kind is BlockKind.TABLE else _undivided(one.words))
    if held_at(cursor).is_divided:
        cursor.insertBlock(block_format(ids.new(), _behind(here.facts)), QTextCharFormat())
    cursor.setCharFormat(QTextCharFormat())


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


def _without_blanks(found: Sequence[Pasted]) -> tuple[Pasted, ...]:
    """Without the empty paragraphs that keep others apart on a page, and those that Qt puts round a table."""
    last = len(found) - 1

    def is_kept(place: int) -> bool:
        words = found[place].words.plain
        if words.strip():
            return True
        if words.strip(" \t\n"):  # a space that does not break keeps an empty paragraph open, and says nothing
            return False
        beside = found[1:2] if place == 0 else found[last - 1 : last]
        return place in (0, last) and not any(one.facts is not None for one in beside)

    return tuple(one for place, one in enumerate(found) if is_kept(place))


def _settled(found: Sequence[Pasted]) -> tuple[Pasted, ...]:
    """With ordinary spaces between words, and as entries of lists where their marks were typed out before them."""
    made: list[Pasted] = []
    for one in found:
        mark = typed_mark(one.words.plain) if one.facts is None else None
        if mark is None:
            made.append(replace(one, words=_with_soft_spaces(one.words)))
            continue
        level = mark.level if made and made[-1].facts is not None else 0
        entry = BlockFacts(kind=BlockKind.LIST_ENTRY, marker=mark.marker, level=level)
        made.append(Pasted(_with_soft_spaces(one.words.cut(mark.length)), entry))
    return tuple(made)


def _with_soft_spaces(words: RichText) -> RichText:
    made, done = RichText(), 0
    for start, end, instead in hard_spaces(words.plain):
        made = made + words.cut(done, start) + typed(instead)
        done = end
    return made + words.cut(done)


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


def _pasted_frame(frame: QTextFrame) -> list[Pasted]:
    found: list[Pasted] = []
    part = frame.begin()
    while not part.atEnd():
        child: QTextFrame | None = part.currentFrame()
        if isinstance(child, QTextTable):
            found.append(_pasted_table(child))
        elif child is not None:
            found.extend(_pasted_frame(child))
        else:
            found.append(_pasted_block(part.currentBlock()))
        part += 1
    return found


def _pasted_table(table: QTextTable) -> Pasted:
    words = RichText()
    for row in range(table.rows()):
        for column in range(table.columns()):
            words = words + (typed(CELL_END) if column else RichText()) + _cell(table, row, column)
        words = words + typed(PART_END)
    return Pasted(words, BlockFacts(kind=BlockKind.TABLE))


def _cell(table: QTextTable, row: int, column: int) -> RichText:
    """What stands in a cell; a cell that spans several stands in the first of them alone."""
    words, cell = RichText(), table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return words
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block().blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        words = words + (typed("\n") if words else RichText()) + _pasted_block(block).words
        block = block.next()
    return words


def _pasted_block(block: QTextBlock) -> Pasted:
    text = block.text()
    ranges = block.textFormats()
    ends = [*(found.start for found in ranges[1:]), utf16_length(text)]
    runs = [
        Run(clean(utf16_cut(text, found.start, end)).replace("\ufffc", ""), _marks(found.format))
        for found, end in zip(ranges, ends, strict=False)
    ]
    words = rich(runs)
    listed: QTextList | None = block.textList()
    if listed is None:
        return Pasted(words)
    style = listed.format()
    marker = _MARKERS.get(style.style(), ListMarker.BULLET)
    level = min(max(style.indent() - 1, 0), DEEPEST)
    return Pasted(words, BlockFacts(kind=BlockKind.LIST_ENTRY, marker=marker, level=level))


def _marks(found: QTextCharFormat) -> Marks:
    link = found.anchorHref() if found.isAnchor() else ""
    link = link if link.startswith(_LINKS) else ""
    return Marks(
        bold=found.fontWeight() >= QFont.Weight.DemiBold,
        italic=found.fontItalic(),
        underline=found.fontUnderline() and not found.isAnchor(),
        link=link,
    )


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
