"""Who moved a decision, the number of an item and what a meeting adjourns for, typed in one line and read back."""

from __future__ import annotations

import pytest

from clerk_app.domain.decisions import Proposal
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.line_popup import LinePopup
from tests.ui.live_meeting.live import Live


@pytest.fixture
def live(live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.LINE: LinePopup})
    live.screen.commands_changed.emit()
    return live


def opened(live: Live, action: ActionId) -> LinePopup:
    live.window.book.run(action)
    popup = live.desk.popups.current
    assert isinstance(popup, LinePopup)
    return popup


def answer(live: Live, action: ActionId, line: str) -> str:
    """Type the line and take it; what it was read as."""
    popup = opened(live, action)
    popup.field.setText(line)
    read = popup.read.text()
    live.press("Return")
    live.settle()
    return read


def proposal(live: Live) -> Proposal | None:
    (decision,) = live.record.decisions
    return next((one for one in live.record.proposals if one.id == decision.proposal_id), None)


def moved(live: Live) -> tuple[str, str]:
    found, names = proposal(live), {one.id: live.record.party_name(one.who) for one in live.record.attendees}
    assert found is not None
    return tuple(names.get(one, "") if one is not None else "" for one in (found.proposer_id, found.seconder_id))  # type: ignore[return-value]  # there are two


def test_a_decision_says_who_proposed_and_who_seconded_it(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    names = [live.record.party_name(one.who) for one in live.record.attendees]
    read = answer(live, ActionId.MOVERS, f"{names[0]}; {names[1]}")
    assert read.startswith("Printed: “Proposed by")
    assert moved(live) == (names[0], names[1])
    card = live.card(live.meeting.blocks["decision"])
    assert f"Proposed by {names[0]}, seconded by {names[1]}" in [detail.words for detail in card.details]


def test_who_moved_it_can_be_changed_taken_off_and_taken_back(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    names = [live.record.party_name(one.who) for one in live.record.attendees]
    answer(live, ActionId.MOVERS, f"{names[0]}; {names[1]}")
    popup = opened(live, ActionId.MOVERS)
    assert popup.field.text() == f"{names[0]}; {names[1]}"
    popup.field.clear()
    live.press("Return")
    live.settle()
    assert moved(live) == ("", "")
    live.press("Ctrl+Z")
    live.settle()
    assert moved(live) == (names[0], names[1])


def test_other_words_of_a_decision_leave_who_moved_it_alone(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    names = [live.record.party_name(one.who) for one in live.record.attendees]
    answer(live, ActionId.MOVERS, f"{names[0]}; {names[1]}")
    live.type(" Agreed by all.")
    live.settle()
    assert moved(live) == (names[0], names[1])


def test_a_name_that_is_nobody_of_the_meeting_is_said_and_nothing_is_noted(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    assert answer(live, ActionId.MOVERS, "Nemo").startswith("Nobody of this meeting is called “Nemo”.")
    assert live.bar(BarPlace.PROBLEM).startswith("Nobody of this meeting is called “Nemo”.")
    assert proposal(live) is None


def test_without_a_decision_at_the_caret_nobody_is_asked_for(live: Live) -> None:
    live.window.book.run(ActionId.MOVERS)
    assert live.bar(BarPlace.PROBLEM).startswith("The caret is in no decision.")
    assert live.desk.popups.current is None


def numbers(live: Live) -> list[str]:
    return list(live.record.minute_numbers.values())


def test_an_item_bears_the_number_that_is_typed_and_is_counted_again(live: Live) -> None:
    before = numbers(live)
    shown = live.room.presenter.shown
    place = [one.id for one in live.record.minutes].index(shown)  # type: ignore[arg-type]  # one is shown
    popup = opened(live, ActionId.NUMBER_MINUTE)
    assert popup.field.text() == before[place]
    assert popup.read.text() == f"It is numbered by its place: {before[place]}."
    live.press("Esc")
    assert answer(live, ActionId.NUMBER_MINUTE, "70").startswith("It bears 70,")
    assert numbers(live)[place : place + 2] == ["70", "71"]
    assert answer(live, ActionId.NUMBER_MINUTE, "").startswith("It bears no number.")
    assert numbers(live)[place] == ""
    answer(live, ActionId.NUMBER_MINUTE, before[place])
    assert numbers(live) == before
    assert all(one.pinned_number is None for one in live.record.minutes if one.id == shown)


def test_a_meeting_adjourns_for_what_is_typed_where_the_caret_is(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    read = answer(live, ActionId.ADJOURN_FOR, "public comments")
    assert read == "Printed: “The meeting was adjourned at … for public comments.”"
    event = next(one for one in live.record.events if one.kind is EventKind.ADJOURNED)
    assert (event.note, event.after_block_id) == ("public comments", live.meeting.blocks["decision"])
    live.window.book.run(ActionId.ADJOURN_FOR)
    assert live.bar(BarPlace.PROBLEM) == "The meeting is not under way, or it is adjourned already."
    assert all(block.kind is not BlockKind.LATER_NOTE for block in live.record.blocks)


def test_a_decision_that_was_just_typed_says_who_moved_it(live: Live) -> None:
    live.room.editor.go_to_block(live.meeting.blocks["decision"])
    live.press("End")
    live.press("Return")
    live.press("Return")
    live.type("/r That it be so.")
    names = [live.record.party_name(one.who) for one in live.record.attendees]
    answer(live, ActionId.MOVERS, f"{names[0]}; {names[1]}")
    live.settle()
    (decision,) = (one for one in live.record.decisions if one.proposal_id is not None)
    block = next(one for one in live.record.blocks if one.decision_id == decision.id)
    card = live.card(block.id)
    assert f"Proposed by {names[0]}, seconded by {names[1]}" in [detail.words for detail in card.details]
