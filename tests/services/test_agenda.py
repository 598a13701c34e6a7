"""Agenda items and the minutes that record them."""

from datetime import time

import pytest

from clerk_app.domain.agenda import AgendaItem, Exemption, Lead
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.numbering import item_numbers, minute_numbers
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import AddItem, AddMinute, EditItem, MoveToMinute, SetExempt, StartMeeting, TakeTogether
from tests.services.scene import Scene, at, broken_rule, known_id


@pytest.fixture
def scene() -> Scene:
    return Scene()


def headings(scene: Scene) -> list[str]:
    return [minute.heading for minute in scene.all(Minute, meeting_id=scene.meeting)]


def numbered_minutes(scene: Scene) -> list[str]:
    minutes = scene.all(Minute, meeting_id=scene.meeting)
    return list(minute_numbers(minutes).values())


def test_an_item_brings_its_minute(scene: Scene) -> None:
    item = scene.made(AddItem(meeting_id=scene.meeting, title="Any other business"))
    assert headings(scene) == ["Welcome", "Previous minutes", "Any other business"]
    assert scene.all(Minute, meeting_id=scene.meeting)[-1].item_ids == (item,)


def test_an_item_can_be_put_after_another(scene: Scene) -> None:
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Interests", after_item_id=scene.items[0]))
    assert [item.title for item in scene.all(AgendaItem)] == ["Welcome", "Interests", "Previous minutes"]
    assert headings(scene) == ["Welcome", "Interests", "Previous minutes"]


def test_items_put_again_and_again_at_one_place_stay_in_order(scene: Scene) -> None:
    for number in range(300):
        scene.app.execute(AddItem(meeting_id=scene.meeting, title=str(number), after_item_id=scene.items[0]))
    titles = [item.title for item in scene.all(AgendaItem)]
    assert titles == ["Welcome", *map(str, reversed(range(300))), "Previous minutes"]
    assert headings(scene) == titles


def test_the_minute_of_a_sub_item_bears_its_number(scene: Scene) -> None:
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Data", parent_id=scene.items[0]))
    assert headings(scene) == ["Welcome", "Data", "Previous minutes"]
    assert numbered_minutes(scene) == ["1", "1A", "2"]


def test_the_minute_of_a_sub_item_follows_its_number(scene: Scene) -> None:
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Data", parent_id=scene.items[1]))
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Interests", after_item_id=scene.items[0]))
    assert list(item_numbers(scene.all(AgendaItem)).values()) == ["1", "2", "3", "3A"]
    assert numbered_minutes(scene) == ["1", "2", "3", "3A"]


def test_a_sub_item_has_no_sub_items(scene: Scene) -> None:
    sub = scene.made(AddItem(meeting_id=scene.meeting, title="Data", parent_id=scene.items[0]))
    assert broken_rule(scene, AddItem(meeting_id=scene.meeting, title="x", parent_id=sub)) == "parent_is_sub_item"


def test_items_need_a_title(scene: Scene) -> None:
    assert broken_rule(scene, AddItem(meeting_id=scene.meeting, title=" \t")) == "name_is_empty"
    assert broken_rule(scene, EditItem(item_id=scene.items[0], title="")) == "name_is_empty"


def test_a_slot_ends_after_it_starts(scene: Scene) -> None:
    slot = Slot(start=time(16), end=time(15, 59))
    assert broken_rule(scene, AddItem(meeting_id=scene.meeting, title="x", slot=slot)) == "end_before_start"
    assert broken_rule(scene, EditItem(item_id=scene.items[0], title="x", slot=slot)) == "end_before_start"


@pytest.mark.parametrize("field", ["after_item_id", "parent_id"])
def test_an_item_beside_or_below_an_unknown_one_is_refused(scene: Scene, field: str) -> None:
    act = AddItem(meeting_id=scene.meeting, title="x", **{field: known_id("0", 99)})  # type: ignore[arg-type]
    assert broken_rule(scene, act) == "not_found"


def test_a_heading_follows_the_title_it_was_taken_from(scene: Scene) -> None:
    scene.app.execute(EditItem(item_id=scene.items[0], title="Welcome and apologies", leads=(Lead(words="Chair"),)))
    assert headings(scene)[0] == "Welcome and apologies"
    assert scene.get(AgendaItem, scene.items[0]).leads == (Lead(words="Chair"),)


