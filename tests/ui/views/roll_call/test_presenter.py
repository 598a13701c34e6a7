from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clerk_app.domain.people import Party
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CorrectEvent, MarkAttendance, SendSubstitute
from clerk_app.ui.views.roll_call.presenter import RollCallPresenter
from tests.ui.views.stage import Stage, at, known_id, utc

BEFORE = utc(9, 58)


def roll(stage: Stage, now: datetime = BEFORE) -> RollCallPresenter:
    return RollCallPresenter(stage.record(), now)


def states(stage: Stage) -> dict[str, tuple[str, str]]:
    return {row.name: (row.letter, row.state) for row in roll(stage).rows()}


def only_act(stage: Stage, letter: str, name: str) -> MarkAttendance:
    (act,) = roll(stage).mark_acts(letter, stage.attendee(name))
    assert isinstance(act, MarkAttendance)
    return act


def test_people_stand_under_headings_by_what_they_count_for(stage: Stage) -> None:
    groups = roll(stage).groups()
    assert [(group.name, len(group.rows)) for group in groups] == [
        ("Count towards quorum", 8),
        ("Other members", 4),
        ("In attendance", 2),
    ]
    assert groups[0].rows[5].organisation == "Integrated Care Board"
    assert groups[1].rows[1].organisation == "Community Trust"
    assert groups[1].rows[0].organisation == ""


def test_who_only_attends_stands_under_the_heading_that_the_papers_give_them(stage: Stage) -> None:
    record = stage.record()
    officers = Category(id=known_id("c", 9), board_id=record.board.id, position=9, name="Officers")
    guest = stage.attendee("Commissioning Manager")
    listed = replace(
        record,
        categories=(*record.categories, officers),
        attendees=[replace(a, category_id=officers.id) if a.id == guest else a for a in record.attendees],
    )
    groups = [(group.name, len(group.rows)) for group in RollCallPresenter(listed, BEFORE).groups()]
    assert groups[-2:] == [("Officers", 1), ("In attendance", 1)]
    without_quorum = replace(listed, board=replace(listed.board, quorum=None))
    groups = [(group.name, len(group.rows)) for group in RollCallPresenter(without_quorum, BEFORE).groups()]
    assert groups == [("Members", 13), ("Officers", 1)]


def test_a_member_of_no_category_comes_first_as_on_paper(stage: Stage) -> None:
    record = stage.record()
    chair = stage.attendee("Director of Children’s Services")
    listed = replace(
        record,
        board=replace(record.board, quorum=None),
        attendees=[replace(a, category_id=None) if a.id == chair else a for a in record.attendees],
    )
    first, second, *_ = RollCallPresenter(listed, BEFORE).groups()
    assert (first.key, [row.attendee_id for row in first.rows]) == ("members", [chair])
    assert second.key == record.categories[0].id


def test_nobody_is_marked_at_first(stage: Stage) -> None:
    assert {row.state for row in roll(stage).rows()} == {"Not marked"}
    assert roll(stage).progress().words == "0 of 14 marked"
    assert roll(stage).progress().rest == "Mark the other 14 as present"


@pytest.mark.parametrize(
    ("kind", "remote", "letter", "state"),
    [
        (EventKind.ARRIVED, False, "P", "Present"),
        (EventKind.ARRIVED, True, "R", "Remote"),
        (EventKind.APOLOGIES, False, "A", "Apologies"),
        (EventKind.EXPECTED, False, "E", "Expected later"),
        (EventKind.ABSENT, False, "N", "Absent"),
    ],
)
def test_each_mark_has_its_letter_and_words(
    stage: Stage, kind: EventKind, remote: bool, letter: str, state: str
) -> None:
    stage.mark("Police representative", kind, remote=remote)
    assert states(stage)["Police representative"] == (letter, state)


