"""Agenda items and the minutes that record them."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from clerk_app.domain.agenda import AgendaItem, Exemption, Lead, Paper
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.numbering import item_numbers, minute_numbers
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import (
    Act,
    AddItem,
    AddMinute,
    EditItem,
    EditMeeting,
    ImportEntities,
    MoveItem,
    MoveToMinute,
    NumberMinute,
    RemoveItem,
    SetExempt,
    StartMeeting,
    TakeTogether,
    Undo,
)
from tests.counts import examples
from tests.services.scene import DAY, Scene, at, broken_rule, known_id


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


def test_a_minute_bears_the_number_that_it_is_given_and_the_agenda_and_those_behind_go_on_from_it(
    scene: Scene,
) -> None:
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Close"))
    done = scene.app.execute(NumberMinute(minute_id=scene.minutes[1], number=" 7 "))
    assert numbered_minutes(scene) == ["1", "7", "8"]
    assert list(item_numbers(scene.all(AgendaItem)).values()) == ["1", "7", "8"]
    scene.undo(done)
    assert numbered_minutes(scene) == ["1", "2", "3"]


def test_a_number_can_be_used_twice_left_out_and_counted_again(scene: Scene) -> None:
    scene.app.execute(NumberMinute(minute_id=scene.minutes[1], number="1"))
    assert numbered_minutes(scene) == ["1", "1"]
    scene.app.execute(NumberMinute(minute_id=scene.minutes[0], number=""))
    assert numbered_minutes(scene) == ["", "1"]
    for minute in scene.minutes:
        scene.app.execute(NumberMinute(minute_id=minute, number=None))
    assert numbered_minutes(scene) == ["1", "2"]


def test_a_minute_of_a_sub_item_that_is_counted_again_bears_the_items_number(scene: Scene) -> None:
    part = scene.made(AddItem(meeting_id=scene.meeting, title="Accounts", parent_id=scene.items[0]))
    (minute,) = (one for one in scene.all(Minute) if one.item_ids == (part,))
    scene.app.execute(NumberMinute(minute_id=minute.id, number="1 bis"))
    assert numbered_minutes(scene) == ["1", "1 bis", "2"]
    scene.app.execute(NumberMinute(minute_id=minute.id, number=None))
    assert numbered_minutes(scene) == ["1", "1A", "2"]


def test_a_minute_about_several_items_leaves_the_numbers_of_the_agenda_alone(scene: Scene) -> None:
    scene.app.execute(TakeTogether(minute_id=scene.minutes[0], item_ids=(scene.items[1],), heading="Both"))
    scene.app.execute(NumberMinute(minute_id=scene.minutes[0], number="9"))
    assert numbered_minutes(scene) == ["9"]
    assert list(item_numbers(scene.all(AgendaItem)).values()) == ["1", "2"]


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


def test_an_item_may_bring_its_own_id_once(scene: Scene) -> None:
    act = AddItem(meeting_id=scene.meeting, title="Parking", item_id=known_id("9", 1), minutes_planned=10)
    assert scene.made(act) == known_id("9", 1)
    assert scene.get(AgendaItem, known_id("9", 1)).minutes_planned == 10
    assert broken_rule(scene, act) == "already_there"


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
    edited = EditItem(item_id=scene.items[0], title="x", minutes_planned=-1)
    added = AddItem(meeting_id=scene.meeting, title="x", minutes_planned=-1)
    assert broken_rule(scene, edited) == broken_rule(scene, added) == "planned_minutes_negative"


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


def agenda(scene: Scene) -> list[str]:
    """The agenda as it is printed: numbers and titles."""
    items = {item.id: item for item in scene.all(AgendaItem)}
    return [f"{number} {items[item_id].title}" for item_id, number in item_numbers(tuple(items.values())).items()]


def record(scene: Scene) -> list[str]:
    """The minutes as they are printed: numbers and headings."""
    minutes = scene.all(Minute, meeting_id=scene.meeting)
    return [
        f"{number} {minute.heading}" for number, minute in zip(minute_numbers(minutes).values(), minutes, strict=True)
    ]


def with_titles(*titles: str) -> tuple[Scene, dict[str, Id]]:
    scene = Scene()
    items = dict(zip(("Welcome", "Previous minutes"), scene.items, strict=True))
    return scene, items | {title: scene.made(AddItem(meeting_id=scene.meeting, title=title)) for title in titles}


def test_an_item_is_moved_with_its_minute() -> None:
    scene, items = with_titles("Parking", "Close")
    scene.app.execute(MoveItem(item_id=items["Close"], after_item_id=items["Welcome"]))
    assert agenda(scene) == record(scene) == ["1 Welcome", "2 Close", "3 Previous minutes", "4 Parking"]
    scene.app.execute(MoveItem(item_id=items["Parking"]))
    assert agenda(scene) == record(scene) == ["1 Parking", "2 Welcome", "3 Close", "4 Previous minutes"]


def test_an_item_becomes_a_sub_item_and_one_of_the_agenda_again() -> None:
    scene, items = with_titles("Parking", "Bays")
    scene.app.execute(MoveItem(item_id=items["Bays"], parent_id=items["Previous minutes"]))
    assert agenda(scene) == record(scene) == ["1 Welcome", "2 Previous minutes", "2A Bays", "3 Parking"]
    scene.app.execute(MoveItem(item_id=items["Bays"], after_item_id=items["Welcome"]))
    assert agenda(scene) == record(scene) == ["1 Welcome", "2 Bays", "3 Previous minutes", "4 Parking"]


def test_sub_items_move_with_the_item_above_them() -> None:
    scene, items = with_titles("Parking")
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Bays", parent_id=items["Parking"]))
    scene.app.execute(MoveItem(item_id=items["Parking"]))
    assert agenda(scene) == record(scene) == ["1 Parking", "1A Bays", "2 Welcome", "3 Previous minutes"]


def test_an_item_with_sub_items_becomes_none() -> None:
    scene, items = with_titles("Parking")
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Bays", parent_id=items["Parking"]))
    below = MoveItem(item_id=items["Parking"], parent_id=items["Welcome"])
    assert broken_rule(scene, below) == "item_has_sub_items"
    assert broken_rule(scene, MoveItem(item_id=items["Welcome"], parent_id=items["Welcome"])) == "not_found"


def test_what_the_meeting_has_come_to_stays_where_it_was_recorded() -> None:
    scene, items = with_titles("Parking")
    scene.arrive(0, 1, 2)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting))
    scene.app.execute(MoveItem(item_id=items["Welcome"], after_item_id=items["Parking"]))
    assert agenda(scene) == ["1 Previous minutes", "2 Parking", "3 Welcome"]
    assert record(scene) == ["1 Welcome", "2 Previous minutes", "3 Parking"]


def test_an_item_is_removed_with_its_sub_items_papers_and_minutes() -> None:
    scene, items = with_titles("Parking", "Close")
    bays = scene.made(AddItem(meeting_id=scene.meeting, title="Bays", parent_id=items["Parking"]))
    paper = Paper(id=known_id("9", 1), item_id=bays, position=0, title="Plan of the bays")
    scene.app.execute(ImportEntities(entities=(paper,)))
    removed = scene.app.execute(RemoveItem(item_id=items["Parking"]))
    assert agenda(scene) == record(scene) == ["1 Welcome", "2 Previous minutes", "3 Close"]
    assert scene.all(Paper) == ()
    assert removed.journal_id is not None
    scene.app.execute(Undo(journal_id=removed.journal_id))
    assert agenda(scene) == ["1 Welcome", "2 Previous minutes", "3 Parking", "3A Bays", "4 Close"]
    assert scene.all(Paper) == (paper,)


def test_what_is_below_sub_items_moves_and_goes_with_them() -> None:
    scene = Scene()
    below = scene.made(AddItem(meeting_id=scene.meeting, title="Below", parent_id=scene.items[0]))
    deepest = AgendaItem(id=known_id("3", 1), meeting_id=scene.meeting, position=0, title="Deepest", parent_id=below)
    minute = Minute(
        id=known_id("3", 2), meeting_id=scene.meeting, position=1, heading="Deepest", item_ids=(deepest.id,)
    )
    scene.app.execute(ImportEntities(entities=(deepest, minute)))
    scene.app.execute(MoveItem(item_id=scene.items[0], after_item_id=scene.items[1]))
    assert headings(scene) == ["Previous minutes", "Welcome", "Below", "Deepest"]
    scene.app.execute(RemoveItem(item_id=scene.items[0]))
    assert [item.title for item in scene.all(AgendaItem)] == ["Previous minutes"]
    assert headings(scene) == ["Previous minutes"]


def test_sub_items_close_up_when_one_is_removed() -> None:
    scene, items = with_titles("Parking")
    bays, _ = (
        scene.made(AddItem(meeting_id=scene.meeting, title=title, parent_id=items["Parking"]))
        for title in ("Bays", "Meters")
    )
    scene.app.execute(RemoveItem(item_id=bays))
    assert agenda(scene) == record(scene) == ["1 Welcome", "2 Previous minutes", "3 Parking", "3A Meters"]


def test_an_item_about_which_something_is_written_is_not_removed(scene: Scene) -> None:
    scene.save(scene.block(1, "The bays are full."))
    assert broken_rule(scene, RemoveItem(item_id=scene.items[0])) == "item_has_minutes"


def test_an_item_that_the_meeting_has_come_to_is_not_removed(scene: Scene) -> None:
    scene.arrive(0, 1, 2)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting))
    assert broken_rule(scene, RemoveItem(item_id=scene.items[0])) == "item_has_minutes"


def test_a_minute_of_several_items_goes_on_recording_the_others(scene: Scene) -> None:
    scene.app.execute(TakeTogether(minute_id=scene.minutes[0], item_ids=(scene.items[1],), heading="Both"))
    scene.save(scene.block(1, "The bays are full."))
    scene.app.execute(RemoveItem(item_id=scene.items[1]))
    assert scene.get(Minute, scene.minutes[0]).item_ids == (scene.items[0],)


@settings(max_examples=examples(20, 120), deadline=None)
@given(
    some.lists(
        some.tuples(some.sampled_from(["add", "move", "below", "remove"]), some.integers(0, 9), some.integers(0, 9)),
        max_size=14,
    )
)
def test_before_the_meeting_the_minutes_follow_the_agenda_whatever_is_done_to_it(
    steps: list[tuple[str, int, int]],
) -> None:
    scene, _ = with_titles("Parking")
    for number, (what, one, other) in enumerate(steps):
        items = scene.all(AgendaItem)
        if not items:
            break
        item, beside = items[one % len(items)], items[other % len(items)]
        acts: dict[str, Act] = {
            "add": AddItem(meeting_id=scene.meeting, title=f"Item {number}", after_item_id=None),
            "move": MoveItem(
                item_id=item.id, parent_id=beside.parent_id, after_item_id=beside.id if beside != item else None
            ),
            "below": MoveItem(item_id=item.id, parent_id=beside.id),
            "remove": RemoveItem(item_id=item.id),
        }
        with suppress(BrokenRule):
            scene.app.execute(acts[what])
        assert record(scene) == agenda(scene)


def test_the_minute_of_a_sub_item_bears_its_number_where_the_meeting_counts_from_elsewhere(scene: Scene) -> None:
    def numbered_from(first: int) -> EditMeeting:
        return EditMeeting(meeting_id=scene.meeting, date=DAY, start=time(15, 30), first_number=first)

    scene.app.execute(numbered_from(30))
    part = scene.made(AddItem(meeting_id=scene.meeting, title="Minutes of May", parent_id=scene.items[1]))
    minute = next(one for one in scene.all(Minute, meeting_id=scene.meeting) if one.item_ids == (part,))
    assert minute.pinned_number == "31A"
    scene.app.execute(numbered_from(1))
    assert scene.get(Minute, minute.id).pinned_number == "2A"
