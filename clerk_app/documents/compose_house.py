"""What a house style says of any paper: how it calls people and days, its capitals, and the words on every page."""

import re
from dataclasses import replace

from clerk_app.documents.blocks import Furniture
from clerk_app.domain.board import DateStyle, Naming, TimeStyle
from clerk_app.domain.house_style import Dates, HouseStyle, People, Times
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.page_look import LogoPages, LogoPlace
from clerk_app.domain.picture import Picture
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.unattributed import speakers_of

_FIELD = re.compile(r"\{(title|board|date|state)\}")
_DISCUSSED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY, BlockKind.QUESTION, BlockKind.ANSWER})
"""The kinds of block in which what somebody said may be told."""
_LEFT_OVER = " ,;|–—·-"


def in_house(record: MeetingRecord, style: HouseStyle) -> MeetingRecord:
    """The record as the style's papers tell of it: with its own dates, times and naming, where it has any.

    Where the style does not say who said what, neither does the text.
    """
    if not style.speakers:
        record = _without_speakers(record)
    board = record.board
    formats = board.formats
    if style.dates is not Dates.BOARD:
        formats = replace(formats, date=DateStyle(style.dates))
    if style.times is not Times.BOARD:
        formats = replace(formats, time=TimeStyle(style.times))
    naming = board.naming if style.people is People.BOARD else Naming(style.people)
    if (formats, naming) == (board.formats, board.naming):
        return record
    return record.with_board(replace(board, formats=formats, naming=naming))


def _without_speakers(record: MeetingRecord) -> MeetingRecord:
    """The record with what reports a discussion put without who said it; what was quoted stays as it was said."""
    speakers = speakers_of(record)
    return record.with_words(
        [
            replace(block, text=speakers.unattributed(block.text), update=speakers.unattributed(block.update))
            if block.kind in _DISCUSSED
            else block
            for block in record.blocks
        ]
    )


def logo_of(record: MeetingRecord, style: HouseStyle) -> Picture | None:
    """The board's logo, where it has one and the style shows it."""
    return record.logo if style.look.logo is not LogoPlace.NOWHERE else None


def fixed_heading(style: HouseStyle, words: str) -> str:
    """A heading that every paper of the kind has ("Attendees"), in capitals where the style has them so.

    Where they are like the headings of items they end like those, without a colon.
    """
    if style.capital_headings:
        return words.upper()
    return (words.capitalize() if words.isupper() else words).rstrip(":")


def named_heading(style: HouseStyle, name: str) -> str:
    """A heading by its name: in the words that the style has for it, else as every paper of the kind has it."""
    return style.headings.of(name) or fixed_heading(style, papers.heading(name))


def furniture(record: MeetingRecord, style: HouseStyle, title: str, *, tells_state: bool = True) -> Furniture:
    """The words at head and foot of every page; `title` is what the paper calls itself there.

    `tells_state`: it holds what was minuted, so that it says of itself as long as the minutes are not approved.
    """
    board, meeting = record.board, record.meeting
    said = {
        "title": title,
        "board": papers.board_name(board, meeting.date),
        "date": papers.document_date(board, meeting),
        "state": papers.state_of(meeting) if tells_state else "",
    }
    words = style.running
    return Furniture(
        header=_filled(words.header, said),
        footer=_filled(words.footer, said),
        page_label=_filled(words.footer_right, said),
        banner=papers.draft_banner() if tells_state and not meeting.is_approved else "",
        initials=papers.initials_of(board) if style.initials and tells_state else "",
        logo=logo_of(record, style) if style.look.logo_pages is LogoPages.EVERY else None,
    )


def _filled(words: str, said: dict[str, str]) -> str:
    """The words with their fields; what parted an empty one from the rest goes with it."""
    filled = _FIELD.sub(lambda field: said[field[1]], words)
    return filled.strip(_LEFT_OVER) if any(not said[field[1]] for field in _FIELD.finditer(words)) else filled
