"""The command `export`."""

import sys
from datetime import date
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.finding import find_attendee, find_item, find_meeting
from clerk_app.cli.saying import NotUnderstood
from clerk_app.services.app import App
from clerk_app.services.choices import MAY_BE_FULL, FileFormat, PaperKind
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
    person: str | None = None,
    *,
    with_exempt: bool = False,
) -> int:
    """Writes the file; without a meeting, JSON is the whole store. JSON is never one paper of a meeting alone.

    An `item` makes it an extract of the minutes, a `person` the certificate of one attendee. `with_exempt` makes lists
    of decisions and actions those for members.
    """
    _refuse_what_contradicts(file_format, style, paper, item)
    _refuse_what_is_of_no_use(paper, person, with_exempt=with_exempt)
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        if wanted is None and file_format is FileFormat.JSON:
            data = export_store(app.queries).encode()
            name = say("cli.file_names.everything", date=_today(app).isoformat())
        else:
            meeting = find_meeting(app.queries, wanted)
            exporting = bootstrap.exporting(app.queries)
            only = find_item(app.queries, meeting, item) if item is not None else None
            wanted_paper = PaperKind.EXTRACT if only is not None else paper
            if person is not None:
                only = find_attendee(app.queries, meeting, person)
            made_at = app.clock.now()
            data = exporting.file(meeting.id, file_format, made_at, style or "", wanted_paper, only, full=with_exempt)
            name = exporting.file_name(meeting.id, file_format, wanted_paper, only, full=with_exempt)
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


def _refuse_what_is_of_no_use(paper: PaperKind, person: str | None, *, with_exempt: bool) -> None:
    if person is not None and paper is not PaperKind.CERTIFICATE:
        raise NotUnderstood(say("cli.person_of_paper"))
    if with_exempt and paper not in MAY_BE_FULL:
        raise NotUnderstood(say("cli.exempt_of_paper"))


def _deliver(data: bytes, output: str | None, name: str) -> None:
    if output == STANDARD_OUTPUT:
        bootstrap.write_to(sys.stdout.buffer, data)
        return
    path = bootstrap.place_for(output or "", name)
    bootstrap.write_safely(path, data)
    print(say("cli.exported", path=path))


def _today(app: App) -> date:
    return app.clock.now().astimezone().date()
