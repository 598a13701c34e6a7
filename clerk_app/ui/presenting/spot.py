"""The place in the minutes at which something is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.identity import Id


@dataclass(frozen=True, slots=True)
class Spot:
    """The minute, and the block behind which it stands; neither for what has no place in the text."""

    minute_id: Id | None = None
    block_id: Id | None = None
