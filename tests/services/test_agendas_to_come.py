"""What the agenda of a new meeting begins as: a template, the last agenda, what earlier meetings left over."""

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.agenda import (
    AgendaItem,
    AgendaTemplate,
    Gathers,
    ItemState,
    Lead,
    Paper,
    Purpose,
    StandingItem,
    in_agenda_order,
)
from clerk_app.domain.board import Board, ItemNumbering, MonthDay
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.meeting import Attendee, Capacity, Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.seats import Member
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    AddItem,
    BringForward,
    CreateMeeting,
    DescribeItem,
    EditMeeting,
    ImportEntities,
    RemoveItem,
    SaveSetup,
    SetItemState,
    StartMeeting,
    TimeMeeting,
)
from tests.services.scene import BOARD, DAY, Scene, at, broken_rule, known_id

NEXT = date(2022, 3, 28)
TEMPLATE = known_id("7", 1)
ITEMS = (
    StandingItem(title="Welcome", minutes_planned=5, opening="The Chair welcomed everyone."),
    StandingItem(title="Earlier actions", minutes_planned=10, gathers=Gathers.OPEN_ACTIONS),
    StandingItem(title="Reports", minutes_planned=40, purpose=Purpose.DISCUSSION),
    StandingItem(title="From the schools", is_sub_item=True, leads=(Lead(words="Head Teacher"),)),
    StandingItem(title="Any other business", minutes_planned=5),
)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def template(scene: Scene, **changes: object) -> AgendaTemplate:
    made = AgendaTemplate(id=TEMPLATE, board_id=BOARD, position=0, name="Usual", items=ITEMS)
    made = replace(made, **changes)  # type: ignore[arg-type]  # as the test has them
    scene.app.execute(SaveSetup(put=(made,)))
    return made


def meeting(scene: Scene, day: date = NEXT, **begins: object) -> Id:
    asked = CreateMeeting(board_id=BOARD, date=day, start=time(10), end=time(12))
    return scene.made(replace(asked, **begins))  # type: ignore[arg-type]  # as the test has them


def agenda(scene: Scene, meeting_id: Id) -> list[AgendaItem]:
    return list(in_agenda_order(scene.all(AgendaItem, meeting_id=meeting_id)))


def titles(scene: Scene, meeting_id: Id) -> list[str]:
    return [item.title for item in agenda(scene, meeting_id)]


def test_a_template_gives_the_agenda_its_items_their_leads_and_their_openings(scene: Scene) -> None:
    template(scene)
    new = meeting(scene, template_id=TEMPLATE)
    items = agenda(scene, new)
    assert [item.title for item in items] == [standing.title for standing in ITEMS]
    assert [item.gathers for item in items] == [None, Gathers.OPEN_ACTIONS, None, None, None]
    assert items[2].purpose is Purpose.DISCUSSION
    assert (items[3].parent_id, items[3].leads) == (items[2].id, (Lead(words="Head Teacher"),))
    minutes = {minute.item_ids[0]: minute for minute in scene.all(Minute, meeting_id=new)}
    (opening,) = scene.all(Block, minute_id=minutes[items[0].id].id)
    assert opening.text.plain == "The Chair welcomed everyone."


def test_a_template_with_slots_times_the_items_one_after_the_other(scene: Scene) -> None:
    template(scene, slots=True)
    items = agenda(scene, meeting(scene, template_id=TEMPLATE))
    assert [item.slot for item in items] == [
        Slot(start=time(10), end=time(10, 5)),
        Slot(start=time(10, 5), end=time(10, 15)),
        Slot(start=time(10, 15), end=time(10, 55)),
        None,
        Slot(start=time(10, 55), end=time(11)),
    ]


def test_an_opening_that_nobody_changed_does_not_keep_its_item(scene: Scene) -> None:
    template(scene)
    new = meeting(scene, template_id=TEMPLATE)
    welcome = agenda(scene, new)[0]
    scene.app.execute(RemoveItem(item_id=welcome.id))
    assert titles(scene, new)[0] == "Earlier actions"


def test_an_agenda_is_copied_with_its_leads_and_times_moved_to_the_new_start(scene: Scene) -> None:
    first = scene.items[0]
    lead = (Lead(words="Head of Service"),)
    slot = Slot(start=time(15, 30), end=time(15, 40))
    item = replace(scene.get(AgendaItem, first), leads=lead, slot=slot)
    scene.app.execute(ImportEntities(entities=(item,)))
    scene.app.execute(DescribeItem(item_id=scene.items[1], purpose=Purpose.DECISION, recommendations=("agree it",)))
    new = meeting(scene, copied_from=scene.meeting)
    items = agenda(scene, new)
    assert [item.title for item in items] == ["Welcome", "Previous minutes"]
    assert (items[0].leads, items[0].slot) == (lead, Slot(start=time(10), end=time(10, 10)))
    assert (items[1].purpose, items[1].recommendations) == (Purpose.DECISION, ())


