"""What the theme has beside the colours and type of the frame: the style of controls, the focus ring, the icons.

It stands apart from `theme.py` because the frame is painted before any of it is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication

from clerk_app.ui.theme import system_look
from clerk_app.ui.theme.focus_frame import FocusFollower
from clerk_app.ui.theme.fonts import OTHER_FACES, load_faces
from clerk_app.ui.theme.icons import IconCache
from clerk_app.ui.theme.look import Look
from clerk_app.ui.theme.proxy_style import ClerkStyle
from clerk_app.ui.theme.tokens import SchemeName

if TYPE_CHECKING:
    from clerk_app.ui.theme.theme import Theme


class Dress(QObject):
    """All that is drawn with beside colours, lengths and the plain face."""

    computer_changed = Signal()
    """This computer has turned to light or dark."""

    def __init__(self, theme: Theme, app: QApplication, look: Look) -> None:
        super().__init__(theme)
        load_faces(OTHER_FACES)
        self._theme = theme
        self._hints = app.styleHints()
        self.icons = IconCache()
        self.style = ClerkStyle(look, self.icons)
        app.setStyle(self.style)
        self.focus = FocusFollower(app, look)
        self._hints.colorSchemeChanged.connect(self.computer_changed)

    def system_scheme(self) -> SchemeName:
        """The theme that matches the desktop."""
        return system_look.system_scheme(self._hints)

    def wants_high_contrast(self) -> bool:
        """Whether the desktop's accessibility settings ask for more contrast."""
        return system_look.wants_high_contrast(self._hints)

    def icon(self, name: str, colour: str, size: int) -> QIcon:
        """An icon for the moment, with its disabled look, for one and for two device pixels to a pixel."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self._theme.pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
            icon.addPixmap(self._theme.pixmap(name, "text3", size, ratio), QIcon.Mode.Disabled)
        return icon

    def bind_icon(self, target: QAbstractButton | QAction, name: str, colour: str, size: int) -> None:
        """Give a button or an action an icon that follows the theme; binding again replaces it."""
        for old in target.findChildren(_IconBinding):
            old.release()
        _IconBinding(self._theme, target, name, colour, size)


class _IconBinding(QObject):
    """Lives and dies with the button or action whose icon it keeps right."""

    def __init__(self, theme: Theme, target: QAbstractButton | QAction, name: str, colour: str, size: int) -> None:
        super().__init__(target)
        self._theme, self._target = theme, target
        self._name, self._colour, self._size = name, colour, size
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the icon again in the colours and the size of now."""
        self._target.setIcon(self._theme.icon(self._name, self._colour, self._size))
        if isinstance(self._target, QAbstractButton):
            side = self._theme.metrics.px(self._size)
            self._target.setIconSize(QSize(side, side))

    def release(self) -> None:
        """Stop following."""
        self._theme.changed.disconnect(self.refresh)
        self.setParent(None)
        self.deleteLater()