def test_apologies_sent_before_the_day_say_when(stage: Stage) -> None:
    stage.mark("Housing representative", EventKind.APOLOGIES, at(9) - timedelta(days=6))
    assert states(stage)["Housing representative"] == ("A", "Apologies, sent 28 September")


def test_who_presides_is_said_in_their_row_and_beside_the_roll(stage: Stage) -> None:
    assert roll(stage).chair().aside == "not here"
    stage.mark("Independent Chair", EventKind.ARRIVED)
    assert states(stage)["Independent Chair"] == ("P", "Present, in the chair")
    line = roll(stage).chair()
    assert (line.name, line.aside, line.is_here) == ("The Chair", "Independent Chair", True)


def test_a_substitute_is_told_of_in_the_row_of_whom_they_sit_for(stage: Stage) -> None:
    principal = stage.attendee("Head of Public Health Programmes")
    stage.execute(SendSubstitute(meeting_id=stage.meeting, for_attendee_id=principal, name="Health analyst"))
    assert states(stage)["Head of Public Health Programmes"] == ("S", "Substitute: Health analyst")
    assert "Health analyst" not in states(stage)
    assert roll(stage).progress().words == "1 of 14 marked"
    assert roll(stage).agencies()[4].is_here


def test_a_member_who_comes_after_all_stands_beside_their_substitute(stage: Stage) -> None:
    principal = stage.attendee("Head of Public Health Programmes")
    stage.execute(SendSubstitute(meeting_id=stage.meeting, for_attendee_id=principal, name="Health analyst"))
    stage.mark("Head of Public Health Programmes", EventKind.ARRIVED)
    assert states(stage)["Head of Public Health Programmes"][0] == "P"
    assert states(stage)["Health analyst"][0] == "S"


def test_agencies_say_who_is_here_and_what_is_missing(stage: Stage) -> None:
    for name in ("Director of Children’s Services", "Lead Member for Children", "Schools representative"):
        stage.mark(name, EventKind.ARRIVED)
    stage.mark("Police representative", EventKind.APOLOGIES)
    lines = [(line.name, line.aside, line.is_here) for line in roll(stage).agencies()]
    assert lines == [
        ("Local Authority", "2 present", True),
        ("Schools", "present", True),
        ("Integrated Care Board", "not marked", False),
        ("Police", "apologies", False),
        ("Public Health", "not marked", False),
    ]


def test_quorum_says_what_is_still_missing(stage: Stage) -> None:
    for name in ("Director of Children’s Services", "Schools representative", "Independent Chair"):
        stage.mark(name, EventKind.ARRIVED)
    card = roll(stage).quorum()
    assert (card.kind, card.word, card.count) == ("warning", "Not yet quorate", "2 of 5")
    names = "Integrated Care Board, Police or Public Health"
    assert card.reason == f"One more agency makes the meeting quorate: {names}."


def test_the_rule_stands_beside_the_roll_in_plain_words(stage: Stage) -> None:
    assert roll(stage).rule() == (
        "The rule: quorate if 3 of these 5 agencies are represented, "
        "and the Chair, or whoever is acting as Chair, is present."
    )


def test_the_list_goes_on_to_the_next_unmarked_and_round_again(stage: Stage) -> None:
    rows = [row.attendee_id for row in roll(stage).rows()]
    assert roll(stage).next_unmarked(None) == rows[0]
    assert roll(stage).next_unmarked(rows[2]) == rows[3]
    assert roll(stage).next_unmarked(rows[-1]) == rows[0]
    assert roll(stage).next_unmarked(rows[2], but=[rows[3]]) == rows[4]
    assert roll(stage).next_unmarked(rows[2], but=rows) is None


def test_a_letter_that_says_nothing_new_asks_for_nothing(stage: Stage) -> None:
    stage.mark("Police representative", EventKind.ARRIVED)
    assert roll(stage).mark_acts("P", stage.attendee("Police representative")) == ()
    assert roll(stage).mark_acts("L", stage.attendee("Schools representative")) == ()
    assert roll(stage).mark_acts("", stage.attendee("Schools representative")) == ()
    assert only_act(stage, "R", "Police representative").remote


