"""Sets the blocks of a minute one under the other and draws those that are seen.

Qt keeps the room round a paragraph in its format, where every change of text size, label or attendance would be a step
of undo. Here that room is worked out from the block's facts and never stored in the document.

Most of what a long minute costs is breaking its lines. So a block is set when it comes into sight, or when something
asks for its lines; until then it is taken to be as high as most are. Whoever shows the minute has all set that is seen
(`set_around`), and the rest while nothing else is to be done (`set_more`): `top` tells how far that moved what stays.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, chain

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextFrame,
    QTextLayout,
)

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, BlockKind
from clerk_app.ui.minutes_editor.block_text import DIVIDED
from clerk_app.ui.minutes_editor.card_details import leading_detail
from clerk_app.ui.minutes_editor.decoration import BlockDecoration, Decorations, EventLine, own_decoration
from clerk_app.ui.minutes_editor.dress import Dress
from clerk_app.ui.minutes_editor.frames import CARD_INSET, OVERHANG, Column, Frame, column_for, event_row, frame_of
from clerk_app.ui.minutes_editor.line_breaking import Grid, Rows, break_paragraph, break_parts, break_table
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.text_ranges import (
    Selection,
    caret_in,
    marked_ranges,
    position_in,
    ranges_in,
    seen_of,
    selections_of,
)

_MANY = 40
"""So many blocks that change at once are set no sooner than they are seen."""


@dataclass(slots=True)
class Box:
    """One block as it is set: the room round its text, the height of the text, and the lines inside it."""

    frame: Frame
    height: float = 0.0
    parts: tuple[float, ...] = ()
    grid: Grid | None = None
    marked: tuple[QTextLayout.FormatRange, ...] = ()

    @property
    def outer(self) -> float:
        """The height of everything that belongs to the block."""
        return self.frame.above + self.height + self.frame.below


@dataclass(frozen=True, slots=True)
class Place:
    """One block as the painter meets it, the `number`th of the document; `is_here` where the caret is in it.

    `origin` is the upper left corner of its text. `clip` is the part of the document that is drawn again: what lies
    outside need not be drawn.
    """

    number: int
    box: Box
    top: float
    column: Column
    origin: QPointF
    decoration: BlockDecoration | None
    is_here: bool
    clip: QRectF


PaintBlock = Callable[[QPainter, Place], None]


class MinutesLayout(QAbstractTextDocumentLayout):
    """Where everything in one minute stands."""

    repaint_wanted = Signal(QRectF)
    """Something in this part of the document looks different now."""

    unsetting = Signal()
    """Very many blocks are about to be set no more; until then everything stands where it did."""

    unset = Signal()
    """They are set no more."""

    def __init__(
        self, text: MinuteText, dress: Dress, paint_block: PaintBlock, kinds: tuple[DecisionKind, ...]
    ) -> None:
        super().__init__(text.document)
        self.caret_width = 1
        self._text = text
        self._dress = dress
        self._rows = _rows_of(dress)
        self._paint_block = paint_block
        self._kinds = kinds
        self._decorations = Decorations()
        self._events: dict[Id | None, tuple[EventLine, ...]] = {}
        self._width = 600.0
        self._column = column_for(self._width, dress)
        self._here = -1
        self._tail = 0.0
        self._boxes: list[Box | None] = []
        self._outers: list[float] = []
        self._tops: list[float] = [0.0]
        self._unframed: set[int] = set()
        self._unset = 0
        self._guesses = False
        self._lead: tuple[EventLine, ...] | None = None
        text.blocks_changed.connect(self._note_blocks)

    # What is set

    def top(self, place: int) -> float:
        """Where everything of the block at a place begins; blocks before it that are not set count as guessed."""
        return self._top(min(place, len(self._outers)))

    def places_between(self, top: float, bottom: float) -> range:
        """The places of the blocks that stand between two heights of the document, or of the nearest one."""
        self._top(len(self._outers))
        last = max(len(self._boxes) - 1, 0)
        first = min(max(bisect_right(self._tops, top) - 1, 0), last)
        return range(first, max(min(bisect_left(self._tops, bottom), last + 1), first + 1))

    @property
    def is_set(self) -> bool:
        """True once every block is set."""
        return not self._unset

    def is_set_at(self, place: int) -> bool:
        """True where the block at a place is set."""
        return place < len(self._boxes) and self._boxes[place] is not None

    def set_around(self, place: int, above: float, below: float) -> bool:
        """Set the blocks that stand so far above and below the top of a block; True where any was not set."""
        unset = self._unset
        for places, room in ((range(place, len(self._boxes)), below), (range(place - 1, -1, -1), above)):
            left = room
            for at in places:
                if left <= 0:
                    break
                self._set_unset(at)
                left -= self._outers[at]
        return self._unset != unset

    def set_more(self, place: int, may_go_on: Callable[[], bool]) -> None:
        """Set the blocks that are not set, from the one at that place on and then those before it, for a while."""
        for at in chain(range(place, len(self._boxes)), range(place - 1, -1, -1)):
            if self._boxes[at] is None:
                self._set_unset(at)
                if not may_go_on():
                    break

    @contextmanager
    def guessing(self) -> Iterator[None]:
        """Whoever asks inside for a block that is not set hears where it is taken to be; no lines are broken for it."""
        self._guesses = True
        try:
            yield
        finally:
            self._guesses = False

    def tell_size(self) -> None:
        """Tell how high the document is now, once some of it was set."""
        self.documentSizeChanged.emit(self.documentSize())

    # What the editor tells

    def set_dress(self, dress: Dress, paint_block: PaintBlock) -> None:
        """Set and draw with these colours, type and lengths; the caller sets the document's font afterwards."""
        self._dress, self._paint_block = dress, paint_block
        self._rows = _rows_of(dress)
        self._forget_lines(range(len(self._boxes)))
        self._boxes, self._unset = [], 0

    def set_decorations(self, decorations: Decorations) -> None:
        """Show these labels, second lines and events; only what they touch is set again."""
        old, self._decorations = self._decorations, decorations
        old_events, self._events = self._events, self._events_by_block()
        changed = [
            place
            for place, block_id in enumerate(self._text.order[: len(self._boxes)])
            if self._boxes[place] is not None
            and (
                old.card(block_id) != decorations.card(block_id)
                or old_events.get(block_id) != self._events.get(block_id)
                or (place == 0 and old_events.get(None) != self._events.get(None))
            )
        ]
        if changed:
            self._set_again(changed, unchanged=set(changed))

    def set_here(self, place: int) -> None:
        """The caret is in the block at this place."""
        if place != self._here:
            old, self._here = self._here, place
            self._ask_repaint_called(old)
            self._ask_repaint_called(place)

    def set_tail(self, tail: float) -> None:
        """Leave so much room under the last block, so that its line can stand in the middle of the pane."""
        if tail != self._tail:
            self._tail = tail
            self.documentSizeChanged.emit(self.documentSize())

    @property
    def column(self) -> Column:
        """The column of the text."""
        return self._column

    def decoration_of(self, place: int) -> BlockDecoration | None:
        """What the card at a place shows; None for a block without a card."""
        facts = self._text.facts[place]
        if not facts.is_card:
            return None
        return self._decorations.card(self._text.order[place]) or own_decoration(facts, self._kinds)

    def outer_rect(self, place: int) -> QRectF:
        """Everything that belongs to the block at a place, over the whole width."""
        return QRectF(0, self._top(place), self._column.right + 2000, self._top(place + 1) - self._top(place))

    def card_bottom(self, place: int) -> float:
        """Where the text of the block at a place ends, with the foot of its card."""
        box = self._boxes[place]
        return self._top(place) + (box.frame.above + box.height + box.frame.foot if box is not None else 0)

    # What Qt asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Set again what Qt says has changed."""
        if len(self._boxes) != len(self._text.order) or self._width_changed():
            self._unset_everything()
            return
        document = self.document()
        if not removed and added >= document.characterCount():
            return  # Qt tells so of another page size or font, of which these boxes know; no edit adds the last border
        first = document.findBlock(position)
        last = document.findBlock(position + added)
        start = first.blockNumber()
        stop = (last if last.isValid() else document.lastBlock()).blockNumber() + 1
        if stop == start + 1 and not self._unframed:
            self._set_one(start, first, position - first.position())
        else:
            self._unframed.update(range(start, stop))
            self._set_again(sorted(self._unframed), unchanged=self._unframed - set(range(start, stop)))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the blocks inside the clip, the selections and the caret."""
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        self._top(len(self._outers))
        place = max(bisect_right(self._tops, clip.top()) - 1, 0)
        block = self.document().findBlockByNumber(place)
        selections = selections_of(context)
        while block.isValid() and place < len(self._boxes) and self._tops[place] < clip.bottom():
            self._draw_block(painter, block, place, selections, context.cursorPosition, clip)
            block = block.next()
            place += 1

    # Qt hands over a QPointF; its stubs also allow what converts to one.
    def hitTest(  # type: ignore[override]
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        """The position under a point, or the nearest one; -1 where an exact hit is asked for and missed."""
        block = self.document().findBlockByNumber(self.places_between(point.y(), point.y())[0])
        inside = point - self.blockBoundingRect(block).topLeft()
        return position_in(block, inside, exact=accuracy == Qt.HitTestAccuracy.ExactHit)

    def pageCount(self) -> int:
        """A minute on screen is one page."""
        return 1

    def documentSize(self) -> QSizeF:
        """The size of all blocks, with the room under the last one."""
        return QSizeF(self._column.right, self._top(len(self._outers)) + self._dress.px(12) + self._tail)

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """A minute has no frames but its own."""
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where the text of a block stands, without the room round it."""
        place = block.blockNumber()
        if not 0 <= place < len(self._boxes):
            return QRectF()
        box = self._boxes[place]
        if box is None and self._guesses:
            return QRectF(self._column.left, self._top(place), self._column.width, self._guess)
        box = box or self._with_lines(place, block)
        frame = box.frame
        return QRectF(
            self._column.left + frame.inset, self._top(place) + frame.above, self._text_width(frame), box.height
        )

    def leading_at(self, point: QPointF) -> Id | None:
        """The block on whose card words are at a point of the document that lead somewhere; None without any."""
        place = self.places_between(point.y(), point.y())[0]
        decoration = self.decoration_of(place) if self._boxes else None
        if decoration is None:
            return None
        text = self.blockBoundingRect(self._text.document.findBlockByNumber(place))
        right = self._column.right - self._dress.px(CARD_INSET)
        row = QRectF(text.left(), text.bottom(), right - text.left(), self._dress.detail_row)
        found = leading_detail(row, decoration.details, self._dress)
        return self._text.order[place] if found is not None and found.contains(point) else None

    # How blocks are set

    def _note_blocks(self, start: int, old: int, new: int) -> None:
        if len(self._boxes) < start + old:
            self._boxes, self._unset = [], 0
            return
        self._unset += new - (self._boxes[start : start + old].count(None) if self._unset else 0)
        self._boxes[start : start + old] = [None] * new
        self._outers[start : start + old] = [self._guess] * new
        del self._tops[start + 1 :]
        self._unframed = {place + new - old if place >= start + old else place for place in self._unframed}
        beside = range(max(start - 1, 0), min(start + new + 1, len(self._boxes)))
        self._unframed.update(beside)
        if self._decorations.events:
            self._events = self._events_by_block()

    def _width_changed(self) -> bool:
        width = self._pane_width()
        if width != self._width and column_for(width, self._dress) == self._column:
            self._width = width
        return width != self._width

    def _pane_width(self) -> float:
        width = self.document().pageSize().width()
        return width if width > 0 else 600.0

    def _unset_everything(self) -> None:
        """Nothing is set any more: it will be as it comes into sight."""
        self._forget_lines(range(len(self._boxes)))
        self._width = self._pane_width()
        self._column = column_for(self._width, self._dress)
        self._lead = None
        count = len(self._text.order)
        self._boxes = [None] * count
        self._outers = [self._guess] * count
        self._unset = count
        self._unframed = set()
        self._events = self._events_by_block()
        self._sizes_changed(0)

    def _set_one(self, place: int, block: QTextBlock, changed_at: int) -> None:
        box = self._boxes[place]
        if box is None:
            self._set(place)
            self._sizes_changed(place)
            return
        before, parts, grid = box.outer, box.parts, box.grid
        self._break(box, block)
        if box.outer != before:
            self._outers[place] = box.outer
            self._sizes_changed(place)
        elif (box.parts, box.grid) != (parts, grid):
            self._ask_repaint(place)
        else:
            self.repaint_wanted.emit(self._lines_from(place, box, block, changed_at))

    def _lines_from(self, place: int, box: Box, block: QTextBlock, changed_at: int) -> QRectF:
        """Where the lines of a block stand that a change in it may have set anew, the margins beside them left out."""
        changed = block.layout().lineForTextPosition(changed_at)
        before = block.layout().lineAt(max(changed.lineNumber() - 1, 0))  # words may have moved up into it
        text_top = self._top(place) + box.frame.above
        top, bottom = text_top + (before.y() if before.isValid() else 0.0), text_top + box.height
        if box.grid is not None and changed.isValid():
            row = max(bisect_right(box.grid.rows, changed.y()) - 1, 0)
            top, bottom = text_top + box.grid.rows[row], text_top + box.grid.rows[row + 1]
        overhang = self._dress.px(OVERHANG)
        left = self._column.left + box.frame.inset
        return QRectF(left - overhang, top, self._text_width(box.frame) + 2 * overhang, bottom - top)

    def _set_again(self, places: list[int], unchanged: Set[int] = frozenset()) -> None:
        """Frame these blocks anew and break their lines; of those `unchanged` only where the frame is narrower now.

        Where very many have changed, they wait until they are seen.
        """
        self._unframed = set()
        count = len(self._boxes)
        waits = len(places) - len(unchanged) > _MANY
        if waits:
            self.unsetting.emit()
        for place in places:
            if place >= count:
                continue
            if place in unchanged:
                self._frame_again(place)
            elif waits:
                self._unset_again(place)
            else:
                self._set(place)
        self._sizes_changed(min(places, default=0))
        if waits:
            self.unset.emit()

    def _set(self, place: int) -> None:
        """Frame a block and break it into lines."""
        box = self._boxes[place]
        if box is None:
            box = self._boxes[place] = Box(self._frame(place))
            self._unset -= 1
        else:
            box.frame = self._frame(place)
        self._break(box, self.document().findBlockByNumber(place))
        self._outers[place] = box.outer

    def _set_unset(self, place: int) -> None:
        if self._boxes[place] is None:
            self._set(place)
            del self._tops[place + 1 :]

    def _frame_again(self, place: int) -> None:
        """Another frame round the same words; one that is not set gets it with its lines."""
        box = self._boxes[place]
        if box is None:
            return
        before, box.frame = self._text_width(box.frame), self._frame(place)
        if self._text_width(box.frame) != before:
            self._break(box, self.document().findBlockByNumber(place))
        self._outers[place] = box.outer

    def _unset_again(self, place: int) -> None:
        self.document().findBlockByNumber(place).layout().clearLayout()  # it may have been asked for its lines
        self._unset += self._boxes[place] is not None
        self._boxes[place] = None
        self._outers[place] = self._guess

    def _forget_lines(self, places: Iterable[int]) -> None:
        """Else Qt would go by the old lines as long as no new ones are set."""
        for place in places:
            if self._boxes[place] is not None:
                self.document().findBlockByNumber(place).layout().clearLayout()

    def _with_lines(self, place: int, block: QTextBlock) -> Box:
        """A block that is not set, broken into lines for whoever asks for them; it takes no other room than before."""
        box = Box(self._frame(place))
        self._break(box, block)  # anew each time: lines that it has may be those of another width or of other words
        return box

    @property
    def _guess(self) -> float:
        """How high a block is taken to be that is not set."""
        return float(2 * self._dress.row + self._dress.px(12))

    def _frame(self, place: int) -> Frame:
        return frame_of(
            self._text.facts, place, self.decoration_of(place), self._events, self._text.order[place], self._dress
        )

    def _break(self, box: Box, block: QTextBlock) -> None:
        rows, width = self._rows, self._text_width(box.frame)
        kind = self._text.facts[block.blockNumber()].kind
        box.marked = marked_ranges(block, self._dress.ink("link"), divided=kind in DIVIDED)
        match kind:
            case BlockKind.TABLE:
                box.height, box.grid = break_table(block, width, rows)
            case _ if kind in OF_TWO_PARTS:
                box.height, box.parts = break_parts(block, width, rows)
            case _:
                box.height = break_paragraph(block, width, rows)

    def _text_width(self, frame: Frame) -> float:
        return max(self._column.width - frame.inset - frame.inset_right, 1.0)

    def _sizes_changed(self, place: int) -> None:
        del self._tops[place + 1 :]
        self.documentSizeChanged.emit(self.documentSize())
        self.repaint_wanted.emit(QRectF(0, self._first_to_repaint(place), 1e6, 1e7))

    def _first_to_repaint(self, place: int) -> float:
        """Where what changed with a block begins: the events above the first one stay as they are while it is typed."""
        box = self._boxes[0] if place == 0 and self._boxes else None
        if box is None:
            self._lead = None if place == 0 else self._lead
            return self._top(place)
        before, self._lead = self._lead, box.frame.events_above
        return self._called_top(0, box) if before == self._lead else 0.0

    def _called_top(self, place: int, box: Box) -> float:
        """Where a block begins, without the events above it."""
        frame = box.frame
        return self._top(place) + frame.gap + len(frame.events_above) * event_row(self._dress)

    def _ask_repaint_called(self, place: int) -> None:
        """Repaint what a block is called by, its number or mark, which looks different where the caret is."""
        box = self._boxes[place] if 0 <= place < len(self._boxes) else None
        if box is not None:
            top, right = self._called_top(place, box), self._column.left + box.frame.inset
            bottom = self._top(place) + box.frame.above + self._dress.row
            self.repaint_wanted.emit(QRectF(0, top, right, bottom - top))
        else:
            self._ask_repaint(place)

    def _ask_repaint(self, place: int) -> None:
        if 0 <= place < len(self._outers):
            self.repaint_wanted.emit(self.outer_rect(place))

    def _top(self, place: int) -> float:
        known = len(self._tops)
        if place >= known:
            added = accumulate(self._outers[known - 1 : place], initial=self._tops[-1])
            next(added)
            self._tops.extend(added)
        return self._tops[place]

    def kept_about(self, place: int) -> tuple[str, ...]:
        """What the lines below the block at a place say of it alone."""
        return tuple(line.words for line in self._events.get(self._text.order[place], ()) if line.at is None)

    def _events_by_block(self) -> dict[Id | None, tuple[EventLine, ...]]:
        found: dict[Id | None, tuple[EventLine, ...]] = {}
        for event in self._decorations.events:
            after = event.after
            if after is not None and self._text.place_of(after) is None:
                if event.at is None:
                    continue
                after = self._last_begun_by(event.at)
            found[after] = (*found.get(after, ()), event)
        return found

    def _last_begun_by(self, at: datetime) -> Id | None:
        last: Id | None = None
        for place, block_id in enumerate(self._text.order):
            begun = self._text.begun_at(place)
            last = block_id if begun is not None and begun <= at else last
        return last

    def _draw_block(
        self,
        painter: QPainter,
        block: QTextBlock,
        number: int,
        selections: list[Selection],
        caret: int,
        clip: QRectF,
    ) -> None:
        box = self._boxes[number]
        if box is None:
            return
        decoration = self.decoration_of(number)
        column, top = self._column, self._tops[number]
        text_top = top + box.frame.above
        origin = QPointF(column.left + box.frame.inset, text_top)
        self._paint_block(painter, Place(number, box, top, column, origin, decoration, number == self._here, clip))
        layout = block.layout()
        painter.setPen(self._dress.ink("text"))
        marked = seen_of(box.marked, layout, clip.top() - text_top, clip.bottom() - text_top) if box.marked else ()
        looks = [*marked, *ranges_in(block, selections)] if marked or selections else []
        layout.draw(painter, origin, looks, clip)
        at = caret_in(block, layout, caret)
        if at is not None:
            layout.drawCursor(painter, origin, at, self.caret_width)


def _rows_of(dress: Dress) -> Rows:
    return Rows(dress.row, dress.text_height, dress.px(4))
