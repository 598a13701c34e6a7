"""The command `import`: what a file is, is told by the ending of its name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.services.choices import ExistingIds
from clerk_app.wording.catalogue import say

DONE = 0


def import_interchange(store: Path, file: Path, existing: ExistingIds) -> int:
    """Takes over an interchange file in one act; where that cannot be done the store stays as it was."""
    entities = bootstrap.entities_of(file)
    with bootstrap.closing(bootstrap.open_or_create(store)) as app:
        changed = app.execute(bootstrap.import_act_of(entities, file, app.queries, app.ids, existing)).changed
    message = "cli.imported" if changed else "cli.imported_nothing"
    print(say(message, count=len(changed), path=store))
    return DONE


BY_ENDING: Mapping[str, Callable[[Path, Path, ExistingIds], int]] = {".json": import_interchange}
"""How each kind of file is taken over; a name with another ending, or none, is taken for an interchange file."""


def import_file(store: Path, file: Path, existing: ExistingIds) -> int:
    """Takes over a file of any kind that is known."""
    return BY_ENDING.get(file.suffix.casefold(), import_interchange)(store, file, existing)
