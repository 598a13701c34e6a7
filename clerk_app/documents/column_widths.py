"""How wide the columns of a table are: as it asks, unless a word would be cut in one of them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from clerk_app.documents.blocks import Block, Role, Row, Table, runs_in, text_of
from clerk_app.documents.style import FontFamily, PageStyle

_WIDTHS = {**dict.fromkeys("iljtfrI.,:;'’-()/", 0.38), **dict.fromkeys("mwMW@%—", 0.9)}
_CAPITAL, _OTHER = 0.72, 0.58
"""How wide letters are in words of the usual family, bold ones too, as shares of the size of their type."""
_WIDER = {FontFamily.IBM_PLEX_SERIF: 1.06}
"""How much wider words are in another family."""
_LONG_WORD = 12.0
"""How long a word is at most that a column should hold, likewise: some twenty letters."""


def column_widths(table: Table, style: PageStyle) -> list[float]:
    """The width of each column in points; together they are as wide as the text.

    A column that would cut a word takes what it lacks from those that have more than they need. Where all together
    have too little, each has its share of the page by its longest word, so that no column is left with a letter or two.
    """
    whole = float(style.page.text_width)
    asked = [whole * share / sum(table.widths) for share in table.widths]
    # In a column that is wide enough for any word none is looked at, unless it has to give: there may be thousands.
    wide = _LONG_WORD * _size(style) + _sides(style)
    narrow = {column for column, width in enumerate(asked) if width < wide}
    for columns in (narrow, frozenset(range(len(asked)))):
        needed = _needed(table, columns, style)
        lacking = sum(max(need - width, 0.0) for need, width in zip(needed, asked, strict=True))
        spare = [max(width - need, 0.0) for need, width in zip(needed, asked, strict=True)]
        if not lacking:
            return asked
        if lacking <= sum(spare):
            given = lacking / sum(spare)
            return [max(width, need) - over * given for width, need, over in zip(asked, needed, spare, strict=True)]
    shares = [min(need, wide) for need in _needed(table, frozenset(range(len(asked))), style)]
    return [whole * share / sum(shares) for share in shares]


def _size(style: PageStyle) -> float:
    """The size of the type in cells and at their head, as if it were of the usual family."""
    largest = max(style.text(role).size for role in (Role.CELL, Role.CELL_HEADER))
    return largest * _WIDER.get(style.family, 1.0)


def _sides(style: PageStyle) -> float:
    return float(2 * style.table.padding_side)


def _needed(table: Table, narrow: AbstractSet[int], style: PageStyle) -> Sequence[float]:
    """What each column needs for the longest word in it, as far as that can be said without the type itself.

    In one that is not `narrow` any word has room.
    """
    longest = dict.fromkeys(range(len(table.widths)), _LONG_WORD) | dict.fromkeys(narrow, 0.0)
    for row in (*table.header, *table.rows) if narrow else ():
        for column, length in _longest_words(row, narrow):
            longest[column] = max(longest[column], length)
    return [length * _size(style) + _sides(style) for length in longest.values()]


def _longest_words(row: Row, narrow: AbstractSet[int]) -> list[tuple[int, float]]:
    """How long the longest word of each cell of one narrow column is, with the column."""
    found: list[tuple[int, float]] = []
    column = 0
    for cell in row.cells:
        if cell.span == 1 and column in narrow:
            found.append((column, _longest_word(cell.blocks)))
        column += cell.span
    return found


def _longest_word(blocks: Sequence[Block]) -> float:
    words = (word for runs in runs_in(blocks) for word in text_of(runs).split())
    return max(map(_length, words), default=0.0)


def _length(word: str) -> float:
    return sum(_WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in word)
