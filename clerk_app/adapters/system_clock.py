"""The computer's clock."""

from datetime import UTC, datetime


class SystemClock:
    """The time as the computer has it."""

    def now(self) -> datetime:
        """The current instant in UTC."""
        return datetime.now(UTC)
