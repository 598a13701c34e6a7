"""Attendance, the chair and the sittings follow from the timeline, whatever the clocks do."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import (
    Event,
    EventKind,
    Presence,
    acting_chair,
    attended,
    check_follows,
    in_order,
    instant,
    sittings,
    spells,
    standings,
    stays,
    until,
    wall_time,
)
from tests.domain.making import ZONE, at, event

E = EventKind
CLOCKS_GO_BACK = date(2020, 10, 25)
CLOCKS_GO_FORWARD = date(2020, 3, 29)


def ordered(*events: Event) -> tuple[Event, ...]:
    return in_order(events, ZONE)


def presence(*events: Event, who: str = "police") -> Presence:
    standing = standings(ordered(*events)).get(Id(who))
    return standing.presence if standing is not None else Presence.NOT_MARKED


def sat(*events: Event) -> list[tuple[str, str, str | None]]:
    return [(s.minute_id, f"{s.start:%H:%M}", f"{s.end:%H:%M}" if s.end else None) for s in sittings(ordered(*events))]


class TestOrder:
    def test_events_go_by_time_and_within_a_minute_by_sequence(self) -> None:
        late, second, first = (
            event(E.LEFT, "10:31", "a", seq=1),
            event(E.ARRIVED, "10:30", "b", seq=2),
            event(E.ARRIVED, "10:30", "a", seq=1),
        )
        assert ordered(late, second, first) == (first, second, late)

    def test_a_superseded_event_is_left_out(self) -> None:
        wrong = event(E.LEFT, "10:31", "a", id_="wrong")
        right = event(E.LEFT, "10:41", "a", supersedes="wrong")
        assert ordered(wrong, right) == (right,)

    def test_of_a_chain_of_corrections_the_last_stands(self) -> None:
        chain = (
            event(E.LEFT, "10:31", "a", id_="one"),
            event(E.LEFT, "10:41", "a", id_="two", supersedes="one"),
            event(E.LEFT, "10:21", "a", id_="three", supersedes="two"),
        )
        assert ordered(*chain) == (chain[2],)

    def test_an_event_taken_back_leaves_no_trace(self) -> None:
        arrived, left = event(E.ARRIVED, "10:00", "a"), event(E.LEFT, "10:20", "a")
        slip = event(E.RETURNED, "10:31", "a", id_="slip")
        taken_back = event(E.CLEARED, "10:31", supersedes="slip")
        assert ordered(arrived, left, slip, taken_back) == (arrived, left)
        assert presence(arrived, left, slip, taken_back, who="a") is Presence.LEFT

    def test_clearing_somebodys_mark_leaves_them_unmarked_and_not_as_before(self) -> None:
        apologies, late = event(E.APOLOGIES, "09:50", "a"), event(E.ARRIVED, "10:30", "a", id_="late")
        cleared = event(E.CLEARED, "10:31", "a", supersedes="late")
        assert ordered(apologies, late, cleared) == (apologies, cleared)
        assert presence(apologies, late, cleared, who="a") is Presence.NOT_MARKED

    def test_the_second_passing_of_a_repeated_hour_comes_after_the_first(self) -> None:
        second = event(E.LEFT, "01:10", "a", fold=1, day=CLOCKS_GO_BACK, seq=1)
        first = event(E.ARRIVED, "01:50", "a", fold=0, day=CLOCKS_GO_BACK, seq=2)
        assert ordered(second, first) == (first, second)

    def test_past_midnight_comes_after_the_evening(self) -> None:
        night = event(E.ENDED, "00:10", day=date(2020, 10, 3), seq=1)
        evening = event(E.MOVED, "23:50", minute="1", seq=2)
        assert ordered(night, evening) == (evening, night)


class TestInstants:
    @pytest.mark.parametrize(
        ("local", "fold", "utc"),
        [
            (datetime(2020, 10, 2, 10, 48), 0, datetime(2020, 10, 2, 9, 48, tzinfo=UTC)),
            (datetime(2020, 10, 25, 1, 30), 0, datetime(2020, 10, 25, 0, 30, tzinfo=UTC)),
            (datetime(2020, 10, 25, 1, 30), 1, datetime(2020, 10, 25, 1, 30, tzinfo=UTC)),
            (datetime(2020, 2, 29, 23, 59), 0, datetime(2020, 2, 29, 23, 59, tzinfo=UTC)),
        ],
    )
    def test_a_wall_time_and_its_fold_name_one_instant_and_back(
        self, local: datetime, fold: int, utc: datetime
    ) -> None:
        assert instant(local, fold, ZONE) == utc
        assert wall_time(utc, ZONE) == (local, fold)

    def test_a_time_that_the_clocks_skip_reads_as_the_hour_after(self) -> None:
        skipped = instant(datetime(2020, 3, 29, 1, 30), 0, ZONE)
        assert wall_time(skipped, ZONE) == (datetime(2020, 3, 29, 2, 30), 0)

    def test_wall_time_drops_the_seconds(self) -> None:
        assert wall_time(datetime(2020, 10, 2, 9, 48, 59, tzinfo=UTC), ZONE)[0] == datetime(2020, 10, 2, 10, 48)

    @given(st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)))
    def test_every_instant_survives_the_way_to_the_wall_and_back(self, moment: datetime) -> None:
        whole = moment.replace(second=0, microsecond=0)
        assert instant(*wall_time(whole, ZONE), ZONE) == whole

    def test_until_takes_the_events_of_that_very_minute(self) -> None:
        events = ordered(event(E.ARRIVED, "10:00", "a"), event(E.LEFT, "10:31", "a"), event(E.RETURNED, "10:32", "a"))
        assert until(events, instant(at("10:31"), 0, ZONE), ZONE) == events[:2]
        assert until(events, instant(at("09:59"), 0, ZONE), ZONE) == ()


class TestPresence:
    @pytest.mark.parametrize(
        ("kind", "remote", "expected"),
        [
            (E.ARRIVED, False, Presence.PRESENT),
            (E.ARRIVED, True, Presence.REMOTE),
            (E.RETURNED, False, Presence.PRESENT),
            (E.RETURNED, True, Presence.REMOTE),
            (E.LEFT, False, Presence.LEFT),
            (E.STEPPED_OUT, False, Presence.STEPPED_OUT),
            (E.APOLOGIES, False, Presence.APOLOGIES),
            (E.EXPECTED, False, Presence.EXPECTED),
            (E.ABSENT, False, Presence.ABSENT),
            (E.CLEARED, False, Presence.NOT_MARKED),
        ],
    )
    def test_the_last_mark_says_how_somebody_stands(self, kind: EventKind, remote: bool, expected: Presence) -> None:
        assert presence(event(E.ARRIVED, "10:00", "police"), event(kind, "10:31", "police", remote=remote)) is expected

    def test_who_is_not_named_is_not_marked(self) -> None:
        assert presence(event(E.ARRIVED, "10:00", "schools")) is Presence.NOT_MARKED

    def test_taking_the_chair_and_events_of_the_meeting_mark_nobody(self) -> None:
        assert standings(ordered(event(E.TOOK_CHAIR, "10:00", "a"), event(E.STARTED, "10:00"))) == {}

    def test_a_standing_names_the_event_that_brought_it_about(self) -> None:
        left = event(E.LEFT, "10:31", "a")
        assert standings(ordered(event(E.ARRIVED, "10:00", "a"), left))[Id("a")].event == left

    def test_an_event_that_is_no_mark_of_attendance_leaves_somebody_unmarked(self) -> None:
        assert presence(event(E.MOVED, "10:00", "police", minute="1")) is Presence.NOT_MARKED


MARKS = (E.ARRIVED, E.LEFT, E.STEPPED_OUT, E.RETURNED, E.APOLOGIES, E.EXPECTED, E.ABSENT, E.CLEARED, E.TOOK_CHAIR)
A_DAY = st.lists(
    st.tuples(st.sampled_from(MARKS), st.integers(0, 59), st.sampled_from("abc"), st.booleans()), max_size=12
)


@given(A_DAY)
def test_after_any_sequence_of_events_who_is_here_has_an_open_stay_and_attended(
    marks: list[tuple[EventKind, int, str, bool]],
) -> None:
    events = ordered(*(event(kind, f"10:{minute:02}", who, remote=remote) for kind, minute, who, remote in marks))
    standing, spent = standings(events), stays(events)
    for who in map(Id, "abc"):
        here = who in standing and standing[who].is_here
        assert here == (who in spent and spent[who][-1].left is None)
    assert attended(events) == frozenset(spent)
    for who, stretches in spent.items():
        ends = [moment for stay in stretches for moment in (stay.arrived, stay.left) if moment is not None]
        assert [events.index(e) for e in ends] == sorted(events.index(e) for e in ends)
        assert {e.attendee_id for e in ends} == {who}


@given(A_DAY, st.integers(0, 59))
def test_presence_at_an_instant_depends_on_nothing_later(
    marks: list[tuple[EventKind, int, str, bool]], now: int
) -> None:
    events = ordered(*(event(kind, f"10:{minute:02}", who, remote=remote) for kind, minute, who, remote in marks))
    moment = instant(at(f"10:{now:02}"), 0, ZONE)
    earlier = tuple(e for e in events if e.at <= at(f"10:{now:02}"))
    assert standings(until(events, moment, ZONE)) == standings(earlier)


class TestStays:
    def test_coming_and_going_makes_several_stays(self) -> None:
        marks = [event(E.ARRIVED, "10:00", "a"), event(E.STEPPED_OUT, "10:31", "a"), event(E.RETURNED, "10:48", "a")]
        (stretches,) = stays(ordered(*marks)).values()
        assert [(s.arrived, s.left) for s in stretches] == [(marks[0], marks[1]), (marks[2], None)]

    def test_arriving_twice_is_one_stay(self) -> None:
        (stretches,) = stays(ordered(event(E.ARRIVED, "10:00", "a"), event(E.ARRIVED, "10:05", "a"))).values()
        assert len(stretches) == 1

    def test_present_corrected_to_apologies_at_the_roll_call_never_attended(self) -> None:
        assert attended(ordered(event(E.ARRIVED, "10:00", "a"), event(E.APOLOGIES, "10:00", "a"))) == frozenset()

    def test_apologies_after_leaving_do_not_unmake_the_attendance(self) -> None:
        marks = ordered(event(E.ARRIVED, "10:00", "a"), event(E.LEFT, "10:31", "a"), event(E.APOLOGIES, "10:40", "a"))
        assert attended(marks) == {"a"}

    def test_a_cleared_row_never_attended(self) -> None:
        marks = ordered(event(E.ARRIVED, "10:00", "a"), event(E.LEFT, "10:31", "a"), event(E.CLEARED, "10:40", "a"))
        assert attended(marks) == frozenset()


class TestChair:
    def test_nobody_took_the_chair(self) -> None:
        assert acting_chair(ordered(event(E.ARRIVED, "10:00", "a"))) is None

    def test_whoever_took_it_last_presides(self) -> None:
        assert acting_chair(ordered(event(E.TOOK_CHAIR, "10:00", "a"), event(E.TOOK_CHAIR, "10:31", "b"))) == "b"


class TestSittings:
    def test_a_move_ends_one_sitting_and_begins_the_next(self) -> None:
        moves = event(E.MOVED, "10:03", minute="1"), event(E.MOVED, "10:08", minute="2")
        assert sat(*moves) == [("1", "10:03", "10:08"), ("2", "10:08", None)]

    def test_an_adjournment_is_part_of_no_sitting(self) -> None:
        day = (
            event(E.MOVED, "10:03", minute="1"),
            event(E.ADJOURNED, "10:20"),
            event(E.RESUMED, "10:35"),
            event(E.ENDED, "11:00"),
        )
        assert sat(*day) == [("1", "10:03", "10:20"), ("1", "10:35", "11:00")]

    def test_a_minute_can_be_taken_up_again(self) -> None:
        day = [event(E.MOVED, clock, minute=name) for clock, name in (("10:00", "1"), ("10:10", "2"), ("10:20", "1"))]
        assert [name for name, *_ in sat(*day)] == ["1", "2", "1"]

    def test_resuming_what_goes_on_begins_nothing_new(self) -> None:
        assert sat(event(E.MOVED, "10:03", minute="1"), event(E.RESUMED, "10:20")) == [("1", "10:03", None)]

    def test_moving_to_the_minute_that_is_on_changes_nothing(self) -> None:
        twice = event(E.MOVED, "10:03", minute="1"), event(E.MOVED, "10:20", minute="1")
        assert sat(*twice) == [("1", "10:03", None)]

    def test_moving_while_adjourned_goes_on_with_the_meeting(self) -> None:
        day = event(E.MOVED, "10:03", minute="1"), event(E.ADJOURNED, "10:20"), event(E.MOVED, "10:30", minute="1")
        assert sat(*day) == [("1", "10:03", "10:20"), ("1", "10:30", None)]

    def test_resuming_before_anything_was_taken_begins_nothing(self) -> None:
        assert sat(event(E.STARTED, "10:00"), event(E.RESUMED, "10:05"), event(E.ENDED, "10:06")) == []

    def test_arrivals_and_the_paused_timer_end_no_sitting(self) -> None:
        day = event(E.MOVED, "10:03", minute="1"), event(E.ARRIVED, "10:05", "a"), event(E.TIMER_PAUSED, "10:06")
        assert sat(*day) == [("1", "10:03", None)]

    def test_a_spell_names_the_events_that_began_and_ended_it(self) -> None:
        began, ended = event(E.MOVED, "23:50", minute="1"), event(E.ENDED, "00:10", day=date(2020, 10, 3))
        (spell,) = spells(ordered(began, ended))
        assert (spell.began, spell.ended) == (began, ended)


@given(
    st.lists(
        st.tuples(
            st.sampled_from((E.MOVED, E.ADJOURNED, E.RESUMED, E.ENDED)), st.integers(0, 59), st.sampled_from("12")
        ),
        max_size=12,
    )
)
def test_sittings_never_overlap_and_only_the_last_can_be_open(day: list[tuple[EventKind, int, str]]) -> None:
    held = sittings(ordered(*(event(kind, f"10:{minute:02}", minute=name) for kind, minute, name in day)))
    for earlier, later in pairwise(held):
        assert earlier.end is not None
        assert earlier.start <= earlier.end <= later.start


class TestWhatCanFollow:
    ARRIVAL = event(E.ARRIVED, "10:00", "a")
    DEPARTURE = event(E.LEFT, "10:31", "a")

    @pytest.mark.parametrize("kind", [E.LEFT, E.STEPPED_OUT])
    def test_nobody_leaves_who_is_not_here(self, kind: EventKind) -> None:
        with pytest.raises(BrokenRule, match="departure_before_arrival") as broken:
            check_follows(event(kind, "09:59", "a"), (self.ARRIVAL,), ZONE)
        assert broken.value.values == {"attendee_id": "a", "at": "09:59"}

    def test_leaving_in_the_minute_of_arrival_is_possible(self) -> None:
        check_follows(event(E.LEFT, "10:00", "a"), (self.ARRIVAL,), ZONE)

    @pytest.mark.parametrize("before", [(), (ARRIVAL,)])
    def test_nobody_returns_who_did_not_leave(self, before: tuple[Event, ...]) -> None:
        with pytest.raises(BrokenRule, match="return_without_leaving"):
            check_follows(event(E.RETURNED, "10:48", "a"), before, ZONE)

    def test_who_left_can_return(self) -> None:
        check_follows(event(E.RETURNED, "10:48", "a"), (self.ARRIVAL, self.DEPARTURE), ZONE)

    def test_a_meeting_that_did_not_start_cannot_end(self) -> None:
        with pytest.raises(BrokenRule, match="not_started"):
            check_follows(event(E.ENDED, "12:30"), (self.ARRIVAL,), ZONE)

    def test_a_meeting_cannot_end_before_it_started(self) -> None:
        with pytest.raises(BrokenRule, match="end_before_start") as broken:
            check_follows(event(E.ENDED, "09:59"), (event(E.STARTED, "10:03"),), ZONE)
        assert broken.value.values == {"at": "09:59", "start": "10:03"}

    def test_a_meeting_that_started_can_end_and_anything_else_can_happen(self) -> None:
        check_follows(event(E.ENDED, "10:03"), (event(E.STARTED, "10:03"),), ZONE)
        check_follows(event(E.ARRIVED, "10:03", "a"), (), ZONE)
