"""Earlier actions, earlier minutes, items taken together and the next meeting, asked for over the live screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from clerk_app.domain.actions import Action, ActionStatus, Owner
from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry
from clerk_app.domain.decisions import (
    Decision,
    DecisionResult,
    FinalAnswer,
    FinalOutcome,
    Reply,
    Settlement,
    WrittenOutcome,
    WrittenProcedure,
)
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Meeting, MinutesState, PlannedMeeting, StatusStep
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.scheduling import Frequency, Scheduling
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.minutes_layout import MinutesLayout
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.decision_links import end_place
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.line_popup import LinePopup
from clerk_app.ui.views.live_meeting.next_meeting_popup import NextMeetingPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

EARLIER = Id("9" * 32)
TRAINING = "Offer two days of training to foster carers."
LEAFLET = "Print the leaflet for schools."


@dataclass
class Earlier:
    """The meeting before, with two actions that are still open."""

    training: Id
    leaflet: Id


@pytest.fixture
def earlier(meeting: SampleMeeting) -> Earlier:
    def put(*entities: Entity) -> None:
        meeting.store.shelf.entities.update({(kind_of(one).name, one.id): one for one in entities})

    minute = Minute(id=Id("8" * 32), meeting_id=EARLIER, position=0, heading="Actions")
    put(Meeting(id=EARLIER, board_id=BOARD, date=date(2020, 7, 3), start=time(10, 0)), minute)
    ids = []
    for place, (words, owner) in enumerate(((TRAINING, "Head of Fostering"), (LEAFLET, "Schools representative"))):
        action = Action(
            id=Id(f"7{place:031x}"), board_id=BOARD, meeting_id=EARLIER, owners=(Owner(words=owner),), number=place + 1
        )
        block = Block(
            id=Id(f"6{place:031x}"),
            minute_id=minute.id,
            position=place,
            kind=BlockKind.ACTION,
            text=typed(words),
            action_id=action.id,
        )
        put(action, block)
        ids.append(action.id)
    return Earlier(*ids)


@pytest.fixture
def live(earlier: Earlier, live: Live) -> Live:
    live.desk.popups.furnish(live.desk, {PopupName.PICK: PickPopup, PopupName.NEXT_MEETING: NextMeetingPopup})
    live.screen.commands_changed.emit()
    return live


def ask(live: Live, action: ActionId, letters: str = "") -> None:
    """Ask for a command, type a few letters into what opens and take the first row."""
    live.window.book.run(action)
    live.type(letters)
    live.press("Return")


def actions_of(live: Live) -> dict[Id, Action]:
    live.settle()
    return {action.id: action for action in live.meeting.store.queries.where(Action)}


def block_of(live: Live, action_id: Id, kind: BlockKind) -> Block:
    blocks = [block for block in live.record.blocks if block.action_id == action_id and block.kind is kind]
    assert len(blocks) == 1
    return blocks[0]


def test_an_earlier_action_is_found_by_its_words_and_its_update_is_typed_behind_it(
    live: Live, earlier: Earlier
) -> None:
    live.press("Ctrl+5")
    live.type("/u ")
    ask(live, ActionId.EARLIER_ACTION, "leaf")
    live.type("The leaflet was at the printer.")
    block = block_of(live, earlier.leaflet, BlockKind.EARLIER_ACTION)
    assert (block.text.plain, block.update.plain) == (LEAFLET, "The leaflet was at the printer.")
    live.window.book.run(ActionId.EARLIER_ACTION)
    popup = live.desk.popups.current
    assert isinstance(popup, PickPopup)
    assert [popup.choices.choice(row).words for row in range(popup.choices.count)] == [TRAINING]
    assert popup.choices.choice(0).aside == "3 July 2020, Head of Fostering"


def test_a_wording_that_is_typed_already_stays(live: Live, earlier: Earlier) -> None:
    live.press("Ctrl+5")
    live.type("/u Training for carers.")
    ask(live, ActionId.EARLIER_ACTION, "training")
    block = block_of(live, earlier.training, BlockKind.EARLIER_ACTION)
    assert block.text.plain == "Training for carers."


def test_beside_a_paragraph_with_words_an_earlier_action_gets_one_of_its_own(live: Live, earlier: Earlier) -> None:
    before = live.texts(4)
    ask(live, ActionId.EARLIER_ACTION, "training")
    live.settle()
    assert live.texts(4) == [*before, TRAINING]


def test_how_far_it_is_becomes_the_status_of_the_action_and_can_be_taken_back(live: Live, earlier: Earlier) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.EARLIER_ACTION, "leaf")
    ask(live, ActionId.REPORT_STATUS, "completed")
    assert actions_of(live)[earlier.leaflet].status is ActionStatus.COMPLETED
    assert _card(live, earlier.leaflet) == ["Completed"]
    live.press("Ctrl+Z")
    assert actions_of(live)[earlier.leaflet].status is ActionStatus.OPEN
    assert _card(live, earlier.leaflet) == ["No status yet"]


def _card(live: Live, action_id: Id) -> list[str]:
    """What the second line of an earlier action's card says."""
    block = block_of(live, action_id, BlockKind.EARLIER_ACTION)
    return [detail.words for detail in live.card(block.id).details]


