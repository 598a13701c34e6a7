"""What was found in a draft: kinds with their count, which open to one line for each place.

A kind with one finding alone is that line. What is open stays so while the draft changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.domain.checks.choice import CheckName
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.export.check_line import CheckLine
from clerk_app.ui.views.export.found import FoundGroup, FoundLine
from clerk_app.ui.views.export.presenter import Check
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class FoundList(QWidget):
    """The kinds of findings, each closed until it is opened."""

    shown_asked = Signal(str)
    """The paragraph of a finding is to be shown; its id."""
    offer_taken = Signal(object)
    """The FoundLine of what is to be put right in the minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._head = TextLabel(theme, say("export.found_head"), TextStyle.STRONG)
        self.nothing = CheckLine(theme)
        self.nothing.show_check(Check("ok", say("export.found_nothing")))
        self._groups: dict[CheckName, FoundGroupView] = {}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self.nothing)
        for check in CheckName:
            self._groups[check] = FoundGroupView(theme)
            self._column.addWidget(self._groups[check])
            self._groups[check].shown_asked.connect(self.shown_asked)
            self._groups[check].offer_taken.connect(self.offer_taken)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_groups(())

    def show_groups(self, groups: Sequence[FoundGroup], *, tells_of_none: bool = False) -> None:
        """Show what was found; where nothing was, say so only if that was asked for."""
        found = {group.check: group for group in groups}
        for check, view in self._groups.items():
            view.setVisible(check in found)
            if check in found:
                view.show_group(found[check])
        self.nothing.setVisible(tells_of_none and not groups)
        self._head.setVisible(bool(groups) or tells_of_none)
        self.setVisible(bool(groups) or tells_of_none)

    def groups(self) -> tuple[FoundGroupView, ...]:
        """The kinds that show, in order."""
        return tuple(view for view in self._groups.values() if not view.isHidden())

    def lines(self) -> tuple[CheckLine, ...]:
        """The findings that show, in order: those of kinds that are open."""
        return tuple(line for view in self.groups() for line in view.lines())

    def first_control(self) -> QWidget | None:
        """Where the keys begin: the first kind, or the only finding of it; None where nothing was found."""
        return next((view.first_control() for view in self.groups()), None)

    def _fit(self) -> None:
        self._head.setIndent(self._theme.metrics.gap_s)
        self._column.setContentsMargins(0, self._theme.metrics.gap_xs, 0, 0)
        self._column.setSpacing(self._theme.metrics.gap_xs)


class FoundGroupView(QWidget):
    """One kind: what it is and how many, and below it, once it is open, each finding."""

    shown_asked = Signal(str)
    offer_taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[FoundLineView] = []
        self._group: FoundGroup | None = None
        self._is_open = False
        self.head = _Head(theme)
        self._hint = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self._hint)
        self.head.pressed.connect(self._turn)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_open(self) -> bool:
        """Whether its findings show."""
        return self._is_open or not self._folds()

    def show_group(self, group: FoundGroup) -> None:
        """Show other findings of the kind; it stays open if it was."""
        self._group = group
        self._show()

    def lines(self) -> tuple[CheckLine, ...]:
        """The findings that show, in order."""
        return tuple(line for line in self._lines if not line.isHidden())

    def first_control(self) -> QWidget:
        """Where the keys begin."""
        return self.head.button if self._folds() else self._lines[0].button

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _folds(self) -> bool:
        """Whether the kind has a head to open: a finding alone, with nothing more to say, needs none."""
        return self._group is not None and (len(self._group.lines) > 1 or bool(self._group.hint))

    def _show(self) -> None:
        group = self._group
        if group is None:
            return
        self.head.setVisible(self._folds())
        self.head.show_kind(group.words, is_open=self._is_open)
        self._hint.setText(group.hint)
        self._hint.setVisible(self.is_open and bool(group.hint))
        shown = group.lines if self.is_open else ()
        while len(self._lines) < len(shown):
            line = FoundLineView(self._theme)
            line.shown_asked.connect(self.shown_asked)
            line.line_taken.connect(self.offer_taken)
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_line(shown[place], self.head.words_from() if self._folds() else None)
        self._fit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.head.fit()
        self._column.setContentsMargins(0, 0, 0, metrics.gap_s if self._is_open else 0)
        self._column.setSpacing(metrics.gap_xs)
        self._hint.setContentsMargins(self.head.words_from(), 0, 0, metrics.gap_xs)
        if self._folds():
            for line in self._lines:
                line.stand_in(self.head.words_from())


class FoundLineView(CheckLine):
    """A finding: alone it has a sign, below the head of its kind it stands in."""

    line_taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line: FoundLine | None = None
        self.offer_taken.connect(self._take)

    def show_line(self, line: FoundLine, inset: int | None) -> None:
        """Show another finding; `inset` is how far it stands in below its head, None where it stands alone."""
        self._line = line
        self.show_check(line.check, line.offer)
        self.stand_in(inset)

    def _take(self) -> None:
        if self._line is not None:
            self.line_taken.emit(self._line)


class _Head(QWidget):
    """The name of a kind with the button that opens it; a click anywhere on it does so too."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.button = ActionButton(theme, "", icon="chevron-right", kind=ButtonKind.QUIET, compact=True)
        self.words = TextLabel(theme)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.button.clicked.connect(self.pressed)

    def fit(self) -> None:
        """Take the measures of the theme."""
        self._row.setSpacing(self._theme.metrics.gap_s)

    def words_from(self) -> int:
        """How far from its left edge its words begin, for what stands below them."""
        return self.button.sizeHint().width() + self._theme.metrics.gap_s

    def show_kind(self, words: str, *, is_open: bool) -> None:
        """Say which kind it is, and whether it is open."""
        self.words.setText(words)
        self.button.set_icon_name("chevron-down" if is_open else "chevron-right")
        self.button.setAccessibleName(say("export.found_is_open" if is_open else "export.found_is_closed", words=words))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)
