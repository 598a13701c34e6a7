"""One item as it stands on the web: what the board was asked, the minutes, what it resolved, and the papers."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from clerk_app.documents.blocks import Block, Heading, ListEntry, Paragraph, Role, plain
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_report import asked_of, report
from clerk_app.documents.compose_sections import Section
from clerk_app.documents.typed_runs import runs_of
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.numbering import resolution_marks
from clerk_app.wording import papers


def web_item(composer: BlockComposer, section: Section) -> Iterator[Block]:
    """The whole item.

    Where no item says in short what its report says, what was typed without a number before the first numbered
    paragraph sums it up, and stands above the asks.
    """
    is_summed_up = any(item.summary for item in section.items)
    summary, minuted = ((), section.blocks) if is_summed_up else _parted(section.blocks)
    yield Heading(plain(section.heading), number=section.printed_number, source=section.minute.id)
    yield from section.reference()
    for item in section.items:
        yield from report(item, Role.BODY)
    for block in summary:
        if block.is_for_paper:
            yield Paragraph(runs_of(block.text), source=block.id)
    yield from _asks(composer, section)
    if minutes := tuple(_minutes(composer, section, summary, minuted)):
        yield Heading(plain(papers.heading("minutes_of_item")), level=2)
        yield from minutes
    yield from _papers(composer, section)


def _minutes(
    composer: BlockComposer, section: Section, summary: Sequence[MinuteBlock], minuted: Sequence[MinuteBlock]
) -> Iterator[Block]:
    """What was minuted, with all that happened in the room, beside the summary too."""
    yield from section.events.get(None, ())
    for block in summary:
        yield from section.events.get(block.id, ())
    for row in _rows(minuted):
        if any(_is_decision(block) for block in row):
            yield from _clause(composer, section, row)
        else:
            for block in row:
                yield from section.page_blocks_of(block, composer)


def _parted(blocks: Sequence[MinuteBlock]) -> tuple[Sequence[MinuteBlock], Sequence[MinuteBlock]]:
    """The summary of the report and the minutes; where nothing else follows, all of it is minutes."""
    summary = tuple(takewhile(_may_sum_up, blocks))
    minuted = blocks[len(summary) :]
    return (summary, minuted) if minuted else ((), blocks)


def _may_sum_up(block: MinuteBlock) -> bool:
    return not block.is_for_paper or (block.kind is BlockKind.PARAGRAPH and not block.numbered)


def _is_decision(block: MinuteBlock) -> bool:
    return block.kind is BlockKind.DECISION and block.is_for_paper


def _rows(blocks: Sequence[MinuteBlock]) -> Iterator[Sequence[MinuteBlock]]:
    """The blocks, decisions in a row together; what is not for paper parts no row."""
    row: list[MinuteBlock] = []
    decides = False
    for block in blocks:
        if row and block.is_for_paper and _is_decision(block) is not decides:
            yield row
            row = []
        if block.is_for_paper:
            decides = _is_decision(block)
        row.append(block)
    if row:
        yield row


def _asks(composer: BlockComposer, section: Section) -> Iterator[Block]:
    asks = [words for item in section.items for words in asked_of(item)]
    if not asks:
        return
    yield Paragraph(plain(papers.asked(composer.record.board, composer.record.meeting.date)))
    for place, words in enumerate(asks, start=1):
        yield ListEntry(plain(words), ListMarker.DECIMAL, number=f"{place})")


def _clause(composer: BlockComposer, section: Section, row: Sequence[MinuteBlock]) -> Iterator[Block]:
    """The decisions of a row under the number that they share; what it did not decide stands for itself below them."""
    board, day = composer.record.board, composer.record.meeting.date
    number = next((section.numbers[block.id] for block in row if block.id in section.numbers), "")
    taken = [block for block in row if _is_decision(block) and not composer.is_undecided(block)]
    apart = [block for block in row if _is_decision(block) and composer.is_undecided(block)]
    if taken:
        word = papers.clause_word(composer.decision_word(taken[0]))
        yield Paragraph(plain(papers.clause(board, day, word)), Role.MINUTE, number)
        yield from _resolutions(composer, taken, word)
        number = ""
    for block in apart:
        role = Role.MINUTE if number else Role.CONTINUATION
        own = Paragraph(composer.decision_runs(block), role, number, source=block.id)
        yield from composer.with_vote_below(own, block)
        number = ""
    for block in row:
        yield from section.events.get(block.id, ())


def _resolutions(composer: BlockComposer, taken: Sequence[MinuteBlock], word: str) -> Iterator[Block]:
    """What was resolved, as it reads on after "that;"; a decision of a kind with another word says its own."""
    marks = resolution_marks(taken)
    amended = False
    for block in taken:
        own = composer.decision_word(block)
        is_of_clause = papers.clause_word(own) == word
        runs = composer.clause_runs(block, word) if is_of_clause else composer.decision_runs(block, own)
        amended = amended or any(run.amended for run in runs)
        yield ListEntry(runs, ListMarker.DECIMAL, number=marks[block.id], source=block.id)
    for block in taken:
        yield from composer.vote_below(block)
    if amended:
        board = composer.record.board
        yield Paragraph(plain(papers.amended(board, composer.record.meeting.date)), Role.NOTE)


def _papers(composer: BlockComposer, section: Section) -> Iterator[Block]:
    about = {item.id: place for place, item in enumerate(section.items)}
    found = [paper for paper in composer.record.papers if paper.item_id in about]
    if not section.items or (section.is_exempt and not found):
        return
    yield Heading(plain(papers.heading("supporting_documents")), level=2)
    for paper in sorted(found, key=lambda paper: (about[paper.item_id], paper.position)):
        yield ListEntry(plain(papers.paper_line(paper)), source=paper.id)
    if not found:
        yield Paragraph(plain(papers.heading("no_documents")))
