"""What is said of a meeting that does not keep to the agenda's order."""

from dataclasses import replace

import pytest

from clerk_app.domain.course import turns
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from tests.domain.making import event, item, minute, record


def held(*moves: tuple[str, str]) -> MeetingRecord:
    """A meeting about items 1 to 4, of which the third has two parts, that moved so: at a time, to a minute."""
    about = {"one": "1", "two": "2", "three": "3", "three b": "3", "four": "4"}
    minutes = [replace(minute(name, number), position=place) for place, (name, number) in enumerate(about.items())]
    events = [event(EventKind.MOVED, clock, minute=name, id_=clock) for clock, name in moves]
    items = [replace(item(number), position=int(number)) for number in "1234"]
    return record(items=items, minutes=minutes, all_events=events)


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([("10:00", "one"), ("10:10", "two"), ("10:20", "three"), ("10:30", "three b"), ("10:40", "four")], {}),
        ([("10:00", "one"), ("10:10", "four")], {}),
        ([("10:00", "one"), ("10:10", "four"), ("10:20", "two")], {"10:10": "two"}),
        ([("10:00", "four"), ("10:10", "three b"), ("10:20", "two")], {"10:00": "two", "10:10": "two"}),
        ([("10:00", "one"), ("10:10", "two"), ("10:20", "one")], {"10:20": None}),
        ([("10:00", "three"), ("10:10", "four"), ("10:20", "three b")], {"10:20": None}),
        ([("10:00", "three b"), ("10:10", "three")], {}),
    ],
    ids=[
        "in order",
        "what is never taken is passed over",
        "before its turn",
        "twice before its turn",
        "returned to",
        "returned to in another part",
        "from part to part",
    ],
)
def test_an_order_of_its_own_is_told_where_the_meeting_moved(
    moves: list[tuple[str, str]], said: dict[str, str | None]
) -> None:
    found = {name: turn.before.id if turn.before else None for name, turn in turns(held(*moves)).items()}
    assert found == said
