"""A store with a board as the clerk finds it on the day of the meeting."""

import json
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.gui import state_file
from clerk_app.services.acts import ImportEntities
from clerk_app.services.ports import Clock
from tests.seeds.programme import Programme


def prepare(path: Path, programme: Programme, clock: Clock) -> None:
    """Make the store. Word and PDF are exported beside it, as they were the last time."""
    remembered = {"export.folder": str(path.parent), "export.formats": "docx,pdf"}
    state_file(path).write_text(json.dumps(remembered))
    opened = bootstrap.open_or_create(path, clock)
    with bootstrap.closing(opened) as app:
        app.execute(ImportEntities(entities=tuple(programme.board(app.ids))))
