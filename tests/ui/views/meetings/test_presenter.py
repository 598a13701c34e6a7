from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState, PlannedMeeting
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.scheduling import Scheduling, Weekday
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import AdvanceMinutes, CreateMeeting, PlanMeeting, TimeMeeting
from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.place import ScreenName
from clerk_app.ui.presenting.announced import announced_day, typed_day
from clerk_app.ui.views.meetings.gathering import GatherMeetings
from clerk_app.ui.views.meetings.presenter import MeetingsPresenter
from clerk_app.ui.views.meetings.values import MeetingRow, MeetingsFacts
from tests.ui.views.home.scene import EARLIER, old_meeting
from tests.ui.views.stage import BOARD, DAY, Stage, utc


def facts(stage: Stage, most: int = 60) -> MeetingsFacts:
    """What the job reads."""
    found: list[object] = []
    job = GatherMeetings(stage.store.queries, BOARD, stage.clock.now(), None, most)
    jobs: Jobs = stage.jobs
    jobs.start(job, found.append)
    jobs.finish()
    (read,) = found
    assert isinstance(read, MeetingsFacts)
    return read


def rows(stage: Stage) -> tuple[MeetingRow, ...]:
    return MeetingsPresenter(facts(stage)).rows()


def words(stage: Stage) -> list[str]:
    return [row.words for row in rows(stage)]


