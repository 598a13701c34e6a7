"""A clock that one process moves and another looks at."""

from datetime import datetime, timedelta
from pathlib import Path

from clerk_app import bootstrap


class ClockOnDisk:
    """It stands still at the time that a file says."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """The time in the file."""
        return datetime.fromisoformat(self._file.read_text(encoding="ascii"))

    def set(self, now: datetime) -> None:
        """It is this time from now on."""
        bootstrap.write_safely(self._file, now.isoformat().encode("ascii"))

    def pass_minutes(self, minutes: int) -> None:
        """So much later it is now."""
        self.set(self.now() + timedelta(minutes=minutes))
