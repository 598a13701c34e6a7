"""Taking a vote in the live meeting by keys: the pane, one step of undo, and what the minutes say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clerk_app.domain.board import Board
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.decisions import DecisionResult, FinalOutcome, ReachedBy
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.rules.deciding import Outcome
from clerk_app.domain.rules.voting import Ballots, Election, Question, SecondMeeting, ShareFor, VotingRule
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.votes.draft import WithoutQuorum
from clerk_app.ui.views.live_meeting.decorations import decorations_for
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.line_popup import LinePopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from clerk_app.wording.votes import vote_in_minutes
from tests.ui.live_meeting.live import Live
from tests.ui.live_meeting.voting import BY_AGENCY, BY_HANDS, begin, pane, recorded, vote_by, with_agencies
from tests.ui.sample_meeting import BOARD, SampleMeeting

WORDS = "That the plan be agreed."
CARRIED_AGAIN = "It takes effect once a second meeting carries it too"


@pytest.fixture
def by_agency(meeting: SampleMeeting, live: Live) -> Live:
    """Five agencies are in the room, and vote."""
    vote_by(meeting, BY_AGENCY)
    with_agencies(meeting, "DHUFT", "Interim Chair")
    live.room.reload(meeting.record)
    return live


def test_a_vote_is_recorded_by_keys_alone(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    assert live.focus() is popup.rows
    assert popup.proposal.toPlainText() == WORDS
    live.press("Shift+F")
    live.press("Down")
    live.press("B")
    assert popup.side.lead.text() == "5 of 6 agencies for, which is 83%."
    assert popup.record.text() == "Record as carried"
    live.press("Return")
    vote, decision, block = recorded(live)
    assert (vote.votes_for, vote.votes_against, vote.abstentions, vote.eligible) == (5, 0, 1, 6)
    assert vote.result is not None
    assert vote.result.outcome is Outcome.CARRIED
    assert vote.verdict is not None
    assert decision is not None
    assert (decision.reached_by, decision.result, decision.kind) == (
        ReachedBy.VOTE,
        DecisionResult.CARRIED,
        "agreed",
    )
    assert decision.proposal_id == vote.proposal_id
    assert (block.kind, block.text.plain) == (BlockKind.DECISION, WORDS)
    (proposal,) = live.record.proposals
    assert proposal.text.plain == WORDS
    assert live.focus() is live.room.editor


def test_one_undo_takes_back_all_of_a_vote_and_redo_gives_it_back(by_agency: Live) -> None:
    live = by_agency
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    vote, decision, _ = recorded(live)
    assert live.room.editor.undo_words == "recording the vote"
    live.press("Ctrl+Z")
    record = live.record
    assert (record.votes, record.proposals) == ((), ())
    assert decision not in record.decisions
    assert live.texts(4)[-1] == WORDS
    live.press("Ctrl+Y")
    again, decided, _ = recorded(live)
    assert (again, decided) == (vote, decision)
    assert len(live.record.proposals) == 1


def test_recording_a_vote_anew_is_undone_to_what_was_recorded_before(by_agency: Live) -> None:
    live = by_agency
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    first, _, _ = recorded(live)
    live.press("Ctrl+Shift+B")
    again = pane(live)
    for _ in range(2):
        live.press("A", again.rows)
    live.press("Return", again.rows)
    vote, decision, block = recorded(live)
    assert (vote.votes_for, vote.votes_against) == (4, 2)
    assert decision is not None
    assert decision.result is DecisionResult.LOST
    assert block.kind is BlockKind.DECISION
    live.press("Ctrl+Z")
    before, decided, _ = recorded(live)
    assert before == first
    assert decided is not None
    assert decided.result is DecisionResult.CARRIED


def test_looking_at_a_vote_again_changes_nothing(by_agency: Live) -> None:
    live = by_agency
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    first, _, _ = recorded(live)
    live.meeting.mark("10:49", "Schools representative", EventKind.LEFT)
    live.room.reload(live.meeting.record)
    live.press("Ctrl+Shift+B")
    assert pane(live).side.lead.text() == "6 of 6 agencies for, which is 100%."
    live.press("Return", pane(live).rows)
    assert recorded(live)[0] == first


def test_words_typed_right_after_a_vote_do_not_undo_it(by_agency: Live) -> None:
    live = by_agency
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    live.type(" Now.")
    vote, decision, block = recorded(live)
    assert vote.result is not None
    assert decision is not None
    assert decision.reached_by is ReachedBy.VOTE
    assert block.text.plain == f"{WORDS} Now."


def test_a_tied_vote_asks_for_the_casting_vote(meeting: SampleMeeting, live: Live) -> None:
    vote_by(meeting, BY_HANDS)
    live.room.reload(meeting.record)
    popup = begin(live, WORDS)
    assert len(popup.rows.rows) == 8  # all who are here but the one who declared an interest
    for letter in "FFFAAABB":
        live.press(letter, popup.rows)
    assert popup.tie_broken.isVisible()
    assert popup.side.word.text() == "A tie, to be broken"
    popup.tie_broken.setFocus()
    live.press("Down")
    popup.tie_broken.activated.emit(popup.tie_broken.currentIndex())
    assert popup.side.word.text() == "Carried"
    live.press("Ctrl+Return")
    vote, decision, _ = recorded(live)
    assert vote.tie_broken == "for"
    assert decision is not None
    assert decision.result is DecisionResult.CARRIED


def test_an_agency_is_opened_and_settled_by_keys(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    live.press("Right", popup.rows)
    live.press("Down", popup.rows)
    live.press("F", popup.rows)
    live.press("A", popup.rows)
    popup.rows.go_to(popup.rows.rows[0].key)
    assert popup.rows.rows[0].note == "Settle one vote for this agency"
    live.press("A", popup.rows)
    assert popup.rows.rows[0].note == "settled"
    live.press("Return", popup.rows)
    vote, _, _ = recorded(live)
    assert [one.choice for one in vote.seat_votes] == ["for", "against"]
    assert [one.choice for one in vote.settled] == ["against"]


def test_without_a_quorum_a_vote_is_carried_forward(by_agency: Live) -> None:
    live = by_agency
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    assert popup.alert.isVisible()
    assert "Not quorate at 10:48, 2 of 5 agencies" in popup.alert.words.text()
    live.press("Shift+F")
    assert popup.record.text() == "Record and carry forward"
    live.press("Return")
    _, decision, _ = recorded(live)
    assert decision is not None
    assert decision.result is DecisionResult.PROVISIONAL


def test_views_alone_are_a_vote_without_a_decision(by_agency: Live) -> None:
    live = by_agency
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    popup.side.ways[WithoutQuorum.VIEWS].button.setChecked(True)
    assert popup.side.word.text() == "Views only"
    live.press("Return", popup.rows)
    vote, decision, block = recorded(live)
    assert vote.is_counted
    assert decision is None
    assert (block.kind, block.text.plain) == (BlockKind.VOTE, WORDS)


@pytest.mark.parametrize("by", ["space", "mouse", "arrows"])
def test_the_way_that_is_chosen_is_the_one_that_is_shown_so(by_agency: Live, by: str) -> None:
    live = by_agency
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    ways = {way: card.button for way, card in popup.side.ways.items()}
    for way in (WithoutQuorum.RECOMMEND, WithoutQuorum.CARRY_FORWARD, WithoutQuorum.RECOMMEND):
        if by == "mouse":
            QTest.mouseClick(ways[way], Qt.MouseButton.LeftButton, pos=QPoint(8, ways[way].height() // 2))
        elif by == "space":
            ways[way].setFocus()
            live.press("Space", ways[way])
        else:
            order = list(ways)
            here = popup.draft.without_quorum
            ways[here].setFocus()
            steps = order.index(way) - order.index(here)
            for _ in range(abs(steps)):
                live.press("Down" if steps > 0 else "Up")
        assert popup.draft.without_quorum is way
        assert [one for one, button in ways.items() if button.isChecked()] == [way]


@pytest.fixture
def answering(by_agency: Live) -> Live:
    """With the pop-ups in which an answer is noted."""
    by_agency.desk.popups.furnish(by_agency.desk, {PopupName.PICK: PickPopup, PopupName.LINE: LinePopup})
    by_agency.screen.commands_changed.emit()
    return by_agency


def test_what_another_body_is_to_decide_is_recommended_to_it_and_its_answer_is_noted(answering: Live) -> None:
    live = answering
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    assert not popup.side.decider.isVisible()
    popup.side.ways[WithoutQuorum.RECOMMEND].button.setChecked(True)
    assert popup.side.word.text() == "Recommended"
    popup.side.decider.setFocus()
    live.type("the Cabinet, March 2021")
    live.press("Return", popup.rows)
    live.settle()
    _, decision, block = recorded(live)
    assert decision is not None
    assert (decision.result, decision.final_decider) == (DecisionResult.RECOMMENDED, "the Cabinet")
    card = live.card(block.id)
    assert card.label == "RECOMMENDATION"
    told = ["For decision by the Cabinet in March 2021", "Not answered yet"]
    assert [one.words for one in card.details][1:3] == told
    live.window.book.run(ActionId.FINAL_ANSWER)
    live.type("with changes")
    live.press("Return")
    live.type("4 March 2021; in two steps")
    live.press("Return")
    live.settle()
    (answer,) = live.record.final_answers
    assert (answer.outcome, answer.on, answer.words) == (
        FinalOutcome.CHANGED,
        PartialDate(day=4, month=3, year=2021),
        "in two steps",
    )
    card = live.card(block.id)
    assert card.details[2].words == "The Cabinet agreed with changes on 4 March 2021: in two steps"
    live.press("Ctrl+Shift+B")
    assert pane(live).draft.without_quorum is WithoutQuorum.RECOMMEND
    assert pane(live).side.decider.text() == "the Cabinet in March 2021"
    live.press("Escape")


def test_what_is_recommended_goes_to_the_board_that_this_one_is_a_part_of_until_another_is_typed(
    by_agency: Live,
) -> None:
    live = by_agency
    council = Board(id=Id("c" * 32), names=(DatedName("Island Council"),))
    boards = live.meeting.store.shelf.entities
    boards["boards", council.id] = council
    boards["boards", BOARD] = replace(live.meeting.record.board, parent_id=council.id)
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    popup.side.ways[WithoutQuorum.RECOMMEND].button.setChecked(True)
    assert popup.side.decider.text() == "the Island Council"
    live.press("Return", popup.rows)
    live.settle()
    _, decision, _ = recorded(live)
    assert decision is not None
    assert (decision.result, decision.final_decider) == (DecisionResult.RECOMMENDED, "the Island Council")


def test_nothing_is_answered_to_a_decision_that_is_the_boards_own(answering: Live) -> None:
    live = answering
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    live.window.book.run(ActionId.FINAL_ANSWER)
    assert live.bar(BarPlace.PROBLEM).startswith("The caret is in no decision that another body was to answer.")


def test_decided_out_of_session_the_board_is_asked_in_writing_with_the_words_of_the_proposal(by_agency: Live) -> None:
    live = by_agency
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    popup.side.ways[WithoutQuorum.OUT_OF_SESSION].button.setChecked(True)
    assert popup.record.text() == "Ask in writing"
    assert popup.reads.words.text().endswith(
        "Carried provisionally: the meeting was not quorate, and the decision was carried forward."
    )
    live.press("Return", popup.rows)
    live.settle()
    _, decision, _ = recorded(live)
    assert decision is not None
    assert decision.result is DecisionResult.PROVISIONAL
    (asked,) = live.record.procedures
    assert (asked.text, asked.started_in, asked.settles_id) == (WORDS, live.room.meeting_id, decision.id)
    live.press("Ctrl+Shift+B")
    assert pane(live).draft.without_quorum is WithoutQuorum.OUT_OF_SESSION
    live.press("Escape")
    live.press("Ctrl+Z")
    live.settle()
    assert (live.record.procedures, live.record.votes) == ((), ())
    assert not any(one.id == decision.id for one in live.record.decisions)
    live.press("Ctrl+Y")
    live.settle()
    assert [one.settles_id for one in live.record.procedures] == [decision.id]
    assert len(live.record.votes) == 1
    live.press("Ctrl+Z")
    live.settle()
    assert (live.record.procedures, live.record.votes) == ((), ())


def test_the_pane_shows_how_the_minutes_will_tell_of_the_vote_before_it_is_recorded(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    assert not popup.reads.isVisible()
    live.press("Shift+F")
    assert popup.reads.isVisible()
    before = popup.reads.words.text()
    assert before.startswith("On a vote by agency, 6 voted for, 0 against. 6 of 6 were for (100%)")
    live.press("Return")
    vote, *_ = recorded(live)
    assert vote_in_minutes(vote, live.record) == before


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (DayCount.CALENDAR, f"{CARRIED_AGAIN}, on Friday 16 October 2020 at the earliest."),
        (DayCount.CLEAR, f"{CARRIED_AGAIN}, on Saturday 17 October 2020 at the earliest."),
        (DayCount.WORKING, f"{CARRIED_AGAIN}."),
    ],
)
def test_the_earliest_day_of_a_second_meeting_is_told_where_no_holiday_could_change_it(
    meeting: SampleMeeting, live: Live, count: DayCount, words: str
) -> None:
    """The meeting is on Friday 2 October 2020, and 14 days are asked for."""
    vote_by(meeting, VotingRule(questions=(Question(second_meeting=SecondMeeting(days=14, count=count)),)))
    live.room.reload(meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    assert words in [label.text() for label in popup.side.why]


def test_agreement_by_consensus_skips_the_vote(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    popup.consensus.click()
    record = live.record
    assert record.votes == ()
    decision = next(one for one in record.decisions if one.proposal_id is not None)
    assert decision.reached_by is ReachedBy.CONSENSUS


def test_consensus_limbs_and_reasons_are_recorded_with_the_vote(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    live.press("Shift+F")
    assert popup.side.consensus is not None
    popup.side.consensus.box.click()
    popup.side.limbs[0].box.click()
    popup.side.limbs[1].reason.setFocus()
    live.type("The council decides")
    assert popup.side.word.text() == "Carried, not binding yet"
    live.press("Return")
    vote, decision, _ = recorded(live)
    assert vote.consensus_failed
    assert [(one.met, one.reason) for one in vote.limbs] == [(True, ""), (None, "The council decides")]
    assert decision is not None
    assert decision.limbs == vote.limbs


def test_tab_goes_down_the_left_side_and_then_down_what_the_rules_also_need(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    first, second = popup.side.limbs
    assert popup.side.consensus is not None
    stops = [*popup.boxes.values(), popup.side.consensus.box, first.box, first.reason, second.box, second.reason]
    for stop in stops:
        live.press("Tab")
        assert live.focus() is stop


def test_a_secret_ballot_keeps_nothing_of_who_voted_what(by_agency: Live) -> None:
    live = by_agency
    popup = begin(live, WORDS)
    live.press("Shift+F")
    popup.boxes["secret"].click()
    popup.counts["ayes"].setValue(5)
    live.press("Return", popup.counts["ayes"])
    vote, _, _ = recorded(live)
    assert (vote.ballots, vote.seat_votes, vote.settled) == (Ballots.SECRET, (), ())


def test_a_vote_in_the_midst_of_words_comes_behind_them(live: Live) -> None:
    live.press("Home")
    live.press("Right")
    live.press("Ctrl+Shift+B")
    popup = pane(live)
    assert popup.proposal.toPlainText() == ""
    assert live.focus() is popup.proposal
    live.type(WORDS)
    popup.counts["ayes"].setValue(3)
    live.press("Return")
    _, _, block = recorded(live)
    assert block.text.plain == WORDS
    assert live.texts(4)[-2].endswith("asked that")


def test_esc_leaves_the_text_as_it_was(live: Live) -> None:
    begin(live, WORDS)
    live.press("Escape")
    assert live.texts(4)[-1] == WORDS
    assert live.record.votes == ()
    assert live.focus() is live.room.editor


def test_slash_v_asks_for_the_vote_at_once(live: Live) -> None:
    live.press("Return")
    live.type("/v ")
    popup = pane(live)
    live.type(WORDS)
    popup.counts["ayes"].setValue(1)
    live.press("Return")
    assert recorded(live)[2].text.plain == WORDS


def test_attendance_put_right_after_a_vote_leaves_its_result_and_asks_to_check_it(by_agency: Live) -> None:
    live = by_agency
    begin(live, WORDS)
    live.press("Shift+F")
    live.press("Return")
    before, _, block = recorded(live)
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:40", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    vote, decision, _ = recorded(live)
    assert vote == before
    assert decision is not None
    assert decision.result is DecisionResult.CARRIED
    shown = decorations_for(live.record, block.minute_id, ()).blocks[block.id]
    assert shown.details[0].words.startswith("Check this decision: by the attendance as corrected, not quorate")


def test_the_vote_is_a_command_of_the_palette(live: Live) -> None:
    assert ActionId.ADD_VOTE in live.screen.commands()


def test_somebody_who_has_just_joined_is_marked_and_what_was_put_down_is_kept(by_agency: Live) -> None:
    live = by_agency
    for who in ("Clinical Commissioning Group representative", "Schools representative"):
        live.meeting.mark("10:48", who, EventKind.LEFT)
    live.room.reload(live.meeting.record)
    popup = begin(live, WORDS)
    live.press("Shift+F")
    popup.joined.click()
    live.meeting.mark("10:48", "Schools representative", EventKind.ARRIVED)
    live.room.reload(live.meeting.record)
    live.press("Ctrl+Shift+B", live.room.editor)
    again = pane(live)
    assert not again.alert.isVisible()
    assert again.side.lead.text() == "4 of 5 agencies for, which is 80%."


def test_an_election_is_typed_round_by_round_and_recorded_by_keys(meeting: SampleMeeting, live: Live) -> None:
    half = ShareFor(numerator=1, denominator=2, more_than=True)
    vote_by(meeting, VotingRule(questions=(Question(election=Election(takes=half)),)))
    live.room.reload(meeting.record)
    popup = begin(live, "That a vice-chair be elected.")
    assert live.focus() is popup.candidates
    assert not popup.rows.isVisible()
    for line in ("Anna Smith 4", "Ben Jones 3", "Carla Ray 1"):
        QTest.keyClicks(popup.candidates, line)
        live.press("Return", popup.candidates)
    assert popup.side.word.text() == "Another round"
    for line in ("", "Anna Smith 5", "Ben Jones 3"):
        QTest.keyClicks(popup.candidates, line)
        live.press("Return", popup.candidates)
    assert popup.side.word.text() == "Elected"
    live.press("Ctrl+Return", popup.candidates)
    vote, decision, _ = recorded(live)
    assert [len(one.candidates) for one in vote.rounds] == [3, 2]
    assert vote.result is not None
    assert vote.result.elected == ("Anna Smith",)
    assert decision is not None
    assert decision.result is DecisionResult.CARRIED
