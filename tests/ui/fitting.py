"""What of a window is cut off: controls that reach out of their parents or over each other, or lack room for words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import createdByPython, getAllValidWrappers

from clerk_app.ui.widgets.key_hints import KeyHintBar
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel

GIVE_WAY = (ElidedLabel, KeyHintBar)
"""What shows less where there is less room, by design."""
SLACK = 1
"""Pixels that rounding may take."""


def cut_off(window: QWidget) -> list[str]:
    """Everything that can be seen in the window and not all of it."""
    found = []
    for widget in _seen(window):
        found += [f"{_described(widget)} {fault}" for fault in _faults(widget)]
    return found


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is window.window() and not _scrolled_away(widget):
            yield widget


def _faults(widget: QWidget) -> Iterator[str]:
    outside = _outside(widget)
    if outside:
        yield f"reaches {outside} out of {type(widget.parentWidget()).__name__}"
    lacking = _lacking(widget)
    if lacking:
        yield f"has not room for its words: {lacking}"
    for one, other in _overlapping(widget):
        yield f"holds {_described(one)} over {_described(other)}"


def _outside(widget: QWidget) -> str:
    """How far a widget reaches out of its parent; what a scroll area holds may be longer than it, never wider."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return ""
    room = parent.rect()
    place = widget.geometry()
    across = max(room.left() - place.left(), place.right() - room.right())
    down = max(room.top() - place.top(), place.bottom() - room.bottom())
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        down = 0
    return ", ".join(f"{length} {way}" for length, way in ((across, "across"), (down, "down")) if length > SLACK)


def _lacking(widget: QWidget) -> str:
    """The room that is missing for the words of a label or a control."""
    if isinstance(widget, GIVE_WAY):
        return ""
    if type(widget) is TextLabel:
        return _lacking_in_label(widget)
    if isinstance(widget, (QAbstractButton, QLabel)):  # what paints itself says how much room that takes
        wanted = widget.minimumSizeHint()
        return _missing(wanted.width() - widget.width(), wanted.height() - widget.height())
    if isinstance(widget, QLineEdit):
        words = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) if not widget.text() else 0
        return _missing(words - widget.contentsRect().width(), widget.fontMetrics().height() - widget.height())
    return ""


def _lacking_in_label(label: QLabel) -> str:
    if not label.text():
        return ""
    metrics, room = label.fontMetrics(), label.contentsRect()
    if label.wordWrap():
        across = max(metrics.horizontalAdvance(word) for word in _words(label))
        down = label.heightForWidth(label.width()) - label.height()
    else:
        across, down = metrics.horizontalAdvance(" ".join(_words(label))), metrics.height() - room.height()
    return _missing(across - room.width(), down)


def _words(label: QLabel) -> list[str]:
    """The words of a label between which a line may end; none can be told of marked-up text."""
    if label.textFormat() == Qt.TextFormat.RichText:
        return [""]
    text = label.text().replace("&", "") if label.buddy() is not None else label.text()
    return re.split(r"[ \n\u2013-]+", text)


def _missing(across: int, down: int) -> str:
    return ", ".join(f"{length} {way}" for length, way in ((across, "across"), (down, "down")) if length > SLACK)


def _overlapping(parent: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Widgets that one layout places over each other."""
    layout = parent.layout()
    if layout is None:
        return
    layouts = [layout, *layout.findChildren(QLayout)]
    direct = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # By indexOf: what itemAt gives outlives its place, and PySide 6.11 later takes another thing there for it.
    laid = [one for one in direct if one.isVisible() and any(part.indexOf(one) >= 0 for part in layouts)]
    for one, other in combinations(laid, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > SLACK and common.height() > SLACK:
            yield one, other


def _scrolled_away(widget: QWidget) -> bool:
    """Whether a scroll area has it out of view now."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or not area.viewport().isAncestorOf(widget):
        return False
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return not place.intersects(area.viewport().rect())


def _described(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    said = words() if callable(words) else widget.accessibleName()
    return f"{type(widget).__name__} “{str(said)[:40]}” {widget.width()}x{widget.height()}"


def layout_items_in_python() -> list[QLayoutItem]:
    """The items that Qt made for its layouts and Python has an object for, layouts in layouts left aside."""
    items = [one for one in getAllValidWrappers() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]
    return [item for item in items if not createdByPython(item)]
