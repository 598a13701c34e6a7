"""Preview and export: the true pages of a paper of one meeting, what to know before it goes out, and the way out.

The place names the meeting, the paper and the purpose (`presenting.paper_place`), of an extract its minute, and the
paragraph that the pages begin at. Enter leads from the place in the pages to the same place in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.documents.laid import LaidPaper
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.names import name_on
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.exporting import Exporting
from clerk_app.services.ports import OpenPages
from clerk_app.services.trouble import Trouble
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.paper_place import Purpose, asked_for
from clerk_app.ui.preview.find_bar import FindBar, Finding
from clerk_app.ui.preview.page_list import PageList
from clerk_app.ui.preview.page_view import PageView
from clerk_app.ui.preview.paper_keeper import PaperKeeper
from clerk_app.ui.preview.zoom import Fit
from clerk_app.ui.preview.zoom_keys import zoom_of
from clerk_app.ui.problems import Problem, problem_of
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.timers import QtTimers, Timers
from clerk_app.ui.views.export.choices import ChoicesPane
from clerk_app.ui.views.export.found import FoundLine, found_groups, has_a_draft, place_in_minutes
from clerk_app.ui.views.export.job import ExportJob, LookedOver, LookOver
from clerk_app.ui.views.export.presenter import (
    BEFORE_THE_MEETING,
    characters_to_check,
    checks,
    exempt_count,
    items_of,
    meeting_words,
    papers_of,
    people_of,
    places_of,
    styles_on_offer,
    targets,
    wrong_name,
)
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.enter_key import ENTER, presses_button
from clerk_app.ui.widgets.focus import focus_near
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.words import LoadWords
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month

FOLDER = "export.folder"
CHOSEN = "export.formats"
SOON_MS = 150
"""How long after a change the pages are laid anew, so that changes in a row are laid once."""
PANE_WIDTH = 372
WITH_LIST_FROM = 1080
"""Effective width of the screen from which the small pages stand beside the large ones."""

ChooseFile = Callable[[QWidget, Path], Path | None]
"""Asks for a file's name and folder, beginning with one; None where nothing was chosen."""


AskPrinter = Callable[[QWidget, int], object | None]
"""Asks for a printer for so many pages; None where none was chosen."""


def choose_printer(parent: QWidget, pages: int) -> object | None:
    """The printer that was chosen in the computer's own dialog; printing is loaded only now."""
    from clerk_app.ui.preview.printing import ask_printer  # noqa: PLC0415

    return ask_printer(parent, pages)


