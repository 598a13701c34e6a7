"""The house style on its screen, with real pages beside it and files that are chosen without a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Thread, current_thread

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.adapters.pdf_pages import PdfPages
from clerk_app.domain.board import Board
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.richtext import typed
from clerk_app.plain.house_styles import style_of
from clerk_app.services.acts import Act, SaveBlocks
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.trouble import Trouble
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.files import Files
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.views.export.computer import exporting
from tests.ui.views.forms import settle, show
from tests.ui.views.stage import BOARD, Stage, known_id

BOTH = (1180, 640)
ONE_AT_A_TIME = (812, 520)
SENTENCE = "The Board heard that the east pier had been mended and thanked all who had helped."
MADE_AT = datetime.fromisoformat("2024-10-04T12:00:00+01:00")


@dataclass
class Computer:
    """The file that is named whenever one is asked for, and what was done with files and pages."""

    file: Path | None = None
    suggested: list[str] = field(default_factory=list)
    trouble: Trouble | None = None
    drawn_by: list[Thread] = field(default_factory=list)

    def ask_save(self, parent: QWidget, name: str) -> Path | None:
        """The file, with the name noted that was suggested."""
        self.suggested.append(name)
        return self.file

    def ask_open(self, parent: QWidget, what: str) -> Path | None:
        """The file."""
        return self.file

    def write(self, path: Path, data: bytes) -> None:
        """As the program writes, or in trouble."""
        if self.trouble is not None:
            raise self.trouble
        path.write_bytes(data)

    def open_pages(self, data: bytes) -> PdfPages:
        """The pages, with the thread noted that asked for them."""
        self.drawn_by.append(current_thread())
        return PdfPages(data)


@dataclass
class Styling:
    """The screen over a stage."""

    stage: Stage
    screen: RulesScreen
    computer: Computer

    def board(self, board_id: Id = BOARD) -> Board:
        """The board as it is committed."""
        found = self.stage.store.queries.entity(Board, board_id)
        assert found is not None
        return found

    def style(self, board_id: Id = BOARD) -> HouseStyle:
        """The style that it goes by."""
        return style_of(self.board(board_id))

    def settle(self) -> None:
        """Wait until all is kept, laid and drawn."""
        settle(self.stage, self.screen)
        while not self.stage.jobs.is_idle:
            self.stage.jobs.finish()
            settle(self.stage, self.screen)

    def open(self, *groups: str) -> None:
        """Open groups of fields."""
        for group in groups:
            self.screen.open_or_close(f"style/group/{group}")

    def go_to_board(self, board_id: Id) -> None:
        """Show another board's style."""
        self.screen.visit(Place(screen=ScreenName.RULES, board_id=board_id, section="style"))
        self.settle()

    def page_size(self) -> tuple[int, int]:
        """How large the first page is, in whole points."""
        width, height = self.screen.pages.keeper.sizes[0]
        return round(width), round(height)


class Hold:
    """A job that holds the worker until it is let go."""

    def __init__(self) -> None:
        self._held = Event()

    def __call__(self, reporter: Reporter) -> object:
        return self._held.wait()

    def let_go(self) -> None:
        """The worker goes on."""
        self._held.set()


def write_minutes(stage: Stage) -> None:
    """Words in each minute of the stage's meeting."""
    for place, minute in enumerate(stage.minutes()):
        block = Block(id=known_id("9", place), minute_id=minute.id, position=1 << 32, text=typed(SENTENCE))
        stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(block,)))


def styling(stage: Stage, computer: Computer, qtbot: QtBot, size: tuple[int, int] = BOTH) -> Styling:
    """The section of the house style, with the pages of the board's last minutes drawn."""
    files = Files(
        exporting=exporting,
        write=computer.write,
        sample_acts=_no_acts,
        import_act=bootstrap.import_act,
        open_pages=computer.open_pages,
        read_style=bootstrap.read_style,
        sample_record=bootstrap.sample_record,
        read_own_file=bootstrap.read_own_file,
    )
    desk = replace(stage.desk, files=files)
    screen = RulesScreen(desk, ask_save=computer.ask_save, ask_open=computer.ask_open)
    qtbot.addWidget(screen, before_close_func=_let_go)
    show(screen, qtbot, ScreenName.RULES)
    screen.resize(*size)
    screen.sections.go_to("style")
    opened = Styling(stage, screen, computer)
    opened.settle()
    return opened


Opener = Callable[..., Styling]


def _let_go(screen: RulesScreen) -> None:
    screen.pages.rest()


def _no_acts(queries: Queries, ids: Ids) -> tuple[Act, ...]:
    return ()
