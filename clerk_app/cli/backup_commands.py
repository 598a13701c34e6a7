"""The commands `backup`, `restore` and `salvage`."""

from pathlib import Path

from clerk_app import bootstrap
from clerk_app.wording.catalogue import say
from clerk_app.wording.salvaging import salvaged_sentences

DONE = 0


def backup(store: Path, output: str, *, replace: bool) -> int:
    """Writes a checked copy of the store, which may be in use; in a folder it is named after day and time."""
    now = bootstrap.system_clock().now().astimezone()
    name = say("cli.file_names.backup", date=now.date().isoformat(), time=now.strftime("%H.%M.%S"))
    path = bootstrap.place_for(output, name)
    bootstrap.back_up(store, path, replace=replace)
    print(say("cli.backed_up", path=path, size=_size(path)))
    return DONE


def restore(store: Path, backup: Path) -> int:
    """Puts a backup in the place of the store, and keeps what was there beside it."""
    kept = bootstrap.restore(backup, store)
    print(say("cli.restored", path=store, backup=backup))
    if kept is not None:
        print(say("cli.restored_kept", path=kept))
    return DONE


def salvage(store: Path, output: str) -> int:
    """Makes new records of what is whole in damaged ones, which stay as they are."""
    target = bootstrap.place_for(output, say("cli.file_names.salvaged", name=store.stem)) if output else None
    made = bootstrap.salvage(store, target)
    print(say("cli.backed_up", path=made.path, size=_size(made.path)))
    print(*salvaged_sentences(whole=made.whole, kept_last=made.kept_last, lost=made.lost, loose=made.loose), sep="\n")
    print(say("cli.salvaged_safe", path=store), say("cli.salvaged_do", path=made.path), sep="\n")
    return DONE


def _size(path: Path) -> str:
    return say("cli.size", kilobytes=f"{(path.stat().st_size + 999) // 1000:,}")
