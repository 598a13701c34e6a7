"""The attendance beside the minutes is worked with one key each, and gives the caret back."""

from __future__ import annotations

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import EventKind, Presence
from clerk_app.services.acts import AddAttendee
from clerk_app.ui.presenting.times import read_time
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING

POLICE = "Dorset Police representative"
DHUFT = "DHUFT representative"
CAMHS = "CAMHS representative"


def _go_to(live: Live, who: str) -> Id:
    attendee = live.meeting.attendees[who]
    live.press("F6")
    live.room.right.list.go_to(attendee)
    return attendee


@pytest.mark.parametrize(
    ("letter", "who", "kind", "presence"),
    [
        ("P", POLICE, EventKind.RETURNED, Presence.PRESENT),
        ("R", POLICE, EventKind.RETURNED, Presence.REMOTE),
        ("L", DHUFT, EventKind.LEFT, Presence.LEFT),
        ("A", DHUFT, EventKind.APOLOGIES, Presence.APOLOGIES),
        ("E", DHUFT, EventKind.EXPECTED, Presence.EXPECTED),
        ("N", DHUFT, EventKind.ABSENT, Presence.ABSENT),
    ],
)
def test_a_letter_marks_the_person_of_the_row(
    letter: str, who: str, kind: EventKind, presence: Presence, live: Live
) -> None:
    attendee = _go_to(live, who)
    live.press(letter)
    assert live.last_event().kind is kind
    assert live.room.presenter.standing(attendee).presence is presence
    assert live.focus() is live.room.right.list
    assert live.room.right.list.attendee_here() == attendee


def test_a_departure_stands_in_the_text_after_the_paragraph_of_the_caret(live: Live) -> None:
    _go_to(live, DHUFT)
    live.press("L")
    event = live.last_event()
    assert event.minute_id == live.meeting.minutes[4]
    assert event.after_block_id == live.meeting.blocks["asked"]
    assert live.room.pane.undo_bar.accessibleName() == f"{DHUFT} left, 10:48"


def test_what_is_typed_after_a_departure_stands_after_it(live: Live) -> None:
    live.press("Return")
    _go_to(live, DHUFT)
    live.press("L")
    assert live.last_event().after_block_id == live.meeting.blocks["asked"]


def test_c_makes_somebody_the_acting_chair(live: Live) -> None:
    attendee = _go_to(live, "Schools representative")
    live.press("C")
    chair = live.record.chair()
    assert chair is not None
    assert chair.id == attendee


def test_backspace_takes_the_last_mark_back(live: Live) -> None:
    attendee = _go_to(live, POLICE)
    live.press("Backspace")
    live.settle()
    assert live.room.presenter.standing(attendee).presence is Presence.PRESENT


def test_s_asks_who_sits_and_the_substitute_is_here(live: Live) -> None:
    _go_to(live, CAMHS)
    live.press("S")
    assert live.focus() is live.room.right.ask.field
    live.type("CAMHS team leader")
    live.press("Return")
    live.settle()
    names = {live.room.presenter.name(a.id): a for a in live.record.attendees}
    substitute = names["CAMHS team leader"]
    assert live.room.presenter.standing(substitute.id).is_here
    assert live.focus() is live.room.right.list


def test_g_adds_a_guest(live: Live) -> None:
    _go_to(live, CAMHS)
    live.press("G")
    live.type("Head of Early Help")
    live.press("Return")
    assert "Head of Early Help" in {live.room.presenter.name(a.id) for a in live.record.attendees}


def test_t_changes_the_time_of_the_last_mark(live: Live) -> None:
    attendee = _go_to(live, POLICE)
    live.press("T")
    assert live.room.right.ask.field.text() == "10:31"
    live.type("10:35")
    live.press("Return")
    live.settle()
    mark = live.room.presenter.last_mark(attendee)
    assert mark is not None
    assert f"{mark.at:%H:%M}" == "10:35"


def test_a_time_that_no_clock_shows_is_said_and_nothing_is_changed(live: Live) -> None:
    _go_to(live, POLICE)
    live.press("T")
    live.type("25:99")
    before = len(live.meeting.record.all_events)
    live.press("Return")
    assert len(live.record.all_events) == before
    assert "25:99" in live.bar(BarPlace.PROBLEM)


def test_esc_leaves_a_question_unanswered_and_then_the_list(live: Live) -> None:
    _go_to(live, CAMHS)
    before = len(live.meeting.record.all_events)
    live.press("S")
    live.type("Somebody")
    live.press("Escape")
    order = [live.focus()]
    live.press("Escape")
    order.append(live.focus())
    assert order == [live.room.right.list, live.room.editor]
    assert len(live.record.all_events) == before


def test_two_long_names_that_begin_alike_are_told_apart(live: Live) -> None:
    rows, pictures = live.room.right.list, []
    rows.setExpanded(rows.attendance.index(2, 0), True)
    for quarter in ("North", "South"):
        name = f"Interim Assistant Director of Safeguarding and Early Help, {quarter}"
        live.desk.lane.submit(AddAttendee(meeting_id=MEETING, name=name))
        live.settle()
        added = max(live.record.attendees, key=lambda attendee: attendee.position)
        rows.scrollTo(rows.attendance.index_of(added.id))
        pictures.append(rows.viewport().grab(rows.visualRect(rows.attendance.index_of(added.id))).toImage())
    assert pictures[0].size() == pictures[1].size()
    assert pictures[0] != pictures[1]


