"""The live screen without its widgets: what it says of a meeting, and what acts its keys make."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clerk_app.domain.board import EarlierRules
from clerk_app.domain.forecast import Progress
from clerk_app.domain.identity import Id
from clerk_app.domain.other_business import NoticeNeeded, OtherBusinessRule
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    CorrectEvent,
    MarkAttendance,
    MoveToMinute,
    SetExempt,
    StartMeeting,
    TimeMeeting,
)
from clerk_app.ui.presenting.attendance_rows import AttendanceRow, Counts
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.views.live_meeting.meeting_acts import MeetingActs
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from tests.ui.sample_meeting import MEETING, SampleMeeting

POLICE = "Dorset Police representative"
CCG = "Clinical Commissioning Group representative"


def _presenter(sample: SampleMeeting) -> LivePresenter:
    return LivePresenter(sample.record, sample.clock.now())


def _rows(rows: tuple[AttendanceRow, ...]) -> dict[str, AttendanceRow]:
    found: dict[str, AttendanceRow] = {}
    for row in rows:
        found[row.name] = row
        found.update(_rows(row.children))
    return found


def test_the_top_bar_tells_the_time_the_item_and_how_late_the_meeting_runs(meeting: SampleMeeting) -> None:
    bar = _presenter(meeting).top_bar()
    assert (bar.clock, bar.started, bar.planned_end) == ("10:48", "Started 10:03", "Planned end 12:30")
    assert (bar.item, bar.minutes, bar.used, bar.planned) == ("Item 4", "22 of 25 minutes", 22, 25)
    assert (bar.lateness, bar.finish) == ("6 minutes late", "Likely finish 12:36")
    assert (bar.short_lateness, bar.agenda_button) == ("6 min late", "Agenda, 4 of 10")


def test_the_agenda_says_what_items_took_which_is_now_and_when_the_rest_is_likely(meeting: SampleMeeting) -> None:
    rows = _presenter(meeting).agenda()
    assert [(row.number, row.aside) for row in rows] == [
        ("1", "5 min"),
        ("2", "6 min"),
        ("3", "12 min"),
        ("4", "Now"),
        ("5", "likely 10:51"),
        ("6", "likely 11:11"),
        ("7", "likely 11:31"),
        ("8", "likely 11:51"),
        ("9", "likely 12:11"),
        ("10", "likely 12:26"),
    ]
    assert rows[3].progress is Progress.NOW
    assert rows[3].slot == "10:20 – 10:45"
    assert rows[4].spoken == "5 Terms of reference and board members, 10:45 – 11:05, likely 10:51"


def test_the_heading_names_presenter_and_papers(meeting: SampleMeeting) -> None:
    heading = _presenter(meeting).heading()
    assert heading.number == "4"
    assert heading.title == "Children and Young People’s Plan: first draft"
    assert heading.presenter == "Service Director, Quality and Commissioning"
    assert heading.papers == "Paper 4: first draft"
    assert not heading.exempt


def test_over_a_minute_of_other_business_stands_what_is_wrong_with_its_notice(meeting: SampleMeeting) -> None:
    record = meeting.record
    above = next(item for item in record.items if item.id in record.minutes[-2].item_ids)
    title, below = "Any other business", replace(above, id=Id("c" * 32), parent_id=above.id, title="Heating")
    minute = replace(record.minutes[-1], id=Id("d" * 32), item_ids=(below.id,), position=2**60)
    rule = OtherBusinessRule(notice=NoticeNeeded.DAYS, days=2)
    items = tuple(replace(one, title=title) if one.id == above.id else one for one in record.items)
    raised = replace(
        record,
        board=replace(record.board, other_business=rule),
        items=(*items, below),
        minutes=(*record.minutes, minute),
    )
    shown = LivePresenter(raised, meeting.clock.now(), minute.id)
    assert shown.heading().notice == "Without notice: it was due by 30 September 2020"
    shown.holidays = frozenset({date(2020, 9, 30)})
    assert shown.heading().notice == "Without notice: it was due by 29 September 2020"
    assert LivePresenter(record, meeting.clock.now()).heading().notice == ""


def test_the_card_says_that_the_board_is_quorate_why_and_how_far_from_the_edge(meeting: SampleMeeting) -> None:
    card = _presenter(meeting).quorum()
    assert (card.kind, card.word, card.count) == ("ok", "Quorate", "4 of 5")
    assert card.reason == (
        "4 of 5 agencies are represented and the Chair is here. The rule needs 3. "
        "Quorum holds if one more agency leaves and someone acts as Chair."
    )
    assert card.short == "Quorate, 4 of 5"


def test_at_the_edge_the_card_names_those_who_must_not_leave(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", CCG, EventKind.LEFT)
    card = _presenter(meeting).quorum()
    assert (card.kind, card.word, card.count) == ("warning", "Quorate, just", "3 of 5")
    assert card.reason == "The rule needs 3. If Local Authority, Schools or Public Health leaves, quorum is lost."


def test_when_quorum_is_lost_the_card_names_what_is_missing_and_the_bar_since_when(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", CCG, EventKind.LEFT)
    meeting.mark("10:52", "Schools representative", EventKind.LEFT)
    meeting.mark("10:55", "DHUFT representative", EventKind.LEFT)
    presenter = _presenter(meeting)
    card, bar = presenter.quorum(), presenter.lost_bar()
    assert (card.kind, card.word, card.count) == ("danger", "Not quorate", "2 of 5")
    assert card.reason == (
        "The rule needs 3 agencies. Missing: Schools, Clinical Commissioning Group and Police. "
        "Quorate again when any one joins."
    )
    assert bar is not None
    assert bar.title == "Not quorate since 10:52."
    assert bar.text.startswith("2 of 5 agencies here; the rule needs 3.")


def test_without_a_chair_the_card_says_so_and_offers_to_choose_one(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", "Interim Chair", EventKind.LEFT, after="asked")
    presenter = _presenter(meeting)
    card, bar = presenter.quorum(), presenter.lost_bar()
    assert (card.word, card.count) == ("Not quorate", "no Chair")
    assert bar is not None
    assert bar.text.startswith("No one is acting as Chair. Keep taking minutes.")
    _, told = presenter.happenings()
    assert told.text == "Interim Chair left. Not quorate: 4 of 5 agencies, no Chair."
    assert card.reason == "4 of 5 agencies are represented, but no one is acting as Chair."
    assert card.needs_chair


def test_where_no_rule_counts_on_the_chair_a_bar_says_since_when_nobody_is_in_it(meeting: SampleMeeting) -> None:
    _without_quorum_rule(meeting)
    assert _presenter(meeting).no_chair_bar() is None
    meeting.mark("10:50", "Interim Chair", EventKind.LEFT, after="asked")
    bar = _presenter(meeting).no_chair_bar()
    assert bar is not None
    assert bar.title == "Nobody has been in the chair since 10:50."
    assert bar.button == "Acting Chair"
    meeting.mark("10:52", "Schools representative", EventKind.TOOK_CHAIR)
    assert _presenter(meeting).no_chair_bar() is None


def test_that_nobody_is_in_the_chair_is_said_once_where_quorum_hangs_on_it(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", "Interim Chair", EventKind.LEFT)
    assert _presenter(meeting).no_chair_bar() is None


def _without_quorum_rule(sample: SampleMeeting) -> None:
    board = sample.record.board
    sample.store.shelf.entities["boards", board.id] = replace(board, quorum=None)


def test_before_the_start_the_card_says_what_still_makes_the_board_quorate() -> None:
    sample = SampleMeeting()
    sample.mark("09:58", "Schools representative", EventKind.ARRIVED)
    sample.mark("09:58", "Interim Chair", EventKind.ARRIVED)
    sample.mark("09:58", "Portfolio Holder for Children and Families", EventKind.ARRIVED)
    presenter = _presenter(sample)
    card = presenter.quorum()
    assert (card.kind, card.word, card.count) == ("warning", "Not yet quorate", "2 of 5")
    assert card.reason == (
        "One more agency makes the meeting quorate: Clinical Commissioning Group, Police or Public Health."
    )
    assert presenter.lost_bar() is None


def test_attendance_is_grouped_by_what_counts_with_who_counts_at_the_edge(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    groups = presenter.attendance()
    rows = _rows(groups)
    assert [(group.name, group.aside) for group in groups] == [
        ("Count towards quorum", "4 of 5 represented"),
        ("Other members", ""),
        ("In attendance", "2 here"),
    ]
    assert presenter.attendance_summary() == "11 here, 1 left, 3 apologies"
    assert (rows["Local Authority"].aside, rows["Local Authority"].counts) == ("3 here", Counts.YES)
    assert [child.letter for child in rows["Local Authority"].children] == ["P", "P", "P", "A"]
    assert (rows[CCG].letter, rows[CCG].aside, rows[CCG].counts) == ("R", "remote", Counts.YES)
    assert (rows[POLICE].letter, rows[POLICE].aside, rows[POLICE].counts) == ("L", "left 10:31", Counts.NO)
    substitute = rows["Head of Programmes, Public Health"]
    assert (substitute.letter, substitute.aside, substitute.counts) == ("S", "substitute", Counts.YES)
    assert "Director of Public Health" not in rows
    assert rows["Interim Chair"].aside == "in the chair"
    assert rows["Community and Voluntary Sector representative"].aside == "interest"
    assert rows[POLICE].spoken == f"{POLICE}, left 10:31, Police not represented"


def test_guests_stand_under_their_own_heading_folded_as_long_as_nobody_looks(meeting: SampleMeeting) -> None:
    record = meeting.record
    officers = Category(id=Id("c" * 32), board_id=record.board.id, position=9, name="Officers")
    guests = [attendee for attendee in record.attendees if not attendee.sits]
    listed = replace(
        record,
        categories=(*record.categories, officers),
        attendees=[replace(a, category_id=officers.id) if a in guests else a for a in record.attendees],
    )
    last = LivePresenter(listed, meeting.clock.now()).attendance()[-1]
    assert (last.name, len(last.children), last.opens_folded) == ("Officers", len(guests), True)
    assert {row.counts for row in last.children} == {Counts.NOTHING}


def test_who_joined_by_link_and_went_has_lost_the_link(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", CCG, EventKind.LEFT)
    row = _rows(_presenter(meeting).attendance())[CCG]
    assert (row.letter, row.aside) == ("L", "lost link 10:50")


def test_events_stand_between_the_paragraphs_with_what_they_did_to_the_quorum(meeting: SampleMeeting) -> None:
    meeting.mark("10:49", CCG, EventKind.LEFT, after="asked")
    meeting.mark("10:50", "Schools representative", EventKind.LEFT, after="asked")
    left, lost_link, lost_quorum = _presenter(meeting).happenings()
    assert left.text == "Dorset Police representative left. Still quorate: 4 of 5 agencies."
    assert left.at == datetime(2020, 10, 2, 10, 31)
    assert left.after_block_id == meeting.blocks["plan"]
    assert lost_link.text == f"{CCG} lost connection. Still quorate: 3 of 5 agencies."
    assert lost_quorum.text == "Schools representative left. Not quorate: 2 of 5 agencies."
    assert [line.is_alarm for line in (left, lost_link, lost_quorum)] == [False, False, True]


def test_a_line_moves_behind_a_paragraph_that_has_come_before_it_since(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", CCG, EventKind.LEFT, after="asked")
    by_time = tuple(replace(event, after_block_id=None) for event in meeting.record.all_events)
    presenter = LivePresenter(replace(meeting.record, all_events=by_time), meeting.clock.now())
    before = presenter.happenings()[-1]
    last = presenter.record.blocks_of[meeting.minutes[4]][-1]
    begun = replace(last, id=Id("a" * 32), position=last.position + 1, at=before.at - timedelta(minutes=1))
    presenter.take_words(presenter.record.with_blocks({begun.id: begun}))
    now = presenter.happenings()[-1]
    assert now == replace(before, after_block_id=begun.id)
    assert before.after_block_id != begun.id


def test_who_left_before_a_word_was_typed_stands_above_what_was_begun_in_the_same_minute(
    meeting: SampleMeeting,
) -> None:
    minute = meeting.minutes[5]
    meeting.do("10:50", MoveToMinute(meeting_id=MEETING, minute_id=minute))
    left = MarkAttendance(meeting_id=MEETING, attendee_id=meeting.attendees[CCG], kind=EventKind.LEFT, minute_id=minute)
    meeting.do("10:50", left)
    meeting.write("10:50", 5, "opened", "The plan was opened.")
    presenter = _presenter(meeting)
    presenter.look_at(minute)
    assert [line.after_block_id for line in presenter.happenings() if CCG in line.text] == [None]


def test_events_of_one_minute_each_say_what_they_did_themselves(meeting: SampleMeeting) -> None:
    meeting.mark("10:50", CCG, EventKind.LEFT, after="asked")
    meeting.mark("10:50", "Schools representative", EventKind.LEFT, after="asked")
    _, first, second = _presenter(meeting).happenings()
    assert first.text.endswith("3 of 5 agencies.")
    assert second.text.endswith("2 of 5 agencies.")


def test_interests_name_who_declared_what_and_what_followed(meeting: SampleMeeting) -> None:
    interests = _presenter(meeting).interests("Ctrl+Shift+I")
    assert (interests.title, interests.aside) == ("Interests in item 4", "1 declared")
    assert interests.text == (
        "Community and Voluntary Sector representative: may take part in a joint bid. "
        "Stayed, with the Chair’s agreement."
    )


def test_an_item_without_interests_says_how_to_record_one(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    presenter.look_at(meeting.minutes[5])
    assert presenter.interests("Ctrl+Shift+I").text == "Press Ctrl+Shift+I to record one."


def test_looking_elsewhere_is_said_and_the_meeting_stays_where_it_is(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    assert presenter.elsewhere_bar() is None
    presenter.look_at(meeting.minutes[7])
    bar = presenter.elsewhere_bar()
    assert bar is not None
    assert bar.title == "You are looking at item 7. The meeting is on item 4."
    assert presenter.current == meeting.minutes[4]


def test_next_and_previous_end_at_the_ends(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    assert presenter.neighbour(1) == meeting.minutes[5]
    presenter.look_at(meeting.minutes[1])
    assert presenter.neighbour(-1) is None
    presenter.look_at(meeting.minutes[10])
    assert presenter.neighbour(1) is None


@pytest.mark.parametrize(
    ("letter", "who", "kind", "remote"),
    [
        ("L", CCG, EventKind.LEFT, False),
        ("P", CCG, EventKind.ARRIVED, False),
        ("R", "Schools representative", EventKind.ARRIVED, True),
        ("P", POLICE, EventKind.RETURNED, False),
        ("R", POLICE, EventKind.RETURNED, True),
        ("A", "DHUFT representative", EventKind.APOLOGIES, False),
        ("E", "DHUFT representative", EventKind.EXPECTED, False),
        ("N", "DHUFT representative", EventKind.ABSENT, False),
        ("C", "Schools representative", EventKind.TOOK_CHAIR, False),
    ],
)
def test_a_letter_records_what_it_says_where_the_caret_is(
    letter: str, who: str, kind: EventKind, remote: bool, meeting: SampleMeeting
) -> None:
    spot = Spot(meeting.minutes[4], meeting.blocks["asked"])
    act = MeetingActs(_presenter(meeting)).mark(letter, meeting.attendees[who], spot)
    assert act == MarkAttendance(
        meeting_id=MEETING,
        attendee_id=meeting.attendees[who],
        kind=kind,
        remote=remote,
        minute_id=spot.minute_id,
        after_block_id=spot.block_id,
    )


@pytest.mark.parametrize(("letter", "who"), [("P", "Schools representative"), ("R", CCG), ("L", POLICE), ("Q", CCG)])
def test_a_letter_that_says_nothing_new_records_nothing(letter: str, who: str, meeting: SampleMeeting) -> None:
    assert MeetingActs(_presenter(meeting)).mark(letter, meeting.attendees[who], Spot()) is None


def test_backspace_takes_the_last_mark_back(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    event = presenter.last_mark(meeting.attendees[POLICE])
    assert event is not None
    assert MeetingActs(presenter).mark("", meeting.attendees[POLICE], Spot()) == CorrectEvent(
        event_id=event.id, at=None
    )


def test_marks_before_the_start_have_no_place_in_the_text() -> None:
    sample = SampleMeeting()
    act = MeetingActs(_presenter(sample)).mark("P", sample.attendees[POLICE], Spot(sample.minutes[1], None))
    assert isinstance(act, MarkAttendance)
    assert act.minute_id is None


def test_the_meeting_moves_to_the_next_item_and_not_past_the_last(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    presenter.look_at(meeting.minutes[9])
    assert MeetingActs(presenter).move_on() == MoveToMinute(meeting_id=MEETING, minute_id=meeting.minutes[5])
    assert presenter.next_number() == "5"
    meeting.do("12:20", MoveToMinute(meeting_id=MEETING, minute_id=meeting.minutes[10]))
    presenter.refresh(meeting.record, meeting.clock.now())
    assert MeetingActs(presenter).move_on() is None
    assert presenter.next_number() == ""


def test_the_timer_pauses_and_starts_and_the_meeting_adjourns_and_resumes(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)

    def kind_of(act: TimeMeeting | None) -> EventKind | None:
        return act.kind if act is not None else None

    pause = MeetingActs(presenter).pause_or_start_timer()
    assert kind_of(pause) is EventKind.TIMER_PAUSED
    assert pause is not None
    meeting.do("10:49", pause)
    presenter.refresh(meeting.record, meeting.clock.now())
    assert kind_of(MeetingActs(presenter).pause_or_start_timer()) is EventKind.TIMER_STARTED
    assert presenter.top_bar().minutes == "Timer paused"
    adjourn = MeetingActs(presenter).adjourn_or_resume()
    assert kind_of(adjourn) is EventKind.ADJOURNED
    assert adjourn is not None
    meeting.do("10:50", adjourn)
    presenter.refresh(meeting.record, meeting.clock.now())
    assert kind_of(MeetingActs(presenter).adjourn_or_resume()) is EventKind.RESUMED
    assert presenter.top_bar().lateness == "Adjourned"


def test_an_item_becomes_exempt_and_public_again(meeting: SampleMeeting) -> None:
    presenter = _presenter(meeting)
    act = MeetingActs(presenter).exempt_or_public()
    assert isinstance(act, SetExempt)
    assert act.exempt is not None
    meeting.do("10:49", act)
    presenter.refresh(meeting.record, meeting.clock.now())
    assert presenter.heading().exempt
    assert presenter.agenda()[3].title == "Children and Young People’s Plan: first draft (exempt)"
    assert MeetingActs(presenter).exempt_or_public() == SetExempt(minute_id=meeting.minutes[4], exempt=None)


def test_a_meeting_that_has_not_begun_shows_its_first_item_and_no_times() -> None:
    sample = SampleMeeting()
    presenter = LivePresenter(sample.record, datetime(2020, 10, 2, 8, 50, tzinfo=UTC))
    bar = presenter.top_bar()
    assert presenter.shown == sample.minutes[1]
    assert presenter.current is None
    assert (bar.clock, bar.started, bar.item) == ("09:50", "Not started", "")
    assert MeetingActs(presenter).move_on() is None
    assert MeetingActs(presenter).pause_or_start_timer() is None
    assert MeetingActs(presenter).end() is None


def test_a_meeting_on_time_says_so() -> None:
    sample = SampleMeeting()
    sample.do("10:00", StartMeeting(meeting_id=MEETING))
    assert _presenter(sample).top_bar().lateness == "On time"


def test_the_place_asked_for_is_shown_where_it_still_exists(meeting: SampleMeeting) -> None:
    shown = LivePresenter(meeting.record, meeting.clock.now(), meeting.minutes[7])
    lost = LivePresenter(meeting.record, meeting.clock.now(), meeting.attendees[POLICE])
    assert shown.shown == meeting.minutes[7]
    assert lost.shown == meeting.minutes[4]


def test_the_quorum_names_the_rule_of_the_meetings_day_where_another_holds_now(meeting: SampleMeeting) -> None:
    record = meeting.record
    board = record.board
    now = replace(board, earlier_rules=(EarlierRules(until=date(2021, 3, 31), quorum=board.quorum),), quorum=None)
    words = LivePresenter(replace(record, board=now), meeting.clock.now(), None).quorum()
    assert (words.word, words.count) == ("Quorate", "4 of 5")
    assert words.reason.endswith("Judged by the rule that held until 31 March 2021.")
    assert "Judged" not in LivePresenter(record, meeting.clock.now(), None).quorum().reason
