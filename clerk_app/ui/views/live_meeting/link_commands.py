"""The command of links: what one leads to is shown, and only then changed, taken away or opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from clerk_app.ui.actions import ActionId
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Commands
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.link_popup import AskedLink, KeptLink, OpenedLink, RemovedLink
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.wording.catalogue import say

OpenAddress = Callable[[str], bool]
"""Opens an address in the computer's own way; False where nothing did."""

MOST_WORDS = 80
"""Characters of the words of a link that its pop-up shows."""


def open_address(address: str) -> bool:
    """Open an address with the program that the computer has for it."""
    return QDesktopServices.openUrl(QUrl(address))


class LinkCommands(QObject):
    """Links of one meeting; in minutes that may only be read they are shown and opened alone."""

    said = Signal(str)
    """A sentence about what did not work."""

    def __init__(self, room: LiveRoom, asking: Asking, opens: OpenAddress = open_address) -> None:
        super().__init__(room)
        self._room = room
        self._asking = asking
        self.opens = opens
        room.editor.link_wanted.connect(self._ask)

    def commands(self) -> Commands:
        """What can be asked for."""
        return {ActionId.LINK: self._ask} if self._asking.knows(PopupName.LINK) else {}

    def _ask(self) -> None:
        self._room.panes.go_to_text()
        here, words = self._room.editor.link_here, self._room.editor.linked_words
        may_change = self._room.is_editable
        if here is None and not may_change:
            return
        shown = words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"
        asked = AskedLink(here.address if here is not None else "", shown, may_change)
        self._asking.ask(PopupName.LINK, self._answered, link=asked)

    def _answered(self, answer: object) -> None:
        match answer:
            case KeptLink():
                self._room.editor.set_link(answer.address, answer.words)
            case RemovedLink():
                self._room.editor.remove_link()
            case OpenedLink() if not self.opens(answer.address):
                self.said.emit(say("links.not_opened", address=answer.address))
            case _:
                pass
