"""The pages of one paper, laid and drawn by a worker and kept while nothing changes.

keeper.ask(lay)                lays the paper anew; `laid` tells when its pages are there, `failed` why they are not
keeper.want([(0, 700), ...])   draws what is not drawn yet, in this order, in place of what was wanted before
keeper.picture(0, 700)         the page so many pixels wide, or what was last drawn of it, or None
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from clerk_app.documents.laid import LaidPaper, Spot
from clerk_app.documents.text_rules import MissingCharacter
from clerk_app.services.ports import DrawnPage, OpenPages, PageText
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Jobs, Reporter

Lay = Callable[[], LaidPaper]
"""Makes the paper; called in the worker."""
OpenBytes = Callable[[bytes], OpenPages]

MOST_PIXELS = 60_000_000
"""How much of what was drawn is kept: some twenty pages at the width of a screen."""


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper that was laid: which one it is, its pages, where on them what stands, and what no font can draw."""

    number: int
    pages: OpenPages
    spots: tuple[Spot, ...]
    missing: tuple[MissingCharacter, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    paper: int
    page: int
    width: int
    drawn: DrawnPage


@dataclass(frozen=True, slots=True)
class _Read:
    paper: int
    page: int
    words: PageText


@dataclass(frozen=True, slots=True)
class _Lay:
    """The job that lays a paper and opens its pages."""

    number: int
    lay: Lay
    open_bytes: OpenBytes

    def __call__(self, reporter: Reporter) -> OpenPaper:
        try:
            laid = self.lay()
        except Exception:
            reporter.stop_if_cancelled()  # what went wrong with a paper that nobody waits for is nobody's concern
            raise
        reporter.stop_if_cancelled()
        return OpenPaper(self.number, self.open_bytes(laid.data), laid.spots, laid.missing)


@dataclass(frozen=True, slots=True)
class _Draw:
    """The job that draws one page."""

    pages: OpenPages
    paper: int
    page: int
    width: int

    def __call__(self, reporter: Reporter) -> _Drawn:
        scale = self.width / self.pages.sizes[self.page][0]
        return _Drawn(self.paper, self.page, self.width, self.pages.draw(self.page, scale))


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """The job that reads the characters of one page."""

    pages: OpenPages
    paper: int
    page: int

    def __call__(self, reporter: Reporter) -> _Read:
        return _Read(self.paper, self.page, self.pages.text(self.page))


@dataclass(frozen=True, slots=True)
class _Close:
    """The job that lets go of a paper; after all that was asked of it, since jobs keep their order."""

    pages: OpenPages

    def __call__(self, reporter: Reporter) -> None:
        self.pages.close()


class PaperKeeper(QObject):
    """One paper at a time, and what was drawn and read of it."""

    laid = Signal()
    """Other pages are there."""
    failed = Signal(object)
    """The error for which there are none; those from before are still there."""
    drawn = Signal(int)
    """A page was drawn anew."""
    read = Signal(int)
    """The characters of a page are known."""

    def __init__(self, jobs: Jobs, open_bytes: OpenBytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._open_bytes = open_bytes
        self._asked = 0
        self._laying: JobHandle | None = None
        self._drawing: dict[tuple[int, int], JobHandle] = {}
        self._reading: dict[int, JobHandle] = {}
        self._wanted: dict[str, frozenset[tuple[int, int]]] = {}
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._stale: dict[tuple[int, int], QPixmap] = {}
        self._sizes: tuple[tuple[float, float], ...] = ()
        self.paper: OpenPaper | None = None
        self.texts: dict[int, PageText] = {}

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points; none before a paper was laid."""
        return self._sizes

    @property
    def is_laying(self) -> bool:
        """True while a paper is asked for that is not there yet."""
        return self._laying is not None

    def ask(self, lay: Lay) -> None:
        """Lay a paper in place of the one that is shown, and of one that is still being laid."""
        if self._laying is not None:
            self._laying.cancel()
        self._asked += 1
        self._laying = self._jobs.start(_Lay(self._asked, lay, self._open_bytes), self._take, self._not_laid)

    def stop(self) -> None:
        """Lay, draw and read nothing more; what is there stays."""
        if self._laying is not None:
            self._laying.cancel()
            self._laying = None
            self._asked += 1
        self._stop_showing()

    def rest(self) -> None:
        """Let go of the paper; what was drawn of it stays, to be shown until it is laid anew."""
        self.stop()
        self._close()

    def forget(self) -> None:
        """Let go of the paper and of what was drawn of it."""
        self.rest()
        self._sizes = ()
        self._pictures.clear()
        self._stale.clear()
        self.texts.clear()

    def picture(self, page: int, width: int) -> QPixmap | None:
        """A page so many pixels wide; in another width, or from before the last change, until it is drawn."""
        found = self._pictures.get((page, width))
        if found is not None:
            self._pictures.move_to_end((page, width))
            return found
        stale = self._stale.get((page, width))
        if stale is not None:
            return stale
        others = {key[1]: picture for key, picture in {**self._stale, **self._pictures}.items() if key[0] == page}
        return others[min(others, key=lambda other: abs(other - width))] if others else None

    def has(self, page: int, width: int) -> bool:
        """Whether the page is drawn as it is now, in this width."""
        return (page, width) in self._pictures

    def want(self, wanted: Sequence[tuple[int, int]], kind: str = "") -> None:
        """Draw these pages in these widths, the first of them first, in place of those of that kind wanted before."""
        if self.paper is None:
            return
        self._wanted[kind] = frozenset(wanted)
        still = frozenset[tuple[int, int]]().union(*self._wanted.values())
        for key in [key for key in self._drawing if key not in still]:
            self._drawing.pop(key).cancel()
        for key in wanted:
            if key not in self._pictures and key not in self._drawing:
                job = _Draw(self.paper.pages, self.paper.number, *key)
                self._drawing[key] = self._jobs.start(job, self._put_picture, self._not_drawn)

    def read_page(self, page: int) -> None:
        """Read the characters of a page, unless they are known."""
        if self.paper is not None and page not in self.texts and page not in self._reading:
            job = _ReadPage(self.paper.pages, self.paper.number, page)
            self._reading[page] = self._jobs.start(job, self._put_text)

    def _take(self, paper: object) -> None:
        if not isinstance(paper, OpenPaper):
            return
        if paper.number != self._asked:
            self._jobs.start(_Close(paper.pages))
            return
        self._laying = None
        self._stop_showing()
        self._close()
        drawn = {page for page, _ in self._pictures}
        older = {key: picture for key, picture in self._stale.items() if key[0] not in drawn}
        self._stale = {key: one for key, one in {**older, **self._pictures}.items() if key[0] < len(paper.pages.sizes)}
        self._pictures.clear()
        self.texts.clear()
        self.paper, self._sizes = paper, paper.pages.sizes
        self.laid.emit()

    def _stop_showing(self) -> None:
        for handle in (*self._drawing.values(), *self._reading.values()):
            handle.cancel()
        self._drawing.clear()
        self._reading.clear()
        self._wanted.clear()

    def _not_laid(self, error: Exception) -> None:
        if not isinstance(error, JobCancelled):
            self._laying = None
            self.failed.emit(error)

    def _put_picture(self, value: object) -> None:
        if not isinstance(value, _Drawn) or not self._is_shown(value.paper):
            return
        key, drawn = (value.page, value.width), value.drawn
        self._drawing.pop(key, None)
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        self._pictures[key] = QPixmap.fromImage(image)
        self._stale = {old: picture for old, picture in self._stale.items() if old != key}
        self._drop_oldest()
        self.drawn.emit(value.page)

    def _not_drawn(self, error: Exception) -> None:
        # What could not be drawn stays among what is being drawn, so that it is not tried again and again.
        if not isinstance(error, JobCancelled):
            self.failed.emit(error)

    def _put_text(self, value: object) -> None:
        if isinstance(value, _Read) and self._is_shown(value.paper):
            self._reading.pop(value.page, None)
            self.texts[value.page] = value.words
            self.read.emit(value.page)

    def _is_shown(self, number: int) -> bool:
        return self.paper is not None and self.paper.number == number

    def _drop_oldest(self) -> None:
        held = sum(picture.width() * picture.height() for picture in self._pictures.values())
        while held > MOST_PIXELS and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            held -= dropped.width() * dropped.height()

    def _close(self) -> None:
        if self.paper is not None:
            self._jobs.start(_Close(self.paper.pages))
            self.paper = None
