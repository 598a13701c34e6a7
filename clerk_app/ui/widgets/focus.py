"""Where the focus is in a window, also while another window is at work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def focus_near(widget: QWidget) -> QWidget | None:
    """What has the focus in the window of a widget, or will have it when the window is the active one again."""
    return widget.window().focusWidget()


def has_focus_inside(part: QWidget) -> bool:
    """Whether something inside a part of a window has the focus of that window."""
    focused = focus_near(part)
    return focused is not None and part.isAncestorOf(focused)