def test_a_status_is_refused_outside_an_earlier_action_with_the_way_to_one(live: Live) -> None:
    live.window.book.run(ActionId.REPORT_STATUS)
    assert live.bar(BarPlace.PROBLEM) == "The caret is in no earlier action. Type /u and Space to begin one."


def test_an_action_carried_forward_stays_the_same_action_and_is_ongoing(live: Live, earlier: Earlier) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.EARLIER_ACTION, "training")
    live.type("Half of it was done.")
    live.window.book.run(ActionId.CARRY_FORWARD)
    for _ in "foster carers.":
        live.press("Backspace")
    live.type("carers")
    block = block_of(live, earlier.training, BlockKind.ACTION)
    assert block.text.plain == "Offer two days of training to carers"
    carried = actions_of(live)[earlier.training]
    assert (carried.status, carried.meeting_id, carried.withdrawn) == (ActionStatus.ONGOING, EARLIER, False)
    assert carried.owners == (Owner(words="Head of Fostering"),)


def test_nothing_is_carried_forward_from_an_ordinary_paragraph(live: Live) -> None:
    before = live.record.blocks
    live.window.book.run(ActionId.CARRY_FORWARD)
    assert live.record.blocks == before
    assert live.bar(BarPlace.PROBLEM).startswith("The caret is in no earlier action of the record.")


def test_a_decision_approves_earlier_minutes_and_its_undoing_takes_that_back(live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.APPROVE_MINUTES)
    assert live.texts(5) == ["The minutes of the meeting held on 3 July 2020 were approved."]
    (decision,) = [one for one in live.record.decisions if one.minute_id == live.meeting.minutes[5]]
    assert (decision.kind, decision.approves_meeting_id) == ("approved", EARLIER)
    approved = live.meeting.store.queries.entity(Meeting, EARLIER)
    assert approved is not None
    assert (approved.is_approved, approved.approved_in) == (True, live.record.meeting.id)
    live.press("Ctrl+Z")
    assert live.texts(5) in ([], [""])
    taken_back = live.meeting.store.queries.entity(Meeting, EARLIER)
    assert taken_back is not None
    assert not taken_back.is_approved


def test_the_words_of_a_decision_that_is_typed_already_stay(live: Live) -> None:
    live.press("Ctrl+5")
    live.type("APPROVED: The minutes of July were right.")
    ask(live, ActionId.APPROVE_MINUTES, "july")
    live.settle()
    assert live.texts(5) == ["The minutes of July were right."]
    decisions = live.meeting.store.queries.where(Decision, minute_id=live.meeting.minutes[5])
    assert [decision.approves_meeting_id for decision in decisions] == [EARLIER]


def test_the_card_of_an_approval_names_the_minutes_that_it_approves(live: Live) -> None:
    live.press("Ctrl+5")
    live.type("APPROVED: They were right.")
    ask(live, ActionId.APPROVE_MINUTES, "july")
    live.settle()
    card = live.card(live.room.editor.caret_block_id)
    assert (card.label, card.details[0].words) == ("APPROVED", "Minutes of 3 July 2020")


