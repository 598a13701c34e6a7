"""Minutes parted and joined, and paragraphs moved to another minute, with all that stands at their words."""

from dataclasses import replace
from datetime import datetime

import pytest

from clerk_app.domain.agenda import AgendaItem, Exemption
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.exempt import exemption_of_item, exemption_of_minute
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.timeline import Event, EventKind, sittings
from clerk_app.services.acts import (
    AddMinute,
    JoinMinutes,
    MarkAttendance,
    MoveBlocks,
    MoveItem,
    MoveToMinute,
    PartFrom,
    SaveBlocks,
    SetExempt,
    SplitMinute,
    StartMeeting,
)
from tests.house_styles import NUMBERED_BY_ITEM
from tests.services.scene import Scene, at, broken_rule, known_id

PART, LAST = known_id("5", 1), known_id("5", 2)
REASON = Exemption(reason="Information about a person")


@pytest.fixture
def scene() -> Scene:
    """A meeting on its first minute since 15:30: three paragraphs, a decision and an action, begun a while apart."""
    scene = Scene()
    scene.arrive(0, 1, 2, when=at(15, 30))
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    decision_block, decision = scene.decision(3)
    action_block, action = scene.action(4)
    blocks = (
        begun(scene.block(1, "One."), at(15, 31)),
        begun(scene.block(2, "Two and more."), at(15, 35)),
        begun(decision_block, at(15, 40)),
        begun(action_block, at(15, 45)),
        begun(scene.block(5, "Five."), at(15, 50)),
    )
    scene.save(*blocks, subjects=(decision, action), keep=True)
    scene.clock.set(scene.clock.now().replace(hour=16, minute=0))
    return scene


def begun(block: Block, when: datetime) -> Block:
    return replace(block, at=when)


def b(number: int) -> Id:
    return known_id("9", number)


def split(scene: Scene, number: int, offset: int = 0, exempt: Exemption | None = None) -> Id:
    part = PartFrom(block_id=b(number), minute_id=PART, offset=offset)
    return scene.made(SplitMinute(minute_id=scene.minutes[0], parts=(part,), exempt=exempt, exempt_id=PART))


def record(scene: Scene) -> MeetingRecord:
    found = scene.store.queries.meeting_record(scene.meeting)
    assert found is not None
    return found


def words(scene: Scene, minute_id: Id) -> list[str]:
    return [block.text.plain for block in record(scene).blocks_of[minute_id]]


def sat_on(scene: Scene) -> list[tuple[Id, str, str]]:
    held = sittings(record(scene).events)
    return [(one.minute_id, f"{one.start:%H:%M}", f"{one.end:%H:%M}" if one.end else "") for one in held]


def test_the_paragraphs_from_a_place_on_are_a_further_part_of_the_item(scene: Scene) -> None:
    assert split(scene, 3) == PART
    assert words(scene, scene.minutes[0]) == ["One.", "Two and more."]
    assert [block.id for block in record(scene).blocks_of[PART]] == [b(3), b(4), b(5)]
    part = scene.get(Minute, PART)
    assert (part.heading, part.item_ids) == ("Welcome", (scene.items[0],))
    assert [minute.id for minute in record(scene).minutes] == [scene.minutes[0], PART, scene.minutes[1]]


def test_the_parts_share_a_number_their_paragraphs_count_on_and_the_next_item_keeps_its_own(scene: Scene) -> None:
    scheme = NUMBERED_BY_ITEM.numbering
    before = record(scene).paragraph_numbers(scene.minutes[0], scheme)
    split(scene, 3)
    after = record(scene)
    assert after.minute_numbers == {scene.minutes[0]: "1", PART: "1", scene.minutes[1]: "2"}
    parts = (after.paragraph_numbers(one, scheme) for one in (scene.minutes[0], PART))
    assert {block: number for numbers in parts for block, number in numbers.items()} == before
    assert after.parts_before(PART) == (scene.minutes[0],)


def test_a_place_in_the_midst_of_words_parts_the_paragraph(scene: Scene) -> None:
    bold = rich((Run("Two "), Run("and more.", Marks(bold=True))))
    scene.save(begun(replace(scene.block(2, ""), text=bold), at(15, 35)))
    split(scene, 2, offset=4)
    assert words(scene, scene.minutes[0]) == ["One.", "Two"]
    second = record(scene).blocks_of[PART][0]
    assert second.text == typed("and more.", Marks(bold=True))
    assert (second.kind, second.at) == (BlockKind.PARAGRAPH, at(15, 35))


