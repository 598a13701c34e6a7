from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry, ItemState, StandingItem
from clerk_app.domain.board import Board, DeadlineRule, HolidayChange, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Meeting, MeetingMode
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.scheduling import Frequency, Month, Rhythm, Scheduling, Weekday
from clerk_app.services.acts import CreateMeeting, EditMeeting, SaveSetup, SetItemState
from clerk_app.services.left_over import left_over
from clerk_app.services.reading import CommittedReader
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.deadlines import Advice
from clerk_app.ui.presenting.times import read_date, read_time
from clerk_app.ui.views.new_meeting.presenter import EditMeetingPresenter, Field, NewMeetingPresenter, Typed
from clerk_app.ui.views.new_meeting.view import NewMeeting
from tests.ui.views.stage import BOARD, DAY, ITEMS, Stage, known_id

TODAY = date(2024, 9, 26)
GOOD = Typed(date="11 October", start="10:00", end="12:30", venue="Civic Centre")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:45", time(10, 45)),
        ("10.45", time(10, 45)),
        ("1045", time(10, 45)),
        ("1045hrs", time(10, 45)),
        ("10:45 hrs", time(10, 45)),
        (" at 9:05 ", time(9, 5)),
        ("", None),
        ("soon", None),
        ("24:00", None),
        ("10:45 sharp", None),
    ],
)
def test_times_are_read_as_they_are_typed(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("11 October", date(2024, 10, 11)),
        ("11th of oct", date(2024, 10, 11)),
        ("11/10", date(2024, 10, 11)),
        ("1 September", date(2025, 9, 1)),
        ("11/10/2020", date(2020, 10, 11)),
        ("Friday 11 October 2024", date(2024, 10, 11)),
        ("11.10.24", date(2024, 10, 11)),
        ("2024-10-11", date(2024, 10, 11)),
        ("tomorrow", date(2024, 9, 27)),
        ("next Friday", date(2024, 10, 4)),
        ("Saturday", date(2024, 9, 28)),
        ("30 February 2024", None),
        ("31 June", None),
        ("", None),
        ("soon", None),
        ("11 October please", None),
    ],
)
def test_dates_are_read_as_they_are_typed(typed: str, read: date | None) -> None:
    assert read_date(typed, TODAY) == read


def holidays(code: str, years: Iterable[int]) -> Set[date]:
    """One holiday a year, on 14 October, from 2020 to 2029, in England alone."""
    if code != "GB-ENG":
        raise KeyError(code)
    return {date(year, 10, 14) for year in years if year in range(2020, 2030)}


def office(stage: Stage, **changes: Any) -> OfficeDays:
    return OfficeDays(replace(stage.all(Board)[0], **changes), holidays)


def presenter(stage: Stage) -> NewMeetingPresenter:
    meetings = [line.meeting for line in stage.store.queries.meetings(BOARD)]
    return NewMeetingPresenter(meetings, TODAY, office(stage))


def test_times_and_place_begin_as_they_were_last_time(stage: Stage) -> None:
    assert presenter(stage).usual() == Typed(start="10:00", end="11:15", venue="Civic Centre")


def test_a_first_meeting_begins_at_ten(make_stage: Callable[..., Stage]) -> None:
    assert presenter(make_stage().with_board()).usual() == Typed(start="10:00")


