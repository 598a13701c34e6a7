"""Papers drawn at random: blocks of every kind in any order and of any length, as a meeting might have them."""

from hypothesis import strategies as st

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListEntry,
    PageBreak,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
    Role,
    Row,
    Ruling,
    SignatureBlock,
    Table,
    TitleBlock,
    TitleLine,
    cell,
    header_row,
    plain,
)
from tests.documents.papers import paper

_SENTENCE = "The Board heard that the quay is to be dredged before the winter and the lights mended. "
_NUMBERED = (Role.MINUTE, Role.DECISION, Role.ACTION)
_OTHER = (Role.BODY, Role.CONTINUATION, Role.NOTE)


def words(most: int) -> st.SearchStrategy[str]:
    """So many words at most, one at least."""
    return st.integers(1, most).map(lambda count: " ".join((_SENTENCE * (count // 16 + 1)).split()[:count]))


def _paragraphs() -> st.SearchStrategy[Block]:
    text = words(160).map(plain)
    numbered = st.builds(Paragraph, text, st.sampled_from(_NUMBERED), st.just("4.2"), st.booleans())
    others = st.builds(Paragraph, text, st.sampled_from(_OTHER), st.just(""), st.booleans())
    return st.one_of(numbered, others, st.builds(Quotation, text))


def _entries() -> st.SearchStrategy[ListEntry]:
    return st.builds(ListEntry, words(40).map(plain), level=st.integers(0, 2), keep_with_next=st.booleans())


def _plain_lists() -> st.SearchStrategy[PlainList]:
    entry = st.builds(PlainEntry, words(8).map(plain))
    return st.builds(PlainList, st.lists(entry, min_size=1, max_size=9).map(tuple))


def _headings() -> st.SearchStrategy[Heading]:
    return st.builds(Heading, words(20).map(plain), st.integers(1, 3), st.sampled_from(("", "4")))


def _cells() -> st.SearchStrategy[Cell]:
    paragraph = st.builds(Paragraph, words(120).map(plain), st.just(Role.CELL))
    inside = st.one_of(paragraph, _entries(), st.builds(Heading, words(6).map(plain)))
    return st.one_of(words(12).map(cell), st.builds(Cell, st.lists(inside, max_size=4).map(tuple)))


def _tables() -> st.SearchStrategy[Table]:
    rows = st.builds(Row, st.tuples(_cells(), _cells()))
    return st.builds(
        Table,
        st.just((1, 3)),
        st.lists(rows, min_size=1, max_size=8).map(tuple),
        st.sampled_from(((), (header_row(("Item", "What was said")),))),
        st.sampled_from(((), plain("A table"))),
        st.just("A table"),
        st.booleans(),
        st.sampled_from(Ruling),
        st.booleans(),
    )


def _blocks() -> st.SearchStrategy[Block]:
    return st.one_of(
        _paragraphs(), _paragraphs(), _headings(), _entries(), _plain_lists(), _tables(), st.just(PageBreak())
    )


def drawn_papers() -> st.SearchStrategy[Document]:
    """A paper of up to some three pages, with lines to sign on at its end."""
    title = TitleBlock((TitleLine(plain("Harbour Trust")),))
    signed = SignatureBlock(("Chair", "Date"), plain("Signed as a true record:"))
    return st.lists(_blocks(), min_size=1, max_size=24).map(lambda blocks: paper(title, *blocks, signed))
