"""What every row of a form is, and the small parts that several kinds of row have."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.forms.controls import Control
from clerk_app.ui.forms.values import Deed, Part
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.text import TextLabel


class Row(QWidget):
    """A row of a form; subclasses show one part of it."""

    typed = Signal(object)
    """An Answer while it is typed."""
    answered = Signal(object)
    """An Answer that is whole."""
    left = Signal()
    opened = Signal(str)
    grew = Signal()
    """Something inside grew that is to be seen."""
    moved = Signal(QWidget, QRect)
    """Another row of a list inside was chosen: the widget it is painted in, and where."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the lengths of the theme as it is now."""

    def show_part(self, part: Part, *, anew: bool) -> None:
        """Show another state of the part; what is being typed is left alone unless it is to be shown `anew`."""
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        """Whether labels stand above what answers them."""

    def set_wrong(self, key: str, sentence: str) -> None:
        """Say what is wrong with the answer to a key, or (empty) that nothing is."""

    def set_read_only(self) -> None:
        """Nothing can be changed."""

    def first(self) -> QWidget | None:
        """What takes the focus when somebody comes to the row; None where nothing does."""
        return None

    def target(self, key: str) -> QWidget | None:
        """What takes the focus when somebody comes to the row for the sake of a key."""
        return self.first()

    def targets(self) -> tuple[QWidget, ...]:
        """All that can take the focus, in order."""
        first = self.first()
        return (first,) if first is not None else ()

    def holds(self, key: str) -> bool:
        """Whether a key is one of those in the row, beside the one that the row is known by."""
        return False

    def key_here(self) -> str:
        """The key of what has the focus within it, where the row holds several."""
        return ""


class FlawLabel(QWidget):
    """A sentence saying what makes no sense, with its sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = TextLabel(theme, "", TextStyle.CAPTION, "warning.text")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(IconLabel(theme, "circle-alert", "warning.text", 14), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._words, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def setText(self, sentence: str) -> None:
        """Say another one."""
        self._words.setText(sentence)

    def _fit(self) -> None:
        self._line.setSpacing(self._theme.metrics.px(6))


def pass_on(control: Control, row: Row) -> None:
    """What a control tells, its row tells."""
    control.typed.connect(row.typed)
    control.answered.connect(row.answered)
    control.left.connect(row.left)
    control.grew.connect(row.grew)
    control.moved.connect(row.moved)


def button_for(theme: Theme, deed: Deed) -> ActionButton:
    """The button that does something."""
    kind = ButtonKind.DANGER if deed.is_loss else ButtonKind.PLAIN
    button = ActionButton(theme, "" if deed.icon_alone else deed.words, icon=deed.icon, kind=kind, compact=True)
    button.setAccessibleName(deed.spoken or deed.words)
    if deed.icon_alone:
        button.setToolTip(deed.words)
    return button
