"""Minutes of boards of many agencies: registers of attendance, roles and bodies behind names, actions first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.board import Board, Naming
from clerk_app.domain.house_style import ActionPlacement, AttendanceLayout, PeopleLists
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.names import DatedName
from clerk_app.domain.seats import SeatRole
from clerk_app.services.acts import SaveSetup
from tests.fidelity.clerk import COUNCIL, Clerk


def body(name: str, **parts: object) -> Board:
    board = Board(id=Id("b" * 32), names=(DatedName(name),), naming=Naming.NAME_AND_POST)
    return replace(board, **parts)  # type: ignore[arg-type]  # any field of Board


# A village liaison committee, 9 June 2004

VILLAGE = (
    ("Mr Ash", "Environmental Health Officer", "King's Lynn and West Norfolk Borough Council"),
    ("Mrs Bray", "Chairman", "Parish Council"),
    ("Mr Carr", "Councillor", "Parish Council"),
    ("Mr Dell", "Site Manager", "Grampian Country Foods"),
    ("Ms Eve", "Engineer", "Grampian Country Foods"),
    ("Mr Fell", "Editor", "The Village Pump"),
    ("Mrs Gill", "Resident", "village representatives"),
    ("Mr Hay", "Member for the ward", "Borough Councillor"),
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(COUNCIL, lists=PeopleLists(agencies=True))
    clerk = Clerk(tmp_path_factory.mktemp("village"), body("Village Liaison Committee"), date(2004, 6, 9), style)
    for name, post, agency in VILLAGE:
        clerk.seat(name, post=post, agency=agency)
    for name in ("Mr Ives", "Mrs Jay"):
        clerk.seat(name, post="Resident", agency="village representatives")
    clerk.meet("18:30")
    everybody = list(clerk.who)
    clerk.present(*everybody[:8], at="18:30")
    clerk.apologies(*everybody[8:])
    clerk.item("Apologies")
    clerk.start("18:30")
    clerk.item("Previous minutes and matters arising")
    clerk.write("One correction: the fan runs by day, not by night.")
    clerk.item("Complaints since the last meeting")
    for day, text in (
        ("8th April", "Smell in the lane."),
        ("10th March", "The fan was mended."),
        ("2nd May", "Noise."),
    ):
        clerk.write(f"{day}: {text}", kind=BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)
    clerk.write("The fan was changed in July.", kind=BlockKind.LATER_NOTE)
    clerk.item("Noise")
    clerk.decide("lorries wait outside until six", "agreed")
    clerk.write("A fence was put up.", kind=BlockKind.LATER_NOTE)
    clerk.item("Transport")
    clerk.item("Odour, dust and particulates")
    clerk.write("The filter was weighed.", kind=BlockKind.LATER_NOTE)
    clerk.item("Any other business")
    clerk.write("Those present walked round the site.")
    clerk.adjourn("20:00", "20:45", "a walk round the site")
    clerk.item("Next meetings")
    clerk.write("Agenda items are to come a fortnight before.")
    clerk.plan(date(2004, 9, 8), "18:30")
    clerk.plan(date(2004, 12, 8), "18:30")
    clerk.end("21:00")
    yield clerk
    clerk.close()


def test_everybody_stands_with_their_role_and_the_body_they_speak_for(village: Clerk) -> None:
    told = [f"{name}, {post} ({agency})" for name, post, agency in VILLAGE if agency != "Borough Councillor"]
    told.append("Mr Hay, Member for the ward (Borough Councillor)")
    assert (
        village.paper.missing("ATTENDEES (8 present)", *told, "APOLOGIES (2)", "Mr Ives, Resident", "Mrs Jay, Resident")
        == []
    )


def test_a_liaison_committee_agrees_without_votes_and_keeps_a_log_as_it_was_typed(village: Clerk) -> None:
    told = (
        "1. Apologies",
        "2. Previous minutes and matters arising",
        "One correction: the fan runs by day, not by night.",
        "3. Complaints since the last meeting",
        "• 8th April: Smell in the lane.",
        "• 10th March: The fan was mended.",
        "• 2nd May: Noise.",
        "4. Noise",
        "AGREED: lorries wait outside until six",
        "5. Transport",
        "6. Odour, dust and particulates",
        "7. Any other business",
        "8. Next meetings",
        "Agenda items are to come a fortnight before.",
        "Planned for 2004",
        "8 September",
        "8 December",
    )
    assert village.paper.missing(*told) == []
    assert village.record.votes == ()


def test_what_was_added_after_the_meeting_says_that_it_was(village: Clerk) -> None:
    told = ("The fan was changed in July.", "A fence was put up.", "The filter was weighed.")
    assert village.paper.missing(*(f"Note added later: {one}" for one in told)) == []


def test_a_meeting_that_goes_on_as_a_walk_is_adjourned_for_it_before_its_last_item(village: Clerk) -> None:
    told = (
        "7.",
        "The meeting was adjourned at 20:00 for a walk round the site.",
        "The meeting resumed at 20:45.",
        "8.",
    )
    assert village.paper.missing(*told) == []


# Safeguarding Board for Northern Ireland, 20 October 2014


@pytest.fixture(scope="module")
def northern_ireland(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        COUNCIL,
        attendance=AttendanceLayout.REGISTER,
        lists=PeopleLists(agencies=True),
        actions_first=True,
        action_pages=True,
        actions=ActionPlacement.INLINE,
    )
    board = body("Safeguarding Board for Northern Ireland")
    clerk = Clerk(tmp_path_factory.mktemp("sbni"), board, date(2014, 10, 20), style)
    for count in range(1, 29):
        roles = (SeatRole.CHAIR,) if count == 1 else ()
        clerk.seat(f"Member {count}", post=f"Post {count}", agency=f"Trust {(count - 1) % 7 + 1}", roles=roles)
    clerk.meet("10:00", title="12th meeting")
    everybody = list(clerk.who)
    clerk.present(*everybody[:18], at="10:00")
    clerk.present(*everybody[18:20], at="10:00", remote=True)
    clerk.apologies(*everybody[20:])
    for count in range(1, 7):
        clerk.other(f"Officer {count}", post="Support", at="10:00")
    clerk.item("Welcome")
    clerk.start("10:00")
    clerk.item("Child deaths")
    clerk.write("The panel reported.")
    clerk.action("Send the figures.", "Member 4")
    clerk.item("Training")
    clerk.action("Book the hall.", "Member 5", "Member 6")
    yield clerk
    clerk.close()


def test_a_register_has_a_row_for_every_member_with_a_tick_for_presence_or_apology(northern_ireland: Clerk) -> None:
    told = (
        "ATTENDEES (20 present)",
        "Name",
        "Post",
        "Representing",
        "Present",
        "Apologies",
        "Member 1 (Chair)",
        "Post 1",
        "Trust 1",
        "✓",
        "Member 19 (remotely)",
        "Post 19",
        "Trust 5",
        "✓",
        "Member 28",
        "Post 28",
        "Trust 7",
        "✓",
        "IN ATTENDANCE (6)",
        "Officer 6",
    )
    assert northern_ireland.paper.missing(*told) == []
    assert northern_ireland.paper.count("✓") == 28
    remote = [line for line in northern_ireland.paper.word if "(remotely)" in line]
    assert len(remote) == 2


def test_a_summary_of_actions_stands_before_the_text_and_names_the_page_of_each(northern_ireland: Clerk) -> None:
    # The register of 28 members takes the first page; both actions stand on the second.
    page = "2"
    told = (
        "12th meeting",
        "SUMMARY OF ACTIONS",
        "Action",
        "Minute",
        "Page",
        "What is to be done",
        "To be completed by",
        "1",
        "2",
        page,
        "Send the figures.",
        "Member 4",
        "2",
        "3",
        page,
        "Book the hall.",
        "Member 5 and Member 6",
        "1. Welcome",
        "2. Child deaths",
        "ACTION: Member 4 to send the figures.",
    )
    assert northern_ireland.paper.missing(*told) == []


# Stockton-on-Tees Local Safeguarding Children Board, 21 April 2016


@pytest.fixture(scope="module")
def stockton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        COUNCIL,
        attendance=AttendanceLayout.REGISTER,
        lists=PeopleLists(agencies=True, interests=True, chair_in_group=True, marks=True),
    )
    board = body("Stockton-on-Tees Local Safeguarding Children Board")
    clerk = Clerk(tmp_path_factory.mktemp("stockton"), board, date(2016, 4, 21), style)
    holders = [
        clerk.seat("Ann Lowe (AL)", post="Independent Chair", agency="Board", roles=(SeatRole.CHAIR,)),
        clerk.seat("Bob May (BM)", post="Head of Service", agency="Borough Council", roles=(SeatRole.VICE_CHAIR,)),
        clerk.seat("Cat Nye (CN)", post="Designated Nurse", agency="Clinical Commissioning Group"),
    ]
    for holder, interest in zip(holders, ("Adults Board (Ch.)", "Learning group (VCh)", ""), strict=True):
        if holder is not None and interest:
            made = StandingInterest(id=clerk.ids.new(), board_id=board.id, holder=holder, interest=interest)
            clerk.do(SaveSetup(put=(made,)))
    clerk.category("Guests")
    clerk.meet("14:00")
    chair, vice, nurse = list(clerk.who)
    clerk.apologies(chair)
    clerk.present(vice, nurse, at="14:00")
    clerk.chairs(vice, "14:00")
    clerk.other("Dan Orr (DO)", post="Auditor", at="14:00", category="Guests")
    clerk.item("Welcome")
    clerk.start("14:00")
    clerk.write("BM took the chair for AL.")
    clerk.action("Send the audit.", "DO")
    yield clerk
    clerk.close()


def test_a_register_shows_other_interests_and_marks_before_the_name_that_the_chair_sent_apologies(
    stockton: Clerk,
) -> None:
    told = (
        "Attendance",
        "Name",
        "Post",
        "Representing",
        "Other interests",
        "Apols",
        "Ann Lowe (AL)",
        "Independent Chair",
        "Board",
        "Adults Board (Ch.)",
        "Bob May (BM) (Chair)",
        "Head of Service",
        "Borough Council",
        "Learning group (VCh)",
        "Cat Nye (CN)",
        "Designated Nurse",
        "Clinical Commissioning Group",
        "IN ATTENDANCE (1)",
        "Dan Orr (DO), Auditor",
        "BM took the chair for AL.",
        "Send the audit. To be completed by DO.",
    )
    assert stockton.paper.missing(*told) == []
    assert stockton.paper.lacks("✓")


# London Safeguarding Children Board, 25 July 2007


@pytest.fixture(scope="module")
def london(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(COUNCIL, lists=PeopleLists(agencies=True), actions=ActionPlacement.INLINE)
    board = body("London Safeguarding Children Board", naming=Naming.NAME)
    clerk = Clerk(tmp_path_factory.mktemp("london"), board, date(2007, 7, 25), style)
    for count in range(1, 24):
        clerk.seat(f"Person {count}", agency=f"Borough {count}")
    clerk.meet("13:00", end="15:00")
    everybody = list(clerk.who)
    clerk.present(*everybody[:15], at="13:00")
    clerk.apologies(*everybody[15:])
    clerk.item("Welcome and introductions")
    clerk.start("13:00")
    clerk.write("All were welcomed.")
    clerk.item("Matters arising")
    clerk.action("Write to the boroughs.", "PT")
    clerk.end("15:00")
    yield clerk
    clerk.close()


def test_the_agency_stands_in_brackets_behind_each_name_of_both_lists(london: Clerk) -> None:
    there = [f"Person {count} (Borough {count})" for count in range(1, 16)]
    away = [f"Person {count} (Borough {count})" for count in range(16, 24)]
    assert london.paper.missing("13:00 – 15:00", "ATTENDEES (15 present)", *there, "APOLOGIES (8)", *away) == []


def test_actions_name_their_owners_by_initials_under_numbered_items(london: Clerk) -> None:
    told = ("1. Welcome and introductions", "2. Matters arising", "ACTION: PT to write to the boroughs.")
    assert london.paper.missing(*told, "The meeting closed at 15:00.") == []
