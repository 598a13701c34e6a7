"""The clock of a meeting: what was taken, what is likely, and how late it will be."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.agenda import AgendaItem, ItemState, in_agenda_order
from clerk_app.domain.forecast import (
    Forecast,
    ItemTime,
    Progress,
    forecast,
    planned_minutes,
    slot_minutes,
)
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, instant
from tests.domain.making import DAY, ZONE, at, event, item, meeting, minute, record

E = EventKind
SLOTS = [
    ("10:00", "10:05"), ("10:05", "10:10"), ("10:10", "10:20"), ("10:20", "10:45"), ("10:45", "11:05"),
    ("11:05", "11:25"), ("11:25", "11:45"), ("11:45", "12:05"), ("12:05", "12:20"), ("12:20", "12:30"),
]  # fmt: skip


def sample(*events: Event) -> MeetingRecord:
    """The design's meeting of ten items from 10:00 to 12:30."""
    items = [item(str(place), slot) for place, slot in enumerate(SLOTS, start=1)]
    minutes = [minute(f"m{one.id}", one.id) for one in items]
    return record(items=items, minutes=minutes, all_events=events)


def moves(**times: str) -> tuple[Event, ...]:
    return tuple(event(E.MOVED, clock, minute=name) for name, clock in times.items())


def at_time(whole: MeetingRecord, clock: str, day: date = DAY) -> Forecast:
    return forecast(whole, instant(at(clock, day), 0, ZONE))


def likely(seen: Forecast) -> dict[str, str]:
    return {one.item_id: f"{one.likely_start:%H:%M}" for one in seen.items if one.likely_start is not None}


def taken(seen: Forecast) -> dict[str, int]:
    return {one.item_id: one.taken for one in seen.items if one.taken is not None}


def finish(seen: Forecast) -> str:
    return f"{seen.likely_finish:%H:%M}" if seen.likely_finish is not None else "none"


def of(seen: Forecast, item_id: str) -> ItemTime:
    return next(one for one in seen.items if one.item_id == item_id)


IN_ITEM_4 = event(E.STARTED, "10:03"), *moves(m1="10:03", m2="10:08", m3="10:14", m4="10:26")


class TestTheSampleMeeting:
    def test_the_live_screen_says_six_minutes_late(self) -> None:
        seen = at_time(sample(*IN_ITEM_4), "10:48")
        assert (seen.used, seen.planned, seen.minute_id) == (22, 25, "m4")
        assert (seen.minutes_late, finish(seen), seen.is_late) == (6, "12:36", True)
        assert taken(seen) == {"1": 5, "2": 6, "3": 12, "4": 22}
        assert likely(seen) == {
            "5": "10:51", "6": "11:11", "7": "11:31", "8": "11:51", "9": "12:11", "10": "12:26",
        }  # fmt: skip
        assert [of(seen, str(n)).progress for n in (3, 4, 5)] == [Progress.DONE, Progress.NOW, Progress.TO_COME]

    def test_an_item_that_overruns_holds_up_all_that_follows(self) -> None:
        seen = at_time(sample(*IN_ITEM_4), "11:00")
        assert (seen.used, likely(seen)["5"], seen.minutes_late) == (34, "11:00", 15)

    def test_an_item_that_ends_early_does_not_bring_the_next_slot_forward(self) -> None:
        seen = at_time(sample(*moves(m1="10:00", m2="10:05", m3="10:08", m4="10:10")), "10:12")
        assert likely(seen)["5"] == "10:45"
        assert (finish(seen), seen.minutes_late) == ("12:30", 0)