def test_a_heading_of_its_own_stays_when_the_title_changes(scene: Scene) -> None:
    scene.app.execute(TakeTogether(minute_id=scene.minutes[0], item_ids=(scene.items[0],), heading="Opening"))
    scene.app.execute(EditItem(item_id=scene.items[0], title="Welcome and apologies"))
    assert headings(scene)[0] == "Opening"


def test_planned_minutes_are_not_negative(scene: Scene) -> None:
    act = EditItem(item_id=scene.items[0], title="x", minutes_planned=-1)
    assert broken_rule(scene, act) == "planned_minutes_negative"


def test_a_minute_may_belong_to_no_item(scene: Scene) -> None:
    made = scene.made(AddMinute(meeting_id=scene.meeting, heading="Fire alarm", after_minute_id=scene.minutes[0]))
    assert headings(scene) == ["Welcome", "Fire alarm", "Previous minutes"]
    assert scene.get(Minute, made).item_ids == ()


def test_a_minute_names_its_items_in_the_order_of_the_agenda(scene: Scene) -> None:
    made = scene.made(AddMinute(meeting_id=scene.meeting, heading="Both", item_ids=(scene.items[1], scene.items[0])))
    assert scene.get(Minute, made).item_ids == tuple(scene.items)


def test_a_minute_needs_a_heading_and_known_items(scene: Scene) -> None:
    assert broken_rule(scene, AddMinute(meeting_id=scene.meeting, heading="")) == "name_is_empty"
    unknown = AddMinute(meeting_id=scene.meeting, heading="x", item_ids=(known_id("0", 99),))
    assert broken_rule(scene, unknown) == "not_found"


def test_items_taken_together_have_one_minute(scene: Scene) -> None:
    scene.app.execute(
        TakeTogether(minute_id=scene.minutes[0], item_ids=(scene.items[1],), heading="Welcome and minutes")
    )
    (minute,) = scene.all(Minute, meeting_id=scene.meeting)
    assert (minute.heading, minute.item_ids) == ("Welcome and minutes", tuple(scene.items))


def test_a_minute_with_text_stays_when_its_item_is_taken_elsewhere(scene: Scene) -> None:
    scene.save(scene.block(1, "Said already."))
    scene.app.execute(TakeTogether(minute_id=scene.minutes[1], item_ids=(scene.items[0],), heading="Both"))
    assert headings(scene) == ["Welcome", "Both"]


def test_times_of_a_minute_that_goes_are_moved_to_the_one_that_takes_over(scene: Scene) -> None:
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(15, 40)))
    scene.app.execute(TakeTogether(minute_id=scene.minutes[0], item_ids=(scene.items[1],), heading="Both"))
    moved = [event.minute_id for event in scene.all(Event) if event.kind is EventKind.MOVED]
    assert moved == [scene.minutes[0], scene.minutes[0]]


def test_an_exempt_minute_closes_the_item_that_it_alone_records(scene: Scene) -> None:
    exempt = Exemption(reason="Paragraph 2", public_title="Private item")
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=exempt))
    assert scene.get(Minute, scene.minutes[0]).exempt == exempt
    assert scene.get(AgendaItem, scene.items[0]).exempt == exempt

    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=None))
    assert scene.get(Minute, scene.minutes[0]).exempt is None
    assert scene.get(AgendaItem, scene.items[0]).exempt is None


def test_an_item_that_is_recorded_elsewhere_too_stays_public(scene: Scene) -> None:
    scene.app.execute(AddMinute(meeting_id=scene.meeting, heading="Public part", item_ids=(scene.items[0],)))
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=Exemption(reason="Paragraph 2")))
    assert scene.get(AgendaItem, scene.items[0]).exempt is None


def test_an_exemption_gives_its_reason(scene: Scene) -> None:
    act = SetExempt(minute_id=scene.minutes[0], exempt=Exemption(reason=" "))
    assert broken_rule(scene, act) == "exempt_without_reason"


def test_what_is_not_there_is_not_found(scene: Scene) -> None:
    nothing = Id("0" * 32)
    for act in (
        AddItem(meeting_id=nothing, title="x"),
        EditItem(item_id=nothing, title="x"),
        AddMinute(meeting_id=nothing, heading="x"),
        AddMinute(meeting_id=scene.meeting, heading="x", after_minute_id=nothing),
        TakeTogether(minute_id=nothing, item_ids=(), heading="x"),
        SetExempt(minute_id=nothing, exempt=None),
    ):
        assert broken_rule(scene, act) == "not_found"
