"""Any history of acts, undone and done again in between, is after a restore what it was when it was backed up."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from clerk_app.bootstrap import open_or_create
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.services.acts import Undo
from clerk_app.services.interchange import export_store
from clerk_app.services.outcome import Outcome
from clerk_app.storage.backup_series import back_up_in_turn, backups_of
from clerk_app.storage.restore import restore
from tests.fakes import CountingIds, SetClock
from tests.services.scene import Scene
from tests.services.test_on_the_real_store import RealStore
from tests.services.test_undoing import EXAMPLES, NEED_ANOTHER_ACT, living_scene

SEED = 20220124
KINDS = [kind for kind in EXAMPLES if kind not in NEED_ANOTHER_ACT]
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MOST_ACTS = 15
UNDOES = 0.3

Rows = dict[str, list[tuple[object, ...]]]


def act_at_random(scene: Scene, random: Random, done: list[Outcome]) -> None:
    """One act that the rules allow, or what was done last is undone, or done again where that was an undo."""
    undoes = bool(done) and random.random() < UNDOES
    try:
        outcome = scene.undo(done[-1]) if undoes else scene.app.execute(EXAMPLES[random.choice(KINDS)](scene))
    except BrokenRule:
        return
    if outcome.journal_id is not None:
        done.append(outcome)


def rows_of(store: Path) -> Rows:
    """Every row of every table, journal and earlier wordings included."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def live_back_up_and_restore(folder: Path, random: Random, clock: SetClock) -> int:
    """How many acts a history had; fails where what is restored is not what it was when the backup was made."""
    folder.mkdir()
    path = folder / "records.clerk"
    opened = open_or_create(path, clock, CountingIds(1 << 90))
    scene = living_scene(Scene(RealStore(opened.store)))
    done: list[Outcome] = []
    before_last = scene.store.state()
    for _ in range(random.randint(1, MOST_ACTS)):
        state, so_far = scene.store.state(), len(done)
        act_at_random(scene, random, done)
        before_last = state if len(done) > so_far else before_last
    text, rows = export_store(scene.store.queries), rows_of(path)
    made = back_up_in_turn(path, NOON)
    acts, last = len(done), done[-1] if done else None
    for _ in range(MOST_ACTS):
        act_at_random(scene, random, done)
    assert rows_of(path) != rows
    for number in range(3):
        back_up_in_turn(path, NOON + number * timedelta(hours=1) + timedelta(days=40))
    opened.close()
    assert made in backups_of(path)

    restore(made.path, path, clock=clock)

    assert rows_of(path) == rows
    again = open_or_create(path, clock, CountingIds(1 << 91))
    restored = RealStore(again.store)
    assert export_store(restored.queries) == text
    assert restored.queries.damage() == ()
    if last is not None:
        again.app.execute(Undo(journal_id=journal_id_of(last)))
        assert restored.state() == before_last
    again.close()
    return acts


def journal_id_of(outcome: Outcome) -> Id:
    assert outcome.journal_id is not None
    return outcome.journal_id


def restore_histories(tmp_path: Path, histories: int) -> None:
    random = Random(SEED)
    acts = sum(live_back_up_and_restore(tmp_path / str(number), random, SetClock(NOON)) for number in range(histories))
    print(f"{histories} histories (seed {SEED}) of {acts} acts: each restored as it was")
    assert acts > 2 * histories


def test_any_history_is_restored_as_it_was_and_its_last_act_can_still_be_undone(tmp_path: Path) -> None:
    restore_histories(tmp_path, 2)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_histories_are_restored_as_they_were_and_their_last_acts_can_still_be_undone(tmp_path: Path) -> None:
    restore_histories(tmp_path, 50)
