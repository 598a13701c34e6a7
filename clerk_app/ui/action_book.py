"""The QActions of the table: made once, shown and reachable by their keys only while something answers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from clerk_app.ui.actions import ACTIONS, ActionId, ActionSpec, spec_of
from clerk_app.ui.menus import translated
from clerk_app.ui.theme.theme import Theme
from clerk_app.wording.catalogue import say


class ActionBook(QObject):
    """The table's QActions: made once, shown and enabled only while something answers to them."""

    asked = Signal(str)
    """The ActionId that was asked for by menu or key."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        self._commands: Mapping[ActionId, Callable[[], None]] = {}
        self._theme = theme
        self._has_icons = False
        self._group.triggered.connect(self._run)

    def show_icons(self) -> None:
        """Give every action its icon; left until a menu opens, since drawing them takes as long as the frame does."""
        if not self._has_icons:
            self._has_icons = True
            for spec in ACTIONS:
                if spec.icon:
                    self._theme.bind_icon(self._actions[spec.id], spec.icon)

    def action(self, action: ActionId) -> QAction:
        """The QAction, for a menu or a button."""
        return self._actions[action]

    def all(self) -> Iterable[QAction]:
        """Every QAction, in the order of the table."""
        return self._actions.values()

    def set_commands(self, commands: Mapping[ActionId, Callable[[], None]], asleep: Iterable[ActionId] = ()) -> None:
        """What works from now on; the rest disappears from the menus and its keys do nothing.

        `asleep` are actions that work again in a moment: they stay in the menus, disabled, so that no menu moves.
        """
        self._commands = dict(commands)
        shown = {*self._commands, *asleep}
        for name, action in self._actions.items():
            action.setVisible(name in shown)
            action.setEnabled(name in self._commands)

    def say_step(self, action: ActionId, step: str) -> None:
        """Have the menu say what an action would take back, or do again; its own words alone where nothing is known."""
        step = step.replace("&", "&&")  # a name that is said may hold one, which would mark a letter
        words = say(f"undo.{action}", step=step) if step else translated(spec_of(action).text)
        if self._actions[action].text() != words:
            self._actions[action].setText(words)

    def works_now(self) -> frozenset[ActionId]:
        """The actions that something answers to now."""
        return frozenset(self._commands)

    def run(self, action: ActionId) -> None:
        """Carry an action out as its key would; nothing happens if it does not work now."""
        if action in self._commands:
            self.asked.emit(action)
            self._commands[action]()

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(translated(spec.text), self)
        action.setData(str(spec.id))
        action.setObjectName(str(spec.id))
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys_here])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.QuitRole if spec.id is ActionId.QUIT else QAction.MenuRole.NoRole)
        self._group.addAction(action)
        return action

    def _run(self, action: QAction) -> None:
        self.run(ActionId(action.data()))
