"""The sample boards: valid, loaded through the acts, and holding what they are there to show."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.bootstrap import SAMPLES, load_samples, read_interchange
from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Capacity, Meeting, MinutesState, Snapshot
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Person
from clerk_app.domain.quorum import AgenciesRepresented, ChairPart
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import attended
from clerk_app.resource_files import resource
from clerk_app.services.app import App
from clerk_app.services.interchange import export_store
from clerk_app.services.samples import brought_up_to
from clerk_app.services.sealing import seal_of
from tests.fakes import CountingIds, MemoryStore, SetClock

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def app() -> App:
    store = MemoryStore()
    made = App(units=store.units, queries=store.queries, ids=CountingIds(), clock=SetClock(_noon(TODAY)))
    load_samples(made, TODAY)
    return made


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _records(app: App, board: str) -> Sequence[MeetingRecord]:
    """The board's meetings, the earliest first."""
    (found,) = [known for known in app.queries.where(Board) if known.names[0].name == board]
    meetings = sorted(app.queries.where(Meeting, board_id=found.id), key=lambda meeting: meeting.date)
    records = [app.queries.meeting_record(meeting.id) for meeting in meetings]
    return [record for record in records if record is not None]


@pytest.fixture
def parenting(app: App) -> Sequence[MeetingRecord]:
    return _records(app, "Corporate Parenting Board")


@pytest.fixture
def partnership(app: App) -> MeetingRecord:
    """The meeting to be tried."""
    return _records(app, "Children and Young People's Partnership Board")[-1]


def test_the_earlier_meeting_is_approved_by_the_later_one_and_sealed(
    app: App, parenting: Sequence[MeetingRecord]
) -> None:
    earlier, later = parenting
    assert earlier.meeting.state is MinutesState.APPROVED
    assert earlier.meeting.approved_in == later.meeting.id
    (seal,) = app.queries.where(Snapshot, meeting_id=earlier.meeting.id)
    assert (seal.meeting_id, seal.sha256) == (earlier.meeting.id, seal_of(seal.record))


def test_eleven_earlier_actions_are_reported_on_and_fourteen_are_raised(parenting: Sequence[MeetingRecord]) -> None:
    earlier, later = parenting
    raised = [block.action_id for block in earlier.blocks if block.kind is BlockKind.ACTION]
    reported = [block for block in later.blocks if block.kind is BlockKind.EARLIER_ACTION]
    carried = [block.action_id for block in later.blocks if block.kind is BlockKind.ACTION]
    assert [block.action_id for block in reported] == raised
    assert len(raised) == 11
    assert all(block.status and block.update.plain for block in reported)
    assert len(set(carried)) == 14
    assert len(set(carried) & set(raised)) == 3


def test_every_status_that_a_report_can_have_is_shown(app: App) -> None:
    shown = {action.status for action in app.queries.where(Action)}
    assert len(shown) == 7


def test_twenty_one_attend_with_the_young_people_as_a_group_and_six_send_apologies(
    parenting: Sequence[MeetingRecord],
) -> None:
    _, later = parenting
    there = [attendee for attendee in later.attendees if attendee.id in attended(later.events)]
    assert len(there) == 21
    assert [attendee.capacity for attendee in there].count(Capacity.GROUP) == 1
    assert len(later.attendees) - len(there) == 6


def test_nine_items_are_recorded_in_eight_minutes_with_blocks_of_every_kind(
    parenting: Sequence[MeetingRecord],
) -> None:
    _, later = parenting
    assert len(later.items) == 9
    assert [len(minute.item_ids) for minute in later.minutes] == [1, 1, 1, 1, 1, 1, 2, 1]
    assert {block.kind for block in later.blocks} == set(BlockKind)


def test_the_next_meeting_was_said_without_year_time_or_place(parenting: Sequence[MeetingRecord]) -> None:
    (planned,) = parenting[1].planned_meetings
    assert planned.on.year_inferred
    assert (planned.start, planned.venue) == (None, "")


def test_the_partnership_is_quorate_with_three_of_five_agencies_and_a_chair(partnership: MeetingRecord) -> None:
    assert partnership.board.quorum is not None
    tree = partnership.board.quorum.tree
    assert isinstance(tree, AgenciesRepresented)
    assert (tree.minimum, len(tree.agency_ids), tree.chair) == (3, 5, ChairPart.REQUIRED)


def test_who_counts_towards_quorum_sits_on_the_board(partnership: MeetingRecord) -> None:
    sitting = {category.id for category in partnership.categories if category.name != "In attendance"}
    assert {one.category_id for one in partnership.attendees if one.capacity is Capacity.MEMBER} == sitting


def test_ten_items_follow_one_another_without_a_gap(partnership: MeetingRecord) -> None:
    slots = [item.slot for item in partnership.items if item.slot is not None]
    assert len(slots) == 10
    assert slots[0].start == partnership.meeting.start
    assert slots[-1].end == partnership.meeting.end
    assert [slot.start for slot in slots[1:]] == [slot.end for slot in slots[:-1]]


def test_the_meeting_to_be_tried_is_today_and_has_not_started(partnership: MeetingRecord) -> None:
    assert partnership.meeting.date == TODAY
    assert [event.at.date() for event in partnership.events] == [TODAY - timedelta(days=4), TODAY - timedelta(days=2)]
    assert attended(partnership.events) == frozenset()


def test_a_meeting_still_to_come_keeps_its_day() -> None:
    entities = _sample(SAMPLES[1])
    assert brought_up_to(entities, date(2020, 10, 1)) == entities


@pytest.mark.parametrize("name", SAMPLES)
def test_nobody_in_a_sample_is_named(name: str) -> None:
    assert not [entity for entity in _sample(name) if isinstance(entity, Person)]


def test_loading_the_samples_again_changes_nothing(app: App) -> None:
    before = export_store(app.queries)
    load_samples(app, TODAY + timedelta(days=1))
    assert export_store(app.queries) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_shares_no_sentence_with_the_seeds(name: str, shared_words: frozenset[tuple[str, ...]]) -> None:
    texts = [_plain(entity) for entity in _sample(name)]
    for text in filter(None, texts):
        assert not shared_words & _runs_of_words(text), text


@pytest.fixture(scope="module")
def shared_words(shared: Path) -> frozenset[tuple[str, ...]]:
    """Every run of seven words in the seed documents."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    return frozenset(run for text in texts for run in _runs_of_words(text))


def _runs_of_words(text: str, length: int = 7) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _plain(entity: Entity) -> str:
    match entity:
        case Block(text=text, update=update):
            return f"{text.plain} {update.plain}"
        case AgendaItem(title=title):
            return title
        case Board(quorum=rule) if rule is not None:
            return rule.sentence
        case _:
            return ""


def _sample(name: str) -> tuple[Entity, ...]:
    return read_interchange(resource("samples", name).read_bytes())
