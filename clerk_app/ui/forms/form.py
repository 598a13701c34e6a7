"""A form as one widget: its rows in order, what is typed left alone while what is committed changes around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.forms.row import Row
from clerk_app.ui.forms.rows import row_for
from clerk_app.ui.forms.values import Answer, Deed, Deeds, Field, Heading, Menu, Opener, Part, Parts, Phrase
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.focus import has_focus_inside


class Form(QWidget):
    """Rows from top to bottom."""

    typed = Signal(object)
    answered = Signal(object)
    left = Signal()
    """A field lost the focus."""
    opened = Signal(str)
    grew = Signal()
    moved = Signal(QWidget, QRect)
    """As a Row tells of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, Row] = {}
        self._asked: dict[str, Field | Deed | Opener] = {}
        self._entries: frozenset[str] = frozenset()
        self._narrow = False
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._shortcut(ActionId.PARAGRAPH_UP, self._move_up)
        self._shortcut(ActionId.PARAGRAPH_DOWN, self._move_down)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def show_parts(self, parts: Parts, *, anew: bool = False) -> None:
        """Show these; a part that was shown keeps its row. `anew`: what is typed is shown as it is committed too."""
        wanted = dict(_named(parts))
        self._asked = {part.key: part for part in _answerable(parts)}
        self._entries = frozenset(part.key for part in parts if isinstance(part, Opener | Phrase) and part.moves)
        # Qt lays out all that is around a widget each time that one is shown: it is done once, when all are there.
        self._column.setEnabled(False)
        self._show_rows(wanted, anew=anew)
        self._column.setEnabled(True)
        self._column.invalidate()
        self._column.activate()
        self._set_tab_order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grew.emit()  # rows that break anew grow only now, after what made them do so

    def _show_rows(self, wanted: Mapping[str, Part], *, anew: bool) -> None:
        focused = self._place_of_focus()
        shown = {name: self._rows.get(name) or self._made(part) for name, part in wanted.items()}
        gone = [row for name, row in self._rows.items() if name not in wanted]
        self._rows = shown
        for place, (name, row) in enumerate(shown.items()):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.show_part(wanted[name], anew=anew)
            row.show()
        if focused is not None and focused[0] in gone:
            self._give_focus_near(focused[1])
        for row in gone:
            row.blockSignals(True)  # a row that goes is not left by anybody
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def set_wrong(self, key: str, sentence: str) -> None:
        """Say in its place what is wrong with an answer."""
        for row in self._rows.values():
            row.set_wrong(key, sentence)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be changed, from the next rows that are made."""
        self._is_read_only = read_only

    def set_narrow(self, narrow: bool) -> None:
        """Whether labels stand above what answers them."""
        self._narrow = narrow
        for row in self._rows.values():
            row.set_narrow(narrow)

    def row_of(self, key: str) -> Row | None:
        """The row of a field, or of the buttons that a deed is among."""
        named = (row for name, row in self._rows.items() if key in name.split("\n")[1:])
        return next(named, None) or next((row for row in self._rows.values() if row.holds(key)), None)

    def asked_at(self, key: str) -> Field | Deed | Opener | None:
        """What is asked, offered or opened under a key."""
        return self._asked.get(key)

    def go_to(self, key: str) -> bool:
        """Put the focus on a field; False where it is not asked."""
        row = self.row_of(key)
        target = row.target(key) if row is not None else None
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()  # also where it had the focus already
        return True

    def begin(self) -> None:
        """Put the focus where the form begins."""
        target = next((row.first() for row in self._rows.values() if row.first() is not None), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def has_entries(self) -> bool:
        """Whether something in it can be moved among others."""
        return bool(self._entries) and not self._is_read_only

    def _move_up(self) -> None:
        self._move("up")

    def _move_down(self) -> None:
        self._move("down")

    def _move(self, way: str) -> None:
        here = self.key_here()
        around = [entry for entry in self._entries if f"{here}/".startswith(f"{entry}/")]
        if around and self.has_entries:
            self.answered.emit(Answer(key=f"{max(around, key=len)}/{way}", value=here))

    def _shortcut(self, move: ActionId, answer: Callable[[], None]) -> None:
        # Buttons take the arrows for themselves before a key reaches the form, so these are shortcuts.
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(keys) for keys in spec_of(move).keys_here])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(answer)

    def key_here(self) -> str:
        """The key of what has the focus; empty where nothing has that is asked or done here."""
        name = next((name for name, row in self._rows.items() if has_focus_inside(row)), "")
        row = self._rows.get(name)
        return (row.key_here() if row is not None else "") or name.partition("\n")[2]

    def _made(self, part: Part) -> Row:
        row = row_for(self._theme, part)
        row.set_narrow(self._narrow)
        if self._is_read_only:
            row.set_read_only()
        row.typed.connect(self.typed)
        row.answered.connect(self.answered)
        row.left.connect(self.left)
        row.opened.connect(self.opened)
        row.grew.connect(self.grew)
        row.moved.connect(self.moved)
        return row

    def _place_of_focus(self) -> tuple[Row, int] | None:
        rows = enumerate(self._rows.values())
        return next(((row, place) for place, row in rows if has_focus_inside(row)), None)

    def _give_focus_near(self, place: int) -> None:
        rows = list(self._rows.values())
        near = [*rows[place:], *reversed(rows[:place])]
        target = next((row.first() for row in near if row.first() is not None), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_tab_order(self) -> None:
        targets = [target for row in self._rows.values() for target in row.targets()]
        for before, after in pairwise(targets):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        self._column.setSpacing(self._theme.metrics.px(10))


def _answerable(parts: Parts) -> Iterator[Field | Deed | Opener]:
    for part in parts:
        if isinstance(part, Deeds):
            yield from part.deeds
        elif isinstance(part, Phrase):
            yield from _answerable_in(part)
        elif isinstance(part, Field | Opener):
            yield part


def _answerable_in(phrase: Phrase) -> Iterator[Field | Deed]:
    for piece in phrase.pieces:
        if isinstance(piece, Menu):
            yield from piece.deeds
        elif not isinstance(piece, str):
            yield piece


def _named(parts: Parts) -> Iterator[tuple[str, Part]]:
    """The parts by names that stay theirs while the rest changes: kind and keys."""
    headings = 0
    for part in parts:
        match part:
            case Heading():
                headings += 1
                yield f"heading\n{headings}", part
            case Field():
                yield f"{part.kind}\n{part.key}", part
            case Deeds():
                yield "\n".join(("deeds", *(deed.key for deed in part.deeds))), part
            case _:
                yield f"{type(part).__name__}\n{part.key}", part
