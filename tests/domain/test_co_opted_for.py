"""Members who were co-opted for some business: they sit while it is at hand, and attend for the rest."""

from dataclasses import replace
from datetime import datetime

import pytest

from clerk_app.domain.agenda import AgendaItem, Paper
from clerk_app.domain.co_opted_for import Agenda
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.amount import Base, Rounding, Share
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import AtLeast
from clerk_app.domain.seats import Business
from clerk_app.domain.timeline import Event, EventKind, instant
from tests.domain.making import ZONE, at, attendee, board, event, item, member, minute, record, seat

E = EventKind
MORE_THAN_HALF = AtLeast(
    amount=Share(numerator=1, denominator=2, rounding=Rounding.MORE_THAN, base=Base.FILLED_NOT_SUSPENDED)
)
BUDGET = Business(words="School budget", about_item_id=Id("budget"))


def council(*events: Event, only_for: tuple[Business, ...] = (BUDGET,)) -> MeetingRecord:
    """Four members and one co-opted for the budget, of whom more than half are a quorum, with two items."""
    names = ("a", "b", "c", "d", "e")
    members = tuple(replace(member(name), only_for=only_for if name == "e" else ()) for name in names)
    return record(
        board=replace(board(), quorum=QuorumRule(tree=MORE_THAN_HALF)),
        seats=tuple(seat(name) for name in names),
        members=members,
        items=(named("welcome", "Welcome"), named("budget", "School budget")),
        minutes=(about("first", "welcome"), about("second", "budget")),
        attendees=tuple(attendee(name, name) for name in names),
        all_events=events,
    )


def named(item_id: str, title: str) -> AgendaItem:
    return replace(item(item_id), title=title)


def about(minute_id: str, item_id: str) -> Minute:
    return replace(minute(minute_id), item_ids=(Id(item_id),))


def held(*here: str, only_for: tuple[Business, ...] = (BUDGET,)) -> MeetingRecord:
    """From ten o'clock at the first item, from half past at the second, from eleven at the first again."""
    course = (
        *(event(E.ARRIVED, "10:00", name) for name in here),
        event(E.STARTED, "10:00"),
        event(E.MOVED, "10:00", minute="first"),
        event(E.MOVED, "10:30", minute="second"),
        event(E.MOVED, "11:00", minute="first"),
    )
    return council(*course, only_for=only_for)


def moment(clock: str) -> datetime:
    return instant(at(clock), 0, ZONE)


def found(whole: MeetingRecord, clock: str) -> tuple[bool, int, int]:
    verdict = whole.verdict(moment(clock))
    assert verdict is not None
    return verdict.quorate, verdict.counted, verdict.needed


def test_who_was_co_opted_for_an_item_counts_towards_the_quorum_and_its_base_at_that_item_alone() -> None:
    # More than half of four is three, and more than half of five is three as well.
    whole = held("a", "b", "e")
    assert [found(whole, clock) for clock in ("10:10", "10:40", "11:10")] == [
        (False, 2, 3), (True, 3, 3), (False, 2, 3),
    ]  # fmt: skip
    filled = [sum(one.filled for one in whole.room(moment(clock)).seats) for clock in ("10:10", "10:40")]
    assert filled == [4, 5]


def test_who_sits_for_them_counts_at_that_item_alone_too() -> None:
    whole = held("a", "b", "s")
    stand_in = replace(attendee("s"), capacity=Capacity.SUBSTITUTE, substitute_for=Id("e"))
    whole = replace(whole, attendees=(*whole.attendees, stand_in))
    assert [found(whole, clock)[1] for clock in ("10:10", "10:40")] == [2, 3]


def test_a_member_for_all_business_counts_at_every_item() -> None:
    whole = held("a", "b", "e", only_for=())
    assert [found(whole, clock)[1] for clock in ("10:10", "10:40", "11:10")] == [3, 3, 3]
    assert whole.sits_for == {}


def test_who_is_at_other_business_is_told_of_each_minute() -> None:
    whole = held("a", "b", "e")
    told = [whole.at_other_business(moment(clock)) for clock in ("09:50", "10:10", "10:40", "11:10")]
    assert told == [{"e"}, {"e"}, frozenset(), {"e"}]


def test_a_walk_over_the_meeting_finds_the_same_as_each_instant_by_itself() -> None:
    whole = held("a", "b", "e")
    assert [whole.after(one).verdict_without_margin() for one in whole.events] == [
        replace(whole, all_events=whole.events[: place + 1]).verdict_without_margin()
        for place in range(len(whole.events))
    ]


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("school budget", True),
        ("BUDGET", True),
        ("Budge", False),
        ("Capital plan", True),
        ("CP7", True),
        ("Minute 4", True),
        ("Welcome", False),
        ("  ", False),
    ],
)
def test_words_name_business_by_title_reference_or_paper_and_by_whole_words(words: str, is_it: bool) -> None:
    budget = replace(named("budget", "The school budget"), reference="Minute 4 of 2 May")
    paper = Paper(id=Id("p"), item_id=Id("budget"), position=0, title="Capital plan", number="CP7")
    agenda = Agenda(items=(named("welcome", "Hello"), budget), papers=(paper,))
    assert agenda.about((Business(words=words),)) == ({"budget"} if is_it else frozenset())


def test_business_that_comes_back_is_the_same_however_often_and_whatever_it_is_called() -> None:
    first = named("may", "Budget")
    second = replace(named("july", "Budget, second reading"), continues=Id("may"))
    third = replace(named("october", "Money"), continues=Id("july"))
    agenda = Agenda(items=(third, named("other", "Budget of another year")), earlier=(second, first))
    assert agenda.about((Business(words="Budget", about_item_id=Id("may")),)) == {"october"}


def test_what_stands_under_an_item_is_part_of_its_business() -> None:
    part = replace(named("part", "Heating"), parent_id=Id("budget"))
    agenda = Agenda(items=(named("budget", "Budget"), part, named("other", "Other")))
    assert agenda.about((Business(words="Budget"),)) == {"budget", "part"}
