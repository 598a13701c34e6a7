"""A new store of what a damaged one still holds: made beside it, checked, and no harm done to the old file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Column, Connection, insert

from clerk_app.services.ports import Clock, Ids
from clerk_app.services.salvaging import Salvaged
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import check_whole
from clerk_app.storage.creation import free_place, new_store
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.field_rules import say_instant
from clerk_app.storage.found_rows import Found, MadeByANewerClerk, found_in, removed_by
from clerk_app.storage.inspection import check_can_be_read
from clerk_app.storage.lock import StoreLock
from clerk_app.storage.log_end import played_back
from clerk_app.storage.mapping import mapping_of
from clerk_app.storage.pages import Cells
from clerk_app.storage.places import followed, is_taken, may_be_written
from clerk_app.storage.placing import give_places
from clerk_app.storage.restore import restore
from clerk_app.storage.safe_file import OWNER_ONLY, replacing
from clerk_app.storage.tables import OF_KIND, journal, removals, revisions


def salvage(store: Path, target: Path | None = None, *, name: str, ids: Ids, clock: Clock) -> Salvaged:
    """Makes a new store of whatever is whole in the file of a damaged one, which stays as it is.

    Without a `target` the new store lies beside the old one. What belonged to something that is lost gets a place that
    is called `name`. Raises Trouble: `store_missing` and `may_not_read`; `store_not_ours` where nothing in the file is
    a row of ours, `store_newer`; `store_locked` where a window works in it; `target_exists`, `disk_full` and the like.
    """
    store = followed(store)
    check_can_be_read(store)
    place = followed(target) if target is not None else _free(store.with_name(f"{store.stem}.salvaged{store.suffix}"))
    if is_taken(place):
        raise Trouble(TroubleCode.TARGET_EXISTS, path=str(place))
    with _nobody_writing(store, clock), store_troubles(store):
        data = store.read_bytes()
        log = store.with_name(f"{store.name}-wal")
        if log.is_file():
            data = played_back(data, log.read_bytes())
    try:
        found = found_in(data)
    except MadeByANewerClerk as error:
        raise Trouble(TroubleCode.STORE_NEWER, path=str(store), version=error.version) from error
    if not found.rows and not found.changes:
        raise Trouble(TroubleCode.STORE_NOT_OURS, path=str(store))
    entries = len(found.rows)
    placed = give_places(found.rows, name, ids, clock.now())
    _write(found, place, ids, clock)
    return Salvaged(
        path=place,
        whole=entries - len(found.kept_last),
        kept_last=len(found.kept_last),
        lost=len(found.lost) + placed.without_place,
        loose=placed.loose,
    )


def salvage_in_place(store: Path, *, name: str, ids: Ids, clock: Clock) -> tuple[Salvaged, Path]:
    """As `salvage`, but the new store takes the place of the damaged one; with the file that keeps what was there.

    Raises Trouble as `salvage` and `restore` do, and then the store is as it was.
    """
    salvaged = salvage(store, name=name, ids=ids, clock=clock)
    try:
        kept = restore(salvaged.path, store, clock=clock, is_damaged=True)
    finally:
        salvaged.path.unlink(missing_ok=True)
    if kept is None:
        raise Trouble(TroubleCode.STORE_GONE, path=str(store))
    return replace(salvaged, path=store), kept


def _free(path: Path) -> Path:
    return free_place(path) if is_taken(path) else path


@contextmanager
def _nobody_writing(store: Path, clock: Clock) -> Iterator[None]:
    if not may_be_written(store):
        yield
        return
    with store_troubles(store):
        lock = StoreLock(store, clock.now())
    try:
        yield
    finally:
        lock.release()


def _write(found: Found, target: Path, ids: Ids, clock: Clock) -> None:
    made_at = say_instant(clock.now())
    store_id, created_at = (str(cell) for cell in found.store[:2]) if found.store is not None else (ids.new(), made_at)
    with replacing(target, mode=OWNER_ONLY) as beside:
        with new_store(beside, store_id, created_at) as connection:
            _fill(connection, found)
        check_whole(beside)


def _fill(connection: Connection, found: Found) -> None:
    by_kind: dict[str, list[dict[str, object]]] = {}
    for (kind, _), cells in found.rows.items():
        by_kind.setdefault(kind, []).append(_named(mapping_of(kind).columns, cells))
    for kind, rows in by_kind.items():
        connection.execute(insert(OF_KIND[kind]), rows)
    if found.changes:
        changes = [_named(journal.columns, (seq, *cells[1:])) for seq, cells in sorted(found.changes.items())]
        connection.execute(insert(journal), changes)
    gone = [
        {"journal_seq": seq, "kind": kind, "entity_id": entity_id}
        for seq, cells in found.changes.items()
        for kind, entity_id in removed_by(cells)
    ]
    if gone:
        connection.execute(insert(removals), gone)
    if found.wordings:
        connection.execute(insert(revisions), [_named(revisions.columns, cells) for cells in found.wordings.values()])


def _named(columns: Iterable[Column[object]], cells: Cells) -> dict[str, object]:
    return dict(zip((column.name for column in columns), cells, strict=True))