class TestLateness:
    @pytest.mark.parametrize(
        ("clock", "late", "is_late"),
        [("12:30", 0, False), ("12:31", 1, False), ("12:32", 2, True), ("12:45", 15, True)],
    )
    def test_from_two_minutes_it_is_called_late(self, clock: str, late: int, is_late: bool) -> None:
        seen = at_time(sample(*moves(m10="12:15")), clock, DAY)
        only_this = at_time(record(items=[item("a", ("12:20", "12:30"))], minutes=[minute("m", "a")]), clock)
        assert only_this.minutes_late == late + 10
        ended = at_time(sample(*moves(m10="12:15"), event(E.ENDED, clock)), clock)
        assert (ended.minutes_late, ended.is_late) == (late, is_late)
        assert seen.started

    def test_a_short_agenda_ends_early(self) -> None:
        seen = at_time(record(items=[item("a", minutes=30)], minutes=[minute("m", "a")]), "10:00")
        assert (seen.minutes_late, seen.is_late, finish(seen)) == (-120, False, "10:30")

    def test_without_a_planned_end_the_last_slot_is_the_end(self) -> None:
        whole = record(meeting=meeting(end=None), items=[item("a", ("10:00", "10:30"))], minutes=[minute("m", "a")])
        assert at_time(whole, "10:10").minutes_late == 10

    def test_without_any_plan_nothing_is_foretold(self) -> None:
        seen = at_time(record(meeting=meeting(end=None), items=[item("a")], minutes=[minute("m", "a")]), "10:10")
        assert (seen.likely_finish, seen.minutes_late, seen.is_late) == (None, None, False)
        assert likely(seen) == {}

    def test_with_a_planned_end_alone_it_is_late_once_that_has_passed(self) -> None:
        whole = record(items=[item("a")], minutes=[minute("m", "a")], all_events=moves(m="10:00"))
        assert at_time(whole, "12:00").minutes_late == 0
        assert at_time(whole, "12:40").minutes_late == 10
        assert at_time(whole, "12:40").likely_finish is None


class TestBeforeAndAfter:
    def test_before_the_start_the_plan_stands(self) -> None:
        seen = at_time(sample(), "09:58")
        assert (seen.started, seen.minute_id, seen.used, seen.minutes_late) == (False, None, None, 0)
        assert likely(seen) == {str(n): start for n, (start, _) in enumerate(SLOTS, start=1)}

    def test_a_meeting_that_does_not_begin_runs_late(self) -> None:
        assert at_time(sample(), "10:10").minutes_late == 10

    def test_started_without_a_minute_yet(self) -> None:
        seen = at_time(sample(event(E.STARTED, "10:03")), "10:04")
        assert (seen.started, seen.minute_id, likely(seen)["1"]) == (True, None, "10:04")

    def test_after_the_end_nothing_is_to_come(self) -> None:
        seen = at_time(sample(*IN_ITEM_4, event(E.ENDED, "10:50")), "11:30")
        assert (seen.ended, seen.minute_id, finish(seen), seen.minutes_late) == (True, None, "10:50", -100)
        assert (of(seen, "4").progress, of(seen, "5").progress, likely(seen)) == (Progress.DONE, Progress.NOT_TAKEN, {})
        assert taken(seen)["4"] == 24

    def test_a_meeting_taken_up_again_after_its_end_has_not_ended(self) -> None:
        seen = at_time(sample(*IN_ITEM_4, event(E.ENDED, "10:50"), event(E.MOVED, "10:52", minute="m5")), "10:53")
        assert (seen.ended, seen.minute_id, seen.used) == (False, "m5", 1)

    def test_what_happens_later_is_not_known_yet(self) -> None:
        assert at_time(sample(*IN_ITEM_4), "10:10").minute_id == "m2"


