"""Pages sent to a printer: drawn in its resolution by a worker, strip by strip, so that little memory is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from clerk_app.services.ports import OpenPages
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.jobs import Reporter
from clerk_app.wording.catalogue import say

MOST_DOTS = 600
"""Dots to an inch beyond which paper shows no difference."""
ROWS = 600
"""How high a strip is."""

OpenPaperPages = Callable[[], OpenPages]
"""Makes the pages that are to be printed; called in the worker."""


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The printer that was chosen in the computer's own dialog, with the pages wanted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, on=False)
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    return printer if chosen else None


def pages_wanted(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Which of so many pages the dialog asked for, from 0 on, in the order in which they are to come out."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    wanted = range(max(first, 1) - 1, min(last, count))
    is_backwards = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return tuple(reversed(wanted)) if is_backwards else tuple(wanted)


@dataclass(frozen=True)
class Print:
    """The job that prints a paper; raises Trouble `not_printed` where the printer takes nothing."""

    printer: QPrinter
    open_pages: OpenPaperPages

    def __call__(self, reporter: Reporter) -> int:
        """How many pages were sent."""
        reporter.report(0, 1, say("export.preview.preparing"))
        pages = self.open_pages()
        try:
            return self._print(pages, reporter)
        finally:
            pages.close()

    def _print(self, pages: OpenPages, reporter: Reporter) -> int:
        wanted = pages_wanted(self.printer, len(pages.sizes))
        painter = QPainter()
        if not wanted or not painter.begin(self.printer):
            raise Trouble(TroubleCode.NOT_PRINTED)
        try:
            for number, page in enumerate(wanted):
                reporter.report(number, len(wanted), say("export.preview.printing", page=page + 1))
                if number:
                    self.printer.newPage()
                self._page(painter, pages, page, reporter)
        except BaseException:
            self.printer.abort()
            raise
        finally:
            painter.end()
        reporter.report(len(wanted), len(wanted))
        return len(wanted)

    def _page(self, painter: QPainter, pages: OpenPages, page: int, reporter: Reporter) -> None:
        resolution = self.printer.resolution()
        dots = min(resolution, MOST_DOTS)
        scale, larger = dots / 72, resolution / dots
        rows = round(pages.sizes[page][1] * scale)
        for first in range(0, rows, ROWS):
            reporter.stop_if_cancelled()
            strip = pages.draw(page, scale, first, min(ROWS, rows - first))
            image = QImage(strip.pixels, strip.width, strip.height, strip.stride, QImage.Format.Format_RGB32)
            place = QRectF(0, first * larger, strip.width * larger, strip.height * larger)
            painter.drawImage(place, image)
