"""A finished paper looked over for words that whoever reads it must not read, with the place where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
    text_of,
)
from clerk_app.domain.withheld import Withheld, found_in, held
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class Leak:
    """Where the paper holds what it must not, and what that is of, both as a sentence says it."""

    place: str
    source: str


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    place: str


def leak_in_document(document: Document, withheld: Sequence[Withheld], minuted: str = "") -> Leak | None:
    """The first place of a paper that holds some of these words; None where none does.

    `minuted` is what is said in open minutes, in plain form.
    """
    passages = tuple(_passages(document))
    withheld = held("\n".join(passage.text for passage in passages), withheld)
    for passage in passages if withheld else ():
        found = found_in(passage.text, withheld, minuted)
        if found is not None:
            return Leak(passage.place, _source(found))
    return None


def leak_in_words(words: str, withheld: Sequence[Withheld], minuted: str = "") -> Leak | None:
    """The same of all the words of a finished file, in which there are no places."""
    found = found_in(words, withheld, minuted)
    return Leak(say("editions.leak.file"), _source(found)) if found is not None else None


def _source(found: Withheld) -> str:
    what = say("editions.leak.item" if found.number else "editions.leak.item_by_title", **_named(found))
    return say(f"editions.leak.{found.source}", item=what)


def _named(found: Withheld) -> dict[str, str]:
    return {"number": found.number, "title": found.title}


def _passages(document: Document) -> Iterator[_Passage]:
    """All that a paper says, each with its place: the title of an item, a paragraph by its number, an item."""
    metadata, furniture = document.metadata, document.furniture
    said = (metadata.title, metadata.author, metadata.subject, *metadata.keywords)
    yield _Passage("\n".join((*said, furniture.header, furniture.footer, furniture.banner)), say("editions.leak.file"))
    yield from _of_blocks(document.blocks, say("editions.leak.paper"))


def _of_blocks(blocks: Iterable[Block], place: str, number: str = "") -> Iterator[_Passage]:
    """The passages of blocks in order; each stands at the item whose heading came last."""
    for block in blocks:
        match block:
            case Heading():
                number = block.number or number
                place = say("editions.leak.item", number=number) if number else place
                yield _Passage(_read(block.runs), say("editions.leak.heading", item=place) if number else place)
            case Paragraph(role=Role.ITEM_NUMBER):
                number = block.number
                place = say("editions.leak.item", number=number) if number else place
            case Paragraph():
                at = say("editions.leak.paragraph", number=block.number) if block.number else place
                yield _Passage(_read(block.runs), at)
            case ListEntry() | Quotation():
                yield _Passage(_read(block.runs), place)
            case PlainList():
                yield from (_Passage(_read(entry.runs), place) for entry in block.entries)
            case TitleBlock():
                yield from (_Passage(_read(line.runs), place) for line in block.lines)
            case SignatureBlock():
                yield _Passage("\n".join((_read(block.statement), *block.labels)), place)
            case Table():
                yield from _of_table(block, place)
            case _:
                continue


def _of_table(table: Table, place: str) -> Iterator[_Passage]:
    yield _Passage("\n".join((_read(table.caption), table.description)), place)
    for row in (*table.header, *table.rows):
        yield from _of_blocks((block for cell in row.cells for block in cell.blocks), place)


def _read(runs: Runs) -> str:
    """The words, and the addresses behind them."""
    return "\n".join((text_of(runs), *(run.link for run in runs if run.link)))
