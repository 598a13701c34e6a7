"""What the window says and offers of backups: when the last was made, one more now, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from clerk_app.ui.problems import Problem, in_a_bar, problem_of_backup
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed
from clerk_app.wording.salvaging import salvaged_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What the bar tells: `is_urgent` in a meeting too, since whoever goes on typing there should know at once.

    `is_read_once`: good news that is gone with the screen on which it was told. `is_failure`: no backup could be made,
    which a backup that is made takes back; other news stays until it is read. `copy` can be opened, `salvage` brings
    back what is whole.
    """

    kind: Kind
    title: str
    text: str = ""
    is_urgent: bool = False
    is_read_once: bool = False
    is_failure: bool = False
    copy: Path | None = None
    salvage: Callable[[], None] | None = None


class WindowBackups(QObject):
    """The foot of the navigation, a bar for news that somebody should read, and the commands about backups."""

    changed = Signal()
    """Other commands work now."""

    def __init__(self, theme: Theme, navigation: NavigationPane, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._desk: Desk | None = None
        self._to_go_back_to: Backup | None = None
        self._shown: _News | None = None
        self._waiting: list[_News] = []
        """What is told once the news before it has been read."""
        self._said_last = ""
        self.bar = MessageBar(theme, "info", "", slim=True)
        self._open_copy = self.bar.add_button(say("backups.copies.open"))
        self._bring_back = self.bar.add_button(say("salvage.bring_back"))
        self._bring_back.clicked.connect(self._salvage_asked)
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
        text = say("backups.restored.text", name=kept_as)
        self._tell(_News(kind="ok", title=say("backups.restored.title"), text=text))

    def say_damaged_log(self, kept_as: str) -> None:
        """Tell that the disk lost some of what was typed last, and which file keeps what is left of it."""
        text = say("backups.damaged_log.text", name=kept_as)
        self._tell(_News(kind="danger", title=say("backups.damaged_log.title"), text=text, is_urgent=True))

    def say_salvaged(self, salvaged: Salvaged, kept_as: str) -> None:
        """Tell how much of damaged records could be brought back, and which file keeps these."""
        counts = {"whole": salvaged.whole, "kept_last": salvaged.kept_last}
        sentences = salvaged_sentences(**counts, lost=salvaged.lost, loose=salvaged.loose)
        text = " ".join((*sentences, say("salvage.done.look"), say("salvage.kept_as", name=kept_as)))
        self._tell(_News(kind="warning", title=say("salvage.done.title"), text=text, is_urgent=True))

    def say_damaged(self, salvage: Callable[[], None] | None) -> None:
        """Tell that the file is damaged though it could be opened; `salvage` brings back what is whole."""
        title, text = say("salvage.found.title"), say("salvage.found.text")
        self._tell(_News(kind="danger", title=title, text=text, is_urgent=True, salvage=salvage))

    def _salvage_asked(self) -> None:
        if self._shown is not None and self._shown.salvage is not None:
            self._shown.salvage()

    def _back_up(self) -> None:
        if self._desk is not None and self._desk.backups is not None:
            self._navigation.show_kept(being_made())
            self._desk.backups.back_up_now()

    # What is told

    def _told(self, news: BackupNews) -> None:
        self._show_kept()
        self.changed.emit()
        if news.error is not None:
            self._tell_failure(problem_of_backup(news.error), was_asked=news.was_asked)
        elif news.made is not None:
            self._forget_failures()
            if news.was_asked:
                title = say("backups.made", name=news.made.path.name)
                self._answer(_News(kind="ok", title=title, is_read_once=True))

    def _tell_failure(self, problem: Problem, *, was_asked: bool) -> None:
        kind, title, text = in_a_bar(problem)
        news = _News(kind=kind, title=title, text=text, is_failure=True)
        is_known = problem.words.title == self._said_last
        self._said_last = problem.words.title
        if was_asked:
            self._answer(news)
        elif not is_known:
            self._tell(news)

    def _forget_failures(self) -> None:
        self._said_last = ""
        self._waiting = [news for news in self._waiting if not news.is_failure]
        if self._shown is not None and self._shown.is_failure:
            self._close_bar()

    def _tell_of_copies(self, copies: tuple[Path, ...]) -> None:
        names = listed([say("backups.copies.name", name=path.name) for path in copies])
        title = say("backups.copies.title", count=len(copies), names=names)
        self._tell(_News(kind="warning", title=title, text=say("backups.copies.text"), copy=copies[0]))

    def _open_found_copy(self) -> None:
        copy = self._shown.copy if self._shown is not None else None
        if self._desk is not None and self._desk.open_other is not None and copy is not None:
            self._desk.open_other(copy)

    def _tell(self, news: _News) -> None:
        """Tell it at once, or after urgent news that has not been read."""
        if self._shown is not None and self._shown.is_urgent:
            self._waiting.append(news)
        else:
            self._show(news)

    def _answer(self, news: _News) -> None:
        """Tell what somebody asked for: before urgent news, which then comes back; in a meeting, after it."""
        if self._shown is None or not self._shown.is_urgent:
            self._show(news)
        elif self._is_in_meeting():
            self._waiting.append(news)
        else:
            self._waiting.insert(0, self._shown)
            self._show(news)

    def _show(self, news: _News) -> None:
        self._shown = news
        self._open_copy.setVisible(news.copy is not None and self._desk is not None and bool(self._desk.open_other))
        self._bring_back.setVisible(news.salvage is not None)
        self.bar.set_message(news.kind, news.title, news.text)
        announce(self.bar, self.bar.accessibleName(), urgent=news.is_urgent or news.is_failure)
        self._show_bar()

    def _show_kept(self) -> None:
        if self._desk is not None:
            news = self._desk.backups.news if self._desk.backups is not None else None
            self._navigation.show_kept(kept(news, self._desk.clock.now()))

    def _went(self, place: Place) -> None:
        self._show_kept()
        if self._shown is not None and self._shown.is_read_once:
            self._close_bar()
        if self._is_in_meeting():
            self._bring_urgent_forward()
        self._show_bar()

    def _bring_urgent_forward(self) -> None:
        """News that may not be told in a meeting steps back there for what must be."""
        urgent = next((news for news in self._waiting if news.is_urgent), None)
        if urgent is not None and self._shown is not None and not self._shown.is_urgent:
            self._waiting.remove(urgent)
            self._waiting.append(self._shown)
            self._show(urgent)

    def _show_bar(self) -> None:
        """In a meeting nothing moves the text away but what is urgent; all else waits until the meeting is left."""
        self.bar.setVisible(self._shown is not None and (self._shown.is_urgent or not self._is_in_meeting()))

    def _is_in_meeting(self) -> bool:
        place = self._desk.navigation.place if self._desk is not None else None
        return place is not None and place.screen in WITHOUT_NAVIGATION

    def _close_bar(self) -> None:
        self._shown = None
        self.bar.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))

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
