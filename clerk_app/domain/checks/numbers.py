"""Numbers that were typed or pinned in two ways, that are missing from one paragraph, or that skip."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.house_style import ParagraphNumbers
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute

_TYPED_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*(?P<end>[.):]?)(?=\s+\S)")
_PINNED = re.compile(r"^\d{1,3}(?:\.\d{1,3})*(?P<end>[.):]?)$")
_TYPED_MARK = re.compile(r"^\(?(?P<mark>[a-z]|\d{1,2})(?:\)|\.)(?=\s+\S|$)")
_LEAST = 3
"""How many paragraphs or items have to agree before one is odd."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before a paragraph in a list, as it reads, and its place in the order of such marks."""

    words: str
    place: int
    is_letter: bool


def numbers(draft: Draft) -> Iterator[Finding]:
    """A finding for each item numbered unlike the others, each paragraph alone without a number, and each skip."""
    yield from _unlike(draft)
    if draft.record.house_style.paragraphs is not ParagraphNumbers.NONE:
        yield from _without_number(draft)
    for minute in draft.minutes:
        yield from _skips(draft.blocks_of(minute.id))


def _unlike(draft: Draft) -> Iterator[Finding]:
    """Of items that bear numbers of their own, those with another sign behind them than most have ("1." and "2")."""
    ends = {minute: end for minute in draft.minutes if (end := _end_of(minute)) is not None}
    if len(ends) < _LEAST:
        return
    every = list(ends.values())
    usual = max(dict.fromkeys(every), key=every.count)
    for minute, end in ends.items():
        if end != usual:
            number = minute.pinned_number or minute.heading.split()[0]
            values = {"number": number, "other": f"{number.rstrip('.):')}{usual}"}
            yield _finding("numbered_unlike", minute.id, values)


def _end_of(minute: Minute) -> str | None:
    """The sign behind the number that was typed for an item; None where it has none of its own."""
    found = _PINNED.match(minute.pinned_number) if minute.pinned_number else _TYPED_NUMBER.match(minute.heading)
    return found["end"] if found is not None else None


def _without_number(draft: Draft) -> Iterator[Finding]:
    numbered = {minute.id: _paragraphs(draft.blocks_of(minute.id)) for minute in draft.minutes}
    whole = [minute_id for minute_id, found in numbered.items() if any(one.numbered for one in found)]
    for minute in draft.minutes:
        found = numbered[minute.id]
        bare = [one for one in found if not one.numbered]
        if len(bare) == len(found) and bare and len(whole) >= _LEAST and len(whole) == _with_paragraphs(numbered) - 1:
            yield _finding("item_without_number", bare[0].id, {"title": minute.heading})
        elif len(bare) == 1 and len(found) > _LEAST and not _goes_on(draft.blocks_of(minute.id), bare[0]):
            yield _finding("paragraph_without_number", bare[0].id, {"words": bare[0].text.plain})


def _with_paragraphs(numbered: Mapping[Id, Sequence[Block]]) -> int:
    return sum(1 for found in numbered.values() if found)


def _paragraphs(blocks: Sequence[Block]) -> Sequence[Block]:
    return [block for block in blocks if block.kind is BlockKind.PARAGRAPH]


def _goes_on(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph goes on with what a list, a table or a quotation parts from the words before it."""
    place = blocks.index(block)
    return place > 0 and blocks[place - 1].kind is not BlockKind.PARAGRAPH


def _skips(blocks: Sequence[Block]) -> Iterator[Finding]:
    before: _Mark | None = None
    for block in blocks:
        mark = _mark(block)
        if mark is not None and before is not None and before.is_letter is mark.is_letter:
            missing = mark.place - before.place
            if 1 < missing <= _LEAST + 1:
                yield _finding("skipped", block.id, {"before": before.words, "words": mark.words})
        before = mark


def _mark(block: Block) -> _Mark | None:
    """The mark that was typed or pinned before an entry; those that Clerk counts never skip."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY):
        return None
    found = _TYPED_MARK.match(block.pinned_number or block.text.plain)
    if found is None:
        return None
    mark = found["mark"]
    return _Mark(found[0], ord(mark) if mark.isalpha() else int(mark), mark.isalpha())


def _finding(code: str, source: str, values: dict[str, str]) -> Finding:
    return Finding(check=CheckName.NUMBERS, code=code, source=Id(source), values=values)
