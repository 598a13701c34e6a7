"""An agenda takes up open actions, business that comes back, and the meetings that were announced."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from clerk_app.domain.actions import Action, ActionStatus, Owner
from clerk_app.domain.agenda import AgendaItem, Exemption, ForwardPlanEntry, Gathers
from clerk_app.domain.decisions import Decision, DecisionResult, WrittenOutcome, WrittenProcedure
from clerk_app.domain.earlier_business import EarlierBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import CreateMeeting, ImportEntities
from clerk_app.services.earlier_business import earlier_business
from tests.services.scene import BOARD, DAY, Scene, known_id

GATHERING, CONTINUING, LEFT = known_id("1", 1), known_id("1", 2), known_id("1", 3)
OPEN, CLOSED = known_id("2", 1), known_id("2", 2)


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def later(scene: Scene) -> Id:
    """A meeting after the scene's own, with an item that gathers and one that continues business of that one."""
    made = scene.made(CreateMeeting(board_id=BOARD, date=date(2022, 3, 28), start=time(10), end=time(12)))
    put(
        scene,
        AgendaItem(id=LEFT, meeting_id=scene.meeting, position=9, title="Quay"),
        AgendaItem(id=GATHERING, meeting_id=made, position=0, title="Actions", gathers=Gathers.OPEN_ACTIONS),
        AgendaItem(id=CONTINUING, meeting_id=made, position=1, title="Quay", continues=LEFT),
        *raised(scene, OPEN, None, ActionStatus.OPEN),
        *raised(scene, CLOSED, Exemption(reason="Names of staff"), ActionStatus.OPEN),
        *raised(scene, known_id("2", 3), None, ActionStatus.COMPLETED),
    )
    return made


def put(scene: Scene, *entities: Entity) -> None:
    scene.app.execute(ImportEntities(entities=entities))


def raised(scene: Scene, action_id: Id, exempt: Exemption | None, status: ActionStatus) -> tuple[Entity, ...]:
    """An action of the scene's meeting with its minute and block."""
    minute = Minute(id=Id(f"3{action_id[1:]}"), meeting_id=scene.meeting, position=99, heading="Quay", exempt=exempt)
    action = Action(
        id=action_id, board_id=BOARD, meeting_id=scene.meeting, owners=(Owner(words="Pilot"),), status=status
    )
    block = Block(
        id=Id(f"4{action_id[1:]}"), minute_id=minute.id, position=0, kind=BlockKind.ACTION, text=typed("Mend it."),
        action_id=action_id,
    )  # fmt: skip
    return minute, action, block


def planned(scene: Scene, number: int, day: PartialDate, meeting_id: Id) -> PlannedMeeting:
    made = PlannedMeeting(id=known_id("5", number), board_id=BOARD, meeting_id=meeting_id, position=number, on=day)
    put(scene, made)
    return made


def gathered(scene: Scene, meeting_id: Id) -> EarlierBusiness:
    record = scene.app.queries.meeting_record(meeting_id)
    assert record is not None
    return earlier_business(scene.app.queries, record)


def test_open_actions_come_with_the_day_they_arose_but_none_that_was_closed_to_the_public(
    scene: Scene, later: Id
) -> None:
    found = gathered(scene, later).open_actions
    assert [(one.action.id, one.block.text.plain, one.raised_on) for one in found] == [(OPEN, "Mend it.", DAY)]


def test_an_action_in_an_exempt_part_of_an_item_is_not_gathered_though_the_rest_is_public(
    scene: Scene, later: Id
) -> None:
    minute = scene.get(Minute, Id(f"3{OPEN[1:]}"))
    item = AgendaItem(id=known_id("6", 1), meeting_id=scene.meeting, position=7, title="Boats")
    public = replace(minute, item_ids=(item.id,))
    part = replace(public, id=known_id("6", 3), position=minute.position + 1, exempt=Exemption(reason="Names"))
    put(scene, item, public, part)
    assert [one.action.id for one in gathered(scene, later).open_actions] == [OPEN]
    block = next(block for block in scene.all(Block) if block.action_id == OPEN)
    put(scene, replace(block, minute_id=part.id))
    assert gathered(scene, later).open_actions == ()


def test_an_action_that_was_raised_in_an_exempt_minute_is_not_gathered_once_it_is_reported_on_in_the_open(
    scene: Scene, later: Id
) -> None:
    between = scene.made(CreateMeeting(board_id=BOARD, date=date(2022, 2, 28), start=time(10), end=time(12)))
    minute = Minute(id=known_id("6", 1), meeting_id=between, position=0, heading="Actions")
    report = Block(
        id=known_id("6", 2), minute_id=minute.id, position=0, kind=BlockKind.EARLIER_ACTION, text=typed("Mend it."),
        action_id=CLOSED,
    )  # fmt: skip
    put(scene, minute, report)
    assert [one.action.id for one in gathered(scene, later).open_actions] == [OPEN]


def test_an_action_under_a_part_of_what_was_closed_to_the_public_is_not_gathered(scene: Scene, later: Id) -> None:
    closed, part = known_id("6", 1), known_id("6", 2)
    minute = scene.get(Minute, Id(f"3{OPEN[1:]}"))
    put(
        scene,
        AgendaItem(id=closed, meeting_id=scene.meeting, position=7, title="Staff", exempt=Exemption(reason="Names")),
        AgendaItem(id=part, meeting_id=scene.meeting, position=8, title="Pilots", parent_id=closed),
        replace(minute, item_ids=(part,)),
    )
    assert gathered(scene, later).open_actions == ()


