"""The store, opened: units of work on the one writing connection, queries on reading ones."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from clerk_app.domain.identity import Id
from clerk_app.resource_files import database_resource
from clerk_app.services.ports import Clock
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import back_up, copy_damaged
from clerk_app.storage.checks import quick_damage
from clerk_app.storage.creation import create_store, free_place
from clerk_app.storage.engine import (
    data_version,
    has_journal,
    raw,
    reading,
    reading_engine,
    recover,
    writing_engine,
)
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.inspection import Inspected, inspect
from clerk_app.storage.lock import StoreLock, lock_path, locked_by_another
from clerk_app.storage.log_end import keep_damaged_log, left_log
from clerk_app.storage.network import is_on_network
from clerk_app.storage.places import belongs_to_a_store, exists, file_at, followed, is_at_rest, is_taken, may_be_written
from clerk_app.storage.queries import SqlQueries
from clerk_app.storage.safe_file import OWNER_ONLY
from clerk_app.storage.tables import APPLICATION_ID
from clerk_app.storage.unit_of_work import SqlUnit

__all__ = ["Mode", "Store", "back_up_store", "create_store", "open_store"]


class Mode(StrEnum):
    """What a store is opened for."""

    WRITE = "write"
    READ = "read"


@dataclass(frozen=True)
class Store:
    """An open store. Units of work belong to the thread that opened it; queries may be asked from any thread.

    `migrated_from` is the copy that was made before the store was brought up to date on opening, if it was.
    `has_log` is False where the store lies on a network drive: then it is slower, and for one user. `damaged_log` is a
    copy of the log that a crash had left, where it held more than could be played back.
    """

    path: Path
    store_id: Id
    queries: SqlQueries
    has_log: bool
    migrated_from: Path | None = None
    damaged_log: Path | None = None
    _writer: Connection | None = None
    _stack: ExitStack = field(default_factory=ExitStack)
    _file: tuple[int, int] = (0, 0)
    _lock: StoreLock | None = None
    _version: int = 0

    @property
    def is_read_only(self) -> bool:
        """True if the store was opened for reading."""
        return self._writer is None

    @contextmanager
    def units(self) -> Iterator[SqlUnit]:
        """A unit of work; raises Trouble `store_read_only` where the store was opened for reading."""
        if self._writer is None:
            raise Trouble(TroubleCode.STORE_READ_ONLY, path=str(self.path))
        unit = SqlUnit(self._writer, self.path, self._check_alone, self._check_still_there)
        try:
            yield unit
        finally:
            unit.end()

    def back_up(self, target: Path) -> None:
        """A verified copy of all that is committed; may be called from any thread. Raises Trouble as `back_up` does."""
        back_up(self.path, target)

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        """What the record of the meeting marks as damaged is from now on as it is shown there, and can be edited again.

        The ids of what was mended. The store as it was is kept beside it as `<name>.damaged<ending>`, with a number
        behind the name where an earlier mending left one.
        """
        record = self.queries.meeting_record(meeting_id)
        if record is None or not record.damaged:
            return frozenset()
        copy = self.path.with_name(f"{self.path.stem}.damaged{self.path.suffix}")
        copy_damaged(self.path, free_place(copy) if is_taken(copy) else copy)
        with self.units() as unit:
            for entity_id in sorted(record.damaged):
                unit.put(record.by_id[entity_id])
            unit.commit()
        return record.damaged

    def quick_damage(self) -> tuple[str, ...]:
        """What is wrong with the structure of the file, one fact each: quick enough to be asked after every opening."""
        with reading(self.queries.engine, self.path) as connection:
            return quick_damage(connection)

    def close(self) -> None:
        """Closes everything, the readers first: the writing connection must be the last, since it alone checkpoints."""
        self._stack.close()

    def _check_alone(self) -> None:
        # Looked at within the transaction, so that nothing is committed behind another writer's back.
        if self._lock is None or self._lock.stands:
            return
        self._check_still_there()
        with store_troubles(lock_path(self.path)):
            if not self._lock.take_again(self._is_untouched):
                raise locked_by_another(self.path, TroubleCode.STORE_TAKEN)

    def _is_untouched(self) -> bool:
        """True while nobody else has committed since the store was opened: what a window shows is what is there."""
        return self._writer is not None and data_version(raw(self._writer)) == self._version

    def _check_still_there(self) -> None:
        # SQLite goes on committing without an error into a file whose folder was removed or whose drive was replaced.
        if file_at(self.path) != self._file:
            raise Trouble(TroubleCode.STORE_GONE, path=str(self.path))


def open_store(path: Path, *, clock: Clock, mode: Mode = Mode.WRITE, migrations: Path | None = None) -> Store:
    """The store at a path, brought up to date if an earlier version made it.

    Raises Trouble: `store_missing` (no file), `may_not_read`, `store_not_ours`, `store_damaged`, `store_newer` (with
    `version`); to write also `store_locked` (with `host`, `pid`, `since`), `store_read_only` and `migration_failed`
    (with `copy`). To read, an earlier version is `store_older` with its `version`. Whatever is raised, the file is
    as it was.
    """
    path = followed(path)
    with ExitStack() as stack:
        if mode is Mode.READ:
            _recover_where_nobody_writes(path, clock)
            return _open_to_read(path, stack)
        return _open_to_write(path, stack, clock, migrations or database_resource("migrations"))


def back_up_store(path: Path, target: Path, *, clock: Clock, replace: bool = False) -> None:
    """A verified copy of a store that need not be open here; `replace` lets it take the place of an earlier copy of it.

    Raises Trouble as `open_store` and `back_up` do; `target_exists` for a file that is not to be replaced,
    `target_is_records` for one that holds or belongs to other records, `store_locked` where a window works in it.
    """
    path, target = followed(path), followed(target)
    if path == target:
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(target))
    _recover_where_nobody_writes(path, clock)
    found = inspect(path)
    if is_taken(target):
        _check_is_earlier_copy(target, found, clock, replace=replace)
    elif belongs_to_a_store(target, APPLICATION_ID):
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(target))
    back_up(path, target)


def _check_is_earlier_copy(target: Path, store: Inspected, clock: Clock, *, replace: bool) -> None:
    if not target.is_file():
        raise Trouble(TroubleCode.TARGET_NOT_A_FILE, path=str(target))
    if not replace:
        raise Trouble(TroubleCode.TARGET_EXISTS, path=str(target))
    if inspect(target).store_id != store.store_id:
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(target))
    if exists(lock_path(target)):
        with store_troubles(target):
            StoreLock(target, clock.now()).release()


def _open_to_read(path: Path, stack: ExitStack) -> Store:
    found = inspect(path)
    if not found.is_current:
        raise Trouble(TroubleCode.STORE_OLDER, path=str(path), version=found.version)
    # Without a log to read, SQLite would make one, which a folder that may not be written in does not allow.
    at_rest = is_at_rest(path) and not os.access(path.parent, os.W_OK)
    queries = _queries(path, stack, at_rest=at_rest)
    return Store(path, found.store_id, queries, has_log=True, _stack=stack.pop_all())


def _recover_where_nobody_writes(path: Path, clock: Clock) -> None:
    """Plays back the journal of a crash before reading, if it may be written and nobody is about to do so already."""
    if not (has_journal(path) and may_be_written(path)):
        return
    with store_troubles(path):
        try:
            lock = StoreLock(path, clock.now())
        except Trouble:
            return
        try:
            recover(path)
        finally:
            lock.release()


def _open_to_write(path: Path, stack: ExitStack, clock: Clock, migrations: Path) -> Store:
    left = left_log(path)
    if not has_journal(path):
        inspect(path)  # before a lock is made beside something that is not ours
    if not may_be_written(path):
        raise Trouble(TroubleCode.STORE_READ_ONLY, path=str(path))
    with store_troubles(path):
        lock = StoreLock(path, clock.now())
        stack.callback(lock.release)
        damaged_log = keep_damaged_log(path, left)
        recover(path)
    found = inspect(path)
    with_log = not is_on_network(path)
    copy = _brought_up_to_date(path, found, migrations, with_log=with_log)
    _keep_private(path)
    with store_troubles(path):
        engine = writing_engine(path, with_log=with_log)
        stack.callback(engine.dispose)
        writer = stack.enter_context(engine.connect())
        (journal,) = raw(writer).execute("PRAGMA journal_mode").fetchone()
        version = data_version(raw(writer))
    queries = _queries(path, stack)
    return Store(
        path,
        found.store_id,
        queries,
        has_log=journal == "wal",
        migrated_from=copy,
        damaged_log=damaged_log,
        _writer=writer,
        _stack=stack.pop_all(),
        _file=file_at(path),
        _lock=lock,
        _version=version,
    )


def _queries(path: Path, stack: ExitStack, *, at_rest: bool = False) -> SqlQueries:
    engine = reading_engine(path, at_rest=at_rest)
    stack.callback(engine.dispose)
    return SqlQueries(engine, path)


def _brought_up_to_date(path: Path, found: Inspected, migrations: Path, *, with_log: bool) -> Path | None:
    if found.is_current:
        return None
    from clerk_app.storage.migrate import migrate  # noqa: PLC0415 -- Alembic costs more than the window, and is rarely needed

    return migrate(path, found.version, migrations, with_log=with_log)


def _keep_private(path: Path) -> None:
    with suppress(OSError):  # some drives know no permissions
        path.chmod(OWNER_ONLY)
