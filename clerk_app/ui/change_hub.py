"""The change hub: what an act changed, told to whoever shows it, by kind and ids.

Models and screens connect to `kind_changed` to refetch exactly the ids named, or to `settled` to refetch once for a
whole outcome. Nothing is announced for an act that failed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.identity import Id

if TYPE_CHECKING:
    from clerk_app.services.acts import Act
    from clerk_app.services.outcome import Outcome

Changes = Mapping[str, frozenset[Id]]
"""The ids that were put or removed, by the plural name of their kind; kinds without a change are left out."""


class ChangeHub(QObject):
    """Tells what has changed in the record, after it was committed."""

    kind_changed = Signal(str, object)
    """The plural name of a kind, and the frozenset of ids that were put or removed."""
    settled = Signal(object)
    """The Changes of one outcome, after every kind was announced; not sent when nothing changed."""

    def announce(self, act: Act, outcome: Outcome) -> None:
        """Announce an outcome; connected to the lane's `committed`."""
        changes = by_kind(outcome)
        for kind, ids in changes.items():
            self.kind_changed.emit(kind, ids)
        if changes:
            self.settled.emit(changes)


def by_kind(outcome: Outcome) -> Changes:
    """What an outcome changed, kinds in the order of the record."""
    from clerk_app.domain.kinds import KINDS  # noqa: PLC0415 -- the window paints before the record's kinds are loaded

    gathered = {kind.name: frozenset(c.id for c in outcome.changed if c.kind == kind.name) for kind in KINDS}
    return MappingProxyType({kind: ids for kind, ids in gathered.items() if ids})
