from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from clerk_app.domain.actions import Action, Due, DueKind
from clerk_app.domain.agenda import ForwardPlanEntry
from clerk_app.domain.board import Board, DeadlineRule, HolidayChange, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.decisions import Decision, DecisionResult, FinalOutcome, WrittenOutcome, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, MinutesState, StatusStep
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    BringForward,
    CreateMeeting,
    MarkRestPresent,
    NoteFinalAnswer,
    PlanMeeting,
    SaveSetup,
    StartMeeting,
    TimeMeeting,
)
from clerk_app.ui.background.jobs import JobHandle, Reporter
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.calendar import HolidaysOf
from clerk_app.ui.views.home.gathering import Gather
from clerk_app.ui.views.home.presenter import home_page
from clerk_app.ui.views.home.values import HomeFacts, HomePage
from tests.ui.views.home.scene import NOW, holidays, old_meeting
from tests.ui.views.stage import BOARD, Stage, known_id, utc


def facts(stage: Stage, now: datetime, known: HolidaysOf | None = holidays) -> HomeFacts:
    gathered = Gather(stage.store.queries, BOARD, now, known)(Reporter(JobHandle(), lambda _: None))
    assert gathered is not None
    return gathered


def page(stage: Stage, now: datetime = NOW, known: HolidaysOf | None = holidays) -> HomePage:
    return home_page(facts(stage, now, known))


def with_deadlines(stage: Stage, *rules: DeadlineRule, changes: tuple[HolidayChange, ...] = ()) -> None:
    board = stage.all(Board)[0]
    changed = replace(board, deadlines=rules, holiday_changes=changes)
    stage.store.shelf.entities["boards", board.id] = changed


def reach(stage: Stage, meeting_id: object, state: MinutesState, on: date) -> None:
    meeting = next(meeting for meeting in stage.all(Meeting) if meeting.id == meeting_id)
    step = StatusStep(state=state, on=on, recorded_at=NOW)
    stage.store.shelf.entities["meetings", meeting.id] = replace(meeting, steps=(step,))


def test_before_the_first_meeting_there_is_nothing_but_the_way_to_it(stage: Stage) -> None:
    stage.store.shelf.entities.pop(("meetings", stage.meeting))
    shown = page(stage)
    assert shown.is_new
    assert shown.empty is not None
    assert (shown.empty.title, shown.empty.button) == ("No meetings yet", "New meeting")
    assert shown.deadlines == ()


def test_the_next_meeting_is_told_in_working_days_without_holidays(stage: Stage) -> None:
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert (meeting.weekday, meeting.day, meeting.month) == ("Friday", "4", "October 2024")
    assert meeting.when == "In 5 working days"
    assert meeting.times == "10:00 to 11:15, Civic Centre"
    assert (meeting.button, meeting.to.screen) == ("Open the meeting", ScreenName.LIVE)
    without = page(stage, known=None).next_meeting
    assert without is not None
    assert without.when == "In 6 working days"


def test_a_meeting_without_a_minute_is_opened_at_its_agenda(stage: Stage) -> None:
    made = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 9, 30), start=time(10)))
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert (meeting.to.meeting_id, meeting.to.screen) == (made, ScreenName.AGENDA)


def test_what_is_planned_for_the_next_meeting_and_stands_on_no_agenda_is_told(stage: Stage) -> None:
    report = ForwardPlanEntry(
        id=known_id("9", 1), board_id=BOARD, position=0, title="Annual report", due=PartialDate(month=9, year=2024)
    )
    later = replace(report, id=known_id("9", 2), title="Budget", due=PartialDate(month=11, year=2024))
    stage.execute(SaveSetup(put=(report, later)))
    meeting = page(stage).next_meeting
    assert meeting is not None
    line = meeting.lines[1]
    assert (line.kind, line.words, line.note) == (
        "warning", "Forward plan: 1 item not on an agenda yet", "Annual report",
    )  # fmt: skip
    assert line.to == Place(screen=ScreenName.RULES, board_id=BOARD, section="plan")
    stage.execute(BringForward(meeting_id=stage.meeting))
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert not any("Forward plan" in line.words for line in meeting.lines)


def _undecided(stage: Stage, **changes: Any) -> Minute:
    """The meeting of July decided without a quorum that the plan be agreed, or something else of it."""
    minute = stage.all(Minute, meeting_id=old_meeting(stage))[0]
    decision = Decision(
        id=known_id("5", 1),
        meeting_id=minute.meeting_id,
        minute_id=minute.id,
        kind="agreed",
        at=datetime(2024, 7, 8, 10, 30),
        result=DecisionResult.PROVISIONAL,
    )
    decision = replace(decision, **changes)
    block = Block(
        id=known_id("5", 2),
        minute_id=minute.id,
        position=9,
        kind=BlockKind.DECISION,
        text=typed("That the plan be agreed."),
        decision_id=decision.id,
    )
    stage.store.shelf.entities.update({("decisions", decision.id): decision, ("blocks", block.id): block})
    return minute


def test_a_provisional_decision_that_nothing_ended_waits_for_the_next_meeting(stage: Stage) -> None:
    minute = _undecided(stage)
    meeting = page(stage).next_meeting
    assert meeting is not None
    (line,) = [line for line in meeting.lines if line.words.startswith("Provisional")]
    assert (line.kind, line.words, line.note) == (
        "warning", "Provisional decision of 8 July 2024", "That the plan be agreed.",
    )  # fmt: skip
    assert line.to == Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=minute.meeting_id, minute_id=minute.id)


def test_one_that_a_quorate_meeting_did_not_take_up_is_told_with_that_meeting(stage: Stage) -> None:
    _undecided(stage)
    later = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 9, 2), start=time(10)))
    board = stage.all(Board)[0]
    stage.store.shelf.entities["boards", board.id] = replace(board, quorum=None)
    stage.execute(StartMeeting(meeting_id=later, at=datetime(2024, 9, 2, 10)))
    stage.execute(TimeMeeting(meeting_id=later, kind=EventKind.ENDED, at=datetime(2024, 9, 2, 11)))
    meeting = page(stage).next_meeting
    assert meeting is not None
    (line,) = [line for line in meeting.lines if line.words.startswith("Provisional")]
    assert (line.kind, line.note) == (
        "danger", "That the plan be agreed. The meeting of 2 September 2024 did not take it up.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "kind", "note"),
    [
        (None, "neutral", "The cabinet has not answered yet. That the plan be agreed."),
        (PartialDate(month=9, year=2024), "neutral", "The cabinet has not answered yet. That the plan be agreed."),
        (
            PartialDate(month=8, year=2024),
            "warning",
            "The cabinet was to answer in August 2024. That the plan be agreed.",
        ),
    ],
)
def test_what_another_body_has_not_answered_is_open(stage: Stage, on: PartialDate | None, kind: str, note: str) -> None:
    minute = _undecided(stage, result=DecisionResult.RECOMMENDED, final_decider="the cabinet", final_on=on)
    meeting = page(stage).next_meeting
    assert meeting is not None
    (line,) = [line for line in meeting.lines if line.words.startswith("For another body")]
    assert (line.kind, line.words, line.note) == (kind, "For another body to decide, of 8 July 2024", note)
    assert line.to == Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=minute.meeting_id, minute_id=minute.id)
    stage.execute(NoteFinalAnswer(decision_id=known_id("5", 1), outcome=FinalOutcome.NOT_AGREED))
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert not any(line.words.startswith("For another body") for line in meeting.lines)


def test_where_no_meeting_is_planned_it_is_said_that_another_body_is_to_decide(stage: Stage) -> None:
    _undecided(stage, result=DecisionResult.CARRIED, final_decider="the cabinet")
    stage.store.shelf.entities.pop(("meetings", stage.meeting))
    shown = page(stage).empty
    assert shown is not None
    assert shown.text.endswith("1 decision waits for another body.")


