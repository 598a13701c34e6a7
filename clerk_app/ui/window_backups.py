"""What the window says and offers of backups: when the last was made, one more now, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.services.backups import Backup
from clerk_app.services.salvaging import Salvaged
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.backup_keeper import BackupNews
from clerk_app.ui.navigation_pane import NavigationPane
from clerk_app.ui.place import WITHOUT_NAVIGATION, Place
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.backups import being_made, kept, sure, to_choose_from
from clerk_app.ui.problems import Problem, problem_of_backup, show_problem
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed
from clerk_app.wording.salvaging import salvaged_sentences


class WindowBackups(QObject):
    """The foot of the navigation, a bar for news that somebody should read, and the commands about backups."""

    changed = Signal()
    """Other commands work now."""

    def __init__(self, theme: Theme, navigation: NavigationPane, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._desk: Desk | None = None
        self._to_go_back_to: Backup | None = None
        self._copy: Path | None = None
        self._has_news = False
        self._is_read_once = False
        """Good news is gone with the screen on which it was told."""
        self._is_urgent = False
        """News of words that are lost is told in a meeting too: whoever goes on typing there should know at once."""
        self._tells_failure = False
        """A backup that is made then takes the bar away; other news stays until it is read."""
        self._said_last = ""
        self._waiting: Callable[[], None] | None = None
        """What is told once urgent news has been read, which nothing takes away that nobody asked for."""
        self.bar = MessageBar(theme, "info", "", slim=True)
        self._open_copy = self.bar.add_button(say("backups.copies.open"))
        self._bring_back = self.bar.add_button(say("salvage.bring_back"))
        self._bring_back.clicked.connect(self._salvage_asked)
        self._salvage: Callable[[], None] | None = None
        self.bar.add_button(say("problems.close")).clicked.connect(self._close_bar)
        self._open_copy.clicked.connect(self._open_found_copy)
        self._open_copy.hide()
        self._bring_back.hide()
        self.bar.hide()

    def furnish(self, desk: Desk) -> None:
        """The store is open; from now on the window hears of its backups."""
        self._desk = desk
        desk.navigation.moved.connect(self._went)
        if desk.backups is not None:
            desk.backups.told.connect(self._told)
            desk.backups.copies_found.connect(self._tell_of_copies)
        self._show_kept()

    def commands(self) -> Commands:
        """What works now."""
        desk = self._desk
        if desk is None or desk.backups is None or desk.read_only:
            return {}
        commands = {ActionId.BACK_UP: self._back_up}
        news = desk.backups.news
        if news is not None and news.there and desk.go_back_to is not None:
            commands[ActionId.GO_BACK] = self._ask_which
        return commands

    def say_restored(self, kept_as: str) -> None:
        """Tell that a backup took the place of the records, and which file keeps what was there."""
        self._say("ok", say("backups.restored.title"), say("backups.restored.text", name=kept_as))

    def say_damaged_log(self, kept_as: str) -> None:
        """Tell that the disk lost some of what was typed last, and which file keeps what is left of it."""
        text = say("backups.damaged_log.text", name=kept_as)
        self._say("danger", say("backups.damaged_log.title"), text, is_urgent=True)

    def say_salvaged(self, salvaged: Salvaged, kept_as: str) -> None:
        """Tell how much of damaged records could be brought back, and which file keeps these."""
        counts = {"whole": salvaged.whole, "kept_last": salvaged.kept_last}
        sentences = salvaged_sentences(**counts, lost=salvaged.lost, loose=salvaged.loose)
        text = " ".join((*sentences, say("salvage.done.look"), say("salvage.kept_as", name=kept_as)))
        self._say("warning", say("salvage.done.title"), text, is_urgent=True)

    def say_damaged(self, salvage: Callable[[], None] | None) -> None:
        """Tell that the file is damaged though it could be opened; `salvage` brings back what is whole."""
        self._say("danger", say("salvage.found.title"), say("salvage.found.text"), is_urgent=True)
        self._salvage = salvage
        self._bring_back.setVisible(salvage is not None)

    def _salvage_asked(self) -> None:
        if self._salvage is not None:
            self._salvage()

    def _back_up(self) -> None:
        if self._desk is not None and self._desk.backups is not None:
            self._navigation.show_kept(being_made())
            self._desk.backups.back_up_now()

    # What is told

    def _told(self, news: BackupNews) -> None:
        self._show_kept()
        self.changed.emit()
        if news.error is not None:
            problem = problem_of_backup(news.error)
            if news.was_asked:
                self._show_failure(problem)
            elif problem.words.title != self._said_last:
                self._once_read(partial(self._show_failure, problem))
        elif news.made is not None:
            self._said_last = ""
            if self._tells_failure:
                self._close_bar()
            if news.was_asked:
                self._say("ok", say("backups.made", name=news.made.path.name))
                self._is_read_once = True

    def _once_read(self, tell: Callable[[], None]) -> None:
        """Tell it at once, or after urgent news that has not been read."""
        if self._has_news and self._is_urgent:
            self._waiting = tell
        else:
            tell()

    def _show_failure(self, problem: Problem) -> None:
        self._said_last = problem.words.title
        self._open_copy.hide()
        self._bring_back.hide()
        show_problem(self.bar, problem)
        self._tells_failure, self._is_read_once, self._is_urgent = True, False, False
        self._show_bar()

    def _tell_of_copies(self, copies: tuple[Path, ...]) -> None:
        self._once_read(partial(self._show_copies, copies))

    def _show_copies(self, copies: tuple[Path, ...]) -> None:
        names = listed([say("backups.copies.name", name=path.name) for path in copies])
        title = say("backups.copies.title", count=len(copies), names=names)
        self._say("warning", title, say("backups.copies.text"))
        self._copy = copies[0]
        self._open_copy.setVisible(self._desk is not None and self._desk.open_other is not None)

    def _open_found_copy(self) -> None:
        if self._desk is not None and self._desk.open_other is not None and self._copy is not None:
            self._desk.open_other(self._copy)

    def _say(self, kind: Kind, title: str, text: str = "", *, is_urgent: bool = False) -> None:
        self._open_copy.hide()
        self._bring_back.hide()
        self._tells_failure = self._is_read_once = False
        self._is_urgent = is_urgent
        self.bar.set_message(kind, title, text)
        announce(self.bar, self.bar.accessibleName(), urgent=is_urgent)
        self._show_bar()

    def _show_kept(self) -> None:
        if self._desk is not None:
            news = self._desk.backups.news if self._desk.backups is not None else None
            self._navigation.show_kept(kept(news, self._desk.clock.now()))

    def _went(self, place: Place) -> None:
        self._show_kept()
        if self._is_read_once:
            self._close_bar()
        self.bar.setVisible(self._has_news and self._may_be_told(place))

    def _show_bar(self) -> None:
        self._has_news = True
        place = self._desk.navigation.place if self._desk is not None else None
        self.bar.setVisible(place is None or self._may_be_told(place))

    def _may_be_told(self, place: Place) -> bool:
        """In a meeting nothing moves the text away but what is urgent; all else waits until the meeting is left."""
        return self._is_urgent or place.screen not in WITHOUT_NAVIGATION

    def _close_bar(self) -> None:
        self._has_news = self._is_read_once = self._tells_failure = self._is_urgent = False
        self._open_copy.hide()
        self.bar.hide()
        if self._waiting is not None:
            tell, self._waiting = self._waiting, None
            tell()

    # Going back

    def _ask_which(self) -> None:
        news = self._desk.backups.news if self._desk is not None and self._desk.backups is not None else None
        if self._desk is not None and news is not None:
            picking = to_choose_from(news)
            self._desk.popups.ask(Question(name=PopupName.PICK, values={"picking": picking}), self._chosen)

    def _chosen(self, backup: object) -> None:
        if self._desk is not None and isinstance(backup, Backup):
            self._to_go_back_to = backup
            question = Question(name=PopupName.CONFIRM, values={"confirmation": sure(backup)})
            self._desk.popups.ask(question, self._agreed)

    def _agreed(self, agreed: object) -> None:
        if self._desk is not None and self._desk.go_back_to is not None and self._to_go_back_to is not None and agreed:
            self._desk.go_back_to(self._to_go_back_to.path)
