"""The sample boards: valid, loaded through the acts, and holding what they are there to show."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.bootstrap import SAMPLES, exporting, load_samples, read_interchange
from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ItemState
from clerk_app.domain.board import Board, BodyType, ItemNumbering, RelationKind
from clerk_app.domain.decisions import DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Capacity, Meeting, MeetingMode, MinutesState, Snapshot
from clerk_app.domain.membership import Absences, CoOption
from clerk_app.domain.minutes import BlockKind, ListMarker, Minute
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Person
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.ballot import Ballot, Choice
from clerk_app.domain.rules.deciding import Force, Outcome, VoteResult, decide
from clerk_app.domain.rules.evaluation import evaluate
from clerk_app.domain.rules.room import Attendance, Room, SeatNow
from clerk_app.domain.rules.usual import ChairPart, as_agencies_counted
from clerk_app.domain.rules.voting import Question, Tie, VotingRule
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.timeline import Event, EventKind, attended
from clerk_app.plain.schema import FORMAT
from clerk_app.plain.values import to_plain
from clerk_app.resource_files import resource
from clerk_app.services.app import App
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.earlier_business import earlier_business
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.interchange import export_store
from clerk_app.services.reading import CommittedReader
from clerk_app.services.samples import brought_up_to
from clerk_app.services.sealing import seal_of
from clerk_app.ui.presenting.plain_words import TextReader, looked_over, subjects_of, vocabulary_of
from clerk_app.wording.forward_plan import when_due
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
    assert {block.kind for block in later.blocks} == set(BlockKind) - {BlockKind.ANSWER}  # the Trust's report asks


def test_the_next_meeting_was_said_without_year_time_or_place(parenting: Sequence[MeetingRecord]) -> None:
    (planned,) = parenting[1].planned_meetings
    assert planned.on.year_inferred
    assert (planned.start, planned.venue) == (None, "")


def test_the_partnership_is_quorate_with_three_of_five_agencies_and_a_chair(partnership: MeetingRecord) -> None:
    assert partnership.board.quorum is not None
    tree = partnership.board.quorum.tree
    counted = as_agencies_counted(tree)
    assert counted is not None
    assert (counted.minimum, len(counted.agency_ids), counted.chair) == (3, 5, ChairPart.REQUIRED)


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
def test_a_sample_is_of_the_present_format_and_names_what_a_board_is_made_of(name: str) -> None:
    document = json.loads(resource("samples", name).read_bytes())
    assert document["format"] == FORMAT
    kinds = {type(entity) for entity in _sample(name)}
    assert {Board, Category, Seat, Member, AgendaTemplate, Meeting, AgendaItem} <= kinds


@pytest.mark.parametrize("paper", list(PaperKind))
@pytest.mark.parametrize("file_format", [FileFormat.DOCX, FileFormat.PDF])
def test_every_paper_of_every_sample_meeting_is_written(app: App, file_format: FileFormat, paper: PaperKind) -> None:
    exports = exporting(app.queries)
    for meeting in app.queries.where(Meeting):
        minutes: Sequence[Minute | None] = (None,)
        if paper is PaperKind.EXTRACT:  # of those each in one of the formats
            minutes = app.queries.where(Minute, meeting_id=meeting.id)[file_format is FileFormat.PDF :: 2]
        for minute in minutes:
            only = minute.id if minute is not None else None
            data = exports.file(meeting.id, file_format, _noon(TODAY), paper=paper, only=only)
            assert data[:4] in (b"PK\x03\x04", b"%PDF")
            assert len(data) > 5000


def test_the_strategic_partnership_has_seven_items_in_slots_and_no_quorum(app: App) -> None:
    (record,) = _records(app, "Strategic Partnership for Children")
    slots = [item.slot for item in record.items if item.slot is not None]
    times = [f"{slot.start:%H%M}" for slot in slots]
    assert times == ["1000", "1010", "1030", "1045", "1115", "1145", "1215"]
    assert [slot.start for slot in slots[1:]] == [slot.end for slot in slots[:-1]]
    assert record.verdict() is None
    names = [category.name for category in record.categories]
    assert names == [
        "Ex-Officio Members", "Nominated Members", "Voluntary Sector Representatives", "Participant Observers",
        "Guests",
    ]  # fmt: skip
    markers = {block.marker for block in record.blocks if block.kind is BlockKind.LIST_ENTRY}
    assert markers == {ListMarker.LETTER, ListMarker.DECIMAL, ListMarker.BULLET}
    assert len(record.actions) == 2
    assert [planned.on.as_date() for planned in record.planned_meetings] == [
        date(2025, 5, 15), date(2025, 9, 11), date(2025, 11, 27),
    ]  # fmt: skip


def test_the_partnership_board_met_first_as_a_workshop_whose_actions_its_next_agenda_gathers(app: App) -> None:
    workshop, first = _records(app, "Children and Young People's Partnership Board")
    assert workshop.meeting.mode is MeetingMode.WORKSHOP
    assert not workshop.decisions
    taken_up = earlier_business(app.queries, first)
    assert [one.raised_on for one in taken_up.open_actions] == [date(2020, 7, 10)] * 2
    assert len([one for one in first.board.relations if one.kind is RelationKind.LINKED]) == 4


def test_two_boards_plan_ahead_and_what_they_plan_is_to_come_from_today(app: App) -> None:
    plans = {
        board.names[0].name: forward_plan(CommittedReader(app.queries), board.id) for board in app.queries.where(Board)
    }
    partnership, trust = (
        plans["Children and Young People's Partnership Board"],
        plans["Harbour City Children's Trust Board"],
    )
    assert [when_due(planned.next_due) for planned in partnership] == [
        "April 2026", "April 2026", "June 2026", "July 2026", "August 2026", "December 2026", "when wanted",
    ]  # fmt: skip
    assert [planned.is_overdue(TODAY) for planned in partnership] == [False] * 7
    assert [(when_due(planned.next_due), planned.is_overdue(TODAY)) for planned in trust[:2]] == [
        ("September 2025", True),
        ("May 2026", False),
    ]
    assert {planned.entry.every_months for planned in trust} == {None, 3, 6, 12}
    (_, new) = _records(app, "Harbour City Children's Trust Board")
    assert len(earlier_business(app.queries, new).forward_plan) == 6


def test_the_childrens_trust_has_its_old_name_in_old_minutes_and_decides_recommendations_one_by_one(app: App) -> None:
    old, new = _records(app, "Harbour City Children's Trust Board")
    assert name_on(old.board.names, old.meeting.date) == "Harbour City Children's Trust Board"
    assert name_on(new.board.names, new.meeting.date) == "Harbour City Children's Partnership"
    assert [one.name for one in old.board.relations if one.kind is RelationKind.SUCCEEDS] == [
        "Harbour City Children's Trust Executive"
    ]
    assert old.board.body_type is BodyType.STRATEGIC
    assert "section 10" in old.board.legal_basis
    governance = next(minute for minute in old.minutes if minute.heading.startswith("One partnership"))
    about = [block for block in old.blocks if block.minute_id == governance.id]
    questions = old.questions_of(governance.item_ids)
    answers = [block for block in about if block.kind is BlockKind.ANSWER]
    assert [question.source for question in questions] == [f"Paper 2A, question {place}" for place in range(1, 9)]
    assert [block.text.plain for block in answers] == [one.text for one in questions if old.is_answered(one)]
    assert [question.text for question in questions if not old.is_answered(question)] == [
        "Are the terms of reference sound?"
    ]
    decided = [decision.kind for decision in old.decisions if decision.minute_id == governance.id]
    assert decided == ["agreed", "amended", "deferred"]
    (deferred,) = [item for item in old.items if item.state is ItemState.DEFERRED]
    assert deferred.id in {item.continues for item in new.items}
    assert [planned.on.day for planned in old.planned_meetings] == [18, 11, None]


def test_what_the_trust_decided_with_three_agencies_left_is_provisional(app: App) -> None:
    new = _records(app, "Harbour City Children's Trust Board")[-1]
    (decision,) = [one for one in new.decisions if one.result is DecisionResult.PROVISIONAL]
    assert decision.verdict is not None
    assert (decision.verdict.quorate, decision.verdict.counted, decision.verdict.needed) == (False, 3, 4)


def test_the_health_and_wellbeing_board_numbers_its_items_through_the_year(app: App) -> None:
    autumn, winter = _records(app, "Health and Wellbeing Board")
    assert autumn.board.chair_title == "Chairman"
    assert autumn.board.item_numbering is ItemNumbering.THROUGH_YEAR
    assert list(autumn.item_numbers.values()) == ["27", "28", "29", "30", "31"]
    assert list(winter.item_numbers.values()) == ["32", "33", "34", "35", "36"]
    strategy = next(item for item in autumn.items if autumn.item_numbers[item.id] == "30")
    assert [len(strategy.leads), len(strategy.sponsors)] == [1, 3]
    assert all(sponsor.party for sponsor in strategy.sponsors)
    assert len(strategy.summary.split("\n\n")) == 2
    assert len(strategy.recommendations) == 2
    assert [one.kind for one in autumn.decisions] == ["resolved", "resolved"]


def _verdict(record: MeetingRecord, *present: str, substituted: str = "") -> tuple[bool, int]:
    """Whether the board is quorate with the holders of these seats, by title, and how many members count."""
    seats = {seat.title: seat for seat in record.seats}
    here = [seats[title] for title in (*present, *filter(None, [substituted]))]
    board = record.board.quorum
    assert board is not None
    room = Room(
        seats=tuple(
            SeatNow(seat=seat, attendance=Attendance.IN_PERSON if seat in here else Attendance.AWAY)
            for seat in record.seats
            if not seat.is_beside
        ),
        has_chair=True,
    )
    verdict = evaluate(board.tree, room)
    return verdict.quorate, verdict.counted


COUNCILLORS = (
    "Cabinet Member for Adults and Health", "Cabinet Member for Children", "Leader of the Council",
    "District Councillor, Coast and Downs",
)  # fmt: skip
NHS = (
    "Chief Officer, Integrated Care Board",
    "Chief Executive, Hospitals Trust",
    "Medical Director, Community Health Trust",
)
PARTNERS = (
    "Director of Children's Services", "Director of Adults' Services", "Chief Officer, Patients' Voice",
    "Representative of the Voluntary Sector",
)  # fmt: skip
DPH = "Director of Public Health"


@pytest.mark.parametrize(
    ("present", "substituted", "expected"),
    [
        ((*COUNCILLORS[:3], DPH, NHS[0], *PARTNERS[:2]), "", (True, 7)),
        ((*COUNCILLORS, *NHS[:2], *PARTNERS[:2]), "", (False, 8)),
        ((*COUNCILLORS[:3], *NHS[:2], PARTNERS[0]), DPH, (True, 7)),
        ((DPH, *NHS, *PARTNERS), "", (False, 8)),
        ((COUNCILLORS[0], DPH, NHS[0], *PARTNERS[:3]), "", (False, 6)),
    ],
)
def test_seven_with_a_councillor_health_and_public_health_are_quorate(
    app: App, present: tuple[str, ...], substituted: str, expected: tuple[bool, int]
) -> None:
    """The rule of a real health and wellbeing board, and the situations that were worked out for it by hand."""
    record = _records(app, "Health and Wellbeing Board")[-1]
    assert _verdict(record, *present, substituted=substituted) == expected


CHAIR, POLICE, COLLEGE = "Cabinet Member for Children", "Superintendent, Harbour Division", "Principal, City College"
COUNCIL = (CHAIR, "Director of Children's Services", "Director of Place")
HEALTH = ("General Practitioner", "Chief Nurse, Clinical Commissioning Group")
OBSERVERS = ("Manager, Youth Offending Service", "Independent Chair, Safeguarding Children Board")


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ((CHAIR, HEALTH[0], POLICE, COLLEGE), (True, 4)),
        ((*COUNCIL, *HEALTH, COLLEGE), (False, 3)),
        ((CHAIR, HEALTH[0], COLLEGE, *OBSERVERS, "Young Advisers"), (False, 3)),
    ],
)
def test_four_of_six_agencies_are_quorate_and_two_people_of_one_agency_are_one(
    app: App, present: tuple[str, ...], expected: tuple[bool, int]
) -> None:
    record = _records(app, "Harbour City Children's Trust Board")[-1]
    assert _verdict(record, *present) == expected


PARTNERSHIP_ROOMS = [
    (("Interim Chair", "Schools representative", "Dorset Police representative", "Consultant in Public Health"), True),
    (("Schools representative", "Dorset Police representative", "Consultant in Public Health"), False),
    (("Interim Chair", "Schools representative", "Dorset Police representative", "CAMHS representative"), False),
    (("Interim Chair", "Cabinet Member for Young People", "Assistant Director, Planning and Contracts",
      "Schools representative"), False),
]  # fmt: skip


@pytest.mark.parametrize(("present", "expected"), PARTNERSHIP_ROOMS)
def test_three_of_five_agencies_with_a_chair_are_quorate(
    app: App, partnership: MeetingRecord, present: tuple[str, ...], expected: bool
) -> None:
    seats = {seat.title: seat for seat in partnership.seats}
    seated = {one.seat_id: one for one in partnership.attendees}
    arrivals = [
        Event(
            id=Id(f"{number:032x}"), meeting_id=partnership.meeting.id, at=datetime(2026, 3, 2, 10), seq=number,
            recorded_at=_noon(TODAY), kind=EventKind.ARRIVED, attendee_id=seated[seats[title].id].id,
        )
        for number, title in enumerate(present, start=1)
    ]  # fmt: skip
    verdict = partnership.supposing(*arrivals).verdict()
    assert verdict is not None
    assert verdict.quorate is expected


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_shares_no_sentence_with_the_seeds(name: str, shared_words: frozenset[tuple[str, ...]]) -> None:
    texts = [text for entity in _sample(name) for text in _texts(to_plain(entity))]
    assert len(texts) > 500
    for text in texts:
        assert not shared_words & _runs_of_words(text), text


@pytest.fixture(scope="module")
def shared_words(shared: Path) -> frozenset[tuple[str, ...]]:
    """Every run of eight words in the seed documents."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    return frozenset(run for text in texts for run in _runs_of_words(text))


