"""Ids that are UUIDs of version 7 and sort by the time they were made."""

from datetime import UTC, datetime
from uuid import UUID

from clerk_app.adapters.uuid7 import Uuid7Ids
from clerk_app.domain.identity import is_id
from tests.fakes import SetClock


def test_an_id_is_a_uuid_of_version_7_with_the_time_it_was_made() -> None:
    clock = SetClock(datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC))
    made = Uuid7Ids(clock).new()
    assert is_id(made)
    assert UUID(made).variant == "specified in RFC 4122"
    assert made[12] == "7"
    assert made[:12] == "017f22e279b0"  # the time of the example in RFC 9562, appendix A.6


def test_ids_of_one_millisecond_differ_and_sort_as_they_were_made() -> None:
    ids = Uuid7Ids(SetClock())
    made = [ids.new() for _ in range(10_000)]
    assert sorted(set(made)) == made


def test_ids_go_on_growing_when_the_clock_goes_back() -> None:
    clock = SetClock()
    ids = Uuid7Ids(clock)
    first = ids.new()
    clock.pass_minutes(-60)
    assert ids.new() > first
