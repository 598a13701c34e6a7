"""The acts on the store as it is in use: what the store in memory lets pass must pass there too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.bootstrap import open_or_create
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import Act
from clerk_app.services.interchange import export_store
from clerk_app.services.ports import JournalEntry
from clerk_app.storage.store import Store
from tests.fakes import CountingIds, Key, MemoryStore, SetClock
from tests.services.scene import Scene
from tests.services.test_undoing import EXAMPLES, living_scene


class RealStore(MemoryStore):
    """The real store with what the scene asks of the one in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.units = store.units  # type: ignore[assignment,method-assign]  # units of another class
        self.queries = store.queries  # type: ignore[assignment]  # so are the queries

    def state(self) -> dict[Key, Entity]:
        return {(kind_of(entity).name, entity.id): entity for entity in self._store.queries.everything()}

    def last_journal_entry(self) -> JournalEntry:
        with closing(sqlite3.connect(self._store.path)) as connection:
            (latest,) = connection.execute("SELECT id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        with self._store.units() as unit:
            entry = unit.journal_entry(Id(latest))
        assert entry is not None
        return entry


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RealStore]:
    opened = open_or_create(tmp_path / "records.clerk", SetClock(), CountingIds(1 << 90))
    yield RealStore(opened.store)
    opened.close()


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_an_act_is_carried_out_undone_and_done_again_as_in_memory(kind: type[Act], store: RealStore) -> None:
    real, memory = living_scene(Scene(store)), living_scene()
    act = EXAMPLES[kind](real)
    before = store.state()
    memory_act = EXAMPLES[kind](memory)

    outcome = real.app.execute(act)
    memory.app.execute(memory_act)

    after = store.state()
    assert export_store(real.store.queries) == export_store(memory.store.queries)
    outcome = real.undo(outcome)
    assert store.state() == before
    real.undo(outcome)
    assert store.state() == after
    assert store.queries.damage() == ()


def test_what_was_removed_is_told_by_the_real_store_as_by_the_one_in_memory(store: RealStore) -> None:
    told = [_removed_in(Scene(kept)) for kept in (store, MemoryStore())]
    assert told[0] == told[1]
    assert [block.text.plain for block in told[0]] == ["Five", "Two, changed", "Three", "Four"]


def _removed_in(scene: Scene) -> list[Block]:
    """Blocks that went together, one that came back, one that went twice, one never kept, one moved, one of another."""
    one, two, three, four, five, six = (
        scene.block(number, words)
        for number, words in enumerate(("One", "Two", "Three", "Four", "Five", "Six"), start=1)
    )
    scene.save(one, two, three, four, keep=True)
    scene.save(replace(two, text=typed("Two, changed")))
    scene.save(removed=(one.id, four.id))
    scene.save(one)
    scene.save(four)
    scene.save(removed=(four.id, three.id, two.id))
    scene.save(five, six)
    scene.save(removed=(five.id,))
    scene.save(replace(six, minute_id=scene.minutes[1]), minute=1, keep=True)
    other = scene.new_meeting(date(2022, 2, 1))
    assert scene.store.queries.removed_blocks(other).found == ()
    return [gone.block for gone in scene.store.queries.removed_blocks(scene.meeting).found]


def test_the_store_tells_what_something_was_before_it_was_removed(store: RealStore) -> None:
    for kept in (store, MemoryStore()):
        scene = Scene(kept)
        block = scene.block(1, "One")
        scene.save(block, keep=True)
        scene.save(removed=(block.id,))
        assert scene.store.queries.removed(Block, block.id) == block
        assert scene.store.queries.removed(Minute, block.id) is None
