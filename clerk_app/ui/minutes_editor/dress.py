"""Colours, type and lengths of the editor, taken from the theme once per change of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap, QStaticText

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme

ICON = 14
"""The side of the icons in cards and event lines, at 100 %."""

MEASURE = 80
"""Most characters on a line of the minutes (WCAG 2.2, 1.4.8)."""

_MOST_LETTERING = 2000
_ORDINARY_PROSE = "The board noted the report, thanked the officers who had written it, and agreed."


class Dress:
    """What the editor is drawn with at one moment."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.px = theme.metrics.px
        self.writing = theme.font(TextStyle.WRITING)
        self.number = theme.font(TextStyle.WRITING, even_figures=True)
        self.number_here = theme.font(TextStyle.SECTION, even_figures=True)
        self.time = theme.font(TextStyle.CAPTION, even_figures=True)
        self.label = theme.font(TextStyle.CAPTION_STRONG)
        self.detail = theme.font(TextStyle.CAPTION)
        self.hint = theme.font(TextStyle.BODY)
        self.card_radius = theme.metrics.radius_control
        self.border = theme.metrics.border
        self._inks: dict[str, QColor] = {}
        self._lettering: dict[tuple[int, str], QStaticText] = {}
        self._icons: dict[tuple[str, str, float], QPixmap] = {}
        metrics = QFontMetricsF(self.writing)
        self.row = max(theme.metrics.px(24), round(metrics.height() * 1.2))
        self.text_height = metrics.height()
        self.measure = metrics.horizontalAdvance(_ORDINARY_PROSE) / len(_ORDINARY_PROSE) * MEASURE
        self.label_row = max(theme.metrics.px(18), round(QFontMetricsF(self.label).height()))
        self.detail_row = max(theme.metrics.px(20), round(QFontMetricsF(self.detail).height()))

    def ink(self, path: str) -> QColor:
        """The colour at a path of the theme's tokens."""
        if path not in self._inks:
            self._inks[path] = self.theme.colour(path)
        return self._inks[path]

    def lettering(self, words: str, font: QFont) -> QStaticText:
        """Words set once in one of the fonts of this dress, since numbers and times are painted over and over."""
        key = (id(font), words)
        if len(self._lettering) > _MOST_LETTERING:
            self._lettering.clear()
        if key not in self._lettering:
            made = QStaticText(words)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=font)
            self._lettering[key] = made
        return self._lettering[key]

    def icon(self, name: str, path: str, ratio: float) -> QPixmap:
        """A small icon in the colour at a path of the theme's tokens."""
        key = (name, path, ratio)
        if key not in self._icons:
            self._icons[key] = self.theme.pixmap(name, path, ICON, ratio)
        return self._icons[key]