def _without_quorum(stage: Stage, *follows: Follows) -> Id:
    """A meeting of 2 September at which nobody was, adjourned under a rule by which it is held again."""
    held = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 9, 2), start=time(10)))
    board = stage.all(Board)[0]
    assert board.quorum is not None
    rule = replace(board.quorum, if_inquorate=follows)
    stage.store.shelf.entities["boards", board.id] = replace(board, quorum=rule, deadlines=())
    stage.execute(StartMeeting(meeting_id=held, at=datetime(2024, 9, 2, 10)))
    stage.execute(TimeMeeting(meeting_id=held, kind=EventKind.ADJOURNED, at=datetime(2024, 9, 2, 10, 30)))
    return held


def test_a_meeting_that_broke_up_without_a_quorum_is_to_be_held_again_until_one_is_planned(stage: Stage) -> None:
    held = _without_quorum(stage, Follows(consequence=Consequence.SAME_TIME_LATER, days=28))
    meeting = page(stage).next_meeting
    assert meeting is not None
    (line,) = [line for line in meeting.lines if "held again" in line.words]
    assert (line.words, line.note) == (
        "Meeting of 2 September 2024 to be held again",
        "It had no quorum. It can be held again from Monday 30 September 2024 on.",
    )
    assert line.to == Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=held)
    stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 12, 30), start=time(10), adjourned_from=held))
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert not any("held again" in line.words for line in meeting.lines)


@pytest.mark.parametrize(("day", "is_told"), [(date(2024, 9, 9), False), (date(2024, 8, 26), True)])
def test_a_meeting_is_no_longer_to_be_held_again_once_the_board_has_met_with_a_quorum(
    stage: Stage, day: date, is_told: bool
) -> None:
    _without_quorum(stage, Follows(consequence=Consequence.SAME_TIME_LATER, days=28))
    other = stage.made(CreateMeeting(board_id=BOARD, date=day, start=time(10)))
    stage.execute(StartMeeting(meeting_id=other, at=datetime.combine(day, time(10))))
    stage.execute(MarkRestPresent(meeting_id=other, at=datetime.combine(day, time(10))))
    stage.execute(TimeMeeting(meeting_id=other, kind=EventKind.ENDED, at=datetime.combine(day, time(11))))
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert any("held again" in line.words for line in meeting.lines) is is_told


def test_where_no_meeting_is_planned_it_is_said_which_is_to_be_held_again(stage: Stage) -> None:
    _without_quorum(stage, Follows(consequence=Consequence.SAME_TIME_LATER, days=28))
    stage.store.shelf.entities.pop(("meetings", stage.meeting))
    shown = page(stage).empty
    assert shown is not None
    assert shown.text.endswith(
        "The meeting of 2 September 2024 had no quorum and can be held again from Monday 30 September 2024 on."
    )


def test_where_no_meeting_is_planned_it_is_said_that_one_waits(stage: Stage) -> None:
    _undecided(stage)
    stage.store.shelf.entities.pop(("meetings", stage.meeting))
    shown = page(stage).empty
    assert shown is not None
    assert shown.text.endswith("1 provisional decision waits for a meeting.")


@pytest.mark.parametrize(
    ("fields", "kind", "words", "section"),
    [
        ({}, "neutral", "Decision in writing, running", "running"),
        ({"closes_on": date(2024, 9, 26)}, "neutral", "Decision in writing, closes 26 September 2024", "running"),
        (
            {"closes_on": date(2024, 9, 25)},
            "warning",
            "Decision in writing, closed on 25 September 2024 without an end",
            "running",
        ),
        ({"outcome": WrittenOutcome.AGREED}, "warning", "Decision in writing, to be reported", "ended"),
    ],
)
def test_what_is_asked_in_writing_is_told_until_it_was_reported(
    stage: Stage, fields: dict[str, object], kind: str, words: str, section: str
) -> None:
    one = replace(WrittenProcedure(id=known_id("9", 7), board_id=BOARD, title="The grant"), **fields)  # type: ignore[arg-type]
    stage.store.shelf.entities["written_procedures", one.id] = one
    meeting = page(stage).next_meeting
    assert meeting is not None
    (line,) = [line for line in meeting.lines if line.words.startswith("Decision in writing")]
    assert (line.kind, line.words, line.note) == (kind, words, "The grant")
    assert line.to == Place(screen=ScreenName.IN_WRITING, board_id=BOARD, section=section)
    stage.store.shelf.entities["written_procedures", one.id] = replace(
        one, outcome=WrittenOutcome.AGREED, reported_in=stage.meeting
    )
    after = page(stage).next_meeting
    assert after is not None
    assert not [line for line in after.lines if line.words.startswith("Decision in writing")]