def choose_file(parent: QWidget, begin: Path) -> Path | None:
    """The file that was named in the computer's own dialog; whether one of the name is there is asked later."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, say("export.save_as_title"), str(begin), options=QFileDialog.Option.DontConfirmOverwrite
    )
    return Path(chosen) if chosen else None


class ExportScreen(Screen):
    """The pages of one paper, and its export."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_file: ChooseFile = choose_file,
        ask_printer: AskPrinter = choose_printer,
        timers: Timers | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_file, self._ask_printer = ask_file, ask_printer
        self._record: MeetingRecord | None = None
        self._meeting_id: Id | None = None
        self._from: Place | None = None
        self._shown = False
        self._folder = Path()
        self._suggested = ""
        self._purpose = Purpose.READ
        self._begin_at: tuple[str, ...] = ()
        self._made_at = desk.clock.now()
        self._is_known: Callable[[str], bool] | None = None
        self._asked_for_words = False
        self._look: LookOver | None = None
        self._goes_to_found = False
        self.choices = ChoicesPane(desk.theme)
        self.keeper = PaperKeeper(desk.page_jobs or desk.jobs, self._open_pages, self)
        self.pages = PageView(desk.theme, self.keeper)
        self.list = PageList(desk.theme, self.keeper)
        self.find_bar = FindBar(desk.theme)
        self.finding = Finding(self.keeper, self.pages, self.find_bar)
        self.problem = MessageBar(desk.theme, "danger", "", "")
        self._soon = (timers or QtTimers(self))(self._read_anew)
        self._lay_out()
        self._connect()

    # What the window asks

    def visit(self, place: Place) -> None:
        paper, self._purpose = asked_for(place.section)
        before = self._desk.navigation.before(ScreenName.EXPORT)
        if before is not None:
            self._from = before
        is_other = place.meeting_id != self._meeting_id
        self._meeting_id, self._shown = place.meeting_id, True
        if is_other:
            self.keeper.forget()
            self._show_pages()
            self._look = None
            self.choices.found.show_groups(())
        self._begin_at = tuple(one for one in (place.block_id, place.minute_id) if one)
        self._record = self._desk.queries.meeting_record(place.meeting_id) if place.meeting_id is not None else None
        self.choices.show_wrong("")
        self.problem.hide()
        if self._record is None or self._desk.files is None:
            self.choices.show_wrong(say("export.no_meeting"))
            self.choices.start.setEnabled(False)
            return
        self.choices.start.setEnabled(True)
        self._goes_to_found = self._purpose is Purpose.CHECK
        self._show_choices(self._record, paper, place.minute_id)
        self._lay()
        self.title_changed.emit()
        self.commands_changed.emit()

    def leave(self) -> None:
        self._shown = False
        self._soon.stop()
        self.keeper.rest()

    def stay(self) -> None:
        self._shown = True
        self._lay()

    def title(self) -> str:
        if self._record is None:
            return say("export.screen_title")
        meeting = self._record.meeting
        board = name_on(self._record.board.names, meeting.date)
        return say("export.window_title", day=day_and_month(meeting.date), board=board)

    def commands(self) -> Commands:
        if self._record is None or self._desk.files is None:
            return {}
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.EXPORT: self.ask_export,
            ActionId.NEXT_PANEL: self._next_panel,
            ActionId.PREVIOUS_PANEL: self._previous_panel,
        }
        if self._record.minutes:
            commands[ActionId.PLAIN_WORDS] = self._write_plain_words
        if self.keeper.sizes:
            commands[ActionId.FIND] = self.find_bar.begin
            commands[ActionId.FIND_NEXT] = self.finding.next
            commands[ActionId.FIND_PREVIOUS] = self.finding.previous
            commands[ActionId.COPY] = self._copy
            commands[ActionId.SELECT_ALL] = self.pages.select_page
            commands[ActionId.PREVIEW] = self.ask_print
        return commands

    def hints(self) -> Hints:
        left: tuple[Hint, ...] = (
            Hint(("PgDn",), say("export.preview.next_page")),
            Hint(("Ctrl+=",), say("export.preview.zoom_in")),
            Hint(("Enter",), say("export.preview.edit_here")),
            Hint(("Esc",), say("export.preview.back")),
            Hint(("Ctrl+F",), say("export.preview.find_word")),
        )
        if focus_near(self) is not self.pages:
            left = (Hint(("F6",), say("export.preview.go_to_pages")), left[1], *left[3:])
        count = len(self.keeper.sizes)
        if not count:
            return Hints(left)
        page = say("export.preview.page", page=self.pages.page + 1, pages=count)
        return Hints(left, (Hint((), self._zoom_words()), Hint((), page)))

    def tell(self, problem: Problem) -> None:
        self.problem.set_message("danger", problem.words.title, f"{problem.words.text} {problem.words.do}".strip())
        self.problem.show()
        announce(self, f"{problem.words.title} {problem.words.text}", urgent=True)

    def take_focus(self) -> None:
        # A member's edition with closed items is not one Enter away: the pages have the focus, and Enter leads back.
        at_button = self._purpose is Purpose.EXPORT and not self._has_exempt()
        (self.choices.start if at_button else self.pages).setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt's side

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and zoom_of(event, self.pages):
            event.accept()  # on this screen these keys are for the pages, and the menu still sets the size of the text
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = zoom_of(event, self.pages)
        if zoom is not None:
            zoom()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in ENTER and self.choices.name.hasFocus():
            self.ask_export()
        elif not presses_button(event, self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.choices)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.problem)
        middle.addWidget(self.find_bar)
        middle.addWidget(self.pages, 1)
        nest(row, middle, 1)
        row.addWidget(self.list)
        self.problem.hide()
        self._fit()

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self.choices.setFixedWidth(min(metrics.px(PANE_WIDTH), max(self.width() // 2, metrics.px(200))))
        self.list.setVisible(metrics.effective_width(self.width()) >= WITH_LIST_FROM)

    def _connect(self) -> None:
        self._desk.hub.settled.connect(self._record_changed)
        self._desk.theme.changed.connect(self._fit)
        self.choices.paper_changed.connect(self._paper_changed)
        self.choices.formats_changed.connect(self._show_checks)
        self.choices.name_edited.connect(self._forgive)
        self.choices.shown_asked.connect(self._show_source)
        self.choices.found.offer_taken.connect(self._put_right)
        self.choices.start.clicked.connect(self.start)
        self.choices.save_as.clicked.connect(self.ask_save_as)
        self.choices.print_button.clicked.connect(self.ask_print)
        self.keeper.laid.connect(self._show_pages)
        self.keeper.failed.connect(self._not_shown)
        self.pages.page_changed.connect(self._page_changed)
        self.pages.zoom_changed.connect(self.hints_changed)
        self.pages.edit_asked.connect(self._edit_here)
        self.list.chosen.connect(self.pages.go_to_page)
        self.find_bar.left.connect(self._focus_pages)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # The choices

    def _show_choices(self, record: MeetingRecord, paper: PaperKind, minute_id: Id | None) -> None:
        self.choices.meeting.setText(meeting_words(record))
        self.choices.offer_items(items_of(record), minute_id)
        self.choices.offer_people(people_of(record), has_exempt=exempt_count(record) > 0)
        self.choices.offer_styles(styles_on_offer())
        blocked = self.choices.blockSignals(True)
        self.choices.offer_papers(papers_of(record), paper)
        self.choices.blockSignals(blocked)
        self._set_folder(Path(self._desk.state.text(FOLDER) or _documents()))
        wanted = self._desk.state.text(CHOSEN).split(",") if self._desk.state.text(CHOSEN) else [FileFormat.DOCX]
        for file_format, box in self.choices.boxes.items():
            box.setChecked(str(file_format) in wanted)
        self._suggested = self._suggest(record)
        self.choices.show_name(self._suggested)
        self.choices.show_formats()
        self._show_checks()

    def _paper_changed(self) -> None:
        """Show what goes with the chosen paper; a name that was typed stays."""
        self.choices.show_formats()
        if self._record is not None and self._desk.files is not None:
            suggested = self._suggest(self._record)
            if self.choices.name.text() == self._suggested:
                self.choices.show_name(suggested)
            self._suggested = suggested
            self._lay()
        self._show_checks()

    def _suggest(self, record: MeetingRecord) -> str:
        exporting = self._exporting()
        if exporting is None:
            return ""
        paper, only, full = self.choices.paper(), self.choices.only(), self.choices.is_full()
        return Path(exporting.file_name(record.meeting.id, FileFormat.DOCX, paper, only, full=full)).stem

    def _show_checks(self) -> None:
        self.choices.show_wrong("")
        if self._record is not None:
            paper, only = self.choices.paper(), self.choices.only()
            formats = self.choices.chosen() or (FileFormat.PDF,)
            full = self.choices.is_full()
            missing = self.keeper.paper.missing if self.keeper.paper is not None else ()
            found = checks(self._record, formats, paper, only, full=full, is_known=self._is_known)
            self.choices.show_checks((*found, *characters_to_check(missing)))
            self._look_over(self._record)
            if paper is PaperKind.YOUNG_READERS:
                self._load_words()
        words = say("export.start_exempt" if self._has_exempt() else "export.start")
        self.choices.show_start(words, spec_of(ActionId.EXPORT).key_text)

    def _look_over(self, record: MeetingRecord) -> None:
        """Have the draft looked through, once for each state of it."""
        chosen = self.choices.chosen() or (FileFormat.PDF,)
        if not has_a_draft(record, self.choices.paper(), chosen, full=self.choices.is_full()):
            self._look = None
            self.choices.found.show_groups(())
            return
        only = self.choices.only() if self.choices.paper() is PaperKind.EXTRACT else None
        if self._look is None or self._look.record is not record or self._look.only != only:
            self._look = LookOver(record, only)
            self._desk.jobs.start(self._look, self._looked_over)

    def _looked_over(self, looked: object) -> None:
        """Show what was found, unless the draft has changed since: then another look is under way."""
        if not isinstance(looked, LookedOver) or looked.by is not self._look:
            return
        groups = found_groups(looked.found)
        self.choices.found.show_groups(groups, tells_of_none=self._purpose is Purpose.CHECK)
        if self._goes_to_found:
            self._goes_to_found = False
            count = len(looked.found)
            announce(self, say("export.found_count", count=count) if count else say("export.found_nothing"))
            if self._shown:
                self.choices.go_to_found()

    def _load_words(self) -> None:
        """Ask for the dictionary, once; the checks of a paper in plain words are made anew when it is there."""
        if self._desk.words is not None and not self._asked_for_words:
            self._asked_for_words = True
            self._desk.jobs.start(LoadWords(self._desk.words), self._words_loaded)

    def _words_loaded(self, spelling: object) -> None:
        self._is_known = getattr(spelling, "is_known", None)
        self._show_checks()

    def _has_exempt(self) -> bool:
        """Whether what is exported holds exempt business: of papers that go out before, none does."""
        is_minuted = self.choices.paper() in (PaperKind.MINUTES, PaperKind.EXTRACT) or self.choices.is_full()
        return is_minuted and self._record is not None and exempt_count(self._record, self.choices.only()) > 0

    def _forgive(self) -> None:
        self.choices.show_wrong("")

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self.choices.show_folder(folder)

    # The pages

    def _exporting(self) -> Exporting | None:
        return self._desk.files.exporting(self._desk.queries) if self._desk.files is not None else None

    def _lay(self) -> None:
        lay = self._laying()
        if lay is not None and self._desk.files is not None and self._desk.files.open_pages is not None:
            self.keeper.ask(lay)

    def _laying(self) -> Callable[[], LaidPaper] | None:
        """What lays the chosen paper as the export would write it now."""
        exporting = self._exporting()
        if self._record is None or exporting is None:
            return None
        self._made_at = self._desk.clock.now()
        return partial(
            exporting.pages,
            self._record.meeting.id,
            self._made_at,
            self.choices.style_key(),
            self.choices.paper(),
            self.choices.only(),
            full=self.choices.is_full(),
        )

    def _open_pages(self, data: bytes) -> OpenPages:
        if self._desk.files is None or self._desk.files.open_pages is None:
            raise RuntimeError("nothing draws pages")
        return self._desk.files.open_pages(data)

    def _show_pages(self) -> None:
        known = places_of(self._record, self.choices.paper()) if self._record is not None else {}
        spots = self.keeper.paper.spots if self.keeper.paper is not None else ()
        self.list.show_paper()
        self.pages.show_paper([spot for spot in spots if spot.source in known])
        if self.keeper.paper is not None:
            self.problem.hide()
            begin, self._begin_at = self._begin_at, ()
            _ = any(self.pages.go_to_source(source) for source in begin)
        self.list.show_page(self.pages.page)
        self._show_checks()
        self.commands_changed.emit()
        self.hints_changed.emit()

    def _not_shown(self, error: Exception) -> None:
        self.tell(problem_of(error))

    def _record_changed(self, changes: Changes) -> None:
        if self._shown:
            self._soon.start(SOON_MS)

    def _read_anew(self) -> None:
        try:
            record = self._desk.queries.meeting_record(self._meeting_id) if self._meeting_id is not None else None
        except Trouble as trouble:
            self.tell(problem_of(trouble))
            return
        if record is None:
            return
        self._record = record
        self.choices.offer_items(items_of(record), self.choices.item.currentData())
        self._show_checks()
        self._lay()

    def _page_changed(self, page: int) -> None:
        self.list.show_page(page)
        self.hints_changed.emit()

    def _show_source(self, source: str) -> None:
        if self.choices.paper() is PaperKind.YOUNG_READERS and self._record is not None:
            self._go_to_plain_words(places_of(self._record, PaperKind.YOUNG_READERS).get(source))
            return
        if self.pages.go_to_source(source):
            self._focus_pages()
            announce(self.pages, self.pages.place_words())
        elif self._record is not None and isinstance(self._record.by_id.get(Id(source)), Attendee):
            place = self._meeting_place(self._record)
            self._desk.navigation.go(replace(place, screen=ScreenName.ROLL_CALL))

    def _put_right(self, line: object) -> None:
        """Go to where the minutes are put right, with the words of it selected."""
        if isinstance(line, FoundLine) and self._record is not None:
            place = place_in_minutes(self._record, line.finding)
            if place is not None:
                self._desk.navigation.go(place)

    def _zoom_words(self) -> str:
        fit = self.pages.zoom.fit
        if fit is None:
            return say("export.preview.zoom_percent", percent=self.pages.percent)
        return say("export.preview.fit_width" if fit is Fit.WIDTH else "export.preview.fit_page")

    def _copy(self) -> None:
        words = self.pages.selected_text()
        if words:
            QGuiApplication.clipboard().setText(words)

    # Going elsewhere

    def _go_back(self) -> None:
        """To where the screen was opened from; a meeting is found as it was left, caret and all."""
        before = self._from
        if before is not None and before.screen is ScreenName.PLAIN_WORDS:
            self._desk.navigation.back()  # from there the way goes on to where that screen was opened from
        elif before is not None and before.screen is not ScreenName.LIVE:
            self._desk.navigation.go(before)
        elif self._record is not None:
            self._desk.navigation.go(self._meeting_place(self._record))

    def _edit_here(self) -> None:
        place = self.pages.place
        if self._record is None:
            return
        known = places_of(self._record, self.choices.paper())
        found = known.get(place.source) if place is not None else None
        if found is not None:
            self._desk.navigation.go(found)
        else:
            self._go_back()

    def _write_plain_words(self) -> None:
        self._go_to_plain_words(None)

    def _go_to_plain_words(self, place: Place | None) -> None:
        if self._record is not None:
            usual = self._meeting_place(self._record)
            self._desk.navigation.go(replace(place or usual, screen=ScreenName.PLAIN_WORDS, section=""))

    def _meeting_place(self, record: MeetingRecord) -> Place:
        screen = (
            ScreenName.AGENDA if self.choices.paper() in BEFORE_THE_MEETING and self._from is None else ScreenName.LIVE
        )
        return Place(screen=screen, board_id=record.meeting.board_id, meeting_id=record.meeting.id)

    # From part to part

    def _parts(self) -> list[QWidget]:
        chosen = next((one for one in self.choices.papers.values() if one.isChecked() and one.isVisible()), None)
        parts: list[QWidget] = [chosen or self.choices.style_choice, self.pages]
        return [*parts, self.list] if self.list.isVisible() else parts

    def _next_panel(self) -> None:
        self._go_to_panel(1)

    def _previous_panel(self) -> None:
        self._go_to_panel(-1)

    def _go_to_panel(self, step: int) -> None:
        parts, focused = self._parts(), focus_near(self)
        at = 0 if focused is not None and self.choices.isAncestorOf(focused) else 1
        at = parts.index(focused) if focused in parts else at
        parts[(at + step) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_pages(self) -> None:
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._shown and now is not None and self.isAncestorOf(now):
            self.hints_changed.emit()

    # The way out

    def ask_export(self) -> None:
        """Export, by the key: of exempt business only once the button itself, which says so, is pressed."""
        if self._has_exempt():
            self.choices.start.setFocus(Qt.FocusReason.ShortcutFocusReason)
            announce(self, f"{self.choices.start.text()}. {say('export.exempt', count=self._exempt())}")
        else:
            self.start()

    def ask_save_as(self) -> None:
        """Export to a folder and under a name that are asked for."""
        chosen = self._ask_file(self, self._folder / self.choices.name.text())
        if chosen is not None:
            self._set_folder(chosen.parent)
            self.choices.name.setText(_without_ending(chosen.name))
            self.start()

    def start(self) -> None:
        """Make the files of what is chosen; what is wrong with the choice is said beside it."""
        record, files, exporting = self._record, self._desk.files, self._exporting()
        if record is None or files is None or exporting is None:
            return
        chosen, name = self.choices.chosen(), self.choices.name.text()
        if wrong := wrong_name(name):
            self._say_wrong(wrong, in_name=True)
            self.choices.name.setFocus()
            return
        if not chosen:
            self._say_wrong(say("export.no_format"))
            return
        self._desk.state.remember(FOLDER, str(self._folder))
        self._desk.state.remember(CHOSEN, ",".join(str(one) for one in self.choices.ticked()))
        job = ExportJob(
            make=partial(
                exporting.file,
                style_key=self.choices.style_key(),
                paper=self.choices.paper(),
                only=self.choices.only(),
                full=self.choices.is_full(),
            ),
            write=files.write,
            meeting_id=Id(record.meeting.id),
            made_at=self._made_at,
            targets=targets(self._folder, name, chosen),
        )
        self._desk.popups.ask(Question(name=PopupName.EXPORT, values={"job": job}))

    def ask_print(self) -> None:
        """Print what is shown, by the computer's own dialog."""
        lay = self._laying()
        printer = self._ask_printer(self, len(self.keeper.sizes)) if lay is not None and self.keeper.sizes else None
        if printer is not None:
            values = {"printer": printer, "lay": lay, "open_pages": self._open_pages}
            self._desk.popups.ask(Question(name=PopupName.PRINT, values=values))

    def _exempt(self) -> int:
        return exempt_count(self._record, self.choices.only()) if self._record is not None else 0

    def _say_wrong(self, sentence: str, *, in_name: bool = False) -> None:
        self.choices.show_wrong(sentence, in_name=in_name)
        announce(self, sentence)


def _without_ending(name: str) -> str:
    """The name without the ending of a format, which each file gets by itself."""
    ending = Path(name).suffix.removeprefix(".").lower()
    return Path(name).stem if ending in tuple(FileFormat) else name


def _documents() -> str:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found or str(Path.home())
