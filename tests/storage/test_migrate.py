import os
import shutil
import signal
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event

from clerk_app.domain.agenda import AgendaTemplate
from clerk_app.domain.board import ItemNumbering
from clerk_app.domain.decisions import Decision, DecisionResult, FinalAnswer, Vote
from clerk_app.domain.minutes import Block
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Post, Seniority
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.rules.deciding import Force
from clerk_app.domain.rules.voting import Ballots
from clerk_app.domain.seats import Seat
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage import tables
from clerk_app.storage.engine import raw, writing_engine
from clerk_app.storage.inspection import inspect
from clerk_app.storage.migrate import copy_path, migrate, upgrade
from clerk_app.storage.schema_text import schema_text
from clerk_app.storage.store import Mode, Store, open_store
from tests.fakes import SetClock
from tests.storage.earlier import first_version, make_earlier, of_version
from tests.storage.samples import MEETING, block, minutes, put

REPOSITORY = Path(__file__).parents[2]
MIGRATIONS = REPOSITORY / "db" / "migrations"
FOUND = tables.SCHEMA_VERSION - 1

can_fork = pytest.mark.skipif(os.name != "posix", reason="processes cannot be forked here")

STEP = '''
"""From a version that kept remarks to this one."""

from alembic import op
import sqlalchemy as sa

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("remarks") as batch:
        batch.drop_column("reason")
    op.execute("DROP TABLE remarks")
    {more}
'''
START = 'revision = "{revision}"\ndown_revision = None\n\n\ndef upgrade():\n    pass\n'