def test_on_the_day_the_button_starts_the_roll_call(stage: Stage) -> None:
    meeting = page(stage, utc(8)).next_meeting
    assert meeting is not None
    assert (meeting.when, meeting.button, meeting.to.screen) == ("Today", "Start the roll call", ScreenName.ROLL_CALL)


def test_under_way_the_button_leads_back(stage: Stage) -> None:
    stage.clock.set(utc(10))
    stage.start()
    meeting = page(stage, utc(10, 20)).next_meeting
    assert meeting is not None
    assert (meeting.button, meeting.to.screen) == ("Back to the meeting", ScreenName.LIVE)


def test_a_meeting_that_has_ended_today_is_a_draft_and_no_longer_the_next_one(stage: Stage) -> None:
    stage.clock.set(utc(10))
    stage.start()
    stage.clock.set(utc(11))
    stage.execute(TimeMeeting(meeting_id=stage.meeting, kind=EventKind.ENDED))
    shown = page(stage, utc(15))
    assert shown.next_meeting is None
    assert shown.empty is not None
    assert shown.empty.title == "No meeting is planned"
    assert [draft.title for draft in shown.drafts] == ["Minutes of 4 October 2024"]


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (PartialDate(day=22, month=11, year=2024), "Friday 22 November 2024"),
        (PartialDate(month=11, year=2024), "November 2024, day to be confirmed"),
    ],
)
def test_where_none_is_planned_what_the_last_minutes_announced_is_told(
    stage: Stage, on: PartialDate, told: str
) -> None:
    stage.clock.set(utc(10))
    stage.start()
    stage.execute(PlanMeeting(meeting_id=stage.meeting, on=PartialDate(month=12, year=2024)))
    stage.execute(PlanMeeting(meeting_id=stage.meeting, on=on))
    assert page(stage, utc(10)).empty is None
    stage.execute(TimeMeeting(meeting_id=stage.meeting, kind=EventKind.ENDED))
    shown = page(stage, utc(15)).empty
    assert shown is not None
    assert shown.text.startswith(f"The last minutes note the next one: {told}.")


def test_readiness_tells_only_what_is_known(stage: Stage) -> None:
    stage.mark("Police representative", EventKind.APOLOGIES)
    meeting = page(stage).next_meeting
    assert meeting is not None
    assert [(line.kind, line.words, line.note) for line in meeting.lines[:2]] == [
        ("ok", "Agenda: 6 items", ""),
        ("neutral", "Apologies: 1 so far", "from the Police representative"),
    ]
    assert meeting.lines[2].words == "Quorum rule"


def test_a_board_without_a_rule_or_an_agenda_is_told_so(stage: Stage) -> None:
    board = stage.all(Board)[0]
    stage.store.shelf.entities["boards", board.id] = replace(board, quorum=None)
    for item in stage.items():
        stage.store.shelf.entities.pop(("agenda_items", item.id))
    meeting = page(stage).next_meeting
    assert meeting is not None
    kinds = {line.words: line.kind for line in meeting.lines}
    assert kinds["No agenda yet"] == "warning"
    assert meeting.lines[0].way == "Write it"
    assert kinds["No quorum rule for this board"] == "warning"


def test_deadlines_are_sorted_and_coloured_by_what_is_left(stage: Stage) -> None:
    rows = page(stage).deadlines
    assert [(row.day, row.title, row.left, row.kind) for row in rows] == [
        ("Thu 26 Sep", "Send agenda and papers", "today", "warning"),
        ("Fri 11 Oct", "Draft minutes to the Chair", "10 working days", "neutral"),
    ]
    assert rows[0].note == "5 working days before the meeting"


