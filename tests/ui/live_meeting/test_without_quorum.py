"""What the live meeting says and offers while there is no quorum, as the board's rule has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.agenda import ItemState
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.decisions import DecisionResult
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.rules.verdict import Qualified
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.without_quorum import Deed
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.views.live_meeting.values import BarWords
from clerk_app.wording.papers import event_sentence
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

C = Consequence


def rule(sample: SampleMeeting, *follows: Follows, grace: int = 0) -> None:
    """The board's rule says what follows without a quorum."""
    board = sample.record.board
    assert board.quorum is not None
    quorum = replace(board.quorum, if_inquorate=follows, grace_minutes=grace)
    sample.store.shelf.entities["boards", board.id] = replace(board, quorum=quorum)


def lose(sample: SampleMeeting) -> None:
    """Two of the four agencies leave, so that the board lacks its quorum at 10:50."""
    for name in ("Clinical Commissioning Group representative", "Schools representative"):
        sample.mark("10:50", name, EventKind.LEFT)


def bar(sample: SampleMeeting) -> BarWords:
    words = LivePresenter(sample.record, sample.clock.now()).lost_bar()
    assert words is not None
    return words


def test_where_the_rule_says_nothing_the_bar_says_what_holds_anyway(meeting: SampleMeeting) -> None:
    lose(meeting)
    assert bar(meeting).text.endswith("Keep taking minutes. Decisions are provisional and carried forward.")
    assert bar(meeting).offers == ()


def test_the_bar_says_what_the_rule_says_and_offers_to_record_it(meeting: SampleMeeting) -> None:
    again = Follows(consequence=C.SAME_TIME_LATER, days=14)
    rule(meeting, Follows(consequence=C.MAY_ADJOURN), again, Follows(consequence=C.GO_ON, words="as advice"))
    lose(meeting)
    words = bar(meeting)
    assert words.text == (
        "2 of 5 agencies here; the rule needs 3. The meeting may adjourn. "
        "It is held again at the same time 14 days later, on Friday 16 October 2020. "
        "The meeting may go on. (The rule: “as advice”.)"
    )
    assert words.offers == (Deed.ADJOURN, Deed.SECOND_MEETING)


@pytest.mark.parametrize("consequence", list(C))
def test_of_every_consequence_that_a_rule_can_have_the_bar_has_words(
    meeting: SampleMeeting, consequence: Consequence
) -> None:
    rule(meeting, Follows(consequence=consequence))
    lose(meeting)
    said = bar(meeting).text.removeprefix("2 of 5 agencies here; the rule needs 3. ")
    assert said.endswith(".")


def test_a_second_meeting_so_many_working_days_later_leaves_holidays_out(meeting: SampleMeeting) -> None:
    """The meeting is on Friday 2 October; without the holiday three working days later were the Wednesday."""
    rule(meeting, Follows(consequence=C.SAME_TIME_LATER, days=3, count=DayCount.WORKING))
    lose(meeting)
    presenter = LivePresenter(meeting.record, meeting.clock.now())
    presenter.holidays = frozenset({date(2020, 10, 5)})
    words = presenter.lost_bar()
    assert words is not None
    assert "at the same time 3 working days later, on Thursday 8 October 2020." in words.text


def test_once_the_public_holidays_are_known_the_bar_and_the_second_meeting_leave_them_out(live: Live) -> None:
    rule(live.meeting, Follows(consequence=C.SAME_TIME_LATER, days=3, count=DayCount.WORKING))
    lose(live.meeting)
    live.room.reload(live.meeting.record)
    before = live.room.pane.bar(BarPlace.QUORUM)
    assert before is not None
    assert "on Wednesday 7 October 2020." in before.text
    live.room.written.holidays_found.emit(frozenset({date(2020, 10, 5)}))
    after = live.room.pane.bar(BarPlace.QUORUM)
    assert after is not None
    assert "on Thursday 8 October 2020." in after.text
    assert live.room.acts.second_meeting().date == date(2020, 10, 8)


def test_who_may_only_read_is_told_of_a_second_meeting_that_leaves_holidays_out(live: Live) -> None:
    rule(live.meeting, Follows(consequence=C.SAME_TIME_LATER, days=3, count=DayCount.WORKING))
    lose(live.meeting)
    reader = replace(live.desk, read_only=True, holidays_of=lambda calendar, years: {date(2020, 10, 5)})
    screen = LiveScreen(reader)
    live.qtbot.addWidget(screen)
    screen.visit(Place(screen=ScreenName.LIVE, meeting_id=MEETING))
    live.desk.jobs.finish()
    bar = screen.room.pane.bar(BarPlace.QUORUM)
    assert bar is not None
    assert "on Thursday 8 October 2020." in bar.text
    screen.leave()


def test_the_card_says_from_when_a_meeting_that_broke_up_may_be_held_again(live: Live) -> None:
    rule(live.meeting, Follows(consequence=C.MAY_ADJOURN), Follows(consequence=C.NEW_MEETING, days=10))
    lose(live.meeting)
    live.room.reload(live.meeting.record)
    assert "held again" not in live.room.presenter.quorum().reason
    live.window.book.run(ActionId.ADJOURN)
    live.settle()
    assert live.room.presenter.quorum().reason.endswith("It can be held again from Monday 12 October 2020 on.")
    live.window.book.run(ActionId.ADJOURN)
    live.settle()
    assert "held again" not in live.room.presenter.quorum().reason


