"""The commands `boards` and `meetings`: what is in the records, for people or as JSON, always in the same order."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.finding import find_boards, latest_name
from clerk_app.domain.board import Board, DateStyle
from clerk_app.domain.board_map import board_map
from clerk_app.domain.names import name_on
from clerk_app.services.ports import MeetingLine, Queries
from clerk_app.wording.board_map import map_lines
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date
from clerk_app.wording.minutes import state_word

DONE = 0
_OWN_STYLE = "own"
"""What stands in place of the key of a style of the program."""

Entry = Mapping[str, str | int | None]


def boards(store: Path, *, as_json: bool, as_tree: bool = False) -> int:
    """Prints the boards by name, or how they stand to each other."""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        known = app.queries.boards()
        found = [(board, len(app.queries.meetings(board.id))) for board in known]
    if as_tree:
        return _print_lines(list(map_lines(board_map(known), known)), "cli.no_boards_here")
    if as_json:
        return _print_json([_board_entry(board, meetings) for board, meetings in found])
    return _print_lines([_board_words(board, meetings) for board, meetings in found], "cli.no_boards_here")


def meetings(store: Path, wanted: str | None, *, as_json: bool) -> int:
    """Prints the meetings of the board that is wanted, else of each by name, latest first."""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        found = list(_meetings(app.queries, find_boards(app.queries, wanted)))
    if as_json:
        return _print_json([_meeting_entry(board, line) for board, line in found])
    return _print_lines([_meeting_words(board, line) for board, line in found], "cli.no_meetings_here")


def _meetings(queries: Queries, boards: Sequence[Board]) -> Iterator[tuple[Board, MeetingLine]]:
    return ((board, line) for board in boards for line in queries.meetings(board.id))


def _board_entry(board: Board, meetings: int) -> Entry:
    own = board.own_style
    return {
        "id": board.id,
        "name": latest_name(board),
        "style": _OWN_STYLE if own is not None else board.house_style,
        "own_style": own.name if own is not None else None,
        "made_from": board.house_style if own is not None else None,
        "meetings": meetings,
    }


def _board_words(board: Board, meetings: int) -> str:
    return say("cli.board_line_with_meetings", id=board.id, board=latest_name(board), count=meetings)


def _meeting_entry(board: Board, line: MeetingLine) -> Entry:
    meeting = line.meeting
    return {
        "id": meeting.id,
        "board_id": board.id,
        "board": name_on(board.names, meeting.date),
        "date": meeting.date.isoformat(),
        "start": meeting.start.isoformat("minutes"),
        "end": meeting.end.isoformat("minutes") if meeting.end is not None else None,
        "state": meeting.state,
        "items": line.items,
        "open_actions": line.open_actions,
    }


def _meeting_words(board: Board, line: MeetingLine) -> str:
    meeting = line.meeting
    return say(
        "cli.meeting_line_with_state",
        id=meeting.id,
        board=name_on(board.names, meeting.date),
        date=paper_date(meeting.date, DateStyle.PLAIN),
        state=state_word(meeting.state, board.chair_title),
    )


def _print_json(entries: Sequence[Entry]) -> int:
    # In ASCII, so that no terminal or pipe can spoil a name.
    print(json.dumps(entries, indent=2))
    return DONE


def _print_lines(lines: Sequence[str], none: str) -> int:
    print(*(lines or (say(none),)), sep="\n")
    return DONE
