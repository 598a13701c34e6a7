"""What an answer would do, told before it is given."""

from dataclasses import dataclass

from clerk_app.ui.presenting.quorum import QuorumWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What Enter would do: to the quorum, and to the minutes; `wrong` says why it cannot be, and is empty otherwise."""

    quorum: QuorumWords | None = None
    will_read: str = ""
    wrong: str = ""
