"""What of a page is not to be parted, whatever layout it stands in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clerk_app.documents.blocks import Block, ListEntry, Paragraph


def kept_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, of which some ask for the page of the next: what leads into a list, and its last entry but one.

    So no list begins without what leads into it, and no single entry of it is left for the next page.
    """
    shown = (*blocks, None, None)
    for block, below, beyond in zip(shown, shown[1:], shown[2:], strict=False):
        match block, below, beyond:
            case (Paragraph(), ListEntry(), _):
                yield replace(block, keep_with_next=True)
            case (ListEntry(), ListEntry(), other) if not isinstance(other, ListEntry):
                yield replace(block, keep_with_next=True)
            case _ if block is not None:
                yield block
