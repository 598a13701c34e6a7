"""The commands that part a minute and join its parts, and those that move paragraphs to another item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.services.acts import Act, JoinMinutes, MoveBlocks, PartFrom, SetExempt, SplitMinute
from clerk_app.ui.actions import ActionId
from clerk_app.ui.minutes_editor.block_text import rich_between
from clerk_app.ui.minutes_editor.spot import block_at, held, select, selected_blocks
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.questions import Confirmation, Pick, Picking
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.views.live_meeting.arranging import Arranging
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import heading_among_parts


@dataclass(frozen=True, slots=True)
class _Caret:
    """Where the caret stands: in which block, how far into it; `beside` is where it goes if that block went."""

    block_id: Id
    inside: int
    beside: Id | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a minute is to be parted: before a block, or behind so many of its characters."""

    block_id: Id
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A part that is to be exempt, while its reason is asked for: it begins and ends at these places.

    None is the beginning or the end of the minute.
    """

    minute_id: Id
    start: _Place | None
    end: _Place | None


class PartingCommands(QObject):
    """What moves text from one minute to another."""

    act_made = Signal(object)
    """An act that moves no text."""
    refused = Signal(str)
    """Why what was asked for cannot be done here."""
    failed = Signal(object)
    """The error of an act that was not carried out."""
    looked = Signal()
    """Another part may be shown."""

    def __init__(self, desk: Desk, room: LiveRoom, asking: Asking) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._asking = asking
        self._asked: _Asked | None = None
        self._moved: tuple[Id, ...] = ()
        self._target: Id | None = None
        self._arranging = Arranging(room, desk.lane)
        self._arranging.failed.connect(self.failed)
        self._arranging.undone.connect(room.pane.take_undo_back)
        self._arranging.not_saved.connect(self._say_not_saved)

    def commands(self) -> Commands:
        """What can be asked for, by the pop-ups that there are."""
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.SPLIT_MINUTE: self.split,
            ActionId.JOIN_MINUTE: self.join,
        }
        if self._asking.knows(PopupName.EXEMPT):
            commands[ActionId.EXEMPT_PART] = self.ask_exempt
        if self._asking.knows(PopupName.PICK):
            commands[ActionId.MOVE_TO_ITEM] = self.ask_item
        return commands

    # Parting and joining

    def split(self) -> None:
        """The paragraphs from the caret on become a further part of the item; the caret stays at its words."""
        shown = self._room.presenter.shown
        place = self._place_at(self._room.editor.textCursor().selectionStart())
        if shown is None or place is None:
            self.refused.emit(say("parting.nothing_before"))
            return
        part = self._desk.ids.new()
        act = SplitMinute(minute_id=shown, parts=(_part_from(place, part),))
        self._carry_out(act, (shown, part), part)

    def ask_exempt(self) -> None:
        """Ask why the selected words, else all from the caret on, are closed to the public, and what it reads instead.

        Of what is exempt already these words are asked for again, to be changed.
        """
        record, shown = self._room.presenter.record, self._room.presenter.shown
        minute = next((one for one in record.minutes if one.id == shown), None)
        if minute is None:
            return
        closed = record.exemption_of_minute(minute)
        if closed is not None:
            self._asked = _Asked(minute.id, None, None)
            self._asking.ask(PopupName.EXEMPT, self._make_exempt, exempt=closed, whole=True, known=True)
            return
        cursor = self._room.editor.textCursor()
        end = self._place_at(cursor.selectionEnd()) if cursor.hasSelection() else None
        if cursor.hasSelection() and self._is_at_end(cursor.selectionEnd()):
            end = None
        self._asked = _Asked(minute.id, self._place_at(cursor.selectionStart()), end)
        known = Exemption(reason="", public_title=say("live.exempt_public_title"))
        whole = self._asked.start is None and end is None
        self._asking.ask(PopupName.EXEMPT, self._make_exempt, exempt=known, whole=whole)

    def _make_exempt(self, reason: object) -> None:
        asked, self._asked = self._asked, None
        if not isinstance(reason, Exemption) or asked is None or asked.minute_id != self._room.presenter.shown:
            return
        if asked.start is None and asked.end is None:
            self.act_made.emit(SetExempt(minute_id=asked.minute_id, exempt=reason))
            return
        places = [place for place in (asked.start, asked.end) if place is not None]
        parts = tuple(_part_from(place, self._desk.ids.new()) for place in places)
        exempt_id = asked.minute_id if asked.start is None else parts[0].minute_id
        act = SplitMinute(minute_id=asked.minute_id, parts=parts, exempt=reason, exempt_id=exempt_id)
        self._carry_out(act, (asked.minute_id, *(part.minute_id for part in parts)), exempt_id, "ExemptPart")

    def join(self) -> None:
        """The part shown and the one before it, or else the one behind it, are one again."""
        later = self._later_part()
        if later is None:
            self.refused.emit(say("broken.nothing_to_join"))
            return
        earlier = self._room.presenter.record.goes_on_with[later]
        self._carry_out(JoinMinutes(minute_id=later), (earlier, later), earlier)

    def _later_part(self) -> Id | None:
        parts, shown = self._room.presenter.record_without_last_words.goes_on_with, self._room.presenter.shown
        if shown in parts:
            return shown
        return next((later for later, earlier in parts.items() if earlier == shown), None)

    # Paragraphs that go to another item

    def ask_item(self) -> None:
        """Choose the item to which the selected paragraphs go."""
        record, shown = self._room.presenter.record, self._room.presenter.shown
        number = self._room.presenter.number
        picks = [
            Pick(
                f"{number(minute.id)}  {heading_among_parts(record, minute)}",
                minute,
                say("parting.exempt_aside") if record.exemption_of_minute(minute) is not None else "",
            )
            for minute in record.minutes
            if minute.id != shown
        ]
        if not picks:
            self.refused.emit(say("parting.move.nowhere"))
            return
        self._moved = self._selected()
        title = say("parting.move.title", count=len(self._moved))
        picking = Picking(title, "arrow-right", say("parting.move.ask"), tuple(picks))
        self._asking.ask(PopupName.PICK, self._take_to, picking=picking)

    def drop_on(self, minute_id: str) -> None:
        """The selected paragraphs were dragged onto an item of the agenda."""
        target = next((one for one in self._room.presenter.record.minutes if one.id == minute_id), None)
        if target is not None and target.id != self._room.presenter.shown and self._room.is_editable:
            self._moved = self._selected()
            self._take_to(target)

    def _take_to(self, chosen: object) -> None:
        record, shown = self._room.presenter.record, self._room.presenter.shown
        here = next((one for one in record.minutes if one.id == shown), None)
        if not isinstance(chosen, Minute) or here is None:
            return
        self._target = chosen.id
        becomes_public = record.exemption_of_minute(here) is not None and record.exemption_of_minute(chosen) is None
        if not becomes_public:
            self._move(True)
            return
        confirmation = Confirmation(
            title=say("parting.public.title"),
            text=say("parting.public.text", number=self._room.presenter.number(chosen.id), title=chosen.heading),
            keep=say("parting.public.keep"),
            act=say("parting.public.act"),
            icon="eye",
        )
        self._asking.ask(PopupName.CONFIRM, self._move, confirmation=confirmation)

    def _move(self, agreed: object) -> None:
        shown, target = self._room.presenter.shown, self._target
        if agreed is True and shown is not None and target is not None and self._moved:
            act = MoveBlocks(meeting_id=self._room.meeting_id, block_ids=self._moved, minute_id=target)
            self._carry_out(act, (shown, target), shown)

    def _selected(self) -> tuple[Id, ...]:
        """The blocks that the selection reaches; one at whose very start it ends is not meant."""
        cursor = self._room.editor.textCursor()
        blocks = selected_blocks(cursor)
        if len(blocks) > 1 and cursor.selectionEnd() == blocks[-1].position():
            blocks.pop()
        return tuple(held(block).id for block in blocks)

    # The inside

    def _carry_out(self, act: Act, minutes: tuple[Id, ...], show: Id, name: str = "") -> None:
        caret = self._caret()
        words = say(f"undo.act.{name}") if name else name_of(act)
        if self._arranging.carry_out(act, minutes, words, show) is not None:
            self._stand_at(caret)
            self._room.panes.go_to_text()
            self.looked.emit()

    def _caret(self) -> _Caret:
        cursor = self._room.editor.textCursor()
        here, blocks = held(cursor.block()), selected_blocks(cursor)
        following, before = blocks[-1].next(), blocks[0].previous()
        beside = following if following.isValid() else before
        return _Caret(here.id, cursor.position() - here.start, held(beside).id if beside.isValid() else None)

    def _stand_at(self, caret: _Caret) -> None:
        """The caret is at its words again; where these went elsewhere, at what stood beside them, else first."""
        text, editor = self._room.editor.text, self._room.editor
        place = text.place_of(caret.block_id)
        cursor = QTextCursor(text.document)
        if place is not None:
            here = held(text.document.findBlockByNumber(place))
            cursor.setPosition(min(here.start + caret.inside, here.end))
        elif caret.beside is not None and text.place_of(caret.beside) is not None:
            cursor.setPosition(held(text.document.findBlockByNumber(text.place_of(caret.beside) or 0)).end)
        select(cursor, cursor.position(), cursor.position())
        editor.setTextCursor(cursor)
        editor.keep_in_middle()

    def _place_at(self, position: int) -> _Place | None:
        """Where to part the minute at a position: None where nothing is written before it."""
        document = self._room.editor.text.document
        here = held(block_at(QTextCursor(document), position))
        words = len(rich_between(here.block, here.start, position))
        offset = 0 if here.is_divided and position < here.end else words
        before = self._room.editor.text.worded[: here.block.blockNumber()]
        if not any(before) and not (offset and here.block.text()[:offset].strip()):
            return None
        following = here.block.next()
        if offset and position >= here.end and following.isValid():
            return _Place(held(following).id)
        return _Place(here.id, offset)

    def _is_at_end(self, position: int) -> bool:
        last = held(self._room.editor.text.document.lastBlock())
        worded = self._room.editor.text.worded
        behind = worded[block_at(QTextCursor(last.block), position).blockNumber() + 1 :]
        here = held(block_at(QTextCursor(last.block), position))
        return position >= here.end and not any(behind)

    def _say_not_saved(self) -> None:
        self.refused.emit(say("parting.not_saved"))


def _part_from(place: _Place, part: Id) -> PartFrom:
    return PartFrom(block_id=place.block_id, minute_id=part, offset=place.offset)
