"""Which board, meeting or item somebody means who names it at a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from clerk_app.cli.saying import NotUnderstood
from clerk_app.domain.board import Board, DateStyle
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import name_on
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.ports import Queries
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date
from clerk_app.wording.papers import heading_among_parts


def find_meeting(queries: Queries, wanted: str | None) -> Meeting:
    """The meeting of that id, or of "board, date" in any usual form; raises NotUnderstood with what there is."""
    if wanted is None:
        raise NotUnderstood(say("cli.which_meeting"), *_meetings_here(queries))
    found = [(board, meeting) for board, meeting, names in _named(queries) if wanted.strip().casefold() in names]
    if not found:
        raise NotUnderstood(say("cli.no_meeting", wanted=wanted), *_meetings_here(queries))
    if len(found) > 1:
        raise NotUnderstood(say("cli.several_meetings", wanted=wanted), *_meeting_list(found))
    return found[0][1]


def find_board(queries: Queries, wanted: str | None) -> Board:
    """The one board of that id or name; raises NotUnderstood with the boards there are."""
    if wanted is None:
        raise NotUnderstood(say("cli.which_board"), *_boards_here(queries.boards()))
    found = find_boards(queries, wanted)
    if len(found) > 1:
        raise NotUnderstood(say("cli.several_boards", wanted=wanted), *_boards_here(found))
    return found[0]


def find_item(queries: Queries, meeting: Meeting, wanted: str) -> Id:
    """The minute of that number as printed, or of that title; raises NotUnderstood with the items there are."""
    record = queries.meeting_record(meeting.id)
    if record is None:
        raise BrokenRule("not_found", kind="meetings", id=meeting.id)
    called = wanted.strip().removesuffix(".").casefold()
    found = [minute.id for minute in record.minutes if called in _item_names(record, minute)]
    if len(found) != 1:
        said = say("cli.several_items" if found else "cli.no_item", wanted=wanted)
        here = [
            say("cli.item_line", number=record.minute_numbers[one.id], title=heading_among_parts(record, one))
            for one in record.minutes
        ]
        raise NotUnderstood(said, *_list("cli.items_here", "cli.no_items_here", here))
    return found[0]


def find_attendee(queries: Queries, meeting: Meeting, wanted: str) -> Id:
    """The attendee of that name as the minutes print it; raises NotUnderstood with those there are."""
    record = queries.meeting_record(meeting.id)
    if record is None:
        raise BrokenRule("not_found", kind="meetings", id=meeting.id)
    called = wanted.strip().casefold()
    names = [(one.id, record.party_name(one.who)) for one in record.attendees]
    found = [attendee_id for attendee_id, name in names if called in (name.casefold(), attendee_id)]
    if len(found) != 1:
        said = say("cli.several_persons" if found else "cli.no_person", wanted=wanted)
        raise NotUnderstood(said, *_list("cli.people_here", "cli.no_people_here", [f"  {name}" for _, name in names]))
    return found[0]


def find_boards(queries: Queries, wanted: str | None) -> tuple[Board, ...]:
    """The board of that id, or all that bear or bore that name; all there are where none is named.

    Raises NotUnderstood with the boards there are.
    """
    boards = queries.boards()
    if wanted is None:
        return boards
    called = wanted.strip().casefold()
    found = tuple(board for board in boards if called in {board.id, *map(str.casefold, names_of(board))})
    if not found:
        raise NotUnderstood(say("cli.no_board", wanted=wanted), *_boards_here(boards))
    return found


def names_of(board: Board) -> set[str]:
    """All that a board may be called."""
    names = {dated.name for dated in board.names} | {board.legal_name, board.cover_title, board.running_title}
    return names - {""}


def latest_name(board: Board) -> str:
    """The name that the board has had last."""
    return name_on(board.names, date.max)


def _item_names(record: MeetingRecord, minute: Minute) -> set[str]:
    """All that a minute may be called, in small letters: its number, its heading, the titles of its agenda items.

    A further part is called by the heading that says so; the number and the title alone are those of the first.
    """
    if minute.id in record.goes_on_with:
        return {heading_among_parts(record, minute).strip().casefold(), minute.id.casefold()}
    titles = {item.title for item in record.items if item.id in minute.item_ids}
    names = {record.minute_numbers[minute.id], minute.heading, minute.id, *titles}
    return {name.strip().removesuffix(".").casefold() for name in names} - {""}


def _named(queries: Queries) -> Iterator[tuple[Board, Meeting, set[str]]]:
    """Every meeting with all that it may be called, in small letters."""
    for board in queries.boards():
        for line in queries.meetings(board.id):
            days = {line.meeting.date.isoformat(), *(paper_date(line.meeting.date, style) for style in DateStyle)}
            called = {f"{name}, {day}".casefold() for name in names_of(board) for day in days}
            yield board, line.meeting, called | {line.meeting.id}


def _boards_here(boards: Sequence[Board]) -> Iterator[str]:
    lines = [say("cli.board_line", id=board.id, board=latest_name(board)) for board in boards]
    return _list("cli.boards_here", "cli.no_boards_here", lines)


def _meetings_here(queries: Queries) -> Iterator[str]:
    return _meeting_list((board, line.meeting) for board in queries.boards() for line in queries.meetings(board.id))


def _meeting_list(meetings: Iterable[tuple[Board, Meeting]]) -> Iterator[str]:
    lines = [_line(board, meeting) for board, meeting in meetings]
    return _list("cli.meetings_here", "cli.no_meetings_here", lines)


def _list(some: str, none: str, lines: list[str]) -> Iterator[str]:
    yield say(some) if lines else say(none)
    yield from lines


def _line(board: Board, meeting: Meeting) -> str:
    day = paper_date(meeting.date, DateStyle.PLAIN)
    return say("cli.meeting_line", id=meeting.id, board=name_on(board.names, meeting.date), date=day)
