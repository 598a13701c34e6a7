"""Who was away more often in a year than the rule allows for: the fourth absence of "more than 3"."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.absences import MeetingHeld, too_often_away, year_of
from clerk_app.domain.board import MonthDay
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.membership import Absences, AbsenceYear
from clerk_app.domain.seats import Member, Suspension
from clerk_app.domain.timeline import EventKind
from tests.domain.making import attendee, event, meeting, member

APRIL = MonthDay(month=4, day=1)
MORE_THAN_3 = Absences(more_than=3)
DAYS = (date(2026, 4, 14), date(2026, 6, 9), date(2026, 9, 8), date(2026, 10, 13), date(2026, 11, 10))
TODAY = date(2026, 11, 20)


def held(day: date, mark: EventKind | None = EventKind.APOLOGIES, *, substitute: bool = False) -> MeetingHeld:
    """A meeting at which the holder of "Police" was marked so."""
    police, deputy = (
        attendee("Police", "Police"),
        attendee("Deputy", None, Capacity.SUBSTITUTE, substitute_for="Police"),
    )
    events = [event(EventKind.STARTED, "10:00")]
    if mark is not None:
        events.append(event(mark, "09:55", "Police"))
    if substitute:
        events.append(event(EventKind.ARRIVED, "09:58", "Deputy"))
    return MeetingHeld(meeting(day=day), (police, deputy), events)


def flagged(
    *meetings: MeetingHeld, rule: Absences = MORE_THAN_3, holder: Member | None = None, starts: MonthDay = APRIL
) -> tuple[date, ...]:
    """The days that are held against the holder of "Police"; none where they are not flagged."""
    found = too_often_away(rule, (holder or member("Police"),), meetings, TODAY, starts)
    return found[0].days if found else ()


def test_three_absences_are_allowed_and_the_fourth_is_told_with_its_meetings() -> None:
    assert flagged(*map(held, DAYS[:3])) == ()
    assert flagged(*map(held, DAYS[:4])) == DAYS[:4]


def test_who_came_for_a_part_of_a_meeting_was_there() -> None:
    assert flagged(*map(held, DAYS[:3]), held(DAYS[3], EventKind.ARRIVED)) == ()


@pytest.mark.parametrize("mark", [EventKind.APOLOGIES, EventKind.ABSENT, EventKind.EXPECTED])
def test_apologies_absence_and_never_having_come_are_all_absences(mark: EventKind) -> None:
    assert flagged(*map(held, DAYS[:3]), held(DAYS[3], mark)) == DAYS[:4]


def test_nobody_is_said_to_have_been_away_of_whom_nothing_was_recorded() -> None:
    assert flagged(*map(held, DAYS[:3]), held(DAYS[3], None)) == ()


def test_a_meeting_to_which_the_substitute_came_counts_as_the_rule_says() -> None:
    meetings = (*map(held, DAYS[:3]), held(DAYS[3], substitute=True))
    assert flagged(*meetings) == ()
    assert flagged(*meetings, rule=replace(MORE_THAN_3, substitute_counts=False)) == DAYS[:4]


def test_a_meeting_that_never_began_was_missed_by_nobody() -> None:
    called_off = MeetingHeld(
        meeting(day=DAYS[3]), (attendee("Police", "Police"),), (event(EventKind.APOLOGIES, "09:00", "Police"),)
    )
    assert flagged(*map(held, DAYS[:3]), called_off) == ()


def test_what_an_earlier_holder_missed_is_not_held_against_the_present_one() -> None:
    new = replace(member("Police"), since=date(2026, 6, 1))
    assert flagged(*map(held, DAYS[:4]), holder=new) == ()


def test_meetings_of_a_suspension_are_not_counted() -> None:
    suspended = replace(member("Police"), suspensions=(Suspension(since=date(2026, 6, 1), until=date(2026, 6, 30)),))
    assert flagged(*map(held, DAYS[:4]), holder=suspended) == ()
    assert flagged(*map(held, DAYS), holder=suspended) == (DAYS[0], *DAYS[2:])


def test_absences_of_the_board_s_earlier_year_are_not_counted() -> None:
    assert flagged(held(date(2026, 3, 10)), *map(held, DAYS[:3])) == ()


def test_a_calendar_year_and_a_rolling_one_count_other_meetings() -> None:
    meetings = (held(date(2025, 11, 11)), held(date(2026, 3, 10)), *map(held, DAYS[1:3]), held(DAYS[4]))
    calendar = replace(MORE_THAN_3, year=AbsenceYear.CALENDAR)
    rolling = replace(MORE_THAN_3, year=AbsenceYear.ROLLING)
    assert flagged(*meetings, rule=calendar) == (date(2026, 3, 10), *DAYS[1:3], DAYS[4])
    assert len(flagged(*meetings, rule=rolling)) == 5
    assert flagged(*meetings) == ()


@pytest.mark.parametrize(
    ("day", "year", "since"),
    [
        (date(2026, 3, 31), AbsenceYear.BOARD, date(2025, 4, 1)),
        (date(2026, 4, 1), AbsenceYear.BOARD, date(2026, 4, 1)),
        (date(2026, 3, 31), AbsenceYear.CALENDAR, date(2026, 1, 1)),
        (date(2026, 11, 10), AbsenceYear.ROLLING, date(2025, 11, 11)),
        (date(2026, 12, 31), AbsenceYear.ROLLING, date(2026, 1, 1)),
        (date(2024, 2, 29), AbsenceYear.ROLLING, date(2023, 3, 1)),
    ],
)
def test_the_year_of_a_meeting_begins_on_its_day(day: date, year: AbsenceYear, since: date) -> None:
    assert year_of(day, year, APRIL) == since


def test_the_flag_goes_with_whoever_holds_the_seat_now() -> None:
    gone = replace(member("Police"), until=date(2026, 10, 31))
    assert flagged(*map(held, DAYS[:4]), holder=gone) == ()
    assert too_often_away(MORE_THAN_3, (), (), TODAY, APRIL) == ()
    assert Id("Police") == too_often_away(MORE_THAN_3, (member("Police"),), [*map(held, DAYS)], TODAY, APRIL)[0].seat_id