def test_what_was_typed_is_read_back_in_full(stage: Stage) -> None:
    reading = presenter(stage).read(GOOD)
    assert reading.will_be == "Friday 11 October 2024, 10:00 to 12:30, Civic Centre."
    assert reading.notes == "In 11 working days."
    assert reading.act == CreateMeeting(
        board_id=BOARD, date=date(2024, 10, 11), start=time(10), end=time(12, 30), venue="Civic Centre"
    )


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("12 October", "This is a Saturday."),
        ("14 October", "This is a public holiday."),
        ("4 October", "This board has a meeting on that day already."),
    ],
)
def test_what_to_look_at_is_noted_and_nothing_is_refused(stage: Stage, day: str, note: str) -> None:
    reading = presenter(stage).read(Typed(date=day, start="10:00"))
    assert note in reading.notes
    assert reading.act is not None


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (Typed(start="10:00"), Field.DATE, "Type the date of the meeting, like 4 October or 4/10/2024."),
        (
            Typed(date="soon", start="10:00"),
            Field.DATE,
            "“soon” is no date. Type it like 4 October or 4/10/2024.",
        ),
        (Typed(date="11/10"), Field.START, "Type when the meeting starts, like 10:00."),
        (Typed(date="11/10", start="ten"), Field.START, "“ten” is no time of day. Type the start like 10:00."),
        (
            Typed(date="11/10", start="10:00", end="25:00"),
            Field.END,
            "“25:00” is no time of day. Type the end like 12:30, or leave it empty.",
        ),
        (
            Typed(date="11/10", start="10:00", end="9:30"),
            Field.END,
            "The end, 09:30, is not after the start, 10:00.",
        ),
    ],
)
def test_what_is_wrong_is_said_by_name(stage: Stage, typed: Typed, field: Field, sentence: str) -> None:
    reading = presenter(stage).read(typed)
    assert (reading.act, reading.field, reading.wrong) == (None, field, sentence)


def left_by_the_meeting(stage: Stage) -> None:
    """The meeting of 4 October deferred two of its items."""
    for item in stage.items()[3:5]:
        stage.execute(SetItemState(item_id=item.id, state=ItemState.DEFERRED))


def with_templates(stage: Stage) -> None:
    """The board has two templates."""
    standing = (StandingItem(title="Welcome"), StandingItem(title="Close"))
    templates = [
        AgendaTemplate(id=known_id("5", n), board_id=BOARD, position=n, name=name, items=standing)
        for n, name in enumerate(("Ordinary meeting", "Workshop"))
    ]
    stage.execute(SaveSetup(put=tuple(templates)))


def test_without_a_template_the_agenda_begins_empty_or_as_the_last(stage: Stage) -> None:
    (last,) = stage.all(Meeting)
    holding = NewMeetingPresenter([last], TODAY, office(stage), (), last)
    assert [one.words for one in holding.beginnings()] == ["empty", "as a copy of 4 October 2024"]
    reading = holding.read(GOOD, holding.beginnings()[1])
    assert isinstance(reading.act, CreateMeeting)
    assert reading.act.copied_from == last.id


def test_what_comes_back_is_named_unless_the_agenda_begins_empty(stage: Stage) -> None:
    left_by_the_meeting(stage)
    with_templates(stage)
    templates = stage.all(AgendaTemplate)
    holding = NewMeetingPresenter(stage.all(Meeting), TODAY, office(stage), templates)
    holding.note_to_come(left_over(CommittedReader(stage.store.queries), BOARD), ())
    ordinary, _, empty = holding.beginnings()
    titles = f"{ITEMS[3][0]} and {ITEMS[4][0]}"
    assert f"2 items come back: {titles}." in holding.read(GOOD, ordinary).notes
    assert "back" not in holding.read(GOOD, empty).notes
    assert "back" not in holding.read(replace(GOOD, date="1 October"), ordinary).notes, "nothing comes from later ones"


def test_of_many_that_come_back_two_are_named(stage: Stage) -> None:
    for item in stage.items()[:4]:
        stage.execute(SetItemState(item_id=item.id, state=ItemState.DEFERRED))
    with_templates(stage)
    holding = NewMeetingPresenter((), TODAY, office(stage), stage.all(AgendaTemplate))
    holding.note_to_come(left_over(CommittedReader(stage.store.queries), BOARD), ())
    notes = holding.read(GOOD, holding.beginnings()[0]).notes
    assert f"4 items come back: {ITEMS[0][0]}, {ITEMS[1][0]} and 2 more." in notes


