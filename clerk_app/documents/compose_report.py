"""What an item's report says in short, who stands behind it and what it asks, wherever a paper tells of the item."""

from collections.abc import Iterator

from clerk_app.documents.blocks import Block, Paragraph, Role, plain
from clerk_app.domain.agenda import AgendaItem
from clerk_app.wording import papers


def report(item: AgendaItem, role: Role) -> Iterator[Block]:
    """The sponsors in one line, then the paragraphs of the summary; nothing where neither is known."""
    if item.sponsors:
        words = papers.sponsored([sponsor.words for sponsor in item.sponsors])
        yield Paragraph(plain(words), role, source=item.id)
    for line in item.summary.splitlines():
        if line.strip():
            yield Paragraph(plain(line.strip()), role, source=item.id)


def asked_of(item: AgendaItem) -> list[str]:
    """What the board is asked to do, without lines that were left empty."""
    return [words for words in item.recommendations if words.strip()]
