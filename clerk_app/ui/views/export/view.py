"""The export's pop-up (Ctrl+Shift+E): paper, format, place, done. `Question.place` names the meeting, no answer comes.

`values["paper"]` is the paper to begin with; of an extract `place` names the item.

The files are made in a job; what could not be written is said, nothing is lost, and it can be tried again or saved
under another name. A file that is there already is replaced only when that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.trouble import Trouble
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Progress
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.export.job import Exported, ExportJob
from clerk_app.ui.views.export.pages import ChoicesPage, DonePage, TroublePage, WorkingPage
from clerk_app.ui.views.export.presenter import (
    Target,
    checks,
    done_words,
    exempt_count,
    items_of,
    meeting_words,
    papers_of,
    people_of,
    targets,
    wrong_name,
)
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

FOLDER = "export.folder"
CHOSEN = "export.formats"

ChooseFolder = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, beginning with one; None where nothing was chosen."""
OpenFolder = Callable[[Path], object]
"""Shows a folder in the computer's own way."""


def choose_folder(parent: QWidget, begin: Path) -> Path | None:
    """The folder that was chosen in the computer's own dialog."""
    chosen = QFileDialog.getExistingDirectory(parent, say("export.folder"), str(begin))
    return Path(chosen) if chosen else None


def open_folder(folder: Path) -> object:
    """The folder in the computer's own window."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportPopup(AskingPopup):
    """Papers of one meeting in several formats, or all of it as an interchange file."""

    def __init__(
        self, desk: Desk, pane: QWidget, ask_folder: ChooseFolder = choose_folder, show: OpenFolder = open_folder
    ) -> None:
        super().__init__(desk.theme, pane, say("export.title"))
        self._desk = desk
        self._ask_folder, self._show_folder = ask_folder, show
        self._record: MeetingRecord | None = None
        self._folder = Path()
        self._job: JobHandle | None = None
        self._last: ExportJob | None = None
        self._result = Exported()
        self._suggested = ""
        self.choices = ChoicesPage(desk.theme)
        self.working = WorkingPage(desk.theme)
        self.done = DonePage(desk.theme)
        self.trouble = TroublePage(desk.theme)
        self.cancel = self._button("cancel")
        self.second = self._button("replace")
        self.first = self._button("start", ButtonKind.PRIMARY)
        self._primary: Callable[[], None] = self._start
        self._secondary: Callable[[], None] = self._start
        self._lay_out()
        self._connect()

    def put(self, question: Question) -> None:
        meeting_id = question.place.meeting_id if question.place is not None else None
        self._record = self._desk.queries.meeting_record(meeting_id) if meeting_id is not None else None
        self._show_choices()
        if self._record is None or self._desk.files is None:
            self.choices.show_wrong(say("export.no_meeting"))
            self.first.setEnabled(False)
            return
        self.choices.offer_items(items_of(self._record), question.place.minute_id if question.place else None)
        self.choices.offer_people(people_of(self._record), has_exempt=exempt_count(self._record) > 0)
        wanted_paper = question.values.get("paper")
        begin = wanted_paper if isinstance(wanted_paper, PaperKind) else PaperKind.MINUTES
        self.choices.offer_papers(papers_of(self._record), begin)
        self._suggested = self._suggest(self._record)
        self.choices.name.setText(self._suggested)
        self._set_folder(Path(self._desk.state.text(FOLDER) or _documents()))
        wanted = self._desk.state.text(CHOSEN).split(",") if self._desk.state.text(CHOSEN) else [FileFormat.DOCX]
        for file_format, box in self.choices.boxes.items():
            box.setChecked(str(file_format) in wanted)
        self._show_paper()

    def first_field(self) -> QWidget:
        # A member's edition with closed items is not one Enter away: the safe button has the focus.
        return self.cancel if self._has_exempt() else self.first

    def close_popup(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().close_popup()

    def fit_content(self) -> None:
        # A page tells its new height only with the next events; its own layout knows it now.
        for page in (self.choices, self.working, self.done, self.trouble):
            layout = page.layout()
            if layout is not None:
                layout.activate()
                page.updateGeometry()
        super().fit_content()

    # Building

    def _button(self, name: str, kind: ButtonKind = ButtonKind.PLAIN) -> ActionButton:
        return ActionButton(self._desk.theme, say(f"export.{name}"), kind=kind, compact=True)

    def _lay_out(self) -> None:
        for page in (self.choices, self.working, self.done, self.trouble):
            self.body.addWidget(page)
        self.foot.addStretch(1)
        for button in (self.cancel, self.second, self.first):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.watch(self.choices.name)
        for button in self.choices.papers.values():
            button.toggled.connect(self._show_paper)
        self.choices.item.currentIndexChanged.connect(self._show_paper)
        self.choices.person.currentIndexChanged.connect(self._show_paper)
        self.choices.full.toggled.connect(self._show_paper)
        for box in self.choices.boxes.values():
            box.toggled.connect(self._show_checks)
        self.choices.name.textEdited.connect(self._forgive)
        self.choices.folder_button.clicked.connect(self._choose_folder)
        self.cancel.clicked.connect(self.close_popup)
        self.first.clicked.connect(self._do_first)
        self.second.clicked.connect(self._do_second)
        self.entered.connect(self._do_first)

    def _do_first(self) -> None:
        if self.first.isEnabled() and self.first.isVisible():
            self._primary()

    def _do_second(self) -> None:
        self._secondary()

    # The choices

    def _show_choices(self) -> None:
        aside = meeting_words(self._record) if self._record is not None else ""
        self._show_page(self.choices, say("export.title"), "file-output", aside=aside)
        self._offer(say("export.start_exempt" if self._has_exempt() else "export.start"), self._start)

    def _show_paper(self) -> None:
        """Show what goes with the chosen paper; a name that was typed stays."""
        self.choices.show_formats()
        if self._record is not None and self._desk.files is not None:
            suggested = self._suggest(self._record)
            if self.choices.name.text() == self._suggested:
                self.choices.name.setText(suggested)
            self._suggested = suggested
        self._show_checks()

    def _suggest(self, record: MeetingRecord) -> str:
        if self._desk.files is None:
            return ""
        exporting = self._desk.files.exporting(self._desk.queries)
        paper, only = self.choices.paper(), self.choices.only()
        full = self.choices.is_full()
        return Path(exporting.file_name(record.meeting.id, FileFormat.DOCX, paper, only, full=full)).stem

    def _show_checks(self) -> None:
        self.choices.show_wrong("")
        if self._record is not None:
            paper, only = self.choices.paper(), self.choices.only()
            full = self.choices.is_full()
            self.choices.show_checks(checks(self._record, self.choices.chosen(), paper, only, full=full))
        self._offer(say("export.start_exempt" if self._has_exempt() else "export.start"), self._start)
        self.fit_content()

    def _has_exempt(self) -> bool:
        """Whether what is exported holds exempt business: of papers that go out before, none does."""
        is_minuted = self.choices.paper() in (PaperKind.MINUTES, PaperKind.EXTRACT) or self.choices.is_full()
        return is_minuted and self._record is not None and exempt_count(self._record, self.choices.only()) > 0

    def _forgive(self) -> None:
        self.choices.show_wrong("")
        self.fit_content()

    def _choose_folder(self) -> None:
        chosen = self._ask_folder(self, self._folder)
        if chosen is not None:
            self._set_folder(chosen)

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self.choices.folder.setText(str(folder))

    # The work

    def _start(self) -> None:
        record, files = self._record, self._desk.files
        if record is None or files is None:
            return
        chosen = self.choices.chosen()
        name = self.choices.name.text()
        if wrong := wrong_name(name):
            self._say_wrong(wrong, in_name=True)
            self.choices.name.setFocus()
            return
        if not chosen:
            self._say_wrong(say("export.no_format"))
            return
        self._desk.state.remember(FOLDER, str(self._folder))
        self._desk.state.remember(CHOSEN, ",".join(str(one) for one in self.choices.ticked()))
        exporting = files.exporting(self._desk.queries)
        job = ExportJob(
            make=partial(
                exporting.file, paper=self.choices.paper(), only=self.choices.only(), full=self.choices.is_full()
            ),
            write=files.write,
            meeting_id=Id(record.meeting.id),
            made_at=self._desk.clock.now(),
            targets=targets(self._folder, name, chosen),
        )
        self._run(job)

    def _say_wrong(self, sentence: str, *, in_name: bool = False) -> None:
        self.choices.show_wrong(sentence, in_name=in_name)
        self.fit_content()
        announce(self, sentence)

    def _run(self, job: ExportJob) -> None:
        self._last = job
        self._show_page(self.working, say("export.title"), "file-output")
        self.working.show_step(0, len(job.targets), say(f"export.kind.{job.targets[0].file_format}"))
        self.first.hide()
        self.second.hide()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._job = self._desk.jobs.start(job, self._finished, self._broken_off, self._stepped)

    def _stepped(self, progress: Progress) -> None:
        self.working.show_step(progress.done, progress.total, progress.step)

    def _finished(self, result: object) -> None:
        self._job = None
        if not isinstance(result, Exported):
            return
        self._result = result
        if result.existing is not None:
            self._show_existing(result, result.existing)
        elif result.failed is not None and result.trouble is not None:
            self._show_trouble(result, result.trouble)
        else:
            self._show_done(result)

    def _broken_off(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, JobCancelled):
            self._result = Exported()
            self._show_trouble(self._result, error)

    # What became of it

    def _show_done(self, result: Exported) -> None:
        words, names = done_words(result.saved)
        self._show_page(self.done, say("export.done_title"), "circle-check", colour="ok.text")
        self.done.show_files(words, names)
        self.cancel.hide()
        self._offer(say("export.close"), self.close_popup, say("export.open_folder"), self._open_folder)
        self.first.set_keys("Enter")
        announce(self, f"{words} {names}")

    def _show_trouble(self, result: Exported, error: Exception) -> None:
        said = problem_of(error).words
        safe = said.safe
        if result.saved:
            safe = say("export.safe_and_saved", safe=safe, names=listed([t.path.name for t in result.saved]))
        self._show_page(self.trouble, said.title, "file-x", colour="danger.text")
        has_name = bool(result.free_name) and isinstance(error, Trouble)
        self.trouble.show_trouble(said, safe, result.free_name if has_name else "")
        if has_name:
            self._offer(say("export.try_again"), self._again, say("export.with_new_name"), self._under_new_name)
        else:
            self._offer(say("export.try_again"), self._again)
        announce(self, f"{said.title} {said.text}", urgent=True)

    def _show_existing(self, result: Exported, existing: Target) -> None:
        title = say("export.there_title", name=existing.path.name)
        self._show_page(self.trouble, title, "circle-alert", colour="warning.text")
        self.trouble.show_existing(result.free_name)
        self._offer(say("export.with_new_name"), self._under_new_name, say("export.replace"), self._replace)
        announce(self, f"{title} {say('export.there_text')}")

    def _again(self) -> None:
        if self._last is None:
            return
        failed = self._result.failed
        remaining = (failed, *self._result.left) if failed is not None else self._last.targets
        self._run(replace(self._last, targets=remaining, saved=self._result.saved))

    def _under_new_name(self) -> None:
        stopped = self._result.failed or self._result.existing
        if self._last is None or stopped is None:
            return
        renamed = Target(stopped.file_format, stopped.path.with_name(self._result.free_name))
        self._run(replace(self._last, targets=(renamed, *self._result.left), saved=self._result.saved))

    def _replace(self) -> None:
        existing = self._result.existing
        if self._last is None or existing is None:
            return
        allowed = self._last.replace | {existing.path}
        remaining = (existing, *self._result.left)
        self._run(replace(self._last, targets=remaining, saved=self._result.saved, replace=allowed))

    def _open_folder(self) -> None:
        if self._result.saved:
            self._show_folder(self._result.saved[0].path.parent)
        self.close_popup()

    def _show_page(self, page: QWidget, title: str, icon: str, *, colour: str = "text", aside: str = "") -> None:
        self.set_title(title, icon=icon, icon_colour=colour, aside=aside)
        for one in (self.choices, self.working, self.done, self.trouble):
            one.setVisible(one is page)
        self.cancel.show()
        self.fit_content()

    def _offer(
        self,
        first: str,
        do_first: Callable[[], None],
        second: str = "",
        do_second: Callable[[], None] | None = None,
    ) -> None:
        self.first.setText(first)
        self.first.show()
        self._primary = do_first
        self.second.setText(second)
        self.second.setVisible(bool(second))
        if do_second is not None:
            self._secondary = do_second
        if self.isVisible() and not self.choices.isVisible():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit_content()


def _documents() -> str:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found or str(Path.home())
