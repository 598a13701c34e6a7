"""What Home is tested with: an earlier meeting with three actions, and a calendar with one holiday."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import UTC, date, datetime, time

from clerk_app.domain.actions import Action, Due, DueKind, Owner
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import AddItem, CreateMeeting, SaveBlocks
from tests.ui.views.stage import BOARD, Stage, known_id

EARLIER = date(2024, 7, 8)
NOW = datetime(2024, 9, 26, 9, tzinfo=UTC)
"""A Thursday, six working days before the meeting of 4 October."""
ACTIONS = (
    ("Arrange the training of the young advisers", "Head of Quality", Due(kind=DueKind.DATE, on=date(2024, 8, 5))),
    ("Write the participation strategy", "Director of Children’s Services", Due(kind=DueKind.NEXT_MEETING)),
    ("Set up the inspection group", "Police representative", None),
    ("Report on exclusions", "Schools representative", Due(kind=DueKind.DATE, on=date(2024, 9, 20))),
)


def holidays(calendar: str, years: Iterable[int]) -> Set[date]:
    """One holiday, the Monday before the meeting, in England alone."""
    if calendar != "GB-ENG":
        raise KeyError(calendar)
    return {date(2024, 9, 30)}


def old_meeting(stage: Stage, day: date = EARLIER) -> Id:
    """A meeting held before, whose minutes are a draft with open actions."""
    meeting = stage.made(CreateMeeting(board_id=BOARD, date=day, start=time(10), end=time(11)))
    stage.made(AddItem(meeting_id=meeting, title="Everything"))
    minute = stage.all(Minute, meeting_id=meeting)[0]
    blocks, actions = [], []
    for number, (text, owner, due) in enumerate(ACTIONS):
        action = Action(
            id=known_id("7", number), board_id=BOARD, meeting_id=meeting, owners=(Owner(words=owner),), due=due
        )
        block = Block(
            id=known_id("6", number),
            minute_id=minute.id,
            position=number,
            kind=BlockKind.ACTION,
            text=typed(text),
            action_id=action.id,
        )
        blocks.append(block)
        actions.append(action)
    act = SaveBlocks(meeting_id=meeting, minute_id=minute.id, put=tuple(blocks), subjects=tuple(actions))
    stage.execute(act)
    return meeting
