"""Whether a paper says every passage of a document, in its order and each under its number."""

import re
from collections.abc import Iterator, Sequence

from clerk_app.domain.matching import folded
from tests.documents.ooxml import printed_lines
from tests.documents.pdf.reading import Tree
from tests.seeds.seed_map import Passage, owners, task

OUR_OWN = frozenset({"next_lead", "item_word"})
"""What the layouts say in words of their own."""


def word_text(data: bytes) -> str:
    """All that a Word file says, with the numbers that Word counts."""
    return " ".join(printed_lines(data))


def pdf_text(data: bytes) -> str:
    """All that a PDF says, in the order of its structure."""
    return Tree(data).text()


def missing(passages: Sequence[Passage], printed: str, names: Sequence[str] = ()) -> list[str]:
    """The passages that do not come behind the one before, in words.

    `names` are how people are called, by which an action names them however the document writes their apostrophes.
    """
    told = told_alike(printed)
    place = 0
    lost: list[str] = []
    for passage in passages:
        for words in _sought(passage, names) if passage.kind not in OUR_OWN else ():
            found = told.find(told_alike(words), place)
            if found < 0:
                lost.append(f"{passage.kind}: {words}")
            else:
                place = found + len(told_alike(words))
    return lost


def told_alike(words: str) -> str:
    """The words with one kind of dash between times, and without the spaces that marks of a run leave."""
    return "".join(re.sub(r"(?<=\dhrs) - (?=\d)", " – ", words).split())


def _sought(passage: Passage, names: Sequence[str]) -> Iterator[str]:
    """Each piece of the paper that the passage is, with the number or sign before it."""
    number, facts = passage.number.rstrip("."), passage.facts
    match passage.kind:
        case "attendance" | "apologies":
            yield from passage.pieces()
        case "action":
            yield f"ACTION: {_called(owners(passage)[0], names)} {task(passage)}"
        case "list_entry" if facts["marker"] == "bullet":
            yield f"• {passage.text}"
        case "list_entry" | "heading":
            yield f"{number}. {passage.text}"
        case "ask" | "resolution":
            yield f"{number}) {passage.text}"
        case _:
            yield f"{number} {passage.text}".strip()


def _called(words: str, names: Sequence[str]) -> str:
    return next((name for name in names if folded(name) == folded(words)), words)
