from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from hypothesis import given
from sqlalchemy import event

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Meeting, MinutesState, PlannedMeeting, StatusStep
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party, Person
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.seats import Agreed, Seat
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry, Readable, RemovedBlock
from clerk_app.services.reading import CommittedReader
from clerk_app.services.reading import meeting_record as record_by_hand
from clerk_app.services.references import references
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.store import Store
from tests.storage.samples import (
    BOARD,
    MEETING,
    MINUTE,
    NOON,
    block,
    meeting,
    meeting_with_action,
    minutes,
    numbered_id,
    put,
)
from tests.storage.test_unit_of_work import empty, spoil
from tests.strategies import FOR_RECORDS, records


@FOR_RECORDS
@given(record=records())
def test_the_record_of_a_meeting_holds_all_that_belongs_to_it_and_all_that_it_names(
    store: Store, record: tuple[Entity, ...]
) -> None:
    empty(store)
    put(store, *record)
    for held in (entity for entity in record if isinstance(entity, Meeting)):
        found = store.queries.meeting_record(held.id)
        by_hand = record_by_hand(CommittedReader(store.queries), held.id)
        assert found is not None
        assert by_hand is not None
        assert parts_of_the_meeting(found) == parts_of_the_meeting(by_hand)
        assert [e for e in found.by_id.values() if e != by_hand.by_id.get(e.id)] == []
        assert not list(named_but_not_there(found))
        assert not found.damaged


def parts_of_the_meeting(record: MeetingRecord) -> list[object]:
    return [
        record.board, record.meeting, tuple(record.items), tuple(record.papers), tuple(record.minutes),
        tuple(record.attendees), record.events, tuple(record.proposals), tuple(record.votes),
        tuple(record.decisions), tuple(record.declarations), tuple(record.blocks), tuple(record.planned_meetings),
        record.blocks_of,
    ]  # fmt: skip


def named_but_not_there(record: MeetingRecord) -> Iterator[str]:
    """What the record's parts refer to without its being in the record; other meetings and boards keep their own."""
    for entity in record.by_id.values():
        is_elsewhere = entity in record.earlier_decisions or isinstance(entity, Board | Meeting)
        if entity.id != record.meeting.id and is_elsewhere:
            continue
        for reference in references(entity):
            if reference.kind not in ("meetings", "boards") and reference.id not in record.by_id:
                yield f"{kind_of(entity).name} {reference}"


def test_the_record_names_who_was_agreed_to_as_a_substitute_and_is_one_no_longer(store: Store) -> None:
    deputy = Person(id=numbered_id("a"), names=(DatedName("Ines Vale"),))
    agreed = Agreed(who=Party(person_id=deputy.id), agreed_on=MEETING.date)
    seat = Seat(id=numbered_id("5"), board_id=BOARD.id, category_id=None, position=0, title="Pilot", agreed=(agreed,))
    put(store, BOARD, MEETING, deputy, seat)
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.people == (deputy,)


def test_there_is_no_record_of_a_meeting_that_is_not_there(store: Store) -> None:
    assert store.queries.meeting_record(numbered_id("d")) is None
    assert store.queries.entity(Board, BOARD.id) is None


def test_a_long_meeting_is_read_in_a_handful_of_questions(store: Store) -> None:
    put(store, *minutes(20))
    few = questions(store, MEETING.id)
    put(store, *(block(number) for number in range(20, 3000)))
    many = questions(store, MEETING.id)
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.blocks == tuple(block(number) for number in range(3000))
    assert many == few <= 30


def questions(store: Store, meeting_id: Id) -> int:
    with listened(store) as said:
        store.queries.meeting_record(meeting_id)
    return len(said)


@contextmanager
def listened(store: Store) -> Iterator[list[str]]:
    """The statements by which it is read meanwhile."""
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)

    event.listen(store.queries.engine, "before_cursor_execute", note)
    yield said
    event.remove(store.queries.engine, "before_cursor_execute", note)


def test_boards_come_by_their_latest_name(store: Store) -> None:
    renamed = Board(id=numbered_id("b", 1), names=(DatedName("Zebra"), DatedName("anchorage", date(2020, 1, 1))))
    put(store, BOARD, renamed)
    assert store.queries.boards() == (renamed, BOARD)


