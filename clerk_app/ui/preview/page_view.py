"""The pages below one another, as large as the room or as wished, with a mark beside the place that is looked at.

view.show_paper(spots)         the keeper has other pages; what can be gone to on them are these spots
view.go_to_source(source)      the place is what was made from this
view.place                     the spot that is looked at: Up and Down, a click, and scrolling choose another
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from clerk_app.documents.laid import Spot
from clerk_app.services.ports import LetterBox
from clerk_app.ui.preview.page_words import Find, Letter, letter_at, selected_boxes, selected_words, words_between
from clerk_app.ui.preview.paper_keeper import PaperKeeper
from clerk_app.ui.preview.zoom import Fit, Zoom, larger, smaller
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.theme.tokens import LIGHT
from clerk_app.ui.widgets.announce import announce
from clerk_app.wording.catalogue import say

PAPER = QColor(255, 255, 255)
FOUND = QColor(255, 214, 10, 110)
FOUND_NOW = QColor(255, 140, 0, 130)
SELECTED = QColor(LIGHT.accent)
"""On white pages, whatever the colours of the window."""
ABOVE_PLACE = 0.25
"""How much of the room stays above a place that is gone to."""
STEP = 40
"""What one turn of a wheel scrolls, and an arrow sideways, in pixels at 100 %."""
WHEEL_STEP = 120
"""What Qt counts for one turn of a wheel."""


class PageView(QAbstractScrollArea):
    """The pages of the paper that a keeper has."""

    page_changed = Signal(int)
    """Another page is looked at."""
    zoom_changed = Signal()
    edit_asked = Signal()
    """Enter: what is at the place is to be edited."""
    selection_changed = Signal()

    def __init__(self, theme: Theme, keeper: PaperKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keeper = theme, keeper
        self._zoom = Zoom()
        self._scale = 1.0
        self._pages: tuple[QRect, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._place: Spot | None = None
        self._page = 0
        self._finds: Sequence[Find] = ()
        self._find: Find | None = None
        self._selected: tuple[Letter, Letter] | None = None
        self._is_moving = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that the pages fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        keeper.drawn.connect(self._page_drawn)
        keeper.read.connect(self._page_read)
        theme.changed.connect(self._lay_out)
        self._name_it()

    # What is shown

    @property
    def page(self) -> int:
        """The page that is looked at, from 0 on."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        """How large the pages are shown."""
        return self._zoom

    @property
    def percent(self) -> int:
        """How large the pages are shown, in percent."""
        return round(self._scale * 72 / 96 * 100)

    @property
    def place(self) -> Spot | None:
        """The spot that is looked at; None where nothing that can be gone to is in sight."""
        return self._place

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What can be gone to, in the order of reading."""
        return self._spots

    def show_paper(self, spots: Sequence[Spot]) -> None:
        """The keeper has other pages: show them, and in them the place that was looked at before."""
        before, offset, page = self._place, self._offset(), self._page
        self._spots = tuple(spots)
        self._finds, self._find, self._selected = (), None, None
        self._lay_out()
        same = self._same_spot(before) if before is not None else None
        if same is not None:
            self._place = same
            self.verticalScrollBar().setValue(round(self._top_of(same) - offset))
            self._place = same
        else:
            self._place = None
            self.go_to_page(min(page, max(len(self._pages) - 1, 0)))
        self._look_again()
        self._name_it()
        self.selection_changed.emit()

    def show_finds(self, finds: Sequence[Find], now: Find | None) -> None:
        """Mark what was found, and go to the one that is looked at."""
        self._finds, self._find = finds, now
        if now is not None and now.boxes:
            self._place = self._spot_at(now.page, now.boxes[0].top) or self._place
            self._bring_in_sight(now.page, now.boxes[0].top, now.boxes[-1].bottom)
        self.viewport().update()

    # Going

    def go_to_source(self, source: str) -> bool:
        """Make this the place, a little below the upper edge; False where nothing on the pages was made from it."""
        found = next((spot for spot in self._spots if spot.source == source), None)
        if found is None:
            return False
        self.verticalScrollBar().setValue(round(self._top_of(found) - self._room().height() * ABOVE_PLACE))
        self._set_place(found)
        return True

    def go_to_page(self, page: int) -> None:
        """Show this page from its top on."""
        if 0 <= page < len(self._pages):
            self.verticalScrollBar().setValue(self._pages[page].top() - self._gap())
            self._note_page(page)

    def next_page(self) -> None:
        """Show the page after this one; its foot at the last."""
        if self._page + 1 < len(self._pages):
            self.go_to_page(self._page + 1)
        else:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def previous_page(self) -> None:
        """Show the top of this page or, from there, the page before."""
        bar = self.verticalScrollBar()
        top = self._pages[self._page].top() - self._gap() if self._pages else 0
        self.go_to_page(self._page if bar.value() > top and bar.value() < bar.maximum() else self._page - 1)

    def move_place(self, step: int) -> None:
        """Make the next or previous thing that can be gone to the place."""
        if not self._spots:
            return
        at = self._spots.index(self._place) if self._place in self._spots else None
        spot = self._spots[min(max((at if at is not None else -1) + step, 0), len(self._spots) - 1)]
        self._bring_in_sight(spot.page, spot.top, spot.bottom)
        self._set_place(spot)
        announce(self, self.place_words() or self.accessibleName())

    def place_words(self) -> str:
        """What stands at the place."""
        words = self._keeper.texts.get(self._place.page) if self._place is not None else None
        return words_between(words, self._place.top, self._place.bottom) if words and self._place else ""

    # How large

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages in this size; the place stays where it is."""
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self._lay_out()
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """The next size up."""
        self.set_zoom(larger(self._scale))

    def zoom_out(self) -> None:
        """The next size down."""
        self.set_zoom(smaller(self._scale))

    def fit(self) -> None:
        """The width of the room, or once it has that, the whole page."""
        self.set_zoom(Zoom(Fit.PAGE if self._zoom.fit is Fit.WIDTH else Fit.WIDTH))

    # Selecting

    @property
    def has_selection(self) -> bool:
        """Whether words are selected."""
        return self._selected is not None and self._selected[0] != self._selected[1]

    def selected_text(self) -> str:
        """The words that are selected, or without a selection those at the place."""
        if self._selected is not None and self.has_selection:
            return selected_words(self._keeper.texts, *sorted(self._selected))
        return self.place_words()

    def select_page(self) -> None:
        """Select all words of the page that is looked at."""
        words = self._keeper.texts.get(self._page)
        if words is not None:
            self._select(Letter(self._page, 0), Letter(self._page, len(words.text)))

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = _MOVES.get(event.key())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._scroll_by(-1 if back else 1)
        elif moved is not None:
            moved(self)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = self._letter_under(event.position())
            self._select(at, at)
            self._choose_under(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selected is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._selected[0], self._letter_under(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_under(event.position())
            self.edit_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.tokens.hover))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            self._paint_page(painter, page)
        self._paint_place(painter)
        if not self._pages and self._keeper.is_laying:
            painter.setPen(self._theme.colour("text2"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, say("export.preview.preparing"))
        if self.hasFocus():
            self._paint_focus(painter)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(700), self._theme.metrics.px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(160), self._theme.metrics.px(160))

    # Laying out

    def _lay_out(self) -> None:
        """Place the pages anew; what was at the place stays where it was in the room."""
        offset, place = self._offset(), self._place
        self._measure()
        if self._pages and place is not None:
            self._is_moving = True
            self.verticalScrollBar().setValue(round(self._top_of(place) - offset))
            self._is_moving = False
        self._look_again()
        self.viewport().update()

    def _measure(self) -> None:
        sizes, gap = self._keeper.sizes, self._gap()
        room = self._room()
        if not sizes:
            self._pages = ()
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            return
        widest = max(width for width, _ in sizes), max(height for _, height in sizes)
        self._scale = self._zoom.scale(widest, (room.width() - 2 * gap, room.height() - 2 * gap))
        full = max(round(widest[0] * self._scale) + 2 * gap, room.width())
        top, pages = gap, []
        for width, height in sizes:
            wide, high = round(width * self._scale), round(height * self._scale)
            pages.append(QRect((full - wide) // 2, top, wide, high))
            top += high + gap
        self._pages = tuple(pages)
        self._is_moving = True
        for bar, length, shown in (
            (self.verticalScrollBar(), top, room.height()),
            (self.horizontalScrollBar(), full, room.width()),
        ):
            bar.setRange(0, max(length - shown, 0))
            bar.setPageStep(shown)
            bar.setSingleStep(self._theme.metrics.px(STEP))
        self._is_moving = False

    def _room(self) -> QSize:
        return self.viewport().size()

    def _gap(self) -> int:
        return self._theme.metrics.px(18)

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> Iterator[int]:
        seen = QRect(self._origin(), self._room())
        return (page for page, rect in enumerate(self._pages) if rect.intersects(seen))

    # Looking

    def _look_again(self) -> None:
        """After scrolling: have what is in sight drawn and read, and see which page and place are looked at."""
        if self._is_moving or not self._pages:
            return
        seen = list(self._in_sight())
        around = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self._pages)] if seen else []
        self._keeper.want([(page, self._device_width(page)) for page in (*seen, *around)], kind="pages")
        for page in seen:
            self._keeper.read_page(page)
        self._note_page(self._page_looked_at())
        if self._place is None or not self._is_in_sight(self._place):
            self._set_place(next((spot for spot in self._spots if self._is_in_sight(spot)), None))

    def _page_looked_at(self) -> int:
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() == bar.maximum():
            return len(self._pages) - 1
        line = self._origin().y() + self._room().height() // 3
        return max(bisect_right([page.top() - self._gap() for page in self._pages], line) - 1, 0)

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._name_it()
            self.page_changed.emit(page)

    def _set_place(self, spot: Spot | None) -> None:
        if spot != self._place:
            self._place = spot
            self.viewport().update()

    def _name_it(self) -> None:
        words = self._keeper.texts.get(self._page)
        count = max(len(self._pages), 1)
        self.setAccessibleName(say("export.preview.page", page=self._page + 1, pages=count))
        self.setAccessibleDescription(" ".join(words.text.split()) if words is not None else "")

    def _page_drawn(self, page: int) -> None:
        self.viewport().update()

    def _page_read(self, page: int) -> None:
        if page == self._page:
            self._name_it()

    # Spots

    def _top_of(self, spot: Spot) -> float:
        return self._pages[spot.page].top() + spot.top * self._scale if spot.page < len(self._pages) else 0.0

    def _bottom_of(self, spot: Spot) -> float:
        return self._pages[spot.page].top() + spot.bottom * self._scale if spot.page < len(self._pages) else 0.0

    def _offset(self) -> float:
        """How far below the upper edge of the room the place is."""
        if self._place is None or not self._pages:
            return 0.0
        return self._top_of(self._place) - self._origin().y()

    def _same_spot(self, before: Spot) -> Spot | None:
        """The spot of the same source, on the page where it was if it is still there."""
        same = [spot for spot in self._spots if spot.source == before.source]
        return min(same, key=lambda spot: abs(spot.page - before.page), default=None)

    def _is_in_sight(self, spot: Spot) -> bool:
        top = self._origin().y()
        return self._bottom_of(spot) > top and self._top_of(spot) < top + self._room().height()

    def _spot_at(self, page: int, down: float) -> Spot | None:
        """The spot at a height of a page, or the last one above it."""
        above = [spot for spot in self._spots if spot.page == page and spot.top <= down]
        return above[-1] if above else None

    def _bring_in_sight(self, page: int, top: float, bottom: float) -> None:
        if page >= len(self._pages):
            return
        upper = self._pages[page].top() + top * self._scale - self._gap()
        lower = self._pages[page].top() + bottom * self._scale + self._gap()
        bar, room = self.verticalScrollBar(), self._room().height()
        if upper < bar.value() or lower - upper > room:
            bar.setValue(round(upper))
        elif lower > bar.value() + room:
            bar.setValue(round(lower - room))

    def _scroll_by(self, rooms: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rooms * (self._room().height() - self._gap()))

    def _scroll_sideways(self, step: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + step * bar.singleStep())

    # The mouse

    def _point_on_page(self, position: QPointF) -> tuple[int, float, float]:
        """The page under a point of the room, or the nearest, and the point on it in points."""
        y = position.y() + self._origin().y()
        tops = [page.top() - self._gap() // 2 for page in self._pages]
        page = max(bisect_right(tops, y) - 1, 0)
        rect = self._pages[page]
        x = position.x() + self._origin().x() - rect.left()
        return page, x / self._scale, (y - rect.top()) / self._scale

    def _letter_under(self, position: QPointF) -> Letter:
        if not self._pages:
            return Letter(0, 0)
        page, x, y = self._point_on_page(position)
        words = self._keeper.texts.get(page)
        return letter_at(page, words, x, y) if words is not None else Letter(page, 0)

    def _choose_under(self, position: QPointF) -> None:
        if self._pages:
            page, _, y = self._point_on_page(position)
            self._set_place(self._spot_at(page, y) or self._place)

    def _select(self, first: Letter, last: Letter) -> None:
        self._selected = (first, last)
        self.viewport().update()
        self.selection_changed.emit()

    # Painting

    def _device_width(self, page: int) -> int:
        return round(self._pages[page].width() * self.devicePixelRatioF())

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self._pages[page].translated(-self._origin())
        painter.fillRect(rect, PAPER)
        picture = self._keeper.picture(page, self._device_width(page))
        if picture is not None:
            painter.drawPixmap(rect, picture)
        painter.setPen(QColor(self._theme.tokens.control))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        for find in self._finds:
            if find.page == page:
                self._paint_boxes(painter, rect, find.boxes, FOUND_NOW if find == self._find else FOUND)
        words = self._keeper.texts.get(page)
        if self._selected is not None and words is not None:
            shade = QColor(SELECTED)
            shade.setAlpha(70)
            self._paint_boxes(painter, rect, selected_boxes(page, words, *sorted(self._selected)), shade)

    def _paint_boxes(self, painter: QPainter, page: QRect, boxes: Sequence[LetterBox], colour: QColor) -> None:
        for box in boxes:
            room = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
            scaled = QRectF(room.topLeft() * self._scale, room.size() * self._scale).translated(QPointF(page.topLeft()))
            painter.fillRect(scaled, colour)
            if colour == FOUND_NOW:  # told by more than a colour
                painter.setPen(QColor(LIGHT.text))
                painter.drawRect(scaled)

    def _paint_place(self, painter: QPainter) -> None:
        """A bar in the margin beside what is looked at."""
        place = self._place
        if place is None or place.page >= len(self._pages):
            return
        page = self._pages[place.page]
        top = round(self._top_of(place))
        rect = QRect(
            page.left() + self._gap() // 2, top, self._theme.metrics.px(3), round(self._bottom_of(place)) - top
        )
        painter.fillRect(rect.translated(-self._origin()), QColor(LIGHT.mark))

    def _paint_focus(self, painter: QPainter) -> None:
        width = self._theme.metrics.focus
        pen = painter.pen()
        pen.setColor(QColor(self._theme.tokens.focus))
        pen.setWidth(width)
        painter.setPen(pen)
        painter.drawRect(self.viewport().rect().adjusted(width // 2, width // 2, -width // 2, -width // 2))


_MOVES: Mapping[int, Callable[[PageView], None]] = {
    Qt.Key.Key_PageDown: PageView.next_page,
    Qt.Key.Key_PageUp: PageView.previous_page,
    Qt.Key.Key_Down: lambda view: view.move_place(1),
    Qt.Key.Key_Up: lambda view: view.move_place(-1),
    Qt.Key.Key_Home: lambda view: view.go_to_page(0),
    Qt.Key.Key_End: lambda view: view.go_to_page(len(view._pages) - 1),
    Qt.Key.Key_Right: lambda view: view._scroll_sideways(1),
    Qt.Key.Key_Left: lambda view: view._scroll_sideways(-1),
}
