"""The computer's clock jumps in the middle of a meeting: what was done keeps its order, and no time runs backwards."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from clerk_app.bootstrap import open_or_create
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.forecast import forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.timeline import Event, EventKind, instant, sittings, stays
from clerk_app.services.acts import Act, MarkAttendance, MoveToMinute, StartMeeting, TimeMeeting, Undo
from tests.fakes import CountingIds, SetClock
from tests.services.scene import Scene, known_id
from tests.services.test_on_the_real_store import RealStore

BEGAN = datetime(2022, 1, 24, 15, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
JUMPS = {
    "back a minute": -MINUTE,
    "back an hour, as clocks do in autumn": timedelta(hours=-1),
    "forward an hour, as clocks do in spring": timedelta(hours=1),
    "back half a day, by a wrong zone": timedelta(hours=-12),
    "forward half a day": timedelta(hours=12),
    "back a day": timedelta(days=-1),
    "forward a day": timedelta(days=1),
    "back a month": timedelta(days=-31),
    "forward a year": timedelta(days=365),
    "forward ten years": timedelta(days=3652),
    "back ten years": timedelta(days=-3652),
    "to 1970": datetime(1970, 1, 1, 0, 1, tzinfo=UTC) - BEGAN,
}
WORDS = ("Said.", "Said before the jump.", "Said behind the jump.", "Said once the clock was right.")

pytestmark = pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    clock = SetClock(BEGAN)
    opened = open_or_create(tmp_path / "records.clerk", clock, CountingIds(1 << 90))
    scene = Scene(RealStore(opened.store), clock=clock)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting))
    yield scene
    opened.close()


def moments(jump: timedelta) -> tuple[datetime, ...]:
    """What the clock shows: right, right, jumped, and right again."""
    return (BEGAN + MINUTE, BEGAN + 2 * MINUTE, BEGAN + 3 * MINUTE + jump, BEGAN + 4 * MINUTE)


def type_over_the_jump(scene: Scene, jump: timedelta) -> list[Id]:
    """The rows of the journal by which one paragraph was given one wording after another."""
    made: list[Id] = []
    for moment, words in zip(moments(jump), WORDS, strict=True):
        scene.clock.set(moment)
        outcome = scene.save(scene.block(1, words), keep=True)
        assert outcome.journal_id is not None
        made.append(outcome.journal_id)
    return made


def test_earlier_wordings_and_what_was_done_keep_the_order_in_which_they_came(scene: Scene, jump: timedelta) -> None:
    made = type_over_the_jump(scene, jump)
    kept = scene.store.queries.revisions(known_id("9", 1)).found
    assert [revision.block.text.plain for revision in kept] == list(reversed(WORDS))
    assert [entry.id for entry in scene.store.queries.journal_of(scene.meeting, 4)] == list(reversed(made))
    assert scene.store.queries.damage() == ()


def test_undo_goes_back_in_the_order_in_which_things_were_done(scene: Scene, jump: timedelta) -> None:
    made = type_over_the_jump(scene, jump)
    scene.clock.set(moments(jump)[2])
    for entry, words in zip(reversed(made[1:]), reversed(WORDS[:-1]), strict=True):
        scene.app.execute(Undo(journal_id=entry))
        assert scene.get(Block, known_id("9", 1)).text.plain == words


def test_no_time_in_the_room_or_on_an_item_runs_backwards(scene: Scene, jump: timedelta) -> None:
    meeting = scene.meeting
    who, other = scene.attendees[:2]
    in_turn: list[Act] = [
        MarkAttendance(meeting_id=meeting, attendee_id=who, kind=EventKind.ARRIVED),
        MarkAttendance(meeting_id=meeting, attendee_id=other, kind=EventKind.ARRIVED),
        MoveToMinute(meeting_id=meeting, minute_id=scene.minutes[1]),
        TimeMeeting(meeting_id=meeting, kind=EventKind.ADJOURNED),
        TimeMeeting(meeting_id=meeting, kind=EventKind.RESUMED),
        MarkAttendance(meeting_id=meeting, attendee_id=who, kind=EventKind.LEFT),
        TimeMeeting(meeting_id=meeting, kind=EventKind.ENDED),
    ]
    for at, act in enumerate(in_turn):
        for moment in (moments(jump)[min(at, 2)], BEGAN + (5 + at) * MINUTE):
            scene.clock.set(moment)
            if do(scene, act):
                break
            # Refused while the clock is wrong; it is put right, and the act is done.
        else:
            pytest.fail(f"{act} was refused though the clock was right")
    check_durations(scene)
    sequence = [event.seq for event in sorted(scene.all(Event, meeting_id=meeting), key=lambda event: event.id)]
    assert sequence == sorted(set(sequence))


def do(scene: Scene, act: Act) -> bool:
    try:
        scene.app.execute(act)
    except BrokenRule:
        return False
    return True


def check_durations(scene: Scene) -> None:
    record = scene.store.queries.meeting_record(scene.meeting)
    assert record is not None
    zone = record.meeting.time_zone
    times = [instant(event.at, event.fold, zone) for event in record.events]
    assert all(before <= after for before, after in pairwise(times))
    for spent in stays(record.events).values():
        assert all(stay.left is None or stay.arrived.at <= stay.left.at for stay in spent)
    assert all(sitting.end is None or sitting.start <= sitting.end for sitting in sittings(record.events))
    for moment in (*times, scene.clock.now()):
        seen = forecast(record, moment)
        assert seen.used is None or seen.used >= 0
        assert all(item.taken is None or item.taken >= 0 for item in seen.items)