def test_all_boards_are_read_from_the_file_once_until_something_is_committed(store: Store) -> None:
    other = replace(BOARD, id=numbered_id("b", 1))
    put(store, BOARD)
    assert store.queries.boards() == (BOARD,)
    with listened(store) as said:
        assert store.queries.boards() == store.queries.where(Board) == (BOARD,)
    assert said == []
    put(store, other)
    assert set(store.queries.boards()) == {BOARD, other}


def test_all_seats_are_not_taken_for_all_boards_nor_for_those_of_one_board(store: Store) -> None:
    other = replace(BOARD, id=numbered_id("b", 1))
    seats = [
        Seat(id=numbered_id("5", number), board_id=board.id, category_id=None, position=number, title="Pilot")
        for number, board in ((1, BOARD), (2, other))
    ]
    put(store, BOARD, other, *seats)
    assert store.queries.where(Board) == (BOARD, other)
    assert store.queries.where(Seat) == tuple(seats)
    assert store.queries.where(Seat, board_id=other.id) == (seats[1],)


def test_a_board_that_was_whole_when_it_was_read_is_trouble_once_it_is_damaged(store: Store) -> None:
    put(store, BOARD)
    assert store.queries.boards() == (BOARD,)
    spoil(store, BOARD, "names")
    with pytest.raises(Trouble) as trouble:
        store.queries.boards()
    assert trouble.value.code is TroubleCode.STORE_DAMAGED


def test_what_was_announced_is_given_for_several_meetings_at_once(store: Store) -> None:
    announced = [
        PlannedMeeting(
            id=numbered_id("f", 9 - n), board_id=BOARD.id, meeting_id=meeting(n).id, position=n, on=PartialDate()
        )
        for n in (1, 2, 3)
    ]
    put(store, BOARD, *(meeting(n) for n in (0, 1, 2, 3)), *announced)
    assert [line.has_announced for line in store.queries.meetings(BOARD.id)] == [True, True, True, False]
    assert store.queries.planned_at([meeting(3).id, meeting(1).id]) == (announced[0], announced[2])
    assert store.queries.planned_at([]) == ()


def test_meetings_come_latest_first_with_what_they_hold(store: Store) -> None:
    other = replace(BOARD, id=numbered_id("b", 1))
    put(store, BOARD, other, *meeting_with_action(1), *meeting_with_action(3, ActionStatus.COMPLETED), meeting(2))
    put(store, meeting(9, other))
    lines = store.queries.meetings(BOARD.id)
    assert [line.meeting for line in lines] == [meeting(3), meeting(2), meeting(1)]
    assert [(line.items, line.open_actions) for line in lines] == [(1, 0), (0, 0), (1, 1)]
    assert [line.has_minutes for line in lines] == [True, False, True]


def test_meetings_come_a_few_at_a_time(store: Store) -> None:
    put(store, BOARD, *(meeting(number) for number in range(1, 6)))
    assert [line.meeting for line in store.queries.meetings(BOARD.id, most=2)] == [meeting(5), meeting(4)]
    assert [line.meeting for line in store.queries.meetings(BOARD.id, after=4, most=2)] == [meeting(1)]


def in_state(number: int, *states: MinutesState) -> Meeting:
    steps = tuple(StatusStep(state=state, on=NOON.date(), recorded_at=NOON) for state in states)
    return replace(meeting(number), steps=steps)


def test_the_days_of_all_meetings_are_told_latest_first(store: Store) -> None:
    put(store, BOARD, *(meeting(number) for number in (2, 3, 1)))
    assert list(store.queries.meeting_days(BOARD.id).items()) == [
        (meeting(number).id, meeting(number).date) for number in (3, 2, 1)
    ]


def test_meetings_are_not_approved_until_their_last_step_says_so(store: Store) -> None:
    sent, approved, signed = MinutesState.WITH_CHAIR, MinutesState.APPROVED, MinutesState.SIGNED
    draft, with_chair, back = in_state(1), in_state(2, sent), in_state(3, approved, sent)
    put(store, BOARD, draft, with_chair, back, in_state(4, sent, approved), in_state(5, approved, signed))
    assert store.queries.not_approved(BOARD.id) == (back, with_chair, draft)


def test_a_meeting_whose_steps_cannot_be_read_is_told_among_those_not_approved(store: Store) -> None:
    put(store, BOARD, in_state(1, MinutesState.APPROVED))
    with store.units() as unit:
        unit._connection.exec_driver_sql("UPDATE meetings SET steps = '['")
        unit.commit()
    with pytest.raises(Trouble) as raised:
        store.queries.not_approved(BOARD.id)
    assert raised.value.code is TroubleCode.STORE_DAMAGED


