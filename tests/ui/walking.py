"""What assistive technology, a finger and the Tab key find in a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QCheckBox, QWidget

SMALLEST_TARGET = 24
MOST_TABS = 200

Role = QAccessible.Role
ACTED_ON = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.SpinBox,
    Role.Slider, Role.Link, Role.MenuItem, Role.PageTab, Role.ListItem, Role.TreeItem, Role.Cell,
}  # fmt: skip
NAMED = ACTED_ON | {Role.EditableText, Role.List, Role.Tree, Role.Table, Role.Dialog, Role.ProgressBar}
"""What has to have a name: everything that somebody acts on, and what holds such things or tells of them."""


@dataclass(frozen=True)
class Found:
    """Something that assistive technology sees."""

    role: QAccessible.Role
    name: str
    rect: QRect
    what: str

    def __str__(self) -> str:
        size = f"{self.rect.width()}x{self.rect.height()}"
        return f"{self.role.name} “{self.name}” {size} in {self.what}"


def walk(window: QWidget) -> Iterator[Found]:
    """Everything in the window that can be seen now."""
    QAccessible.setActive(True)
    waiting = [(QAccessible.queryAccessibleInterface(window), type(window).__name__)]
    while waiting:
        node, inside = waiting.pop()
        if not node.isValid() or node.state().invisible:
            continue
        widget = node.object()
        what = f"{inside}/{type(widget).__name__}" if isinstance(widget, QWidget) else inside
        # Qt tells of a check box without the room that belongs to it alone, which counts as part of the target.
        rect = widget.rect() if isinstance(widget, QCheckBox) else node.rect()
        yield Found(node.role(), node.text(QAccessible.Text.Name), rect, what)
        children = [node.child(place) for place in range(node.childCount())]
        waiting += [(child, what) for child in children]


def unnamed(window: QWidget) -> list[str]:
    """What has to have a name and has none."""
    return [str(one) for one in walk(window) if one.role in NAMED and not one.name.strip()]


def too_small(window: QWidget) -> list[str]:
    """What is acted on and smaller than a finger needs."""
    found = [one for one in walk(window) if one.role in ACTED_ON and not one.rect.isEmpty()]
    return [str(one) for one in found if min(one.rect.width(), one.rect.height()) < SMALLEST_TARGET]


def out_of_reach(part: QWidget) -> list[str]:
    """What in this part of a window can have the focus, but does not get it by Tab from where the focus is now."""
    reached: set[QWidget] = set()
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [_described(widget) for widget in _focusable(part) if not _is_reached(widget, reached)]


def _focusable(part: QWidget) -> list[QWidget]:
    widgets = [widget for widget in part.findChildren(QWidget) if widget.window() is part.window()]
    return [
        widget
        for widget in widgets
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    if widget in reached or widget.focusProxy() in reached:
        return True
    # In a group of which one is chosen, Tab goes to the chosen one and the arrows to the others.
    return any(other in reached for other in _alternatives(widget))


def _alternatives(widget: QWidget) -> list[QAbstractButton]:
    if not isinstance(widget, QAbstractButton):
        return []
    groups = [group for group in widget.window().findChildren(QButtonGroup) if widget in group.buttons()]
    if groups:
        return [button for group in groups if group.exclusive() for button in group.buttons()]
    parent = widget.parentWidget()
    beside = parent.findChildren(QAbstractButton) if parent is not None and widget.autoExclusive() else []
    return [other for other in beside if other.autoExclusive()]


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{_name(widget)}” in {_where(widget)}"


def _where(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return type(parent).__name__ if parent is not None else "nothing"


def _name(widget: QWidget) -> str:
    node = QAccessible.queryAccessibleInterface(widget)
    return node.text(QAccessible.Text.Name) or widget.objectName()
