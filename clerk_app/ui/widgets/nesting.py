"""Layouts in layouts."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout


def nest(outer: QBoxLayout | QGridLayout, inner: QLayout, *place: int) -> None:
    """Put a layout into another: `place` is its stretch in a row or a column, its row and its column in a grid.

    PySide 6.11 makes an object of Python for each item that the inner layout holds already, and keeps it when Qt has
    deleted the item. Whatever Qt puts at that address later, an event or another layout, would reach Python as that
    item; so Python lets go of them at once.
    """
    if isinstance(outer, QGridLayout):
        row, column = place
        outer.addLayout(inner, row, column)
    else:
        outer.addLayout(inner, *place)
    _let_go(inner)


def _let_go(layout: QLayout) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            _let_go(item)
        elif item is not None:
            shiboken6.invalidate(item)