@pytest.mark.parametrize(("offset", "stays"), [(3, False), (100, True)])
def test_a_decision_goes_whole(scene: Scene, offset: int, stays: bool) -> None:
    split(scene, 3, offset=offset)
    assert (b(3) in {block.id for block in record(scene).blocks_of[scene.minutes[0]]}) is stays


def test_behind_the_last_words_the_further_part_begins_with_an_empty_paragraph(scene: Scene) -> None:
    split(scene, 5, offset=5)
    assert words(scene, PART) == [""]
    assert words(scene, scene.minutes[0])[-1] == "Five."


def test_what_the_text_shows_goes_along(scene: Scene) -> None:
    vote = Vote(id=known_id("4", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(15, 41))
    proposal = Proposal(
        id=known_id("3", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], text=typed("That it be so.")
    )
    block = replace(scene.block(6, "Vote.", BlockKind.VOTE), vote_id=vote.id)
    scene.save(block, subjects=(proposal, replace(vote, proposal_id=proposal.id)))
    split(scene, 3)
    assert scene.get(Decision, known_id("6", 3)).minute_id == PART
    assert scene.get(Vote, vote.id).minute_id == PART
    assert scene.get(Proposal, proposal.id).minute_id == PART


def test_what_happened_in_the_room_stays_at_its_paragraph(scene: Scene) -> None:
    def mark(who: int, kind: EventKind, when: datetime, after: Id | None) -> Id:
        act = MarkAttendance(
            meeting_id=scene.meeting,
            attendee_id=scene.attendees[who],
            kind=kind,
            at=when,
            minute_id=scene.minutes[0],
            after_block_id=after,
        )
        return scene.made(act)

    first = mark(1, EventKind.LEFT, at(15, 32), b(1))
    parted = mark(3, EventKind.ARRIVED, at(15, 36), b(2))
    later = mark(4, EventKind.ARRIVED, at(15, 46), b(4))
    by_time = mark(1, EventKind.RETURNED, at(15, 51), None)
    split(scene, 2, offset=4)
    second = record(scene).blocks_of[PART][0].id
    assert (scene.get(Event, first).minute_id, scene.get(Event, first).after_block_id) == (scene.minutes[0], b(1))
    assert (scene.get(Event, parted).minute_id, scene.get(Event, parted).after_block_id) == (PART, second)
    assert (scene.get(Event, later).minute_id, scene.get(Event, later).after_block_id) == (PART, b(4))
    assert scene.get(Event, by_time).minute_id == PART


def test_the_meeting_has_been_on_each_part_since_its_first_paragraph_was_begun(scene: Scene) -> None:
    split(scene, 3)
    assert sat_on(scene) == [(scene.minutes[0], "15:30", "15:40"), (PART, "15:40", "")]


def test_a_meeting_on_the_minute_is_on_its_last_part_though_nothing_is_written_there(scene: Scene) -> None:
    split(scene, 5, offset=5)
    assert sat_on(scene) == [(scene.minutes[0], "15:30", "16:00"), (PART, "16:00", "")]


def test_what_was_written_when_the_meeting_returned_was_a_sitting_of_the_part_that_it_becomes(scene: Scene) -> None:
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(16)))
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(16, 10)))
    scene.save(begun(scene.block(6, "Once more."), at(16, 12)))
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(16, 20)))
    split(scene, 6)
    assert sat_on(scene) == [
        (scene.minutes[0], "15:30", "16:00"),
        (scene.minutes[1], "16:00", "16:10"),
        (PART, "16:10", "16:20"),
        (scene.minutes[1], "16:20", ""),
    ]


def test_a_part_in_the_midst_is_exempt_with_its_own_reason_and_the_rest_stays_public(scene: Scene) -> None:
    places = (PartFrom(block_id=b(2), minute_id=PART), PartFrom(block_id=b(4), minute_id=LAST))
    scene.app.execute(SplitMinute(minute_id=scene.minutes[0], parts=places, exempt=REASON, exempt_id=PART))
    whole = record(scene)
    closed = {minute.id: whole.exemption_of_minute(minute) for minute in whole.minutes}
    assert closed == {scene.minutes[0]: None, PART: REASON, LAST: None, scene.minutes[1]: None}
    assert whole.exemption_of(scene.get(AgendaItem, scene.items[0])) is None
    assert [len(words(scene, one)) for one in (PART, LAST)] == [2, 2]


