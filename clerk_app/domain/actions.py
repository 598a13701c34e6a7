"""Actions: who is to do what by when. The words stand in the blocks that are an action's appearances."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party


class ActionStatus(StrEnum):
    """How far an action is, as it was last reported (requirement 1.11)."""

    OPEN = "open"
    ONGOING = "ongoing"
    PROGRESS = "progress"
    ON_AGENDA = "on_agenda"
    COMPLETED = "completed"
    COMPLETED_WITH_EVIDENCE = "completed_with_evidence"
    COMPLETED_WITH_COMMENT = "completed_with_comment"


DONE = frozenset(
    {ActionStatus.COMPLETED, ActionStatus.COMPLETED_WITH_EVIDENCE, ActionStatus.COMPLETED_WITH_COMMENT},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who is to do it: the words as printed, and who that is where the store knows them."""

    words: str
    party: Party | None = None


class DueKind(StrEnum):
    """What an action is due by."""

    DATE = "date"
    NEXT_MEETING = "next_meeting"
    WITH_PAPERS = "with_papers"
    WITH_MINUTES = "with_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When an action is due: a day, or a happening whose day may not be known yet. `words` are what was typed."""

    kind: DueKind
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to be done, known across meetings. `number` is fixed at first circulation; before, it is computed."""

    id: Id
    board_id: Id
    meeting_id: Id
    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    status: ActionStatus = ActionStatus.OPEN
    number: int | None = None
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """True while somebody still has to do something."""
        return not self.withdrawn and self.status not in DONE
