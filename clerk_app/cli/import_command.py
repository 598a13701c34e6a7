"""The command `import`: what a file is, is told by what it is to be for, else by the ending of its name."""

from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.import_lists import ReadAs, import_agenda, import_members
from clerk_app.cli.saying import NotUnderstood
from clerk_app.cli.style_command import import_style
from clerk_app.services.choices import ExistingIds
from clerk_app.wording.catalogue import say

DONE = 0
MEMBERS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})
AGENDA = frozenset({".docx", ".docm", ".doc", ".odt", ".html", ".htm"})
STYLE = ".json"
"""Endings that say what a file is; every other one, or none, is taken for an interchange file. JSON that is for a board
is a house style.
"""


def import_file(
    store: Path, file: Path, existing: ExistingIds, board: str | None, meeting: str | None, read_as: ReadAs
) -> int:
    """Takes over a file of any kind that is known."""
    if board is not None and meeting is not None:
        raise NotUnderstood(say("cli.import_both"))
    if (board is not None or meeting is not None) and existing is not ExistingIds.SKIP:
        raise NotUnderstood(say("cli.import_existing_of_list"))
    if board is not None and file.suffix.casefold() == STYLE:
        if read_as.doubts is not None or read_as.as_json:
            raise NotUnderstood(say("cli.import_list_only"))
        return import_style(store, file, board, dry_run=read_as.dry_run)
    if board is not None:
        return import_members(store, file, board, read_as)
    if meeting is not None:
        return import_agenda(store, file, meeting, read_as)
    ending = file.suffix.casefold()
    if ending in MEMBERS:
        raise NotUnderstood(say("cli.import_for_board", file=file.name))
    if ending in AGENDA:
        raise NotUnderstood(say("cli.import_for_meeting", file=file.name))
    if read_as.doubts is not None or read_as.as_json:
        raise NotUnderstood(say("cli.import_list_only"))
    return import_interchange(store, file, existing, dry_run=read_as.dry_run)


def import_interchange(store: Path, file: Path, existing: ExistingIds, *, dry_run: bool = False) -> int:
    """Takes over an interchange file in one act; where that cannot be done the store stays as it was.

    A dry run takes it over into a copy, so that it ends as the import would.
    """
    entities = bootstrap.entities_of(file)
    if not dry_run and not bootstrap.is_there(store):
        with bootstrap.rehearsing(store) as app:  # so that a file that cannot be taken over leaves no new store behind
            bootstrap.import_act_of(entities, file, app.queries, app.ids, existing)
    opened = bootstrap.rehearsing(store) if dry_run else bootstrap.closing(bootstrap.open_or_create(store))
    with opened as app:
        changed = app.execute(bootstrap.import_act_of(entities, file, app.queries, app.ids, existing)).changed
    done = "cli.would_import" if dry_run else "cli.imported"
    print(say(done if changed else "cli.imported_nothing", count=len(changed), path=store))
    if changed and dry_run:
        print(say("cli.dry_run"))
    return DONE