@pytest.fixture
def undecided(earlier: Earlier, meeting: SampleMeeting) -> Decision:
    """The meeting before decided without a quorum that carers be trained."""
    minute = Id("8" * 32)
    decision = Decision(
        id=Id("5" * 32),
        meeting_id=EARLIER,
        minute_id=minute,
        kind="resolved",
        at=datetime(2020, 7, 3, 11),
        result=DecisionResult.PROVISIONAL,
    )
    words = typed("That carers be offered training.")
    block = Block(
        id=Id("4" * 32), minute_id=minute, position=9, kind=BlockKind.DECISION, text=words, decision_id=decision.id
    )
    meeting.store.shelf.entities.update({(kind_of(one).name, one.id): one for one in (decision, block)})
    return decision


@pytest.mark.parametrize(
    ("letters", "settled", "sentence", "card"),
    [
        ("ratify", Settlement.RATIFIED, "was ratified", "Ratifies that of 3 July 2020"),
        ("reject", Settlement.REJECTED, "was rejected", "Rejects that of 3 July 2020"),
        ("lapsed", Settlement.LAPSED, "has lapsed", "Ends that of 3 July 2020"),
    ],
)
def test_a_provisional_decision_ends_by_one_command_in_the_minute(
    undecided: Decision, live: Live, letters: str, settled: Settlement, sentence: str, card: str
) -> None:
    live.press("Ctrl+5")
    live.press("Ctrl+Shift+F8")
    live.type(letters)
    live.press("Return")
    assert live.texts(5) == [f"The provisional decision of 3 July 2020 {sentence}: that carers be offered training."]
    (decision,) = [one for one in live.record.decisions if one.minute_id == live.meeting.minutes[5]]
    assert (decision.settles_id, decision.settles_as, decision.result) == (
        undecided.id,
        settled,
        DecisionResult.CARRIED,
    )
    details = live.card(live.room.editor.caret_block_id).details
    assert details[0].words == card
    assert live.meeting.store.queries.entity(Decision, undecided.id) == undecided
    live.window.book.run(ActionId.END_PROVISIONAL)
    assert live.bar(BarPlace.PROBLEM) == "No provisional decision of an earlier meeting is open."


def test_a_decision_in_writing_is_reported_in_a_sentence_and_is_reported_then(live: Live) -> None:
    replies = (Reply(choice=Choice.FOR), Reply(choice=Choice.FOR), Reply(choice=Choice.AGAINST))
    ended = WrittenProcedure(
        id=Id("3" * 32),
        board_id=BOARD,
        title="The grant",
        text="That the grant be paid.",
        replies=replies,
        outcome=WrittenOutcome.AGREED,
        ended_on=date(2020, 9, 1),
    )
    running = replace(ended, id=Id("2" * 32), title="The plan", outcome=None)
    for one in (ended, running):
        live.meeting.store.shelf.entities["written_procedures", one.id] = one
    live.press("Ctrl+5")
    ask(live, ActionId.REPORT_IN_WRITING)
    assert live.texts(5) == [
        "It was reported that the following was agreed in writing on 1 September 2020, 2 for and 1 against: "
        "That the grant be paid."
    ]
    kept = live.meeting.store.queries.entity(WrittenProcedure, ended.id)
    assert kept is not None
    assert kept.reported_in == live.record.meeting.id
    live.window.book.run(ActionId.REPORT_IN_WRITING)
    assert live.bar(BarPlace.PROBLEM) == "No decision in writing has ended that was not reported yet."


def test_undo_takes_the_sentence_and_the_report_back_at_once_and_does_both_again(live: Live) -> None:
    ended = WrittenProcedure(id=Id("3" * 32), board_id=BOARD, title="The grant", outcome=WrittenOutcome.AGREED)
    live.meeting.store.shelf.entities["written_procedures", ended.id] = ended

    def reported() -> tuple[int, bool]:
        live.settle()
        (kept,) = live.meeting.store.queries.where(WrittenProcedure)
        return len([words for words in live.texts(5) if words]), kept.reported_in is not None

    live.press("Ctrl+5")
    ask(live, ActionId.REPORT_IN_WRITING)
    assert reported() == (1, True)
    live.press("Ctrl+Z")
    assert reported() == (0, False)
    live.press("Ctrl+Y")
    assert reported() == (1, True)
    live.press("Ctrl+Z")
    assert reported() == (0, False)


def test_undo_opens_it_again(undecided: Decision, live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.END_PROVISIONAL, "ratify")
    live.settle()
    live.press("Ctrl+Z")
    live.settle()
    assert live.meeting.store.queries.where(Decision, settles_id=undecided.id) == ()


def test_in_the_earlier_minutes_the_card_says_what_became_of_it(undecided: Decision, live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.END_PROVISIONAL, "ratify")
    live.settle()
    live.desk.navigation.go(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=EARLIER))
    card = live.card(Id("4" * 32))
    assert (card.label, card.details[-1].words) == ("PROVISIONAL DECISION", "Ratified on 2 October 2020")
    assert "Carried forward to the next meeting" not in [detail.words for detail in card.details]


def test_once_all_minutes_are_approved_there_is_nothing_to_choose(live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.APPROVE_MINUTES)
    live.settle()
    live.window.book.run(ActionId.APPROVE_MINUTES)
    assert live.desk.popups.current is None
    assert live.bar(BarPlace.PROBLEM).startswith("There are no earlier minutes")


def test_items_taken_together_are_one_minute_under_both_names(live: Live) -> None:
    live.press("Ctrl+5")
    number_of_minutes = len(live.record.minutes)
    ask(live, ActionId.TAKE_TOGETHER, "return to all")
    live.settle()
    minute = next(one for one in live.record.minutes if one.id == live.meeting.minutes[5])
    assert minute.heading == "Terms of reference and board members and Return to all settings"
    assert len(minute.item_ids) == 2
    assert len(live.record.minutes) == number_of_minutes - 1
    assert live.room.pane.undo_bar.accessibleName() == "Items taken together in item 5."
    live.press("Ctrl+Z")
    live.settle()
    assert len(live.record.minutes) == number_of_minutes


def test_only_items_without_text_can_be_taken_together(live: Live) -> None:
    live.press("Ctrl+5")
    live.window.book.run(ActionId.TAKE_TOGETHER)
    popup = live.desk.popups.current
    assert isinstance(popup, PickPopup)
    rows = [popup.choices.choice(row).words for row in range(popup.choices.count)]
    assert "6  Return to all settings" in rows
    assert not [row for row in rows if row.startswith(("4  ", "5  "))]


def test_the_next_meeting_is_noted_as_far_as_it_was_said_and_read_back_in_full(live: Live) -> None:
    live.window.book.run(ActionId.NEXT_MEETING)
    popup = live.desk.popups.current
    assert isinstance(popup, NextMeetingPopup)
    assert popup.read.text() == "Day to be confirmed, time to be confirmed, place to be confirmed"
    live.type("4 December at 9:30")
    assert popup.read.text() == "Friday 4 December 2020, 09:30, place to be confirmed"
    live.press("Return")
    (planned,) = live.record.planned_meetings
    expected = PartialDate(day=4, month=12, year=2020, year_inferred=True)
    assert isinstance(planned, PlannedMeeting)
    assert (planned.on, planned.start, planned.venue) == (expected, time(9, 30), "")
    assert live.room.pane.undo_bar.accessibleName() == "Next meeting noted: Friday 4 December 2020."


def test_a_next_meeting_is_noted_from_when_to_when_it_is(live: Live) -> None:
    live.window.book.run(ActionId.NEXT_MEETING)
    popup = live.desk.popups.current
    assert isinstance(popup, NextMeetingPopup)
    live.type("4 December 0930hrs - 1100hrs, Harbour Office")
    assert popup.read.text() == "Friday 4 December 2020, 09:30 to 11:00, Harbour Office"
    live.press("Return")
    (planned,) = live.record.planned_meetings
    assert isinstance(planned, PlannedMeeting)
    assert (planned.start, planned.end, planned.venue) == (time(9, 30), time(11), "Harbour Office")


def test_a_next_meeting_is_held_against_the_times_that_the_board_keeps(live: Live) -> None:
    board = live.record.board
    rule = Scheduling(not_before=time(15, 30), frequency=Frequency(number=6))
    live.desk.lane.submit(SaveSetup(put=(replace(board, scheduling=rule),)))
    live.settle()
    live.window.book.run(ActionId.NEXT_MEETING)
    popup = live.desk.popups.current
    assert isinstance(popup, NextMeetingPopup)
    assert (
        popup.rule.text() == "Friday 13 November 2020 is the next day by the rule that the board meets every 6 weeks."
    )
    live.type("4 December at 9:30")
    assert popup.rule.text() == (
        "Meetings of this board do not begin before 15:30. "
        "The board meets every 6 weeks. Counted from 2 October 2020 this is later."
    )
    live.press("Return")
    (planned,) = live.record.planned_meetings
    assert isinstance(planned, PlannedMeeting)
    assert planned.start == time(9, 30)