def test_business_planned_under_a_part_of_what_was_closed_to_the_public_is_not_told_of(scene: Scene, later: Id) -> None:
    entry = ForwardPlanEntry(id=known_id("9", 0), board_id=BOARD, position=0, title="Pilots", every_months=3)
    closed = AgendaItem(
        id=known_id("6", 1), meeting_id=scene.meeting, position=7, title="Staff", exempt=Exemption(reason="Names")
    )
    part = AgendaItem(id=known_id("6", 2), meeting_id=scene.meeting, position=8, title="Pilots", plan_entry_id=entry.id)
    put(scene, entry, closed, part, replace(scene.get(AgendaItem, GATHERING), gathers=Gathers.FORWARD_PLAN))
    assert [one.entry.title for one in gathered(scene, later).forward_plan] == ["Pilots"]
    put(scene, replace(part, parent_id=closed.id))
    assert gathered(scene, later).forward_plan == ()


def test_what_ended_in_writing_is_told_to_the_meeting_to_which_it_is_reported_alone(scene: Scene, later: Id) -> None:
    agreed = WrittenProcedure(
        id=known_id("9", 1),
        board_id=BOARD,
        title="Grant",
        outcome=WrittenOutcome.AGREED,
        ended_on=date(2022, 2, 4),
    )
    put(
        scene,
        agreed,
        replace(agreed, id=known_id("9", 2), title="Running", outcome=None, ended_on=None),
        replace(agreed, id=known_id("9", 3), title="Told before", reported_in=scene.meeting),
        replace(agreed, id=known_id("9", 4), title="Afterwards", ended_on=date(2022, 3, 29)),
        replace(agreed, id=known_id("9", 5), title="Told here", reported_in=later),
    )
    assert [one.title for one in gathered(scene, later).in_writing] == ["Grant", "Told here"]


def test_what_ended_in_writing_about_business_closed_to_the_public_is_not_told(scene: Scene, later: Id) -> None:
    minute = Minute(
        id=known_id("3", 8), meeting_id=scene.meeting, position=98, heading="Staff", exempt=Exemption(reason="Names")
    )
    decision = Decision(
        id=known_id("9", 6),
        meeting_id=scene.meeting,
        minute_id=minute.id,
        kind="agreed",
        at=datetime(2022, 1, 24, 16),
        result=DecisionResult.PROVISIONAL,
    )
    ended = WrittenProcedure(
        id=known_id("9", 7),
        board_id=BOARD,
        title="Staff",
        settles_id=decision.id,
        outcome=WrittenOutcome.AGREED,
    )
    put(scene, minute, decision, ended)
    assert gathered(scene, later).in_writing == ()


def test_without_an_item_that_asks_for_them_no_actions_are_gathered(scene: Scene, later: Id) -> None:
    put(scene, replace(scene.get(AgendaItem, GATHERING), gathers=None))
    assert gathered(scene, later).open_actions == ()


def test_the_forward_plan_is_gathered_where_an_item_asks_for_it_without_what_was_ever_closed_to_the_public(
    scene: Scene, later: Id
) -> None:
    entries = [
        ForwardPlanEntry(id=known_id("9", n), board_id=BOARD, position=n, title=title, every_months=n or None)
        for n, title in enumerate(("Visit", "Budget", "Staff", "Taken"))
    ]
    put(scene, *entries)
    for n, entry in enumerate(entries[1:], start=1):
        exempt = Exemption(reason="Names") if entry.title == "Staff" else None
        item = AgendaItem(
            id=known_id("3", n), meeting_id=scene.meeting, position=n, title=entry.title, exempt=exempt,
            plan_entry_id=entry.id,
        )  # fmt: skip
        put(scene, item)
    put(scene, replace(entries[3], every_months=None))
    assert gathered(scene, later).forward_plan == ()
    put(scene, replace(scene.get(AgendaItem, GATHERING), gathers=Gathers.FORWARD_PLAN))
    found = gathered(scene, later)
    assert [(one.entry.title, one.next_due) for one in found.forward_plan] == [
        ("Budget", PartialDate(month=2, year=2022)),
        ("Visit", None),
    ]
    assert found.open_actions == ()


def test_business_that_comes_back_says_from_which_meeting(scene: Scene, later: Id) -> None:
    assert gathered(scene, later).came_from == {CONTINUING: DAY}


def test_meetings_that_an_earlier_one_announced_are_told_where_this_one_says_nothing(scene: Scene, later: Id) -> None:
    planned(scene, 0, PartialDate(day=28, month=3, year=2022), scene.meeting)
    may = planned(scene, 1, PartialDate(day=16, month=5, year=2022), scene.meeting)
    some_day = planned(scene, 2, PartialDate(month=9), scene.meeting)
    assert gathered(scene, later).planned == (may, some_day)
    own = planned(scene, 3, PartialDate(day=30, month=5, year=2022), later)
    assert gathered(scene, later).planned == (own,)
