"""What of a page is not to be parted, whatever layout it stands in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clerk_app.documents.blocks import Block, ListEntry, Paragraph, Quotation, Table, text_of


def kept_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, of which some ask for the page of the next: what leads into a list, its first entry and its last
    but one, and what announces a table or a quotation.

    So no list begins without what leads into it, no single entry of it stands alone on a page, and nothing that ends in
    a colon is parted from what it promises.
    """
    shown = (None, *blocks, None, None)
    for above, block, below, beyond in zip(shown, shown[1:], shown[2:], shown[3:], strict=False):
        match block, below:
            case Paragraph(), ListEntry():
                yield replace(block, keep_with_next=True)
            case Paragraph(), Table() | Quotation() if text_of(block.runs).rstrip().endswith(":"):
                yield replace(block, keep_with_next=True)
            case ListEntry(), ListEntry() if not (isinstance(above, ListEntry) and isinstance(beyond, ListEntry)):
                yield replace(block, keep_with_next=True)
            case _ if block is not None:
                yield block