def test_a_deferred_item_comes_back_once_with_its_papers(scene: Scene) -> None:
    template(scene, business_before=4)
    late = scene.items[1]
    paper = Paper(id=known_id("8", 1), item_id=late, position=0, title="Draft plan", number="3")
    scene.app.execute(DescribeItem(item_id=late, recommendations=("agree the plan",), papers=(paper,)))
    scene.app.execute(SetItemState(item_id=late, state=ItemState.DEFERRED))
    new = meeting(scene, template_id=TEMPLATE)
    assert titles(scene, new)[-2:] == ["Previous minutes", "Any other business"]
    back = next(item for item in agenda(scene, new) if item.continues == late)
    assert back.recommendations == ("agree the plan",)
    assert [(one.title, one.number) for one in scene.all(Paper, item_id=back.id)] == [("Draft plan", "3")]
    scene.app.execute(BringForward(meeting_id=new))
    assert titles(scene, new).count("Previous minutes") == 1
    assert "Previous minutes" not in titles(scene, meeting(scene, date(2022, 5, 30), template_id=TEMPLATE))


def test_business_that_comes_back_may_stand_first(scene: Scene) -> None:
    template(scene, business_before=0)
    scene.app.execute(SetItemState(item_id=scene.items[1], state=ItemState.DEFERRED))
    assert titles(scene, meeting(scene, template_id=TEMPLATE))[:2] == ["Previous minutes", "Welcome"]


def test_a_withdrawn_item_does_not_come_back(scene: Scene) -> None:
    scene.app.execute(SetItemState(item_id=scene.items[1], state=ItemState.WITHDRAWN))
    assert titles(scene, meeting(scene, copied_from=scene.meeting)) == ["Welcome"]


def test_a_provisional_decision_comes_onto_the_agenda_that_is_there_when_its_meeting_ends(scene: Scene) -> None:
    new = meeting(scene)
    scene.arrive(0)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    block, decision = scene.decision(1)
    second = scene.minutes[1]
    scene.save(replace(block, minute_id=second), subjects=(replace(decision, minute_id=second),), minute=1)
    done = scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    (back,) = agenda(scene, new)
    assert (back.title, back.continues) == ("Previous minutes", scene.items[1])
    scene.undo(done)
    assert agenda(scene, new) == []


def test_what_was_brought_forward_lets_go_of_an_item_that_is_removed(scene: Scene) -> None:
    scene.app.execute(SetItemState(item_id=scene.items[1], state=ItemState.DEFERRED))
    new = meeting(scene, copied_from=scene.meeting)
    scene.app.execute(RemoveItem(item_id=scene.items[1]))
    assert [item.continues for item in agenda(scene, new)] == [None, None]


def test_sub_items_are_deferred_with_their_item(scene: Scene) -> None:
    below = scene.made(AddItem(meeting_id=scene.meeting, title="Part", parent_id=scene.items[1]))
    scene.app.execute(SetItemState(item_id=scene.items[1], state=ItemState.DEFERRED))
    assert scene.get(AgendaItem, below).state is ItemState.DEFERRED


def test_numbers_run_on_through_the_boards_year_and_begin_anew_with_the_next(scene: Scene) -> None:
    board = replace(
        scene.get(Board, BOARD), item_numbering=ItemNumbering.THROUGH_YEAR, year_starts=MonthDay(month=4, day=1)
    )
    scene.app.execute(SaveSetup(put=(board,)))
    second = meeting(scene)
    assert scene.get(Meeting, second).first_number == 3
    scene.made(AddItem(meeting_id=second, title="Plan"))
    record = scene.store.queries.meeting_record(second)
    assert record is not None
    assert record.item_numbers == {agenda(scene, second)[0].id: "3"}
    assert scene.get(Meeting, meeting(scene, date(2022, 3, 30))).first_number == 4
    assert scene.get(Meeting, meeting(scene, date(2022, 5, 30))).first_number == 1


