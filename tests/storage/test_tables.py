import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from clerk_app.domain.actions import Action, Due, DueKind
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, Kind
from clerk_app.domain.meeting import Attendee, PlannedMeeting
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party, Person
from clerk_app.storage.mapping import mapping_for
from clerk_app.storage.store import Store
from clerk_app.storage.tables import OF_KIND, metadata
from tests.storage.samples import BOARD, MEETING, block, minutes, numbered_id, put


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_columns_of_a_kind_are_those_that_its_fields_need_in_their_order(kind: Kind) -> None:
    assert mapping_for(kind.type).columns == list(OF_KIND[kind.name].columns)


def test_every_constraint_and_index_has_a_name() -> None:
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints)
        assert all(index.name for index in table.indexes)


PERSON = Person(id=numbered_id("1"), names=())
ATTENDEE = Attendee(id=numbered_id("2"), meeting_id=MEETING.id, position=0, who=Party(person_id=PERSON.id))
PLANNED = PlannedMeeting(
    id=numbered_id("3"), board_id=BOARD.id, meeting_id=MEETING.id, position=0, on=PartialDate(day=1, month=2)
)
ITEM = AgendaItem(id=numbered_id("4"), meeting_id=MEETING.id, position=0, title="Tolls")
ACTION = Action(id=numbered_id("5"), board_id=BOARD.id, meeting_id=MEETING.id, due=Due(kind=DueKind.NEXT_MEETING))


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE blocks SET kind = 'sermon'", "ck_blocks_kind"),
        ("UPDATE blocks SET level = 3", "ck_blocks_level"),
        ("UPDATE blocks SET level = -1", "ck_blocks_level"),
        ("UPDATE blocks SET numbered = 2", "ck_blocks_numbered"),
        ("UPDATE blocks SET marker = 'star'", "ck_blocks_marker"),
        ("UPDATE blocks SET position = 9000000000000000000", "ck_blocks_position"),
        ("UPDATE attendees SET who_person_id = NULL", "ck_attendees_who_is_somebody"),
        ("UPDATE attendees SET head_count = -1", "ck_attendees_head_count"),
        ("UPDATE meetings SET mode = 'pigeon'", "ck_meetings_mode"),
        ("UPDATE boards SET year_starts_month = 13", "ck_boards_year_starts_month"),
        ("UPDATE planned_meetings SET on_day = 32", "ck_planned_meetings_on_day"),
        ("UPDATE planned_meetings SET on_month = 0", "ck_planned_meetings_on_month"),
        ("UPDATE agenda_items SET slot_start = '10:00'", "ck_agenda_items_slot_whole"),
        ("UPDATE agenda_items SET exempt_reason = 'x'", "ck_agenda_items_exempt_whole"),
        ("UPDATE actions SET due_words = NULL", "ck_actions_due_whole"),
        ("UPDATE actions SET number = 0", "ck_actions_number"),
        ("UPDATE blocks SET text = NULL", "NOT NULL constraint failed: blocks.text"),
        ("UPDATE blocks SET row_hash = NULL", "NOT NULL constraint failed: blocks.row_hash"),
    ],
)
def test_what_the_database_can_hold_true_it_holds(store: Store, statement: str, constraint: str) -> None:
    put(store, *minutes(1), PERSON, ATTENDEE, PLANNED, ITEM, ACTION)
    with store.units() as unit, pytest.raises(IntegrityError, match=constraint):
        unit._connection.exec_driver_sql(statement)


@pytest.mark.parametrize(("table", "column"), [("blocks", "minute_id"), ("attendees", "who_person_id")])
def test_a_reference_must_lead_somewhere(store: Store, table: str, column: str) -> None:
    put(store, *minutes(1), PERSON, ATTENDEE)
    with store.units() as unit:
        unit._connection.exec_driver_sql(f"UPDATE {table} SET {column} = 'nowhere'")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            unit.commit()


def test_two_of_a_kind_never_share_an_id(store: Store) -> None:
    put(store, *minutes(1))
    row = mapping_for(type(block(0))).row(block(0))
    with store.units() as unit, pytest.raises(IntegrityError, match="UNIQUE"):
        unit._connection.execute(OF_KIND["blocks"].insert(), row)


def test_every_row_of_one_meeting_is_found_by_an_index(store: Store) -> None:
    """A meeting opens as quickly among thousands as alone: no table is read from end to end."""
    wanted: dict[str, str] = {
        "agenda_items": "meeting_id", "minutes": "meeting_id", "attendees": "meeting_id", "events": "meeting_id",
        "actions": "meeting_id", "proposals": "meeting_id", "votes": "meeting_id", "decisions": "meeting_id",
        "declarations": "meeting_id", "planned_meetings": "meeting_id", "snapshots": "meeting_id",
        "blocks": "minute_id", "papers": "item_id", "members": "seat_id", "seats": "board_id",
        "categories": "board_id", "meetings": "board_id",
    }  # fmt: skip
    with store.queries.engine.connect() as connection:
        for table, column in wanted.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = ?", ("x",))
            assert f"USING INDEX ix_{table}_{column}" in " ".join(str(row) for row in plan)


def test_an_entity_is_never_read_as_one_of_another_kind(store: Store) -> None:
    entities: tuple[Entity, ...] = (BOARD, MEETING)
    put(store, *entities)
    assert store.queries.entity(Person, Id(BOARD.id)) is None
