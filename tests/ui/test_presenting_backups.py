"""How backups are spoken of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.services.backups import Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.backup_keeper import BackupNews
from clerk_app.ui.presenting.backups import Kept, called, kept, to_choose_from

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def backup(before: timedelta, size: int = 1) -> Backup:
    return Backup(path=Path("x.clerk"), taken=NOW - before, size=size)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (HOUR, "today 14:30"),
        (DAY, "Tuesday 15:30"),
        (6 * DAY, "Thursday 15:30"),
        (7 * DAY, "25 February, 15:30"),
        (100 * DAY, "24 November 2025, 15:30"),
        (-2 * DAY, "6 March, 15:30"),
    ],
)
def test_a_backup_is_called_by_when_it_was_made_as_one_says_it_now(before: timedelta, words: str) -> None:
    assert called(backup(before), NOW, UTC) == words


def test_the_foot_says_what_is_known() -> None:
    here = "Kept on this computer."
    full, ours = Trouble(TroubleCode.DISK_FULL), ZeroDivisionError()
    one = (backup(HOUR),)
    assert kept(None, NOW, UTC) == Kept(here)
    assert kept(BackupNews(), NOW, UTC) == Kept(f"{here}\nNo backup yet")
    assert kept(BackupNews(there=one), NOW, UTC) == Kept(f"{here}\nLast backup today 14:30")
    assert kept(BackupNews(error=full), NOW, UTC) == Kept(f"{here}\nNo backup yet: The disk is full.", is_wrong=True)
    failed = kept(BackupNews(there=one, error=ours), NOW, UTC)
    assert failed == Kept(f"{here}\nNo backup since today 14:30: Something went wrong in Clerk.", is_wrong=True)


def test_a_backup_of_a_clock_that_was_wrong_is_not_called_the_last() -> None:
    news = BackupNews(there=(backup(-3000 * DAY), backup(HOUR)))
    assert kept(news, NOW, UTC).words.endswith("Last backup today 14:30")


def test_backups_are_chosen_by_day_and_time_with_their_size() -> None:
    there = (backup(HOUR, 999_999), backup(DAY, 45_113_344))
    picks = to_choose_from(BackupNews(there=there), UTC).picks
    assert [(pick.words, pick.aside, pick.value) for pick in picks] == [
        ("Wednesday 4 March 2026, 14:30", "less than 1 MB", there[0]),
        ("Tuesday 3 March 2026, 15:30", "45 MB", there[1]),
    ]
