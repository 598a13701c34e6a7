"""Reading a list of members from a file and comparing it with the board; done in a job, since both may take seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app.domain.identity import Id
from clerk_app.domain.member_list import MemberList
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.services.seats_and_names import seats_and_names
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.presenting.member_proposal import MemberProposal


@dataclass(frozen=True, slots=True)
class ReadMembers:
    """The job that reads a list of members for a board."""

    read: Callable[[Path], MemberList]
    path: Path
    queries: Queries
    board_id: Id
    today: date

    def __call__(self, reporter: Reporter) -> MemberProposal:
        """What was read, beside the board as it is committed; raises Trouble."""
        listed = self.read(self.path)
        return MemberProposal(seats_and_names(CommittedReader(self.queries), self.board_id), listed, self.today)