def _runs_of_words(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _texts(plain: object) -> Iterator[str]:
    """Every text in a plain value; the runs of one paragraph are one text."""
    match plain:
        case str():
            yield plain
        case dict():
            for value in plain.values():
                yield from _texts(value)
        case list():
            yield " ".join("".join(_texts(value)) for value in plain)
            for value in plain:
                yield from _texts(value)
        case _:
            return


def _sample(name: str) -> tuple[Entity, ...]:
    return read_interchange(resource("samples", name).read_bytes())


def _voting_rule(app: App, board_name: str) -> tuple[VotingRule, MeetingRecord]:
    record = _records(app, board_name)[-1]
    assert record.rules.voting is not None
    return record.rules.voting, record


def _vote(record: MeetingRecord, question: Question, **by_agency: Choice) -> VoteResult:
    """What it comes to when one person of each of these agencies is there and votes so."""
    agencies = {name_on(agency.names, record.meeting.date): agency.id for agency in record.agencies}
    by_id = {agencies[name.replace("_", " ")]: choice for name, choice in by_agency.items()}
    here = {
        seat.agency_id: seat
        for seat in record.seats
        if seat.agency_id is not None and seat.agency_id in by_id and seat.has_vote
    }
    room = Room(seats=tuple(SeatNow(seat=seat, attendance=Attendance.IN_PERSON) for seat in here.values()))
    return decide(question, room, Ballot(choices={seat.id: by_id[agency] for agency, seat in here.items()}))


def test_the_partnership_board_looks_for_consensus_and_votes_by_four_fifths_of_the_agencies_present(app: App) -> None:
    rule, record = _voting_rule(app, "Children and Young People's Partnership Board")
    question = rule.question()
    assert rule.consensus_first
    assert len(question.limbs) == 3
    ayes = {"Local_Authority": Choice.FOR, "Schools": Choice.FOR, "Police": Choice.FOR}
    four_of_five = _vote(record, question, **ayes, CAMHS=Choice.FOR, Public_Health=Choice.ABSTAIN)
    assert (four_of_five.outcome, four_of_five.ayes) == (Outcome.CARRIED, 4)
    assert four_of_five.force is Force.LIMBS_OPEN
    three_of_four = _vote(record, question, **ayes, Public_Health=Choice.ABSTAIN)
    assert three_of_four.outcome is Outcome.LOST


def test_a_tie_is_for_the_chair_on_two_boards_and_lost_on_the_trust(app: App) -> None:
    ties = {
        name: _voting_rule(app, name)[0].question().tie
        for name in ("Health and Wellbeing Board", "Corporate Parenting Board", "Harbour City Children's Trust Board")
    }
    assert list(ties.values()) == [Tie.CASTING_VOTE, Tie.CASTING_VOTE, Tie.LOST]


def test_fifteen_in_a_hundred_may_be_co_opted_to_the_partnership_board_and_one_is(app: App) -> None:
    record = _records(app, "Children and Young People's Partnership Board")[-1]
    membership = record.board.membership
    assert membership is not None
    assert membership.co_option == CoOption(numerator=15, denominator=100)
    assert membership.absences == Absences(more_than=3)
    assert [seat.title for seat in record.seats if seat.co_opted] == ["Infant and junior schools (co-opted)"]


def test_the_parenting_board_has_a_paper_for_young_readers_that_explains_its_words(
    app: App, parenting: Sequence[MeetingRecord]
) -> None:
    record = parenting[-1]
    made = exporting(app.queries).file(
        record.meeting.id, FileFormat.TXT, _noon(TODAY), paper=PaperKind.YOUNG_READERS
    )  # fmt: skip
    lines = [line.strip() for line in made.decode().splitlines()]
    order = ["What we talked about", "Eight promises", "What was decided", "What happens now", "Words explained"]
    places = [next(n for n, line in enumerate(lines) if line.casefold() == words.casefold()) for words in order]
    assert places == sorted(places)
    assert any("a promise that you make in front of others" in line for line in lines)


def test_the_plain_words_of_the_sample_are_for_children_and_leave_something_to_be_written(
    parenting: Sequence[MeetingRecord],
) -> None:
    found = looked_over(subjects_of(parenting[-1]), TextReader(vocabulary_of(parenting[-1])))
    assert found.ease is not None
    assert found.ease.age <= 10
    assert found.long == ()
    assert found.missing != ()
