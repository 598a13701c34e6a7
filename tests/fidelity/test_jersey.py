"""Minutes of the States of Jersey and of panels and committees there: items in tables, exempt parts, roll calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Board, Naming
from clerk_app.domain.house_style import (
    ActionPlacement,
    Headings,
    ParagraphNumbers,
    PartPresence,
    PeopleLists,
)
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.names import DatedName
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.plain.house_styles import shipped_style
from clerk_app.services.acts import AdvanceMinutes, SetExempt
from clerk_app.services.choices import PaperKind
from tests.fidelity.clerk import COUNCIL, Clerk

IN_TABLE = replace(
    shipped_style("item-table"),
    key="panel",
    counts=True,
    lists=PeopleLists(chair_in_group=True),
    actions=ActionPlacement.MARGIN,
    reference_column=True,
)
"""Items in a table, what is to be done in it, people counted."""


def body(name: str, **parts: object) -> Board:
    board = Board(id=Id("b" * 32), names=(DatedName(name),), naming=Naming.NAME)
    return replace(board, **parts)  # type: ignore[arg-type]  # any field of Board


def members(clerk: Clerk, *names: str) -> None:
    for place, name in enumerate(names):
        clerk.seat(name, category="Present", roles=(SeatRole.CHAIR,) if place == 0 else ())


# Corporate Services Scrutiny Panel, 11 September 2017


@pytest.fixture(scope="module")
def panel_2017(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clerk = Clerk(
        tmp_path_factory.mktemp("p2017"), body("Corporate Services Scrutiny Panel"), date(2017, 9, 11), IN_TABLE
    )
    names = [f"Deputy {letter}. Noel" for letter in "ABCDE"]
    members(clerk, *names)
    clerk.category("In attendance")
    for day in (date(2017, 8, 21), date(2017, 8, 28), date(2017, 9, 4)):
        clerk.meet("10:00", day=day)
        clerk.earlier.append(clerk.meeting)
        for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED):
            clerk.do(AdvanceMinutes(meeting_id=clerk.meeting, state=state, on=date(2017, 9, 6)))
    clerk.meet("10:00")
    clerk.present(*names, at="10:00")
    clerk.other("Scrutiny Officer", at="10:00", category="In attendance")
    clerk.item("Records of meetings")
    clerk.start("10:00")
    for place, meeting in enumerate(clerk.earlier):
        clerk.decide(f"The record of meeting {place + 1} was approved.", "approved", approves=meeting, at="10:01")
    clerk.item("Correspondence")
    clerk.write("Noted.")
    clerk.item("Population policy", reference="Item 1, 04/09/17, 513/54")
    clerk.write("The Panel went on with its review.")
    clerk.item("Future hearings")
    clerk.write("Two were set.")
    clerk.item("Next meeting")
    clerk.write("In a fortnight.")
    yield clerk
    clerk.close()


def test_a_panel_lists_its_items_in_a_table_with_where_one_was_before(panel_2017: Clerk) -> None:
    told = (
        "Present (5)",
        "Deputy A. Noel (Chair)",
        "In attendance (1)",
        "Reference",
        "Item",
        "Action",
        "1. Records of meetings",
        "2. Correspondence",
        "3.",
        "Item 1, 04/09/17, 513/54",
        "Population policy",
        "The Panel went on with its review.",
        "4. Future hearings",
        "5. Next meeting",
    )
    assert panel_2017.paper.missing(*told) == []
    assert panel_2017.record.actions == ()
    assert panel_2017.numbers() == ["1", "2", "3", "4", "5"]


def test_several_records_are_approved_by_one_meeting(panel_2017: Clerk) -> None:
    told = tuple(f"APPROVED: The record of meeting {count} was approved." for count in (1, 2, 3))
    assert panel_2017.paper.missing(*told) == []
    assert [panel_2017.state_of(one) for one in panel_2017.earlier] == [MinutesState.APPROVED] * 3


# Corporate Services Scrutiny Panel, 9 March 2015


@pytest.fixture(scope="module")
def panel_2015(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clerk = Clerk(
        tmp_path_factory.mktemp("p2015"), body("Corporate Services Scrutiny Panel"), date(2015, 3, 9), IN_TABLE
    )
    names = [f"Deputy {letter}. Falla" for letter in "ABCD"]
    members(clerk, *names)
    clerk.category("In attendance")
    clerk.meet("09:30")
    clerk.earlier.append(clerk.meeting)
    clerk.meet("10:30")
    clerk.present(*names, at="10:30")
    for count in range(1, 8):
        clerk.other(f"Officer {count}", at="10:30", category="In attendance")
    clerk.item("Records of meetings", reference="513/1")
    clerk.start("10:30")
    clerk.write("Approval was put off until it is known whether the private record is exempt.")
    clerk.item("Budget", reference="Item 4, 23/02/15")
    clerk.write("The Minister was heard in public.")
    clerk.item("Work programme")
    clerk.action("Ask the law officers about the exemption.", "JH")
    clerk.item("Private record")
    clerk.write("Sealed words of the private hearing.")
    clerk.do(SetExempt(minute_id=clerk.on, exempt=Exemption(reason="Commercial interests", public_title="Hearing")))
    yield clerk
    clerk.close()


def test_approval_of_records_may_be_put_off_and_an_action_names_its_owner_by_initials(panel_2015: Clerk) -> None:
    told = (
        "Present (4)",
        "In attendance (7)",
        "1.",
        "513/1",
        "Records of meetings",
        "Approval was put off",
        "2.",
        "Item 4, 23/02/15",
        "Budget",
        "3. Work programme",
        "sk the law officers about the exemption.",
        "JH",
        "4. Private record",
    )
    assert panel_2015.paper.missing(*told) == []
    assert panel_2015.state_of(panel_2015.earlier[0]) is MinutesState.DRAFT


def test_the_public_record_holds_nothing_of_the_private_one_but_its_title_and_reason(panel_2015: Clerk) -> None:
    public = panel_2015.print(PaperKind.PUBLIC)
    assert public.missing("3. Work programme", "4. Hearing", "Commercial interests") == []
    assert public.lacks("Sealed words")
    assert panel_2015.paper.holds("Sealed words of the private hearing.")


# Comité des Connétables, 12 November 2018


@pytest.fixture(scope="module")
def connetables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        COUNCIL,
        paragraphs=ParagraphNumbers.BY_ITEM,
        lists=PeopleLists(chair_in_group=True, presence=PartPresence.ITEMS),
    )
    clerk = Clerk(tmp_path_factory.mktemp("connetables"), body("Comité des Connétables"), date(2018, 11, 12), style)
    names = [f"Connétable of St. {letter}" for letter in "ABCDEFGHIJKL"]
    members(clerk, *names)
    clerk.category("In attendance")
    clerk.meet("09:30")
    clerk.present(*names, at="09:30")
    clerk.other("Greffier", at="09:30", category="In attendance")
    clerk.section("Non-exempt (public) under the Freedom of Information (Jersey) Law 2011")
    clerk.start("09:30")
    for count in range(1, 15):
        clerk.item(f"Subject {count}", at=f"{9 + (30 + 5 * count) // 60:02d}:{(30 + 5 * count) % 60:02d}")
        clerk.write(f"The Comité heard of subject {count}.")
        if count == 2:
            clerk.write("It recalled minute no. 7 of 15 October 2018.")
        if count == 10:
            clerk.mark(EventKind.LEFT, *names[9:], at="10:25")
        if count == 13:
            clerk.mark(EventKind.RETURNED, *names[9:], at="10:40")
    clerk.end("11:00")
    yield clerk
    clerk.close()


def test_who_was_not_there_for_some_items_is_listed_with_their_numbers(connetables: Clerk) -> None:
    away = tuple(f"Connétable of St. {letter} (not for items 11 to 13)" for letter in "JKL")
    assert connetables.paper.missing("Present (12)", "Connétable of St. A, Chair", *away, "In attendance (1)") == []


def test_the_public_part_is_marked_and_paragraphs_refer_to_earlier_minutes(connetables: Clerk) -> None:
    told = (
        "Comité des Connétables",
        "Non-exempt (public) under the Freedom of Information (Jersey) Law 2011",
        "1. Subject 1",
        "1.1 The Comité heard of subject 1.",
        "2. Subject 2",
        "2.2 It recalled minute no. 7 of 15 October 2018.",
        "14. Subject 14",
    )
    assert connetables.paper.missing(*told) == []


# States of Jersey, 30 April 2019


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        COUNCIL, lists=PeopleLists(chair_in_group=True, presence=PartPresence.TIMES, absent=True, reasons=True)
    )
    style = replace(style, headings=Headings(apologies="Excused attendance", absent="En défaut"))
    clerk = Clerk(
        tmp_path_factory.mktemp("states"), body("States of Jersey", chair_title="Bailiff"), date(2019, 4, 30), style
    )
    names = ["The Bailiff", *(f"Senator {letter}" for letter in "ABCDEF"), "Deputy G", "Deputy H", "Deputy I"]
    members(clerk, *names)
    clerk.meet("09:30")
    clerk.present(*names[:5], at="09:30")
    clerk.mark(EventKind.ABSENT, "Senator E", "Senator F", at="09:30")
    clerk.apologies("Deputy G", "Deputy H", at="09:30", reason="States’ business")
    clerk.mark(EventKind.ABSENT, "Deputy I", at="09:30")
    clerk.item("Roll call")
    clerk.start("09:30")
    clerk.write("All were present but those named.")
    clerk.item("Prayers and welcome", at="09:32")
    clerk.write("The Assembly stood in silence, and the Bailiff welcomed a guest.")
    clerk.present("Senator E", at="09:36")
    clerk.write("The défaut on Senator E was raised.")
    clerk.item("Questions", at="10:00")
    clerk.write("Questions were put.")
    clerk.present("Senator F", at="10:09")
    clerk.write("The défaut on Senator F was raised.")
    clerk.item("Propositions", at="11:00")
    clerk.write("Two were debated.")
    clerk.present("Deputy G", at="11:45")
    clerk.end("17:30")
    yield clerk
    clerk.close()


def test_a_roll_call_by_exception_lists_who_was_excused_and_who_in_default(states: Clerk) -> None:
    told = (
        "The Bailiff",
        "Senator E (from 09:36)",
        "Senator F (from 10:09)",
        "Deputy G (from 11:45)",
        "Excused attendance (1)",
        "Deputy H (States’ business)",
        "En défaut (1)",
        "Deputy I",
        "Roll call",
        "All were present but those named.",
    )
    assert states.paper.missing(*told) == []


def test_who_comes_late_is_told_at_the_minute_and_ceremony_stands_as_an_item(states: Clerk) -> None:
    told = (
        "Prayers and welcome",
        "The Assembly stood in silence",
        "Senator E joined the meeting at 09:36.",
        "The défaut on Senator E was raised.",
        "Senator F joined the meeting at 10:09.",
        "Deputy G joined the meeting at 11:45.",
    )
    assert states.paper.missing(*told) == []
