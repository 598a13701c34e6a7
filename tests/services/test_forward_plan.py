"""What a board plans ahead comes onto an agenda in its time, once, and is given back when it does not stay there."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from clerk_app.domain.agenda import (
    AgendaItem,
    AgendaTemplate,
    ForwardPlanEntry,
    ItemState,
    Lead,
    Purpose,
    StandingItem,
    in_agenda_order,
)
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    BringForward,
    CreateMeeting,
    DeleteBoard,
    DeleteMeeting,
    RemoveItem,
    SaveSetup,
    SetItemState,
    StartMeeting,
    TimeMeeting,
)
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.reading import CommittedReader
from tests.services.scene import BOARD, Scene, broken_rule, known_id

ENTRY = ForwardPlanEntry(
    id=known_id("9", 1),
    board_id=BOARD,
    position=0,
    title="Attainment of the year",
    due=PartialDate(month=3, year=2022),
    leads=(Lead(words="Head of Data"),),
    purpose=Purpose.DISCUSSION,
)
QUARTERLY = replace(ENTRY, id=known_id("9", 2), position=1, title="Report on safety", every_months=3)
SOME_DAY = replace(ENTRY, id=known_id("9", 3), position=2, title="Visit to the depot", due=None)
MARCH, MAY = date(2022, 3, 28), date(2022, 5, 30)
TEMPLATE = AgendaTemplate(
    id=known_id("7", 1),
    board_id=BOARD,
    position=0,
    name="Usual",
    items=(StandingItem(title="Welcome"), StandingItem(title="Any other business")),
    business_before=1,
)


@pytest.fixture
def scene() -> Scene:
    """A board that plans a yearly paper for March, a quarterly one, and a visit for some day."""
    scene = Scene()
    scene.app.execute(SaveSetup(put=(ENTRY, QUARTERLY, SOME_DAY, TEMPLATE)))
    return scene


def meeting(scene: Scene, day: date = MARCH, **begins: object) -> Id:
    asked = CreateMeeting(board_id=BOARD, date=day, start=time(10), end=time(12), template_id=TEMPLATE.id)
    return scene.made(replace(asked, **begins))  # type: ignore[arg-type]  # as the test has them


def agenda(scene: Scene, meeting_id: Id) -> list[AgendaItem]:
    return list(in_agenda_order(scene.all(AgendaItem, meeting_id=meeting_id)))


def titles(scene: Scene, meeting_id: Id) -> list[str]:
    return [item.title for item in agenda(scene, meeting_id)]


def taken(scene: Scene, meeting_id: Id, entry: ForwardPlanEntry = ENTRY) -> AgendaItem:
    return next(item for item in agenda(scene, meeting_id) if item.plan_entry_id == entry.id)


def planned(scene: Scene, entry: ForwardPlanEntry = ENTRY) -> PlannedBusiness:
    plan = forward_plan(CommittedReader(scene.app.queries), BOARD)
    return next(business for business in plan if business.entry.id == entry.id)


# Coming onto an agenda


def test_what_is_due_by_the_day_of_a_new_meeting_stands_on_its_agenda_where_business_comes_back(scene: Scene) -> None:
    new = meeting(scene)
    assert titles(scene, new) == ["Welcome", "Attainment of the year", "Report on safety", "Any other business"]
    item = taken(scene, new)
    assert (item.leads, item.purpose) == (ENTRY.leads, Purpose.DISCUSSION)


def test_what_is_due_later_or_some_day_does_not(scene: Scene) -> None:
    assert titles(scene, meeting(scene, date(2022, 2, 28))) == ["Welcome", "Any other business"]


def test_an_agenda_that_is_to_begin_empty_stays_so(scene: Scene) -> None:
    assert titles(scene, meeting(scene, template_id=None)) == []


def test_what_stands_on_an_agenda_comes_onto_no_other_but_what_recurs_does_in_its_time(scene: Scene) -> None:
    meeting(scene)
    assert titles(scene, meeting(scene, MAY)) == ["Welcome", "Any other business"]
    assert titles(scene, meeting(scene, date(2022, 6, 27))) == ["Welcome", "Report on safety", "Any other business"]


def test_an_agenda_that_is_copied_leaves_out_what_was_planned_for_that_meeting(scene: Scene) -> None:
    source = meeting(scene)
    copied = meeting(scene, MAY, template_id=None, copied_from=source)
    assert titles(scene, copied) == ["Welcome", "Any other business"]


def test_what_is_due_is_brought_onto_an_agenda_that_there_is_and_only_once(scene: Scene) -> None:
    new = meeting(scene, template_id=None)
    scene.app.execute(BringForward(meeting_id=new))
    scene.app.execute(BringForward(meeting_id=new))
    assert titles(scene, new) == ["Attainment of the year", "Report on safety"]


def test_an_entry_that_is_asked_for_comes_before_its_time_and_alone(scene: Scene) -> None:
    new = meeting(scene, template_id=None)
    for _ in range(2):
        scene.app.execute(BringForward(meeting_id=new, entry_ids=(SOME_DAY.id,)))
    assert titles(scene, new) == ["Visit to the depot"]
    assert planned(scene, SOME_DAY).is_taken_up


def test_an_entry_that_is_gone_cannot_be_asked_for(scene: Scene) -> None:
    new = meeting(scene, template_id=None)
    assert broken_rule(scene, BringForward(meeting_id=new, entry_ids=(known_id("9", 9),))) == "not_found"


# Going from an agenda again


def test_removing_the_item_gives_the_entry_back(scene: Scene) -> None:
    new = meeting(scene)
    item = taken(scene, new)
    assert planned(scene).is_taken_up
    scene.app.execute(RemoveItem(item_id=item.id))
    assert planned(scene).is_due_at(MARCH)
    scene.app.execute(BringForward(meeting_id=new))
    assert titles(scene, new)[-1] == "Attainment of the year"


def test_deleting_the_meeting_gives_the_entries_back(scene: Scene) -> None:
    scene.app.execute(DeleteMeeting(meeting_id=meeting(scene)))
    assert planned(scene).is_due_at(MARCH)
    assert planned(scene, QUARTERLY).next_due == QUARTERLY.due


def test_a_deferred_item_comes_back_as_that_and_takes_the_entry_with_it(scene: Scene) -> None:
    first = meeting(scene)
    for entry in (ENTRY, QUARTERLY):
        scene.app.execute(SetItemState(item_id=taken(scene, first, entry).id, state=ItemState.DEFERRED))
    second = meeting(scene, date(2022, 7, 4))
    for entry in (ENTRY, QUARTERLY):
        assert taken(scene, second, entry).continues == taken(scene, first, entry).id
    assert titles(scene, second) == ["Welcome", "Attainment of the year", "Report on safety", "Any other business"]
    assert planned(scene, QUARTERLY).next_due == PartialDate(month=10, year=2022)


def test_what_was_withdrawn_is_due_again(scene: Scene) -> None:
    scene.app.execute(SetItemState(item_id=taken(scene, meeting(scene)).id, state=ItemState.WITHDRAWN))
    assert planned(scene).is_overdue(date(2022, 4, 1))
    item = taken(scene, meeting(scene, MAY))
    assert item.continues is None


def test_what_was_withdrawn_after_it_was_deferred_is_due_again(scene: Scene) -> None:
    first = meeting(scene)
    scene.app.execute(SetItemState(item_id=taken(scene, first).id, state=ItemState.DEFERRED))
    second = meeting(scene, MAY)
    scene.app.execute(SetItemState(item_id=taken(scene, second).id, state=ItemState.WITHDRAWN))
    assert planned(scene).is_to_come
    assert taken(scene, meeting(scene, date(2022, 7, 4))).continues is None


def test_at_its_end_a_meeting_hands_on_what_was_withdrawn_but_no_plan_that_the_next_one_knew_of(scene: Scene) -> None:
    first = meeting(scene)
    scene.app.execute(SetItemState(item_id=taken(scene, first).id, state=ItemState.WITHDRAWN))
    scene.app.execute(StartMeeting(meeting_id=first, at=datetime(2022, 3, 28, 10)))
    second = meeting(scene, MAY, template_id=None)
    scene.app.execute(SaveSetup(put=(replace(SOME_DAY, due=PartialDate(year=2022)),)))
    scene.app.execute(TimeMeeting(meeting_id=first, kind=EventKind.ENDED, at=datetime(2022, 3, 28, 12)))
    assert titles(scene, second) == ["Attainment of the year"]


def test_a_board_that_is_deleted_takes_its_plan_along_with_what_was_taken_from_it(scene: Scene) -> None:
    meeting(scene)
    before = scene.store.state()
    deleted = scene.app.execute(DeleteBoard(board_id=BOARD))
    assert scene.all(ForwardPlanEntry) == ()
    scene.undo(deleted)
    assert scene.store.state() == before


# The plan itself


def test_an_entry_comes_and_goes_as_what_a_board_is_made_of_does(scene: Scene) -> None:
    before = scene.store.state()
    gone = scene.app.execute(SaveSetup(removed=(ENTRY,)))
    assert scene.all(ForwardPlanEntry) == (QUARTERLY, SOME_DAY)
    scene.undo(gone)
    assert scene.store.state() == before


def test_an_entry_that_an_item_was_taken_from_stays(scene: Scene) -> None:
    new = meeting(scene)
    assert broken_rule(scene, SaveSetup(removed=(ENTRY,))) == "in_use"
    scene.app.execute(RemoveItem(item_id=taken(scene, new).id))
    scene.app.execute(SaveSetup(removed=(ENTRY,)))


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (replace(ENTRY, title=" "), "name_is_empty"),
        (replace(ENTRY, due=PartialDate(day=30, month=2, year=2022)), "no_such_date"),
        (replace(ENTRY, due=PartialDate(day=29, month=2, year=2022)), "no_such_date"),
        (replace(ENTRY, every_months=0), "months_too_few"),
    ],
)
def test_an_entry_has_a_title_a_date_that_there_is_and_months_between(
    scene: Scene, entry: ForwardPlanEntry, rule: str
) -> None:
    assert broken_rule(scene, SaveSetup(put=(entry,))) == rule


def test_the_plan_is_read_in_the_order_of_when_it_is_due(scene: Scene) -> None:
    soon = replace(ENTRY, id=known_id("9", 4), position=9, title="Return to the council", due=PartialDate(year=2021))
    scene.app.execute(SaveSetup(put=(soon,)))
    plan = forward_plan(CommittedReader(scene.app.queries), BOARD)
    assert [business.entry.id for business in plan] == [soon.id, ENTRY.id, QUARTERLY.id, SOME_DAY.id]
