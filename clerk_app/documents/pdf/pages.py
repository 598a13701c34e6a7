"""Lays boxes on pages: no heading alone at the foot, no single line left behind, rows that break over pages."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from clerk_app.documents.blocks import Ruling
from clerk_app.documents.laid import Spot
from clerk_app.documents.pdf.boxes import (
    CLOSE,
    WIDOW,
    Care,
    CellBox,
    Place,
    RowBox,
    TableBox,
    Taken,
    TextBox,
    fitting,
    full_height,
    gap_between,
    least_height,
    lines_in,
    take,
    whole,
)
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.colour import fill, stroke
from clerk_app.documents.pdf.file import Bookmark, PageContent
from clerk_app.documents.style import PageStyle

Box = TextBox | TableBox

_MOVED = 0.2
"""A row up to this share of the page goes to the next page whole; a higher one breaks."""


class Pages:
    """Fills pages from top to foot, which are so far from the upper and the lower edge of the paper.

    The first page may begin further up or down than the others. `places` has for each source the page on which it
    begins, from 0 on, and how far above the foot of the page.
    """

    def __init__(
        self, style: PageStyle, brush: Brush, *, top: float, bottom: float, first_top: float | None = None
    ) -> None:
        self.brush = brush
        self.finished: list[PageContent] = []
        self.bookmarks: list[Bookmark] = []
        self.spots: list[Spot] = []
        self.places: dict[str, tuple[int, float]] = {}
        self._style = style
        self._top = style.page.height - top
        self._foot = float(bottom)
        self._y = self._start = self._top if first_top is None else style.page.height - first_top
        self._above: Box | None = None
        self._kept = False

    def lay(self, boxes: Iterable[Box]) -> None:
        """Lay all boxes in order and finish the last page."""
        chain: list[Box] = []
        for box in boxes:
            if box.starts_page:
                self._lay_chain(chain)
                chain = []
                self._new_page()
            chain.append(box)
            if not (isinstance(box, TextBox) and box.keep):
                self._lay_chain(chain)
                chain = []
        self._lay_chain(chain)
        self.finished.append(self.brush.page)

    def _lay_chain(self, chain: Sequence[Box]) -> None:
        """Boxes of which each but the last keeps with the next."""
        self._kept = len(chain) > 1
        rest = self._keep_together(chain) if self._kept else 0.0
        for box in chain:
            if isinstance(box, TableBox):
                self._table(box)
            else:
                self._text(box, rest)
            self._above, rest = box, 0.0

    @property
    def _is_fresh(self) -> bool:
        return self._above is None

    def _new_page(self) -> None:
        self.finished.append(self.brush.page)
        self.brush.page = PageContent(len(self.finished))
        self._y = self._start = self._top
        self._above = None

    def _gap(self, below: TextBox) -> float:
        if self._above is None:
            return 0.0
        if isinstance(self._above, TableBox):
            return max(self._style.table.after, below.look.before)
        return gap_between(self._above, below)

    def _keep_together(self, chain: Sequence[Box]) -> float:
        """Begin a new page where the first box, or its last lines, would be parted from those it keeps with.

        How much room these take below it.
        """
        first = chain[0]
        if not isinstance(first, TextBox):
            return 0.0
        rest = 0.0
        above = first
        for box in chain[1:]:
            if isinstance(box, TableBox):
                rest += self._style.table.after + self._least_of(box)
            else:
                rest += gap_between(above, box) + (box.height if box.keep else box.least)
                above = box
        page, room = self._top - self._foot, self._y - self._gap(first) - self._foot
        if not self._is_fresh and first.height + rest > room and rest < page and not self._may_break(first, room):
            self._new_page()
        return rest if rest < page else 0.0

    @staticmethod
    def _may_break(box: TextBox, room: float) -> bool:
        """Whether some lines of a paragraph may stand in the room and its last ones on the next page."""
        return not box.rule and len(box.lines) >= 2 * WIDOW and lines_in(room, box) >= WIDOW

    def _text(self, box: TextBox, rest: float = 0.0) -> None:
        """A paragraph, whose last lines stand on a page with room for the `rest` below them."""
        self._y -= box.drop + self._gap(box)
        first, count, leading = 0, len(box.lines), box.look.leading
        room = self._y - self._foot
        if (fitting(box, first, room) == 0 or box.height_beside > room) and not self._is_fresh:
            self._new_page()
        self._bookmark(box, self._y)
        below_aside = self._beside(box) if box.aside is not None else self._y
        while first < count:
            room = self._y - self._foot
            end = min(first + (fitting(box, first, room) or max(lines_in(room, box), 1)), count)
            if rest and end == count and count - first >= 2 * WIDOW and (count - first) * leading + rest > room + CLOSE:
                end = count - WIDOW
            self.brush.text(box, first, end, self._y)
            self._spot(box, self._y, end - first)
            self._y -= (end - first) * leading
            first = end
            if first < count:
                self._new_page()
                below_aside = self._y
        self._y = min(self._y, below_aside)
        if box.look.rule:
            self.brush.rule_below(box, self._y)

    def _beside(self, box: TextBox) -> float:
        """Draw what stands beside a paragraph, its first line on that of the paragraph; where it ends."""
        aside = box.aside
        if aside is None:
            return self._y
        top = self._y - (self.brush.depth(box.look) - self.brush.depth(aside.look))
        self.brush.text(aside, 0, len(aside.lines), top)
        return top - aside.height

    def _bookmark(self, box: TextBox, top: float) -> None:
        if box.bookmark is not None:
            title, level = box.bookmark
            self.bookmarks.append(Bookmark(title, level, self.brush.page.number, top + box.look.leading / 2))

    def _spot(self, box: TextBox, top: float, lines: int) -> None:
        if box.source:
            down = self._style.page.height - top
            self.spots.append(Spot(box.source, self.brush.page.number, down, down + lines * box.look.leading))
            if box.is_place:
                self.places.setdefault(box.source, (self.brush.page.number, top))

    def _table(self, table: TableBox) -> None:
        if not self._is_fresh:
            after = self._above.look.after if isinstance(self._above, TextBox) else self._style.table.after
            gap = max(after, self._style.table.before)
            if self._y - gap - self._least_of(table) < self._foot and not self._kept:
                self._new_page()
            else:
                self._y -= gap
        header = self._height_of(table, table.header)
        repeated = header < (self._top - self._foot) / 2
        for row in table.header:
            self._row(table, row, header=True, again=False)
        for place, row in enumerate(table.rows):
            if row.heads and place + 1 < len(table.rows):
                self._keep_rows(table, row, table.rows[place + 1], again=repeated)
            elif place and place + 2 == len(table.rows):
                self._keep_last(table, row, self._height_of(table, table.rows[-1:]), table.below, again=repeated)
            elif place and place + 1 == len(table.rows):
                self._keep_last(table, row, table.below, again=repeated)
            self._row(table, row, header=False, again=repeated)

    def _keep_rows(self, table: TableBox, head: RowBox, below: RowBox, *, again: bool) -> None:
        """Begin a new page where a row that heads others would be parted from the first of them."""
        least = min(self._height_of(table, [below]), self._least_begun(table, below))
        if self._y - self._height_of(table, [head]) - least < self._foot and not self._is_at_start:
            self._continue(table, again=again)

    def _keep_last(self, table: TableBox, row: RowBox, *below: float, again: bool) -> None:
        """Begin a new page where what is to stand below one of the last rows would be parted from it; all are low."""
        heights, low = (self._height_of(table, [row]), *below), _MOVED * (self._top - self._foot)
        # What is higher than that does not take the row above it along.
        together = list(takewhile(lambda height: height <= low, heights))
        if len(together) > 1 and self._y - sum(together) < self._foot and not self._is_at_start:
            self._continue(table, again=again)

    def _row(self, table: TableBox, row: RowBox, *, header: bool, again: bool) -> None:
        padding = self._padding(table)
        height = full_height(row) + padding
        places = [Place() for _ in row.cells]
        is_low = height <= _MOVED * (self._top - self._foot)
        if is_low and self._y - height < self._foot and not self._is_at_start:
            self._continue(table, again=again)
        if not self._is_at_start and not self._can_begin(row, padding):
            self._continue(table, again=again)
        while True:
            taken = [self._taken(cell, place, padding) for cell, place in zip(row.cells, places, strict=True)]
            if any(one.stretches for one in taken) or not any(cell.texts for cell in row.cells):
                self._draw(table, row, taken, header=header, decoration=False)
            if all(place.text >= len(cell.texts) for place, cell in zip(places, row.cells, strict=True)):
                return
            self._continue(table, again=again)

    def _can_begin(self, row: RowBox, padding: float) -> bool:
        """Whether every cell has room for some here, so that no number stands at the foot without its text."""
        room = self._y - self._foot - padding
        return all(take(cell.texts, Place(), room).stretches for cell in row.cells if cell.texts)

    def _taken(self, cell: CellBox, place: Place, padding: float) -> Taken:
        room = self._y - self._foot - padding
        taken = take(cell.texts, place, room)
        if not self._is_at_start:
            return taken
        # A page too small for what keeps together, or for a line, must not stop the export.
        if not taken.stretches:
            taken = take(cell.texts, place, room, Care.LINES)
        return taken if taken.stretches else take(cell.texts, place, max(room, _one_line(cell), 0.0), Care.NONE)

    @property
    def _is_at_start(self) -> bool:
        """Whether nothing but a repeated header stands above on the page."""
        return self._y >= self._start

    def _continue(self, table: TableBox, *, again: bool) -> None:
        self._new_page()
        if again:
            for row in table.header:
                self._draw(table, row, [whole(cell) for cell in row.cells], header=True, decoration=True)
        self._above = table
        self._start = self._y

    def _draw(self, table: TableBox, row: RowBox, taken: list[Taken], *, header: bool, decoration: bool) -> None:
        above, below = self._style.table.above_and_below(table.ruling)
        height = max((one.height for one in taken), default=0.0) + above + below
        self._frame(table.ruling, row, height, header=header)
        top = self._y - above
        for one in taken:
            for stretch in one.stretches:
                if stretch.first == 0 and not decoration:
                    self._bookmark(stretch.box, top - stretch.down)
                if not decoration:
                    self._spot(stretch.box, top - stretch.down, stretch.end - stretch.first)
                self.brush.text(stretch.box, stretch.first, stretch.end, top - stretch.down, decoration=decoration)
        self._y -= height

    def _frame(self, ruling: Ruling, row: RowBox, height: float, *, header: bool) -> None:
        if ruling is Ruling.NONE:
            return
        look, margin, foot = self._style.table, self._style.page.left, self._y - height
        boxes = [f"{margin + cell.left:.2f} {foot:.2f} {cell.width:.2f} {height:.2f} re" for cell in row.cells]
        drawn: list[str] = []
        if header:
            drawn.append(f"{fill(look.header_fill)} {' '.join(boxes)} f")
            self.brush.page.colour = look.header_fill
        if ruling is Ruling.GRID:
            shape = " ".join(boxes)
        else:
            left, right = margin + row.cells[0].left, margin + row.cells[-1].left + row.cells[-1].width
            shape = " ".join(f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in (foot, self._y))
        drawn.append(f"{look.line_width:g} w {stroke(look.line_colour)} {shape} S")
        self.brush.artifact(" ".join(drawn))

    def _padding(self, table: TableBox) -> float:
        return float(sum(self._style.table.above_and_below(table.ruling)))

    def _height_of(self, table: TableBox, rows: Sequence[RowBox]) -> float:
        return sum(full_height(row) + self._padding(table) for row in rows)

    def _least_of(self, table: TableBox) -> float:
        """The height of the header and of as much of the first rows as may stand under it; all rows of a whole one."""
        least = self._height_of(table, table.header)
        if table.whole:
            return least + self._height_of(table, table.rows)
        if not table.rows:
            return least
        low = _MOVED * (self._top - self._foot)
        # Of three rows the second stays with the first and the third with it.
        together = [self._height_of(table, [row]) for row in table.rows[: 3 if len(table.rows) == 3 else 2]]
        return least + (
            sum(together) if max(together) <= low else min(together[0], self._least_begun(table, table.rows[0]))
        )

    def _least_begun(self, table: TableBox, row: RowBox) -> float:
        """The room that a row takes which breaks: a share of the page, more where what keeps together needs it."""
        page = self._top - self._foot
        begun = max((least_height(cell.texts) for cell in row.cells), default=0.0) + self._padding(table)
        return max(_MOVED * page, begun if begun < page else 0.0)


def _one_line(cell: CellBox) -> float:
    return max((box.look.leading for box in cell.texts), default=0.0)
