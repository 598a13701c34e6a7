"""The screen of registers: one register or several at the left, each line a form that saves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.documents.file_names import registers_file_name
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.register import RegisterEntry, RegisterLine
from clerk_app.services.choices import FileFormat
from clerk_app.services.exporting import RegistersWanted
from clerk_app.services.ports import Queries
from clerk_app.services.register import as_noted_now, board_register
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Reporter
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.section_picker import SectionPicker
from clerk_app.ui.forms.values import NOTHING, YES, Answer, Option, Reading
from clerk_app.ui.place import Place
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Commands, Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.views.registers.presenter import (
    LEAVE_OUT,
    OPEN,
    PDF,
    SECTIONS,
    WORD,
    Registers,
    RegistersPresenter,
    kinds_in,
)
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say

SECTIONS_WIDTH = 212
_FORMATS = {WORD: FileFormat.DOCX, PDF: FileFormat.PDF}
_ENTRIES = kind_of(RegisterEntry).name
_READ_ANEW = frozenset({"blocks", "minutes", "meetings", "agenda_items", "boards", _ENTRIES})
"""The kinds that change what stands in a register."""

AskSave = Callable[[QWidget, str], Path | None]
"""Asks where a file of that name is to be; None where nowhere."""


def save_registers_as(parent: QWidget, name: str) -> Path | None:
    """The file that was named in the computer's own dialog, which asks before one is replaced."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    begin = str(Path(folder or Path.home()) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, say("registers.save_title"), begin, say("problems.all_files"))
    path = Path(chosen) if chosen else None
    return path.with_name(f"{path.name}{Path(name).suffix}") if path is not None and not path.suffix else path


@dataclass(frozen=True, slots=True)
class GatherRegisters:
    """The job that reads the registers of a board; the minutes of many meetings may be in them."""

    queries: Queries
    board_id: Id

    def __call__(self, reporter: Reporter) -> tuple[RegisterLine, ...]:
        return board_register(self.queries, self.board_id)


@dataclass(frozen=True, slots=True)
class SaveRegisters:
    """The job that makes the paper and writes it; gives its path."""

    make: Callable[[], bytes]
    write: Callable[[Path, bytes], None]
    path: Path

    def __call__(self, reporter: Reporter) -> Path:
        data = self.make()
        reporter.stop_if_cancelled()
        self.write(self.path, data)
        return self.path


