"""The small pop-ups of the live screen: jump, edit the item, keep a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from clerk_app.domain.capture import Place as Spot
from clerk_app.domain.capture import PlaceKind, jump
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.actions import action_label

_MOST = 6


class JumpPopup(AskingPopup):
    """Somewhere in the meeting by its number or a part of its title; Enter alone goes back to the current item.

    `values["places"]` are the places there are. The answer is the one chosen, or None for the current item.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, self.tr("Jump"))
        self._places: Sequence[Spot] = ()
        self._found: Sequence[Spot] = ()
        self.field = AskField(desk.theme, self.tr("7, 10, 4.2, a3, or part of a title"))
        self.field.setAccessibleName(self.tr("Item, paragraph, action or part of a title"))
        self.choices = ChoiceList(desk.theme, self.tr("Places found"), most_rows=_MOST, framed=False)
        self.set_title(self.tr("Jump"), icon="arrow-right", aside=self.tr("Enter alone: back to the current item"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.choices)
        hints = KeyHintBar(desk.theme, margin=4)
        hints.set_hints((Hint(("Enter",), self.tr("go there")),), (Hint(("Esc",), self.tr("stay here")),))
        self.foot.addWidget(hints, 1)
        self.let_foot_go()
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self.choices.move)
        self.choices.picked.connect(self._take)
        self.choices.moved.connect(self.reveal)
        self.entered.connect(self._enter)
        self._search("")

    def put(self, question: Question) -> None:
        places = question.values.get("places")
        self._places = [one for one in places if isinstance(one, Spot)] if isinstance(places, Sequence) else ()
        self.field.setText(question.text)

    def first_field(self) -> QWidget:
        return self.field

    def _search(self, words: str) -> None:
        self._found = jump(words, self._places)[:_MOST]
        self.choices.set_choices([_row(spot) for spot in self._found])
        self.fit_content()

    def _take(self, row: int) -> None:
        self.answer(self._found[row])

    def _enter(self) -> None:
        if self.choices.current is not None:
            self._take(self.choices.current)
        elif not self.field.text().strip():
            self.answer(None)


@dataclass(frozen=True, slots=True)
class EditedItem:
    """An item as it is to be called, with who presents it and the minutes planned for it (None: none)."""

    title: str
    presenter: str
    minutes: int | None


class EditItemPopup(AskingPopup):
    """The item's title, presenter and minutes; `values["item"]` is the EditedItem to begin with, and the answer."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, self.tr("Edit the item"))
        self.title, self.presenter = QLineEdit(), QLineEdit()
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 600)
        self.minutes.setSpecialValueText(self.tr("not planned"))
        self.set_title(self.tr("Edit the item"), icon="pencil")
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Presenter"), self.presenter)
        form.addRow(self.tr("&Minutes planned"), self.minutes)
        nest(self.body, form)
        add_buttons(self, desk, self.tr("Keep these"))
        self.entered.connect(self._keep)

    def put(self, question: Question) -> None:
        item = question.values.get("item")
        if isinstance(item, EditedItem):
            self.title.setText(item.title)
            self.presenter.setText(item.presenter)
            self.minutes.setValue(item.minutes or 0)

    def first_field(self) -> QWidget:
        self.title.selectAll()
        return self.title

    def _keep(self) -> None:
        title = self.title.text().strip()
        if title:
            self.answer(EditedItem(title, self.presenter.text().strip(), self.minutes.value() or None))


class KeepVersionPopup(AskingPopup):
    """The name under which the minutes are kept as they are now; the answer is the name."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, self.tr("Keep a named version"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the version"))
        self.set_title(self.tr("Keep a named version"), icon="history", aside=self.tr("Saving is automatic"))
        words = self.tr("The minutes as they are now are kept under this name, beside what you go on writing.")
        self.body.addWidget(TextLabel(desk.theme, words, TextStyle.CAPTION, "text2"))
        self.body.addWidget(self.name)
        add_buttons(self, desk, self.tr("Keep this version"))
        self.entered.connect(self._keep)

    def put(self, question: Question) -> None:
        self.name.setText(question.text)

    def first_field(self) -> QWidget:
        self.name.selectAll()
        return self.name

    def _keep(self) -> None:
        if self.name.text().strip():
            self.answer(self.name.text().strip())


def add_buttons(popup: AskingPopup, desk: Desk, words: str) -> ActionButton:
    """At the foot of a pop-up the button that takes it, which is given back, and how to cancel."""
    hints = KeyHintBar(desk.theme, margin=4)
    hints.set_hints((Hint(("Esc",), popup.tr("cancel")),))
    button = ActionButton(desk.theme, words, keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
    button.clicked.connect(popup.entered)
    popup.foot.addWidget(hints, 1)
    popup.foot.addWidget(button)
    return button


def _row(spot: Spot) -> Choice:
    called = action_label(int(spot.number)) if spot.kind is PlaceKind.ACTION else spot.number
    return Choice(pieces=(Piece(f"{called}  ", bold=True), Piece(spot.title)))
