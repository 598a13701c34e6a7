"""What the pop-up of an item reads beside the record: a paper's file, and the actions that are open."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.services.ports import Queries
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.jobs import Reporter
from clerk_app.wording.actions import owners
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class HashFile:
    """The job that takes the SHA-256 of a file, by which a changed one is known; the file is only read."""

    path: Path

    def __call__(self, reporter: Reporter) -> str:
        """The hash in hex digits; raises Trouble `file_unreadable`."""
        try:
            with self.path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise Trouble(TroubleCode.FILE_UNREADABLE, path=str(self.path)) from error


@dataclass(frozen=True, slots=True)
class GatherOpenActions:
    """The job that reads which actions of the meetings before this one are open."""

    queries: Queries
    meeting_id: Id

    def __call__(self, reporter: Reporter) -> tuple[str, ...]:
        """Each action in one line, with who is to do it."""
        meeting = self.queries.entity(Meeting, self.meeting_id)
        if meeting is None:
            return ()
        found = self.queries.open_actions(meeting.board_id, before=meeting)
        return tuple(f"{block.text.plain} ({owners(action.owners)})" for action, block in found)


def open_now(lines: tuple[str, ...], most: int) -> str:
    """What is open now, one line each, the first so many of them."""
    if not lines:
        return say("item_details.nothing_open")
    more = len(lines) - most
    shown = [*lines[:most], say("item_details.more_open", count=more)] if more > 0 else list(lines)
    return "\n".join((say("item_details.open_now", count=len(lines)), *shown))
