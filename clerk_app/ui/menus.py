"""The menus of the window and their texts, apart from what is in them: the frame shows no more than these."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

_TABLE = "actions"


class Menu(StrEnum):
    """The menus, in order; their texts are `MENU_TEXTS`."""

    FILE = "file"
    EDIT = "edit"
    INSERT = "insert"
    ATTENDANCE = "attendance"
    MEETING = "meeting"
    VIEW = "view"
    HELP = "help"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """The text itself, found by the translation tool; Qt's own function of this name is typed to give an object."""
    return text


def translated(text: str) -> str:
    """A text of the table of actions in the language of the window."""
    return QCoreApplication.translate(_TABLE, text)


MENU_TEXTS: Mapping[Menu, str] = {
    Menu.FILE: QT_TRANSLATE_NOOP("actions", "&File"),
    Menu.EDIT: QT_TRANSLATE_NOOP("actions", "&Edit"),
    Menu.INSERT: QT_TRANSLATE_NOOP("actions", "&Insert"),
    Menu.ATTENDANCE: QT_TRANSLATE_NOOP("actions", "&Attendance"),
    Menu.MEETING: QT_TRANSLATE_NOOP("actions", "&Meeting"),
    Menu.VIEW: QT_TRANSLATE_NOOP("actions", "&View"),
    Menu.HELP: QT_TRANSLATE_NOOP("actions", "&Help"),
}

FIRST_MENUS = frozenset({Menu.FILE, Menu.EDIT, Menu.VIEW})
"""The menus that have something to offer whichever screen is shown, and before there is one."""
