"""Pop-ups over the screen: asked for by name, shown one at a time over a pane of it, focus and caret given back.

The asking side, anywhere::

    desk.popups.ask(Question(name=PopupName.ARRIVED_OR_LEFT, place=place, text="police"), self._answered)

The answering side lives in `ui/views/<pop-up>/` and is named in `ui/furniture.py`::

    class ArrivedOrLeft(AskingPopup):
        def __init__(self, desk: Desk, pane: QWidget) -> None: ...
        def put(self, question: Question) -> None:        # fill from desk.queries
        def first_field(self) -> QWidget:                 # where the focus goes
        ... self.answer(value)                            # gives the value back and closes; Esc closes without

A pop-up that only submits an act need not answer anything. It is made for one question and deleted when it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.background.answers import call
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.popup import Popup

if TYPE_CHECKING:
    from clerk_app.domain.actions import Due, Owner
    from clerk_app.domain.richtext import RichText
    from clerk_app.ui.place import Place
    from clerk_app.ui.screen import Desk


class PopupName(StrEnum):
    """The pop-ups of the window."""

    ARRIVED_OR_LEFT = "arrived_or_left"
    NEW_ACTION = "new_action"
    COMMANDS = "commands"
    KEYS = "keys"
    JUMP = "jump"
    EDIT_ITEM = "edit_item"
    ITEM_DETAILS = "item_details"
    AGENDA_PROPOSAL = "agenda_proposal"
    MINUTES_PROPOSAL = "minutes_proposal"
    MEMBER_PROPOSAL = "member_proposal"
    KEEP_VERSION = "keep_version"
    NEW_MEETING = "new_meeting"
    EDIT_MEETING = "edit_meeting"
    CONFIRM = "confirm"
    VOTE = "vote"
    PICK = "pick"
    NEXT_MEETING = "next_meeting"
    FINAL_DECISION = "final_decision"
    LINE = "line"
    NEW_MEMBERS = "new_members"
    EXEMPT = "exempt"
    INTEREST = "interest"
    EXPORT = "export"
    PRINT = "print"
    LAST_CHANGES = "last_changes"
    PAST = "past"
    SPELLING = "spelling"
    LINK = "link"
    NEW_BOARD = "new_board"
    BOARD_MAP = "board_map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: which pop-up, about what place, and any words to begin with.

    `values` are what one particular pop-up needs besides, as its module says.
    """

    name: PopupName
    place: Place | None = None
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """What the pop-up NEW_ACTION answers: an action to be put behind the paragraph of the caret.

    `another`: the pop-up is to open again for the next one.
    """

    words: RichText
    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    another: bool = False


class AskingPopup(Popup):
    """A pop-up that answers a question."""

    answered = Signal(object)

    def __init__(self, theme: Theme, pane: QWidget, accessible_name: str) -> None:
        super().__init__(theme, pane, accessible_name)

    def put(self, question: Question) -> None:
        """Fill it for this question; called once, before it is shown."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where the focus goes when it opens."""
        raise NotImplementedError

    def fit_content(self) -> None:
        """Take the height that the content needs now, after it grew or shrank while open."""
        self.body.activate()
        self._place()

    def answer(self, value: object) -> None:
        """Close it, give the focus back, and hand the value to whoever asked."""
        self.close_popup()
        self.answered.emit(value)


PopupFactory = Callable[["Desk", QWidget], AskingPopup]
"""Makes a pop-up as a child of the pane it covers."""

OnAnswer = Callable[[object], None] | None


@dataclass(frozen=True)
class Pane:
    """Where pop-ups open: the widget they cover, the left edge of its text column, and how far down, in its pixels."""

    widget: QWidget
    column_left: int = 0
    top: int = 88


COVERS_THE_WINDOW = frozenset({PopupName.KEYS, PopupName.VOTE})
"""Pop-ups that want all the room there is, whatever pane others open in."""


class PopupHost(QObject):
    """The one place that shows pop-ups."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factories: Mapping[PopupName, PopupFactory] = {}
        self._desk: Desk | None = None
        self._pane: Callable[[], Pane] | None = None
        self._window: Callable[[], Pane] | None = None
        self._current: AskingPopup | None = None
        self._on_answer: OnAnswer = None
        self._lent: Callable[[], Mapping[str, object]] | None = None

    def furnish(self, desk: Desk, factories: Mapping[PopupName, PopupFactory]) -> None:
        """The pop-ups there are, and what each is given."""
        self._desk = desk
        self._factories = {**self._factories, **factories}

    def lend(self, values: Callable[[], Mapping[str, object]]) -> None:
        """What every question has besides its own values, asked for anew each time: the window lends its commands."""
        self._lent = values

    def set_pane(self, pane: Callable[[], Pane] | None) -> None:
        """Where pop-ups open from now on: set by each screen that wants them in one of its panes."""
        self._pane = pane

    def set_window(self, window: Callable[[], Pane]) -> None:
        """Where pop-ups open that cover the window; until it is set, they open where others do."""
        self._window = window

    def knows(self, name: PopupName) -> bool:
        """Whether there is such a pop-up."""
        return name in self._factories

    @property
    def current(self) -> AskingPopup | None:
        """The pop-up that is open, or None."""
        return self._current

    def ask(self, question: Question, on_answer: OnAnswer = None) -> None:
        """Open the pop-up, in place of one that is open; its answer goes to the bound method given."""
        if self._desk is None or self._pane is None or question.name not in self._factories:
            return
        self.close()
        if self._lent is not None:
            question = replace(question, values={**self._lent(), **question.values})
        pane = (self._window if self._window and question.name in COVERS_THE_WINDOW else self._pane)()
        popup = self._factories[question.name](self._desk, pane.widget)
        self._current, self._on_answer = popup, on_answer
        popup.put(question)
        popup.answered.connect(self._hand_on)
        popup.closed.connect(self._forget)
        popup.open_at(pane.column_left, pane.top, popup.first_field())
        self.opened.emit()

    def close(self) -> None:
        """Close what is open, without an answer."""
        if self._current is not None:
            self._current.close_popup()

    def _hand_on(self, value: object) -> None:
        receiver, self._on_answer = self._on_answer, None
        call(receiver, value)

    def _forget(self) -> None:
        popup, self._current = self._current, None
        if popup is not None:
            popup.deleteLater()
            self.closed.emit()
