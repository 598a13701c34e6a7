"""How the seats of a board stand on a day: vacancies, terms that end, suspensions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.membership_today import SeatToday, seats_today
from clerk_app.domain.seats import Member, Suspension
from tests.domain.making import member, seat

TODAY = date(2026, 9, 1)


def today(*terms: Member) -> SeatToday:
    """The seat "Police" with these terms."""
    return seats_today((seat("Police"),), terms, TODAY)[0]


def until(day: date | None) -> Member:
    return replace(member("Police"), until=day)


@pytest.mark.parametrize(
    ("days", "told"), [(0, True), (1, True), (60, True), (61, False)]
)  # the last day itself is still a day of the term
def test_a_term_is_told_to_end_from_sixty_days_before_its_last_day(days: int, told: bool) -> None:
    last = TODAY + timedelta(days=days)
    assert today(until(last)).ends == (last if told else None)


def test_an_open_term_does_not_end() -> None:
    assert today(until(None)).ends is None


def test_a_term_that_somebody_follows_is_not_told_to_end() -> None:
    next_one = replace(member("Police"), id=Id("next"), since=date(2026, 9, 11))
    assert today(until(date(2026, 9, 10)), next_one).ends is None


def test_a_seat_is_vacant_from_the_day_after_its_last_term() -> None:
    found = today(until(date(2026, 6, 30)))
    assert (found.is_vacant, found.vacant_since) == (True, date(2026, 7, 1))
    assert (today().is_vacant, today().vacant_since) == (True, None)
    assert not today(until(TODAY)).is_vacant


def test_who_is_suspended_today_is_told_with_the_suspension() -> None:
    now = Suspension(since=date(2026, 8, 1), reason="Pending a review")
    past = Suspension(since=date(2026, 1, 1), until=date(2026, 1, 31))
    assert today(replace(until(None), suspensions=(past, now))).suspension == now
    assert today(replace(until(None), suspensions=(past,))).suspension is None