def test_words_that_begin_with_no_date_are_not_noted(live: Live) -> None:
    live.window.book.run(ActionId.NEXT_MEETING)
    popup = live.desk.popups.current
    assert isinstance(popup, NextMeetingPopup)
    live.type("soon")
    live.press("Return")
    assert live.desk.popups.current is popup
    assert popup.read.text().startswith("This begins with no date.")
    assert live.record.planned_meetings == ()


def test_after_items_taken_together_paragraphs_have_the_numbers_that_papers_print(live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.TAKE_TOGETHER, "return to all")
    live.settle()
    live.press("Ctrl+7")
    live.type("Exclusions had halved.")
    live.settle()
    assert live.room.presenter.heading().number == "6"
    assert live.room.editor.number_of(live.room.editor.caret_block_id) == "6.1"
    assert live.room.presenter.number(live.room.presenter.shown) == "7"
    assert [place.number for place in live.room.presenter.places() if place.title.startswith("Exclusions")] == ["6.1"]


def test_that_the_meeting_ended_stands_behind_what_was_written_before(live: Live) -> None:
    live.meeting.at("12:31")
    live.window.book.run(ActionId.END_MEETING)
    live.settle()
    last = live.room.presenter.happenings()[-1]
    assert last.text == "The meeting ended."
    assert last.after_block_id == live.meeting.blocks["asked"]


def _words_that_lead(live: Live) -> QPoint:
    """A point in the viewport on the words of the caret's card that lead somewhere."""
    editor = live.room.editor
    block_id = editor.caret_block_id
    place = editor.text.place_of(block_id)
    assert place is not None
    layout = editor.document().documentLayout()
    assert isinstance(layout, MinutesLayout)
    row = layout.blockBoundingRect(editor.document().findBlockByNumber(place))
    for x in range(int(row.left()), int(row.right()), 4):
        point = QPointF(x, row.bottom() + 10)
        if layout.leading_at(point) == block_id:
            return (point - QPointF(0, editor.verticalScrollBar().value())).toPoint()
    raise AssertionError("no words lead anywhere")


def _follow(live: Live) -> None:
    at = _words_that_lead(live)
    held = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(live.room.editor.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_the_words_on_the_cards_lead_from_what_ended_a_decision_to_it_and_back(undecided: Decision, live: Live) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.END_PROVISIONAL, "ratify")
    live.settle()
    ending = live.room.editor.caret_block_id
    _follow(live)
    assert (live.screen.room.meeting_id, live.screen.room.editor.caret_block_id) == (EARLIER, Id("4" * 32))
    _follow(Live(live.window, live.screen, live.desk, live.meeting, live.qtbot))
    assert (live.screen.room.meeting_id, live.screen.room.editor.caret_block_id) == (MEETING, ending)


def test_by_commands_the_way_leads_to_the_decision_it_ends_and_to_what_ended_it(
    undecided: Decision, live: Live
) -> None:
    live.press("Ctrl+5")
    ask(live, ActionId.END_PROVISIONAL, "ratify")
    live.settle()
    ending = live.room.editor.caret_block_id
    live.window.book.run(ActionId.GO_TO_END)
    assert live.bar(BarPlace.PROBLEM).startswith("Nothing has put an end to the decision of the caret.")
    live.window.book.run(ActionId.GO_TO_ENDED)
    assert (live.screen.room.meeting_id, live.screen.room.editor.caret_block_id) == (EARLIER, Id("4" * 32))
    live.window.book.run(ActionId.GO_TO_ENDED)
    assert live.bar(BarPlace.PROBLEM).startswith("The caret is in no decision that ratifies")
    live.window.book.run(ActionId.GO_TO_END)
    assert (live.screen.room.meeting_id, live.screen.room.editor.caret_block_id) == (MEETING, ending)


