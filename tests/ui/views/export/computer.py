"""The screen over a stage, and what stands for the computer beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.adapters.pdf_pages import PdfPages
from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_certificate import compose_certificate
from clerk_app.documents.compose_circulation import compose_circulation
from clerk_app.documents.compose_decisions import compose_decisions
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.documents.compose_public import compose_public
from clerk_app.documents.compose_young_readers import compose_young_readers
from clerk_app.documents.laid import LaidPaper
from clerk_app.documents.pdf import lay_pdf
from clerk_app.documents.style import page_style
from clerk_app.documents.written_words import words_of_pdf
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.services.acts import Act
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.trouble import Trouble
from clerk_app.ui.files import Files
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.presenting.paper_place import Purpose, section_of
from clerk_app.ui.views.export.outcome import ExportPopup
from clerk_app.ui.views.export.view import AskPrinter, ExportScreen, choose_printer
from tests.ui.fake_timers import FakeTimers
from tests.ui.views.stage import Stage


@dataclass
class Computer:
    """Files that may refuse, a file that is named, a folder that is shown."""

    folder: Path
    chosen: Path | None = None
    shown: list[Path] = field(default_factory=list)
    trouble: dict[str, Trouble] = field(default_factory=dict)

    def write(self, path: Path, data: bytes) -> None:
        trouble = self.trouble.pop(path.name, None)
        if trouble is not None:
            raise trouble
        path.write_bytes(data)

    def ask_file(self, parent: QWidget, begin: Path) -> Path | None:
        return self.chosen

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@dataclass
class Opened:
    """The screen over a stage, with what its pop-ups became."""

    stage: Stage
    screen: ExportScreen
    timers: FakeTimers

    @property
    def popup(self) -> ExportPopup:
        """The export at work, or what became of it."""
        popup = self.stage.popups.current
        assert isinstance(popup, ExportPopup)
        return popup

    def run(self) -> ExportPopup:
        """Press the main button and wait for the files."""
        self.screen.choices.start.click()
        self.stage.jobs.finish()
        return self.popup

    def settle(self) -> None:
        """Wait until all pages that are wanted are drawn and read."""
        while not self.stage.jobs.is_idle:
            self.stage.jobs.finish()


def exporting(queries: Queries) -> Exporting:
    """Exports whose Word file is a word, and whose PDF is real."""
    return Exporting(
        queries=queries,
        compose=compose_minutes,
        writers={FileFormat.DOCX: _as_word, FileFormat.PDF: _as_pdf},
        calling={
            PaperKind.AGENDA: compose_agenda,
            PaperKind.NOTICE: compose_notice,
            PaperKind.CIRCULATION: compose_circulation,
        },
        editions={
            PaperKind.PUBLIC: compose_public,
            PaperKind.DECISIONS: compose_decisions,
            PaperKind.ACTIONS: compose_actions,
            PaperKind.CERTIFICATE: compose_certificate,
            PaperKind.YOUNG_READERS: compose_young_readers,
        },
        words_of={FileFormat.DOCX: bytes.decode, FileFormat.PDF: words_of_pdf},
        lay=lay,
    )


def lay(document: Document, style: HouseStyle) -> LaidPaper:
    return lay_pdf(document, page_style(style, calling=document.goes_out_before, large=document.large_print))


def open_screen(
    stage: Stage,
    computer: Computer,
    qtbot: QtBot,
    *,
    paper: PaperKind = PaperKind.MINUTES,
    purpose: Purpose = Purpose.EXPORT,
    minute_id: Id | None = None,
    block_id: Id | None = None,
    size: tuple[int, int] = (1366, 640),
    ask_printer: AskPrinter = choose_printer,
) -> Opened:
    """The screen as the live meeting opens it, with its pages drawn."""
    files = Files(
        exporting=exporting,
        write=computer.write,
        sample_acts=_no_acts,
        import_act=_no_import,
        open_pages=PdfPages,
    )
    if not stage.desk.state.text("export.folder"):
        stage.desk.state.remember("export.folder", str(computer.folder))
    desk = replace(stage.desk, files=files)
    timers = FakeTimers()
    screen = ExportScreen(desk, ask_file=computer.ask_file, ask_printer=ask_printer, timers=timers)
    qtbot.addWidget(screen, before_close_func=_let_go)

    def make(_: object, pane: QWidget) -> ExportPopup:
        return ExportPopup(desk, pane, computer.shown.append)

    stage.popups.furnish(desk, {PopupName.EXPORT: make})
    stage.cover(screen)
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    live = replace(stage.place(), screen=ScreenName.LIVE)
    stage.navigation.go(live)
    place = replace(
        live,
        screen=ScreenName.EXPORT,
        section=section_of(paper, purpose),
        minute_id=minute_id or live.minute_id,
        block_id=block_id,
    )
    stage.navigation.go(place)
    screen.visit(place)
    screen.take_focus()
    opened = Opened(stage, screen, timers)
    opened.settle()
    return opened


def _let_go(screen: ExportScreen) -> None:
    screen.leave()


def _as_word(document: Document, style: HouseStyle) -> bytes:
    return b"word"


def _as_pdf(document: Document, style: HouseStyle) -> bytes:
    return lay(document, style).data


def _no_acts(queries: Queries, ids: Ids) -> tuple[Act, ...]:
    return ()


def _no_import(path: Path, queries: Queries, ids: Ids) -> Act:
    raise AssertionError