def test_i_begins_a_declaration_of_that_person_in_the_text(live: Live) -> None:
    attendee = _go_to(live, DHUFT)
    live.press("I")
    live.type("may tender.")
    live.press("Ctrl+Return")
    live.settle()
    declaration = live.record.declarations[-1]
    assert (declaration.attendee_id, declaration.interest) == (attendee, "may tender.")
    assert live.focus() is live.room.editor


def test_letters_do_nothing_in_a_heading_and_space_folds_it(live: Live) -> None:
    rows = live.room.right.list
    live.press("F6")
    rows.setCurrentIndex(rows.attendance.index(0, 0))
    before = len(live.meeting.record.all_events)
    live.press("L")
    assert len(live.record.all_events) == before
    live.press("Space")
    assert not rows.isExpanded(rows.attendance.index(0, 0))


def test_a_folded_heading_stays_folded_when_somebody_leaves(live: Live) -> None:
    rows = live.room.right.list
    live.press("F6")
    rows.setCurrentIndex(rows.attendance.index(1, 0))
    live.press("Space")
    rows.go_to(live.meeting.attendees["Schools representative"])
    live.press("L")
    live.settle()
    assert not rows.isExpanded(rows.attendance.index(1, 0))


def test_an_agency_folded_by_the_left_arrow_stays_folded_when_somebody_arrives(live: Live) -> None:
    rows = live.room.right.list
    live.press("F6")
    heading = rows.attendance.index(0, 0)
    folded = rows.attendance.index(0, 0, heading)
    rows.setCurrentIndex(folded)
    live.press("Left")
    rows.setCurrentIndex(rows.attendance.index(1, 0))
    live.press("Left")
    live.press("G")
    live.type("Head of Early Help")
    live.press("Return")
    live.settle()
    heading = rows.attendance.index(0, 0)
    assert rows.isExpanded(heading)
    assert not rows.isExpanded(rows.attendance.index(0, 0, heading))
    assert not rows.isExpanded(rows.attendance.index(1, 0))


def test_shift_p_marks_everybody_present_who_is_not_marked(live: Live) -> None:
    unmarked = [_go_to(live, DHUFT)]
    live.press("Backspace")
    live.settle()
    live.press("Escape")
    unmarked.append(_go_to(live, "Schools representative"))
    live.press("Backspace")
    live.settle()
    live.press("Shift+P")
    live.settle()
    standings = [live.room.presenter.standing(one).presence for one in unmarked]
    assert standings == [Presence.PRESENT, Presence.PRESENT]
    assert live.room.pane.undo_bar.accessibleName() == "The rest are present, 10:48"


def test_the_status_bar_shows_the_keys_of_the_part_with_the_focus(live: Live) -> None:
    assert "move the meeting to item 5" in live.window.hints.text()
    live.press("F6")
    words = live.window.hints.text()
    assert words.startswith("Attendance. P: present")
    assert words.endswith("; Esc: back to 4.4")
    live.press("Shift+F6")
    live.press("Shift+F6")
    assert live.window.hints.text().startswith("Agenda. Enter: look at this item")


def test_the_status_bar_shows_the_keys_of_a_line_and_of_a_button_while_they_have_the_focus(live: Live) -> None:
    live.press("Ctrl+F")
    assert live.window.hints.text().startswith("Find. Enter: next place")
    live.press("Escape")
    assert live.window.hints.text().startswith("/a: action")
    _go_to(live, CAMHS)
    live.press("S")
    assert live.window.hints.text() == "Attendance. Enter: take it; Esc: leave the question"
    live.press("Escape")
    live.room.right.card.setFocus()
    assert live.window.hints.text() == "Tab: next part; F6: panels; Esc: back to 4.4"


def test_the_status_bar_shows_the_keys_of_what_is_offered_under_the_caret(live: Live) -> None:
    live.type(" @pol")
    assert live.window.hints.text().startswith("People. Enter or Tab: take it; Up / Down: choose")
    live.press("Escape")
    assert live.window.hints.text().startswith("/a: action")
    live.press("Return")
    live.type("/a To write by ")
    assert live.window.hints.text() == "Dates. Tab: take it; Up / Down: choose; Esc: leave the words"


def test_a_rule_that_is_broken_is_said_in_a_bar_and_the_focus_stays(live: Live) -> None:
    live.meeting.clock.set(live.meeting.at("09:30"))
    _go_to(live, DHUFT)
    live.press("L")
    live.settle()
    assert live.bar(BarPlace.PROBLEM)
    assert live.focus() is live.room.right.list


@pytest.mark.parametrize(
    ("words", "read"), [("10:45", "10:45"), ("1045", "10:45"), ("9.30", "09:30"), ("24:00", ""), ("ten", "")]
)
def test_a_time_is_read_as_it_is_typed(words: str, read: str) -> None:
    found = read_time(words)
    assert (f"{found:%H:%M}" if found is not None else "") == read
