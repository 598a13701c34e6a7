"""Everybody receives what they are entitled to once, as early as anything says."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers, addressed, joined
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party

AGENDA, PAPERS, DRAFT = CirculatedPaper.AGENDA, CirculatedPaper.PAPERS, CirculatedPaper.DRAFT
BOARD = Board(id=Id("board"), names=(DatedName("Board"),))
YOUNG = Id("young")
MEMBERS = Circulation(to=Receivers.MEMBERS)
OBSERVERS = Circulation(to=Receivers.OBSERVERS, papers=(AGENDA,))
PRESS = Circulation(to=Receivers.NAMED, name="Press office", papers=(AGENDA,))
EARLIER = Circulation(to=Receivers.CATEGORY, category_id=YOUNG, papers=(AGENDA, PAPERS), days=10)


def attendee(name: str, capacity: Capacity = Capacity.MEMBER, category: Id | None = None) -> Attendee:
    return Attendee(
        id=Id(name),
        meeting_id=Id("meeting"),
        position=0,
        who=Party(post_id=Id(name)),
        capacity=capacity,
        category_id=category,
    )


HEAD, STAND_IN, WATCHER = attendee("head"), attendee("stand-in", Capacity.SUBSTITUTE), attendee("w", Capacity.OBSERVER)
ROOM = (HEAD, STAND_IN, WATCHER)


def received(entries: tuple[Circulation, ...], paper: CirculatedPaper, *young: Attendee) -> list[tuple[str, list[str]]]:
    """Who receives it, where some are of the category of the young."""
    room = [replace(one, category_id=YOUNG) if one in young else one for one in ROOM]
    return [(str(one.entry.to), [each.id for each in one.attendees]) for one in addressed(entries, paper, room)]


def test_each_kind_of_attendee_receives_what_its_entry_says() -> None:
    entries = (MEMBERS, OBSERVERS, PRESS)
    assert received(entries, AGENDA) == [("members", ["head", "stand-in"]), ("observers", ["w"]), ("named", [])]
    assert received(entries, PAPERS) == [("members", ["head", "stand-in"])]
    assert received(entries, DRAFT) == []


def test_whoever_several_entries_are_about_stands_with_the_one_that_is_earliest() -> None:
    entries = (MEMBERS, OBSERVERS, EARLIER)
    assert received(entries, PAPERS, HEAD) == [("members", ["stand-in"]), ("category", ["head"])]
    assert received(entries, AGENDA, WATCHER) == [("members", ["head", "stand-in"]), ("category", ["w"])]


def test_of_minutes_nobody_has_days_of_their_own_so_the_first_entry_counts() -> None:
    entries = (replace(MEMBERS, papers=(DRAFT,)), replace(EARLIER, papers=(AGENDA, DRAFT)))
    assert received(entries, DRAFT, HEAD) == [("members", ["head", "stand-in"])]


def test_a_board_with_which_agendas_are_shared_receives_agenda_and_papers_by_that_alone() -> None:
    relation = Relation(kind=RelationKind.LINKED, board_id=Id("council"), agenda_days=10)
    elsewhere = Relation(kind=RelationKind.LINKED, name="Youth Forum", agenda_days=3)
    board = replace(BOARD, circulation=(MEMBERS,), relations=(relation, elsewhere, replace(relation, agenda_days=None)))
    assert board.circulated == (
        MEMBERS,
        Circulation(to=Receivers.BOARD, board_id=Id("council"), papers=(AGENDA, PAPERS), days=10),
        Circulation(to=Receivers.NAMED, name="Youth Forum", papers=(AGENDA, PAPERS), days=3),
    )
    assert board.circulated_boards == (Id("council"),)


def test_what_a_board_receives_anyway_goes_with_the_shared_agenda_at_the_earlier_time() -> None:
    own = Circulation(to=Receivers.BOARD, board_id=Id("council"), papers=(AGENDA, DRAFT), days=4)
    shared = replace(own, papers=(AGENDA, PAPERS), days=10)
    assert joined((own, shared)) == (replace(own, papers=(AGENDA, PAPERS, DRAFT), days=10),)
    assert joined((replace(own, days=None), shared))[0].days == 10


def test_days_are_told_only_of_what_goes_out_before_the_meeting() -> None:
    assert EARLIER.days_ahead == 10
    assert replace(EARLIER, papers=(DRAFT,)).days_ahead is None


_ENTRIES = st.lists(
    st.builds(
        Circulation,
        to=st.sampled_from(Receivers),
        category_id=st.sampled_from([None, YOUNG, Id("old")]),
        board_id=st.none(),
        name=st.sampled_from(["", "Press", "Clerk"]),
        papers=st.lists(st.sampled_from(CirculatedPaper), unique=True).map(tuple),
        days=st.none() | st.integers(0, 20),
    ),
    max_size=6,
).map(tuple)
_ROOMS = st.lists(st.tuples(st.sampled_from(Capacity), st.sampled_from([None, YOUNG])), max_size=6).map(
    lambda room: tuple(attendee(f"a{place}", *one) for place, one in enumerate(room))
)


@given(_ENTRIES, _ROOMS, st.sampled_from(CirculatedPaper))
def test_nobody_receives_a_paper_twice_nor_one_that_no_entry_gives_them(
    entries: tuple[Circulation, ...], room: tuple[Attendee, ...], paper: CirculatedPaper
) -> None:
    listed = joined(entries)
    found = addressed(listed, paper, room)
    named = [one.id for each in found for one in each.attendees]
    assert len(named) == len(set(named))
    assert all(paper in each.entry.papers for each in found)
    entitled = [each for entry in listed for each in addressed((entry,), paper, room)]
    assert set(named) == {one.id for each in entitled for one in each.attendees}


@given(_ENTRIES)
def test_joining_a_list_keeps_everybody_once_with_all_they_received(entries: tuple[Circulation, ...]) -> None:
    found = joined(entries)
    assert len({one.whom for one in found}) == len(found)
    assert {one.whom for one in found} == {one.whom for one in entries}
    assert joined(found) == found
    for entry in entries:
        kept = next(one for one in found if one.whom == entry.whom)
        assert set(entry.papers) <= set(kept.papers)
        assert entry.days is None or (kept.days is not None and kept.days >= entry.days)