def test_what_follows_after_a_time_is_counted_down_to_and_then_said(meeting: SampleMeeting) -> None:
    """The meeting was called for 10:00."""
    rule(meeting, Follows(consequence=C.NO_MEETING, after_minutes=60))
    lose(meeting)
    assert bar(meeting).text.endswith("Unless there is a quorum by 11:00, in 10 minutes: There is no meeting.")
    assert bar(meeting).offers == ()
    meeting.at("10:59")
    assert bar(meeting).text.endswith("in 1 minute: There is no meeting.")
    meeting.at("11:00")
    assert bar(meeting).text.endswith("the rule needs 3. There is no meeting.")
    assert bar(meeting).offers == (Deed.END_MEETING,)


def test_the_card_waits_as_long_as_the_time_of_grace_runs_and_no_longer(meeting: SampleMeeting) -> None:
    """The meeting was called for 10:00; nothing happens after 10:50."""
    rule(meeting, grace=60)
    lose(meeting)
    meeting.at("10:59")
    assert LivePresenter(meeting.record, meeting.clock.now()).quorum().word == "Waiting for a quorum"
    meeting.at("11:00")
    assert LivePresenter(meeting.record, meeting.clock.now()).quorum().word == "Not quorate"


def _shows(live: Live, clock: str) -> str:
    live.meeting.at(clock)
    live.room.tick()
    shown = live.room.pane.bar(BarPlace.QUORUM)
    assert shown is not None
    return shown.text


class TestKeys:
    @pytest.fixture
    def meeting(self, meeting: SampleMeeting) -> SampleMeeting:
        rule(
            meeting,
            Follows(consequence=C.CHAIR_DECIDES),
            Follows(consequence=C.DEFER_ITEM),
            Follows(consequence=C.ADJOURN, after_minutes=60),
        )
        lose(meeting)
        return meeting

    def test_the_chairs_ruling_is_one_key_and_a_line_of_the_timeline_and_of_the_minutes(self, live: Live) -> None:
        assert live.bar(BarPlace.QUORUM) == "Not quorate since 10:50."
        live.press("Ctrl+F9")
        ruled = live.last_event()
        assert (ruled.kind, ruled.minute_id) == (EventKind.CHAIR_WENT_ON, live.meeting.minutes[4])
        assert live.bar(BarPlace.QUORUM) == "The Chair ruled that the meeting goes on."
        assert live.room.presenter.quorum().word == "The Chair lets it go on"
        told = live.room.presenter.happenings()[-1].text
        assert told.startswith("The Chair ruled that the meeting goes on without a quorum.")
        assert event_sentence(live.record, ruled) == (
            "The Chair ruled at 10:50 that the meeting go on without a quorum."
        )

    def test_a_call_for_a_count_is_one_key_and_a_line_of_the_timeline_and_of_the_minutes(self, live: Live) -> None:
        live.press("Alt+F9")
        called = live.last_event()
        assert called.kind is EventKind.COUNT_CALLED
        assert live.room.presenter.happenings()[-1].text.startswith("A count was called for.")
        assert event_sentence(live.record, called) == "A count of those present was called for at 10:50."

    def test_the_other_ruling_too_and_undo_takes_it_back(self, live: Live) -> None:
        live.press("Ctrl+Shift+F9")
        assert live.last_event().kind is EventKind.CHAIR_STOPPED
        assert "whether it goes on" not in live.room.presenter.quorum().reason
        live.press("Ctrl+Z")
        assert EventKind.CHAIR_STOPPED not in live.kinds()

    def test_a_decision_after_the_ruling_is_none_that_is_provisional(self, live: Live) -> None:
        live.press("Ctrl+F9")
        live.settle()
        live.meeting.decide("10:55", 4, "agreed", "That the draft be agreed.")
        decision = max(live.record.decisions, key=lambda one: one.at)
        assert (decision.at.hour, decision.at.minute) == (10, 55)
        assert decision.result is DecisionResult.CARRIED
        assert decision.verdict is not None
        assert decision.verdict.qualified is Qualified.CHAIR_DECIDED

    def test_the_buttons_of_the_bar_record_the_same(self, live: Live) -> None:
        shown = live.room.pane.bar(BarPlace.QUORUM)
        assert shown is not None
        names = [button.text() for button in shown.buttons()]
        assert names == ["The Chair goes on", "The Chair does not", "Put the item off", "Arrived or left"]
        shown.buttons()[2].click()
        live.settle()
        (item,) = [one for one in live.record.items if one.state is ItemState.DEFERRED]
        assert item.id == live.record.minutes[3].item_ids[0]

    def test_the_countdown_goes_on_in_the_bar_that_is_there(self, live: Live) -> None:
        before = live.room.pane.bar(BarPlace.QUORUM)
        assert "in 9 minutes" in _shows(live, "10:51")
        assert "in 8 minutes" in _shows(live, "10:52")
        assert live.room.pane.bar(BarPlace.QUORUM) is before

    def test_the_second_meeting_is_planned_at_the_same_time_and_place_with_this_agenda(self, live: Live) -> None:
        live.press("Alt+Shift+F9")
        live.settle()
        (second,) = [
            one for one in live.meeting.store.queries.where(Meeting, board_id=BOARD) if one.adjourned_from == MEETING
        ]
        first = live.record.meeting
        assert (second.date, second.start, second.venue) == (date(2020, 10, 9), first.start, first.venue)
        record = live.meeting.store.queries.meeting_record(second.id)
        assert record is not None
        assert [item.title for item in record.items][:1] == [live.record.items[0].title]
        assert record.room().is_adjourned_meeting
