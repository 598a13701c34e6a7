"""What Enter would do in a pop-up that records something of the room: to the quorum, and to the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.ui.presenting.quorum import QuorumWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What Enter would do: to the quorum, and to the minutes; `wrong` says why it cannot be, and is empty otherwise.

    `doubt` is what to think of before, which keeps nobody from it.
    """

    quorum: QuorumWords | None = None
    will_read: str = ""
    wrong: str = ""
    doubt: str = ""
