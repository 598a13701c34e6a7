"""What the titles of all papers share."""

from collections.abc import Iterator

from clerk_app.documents.blocks import Role, Run, TitleLine, plain
from clerk_app.domain.board import Board
from clerk_app.domain.house_style import ItemLayout
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers


def title_line(meeting: Meeting) -> Iterator[TitleLine]:
    """What the meeting itself is called; nothing where it has no title."""
    if meeting.title:
        yield TitleLine(plain(meeting.title), Role.SUBTITLE)


def legal_name_line(board: Board, meeting: Meeting, layout: ItemLayout) -> Iterator[TitleLine]:
    """Under the name by which the board is known, the one that it has in law; nothing where they are the same."""
    if words := papers.legal_name(board, meeting):
        yield TitleLine(plain(words), Role.SUBTITLE if layout is ItemLayout.TABLE else Role.DETAIL)


def other_language_lines(record: MeetingRecord) -> Iterator[TitleLine]:
    """The titles of the same minutes in other languages, each in its own."""
    for board in record.other_languages:
        words = papers.title_in_language(board, record.meeting)
        yield TitleLine((Run(words, language=board.language),), Role.DETAIL)
