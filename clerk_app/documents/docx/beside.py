"""What stands beside paragraphs, in rows with them."""

from dataclasses import replace
from itertools import groupby

from clerk_app.documents.blocks import Block, Cell, Paragraph, Role, Row, Ruling, Table, cell
from clerk_app.documents.style import PageStyle


def beside_one_another(blocks: tuple[Block, ...], style: PageStyle) -> tuple[Block, ...]:
    """The blocks, what stands beside paragraphs in rows with them, where the style has a column for it.

    In a frame it would stand over what is beside the next paragraph, where it is the longer one of the two.
    """
    if not style.aside:
        return blocks
    widths = (style.page.text_width - style.aside, float(style.aside))
    laid: list[Block] = []
    for beside, group in groupby(blocks, _has_aside):
        together = tuple(group)
        laid += [Table(widths, tuple(map(_row_of, together)), ruling=Ruling.NONE)] if beside else together
    return tuple(laid)


def _has_aside(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.aside)


def _row_of(block: Block) -> Row:
    if not isinstance(block, Paragraph):
        raise TypeError("only paragraphs have something beside them")
    text = replace(block, role=Role.BESIDE, aside=(), keep_with_next=False)
    return Row((Cell((text,)), cell(block.aside, Role.ASIDE)))
