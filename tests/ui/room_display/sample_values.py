"""Values as the room sees them in the middle of a meeting: an open vote, and a board that is quorate."""

from __future__ import annotations

from clerk_app.domain.identity import Id
from clerk_app.ui.room_display.values import RoomBlock, RoomValues

WORDS = "That the harbour plan be kept for another year, and that the quays be swept by crews of both sides in turn."
BLOCK = RoomBlock(block_id=Id("b"), label="Proposal, vote open", icon="vote", meaning="vote", text=WORDS)
VALUES = RoomValues(
    board="Children and Young People’s Partnership Board",
    clock="10:52",
    number="4",
    title="Children and Young People’s Plan: first draft",
    block=BLOCK,
    quorum_kind="ok",
    quorum_icon="circle-check",
    quorum="Quorate",
    count="4 of 5 agencies represented",
    threshold="Quorum needs 3",
    finish="Likely finish 12:37",
)
