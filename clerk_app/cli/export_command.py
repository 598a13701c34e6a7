"""The command `export`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app import bootstrap
from clerk_app.cli.finding import find_attendee, find_item, find_meeting
from clerk_app.cli.saying import NotUnderstood, say_refusal
from clerk_app.services.app import App
from clerk_app.services.choices import MAY_BE_FULL, BrokenTemplate, FileFormat, PaperKind
from clerk_app.services.interchange import export_store
from clerk_app.services.trouble import Trouble
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

if TYPE_CHECKING:
    from clerk_app.documents.docx.template import Template
    from clerk_app.documents.text_rules import MissingCharacter

STANDARD_OUTPUT = "-"
DONE = 0
_MOST_NAMED = 6
"""How many characters are named; of more, the first ones."""


@dataclass(frozen=True, slots=True)
class InTemplate:
    """The board's own Word file to write in, and what to do where it cannot be used."""

    file: Path | None = None
    broken: BrokenTemplate | None = None

    def read(self, file_format: FileFormat) -> "Template | None":
        """The template, what does not go along being said; None without one, or where the house style is to do."""
        if self.file is None:
            if self.broken is not None:
                raise NotUnderstood(say("cli.broken_template_of_none"))
            return None
        if file_format is not FileFormat.DOCX:
            raise NotUnderstood(say("cli.template_of_word"))
        try:
            template = bootstrap.read_template(self.file)
        except Trouble as trouble:
            if self.broken is not BrokenTemplate.HOUSE_STYLE:
                raise
            say_refusal(trouble)
            print(say("cli.in_house_style"), file=sys.stderr)
            return None
        for kind, count in template.left_out.items():
            print(say(f"cli.left_out_of_template.{kind}", count=count), file=sys.stderr)
        return template


def export(
    store: Path,
    file_format: FileFormat,
    wanted: str | None,
    style: str | Path | None,
    output: str | None,
    paper: PaperKind = PaperKind.MINUTES,
    item: str | None = None,
    person: str | None = None,
    frame: InTemplate = InTemplate(),
    *,
    with_exempt: bool = False,
) -> int:
    """Writes the file; without a meeting, JSON is the whole store. JSON is never one paper of a meeting alone.

    An `item` makes it an extract of the minutes, a `person` the certificate of one attendee. `with_exempt` makes lists
    of decisions and actions those for members. A Word file may be written in a template, which is the `frame`. `style`
    is the key of one of the program, or the file that holds one.
    """
    _refuse_what_contradicts(file_format, style, paper, item)
    _refuse_what_is_of_no_use(paper, person, with_exempt=with_exempt)
    template = frame.read(file_format)
    wanted_style = bootstrap.read_style(style) if isinstance(style, Path) else style or ""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        if wanted is None and file_format is FileFormat.JSON:
            data = export_store(app.queries).encode()
            name = say("cli.file_names.everything", date=today(app).isoformat())
        else:
            meeting = find_meeting(app.queries, wanted)
            exporting = bootstrap.exporting(app.queries, template)
            only = find_item(app.queries, meeting, item) if item is not None else None
            wanted_paper = PaperKind.EXTRACT if only is not None else paper
            if person is not None:
                only = find_attendee(app.queries, meeting, person)
            made_at = app.clock.now()
            if file_format is FileFormat.JSON:
                data = exporting.file(meeting.id, file_format, made_at)
            else:
                written = exporting.written(
                    meeting.id, file_format, made_at, wanted_style, wanted_paper, only, full=with_exempt
                )
                data = written.data
                _say_missing(written.missing)
            name = exporting.file_name(meeting.id, file_format, wanted_paper, only, full=with_exempt)
    deliver(data, output, name)
    return DONE


def _refuse_what_contradicts(
    file_format: FileFormat, style: str | Path | None, paper: PaperKind, item: str | None
) -> None:
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


def _say_missing(missing: "Sequence[MissingCharacter]") -> None:
    """Says which characters the PDF shows as boxes, in place of nobody noticing."""
    if missing:
        signs = listed([f"“{one.character}”" for one in missing[:_MOST_NAMED]])
        key = "cli.missing_signs" if len(missing) <= _MOST_NAMED else "cli.many_missing_signs"
        print(say(key, count=len(missing), signs=signs), file=sys.stderr)


def deliver(data: bytes, output: str | None, name: str) -> None:
    """Puts a file where it is wanted, under this name where only a folder is, and says so; or prints it."""
    if output == STANDARD_OUTPUT:
        bootstrap.write_to(sys.stdout.buffer, data)
        return
    path = bootstrap.place_for(output or "", name)
    bootstrap.write_safely(path, data)
    print(say("cli.exported", path=path))


def today(app: App) -> date:
    """The day on which the command is given."""
    return app.clock.now().astimezone().date()
