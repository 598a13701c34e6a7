"""What of a page is not parted, as the papers ask for it."""

import pytest

from clerk_app.documents.blocks import Block, ListEntry, Paragraph, Quotation, Table, plain, row
from clerk_app.documents.compose_keeping import kept_together

LEAD, SAID, ENTRY = Paragraph(plain("As follows:")), Paragraph(plain("It was agreed.")), ListEntry(plain("a"))
TABLE, QUOTED = Table((1,), (row(("a",)),)), Quotation(plain("words"))


@pytest.mark.parametrize(("blocks", "kept"), [
    ((LEAD, ENTRY), [True, False]),
    ((SAID, ENTRY), [True, False]),
    ((ENTRY, ENTRY, ENTRY, ENTRY, SAID), [True, False, True, False, False]),
    ((ENTRY, ENTRY, ENTRY), [True, True, False]),
    ((ENTRY,), [False]),
    ((LEAD, TABLE), [True, None]),
    ((SAID, TABLE), [False, None]),
    ((LEAD, QUOTED), [True, None]),
    ((LEAD, SAID), [False, False]),
    ((SAID, SAID), [False, False]),
])  # fmt: skip
def test_what_leads_on_and_the_ends_of_lists_stay_with_what_is_next(
    blocks: tuple[Block, ...], kept: list[bool | None]
) -> None:
    assert [getattr(block, "keep_with_next", None) for block in kept_together(blocks)] == kept


def test_nothing_else_is_changed() -> None:
    blocks = (SAID, TABLE, QUOTED, SAID)
    assert tuple(kept_together(blocks)) == blocks
