"""The window for the room: it paints the values it is given, and never takes the keys from whoever types."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from clerk_app.ui.room_display.arrangement import Ink, Piece, arranged
from clerk_app.ui.room_display.values import RoomValues
from clerk_app.ui.theme.painting import draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.theme.tokens import DARK, LIGHT, Tokens
from clerk_app.wording.catalogue import say

SMALLEST = QSize(320, 180)
FIRST_SIZE = QSize(480, 270)
"""Small enough to leave the clerk the text on a single screen; whoever shares it makes it larger once."""


class RoomDisplay(QWidget):
    """A window of its own, light unless it is wanted dark; blank, it is a bare surface."""

    closed = Signal()
    """Its own close button was pressed."""
    was_activated = Signal()
    """The desktop gave it the keys although it takes none: they belong back where somebody types."""

    def __init__(self, theme: Theme, *, dark: bool = False) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._theme = theme
        self._dark = dark
        self._blank = False
        self._values = RoomValues()
        self.setWindowTitle(say("room.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # The program ends with the clerk's window, whether the room's is open or not.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(SMALLEST)
        theme.changed.connect(self.update)
        self._describe()

    @property
    def values(self) -> RoomValues:
        """What is shown, unless it is blank."""
        return self._values

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown."""
        return self._blank

    @property
    def tokens(self) -> Tokens:
        """The colours it is painted in: its own, or those of a theme of high contrast."""
        if self._theme.tokens.scheme == "contrast":
            return self._theme.tokens
        return DARK if self._dark else LIGHT

    def pieces(self) -> tuple[Piece, ...]:
        """Everything that is painted now."""
        return () if self._blank else arranged(self._values, self.size(), self._theme)

    def show_values(self, values: RoomValues) -> None:
        """Show these from now on; nothing is painted where they are what is shown already."""
        if values != self._values:
            self._values = values
            self._describe()
            self.update()

    def set_blank(self, blank: bool) -> None:
        """Show nothing, or the meeting again."""
        self._blank = blank
        self._describe()
        self.update()

    def set_dark(self, dark: bool) -> None:
        """Light words on a dark surface, or dark ones on a light surface."""
        self._dark = dark
        self.update()

    def fill(self, screen: QScreen) -> None:
        """Fill a screen that nobody else works on."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not showFullScreen, which asks for the keys as well (Qt 6.11).
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()

    def stand_on(self, screen: QScreen, remembered: str = "") -> None:
        """Be an ordinary window where it was before, else in a corner of this screen."""
        self.showNormal()
        if remembered and self.restoreGeometry(QByteArray.fromBase64(remembered.encode("ascii"))):
            return
        room = screen.availableGeometry()
        size = FIRST_SIZE.boundedTo(room.size())
        self.setGeometry(QRect(room.bottomRight() - QPoint(size.width(), size.height()), size))

    def place(self) -> str:
        """Where it stands, to be remembered; empty while it fills a screen."""
        return "" if self.isFullScreen() else bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def sizeHint(self) -> QSize:
        return FIRST_SIZE

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.was_activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.tokens.base))
        for piece in self.pieces():
            self._draw(painter, piece)

    def _draw(self, painter: QPainter, piece: Piece) -> None:
        colour = self.tokens.colour(piece.colour)
        match piece.ink:
            case Ink.FILL:
                painter.fillRect(piece.room, QColor(colour))
            case Ink.ICON:
                icons, ratio = self._theme.dress_up().icons, self.devicePixelRatioF()
                draw_pixmap(painter, icons.pixmap(piece.words, colour, piece.room.width(), ratio), piece.room)
            case Ink.WORDS if piece.font is not None:
                side = Qt.AlignmentFlag.AlignRight if piece.at_right else Qt.AlignmentFlag.AlignLeft
                flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
                painter.setFont(piece.font)
                painter.setPen(QColor(colour))
                painter.drawText(piece.room, int(flags), piece.words)

    def _describe(self) -> None:
        """What is painted, in words for assistants; it announces nothing by itself."""
        self.setAccessibleName(say("room.blank_name" if self._blank else "room.title"))
        self.setAccessibleDescription("" if self._blank else "\n".join(self._values.words))
