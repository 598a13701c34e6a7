"""The decisions of a meeting alone: what was decided, how, by what vote, and whether it binds."""

from collections.abc import Iterator
from datetime import datetime

from clerk_app.documents.blocks import Block, Document, Row, Runs, Table, header_row, plain, row
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_edition import edition_document, edition_title, nothing_to_list
from clerk_app.documents.compose_house import in_house
from clerk_app.documents.compose_sections import Section, sections_of
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import editions
from clerk_app.wording.catalogue import say

_WIDTHS = (1.6, 7.8, 3.6, 3.0)


def compose_decisions(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, _only: Id | None = None
) -> Document:
    """One row for each decision, in the order and with the numbers of the minutes; equal input, equal Document."""
    record = in_house(record, style)
    return edition_document(
        record, style, "decisions", made_at, export_id, _blocks(BlockComposer(record, style)), banner=True
    )


def _blocks(composer: BlockComposer) -> Iterator[Block]:
    yield edition_title(composer.record, composer.style, "decisions")
    rows = tuple(_rows(composer))
    if not rows:
        yield from nothing_to_list("decisions")
        return
    yield Table(
        widths=_WIDTHS,
        rows=rows,
        header=(header_row([say(f"editions.decisions.{name}") for name in ("number", "what", "how", "binding")]),),
        description=say("editions.decisions.described"),
        row_headers=True,
    )


def _rows(composer: BlockComposer) -> Iterator[Row]:
    decisions = {one.id: one for one in composer.record.decisions}
    votes = {one.id: one for one in composer.record.votes}
    for section in sections_of(composer):
        for block in section.blocks:
            if block.kind is not BlockKind.DECISION or not block.is_for_paper:
                continue
            decision = decisions.get(block.decision_id or Id(""))
            vote = votes.get(block.vote_id or Id(""))
            what = _what(section, composer.decision_runs(block, composer.decision_word(block)))
            how = editions.how_decided(composer.record, decision, vote)
            binds = editions.whether_it_binds(composer.record, decision, vote)
            yield row((section.number_at(block), what, how, binds), source=block.id)


def _what(section: Section, decided: Runs) -> Runs:
    """The item by its title, and what was decided of it in a line of its own."""
    return (*plain(f"{section.heading}\n"), *decided) if section.heading else decided
