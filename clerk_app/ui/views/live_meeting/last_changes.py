"""What was written, changed or removed in the last minutes before the program stopped, for whoever opens it again.

The journal holds what was kept at each resting point; words typed after the last one are those in which a paragraph
differs from its wording kept last, and when exactly they were typed nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject

from clerk_app.domain.capture import PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import instant, wall_time
from clerk_app.services.ports import JournalEntry, Revision
from clerk_app.services.trouble import Trouble
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

LOOKED_BACK = timedelta(minutes=10)
MOST_ROWS = 200
"""More rows of the journal than anybody fills in these minutes."""


class What(StrEnum):
    """What became of a paragraph."""

    WRITTEN = "written"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LastChange:
    """One paragraph; `at` is the instant of its last change, None for words typed last of all."""

    block: Block
    what: What
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as it is shown."""

    time: str
    number: str
    what: str
    words: str


def last_changes(
    record: MeetingRecord, entries: Sequence[JournalEntry], kept: Iterable[Revision]
) -> tuple[LastChange, ...]:
    """The paragraphs that changed in the last minutes, by time, those typed last of all at the end.

    `entries` are rows of the journal, latest first, and `kept` the wordings kept last.
    """
    if not entries:
        return ()
    since = entries[0].recorded_at - LOOKED_BACK
    found = _journalled([entry for entry in entries if entry.recorded_at >= since], record)
    last_words = {change.block.id: change for change in _not_kept(record, kept, found, since)}
    in_time = sorted((change for change in found.values() if change.block.id not in last_words), key=_instant)
    return (*in_time, *last_words.values())


def _journalled(latest_first: Sequence[JournalEntry], record: MeetingRecord) -> dict[Id, LastChange]:
    before: dict[Id, Block | None] = {}
    after: dict[Id, Block | None] = {}
    at: dict[Id, datetime] = {}
    for entry in reversed(latest_first):
        for change in entry.changes:
            if isinstance(change.before, Block) or isinstance(change.after, Block):
                before.setdefault(change.id, change.before if isinstance(change.before, Block) else None)
                after[change.id] = change.after if isinstance(change.after, Block) else None
                at[change.id] = entry.recorded_at
    now = {block.id: block for block in record.blocks}
    compared = ((_change(before[one], now.get(one, after[one]), at[one])) for one in after)
    return {change.block.id: change for change in compared if change is not None}


def _change(before: Block | None, after: Block | None, at: datetime | None) -> LastChange | None:
    """What became of a paragraph; None where its words are what they were, or there were never any."""
    match _words(before), _words(after):
        case ("", ""):
            return None
        case (old, new) if old == new and before is not None and after is not None and before.kind is after.kind:
            return None
        case ("", _) if after is not None:
            return LastChange(after, What.WRITTEN, at)
        case (_, "") if before is not None:
            return LastChange(before, What.REMOVED, at)
        case _ if after is not None:
            return LastChange(after, What.CHANGED, at)
        case _:
            return None


def _not_kept(
    record: MeetingRecord, kept: Iterable[Revision], journalled: Mapping[Id, LastChange], since: datetime
) -> list[LastChange]:
    """The paragraphs whose words are others than those kept last, or that were begun since and never kept."""
    kept_of = {revision.block.id: revision.block for revision in kept}
    zone = record.meeting.time_zone
    found = []
    for block in record.blocks:
        last = kept_of.get(block.id)
        if last is None and (block.at is None or instant(block.at, 0, zone) < since):
            continue
        change = _change(last, block, None)
        if change is not None:
            known = journalled.get(block.id)
            is_new = known is not None and known.what is What.WRITTEN
            found.append(LastChange(block, What.WRITTEN if is_new else change.what, None))
    return found


def shown_changes(changes: Iterable[LastChange], presenter: LivePresenter) -> tuple[ShownChange, ...]:
    """The changes in words: the time in the room, the number of the paragraph or else of its item, and the text."""
    numbers = {place.id: place.number for place in presenter.places() if place.kind is PlaceKind.PARAGRAPH}
    zone = presenter.meeting.time_zone
    return tuple(
        ShownChange(
            time=f"{wall_time(change.at, zone)[0]:%H:%M}" if change.at is not None else say("live.last_changes.last"),
            number=_number(change, numbers, presenter),
            what=say(f"live.last_changes.{change.what}"),
            words=change.block.words,
        )
        for change in changes
    )


def _number(change: LastChange, numbers: Mapping[Id, str], presenter: LivePresenter) -> str:
    if change.what is not What.REMOVED and numbers.get(change.block.id):
        return numbers[change.block.id]
    return say("live.last_changes.in_item", number=presenter.number(change.block.minute_id))


def _words(block: Block | None) -> str:
    return block.words.strip() if block is not None else ""


def _instant(change: LastChange) -> datetime:
    return change.at or datetime.max


class BeforeTheStop(QObject):
    """What the store tells of the last minutes of a run that was cut off, gathered before anything else is written."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._changes: tuple[ShownChange, ...] = ()
        self.kept_last: datetime | None = None
        """When something was kept last, as the room's clock had it."""
        presenter = room.presenter
        try:
            entries = desk.queries.journal_of(room.meeting_id, MOST_ROWS)
            changes = last_changes(presenter.record, entries, desk.queries.last_revisions(room.meeting_id))
        except Trouble:  # a damaged row of the past is no reason not to go on
            return
        self._changes = shown_changes(changes, presenter)
        if entries:
            self.kept_last = wall_time(entries[0].recorded_at, presenter.meeting.time_zone)[0]

    def offer(self, bar: MessageBar) -> None:
        """A button on the bar that shows it; none where nothing changed."""
        if self._changes and self._desk.popups.knows(PopupName.LAST_CHANGES):
            bar.add_button(say("live.brought_back.changed")).clicked.connect(self._show)

    def _show(self) -> None:
        self._desk.popups.ask(Question(name=PopupName.LAST_CHANGES, values={"changes": self._changes}))
