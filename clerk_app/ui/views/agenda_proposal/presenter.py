"""An agenda that was read, as lines to tick: what each item would be, and what its reader was not sure of."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.domain.agenda_list import AgendaList, ListedItem
from clerk_app.ui.presenting.proposal import ProposalPage, ProposedLine
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_range
from clerk_app.wording.reading import doubt_words, place_words

MOST_LINES = 3
"""So many of the lines that were not understood are shown; the others are counted."""


def proposal_page(proposal: AgendaList) -> ProposalPage:
    """What is shown of an agenda that was read."""
    doubts = [doubt_words(one) for one in proposal.doubts]
    left = [f"{one.words} ({place_words(one.place)})" for one in proposal.left_over]
    if left:
        more = len(left) - MOST_LINES
        shown = "; ".join(left[:MOST_LINES])
        words = say("agenda_proposal.left_more", lines=shown, count=more) if more > 0 else shown
        doubts.append(say("agenda_proposal.left_over", lines=words))
    return ProposalPage(doubts="\n".join(doubts), lines=tuple(_line(item) for item in proposal.items))


def _line(item: ListedItem) -> ProposedLine:
    words = "  ".join(part for part in (item.number, item.title) if part)
    return ProposedLine(
        words=words,
        note=" · ".join(_notes(item)),
        doubts="\n".join(doubt_words(one) for one in item.doubts),
        is_part=item.part_of is not None,
    )


def _notes(item: ListedItem) -> Iterator[str]:
    if item.leads:
        yield ", ".join(item.leads)
    if item.slot is not None:
        yield clock_range(item.slot.start, item.slot.end)
    elif item.minutes is not None:
        yield say("items.minutes", count=item.minutes)
    if item.purpose is not None:
        yield say(f"agenda.purpose_of.{item.purpose}")
    if item.asks:
        yield say("agenda.requests", count=len(item.asks))
    if item.papers:
        yield say("agenda.papers", count=len(item.papers))