def test_withdrawn_actions_are_not_open(store: Store) -> None:
    put(store, BOARD, *meeting_with_action(1))
    (action,) = store.queries.where(Action)
    put(store, replace(action, withdrawn=True))
    assert store.queries.open_actions(BOARD.id) == ()
    assert store.queries.meetings(BOARD.id)[0].open_actions == 0


def test_open_actions_come_oldest_first_with_their_latest_appearance(store: Store) -> None:
    put(store, BOARD, *meeting_with_action(2), *meeting_with_action(1), *meeting_with_action(3, ActionStatus.COMPLETED))
    reviewed = Block(
        id=numbered_id("c", 77),
        minute_id=numbered_id("e", 3),
        position=4,
        kind=BlockKind.EARLIER_ACTION,
        action_id=numbered_id("f", 1),
        text=typed("Still to be done."),
    )
    put(store, reviewed)
    shown = store.queries.open_actions(BOARD.id)
    assert [(action.id, appearance.id) for action, appearance in shown] == [
        (numbered_id("f", 1), reviewed.id),
        (numbered_id("f", 2), numbered_id("c", 2)),
    ]
    earlier = store.queries.open_actions(BOARD.id, before=meeting(2))
    assert [action.id for action, _ in earlier] == [numbered_id("f", 1)]


def test_an_action_that_appears_nowhere_is_not_shown(store: Store) -> None:
    held, item, minute, action, _ = meeting_with_action(1)
    put(store, BOARD, held, item, minute, action)
    assert store.queries.open_actions(BOARD.id) == ()


