"""A written agenda becomes items with minutes and papers, in one act that one undo takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.agenda import AgendaItem, Lead, Paper, Purpose
from clerk_app.domain.agenda_list import ListedItem, ListedPaper
from clerk_app.domain.doubts import Place
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Minute
from clerk_app.domain.numbering import item_numbers, minute_numbers
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Party
from clerk_app.services.acts import AdvanceMinutes, ImportEntities
from clerk_app.services.reading import CommittedReader
from clerk_app.services.taking_over_agenda import agenda_entities
from tests.services.scene import Scene, known_id


@pytest.fixture
def scene() -> Scene:
    return Scene()


def listed(number: str, title: str, **says: object) -> ListedItem:
    return ListedItem(place=Place(1), number=number, title=title, **says)  # type: ignore[arg-type]  # its fields


def taken_over(scene: Scene, *items: ListedItem, chosen: set[int] | None = None) -> None:
    reader = CommittedReader(scene.store.queries)
    scene.app.execute(ImportEntities(entities=agenda_entities(reader, scene.meeting, items, scene.ids, chosen)))


def outline(scene: Scene) -> list[tuple[str, str]]:
    items = scene.all(AgendaItem, meeting_id=scene.meeting)
    titles = {item.id: item.title for item in items}
    return [(number, titles[item_id]) for item_id, number in item_numbers(items).items()]


def test_items_come_after_those_that_are_there_with_their_minutes(scene: Scene) -> None:
    taken_over(scene, listed("3", "Finance"), listed("3A", "Budget", part_of=0), listed("4", "Close"))
    assert outline(scene) == [
        ("1", "Welcome"), ("2", "Previous minutes"), ("3", "Finance"), ("3A", "Budget"), ("4", "Close"),
    ]  # fmt: skip
    assert [item.pinned_number for item in scene.all(AgendaItem, meeting_id=scene.meeting)] == [None] * 5
    minutes = scene.all(Minute, meeting_id=scene.meeting)
    numbers = minute_numbers(minutes)
    assert [(numbers[minute.id], minute.heading) for minute in minutes] == outline(scene)


def test_numbers_that_counting_would_not_give_are_pinned(scene: Scene) -> None:
    taken_over(
        scene, listed("4", "Finance"), listed("4.1", "Budget", part_of=0), listed("4", "Health"), listed("", "Close")
    )
    assert outline(scene)[2:] == [("4", "Finance"), ("4.1", "Budget"), ("4", "Health"), ("5", "Close")]
    numbers = minute_numbers(scene.all(Minute, meeting_id=scene.meeting))
    assert list(numbers.values())[2:] == ["4", "4.1", "4", "5"]


def test_all_that_is_said_of_an_item_is_kept(scene: Scene) -> None:
    slot = Slot(start=time(10), end=time(10, 15))
    taken_over(
        scene,
        listed(
            "3", "Finance", leads=("health REPRESENTATIVE", "Jo Lee"), slot=slot, minutes=15, purpose=Purpose.DECISION,
            asks=("note it",), papers=(ListedPaper("2", "Budget"), ListedPaper("3")),
        ),
    )  # fmt: skip
    item = scene.all(AgendaItem, meeting_id=scene.meeting)[-1]
    assert item.leads == (
        Lead(words="health REPRESENTATIVE", party=Party(post_id=known_id("d", 2))),
        Lead(words="Jo Lee"),
    )
    assert (item.slot, item.minutes_planned, item.purpose, item.recommendations) == (
        slot, 15, Purpose.DECISION, ("note it",),
    )  # fmt: skip
    assert [(paper.number, paper.title) for paper in scene.all(Paper, item_id=item.id)] == [
        ("2", "Budget"),
        ("3", "Finance"),
    ]


def test_only_what_is_chosen_comes_and_parts_without_their_item_stand_alone(scene: Scene) -> None:
    taken_over(scene, listed("3", "Finance"), listed("3A", "Budget", part_of=0), chosen={1})
    assert outline(scene)[2:] == [("3A", "Budget")]
    assert scene.all(AgendaItem, meeting_id=scene.meeting)[-1].parent_id is None


def test_one_undo_takes_the_agenda_back(scene: Scene) -> None:
    before = scene.store.state()
    entities = agenda_entities(CommittedReader(scene.store.queries), scene.meeting, [listed("3", "Finance")], scene.ids)
    scene.undo(scene.app.execute(ImportEntities(entities=entities)))
    assert scene.store.state() == before


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (listed("3", ""), "name_is_empty"),
        (listed("3", "Finance", slot=Slot(start=time(11), end=time(10))), "end_before_start"),
    ],
)
def test_an_item_that_the_record_could_not_hold_is_refused(scene: Scene, item: ListedItem, code: str) -> None:
    with pytest.raises(BrokenRule) as broken:
        taken_over(scene, item)
    assert broken.value.code == code
    taken_over(scene, replace(item, title="Finance", slot=None))


def test_an_unknown_meeting_and_an_approved_one_are_refused(scene: Scene) -> None:
    reader = CommittedReader(scene.store.queries)
    with pytest.raises(BrokenRule, match="not_found"):
        agenda_entities(reader, Id("0" * 32), [], scene.ids)
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=date(2022, 2, 1)))
    with pytest.raises(BrokenRule, match="minutes_are_approved"):
        agenda_entities(reader, scene.meeting, [], scene.ids)