def test_the_first_part_may_be_the_exempt_one(scene: Scene) -> None:
    place = PartFrom(block_id=b(3), minute_id=PART)
    act = SplitMinute(minute_id=scene.minutes[0], parts=(place,), exempt=REASON, exempt_id=scene.minutes[0])
    scene.app.execute(act)
    whole = record(scene)
    assert [whole.exemption_of_minute(minute) for minute in whole.minutes] == [REASON, None, None]


def test_one_part_of_an_exempt_item_becomes_public_alone(scene: Scene) -> None:
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=REASON))
    split(scene, 3)
    assert [record(scene).exemption_of_minute(minute) for minute in record(scene).minutes[:2]] == [REASON, REASON]
    scene.app.execute(SetExempt(minute_id=PART, exempt=None))
    whole = record(scene)
    assert [exemption_of_minute(one, whole.items, whole.minutes) for one in whole.minutes[:2]] == [REASON, None]
    assert exemption_of_item(whole.items[0], whole.items, whole.minutes) is None


def test_an_item_of_which_every_part_is_exempt_is_exempt(scene: Scene) -> None:
    split(scene, 3)
    for minute_id in (scene.minutes[0], PART):
        scene.app.execute(SetExempt(minute_id=minute_id, exempt=REASON))
    assert scene.get(AgendaItem, scene.items[0]).exempt == REASON
    scene.app.execute(SetExempt(minute_id=PART, exempt=None))
    assert scene.get(AgendaItem, scene.items[0]).exempt is None
    assert scene.get(Minute, scene.minutes[0]).exempt == REASON


def test_an_exempt_part_gives_its_reason(scene: Scene) -> None:
    place = PartFrom(block_id=b(3), minute_id=PART)
    act = SplitMinute(minute_id=scene.minutes[0], parts=(place,), exempt=Exemption(reason=" "), exempt_id=PART)
    assert broken_rule(scene, act) == "exempt_without_reason"


@pytest.mark.parametrize(
    ("number", "code"), [(1, "nothing_before_split"), (77, "not_found")], ids=["first", "no paragraph of it"]
)
def test_a_minute_is_parted_between_its_paragraphs_alone(scene: Scene, number: int, code: str) -> None:
    act = SplitMinute(minute_id=scene.minutes[0], parts=(PartFrom(block_id=b(number), minute_id=PART),))
    assert broken_rule(scene, act) == code


def test_parts_joined_again_are_what_they_were(scene: Scene) -> None:
    before = record(scene)
    split(scene, 3)
    assert scene.made(JoinMinutes(minute_id=PART)) == scene.minutes[0]
    after = record(scene)
    assert [block.id for block in after.blocks_of[scene.minutes[0]]] == [b(n) for n in range(1, 6)]
    assert after.minutes == before.minutes
    assert [decision.minute_id for decision in after.decisions] == [scene.minutes[0]]
    assert sat_on(scene) == [(scene.minutes[0], "15:30", "")]


def test_only_a_further_part_is_joined(scene: Scene) -> None:
    assert broken_rule(scene, JoinMinutes(minute_id=scene.minutes[1])) == "nothing_to_join"


def test_the_parts_of_a_minute_about_no_item_share_its_number_and_are_joined_again(scene: Scene) -> None:
    made = scene.made(AddMinute(meeting_id=scene.meeting, heading="Questions", after_minute_id=scene.minutes[0]))
    blocks = (replace(scene.block(number, words), minute_id=made) for number, words in ((11, "One."), (12, "Two.")))
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=made, put=tuple(blocks)))
    scene.app.execute(SplitMinute(minute_id=made, parts=(PartFrom(block_id=b(12), minute_id=PART),)))
    parted = record(scene)
    assert parted.minute_numbers == {scene.minutes[0]: "1", made: "2", PART: "2", scene.minutes[1]: "3"}
    assert list(parted.paragraph_numbers(PART, NUMBERED_BY_ITEM.numbering).values()) == ["2.2"]
    scene.app.execute(JoinMinutes(minute_id=PART))
    assert words(scene, made) == ["One.", "Two."]
    assert PART not in record(scene).minute_numbers