def test_a_meeting_is_moved_and_its_members_are_those_of_the_new_day(scene: Scene) -> None:
    leaving = replace(scene.get(Member, known_id("f", 1)), until=date(2022, 2, 28))
    scene.app.execute(SaveSetup(put=(leaving,)))
    new = meeting(scene, date(2022, 2, 14))
    assert len(scene.all(Attendee, meeting_id=new)) == 5
    moved = EditMeeting(meeting_id=new, date=NEXT, start=time(9), venue="Town Hall", first_number=30)
    scene.app.execute(moved)
    held = scene.get(Meeting, new)
    assert (held.date, held.start, held.end, held.venue, held.first_number) == (NEXT, time(9), None, "Town Hall", 30)
    assert len(scene.all(Attendee, meeting_id=new)) == 4


def test_whoever_something_is_recorded_of_stays_when_a_meeting_is_moved_before_it_began(scene: Scene) -> None:
    staying, leaving, _, going, _ = scene.attendees
    for number in (1, 3):
        left = replace(scene.get(Member, known_id("f", number)), until=DAY)
        scene.app.execute(SaveSetup(put=(left,)))
    for number, attendee in enumerate((staying, leaving)):
        declared = Declaration(
            id=known_id("5", number), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(15, 30),
            attendee_id=attendee, interest="Owns the harbour.",
        )  # fmt: skip
        block = scene.block(number, "Owns the harbour.", BlockKind.DECLARATION)
        scene.save(replace(block, declaration_id=declared.id), subjects=(declared,))
    scene.app.execute(EditMeeting(meeting_id=scene.meeting, date=NEXT, start=time(9)))
    seats = {one.id: (one.seat_id, one.capacity) for one in scene.all(Attendee, meeting_id=scene.meeting)}
    assert seats[staying] == (known_id("e", 0), Capacity.MEMBER)
    assert seats[leaving] == (None, Capacity.GUEST)
    assert going not in seats
    assert {seat for seat, _ in seats.values()} == {None, *(known_id("e", number) for number in (0, 2, 4))}


def test_who_was_marked_stays_when_a_meeting_is_moved(scene: Scene) -> None:
    scene.mark(0, EventKind.APOLOGIES)
    scene.app.execute(EditMeeting(meeting_id=scene.meeting, date=NEXT, start=time(9)))
    assert [one.id for one in scene.all(Attendee, meeting_id=scene.meeting)] == scene.attendees


def test_a_meeting_does_not_end_before_it_starts_nor_number_below_nothing(scene: Scene) -> None:
    asked = EditMeeting(meeting_id=scene.meeting, date=DAY, start=time(9), end=time(8))
    assert broken_rule(scene, asked) == "end_before_start"
    assert broken_rule(scene, replace(asked, end=None, first_number=-1)) == "number_negative"


def test_a_paper_needs_a_title_and_papers_stand_as_given(scene: Scene) -> None:
    item = scene.items[0]
    papers = tuple(Paper(id=known_id("8", n), item_id=item, position=0, title=f"Paper {n}") for n in (2, 1))
    scene.app.execute(DescribeItem(item_id=item, papers=papers))
    assert [paper.title for paper in scene.all(Paper, item_id=item)] == ["Paper 2", "Paper 1"]
    scene.app.execute(DescribeItem(item_id=item, papers=papers[:1]))
    assert [paper.title for paper in scene.all(Paper, item_id=item)] == ["Paper 2"]
    assert broken_rule(scene, DescribeItem(item_id=item, papers=(replace(papers[0], title=" "),))) == "name_is_empty"


def test_a_meeting_is_adjourned_to_a_later_one_of_its_board_alone(scene: Scene) -> None:
    later = scene.made(CreateMeeting(board_id=BOARD, date=NEXT, start=time(9), adjourned_from=scene.meeting))
    assert scene.get(Meeting, later).adjourned_from == scene.meeting
    asked = EditMeeting(meeting_id=scene.meeting, date=DAY, start=time(9), adjourned_from=later)
    assert broken_rule(scene, asked) == "adjourned_from_itself"
    scene.app.execute(EditMeeting(meeting_id=later, date=NEXT, start=time(9)))
    assert scene.get(Meeting, later).adjourned_from is None


def test_a_meeting_knows_all_that_were_adjourned_to_it_one_after_the_other(scene: Scene) -> None:
    second = scene.made(CreateMeeting(board_id=BOARD, date=NEXT, start=time(9), adjourned_from=scene.meeting))
    third = scene.made(CreateMeeting(board_id=BOARD, date=NEXT, start=time(10), adjourned_from=second))
    found = [scene.store.queries.meeting_record(one) for one in (scene.meeting, second, third)]
    assert [record.call for record in found if record is not None] == [1, 2, 3]