def test_those_who_receive_papers_earlier_have_a_deadline_beside_the_boards_own(stage: Stage) -> None:
    board = stage.all(Board)[0]
    relations = (Relation(kind=RelationKind.LINKED, name="Youth Council", agenda_days=6),)
    watching = Circulation(to=Receivers.OBSERVERS, papers=(CirculatedPaper.AGENDA,), days=2)
    changed = replace(board, relations=relations, circulation=(watching,), deadlines=board.deadlines[:1])
    stage.store.shelf.entities["boards", board.id] = changed
    assert [(row.day, row.title, row.note) for row in page(stage).deadlines] == [
        ("Wed 25 Sep", "Agenda and papers to Youth Council", "6 working days before the meeting"),
        ("Thu 26 Sep", "Send agenda and papers", "5 working days before the meeting"),
        ("Wed 2 Oct", "Agenda to Observers", "2 working days before the meeting"),
    ]


def test_only_what_is_known_to_be_undone_is_called_late(stage: Stage) -> None:
    old_meeting(stage)
    rows = page(stage, datetime(2024, 9, 27, 9, tzinfo=UTC)).deadlines
    assert [(row.note, row.left, row.kind) for row in rows[:2]] == [
        ("5 working days after the meeting of 8 July, if possible", "54 working days late", "warning"),
        ("5 working days before the meeting", "1 working day ago", "neutral"),
    ]


def test_what_may_not_be_missed_is_red_when_it_is_late(stage: Stage) -> None:
    with_deadlines(stage, DeadlineRule(title="Send the minutes", days=5, after_meeting=True))
    old_meeting(stage)
    row = page(stage, datetime(2024, 9, 27, 9, tzinfo=UTC)).deadlines[0]
    assert (row.note, row.kind) == ("5 working days after the meeting of 8 July", "danger")


def test_every_way_of_counting_stands_on_home_with_its_last_lawful_day(stage: Stage) -> None:
    counts = (DayCount.WHOLE_WEEKS, DayCount.CLEAR_WORKING, DayCount.WORKING, DayCount.CLEAR, DayCount.CALENDAR)
    with_deadlines(stage, *(DeadlineRule(title="x", days=1, count=count) for count in counts))
    rows = page(stage, datetime(2024, 9, 16, 9, tzinfo=UTC)).deadlines
    assert [(row.day, row.note) for row in rows] == [
        ("Fri 20 Sep", "1 whole working week before the meeting"),
        ("Wed 2 Oct", "1 clear working day before the meeting"),
        ("Wed 2 Oct", "1 clear day before the meeting"),
        ("Thu 3 Oct", "1 working day before the meeting"),
        ("Thu 3 Oct", "1 day before the meeting"),
    ]


def test_a_deadline_at_the_weekend_is_told_in_days(stage: Stage) -> None:
    with_deadlines(stage, DeadlineRule(title="x", days=5, count=DayCount.CALENDAR))
    row = page(stage, datetime(2024, 9, 27, 9, tzinfo=UTC)).deadlines[0]
    assert (row.day, row.left, row.kind) == ("Sun 29 Sep", "2 days", "warning")


def test_days_of_the_boards_own_are_left_out_and_told(stage: Stage) -> None:
    with_deadlines(
        stage,
        DeadlineRule(title="Papers", days=5),
        changes=(HolidayChange(day=date(2024, 10, 1), name="Staff day"),),
    )
    shown = page(stage)
    assert shown.deadlines[0].day == "Wed 25 Sep"
    assert shown.deadlines_note.endswith("of England. Days of the board’s own count as well.")


def test_minutes_that_were_sent_are_no_longer_a_deadline(stage: Stage) -> None:
    old = old_meeting(stage)
    reach(stage, old, MinutesState.WITH_CHAIR, date(2024, 7, 10))
    assert all(row.kind != "danger" for row in page(stage).deadlines)


