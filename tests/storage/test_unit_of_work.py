import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from sqlalchemy import event

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Board
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.richtext import typed
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.store import Store
from tests.storage.samples import BOARD, MEETING, MINUTE, NOON, block, minutes, numbered_id, put
from tests.strategies import FOR_RECORDS, records


@FOR_RECORDS
@given(record=records())
def test_what_goes_in_comes_out_equal(store: Store, record: tuple[Entity, ...]) -> None:
    empty(store)
    put(store, *record)
    assert tuple(store.queries.everything()) == record
    assert [repr(entity) for entity in store.queries.everything()] == [repr(entity) for entity in record]
    with store.units() as unit:
        assert all(unit.get(type(entity), entity.id) == entity for entity in record)


@FOR_RECORDS
@given(record=records())
def test_the_order_in_which_things_are_put_does_not_matter(store: Store, record: tuple[Entity, ...]) -> None:
    empty(store)
    put(store, *reversed(record))
    assert tuple(store.queries.everything()) == record
    assert store.queries.damage() == ()


def test_nothing_is_kept_without_a_commit(store: Store) -> None:
    with store.units() as unit:
        unit.put(BOARD)
        assert unit.get(Board, BOARD.id) == BOARD
    assert store.queries.entity(Board, BOARD.id) is None


def test_nothing_is_kept_when_an_error_ends_the_unit(store: Store) -> None:
    def fail() -> None:
        with store.units() as unit:
            unit.put(BOARD)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(store.queries.everything()) == []
    put(store, BOARD)
    assert store.queries.entity(Board, BOARD.id) == BOARD


def test_what_is_put_after_a_commit_needs_a_commit_of_its_own(store: Store) -> None:
    put(store, BOARD)
    with store.units() as unit:
        unit.put(MEETING)
        unit.commit()
    with store.units() as unit:
        unit.put(replace(MEETING, venue="Pier House"))
    assert store.queries.entity(Meeting, MEETING.id) == MEETING


def test_a_unit_sees_what_it_put_itself_and_readers_only_what_is_committed(store: Store) -> None:
    put(store, *minutes(2))
    with store.units() as unit:
        unit.put(block(0, "changed"))
        unit.remove(Block, block(1).id)
        assert unit.where(Block, minute_id=MINUTE.id) == (block(0, "changed"),)
        assert store.queries.where(Block, minute_id=MINUTE.id) == (block(0), block(1))
        unit.commit()
    assert store.queries.where(Block, minute_id=MINUTE.id) == (block(0, "changed"),)


def test_where_compares_spread_values_and_what_is_not_there(store: Store) -> None:
    exempt = replace(MINUTE, id=numbered_id("e", 1), exempt=Exemption(reason="Commercial terms"))
    put(store, *minutes(0), exempt)
    with store.units() as unit:
        assert unit.where(Minute, exempt=None) == (MINUTE,)
        assert unit.where(Minute, exempt=Exemption(reason="Commercial terms")) == (exempt,)
        assert unit.where(Minute, meeting_id=MEETING.id, heading="Tolls") == ()
        assert unit.where(Minute) == (MINUTE, exempt)


def test_where_gives_blocks_by_position(store: Store) -> None:
    first, second = replace(block(1), position=5), replace(block(2), position=-5)
    put(store, *minutes(0), first, second)
    assert store.queries.where(Block, minute_id=MINUTE.id) == (second, first)


def test_changes_tell_the_first_before_and_the_last_after_of_each_entity(store: Store) -> None:
    put(store, *minutes(2))
    new = block(7)
    with store.units() as unit:
        unit.put(block(0, "one"))
        unit.put(new)
        unit.put(block(0, "two"))
        unit.remove(Block, block(1).id)
        unit.remove(Block, numbered_id("c", 99))
        assert unit.changes() == (
            Change("blocks", block(0).id, block(0), block(0, "two")),
            Change("blocks", new.id, None, new),
            Change("blocks", block(1).id, block(1), None),
        )


def test_a_removed_entity_can_be_put_again_in_the_same_unit(store: Store) -> None:
    put(store, *minutes(1))
    with store.units() as unit:
        unit.remove(Block, block(0).id)
        assert unit.get(Block, block(0).id) is None
        unit.put(block(0, "back"))
        unit.commit()
    assert store.queries.entity(Block, block(0).id) == block(0, "back")


def test_a_save_of_text_touches_one_row_and_only_the_columns_that_changed(store: Store) -> None:
    put(store, *minutes(50))
    said = statements(store)
    with store.units() as unit:
        unit.put(block(7, "The dredger arrived."))
        unit.commit()
    assert len(said) == 2
    assert said[0].startswith("SELECT")
    assert "WHERE blocks.id = ?" in said[0]
    assert said[1] == "UPDATE blocks SET text=?, row_hash=? WHERE blocks.id = ?"


def test_putting_what_is_there_already_writes_nothing(store: Store) -> None:
    put(store, *minutes(1))
    said = statements(store)
    with store.units() as unit:
        unit.put(block(0))
        unit.commit()
    assert [statement for statement in said if not statement.startswith("SELECT")] == []


