"""The one table of screens and pop-ups; each is imported when it is first shown, so that none waits for another."""

# ruff: noqa: PLC0415 -- as above
from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.app import Furniture
from clerk_app.ui.screen import Desk, Screen, ScreenName


def furniture() -> Furniture:
    """All screens and pop-ups of the window."""
    return Furniture(screens={ScreenName.ROLL_CALL: _roll_call}, popups={})


def _roll_call(desk: Desk, parent: QWidget) -> Screen:
    from clerk_app.ui.views.roll_call.view import RollCallScreen

    return RollCallScreen(desk, parent)
