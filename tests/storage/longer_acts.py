"""Acts of more than one commit, carried out by a child that is watched: what it has done it says a line at a time."""

import hashlib
from datetime import timedelta
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.meeting import Meeting
from clerk_app.services.choices import FileFormat
from clerk_app.storage.backup_series import back_up_in_turn
from clerk_app.storage.restore import restore
from clerk_app.storage.safe_file import write_safely
from clerk_app.storage.store import open_store
from tests.fakes import SetClock
from tests.storage.children import BLOCKS, edit_text, say
from tests.storage.samples import NOON, block, put

BACKUPS = 4
BETWEEN_BACKUPS = timedelta(hours=20)
"""So long that the third day's backup is not kept in full any more, and one of two in a day goes."""
EDITS_BETWEEN = 3


def bring_up_to_date(path: Path) -> None:
    """Opens a store that an earlier version made."""
    open_store(path, clock=SetClock()).close()
    say("current")


def type_and_back_up(path: Path) -> None:
    """Types on, with a backup after every few edits."""
    store, edit = open_store(path, clock=SetClock()), 0
    for number in range(BACKUPS):
        for _ in range(EDITS_BETWEEN):
            edit += 1
            put(store, block(edit % BLOCKS, edit_text(edit)))
            say(f"typed {edit}")
        made = back_up_in_turn(path, NOON + number * BETWEEN_BACKUPS)
        say(f"backed-up {made.path.name}")
    store.close()


def export(path: Path) -> None:
    """Writes the minutes in each format, over those that it wrote before."""
    with bootstrap.closing(bootstrap.open_existing(path, SetClock())) as app:
        (meeting,) = app.queries.where(Meeting)
        for minute in range(2):
            for kind in (FileFormat.DOCX, FileFormat.PDF, FileFormat.HTML):
                paper = path.with_name(f"minutes.{kind}")
                data = bootstrap.exporting(app.queries).file(meeting.id, kind, NOON + timedelta(minutes=minute))
                say(f"begun {paper.name} {digest(data)}")
                write_safely(paper, data)
                say(f"written {paper.name} {digest(data)}")


def put_back(path: Path) -> None:
    """Puts the backup beside the store in its place."""
    kept = restore(path.with_name("backup.clerk"), path, clock=SetClock())
    assert kept is not None
    say(f"kept {kept.name}")


def digest(data: bytes) -> str:
    """What tells one paper from another."""
    return hashlib.sha256(data).hexdigest()
