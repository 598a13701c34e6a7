"""Deadlines around the holidays that tell the eight calendars apart, counted by hand on a wall calendar."""

from datetime import date

import pytest

from clerk_app.adapters.holiday_calendar import CALENDARS, public_holidays
from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.deadlines import earliest_meeting, last_lawful_day

EVERYWHERE_ELSE = ""

TABLE = {
    # Good Friday 3 and Easter Monday 6 April: Scotland works on the Monday, Ireland on the Friday.
    "Easter": (
        date(2026, 4, 10),
        5,
        {EVERYWHERE_ELSE: date(2026, 4, 1), "GB-SCT": date(2026, 4, 2), "IE": date(2026, 4, 2)},
    ),
    # Christmas is a Saturday: 27 and 28 December and 3 January instead, in Scotland 4 January too, in Ireland none.
    "Christmas with substitute days": (
        date(2028, 1, 5),
        5,
        {EVERYWHERE_ELSE: date(2027, 12, 24), "GB-SCT": date(2027, 12, 23), "IE": date(2027, 12, 29)},
    ),
    "12 July": (date(2027, 7, 14), 2, {EVERYWHERE_ELSE: date(2027, 7, 12), "GB-NIR": date(2027, 7, 9)}),
    "Liberation Day": (
        date(2028, 5, 11),
        2,
        {EVERYWHERE_ELSE: date(2028, 5, 9), "JE": date(2028, 5, 8), "GG": date(2028, 5, 8)},
    ),
    "Tynwald Day": (date(2028, 7, 7), 2, {EVERYWHERE_ELSE: date(2028, 7, 5), "IM": date(2028, 7, 4)}),
    "St Patrick's Day": (
        date(2027, 3, 19),
        2,
        {EVERYWHERE_ELSE: date(2027, 3, 17), "IE": date(2027, 3, 16), "GB-NIR": date(2027, 3, 16)},
    ),
    "2 January": (date(2026, 1, 6), 2, {EVERYWHERE_ELSE: date(2026, 1, 2), "GB-SCT": date(2025, 12, 31)}),
}


@pytest.mark.parametrize("code", CALENDARS)
@pytest.mark.parametrize("around", TABLE)
def test_working_days_before_a_meeting_leave_out_the_holidays_of_the_calendar(around: str, code: str) -> None:
    meeting, days, last = TABLE[around]
    holidays = public_holidays(code, range(2025, 2029))
    rule = DeadlineRule(title="Papers", days=days)
    expected = last.get(code, last[EVERYWHERE_ELSE])
    assert last_lawful_day(rule, meeting, holidays) == expected
    earliest = earliest_meeting(rule, expected, holidays)
    assert earliest is not None
    assert earliest <= meeting


@pytest.mark.parametrize(
    ("code", "sent_by"),
    [
        *((code, date(2026, 4, 13)) for code in CALENDARS if code not in ("GB-SCT", "IE")),
        ("GB-SCT", date(2026, 4, 10)),
        ("IE", date(2026, 4, 10)),
    ],
)
def test_what_is_due_within_six_working_days_after_a_meeting_before_easter_leaves_out_its_holidays(
    code: str, sent_by: date
) -> None:
    rule = DeadlineRule(title="Minutes", days=6, after_meeting=True)
    assert last_lawful_day(rule, date(2026, 4, 1), public_holidays(code, [2026])) == sent_by