def test_queries_may_be_asked_from_any_thread(store: Store) -> None:
    put(store, *minutes(2))
    found: list[tuple[Block, ...]] = []
    asking = [Thread(target=lambda: found.append(store.queries.where(Block))) for _ in range(12)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert found == [(block(0), block(1))] * 12


def test_everything_is_one_state_of_the_store_however_slowly_it_is_read(store: Store) -> None:
    put(store, *minutes(1200))
    reading = store.queries.everything()
    first = next(reading)
    put(store, block(1100, "changed meanwhile"))
    rest = list(reading)
    assert (first, *rest) == minutes(1200)


def test_reading_everything_may_be_given_up(store: Store) -> None:
    put(store, *minutes(3))
    for _ in range(30):
        reading = store.queries.everything()
        next(reading)
        del reading
    assert store.queries.entity(Board, BOARD.id) == BOARD


def test_no_query_can_write(store: Store) -> None:
    with store.queries.engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM boards")


def test_a_damaged_block_is_trouble_when_asked_for_and_never_silently_other_text(store: Store) -> None:
    put(store, *minutes(2))
    spoil(store, block(1))
    for ask in (
        lambda: store.queries.entity(Block, block(1).id),
        lambda: store.queries.where(Block, minute_id=MINUTE.id),
        lambda: list(store.queries.everything()),
    ):
        with pytest.raises(Trouble) as trouble:
            ask()
        assert trouble.value.code is TroubleCode.STORE_DAMAGED
        assert (trouble.value.values["kind"], trouble.value.values["id"]) == ("blocks", block(1).id)


def test_a_meeting_with_a_damaged_block_opens_with_the_block_marked(store: Store) -> None:
    put(store, *minutes(3))
    spoil(store, block(1))
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.damaged == {block(1).id}
    assert [shown.id for shown in record.blocks] == [block(0).id, block(1).id, block(2).id]
    assert "harvour" in record.blocks[1].text.plain
    assert (record.blocks[0], record.blocks[2]) == (block(0), block(2))


def test_a_damaged_block_shows_the_wording_that_was_kept_last(store: Store) -> None:
    put(store, *minutes(2))
    with store.units() as unit:
        unit.revise(block(1, "An older wording."), NOON)
        unit.revise(block(1, "The kept wording."), NOON)
        unit.commit()
    spoil(store, block(1))
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.blocks[1] == block(1, "The kept wording.")
    assert record.damaged == {block(1).id}


def test_of_the_kept_wordings_of_a_damaged_block_the_last_that_is_whole_is_shown(store: Store) -> None:
    put(store, *minutes(2))
    with store.units() as unit:
        unit.revise(block(1, "The older wording."), NOON)
        unit.revise(block(1, "The newer wording."), NOON)
        unit._connection.exec_driver_sql("UPDATE revisions SET recorded_at = 'noon' WHERE seq = 2")
        unit.commit()
    spoil(store, block(1))
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.blocks[1] == block(1, "The older wording.")


@pytest.mark.parametrize(
    "damage",
    [
        "text = '[\"unfinished'",
        "text = x'FF00'",
        "level = 'two'",
        "\"update\" = '{}'",
        "at = 'noonish'",
        "row_hash = ''",
        "numbered = 1.5",
    ],
)
def test_a_meeting_opens_whatever_became_of_a_block(store: Store, damage: str) -> None:
    put(store, *minutes(2))
    with store.units() as unit:
        unit._connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        unit._connection.exec_driver_sql(f"UPDATE blocks SET {damage} WHERE id = ?", (block(1).id,))
        unit.commit()
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.damaged == {block(1).id}
    assert record.blocks_of[MINUTE.id][0] == block(0)


def test_a_damaged_name_is_marked_and_the_meeting_still_opens(store: Store) -> None:
    put(store, *minutes(1))
    with store.units() as unit:
        unit._connection.exec_driver_sql("UPDATE minutes SET heading = 'Drudging'")
        unit.commit()
    record = store.queries.meeting_record(MEETING.id)
    assert record is not None
    assert record.damaged == {MINUTE.id}
    with pytest.raises(Trouble):
        store.queries.entity(Minute, MINUTE.id)


def test_a_row_of_which_too_little_is_left_is_trouble(store: Store) -> None:
    put(store, *minutes(1))
    with store.units() as unit:
        unit._connection.exec_driver_sql("UPDATE meetings SET date = 'some day'")
        unit.commit()
    with pytest.raises(Trouble) as trouble:
        store.queries.meeting_record(MEETING.id)
    assert trouble.value.values["id"] == MEETING.id


def test_the_wordings_kept_last_are_given_for_each_block_that_a_meeting_still_has(store: Store) -> None:
    put(store, *minutes(3))
    with store.units() as unit:
        for words in ("First.", "Second."):
            unit.revise(block(0, words), NOON)
        unit.revise(block(2, "Of a block that goes."), NOON)
        unit.remove(Block, block(2).id)
        unit.commit()
    assert [kept.block for kept in store.queries.last_revisions(MEETING.id)] == [block(0, "Second.")]
    assert store.queries.last_revisions(numbered_id("d", 9)) == ()


def test_a_damaged_wording_of_the_past_is_counted_and_the_others_are_given(store: Store) -> None:
    put(store, *minutes(2))
    with store.units() as unit:
        for words in ("First.", "Second.", "Third."):
            unit.revise(block(0, words), NOON)
        unit._connection.exec_driver_sql("UPDATE revisions SET wording = replace(wording, 'Second', 'Sekond')")
        unit.commit()
    kept = store.queries.revisions(block(0).id)
    assert [one.block for one in kept.found] == [block(0, "Third."), block(0, "First.")]
    assert kept.damaged == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE revisions SET wording = '{' WHERE block_id = ?",
        "UPDATE journal SET recorded_at = 'noon' WHERE changes LIKE '%' || ? || '%'",
    ],
)
def test_what_was_removed_is_told_although_one_row_of_it_is_damaged(store: Store, damage: str) -> None:
    put(store, *minutes(2))
    for number in range(2):
        gone = block(number)
        entry = JournalEntry(
            id=numbered_id("7", number),
            recorded_at=NOON,
            act="SaveBlocks",
            meeting_id=MEETING.id,
            changes=(Change("blocks", gone.id, gone, None),),
        )
        with store.units() as unit:
            unit.remove(Block, gone.id)
            unit.revise(gone, NOON)
            unit.journal(entry)
            unit.commit()
    with store.units() as unit:
        unit._connection.exec_driver_sql(damage, (block(1).id,))
        unit.commit()
    assert store.queries.removed_blocks(MEETING.id) == Readable((RemovedBlock(block=block(0), removed_at=NOON),), 1)


def test_the_latest_rows_about_a_meeting_are_given_latest_first(store: Store) -> None:
    put(store, *minutes(2))
    rows = [
        JournalEntry(id=numbered_id("7", n), recorded_at=NOON, act="SaveBlocks", meeting_id=about, changes=())
        for n, about in enumerate((MEETING.id, MEETING.id, None, MEETING.id))
    ]
    with store.units() as unit:
        for row in rows:
            unit.journal(row)
        unit.commit()
    assert store.queries.journal_of(MEETING.id, 2) == (rows[3], rows[1])