class RegistersScreen(FormScreen):
    """What a board keeps across its meetings besides actions and decisions."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, ask_save: AskSave = save_registers_as) -> None:
        super().__init__(desk, say("registers.heading"), parent)
        self._presenter: RegistersPresenter | None = None
        self._lines: tuple[RegisterLine, ...] | None = None
        self._lines_of: Id | None = None
        self._job: JobHandle | None = None
        self._wanted: Id | None = None
        self._leaves_out = False
        self._ask_save = ask_save
        options = tuple(Option(value=key, words=say(f"registers.section.{key}")) for key in SECTIONS)
        self.sections = SectionPicker(self._theme, say("registers.sections"), options)
        self.lay_out(self.sections, SECTIONS_WIDTH)
        self.sections.chosen.connect(self._choose)
        self.sections.entered.connect(self.form.begin)
        desk.hub.settled.connect(self._record_changed)

    # What every form screen says for itself

    def fetch(self) -> None:
        setup = self.board_today()
        self._presenter = None
        if setup is None:
            return
        if self._lines_of != setup.board.id:
            self._lines = None
        # Those that were taken out stay known: undo may bring them back.
        noted = as_noted_now(self._desk.queries, self._lines) if self._lines is not None else None
        self._presenter = RegistersPresenter(
            Registers(
                setup=setup,
                opened=frozenset(self._opened),
                lines=noted,
                leaves_out=self._leaves_out,
                can_export=self._desk.files is not None,
            )
        )

    def read(self, answer: Answer) -> Reading:
        if answer.key == LEAVE_OUT:
            self._leaves_out = answer.value == YES
            return Reading(is_draft=True)
        return self._presenter.read(answer) if self._presenter is not None else NOTHING

    def show_all(self, *, anew: bool = False) -> None:
        self.fetch()  # what is open is part of what is shown
        presenter = self._presenter
        self.sections.setEnabled(presenter is not None)
        if presenter is None:
            self.form.show_parts(())
            return
        self.head.show_board(presenter.board_name())
        self.form.show_parts(presenter.parts(self.sections.current), anew=anew)

    def answer_asked(self, answer: Answer) -> None:
        if answer.key in _FORMATS:
            self._export(_FORMATS[answer.key])
        elif answer.key.endswith("/show"):
            self._go_to_paragraph()
        else:
            super().answer_asked(answer)

    def back_to_list(self) -> None:
        self.sections.take_focus()

    # The screen's side

    def visit(self, place: Place) -> None:
        if place.section:
            self.sections.go_to(place.section)
        self._wanted = place.block_id
        super().visit(place)
        self._gather()

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("registers.heading")

    def commands(self) -> Commands:
        commands = dict(super().commands())
        if self._place_here() is not None:
            commands[ActionId.OPEN_MINUTES] = self._go_to_paragraph
        return commands

    def hints(self) -> Hints:
        show = (Hint(("Ctrl+Enter",), say("registers.show_key")),) if self._place_here() is not None else ()
        enter, tab = Hint(("Enter",), say("rules.edit_key")), Hint(("Tab",), say("rules.next_key"))
        return Hints(left=(enter, *show, tab), right=(Hint(("Esc",), say("rules.back_key")),))

    def take_focus(self) -> None:
        self.sections.take_focus()

    def set_narrow(self, narrow: bool) -> None:
        self.sections.set_narrow(narrow)
        self.sections.setMaximumHeight(self.sections.sizeHint().height() if narrow else NO_LIMIT)

    def keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        super().keep_in_view(before, now)
        if now is not None and self.isAncestorOf(now):
            self.say_what_works()

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_to_paragraph()
        else:
            super().keyPressEvent(event)

    # Reading

    def _gather(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self.board_id is not None:
            job = GatherRegisters(self._desk.queries, self.board_id)
            self._job = self._desk.jobs.start(job, self._show_lines, self._not_read)

    def _show_lines(self, lines: object) -> None:
        self._lines, self._lines_of = tuple(lines) if isinstance(lines, tuple) else (), self.board_id
        wanted = f"of/{self._wanted}" if self._wanted is not None else ""
        if wanted:
            self._opened.add(wanted)
        self.show_all()
        if wanted:
            self.form.go_to(wanted)
        self._wanted = None

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, JobCancelled):
            self.tell(problem_of(error))

    def _record_changed(self, changes: Changes) -> None:
        if self.isVisible() and not _READ_ANEW.isdisjoint(changes) and set(changes) != {_ENTRIES}:
            self._gather()

    def _choose(self, key: str) -> None:
        self.keeper.rest()
        self.show_all()
        self.hints_changed.emit()
        self.scroll_to_top()

    # Going elsewhere

    def _place_here(self) -> Place | None:
        return self._presenter.place_of(self.form.key_here()) if self._presenter is not None else None

    def _go_to_paragraph(self) -> None:
        """Go to the paragraph that the line with the focus is about, in the minutes of its meeting."""
        place = self._place_here()
        if place is not None:
            self.keeper.finish()
            self._desk.navigation.go(place)

    # On paper

    def _export(self, file_format: FileFormat) -> None:
        files, setup = self._desk.files, self.board_today()
        if files is None or setup is None or self._presenter is None:
            return
        self.keeper.finish()
        section = self.sections.current
        wanted = RegistersWanted(
            board_id=setup.board.id,
            kinds=kinds_in(section),
            day=setup.today,
            only_open=section == OPEN,
            is_public=self._leaves_out,
        )
        name = registers_file_name(self._presenter.board_name(), setup.today, file_format)
        path = self._ask_save(self, name)
        if path is None:
            return
        exporting, made_at = files.exporting(self._desk.queries), self._desk.clock.now()

        def make() -> bytes:
            return exporting.registers_file(wanted, file_format, made_at)

        self._desk.jobs.start(SaveRegisters(make, files.write, path), self._saved, self._not_read)

    def _saved(self, path: object) -> None:
        sentence = say("registers.saved", file=path)
        self.message.say("ok", sentence)
        announce(self, sentence)
