"""A decision that adds members offers the change of the membership, which names the decision and can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import SaveBlocks
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.minutes_editor.decoration import Detail
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.new_members_popup import NewMembersPopup
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING, SampleMeeting

WORDS = "That the Head of Housing and the School Nurse be co-opted."
OFFER = f"Change the membership ({spec_of(ActionId.NEW_MEMBERS).key_text})"


@pytest.fixture
def meeting(meeting: SampleMeeting) -> SampleMeeting:
    """Item 4 has decided that two people be co-opted."""
    record = meeting.record
    block = next(one for one in record.blocks_of[meeting.minutes[4]] if one.kind is BlockKind.DECISION)
    meeting.store.shelf.entities["blocks", block.id] = replace(block, text=typed(WORDS))
    return meeting


@pytest.fixture
def live(live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.NEW_MEMBERS: NewMembersPopup})
    live.screen.commands_changed.emit()
    return live


def decision_block(record: MeetingRecord) -> Block:
    return next(one for one in record.blocks if one.kind is BlockKind.DECISION)


def decision(record: MeetingRecord) -> Decision:
    found = record.by_id[decision_block(record).decision_id or ""]  # type: ignore[index]
    assert isinstance(found, Decision)
    return found


def ask(live: Live) -> NewMembersPopup:
    """Ask with the caret in the decision."""
    live.room.editor.go_to_block(decision_block(live.record).id)
    live.window.book.run(ActionId.NEW_MEMBERS)
    popup = live.desk.popups.current
    assert isinstance(popup, NewMembersPopup)
    return popup


def made(record: MeetingRecord) -> list[Member]:
    return [one for one in record.members if one.agreed_by is not None]


def details(live: Live) -> list[Detail]:
    live.settle()
    return list(live.room.around_text.decorations.blocks[decision_block(live.record).id].details)


def test_the_card_of_a_decision_that_adds_members_offers_the_change(live: Live) -> None:
    assert Detail("user-round-plus", OFFER, leads=True) in details(live)


def test_what_opens_is_filled_as_the_decision_says(live: Live) -> None:
    popup = ask(live)
    assert popup.who.text() == "Head of Housing; School Nurse"
    assert (popup.since.text(), popup.until.text()) == ("2 October 2020", "")
    assert popup.only_for.text() == live.room.presenter.heading().title
    assert popup.co_opted.isChecked()
    assert popup.told.text().startswith(
        "Head of Housing: a new seat. School Nurse: a new seat. Member from 2 October 2020."
    )


def test_enter_makes_them_members_from_that_day_for_that_item_and_names_the_decision(live: Live) -> None:
    item = live.record.items[3]
    ask(live)
    live.press("Return")
    record = live.record
    terms = sorted(made(record), key=lambda one: record.party_name(one.holder))
    assert [record.party_name(one.holder) for one in terms] == ["Head of Housing", "School Nurse"]
    assert {one.since for one in terms} == {date(2020, 10, 2)}
    assert {one.agreed_by for one in terms} == {decision(record).id}
    assert {one.only_for[0].about_item_id for one in terms} == {item.id}
    seats = [record.by_id[one.seat_id] for one in terms]
    assert all(isinstance(seat, Seat) and seat.co_opted for seat in seats)
    joined = [event for event in record.events if event.kind is EventKind.JOINED]
    assert [event.at for event in joined] == [decision(record).at] * 2
    attending = [one for one in record.attendees if one.seat_id in {seat.id for seat in seats}]
    assert [one.capacity for one in attending] == [Capacity.MEMBER] * 2


def test_one_undo_takes_all_of_it_back(live: Live) -> None:
    before = live.record
    ask(live)
    live.press("Return")
    live.settle()
    assert live.room.pane.undo_bar.accessibleName() == "Head of Housing and School Nurse are members."
    live.press("Ctrl+Z", live.room.editor)
    after = live.record
    assert (after.members, after.seats, after.posts) == (before.members, before.seats, before.posts)
    assert after.attendees == before.attendees


def test_the_card_then_names_whom_it_made_members(live: Live) -> None:
    ask(live)
    live.press("Return")
    assert Detail("user-round-plus", "Members from 2 October 2020: Head of Housing and School Nurse") in details(live)


def test_a_decision_that_is_not_carried_after_all_is_pointed_out_with_its_members(live: Live) -> None:
    ask(live)
    live.press("Return")
    record = live.record
    lost = replace(decision(record), result=DecisionResult.LOST)
    block = decision_block(record)
    live.desk.lane.submit(SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,), subjects=(lost,)))
    said = "Not carried, yet members by it: Head of Housing and School Nurse"
    assert Detail("triangle-alert", said, is_missing=True) in details(live)


def test_who_is_a_member_already_and_a_day_that_is_none_are_said_and_nothing_is_done(live: Live) -> None:
    popup = ask(live)
    popup.who.setText("Schools representative")
    assert popup.told.text() == "Schools representative holds a seat already."
    popup.who.setText("School Nurse")
    popup.since.setText("some day")
    assert not popup.button.isEnabled()
    live.press("Return")
    assert made(live.record) == []


def test_a_vacant_seat_of_that_name_is_filled(live: Live) -> None:
    record = live.record
    vacant = Seat(id="e" * 32, board_id=record.board.id, category_id=None, position=90, title="School nurse")  # type: ignore[arg-type]
    live.meeting.store.shelf.entities["seats", vacant.id] = vacant
    live.desk.navigation.go(Place(screen=ScreenName.LIVE, board_id=record.board.id, meeting_id=MEETING))
    popup = ask(live)
    popup.who.setText("School Nurse")
    assert popup.told.text().startswith("School Nurse: the vacant seat of that name.")


def test_in_a_paragraph_that_decides_nothing_the_command_says_where_it_works(live: Live) -> None:
    first = live.record.blocks_of[live.meeting.minutes[4]][0]
    live.room.editor.go_to_block(first.id)
    live.window.book.run(ActionId.NEW_MEMBERS)
    assert live.desk.popups.current is None
    assert live.bar(BarPlace.PROBLEM) == "Put the caret in the decision that agrees the members."
