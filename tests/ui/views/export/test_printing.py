"""The pages on paper: drawn for the printer that was chosen, told as they go, and broken off when asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.adapters.pdf_pages import PdfPages
from clerk_app.documents.pdf import write_pdf
from clerk_app.services.ports import OpenPages
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Progress, Reporter
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.preview.printing import Print, pages_wanted
from clerk_app.ui.views.export.printing import PrintPopup
from tests.documents.papers import minutes_paper
from tests.page_styles import NUMBERED_BY_ITEM
from tests.ui.views.export.computer import Computer, Opened, open_screen
from tests.ui.views.stage import Stage


def printer_to(path: Path, dots: int = 72) -> QPrinter:
    """A printer whose paper is a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    printer.setFullPage(True)
    return printer


def some_pages() -> OpenPages:
    return PdfPages(write_pdf(minutes_paper(), NUMBERED_BY_ITEM))


@dataclass
class Steps:
    """What a job tells, and how it is cancelled after a while."""

    handle: JobHandle = field(default_factory=JobHandle)
    told: list[str] = field(default_factory=list)
    cancel_at: str = "never"

    def post(self, progress: Progress) -> None:
        self.told.append(progress.step)
        if progress.step == self.cancel_at:
            self.handle.cancel()


def darkness(path: Path) -> list[int]:
    """How many dark dots each page of a file has."""
    document = pdfium.PdfDocument(path)
    counts = []
    for page in document:
        counts.append(sum(1 for dot in bytes(page.render(grayscale=True).buffer) if dot < 128))
    document.close()
    return counts


def test_every_page_is_printed_with_what_stands_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    steps = Steps()
    printed = Print(printer_to(tmp_path / "paper.pdf"), some_pages)(Reporter(steps.handle, steps.post))
    dark = darkness(tmp_path / "paper.pdf")
    assert len(dark) == printed
    assert all(count > 50 for count in dark)
    assert steps.told[:2] == ["Preparing the pages…", "Sending page 1 to the printer…"]


def test_only_the_pages_that_were_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "paper.pdf")
    printer.setFromTo(2, 3)
    assert pages_wanted(printer, 7) == (1, 2)
    assert pages_wanted(printer, 2) == (1,)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 7) == (2, 1)


def test_printing_that_is_cancelled_sends_no_further_page(qtbot: QtBot, tmp_path: Path) -> None:
    steps = Steps(cancel_at="Sending page 1 to the printer…")
    with pytest.raises(JobCancelled):
        Print(printer_to(tmp_path / "paper.pdf"), some_pages)(Reporter(steps.handle, steps.post))
    assert steps.told[-1] == "Sending page 1 to the printer…"


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", extend=True)
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        Print(printer_to(tmp_path / "no folder" / "paper.pdf"), some_pages)(Reporter(JobHandle(), Steps().post))
    assert trouble.value.code is TroubleCode.NOT_PRINTED


# The pop-up


@dataclass
class Office:
    """The printers of the computer: which one is chosen, and for how many pages that was asked."""

    printer: QPrinter | None = None
    asked: list[int] = field(default_factory=list)

    def ask(self, parent: QWidget, pages: int) -> QPrinter | None:
        self.asked.append(pages)
        return self.printer


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def opened(stage: Stage, tmp_path: Path, office: Office, qtbot: QtBot) -> Opened:
    opened = open_screen(stage, Computer(tmp_path), qtbot, ask_printer=office.ask)
    stage.popups.furnish(stage.desk, {PopupName.PRINT: PrintPopup})
    return opened


def test_what_is_shown_is_printed_and_told(opened: Opened, office: Office, tmp_path: Path) -> None:
    office.printer = printer_to(tmp_path / "paper.pdf")
    opened.screen.commands()[ActionId.PREVIEW]()
    popup = opened.stage.popups.current
    assert isinstance(popup, PrintPopup)
    assert popup.cancel.hasFocus()
    opened.settle()
    count = len(opened.screen.keeper.sizes)
    assert office.asked == [count]
    assert popup.done.words.text() == f"{count} {'page was' if count == 1 else 'pages were'} sent to the printer."
    assert len(darkness(tmp_path / "paper.pdf")) == count
    assert popup.first.hasFocus()
    popup.first.click()
    assert opened.stage.popups.current is None


def test_without_a_printer_nothing_happens(opened: Opened, office: Office) -> None:
    opened.screen.choices.print_button.setFocus()
    opened.screen.choices.print_button.click()
    assert opened.stage.popups.current is None
    assert opened.screen.choices.print_button.hasFocus()


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", extend=True)
def test_a_printer_that_is_off_is_told_with_what_is_safe(opened: Opened, office: Office, tmp_path: Path) -> None:
    office.printer = printer_to(tmp_path / "no folder" / "paper.pdf")
    opened.screen.ask_print()
    opened.settle()
    popup = opened.stage.popups.current
    assert isinstance(popup, PrintPopup)
    assert popup.trouble.text.text() == "The printer took no pages. It may be switched off, or not connected."
    assert "Your minutes." in popup.trouble.safe.accessibleName()


def test_closing_breaks_off_the_printing(opened: Opened, office: Office, tmp_path: Path) -> None:
    office.printer = printer_to(tmp_path / "paper.pdf")
    opened.screen.ask_print()
    popup = opened.stage.popups.current
    assert isinstance(popup, PrintPopup)
    popup.cancel.click()
    opened.settle()
    assert opened.stage.popups.current is None
