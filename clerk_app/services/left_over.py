"""What earlier meetings left over: items that were deferred, or decided provisionally, and stand on no later agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from clerk_app.domain.agenda import AgendaItem, ItemState, in_agenda_order
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.services.ports import Reader
from clerk_app.services.settling import end_of


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An item that is left over, and the meeting that left it."""

    item: AgendaItem
    meeting: Meeting


def left_over(reader: Reader, board_id: Id) -> tuple[LeftOver, ...]:
    """All that the board's meetings left over, in the order of the meetings and of their agendas."""
    found: dict[Id, set[Id]] = {}
    for item in _candidates(reader):
        if not reader.where(AgendaItem, continues=item.id):
            found.setdefault(item.meeting_id, set()).add(item.id)
    held = [meeting for meeting_id in found if (meeting := reader.get(Meeting, meeting_id)) is not None]
    return tuple(
        LeftOver(item, meeting)
        for meeting in sorted(held, key=when_planned)
        if meeting.board_id == board_id
        for item in in_agenda_order(reader.where(AgendaItem, meeting_id=meeting.id))
        if item.id in found[meeting.id]
    )


def left_before(left: Sequence[LeftOver], day: date, start: time) -> tuple[AgendaItem, ...]:
    """What comes back at a meeting planned for then: what meetings before it left over."""
    return tuple(one.item for one in left if when_planned(one.meeting) < (day, start))


def when_planned(meeting: Meeting) -> tuple[date, time]:
    """The day and the time for which a meeting is planned, by which meetings are before and after one another."""
    return meeting.date, meeting.start


def _candidates(reader: Reader) -> Iterator[AgendaItem]:
    yield from reader.where(AgendaItem, state=ItemState.DEFERRED)
    for decision in reader.where(Decision, result=DecisionResult.PROVISIONAL):
        if end_of(reader, decision.id) is not None:
            continue
        minute = reader.get(Minute, decision.minute_id)
        item = reader.get(AgendaItem, minute.item_ids[0]) if minute is not None and minute.item_ids else None
        if item is not None:
            yield item
