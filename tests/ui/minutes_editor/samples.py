"""Blocks for the tests, and ways to make them short."""

from __future__ import annotations

from datetime import datetime

from hypothesis import strategies as st

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.cleaning import clean
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, POSITION_GAP, Block, BlockKind, ListMarker
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import EMPTY, Marks, RichText, Run, rich, typed

MINUTE = Id("f" * 32)


def block_id(number: int) -> Id:
    """The id of the sample block with that number."""
    return Id(f"{number:032x}")


def paragraph(number: int, text: str = "", kind: BlockKind = BlockKind.PARAGRAPH, *, numbered: bool = True) -> Block:
    """A block with plain text; its place follows its number."""
    return Block(
        id=block_id(number),
        minute_id=MINUTE,
        position=number * POSITION_GAP,
        kind=kind,
        text=typed(text),
        numbered=numbered,
        at=datetime(2022, 1, 24, 15, 0) if text else None,
    )


def texts() -> st.SearchStrategy[str]:
    """Text as the record holds it."""
    return st.one_of(
        st.text(max_size=8), st.sampled_from(["é ŵ", "👩‍💻 b", "a\nb", "\u2028", " ", "a\xa0b\ufffc"])
    ).map(clean)


def riches() -> st.SearchStrategy[RichText]:
    """Rich text as the record holds it."""
    marks = st.builds(
        Marks,
        bold=st.booleans(),
        italic=st.booleans(),
        underline=st.booleans(),
        amended=st.booleans(),
        link=st.sampled_from(["", "https://example.org/a?b=c"]),
        mention=st.sampled_from(
            [None, Party(post_id=Id("a" * 32)), Party(person_id=Id("b" * 32), post_id=Id("a" * 32))]
        ),
    )
    return st.lists(st.builds(Run, texts(), marks), max_size=4).map(rich)


@st.composite
def blocks_of_a_minute(draw: st.DrawFn, most: int = 5) -> tuple[Block, ...]:
    """The blocks of one minute, of every kind, in order."""
    made = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        kind = draw(st.sampled_from(BlockKind))
        made.append(_block(draw, number, kind))
    return tuple(made)


def _block(draw: st.DrawFn, number: int, kind: BlockKind) -> Block:
    is_table, is_entry = kind is BlockKind.TABLE, kind is BlockKind.LIST_ENTRY
    is_earlier = kind is BlockKind.EARLIER_ACTION
    text = EMPTY if is_table else draw(riches())
    cells = st.lists(st.lists(riches(), min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return Block(
        id=block_id(number),
        minute_id=MINUTE,
        position=number * POSITION_GAP,
        kind=kind,
        text=text,
        numbered=draw(st.booleans()),
        pinned_number=draw(st.sampled_from([None, "4.7", "A"])),
        marker=draw(st.sampled_from(ListMarker)) if is_entry else None,
        level=draw(st.integers(0, 2)) if is_entry else 0,
        restart=draw(st.booleans()) if is_entry else False,
        update=draw(riches()) if kind in OF_TWO_PARTS else EMPTY,
        status=draw(st.sampled_from(ActionStatus)) if is_earlier else None,
        rows=draw(cells) if is_table else (),
        at=draw(st.sampled_from([None, datetime(2022, 1, 24, 15, 0)])),
        action_id=Id("a" * 32) if kind is BlockKind.ACTION else None,
        decision_id=Id("b" * 32) if kind is BlockKind.DECISION else None,
        vote_id=Id("c" * 32) if kind is BlockKind.VOTE else None,
        declaration_id=Id("d" * 32) if kind is BlockKind.DECLARATION else None,
        question_id=Id("e" * 32) if kind is BlockKind.ANSWER else None,
    )