def test_an_exempt_part_and_a_public_one_are_not_joined(scene: Scene) -> None:
    split(scene, 3, exempt=REASON)
    assert broken_rule(scene, JoinMinutes(minute_id=PART)) == "parts_differ_in_exemption"


def test_two_exempt_parts_keep_both_reasons(scene: Scene) -> None:
    split(scene, 3, exempt=REASON)
    other = Exemption(reason="Legal advice", public_title="Private item")
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=other))
    scene.app.execute(JoinMinutes(minute_id=PART))
    joined = scene.get(Minute, scene.minutes[0]).exempt
    assert joined == Exemption(reason="Legal advice Information about a person", public_title="Private item")


# Moving paragraphs


def move(scene: Scene, *numbers: int, to: int = 1) -> None:
    ids = tuple(b(number) for number in numbers)
    scene.app.execute(MoveBlocks(meeting_id=scene.meeting, block_ids=ids, minute_id=scene.minutes[to]))


def test_paragraphs_go_behind_what_is_written_in_another_item_with_what_they_show(scene: Scene) -> None:
    there = replace(scene.block(20, "There."), minute_id=scene.minutes[1])
    blank = replace(scene.block(21, ""), minute_id=scene.minutes[1])
    scene.save(there, blank, minute=1)
    revisions = scene.store.queries.revisions(b(3))
    move(scene, 3, 4)
    assert [block.id for block in record(scene).blocks_of[scene.minutes[1]]] == [b(20), b(3), b(4), b(21)]
    assert words(scene, scene.minutes[0]) == ["One.", "Two and more.", "Five."]
    assert scene.get(Decision, known_id("6", 3)).minute_id == scene.minutes[1]
    assert not any(action.withdrawn for action in record(scene).actions)
    kept = scene.store.queries.revisions(b(3))
    assert kept.found[1:] == revisions.found
    assert kept.found[0].block == record(scene).by_id[b(3)]


def test_what_happened_stays_with_the_item_that_the_meeting_was_on(scene: Scene) -> None:
    act = MarkAttendance(
        meeting_id=scene.meeting,
        attendee_id=scene.attendees[1],
        kind=EventKind.LEFT,
        at=at(15, 47),
        minute_id=scene.minutes[0],
        after_block_id=b(4),
    )
    left = scene.made(act)
    move(scene, 3, 4)
    assert (scene.get(Event, left).minute_id, scene.get(Event, left).after_block_id) == (scene.minutes[0], b(2))


def test_paragraphs_find_room_where_positions_are_used_up(scene: Scene) -> None:
    tight = [
        Block(id=known_id("9", 30 + n), minute_id=scene.minutes[1], position=n, text=typed(text))
        for n, text in enumerate(("There.", ""))
    ]
    scene.save(*tight, minute=1)
    move(scene, 1, 2, 5)
    assert words(scene, scene.minutes[1]) == ["There.", "One.", "Two and more.", "Five.", ""]


def test_paragraphs_of_another_meeting_stay_there(scene: Scene) -> None:
    other = scene.new_meeting(at(15).date().replace(day=25))
    act = MoveBlocks(meeting_id=other, block_ids=(b(1),), minute_id=_minute_of(scene, other))
    assert broken_rule(scene, act) == "block_of_another_meeting"


def _minute_of(scene: Scene, meeting: Id) -> Id:
    minute = Minute(id=known_id("5", 9), meeting_id=meeting, position=0, heading="Opening")
    scene.store.shelf.entities["minutes", minute.id] = minute
    return minute.id


# Numbers that were pinned


def test_a_number_that_the_clerk_gave_a_minute_stays_when_its_item_moves(scene: Scene) -> None:
    minute = replace(scene.get(Minute, scene.minutes[1]), pinned_number="12A")
    scene.store.shelf.entities["minutes", minute.id] = minute
    scene.app.execute(MoveItem(item_id=scene.items[1], after_item_id=None))
    assert scene.get(Minute, minute.id).pinned_number == "12A"
    scene.app.execute(MoveItem(item_id=scene.items[1], parent_id=scene.items[0]))
    assert scene.get(Minute, minute.id).pinned_number == "12A"


def test_a_save_that_comes_late_does_not_take_a_moved_paragraph_away(scene: Scene) -> None:
    move(scene, 2)
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], removed=(b(2),)))
    assert words(scene, scene.minutes[1]) == ["Two and more."]
