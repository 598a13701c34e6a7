"""One item in headed paragraphs: what was minuted in its order, or what was decided first and the minutes below it."""

from collections.abc import Iterator

from clerk_app.documents.blocks import Block, Heading, plain
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_sections import Section
from clerk_app.domain.minutes import BlockKind
from clerk_app.wording import papers


def section_blocks(composer: BlockComposer, section: Section) -> Iterator[Block]:
    """All of an item below its heading; its decisions apart where the style has them so and it has some."""
    decisions = [block for block in section.blocks if block.kind is BlockKind.DECISION and block.is_for_paper]
    if not composer.style.decisions_apart or not decisions:
        yield from section.page_blocks(composer)
        return
    headings = composer.style.headings
    yield from section.reference()
    yield Heading(plain(headings.of("decision") or papers.heading("decision")), level=2)
    for block in decisions:
        yield from section.page_blocks_of(block, composer)
    others = [block for block in section.blocks if block not in decisions]
    minuted = [*section.events.get(None, ())]
    for block in others:
        minuted += section.page_blocks_of(block, composer)
    if minuted:
        yield Heading(plain(headings.of("minutes") or papers.heading("minutes")), level=2)
        yield from minuted
