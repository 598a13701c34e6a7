"""The list of people under the caret while `@` is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.minutes_editor.caret_list import CaretList, CaretPlace
from clerk_app.ui.presenting.meeting_people import PersonChoice
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.choice_list import Choice
from clerk_app.ui.widgets.offer_rows import person_row
from clerk_app.ui.widgets.rows import Piece


class PersonList(CaretList):
    """People who match what is typed, best first, and below them the offer to add a guest."""

    chosen = Signal(object)
    """The PersonChoice that was taken."""

    guest_wanted = Signal(str)
    """Somebody of this name is to be added."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        super().__init__(theme, pane, "")
        self.setAccessibleName(self.tr("People"))
        self._people: tuple[PersonChoice, ...] = ()
        self._letters = ""

    def show_for(self, letters: str, choices: Sequence[PersonChoice], place: CaretPlace) -> None:
        """Show who may be meant by the letters; hide when nobody matches a name that goes on."""
        self._letters, self._people = letters.strip(), tuple(choices)
        if not self._people and (not self._letters or " " in self._letters):
            self.hide()
            return
        rows = [person_row(choice) for choice in self._people]
        self.show_rows([*rows, *self._guest()], place)

    def take(self, row: int) -> bool:
        """Take a person, or the guest at the end; False where nobody matches, so that Enter still makes a paragraph."""
        self.hide()
        if 0 <= row < len(self._people):
            self.chosen.emit(self._people[row])
            return True
        return bool(self._people) and self.take_with_control()

    def take_clicked(self, row: int) -> None:
        """Take whoever was clicked: the guest too where nobody matches, since a click makes no paragraph."""
        if row < len(self._people):
            self.take(row)
        else:
            self.take_with_control()

    def take_with_control(self) -> bool:
        """Add a guest of the name typed."""
        self.hide()
        if self._letters:
            self.guest_wanted.emit(self._letters)
        return True

    def _guest(self) -> list[Choice]:
        if not self._letters:
            return []
        words = Piece(self.tr("Add “{0}” as a guest").format(self._letters))
        return [Choice(pieces=(words,), icon="user-round-plus", keys="Ctrl+Enter", is_apart=bool(self._people))]
