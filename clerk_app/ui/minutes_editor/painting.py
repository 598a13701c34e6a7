"""Draws what stands round the text of a block: number, time, card, label, second line, events, list marks and grids."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from clerk_app.domain.minutes import OF_TWO_PARTS, BlockKind
from clerk_app.ui.minutes_editor.block_text import PART_END
from clerk_app.ui.minutes_editor.card_details import BETWEEN_DETAILS, ICON_GAP, LEAST_DETAIL
from clerk_app.ui.minutes_editor.decoration import (
    ICONS,
    MEANINGS,
    BlockDecoration,
    Detail,
    EventLine,
    second_part_hint,
)
from clerk_app.ui.minutes_editor.dress import ICON, Dress
from clerk_app.ui.minutes_editor.frames import CARD_INSET, ENTRY_INDENT, OVERHANG, event_row
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_layout import Place
from clerk_app.ui.minutes_editor.numbers import Numbers

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARKED = (BlockKind.LIST_ENTRY, BlockKind.DECISION)
"""The kinds before whose text a mark may stand."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BlockPainter:
    """Draws round the blocks of one minute."""

    def __init__(self, text: MinuteText, numbers: Numbers, dress: Dress) -> None:
        self._text = text
        self._numbers = numbers
        self._dress = dress

    def paint(self, painter: QPainter, place: Place) -> None:
        """Draw all that belongs to the block at a place but its text."""
        facts, frame = self._text.facts[place.number], place.box.frame
        if frame.events_above:
            self._events_above(painter, place)
        if place.decoration is not None:
            self._card(painter, place, facts.kind, place.decoration)
        elif facts.kind is BlockKind.QUOTATION:
            self._quotation(painter, place)
        elif facts.kind is BlockKind.TABLE:
            self._grid(painter, place)
        self._margins(painter, place)
        if facts.kind in _MARKED:
            self._mark(painter, place)
        if facts.kind in OF_TWO_PARTS:
            self._second_part(painter, place, facts.kind)
        if frame.events_below:
            self._events_below(painter, place)

    # The margins

    def _margins(self, painter: QPainter, place: Place) -> None:
        dress, column, clip = self._dress, place.column, place.clip
        overhang = dress.px(OVERHANG)
        if clip.left() >= column.left - overhang and clip.right() <= column.right + overhang:
            return
        top, height = self._first_row(place)
        number = self._called(place, self._numbers.number, self._numbers.number_to_be)
        if number:
            room = QRectF(0, top, column.left - dress.px(16), height)
            self._words(painter, room, _RIGHT, number, *self._number_look(place))
        begun = self._text.begun_at(place.number)
        if begun is not None and column.time_right is not None:
            room = QRectF(column.right, top, column.time_right - column.right, height)
            self._words(painter, room, _RIGHT, f"{begun:%H:%M}", dress.time, "text3")

    def _called(self, place: Place, now: Callable[[int], str], to_be: Callable[[int], str]) -> str:
        """What stands before a block; an empty one shows what it is going to be only while the caret is in it."""
        return to_be(place.number) if place.is_here else now(place.number)

    def _number_look(self, place: Place) -> tuple[QFont, str]:
        dress = self._dress
        return (dress.number_here, "mark") if place.is_here else (dress.number, "text3")

    def _first_row(self, place: Place) -> tuple[float, float]:
        dress = self._dress
        if place.decoration is None:
            return place.origin.y(), dress.row
        return self._card_top(place) + dress.px(6), dress.label_row

    def _mark(self, painter: QPainter, place: Place) -> None:
        dress = self._dress
        if place.clip.left() >= place.origin.x() - dress.px(OVERHANG):
            return
        mark = self._called(place, self._numbers.mark, self._numbers.mark_to_be)
        if mark:
            gap, width = dress.px(8), dress.px(ENTRY_INDENT)
            room = QRectF(place.origin.x() - width, place.origin.y(), width - gap, dress.row)
            self._words(painter, room, _RIGHT, mark, dress.writing, "text2")

    # Cards

    def _card(self, painter: QPainter, place: Place, kind: BlockKind, decoration: BlockDecoration) -> None:
        dress, box = self._dress, place.box
        top = self._card_top(place)
        bottom = place.origin.y() + box.height + box.frame.foot
        rect = QRectF(place.column.left, top, place.column.width, bottom - top)
        meaning = decoration.meaning or MEANINGS[kind]
        corner = max(dress.card_radius, dress.px(4))
        if rect.adjusted(corner, corner, -corner, -corner).contains(place.clip):
            painter.fillRect(place.clip, dress.ink(f"{meaning}.fill"))
            return
        self._card_surface(painter, rect, meaning, is_dashed=decoration.is_dashed)
        inset = dress.px(CARD_INSET)
        label = QRectF(rect.left() + inset, top + dress.px(6), rect.width() - 2 * inset, dress.label_row)
        if place.clip.top() < label.bottom():
            self._label(painter, label, decoration.icon or ICONS[kind], decoration, meaning)
        row = QRectF(place.origin.x(), place.origin.y() + box.height, rect.right() - place.origin.x() - inset, 0)
        if decoration.details and place.clip.bottom() > row.top():
            row.setHeight(dress.detail_row)
            self._details(painter, row, decoration.details)

    def _card_top(self, place: Place) -> float:
        frame = place.box.frame
        return place.top + frame.gap + len(frame.events_above) * event_row(self._dress)

    def _card_surface(self, painter: QPainter, rect: QRectF, meaning: str, *, is_dashed: bool) -> None:
        dress = self._dress
        half = dress.border / 2
        inner = rect.adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(dress.ink(f"{meaning}.bar" if is_dashed else "line"), dress.border)
        if is_dashed:
            edge.setDashPattern([3.0, 3.0])
        painter.setPen(edge)
        painter.setBrush(dress.ink(f"{meaning}.fill"))
        painter.drawRoundedRect(inner, dress.card_radius, dress.card_radius)
        painter.restore()
        if not is_dashed:
            painter.fillRect(QRectF(rect.left(), rect.top(), dress.px(4), rect.height()), dress.ink(f"{meaning}.bar"))

    def _label(self, painter: QPainter, room: QRectF, icon: str, decoration: BlockDecoration, meaning: str) -> None:
        dress, colour = self._dress, f"{meaning}.text"
        x = self._icon(painter, room, icon, colour) + dress.px(7)
        x = self._words_at(painter, x, room, decoration.label, dress.label, colour)
        if decoration.after_label:
            self._words_at(painter, x, room, f", {decoration.after_label}", dress.label, colour)

    def _details(self, painter: QPainter, room: QRectF, details: tuple[Detail, ...]) -> None:
        dress = self._dress
        left = room.left()
        for detail in details:
            row = QRectF(left, room.top(), room.right() - left, room.height())
            colour = "action.text" if detail.is_missing else "link" if detail.leads else "text2"
            if row.width() < dress.px(LEAST_DETAIL):
                break
            x = self._icon(painter, row, detail.icon, colour) + dress.px(ICON_GAP)
            end = self._words_at(painter, x, row, detail.words, dress.detail, colour)
            if detail.leads:
                base = row.center().y() + QFontMetricsF(dress.detail).ascent() / 2 + dress.border
                painter.fillRect(QRectF(x, round(base), end - x, dress.border), dress.ink(colour))
            left = end + dress.px(BETWEEN_DETAILS)

    def _second_part(self, painter: QPainter, place: Place, kind: BlockKind) -> None:
        parts, dress = place.box.parts, self._dress
        if len(parts) < 2:
            return
        x, y = place.origin.x(), place.origin.y() + parts[1]
        width = place.column.right - x - dress.px(12)
        painter.fillRect(QRectF(x, y - dress.px(2), width, dress.border), dress.ink("line"))
        if self._second_part_is_empty(place.number):
            words = second_part_hint(kind)
            self._words(painter, QRectF(x + 3, y, width, dress.row), _LEFT, words, dress.writing, "text3")

    def _second_part_is_empty(self, number: int) -> bool:
        return self._text.document.findBlockByNumber(number).text().endswith(PART_END * 2)

    # Quotations, tables, events

    def _quotation(self, painter: QPainter, place: Place) -> None:
        dress = self._dress
        rect = QRectF(place.column.left, place.origin.y(), dress.px(3), place.box.height)
        painter.fillRect(rect, dress.ink("control"))

    def _grid(self, painter: QPainter, place: Place) -> None:
        grid = place.box.grid
        if grid is None:
            return
        dress, origin = self._dress, place.origin
        width, height = grid.columns[-1], grid.rows[-1]
        painter.fillRect(QRectF(origin.x(), origin.y(), width, grid.rows[min(1, len(grid.rows) - 1)]), dress.ink("alt"))
        for y in (*grid.rows[:-1], height - dress.border):  # the last one inside: what comes below is drawn alone
            painter.fillRect(
                QRectF(origin.x(), origin.y() + y, width + dress.border, dress.border), dress.ink("control")
            )
        for x in grid.columns:
            painter.fillRect(QRectF(origin.x() + x, origin.y(), dress.border, height), dress.ink("control"))

    def _events_above(self, painter: QPainter, place: Place) -> None:
        top = place.top + place.box.frame.gap
        if place.clip.top() >= self._card_top(place):
            return
        for number, event in enumerate(place.box.frame.events_above):
            self._event(painter, place, event, top + number * event_row(self._dress) - self._dress.px(8))

    def _events_below(self, painter: QPainter, place: Place) -> None:
        top = place.origin.y() + place.box.height + place.box.frame.foot
        if place.clip.bottom() <= top:
            return
        for number, event in enumerate(place.box.frame.events_below):
            self._event(painter, place, event, top + number * event_row(self._dress))

    def _event(self, painter: QPainter, place: Place, event: EventLine, top: float) -> None:
        dress, column = self._dress, place.column
        room = QRectF(column.left, top + dress.px(8), column.width, event_row(dress) - dress.px(8))
        colour, font = ("danger.text", dress.label) if event.is_warning else ("text2", dress.detail)
        x = self._icon(painter, room, event.icon, colour) + dress.px(7)
        self._words_at(painter, x, room, event.words, font, colour)
        if column.time_right is not None and event.at is not None:
            time = QRectF(column.right, room.top(), column.time_right - column.right, room.height())
            self._words(painter, time, _RIGHT, f"{event.at:%H:%M}", dress.time, "text3")

    # Words and icons

    def _words(
        self, painter: QPainter, room: QRectF, align: Qt.AlignmentFlag, words: str, font: QFont, colour: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._dress.ink(colour))
        drawn = self._dress.lettering(words, font)
        size = drawn.size()
        x = room.right() - size.width() if align is _RIGHT else room.left()
        painter.drawStaticText(QPointF(x, room.center().y() - size.height() / 2), drawn)

    def _words_at(self, painter: QPainter, x: float, room: QRectF, words: str, font: QFont, colour: str) -> float:
        """Draws the words from x on, cut short at the end of the room; returns where they end."""
        width, shown = self._dress.lettering(words, font).size().width(), words
        if width > room.right() - x:
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room.right() - x, 0))
            width = metrics.horizontalAdvance(shown)
        self._words(painter, QRectF(x, room.top(), room.right() - x + 1, room.height()), _LEFT, shown, font, colour)
        return x + width

    def _icon(self, painter: QPainter, room: QRectF, name: str, colour: str) -> float:
        """Draws the icon at the left of the room; returns where it ends."""
        side = self._dress.px(ICON)
        picture = self._dress.icon(name, colour, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(room.left(), round(room.center().y() - side / 2)), picture)
        return room.left() + side
