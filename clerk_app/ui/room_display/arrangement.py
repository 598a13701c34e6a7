"""Where the words of the room display stand: laid out as on a surface of 1366 by 768, and scaled to the one there is.

From the back of a room only the part of the wall that a word takes counts, so sizes go with the surface and not with
the text size of the clerk. What is too long is set smaller, step by step; what is too long even so is cut at the end of
a line and says so. It does not scroll: nobody in the room has a key to it, and words that move by themselves leave
before a slow reader is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from clerk_app.ui.room_display.values import RoomBlock, RoomValues
from clerk_app.ui.theme.fonts import TYPE_SCALE, TextStyle, tabular
from clerk_app.ui.theme.theme import Theme
from clerk_app.wording.catalogue import say

DRAWN_AT = QSize(1366, 768)
SMALLEST_POINTS = 24
STEP_POINTS = 2
FOOT_POINTS = 12
"""The smallest size of the line at the foot, which has to hold everything."""
MOST_TITLE_LINES = 2
LINE_PERCENT = 107
"""Line height as a percentage of the font's own."""
SIDE = 64
BLOCK_LEFT = 104


class Ink(Enum):
    """What is drawn: words, an icon, or a bare stretch of colour."""

    WORDS = "words"
    ICON = "icon"
    FILL = "fill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One line of words, one icon by its name, or a fill, in the colour at a path of the tokens."""

    ink: Ink
    room: QRect
    colour: str
    words: str = ""
    font: QFont | None = None
    at_right: bool = False


def arranged(values: RoomValues, size: QSize, theme: Theme) -> tuple[Piece, ...]:
    """Everything there is to draw on a surface of this size."""
    return tuple(_Arrangement(size, theme).pieces(values))


