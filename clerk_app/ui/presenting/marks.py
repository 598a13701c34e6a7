"""What one letter records of somebody, in every list of people."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.timeline import EventKind, Presence, Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """What a letter records; `remote` tells R from P."""

    kind: EventKind
    remote: bool = False


MARKS = {
    "P": Mark(EventKind.ARRIVED),
    "R": Mark(EventKind.ARRIVED, remote=True),
    "A": Mark(EventKind.APOLOGIES),
    "L": Mark(EventKind.LEFT),
    "E": Mark(EventKind.EXPECTED),
    "N": Mark(EventKind.ABSENT),
    "C": Mark(EventKind.TOOK_CHAIR),
}
AWAY_BUT_CAME = frozenset({Presence.LEFT, Presence.STEPPED_OUT})
"""How somebody stands who was here and went."""


def mark_for(letter: str, standing: Standing) -> Mark | None:
    """What a letter records for somebody who stands so; None where it would say nothing new or cannot be.

    P or R for somebody who was here and went is a return.
    """
    mark = MARKS.get(letter)
    if mark is None:
        return None
    if mark.kind is EventKind.LEFT and not standing.is_here:
        return None
    if mark.kind is EventKind.ARRIVED:
        already = Presence.REMOTE if mark.remote else Presence.PRESENT
        if standing.presence is already:
            return None
        if standing.presence in AWAY_BUT_CAME:
            return Mark(EventKind.RETURNED, mark.remote)
    return mark
