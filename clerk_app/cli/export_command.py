"""The command `export`."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.saying import NotUnderstood
from clerk_app.domain.board import Board, DateStyle
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.names import name_on
from clerk_app.services.app import App
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.interchange import export_store
from clerk_app.services.ports import Queries
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date

STANDARD_OUTPUT = "-"
DONE = 0


def export(
    store: Path,
    file_format: FileFormat,
    wanted: str | None,
    output: str | None,
    paper: PaperKind = PaperKind.MINUTES,
) -> int:
    """Writes the file; without a meeting, JSON is the whole store. JSON is never one paper of a meeting alone."""
    if file_format is FileFormat.JSON and paper is not PaperKind.MINUTES:
        raise NotUnderstood(say("cli.paper_as_json"))
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        if wanted is None and file_format is FileFormat.JSON:
            data = export_store(app.queries).encode()
            name = say("cli.file_names.everything", date=_today(app).isoformat())
        else:
            meeting = find_meeting(app.queries, wanted)
            exporting = bootstrap.exporting(app.queries)
            data = exporting.file(meeting.id, file_format, app.clock.now(), paper)
            name = exporting.file_name(meeting.id, file_format, paper)
    _deliver(data, output, name)
    return DONE


def find_meeting(queries: Queries, wanted: str | None) -> Meeting:
    """The meeting of that id, or of "board, date" in any usual form; raises NotUnderstood with what there is."""
    if wanted is None:
        raise NotUnderstood(say("cli.which_meeting"), *_meetings_here(queries))
    found = [meeting for meeting, names in _named(queries) if wanted.strip().casefold() in names]
    if not found:
        raise NotUnderstood(say("cli.no_meeting", wanted=wanted), *_meetings_here(queries))
    if len(found) > 1:
        raise NotUnderstood(say("cli.several_meetings", wanted=wanted), *_meetings_here(queries))
    return found[0]


def _named(queries: Queries) -> Iterator[tuple[Meeting, set[str]]]:
    """Every meeting with all that it may be called, in small letters."""
    for board in queries.boards():
        names = {dated.name for dated in board.names} | {board.legal_name, board.cover_title, board.running_title}
        for line in queries.meetings(board.id):
            days = {line.meeting.date.isoformat(), *(paper_date(line.meeting.date, style) for style in DateStyle)}
            called = {f"{name}, {day}".casefold() for name in names if name for day in days}
            yield line.meeting, called | {line.meeting.id}


def _meetings_here(queries: Queries) -> Iterator[str]:
    lines = [_line(board, line.meeting) for board in queries.boards() for line in queries.meetings(board.id)]
    yield say("cli.meetings_here") if lines else say("cli.no_meetings_here")
    yield from lines


def _line(board: Board, meeting: Meeting) -> str:
    day = paper_date(meeting.date, DateStyle.PLAIN)
    return say("cli.meeting_line", id=meeting.id, board=name_on(board.names, meeting.date), date=day)


def _deliver(data: bytes, output: str | None, name: str) -> None:
    if output == STANDARD_OUTPUT:
        bootstrap.write_to(sys.stdout.buffer, data)
        return
    path = Path(output or "")
    if bootstrap.is_folder(path):
        path = path / name
    bootstrap.write_safely(path, data)
    print(say("cli.exported", path=path))


def _today(app: App) -> date:
    return app.clock.now().astimezone().date()
