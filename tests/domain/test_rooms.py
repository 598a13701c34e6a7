"""The room of a meeting at any instant, and the quorum in it as often as the rule has it tested."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.amount import Number
from clerk_app.domain.rules.quorum import Concerns, Consequence, Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.room import Attendance, ChairsRuling, SeatNow, SitsAs
from clerk_app.domain.rules.tree import AtLeast
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.seats import Suspension
from clerk_app.domain.timeline import Event, EventKind, instant
from tests.domain.making import (
    DAY,
    MEETING,
    ZONE,
    agency,
    at,
    attendee,
    board,
    event,
    item,
    meeting,
    member,
    minute,
    record,
    seat,
)

E = EventKind
THREE = AtLeast(amount=Number(number=3))
CHAIR_MAY = (Follows(consequence=Consequence.CHAIR_DECIDES),)


def council(
    *events: Event,
    tested: When = When.THROUGHOUT,
    grace: int = 0,
    more: tuple[Attendee, ...] = (),
    **fields: object,
) -> MeetingRecord:
    """Five members, of whom three are a quorum, with two items on the agenda."""
    names = ("a", "b", "c", "d", "e")
    rule = QuorumRule(tree=THREE, tested=tested, grace_minutes=grace)
    return record(
        board=replace(board(), quorum=replace(rule, **fields)),  # type: ignore[arg-type]
        seats=tuple(seat(name) for name in names),
        members=tuple(member(name) for name in names),
        items=(item("1"), item("2")),
        minutes=(minute("first", "1"), minute("second", "2")),
        attendees=(*(attendee(name, name) for name in names), *more),
        all_events=events,
    )


def here(*names: str, clock: str = "10:00") -> tuple[Event, ...]:
    return tuple(event(E.ARRIVED, clock, name) for name in names)


def begun(clock: str = "10:00") -> tuple[Event, ...]:
    return event(E.STARTED, clock), event(E.MOVED, clock, minute="first")


def moment(clock: str) -> datetime:
    return instant(at(clock), 0, ZONE)


def found(whole: MeetingRecord, clock: str) -> Verdict:
    verdict = whole.verdict(moment(clock))
    assert verdict is not None
    return verdict


def taken(whole: MeetingRecord, name: str, clock: str = "10:59") -> SeatNow:
    return next(one for one in whole.room(moment(clock)).seats if one.seat.id == name)


class TestWhoSits:
    def test_the_proxy_of_a_member_who_is_away_holds_their_seat_in_the_way_that_the_proxy_is_there(self) -> None:
        whole = council(event(E.ARRIVED, "10:00", "b", remote=True))
        away = replace(whole.attendees[0], proxy_id=Id("b"))
        whole = replace(whole, attendees=(away, *whole.attendees[1:]))
        assert (taken(whole, "a").attendance, taken(whole, "a").sits_as) == (Attendance.REMOTE, SitsAs.PROXY)
        assert taken(whole, "a").proxy_with == "b"

    @pytest.mark.parametrize("event_of", [(E.LEFT, "b"), (E.ARRIVED, "a")])
    def test_a_proxy_holds_nothing_once_they_have_gone_or_the_member_came(
        self, event_of: tuple[EventKind, str]
    ) -> None:
        whole = council(*here("b"), event(event_of[0], "10:30", event_of[1]))
        whole = replace(whole, attendees=(replace(whole.attendees[0], proxy_id=Id("b")), *whole.attendees[1:]))
        assert taken(whole, "a").sits_as is SitsAs.HOLDER
        assert taken(whole, "a").is_here is (event_of[1] == "a")

    def test_who_is_suspended_on_the_day_is_so_in_the_room(self) -> None:
        whole = council(*here("a", "b"))
        until_today, until_yesterday = (Suspension(since=date(2020, 9, 1), until=date(2020, 10, day)) for day in (2, 1))
        first = replace(whole.members[0], suspensions=(until_today,))
        second = replace(whole.members[1], suspensions=(until_yesterday,))
        whole = replace(whole, members=(first, second, *whole.members[2:]))
        assert [taken(whole, name).suspended for name in ("a", "b", "c")] == [True, False, False]

    def test_a_seat_that_changes_hands_during_the_meeting_is_that_of_who_sits_there(self) -> None:
        new = replace(attendee("new", "a"), position=99)
        whole = council(*here("a", "b"), event(E.LEFT, "10:30", "a"), *here("new", clock="10:40"), more=(new,))
        old_term = replace(member("a"), until=DAY, since=date(2016, 1, 1))
        new_term = replace(member("a"), id=Id("new term"), since=DAY, holder=new.who)
        whole = replace(whole, members=(new_term, old_term, *whole.members[1:]))
        known = [taken(whole, "a", clock) for clock in ("10:29", "10:35", "10:45")]
        assert [(one.is_here, one.filled) for one in known] == [(True, True), (False, True), (True, True)]
        assert (known[0].since, known[2].since) == (date(2016, 1, 1), DAY)
        assert [found(whole, clock).counted for clock in ("10:29", "10:35", "10:45")] == [2, 1, 2]

    def test_who_was_there_as_a_guest_counts_once_they_are_sworn_in(self) -> None:
        guest, sworn = attendee("guest", None, Capacity.GUEST), attendee("sworn", "e")
        whole = council(*here("a", "b", "guest"), *here("sworn", clock="10:40"), more=(guest, sworn))
        assert [found(whole, clock).counted for clock in ("10:39", "10:40")] == [2, 3]

    def test_an_agency_that_was_renamed_keeps_its_seat(self) -> None:
        whole = council(*here("a"))
        seats = (replace(whole.seats[0], agency_id=Id("health")), *whole.seats[1:])
        health = agency("health")
        renamed = replace(health, names=(*health.names, replace(health.names[0], since=date(2020, 1, 1), name="New")))
        whole = replace(whole, seats=seats, agencies=(renamed,))
        assert (taken(whole, "a").seat.agency_id, whole.agency_name(Id("health"))) == ("health", "New")


class TestBusiness:
    def whole(self, *events: Event) -> MeetingRecord:
        whole = council(*begun(), *events)
        hearing = replace(whole.items[0], business="hearing")
        below = replace(whole.items[1], parent_id=Id("1"))
        return replace(whole, items=(hearing, below))

    def test_the_room_knows_the_kind_of_business_of_the_item_at_hand(self) -> None:
        whole = self.whole(event(E.ADJOURNED, "10:20"), event(E.RESUMED, "10:30"))
        known = [whole.room(moment(clock)).business for clock in ("09:59", "10:00", "10:20", "10:30")]
        assert known == ["", "hearing", "", "hearing"]

    def test_what_stands_under_an_item_is_business_of_its_kind(self) -> None:
        assert self.whole(event(E.MOVED, "10:10", minute="second")).room().business == "hearing"

    def test_remote_members_do_not_count_for_a_kind_of_business_and_do_for_the_next(self) -> None:
        counts = WhoCounts(remote_not_for=("hearing",))
        remote = tuple(event(E.ARRIVED, "10:00", name, remote=True) for name in ("a", "b", "c"))
        whole = council(*remote, *begun(), event(E.MOVED, "10:30", minute="second"), counts=counts)
        whole = replace(whole, items=(replace(whole.items[0], business="hearing"), whole.items[1]))
        assert [found(whole, clock).counted for clock in ("10:29", "10:30")] == [0, 3]


class TestStage:
    def test_the_room_knows_whether_one_without_a_quorum_was_adjourned_to_this_meeting(self) -> None:
        whole = council()
        adjourned = replace(whole, meeting=replace(whole.meeting, adjourned_from=Id("last week")))
        assert [one.room().is_adjourned_meeting for one in (whole, adjourned)] == [False, True]

    def test_each_adjournment_before_it_makes_the_meeting_a_later_call(self) -> None:
        whole = council()
        first = replace(whole.meeting, id=Id("first"))
        second = replace(whole.meeting, id=Id("second"), adjourned_from=first.id)
        third = replace(whole.meeting, adjourned_from=second.id)
        assert replace(whole, meeting=third, earlier_meetings=(first, second)).room().call == 3
        assert replace(whole, meeting=second, earlier_meetings=(first,)).room().call == 2
        round_about = replace(first, adjourned_from=third.id)
        assert replace(whole, meeting=third, earlier_meetings=(round_about, second)).room().call == 3

    def test_the_room_knows_how_many_days_after_the_call_before_it_the_meeting_is(self) -> None:
        whole = council()
        earlier = replace(whole.meeting, id=Id("earlier"), date=whole.meeting.date - timedelta(days=8))
        adjourned = replace(whole, meeting=replace(whole.meeting, adjourned_from=earlier.id))
        assert replace(adjourned, earlier_meetings=(earlier,)).room().days_after == 8
        assert (adjourned.room().days_after, whole.room().days_after) == (None, None)

    @pytest.mark.parametrize(("clock", "minutes"), [("09:40", 0), ("10:00", 0), ("10:29", 29), ("11:05", 65)])
    def test_what_was_waited_is_counted_from_the_time_the_meeting_was_called_for(
        self, clock: str, minutes: int
    ) -> None:
        assert council().room(moment(clock)).waited == minutes

    def test_what_was_waited_is_counted_through_a_change_of_the_clocks(self) -> None:
        """On the day the clocks go back, 01:30 in summer time is an hour before 01:30 in winter time."""
        day = date(2020, 10, 25)
        whole = replace(council(), meeting=replace(meeting(day=day), start=at("00:30").time()))
        assert [whole.room(instant(at("01:30", day), fold, ZONE)).waited for fold in (0, 1)] == [60, 120]

    @pytest.mark.parametrize(
        ("clock", "follows"), [("10:25", []), ("10:34", []), ("10:35", [Consequence.ADJOURN]), ("10:50", [])]
    )
    def test_what_follows_once_the_quorum_was_lost_for_so_long_follows_then_and_no_longer(
        self, clock: str, follows: list[Consequence]
    ) -> None:
        lost = Follows(consequence=Consequence.ADJOURN, concerns=Concerns.BEGUN, after_minutes=15)
        events = (
            *here("a", "b", "c"), *begun(), event(E.LEFT, "10:20", "a"), event(E.LEFT, "10:30", "b"),
            *here("a", "b", clock="10:40"),
        )  # fmt: skip
        whole = council(*events, if_inquorate=(lost,))
        assert [one.consequence for one in found(whole, clock).follows] == follows

    def test_without_an_instant_it_is_that_of_the_last_event(self) -> None:
        assert council().room().waited is None
        assert council(*here("a", clock="10:12")).room().waited == 12


class TestRuling:
    RULED = event(E.CHAIR_WENT_ON, "10:05")

    def whole(self, *events: Event) -> MeetingRecord:
        return council(*here("a", "b"), *begun(), *events, if_inquorate=CHAIR_MAY)

    def test_the_quorum_waits_for_the_chairs_word_and_follows_it(self) -> None:
        went_on, stopped = self.whole(self.RULED), self.whole(event(E.CHAIR_STOPPED, "10:05"))
        assert found(went_on, "10:04").qualified is Qualified.CHAIR_DECIDES
        assert (found(went_on, "10:05").quorate, found(went_on, "10:05").qualified) == (True, Qualified.CHAIR_DECIDED)
        assert (found(stopped, "10:05").quorate, found(stopped, "10:05").qualified) == (False, Qualified.PLAINLY)
        assert stopped.room().ruling is ChairsRuling.DO_NOT

    def test_a_ruling_holds_until_the_quorum_is_regained_and_no_longer(self) -> None:
        whole = self.whole(self.RULED, *here("c", clock="10:20"), event(E.LEFT, "10:30", "c"))
        assert [found(whole, clock).qualified for clock in ("10:19", "10:20", "10:30")] == [
            Qualified.CHAIR_DECIDED,
            Qualified.PLAINLY,
            Qualified.CHAIR_DECIDES,
        ]
        again = replace(whole, all_events=(*whole.all_events, event(E.CHAIR_WENT_ON, "10:31")))
        assert found(again, "10:31").qualified is Qualified.CHAIR_DECIDED

    def test_a_ruling_is_of_the_chair_and_marks_nobody_as_gone(self) -> None:
        ruled = replace(self.RULED, attendee_id=Id("a"))
        assert self.whole(ruled).standings()[Id("a")].is_here

    def test_with_a_test_of_each_item_the_ruling_before_it_still_holds_and_one_done_with_does_not(self) -> None:
        moved = event(E.MOVED, "10:40", minute="second")
        holding = self.whole(self.RULED, moved)
        over = self.whole(self.RULED, *here("c", clock="10:20"), event(E.LEFT, "10:30", "c"), moved)
        for whole, quorate in ((holding, True), (over, False)):
            rule = replace(whole.board.quorum, tested=When.EACH_ITEM)  # type: ignore[type-var]
            tested = replace(whole, board=replace(whole.board, quorum=rule))
            assert found(tested, "10:45").quorate is quorate


def interest(
    name: str, minute_name: str = "first", clock: str = "10:10", effect: InterestEffect = InterestEffect.LEAVES
) -> Declaration:
    return Declaration(
        id=Id(f"interest of {name}"),
        meeting_id=MEETING,
        minute_id=Id(minute_name),
        at=at(clock),
        attendee_id=Id(name),
        effect=effect,
    )


def goes(name: str, clock: str) -> Event:
    return replace(event(E.STEPPED_OUT, clock, name), declaration_id=Id(f"interest of {name}"))


class TestInterests:
    def whole(self, *events: Event, declared: tuple[Declaration, ...]) -> MeetingRecord:
        rule = (
            Follows(consequence=Consequence.ADJOURN, concerns=Concerns.MEETING),
            Follows(consequence=Consequence.DEFER_ITEM, concerns=Concerns.ITEM),
        )
        whole = council(*here("a", "b", "c"), *begun(), *events, if_inquorate=rule)
        return replace(whole, declarations=declared)

    def test_who_left_for_an_interest_is_known_to_have_so_that_only_the_item_lacks_a_quorum(self) -> None:
        whole = self.whole(goes("c", "10:11"), declared=(interest("c"),))
        assert (taken(whole, "c").interest, taken(whole, "c").is_here) == (InterestEffect.LEAVES, False)
        assert [one.consequence for one in found(whole, "10:12").follows] == [Consequence.DEFER_ITEM]

    def test_who_left_the_meeting_altogether_has_no_interest_to_come_back_from(self) -> None:
        whole = self.whole(event(E.LEFT, "10:11", "c"), declared=(interest("c"),))
        assert [one.consequence for one in found(whole, "10:12").follows] == [Consequence.ADJOURN]

    def test_an_interest_counts_from_when_it_was_declared_until_they_came_back_to_the_room(self) -> None:
        whole = self.whole(goes("c", "10:11"), event(E.RETURNED, "10:25", "c"), declared=(interest("c"),))
        assert [found(whole, clock).counted for clock in ("10:09", "10:10", "10:24", "10:25")] == [3, 2, 2, 3]

    def test_an_interest_declared_in_one_minute_may_be_the_reason_to_leave_for_another(self) -> None:
        declared = interest("c", clock="10:02", effect=InterestEffect.STAYS)
        whole = self.whole(event(E.MOVED, "10:30", minute="second"), goes("c", "10:31"), declared=(declared,))
        assert (taken(whole, "c", "10:20").interest, taken(whole, "c", "10:40").interest) == (
            InterestEffect.STAYS,
            InterestEffect.LEAVES,
        )

    def test_once_the_meeting_has_moved_on_nobody_is_out_for_the_interest(self) -> None:
        whole = self.whole(goes("c", "10:11"), event(E.MOVED, "10:30", minute="second"), declared=(interest("c"),))
        assert taken(whole, "c").interest is None

    def test_a_further_part_of_the_minute_is_the_same_business(self) -> None:
        whole = self.whole(event(E.MOVED, "10:30", minute="part"), declared=(interest("c"),))
        whole = replace(whole, minutes=(*whole.minutes, minute("part", "1")))
        assert taken(whole, "c", "10:40").interest is InterestEffect.LEAVES

    def test_of_several_interests_the_strictest_counts(self) -> None:
        declared = (interest("c"), replace(interest("c", effect=InterestEffect.STAYS), id=Id("another")))
        assert taken(self.whole(declared=declared), "c").interest is InterestEffect.LEAVES


class TestTested:
    THREE_COME_ONE_GOES = (*here("a", "b", "c"), *begun(), event(E.LEFT, "10:30", "c"))

    @pytest.mark.parametrize(
        ("tested", "quorate", "qualified"),
        [
            (When.AT_START, True, Qualified.FROM_START),
            (When.START_KEPT, True, Qualified.FROM_START),
            (When.EACH_ITEM, True, Qualified.FROM_ITEM),
            (When.EACH_VOTE, False, Qualified.PLAINLY),
            (When.THROUGHOUT, False, Qualified.PLAINLY),
        ],
    )
    def test_a_departure_counts_as_the_rule_has_it_tested(
        self, tested: When, quorate: bool, qualified: Qualified
    ) -> None:
        verdict = found(council(*self.THREE_COME_ONE_GOES, tested=tested), "10:40")
        assert (verdict.quorate, verdict.qualified) == (quorate, qualified)
        assert verdict.counted == (3 if quorate else 2)

    @pytest.mark.parametrize(
        ("tested", "quorate"), [(When.AT_START, True), (When.START_KEPT, True), (When.EACH_ITEM, False)]
    )
    def test_the_next_item_is_a_new_test_for_each_item_alone(self, tested: When, quorate: bool) -> None:
        moved = event(E.MOVED, "10:50", minute="second")
        assert found(council(*self.THREE_COME_ONE_GOES, moved, tested=tested), "10:50").quorate is quorate

    def test_who_came_later_and_went_again_was_never_kept(self) -> None:
        later = (*here("d", clock="10:20"), event(E.LEFT, "10:40", "d"))
        whole = council(*here("a", "b"), *begun(), *later, tested=When.START_KEPT)
        assert [found(whole, clock).counted for clock in ("10:00", "10:20", "10:40")] == [2, 3, 2]

    def test_nobody_who_was_there_when_it_began_can_lose_a_quorum_that_is_kept(self) -> None:
        whole = council(*here("a", "b"), *begun(), *here("d", clock="10:20"), tested=When.START_KEPT)
        verdict = found(whole, "10:30")
        assert (verdict.critical_seats, verdict.spare_is_exact) == (("d",), False)
        full = council(*here("a", "b", "c"), *begun(), tested=When.START_KEPT)
        assert (found(full, "10:30").spare, found(full, "10:30").critical_seats) == (3, ())

    def test_once_found_at_the_start_no_departure_is_warned_of(self) -> None:
        verdict = found(council(*here("a", "b", "c"), *begun(), tested=When.AT_START), "10:10")
        assert (verdict.spare, verdict.critical_seats, verdict.qualified) == (3, (), Qualified.PLAINLY)

    @pytest.mark.parametrize("tested", [When.AT_START, When.EACH_ITEM])
    def test_who_comes_after_the_test_failed_makes_the_board_quorate_for_good(self, tested: When) -> None:
        late = (*here("c", clock="10:20"), event(E.LEFT, "10:30", "c"))
        whole = council(*here("a", "b"), *begun(), *late, tested=tested)
        assert [found(whole, clock).quorate for clock in ("10:19", "10:20", "10:30")] == [False, True, True]

    def test_nobody_who_comes_after_the_time_of_grace_makes_it_quorate(self) -> None:
        late = here("c", clock="10:31")
        whole = council(*here("a", "b"), *begun(), *late, tested=When.AT_START, grace=30)
        assert (found(whole, "10:29").qualified, found(whole, "10:30").qualified) == (
            Qualified.WAITING,
            Qualified.PLAINLY,
        )
        assert (found(whole, "10:31").quorate, found(whole, "10:31").counted) == (False, 2)

    def test_who_comes_within_the_time_of_grace_does(self) -> None:
        late = (*here("c", clock="10:30"), event(E.LEFT, "10:50", "c"))
        whole = council(*here("a", "b"), *begun(), *late, tested=When.AT_START, grace=30)
        assert found(whole, "10:55").quorate

    def test_a_meeting_that_begins_late_is_looked_at_when_it_begins(self) -> None:
        whole = council(*here("a", "b", "c"), *begun("10:45"), tested=When.AT_START, grace=30)
        assert found(whole, "10:45").quorate

    def test_who_declares_an_interest_after_the_item_began_did_not_count_for_it(self) -> None:
        whole = council(*here("a", "b", "c"), *begun(), goes("c", "10:11"), tested=When.EACH_ITEM)
        whole = replace(whole, declarations=(interest("c"),))
        assert (found(whole, "10:12").quorate, found(whole, "10:12").counted) == (False, 2)

    def test_an_item_goes_on_in_its_further_part_and_is_tested_anew_after_an_adjournment(self) -> None:
        further = council(*self.THREE_COME_ONE_GOES, event(E.MOVED, "10:40", minute="part"), tested=When.EACH_ITEM)
        further = replace(further, minutes=(*further.minutes, minute("part", "1")))
        assert found(further, "10:45").quorate
        broken_off = (event(E.ADJOURNED, "10:40"), event(E.RESUMED, "10:50"))
        assert not found(council(*self.THREE_COME_ONE_GOES, *broken_off, tested=When.EACH_ITEM), "10:55").quorate

    @pytest.mark.parametrize("make", [lambda whole: whole.verdict(), lambda whole: whole.verdict_without_margin()])
    def test_both_ways_to_ask_follow_the_test(self, make: Callable[[MeetingRecord], Verdict | None]) -> None:
        verdict = make(council(*self.THREE_COME_ONE_GOES, tested=When.AT_START))
        assert verdict is not None
        assert verdict.qualified is Qualified.FROM_START