class _Arrangement:
    def __init__(self, size: QSize, theme: Theme) -> None:
        self._theme = theme
        self._size = size
        self._scale = min(size.width() / DRAWN_AT.width(), size.height() / DRAWN_AT.height())
        self._pieces: list[Piece] = []

    def pieces(self, values: RoomValues) -> list[Piece]:
        below = self._head(values)
        above = self._foot(values)
        below = self._title(values, below)
        if values.block is not None:
            self._block(values.block, below + self._px(38), above - self._px(24))
        return self._pieces

    # Its three parts

    def _head(self, values: RoomValues) -> int:
        """Board and time; gives back where they end."""
        small = self._font(TextStyle.ROOM_SMALL)
        clock = tabular(self._font(TextStyle.ROOM_SMALL))
        clock.setWeight(QFont.Weight.DemiBold)
        top, height = self._px(36), QFontMetrics(clock).height()
        width = _width(clock, values.clock)
        right = self._size.width() - self._px(SIDE)
        self._words(values.clock, QRect(right - width, top, width, height), clock, "text", at_right=True)
        room = QRect(self._px(SIDE), top, right - width - self._px(40) - self._px(SIDE), height)
        self._words(_cut(values.board, small, room.width()), room, small, "text2")
        return top + height

    def _title(self, values: RoomValues, below: int) -> int:
        """The item; gives back where it ends."""
        left, right = self._px(SIDE), self._size.width() - self._px(SIDE)
        top = below + self._px(38)
        font, lines, indent = self._title_lines(values, right - left)
        pitch = _pitch(font)
        if values.number:
            number = _cut(values.number, font, indent)
            self._words(number, QRect(left, top, indent, pitch), font, "text3")
        for line in lines:
            self._words(line, QRect(left + indent, top, right - left - indent, pitch), font, "text")
            top += pitch
        return top

    def _title_lines(self, values: RoomValues, width: int) -> tuple[QFont, list[str], int]:
        points = TYPE_SCALE[TextStyle.ROOM_TITLE].points
        while True:
            font = self._font(TextStyle.ROOM_TITLE, points)
            number = _cut(values.number, font, width // 3)
            indent = max(self._px(60), _width(font, number) + self._px(24)) if number else 0
            lines = _broken(values.title, font, width - indent)
            if len(lines) <= MOST_TITLE_LINES or points <= SMALLEST_POINTS:
                return font, _first_lines(lines, MOST_TITLE_LINES, font, width - indent), indent
            points = max(points - STEP_POINTS, SMALLEST_POINTS)

    def _block(self, block: RoomBlock, top: int, bottom: int) -> None:
        """The proposal or decision, beside a bar that is as long as it is."""
        left, right = self._px(BLOCK_LEFT), self._size.width() - self._px(SIDE)
        label = self._font(TextStyle.ROOM_SMALL)
        label.setWeight(QFont.Weight.DemiBold)
        height, side = max(QFontMetrics(label).height(), self._px(28)), self._px(28)
        text_top = top + self._px(7) + height + self._px(12)
        if text_top > bottom:
            return
        font, lines, goes_on = self._block_lines(block, right - left, bottom - text_top)
        ends = text_top + len(lines) * _pitch(font)
        self._icon(block.icon, QRect(left, top + self._px(7), side, height), f"{block.meaning}.text")
        words = QRect(left + side + self._px(13), top + self._px(7), right - left - side - self._px(13), height)
        self._words(_cut(block.label, label, words.width()), words, label, f"{block.meaning}.text")
        for place, line in enumerate(lines):
            room = QRect(left, text_top + place * _pitch(font), right - left, _pitch(font))
            self._words(line, room, font, "text2" if block.withheld else "text")
        if goes_on:
            small = self._font(TextStyle.ROOM_SMALL)
            room = QRect(left, ends + self._px(8), right - left, _pitch(small))
            self._words(_cut(goes_on, small, room.width()), room, small, "text2")
            ends = room.bottom() + 1
        bar = QRect(self._px(SIDE), top, self._px(8), ends + self._px(6) - top)
        self._pieces.append(Piece(ink=Ink.FILL, room=bar, colour=f"{block.meaning}.bar"))

    def _block_lines(self, block: RoomBlock, width: int, height: int) -> tuple[QFont, list[str], str]:
        """The font and lines of a block, and the sentence below them where they are not all."""
        points = TYPE_SCALE[TextStyle.ROOM_PROPOSAL].points
        while True:
            font = self._font(TextStyle.ROOM_PROPOSAL, points)
            lines = _broken(block.text, font, width)
            if len(lines) * _pitch(font) <= height:
                return font, lines, ""
            if points <= SMALLEST_POINTS:
                room = height - self._px(8) - _pitch(self._font(TextStyle.ROOM_SMALL))
                return font, _first_lines(lines, max(room // _pitch(font), 1), font, width), say("room.goes_on")
            points = max(points - STEP_POINTS, SMALLEST_POINTS)

    def _foot(self, values: RoomValues) -> int:
        """Quorum, threshold and likely finish over a line; gives back where that is."""
        height = self._px(84)
        line = QRect(0, self._size.height() - height, self._size.width(), max(self._px(2), 1))
        self._pieces.append(Piece(ink=Ink.FILL, room=line, colour="line"))
        room = QRect(self._px(SIDE), line.bottom() + 1, self._size.width() - 2 * self._px(SIDE), height - line.height())
        points = TYPE_SCALE[TextStyle.ROOM_SMALL].points
        while points > FOOT_POINTS and self._foot_width(values, points) > room.width():
            points -= 1
        self._foot_words(values, points, room)
        return line.top()

    def _foot_words(self, values: RoomValues, points: float, room: QRect) -> None:
        plain, strong = self._foot_fonts(points)
        gap, left, right = self._px(40), room.left(), room.right() + 1
        if values.quorum:
            colour = f"{values.quorum_kind}.text"
            side = self._px(32)
            self._icon(values.quorum_icon, QRect(left, room.top(), side, room.height()), colour)
            left += side + self._px(12)
            left = self._foot_word(values.quorum, left, room, strong, colour) + gap
            left = self._foot_word(values.count, left, room, plain, "text") + gap
        for words in (values.finish, values.threshold):
            if words and right - _width(plain, words) >= left:
                right -= _width(plain, words)
                self._foot_word(words, right, room, plain, "text2")
                right -= gap

    def _foot_word(self, words: str, left: int, room: QRect, font: QFont, colour: str) -> int:
        shown = _cut(words, font, room.right() + 1 - left)
        width = _width(font, shown)
        self._words(shown, QRect(left, room.top(), width, room.height()), font, colour)
        return left + width

    def _foot_width(self, values: RoomValues, points: float) -> int:
        plain, strong = self._foot_fonts(points)
        widths = [_width(plain, words) for words in (values.count, values.threshold, values.finish) if words]
        if values.quorum:
            widths.append(self._px(44) + _width(strong, values.quorum))
        return sum(widths) + self._px(40) * max(len(widths) - 1, 0)

    def _foot_fonts(self, points: float) -> tuple[QFont, QFont]:
        plain = self._font(TextStyle.ROOM_SMALL, points)
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        return plain, strong

    # Pieces and lengths

    def _words(self, words: str, room: QRect, font: QFont, colour: str, *, at_right: bool = False) -> None:
        if words:
            piece = Piece(ink=Ink.WORDS, room=room, colour=colour, words=words, font=font, at_right=at_right)
            self._pieces.append(piece)

    def _icon(self, name: str, room: QRect, colour: str) -> None:
        self._pieces.append(Piece(ink=Ink.ICON, room=room, colour=colour, words=name))

    def _px(self, length: float) -> int:
        return max(round(length * self._scale), 1)

    def _font(self, style: TextStyle, points: float | None = None) -> QFont:
        font = self._theme.font(style)
        font.setPointSizeF(max((points or TYPE_SCALE[style].points) * self._scale, 1))
        return font


def _width(font: QFont, words: str) -> int:
    # One more, since a line that needs a fraction of a pixel more than is measured would be cut.
    return QFontMetrics(font).horizontalAdvance(words) + 1 if words else 0


def _pitch(font: QFont) -> int:
    return max(QFontMetrics(font).height() * LINE_PERCENT // 100, 1)


def _cut(words: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))


def _broken(words: str, font: QFont, width: int) -> list[str]:
    """The words in lines no wider than that; a line break in them ends a line."""
    return [line for part in words.splitlines() for line in _lines(part, font, width) if line]


def _lines(words: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPoint(0, 0))
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


def _first_lines(lines: list[str], count: int, font: QFont, width: int) -> list[str]:
    """So many lines; where there are more, the last of them ends in an ellipsis."""
    if len(lines) <= count:
        return lines
    last = QFontMetrics(font).elidedText(f"{lines[count - 1]} {lines[count]}…", Qt.TextElideMode.ElideRight, width)
    return [*lines[: count - 1], last if last.endswith("…") else f"{last}…"]
