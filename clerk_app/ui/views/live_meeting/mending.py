"""A meeting that the disk has damaged: what is damaged is named over the minutes, with the way to go on.

Nothing is changed until then, since no save could be trusted; what is shown is the wording that was kept last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.capture import Place, PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ButtonKind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

MOST_NAMED = 3


class MeetingMending(QObject):
    """The bar of a damaged meeting, and what its buttons do."""

    mended = Signal()
    """What was damaged can be changed again."""
    failed = Signal(object)
    """The error that kept it from being mended."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room

    def show(self) -> None:
        """Say what is damaged; nothing is said of a meeting that is whole."""
        record = self._room.record()
        self._room.pane.take_bar(BarPlace.DAMAGED)
        if not record.damaged:
            return
        title = say("mending.title", named=named(damaged_parts(record, self._room.presenter.places())))
        key = "mending.text_read_only" if self._desk.read_only else "mending.text"
        bar = MessageBar(self._desk.theme, "danger", title, say(key), icon="hard-drive", slim=True)
        if self._first_block(record) is not None:
            bar.add_button(say("mending.look")).clicked.connect(self._look)
        if not self._desk.read_only:
            bar.add_button(say("mending.use"), kind=ButtonKind.PRIMARY).clicked.connect(self._mend)
        self._room.pane.show_bar(BarPlace.DAMAGED, bar)
        announce(bar, bar.accessibleName(), urgent=True)

    def _first_block(self, record: MeetingRecord) -> Block | None:
        return next((block for block in _in_order(record) if block.id in record.damaged), None)

    def _look(self) -> None:
        block = self._first_block(self._room.record())
        if block is not None:
            self._room.look_at(block.minute_id)
            self._room.editor.go_to_block(block.id)
            self._room.panes.go_to_text()

    def _mend(self) -> None:
        self._desk.lane.mend(self._room.meeting_id, self._mended, self._not_mended)

    def _mended(self, ids: frozenset[Id]) -> None:
        record = self._desk.queries.meeting_record(self._room.meeting_id)
        if record is not None:
            self._room.reload(record)
            self.show()
            self.mended.emit()

    def _not_mended(self, error: Exception) -> None:
        self.failed.emit(error)


def damaged_parts(record: MeetingRecord, places: Sequence[Place]) -> tuple[str, ...]:
    """What is damaged, in words: paragraphs by their numbers in the order of the minutes, then the rest by its kind."""
    numbers: Mapping[Id, str] = {place.id: place.number for place in places if place.kind is PlaceKind.PARAGRAPH}
    blocks = [block for block in _in_order(record) if block.id in record.damaged]
    words = [_paragraph(block, numbers, places) for block in blocks]
    others = record.damaged - {block.id for block in blocks}
    kinds = sorted(say(f"kinds.{kind_of(record.by_id[one]).name}") for one in others if one in record.by_id)
    return tuple(dict.fromkeys((*words, *kinds)))


def named(parts: Sequence[str]) -> str:
    """The first few of these in a row, and how many more there are."""
    if len(parts) <= MOST_NAMED:
        return listed(parts)
    return listed([*parts[:MOST_NAMED], say("mending.more", count=len(parts) - MOST_NAMED)])


def _paragraph(block: Block, numbers: Mapping[Id, str], places: Sequence[Place]) -> str:
    if block.id in numbers:
        return say("mending.paragraph", number=numbers[block.id])
    items = {place.id: place.number for place in places if place.kind is PlaceKind.ITEM}
    return say("mending.in_item", number=items.get(block.minute_id, ""))


def _in_order(record: MeetingRecord) -> list[Block]:
    minutes = sorted(record.minutes, key=lambda minute: minute.position)
    return [block for minute in minutes for block in record.blocks_of[minute.id]]