def test_the_note_names_the_holidays_that_are_left_out_and_only_those(stage: Stage) -> None:
    assert page(stage).deadlines_note == "Working days leave out weekends and the public holidays of England."
    assert page(stage, known=None).deadlines_note == "Working days leave out weekends."
    board = stage.all(Board)[0]
    stage.store.shelf.entities["boards", board.id] = replace(board, holidays="XX")
    assert page(stage).deadlines_note == (
        "No public holidays are known by the code “XX”, so working days leave out weekends alone."
    )


def test_a_year_that_the_calendar_does_not_reach_is_told(stage: Stage) -> None:
    def known(code: str, years: Iterable[int]) -> Set[date]:
        return {date(year, 12, 25) for year in years if year < 2024}

    assert page(stage, known=known).deadlines_note == (
        "The public holidays of England are not known for 2024, so working days there leave out weekends alone."
    )


def test_overdue_actions_come_first_the_latest_day_last(stage: Stage) -> None:
    old_meeting(stage)
    shown = page(stage)
    assert shown.actions_title == "Overdue actions"
    assert shown.actions_aside == "4 open actions"
    assert shown.actions_note == "and 2 more open actions"
    assert [(row.text, row.owners, row.left) for row in shown.actions] == [
        ("Arrange the training of the young advisers", "Head of Quality", "38 working days late"),
        ("Report on exclusions", "Schools representative", "4 working days late"),
    ]


def test_the_actions_that_have_no_room_are_counted(stage: Stage) -> None:
    old_meeting(stage)
    for action in stage.all(Action):
        due = Due(kind=DueKind.DATE, on=date(2024, 8, 5))
        stage.store.shelf.entities["actions", action.id] = replace(action, due=due)
    assert page(stage).actions_note == "and 1 more open action, overdue too"
    last = max(stage.all(Action), key=lambda action: action.id)
    stage.store.shelf.entities["actions", last.id] = replace(last, due=None)
    assert page(stage).actions_note == "and 1 more open action"
    stage.store.shelf.entities.pop(("actions", last.id))
    assert page(stage).actions_note == ""


def test_an_action_for_the_next_meeting_is_late_once_that_has_passed(stage: Stage) -> None:
    old_meeting(stage)
    texts = [row.text for row in page(stage, datetime(2024, 10, 7, 9, tzinfo=UTC)).actions]
    assert "Write the participation strategy" in texts


def test_where_nothing_is_late_the_open_actions_are_shown(stage: Stage) -> None:
    old_meeting(stage, date(2024, 9, 2))
    shown = page(stage, datetime(2024, 7, 29, 9, tzinfo=UTC))
    assert shown.actions_title == "Open actions"
    assert len(shown.actions) == 3
    assert shown.actions[0].left == "5 working days"


def test_drafts_say_how_far_they_are(stage: Stage) -> None:
    old = old_meeting(stage)
    (draft,) = page(stage).drafts
    assert (draft.title, draft.state, draft.note) == ("Minutes of 8 July 2024", "Draft", "Not sent yet.")
    assert (draft.step, draft.steps, draft.spoken) == (0, 6, "Step 1 of 6, Draft")
    reach(stage, old, MinutesState.WITH_CHAIR, date(2024, 9, 23))
    (sent,) = page(stage).drafts
    assert (sent.state, sent.note) == ("With chair", "Since 23 September, 3 working days ago.")
    reach(stage, old, MinutesState.APPROVED, date(2024, 9, 23))
    assert page(stage).drafts == ()


def test_of_many_drafts_the_latest_are_shown_and_the_others_counted(stage: Stage) -> None:
    for month in range(1, 7):
        stage.with_meeting(date(2024, month, 8))
    shown = page(stage)
    assert [draft.title for draft in shown.drafts] == [
        "Minutes of 8 June 2024",
        "Minutes of 8 May 2024",
        "Minutes of 8 April 2024",
    ]
    assert shown.drafts_note == "and 3 older drafts"
