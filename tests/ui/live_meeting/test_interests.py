"""Interests in the meeting by keys: declared, ruled on, who leaves for one and who is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect, StandingInterest
from clerk_app.domain.timeline import EventKind, Exclusion, Presence, minute_at
from clerk_app.services.acts import MarkAttendance, SaveSetup
from clerk_app.ui.views.interest.view import InterestPopup
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.interests import interests
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, SampleMeeting

SCHOOLS = "Schools representative"
DHUFT = "DHUFT representative"


def popup(live: Live) -> InterestPopup:
    found = live.desk.popups.current
    assert isinstance(found, InterestPopup)
    return found


def in_a_new_paragraph(live: Live) -> None:
    live.room.panes.go_to_text()
    live.press("Ctrl+End")
    live.press("Return")


def declared(live: Live) -> Declaration:
    return live.record.declarations[-1]


def presence(live: Live, name: str) -> Presence:
    return live.record.standings()[live.meeting.attendees[name]].presence


def schools_leave(live: Live) -> None:
    """The schools representative declares an interest in the item that is on, and is to leave for it."""
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    live.press("Return")
    popup(live).effects["leaves"].click()
    live.press("Ctrl+Return")
    live.settle()


def test_a_few_letters_an_interest_and_a_ruling_make_the_declaration_and_its_words(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    live.press("Return")
    popup(live).effects["stays"].click()
    live.press("Return")
    one = declared(live)
    assert (one.attendee_id, one.interest) == (live.meeting.attendees[SCHOOLS], "partner in a bid.")
    assert (one.ruling, one.effect) == ("may stay and take part", InterestEffect.STAYS)
    assert f"{SCHOOLS}, partner in a bid." in live.texts(4)
    assert live.focus() is live.room.editor
    assert presence(live, SCHOOLS) is Presence.PRESENT


def test_who_leaves_is_out_at_once_the_quorum_counts_so_and_the_event_names_the_interest(live: Live) -> None:
    before = live.record.verdict()
    schools_leave(live)
    event, after = live.last_event(), live.record.verdict()
    assert (event.kind, event.declaration_id) == (EventKind.STEPPED_OUT, declared(live).id)
    assert before is not None
    assert after is not None
    assert after.counted == before.counted - 1


def test_the_pop_up_says_what_it_does_to_the_quorum_and_how_the_minutes_will_read(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    popup(live).effects["leaves"].click()
    lines = popup(live).effect
    assert lines.will_read.text() == (
        "Declaration of interest: Schools representative, partner in a bid. "
        "Ruling from the chair: to leave for this item. "
        "The Schools representative left the meeting at 10:48."
    )
    assert lines.quorum.accessibleName() == "Stays quorate. 3 of 5 agencies, instead of 4 of 5."


def test_when_the_meeting_goes_on_who_left_may_come_back_by_one_key(live: Live) -> None:
    schools_leave(live)
    assert live.bar(BarPlace.INTEREST) == ""
    live.press("Ctrl+Return")
    live.settle()
    assert live.bar(BarPlace.INTEREST) == "The Schools representative may come back"
    live.press("Ctrl+Shift+W")
    live.settle()
    assert (live.last_event().kind, presence(live, SCHOOLS)) == (EventKind.RETURNED, Presence.PRESENT)
    assert live.bar(BarPlace.INTEREST) == ""


def test_an_interest_in_a_later_item_asks_them_to_leave_when_that_item_is_begun(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    asked = popup(live)
    asked.concerns.setCurrentIndex(asked.concerns.findText("5, Terms of reference and board members"))
    asked.effects["leaves"].click()
    live.press("Ctrl+Return")
    live.settle()
    assert presence(live, SCHOOLS) is Presence.PRESENT
    assert declared(live).item_id is not None
    live.press("Ctrl+Return")
    live.settle()
    assert live.bar(BarPlace.INTEREST) == (
        "The Schools representative declared an interest in this item and is to leave"
    )
    live.press("Ctrl+Shift+W")
    live.settle()
    assert live.last_event().declaration_id == declared(live).id
    assert live.bar(BarPlace.INTEREST) == ""


def test_what_the_register_holds_of_somebody_is_offered_and_kept_with_the_declaration(live: Live) -> None:
    who = next(one for one in live.record.attendees if one.id == live.meeting.attendees[SCHOOLS])
    entry = StandingInterest(id=Id("5" * 32), board_id=BOARD, holder=who.who, interest="Trustee of a youth club")
    live.desk.lane.submit(SaveSetup(put=(entry,)))
    live.settle()
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    assert popup(live).register.isVisible()
    live.press("Down")
    live.press("Return")
    live.press("Ctrl+Return")
    live.settle()
    assert (declared(live).interest, declared(live).standing_id) == ("Trustee of a youth club.", entry.id)


def test_i_on_somebody_in_the_list_asks_for_their_interest(live: Live) -> None:
    live.press("F6")
    live.room.right.list.go_to(live.meeting.attendees[DHUFT])
    live.press("I")
    assert popup(live).who.text() == DHUFT
    live.type("may tender")
    live.press("Ctrl+Return")
    live.settle()
    assert (declared(live).attendee_id, declared(live).interest) == (live.meeting.attendees[DHUFT], "may tender.")


def test_a_ruling_given_later_is_added_to_the_declaration_at_the_caret(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    live.press("Ctrl+Return")
    live.settle()
    first = declared(live)
    live.press("Ctrl+Shift+I")
    assert popup(live).interest.text() == "partner in a bid."
    popup(live).effects["speaks_only"].click()
    live.press("Return")
    live.settle()
    second = declared(live)
    assert replace(second, ruling="", effect=first.effect) == first
    assert second.effect is InterestEffect.SPEAKS_ONLY


def test_undo_takes_the_ruling_back_with_the_words(live: Live) -> None:
    schools_leave(live)
    live.press("Ctrl+Z")
    live.settle()
    live.press("Ctrl+Z")
    live.settle()
    assert not [one for one in live.record.declarations if one.interest == "partner in a bid."]
    assert presence(live, SCHOOLS) is Presence.PRESENT


def test_esc_leaves_a_declaration_to_be_written_freely(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.press("Escape")
    live.type("Nobody else declared anything.")
    live.settle()
    assert declared(live).interest == "Nobody else declared anything."


def test_a_declaration_that_is_only_begun_is_not_told_as_one(live: Live) -> None:
    meeting = live.meeting
    begun = Declaration(
        id=Id("6" * 32),
        meeting_id=live.record.meeting.id,
        minute_id=meeting.minutes[1],
        at=datetime.combine(live.record.meeting.date, live.record.meeting.start),
    )
    for declaration, said in ((begun, "none declared"), (replace(begun, interest="Runs a nursery"), "1 declared")):
        record = replace(live.record, declarations=(declaration,))
        assert interests(record, meeting.minutes[1], "1", "").aside == said


def test_what_was_declared_is_told_in_sentences_that_end_once(live: Live) -> None:
    declaration = Declaration(
        id=Id("6" * 32),
        meeting_id=live.record.meeting.id,
        minute_id=live.meeting.minutes[1],
        at=datetime.combine(live.record.meeting.date, live.record.meeting.start),
        interest="Runs a nursery. ",
        ruling="May stay",
    )
    record = replace(live.record, declarations=(declaration,))
    assert interests(record, live.meeting.minutes[1], "1", "").text == "Runs a nursery. May stay."


@pytest.mark.parametrize("letters", ["", "zzzz"])
def test_nobody_is_guessed_where_the_letters_find_none(live: Live, letters: str) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type(letters)
    live.press("Return")
    assert popup(live).effect.warning.text().startswith("Nobody of this meeting is found")
    live.press("Escape")


def test_whoever_the_register_names_is_told_before_anything_is_declared(meeting: SampleMeeting, live: Live) -> None:
    who = next(one for one in live.record.attendees if one.id == live.meeting.attendees[SCHOOLS])
    entry = StandingInterest(id=Id("5" * 32), board_id=BOARD, holder=who.who, interest="Trustee of a youth club")
    live.desk.lane.submit(SaveSetup(put=(entry,)))
    live.settle()
    live.room.reload(meeting.record)
    live.room.look_at(meeting.minutes[1])
    text = live.room.presenter.interests("Ctrl+Shift+I").text
    assert text == f"On the register: {SCHOOLS}.\nPress Ctrl+Shift+I to record one."


def test_all_that_the_minutes_will_read_is_seen(live: Live) -> None:
    in_a_new_paragraph(live)
    live.type("/d ")
    live.type("schools")
    live.press("Return")
    live.type("partner in a bid")
    popup(live).effects["leaves"].click()
    line = popup(live).effect.will_read
    card = popup(live).card
    assert card.height() >= card.height_for(card.width())
    assert line.text().endswith("10:48.")


def test_who_was_excluded_for_a_confidential_matter_may_come_back_when_the_next_item_is_on(live: Live) -> None:
    out = MarkAttendance(
        meeting_id=live.room.meeting_id,
        attendee_id=live.meeting.attendees[SCHOOLS],
        kind=EventKind.STEPPED_OUT,
        minute_id=minute_at(live.record.events),
        exclusion=Exclusion.AGREED,
    )
    live.desk.lane.submit(out)
    live.settle()
    assert live.bar(BarPlace.INTEREST) == ""
    live.press("Ctrl+Return")
    live.settle()
    assert live.bar(BarPlace.INTEREST) == "The Schools representative may come back"
    live.press("Ctrl+Shift+W")
    live.settle()
    assert (live.last_event().kind, presence(live, SCHOOLS)) == (EventKind.RETURNED, Presence.PRESENT)
