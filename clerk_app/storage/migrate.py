"""Brings the store of an earlier version up to date: a verified copy first, then every step in one transaction.

The migrations are loaded only where a store needs them.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select, update

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import back_up
from clerk_app.storage.checks import quick_damage
from clerk_app.storage.engine import raw, writing_engine
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.inspection import schema_hash
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.tables import SCHEMA_VERSION, revision_name, store_info


def migrate(path: Path, found: int, migrations: Path, *, target: int = SCHEMA_VERSION, with_log: bool = True) -> Path:
    """Brings a store from version `found` to `target`, `with_log` or without; the path of the copy made before.

    The caller has the store's lock. Raises Trouble `migration_failed` with the path of the copy, or whatever stops the
    copy from being made; in each case the store is as it was.
    """
    copy = copy_path(path, found)
    back_up(path, copy)
    engine = writing_engine(path, with_log=with_log)
    try:
        with store_troubles(path), engine.connect() as connection:
            _migrate_at_once(connection, migrations, target)
    except Trouble:
        raise
    except Exception as error:  # whatever a step raises, the clerk must learn where the copy is
        raise Trouble(TroubleCode.MIGRATION_FAILED, path=str(path), copy=str(copy), version=found) from error
    finally:
        engine.dispose()
    return copy


def copy_path(path: Path, version: int) -> Path:
    """Where the copy of a store lies that was made before it left a version."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def upgrade(connection: Connection, migrations: Path, target: int) -> None:
    """Runs the steps up to a version within the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision_name(target))


def _migrate_at_once(connection: Connection, migrations: Path, target: int) -> None:
    # A table that is rebuilt is dropped under the references to it, so these are checked at the end instead.
    raw(connection).execute("PRAGMA foreign_keys=OFF")
    with connection.begin():
        raw(connection).execute("BEGIN IMMEDIATE")
        upgrade(connection, migrations, target)
        _note_schema(connection)
        broken = raw(connection).execute("PRAGMA foreign_key_check").fetchall()
        damaged = quick_damage(connection)
        if broken or damaged:
            raise RuntimeError(f"after the last step: {broken[:3]} {damaged[:3]}")


def _note_schema(connection: Connection) -> None:
    store_id, created_at = connection.execute(select(store_info.c.store_id, store_info.c.created_at)).one()
    cells = (store_id, created_at, schema_hash(raw(connection)))
    connection.execute(update(store_info).values(schema_hash=cells[-1], row_hash=hash_of(store_info.name, cells)))
