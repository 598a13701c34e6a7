"""Controls in lines that break where there is no more room, as words do in a paragraph.

    layout = WrappingLayout(bar)
    layout.arrange([[field, button], [box]])      each line begins anew; all in one line breaks where it must

What wants to be wide (Expanding) shares what is left of its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class WrappingLayout(QLayout):
    """Lays its widgets out from the left, and on in the next line; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._breaks: set[int] = set()
        self._between = 0
        self._known: dict[int, list[list[tuple[QLayoutItem, int]]]] = {}

    def invalidate(self) -> None:
        """Lay out anew: what is inside may have another size."""
        self._known = {}
        super().invalidate()

    def set_line_spacing(self, pixels: int) -> None:
        """Leave so much between the lines; `setSpacing` is between what stands in one."""
        self._between = pixels
        self.invalidate()

    def arrange(self, lines: Sequence[Sequence[QWidget]]) -> None:
        """Hold these widgets in this order, with a line that begins at the first of each."""
        held = {id(item.widget()): item for item in self._items}
        for widget in (widget for line in lines for widget in line):
            if id(widget) not in held:
                self.addChildWidget(widget)
                held[id(widget)] = QWidgetItem(widget)  # made here: Python hears of its end, see nesting.py
        self._items = [held[id(widget)] for line in lines for widget in line]
        self._breaks = set(accumulate(map(len, lines)))
        self.invalidate()

    # What Qt calls

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._known = {}

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._known = {}
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        lines = self._lines(width - edges.left() - edges.right())
        return edges.top() + edges.bottom() + sum(map(_height, lines)) + self._between * max(len(lines) - 1, 0)

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        edges = self.contentsMargins()
        width = max(widths, default=0) + edges.left() + edges.right()
        return QSize(width, 0)  # the height follows from the width alone

    def sizeHint(self) -> QSize:
        edges = self.contentsMargins()
        shown = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        width = sum(shown) + self.spacing() * max(len(shown) - 1, 0) + edges.left() + edges.right()
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        top = room.top()
        for line in self._lines(room.width()):
            left, height = room.left(), _height(line)
            for item, width in line:
                tall = min(_height([(item, width)]), height)
                item.setGeometry(QRect(QPoint(left, top + (height - tall) // 2), QSize(width, tall)))
                left += width + self.spacing()
            top += height + self._between

    # The inside

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The lines with their items and how wide each of them is; Qt asks for the same width again and again."""
        if room not in self._known:
            self._known[room] = list(self._broken(room))
        return self._known[room]

    def _broken(self, room: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        line: list[tuple[QLayoutItem, int]] = []
        taken = 0
        for place, item in enumerate(self._items):
            begins = place in self._breaks
            width = min(item.sizeHint().width(), room)
            if line and (begins or (not item.isEmpty() and taken + self.spacing() + width > room)):
                yield _filled(line, room - taken)
                line, taken = [], 0
            if not item.isEmpty():
                taken += width + (self.spacing() if line else 0)
                line.append((item, width))
        if line:
            yield _filled(line, room - taken)


def _filled(line: list[tuple[QLayoutItem, int]], left: int) -> list[tuple[QLayoutItem, int]]:
    """The line with what is left of it given to those that want to be wide."""
    wide = [item for item, _ in line if item.expandingDirections() & Qt.Orientation.Horizontal]
    if not wide:
        return line
    share, rest = divmod(max(left, 0), len(wide))
    extra = {id(item): share + (rest if item is wide[-1] else 0) for item in wide}
    return [(item, width + extra.get(id(item), 0)) for item, width in line]


def _height(line: list[tuple[QLayoutItem, int]]) -> int:
    return max(
        item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height() for item, width in line
    )
