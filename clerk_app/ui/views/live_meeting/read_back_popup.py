"""A pop-up with one line to type in, which says below it what the line is understood as, before Enter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.popup_host import AskingPopup
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel


class ReadBackPopup(AskingPopup):
    """A line, what it is read as, and a button; whoever extends it says what that is, and answers."""

    def __init__(self, desk: Desk, pane: QWidget, *, title: str, ask: str, keep: str) -> None:
        super().__init__(desk.theme, pane, title)
        self.field = AskField(desk.theme, ask)
        self.read = TextLabel(desk.theme, "", TextStyle.BODY, "text2")
        self.button = ActionButton(desk.theme, keep, keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        hints = KeyHintBar(desk.theme, margin=0)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.body.addWidget(self.field)
        self.body.addWidget(self.read)
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)
        self.field.textChanged.connect(self._read_back)
        self.watch(self.field)
        self.button.clicked.connect(self.keep)
        self.entered.connect(self.keep)

    def read_back(self) -> str:
        """What the line is read as."""
        raise NotImplementedError

    def keep(self) -> None:
        """Answer with it."""
        raise NotImplementedError

    def begin(self, text: str) -> None:
        """Begin with this in the line."""
        self.field.setText(text)
        self._read_back()

    def first_field(self) -> QWidget:
        return self.field

    def _read_back(self) -> None:
        self.read.setText(self.read_back())
        self.fit_content()