def test_what_ended_in_writing_leads_to_the_decisions_in_writing(undecided: Decision, live: Live) -> None:
    ended = WrittenProcedure(
        id=Id("3" * 32), board_id=BOARD, title="It", outcome=WrittenOutcome.AGREED, settles_id=undecided.id
    )
    live.meeting.store.shelf.entities["written_procedures", ended.id] = ended
    place = end_place(live.meeting.store.queries, undecided)
    assert place == Place(screen=ScreenName.IN_WRITING, board_id=BOARD, section="ended")


def test_an_answer_is_noted_in_minutes_that_are_approved_and_taken_back_there(undecided: Decision, live: Live) -> None:
    shelf = live.meeting.store.shelf.entities
    shelf["decisions", undecided.id] = replace(undecided, result=DecisionResult.CARRIED, final_decider="the Cabinet")
    held = live.meeting.store.queries.entity(Meeting, EARLIER)
    assert held is not None
    shelf["meetings", EARLIER] = replace(
        held,
        steps=(
            StatusStep(
                state=MinutesState.APPROVED, on=date(2020, 9, 4), recorded_at=datetime(2020, 9, 4, 12, tzinfo=UTC)
            ),
        ),
    )
    live.desk.popups.furnish(live.desk, {PopupName.LINE: LinePopup})
    place = Place(
        screen=ScreenName.LIVE, board_id=BOARD, meeting_id=EARLIER, minute_id=undecided.minute_id, block_id=Id("4" * 32)
    )
    live.desk.navigation.go(place)
    assert not live.screen.room.is_editable
    ask(live, ActionId.FINAL_ANSWER, "Not agreed")
    live.type("September 2020")
    live.press("Return")
    live.desk.lane.drain()
    (answer,) = live.meeting.store.queries.where(FinalAnswer)
    assert (answer.outcome, answer.on) == (FinalOutcome.NOT_AGREED, PartialDate(month=9, year=2020))
    ask(live, ActionId.FINAL_ANSWER, "Not answered")
    live.desk.lane.drain()
    assert live.meeting.store.queries.where(FinalAnswer) == ()


def in_the_action(live: Live) -> Action:
    """The caret is in the action that item 4 raised, which two people own."""
    block = next(one for one in live.record.blocks if one.kind is BlockKind.ACTION)
    action = live.record.by_id[block.action_id or Id("")]
    assert isinstance(action, Action)
    live.room.editor.go_to_block(block.id)
    return action


def test_an_action_of_two_owners_becomes_an_item_of_the_next_agenda_with_one_command(live: Live) -> None:
    later = Meeting(id=Id("9" * 31 + "8"), board_id=BOARD, date=date(2020, 12, 4), start=time(10, 0))
    live.meeting.store.shelf.entities["meetings", later.id] = later
    action = in_the_action(live)
    two = (Owner(words="Head of Fostering"), Owner(words="Schools representative"))
    live.meeting.store.shelf.entities["actions", action.id] = replace(action, owners=two)
    live.window.book.run(ActionId.TAKE_UP_ACTION)
    live.settle()
    (item,) = live.meeting.store.queries.where(AgendaItem, for_action_id=action.id)
    assert (item.meeting_id, item.title) == (later.id, "Ask the youth parliament about the priorities")
    assert [lead.words for lead in item.leads] == ["Head of Fostering", "Schools representative"]
    assert live.room.pane.undo_bar.accessibleName() == "The action is an item of the next agenda."
    live.press("Ctrl+Z")
    live.settle()
    assert live.meeting.store.queries.where(AgendaItem, for_action_id=action.id) == ()


def test_while_no_meeting_follows_the_action_waits_in_the_forward_plan(live: Live) -> None:
    action = in_the_action(live)
    live.window.book.run(ActionId.TAKE_UP_ACTION)
    live.settle()
    (entry,) = live.meeting.store.queries.where(ForwardPlanEntry, for_action_id=action.id)
    assert entry.title == "Ask the youth parliament about the priorities"
    assert live.room.pane.undo_bar.accessibleName().startswith("No meeting follows yet: the action is in the forward")


def test_outside_an_action_the_command_says_where_it_works(live: Live) -> None:
    live.press("Ctrl+5")
    live.window.book.run(ActionId.TAKE_UP_ACTION)
    assert live.bar(BarPlace.PROBLEM) == "Put the caret in an action, or in an earlier action."
