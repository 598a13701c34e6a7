"""The computer's clock."""

from datetime import UTC, datetime

from clerk_app.adapters.system_clock import SystemClock


def test_the_clock_gives_the_present_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC
