"""Reading an agenda from a file or the clipboard; done in a job, since what opens it is a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.agenda_list import AgendaList
from clerk_app.ui.background.jobs import Reporter


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The job that reads an agenda in a Word or text file."""

    read: Callable[[Path], AgendaList]
    path: Path

    def __call__(self, reporter: Reporter) -> AgendaList:
        """What was read; raises Trouble."""
        return self.read(self.path)


@dataclass(frozen=True, slots=True)
class ReadPasted:
    """The job that reads an agenda that was copied elsewhere."""

    read: Callable[[str, str], AgendaList]
    text: str
    html: str

    def __call__(self, reporter: Reporter) -> AgendaList:
        """What was read; raises Trouble."""
        return self.read(self.text, self.html)
