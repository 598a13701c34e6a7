"""The application as its windows and command line see it: acts in, outcomes out, questions answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.services.acts import Act
    from clerk_app.services.outcome import Outcome
    from clerk_app.services.ports import Clock, Ids, Queries, UnitsOfWork


@dataclass(frozen=True, slots=True)
class App:
    """One open store. It starts no threads: whoever calls sees to it that one act is carried out at a time."""

    units: UnitsOfWork
    queries: Queries
    ids: Ids
    clock: Clock

    def execute(self, act: Act) -> Outcome:
        """What the act did, once it is committed; raises BrokenRule or Trouble, and then nothing is changed."""
        # A window is filled before anybody acts, so it does not wait for the handlers of all acts.
        from clerk_app.services.execute import execute  # noqa: PLC0415

        return execute(act, self.units, self.ids, self.clock)
