"""The command `export`."""

import sys
from datetime import date
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.finding import find_item, find_meeting
from clerk_app.cli.saying import NotUnderstood
from clerk_app.services.app import App
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.interchange import export_store
from clerk_app.wording.catalogue import say

STANDARD_OUTPUT = "-"
DONE = 0


def export(
    store: Path,
    file_format: FileFormat,
    wanted: str | None,
    style: str | None,
    output: str | None,
    paper: PaperKind = PaperKind.MINUTES,
    item: str | None = None,
) -> int:
    """Writes the file; without a meeting, JSON is the whole store. JSON is never one paper of a meeting alone.

    An `item` makes it an extract of the minutes.
    """
    _refuse_what_contradicts(file_format, style, paper, item)
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        if wanted is None and file_format is FileFormat.JSON:
            data = export_store(app.queries).encode()
            name = say("cli.file_names.everything", date=_today(app).isoformat())
        else:
            meeting = find_meeting(app.queries, wanted)
            exporting = bootstrap.exporting(app.queries)
            only = find_item(app.queries, meeting, item) if item is not None else None
            wanted_paper = PaperKind.EXTRACT if only is not None else paper
            data = exporting.file(meeting.id, file_format, app.clock.now(), style or "", wanted_paper, only)
            name = exporting.file_name(meeting.id, file_format, wanted_paper, only)
    _deliver(data, output, name)
    return DONE


def _refuse_what_contradicts(file_format: FileFormat, style: str | None, paper: PaperKind, item: str | None) -> None:
    if item is not None and paper not in (PaperKind.MINUTES, PaperKind.EXTRACT):
        raise NotUnderstood(say("cli.item_of_paper"))
    if item is None and paper is PaperKind.EXTRACT:
        raise NotUnderstood(say("cli.which_item"))
    if file_format is FileFormat.JSON and (paper is not PaperKind.MINUTES or item is not None):
        raise NotUnderstood(say("cli.paper_as_json"))
    if file_format is FileFormat.JSON and style is not None:
        raise NotUnderstood(say("cli.no_style_of_json"))


def _deliver(data: bytes, output: str | None, name: str) -> None:
    if output == STANDARD_OUTPUT:
        bootstrap.write_to(sys.stdout.buffer, data)
        return
    path = bootstrap.place_for(output or "", name)
    bootstrap.write_safely(path, data)
    print(say("cli.exported", path=path))


def _today(app: App) -> date:
    return app.clock.now().astimezone().date()