def test_what_the_forward_plan_has_due_by_the_day_is_told(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    with_templates(stage)
    report = ForwardPlanEntry(
        id=known_id("9", 1), board_id=BOARD, position=0, title="Annual report", due=PartialDate(month=10, year=2024)
    )
    visit = replace(report, id=known_id("9", 2), title="Visit", due=None)
    stage.execute(SaveSetup(put=(report, visit)))
    popup = ask(stage)
    stage.jobs.finish()
    QTest.keyClicks(popup.fields[Field.DATE], "30 September 2024")
    assert "forward plan" not in popup.notes.text()
    popup.fields[Field.DATE].clear()
    QTest.keyClicks(popup.fields[Field.DATE], "11 October 2024")
    assert "1 item comes from the forward plan: Annual report." in popup.notes.text()
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Return)
    stage.done()
    (made,) = stage.answers
    titles = [item.title for item in stage.all(AgendaItem, meeting_id=made)]
    assert titles == ["Welcome", "Close", "Annual report"]


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[Stage], NewMeeting]:
    """Opens the pop-up over a pane."""

    def opened(stage: Stage, size: tuple[int, int] = (900, 620)) -> NewMeeting:
        stage.cover_shown(QTextEdit(), size, qtbot)
        stage.popups.furnish(stage.desk, {PopupName.NEW_MEETING: NewMeeting})
        place = Place(screen=ScreenName.HOME, board_id=BOARD)
        stage.popups.ask(Question(name=PopupName.NEW_MEETING, place=place), stage.answers.append)
        popup = stage.popups.current
        assert isinstance(popup, NewMeeting)
        return popup

    return opened


def test_a_date_and_enter_make_the_meeting_with_everybody_on_its_roll(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    popup = ask(stage)
    assert popup.fields[Field.DATE].hasFocus()
    QTest.keyClicks(popup.fields[Field.DATE], "11 October 2024")
    assert popup.will_be.text() == "Friday 11 October 2024, 10:00 to 11:15, Civic Centre."
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Return)
    stage.done()
    made = next(meeting for meeting in stage.all(Meeting) if meeting.date != DAY)
    assert stage.answers == [made.id]
    assert len(stage.all(Attendee, meeting_id=made.id)) == 13
    assert stage.popups.current is None


def test_what_the_meeting_is_called_is_typed_and_comes_back_where_it_is_edited(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.fields[Field.DATE], "11 October 2024")
    QTest.keyClicks(popup.fields[Field.CALLED], "Annual  Meeting")
    QTest.keyClick(popup.fields[Field.CALLED], Qt.Key.Key_Return)
    stage.done()
    (made,) = (meeting for meeting in stage.all(Meeting) if meeting.date != DAY)
    assert made.title == "Annual Meeting"
    editing = EditMeetingPresenter(made, stage.all(Meeting), TODAY, office(stage))
    assert editing.as_it_is().called == "Annual Meeting"
    act = editing.read(editing.as_it_is()).act
    assert isinstance(act, EditMeeting)
    assert act.title == "Annual Meeting"


def test_the_agenda_begins_as_the_first_template_and_what_was_left_over_comes_back(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    with_templates(stage)
    left_by_the_meeting(stage)
    popup = ask(stage)
    stage.jobs.finish()
    choices = [popup.begins.itemText(place) for place in range(popup.begins.count())]
    assert choices == ["as “Ordinary meeting”", "as “Workshop”", "as a copy of 4 October 2024", "empty"]
    QTest.keyClicks(popup.fields[Field.DATE], "11 October 2024")
    assert "2 items come back" in popup.notes.text()
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Return)
    stage.done()
    (made,) = stage.answers
    titles = [item.title for item in stage.all(AgendaItem, meeting_id=made)]
    assert titles == ["Welcome", "Close", ITEMS[3][0], ITEMS[4][0]]