class TestTime:
    def test_an_adjournment_is_taken_out(self) -> None:
        whole = sample(*IN_ITEM_4, event(E.ADJOURNED, "10:30"), event(E.RESUMED, "10:40"))
        assert (at_time(whole, "10:35").used, at_time(whole, "10:35").adjourned) == (4, True)
        assert (at_time(whole, "10:48").used, at_time(whole, "10:48").adjourned) == (12, False)

    def test_a_paused_timer_is_taken_out(self) -> None:
        whole = sample(*IN_ITEM_4, event(E.TIMER_PAUSED, "10:30"), event(E.TIMER_STARTED, "10:40"))
        assert (at_time(whole, "10:35").used, at_time(whole, "10:35").paused) == (4, True)
        assert (at_time(whole, "10:48").used, at_time(whole, "10:48").paused) == (12, False)

    def test_pausing_twice_is_pausing_once_and_starting_a_running_timer_does_nothing(self) -> None:
        marks = [(E.TIMER_STARTED, "10:28"), (E.TIMER_PAUSED, "10:30"), (E.TIMER_PAUSED, "10:32")]
        whole = sample(*IN_ITEM_4, *(event(kind, clock) for kind, clock in marks))
        assert at_time(whole, "10:48").used == 4

    def test_a_pause_ends_with_the_item(self) -> None:
        whole = sample(*IN_ITEM_4, event(E.TIMER_PAUSED, "10:30"), event(E.MOVED, "10:50", minute="m5"))
        seen = at_time(whole, "10:55")
        assert (taken(seen)["4"], seen.used, seen.paused) == (4, 5, False)

    def test_an_item_taken_up_again_adds_up(self) -> None:
        whole = sample(*moves(m1="10:00", m2="10:05"), event(E.MOVED, "10:10", minute="m1"))
        seen = at_time(whole, "10:12")
        assert (taken(seen), seen.used, of(seen, "1").progress) == ({"1": 7, "2": 5}, 7, Progress.NOW)

    def test_an_hour_that_the_clocks_repeat_counts_twice(self) -> None:
        day = date(2020, 10, 25)
        whole = record(
            meeting=meeting("00:30", "03:00", day),
            items=[item("a", ("00:30", "03:00"))],
            minutes=[minute("m", "a")],
            all_events=(event(E.MOVED, "00:30", minute="m", day=day),),
        )
        seen = forecast(whole, instant(datetime(2020, 10, 25, 1, 30), 1, ZONE))
        assert seen.used == 120
        assert finish(seen) == "02:00"

    def test_an_hour_that_the_clocks_skip_does_not_count(self) -> None:
        day = date(2020, 3, 29)
        whole = record(
            meeting=meeting("00:30", "03:00", day),
            items=[item("a", minutes=60)],
            minutes=[minute("m", "a")],
            all_events=(event(E.MOVED, "00:30", minute="m", day=day),),
        )
        seen = at_time(whole, "02:15", day)
        assert seen.used == 45
        assert finish(seen) == "02:30"

    def test_a_meeting_past_midnight_goes_on(self) -> None:
        whole = record(
            meeting=meeting("22:00", "00:30"),
            items=[item("a", ("22:00", "23:50")), item("b", ("23:50", "00:10")), item("c", ("00:10", "00:30"))],
            minutes=[minute("ma", "a"), minute("mb", "b"), minute("mc", "c")],
            all_events=(event(E.MOVED, "22:00", minute="ma"), event(E.MOVED, "23:55", minute="mb")),
        )
        seen = at_time(whole, "00:05", date(2020, 10, 3))
        assert (seen.used, seen.planned, likely(seen), finish(seen), seen.minutes_late) == (
            10, 20, {"c": "00:15"}, "00:35", 5,
        )  # fmt: skip
        assert seen.likely_finish == datetime(2020, 10, 3, 0, 35)

    def test_a_slot_just_before_the_meeting_is_of_the_same_day(self) -> None:
        whole = record(items=[item("tea", ("09:45", "10:00"))], minutes=[minute("m", "tea")])
        assert likely(at_time(whole, "09:30")) == {"tea": "10:00"}


