"""Printing what is shown: how far it is, over the screen that asked for it.

It is asked with the `printer` that was chosen, and with `lay` and `open_pages`, which make the pages, as values of the
question; it begins at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from clerk_app.documents.laid import LaidPaper
from clerk_app.services.ports import OpenPages
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Progress
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.preview.printing import Print
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.export.outcome_pages import DonePage, TroublePage, WorkingPage
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class _Opening:
    lay: Callable[[], LaidPaper]
    open_pages: Callable[[bytes], OpenPages]

    def __call__(self) -> OpenPages:
        return self.open_pages(self.lay().data)


class PrintPopup(AskingPopup):
    """Sends the pages to the printer that was chosen, and tells what became of it."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("export.preview.print_title"))
        self._desk = desk
        self._job: JobHandle | None = None
        self.working = WorkingPage(desk.theme)
        self.done = DonePage(desk.theme)
        self.trouble = TroublePage(desk.theme)
        self.cancel = ActionButton(desk.theme, say("export.cancel"), compact=True)
        self.first = ActionButton(desk.theme, say("export.close"), kind=ButtonKind.PRIMARY, compact=True)
        self._lay_out()

    def put(self, question: Question) -> None:
        self._show_page(self.working, say("export.preview.print_title"))
        self.working.show_step(0, 1, "")
        printer, lay, open_pages = (question.values.get(name) for name in ("printer", "lay", "open_pages"))
        if isinstance(printer, QPrinter) and callable(lay) and callable(open_pages):
            job = Print(printer, _Opening(lay, open_pages))
            self._job = self._desk.jobs.start(job, self._printed, self._not_printed, self._stepped)

    def first_field(self) -> QWidget:
        return self.cancel

    def close_popup(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().close_popup()

    def _lay_out(self) -> None:
        for page in (self.working, self.done, self.trouble):
            self.body.addWidget(page)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.first)
        self.cancel.clicked.connect(self.close_popup)
        self.first.clicked.connect(self._do_first)
        self.entered.connect(self._do_first)

    def _do_first(self) -> None:
        if self.first.isVisible():
            self.close_popup()

    def _stepped(self, progress: Progress) -> None:
        self.working.words.setText(progress.step)
        self.working.line.set_progress(progress.done, progress.total, progress.step)

    def _printed(self, count: object) -> None:
        self._job = None
        words = say("export.preview.printed", count=int(str(count)))
        self._show_page(self.done, say("export.preview.print_title"), "circle-check", colour="ok.text", ended=True)
        self.done.show_files(words, "")
        announce(self, words)

    def _not_printed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, JobCancelled):
            return
        said = problem_of(error).words
        self._show_page(self.trouble, said.title, "file-x", colour="danger.text", ended=True)
        self.trouble.show_trouble(said, said.safe, "")
        announce(self, f"{said.title} {said.text}", urgent=True)
        self.fit_content()

    def _show_page(
        self, page: QWidget, title: str, icon: str = "file-output", *, colour: str = "text", ended: bool = False
    ) -> None:
        self.set_title(title, icon=icon, icon_colour=colour)
        for one in (self.working, self.done, self.trouble):
            one.setVisible(one is page)
        self.cancel.setVisible(not ended)
        self.first.setVisible(ended)
        if ended:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit_content()
