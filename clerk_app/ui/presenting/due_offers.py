"""The dates that may be meant where the caret stands in the words of an action, as rows of the list under it."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.actions import DueKind
from clerk_app.domain.due import Calendar, DueOffer, DueProposal, offers
from clerk_app.domain.span import Span
from clerk_app.wording.actions import due_left, offer_note, offer_title
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOffer:
    """A date that may be meant at the caret: its day, where it comes from, what is left; and what to put for it.

    `span` is what the words take the place of. `is_said` marks the one that the words as typed mean already.
    """

    title: str
    note: str
    left: str
    words: str
    span: Span
    is_said: bool = False


def date_offers(before: str, after: str, calendar: Calendar) -> tuple[DateOffer, ...]:
    """The dates that may be meant between the words before the caret and those behind it, the likeliest first."""
    if after and not after[0].isspace() and after[0] not in ".,;:)":
        return ()
    return tuple(_row(offer) for offer in offers(before, calendar))


def _row(offer: DueOffer) -> DateOffer:
    return DateOffer(
        title=offer_title(offer.means),
        note=offer_note(offer.means),
        left=due_left(offer.means.working_days),
        words=_words_for(offer.means),
        span=offer.span,
        is_said=offer.is_said,
    )


def _words_for(meant: DueProposal) -> str:
    """The words that mean the same when they are read again."""
    if meant.due.kind is DueKind.DATE and meant.due.on is not None:
        return say("new_action.by_day", day=day_and_month(meant.due.on))
    return say(f"new_action.{meant.due.kind}")
