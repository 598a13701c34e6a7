"""What the room display shows, as plain values: every word is made and fit for everybody in the room to read."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.ui.presenting.quorum import CardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomBlock:
    """A proposal or decision, in a meaning of the tokens; `withheld` where its text only says that it is not shown."""

    block_id: Id
    label: str
    icon: str
    meaning: str
    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomValues:
    """One picture of the room display; empty texts are not shown."""

    board: str = ""
    clock: str = ""
    number: str = ""
    title: str = ""
    block: RoomBlock | None = None
    quorum_kind: CardKind = "neutral"
    quorum_icon: str = ""
    quorum: str = ""
    count: str = ""
    threshold: str = ""
    finish: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every text that is shown, in reading order."""
        block = (self.block.label, self.block.text) if self.block is not None else ()
        heading = f"{self.number} {self.title}".strip()
        texts = (self.board, self.clock, heading, *block, self.quorum, self.count, self.threshold, self.finish)
        return tuple(text for text in texts if text)
