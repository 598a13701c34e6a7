"""What a board plans ahead is due in its time, until an agenda has it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, ItemState
from clerk_app.domain.forward_plan import Period, PlannedBusiness, Taking, by_due, months_after, period
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate

MARCH = PartialDate(month=3, year=2027)
ENTRY = ForwardPlanEntry(id=Id("entry"), board_id=Id("board"), position=0, title="Annual report", due=MARCH)
QUARTERLY = replace(ENTRY, every_months=3)


def taking(on: date, state: ItemState = ItemState.PLANNED, name: str = "item", goes_on: str = "") -> Taking:
    item = AgendaItem(
        id=Id(name),
        meeting_id=Id("meeting"),
        position=0,
        title="Annual report",
        state=state,
        continues=Id(goes_on) if goes_on else None,
        plan_entry_id=ENTRY.id,
    )
    return Taking(item, on)


class TestWhen:
    @pytest.mark.parametrize(
        ("due", "days"),
        [
            (PartialDate(day=28, month=3, year=2027), Period(date(2027, 3, 28), date(2027, 3, 28))),
            (MARCH, Period(date(2027, 3, 1), date(2027, 3, 31))),
            (PartialDate(month=2, year=2028), Period(date(2028, 2, 1), date(2028, 2, 29))),
            (PartialDate(year=2027), Period(date(2027, 1, 1), date(2027, 12, 31))),
            (PartialDate(month=3), None),
            (PartialDate(day=30, month=2, year=2027), None),
            (None, None),
        ],
    )
    def test_a_date_as_far_as_it_is_known_is_a_stretch_of_days(
        self, due: PartialDate | None, days: Period | None
    ) -> None:
        assert period(due) == days

    def test_a_month_is_due_from_its_first_day_and_overdue_after_its_last(self) -> None:
        planned = PlannedBusiness(ENTRY)
        assert not planned.is_due_at(date(2027, 2, 28))
        assert planned.is_due_at(date(2027, 3, 1))
        assert not planned.is_overdue(date(2027, 3, 31))
        assert planned.is_overdue(date(2027, 4, 1))

    def test_what_has_no_date_is_neither_due_nor_overdue_but_to_come(self) -> None:
        planned = PlannedBusiness(replace(ENTRY, due=None))
        assert planned.is_to_come
        assert not planned.is_due_at(date.max)
        assert not planned.is_overdue(date.max)

    def test_what_recurs_is_due_in_the_month_so_many_after_the_meeting_that_had_it(self) -> None:
        planned = PlannedBusiness(QUARTERLY, (taking(date(2027, 11, 30)), taking(date(2027, 3, 15), name="earlier")))
        assert planned.next_due == PartialDate(month=2, year=2028)
        assert planned.is_due_at(date(2028, 2, 1))
        assert not planned.is_taken_up

    def test_what_recurs_beyond_the_last_year_there_is_has_no_date(self) -> None:
        assert months_after(date(9999, 11, 1), 1) == PartialDate(month=12, year=9999)
        assert months_after(date(9999, 11, 1), 2) is None


class TestTakenUp:
    def test_what_comes_once_is_done_with_when_an_agenda_has_it(self) -> None:
        planned = PlannedBusiness(ENTRY, (taking(date(2027, 3, 15)),))
        assert planned.is_taken_up
        assert planned.next_due is None
        assert not planned.is_to_come

    def test_a_deferred_item_comes_back_as_that_and_not_from_the_plan_too(self) -> None:
        for entry in (ENTRY, QUARTERLY):
            planned = PlannedBusiness(entry, (taking(date(2027, 3, 15), ItemState.DEFERRED),))
            assert planned.is_deferred
            assert not planned.is_due_at(date(2029, 1, 1))
            assert not planned.is_overdue(date(2029, 1, 1))

    def test_a_withdrawn_item_gives_the_entry_back(self) -> None:
        planned = PlannedBusiness(ENTRY, (taking(date(2027, 3, 15), ItemState.WITHDRAWN),))
        assert not planned.is_taken_up
        assert planned.is_overdue(date(2027, 4, 1))

    def test_where_an_item_goes_on_with_a_deferred_one_it_alone_counts(self) -> None:
        deferred = taking(date(2027, 3, 15), ItemState.DEFERRED, "first")
        later = taking(date(2027, 6, 14), name="second", goes_on="first")
        assert PlannedBusiness(QUARTERLY, (deferred, later)).next_due == PartialDate(month=9, year=2027)
        withdrawn = taking(date(2027, 6, 14), ItemState.WITHDRAWN, "second", goes_on="first")
        assert PlannedBusiness(ENTRY, (deferred, withdrawn)).is_to_come


# For whatever is planned

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
DUES = st.one_of(
    st.none(),
    DAYS.map(lambda day: PartialDate(day=day.day, month=day.month, year=day.year)),
    DAYS.map(lambda day: PartialDate(month=day.month, year=day.year)),
    DAYS.map(lambda day: PartialDate(year=day.year)),
)


@st.composite
def plans(draw: st.DrawFn) -> PlannedBusiness:
    """An entry with items of some meetings; one of them may go on with the one before it."""
    months = draw(st.none() | st.integers(1, 36))
    entry = replace(ENTRY, due=draw(DUES), every_months=months, position=draw(st.integers(0, 3)))
    takings: list[Taking] = []
    for place, day in enumerate(draw(st.lists(DAYS, max_size=4))):
        goes_on = f"item-{place - 1}" if place and draw(st.booleans()) else ""
        takings.append(taking(day, draw(st.sampled_from(ItemState)), f"item-{place}", goes_on))
    return PlannedBusiness(entry, tuple(takings))


@given(plans(), DAYS, DAYS)
def test_what_is_due_stays_due_and_what_is_overdue_was_due(planned: PlannedBusiness, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert planned.is_due_at(later) or not planned.is_due_at(earlier)
    assert planned.is_overdue(later) or not planned.is_overdue(earlier)
    assert planned.is_due_at(later) or not planned.is_overdue(later)


@given(plans(), DAYS)
def test_nothing_is_due_that_an_agenda_has_or_that_comes_back_as_an_item(planned: PlannedBusiness, day: date) -> None:
    if planned.is_taken_up or planned.is_deferred:
        assert not planned.is_due_at(day)
        assert not planned.is_overdue(day)


@given(plans(), DAYS, DAYS)
def test_an_item_that_was_withdrawn_is_as_none(planned: PlannedBusiness, on: date, day: date) -> None:
    more = PlannedBusiness(planned.entry, (*planned.takings, taking(on, ItemState.WITHDRAWN, "withdrawn")))
    assert (more.next_due, more.is_to_come, more.is_due_at(day), more.is_overdue(day)) == (
        planned.next_due,
        planned.is_to_come,
        planned.is_due_at(day),
        planned.is_overdue(day),
    )


@given(DAYS, st.integers(1, 36))
def test_what_recurs_is_never_due_again_at_the_meeting_that_has_it_nor_in_its_month(on: date, months: int) -> None:
    planned = PlannedBusiness(replace(ENTRY, every_months=months), (taking(on),))
    due = period(planned.next_due)
    assert due is not None
    assert (due.first.year * 12 + due.first.month) - (on.year * 12 + on.month) == months
    assert not planned.is_due_at(on)


@given(DAYS)
def test_the_less_is_known_of_a_day_the_more_days_may_be_meant(day: date) -> None:
    whole, month, year = (
        period(PartialDate(day=day.day, month=day.month, year=day.year)),
        period(PartialDate(month=day.month, year=day.year)),
        period(PartialDate(year=day.year)),
    )
    assert whole is not None
    assert month is not None
    assert year is not None
    assert year.first <= month.first <= whole.first == day == whole.last <= month.last <= year.last


@given(st.lists(plans(), max_size=6))
def test_in_the_order_of_when_due_nothing_is_lost_and_what_has_no_date_is_last(plan: list[PlannedBusiness]) -> None:
    ordered = by_due(plan)
    assert sorted(map(id, ordered)) == sorted(map(id, plan))
    firsts = [days.first if (days := period(planned.next_due)) is not None else date.max for planned in ordered]
    assert firsts == sorted(firsts)