def test_what_refers_to_nothing_is_not_committed(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        put(store, MEETING)
    assert list(store.queries.everything()) == []
    put(store, BOARD)


def test_what_others_refer_to_cannot_go(store: Store) -> None:
    put(store, *minutes(1))
    with store.units() as unit:
        unit.remove(Minute, MINUTE.id)
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            unit.commit()
    assert store.queries.entity(Minute, MINUTE.id) == MINUTE


def test_the_journal_and_the_wordings_are_in_the_same_commit_as_the_change(store: Store) -> None:
    put(store, *minutes(1))
    entry = JournalEntry(
        id=numbered_id("9"),
        recorded_at=NOON,
        act="save_blocks",
        meeting_id=MEETING.id,
        changes=(Change("blocks", block(0).id, block(0), None), Change("boards", BOARD.id, None, BOARD)),
    )
    with store.units() as unit:
        unit.remove(Block, block(0).id)
        unit.revise(block(0), NOON)
        unit.journal(entry)
    with store.units() as unit:
        assert unit.journal_entry(entry.id) is None
        assert unit.last_revision(block(0).id) is None
        unit.remove(Block, block(0).id)
        unit.revise(block(0), NOON)
        unit.journal(entry)
        unit.commit()
    with store.units() as unit:
        assert unit.journal_entry(entry.id) == entry
        assert unit.removed(Block, block(0).id) == block(0)
        assert unit.removed(Board, BOARD.id) is None
    (kept,) = store.queries.revisions(block(0).id).found
    assert (kept.block, kept.recorded_at, kept.seq) == (block(0), NOON, 1)


def test_what_was_removed_last_is_found(store: Store) -> None:
    put(store, *minutes(0))
    for number, text in enumerate(("first", "second")):
        change = Change("blocks", block(0).id, block(0, text), None)
        entry = JournalEntry(
            id=numbered_id("9", number), recorded_at=NOON, act="save_blocks", meeting_id=None, changes=(change,)
        )
        with store.units() as unit:
            unit.journal(entry)
            unit.commit()
    with store.units() as unit:
        assert unit.removed(Block, block(0).id) == block(0, "second")
        assert unit.removed(Minute, block(0).id) is None
        assert unit.removed(Block, block(1).id) is None


def test_wordings_are_numbered_per_block_and_come_back_latest_first(store: Store) -> None:
    later = NOON + timedelta(minutes=1, microseconds=7)
    with store.units() as unit:
        unit.revise(block(0, "one"), NOON)
        unit.revise(block(1, "other"), NOON)
        unit.revise(block(0, "two"), later)
        unit.commit()
    kept = store.queries.revisions(block(0).id).found
    assert [(revision.seq, revision.block.text) for revision in kept] == [(2, typed("two")), (1, typed("one"))]
    assert kept[0].recorded_at == later
    with store.units() as unit:
        assert unit.last_revision(block(0).id) == kept[0]


def test_text_that_no_file_can_hold_is_an_error_of_ours_and_harms_nothing(store: Store) -> None:
    put(store, *minutes(1))
    with pytest.raises(UnicodeEncodeError), store.units() as unit:
        unit.put(block(0, "lone \ud800"))
    assert store.queries.entity(Block, block(0).id) == block(0)
    put(store, block(0, "whole"))


def test_units_follow_one_another_and_do_not_nest(store: Store) -> None:
    with store.units() as unit:
        unit.put(BOARD)
        with pytest.raises(Exception, match="transaction"), store.units():
            pass


def test_a_damaged_row_is_trouble_that_names_it_and_can_be_written_over(store: Store) -> None:
    put(store, *minutes(2))
    spoil(store, block(0))
    with store.units() as unit:
        with pytest.raises(Trouble) as trouble:
            unit.get(Block, block(0).id)
        assert trouble.value.code is TroubleCode.STORE_DAMAGED
        assert (trouble.value.values["kind"], trouble.value.values["id"]) == ("blocks", block(0).id)
        with pytest.raises(Trouble):
            unit.where(Block, minute_id=MINUTE.id)
        unit.put(block(0, "typed again"))
        unit.commit()
    assert store.queries.entity(Block, block(0).id) == block(0, "typed again")
    assert store.queries.damage() == ()


def empty(store: Store) -> None:
    with store.units() as unit:
        for entity in reversed(list(store.queries.everything())):
            unit.remove(type(entity), entity.id)
        unit.commit()


def spoil(store: Store, entity: Entity, column: str = "text") -> None:
    """Changes words in a column as a failing disk would: the row's hash stays."""
    with store.units() as unit:
        unit._connection.exec_driver_sql(
            f"UPDATE {kind_of(entity).name} SET {column} = replace({column}, 'arbour', 'arvour') WHERE id = ?",
            (entity.id,),
        )
        unit.commit()


def statements(store: Store) -> list[str]:
    """The statements that the writing connection runs from now on."""
    said: list[str] = []
    assert store._writer is not None

    @event.listens_for(store._writer.engine, "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(" ".join(statement.split()))

    return said


def test_names_are_read_as_they_were_written_even_if_nobody_has_any(store: Store) -> None:
    nameless = replace(BOARD, names=())
    put(store, nameless)
    assert store.queries.entity(Board, BOARD.id) == nameless
    put(store, replace(BOARD, names=(DatedName("Pier Board"), DatedName("Harbour Board", MEETING.date))))
    assert [dated.name for dated in store.queries.boards()[0].names] == ["Pier Board", "Harbour Board"]
