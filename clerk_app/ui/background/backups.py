"""What the window asks of backups; the wiring hands it in with the `Launch`, so it loads nothing of what makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from clerk_app.services.backups import Backup


def _none() -> tuple[Path, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """The backups of the store that is open, by functions that the wiring hands in; they read files, so: in a job.

    `there` are those that were made, the latest first; `make` makes one as of a moment, asking ten times a second
    whether to go on; `is_newer` tells whether the records were written after one was made. `copies_beside` are those
    that a program for synchronised folders left beside the records.
    """

    there: Callable[[], tuple[Backup, ...]]
    make: Callable[[datetime, Callable[[], None]], Backup]
    is_newer: Callable[[Backup], bool]
    copies_beside: Callable[[], tuple[Path, ...]] = _none
