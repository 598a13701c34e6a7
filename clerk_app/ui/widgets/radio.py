"""A choice among a few that stand side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget


class RadioButton(QRadioButton):
    """A radio button that is chosen as soon as its key is pressed.

    Qt answers a mnemonic by a click that ends a tenth of a second later: whoever pressed Ctrl+Enter by then would have
    recorded the choice before.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.pressed.connect(self._choose)

    def _choose(self) -> None:
        self.setChecked(True)
