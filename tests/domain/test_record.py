"""What the record of a meeting answers: who is who, who is here, who presides, and whether there is a quorum."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.actions import Action
from clerk_app.domain.board import Naming
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.tree import RuleTree
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, voting_members
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import UNMARKED, Event, EventKind, instant
from tests.domain.making import (
    BOARD,
    MEETING,
    ZONE,
    agency,
    at,
    attendee,
    block,
    board,
    event,
    item,
    member,
    minute,
    post,
    record,
    seat,
)

E = EventKind
AGENCIES = agencies_represented(2, (Id("authority"), Id("schools"), Id("police")), ChairPart.REQUIRED)


def partnership(*events: Event, tree: RuleTree | None = AGENCIES, more: tuple[Attendee, ...] = ()) -> MeetingRecord:
    """A board of three agencies under an independent chair."""
    return record(
        board=board(tree),
        agencies=(agency("authority"), agency("schools"), agency("police")),
        seats=(
            seat("chair", None, SeatRole.CHAIR),
            seat("director", "authority"),
            seat("head", "schools"),
            seat("inspector", "police"),
            seat("observer", "police", voting=False),
        ),
        members=(member("chair"), member("director"), member("head")),
        attendees=(
            attendee("chair", "chair"),
            attendee("director", "director"),
            attendee("head", "head"),
            attendee("inspector", "inspector"),
            *more,
        ),
        all_events=events,
    )


def _action(name: str, meeting_id: Id = MEETING, number: int | None = None) -> Action:
    return Action(id=Id(name), board_id=BOARD, meeting_id=meeting_id, number=number)


def arrive(*names: str, clock: str = "10:00") -> tuple[Event, ...]:
    return tuple(event(E.ARRIVED, clock, name) for name in names)


class TestNames:
    PEOPLE = record(
        people=(Person(id=Id("person"), names=(DatedName("A. Example"),)),),
        posts=(post("Head of Policy"),),
        organisations=(Organisation(id=Id("trust"), names=(DatedName("The Trust"),)),),
        groups=(Group(id=Id("group"), names=(DatedName("Care Ambassadors"),)),),
    )
    IN_POST = Party(person_id=Id("person"), post_id=Id("Head of Policy"))

    @pytest.mark.parametrize(
        ("naming", "name"),
        [
            (Naming.POST, "Head of Policy"),
            (Naming.NAME, "A. Example"),
            (Naming.NAME_AND_POST, "A. Example, Head of Policy"),
        ],
    )
    def test_the_board_says_whether_posts_or_names_are_printed(self, naming: Naming, name: str) -> None:
        assert replace(self.PEOPLE, board=board(naming=naming)).party_name(self.IN_POST) == name

    @pytest.mark.parametrize("naming", Naming)
    @pytest.mark.parametrize(
        ("party", "name"),
        [
            (Party(post_id=Id("Head of Policy")), "Head of Policy"),
            (Party(person_id=Id("person")), "A. Example"),
            (Party(organisation_id=Id("trust")), "The Trust"),
            (Party(group_id=Id("group")), "Care Ambassadors"),
            (Party(post_id=Id("unknown")), ""),
            (Party(post_id=Id("meeting")), ""),
        ],
    )
    def test_who_has_one_name_only_is_called_by_it(self, naming: Naming, party: Party, name: str) -> None:
        assert replace(self.PEOPLE, board=board(naming=naming)).party_name(party) == name

    def test_an_agency_has_the_name_of_the_meetings_day(self) -> None:
        names = DatedName("Commissioning Group"), DatedName("Care Board", date(2022, 7, 1))
        known = record(agencies=(Agency(id=Id("health"), names=names),))
        assert known.agency_name(Id("health")) == "Commissioning Group"
        assert known.agency_name(Id("unknown")) == ""


class TestParts:
    def test_everything_is_found_by_its_id(self) -> None:
        whole = partnership(*arrive("head"))
        assert whole.by_id[Id("head")] == whole.attendees[2]
        assert {Id("board"), Id("meeting"), Id("police")} <= set(whole.by_id)

    def test_blocks_are_gathered_by_minute_in_order(self) -> None:
        first: Block = block("first")
        second: Block = block("second")
        whole = record(minutes=(minute("minute"), minute("empty")), items=(item("1"),), blocks=(second, first))
        assert whole.blocks_of == {"minute": (first, second), "empty": ()}

    def test_actions_are_numbered_in_the_order_of_the_minutes_but_for_numbers_fixed_here(self) -> None:
        first, second = minute("first"), minute("second")
        blocks = tuple(
            block(name, BlockKind.ACTION, minute_id=Id(where), action_id=Id(name))
            for name, where in (("late", "second"), ("early", "first"), ("fixed", "first"), ("elsewhere", "second"))
        )
        known = record(
            minutes=(second, first),
            blocks=blocks,
            actions=(
                _action("late"),
                _action("early"),
                _action("fixed", number=1),
                _action("elsewhere", meeting_id=Id("earlier"), number=7),
            ),
        )
        assert known.action_numbers == {"early": 2, "fixed": 1, "late": 3, "elsewhere": 4}

    def test_events_are_those_that_stand_in_order(self) -> None:
        late, early = event(E.LEFT, "10:31", "head"), event(E.ARRIVED, "10:00", "head")
        assert partnership(late, early).events == (early, late)


class TestSeats:
    def test_a_substitute_sits_on_the_seat_of_whom_they_sit_for(self) -> None:
        deputy = attendee("deputy", None, Capacity.SUBSTITUTE, substitute_for="head")
        second = attendee("second deputy", None, Capacity.SUBSTITUTE, substitute_for="deputy")
        whole = partnership(more=(deputy, second))
        assert [found.id for found in map(whole.seat_of, (deputy, second)) if found] == ["head", "head"]

    def test_no_seat_is_found_for_a_guest_or_for_the_substitute_of_nobody(self) -> None:
        guest = attendee("guest", None, Capacity.GUEST)
        lost = attendee("lost", None, Capacity.SUBSTITUTE, substitute_for="gone")
        whole = partnership(more=(guest, lost))
        assert whole.seat_of(guest) is None
        assert whole.seat_of(lost) is None

    def test_two_who_sit_for_one_another_sit_on_no_seat(self) -> None:
        one = attendee("one", None, Capacity.SUBSTITUTE, substitute_for="two")
        two = attendee("two", None, Capacity.SUBSTITUTE, substitute_for="one")
        assert partnership(more=(one, two)).seat_of(one) is None


class TestPresence:
    def test_everybody_has_a_standing_even_the_unmarked(self) -> None:
        standings = partnership(*arrive("head")).standings()
        assert standings[Id("head")].is_here
        assert standings[Id("inspector")] == UNMARKED

    def test_a_standing_at_an_instant_knows_nothing_later(self) -> None:
        whole = partnership(*arrive("head"), event(E.LEFT, "10:31", "head"))
        assert whole.standings(instant(at("10:30"), 0, ZONE))[Id("head")].is_here
        assert not whole.standings(instant(at("10:31"), 0, ZONE))[Id("head")].is_here

    def test_supposing_an_event_changes_the_answer_and_not_the_record(self) -> None:
        whole = partnership(*arrive("head"))
        supposed = whole.supposing(event(E.LEFT, "10:31", "head"))
        assert not supposed.standings()[Id("head")].is_here
        assert whole.standings()[Id("head")].is_here


class TestChair:
    def presiding(self, *events: Event) -> str | None:
        chair = partnership(*events).chair()
        return chair.id if chair is not None else None

    def test_the_holder_of_the_chairs_seat_presides_while_here(self) -> None:
        assert self.presiding(*arrive("chair", "head")) == "chair"
        assert self.presiding(*arrive("head")) is None

    def test_whoever_took_the_chair_presides_until_somebody_else_takes_it(self) -> None:
        both = *arrive("chair", "head"), event(E.TOOK_CHAIR, "10:31", "head")
        assert self.presiding(*both) == "head"
        assert self.presiding(*both, event(E.TOOK_CHAIR, "10:40", "chair")) == "chair"

    def test_when_an_acting_chair_leaves_the_chair_presides_again(self) -> None:
        taken = *arrive("chair", "head"), event(E.TOOK_CHAIR, "10:31", "head"), event(E.LEFT, "10:40", "head")
        assert self.presiding(*taken) == "chair"
        assert self.presiding(*taken, event(E.LEFT, "10:41", "chair")) is None

    def test_a_taker_unknown_to_the_record_does_not_preside(self) -> None:
        assert self.presiding(event(E.TOOK_CHAIR, "10:00", "stranger")) is None

    def test_the_chairs_substitute_presides_only_when_they_take_the_chair(self) -> None:
        deputy = attendee("deputy", None, Capacity.SUBSTITUTE, substitute_for="chair")
        assert partnership(*arrive("deputy"), more=(deputy,)).chair() is None
        taken = partnership(*arrive("deputy"), event(E.TOOK_CHAIR, "10:00", "deputy"), more=(deputy,))
        assert taken.chair() == deputy


class TestQuorum:
    def test_without_a_rule_there_is_no_verdict(self) -> None:
        assert partnership(*arrive("head"), tree=None).verdict() is None

    def test_the_verdict_follows_comings_and_goings(self) -> None:
        whole = partnership(*arrive("chair", "director", "head"), event(E.LEFT, "10:31", "head"))
        before, after = whole.verdict(instant(at("10:30"), 0, ZONE)), whole.verdict()
        assert before is not None
        assert after is not None
        assert (before.quorate, after.quorate) == (True, False)
        assert after.missing == ("schools", "police")

    def test_who_leaves_for_an_interest_does_not_count_in_that_business_and_does_in_the_next(self) -> None:
        leaves = Declaration(
            id=Id("declaration"), meeting_id=MEETING, minute_id=Id("budget"), at=at("10:10"),
            attendee_id=Id("head"), effect=InterestEffect.LEAVES,
        )  # fmt: skip
        moved = (event(E.MOVED, "10:05", minute="budget"), event(E.MOVED, "10:30", minute="reports"))
        whole = replace(partnership(*arrive("chair", "director", "head"), *moved), declarations=(leaves,))
        during, afterwards = whole.verdict(instant(at("10:20"), 0, ZONE)), whole.verdict()
        assert during is not None
        assert afterwards is not None
        assert (during.represented, afterwards.represented) == (("authority",), ("authority", "schools"))

    def test_who_sits_as_the_member_counts_where_no_term_says_that_they_hold_the_seat(self) -> None:
        verdict = partnership(*arrive("chair", "inspector")).verdict()
        assert verdict is not None
        assert verdict.represented == ("police",)

    def test_the_verdict_without_its_margin_is_the_verdict(self) -> None:
        whole = partnership(*arrive("chair", "director", "head", "inspector"))
        full, short = whole.verdict(), whole.verdict_without_margin()
        assert full is not None
        assert full.spare == 1
        assert replace(full, spare=0, critical_seats=(), critical_agencies=()) == short

    def test_a_substitute_counts_for_the_agency(self) -> None:
        deputy = attendee("deputy", None, Capacity.SUBSTITUTE, substitute_for="inspector")
        verdict = partnership(*arrive("chair", "head", "deputy"), more=(deputy,)).verdict()
        assert verdict is not None
        assert verdict.represented == ("schools", "police")

    @pytest.mark.parametrize("capacity", [Capacity.OBSERVER, Capacity.GUEST, Capacity.CLERK, Capacity.GROUP])
    def test_who_does_not_sit_on_the_board_counts_for_no_agency(self, capacity: Capacity) -> None:
        onlooker = attendee("onlooker", "observer", capacity)
        room = partnership(*arrive("onlooker"), more=(onlooker,)).room()
        assert not any(one.is_here for one in room.seats)

    def test_the_room_knows_who_is_in_the_chair_and_how_many_seats_there_are(self) -> None:
        whole = partnership(*arrive("chair", "head"))
        room = whole.room()
        assert [(one.seat.id, one.presiding) for one in room.seats if one.is_here] == [("chair", True), ("head", False)]
        assert [one.filled for one in room.seats].count(True) == 3
        assert (len(room.seats), room.has_chair) == (5, True)

    @pytest.mark.parametrize("role", [SeatRole.OBSERVER, SeatRole.CLERK])
    def test_the_seat_of_who_does_not_sit_on_the_board_is_no_voting_seat(self, role: SeatRole) -> None:
        whole = partnership()
        room = replace(whole, seats=(*whole.seats, seat("beside", "police", role))).room()
        assert room == whole.room()

    def test_a_seat_on_another_board_counts_for_nothing_here(self) -> None:
        whole = partnership(*arrive("guest"), more=(attendee("guest", "elsewhere"),))
        elsewhere = replace(seat("elsewhere", "police"), board_id=Id("other"))
        room = replace(whole, seats=(*whole.seats, elsewhere)).room()
        assert [one.is_here for one in room.seats] == [False] * 5

    def test_a_rule_of_seats_counts_the_seats_here(self) -> None:
        verdict = partnership(*arrive("chair", "head"), tree=voting_members(2)).verdict()
        assert verdict is not None
        assert verdict.quorate


def _known(found: MeetingRecord) -> tuple[object, ...]:
    return found.blocks, dict(found.by_id), dict(found.blocks_of), dict(found.minute_numbers), dict(found.answers)


def test_with_other_blocks_a_record_is_what_it_would_be_read_anew() -> None:
    one, two = minute("one"), minute("two")
    blocks = [block(f"a{place}", minute_id=one.id, position=place) for place in range(4)]
    blocks += [block(f"b{place}", minute_id=two.id, position=place) for place in range(4, 8)]
    before = record(minutes=(one, two), blocks=tuple(blocks))
    assert _known(before)
    changed = replace(blocks[1], numbered=False)
    moved = replace(blocks[2], position=20)
    elsewhere = replace(blocks[3], minute_id=two.id, position=9)
    new = block("new", minute_id=one.id, position=-1)
    after = before.with_blocks(
        {changed.id: changed, moved.id: moved, elsewhere.id: elsewhere, new.id: new, blocks[4].id: None}
    )
    expected = (new, blocks[0], changed, *blocks[5:], elsewhere, moved)
    assert _known(after) == _known(record(minutes=(one, two), blocks=expected))
    assert _known(before) == _known(record(minutes=(one, two), blocks=tuple(blocks)))
