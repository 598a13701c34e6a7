"""An export at work, over the screen that asked for it: how far it is, where the files are, or what went wrong.

It is asked with the ExportJob as the value `job` of the question, and begins at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from clerk_app.services.trouble import Trouble
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Progress
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.export.job import Exported, ExportJob
from clerk_app.ui.views.export.outcome_pages import DonePage, TroublePage, WorkingPage
from clerk_app.ui.views.export.presenter import Target, done_words
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

OpenFolder = Callable[[Path], object]
"""Shows a folder in the computer's own way."""


def open_folder(folder: Path) -> object:
    """The folder in the computer's own window."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportPopup(AskingPopup):
    """Makes the files of one paper, and tells what became of them."""

    def __init__(self, desk: Desk, pane: QWidget, show: OpenFolder = open_folder) -> None:
        super().__init__(desk.theme, pane, say("export.title"))
        self._desk = desk
        self._show_folder = show
        self._job: JobHandle | None = None
        self._last: ExportJob | None = None
        self._result = Exported()
        self.working = WorkingPage(desk.theme)
        self.done = DonePage(desk.theme)
        self.trouble = TroublePage(desk.theme)
        self.cancel = self._button("cancel")
        self.second = self._button("replace")
        self.first = self._button("close", ButtonKind.PRIMARY)
        self._primary: Callable[[], None] = self.close_popup
        self._secondary: Callable[[], None] = self.close_popup
        self._lay_out()

    def put(self, question: Question) -> None:
        job = question.values.get("job")
        self._show_page(self.working, say("export.title"), "file-output")
        self._offer(say("export.close"), self.close_popup)
        if isinstance(job, ExportJob):
            self._run(job)

    def first_field(self) -> QWidget:
        return self.cancel

    def close_popup(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().close_popup()

    def fit_content(self) -> None:
        # A page tells its new height only with the next events; its own layout knows it now.
        for page in (self.working, self.done, self.trouble):
            layout = page.layout()
            if layout is not None:
                layout.activate()
                page.updateGeometry()
        super().fit_content()

    # Building

    def _button(self, name: str, kind: ButtonKind = ButtonKind.PLAIN) -> ActionButton:
        return ActionButton(self._desk.theme, say(f"export.{name}"), kind=kind, compact=True)

    def _lay_out(self) -> None:
        for page in (self.working, self.done, self.trouble):
            self.body.addWidget(page)
        self.foot.addStretch(1)
        for button in (self.cancel, self.second, self.first):
            self.foot.addWidget(button)
        self.cancel.clicked.connect(self.close_popup)
        self.first.clicked.connect(self._do_first)
        self.second.clicked.connect(self._do_second)
        self.entered.connect(self._do_first)

    def _do_first(self) -> None:
        if self.first.isEnabled() and self.first.isVisible():
            self._primary()

    def _do_second(self) -> None:
        self._secondary()

    # The work

    def _run(self, job: ExportJob) -> None:
        self._last = job
        self._show_page(self.working, say("export.title"), "file-output")
        self.working.show_step(0, len(job.targets), say(f"export.kind.{job.targets[0].file_format}"))
        self.first.hide()
        self.second.hide()
        if self.isVisible():  # else what has the focus would not be known when it is to go back there
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

    def _show_page(self, page: QWidget, title: str, icon: str, *, colour: str = "text") -> None:
        self.set_title(title, icon=icon, icon_colour=colour)
        for one in (self.working, self.done, self.trouble):
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
        if self.isVisible():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit_content()
