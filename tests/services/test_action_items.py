"""An open action becomes an item of an agenda: it tells of the action, and what is noted there is its update."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.actions import Action, Owner
from clerk_app.domain.agenda import AgendaItem, Exemption, ForwardPlanEntry, ItemState, Lead
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import CreateMeeting, RemoveItem, SaveBlocks, SetExempt, SetItemState, TakeUpAction
from tests.services.scene import BOARD, Scene, broken_rule, known_id

ACTION, LATER = known_id("7", 1), date(2022, 3, 28)
OWNERS = (Owner(words="Head of Housing"), Owner(words="School Nurse"))


@pytest.fixture
def scene() -> Scene:
    """A meeting at which two people were asked to do something."""
    scene = Scene()
    block, action = scene.action(1)
    scene.save(block, subjects=(replace(action, owners=OWNERS),), keep=True)
    return scene


def taken_up(scene: Scene) -> Id:
    return scene.made(TakeUpAction(action_id=ACTION, meeting_id=scene.meeting, at_next=True))


def minute_of(scene: Scene, item: AgendaItem) -> Minute:
    return next(one for one in scene.all(Minute, meeting_id=item.meeting_id) if item.id in one.item_ids)


def first_block(scene: Scene, item: AgendaItem) -> Block:
    return scene.all(Block, minute_id=minute_of(scene, item).id)[0]


def test_an_action_becomes_the_last_item_of_the_next_agenda_with_its_two_owners_in_the_lead(scene: Scene) -> None:
    meeting = scene.new_meeting(LATER)
    item = scene.get(AgendaItem, taken_up(scene))
    assert (item.meeting_id, item.title, item.for_action_id) == (meeting, "Write a paper", ACTION)
    assert item.leads == (Lead(words="Head of Housing"), Lead(words="School Nurse"))


def test_its_minute_begins_with_the_action_so_that_what_is_noted_is_its_update(scene: Scene) -> None:
    scene.new_meeting(LATER)
    block = first_block(scene, scene.get(AgendaItem, taken_up(scene)))
    assert (block.kind, block.action_id) == (BlockKind.EARLIER_ACTION, ACTION)
    assert (block.text.plain, block.update.plain) == ("To write a paper.", "")


def test_it_is_put_on_an_agenda_once(scene: Scene) -> None:
    scene.new_meeting(LATER)
    assert taken_up(scene) == taken_up(scene)
    assert len(scene.all(AgendaItem, for_action_id=ACTION)) == 1


def test_while_no_meeting_follows_it_waits_in_the_forward_plan_and_comes_onto_the_next_agenda(scene: Scene) -> None:
    entry = scene.get(ForwardPlanEntry, taken_up(scene))
    assert (entry.title, entry.due) == ("Write a paper", PartialDate(month=1, year=2022))
    assert taken_up(scene) == entry.id
    copied = CreateMeeting(board_id=BOARD, date=LATER, start=scene.the_meeting().start, copied_from=scene.meeting)
    meeting = scene.made(copied)
    (item,) = scene.all(AgendaItem, meeting_id=meeting, for_action_id=ACTION)
    assert item.plan_entry_id == entry.id
    assert first_block(scene, item).kind is BlockKind.EARLIER_ACTION


def test_an_item_about_an_action_that_is_deferred_comes_back_about_it(scene: Scene) -> None:
    scene.new_meeting(LATER)
    item = taken_up(scene)
    scene.app.execute(SetItemState(item_id=item, state=ItemState.DEFERRED))
    copied_from = scene.get(AgendaItem, item).meeting_id
    later = CreateMeeting(
        board_id=BOARD, date=date(2022, 5, 2), start=scene.the_meeting().start, copied_from=copied_from
    )
    meeting = scene.made(later)
    (again,) = scene.all(AgendaItem, meeting_id=meeting, for_action_id=ACTION)
    assert (again.continues, first_block(scene, again).action_id) == (item, ACTION)


def test_an_action_from_closed_business_makes_a_closed_item(scene: Scene) -> None:
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=Exemption(reason="Paragraph 2")))
    assert broken_rule(scene, TakeUpAction(action_id=ACTION, meeting_id=scene.meeting, at_next=True)) == (
        "exempt_action_without_agenda"
    )
    scene.new_meeting(LATER)
    item = scene.get(AgendaItem, taken_up(scene))
    assert item.exempt == minute_of(scene, item).exempt == Exemption(reason="Paragraph 2")


def test_the_item_can_be_removed_until_something_is_noted_of_the_action(scene: Scene) -> None:
    scene.new_meeting(LATER)
    item = scene.get(AgendaItem, taken_up(scene))
    block = first_block(scene, item)
    noted = replace(block, update=typed("It is written."))
    scene.app.execute(SaveBlocks(meeting_id=item.meeting_id, minute_id=block.minute_id, put=(noted,), keep=True))
    assert broken_rule(scene, RemoveItem(item_id=item.id)) == "item_has_minutes"
    scene.app.execute(SaveBlocks(meeting_id=item.meeting_id, minute_id=block.minute_id, put=(block,), keep=True))
    scene.app.execute(RemoveItem(item_id=item.id))
    assert scene.all(AgendaItem, for_action_id=ACTION) == ()


def test_an_action_without_words_is_no_item(scene: Scene) -> None:
    scene.save(removed=(known_id("9", 1),), keep=True)
    assert scene.get(Action, ACTION).meeting_id == scene.meeting
    assert broken_rule(scene, TakeUpAction(action_id=ACTION, meeting_id=scene.meeting)) == "action_without_words"
