"""Small records for the tests of the store."""

from datetime import UTC, date, datetime, time

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.richtext import typed
from clerk_app.storage.store import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def numbered_id(letter: str, number: int = 0) -> Id:
    """An id that can be recognised in a failing test."""
    return Id(f"{letter}{number:031x}")


BOARD = Board(id=numbered_id("b"), names=(DatedName("Harbour Board"),))
MEETING = Meeting(id=numbered_id("d"), board_id=BOARD.id, date=date(2026, 3, 2), start=time(10, 0))
MINUTE = Minute(id=numbered_id("e"), meeting_id=MEETING.id, position=0, heading="Dredging")


def block(number: int, text: str = "", minute: Minute = MINUTE) -> Block:
    """A paragraph of the sample minute."""
    words = text or f"Paragraph {number} on the dredging of the inner harbour."
    return Block(id=numbered_id("c", number), minute_id=minute.id, position=number * POSITION_GAP, text=typed(words))


def minutes(blocks: int = 3) -> tuple[Entity, ...]:
    """A board with one meeting of one minute with so many paragraphs."""
    return (BOARD, MEETING, MINUTE, *(block(number) for number in range(blocks)))


def meeting(number: int, board: Board = BOARD) -> Meeting:
    """A later meeting of the board, one each day."""
    return Meeting(
        id=numbered_id("d", number), board_id=board.id, date=date.fromordinal(730_000 + number), start=time(10, 0)
    )


def meeting_with_action(number: int, status: ActionStatus = ActionStatus.OPEN) -> tuple[Entity, ...]:
    """A meeting of one item, whose minute raises one action."""
    held = meeting(number)
    item = AgendaItem(id=numbered_id("a", number), meeting_id=held.id, position=0, title="Moorings")
    minute = Minute(id=numbered_id("e", number), meeting_id=held.id, position=0, heading="Moorings")
    action = Action(id=numbered_id("f", number), board_id=held.board_id, meeting_id=held.id, status=status)
    raised = Block(
        id=numbered_id("c", number), minute_id=minute.id, position=0, kind=BlockKind.ACTION, action_id=action.id
    )
    return (held, item, minute, action, raised)


def put(store: Store, *entities: Entity) -> None:
    """Commits these entities."""
    with store.units() as unit:
        for entity in entities:
            unit.put(entity)
        unit.commit()
