"""A row like a sentence: words and what answers them in one line, set in by how deep it stands."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.forms.controls import Control
from clerk_app.ui.forms.row import FlawLabel, Row, button_for, pass_on
from clerk_app.ui.forms.values import Answer, Deed, Field, Menu, Part, Phrase, Piece
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrapping import WrappingLayout

_STEP = 22
"""How much further in each depth stands."""


class MenuButton(ActionButton):
    """A button that opens what can be done."""

    def __init__(self, theme: Theme, row: PhraseRow) -> None:
        super().__init__(theme, "", icon="ellipsis", compact=True)
        self.offers = QMenu(self)
        self.actions_by_key: dict[str, QAction] = {}
        self.clicked.connect(self._open)
        self.offers.triggered.connect(row.choose_from_menu)

    def offer(self, part: Menu) -> None:
        """Offer these, in their order."""
        self.setAccessibleName(part.words)
        self.setToolTip(part.words)
        for action in self.actions_by_key.values():
            self.offers.removeAction(action)
            action.deleteLater()
        self.actions_by_key = {}
        for deed in part.deeds:
            action = QAction(deed.words, self.offers)
            action.setData(deed.key)
            self.offers.addAction(action)
            self.actions_by_key[deed.key] = action

    def _open(self) -> None:
        self.offers.popup(self.mapToGlobal(self.rect().bottomLeft()))
        first = next(iter(self.actions_by_key.values()), None)
        if first is not None:
            self.offers.setActiveAction(first)


class PhraseRow(Row):
    """Words, fields and buttons as one sentence; a piece that stays keeps its widget, and what is typed in it."""

    def __init__(self, theme: Theme, part: Phrase) -> None:
        super().__init__(theme)
        # Its height follows from its width: a fixed one would be that of a single line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._part = part
        self.controls: dict[str, Control] = {}
        self.buttons: dict[str, ActionButton] = {}
        self._words: list[TextLabel] = []
        self._wrong_key = ""
        self._is_read_only = False
        self._line = WrappingLayout()
        self._wrong = TextLabel(theme, "", TextStyle.CAPTION, "danger.text")
        self._wrong.hide()
        self._flaws: list[FlawLabel] = []
        self._column = QVBoxLayout(self)
        nest(self._column, self._line)
        self._column.addWidget(self._wrong)
        self.show_part(part, anew=True)
        self.fit()

    @property
    def part(self) -> Phrase:
        """What is asked and said."""
        return self._part

    @property
    def words(self) -> str:
        """The words of the line with what answers them, as they are read one after the other."""
        return " ".join(filter(None, map(self._said, self._part.pieces)))

    @property
    def flaws(self) -> tuple[str, ...]:
        """What is said to make no sense in it."""
        return tuple(label.text() for label in self._flaws)

    def show_part(self, part: Part, *, anew: bool) -> None:
        if not isinstance(part, Phrase):
            return
        same = _shape(part) == _shape(self._part) and bool(self._words or self.controls or self.buttons)
        self._part = part
        if same:
            self._show_pieces(anew=anew)
        else:
            self._build(anew=anew)
        if anew:
            self.set_wrong(self._wrong_key, "")
        if part.flaws != self.flaws:
            self._say_flaws()
        self.fit()

    def choose_from_menu(self, action: QAction) -> None:
        """Do what was chosen."""
        self.answered.emit(Answer(key=str(action.data())))

    def set_wrong(self, key: str, sentence: str) -> None:
        control = self.controls.get(key)
        if control is None and key not in self.buttons:
            return
        if control is not None:
            control.set_wrong(sentence)
        if sentence or key == self._wrong_key:
            self._wrong_key = key if sentence else ""
            self._wrong.setText(sentence)
            self._wrong.setVisible(bool(sentence))

    def set_read_only(self) -> None:
        self._is_read_only = True
        for control in self.controls.values():
            control.set_read_only()
        for button in self.buttons.values():
            button.setEnabled(False)

    def first(self) -> QWidget | None:
        return next(iter(self.targets()), None)

    def target(self, key: str) -> QWidget | None:
        control = self.controls.get(key)
        return control.target if control is not None else self.buttons.get(key) or self.first()

    def targets(self) -> tuple[QWidget, ...]:
        return tuple(self._targets())

    def holds(self, key: str) -> bool:
        menus = (button for button in self.buttons.values() if isinstance(button, MenuButton))
        return key in self.controls or key in self.buttons or any(key in menu.actions_by_key for menu in menus)

    def key_here(self) -> str:
        for key, control in self.controls.items():
            if any(target.hasFocus() for target in control.targets):
                return key
        return next((key for key, button in self.buttons.items() if button.hasFocus()), self._part.key)

    def fit(self) -> None:
        metrics = self._theme.metrics
        left = metrics.px(_STEP) * self._part.depth
        self._column.setContentsMargins(left, 0, 0, 0)
        self._column.setSpacing(metrics.px(3))
        self._line.setSpacing(metrics.px(7))
        self._line.set_line_spacing(metrics.px(6))
        for control in self.controls.values():
            control.narrow_to_letters()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), self._theme.metrics
        colour = QColor(self._theme.tokens.line)
        between = metrics.px(10)  # up to the row above, so that the line of a group is one
        for depth in range(self._part.depth):
            left = metrics.px(_STEP) * depth + metrics.px(7)
            painter.fillRect(left, -between, metrics.focus, self.height() + between, colour)

    def _targets(self) -> Iterator[QWidget]:
        for piece in self._part.pieces:
            match piece:
                case Field():
                    yield from self.controls[piece.key].targets
                case Deed() | Menu():
                    yield self.buttons[piece.key]

    def _said(self, piece: Piece) -> str:
        match piece:
            case str():
                return piece
            case Field():
                known = {option.value: option.words for option in piece.options}
                return known.get(piece.value, piece.value)
        return ""

    def _show_pieces(self, *, anew: bool) -> None:
        words = iter(self._words)
        for piece in self._part.pieces:
            match piece:
                case str():
                    next(words).setText(piece)
                case Field():
                    self.controls[piece.key].show_field(piece, anew=anew)
                case Deed():
                    self.buttons[piece.key].setText("" if piece.icon_alone else piece.words)
                    self.buttons[piece.key].setAccessibleName(piece.spoken or piece.words)
                case Menu():
                    button = self.buttons[piece.key]
                    if isinstance(button, MenuButton):
                        button.offer(piece)

    def _build(self, *, anew: bool) -> None:
        before_controls, before_buttons, before_words = self.controls, self.buttons, self._words
        self.controls, self.buttons, self._words = {}, {}, []
        line: list[QWidget] = []
        for piece in self._part.pieces:
            match piece:
                case str():
                    label = TextLabel(self._theme, piece)
                    label.setWordWrap(False)
                    self._words.append(label)
                    line.append(label)
                case Field():
                    line.append(self._control(piece, before_controls).widget)
                case Deed() | Menu():
                    line.append(self._button(piece, before_buttons))
        self._line.arrange([line])
        for widget in line:
            widget.show()
        for control in before_controls.values():
            self._let_go(control.widget)
            control.deleteLater()
        for widget in (*before_buttons.values(), *before_words):
            self._let_go(widget)
        self._show_pieces(anew=anew)
        self.updateGeometry()

    def _control(self, piece: Field, before: dict[str, Control]) -> Control:
        known = before.get(piece.key)
        if known is not None and known.part.kind is piece.kind:
            control = before.pop(piece.key)
        else:
            control = Control(self._theme, piece, self)
            pass_on(control, self)
            if self._is_read_only:
                control.set_read_only()
        self.controls[piece.key] = control
        return control

    def _button(self, piece: Deed | Menu, before: dict[str, ActionButton]) -> ActionButton:
        button = before.pop(piece.key, None)
        if button is None:
            button = MenuButton(self._theme, self) if isinstance(piece, Menu) else self._deed_button(piece)
            button.setEnabled(not self._is_read_only)
        self.buttons[piece.key] = button
        return button

    def _deed_button(self, deed: Deed) -> ActionButton:
        button = button_for(self._theme, deed)
        button.setProperty("deed", deed.key)
        button.clicked.connect(self._press)
        return button

    def _let_go(self, widget: QWidget) -> None:
        widget.blockSignals(True)
        widget.hide()
        widget.deleteLater()

    def _say_flaws(self) -> None:
        for label in self._flaws:
            self._column.removeWidget(label)
            self._let_go(label)
        self._flaws = [FlawLabel(self._theme) for _ in self._part.flaws]
        for label, sentence in zip(self._flaws, self._part.flaws, strict=True):
            label.setText(sentence)
            self._column.addWidget(label)

    def _press(self) -> None:
        self.answered.emit(Answer(key=str(self.sender().property("deed"))))


def _shape(part: Phrase) -> tuple[object, ...]:
    """What decides which widgets the row has."""
    return tuple(_shape_of(piece) for piece in part.pieces)


def _shape_of(piece: Piece) -> object:
    match piece:
        case str():
            return ""
        case Field():
            return piece.kind, piece.key
        case _:
            return type(piece), piece.key