def steps(folder: Path, more: str = "") -> Path:
    """Migrations of which the last makes the current version out of an earlier one."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    before, revision = (tables.revision_name(version) for version in (FOUND, tables.SCHEMA_VERSION))
    (folder / "versions" / f"{before}_start.py").write_text(START.format(revision=before))
    (folder / "versions" / f"{revision}_step.py").write_text(STEP.format(revision=revision, before=before, more=more))
    return folder


@pytest.fixture
def earlier(store: Store) -> Path:
    """The store of an earlier version, closed: it has a table that the current version no longer has."""
    put(store, *minutes(20))
    store.close()
    make_earlier(store.path)
    return store.path


def test_on_a_network_drive_there_is_no_log_while_a_store_is_brought_up_to_date(
    earlier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clerk_app.storage.store.is_on_network", lambda _path: True)
    no_log = "assert op.get_bind().exec_driver_sql('PRAGMA journal_mode').scalar() == 'delete'"
    opened = open_store(earlier, clock=SetClock(), migrations=steps(tmp_path / "steps", no_log))
    assert opened.migrated_from == copy_path(earlier, FOUND)
    opened.close()


def test_a_store_of_an_earlier_version_is_brought_up_to_date_after_a_verified_copy(
    earlier: Path, tmp_path: Path
) -> None:
    before = earlier.read_bytes()
    opened = open_store(earlier, clock=SetClock(), migrations=steps(tmp_path / "migrations"))
    assert opened.migrated_from == copy_path(earlier, FOUND)
    assert opened.queries.where(Block) == tuple(block(number) for number in range(20))
    assert opened.queries.damage() == ()
    opened.close()
    assert inspect(earlier).is_current
    assert inspect(copy_path(earlier, FOUND)).version == FOUND
    assert len(copy_path(earlier, FOUND).read_bytes()) == len(before)
    again = open_store(earlier, clock=SetClock())
    assert again.migrated_from is None
    again.close()


def test_a_store_of_an_earlier_version_is_not_brought_up_to_date_for_reading(earlier: Path) -> None:
    before = earlier.read_bytes()
    with pytest.raises(Trouble) as trouble:
        open_store(earlier, clock=SetClock(), mode=Mode.READ)
    assert trouble.value.code is TroubleCode.STORE_OLDER
    assert trouble.value.values["version"] == FOUND
    assert earlier.read_bytes() == before


@pytest.mark.parametrize(
    "more", ["raise ZeroDivisionError", "op.execute('DELETE FROM boards')", "op.execute('DROP TABLE nowhere')"]
)
def test_a_step_that_fails_leaves_the_store_as_it_was_and_names_the_copy(
    earlier: Path, tmp_path: Path, more: str
) -> None:
    before = earlier.read_bytes()
    with pytest.raises(Trouble) as trouble:
        open_store(earlier, clock=SetClock(), migrations=steps(tmp_path / "migrations", more))
    assert trouble.value.code is TroubleCode.MIGRATION_FAILED
    assert trouble.value.values["copy"] == str(copy_path(earlier, FOUND))
    assert inspect(earlier).version == inspect(copy_path(earlier, FOUND)).version == FOUND
    assert earlier.read_bytes() == before


def test_a_damaged_store_is_not_touched_by_a_migration(earlier: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(earlier, isolation_level=None)) as connection:
        connection.execute("UPDATE blocks SET text = replace(text, 'harbour', 'harvour')")
    before = earlier.read_bytes()
    with pytest.raises(Trouble) as trouble:
        open_store(earlier, clock=SetClock(), migrations=steps(tmp_path / "migrations"))
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert earlier.read_bytes() == before
    assert not copy_path(earlier, FOUND).exists()


@can_fork
def test_a_migration_that_is_killed_leaves_the_old_version_or_the_new(earlier: Path, tmp_path: Path) -> None:
    a_killed_migration_leaves_the_old_version_or_the_new(earlier, tmp_path, stride=7)


@pytest.mark.slow
@can_fork
def test_a_migration_that_is_killed_at_any_statement_leaves_the_old_version_or_the_new(
    earlier: Path, tmp_path: Path
) -> None:
    a_killed_migration_leaves_the_old_version_or_the_new(earlier, tmp_path, stride=1)


def a_killed_migration_leaves_the_old_version_or_the_new(earlier: Path, tmp_path: Path, stride: int) -> None:
    folder = steps(tmp_path / "migrations")
    killed_at = finished = 0
    while not finished:
        attempt = tmp_path / f"attempt-{killed_at}.clerk"
        shutil.copyfile(earlier, attempt)
        finished = survives(attempt, folder, killed_at)
        found = open_store(attempt, clock=SetClock(), migrations=folder)
        assert (found.migrated_from is None) == finished
        assert found.queries.where(Block) == tuple(block(number) for number in range(20))
        assert found.queries.damage() == ()
        assert found.queries.meeting_record(MEETING.id) is not None
        found.close()
        killed_at += stride
    assert killed_at > 20


def survives(path: Path, folder: Path, statements: int) -> bool:
    """True if a process that is killed before its n-th statement brings the store up to date before."""
    child = os.fork()
    if child == 0:
        try:
            migrate_until(path, folder, statements)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return not os.WIFSIGNALED(status)


def migrate_until(path: Path, folder: Path, statements: int) -> None:
    left = statements

    def count(*_values: object) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    event.listen(Engine, "before_cursor_execute", count)
    migrate(path, FOUND, folder)
    os._exit(0)


def test_the_migrations_add_up_to_the_current_schema(tmp_path: Path, path: Path) -> None:
    migrated = tmp_path / "migrated.clerk"
    migrated.touch()
    engine = writing_engine(migrated, with_log=False)
    with engine.connect() as connection:
        raw(connection).execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            upgrade(connection, MIGRATIONS, tables.SCHEMA_VERSION)
        made = parts_of(raw(connection))
    engine.dispose()
    with closing(sqlite3.connect(path)) as created:
        assert made == parts_of(created)


def parts_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Tables and indexes by name, as SQL in which spaces do not matter."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: "".join(sql.split()) for name, sql in rows}


def test_the_last_migration_makes_the_version_that_the_tables_say() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert script.get_current_head() == tables.revision_name(tables.SCHEMA_VERSION)


def test_the_kept_schema_is_the_one_that_the_tables_make() -> None:
    assert (REPOSITORY / "db" / "schema.sql").read_text(encoding="utf-8") == schema_text()


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A store that the first version of the schema was made for, with two boards and their meetings."""
    path = tmp_path / "first.clerk"
    path.write_bytes(first_version())
    return path


