"""What of a text can be printed: cleaning at the door of every writer, and characters a font lacks."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListEntry,
    Metadata,
    Paragraph,
    PlainList,
    Quotation,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
    plain,
    text_of,
)
from clerk_app.domain.cleaning import clean

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# Prepended concatenation marks (Unicode 15, PropList): formats by category, yet drawn.
_MARKS_WITH_SHAPE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character the fonts lack, how often it stands in the paper, and the first record it stands in ("": none)."""

    character: str
    times: int
    source: str


def printable(text: str) -> str:
    """The text as both writers print it: cleaned, and a tab is a space."""
    return text if text.isascii() and text.isprintable() else clean(text).replace("\t", " ")


def language_tag(tag: str) -> str:
    """The tag, or "" where it has not the form of one (RFC 5646): readers stumble over anything else."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def paper_language(metadata: Metadata) -> str:
    """The language of a whole paper, British English where none is told."""
    return language_tag(metadata.language) or "en-GB"


def is_invisible(character: str) -> bool:
    """Whether a character has no shape of its own: joiners, direction marks, soft hyphens, variation selectors."""
    if character.isascii():
        return False
    formats = unicodedata.category(character) == "Cf" and character not in _MARKS_WITH_SHAPE
    return formats or "\ufe00" <= character <= "\ufe0f" or character == "\u034f"


def missing_characters(document: Document, covered: Container[int]) -> tuple[MissingCharacter, ...]:
    """The characters of a paper that no font covers, in order of appearance. `covered` holds code points."""
    found: dict[str, MissingCharacter] = {}
    known: set[str] = set()
    for source, runs in texts(document):
        text = unicodedata.normalize("NFC", printable(text_of(runs)))
        for character in text:
            if character in known:
                continue
            if ord(character) in covered or character.isspace() or is_invisible(character):
                known.add(character)
                continue
            earlier = found.get(character)
            found[character] = MissingCharacter(
                character, earlier.times + 1 if earlier else 1, earlier.source if earlier else source
            )
    return tuple(found.values())


def texts(document: Document) -> Iterator[tuple[str, Runs]]:
    """Every text of the paper with the id of the record it shows ("": none), page furniture first, then as read."""
    furniture = document.furniture
    for line in (furniture.banner, furniture.header, furniture.footer, furniture.page_label):
        yield "", plain(line)
    for block in document.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[tuple[str, Runs]]:
    match block:
        case Heading(number=number) | Paragraph(number=number) | ListEntry(number=number):
            yield block.source, plain(number)
            yield block.source, block.runs
        case Quotation():
            yield block.source, block.runs
        case PlainList():
            yield from ((entry.source, entry.runs) for entry in block.entries)
        case Table():
            yield "", block.caption
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from _cell_texts(cell, row.source)
        case TitleBlock():
            yield from (("", line.runs) for line in block.lines)
        case SignatureBlock():
            yield "", block.statement
            yield from (("", plain(label)) for label in block.labels)
        case _:
            return


def _cell_texts(cell: Cell, row_source: str) -> Iterator[tuple[str, Runs]]:
    for block in cell.blocks:
        for source, runs in _block_texts(block):
            yield source or row_source, runs
