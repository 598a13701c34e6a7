"""Minutes of a district's annual council and of a county's urgency committee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.board import Board, Naming
from clerk_app.domain.house_style import AttendanceLayout, PeopleLists
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.seats import SeatRole
from clerk_app.plain.house_styles import shipped_style
from tests.fidelity.clerk import COUNCIL, Clerk


def body(name: str) -> Board:
    return Board(id=Id("b" * 32), names=(DatedName(name),), naming=Naming.NAME, chair_title="Chairman")


# North Hertfordshire District Council, annual council, 17 May 2018


@pytest.fixture(scope="module")
def north_herts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(COUNCIL, decisions_apart=True)
    board = body("North Hertfordshire District Council")
    clerk = Clerk(tmp_path_factory.mktemp("herts"), board, date(2018, 5, 17), style)
    names = [f"Cllr {count}" for count in range(1, 31)]
    for name in names:
        clerk.seat(name, category="Councillors", title="Councillor")
    clerk.meet("19:30", title="Annual Council")
    clerk.present(*names[:20], at="19:30")
    clerk.apologies(*names[20:])
    clerk.item("Apologies for absence")
    clerk.start("19:30")
    clerk.write("Apologies were received.")
    clerk.item("Election of chairman")
    clerk.write("The outgoing Chairman asked for nominations.")
    clerk.decide("Cllr 1 be elected Chairman.", proposer="Cllr 2", seconder="Cllr 3")
    clerk.chairs("Cllr 1", "19:35")
    clerk.write("The declaration of acceptance of office was signed.")
    clerk.item("Chairman’s announcements")
    clerk.write("The Chairman spoke.")
    yield clerk
    clerk.close()


def test_the_decision_stands_apart_from_the_minutes_of_its_item(north_herts: Clerk) -> None:
    told = (
        "Annual Council",
        "1. Apologies for absence",
        "2. Election of chairman",
        "Decision",
        "RESOLVED: Cllr 1 be elected Chairman.",
        "Proposed by Cllr 2, seconded by Cllr 3.",
        "Minutes",
        "The outgoing Chairman asked for nominations.",
        "The declaration of acceptance of office was signed.",
        "3. Chairman’s announcements",
        "The Chairman spoke.",
    )
    assert north_herts.paper.missing(*told) == []
    assert len(north_herts.record.decisions) == 1


def test_a_long_list_of_apologies_is_counted(north_herts: Clerk) -> None:
    away = [f"Cllr {count}" for count in range(21, 31)]
    assert north_herts.paper.missing("Councillors (20)", "APOLOGIES (10)", *away) == []


# Lancashire County Council, Urgency Committee, 28 March 2013


@pytest.fixture(scope="module")
def lancashire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    style = replace(
        shipped_style("web-item"),
        key="committee",
        attendance=AttendanceLayout.GROUPED,
        lists=PeopleLists(chair_in_group=True),
    )
    clerk = Clerk(tmp_path_factory.mktemp("lancs"), body("Urgency Committee"), date(2013, 3, 28), style)
    names = [f"County Cllr {letter}" for letter in "ABCDE"]
    for place, name in enumerate(names):
        clerk.seat(name, category="County Councillors", roles=(SeatRole.CHAIR,) if place == 0 else ())
    clerk.meet("10:00", venue="County Hall")
    clerk.present(*names[:3], at="10:00")
    clerk.apologies(names[4])
    clerk.substitute("County Cllr F", instead_of=names[3], at="10:00")
    clerk.item("Apologies")
    clerk.start("10:00")
    clerk.write("County Cllr F replaced County Cllr D for this meeting.")
    clerk.item("Disclosure of interests")
    clerk.write("None disclosed.")
    clerk.item("Minutes of the last meeting")
    clerk.decide("The minutes be confirmed and signed.", "resolved")
    clerk.item("Urgent business")
    clerk.write("None. An item is urgent only where the Chairman has said why; notice of it is wanted before the day.")
    clerk.item("Next meeting")
    clerk.write("When it is called.")
    yield clerk
    clerk.close()


def test_a_replacement_is_recorded_with_whom_they_sit_for(lancashire: Clerk) -> None:
    told = ("County Cllr A, Chairman", "County Cllr F (substitute for County Cllr D)", "County Cllr D", "County Cllr E")
    assert lancashire.paper.missing(*told) == []
    assert lancashire.attendee("County Cllr F").substitute_for == lancashire.who["County Cllr D"]


def test_short_items_have_minutes_under_each_and_some_have_none(lancashire: Clerk) -> None:
    told = (
        "1. Apologies",
        "Minutes:",
        "replaced County Cllr D",
        "2. Disclosure of interests",
        "Minutes:",
        "None disclosed.",
        "3. Minutes of the last meeting",
        "Minutes:",
        "Resolved that;",
        "1) the minutes be confirmed and signed.",
        "4. Urgent business",
        "Minutes:",
        "None.",
        "5. Next meeting",
    )
    assert lancashire.paper.missing(*told) == []