def test_how_it_is_held_is_chosen(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.fields[Field.DATE], "11 October 2024")
    popup.mode.setFocus()
    QTest.keyClick(popup.mode, Qt.Key.Key_Down)
    assert popup.mode.currentText() == "in person and remote"
    QTest.keyClick(popup.mode, Qt.Key.Key_Return)
    stage.done()
    assert [meeting.mode for meeting in stage.all(Meeting) if meeting.date != DAY] == [MeetingMode.HYBRID]


def test_enter_with_something_wrong_goes_to_its_line_and_says_it(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    popup = ask(stage)
    popup.fields[Field.VENUE].setFocus()
    assert not popup.wrong.isVisible()
    QTest.keyClick(popup.fields[Field.VENUE], Qt.Key.Key_Return)
    assert popup.fields[Field.DATE].hasFocus()
    assert popup.wrong.text() == "Type the date of the meeting, like 4 October or 4/10/2024."
    assert popup.fields[Field.DATE].accessibleDescription() == popup.wrong.text()
    assert popup.fields[Field.DATE].property("invalid")
    QTest.keyClicks(popup.fields[Field.DATE], "11/10")
    assert not popup.wrong.isVisible()
    assert not popup.fields[Field.DATE].property("invalid")
    stage.done()
    assert stage.acts == []


def test_esc_makes_nothing_and_gives_the_focus_back(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    popup = ask(stage)
    pane = popup.parentWidget()
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Escape)
    assert isinstance(pane, QTextEdit)
    assert pane.hasFocus()
    assert stage.answers == []


def test_what_could_not_be_saved_is_said_and_may_be_tried_again(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    popup = ask(stage)
    QTest.keyClicks(popup.fields[Field.DATE], "11/10/2024")
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    popup.button.click()
    stage.done()
    assert popup.wrong.isVisible()
    popup.button.click()
    stage.done()
    assert len(stage.answers) == 1


def test_enter_pressed_twice_makes_one_meeting(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    popup = ask(stage)
    line = popup.fields[Field.DATE]
    QTest.keyClicks(line, "11/10/2024")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    stage.done()
    assert [meeting.date for meeting in stage.all(Meeting) if meeting.date != DAY] == [date(2024, 10, 11)]


def test_every_line_has_a_label_of_its_own(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    popup = ask(stage)
    assert [line.accessibleName() for line in popup.fields.values()] == ["Date", "Start", "End", "Venue", "Called"]


def test_the_meeting_that_was_adjourned_to_it_is_chosen_among_those_of_the_board(stage: Stage) -> None:
    first = stage.all(Meeting)[0]
    assert presenter(stage).adjourned() == (("no other meeting", None), ("4 October 2024", first.id))
    act = presenter(stage).read(replace(GOOD, adjourned_from=first.id)).act
    assert isinstance(act, CreateMeeting)
    assert act.adjourned_from == first.id


def test_a_board_without_a_meeting_is_not_asked_which_was_adjourned(make_stage: Callable[..., Stage]) -> None:
    assert presenter(make_stage().with_board()).adjourned() == ()


def test_a_meeting_that_is_edited_was_adjourned_from_an_earlier_one_alone(stage: Stage) -> None:
    first = stage.all(Meeting)[0]
    second = replace(first, id=Id("2" * 32), date=date(2024, 10, 11))
    later = replace(first, id=Id("3" * 32), date=date(2024, 10, 18))
    editing = EditMeetingPresenter(replace(second, adjourned_from=first.id), [first, later], TODAY, office(stage))
    assert editing.adjourned(second) == (("no other meeting", None), ("4 October 2024", first.id))
    act = editing.read(editing.as_it_is()).act
    assert isinstance(act, EditMeeting)
    assert act.adjourned_from == first.id


# Deadlines

NOTICE = DeadlineRule(title="Give notice", days=4, count=DayCount.WORKING_WEEKS)
PAPERS = DeadlineRule(title="Send the papers", days=5)
QUESTIONS = DeadlineRule(title="Close questions", days=7, count=DayCount.CLEAR, soft=True)
MINUTES = DeadlineRule(title="Send the minutes", days=5, after_meeting=True)
RULES = (NOTICE, PAPERS, QUESTIONS, MINUTES)


def advised(stage: Stage, day: str, rules: tuple[DeadlineRule, ...] = RULES, **changes: Any) -> Advice:
    """What is said of a meeting on that day, looked at on Thursday 26 September 2024."""
    holding = NewMeetingPresenter((), TODAY, office(stage, deadlines=rules, **changes))
    return holding.read(Typed(date=day, start="10:00")).advice


def test_each_deadline_says_its_day_and_whether_it_can_be_met_from_today(stage: Stage) -> None:
    rows = advised(stage, "11 October").rows
    assert [(row.day, row.title, row.note, row.left, row.kind) for row in rows] == [
        (
            "Fri 13 Sep",
            NOTICE.title,
            "4 working weeks (20 working days) before the meeting",
            "9 working days short",
            "danger",
        ),
        ("Thu 3 Oct", QUESTIONS.title, "7 clear days before the meeting, if possible", "5 working days", "neutral"),
        ("Fri 4 Oct", PAPERS.title, "5 working days before the meeting", "6 working days", "neutral"),
        ("Mon 21 Oct", MINUTES.title, "5 working days after the meeting", "16 working days", "neutral"),
    ]


def test_what_is_broken_is_advised_with_the_earliest_day_and_never_refused(stage: Stage) -> None:
    said = advised(stage, "11 October")
    assert said.is_broken
    assert said.words == (
        "1 deadline can no longer be met. The meeting may be set up all the same. "
        "From today all can be met for a meeting on Friday 25 October 2024 or later."
    )
    assert advised(stage, "25 October").words == "Every deadline can still be met."
    holding = NewMeetingPresenter((), TODAY, office(stage, deadlines=RULES))
    assert holding.read(Typed(date="27 September", start="10:00")).act is not None


def test_the_earliest_day_is_told_before_any_is_typed(stage: Stage) -> None:
    assert advised(stage, "") == Advice(
        words="From today all can be met for a meeting on Friday 25 October 2024 or later."
    )
    assert advised(stage, "", (MINUTES,)) == Advice()


def test_a_soft_deadline_that_is_missed_is_told_as_one(stage: Stage) -> None:
    said = advised(stage, "3 October", (PAPERS, QUESTIONS))
    assert [(row.left, row.kind) for row in said.rows] == [("1 day short", "warning"), ("today", "warning")]
    assert not said.is_broken
    assert said.words == (
        "What is missed may be missed with good reason. From today all that bind can be met for a meeting on "
        "Thursday 3 October 2024 or later, and every one from Friday 4 October 2024 on."
    )


def test_a_meeting_held_already_is_told_what_follows_it_alone(stage: Stage) -> None:
    said = advised(stage, "9/9/2024")
    assert [(row.title, row.day, row.left, row.kind) for row in said.rows] == [
        (MINUTES.title, "Mon 16 Sep", "8 working days ago", "neutral")
    ]
    assert said.words == ""


def test_of_many_deadlines_the_broken_ones_are_always_told(stage: Stage) -> None:
    many = tuple(DeadlineRule(title=f"Rule {days}", days=days) for days in range(9))
    said = advised(stage, "4 October", many)
    assert [row.title for row in said.rows] == [f"Rule {days}" for days in (8, 7, 6, 5, 4, 3)]
    assert said.words.startswith("3 more can be met. 2 deadlines can no longer be met.")


def test_a_year_or_calendar_that_is_not_known_is_said(stage: Stage) -> None:
    holding = NewMeetingPresenter((), TODAY, office(stage))
    assert holding.read(Typed(date="7/10/2030", start="10:00")).notes.endswith(
        "The public holidays of England are not known for 2030, so working days there leave out weekends alone."
    )
    unknown = NewMeetingPresenter((), TODAY, office(stage, holidays="XX"))
    assert unknown.read(GOOD).notes.endswith(
        "No public holidays are known by the code “XX”, so working days leave out weekends alone."
    )


def test_days_of_the_offices_own_are_noted_and_left_out(stage: Stage) -> None:
    own = (
        HolidayChange(day=date(2024, 10, 14), is_working=True),
        HolidayChange(day=date(2024, 10, 16), name="Staff day"),
        HolidayChange(day=date(2024, 10, 17)),
    )
    holding = NewMeetingPresenter((), TODAY, office(stage, deadlines=(PAPERS,), holiday_changes=own))
    notes = {day: holding.read(Typed(date=f"{day} October", start="10:00")).notes for day in (14, 16, 17)}
    assert "holiday" not in notes[14]
    assert "The office is closed on that day: Staff day." in notes[16]
    assert "The office is closed on that day." in notes[17]
    assert advised(stage, "18 October", (PAPERS,), holiday_changes=own).rows[0].day == "Wed 9 Oct"


def test_the_pop_up_shows_the_deadlines_of_the_day_that_is_typed(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    popup = ask(stage)
    assert popup.deadlines.told() == ()
    assert popup.deadlines.words.text() == "From today all can be met for a meeting on Friday 11 October 2024 or later."
    QTest.keyClicks(popup.fields[Field.DATE], "7 October 2024")
    assert popup.deadlines.told() == (
        "Mon 30 Sep, Send agenda and papers, 5 working days before the meeting, 4 working days short",
        "Mon 14 Oct, Draft minutes to the Chair, 5 working days after the meeting, if possible, 6 working days",
    )
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Return)
    stage.done()
    assert [meeting.date for meeting in stage.all(Meeting) if meeting.date != DAY] == [date(2024, 10, 7)]


def test_the_deadlines_follow_when_a_meeting_is_put_on_another_day(stage: Stage) -> None:
    (meeting,) = stage.all(Meeting)
    holding = EditMeetingPresenter(meeting, (), TODAY, office(stage, deadlines=(PAPERS,)))
    typed = holding.as_it_is()
    assert [row.left for row in holding.read(typed).advice.rows] == ["1 working day"]
    moved = holding.read(replace(typed, date="1 October 2024"))
    assert [row.left for row in moved.advice.rows] == ["2 working days short"]
    assert moved.act is not None
    assert holding.read(replace(typed, date="1 October 2024", first="no")).advice == moved.advice


def test_the_pop_up_is_as_high_as_its_deadlines_ask_while_the_day_is_typed(
    stage: Stage, ask: Callable[..., NewMeeting]
) -> None:
    popup = ask(stage, (900, 900))
    QTest.keyClicks(popup.fields[Field.DATE], "27 September 2024")
    height = popup.card.height()
    QApplication.processEvents()
    assert height == popup.card.height_for(popup.card.width())
    assert popup.deadlines.geometry().bottom() <= popup.card.content.height()
    assert popup.notes.height() == popup.notes.heightForWidth(popup.notes.width())


# Times that the board keeps

TIMES = Scheduling(
    not_before=time(15, 30),
    weekdays=(Weekday.TUESDAY, Weekday.FRIDAY),
    months_without=(Month.DECEMBER,),
    place="informal",
    frequency=Frequency(number=6),
)


def keep_times(stage: Stage, **changes: Any) -> None:
    stage.execute(SaveSetup(put=(replace(stage.all(Board)[0], scheduling=replace(TIMES, **changes)),)))


def test_what_does_not_fit_the_boards_times_is_said_with_its_reason_and_nothing_is_refused(stage: Stage) -> None:
    holding = NewMeetingPresenter(stage.all(Meeting), TODAY, office(stage, scheduling=TIMES))
    reading = holding.read(Typed(date="11 December", start="10:00"))
    assert reading.misfits == (
        "Meetings of this board do not begin before 15:30. "
        "Wednesday is not a day on which this board meets: that is Tuesday or Friday. "
        "This board does not meet in December. "
        "The board meets every 6 weeks. Counted from 4 October 2024 this is later."
    )
    assert reading.place == "The board wants this kind of place: informal."
    assert reading.act is not None
    fitting = holding.read(Typed(date="12 November", start="15:30"))
    assert (fitting.misfits, fitting.place) == ("", reading.place)


def test_an_extra_meeting_is_told_as_one_for_urgent_business(stage: Stage) -> None:
    holding = NewMeetingPresenter(stage.all(Meeting), TODAY, office(stage, scheduling=TIMES))
    assert holding.read(Typed(date="15 October", start="15:30")).misfits == (
        "The board meets every 6 weeks. Counted from 4 October 2024 this is sooner: "
        "an extra meeting, as for urgent business."
    )
    a_year = replace(TIMES, frequency=Frequency(number=1, rhythm=Rhythm.A_YEAR))
    counting = NewMeetingPresenter(stage.all(Meeting), TODAY, office(stage, scheduling=a_year))
    assert counting.read(Typed(date="15 October", start="15:30")).misfits == (
        "The board’s year has 1 meeting already, and the rule is 1: an extra one, as for urgent business."
    )
    assert counting.read(Typed(date="14 January 2025", start="15:30")).misfits == ""
    last = stage.all(Meeting)[0]
    twice = NewMeetingPresenter((last, replace(last, date=date(2024, 12, 3))), TODAY, office(stage, scheduling=a_year))
    assert "has 2 meetings already, and the rule is 1" in twice.read(Typed(date="15 October", start="15:30")).misfits


def test_a_new_meeting_begins_with_the_day_that_is_due_and_enter_takes_it(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    keep_times(stage)
    popup = ask(stage)
    assert popup.fields[Field.DATE].text() == "15 November"
    assert "Friday 15 November 2024 is the next day by the rule that the board meets every 6 weeks." in (
        popup.notes.text()
    )
    assert popup.misfits.text() == "Meetings of this board do not begin before 15:30."
    assert popup.place.text() == "The board wants this kind of place: informal."
    QTest.keyClick(popup.fields[Field.DATE], Qt.Key.Key_Return)
    stage.done()
    assert {meeting.date for meeting in stage.all(Meeting)} == {DAY, date(2024, 11, 15)}


def test_another_day_is_typed_over_the_one_that_is_due(stage: Stage, ask: Callable[[Stage], NewMeeting]) -> None:
    keep_times(stage)
    popup = ask(stage)
    QTest.keyClicks(popup.fields[Field.DATE], "soon")
    assert popup.fields[Field.DATE].text() == "soon"
    assert popup.notes.text().startswith("Friday 15 November 2024 is the next day")
    assert popup.misfits.isHidden()


def test_papers_that_some_receive_earlier_are_a_deadline_of_their_own(
    stage: Stage, ask: Callable[[Stage], NewMeeting]
) -> None:
    shared = Relation(kind=RelationKind.LINKED, name="Youth Council", agenda_days=10)
    watching = Circulation(to=Receivers.OBSERVERS, papers=(CirculatedPaper.AGENDA,), days=3)
    board = replace(stage.all(Board)[0], deadlines=(), relations=(shared,), circulation=(watching,))
    stage.execute(SaveSetup(put=(board,)))
    popup = ask(stage)
    QTest.keyClicks(popup.fields[Field.DATE], "25 October 2024")
    told = popup.deadlines.told()
    assert ["Agenda and papers to Youth Council" in told[0], "Agenda to Observers" in told[1]] == [True, True]
