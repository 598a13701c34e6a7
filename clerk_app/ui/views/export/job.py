"""The jobs: one makes the files and puts them in their places, the other looks through a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.choices import FileFormat
from clerk_app.services.trouble import Trouble
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.views.export.presenter import Target
from clerk_app.wording.catalogue import say

MakeFile = Callable[[Id, FileFormat, datetime], bytes]
WriteFile = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of an export.

    `saved` are the files that are in their places. `failed` is the one that could not be made or written, with its
    trouble; `existing` the one that is there already and was not touched. `free_name` is a name that is not taken, for
    either of these. `left` are the files that were not tried.
    """

    saved: tuple[Target, ...] = ()
    failed: Target | None = None
    trouble: Exception | None = None
    existing: Target | None = None
    free_name: str = ""
    left: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJob:
    """Makes and writes the files of one meeting; a file that is there is replaced only if its path is in `replace`."""

    make: MakeFile
    write: WriteFile
    meeting_id: Id
    made_at: datetime
    targets: tuple[Target, ...]
    saved: tuple[Target, ...] = ()
    replace: frozenset[Path] = frozenset()

    def __call__(self, reporter: Reporter) -> Exported:
        """What became of it; stops at the first file that is there already or cannot be written."""
        saved = list(self.saved)
        for number, target in enumerate(self.targets):
            reporter.report(number, len(self.targets), say(f"export.kind.{target.file_format}"))
            left = self.targets[number + 1 :]
            try:
                if target.path not in self.replace and target.path.exists():
                    free = free_name(target.path)
                    return Exported(saved=tuple(saved), existing=target, free_name=free, left=left)
                data = self.make(self.meeting_id, target.file_format, self.made_at)
                reporter.stop_if_cancelled()
                self.write(target.path, data)
            except (Trouble, OSError) as error:
                free = _free_or_none(target.path)
                return Exported(saved=tuple(saved), failed=target, trouble=error, free_name=free, left=left)
            saved.append(target)
        reporter.report(len(self.targets), len(self.targets))
        return Exported(saved=tuple(saved))


@dataclass(frozen=True, slots=True)
class LookOver:
    """Looks through the minutes of a record, or one of them, for what is worth a second look."""

    record: MeetingRecord
    only: Id | None

    def __call__(self, reporter: Reporter) -> LookedOver:
        # Their patterns take longer to make ready than a screen may take to open.
        from clerk_app.domain.checks.every import findings  # noqa: PLC0415

        return LookedOver(self, findings(self.record, self.only))


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What was found, and by which look."""

    by: LookOver
    found: tuple[Finding, ...]


def free_name(path: Path) -> str:
    """The file's name with the lowest number that makes it one that is not there yet: "Minutes (2).docx"."""
    return next(name for name in _numbered(path) if not path.with_name(name).exists())


def _free_or_none(path: Path) -> str:
    try:
        return free_name(path)
    except OSError:
        return ""


def _numbered(path: Path) -> Iterator[str]:
    return (f"{path.stem} ({number}){path.suffix}" for number in count(2))
