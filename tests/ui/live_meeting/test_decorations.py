"""What stands on the cards: from the record, never from the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clerk_app.domain.decisions import DecisionResult, ReachedBy
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CorrectEvent, MarkAttendance
from clerk_app.ui.minutes_editor.announcing import spoken
from clerk_app.ui.minutes_editor.decoration import BlockDecoration, Decorations, Detail
from clerk_app.ui.minutes_editor.facts import BlockFacts, SubjectFields
from clerk_app.ui.views.live_meeting import decorations
from clerk_app.ui.views.live_meeting.decorations import decorations_for
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING, SampleMeeting, on_item_4


def _decorations(sample: SampleMeeting, item: int = 4) -> Decorations:
    presenter = LivePresenter(sample.record, sample.clock.now(), sample.minutes[item])
    return decorations_for(sample.record, sample.minutes[item], presenter.happenings())


def test_an_action_has_its_number_in_the_meeting_its_owner_and_its_day(meeting: SampleMeeting) -> None:
    card = _decorations(meeting).blocks[meeting.blocks["action"]]
    assert card.label == "ACTION 1"
    assert [detail.words for detail in card.details] == [
        "Children’s Commissioning Manager – Partnerships and Development",
        "Fri 30 Oct",
    ]


def test_an_action_keeps_the_number_under_which_it_was_circulated(meeting: SampleMeeting) -> None:
    meeting.circulate()
    meeting.raise_action("10:50", 2, "forgotten", "To keep the register of interests.")
    assert _decorations(meeting).blocks[meeting.blocks["action"]].label == "ACTION 1"
    assert _decorations(meeting, 2).blocks[meeting.blocks["forgotten"]].label == "ACTION 2"


def test_a_decision_says_how_it_was_reached_and_that_the_board_was_quorate(meeting: SampleMeeting) -> None:
    card = _decorations(meeting).blocks[meeting.blocks["decision"]]
    assert card.label == "RESOLVED"
    assert [detail.words for detail in card.details] == ["By consensus", "Quorate at 10:44, 4 of 5 agencies"]
    assert not card.is_dashed


def test_a_later_departure_does_not_change_what_a_decision_says(meeting: SampleMeeting) -> None:
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        meeting.mark("10:50", who, EventKind.LEFT)
    card = _decorations(meeting).blocks[meeting.blocks["decision"]]
    assert card.details[1].words == "Quorate at 10:44, 4 of 5 agencies"


def test_a_decision_taken_without_quorum_is_provisional_and_carried_forward() -> None:
    sample = on_item_4()
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        sample.mark("10:43", who, EventKind.LEFT)
    sample.decide("10:51", 4, "later", "That a group be set up.")
    card = _decorations(sample).blocks[sample.blocks["later"]]
    assert card.label == "PROVISIONAL DECISION"
    assert (card.is_dashed, card.meaning, card.icon) == (True, "danger", "history")
    assert [detail.words for detail in card.details] == [
        "Not quorate at 10:51, 2 of 5 agencies",
        "Carried forward to the next meeting",
    ]


SCHOOLS, COMMISSIONERS = "Schools representative", "Clinical Commissioning Group representative"


def _left_at(meeting: SampleMeeting, who: str, clock: str) -> None:
    """Somebody is recorded now as having left then."""
    act = MarkAttendance(
        meeting_id=MEETING, attendee_id=meeting.attendees[who], kind=EventKind.LEFT, at=meeting.local(clock)
    )
    meeting.do("11:30", act)


def test_a_decision_whose_attendance_was_put_right_afterwards_is_to_be_checked(meeting: SampleMeeting) -> None:
    _left_at(meeting, SCHOOLS, "10:40")
    _left_at(meeting, COMMISSIONERS, "10:41")
    card = _decorations(meeting).blocks[meeting.blocks["decision"]]
    assert card.label == "RESOLVED"
    assert card.details[0] == Detail(
        "triangle-alert",
        "Check this decision: by the attendance as corrected, not quorate at 10:44, 2 of 5 agencies",
        is_missing=True,
    )
    assert card.details[2].words == "Quorate at 10:44, 4 of 5 agencies"


def test_putting_it_back_takes_the_doubt_away(meeting: SampleMeeting) -> None:
    _left_at(meeting, SCHOOLS, "10:40")
    schools = meeting.attendees[SCHOOLS]
    wrong = next(one for one in meeting.record.events if (one.attendee_id, one.kind) == (schools, EventKind.LEFT))
    assert len(_decorations(meeting).blocks[meeting.blocks["decision"]].details) == 3
    meeting.do("11:31", CorrectEvent(event_id=wrong.id, at=meeting.local("10:50")))
    assert len(_decorations(meeting).blocks[meeting.blocks["decision"]].details) == 2


def test_who_leaves_in_the_minute_of_a_decision_raises_no_doubt_of_it(meeting: SampleMeeting) -> None:
    for who in (SCHOOLS, COMMISSIONERS):
        _left_at(meeting, who, "10:44")
    card = _decorations(meeting).blocks[meeting.blocks["decision"]]
    assert [detail.words for detail in card.details] == ["By consensus", "Quorate at 10:44, 4 of 5 agencies"]


def test_another_rule_since_then_raises_no_doubt_of_what_was_decided_under_the_old_one(meeting: SampleMeeting) -> None:
    _left_at(meeting, SCHOOLS, "10:40")
    rule = meeting.record.board.quorum
    assert rule is not None
    stricter = replace(rule, tree=voting_members(9))
    record = replace(meeting.record, board=replace(meeting.record.board, quorum=stricter))
    presenter = LivePresenter(record, meeting.clock.now(), meeting.minutes[4])
    card = decorations_for(record, meeting.minutes[4], presenter.happenings()).blocks[meeting.blocks["decision"]]
    assert [detail.words for detail in card.details] == ["By consensus", "Quorate at 10:44, 4 of 5 agencies"]


def test_a_vote_is_to_be_checked_too(meeting: SampleMeeting) -> None:
    vote = meeting.vote("10:46", 4, "vote")
    _left_at(meeting, SCHOOLS, "10:45")
    words = _decorations(meeting).blocks[vote].details[0].words
    assert words == "Check this vote: by the attendance as corrected, quorate at 10:46, 3 of 5 agencies"


def test_approved_minutes_raise_no_doubts(meeting: SampleMeeting) -> None:
    _left_at(meeting, SCHOOLS, "10:40")
    meeting.approve()
    assert len(_decorations(meeting).blocks[meeting.blocks["decision"]].details) == 2


def test_a_proposal_that_was_lost_is_shown_and_spoken_as_not_carried(meeting: SampleMeeting) -> None:
    meeting.decide(
        "10:50", 4, "lost", "That the draft be withdrawn.", reached_by=ReachedBy.VOTE, result=DecisionResult.LOST
    )
    card = _decorations(meeting).blocks[meeting.blocks["lost"]]
    assert (card.label, card.icon, card.meaning, card.is_dashed) == ("NOT CARRIED", "x", "danger", False)
    assert [detail.words for detail in card.details] == ["By vote", "Quorate at 10:50, 4 of 5 agencies"]
    facts = BlockFacts(kind=BlockKind.DECISION, fields=SubjectFields(decision_kind="resolved"))
    assert spoken("", facts, card) == "Not carried, By vote, Quorate at 10:50, 4 of 5 agencies"


@pytest.mark.parametrize(
    ("result", "icon"),
    [(DecisionResult.CARRIED, "shield-check"), (DecisionResult.LOST, "files"), (DecisionResult.PROVISIONAL, "files")],
)
def test_only_a_decision_that_was_carried_shows_minutes_as_approved(
    result: DecisionResult, icon: str, meeting: SampleMeeting
) -> None:
    (decision,) = meeting.record.decisions
    put = replace(decision, result=result, approves_meeting_id=Id("earlier"))
    words = {Id("earlier"): "Minutes of 10 July"}
    cards = decorations_for(replace(meeting.record, decisions=(put,)), meeting.minutes[4], (), approved=words).blocks
    assert cards[meeting.blocks["decision"]].details[0] == Detail(icon, "Minutes of 10 July")


def test_events_stand_after_the_block_they_followed(meeting: SampleMeeting) -> None:
    (line,) = _decorations(meeting).events
    assert line.after == meeting.blocks["plan"]
    assert line.words == "Dorset Police representative left. Still quorate: 4 of 5 agencies."
    assert line.icon == "log-out"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Id]:
    """The blocks whose cards were made, as they are."""
    found: list[Id] = []
    make = decorations._decoration

    def note(block: Block, record: MeetingRecord, *more: Any) -> BlockDecoration | None:
        found.append(block.id)
        return make(block, record, *more)

    monkeypatch.setattr(decorations, "_decoration", note)
    return found


def test_a_card_is_made_when_it_is_first_asked_for_and_stays(meeting: SampleMeeting, made: list[Id]) -> None:
    cards = _decorations(meeting)
    assert made == []
    decision = meeting.blocks["decision"]
    card = cards.card(decision)
    assert cards.card(decision) is card
    assert made == [decision]
    cards.let_go()
    assert cards.card(decision) is card
    assert cards.card(meeting.blocks["action"]) is None


def test_a_paragraph_has_no_card(meeting: SampleMeeting) -> None:
    cards = _decorations(meeting)
    paragraphs = {block.id for block in meeting.record.blocks if block.kind is BlockKind.PARAGRAPH}
    assert paragraphs
    assert not paragraphs & set(cards.blocks)
    assert set(cards.blocks) >= {meeting.blocks["decision"], meeting.blocks["action"]}
    assert len(cards.blocks) == len(set(cards.blocks))


@pytest.fixture
def long_item_6(meeting: SampleMeeting) -> None:
    for number in range(100):
        meeting.raise_action("10:50", 6, f"report {number}", f"Write report {number}.")


@pytest.mark.usefixtures("long_item_6")
def test_the_window_makes_the_cards_of_a_long_minute_as_they_come_into_sight(made: list[Id], live: Live) -> None:
    made.clear()
    live.press("Ctrl+6")
    live.screen.repaint()
    assert live.meeting.blocks["report 99"] in made
    assert len(made) < 50