def row_of(stage: Stage, day: str) -> MeetingRow:
    return next(row for row in rows(stage) if row.words.startswith(day))


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A meeting to come, and one that was, on 26 September 2024."""
    stage = make_stage().with_meeting()
    old_meeting(stage)
    stage.clock.set(utc(9).replace(month=9, day=26))
    return stage


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (PartialDate(), "Day to be confirmed"),
        (PartialDate(month=3), "March, day to be confirmed"),
        (PartialDate(month=3, year=2025), "March 2025, day to be confirmed"),
        (PartialDate(day=31, month=3), "31 March"),
        (PartialDate(day=31, month=3, year=2025), "Monday 31 March 2025"),
    ],
)
def test_the_day_of_an_announced_meeting_is_said_as_far_as_it_is_known(on: PartialDate, said: str) -> None:
    planned = PlannedMeeting(id=Id("5" * 32), board_id=BOARD, meeting_id=Id("6" * 32), position=0, on=on)
    assert announced_day(planned) == said


def announce(stage: Stage, on: PartialDate, start: time | None = None, venue: str = "") -> None:
    meeting = next(m for m in stage.store.queries.meetings(BOARD) if m.meeting.date == EARLIER)
    stage.execute(PlanMeeting(meeting_id=meeting.meeting.id, on=on, start=start, venue=venue))


def test_what_is_to_come_stands_first_the_soonest_on_top_and_then_what_was(stage: Stage) -> None:
    stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 12, 6), start=time(10)))
    old_meeting_day = date(2024, 3, 1)
    stage.made(CreateMeeting(board_id=BOARD, date=old_meeting_day, start=time(10)))
    assert words(stage) == [
        "Coming",
        "Friday 4 October 2024",
        "Friday 6 December 2024",
        "Held before",
        "Monday 8 July 2024",
        "Friday 1 March 2024",
    ]


def test_a_row_says_when_where_how_much_and_how_it_stands(stage: Stage) -> None:
    row = row_of(stage, "Friday 4")
    assert (row.time, row.place, row.items, row.actions, row.state) == (
        "10:00 – 11:15",
        "Civic Centre",
        "6",
        "",
        "In 6 working days",
    )
    assert row.spoken == "Friday 4 October 2024, 10:00 – 11:15, Civic Centre, 6 items, In 6 working days"
    assert row.below == "10:00 – 11:15 · Civic Centre · 6 items"


def test_after_the_day_it_is_the_state_of_the_minutes(stage: Stage) -> None:
    assert row_of(stage, "Monday 8").state == "Draft"
    meeting = row_of(stage, "Monday 8").meeting
    assert meeting is not None
    stage.execute(AdvanceMinutes(meeting_id=meeting.id, state=MinutesState.WITH_CHAIR, on=date(2024, 7, 9)))
    assert row_of(stage, "Monday 8").state == "With chair"


def test_enter_leads_to_the_agenda_the_roll_or_the_minutes_as_the_day_goes_on(stage: Stage) -> None:
    assert row_of(stage, "Friday 4").opens is ScreenName.AGENDA
    assert row_of(stage, "Monday 8").opens is ScreenName.LIVE
    stage.clock.set(utc(9))
    assert (row_of(stage, "Friday 4").opens, row_of(stage, "Friday 4").state) == (ScreenName.ROLL_CALL, "Today")
    stage.start()
    assert (row_of(stage, "Friday 4").opens, row_of(stage, "Friday 4").state) == (ScreenName.LIVE, "Under way")


def test_a_meeting_that_ended_today_was(stage: Stage) -> None:
    stage.clock.set(utc(10))
    stage.start()
    stage.execute(TimeMeeting(meeting_id=stage.meeting, kind=EventKind.ENDED))
    assert words(stage)[:2] == ["Held before", "Friday 4 October 2024"]
    assert row_of(stage, "Friday 4").state == "Held today, draft"


def test_what_was_announced_stands_among_what_is_to_come(stage: Stage) -> None:
    announce(stage, PartialDate(day=28, month=9))
    announce(stage, PartialDate(month=11, year=2024))
    announce(stage, PartialDate(), start=time(15, 30), venue="Town Hall")
    assert words(stage)[:4] == [
        "Coming",
        "Saturday 28 September 2024",
        "Friday 4 October 2024",
        "November 2024, day to be confirmed",
    ]
    planned = row_of(stage, "Saturday 28")
    assert (planned.time, planned.place, planned.state) == ("to be confirmed", "to be confirmed", "Announced 8 July")
    assert planned.spoken.startswith("Saturday 28 September 2024, time to be confirmed, place to be confirmed")
    assert planned.planned is not None
    assert typed_day(planned.planned) == "28 September 2024"


def test_what_was_announced_and_does_not_fit_the_boards_times_says_so(stage: Stage) -> None:
    (board,) = stage.all(Board)
    rule = Scheduling(weekdays=(Weekday.FRIDAY,), not_before=time(15, 30))
    stage.store.shelf.entities["boards", board.id] = replace(board, scheduling=rule)
    announce(stage, PartialDate(day=28, month=9), start=time(15, 30))
    announce(stage, PartialDate(day=1, month=11), start=time(15, 30))
    announce(stage, PartialDate(month=12, year=2024), start=time(9))
    saturday, friday = row_of(stage, "Saturday 28"), row_of(stage, "Friday 1 November")
    assert (saturday.state, saturday.kind) == ("Not in the board’s times", "warning")
    assert saturday.spoken.endswith(
        "Announced 8 July, Saturday is not a day on which this board meets: that is Friday."
    )
    assert (friday.state, friday.kind) == ("Announced 8 July", "neutral")
    assert row_of(stage, "December 2024").state == "Announced 8 July"


def test_what_was_announced_goes_once_a_meeting_was_made_of_it_or_its_day_is_over(stage: Stage) -> None:
    announce(stage, PartialDate(day=DAY.day, month=DAY.month))
    announce(stage, PartialDate(day=10, month=9))
    announce(stage, PartialDate(month=10, year=2024))
    announce(stage, PartialDate())
    assert all(row.planned is None for row in rows(stage))


def test_a_day_that_is_not_known_is_left_open(stage: Stage) -> None:
    announce(stage, PartialDate(month=12, year=2024))
    planned = row_of(stage, "December").planned
    assert planned is not None
    assert typed_day(planned) == ""
    other = MeetingsPresenter(replace(facts(stage), planned=(replace(planned, on=PartialDate(day=29, month=2)),)))
    assert [row.words for row in other.rows() if row.planned] == []


def test_all_that_is_to_come_is_read_however_few_are_read_at_once(stage: Stage) -> None:
    for month in (11, 12):
        stage.made(CreateMeeting(board_id=BOARD, date=date(2024, month, 6), start=time(10)))
    read = facts(stage, most=1)
    assert [line.meeting.date for line in read.lines] == [date(2024, 12, 6), date(2024, 11, 6), DAY, EARLIER]
    assert read.board == stage.all(Board)[0]
    assert not read.is_all
