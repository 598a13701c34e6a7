"""Minutes of bodies that keep them in the open on the web: a students' council, a foundation, two software projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.board import Board, Naming
from clerk_app.domain.house_style import ActionPlacement, Apologies, AttendanceLayout, Headings, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.names import DatedName
from clerk_app.domain.numbering import NumberForm
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.domain.rules.voting import Election, Question, ShareFor, VoteBase, VotingRule
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import EventKind
from tests.fidelity.clerk import COUNCIL, Clerk


def body(name: str, **parts: object) -> Board:
    board = Board(
        id=Id("b" * 32),
        names=(DatedName(name),),
        naming=Naming.NAME,
        number_form=NumberForm.NONE,
        voting=VotingRule(),
    )
    return replace(board, **parts)  # type: ignore[arg-type]  # any field of Board


# Fachschaftsrat Informatik Leipzig, 2 August 2022

_MORE_THAN_HALF = ShareFor(numerator=1, denominator=2, more_than=True, base=VoteBase.GIVEN)


@pytest.fixture(scope="module")
def leipzig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    election = Question(name="Wahl", election=Election(takes=_MORE_THAN_HALF, rounds=0))
    rule = VotingRule(questions=(Question(), election))
    style = replace(COUNCIL, headings=Headings(minutes="Protokoll", in_attendance="Gäste"))
    board = body("Fachschaftsrat Informatik", language="de-DE", voting=rule)
    clerk = Clerk(tmp_path_factory.mktemp("fsr"), board, date(2022, 8, 2), style)
    names = ["Linus", "Erik", "Yasmin", "Anna", "Ben", "Cara", "David", "Emma", "Finn", "Greta"]
    for name in names:
        clerk.seat(name, category="Mitglieder")
    clerk.meet("17:00", title="Konstituierende Sitzung")
    clerk.present(*names, at="17:00")
    clerk.other("(Hanna)", at="17:00")
    clerk.item("Wahlvorstand")
    clerk.start("17:00")
    clerk.write("Anna leitet die Wahl.")
    clerk.item("Sprecher:innen")
    clerk.vote("Sprecherin", candidates="Linus 1\nErik 1\nYasmin 7\nAbstained 1", question="Wahl", at="17:05")
    clerk.vote(
        "Stellvertretung",
        candidates="Linus 5\nErik 2\nAbstained 3\n\nLinus 6\nErik 2\nAbstained 2",
        question="Wahl",
        at="17:10",
    )
    for title, counts in (
        ("Finanzer:innen", (10, 0, 0)),
        ("Entsendungen Plenum", (10, 0, 0)),
        ("Studienkommission", (9, 0, 1)),
        ("Prüfungsausschuss", (10, 0, 0)),
    ):
        clerk.item(title)
        clerk.vote(f"Vorschlag für {title}", counts, at="17:20")
    clerk.vote("Stellvertretung im Prüfungsausschuss", (10, 0, 0), at="17:25")
    yield clerk
    clerk.close()


def test_an_election_of_two_ballots_is_won_by_whoever_has_more_than_half_of_all(leipzig: Clerk) -> None:
    first, second = (vote for vote in leipzig.record.votes if vote.rounds)
    assert first.result is not None
    assert second.result is not None
    assert (first.result.elected, second.result.elected) == (("Yasmin",), ("Linus",))
    told = (
        "Sprecher:innen",
        "Linus 1 Stimme, Erik 1 Stimme, Yasmin 7 Stimmen und 1 Enthaltung. Gewählt: Yasmin.",
        "Im 1. Wahlgang: Linus 5 Stimmen, Erik 2 Stimmen und 3 Enthaltungen.",
        "Im 2. Wahlgang: Linus 6 Stimmen, Erik 2 Stimmen und 2 Enthaltungen. Gewählt: Linus.",
    )
    assert leipzig.paper.missing(*told) == []


def test_a_first_ballot_of_five_in_ten_elects_nobody(leipzig: Clerk) -> None:
    assert leipzig.found("Wahl", "Linus 5\nErik 2\nAbstained 3") == ()


def test_votes_of_three_numbers_are_counted_and_ten_vote_each_time(leipzig: Clerk) -> None:
    counted = [(one.votes_for, one.votes_against, one.abstentions) for one in leipzig.record.votes if not one.rounds]
    assert counted == [(10, 0, 0), (10, 0, 0), (9, 0, 1), (10, 0, 0), (10, 0, 0)]
    ten, nine = "Abstimmung: 10 Ja, 0 Nein. Angenommen.", "Abstimmung: 9 Ja, 0 Nein, 1 Enthaltung(en). Angenommen."
    assert leipzig.paper.missing("Finanzer:innen", ten, ten, nine, "Prüfungsausschuss", ten, ten) == []


def test_minutes_in_german_are_german_and_whoever_has_no_vote_stands_apart(leipzig: Clerk) -> None:
    told = (
        "Fachschaftsrat Informatik",
        "Konstituierende Sitzung",
        "2. August 2022",
        "Protokoll",
        "ANWESENDE (11 anwesend)",
        "Mitglieder (10)",
        "Gäste (1)",
        "(Hanna)",
        "Wahlvorstand",
        "Sprecher:innen",
        "Finanzer:innen",
        "Entsendungen Plenum",
    )
    assert leipzig.paper.missing(*told) == []
    assert leipzig.languages() == ("de-DE", "de-DE")


# Django Software Foundation board, 9 January 2025

NOTES = HouseStyle(
    key="notes",
    cover=False,
    attendance=AttendanceLayout.GROUPED,
    apologies=Apologies.BLOCK,
    counts=True,
    decision_words=True,
    paragraphs=COUNCIL.paragraphs,
    lists=COUNCIL.lists,
)
"""Notes with headings and no numbers, their actions gathered below."""


@pytest.fixture(scope="module")
def django(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(NOTES, owners_first=True)
    clerk = Clerk(tmp_path_factory.mktemp("dsf"), body("Django Software Foundation"), date(2025, 1, 9), style)
    names = [f"Director {letter}" for letter in "ABCDEFG"]
    for place, name in enumerate(names):
        clerk.seat(name, category="Board members", roles=(SeatRole.CHAIR,) if place == 0 else ())
    clerk.category("Also in attendance")
    clerk.meet("19:00")
    clerk.present(*names, at="19:00")
    clerk.other("Assistant to the board", at="19:00", category="Also in attendance")
    clerk.item("Finances")
    clerk.start("19:00")
    clerk.write("In hand: $123,456.78.")
    clerk.item("Grants approved")
    link = Run("the meet-up", Marks(link="https://example.org/meetup"))
    clerk.decide(rich((Run("$500 to "), link)), "approved")
    clerk.item("Individual members approved")
    clerk.entries(*(f"Person {count}" for count in range(1, 11)))
    clerk.item("Corporate members approved")
    clerk.entries(*(f"Company {count}" for count in range(1, 4)))
    clerk.item("Ongoing business")
    clerk.write("It is unclear when the board is quorate, since its bylaws do not say.")
    clerk.item("New business")
    clerk.entries(*(f"Topic {count}" for count in range(1, 8)))
    clerk.item("Action items")
    for count in range(1, 9):
        clerk.action(f"Do task {count}", names[count % 7])
    clerk.action("Write the page", names[1], names[2])
    clerk.action("Ask the bank", names[3], names[4])
    clerk.action("Read the policy", "All")
    yield clerk
    clerk.close()


def test_a_board_without_votes_approves_by_lists(django: Clerk) -> None:
    told = (
        "Board members (7)",
        "Director A, Chair",
        "Also in attendance (1)",
        "Finances",
        "$123,456.78",
        "Grants approved",
        "APPROVED: $500 to the meet-up",
        "Individual members approved",
        "• Person 1",
        "• Person 10",
        "Corporate members approved",
        "• Company 3",
        "Ongoing business",
        "its bylaws do not say.",
        "New business",
        "• Topic 7",
    )
    assert django.paper.missing(*told) == []
    assert django.record.votes == ()
    assert django.paper.lacks("APOLOGIES")
    assert django.paper.lacks("quorum")


def test_actions_name_one_owner_two_or_everybody(django: Clerk) -> None:
    told = (
        "ACTIONS",
        "Director B: Do task 1.",
        "Director B and Director C: Write the page.",
        "Director D and Director E: Ask the bank.",
        "All: Read the policy.",
    )
    assert django.paper.missing(*told) == []
    assert len(django.record.actions) == 11


def test_a_link_leads_where_it_did(django: Clerk) -> None:
    assert django.links() == ({"https://example.org/meetup"}, {"https://example.org/meetup"})


# Rust Leadership Council, 27 October 2023


@pytest.fixture(scope="module")
def rust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(NOTES, actions=ActionPlacement.INLINE, lists=replace(NOTES.lists, presence=COUNCIL.lists.presence))
    clerk = Clerk(tmp_path_factory.mktemp("rust"), body("Rust Leadership Council"), date(2023, 10, 27), style)
    names = [f"Lead {letter}" for letter in "ABCDEFGHI"]
    for name in names:
        clerk.seat(name)
    clerk.meet("16:00")
    clerk.present(*names, at="16:00")
    for name, role in ((names[0], "facilitator"), (names[1], "scribe"), (names[2], "scribe")):
        clerk.describes(name, role)
    clerk.item("Agenda")
    clerk.start("16:00")
    clerk.entries("one topic more, put first", marker=ListMarker.DECIMAL)
    titles = ("Check-in", "Roles", "Consent to the agenda", "Announcements", "Old business", "New business")
    for place, title in enumerate(titles):
        clerk.item(title, at=f"16:{5 + 5 * place:02d}")
        match title:
            case "Consent to the agenda":
                clerk.write("Does anybody object? Nobody did. The call is not recorded, as all agreed.")
            case "Old business":
                clerk.write("Lead A: where do we stand?", "Lead B: nearly there.")
                clerk.decide("go on as planned", "agreed")
                clerk.action("Write it up", names[1])
                clerk.decide("say so in public", "agreed")
            case "New business":
                clerk.mark(EventKind.LEFT, names[8], at="16:31")
                clerk.decide("publish it, unless Lead I objects", "agreed")
                clerk.action("Ask Lead I", names[0])
                clerk.decide("meet in a fortnight", "agreed")
                clerk.action("Send the invitation", names[2])
            case _:
                clerk.write("Done.")
    clerk.item("Time check", at="16:50")
    clerk.write("Ten minutes are left.")
    clerk.item("Clarifications")
    clerk.item("Check-out")
    clerk.end("17:00")
    yield clerk
    clerk.close()


def test_roles_of_the_day_stand_behind_names_and_who_dropped_early_is_told(rust: Clerk) -> None:
    told = (
        "ATTENDEES (9 present)",
        "Lead A (facilitator)",
        "Lead B (scribe)",
        "Lead C (scribe)",
        "New business",
        "Lead I left the meeting at 16:31.",
        "AGREED: publish it, unless Lead I objects",
    )
    assert rust.paper.missing(*told) == []


def test_speakers_conclusions_and_actions_stand_in_the_order_they_came(rust: Clerk) -> None:
    told = (
        "Agenda",
        "1. one topic more, put first",
        "Check-in",
        "Roles",
        "Consent to the agenda",
        "Does anybody object? Nobody did. The call is not recorded, as all agreed.",
        "Announcements",
        "Old business",
        "Lead A: where do we stand?",
        "Lead B: nearly there.",
        "AGREED: go on as planned",
        "ACTION: Lead B to write it up.",
        "AGREED: say so in public",
        "New business",
        "ACTION: Lead A to ask Lead I.",
        "AGREED: meet in a fortnight",
        "ACTION: Lead C to send the invitation.",
        "Time check",
    )
    assert rust.paper.missing(*told) == []
    assert len(rust.record.decisions) == 4
    assert len(rust.record.actions) == 3


def test_items_that_the_meeting_did_not_reach_say_so(rust: Clerk) -> None:
    told = (
        "Ten minutes are left.",
        "Clarifications This item was not reached.",
        "Check-out This item was not reached.",
    )
    assert rust.paper.missing(*told) == []


# Node.js Technical Steering Committee, 24 July 2024


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    board = body("Node.js Technical Steering Committee", naming=Naming.NAME_AND_POST)
    clerk = Clerk(tmp_path_factory.mktemp("node"), board, date(2024, 7, 24), NOTES)
    for count in range(1, 17):
        clerk.seat(f"Member {count}", post=f"@member{count}", category="Voting members")
    clerk.category("Invited")
    clerk.meet("15:00")
    clerk.present(*(name for name in clerk.who), at="15:00")
    for count in range(1, 5):
        clerk.other(f"Guest {count}", post=f"@guest{count}", at="15:00", category="Invited")
    for title in ("Links", "Announcements", "Reminders", "Board updates"):
        clerk.item(title)
        clerk.write("Nothing new.")
    clerk.item("Cutting a release")
    clerk.write("Member 1: what is missing?")
    clerk.entries("the notes")
    clerk.entries("those of the last one", level=1)
    clerk.entries("and their links", level=2)
    clerk.write("Guest 2 (chat): they are on the page.")
    clerk.item("Strategic initiatives")
    clerk.item("Upcoming meetings")
    clerk.plan(date(2024, 7, 31), "15:00")
    yield clerk
    clerk.close()


def test_who_votes_and_who_was_invited_are_counted_apart_with_their_handles(node: Clerk) -> None:
    told = (
        "ATTENDEES (20 present)",
        "Voting members (16)",
        "Member 1, @member1",
        "Member 16, @member16",
        "Invited (4)",
        "Guest 1, @guest1",
        "Guest 4, @guest4",
    )
    assert node.paper.missing(*told) == []
    assert node.record.votes == ()


def test_one_long_item_holds_speakers_nested_points_and_what_was_said_in_chat(node: Clerk) -> None:
    told = (
        "Links",
        "Announcements",
        "Reminders",
        "Board updates",
        "Cutting a release",
        "Member 1: what is missing?",
        "• the notes",
        "• those of the last one",
        "• and their links",
        "Guest 2 (chat): they are on the page.",
        "Strategic initiatives",
        "Upcoming meetings",
        "24 July 2024",
    )
    assert node.paper.missing(*told[:-1]) == []
    assert node.levels("the notes", "those of the last one", "and their links") == [0, 1, 2]