class TestAgenda:
    def test_planned_minutes_stand_in_for_a_slot_and_nothing_for_neither(self) -> None:
        items = [item("a", minutes=10), item("b"), item("c", minutes=5)]
        minutes = [minute(f"m{one.id}", one.id) for one in items]
        seen = at_time(record(items=items, minutes=minutes, all_events=moves(ma="10:00")), "10:04")
        assert likely(seen) == {"b": "10:10", "c": "10:10"}
        assert [one.planned for one in seen.items] == [10, None, 5]
        assert finish(seen) == "10:15"

    @pytest.mark.parametrize("state", [ItemState.DEFERRED, ItemState.WITHDRAWN])
    def test_an_item_put_off_takes_no_time(self, state: ItemState) -> None:
        items = [item("a", minutes=10), item("b", minutes=20, state=state), item("c", minutes=5)]
        minutes = [minute(f"m{one.id}", one.id) for one in items]
        seen = at_time(record(items=items, minutes=minutes, all_events=moves(ma="10:00")), "10:04")
        assert (likely(seen), of(seen, "b").progress) == ({"c": "10:10"}, Progress.NOT_TAKEN)

    def test_an_item_passed_over_is_still_to_come(self) -> None:
        seen = at_time(sample(*moves(m1="10:00", m3="10:05")), "10:06")
        assert of(seen, "2").progress is Progress.TO_COME
        assert likely(seen)["2"] == "10:15"

    def test_items_taken_together_share_one_time(self) -> None:
        items = [item("7", minutes=20), item("8", minutes=20), item("9", minutes=5)]
        minutes = [minute("m7", "7", "8"), minute("m9", "9")]
        seen = at_time(record(items=items, minutes=minutes, all_events=moves(m7="10:00")), "10:10")
        assert (seen.used, seen.planned, likely(seen)) == (10, 40, {"9": "10:40"})
        assert taken(seen) == {"7": 10}
        assert of(seen, "8").progress is Progress.NOW

    def test_a_parent_whose_sub_items_have_times_takes_none_itself(self) -> None:
        items = [
            item("4", ("10:00", "10:30")),
            item("4A", minutes=20, parent="4"),
            item("4B", minutes=10, parent="4"),
            item("5", minutes=5),
        ]
        minutes = [minute(f"m{one.id}", one.id) for one in items]
        whole = record(items=items, minutes=minutes, all_events=moves(m4="10:00"))
        assert likely(at_time(whole, "10:00")) == {"4A": "10:00", "4B": "10:20", "5": "10:30"}

    def test_a_parent_is_on_while_a_sub_item_is_and_done_when_all_are(self) -> None:
        items = [
            item("4"),
            item("4A", minutes=20, parent="4"),
            item("4B", minutes=10, parent="4"),
            item("5", minutes=5),
        ]
        minutes = [minute("mA", "4A"), minute("mB", "4B"), minute("m5", "5")]
        whole = record(items=items, minutes=minutes, all_events=moves(mA="10:00", mB="10:20", m5="10:30"))
        states = [of(at_time(whole, clock), "4").progress for clock in ("10:05", "10:25", "10:31")]
        assert states == [Progress.NOW, Progress.NOW, Progress.DONE]
        assert of(at_time(whole, "09:00"), "4").progress is Progress.TO_COME

    def test_a_minute_about_no_item_is_timed_without_a_plan(self) -> None:
        whole = record(items=[item("a", minutes=5)], minutes=[minute("welcome")], all_events=moves(welcome="10:00"))
        seen = at_time(whole, "10:03")
        assert (seen.used, seen.planned, likely(seen)) == (3, None, {"a": "10:03"})

    def test_sub_items_follow_their_parent(self) -> None:
        items = [item("1"), item("2"), item("1A", parent="1")]
        assert [one.id for one in in_agenda_order(items)] == ["1", "1A", "2"]

    @pytest.mark.parametrize(
        ("start", "end", "length"), [("10:20", "10:45", 25), ("10:00", "10:00", 0), ("23:50", "00:10", 20)]
    )
    def test_a_slot_has_whole_minutes_even_past_midnight(self, start: str, end: str, length: int) -> None:
        slot = Slot(start=time.fromisoformat(start), end=time.fromisoformat(end))
        assert slot_minutes(slot) == length

    def test_the_slot_goes_before_the_planned_minutes(self) -> None:
        both: AgendaItem = item("a", ("10:00", "10:05"), minutes=30)
        assert planned_minutes(both) == 5


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 59)), max_size=8), st.integers(0, 59))
def test_likely_times_never_go_backwards_and_never_lie_in_the_past(jumps: list[tuple[int, int]], now: int) -> None:
    events = tuple(event(E.MOVED, f"10:{clock:02}", minute=f"m{place + 1}") for place, clock in jumps)
    minutes: list[Minute] = [minute(f"m{n}", str(n)) for n in range(1, 11)]
    seen = forecast(
        record(items=sample().items, minutes=minutes, all_events=events), instant(at(f"10:{now:02}"), 0, ZONE)
    )
    starts = [one.likely_start for one in seen.items if one.likely_start is not None]
    assert starts == sorted(starts)
    assert all(start >= at(f"10:{now:02}") for start in starts)
    assert seen.likely_finish is not None
    assert all(start <= seen.likely_finish for start in starts)


class TestPartsOfAnItem:
    def parted(self, *events: Event) -> MeetingRecord:
        """Item 4 in two parts, of which the second is sat on after the first."""
        whole = sample(*events)
        first = next(one for one in whole.minutes if one.id == "m4")
        return replace(whole, minutes=(*whole.minutes, replace(first, id=Id("m4b"), position=first.position + 1)))

    def test_the_time_of_an_item_goes_on_in_its_further_part(self) -> None:
        seen = at_time(self.parted(*moves(m4="10:20", m4b="10:32")), "10:40")
        assert (seen.used, seen.planned, seen.minute_id) == (20, 25, "m4b")
        assert of(seen, "4").progress is Progress.NOW
        assert (likely(seen)["1"], likely(seen)["5"]) == ("10:45", "11:05")

    def test_the_parts_of_an_item_and_its_sittings_are_what_it_took(self) -> None:
        events = (*moves(m4="10:20", m4b="10:32", m7="10:45", m5="10:50"), event(E.MOVED, "11:00", minute="m4"))
        seen = at_time(self.parted(*events, event(E.MOVED, "11:07", minute="m6")), "11:10")
        assert taken(seen) == {"4": 32, "5": 10, "6": 3, "7": 5}
        assert [one.item_id for one in seen.items] == [str(number) for number in range(1, 11)]
