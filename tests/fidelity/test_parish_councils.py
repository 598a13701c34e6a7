"""Minutes of parish and community councils: numbers through the year, votes, co-option, elections, payments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.agenda import ItemState
from clerk_app.domain.board import Board, ItemNumbering, Naming
from clerk_app.domain.house_style import ActionPlacement, Headings, PartPresence, PeopleLists
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.meeting import Capacity, MeetingMode
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.numbering import NumberForm, SubNumbers
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import EventKind
from tests.fidelity.clerk import COUNCIL, Clerk

COUNCILLORS = ("Cllr Ashe", "Cllr Birch", "Cllr Cole", "Cllr Dyer", "Cllr Elm", "Cllr Frost")


def council(name: str, **parts: object) -> Board:
    board = Board(
        id=Id("b" * 32), names=(DatedName(name),), chair_title="Chairman", naming=Naming.NAME, voting=VotingRule()
    )
    return replace(board, **parts)  # type: ignore[arg-type]  # any field of Board


# Stoke Ferry Parish Council, 6 March 2019


@pytest.fixture(scope="module")
def stoke_ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        COUNCIL, lists=PeopleLists(chair_in_group=True, vacant=True, reasons=True, presence=PartPresence.ITEMS)
    )
    numbers = {"number_form": NumberForm.YEAR_AFTER, "item_numbering": ItemNumbering.THROUGH_YEAR}
    clerk = Clerk(
        tmp_path_factory.mktemp("ferry"), council("Stoke Ferry Parish Council", **numbers), date(2019, 3, 6), style
    )
    for name in COUNCILLORS:
        roles = (SeatRole.VICE_CHAIR,) if name == "Cllr Ashe" else ()
        clerk.seat(name, category="Councillors", title="Councillor", roles=roles)
    clerk.seat("Cllr Grey", category="Councillors", title="Councillor", roles=(SeatRole.CHAIR,))
    clerk.seat("Cllr Holm", category="Councillors", title="Councillor")
    clerk.seat("", category="Councillors", title="Councillor")
    clerk.category("Clerk")
    clerk.category("Public")
    clerk.category("Also in attendance")
    clerk.meet("19:00", venue="Village Hall", first=43)
    clerk.present(*COUNCILLORS, at="19:00")
    clerk.apologies("Cllr Grey", reason="away")
    clerk.other("Parish Clerk", Capacity.CLERK, at="19:00", category="Clerk")
    clerk.other("Members of the public", Capacity.GROUP, heads=11, at="19:00", category="Public")
    clerk.other("County Cllr Rowe", at="19:00", category="Also in attendance")
    clerk.other("Borough Cllr Sand", at="19:00", category="Also in attendance")
    clerk.chairs("Cllr Ashe", "19:00")
    _hold_stoke_ferry(clerk)
    yield clerk
    clerk.close()


def _hold_stoke_ferry(clerk: Clerk) -> None:
    clerk.item("Emergency procedures")
    clerk.start("19:00")
    clerk.write("The way out was pointed out.")
    clerk.item("Openness and transparency notice", at="19:01")
    clerk.write("Recording is allowed.")
    clerk.item("Apologies for absence", at="19:02")
    clerk.write("Apologies came from Cllr Grey.")
    clerk.item("Co-option", at="19:04")
    clerk.decide("Cllr Holm be co-opted.", at="19:05")
    clerk.mark(EventKind.JOINED, "Cllr Holm", at="19:06")
    clerk.present("Cllr Holm", at="19:06")
    clerk.item("Declarations of interest and dispensations", at="19:07")
    clerk.declare("Cllr Cole", "lives beside the site", ruling="A dispensation was granted", about="Co-option")
    clerk.item("Minutes of the last meeting", at="19:09")
    clerk.vote(
        "The minutes be signed.", (5, 0, 2), kind="approved", proposer="Cllr Birch", seconder="Cllr Dyer", at="19:10"
    )
    clerk.item("Clerk’s report", at="19:11")
    clerk.write("The report was taken as read.")
    clerk.item("Planning: first application", at="19:13")
    clerk.write("Order of business: this was taken first, as agreed.")
    clerk.adjourn("19:15", "19:22", "public comments on item 50/19")
    clerk.vote("No objection be raised.", (7, 0, 0), at="19:25")
    clerk.item("Planning: second application", number="50/19", at="19:28")
    clerk.vote("The application be supported.", (7, 0, 0), at="19:30")
    clerk.item("Planning: third application", at="19:35")
    clerk.vote("An objection be raised.", (5, 0, 2), at="19:40")
    for place, title in enumerate(
        ("Neighbourhood plan", "Buildings", "Playing field", "Street lights", "Allotments", "Footpaths", "Highways")
    ):
        clerk.item(title, at=f"19:{45 + place}")
        if title in ("Neighbourhood plan", "Allotments"):
            clerk.becomes(title, ItemState.DEFERRED)
        elif title == "Street lights":
            clerk.vote("Two lights be mended.", (6, 0, 1), at="19:48")
        else:
            clerk.write("It was reported on.")
    clerk.item("Policies", at="20:00")
    clerk.becomes("Policies", ItemState.DEFERRED)
    clerk.item("Correspondence", at="20:10")
    clerk.write("Letters were read.")
    clerk.mark(EventKind.LEFT, "Cllr Elm", at="20:20")
    clerk.item("Insurance", at="20:21")
    clerk.write("The cover was gone through.")
    clerk.item("Payments", at="20:30")
    clerk.table(
        ("Payee", "What for", "£"),
        ("Lamp Ltd", "Repairs", "120.50"),
        ("Hall Trust", "Hire", "40.00"),
        ("Total", "", "160.50"),
    )
    clerk.vote("The payments be made.", (6, 0, 0), at="20:35")
    clerk.item("Urgent items", at="20:50")
    clerk.write("None.")
    clerk.item("County Councillor’s report", at="21:00")
    clerk.write("County Cllr Rowe reported.")
    clerk.item("Public comments", at="21:20")
    clerk.write("The public spoke.")
    clerk.adjourn("21:25", "21:40", "public comments")
    clerk.item("Next meeting", at="21:45")
    clerk.plan(date(2019, 4, 3), "19:00", "Village Hall")
    clerk.item("Exclusion of press and public", at="21:50")
    clerk.decide("The public be excluded.", at="21:51")
    clerk.mark(EventKind.LEFT, "Members of the public", at="21:52")
    clerk.write("A matter of staff was talked over.")
    clerk.end("22:04")


def test_numbers_of_the_year_run_on_and_one_heads_two_items(stoke_ferry: Clerk) -> None:
    numbers = stoke_ferry.numbers()
    assert (numbers[0], numbers[-1], len(numbers), len(set(numbers))) == ("43/19", "67/19", 26, 25)
    assert numbers.count("50/19") == 2
    assert (
        stoke_ferry.paper.missing(
            "43/19. Emergency procedures",
            "46/19. Co-option",
            "48/19. Minutes of the last meeting",
            "50/19. Planning: first application",
            "50/19. Planning: second application",
            "51/19. Planning: third application",
            "67/19. Exclusion of press and public",
        )
        == []
    )


def test_each_group_of_people_is_counted_and_the_vice_chair_presides(stoke_ferry: Clerk) -> None:
    assert (
        stoke_ferry.paper.missing(
            "Councillors (7)",
            "Cllr Ashe, Chairman",
            "Cllr Birch",
            "Cllr Cole",
            "Cllr Dyer",
            "Cllr Elm (to item 60/19)",
            "Cllr Frost",
            "Cllr Holm (from item 46/19)",
            "Clerk (1)",
            "Public (11)",
            "Members of the public (11 people)",
            "Also in attendance (2)",
            "County Cllr Rowe",
            "Borough Cllr Sand",
            "APOLOGIES (1)",
            "Cllr Grey (away)",
            "VACANCIES (2)",
            "Councillor",
        )
        == []
    )


def test_who_was_co_opted_became_a_member_and_who_went_is_told_between_items(stoke_ferry: Clerk) -> None:
    told = (
        "46/19. Co-option",
        "Cllr Holm became a member at 19:06.",
        "47/19.",
        "60/19. Correspondence",
        "Cllr Elm left the meeting at 20:20.",
        "61/19. Insurance",
    )
    assert stoke_ferry.paper.missing(*told) == []


def test_votes_say_their_counts_and_add_up_to_those_in_the_room(stoke_ferry: Clerk) -> None:
    cast = [vote.votes_for + vote.votes_against + vote.abstentions for vote in stoke_ferry.record.votes]
    assert cast == [7, 7, 7, 7, 7, 6]
    told = (
        "48/19.",
        "Proposed by Cllr Birch, seconded by Cllr Dyer.",
        "5 voted for, 0 against; 2 abstained",
        "50/19.",
        "7 voted for, 0 against",
        "50/19.",
        "7 voted for, 0 against",
        "51/19.",
        "5 voted for, 0 against; 2 abstained",
        "55/19.",
        "6 voted for, 0 against; 1 abstained",
        "62/19.",
        "6 voted for, 0 against",
    )
    assert stoke_ferry.paper.missing(*told) == []


def test_adjournments_say_when_and_what_for_where_they_were(stoke_ferry: Clerk) -> None:
    told = (
        "50/19.",
        "Order of business: this was taken first, as agreed.",
        "The meeting was adjourned at 19:15 for public comments on item 50/19.",
        "The meeting resumed at 19:22.",
        "65/19.",
        "The public spoke.",
        "The meeting was adjourned at 21:25 for public comments.",
        "66/19.",
    )
    assert stoke_ferry.paper.missing(*told) == []


def test_items_that_were_put_off_say_so_and_an_interest_its_dispensation(stoke_ferry: Clerk) -> None:
    told = ("Cllr Cole: lives beside the site.", "A dispensation was granted.")
    put_off = (
        f"{number}/19. {title} This item was deferred to a later meeting."
        for number, title in ((52, "Neighbourhood plan"), (56, "Allotments"), (59, "Policies"))
    )
    assert stoke_ferry.paper.missing(*told, *put_off) == []


def test_all_sections_stand_in_their_order_to_the_close_of_the_draft(stoke_ferry: Clerk) -> None:
    told = (
        "Stoke Ferry Parish Council",
        "Emergency procedures",
        "Openness",
        "Apologies for absence",
        "Co-option",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Clerk’s report",
        "first application",
        "second application",
        "third application",
        "Neighbourhood plan",
        "Buildings",
        "Payments",
        "Total",
        "160.50",
        "Urgent items",
        "County Councillor’s report",
        "Public comments",
        "Next meeting",
        "Exclusion of press and public",
        "The public be excluded.",
        "Members of the public left the meeting at 21:52.",
        "The meeting closed at 22:04.",
        "3 April 2019",
        "19:00",
    )
    assert stoke_ferry.paper.missing(*told) == []
    assert not stoke_ferry.held().is_approved
    assert any("DRAFT, not yet approved" in text for text in stoke_ferry.pages())


def test_the_numbers_of_the_next_meeting_of_the_year_go_on_where_these_stopped(stoke_ferry: Clerk) -> None:
    assert stoke_ferry.first_number_on(date(2019, 4, 3)) == 68


# Northwold and Whittington Parish Council, annual meeting, 1 May 2018


@pytest.fixture(scope="module")
def northwold_2018(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    board = council("Northwold and Whittington Parish Council", sub_numbers=SubNumbers.ROMAN)
    style = replace(COUNCIL, ends=replace(COUNCIL.ends, signature=True), decision_bullets=True)
    clerk = Clerk(tmp_path_factory.mktemp("northwold"), board, date(2018, 5, 1), style)
    names = [f"Cllr {letter}. Reed" for letter in "ABCDEFGHIJK"]
    for name in names:
        clerk.seat(name, category="Councillors", title="Councillor")
    for name in ("Clerk", "County Councillor", "Public"):
        clerk.category(name)
    clerk.meet("19:20", venue="Sports pavilion", title="Annual Meeting")
    clerk.present(*names[:9], at="19:20")
    clerk.apologies(*names[9:])
    clerk.other("Parish Clerk", Capacity.CLERK, at="19:20", category="Clerk")
    clerk.other("County Cllr Marsh", at="19:20", category="County Councillor")
    clerk.other("Members of the public", Capacity.GROUP, heads=0, at="19:20", category="Public")
    _hold_northwold_2018(clerk, names)
    yield clerk
    clerk.close()


_WITH_ACTIONS = (
    "Matters arising",
    "Correspondence",
    "School parking",
    "Footbridge",
    "Works",
    "Cemeteries",
    "Grounds",
    "Play area",
    "Allotments",
    "Highways",
)


def _hold_northwold_2018(clerk: Clerk, names: list[str]) -> None:
    clerk.item("Election of chairman and vice chairman")
    clerk.start("19:20")
    clerk.decide(f"{names[0]} be elected chairman.", proposer=names[1], seconder=names[2], at="19:21")
    clerk.chairs(names[0], "19:22")
    clerk.decide(f"{names[10]}, who is away, be vice chairman, if he confirms it by the June meeting.", at="19:23")
    titles = (
        "Public forum",
        "Apologies",
        "Code of conduct",
        "Declarations of interest",
        "Council administration",
        "Minutes of the last meeting",
        "Matters arising",
        "GDPR",
        "Local authority reports",
        "Correspondence",
        "Data protection plan",
        "School parking",
        "Footbridge",
        "Works",
        "Cemeteries",
        "Grounds",
        "Play area",
        "Allotments",
        "Highways",
        "The inn",
        "Planning",
        "Finances",
        "Training and the next agenda",
    )
    for title in titles:
        clerk.item(title)
        match title:
            case "Declarations of interest":
                clerk.write("None were declared.")
            case "Council administration":
                for place in range(1, 10):
                    clerk.item(f"Committee {place}", below="Council administration")
                    if place == 2:
                        clerk.decide("The quorum of the burial working party be 3.")
                clerk.go_to("Council administration")
            case "GDPR":
                clerk.write("The steps to be taken:")
                clerk.entries("name an officer", "list what is held", "tell the people")
                clerk.action("Write the notice.", "The Clerk")
            case "Data protection plan":
                clerk.write("See item 9.")
            case "Finances":
                for place in range(1, 7):
                    clerk.item(f"Account {place}", below="Finances")
                    if place in (1, 2):
                        rows = (("Bank", f"{place}00.00"), ("Unpresented", "-20.00"), ("Balance", f"{place}80.00"))
                        clerk.table(("Reconciliation", "£"), *rows)
                clerk.go_to("Finances")
            case "Training and the next agenda":
                clerk.entries("dog bins (AR)", "seats (CR)")
            case _:
                clerk.decide("That be done.")
        if title in _WITH_ACTIONS:
            clerk.action(f"See to {title.lower()}.", "The Clerk")
    clerk.plan(date(2018, 6, 5), "19:15", "Village Hall")
    clerk.end("20:40")


def test_an_annual_meeting_says_so_with_its_roman_sub_items(northwold_2018: Clerk) -> None:
    told = (
        "Annual Meeting",
        "1. Election of chairman",
        "6. Council administration",
        "6(i). Committee 1",
        "6(ii). Committee 2",
        "The quorum of the burial working party be 3.",
        "6(ix). Committee 9",
        "12. Data",
        "See item 9.",
        "23. Finances",
        "23(i).",
        "23(vi).",
        "24. Training",
    )
    assert northwold_2018.paper.missing(*told) == []
    whole = [number for number in northwold_2018.numbers() if "(" not in number]
    assert whole == [str(count) for count in range(1, 25)]


def test_an_annual_meeting_counts_its_groups_and_the_public_that_did_not_come(northwold_2018: Clerk) -> None:
    told = (
        "Councillors (9)",
        "Clerk (1)",
        "County Councillor (1)",
        "Members of the public (0 people)",
        "APOLOGIES (2)",
    )
    assert northwold_2018.paper.missing(*told) == []
    assert northwold_2018.record.declarations == ()


def test_the_chairman_is_elected_and_takes_the_chair_and_the_vice_chairman_if_he_confirms_it(
    northwold_2018: Clerk,
) -> None:
    told = (
        "RESOLVED: Cllr A. Reed be elected chairman.",
        "Proposed by Cllr B. Reed, seconded by Cllr C. Reed.",
        "Cllr A. Reed took the chair at 19:22.",
        "if he confirms it by the June meeting.",
    )
    assert northwold_2018.paper.missing(*told) == []


def test_tables_and_lists_within_items_stand_where_they_were_typed(northwold_2018: Clerk) -> None:
    told = (
        "The steps to be taken:",
        "• name an officer",
        "Write the notice.",
        "Reconciliation",
        "Balance",
        "180.00",
        "Reconciliation",
        "Balance",
        "280.00",
        "• dog bins (AR)",
    )
    actions = [line for line in northwold_2018.paper.word if "To be completed by The Clerk." in line]
    assert len(actions) == 11
    assert northwold_2018.paper.missing(*(one for one in told if one != "Write the notice.")) == []
    resolved = [line for line in northwold_2018.paper.word if line.startswith("• RESOLVED")]
    assert len(resolved) > 11


def test_the_next_venue_the_close_and_the_lines_to_sign_on_end_the_paper(northwold_2018: Clerk) -> None:
    told = (
        "Sports pavilion",
        "The meeting closed at 20:40.",
        "5 June 2018",
        "Village Hall",
        "Signed as a true record",
        "Chairman",
        "Date",
    )
    assert northwold_2018.paper.missing(*told) == []


# Northwold Parish Council, annual general meeting, 6 May 2014


@pytest.fixture(scope="module")
def northwold_2014(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clerk = Clerk(tmp_path_factory.mktemp("agm"), council("Northwold Parish Council"), date(2014, 5, 6))
    names = [f"Cllr {letter}. Holt" for letter in "ABCDEFGH"]
    for name in names:
        clerk.seat(name, category="Councillors", title="Councillor")
    clerk.category("Clerk")
    clerk.category("Public")
    clerk.meet("19:30", title="Annual General Meeting")
    clerk.present(*names, at="19:30")
    clerk.other("Parish Clerk", Capacity.CLERK, at="19:30", category="Clerk")
    clerk.other("Members of the public", Capacity.GROUP, heads=3, at="19:30", category="Public")
    clerk.section("Open forum")
    clerk.start("19:30")
    clerk.write("Residents spoke on the lane and left a paper.")
    clerk.section("Election of chairman")
    clerk.decide("Cllr A. Holt be chairman.", proposer=names[1], seconder=names[2])
    clerk.item("Declaration of office", number="2")
    clerk.write("It was signed.")
    clerk.item("Apologies", number="3")
    clerk.item("Vice chairman", number="4")
    clerk.decide("Cllr B. Holt be vice chairman.", proposer=names[3], seconder=names[4])
    clerk.item("Declarations of interest", number="5")
    clerk.item("Minutes of the last meeting", number="6")
    clerk.decide("The minutes be signed.", "approved")
    clerk.item("Reports", number="7")
    clerk.write("A letter was read:", kind=BlockKind.PARAGRAPH)
    clerk.write("1. Mend the gate.", "2. Cut the verge.", kind=BlockKind.QUOTATION)
    clerk.item("Accounts", number="9")
    clerk.table(
        ("Payee", "£"), ("Grass Ltd", "2400.00"), ("Paper", "289.42"), ("Total, gross", "2689.42"), ("Income", "813.68")
    )
    clerk.item("Planning", number="1", at="20:10")
    clerk.go_to("Declarations of interest")
    interest = clerk.declare(names[5], "owns the land", effect=InterestEffect.LEAVES, about="Planning")
    clerk.go_to("Planning")
    clerk.write("14/00542/f was looked at.")
    clerk.steps_out(names[5], "20:12", "20:20", interest)
    clerk.item("Correspondence", number="1", name="Letters")
    clerk.item("Solar farm deed", number="2")
    clerk.becomes("Solar farm deed", ItemState.DEFERRED)
    clerk.item("Further items", number="3")
    clerk.write("None.")
    clerk.section("Next meeting")
    clerk.plan(date(2014, 6, 3))
    clerk.section("Exclusion of the public")
    clerk.decide("The public be excluded.")
    clerk.end("20:47")
    yield clerk
    clerk.close()


def test_numbers_may_be_missing_skip_and_begin_again(northwold_2014: Clerk) -> None:
    assert northwold_2014.numbers() == ["", "", "2", "3", "4", "5", "6", "7", "9", "1", "1", "2", "3", "", ""]
    told = (
        "Open forum",
        "Election of chairman",
        "2. Declaration of office",
        "3. Apologies",
        "4. Vice chairman",
        "9. Accounts",
        "1. Planning",
        "1. Correspondence",
        "2. Solar farm deed This item was deferred to a later meeting.",
        "3. Further items",
        "Next meeting",
        "Exclusion of the public",
        "The public be excluded.",
    )
    assert northwold_2014.paper.missing(*told) == []


def test_an_item_may_be_empty_and_numbers_in_a_quoted_letter_are_its_own(northwold_2014: Clerk) -> None:
    told = (
        "3. Apologies 4. Vice chairman",
        "A letter was read: 1. Mend the gate. 2. Cut the verge. 9. Accounts",
        "1. Correspondence 2. Solar farm deed",
    )
    assert northwold_2014.paper.missing(*told) == []
    (letter, _) = (one for one in northwold_2014.record.blocks if one.kind is BlockKind.QUOTATION)
    assert letter.text.plain == "1. Mend the gate."


def test_who_declared_an_interest_left_for_the_item_and_came_back(northwold_2014: Clerk) -> None:
    told = (
        "5. Declarations of interest",
        "Cllr F. Holt: owns the land",
        "Cllr F. Holt left the meeting at 20:12",
        "20:20",
        "14/00542/f was looked at.",
    )
    assert northwold_2014.paper.missing(*(one for one in told if "left the meeting" not in one)) == []
    assert northwold_2014.events(EventKind.STEPPED_OUT) == [("Cllr F. Holt", "20:12")]
    assert northwold_2014.events(EventKind.RETURNED) == [("Cllr F. Holt", "20:20")]


def test_a_general_meeting_holds_two_elections_a_deputation_and_payments_with_their_total(
    northwold_2014: Clerk,
) -> None:
    told = (
        "Annual General Meeting",
        "Councillors (8)",
        "Clerk (1)",
        "Public (3)",
        "Residents spoke",
        "Cllr A. Holt be chairman.",
        "Proposed by Cllr B. Holt, seconded by Cllr C. Holt.",
        "Cllr B. Holt be vice chairman.",
        "Total, gross",
        "2689.42",
        "Income",
        "813.68",
        "The meeting closed at 20:47.",
    )
    assert northwold_2014.paper.missing(*told) == []


# West Dereham Parish Council, extraordinary public meeting, 9 May 2008


@pytest.fixture(scope="module")
def west_dereham(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    board = council("West Dereham Parish Council", number_form=NumberForm.NONE)
    clerk = Clerk(tmp_path_factory.mktemp("dereham"), board, date(2008, 5, 9))
    names = [f"Cllr {letter}. Wren" for letter in "ABCDE"]
    for place, name in enumerate(names):
        roles = (SeatRole.CHAIR,) if place == 0 else ()
        clerk.seat(name, category="Parish councillors", title="Councillor", roles=roles)
    clerk.category("Guests")
    clerk.category("Public")
    clerk.meet("19:30", title="Extraordinary public meeting")
    clerk.present(*names, at="19:30")
    clerk.other("Ms Moor, MP", at="19:30", category="Guests")
    clerk.other("Water company engineer", at="19:30", category="Guests")
    clerk.other("Members of the public", Capacity.GROUP, heads=58, at="19:30", category="Public")
    clerk.section("Flooding", number="1")
    clerk.start("19:30")
    clerk.write("The Chairman opened the meeting and handed it to a guest.")
    clerk.chairs("Ms Moor, MP", "19:32")
    clerk.write("The debate went on for an hour.")
    clerk.write("Who mends the bank?", kind=BlockKind.QUESTION)
    clerk.section("Summing up")
    clerk.decide("the bank be measured", "agreed")
    clerk.decide("the company report by June", "agreed")
    clerk.section("Parish Council meeting")
    clerk.chairs(names[0], "20:50")
    clerk.decide("the accounts be signed", "approved")
    clerk.decide("an objection go to the planners", "recommended")
    clerk.end("21:00")
    yield clerk
    clerk.close()


def test_a_guest_who_is_no_member_takes_the_chair_and_gives_it_back(west_dereham: Clerk) -> None:
    told = (
        "Cllr A. Wren, Chairman",
        "handed it to a guest.",
        "Ms Moor, MP took the chair at 19:32.",
        "Parish Council meeting",
        "Cllr A. Wren took the chair at 20:50.",
    )
    assert west_dereham.paper.missing(*told) == []


def test_a_meeting_of_one_numbered_item_holds_questions_points_and_a_meeting_within(west_dereham: Clerk) -> None:
    told = (
        "Extraordinary public meeting",
        "Parish councillors (5)",
        "Guests (2)",
        "Public (58)",
        "1. Flooding",
        "The debate went on",
        "Question: Who mends the bank?",
        "Summing up",
        "AGREED: the bank be measured",
        "AGREED: the company report by June",
        "Parish Council meeting",
        "APPROVED: the accounts be signed",
        "RECOMMENDED: an objection go to the planners",
        "The meeting closed at 21:00.",
    )
    assert west_dereham.paper.missing(*told) == []
    assert west_dereham.numbers() == ["1", "", ""]


# Manordeilo and Salem Community Council, 10 June 2020


@pytest.fixture(scope="module")
def manordeilo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    board = council("Manordeilo and Salem Community Council", number_form=NumberForm.NONE)
    style = replace(COUNCIL, actions=ActionPlacement.MARGIN)
    clerk = Clerk(tmp_path_factory.mktemp("manordeilo"), board, date(2020, 6, 10), style)
    _hold_manordeilo(clerk, "Present by video")
    clerk.is_kept_in("Cyngor Cymuned Manordeilo a Salem", "cy-GB")
    yield clerk
    clerk.close()


@pytest.fixture(scope="module")
def in_welsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """The same meeting in the other language, as a board of its own with its own words."""
    board = council("Cyngor Cymuned Manordeilo a Salem", number_form=NumberForm.NONE, language="cy-GB")
    words = Headings(attendees="Yn bresennol", apologies="Ymddiheuriadau", actions="Camau i’w cymryd")
    clerk = Clerk(tmp_path_factory.mktemp("cymraeg"), board, date(2020, 6, 10), replace(COUNCIL, headings=words))
    _hold_manordeilo(clerk, "Aelodau")
    clerk.is_kept_in("Manordeilo and Salem Community Council", "en-GB")
    yield clerk
    clerk.close()


def _hold_manordeilo(clerk: Clerk, members: str) -> None:
    names = [f"Cllr {letter}. Pugh" for letter in "ABCDEFGHIJKL"]
    for place, name in enumerate(names):
        roles = (SeatRole.CHAIR,) if place == 0 else ()
        clerk.seat(name, category=members, title="Councillor", roles=roles)
    clerk.meet("19:30", venue="Zoom", mode=MeetingMode.REMOTE)
    clerk.present(*names[:8], at="19:30", remote=True)
    clerk.apologies(*names[8:])
    clerk.item("Welcome and apologies")
    clerk.start("19:30")
    clerk.item("Previous minutes")
    clerk.decide("The minutes be accepted.", "approved", proposer=names[1], seconder=names[2])
    clerk.item("Declarations of interest")
    clerk.item("Matters arising")
    clerk.section("From the matters arising last time", number="4.4.4.4.5iv)")
    clerk.write("The gate is mended.")
    for title in ("Correspondence", "Budget review", "Risk assessment", "Annual return"):
        clerk.item(title)
        clerk.write("It was gone through.")
    clerk.decide("The return be signed.", proposer=names[3], seconder=names[4])
    clerk.item("Annual meeting and remote meetings")
    clerk.decide("The officers stay for another year, by all.")
    clerk.action("Ask how others do it", "The Clerk")
    clerk.item("Insurance")
    clerk.item("Planning")
    outcomes = ("Noted", "NO OBJECTIONS", "NO OBSERVATIONS", "NO OBJECTIONS", "Noted")
    clerk.table(("Application", "Outcome"), *((f"E/4000{place}", one) for place, one in enumerate(outcomes)))
    clerk.item("Accounts for payment")
    cheques = (("101", "6000.00"), ("102, lost and cancelled", "0.00"), ("103", "393.08"), ("Total", "6393.08"))
    clerk.table(("Cheque", "£"), *cheques)
    clerk.table(("Transfer", "£"), ("Hall", "600.00"), ("Total", "600.00"))
    clerk.decide("The payments be made.", proposer=names[5], seconder=names[6])
    clerk.item("Any other business")
    clerk.go_to("Declarations of interest")
    for about in ("Planning", "Insurance"):
        clerk.declare(names[7], "a neighbour", about=about)
    clerk.end("20:53")


def test_a_remote_meeting_says_where_it_was_and_marks_nobody(manordeilo: Clerk) -> None:
    told = ("Zoom", "Present by video (8)", "Cllr A. Pugh, Chairman", "Cllr H. Pugh", "APOLOGIES (4)", "Cllr L. Pugh")
    assert manordeilo.paper.missing(*told, "The meeting closed at 20:53.") == []
    assert manordeilo.paper.lacks("(remotely)")
    assert len(manordeilo.record.members) == 12


def test_a_community_council_prints_headings_outcomes_and_two_payment_tables(manordeilo: Clerk) -> None:
    told = (
        "Welcome and apologies",
        "Previous minutes",
        "Declarations of interest",
        "Cllr H. Pugh: a neighbour",
        "Cllr H. Pugh: a neighbour",
        "Matters arising",
        "4.4.4.4.5iv)",
        "The gate is mended.",
        "Correspondence",
        "Budget review",
        "Risk assessment",
        "Annual return",
        "Annual meeting and remote meetings",
        "The officers stay for another year, by all.",
        "Insurance",
        "Planning",
        "NO OBJECTIONS",
        "NO OBSERVATIONS",
        "Noted",
        "102, lost and cancelled",
        "Total",
        "6393.08",
        "Total",
        "600.00",
        "Any other business",
    )
    assert manordeilo.paper.missing(*told) == []
    assert manordeilo.paper.missing("The officers stay", "sk how others do it.", "The Clerk", "Insurance") == []
    movers = [line for line in manordeilo.paper.word if line.startswith("Proposed by") and "seconded by" in line]
    assert len(movers) == 3


def test_the_other_language_speaks_for_itself_in_a_file_that_says_so(in_welsh: Clerk) -> None:
    told = (
        "Cyngor Cymuned",
        "10 Mehefin 2020",
        "COFNODION",
        "Yn bresennol (8 yn bresennol)",
        "Ymddiheuriadau (4)",
        "Datgan buddiant yn “Planning”",
        "Cynigiwyd gan Cllr F. Pugh, eiliwyd gan Cllr G. Pugh.",
        "Camau i’w cymryd",
        "Daeth y cyfarfod i ben am 20:53.",
    )
    assert in_welsh.paper.missing(*told) == []
    assert in_welsh.languages() == ("cy-GB", "cy-GB")


def test_each_of_two_texts_names_the_other_in_its_own_language(manordeilo: Clerk, in_welsh: Clerk) -> None:
    welsh = "Cymraeg: Cofnodion Cyngor Cymuned Manordeilo a Salem, 10 Mehefin 2020"
    english = "English: Minutes of the Manordeilo and Salem Community Council, 10 June 2020"
    assert manordeilo.paper.holds(welsh)
    assert manordeilo.paper.lacks(english)
    assert in_welsh.paper.holds(english)
    assert in_welsh.paper.lacks(welsh)
