"""The pop-up of a link: where it leads is shown, typed, taken away or opened, and checked before it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from clerk_app.domain.links import link_from, shown_link
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class AskedLink:
    """The link that is asked about: its address (empty: none yet), the words it stands on, and if it may be changed."""

    address: str = ""
    words: str = ""
    may_change: bool = True


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A checked address, with the words that are to lead there."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class RemovedLink:
    """The words are to lead nowhere."""


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """The address, which was shown, is to be opened."""

    address: str


class LinkPopup(AskingPopup):
    """`values["link"]` is the AskedLink; the answer is a KeptLink, a RemovedLink or an OpenedLink."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("links.title"))
        self._asked = AskedLink()
        self.set_title(say("links.title"), icon="link", aside=say("links.aside"))
        self.of = TextLabel(desk.theme, "", TextStyle.BODY, "text2")
        self.words, self.address = QLineEdit(), QLineEdit()
        self._words_label = _label(desk, say("links.words"), self.words)
        self.trouble = TextLabel(desk.theme, "", TextStyle.CAPTION, "danger.text")
        for widget in (self.of, self._words_label, self.words, _label(desk, say("links.address"), self.address)):
            self.body.addWidget(widget)
        self.address.setPlaceholderText(say("links.example"))
        self.body.addWidget(self.address)
        self.body.addWidget(self.trouble)
        self._add_foot(desk)
        self.address.textChanged.connect(self._show_what_works)
        self.words.textChanged.connect(self._show_what_works)
        self.entered.connect(self._enter)

    def put(self, question: Question) -> None:
        asked = question.values.get("link")
        self._asked = asked if isinstance(asked, AskedLink) else AskedLink()
        is_new = not self._asked.words
        self.of.setText(say("links.of", words=self._asked.words))
        self.of.setVisible(not is_new)
        self.words.setVisible(is_new)
        self._words_label.setVisible(is_new)
        self.address.setText(self._asked.address)
        for field in (self.words, self.address):
            field.setReadOnly(not self._asked.may_change)
        self.keep.setVisible(self._asked.may_change)
        self.remove.setVisible(self._asked.may_change and bool(self._asked.address))
        self._show_what_works()

    def first_field(self) -> QWidget:
        if not self._asked.may_change:
            return self.open
        self.address.selectAll()
        return self.address if self._asked.words else self.words

    def _add_foot(self, desk: Desk) -> None:
        hints = KeyHintBar(desk.theme, margin=4)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.foot.addWidget(hints, 1)
        self.remove = ActionButton(desk.theme, say("links.remove"), compact=True)
        self.open = ActionButton(desk.theme, say("links.open"), compact=True)
        self.keep = ActionButton(desk.theme, say("links.keep"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self.remove.clicked.connect(self._remove)
        self.open.clicked.connect(self._open)
        self.keep.clicked.connect(self._enter)
        for button in (self.remove, self.open, self.keep):
            self.foot.addWidget(button)

    def _show_what_works(self) -> None:
        """An address can be opened once it is one; what was said of a wrong one goes with the next key."""
        self.open.setVisible(bool(link_from(self.address.text())))
        self._say("")

    def _enter(self) -> None:
        if not self._asked.may_change:
            self._open()
            return
        typed, words = self.address.text().strip(), self._asked.words or self.words.text().strip()
        address = link_from(typed)
        if address and not words and not self.words.isHidden():
            words = shown_link(address)
        if not typed:
            self._refuse(say("links.no_address"), self.address)
        elif not address:
            self._refuse(say("links.refused"), self.address)
        else:
            self.answer(KeptLink(address, words))

    def _remove(self) -> None:
        self.answer(RemovedLink())

    def _open(self) -> None:
        address = link_from(self.address.text())
        if address:
            self.answer(OpenedLink(address))

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._say(sentence)
        announce(field, sentence, urgent=True)
        field.setFocus()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.address.setAccessibleDescription(sentence)
        self.fit_content()


def _label(desk: Desk, words: str, field: QLineEdit) -> TextLabel:
    label = TextLabel(desk.theme, words, TextStyle.CAPTION, "text2")
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label
