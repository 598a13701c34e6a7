"""Other business is held against the notice that the board asks for, and never refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.agenda import AgendaItem, Notice
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.identity import Id
from clerk_app.domain.other_business import (
    NoticeFault,
    NoticeFound,
    NoticeNeeded,
    OtherBusinessRule,
    is_called_other_business,
    last_day_of_notice,
    notice_found,
    notices_found,
)

FRIDAY = date(2026, 12, 4)
DAYS = OtherBusinessRule(notice=NoticeNeeded.DAYS, days=2)


def item(name: str, title: str = "Heating", parent: str | None = None, notice: Notice | None = None) -> AgendaItem:
    above = Id(parent) if parent else None
    return AgendaItem(id=Id(name), meeting_id=Id("m"), position=0, title=title, parent_id=above, notice=notice)


def raised(on: date | None) -> AgendaItem:
    return item("raised", notice=Notice(by="Head of Policy", on=on))


@pytest.mark.parametrize(
    "title",
    [
        "Any other business",
        "ANY OTHER BUSINESS",
        "A.O.B.",
        "Other  business",
        "AOB.",
        "Other business and next meeting",
        "Terms of reference, any other business",
    ],
)
def test_the_item_is_known_by_what_the_board_calls_it(title: str) -> None:
    assert is_called_other_business(title, OtherBusinessRule().titles)


@pytest.mark.parametrize("title", ["", "Other", "Business plan", "Another business", "Other businesses"])
def test_another_item_is_not_taken_for_it(title: str) -> None:
    assert not is_called_other_business(title, (*OtherBusinessRule().titles, "", "."))


def test_what_stands_below_it_is_what_was_raised() -> None:
    above, inside, elsewhere = item("aob", "AOB"), item("in", parent="aob"), item("out", parent="other")
    found = notices_found(OtherBusinessRule(), (above, inside, elsewhere), FRIDAY, frozenset())
    assert found == {"in": NoticeFound(NoticeFault.WITHOUT, FRIDAY)}
    assert notices_found(None, (above, inside), FRIDAY, frozenset()) == {}


def test_notice_is_due_so_many_working_days_before_the_meeting() -> None:
    wednesday = date(2026, 12, 2)
    assert notice_found(DAYS, raised(wednesday), FRIDAY, frozenset()) == NoticeFound(None, wednesday)
    late = notice_found(DAYS, raised(date(2026, 12, 3)), FRIDAY, frozenset())
    assert late == NoticeFound(NoticeFault.LATE, wednesday)
    assert notice_found(DAYS, raised(wednesday), FRIDAY, frozenset({date(2026, 12, 3)})).fault is NoticeFault.LATE


def test_without_notice_it_is_flagged_and_notice_without_a_day_is_believed() -> None:
    assert notice_found(DAYS, item("raised"), FRIDAY, frozenset()).fault is NoticeFault.WITHOUT
    assert notice_found(DAYS, raised(None), FRIDAY, frozenset()).fault is None


def test_notice_on_the_day_of_the_meeting_is_before_it_begins() -> None:
    rule = OtherBusinessRule(notice=NoticeNeeded.BEFORE_MEETING)
    assert notice_found(rule, raised(FRIDAY), FRIDAY, frozenset()).fault is None
    assert notice_found(rule, raised(date(2026, 12, 5)), FRIDAY, frozenset()).fault is NoticeFault.LATE


def test_where_none_is_taken_all_of_it_is_flagged_and_where_none_is_asked_for_nothing() -> None:
    none_taken, free = (OtherBusinessRule(notice=one) for one in (NoticeNeeded.NOT_TAKEN, NoticeNeeded.NONE))
    assert notice_found(none_taken, raised(date(2026, 11, 2)), FRIDAY, frozenset()).fault is NoticeFault.NOT_TAKEN
    assert notice_found(free, item("raised"), FRIDAY, frozenset()) == NoticeFound()


@given(
    st.integers(0, 40),
    st.sampled_from(DayCount),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(-90, 10),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=8),
)
def test_notice_is_late_just_when_it_came_after_the_last_day_which_is_never_after_the_meeting(
    days: int, count: DayCount, meeting: date, offset: int, holidays: frozenset[date]
) -> None:
    rule = replace(DAYS, days=days, count=count)
    last = last_day_of_notice(rule, meeting, holidays)
    assert last is not None
    assert last <= meeting
    on = meeting + timedelta(days=offset)
    assert (notice_found(rule, raised(on), meeting, holidays).fault is NoticeFault.LATE) == (on > last)