def test_a_store_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds(version_1: Path) -> None:
    with closing(sqlite3.connect(version_1)) as before:
        counts = {name: before.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("blocks", "meetings")}
        title = before.execute("SELECT title FROM agenda_items ORDER BY id LIMIT 1").fetchone()
    with closing(open_store(version_1, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        meetings = [line.meeting for board in store.queries.boards() for line in store.queries.meetings(board.id)]
        assert {meeting.first_number for meeting in meetings} == {1}
        assert {board.item_numbering for board in store.queries.boards()} == {ItemNumbering.EACH_MEETING}
        assert all(store.queries.meeting_record(meeting.id) is not None for meeting in meetings)
    with closing(sqlite3.connect(version_1)) as after:
        assert counts == {name: after.execute(f"SELECT count(*) FROM {name}").fetchone() for name in counts}
        assert after.execute("SELECT title FROM agenda_items ORDER BY id LIMIT 1").fetchone() == title
    assert copy_path(version_1, 1).exists()


def test_a_store_of_the_second_version_keeps_templates_decisions_and_text(tmp_path: Path) -> None:
    path = tmp_path / "second.clerk"
    path.write_bytes(of_version(2))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        (board,) = store.queries.boards()
        assert [template.board_id for template in store.queries.where(AgendaTemplate)] == [board.id]
        records = [store.queries.meeting_record(line.meeting.id) for line in store.queries.meetings(board.id)]
        assert [len(record.blocks) for record in records if record is not None] == [12, 24]
        decided = [decision for record in records if record is not None for decision in record.decisions]
        assert [(decision.final_decider, decision.final_on) for decision in decided] == [("", None)] * 5
        assert {item.summary for record in records if record is not None for item in record.items} == {""}
    assert copy_path(path, 2).exists()


def test_a_store_of_the_third_version_keeps_its_rule_its_votes_and_its_timeline(tmp_path: Path) -> None:
    path = tmp_path / "third.clerk"
    path.write_bytes(of_version(3))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        (board,) = store.queries.boards()
        assert board.quorum is not None
        assert (board.voting, board.earlier_rules, board.membership, board.holiday_changes) == (None, (), None, ())
        records = [store.queries.meeting_record(line.meeting.id) for line in store.queries.meetings(board.id)]
        known = [record for record in records if record is not None]
        assert [len(record.decisions) for record in known] == [3, 2]
        assert {decision.settles_id for record in known for decision in record.decisions} == {None}
        (vote,) = (vote for record in known for vote in record.votes)
        assert (vote.ballots, vote.seat_votes, vote.result) == (Ballots.OPEN, (), None)
        assert sum(len(record.events) for record in known) == 38
        assert {attendee.remit for record in known for attendee in record.attendees} == {""}
    assert copy_path(path, 3).exists()


def test_a_store_of_the_fourth_version_keeps_its_rules_and_has_no_style_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "fourth.clerk"
    path.write_bytes(of_version(4))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        (board,) = store.queries.boards()
        assert (board.house_style, board.own_style) == ("numbered-with-decision-words", None)
        assert board.voting is not None
        records = [store.queries.meeting_record(line.meeting.id) for line in store.queries.meetings(board.id)]
        assert [len(record.blocks) for record in records if record is not None] == [0, 18]
    assert copy_path(path, 4).exists()


def test_a_store_of_the_fifth_version_keeps_its_decisions_and_a_vote_that_was_advice_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "fifth.clerk"
    path.write_bytes(of_version(5))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        decisions = sorted(store.queries.where(Decision), key=lambda one: one.id)
        assert [one.result for one in decisions] == [
            DecisionResult.CARRIED,
            DecisionResult.PROVISIONAL,
            DecisionResult.CARRIED,
            DecisionResult.CARRIED,
            DecisionResult.CARRIED,
        ]
        assert (decisions[-1].final_decider, decisions[-1].final_on) == ("the Cabinet", PartialDate(month=3, year=2026))
        forces = [vote.result.force for vote in store.queries.where(Vote) if vote.result is not None]
        assert forces == [Force.ADVISORY]
        assert len(store.queries.where(PlainLine)) == 1
        assert store.queries.where(FinalAnswer) == ()
    assert copy_path(path, 5).exists()


def test_a_store_of_the_sixth_version_keeps_its_answers_and_has_noted_no_seniority(tmp_path: Path) -> None:
    path = tmp_path / "sixth.clerk"
    path.write_bytes(of_version(6))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        assert [one.words for one in store.queries.where(FinalAnswer)] == ["From May, not April."]
        posts = store.queries.where(Post)
        assert len(posts) == 17
        assert {post.seniority for post in posts} == {None}
        agreed = [known.agreed_on for seat in store.queries.where(Seat) for known in seat.agreed]
        assert agreed == [date(2025, 6, 2)]
    assert copy_path(path, 6).exists()


def test_a_store_of_the_seventh_version_keeps_how_senior_a_post_is(tmp_path: Path) -> None:
    path = tmp_path / "seventh.clerk"
    path.write_bytes(of_version(7))
    with closing(open_store(path, clock=SetClock())) as store:
        assert store.queries.damage() == ()
        noted = {post.names[-1].name: post.seniority for post in store.queries.where(Post) if post.seniority}
        assert noted == {"Cabinet Member for Adults and Health": Seniority.DIRECTOR}
        assert [one.words for one in store.queries.where(FinalAnswer)] == ["From May, not April."]
    assert copy_path(path, 7).exists()


def test_a_damaged_store_of_the_first_version_is_left_as_it_is(version_1: Path) -> None:
    with closing(sqlite3.connect(version_1, isolation_level=None)) as spoiling:
        spoiling.execute("UPDATE boards SET chair_title = 'Chaos' WHERE id = (SELECT min(id) FROM boards)")
    before = version_1.read_bytes()
    with pytest.raises(Trouble) as trouble:
        open_store(version_1, clock=SetClock())
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    assert version_1.read_bytes() == before
