"""Where the window begins once a store is open."""

from __future__ import annotations

from clerk_app.domain.meeting import Meeting
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.ports import Queries
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Desk


def first_place(desk: Desk, screens: frozenset[ScreenName]) -> Place:
    """Where the window begins: where somebody was in a meeting under way, else at home; first of all the first run."""
    last = desk.state.last_place()
    boards = desk.queries.boards()
    if not boards and ScreenName.FIRST_RUN in screens:
        return Place(screen=ScreenName.FIRST_RUN)
    if last is not None and last.screen in screens and _is_under_way(desk.queries, last):
        return last
    known = last is not None and any(board.id == last.board_id for board in boards)
    board_id = last.board_id if known and last is not None else boards[0].id if boards else None
    return Place(screen=ScreenName.HOME, board_id=board_id)


def _is_under_way(queries: Queries, place: Place) -> bool:
    """True if the place is in a meeting that has started and not ended."""
    if place.meeting_id is None or queries.entity(Meeting, place.meeting_id) is None:
        return False
    events = queries.where(Event, meeting_id=place.meeting_id)
    kinds = {event.kind for event in events}
    return EventKind.STARTED in kinds and EventKind.ENDED not in kinds
