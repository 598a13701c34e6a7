"""Labels in the styles of the theme: they wrap, scale with the text size and take their colour by its part.

TextLabel(theme, "Not marked", TextStyle.CAPTION, "text2")
ElidedLabel(theme, title, TextStyle.STRONG)      one line, cut with an ellipsis, whole in the tool tip
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.theme.theme import Theme


class TextLabel(QLabel):
    """Words that wrap; shown as they are, never read as markup unless `setTextFormat` says so."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        colour: str = "text",
        *,
        even_figures: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._style = style
        self._colour = colour
        self._even_figures = even_figures
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_style(self, style: TextStyle) -> None:
        """Set the words in another style."""
        self._style = style
        self.restyle()

    def set_colour(self, colour: str) -> None:
        """Draw the words in the colour at another path of the tokens."""
        self._colour = colour
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme as it is now."""
        self.setFont(self._theme.font(self._style, even_figures=self._even_figures))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Link, self._theme.colour("link"))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # Whenever it gets another parent, Qt 6.11 gives a label the palette back that it had when the style sheet
            # was first applied to it.
            self.restyle()


class ElidedLabel(TextLabel):
    """One line that gives way: cut with an ellipsis when narrow; the tool tip and assistants have all of it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        colour: str = "text",
        *,
        even_figures: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, style, colour, even_figures=even_figures, parent=parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._offer_whole_text()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def is_cut(self) -> bool:
        """Whether some of the words do not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._offer_whole_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        draw_line_of_text(
            QPainter(self), self.contentsRect(), self.text(), self.font(), colour, _horizontal(self.alignment())
        )

    def _offer_whole_text(self) -> None:
        # A tool tip that looks like markup is read as markup: said to be markup and escaped, every name shows as it is.
        self.setToolTip(f"<qt>{escape(self.text())}</qt>" if self.is_cut() else "")


def _horizontal(alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
