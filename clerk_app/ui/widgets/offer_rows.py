"""Somebody or a date that may be meant by the words being typed, as a row of the list under them."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.ui.presenting.due_offers import DateOffer
from clerk_app.ui.presenting.meeting_people import PersonChoice
from clerk_app.ui.widgets.choice_list import Choice
from clerk_app.ui.widgets.rows import Piece


def person_row(choice: PersonChoice, keys: str = "") -> Choice:
    """A person: attendance letter, name with what matches in bold, what they are here at the right."""
    return Choice(pieces=_pieces(choice), letter=choice.letter, aside=choice.role, keys=keys)


def date_rows(offers: Sequence[DateOffer], key: str) -> list[Choice]:
    """The dates: day, where it comes from, what is left; the first has the key that takes it."""
    return [_date_row(offer, "" if number else key) for number, offer in enumerate(offers)]


def _date_row(offer: DateOffer, keys: str) -> Choice:
    day = Piece(offer.title, bold=True)
    return Choice(pieces=(day,), icon="calendar", note=offer.note, aside=offer.left, keys=keys)


def _pieces(choice: PersonChoice) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = 0
    for span in sorted(choice.matched):
        pieces += [Piece(choice.words[place : span.start]), Piece(span.of(choice.words), bold=True)]
        place = span.end
    return tuple(piece for piece in (*pieces, Piece(choice.words[place:])) if piece.text)
