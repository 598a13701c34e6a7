"""Minutes that were read, as lines to tick: what each would be, and what its reader was not sure of."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.minutes_list import ListedMinute, MinutesList
from clerk_app.ui.presenting.proposal import ProposalPage, ProposedLine
from clerk_app.wording.catalogue import say
from clerk_app.wording.reading import doubt_words


def minutes_page(proposal: MinutesList) -> ProposalPage:
    """What is shown of minutes that were read."""
    doubts = [doubt_words(one) for one in proposal.doubts]
    if proposal.titles:
        doubts.append(say("minutes_proposal.titles", lines="; ".join(proposal.titles)))
    return ProposalPage(doubts="\n".join(doubts), lines=tuple(map(_line, proposal.minutes)))


def _line(one: ListedMinute) -> ProposedLine:
    return ProposedLine(
        words="  ".join(part for part in (one.item.number, one.item.title) if part),
        note=" · ".join(_notes(one)),
        doubts="\n".join(dict.fromkeys(doubt_words(found) for found in one.doubts)),
        is_part=one.item.part_of is not None,
    )


def _notes(one: ListedMinute) -> Iterator[str]:
    kinds = [block.kind for block in one.blocks]
    actions, tables = kinds.count(BlockKind.ACTION), kinds.count(BlockKind.TABLE)
    yield say("minutes_proposal.paragraphs", count=len(kinds) - actions - tables)
    if actions:
        yield say("minutes_proposal.actions", count=actions)
    if tables:
        yield say("minutes_proposal.tables", count=tables)
