"""Minutes from elsewhere become items, minutes and paragraphs: one act, one undo."""

from datetime import date, time

import pytest

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.agenda_list import ListedItem
from clerk_app.domain.doubts import Place
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Meeting, MinutesState
from clerk_app.domain.minutes import Block, BlockKind, ListMarker, Minute
from clerk_app.domain.minutes_list import ListedBlock, ListedMinute
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import AdvanceMinutes, ImportEntities
from clerk_app.services.outcome import Outcome
from clerk_app.services.reading import CommittedReader
from clerk_app.services.taking_over_minutes import draft_meeting, minutes_entities
from tests.services.scene import BOARD, DAY, Scene

EARLIER = date(2019, 2, 7)


def listed(number: str, title: str, *blocks: ListedBlock) -> ListedMinute:
    return ListedMinute(item=ListedItem(place=Place(1), title=title, number=number), blocks=blocks)


def paragraph(words: str, number: str = "", *, goes_on: bool = False) -> ListedBlock:
    return ListedBlock(text=typed(words), number=number, goes_on=goes_on)


MINUTES = (
    listed("1", "Welcome", paragraph("All were welcome.")),
    listed(
        "2", "Heating",
        paragraph("It was cold.", "2.1"),
        paragraph("Very cold.", "2.4"),
        ListedBlock(kind=BlockKind.LIST_ENTRY, text=typed("Coal"), marker=ListMarker.LETTER, count=1),
        ListedBlock(
            kind=BlockKind.ACTION, text=typed("To buy coal."), owners=("Housing representative", "Somebody")
        ),
    ),
)  # fmt: skip


@pytest.fixture
def scene() -> Scene:
    return Scene()


def taken(scene: Scene, chosen: frozenset[int] | None = None) -> Outcome:
    entities = minutes_entities(CommittedReader(scene.store.queries), scene.the_meeting(), MINUTES, scene.ids, chosen)
    return scene.app.execute(ImportEntities(entities=entities))


def blocks_of(scene: Scene, title: str, meeting: Id | None = None) -> list[Block]:
    minute = next(one for one in scene.all(Minute, meeting_id=meeting or scene.meeting) if one.heading == title)
    return list(scene.all(Block, minute_id=minute.id))


def test_what_the_agenda_has_is_written_there_and_the_rest_becomes_new_items(scene: Scene) -> None:
    taken(scene)
    titles = [item.title for item in scene.all(AgendaItem, meeting_id=scene.meeting)]
    assert titles == ["Welcome", "Previous minutes", "Heating"]
    assert [block.text.plain for block in blocks_of(scene, "Welcome")] == ["All were welcome."]


def test_numbers_that_were_written_are_pinned_where_counting_would_give_others(scene: Scene) -> None:
    taken(scene)
    first, second, *_ = blocks_of(scene, "Heating")
    assert (first.pinned_number, second.pinned_number) == (None, "2.4")  # the first counts 2.1, the next would be 2.2
    minute = next(one for one in scene.all(Minute, meeting_id=scene.meeting) if one.heading == "Heating")
    assert minute.pinned_number == "2"


def test_an_action_has_its_owners_and_knows_whom_the_store_knows(scene: Scene) -> None:
    taken(scene)
    block = blocks_of(scene, "Heating")[-1]
    action = scene.get(Action, block.action_id or Id(""))
    assert [owner.words for owner in action.owners] == ["Housing representative", "Somebody"]
    assert [owner.party is not None for owner in action.owners] == [False, False]
    assert (block.kind, block.text.plain) == (BlockKind.ACTION, "To buy coal.")


def test_only_what_was_ticked_is_taken_and_one_undo_takes_it_back(scene: Scene) -> None:
    before = scene.store.state()
    outcome = taken(scene, frozenset({1}))
    assert blocks_of(scene, "Welcome") == []
    assert len(blocks_of(scene, "Heating")) == 4
    scene.undo(outcome)
    assert scene.store.state() == before


def test_minutes_of_a_day_without_a_meeting_make_a_new_draft_with_the_members_of_that_day(scene: Scene) -> None:
    reader = CommittedReader(scene.store.queries)
    made = draft_meeting(reader, BOARD, EARLIER, time(10), scene.ids)
    meeting = made[0]
    assert isinstance(meeting, Meeting)
    entities = minutes_entities(reader, meeting, MINUTES, scene.ids)
    before = scene.store.state()
    outcome = scene.app.execute(ImportEntities(entities=(*made, *entities)))
    assert scene.get(Meeting, meeting.id).state is MinutesState.DRAFT
    assert len(scene.all(Attendee, meeting_id=meeting.id)) == len(scene.attendees)
    assert [block.pinned_number for block in blocks_of(scene, "Heating", meeting.id)][:2] == [None, "2.4"]
    scene.undo(outcome)
    assert scene.store.state() == before


def test_a_number_is_not_pinned_where_the_board_counts_the_same(scene: Scene) -> None:
    meeting = Meeting(id=scene.ids.new(), board_id=BOARD, date=EARLIER, start=time(10))
    entities = minutes_entities(CommittedReader(scene.store.queries), meeting, MINUTES, scene.ids)
    pinned = [one.pinned_number for one in entities if isinstance(one, (AgendaItem, Minute))]
    assert pinned == [None] * 4


def test_approved_minutes_take_nothing(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))
    with pytest.raises(BrokenRule) as caught:
        taken(scene)
    assert caught.value.code == "minutes_are_approved"