def test_present_again_after_leaving_is_a_return(stage: Stage) -> None:
    stage.start()
    stage.mark("Police representative", EventKind.ARRIVED, at(10))
    stage.mark("Police representative", EventKind.LEFT, at(10, 30))
    assert only_act(stage, "P", "Police representative").kind is EventKind.RETURNED


def test_backspace_takes_a_mark_away_and_with_a_substitute_both(stage: Stage) -> None:
    stage.mark("Police representative", EventKind.APOLOGIES)
    assert only_act(stage, "", "Police representative").kind is EventKind.CLEARED
    principal = stage.attendee("Head of Public Health Programmes")
    stage.execute(SendSubstitute(meeting_id=stage.meeting, for_attendee_id=principal, name="Health analyst"))
    for act in roll(stage).mark_acts("", principal):
        stage.execute(act)
    assert states(stage)["Head of Public Health Programmes"] == ("", "Not marked")


def test_taking_the_chair_marks_somebody_present_first(stage: Stage) -> None:
    kinds = [
        act.kind
        for act in roll(stage).mark_acts("C", stage.attendee("Schools representative"))
        if isinstance(act, MarkAttendance)
    ]
    assert kinds == [EventKind.ARRIVED, EventKind.TOOK_CHAIR]


def test_the_substitutes_that_the_seat_names_are_offered_first(stage: Stage) -> None:
    principal = stage.attendee("Head of Public Health Programmes")
    others = [(Party(post_id=known_id("8", 3)), "Deputy, Housing representative")]
    possible = roll(stage).possible_substitutes(principal, others)
    offered = roll(stage).substitutes("", principal, possible)
    assert [match.candidate.name for match in offered] == ["Deputy, Head of Public Health Programmes"]
    found = roll(stage).substitutes("dep", principal, possible)
    assert [match.candidate.name for match in found] == [
        "Deputy, Head of Public Health Programmes",
        "Deputy, Housing representative",
    ]


def test_a_guest_needs_a_name_that_is_not_on_the_list(stage: Stage) -> None:
    assert roll(stage).guest_act("   ") is None
    assert roll(stage).guest_act("police  REPRESENTATIVE") is None
    made = roll(stage).guest_act(" Research fellow ")
    assert made is not None
    assert made.name == "Research fellow"


def test_the_time_of_a_mark_can_be_put_right(stage: Stage) -> None:
    who = stage.attendee("Police representative")
    assert roll(stage).time_of(who) == ""
    assert roll(stage).time_act(who, "9:45") is None
    event = stage.mark("Police representative", EventKind.ARRIVED)
    assert roll(stage).time_of(who) == "09:58"
    assert roll(stage).time_act(who, "9:45") == CorrectEvent(event_id=event, at=at(9, 45))
    assert roll(stage).time_act(who, "25:00") is None


def test_the_clock_says_how_the_meeting_stands(stage: Stage) -> None:
    clock = roll(stage).clock()
    assert (clock.time, clock.state, clock.planned) == ("09:58", "Not started", "Planned start 10:00")
    stage.clock.set(utc(10, 3))
    stage.start()
    assert roll(stage, utc(10, 4)).clock().state == "Started 10:03"
    assert roll(stage).start_act() is None


def test_an_agency_is_not_marked_as_long_as_somebody_of_it_may_come(stage: Stage) -> None:
    stage.mark("Housing representative", EventKind.APOLOGIES)
    assert roll(stage).agencies()[0].aside == "not marked"
    for name in ("Director of Children’s Services", "Lead Member for Children"):
        stage.mark(name, EventKind.APOLOGIES)
    stage.mark("Head of Quality", EventKind.ABSENT)
    assert roll(stage).agencies()[0].aside == "not here"
