"""The application as its windows and command line see it: acts in, outcomes out, questions answered."""

from dataclasses import dataclass

from clerk_app.services.acts import Act
from clerk_app.services.execute import execute
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
        return execute(act, self.units, self.ids, self.clock)
