"""What an act did: its answer and what it changed, by kind and id."""

from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity


@dataclass(frozen=True, slots=True)
class Changed:
    """One entity that an act put or removed: the plural name of its kind, and its id."""

    kind: str
    id: Id


@dataclass(frozen=True, slots=True)
class Change:
    """An entity before and after an act; None where it was not there."""

    kind: str
    id: Id
    before: Entity | None
    after: Entity | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an act that is committed.

    `made` is the id of the main thing the act made, if any. `journal_id` names the journal row whose inverse takes the
    act back; None for a save of text that is not yet journalled and for acts that cannot be undone.
    """

    changed: frozenset[Changed] = frozenset()
    made: Id | None = None
    journal_id: Id | None = None
